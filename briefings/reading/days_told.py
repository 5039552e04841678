"""Days of meetings that a log's address gives, or news without their month: 「…」の初会合が3日、市役所で開かれた."""

from __future__ import annotations

import re
from datetime import date, timedelta

_HELD_ON = re.compile(
    r"(?:会合|会議|委員会|審議会|検討会|部会|協議会|懇談会|研究会|総会)[がをは](?P<day>[\d０-９]{1,2})日(?:[（(].[)）])?(?:[、に午]|夜|昼)"
)
_ADDRESS_DAY = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)/(?P<day>\d\d)-[\w-]+-irc\b")


def day_of_log(body: str) -> tuple[str, str] | None:
    """The day in the address of a chat's log, ".../2024/03/05-lagoon-irc", and the words that say so."""
    match = _ADDRESS_DAY.search(body[:4_000])
    if match is None:
        return None
    return f"{match['year']}-{match['month']}-{match['day']}", f"The log's address ends with “{match[0]}”."


def day_of_news(published: str | None, sources: list[str]) -> tuple[str, str] | None:
    """(day, the words that say so) of the meeting that a sentence says was held: ISO, not after the paper's day."""
    if published is None or len(published) != 10:
        return None
    for text in sources:
        if (told := _HELD_ON.search(text)) and (day := _latest(int(told["day"]), date.fromisoformat(published))):
            return day.isoformat(), f"The text says “{told[0]}”, and is of {published}."
    return None


def _latest(day: int, until: date) -> date | None:
    """The last day of that number up to a day, of its month or of the month before."""
    for month in (until, until.replace(day=1) - timedelta(days=1)):
        try:
            found = month.replace(day=day)
        except ValueError:
            continue
        if found <= until:
            return found
    return None
