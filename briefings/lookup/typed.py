"""A meeting as somebody types it -> its words, its number, its date. Numbers and dates are keys: a wrong one
matches nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefings.dates import find_dates, find_ordinals

Days = tuple[str, str]  # first and last, ISO 8601, each cut where the text says no more

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
_DAY_OF_YEAR = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?{_MONTH}\b"),
    re.compile(rf"\b{_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"),
    re.compile(rf"\bin\s+{_MONTH}(?=\s|$)"),
    re.compile(r"(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"),
)
_SLASHED = re.compile(r"\b(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b")
_RELATIVE_DAY = re.compile(
    rf"\b(?:(?P<which>last|this|next|past|on)\s+)?(?:(?P<day>{_WEEKDAY})|(?P<named>today|yesterday|tomorrow))\b"
)
_RELATIVE_SPAN = re.compile(r"\b(?P<which>last|this|next|past)\s+(?P<unit>week|month|year)\b")
_LATEST = re.compile(
    r"\b(?:the\s+)?(?:latest|newest|most\s+recent|last|previous)\b|最新(?:の)?|前回(?:の)?|直近(?:の)?"
)
# The kind of record, which is no word of what the body is called.
_RECORD = re.compile(
    r"\b(?:the\s+)?(?:minutes|notes|transcript|proceedings)\b(?:\s+(?:of|from|for)\b(?:\s+the\b)?)?|議事(?:録|概要|要旨|メモ)"
)
_NUMBER = re.compile(r"(?<![\w.,/:-])(?P<number>\d{1,3})(?![\w/:%-]|[.,]\d)|(?P<times>\d{1,3})\s*回")


@dataclass(frozen=True, slots=True)
class Typed:
    """What a text says of a meeting. `days` holds the ranges it may mean (more than one where it can be read two ways);
    `month_day` is a date without its year; `words` is the rest.
    """

    words: str
    number: int | None = None
    days: tuple[Days, ...] = ()
    month_day: str | None = None
    latest: bool = False

    @property
    def has_key(self) -> bool:
        """Whether it names a number or a date."""
        return self.number is not None or bool(self.days) or self.month_day is not None


def typed_meeting(text: str, today: date) -> Typed:
    """The parts of `text`. "last wednesday" is counted from `today`."""
    rest = unicodedata.normalize("NFKC", text).casefold()
    said, rest = _dates(rest, today)
    latest = _LATEST.search(rest) is not None
    rest = _LATEST.sub(" ", rest)
    number, rest = _number(rest)
    rest = _RECORD.sub(" ", rest) if _RECORD.sub(" ", rest).strip() else rest
    return replace(said, words=" ".join(rest.split()), number=number, latest=latest)


def without_keys(title: str) -> str:
    """A record's title without its numbers and dates: these are matched as keys, not as words."""
    spans = [(each.start, each.end) for each in find_dates(title)] + [
        (each.start, each.end) for each in find_ordinals(title)
    ]
    for start, end in sorted(spans, reverse=True):
        title = _without(title, start, end, brackets=True)
    return " ".join(title.split())


def _dates(text: str, today: date) -> tuple[Typed, str]:
    slashed = _SLASHED.search(text)
    if slashed:
        readings = {(slashed["one"], slashed["two"]), (slashed["two"], slashed["one"])}
        days = [_iso(int(slashed["year"]), int(month), int(day)) for month, day in sorted(readings)]
        known = tuple((day, day) for day in days if day is not None)
        if known:
            return Typed("", days=known), _without(text, slashed.start(), slashed.end())
    found = find_dates(text)
    if found:
        rest = text
        for each in reversed(found):
            rest = _without(rest, each.start, each.end)
        rest = re.sub(rf"\b{_WEEKDAY}\b|\bon\b|\bof\b\s*$", " ", rest)
        return Typed("", days=((found[0].first, found[-1].last),)), rest
    for pattern in _DAY_OF_YEAR:
        partial = pattern.search(text)
        if partial:
            return Typed("", month_day=_month_day(partial)), _without(text, partial.start(), partial.end())
    return _relative(text, today)


def _month_day(match: re.Match[str]) -> str:
    written = match["month"]
    month = int(written) if written.isdecimal() else _MONTHS.index(written[:3]) + 1
    day = match.groupdict().get("day")
    return f"{month:02d}-{int(day):02d}" if day else f"{month:02d}"


def _relative(text: str, today: date) -> tuple[Typed, str]:
    span = _RELATIVE_SPAN.search(text)
    if span:
        return Typed("", days=(_span(span["which"], span["unit"], today),)), _without(text, span.start(), span.end())
    day = _RELATIVE_DAY.search(text)
    if day:
        meant = _named_day(day, today).isoformat()
        return Typed("", days=((meant, meant),)), _without(text, day.start(), day.end())
    return Typed(""), text


def _named_day(match: re.Match[str], today: date) -> date:
    if match["named"]:
        return today + timedelta({"today": 0, "yesterday": -1, "tomorrow": 1}[match["named"]])
    weekday = _WEEKDAYS.index(match["day"][:3])
    ahead = (weekday - today.weekday()) % 7
    if match["which"] == "next":
        return today + timedelta(ahead or 7)
    if match["which"] == "this":
        return today + timedelta(weekday - today.weekday())
    # "last wednesday", and a bare "wednesday", is the one before today.
    return today - timedelta((today.weekday() - weekday) % 7 or 7)


def _span(which: str, unit: str, today: date) -> Days:
    step = {"last": -1, "past": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        monday = today - timedelta(today.weekday()) + timedelta(7 * step)
        return monday.isoformat(), (monday + timedelta(6)).isoformat()
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        month = f"{months // 12}-{months % 12 + 1:02d}"
        return month, month
    return str(today.year + step), str(today.year + step)


def _number(text: str) -> tuple[int | None, str]:
    found = find_ordinals(text)
    if found:
        return found[0].value, _without(text, found[0].start, found[0].end, brackets=True)
    bare = _NUMBER.search(text)
    if bare:
        return int(bare["number"] or bare["times"]), _without(text, bare.start(), bare.end(), brackets=True)
    return None, text


def _without(text: str, start: int, end: int, *, brackets: bool = False) -> str:
    before, after = text[:start], text[end:]
    if brackets and before.rstrip().endswith("(") and after.lstrip().startswith(")"):
        before, after = before.rstrip()[:-1], after.lstrip()[1:]
    return f"{before} {after}"


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
