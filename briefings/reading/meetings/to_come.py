"""Meetings that a record only says will be held: the fiftieth one on a day, or the next in a town."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.dates import find_dates, find_days
from briefings.reading.text.lines import Line
from briefings.records import ReadMeeting

_WILL_BE_HELD = re.compile(
    r"^(?:The )?(?:[\w-]+ )?(?P<name>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){1,9}) (?:will be|is to be|is scheduled to be) "
    r"(?:held|convened)(?: in (?P<place>[A-Z][\w.’'-]*(?:,? [A-Z][\w.’'-]*){0,3}))?"
)
# "will convene the fiftieth meeting", "is to host its first summit"
_WILL_MEET = re.compile(
    r"\b(?:will|is to|are to) (?:convene|hold|host|open) (?:the|its|their) (?:[\w’'-]+ ){0,9}?"
    r"(?i:meeting|session|summit|conference|dialogue|forum|workshop)\b"
)
_WILL_MEET_JAPANESE = re.compile(
    r"を開くことに|を[^。\n]{0,40}開催(?:する(?:こと|予定|運び)|いたします|します(?!た))|開催されます"
)
_TO_BE_HELD_ON = re.compile(r"日(?:[（(].[)）])?に(?:開く|開催(?:へ|$|決定)|開かれる)")
_MET_JAPANESE = re.compile(
    r"(?:開催|実施)(?:しました|いたしました|され(?:た|ました))|(?:開か|行わ)れ(?:た|ました)|会談を行"
)
_MET = re.compile(
    r"\b(?:(?:was|were) (?:held|convened|hosted)|held (?:its|the|an?|on|in)|took place|met|gathered|opened|"
    r"meeting (?:here|in|on|today)|today|yesterday)\b"
)
# "Viet Nam to host ASEAN ministers' meeting": a headline, and nobody's name.
_NEXT_HEADING = re.compile(
    r"(?:[\dIVX]{1,4}[.)]?\s+)?(?:dates?(?:,? (?:time )?(?:and|&) (?:time|place|venue))? of (?:the )?)?next "
    r"(?:[\w-]+ )?(?:meeting|session|call|date)s?(?: date)?\s?:?",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    r"\b(?:to (?:host|hold|open|attend|chair|meet)|[Hh]opeful|To [A-Z][a-z]+|"
    r"hosts|opens|meets|holds|[Aa]ttends|[Vv]isits|says|yields|"
    r"(?i:reaffirms?|convenes?|advocates?|urges?|welcomes|highlights|underscores?|agrees?|adopts?|launches|pledges?|"
    r"backs|calls for))\b"
)


def lines_of_the_next(lines: list[Line]) -> set[int]:
    """The lines under a heading "Next meeting": the day, the hour and the place there are not this meeting's."""
    found: set[int] = set()
    for index, line in enumerate(lines[:400]):
        if len(line.text) > 60 or "next" not in line.text.lower() or not _NEXT_HEADING.fullmatch(line.text):
            continue
        below = [at for at in range(index + 1, min(index + 8, len(lines))) if not lines[at].blank]
        end = next((at for at in below if lines[at].heading), None) if line.heading else below[2:3] and below[2]
        found.update(range(index, end or min(index + 8, len(lines))))
    return found


def is_headline(name: str) -> bool:
    """Whether what a title seems to call a body is a headline's sentence."""
    return _HEADLINE.search(name) is not None


def is_to_come(body: str) -> bool:
    """Whether the first sentences tell only that a meeting will be held."""
    told = "\n".join(body[:2_000].split("\n")[:6])
    if ("開催" in told or "開く" in told) and _WILL_MEET_JAPANESE.search(told):
        return not _MET_JAPANESE.search(told)
    return _WILL_MEET.search(told) is not None and not _MET.search(told)


def planned_in_title(title: str, published: str | None) -> tuple[str, str | None] | None:
    """The first day, and of several the last, of 日米対話 5月9日、10日に開く: the next ones after the paper's day."""
    if published is None or len(published) != 10 or not _TO_BE_HELD_ON.search(title):
        return None
    days = find_days(title)
    for year in (int(published[:4]), int(published[:4]) + 1) if len(days) == 1 else ():
        first = days[0].in_year(year)
        if first and first > published:
            last = days[0].end_in_year(year)
            return first, last if last != first else None
    return None


def planned(body: str, meeting: ReadMeeting, reasons: dict[str, str]) -> ReadMeeting:
    """The day and the town of "The third Dialogue will be held in Tokyo on July 22, 2015", said of what is to come."""
    for text in body[:3_000].split("\n")[:12]:
        held, meet = _WILL_BE_HELD.search(text), _WILL_MEET.search(text)
        if not held and not meet:
            continue
        days = [one for one in find_dates(text, years=False) if one.is_day]
        place = None
        if held:
            told = len(days) == 1 and (meeting.series is None or same_words(held["name"], meeting.series))
            place = held["place"]
        else:
            days = [one for one in days if meet and one.start > meet.end()]
            told = len(days) == 1 and text[max(0, days[0].start - 10) : days[0].start].rstrip().endswith(" on")
        if told:
            reasons["date"] = f"The text says that it will be held: “{text[:120]}”."
            last = days[0].last if days[0].last != days[0].first else None
            return replace(meeting, date=days[0].first, end_date=last, place=place or meeting.place)
    return meeting


def same_words(one: str, other: str) -> bool:
    """ "Japan-U.S. Cyber Dialogue" and "U.S.-Japan Cyber Dialogue": each side names itself first."""
    first, second = (sorted(re.findall(r"[^\s-]+", name.casefold().replace(".", ""))) for name in (one, other))
    return first == second
