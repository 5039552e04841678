"""Periods reckoned from the day on which something was said: "by Friday", "next week", "by spring", 来週, 来春."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_JAPANESE_WEEKDAYS = "月火水木金土日"
# One of these stands, in small letters, in whatever names such a period.
WORDS = (
    *_WEEKDAYS,
    *(
        "week",
        "within ",
        "in the next",
        "spring",
        "summer",
        "autumn",
        "winter",
        "decade",
        "quarter",
        "jahresende",
    ),
    *("今週", "来週", "再来週", "今月", "来月", "再来月", "今春", "来春", "今夏", "来夏", "今秋", "来秋"),
)
_WEEKDAY = re.compile(
    r"\b(?:by|before|until|till|no later than|due(?: by| on)?|deadline(?: of| is)?:?)\s(?:close of business |"
    r"the end of |end of |"
    r"noon |midnight )?(?:on )?(?P<which>this |next |the coming |coming )?"
    rf"(?P<day>{'|'.join(_WEEKDAYS)})\b(?!,?\s+(?:the )?(?:\d|January|February|March|April|May|June|July|August|"
    rf"September|"
    r"October|November|December))",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"\b(?P<part>(?:the )?(?:end|close) of )?(?P<which>(?:this|next|the coming|the following) week\b)|"
    r"\b(?P<end>(?:the )?(?:end|close) of (?:the )?week\b)",
    re.IGNORECASE,
)
_NUMBERS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split(),
    )
}
_WITHIN = re.compile(
    rf"\b(?:(?:within|in|over) the (?:next|coming) (?:(?P<count>\d{{1,3}}|{'|'.join(list(_NUMBERS)[1:])}) )?|"
    rf"within (?P<alone>\d{{1,3}}|an?|{'|'.join(list(_NUMBERS)[1:])}) (?:calendar )?)"
    # "within 30 days of receipt" is counted from something else
    r"(?P<unit>days?|weeks?|months?)\b(?!\s(?:of|after|from|following|before|prior)\b)",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"\b(?:by|until|in|during|over|from)\s(?:the )?(?P<which>next |this |coming )?(?:early |late )?"
    r"(?P<season>spring|summer|autumn|winter)\b(?! (?:of\s)?(?:\d|term|school|break|semester|session))|"
    r"\b(?P<which2>this|next) (?P<season2>spring|summer|autumn|winter)\b(?! (?:of\s)?\d)",
    re.IGNORECASE,
)
_SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "winter": (12, 2),
    "春": (3, 5),
    "夏": (6, 8),
    "秋": (9, 11),
}
_DECADE = re.compile(r"\b(?:the )?end of (?:the|this) decade\b", re.IGNORECASE)
_TURN = re.compile(r"\bJahresende\b|\bturn of the year\b", re.IGNORECASE)
_JAPANESE = re.compile(
    r"(?P<week>今週|再来週|来週)(?:の)?(?:(?P<day>[月火水木金土日])曜日?|(?P<end>末))?|"
    r"(?P<month>今月|再来月|来月)(?P<part>末|上旬|中旬|下旬)?|(?P<year>今|来)(?P<season>[春夏秋])(?![\u4e00-\u9fff]{2})"
)


def days_ahead(text: str, today: str) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, first day, last day) of each such period. `today` is a full ISO day, else nothing is reckoned."""
    if len(today) != 10:
        return
    day = date.fromisoformat(today)
    for match in _WEEKDAY.finditer(text):
        to = _weekday(day, _WEEKDAYS.index(match["day"].lower()), following=(match["which"] or "").lower() == "next ")
        yield match.start("day"), match.end(), to.isoformat(), to.isoformat()
    for match in _WEEK.finditer(text):
        weeks = 0 if match["end"] or match["which"].lower().startswith("this") else 1
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
        first = monday + timedelta(days=4 if match["end"] or match["part"] else 0)
        yield match.start(), match.end(), first.isoformat(), (monday + timedelta(days=6)).isoformat()
    for match in _WITHIN.finditer(text):
        said = (match["count"] or match["alone"] or "one").lower()
        count = int(said) if said.isdecimal() else _NUMBERS.get(said, 1)  # "within a week"
        unit = match["unit"].lower().rstrip("s")
        last = day + timedelta(days=count * {"day": 1, "week": 7, "month": 30}[unit])
        if unit == "month":
            last = _months_on(day, count)
        yield match.start(), match.end(), today, last.isoformat()
    for match in _SEASON.finditer(text):
        name, which = (
            (match["season"] or match["season2"]).lower(),
            (match["which"] or match["which2"] or "").strip().lower(),
        )
        yield match.start(), match.end(), *_season(day, name, following=which == "next")
    for pattern, year in ((_DECADE, day.year // 10 * 10 + 9), (_TURN, day.year)):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), f"{year}-12-31", f"{year}-12-31"
    yield from _japanese(text, day)


def _japanese(text: str, day: date) -> Iterator[tuple[int, int, str, str]]:
    for match in _JAPANESE.finditer(text):
        if match["week"]:
            monday = (
                day - timedelta(days=day.weekday()) + timedelta(weeks=["今週", "来週", "再来週"].index(match["week"]))
            )
            first, last = monday, monday + timedelta(days=6)
            if match["day"]:
                first = last = monday + timedelta(days=_JAPANESE_WEEKDAYS.index(match["day"]))
            elif match["end"]:
                first = monday + timedelta(days=4)
            yield match.start(), match.end(), first.isoformat(), last.isoformat()
        elif match["month"]:
            first = _months_on(day.replace(day=1), ["今月", "来月", "再来月"].index(match["month"]))
            last = _months_on(first, 1) - timedelta(days=1)
            low, high = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last.day), "末": (last.day, last.day)}.get(
                match["part"] or "", (1, last.day)
            )
            yield match.start(), match.end(), first.replace(day=low).isoformat(), first.replace(day=high).isoformat()
        else:
            year = day.year + (match["year"] == "来")
            low, high = _SEASONS[match["season"]]
            yield match.start(), match.end(), f"{year}-{low:02d}-01", _month_end(year, high)


def _weekday(day: date, number: int, *, following: bool) -> date:
    """The next such weekday after a day; with `following`, the one of the week after."""
    if following:
        return day - timedelta(days=day.weekday()) + timedelta(weeks=1, days=number)
    return day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)


def _season(day: date, name: str, *, following: bool) -> tuple[str, str]:
    """The season that is, or comes next; with `following`, not the one that is."""
    low, high = _SEASONS[name]
    for year in (day.year, day.year + 1, day.year + 2):
        first, last = f"{year}-{low:02d}-01", _month_end(year + (high < low), high)
        if last > day.isoformat() and not (following and first <= day.isoformat()):
            return first, last
    return day.isoformat(), day.isoformat()


def _months_on(day: date, count: int) -> date:
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, int(_month_end(year, month)[-2:])))


def _month_end(year: int, month: int) -> str:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).isoformat()
