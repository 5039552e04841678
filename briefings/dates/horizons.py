"""Periods that text names, as closed ranges of full days: what something is due by, or planned for."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from briefings.dates.calendar import (
    MONTH_CUES,
    MONTHS,
    YEAR_CUES,
    FoundDate,
    dates_in_digits,
    era_starts,
    find_dates,
    find_days,
    fiscal_year,
    has_year_digits,
    iso,
    may_name_letter_era,
    names_month,
)
from briefings.dates.days_ahead import WORDS, days_ahead
from briefings.dates.near import held, holds, matches_in, mentions, spans
from briefings.dates.ordinals import fold_digits, kanji_number

_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_ANY_YEAR = re.compile(r"(?:19|20|21)\d\d")
_PART = (
    r"(?:(?P<part>end|beginning|start|first half|second half|latter half|early|late|middle|"
    r"mid)(?:\s+of)?[\s-](?:the\s+)?)?"
)
FISCAL = re.compile(
    rf"\b{_PART}(?:(?:Japanese\s)?fiscal(?:\syear)?\s?|FY\s?|JFY\s?|financial year\s)(?P<year>(?:19|20|21)\d\d|"
    rf"\d\d)\b(?:[/-]\d\d(?:\d\d)?\b)?"
    r"(?:\s?(?P<quarter>Q[1-4])\b)?",
    re.IGNORECASE,
)
# "within the fiscal year of Reiwa 7", "by the end of Reiwa 6 fiscal year", as machines translate 年度.
ROMAJI_FISCAL = re.compile(
    rf"\b{_PART}(?:(?:fiscal(?:\syear)?|FY|financial year)\s?(?:of\s)?(?P<era>Reiwa|Heisei)\s?(?P<eraYear>\d{{1,2}})\b|"
    r"(?P<era2>Reiwa|Heisei)\s?(?P<eraYear2>\d{1,2})\s(?:fiscal|financial) year\b)",
    re.IGNORECASE,
)
JAPANESE_FISCAL = re.compile(
    r"(?:(?P<era>令和|平成|昭和)\s?(?P<eraYear>元|\d{1,2})|(?P<year>(?:19|20|21)\d\d))\s?年度(?P<part>末|"
    r"上半期|下半期|上期|下期|中|内|当初)?"
)
QUARTER = re.compile(
    rf"\b(?P<part>end of\s(?:the\s)?)?(?:Q(?P<q>[1-4])|(?P<word>first|second|third|fourth|last|final) quarter)(?: of)?"
    rf"(?:,?\s|/){_YEAR}\b|\b{_YEAR.replace('year', 'before')}\s?Q(?P<q2>[1-4])\b",
    re.IGNORECASE,
)
PART_OF = re.compile(
    # "will start in May": a verb, and no part of that month.
    rf"\b(?P<part>end(?! in\b)|year[- ]end|beginning|start(?! in\b)|first half|second half|latter half|middle|early|"
    rf"late|mid|spring|summer|"
    rf"autumn|fall|winter|ende|fin)(?:\s+(?:of|in|de|des))?[\s-](?:the\s+|l['’]année\s+|jahres\s+)?"
    rf"(?:(?:calendar\s)?year\s)?(?:(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?,?\s)?{_YEAR}\b",
    re.IGNORECASE,
)
JAPANESE_PART = re.compile(
    r"(?:(?P<era>令和|平成|昭和)\s?(?P<eraYear>元|\d{1,2})|(?P<year>(?:19|20|"
    r"21)\d\d))\s?年\s?(?:[((][^()()]{2,8}[))]\s?)?の?"
    r"(?:(?P<month>\d{1,2})\s?月\s?の?)?(?P<part>末|上旬|中旬|下旬|初旬|前半|後半|上半期|下半期|半ば|頃|ごろ|春|夏|"
    r"秋|冬|初頭)"
)
DECADE = re.compile(r"\b(?P<part>early|mid|late)?[\s-]?(?:the\s)?(?P<decade>(?:19|20|21)\d0)(?:'|’)?s\b", re.IGNORECASE)
DECADE_JAPANESE = re.compile(r"(?P<decade>(?:19|20|21)\d0)年代")
RELATIVE = re.compile(
    r"\b(?P<part>(?:the\s)?end of\s)?(?P<which>this|next|the current|the coming)\s(?P<unit>fiscal year|"
    r"financial year|calendar year|year|month)\b"
    r"|\b(?P<end_of>(?:the\s)?end of (?:the |this )?)(?P<unit2>fiscal year|financial year|calendar year|year|month)\b"
    r"|(?P<japanese>今年度|来年度|本年度|今年|来年|年度内|年内)(?P<end>末)?",
    re.IGNORECASE,
)
_ENGLISH_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH_ONLY = re.compile(
    rf"(?:\b(?:[Bb]y|[Uu]ntil|[Bb]efore|[Ii]n|[Ff]rom|[Dd]uring|[Tt]hrough)\s(?:the\s|next\s)?|\b(?=(?:[Ee]nd|[Mm]id|"
    rf"[Ee]arly|[Ll]ate)\b))"
    rf"(?:(?P<part>[Ee]nd|beginning|start|middle|[Ee]arly|[Ll]ate|"
    rf"[Mm]id)(?:\s+of)?[\s-](?:the\s+)?)?(?P<month>{_ENGLISH_MONTHS})\b"
    r"(?!,?\s+(?:\d|of\s|the\s\d))"
)
JAPANESE_MONTH = re.compile(
    r"(?:(?P<year>来年|今年|本年|翌年)の?|(?<![\d年]))(?P<month>1[0-2]|[1-9])月(?!\s?\d)(?P<part>末|上旬|初旬|中旬|下旬|"
    r"中)?"
)
MONTH_OF_YEAR = re.compile(
    rf"\b(?:(?P<part>end|beginning|start|middle|early|late|"
    rf"mid)(?:\s+of)?[\s-](?:the\s+)?)?(?P<month>{_ENGLISH_MONTHS}),?\s"
    r"(?:of\s)?(?P<which>this|last|next)\s(?:fiscal\s)?year\b",
    re.IGNORECASE,
)
_JUST_PAST = 30
_FISCAL_WORDS = ("fiscal", "fy", "financial year")
_PARTS_OF_YEARS = (
    *("end", "beginning", "start", "half", "middle", "early", "late", "mid", "spring", "summer", "autumn", "fall"),
    *("winter", "ende", "fin"),
)
_ANY_Q = re.compile(r"q\d")
_ANY_DECADE = re.compile(r"0(?:['’]?s|年代)")
# Whatever names a period holds one of these, in small letters, or a year in digits.
PERIOD_CUES = ("年", "月", "year", "month", *_FISCAL_WORDS, *WORDS, *YEAR_CUES[1:], *MONTH_CUES)
SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "春": (3, 5),
    "夏": (6, 8),
    "秋": (9, 11),
}
MONTH_PARTS = {
    "early": (1, 10),
    "beginning": (1, 10),
    "start": (1, 10),
    "上旬": (1, 10),
    "初旬": (1, 10),
    "mid": (11, 20),
    "middle": (11, 20),
    "中旬": (11, 20),
}
YEAR_PARTS = {
    "first half": (1, 6),
    "前半": (1, 6),
    "上半期": (1, 6),
    "下半期": (7, 12),
    "半ば": (5, 8),
    "初頭": (1, 3),
    "second half": (7, 12),
    "latter half": (7, 12),
    "後半": (7, 12),
    "early": (1, 4),
    "beginning": (1, 3),
    "start": (1, 3),
    "mid": (5, 8),
    "middle": (5, 8),
    "late": (9, 12),
} | SEASONS


class FoundPeriod(NamedTuple):
    """A period at `text[start:end]`, from day `first` to day `last`, both included."""

    start: int
    end: int
    first: str
    last: str


def find_periods(text: str, today: str | None = None, cues: tuple[str, ...] | None = None) -> list[FoundPeriod]:
    """Periods of the text in its order: fiscal years and halves, quarters, decades, years, months and days.

    `today` is the day on which the text was said (ISO, may be cut); without it relative periods are not read. `cues`
    is what `period_cues` says of a longer text of which this is a part.
    """
    folded = fold_digits(text)
    lowered = folded.lower()
    # Eras by name and years in words are among the cues.
    if not holds(lowered, PERIOD_CUES if cues is None else cues) and not may_name_letter_era(folded):
        if not has_year_digits(folded):
            return []
        return _apart([*_of_years(folded, lowered), *map(_of_date, dates_in_digits(folded))])
    return _apart(_all_periods(folded, lowered, today))


def period_cues(text: str, among: tuple[str, ...] = PERIOD_CUES) -> tuple[str, ...]:
    """The words of a text, one of which stands in each of its sentences with a period that is no year in digits.

    `among`: those of a longer text that it is a part of.
    """
    return held(fold_digits(text), among)


def _apart(periods: Iterable[FoundPeriod]) -> list[FoundPeriod]:
    """The periods in the order of the text, without those that overlap an earlier one of the list."""
    found: list[FoundPeriod] = []
    for period in periods:
        if not found or not any(period.start < other.end and other.start < period.end for other in found):
            found.append(period)
    return sorted(found, key=lambda period: period.start)


def _of_date(one: FoundDate) -> FoundPeriod:
    return FoundPeriod(one.start, one.end, *full_days(one.first, one.last))


def full_days(value: str, last: str | None = None) -> tuple[str, str]:
    """The days that a cut ISO date covers: "2030" -> ("2030-01-01", "2030-12-31")."""
    until = last or value
    first = value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value
    if len(until) == 10:
        return first, until
    if len(until) == 7:
        return first, month_end(int(until[:4]), int(until[5:]))
    return first, f"{until}-12-31"


def month_end(year: int, month: int) -> str:
    """The last day of a month."""
    return f"{year}-{month:02d}-{monthrange(year, month)[1]:02d}"


def _all_periods(text: str, lowered: str, today: str | None) -> Iterator[FoundPeriod]:
    if "年度" in text or holds(lowered, _FISCAL_WORDS):
        yield from _fiscal(text)
    yield from _of_years(text, lowered)
    yield from map(_of_date, find_dates(text))
    if today:
        yield from _without_year(text, today)
        yield from _relative(text, lowered, today)
        yield from _reckoned(text, lowered, today)


def _of_years(text: str, lowered: str) -> Iterator[FoundPeriod]:
    """Quarters, parts of years and decades."""
    quarters = "quarter" in lowered or _ANY_Q.search(lowered) is not None
    parted = holds(lowered, _PARTS_OF_YEARS)
    decades = _ANY_DECADE.search(lowered) is not None
    near_years: list[tuple[int, int]] = []
    if quarters or parted or decades:
        near_years = spans((match.span() for match in _ANY_YEAR.finditer(text)), 60, 12, len(text))
    for match in matches_in(QUARTER, text, near_years) if quarters else ():
        yield _quarter(match)
    for match in matches_in(PART_OF, text, near_years) if parted else ():
        yield from _part_of(match)
    for match in JAPANESE_PART.finditer(text) if "年" in text else ():
        yield from _part_of(match)
    for pattern in (DECADE, DECADE_JAPANESE) if decades else ():
        for match in matches_in(pattern, text, near_years):
            decade = int(match["decade"])
            yield FoundPeriod(match.start(), match.end(), f"{decade}-01-01", f"{decade + 9}-12-31")


def _reckoned(text: str, lowered: str, today: str) -> Iterator[FoundPeriod]:
    if holds(lowered, WORDS):
        for start, end, first, last in days_ahead(text, today):
            yield FoundPeriod(start, end, first, last)


def _fiscal(text: str) -> Iterator[FoundPeriod]:
    near_fiscal = spans(mentions(text, ("fiscal", "fy", "financial year")), 40, 30, len(text))
    for match in matches_in(FISCAL, text, near_fiscal):
        year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
        yield FoundPeriod(
            match.start(), match.end(), *_fiscal_part(year, (match["part"] or match["quarter"] or "").lower())
        )
    for match in matches_in(ROMAJI_FISCAL, text, near_fiscal):
        era, count = match["era"] or match["era2"], int(match["eraYear"] or match["eraYear2"])
        year = era_starts()[era[0].upper()] + count - 1
        yield FoundPeriod(match.start(), match.end(), *_fiscal_part(year, (match["part"] or "").lower()))
    for match in JAPANESE_FISCAL.finditer(text) if "年度" in text else ():
        year = int(match["year"]) if match["year"] else era_starts()[match["era"]] + _era_year(match["eraYear"]) - 1
        yield FoundPeriod(match.start(), match.end(), *_fiscal_part(year, match["part"] or ""))


def _quarter(match: re.Match[str]) -> FoundPeriod:
    words = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
    number = match["q"] or match["q2"]
    quarter = int(number) if number else words[match["word"].lower()]
    whole = _months(match, int(match["year"] or match["before"]), quarter * 3 - 2, quarter * 3)
    return FoundPeriod(whole.start, whole.end, whole.last, whole.last) if match["part"] else whole


def _without_year(text: str, today: str) -> Iterator[FoundPeriod]:
    """ "by June 14", "by the end of March", 9月29日, 来年4月: the next one after the day on which it was said."""
    if len(today) < 7:
        return
    year, now = int(today[:4]), today if len(today) == 10 else f"{today}-01"
    months = names_month(text)
    for match in MONTH_OF_YEAR.finditer(text) if months else ():
        shift = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
        named = f"{year + shift}-{MONTHS[match['month'].lower()]:02d}"
        yield FoundPeriod(match.start(), match.end(), *_month_part(named, (match["part"] or "").lower()))
    for day in find_days(text) if months or "月" in text else ():
        years = (
            (year,)
            if text[max(0, day.start - 3) : day.start].rstrip("の").endswith(("本年", "今年"))
            else (year, year + 1)
        )
        dates = [one for one in map(day.in_year, years) if one and one > now]
        if dates and not _is_just_past(day.in_year(year), now):
            yield FoundPeriod(day.start, day.end, dates[0], dates[0])
    for pattern, may_match in ((MONTH_ONLY, months), (JAPANESE_MONTH, "月" in text)):
        for match in pattern.finditer(text) if may_match else ():
            month = int(match["month"]) if match["month"].isdecimal() else MONTHS[match["month"].lower()]
            told = match.groupdict().get("year")
            if told in {"今年", "本年"} and month_end(year, month) <= now:
                continue
            later = told in {"来年", "翌年"} or month_end(year, month) <= now
            first = f"{year + later}-{month:02d}"
            start = match.start("part") if match["part"] and pattern is MONTH_ONLY else match.start("month")
            start = match.start() if pattern is JAPANESE_MONTH else start
            yield FoundPeriod(start, match.end(), *_month_part(first, (match["part"] or "").lower()))


def _is_just_past(day: str | None, now: str) -> bool:
    """Whether a day without a year is the day itself or one of the weeks before it: nobody means next year's then."""
    return day is not None and 0 <= (date.fromisoformat(now) - date.fromisoformat(day)).days <= _JUST_PAST


def _month_part(month: str, part: str) -> tuple[str, str]:
    """The days of "end" or 下旬 of an ISO month; the whole month without a part."""
    first, last = full_days(month)
    if part in {"end", "末", "ende", "fin"}:
        return last, last
    if part in MONTH_PARTS:
        low, high = MONTH_PARTS[part]
        return f"{month}-{low:02d}", f"{month}-{high:02d}"
    return (f"{month}-21", last) if part in {"late", "下旬"} else (first, last)


def _fiscal_part(year: int, part: str) -> tuple[str, str]:
    first, last = fiscal_year(year)
    if part in {"end", "末"}:
        return last, last
    if part in {"first half", "上半期", "上期"}:
        return first, f"{year}-09-30"
    if part in {"second half", "latter half", "下半期", "下期"}:
        return f"{year}-10-01", last
    if part in {"q1", "q2", "q3"}:
        month = 4 + 3 * (int(part[1]) - 1)
        return f"{year}-{month:02d}-01", month_end(year, month + 2)
    return (f"{year + 1}-01-01", last) if part == "q4" else (first, last)


def _era_year(text: str) -> int:
    return 1 if text == "元" else kanji_number(text) or 1


def _part_of(match: re.Match[str]) -> Iterator[FoundPeriod]:
    groups = match.groupdict()
    era = groups.get("era")
    year = era_starts()[era] + _era_year(groups["eraYear"]) - 1 if era else int(match["year"])
    part, month = match["part"].lower(), match["month"]
    if month is not None:
        number = int(month) if month.isdecimal() else MONTHS[month.lower()]
        if not 1 <= number <= 12:
            return
        yield FoundPeriod(match.start(), match.end(), *_month_part(f"{year}-{number:02d}", part))
    elif part in {"end", "末", "ende", "fin"} or part.startswith("year"):
        yield FoundPeriod(match.start(), match.end(), f"{year}-12-31", f"{year}-12-31")
    elif part in YEAR_PARTS:
        yield _months(match, year, *YEAR_PARTS[part])
    else:
        yield FoundPeriod(match.start(), match.end(), f"{year}-01-01", f"{year}-12-31")


def _months(match: re.Match[str], year: int, first: int, last: int) -> FoundPeriod:
    return FoundPeriod(match.start(), match.end(), f"{year}-{first:02d}-01", month_end(year, last))


def _relative(text: str, lowered: str, today: str) -> Iterator[FoundPeriod]:
    year = int(today[:4])
    month = int(today[5:7]) if len(today) >= 7 else None
    for match in RELATIVE.finditer(text) if holds(lowered, ("year", "month", "年")) else ():
        unit = (match["unit"] or match["unit2"] or "").lower()
        word = match["japanese"] or ""
        ahead = 1 if (match["which"] or "").lower() in {"next", "the coming"} or word.startswith("来") else 0
        if unit == "month":
            if month is None:
                continue
            following = date(year + (month + ahead - 1) // 12, (month + ahead - 1) % 12 + 1, 1)
            first, last = full_days(iso(following.year, following.month) or today[:7])
        elif "年度" in word or "fiscal" in unit or "financial" in unit:
            if month is None:
                continue
            first, last = fiscal_year(year - (1 if month < 4 else 0) + ahead)
        else:
            first, last = f"{year + ahead}-01-01", f"{year + ahead}-12-31"
        if match["part"] or match["end_of"] or match["end"]:
            first = last
        yield FoundPeriod(match.start(), match.end(), first, last)
