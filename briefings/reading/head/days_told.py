"""Days of meetings that a name, a log's address or news gives, also without its month: 「…」の初会合が3日、開かれた."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefings.dates import FoundDate, FoundDay, find_dates, find_days

DAY_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d[-_.](?:0\d|1[0-2])[-_.](?:[0-2]\d|3[01])(?!\d)")
_HELD_ON = re.compile(
    r"(?:会合|会議|委員会|審議会|検討会|部会|協議会|懇談会|研究会|"
    r"総会)[がをは](?P<day>[\d０-９]{1,2})日(?:[（(].[)）])?(?:[、に午]|夜|昼)"
)
# 本26日、東京において、…対話が行われました; 協議会は24日、県庁で第7回会合を開き
_THIS_DAY = re.compile(r"(?<![\u4e00-\u9fff])本(?P<day>\d{1,2})日")
_ON_DAY = re.compile(
    r"(?:^|[はがも、，,」）)\s])(?P<day>\d{1,2})日(?:[（(].[)）])?(?:夜|午[前後])?(?:、|に|[^、。\d]{1,12}で)"
)
_MET_JAPANESE = re.compile(
    r"(?:会合|会議|対話|協議|会談|総会|委員会|審議会|検討会|部会|懇談会|研究会|フォーラム|サミット)"
    r"[」』）)]?[^。\n]{0,40}?(?:開[いき催]|開か|行わ|行い|実施|行っ)"
)
_TO_COME = re.compile(r"予定|次回|前回|開催する(?:こと|と)|開かれる|行われる")
_SAYS_HELD = re.compile(r"開催|\bheld\b|結果|概要")
_TODAY = re.compile(
    r"\b(?:held|met|meeting|convened|gathered|took place|opened)\b[^.]{0,80}\btoday\b|本日", re.IGNORECASE
)
_DAY_BEFORE = re.compile(r"\b(?P<day>[A-Z][a-z]{2,8} \d{1,2}),? and (?:on )?(?:\w+day,? )?(?:the )?$")
_FEW = 5  # days
_THIS_ONE = (
    "同会合は",
    "本会合は",
    "同会議は",
    "今回の会合は",
    "今回の会議は",
    "今般の会合は",
    "今次会合は",
    "同対話は",
)
_TOLD_OF = re.compile(r"に[^、。]{0,20}(?:行われた|開催された|開かれた)(?=[^、。，\s])")
_LONG_AGO = 60  # days
_DATELINE_TOWN = re.compile(r"[A-ZÀ-Þ][\w .’'-]{1,40}, (?:[\w’'. ]{2,30}, )?[(]?(?:[A-Z][a-z]+day,? )?")
_DASH_BEHIND = re.compile(r"[)]?\s?(?:[–—]|--?)\s")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ON_WEEKDAY = re.compile(r"\bon (?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?! next)")
# "The warning came at the fifth sitting of the Panel": what the first sentences tell of was said there.
_CAME_AT = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:\w+ )?(?:warning|decision|vote|announcement|move|call|row|"
    r"walkout|remarks?|comments?|"
    r"proposal|agreement|deal|plea|request|criticism|figures?) (?:came|was made|were made|was taken|was announced|"
    r"were given|emerged) (?:at|during|in|after) (?:the|its|a|an|their) (?:[\w-]+ ){0,3}?"
    r"(?:meeting|session|sitting|plenary|hearing)\b"
)
# "agreed on Wednesday to exchange data, at the close of the two-day 27th session"
_AT_ITS_END = re.compile(
    r"\bon (?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b[^.\n]{0,160}?"
    r"\b(?:at the (?:close|end|start|opening|conclusion) of|as) (?:the|its|their|a) (?:[\w-]+ ){0,4}?"
    r"(?:meeting|session|summit|conference|talks|dialogue)\b"
)
_BOT_SAYS = re.compile(
    r"[Mm]eeting started (?:at )?[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2})\s+(?P<day>\d{1,2}) (?P<time>\d{1,2}:\d{2})"
    r"(?::\d{2})? (?P<year>\d{4})"
)
_ADDRESS_DAY = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)/(?P<day>\d\d)-[\w-]+-irc\b")
# "ON 7 MAY 2019", below "HELD IN THE CENTRE WILLIAM RAPPARD"
ON_THE_DAY = re.compile(
    r"(?:held )?on (?:the )?(?:\w+day,? )?(?:\d|(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december) \d)",
    re.IGNORECASE,
)

_ERAS = {"令和": 2019, "平成": 1989, "昭和": 1926}
_FISCAL_YEAR = re.compile(r"(?:(?P<era>令和|平成|昭和)\s?(?P<count>元|\d{1,2})|(?P<year>(?:19|20)\d\d))\s?年度")


def day_of_log(body: str) -> tuple[str, str] | None:
    """The day in the address of a chat's log, ".../2024/03/05-lagoon-irc", and the words that say so."""
    match = _ADDRESS_DAY.search(body[:4_000])
    if match is None:
        return None
    return f"{match['year']}-{match['month']}-{match['day']}", f"The log's address ends with “{match[0]}”."


def day_of_bot(body: str) -> tuple[str, str] | None:
    """ "Meeting started Wed Mar  7 18:31:43 2012 UTC.": what a chat's bot says when a meeting begins."""
    match = _BOT_SAYS.search(body[:4_000])
    dates = find_dates(f"{match['month']} {match['day']}, {match['year']}", years=False) if match else []
    return (dates[0].first, f"The bot says “{match[0]}”.") if match and dates else None


def day_of_news(published: str | None, sources: list[str], body: str) -> tuple[str, str] | None:
    """(day, the words that say so) of the meeting that a sentence says was held: ISO, not after the paper's day."""
    if published is None or len(published) != 10:
        return None
    until = date.fromisoformat(published)
    for text in sources:
        for day in find_days(text):
            on = within(day, published)
            if on:
                return on, f"The text says “{text[day.start : day.end]}”, and is of {published}."
    if weekday := _weekday_of_meeting(sources, body):
        back = (until.weekday() - _WEEKDAYS.index(weekday["weekday"].lower())) % 7
        return (until - timedelta(days=back)).isoformat(), f"The text says “{weekday[0]}”, and is of {published}."
    for text in sources:
        if (told := _HELD_ON.search(text)) and (latest := _latest(int(told["day"]), until)):
            return latest.isoformat(), f"The text says “{told[0]}”, and is of {published}."
    return None


def day_of_notice(published: str | None, body: str, *, news: bool) -> tuple[str, str] | None:
    """本26日 of the meeting that one of the first sentences tells of; in news, 24日 alone."""
    if published is None or len(published) != 10 or "日" not in body[:1_500]:
        return None
    for sentence in re.split(r"[。\n]", body[:1_500])[:12]:
        if not _MET_JAPANESE.search(sentence) or _TO_COME.search(sentence):
            continue
        told = _THIS_DAY.search(sentence) or (_ON_DAY.search(sentence) if news else None)
        if told and (latest := _latest(int(told["day"]), date.fromisoformat(published))):
            return latest.isoformat(), f"The text says “{told[0].strip('、 ')}”, and is of {published}."
    return None


def day_in_title(title: str, published: str | None) -> tuple[str, str, str] | None:
    """(first day, last day, why) of 第3回対話の開催（3月21、22日）, in the year in which that was before the paper."""
    if published is None or len(published) != 10 or not _SAYS_HELD.search(title):
        return None
    days = find_days(title)
    on = within(days[0], published) if len(days) == 1 else None
    said = f"The title says “{title[days[0].start : days[0].end]}”, and is of {published}." if on else ""
    return (on, days[0].end_in_year(int(on[:4])) or on, said) if on else None


def within(day: FoundDay, published: str) -> str | None:
    """The day without a year, where it was in the weeks before the paper; what lies further back is most likely
    ahead."""
    until = date.fromisoformat(published)
    for year in (until.year, until.year - 1):
        on = day.in_year(year)
        if on and until - timedelta(days=_LONG_AGO) < date.fromisoformat(on) <= until:
            return on
    return None


def _weekday_of_meeting(sources: list[str], body: str) -> re.Match[str] | None:
    """ "was held on Tuesday"; or "on Tuesday" in the first sentences, where "the warning came at" the meeting."""
    opening = body[:3_000]
    if told := _AT_ITS_END.search("\n".join(opening.split("\n")[:8])):
        return told
    said = [*sources, *(opening.split("\n")[:6] if _CAME_AT.search(opening) else ())]
    return next((told for text in said if (told := _ON_WEEKDAY.search(text))), None)


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


def with_first_day(text: str, day: FoundDate) -> FoundDate:
    """ "on Thursday, October 1, and Friday, October 2, 2020": both days, where the first stands right before."""
    before = _DAY_BEFORE.search(text, max(0, day.start - 40), day.start) if day.first == day.last else None
    days = find_days(before["day"]) if before else []
    first = days[0].in_year(int(day.first[:4])) if len(days) == 1 and day.is_day else None
    near = first is not None and 0 < (date.fromisoformat(day.first) - date.fromisoformat(first)).days < _FEW
    return FoundDate(day.start, day.end, first, day.last) if first and near else day


def of_another(text: str, day: FoundDay) -> bool:
    """同会合は、11月1日に東京で行われた第1回対話から…: the day of a meeting that is told of in passing."""
    return text.startswith(_THIS_ONE) and _TOLD_OF.match(text, day.end) is not None


def behind_dateline(text: str, days: list[FoundDate]) -> list[FoundDate]:
    """ "PORT ALDER, 14 June 2024 - The meeting was held on 12 June 2024": the days without that of the dateline."""
    if days and text.startswith("date ") and days[0].start < 6:
        return days[1:]  # "date 2023-09-06 On September 5, ...": the page's own day
    opens = len(days) > 1 and _DATELINE_TOWN.fullmatch(text, 0, days[0].start)
    return days[1:] if opens and _DASH_BEHIND.match(text, days[0].end) else days


def up_to_its_day(sentence: str) -> str:
    """What stands behind the day does not undo it: "met on 4 May to discuss the revised draft"."""
    return sentence[: next((one.end for one in find_dates(sentence, years=False) if one.is_day), len(sentence))]


def says_today(text: str) -> bool:
    """Whether the first words say that the meeting was held today."""
    return bool(_TODAY.search(text[:3_000]))


def day_in_name(name: str) -> str | None:
    """The one day in a name: "2020-04-02", "Meeting_2025_03_04", "call-20250304", "Minutes 4 March 2025"."""
    days = {re.sub(r"[_.]", "-", match[0]) for match in DAY_IN_NAME.finditer(name)}
    days = days or {one.first for one in find_dates(name.replace("_", " "), years=False) if one.is_day}
    return days.pop() if len(days) == 1 else None


def in_fiscal_year(day: FoundDay, texts: list[str]) -> tuple[str, str] | None:
    """8月18日 under 平成29年度: the day in Japan's fiscal year, which begins in April; with the words that say so."""
    for text in texts:
        match = _FISCAL_YEAR.search(text) if "年度" in text else None
        if match is None:
            continue
        count = 1 if match["count"] == "元" else int(match["count"]) if match["count"] else 0
        year = int(match["year"]) if match["year"] else _ERAS[match["era"]] + count - 1
        date = day.in_year(year + (day.month < 4))
        return (date, match[0]) if date else None
    return None
