"""Calendar dates in running text, with ranges, Japanese eras and the months of the commonest European languages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from japanera import ERA_DATA_GENERAL

from briefings.dates.near import beginnings, compiled, holds, matches_in, once_a_line, spans
from briefings.dates.ordinals import fold_digits, kanji_number

MONTHS: dict[str, int] = {}
for _names in (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
):
    MONTHS |= {name: number for number, name in enumerate(_names.split(), 1)}
MONTHS["sept"] = 9

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_LETTER = re.compile(r"[MTSHR]\s?\d")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b\.?"
# "February 12, 201310:00 a.m.": the hour is glued to it where a table lost its cells.
_YEAR = r"(?:1[6-9]|20|21)\d\d(?:\b|(?=\d{1,2}:\d\d))"
_ANY_YEAR = re.compile(_YEAR)
_ANY_DAY = re.compile(r"\d{1,2}")
# The longest date before its year: "Wednesday, 18 September (Wed) to Thursday, 19 September (Thu), ".
_LONGEST_BEFORE_YEAR = 100
_LONGEST_BESIDE_DAY = 24
_JOIN = r"\s?(?:-|–|—|/|~|\band\b|\bto\b|&|,|\bbis\b|\bau\b|\bet\b)\s?"
_WEEKDAY = r"(?:[A-Za-z]{3,9}day,?\s)?"
_OF = r"\s{1,2}(?:(?:day\s)?of\s|de\s|di\s)?"
_GAP = r"(?:\s?[,.]?\s{1,2}(?:de\s)?|,(?=\d{4}))"
MONTH_FIRST = (
    rf"(?i)\b(?P<month>{_MONTH})\s?(?P<day>{_DAY})(?:{_JOIN}{_WEEKDAY}(?P<month2>{_MONTH}\s)?(?P<day2>{_DAY}))?"
    rf"(?:\s?\([A-Za-z]{{2,9}}\.?\))?{_GAP}(?P<year>{_YEAR})"
)
DAY_FIRST = (
    rf"(?i)(?<![\d:./-])(?P<day>{_DAY})(?:(?:{_OF}(?P<month>{_MONTH}){_JOIN}{_WEEKDAY}|{_JOIN})(?P<day2>{_DAY}))?"
    rf"(?:{_OF}|[-/])(?P<month2>{_MONTH})(?:{_GAP}|[-/])(?P<year>{_YEAR})"
)
MONTH_YEAR = rf"(?i)\b(?P<month>{_MONTH}){_GAP}(?P<year>{_YEAR})(?!年)"
ISO = re.compile(
    r"(?P<year>(?:1[6-9]|20|21)\d\d)(?<![\w./-]\d{4})(?P<sep>[-/.]|\. )(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2})"
    r"(?:/(?P<day2>\d{1,2})(?!\d))?)?(?![\d/]|[-.]\d)"
)
COMPACT = re.compile(r"(?P<year>20(?<!\d20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
NUMERIC = re.compile(
    rf"(?P<a>\d(?<![\d./-]\d)\d?)(?P<sep>[/.-])\s?(?P<b>\d{{1,2}})(?P=sep)\s?(?P<year>{_YEAR})(?![\d/]|[.-]\d)"
)
_ERAS = "|".join(era.kanji for era in ERA_DATA_GENERAL if era.since and era.since.year >= 1868)
_NUMBER = r"(?:\d{1,4}|[〇一二三四五六七八九十]{1,4})"
JAPANESE = (
    rf"(?:(?P<era>{_ERAS})\s?(?P<eraYear>元|{_NUMBER})|(?P<year>(?:1[6-9]|20|21)\d\d|"
    rf"二〇[〇一二三四五六七八九]{{2}}))\s?"
    rf"(?:[((]\s?(?:(?:{_ERAS})?\s?(?:元|\d{{1,2}})年?|\d{{4}}年?)[))])?年(?!度)\s?(?:[((](?:(?:{_ERAS})(?:元|"
    rf"\d{{1,2}})|\d{{4}})年[))])?"
    rf"\s?(?:(?P<month>{_NUMBER})\s?月\s?(?:(?P<day>{_NUMBER})\s?(?:日|"
    rf"(?=[、・~～〜-]\s?\d{{1,2}}\s?日))(?:\s?[((][月火水木金土日祝・]{{1,3}}(?:曜日"
    rf"?)?[))])?"
    rf"(?:\s?[-~～〜、・,及びから]{{1,2}}\s?(?:(?P<month2>{_NUMBER})\s?月\s?)?(?P<day2>{_NUMBER})\s?日)?)?)?"
)
LETTER_ERA = re.compile(
    r"(?<![A-Za-z0-9])(?P<era>[MTSHR])\s?(?P<year>\d{1,2})[./](?P<month>\d{1,2})[./](?P<day>\d{1,2})(?!\d)"
)
# As machines translate them: "Heisei 30 (2018) September 19", "October 5, Reiwa 4 (2022)", "5 October Reiwa 4".
_ROMAJI = (
    r"(?P<era>Meiji|Taisho|Showa|Heisei|Reiwa)\s?(?P<eraYear>\d{1,2}|gannen|first year)\b(?:\s?[((]\s?\d{4}\s?[))])?"
)
ROMAJI = (
    re.compile(rf"\b{_ROMAJI},?\s{{1,2}}(?:year,?\s)?(?P<month>{_MONTH})\s?(?P<day>{_DAY})", re.IGNORECASE),
    re.compile(rf"\b(?P<month>{_MONTH})\s?(?P<day>{_DAY})\s?,?\s{{0,2}}{_ROMAJI}", re.IGNORECASE),
    re.compile(rf"\b(?P<day>{_DAY}){_OF}(?P<month>{_MONTH})\s?,?\s{{0,2}}{_ROMAJI}", re.IGNORECASE),
    re.compile(rf"\b{_ROMAJI}[./](?P<number>\d{{1,2}})[./](?P<day>\d{{1,2}})(?!\d)", re.IGNORECASE),
    re.compile(rf"\b{_ROMAJI},?\s{{1,2}}(?P<month>{_MONTH})", re.IGNORECASE),
    re.compile(rf"\b(?P<month>{_MONTH})\s?,?\s{{0,2}}{_ROMAJI}", re.IGNORECASE),
)
_ANY_ROMAJI = re.compile(r"\b(?:Meiji|Taisho|Showa|Heisei|Reiwa)\s?(?:\d|gannen|first year)", re.IGNORECASE)
YEAR = re.compile(rf"(?P<year>{_YEAR})(?<![\d.,:/#-]\d{{4}})(?![:/%]|[.,-]\d|\s?(?:年|yen|people|members|円|人|件))")
_TO = r"(?:\s?[-–—~]\s?|\s(?:and|to|&)\s)"
DAY_OF_MONTH = rf"(?i)(?<![\d:./-])(?:(?P<first>{_DAY}){_TO})?(?<![:/])(?P<day>{_DAY}){_OF}(?P<month>{_MONTH})(?!\s?\d)"
# Behind "May 3 and 10" stands no noun that would be counted.
MONTH_AND_DAY = (
    rf"(?i)\b(?P<month>{_MONTH})\s(?P<day>{_DAY})(?![\d:]|\.\d)"
    rf"(?:{_TO}(?P<last>{_DAY})(?![\d:]|\.\d)(?=\s*(?:$|[.,;)]|(?:in|at|on|for|under|with|by)\b)))?"
)
JAPANESE_DAY = (
    r"(?<!\d)(?P<month>\d{1,2})月\s?(?:(?P<first>\d{1,2})日?(?:[~～〜-]|から|(?P<also>[、・と]|及び))(?P<last>\d{1,2})日|"
    r"(?P<day>\d{1,2})(?:日|(?=[、・~～〜-]\s?\d{1,2}\s?日)))"
)
_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SPELLED = re.compile(
    rf"\btwenty (?:(?P<teen>{'|'.join(_TEENS)})|(?P<tens>{'|'.join(_TENS)})(?:[- ](?P<unit>{'|'.join(_UNITS)}))?)\b",
    re.IGNORECASE,
)


_WORDS = re.compile(r"\w++")
_ROMAJI_ERAS = ("meiji", "taisho", "showa", "heisei", "reiwa")
# Every date but those of eras has its year in digits, in kanji or in words: most sentences have none of them.
_YEAR_DIGITS = re.compile(r"(?:1[6-9]|20|21)\d\d")
_ANY_MONTH = re.compile(beginnings({name[:4] for name in MONTHS}))
# One of these stands in whatever names a month, or a year without digits.
MONTH_CUES = tuple(name for name in MONTHS if not any(other in name for other in MONTHS if other != name))
YEAR_CUES = ("年", "twenty", *_ROMAJI_ERAS)
# "2025-02", "13/10/2025", "1. 2.2025": all but a compact date have a sign between two of their numbers.
_JOINED_NUMBERS = re.compile(r"[-/.](?<=\d.)\s?\d")


class FoundDate(NamedTuple):
    """A date or a range of dates at `text[start:end]`. `first` and `last` are ISO 8601, cut where unknown."""

    start: int
    end: int
    first: str
    last: str

    @property
    def is_day(self) -> bool:
        """Whether the date is known to the day."""
        return len(self.first) == 10


def find_dates(text: str, *, years: bool = True) -> list[FoundDate]:
    """Every date of the text in its order, none overlapping another; bare years ("in 2013") only with `years`."""
    return list(_dates_of(fold_digits(text), years))


@once_a_line
def _dates_of(folded: str, years: bool) -> tuple[FoundDate, ...]:
    return tuple(_apart(_all_dates(folded, years), len(folded))) if may_name_year(folded) else ()


def dates_in_digits(folded: str) -> list[FoundDate]:
    """`find_dates` of a text without full-width digits, where it is known that neither words nor kanji name a date."""
    if not _YEAR_DIGITS.search(folded):
        return []
    if not _JOINED_NUMBERS.search(folded) and not COMPACT.search(folded):
        return list(_bare_years(folded))
    dates = itertools.chain(_digital_dates(folded), _numeric_dates(folded), _bare_years(folded))
    return _apart(dates, len(folded))


def _apart(dates: Iterable[FoundDate], length: int) -> list[FoundDate]:
    """The dates in the order of the text, without those that overlap an earlier one of the list."""
    found: list[FoundDate] = []
    taken = bytearray(length)
    for one in dates:
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            found.append(one)
    return sorted(found, key=lambda one: one.start)


class FoundDay(NamedTuple):
    """A day without its year ("14 November", 10月5日) at `text[start:end]`, or several of one month."""

    start: int
    end: int
    month: int
    day: int
    last_day: int | None = None

    def in_year(self, year: int) -> str | None:
        """The ISO date in a year, or None when that year has no such day."""
        return iso(year, self.month, self.day)

    def end_in_year(self, year: int) -> str | None:
        """The last day of a range ("23 and 24 August") in a year; of one day, itself."""
        return iso(year, self.month, self.last_day or self.day)


def find_days(text: str) -> list[FoundDay]:
    """Days that the text gives without a year, outside of full dates."""
    return list(_days_of(fold_digits(text))) if "月" in text or names_month(text) else []


@once_a_line
def _days_of(folded: str) -> tuple[FoundDay, ...]:
    if not _ANY_DAY.search(folded):
        return ()
    full: list[FoundDate] | None = None
    found: list[FoundDay] = []
    near_days = spans(_places(_ANY_DAY, folded), _LONGEST_BESIDE_DAY, _LONGEST_BESIDE_DAY, len(folded))
    for pattern in (DAY_OF_MONTH, MONTH_AND_DAY, JAPANESE_DAY):
        for match in matches_in(compiled(pattern), folded, near_days):
            month = int(match["month"]) if match["month"].isdecimal() else _month(match["month"])
            one = FoundDay(match.start(), match.end(), month, *_days_in(match))
            full = find_dates(folded) if full is None else full
            taken = [(other.start, other.end) for other in full] + [(other.start, other.end) for other in found]
            if one.in_year(2024) and not any(one.start < end and start < one.end for start, end in taken):
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _days_in(match: re.Match[str]) -> tuple[int, int | None]:
    """The day that a match names, and the last one where it names several that follow each other."""
    said = match.groupdict()
    first, last = _day(said.get("first") or match["day"]) or 0, _day(said.get("last") or match["day"]) or 0
    if said.get("also") and last != first + 1:  # 3月6日、13日: two days apart
        return first, None
    return (first, last) if first < last else (last, None)


def has_year_digits(text: str) -> bool:
    """Whether four digits of a text without full-width ones may be a year."""
    return _YEAR_DIGITS.search(text) is not None


def may_name_year(text: str) -> bool:
    """Whether a text without full-width digits has anything that may be a year: most have nothing."""
    if _YEAR_DIGITS.search(text) or "年" in text or _LETTER.search(text):
        return True
    lowered = text.lower()
    return "twenty" in lowered or holds(lowered, _ROMAJI_ERAS)


def may_name_letter_era(text: str) -> bool:
    """Whether a text may have a day as "R4.10.5": the letter of an era and a number."""
    return _LETTER.search(text) is not None


@once_a_line
def names_month(text: str) -> bool:
    """Whether a word of the text is the name of a month, in any of the languages."""
    lowered = text.lower()
    return _ANY_MONTH.search(lowered) is not None and not MONTHS.keys().isdisjoint(_WORDS.findall(lowered))


def merged_range(text: str, dates: list[FoundDate]) -> list[FoundDate]:
    """The same dates, with two that stand as "A to B" (each in full) made into one range."""
    merged: list[FoundDate] = []
    for one in dates:
        before = merged[-1] if merged else None
        if before and before.first == before.last and before.last < one.first and one.start - before.end <= 12:
            between = text[before.end : one.start].strip(" ,()").lower()
            if re.fullmatch(
                r"(?:\([^)]*\)\s*)?(?:to|until|till|through|-|–|—|~|～|〜|から|より)(?: [a-z]{3,9})?", between
            ):
                merged[-1] = FoundDate(before.start, one.end, before.first, one.last)
                continue
        merged.append(one)
    return merged


def fiscal_year(year: int) -> tuple[str, str]:
    """Japan's fiscal year as a closed range of days: 2025 -> 2025-04-01 to 2026-03-31."""
    return f"{year}-04-01", f"{year + 1}-03-31"


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """An ISO date cut where unknown, or None when there is no such day."""
    if not 1600 <= year <= 2199 or (month is not None and not 1 <= month <= 12):
        return None
    if day is None:
        return f"{year}" if month is None else f"{year}-{month:02d}"
    try:
        return date(year, month or 1, day).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=1)
def era_starts() -> dict[str, int]:
    """The first year of each era since 1868, by kanji and by its Latin initial (R, H, S, T, M)."""
    starts: dict[str, int] = {}
    for era in ERA_DATA_GENERAL:
        if era.since and era.since.year >= 1868:
            starts[era.kanji] = starts[era.english[0].upper()] = era.since.year
    return starts


def spelled_year(match: re.Match[str]) -> int:
    """2025 for a match of SPELLED on "twenty twenty-five"."""
    if match["teen"]:
        return 2010 + _TEENS.index(match["teen"].lower())
    unit = _UNITS.index(match["unit"].lower()) + 1 if match["unit"] else 0
    return 2000 + (_TENS.index(match["tens"].lower()) + 2) * 10 + unit


def _all_dates(text: str, years: bool) -> Iterator[FoundDate]:
    if "年" in text or _LETTER.search(text):
        yield from _japanese_dates(text)
    lowered = text.lower()
    if holds(lowered, _ROMAJI_ERAS):
        yield from _romaji_dates(text)
    # A look ahead of the year may want to see what follows it.
    near_years = spans(_places(_ANY_YEAR, text), _LONGEST_BEFORE_YEAR, 12, len(text))
    months = bool(near_years) and names_month(text)
    if months:
        yield from _named_months(text, near_years)
    yield from _digital_dates(text)
    yield from _numeric_dates(text)
    for match in matches_in(compiled(MONTH_YEAR), text, near_years) if months else ():
        yield from _dated(match, int(match["year"]), _month(match["month"]), None, None, None)
    if years:
        yield from _bare_years(text)
        for match in SPELLED.finditer(text) if "twenty" in lowered else ():
            yield from _dated(match, spelled_year(match), None, None, None, None)


def _bare_years(text: str) -> Iterator[FoundDate]:
    for match in YEAR.finditer(text):
        year = str(int(match["year"]))
        yield FoundDate(match.start(), match.end(), year, year)


def _places(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(text))


def _named_months(text: str, near_years: list[tuple[int, int]]) -> Iterator[FoundDate]:
    for match in matches_in(compiled(MONTH_FIRST), text, near_years):
        later = _month(match["month2"]) if match["month2"] else None
        yield from _dated(match, int(match["year"]), _month(match["month"]), match["day"], later, match["day2"])
    for match in matches_in(compiled(DAY_FIRST), text, near_years):
        month = _month(match["month"] or match["month2"])
        yield from _dated(match, int(match["year"]), month, match["day"], _month(match["month2"]), match["day2"])


def _japanese_dates(text: str) -> Iterator[FoundDate]:
    for match in compiled(JAPANESE).finditer(text):
        if match["era"]:
            count = 1 if match["eraYear"] == "元" else kanji_number(match["eraYear"])
            year = era_starts()[match["era"]] + (count or 1) - 1
        else:
            year = kanji_number(match["year"]) or 0
        months = [kanji_number(match[name]) if match[name] else None for name in ("month", "month2")]
        days = [str(kanji_number(match[name])) if match[name] else None for name in ("day", "day2")]
        yield from _dated(match, year, months[0], days[0], months[1], days[1])
    for match in LETTER_ERA.finditer(text):
        year = era_starts()[match["era"]] + int(match["year"]) - 1
        yield from _dated(match, year, int(match["month"]), match["day"], None, None)


def _romaji_dates(text: str) -> Iterator[FoundDate]:
    near = spans(_places(_ANY_ROMAJI, text), 40, 60, len(text))
    for pattern in ROMAJI if near else ():
        for match in matches_in(pattern, text, near):
            groups = match.groupdict()
            count = int(match["eraYear"]) if match["eraYear"].isdecimal() else 1
            month = int(groups["number"]) if groups.get("number") else _month(match["month"])
            year = era_starts()[match["era"][0].upper()] + count - 1
            yield from _dated(match, year, month, groups.get("day"), None, None)


def _digital_dates(text: str) -> Iterator[FoundDate]:
    """2025-02-23 and 20250223."""
    for pattern in (ISO, COMPACT) if _JOINED_NUMBERS.search(text) else (COMPACT,):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            if pattern is ISO and groups["day"] is None and groups["sep"] != "-":
                continue  # "2025.1" is a version and "2025/26" a season
            yield from _dated(match, int(match["year"]), int(match["month"]), groups["day"], None, groups.get("day2"))


def _numeric_dates(text: str) -> Iterator[FoundDate]:
    """13/10/2025 and 10/13/2025 say which number is the day; with dots the day comes first; "3/4/2025" is not read."""
    for match in NUMERIC.finditer(text) if _JOINED_NUMBERS.search(text) else ():
        first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
        if match["sep"] == "." or first > 12 or first == second:
            yield from _dated(match, year, second, match["a"], None, None)
        elif second > 12:
            yield from _dated(match, year, first, match["b"], None, None)


def _month(name: str) -> int:
    return MONTHS[name.strip().rstrip(".").lower()]


def _dated(
    match: re.Match[str], year: int, month: int | None, day: str | None, month2: int | None, day2: str | None
) -> Iterator[FoundDate]:
    first = iso(year, month, _day(day))
    last = iso(year, month2 or month, _day(day2)) if day2 else first
    if first and (last is None or last < first):
        last = first
    if first and last:
        yield FoundDate(match.start(), match.end(), first, last)


def _day(text: str | None) -> int | None:
    digits = re.match(r"\d+", text) if text else None
    return int(digits[0]) if digits else None
