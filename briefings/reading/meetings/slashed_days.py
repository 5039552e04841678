"""Days such as 3/4/2025, of which only the record around them says whether it is in March or in April."""

from __future__ import annotations

import re
from datetime import date

_SLASHED = re.compile(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>(?:(?:19|20)\d\d|\d\d))(?![\d/])")
# "11/03/2009 - 03/12/2014": how long somebody was in office.
_YEARS_APART = re.compile(r"/(?P<from>\d{2,4})\s?[-–—]\s?\d{1,2}/\d{1,2}/(?!(?P=from)(?!\d))\d{2,4}")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"[£€]|\b(?:Cllrs?|Councillors?|Parish Council|Oireachtas|Dáil|Shire|apologies|programmes?|organisations?|"
    r"behaviour|Lok Sabha|Shri|Smt|Conseil|séance)\b"
)
_MONTH_FIRST = re.compile(
    r"\b(?:Pledge of Allegiance|Council ?members?|Councilm[ae]n|Aldermen|Commissioners|Supervisors|Mayor Pro Tem|"
    r"Trustees|School District|[A-Z]{2} \d{5}(?:-\d{4})?)\b"
)


def slashed_day(sources: list[str], text: str, file_day: str | None) -> tuple[str, str] | None:
    """(ISO day, reason) of the first such day of the sources; None where nothing tells the day from the month."""
    for source in sources:
        match = _SLASHED.search(source) if "/" in source else None
        if match is None or _YEARS_APART.search(source):
            continue
        first, second, year = int(match["a"]), int(match["b"]), _year(match["year"])
        by_day, by_month = _iso(year, second, first), _iso(year, first, second)
        for day in (by_day, by_month):
            if day and day == file_day:
                return day, f"The record says “{match[0]}”, and its file's name says which number is the day."
        weekday = _WEEKDAY.search(source)
        fits = [day for day in (by_day, by_month) if day and weekday and _falls_on(day, weekday[0])]
        if len(fits) == 1 and weekday:
            return fits[0], f"The record says “{match[0]}”, which is a {weekday[0].capitalize()} only so."
        order = _order(text)
        day = by_day if order == "day" else by_month if order == "month" else None
        return (day, f"The record says “{match[0]}”; its other words say which number is the day.") if day else None
    return None


def _order(text: str) -> str | None:
    """ "day" or "month", whichever the record writes first."""
    others = [(int(match["a"]), int(match["b"])) for match in _SLASHED.finditer(text[:200_000])]
    days, months = any(one > 12 for one, _ in others), any(two > 12 for _, two in others)
    if days != months:
        return "day" if days else "month"
    days, months = _DAY_FIRST.search(text[:60_000]) is not None, _MONTH_FIRST.search(text[:60_000]) is not None
    return None if days == months else "day" if days else "month"


def _year(digits: str) -> int:
    """2004 for "04" and 1998 for "98": no record is older than that, or from later than some years on."""
    year = int(digits)
    return year if year > 99 else year + (1900 if year > 69 else 2000)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _falls_on(day: str, weekday: str) -> bool:
    return _WEEKDAYS[date.fromisoformat(day).weekday()] == weekday.lower()
