"""What Japanese sentences say of other meetings: 昨年12月に東京で行われた第2回, 3月に開く次回の会合."""

from __future__ import annotations

import re

from briefings.dates import find_dates, find_days
from briefings.dates.ordinals import fold_digits
from briefings.records import ReadMeeting

COUNTED = re.compile(
    r"(?:会合|会議|検討会|委員会|部会|懇談会|研究会|対話|協議|総会|WG)?(?:以降|の|は|を|に|で|が|）|\)|（|\(|、|議事|$)"
)
CUE = re.compile(r"前回|次回|議事|会合|開催|開かれ|開き|開いた|会議録|予定|部会|委員会|検討会|懇談会|審議会|対話")
_DAY = r"(?:(?:\w{2}|\d{2})(?:元|\d{1,2})年)?\d{1,2}月(?:\d{1,2}日)?"
# 9月12日の第6回, 平成26年6月に第1回, 2022年12月に東京で行われた第2回
DAY_BEFORE = re.compile(
    rf"(?P<day>{_DAY})(?:[(（].[)）])?(?:[のに]|に(?:(?P<place>[^\s。、第]{{2,12}}?)(?:で|において))?"
    r"(?:開催|開か|開き|開い|行|実施)[^。、]{1,8})第[^第]{1,24}$"
)
_YEARS = {"一昨年": -2, "昨年": -1, "今年": 0, "本年": 0, "来年": 1}
_YEAR_WORD = re.compile(rf"(?P<word>{'|'.join(_YEARS)})の?\s?(?=[\d０-９]{{1,2}}月)")
_PART = r"(?:[上中下]旬|ごろ|頃)?"
_PLACE = r"(?:(?P<place>[^\s。、，,第\d]{2,16}?)(?:において|にて|で)、?)?"
# 3月に開く次回の会合; 次回は3月に開く
_NEXT = re.compile(
    rf"(?P<day>{_DAY}){_PART}に{_PLACE}(?:開[くかき]|開催|行)[^。、]{{0,10}}次回|"
    rf"次回(?:の?(?:会合|会議|対話|総会))?[はを]、?(?P<day2>{_DAY}){_PART}"
    rf"(?:に、?(?:(?P<place2>[^\s。、，,第\d]{{2,16}}?)(?:において|にて|で)、?)?|の|開催|を予定)"
)
# 前回の2024年10月の会合; 前回会合は2017年5月にトルクメニスタンにおいて開催
_LAST = re.compile(
    rf"前回(?:の?(?:会合|会議|対話|総会))?[のは]、?(?P<day>{_DAY})"
    rf"(?:の(?:会合|会議|対話)|に{_PLACE}(?:開催|開か|開い|行わ))"
)


def with_years(sentence: str, today: str | None) -> str:
    """昨年12月 and 来年3月 with the year that is meant on that day."""
    if today is None or "回" not in sentence or "年" not in sentence:
        return sentence
    return _YEAR_WORD.sub(lambda said: f"{int(today[:4]) + _YEARS[said['word']]}年", sentence)


def said_before(sentence: str, end: int) -> re.Match[str] | None:
    """The day, and perhaps the place, right before a Japanese sentence counts a meeting."""
    japanese = "回" in sentence[max(0, end - 12) : end]
    return DAY_BEFORE.search(sentence[max(0, end - 40) : end]) if japanese else None


def behind_count(sentence: str, end: int) -> str:
    """What stands behind a counted meeting, with the place that stands before it."""
    before = said_before(sentence, end)
    behind = sentence[end - 1 if sentence[end - 1] in "(（" else end :]
    return f"、{before['place']}で開催。{behind}" if before and before["place"] else behind


def next_and_last(sentence: str, recorded: ReadMeeting, today: str | None) -> list[ReadMeeting]:
    """The next and the last meeting where a sentence gives their day or their month."""
    found: list[ReadMeeting] = []
    folded = fold_digits(sentence)
    for pattern, later in ((_NEXT, True), (_LAST, False)):
        for match in pattern.finditer(folded):
            said = match["day"] or (match["day2"] if later else None)
            date = _dated(said, today, later=later) if said else None
            if date and date != recorded.date:
                place = match["place"] or (match["place2"] if later else None)
                found.append(ReadMeeting(recorded.series, date=date, place=place, status="mentioned"))
    return found


def _dated(said: str, today: str | None, *, later: bool) -> str | None:
    """The day or the month, in the year nearest to that day on its side where none is given."""
    if dates := find_dates(said, years=False):
        return dates[0].first if len(dates[0].first) > 4 else None
    if today is None:
        return None
    days, month = find_days(said), int(said.partition("月")[0])
    for year in (int(today[:4]), int(today[:4]) + (1 if later else -1)):
        date = days[0].in_year(year) if days else f"{year}-{month:02}" if 0 < month < 13 else None
        if date and (date > today[: len(date)] if later else date < today[: len(date)]):
            return date
    return None
