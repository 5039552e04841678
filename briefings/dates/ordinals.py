"""Numbers that count meetings: "6th", "12ème", "sixth", "(6th)", "no. 6", "#6", "twenty-fourth", 第6回, 第二十四回."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefings.dates.near import holding, holds, matches_in, spans

UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
TEENS = (
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
)
FRENCH = ("deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième", "dixième")
TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
KANJI_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}
KANJI_TENS = {"十": 10, "百": 100, "千": 1000}

_WORD = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(TENS)})(?:y[- ](?P<unit>{'|'.join(UNITS)})|ieth)|"
    rf"(?P<single>{'|'.join(UNITS + TEENS)})|(?P<french>{'|'.join(FRENCH)})|premi[eè]re?)\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?P<number>\d(?<![\d.,/]\d)\d{0,3})(?P<suffix>st|nd|rd|th|[èe]me|[èe]re|er|e)\b", re.IGNORECASE)
_MARKED = re.compile(
    r"(?:\b(?:no|nos|nr|number|meeting|session)\.?|№|#)\s{0,2}(?P<number>\d{1,4})\b(?![:/.-]\d)", re.IGNORECASE
)
_JAPANESE = re.compile(r"第\s{0,2}(?P<number>\d{1,4}|[〇一二三四五六七八九十百千]{1,7})\s{0,2}(?:回|次|期|号)")
# What each ordinal written in letters holds: most sentences hold none of them.
_PARTS_OF_WORDS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "teenth",
    "tieth",
    "ième",
    "premi",
)
_LONGEST_WORD = 24
_ANY_NUMBER = re.compile(r"\d+")
# A number behind the end of "no", "nos", "nr", "number", "meeting" or "session", or a sign.
_MAY_BE_MARKED = re.compile(r"\d(?:(?<=[oOsSſrRgGnN.№#]\d)|(?<=[oOsSſrRgGnN.№#]\s\d)|(?<=[oOsSſrRgGnN.№#]\s\s\d))\d*")
# "session.  12" and what may not follow it.
_LONGEST_MARK = 12
# Around a number's digits, more than an ordinal takes, and how much of that is left out of account again.
_AROUND = 100
_AT_EDGE = 40
_ANY_FULL_WIDTH = re.compile(r"[\uff01-\uff5e\u3000]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


@dataclass(frozen=True, slots=True)
class FoundOrdinal:
    """An ordinal at `text[start:end]` with its value."""

    start: int
    end: int
    value: int


def fold_digits(text: str) -> str:
    """Full-width ASCII (１２（）／) as ASCII; the length, and so every offset, stays."""
    if text.isascii() or not _ANY_FULL_WIDTH.search(text):
        return text
    return text.translate(_FULL_WIDTH)


def kanji_number(text: str) -> int | None:
    """The value of a number in digits or kanji ("24", "二十四", "二四"), or None when it is neither."""
    if text.isdecimal():
        return int(text)
    if not text or any(sign not in KANJI_DIGITS and sign not in KANJI_TENS for sign in text):
        return None
    if not any(sign in KANJI_TENS for sign in text):
        return int("".join(str(KANJI_DIGITS[sign]) for sign in text))
    total = 0
    digit = 0
    for sign in text:
        if sign in KANJI_TENS:
            total += (digit or 1) * KANJI_TENS[sign]
            digit = 0
        else:
            digit = KANJI_DIGITS[sign]
    return total + digit


def may_count(text: str) -> bool:
    """Whether a text has a digit or an ordinal in letters: most titles and sentences count nothing."""
    return _ANY_NUMBER.search(text) is not None or holds(text.lower(), _PARTS_OF_WORDS)


def ordinals_of(text: str, value: int) -> list[FoundOrdinal]:
    """Those of `find_ordinals` that have this value. Each has digits, 第 or letters: only around these is looked."""
    folded = fold_digits(text)
    found: list[FoundOrdinal] = []
    anchors = [
        (start, end)
        for start, end in holding(folded, (str(value), "第", *_PARTS_OF_WORDS))
        if not (folded[start].isdecimal() and _is_cut_out(folded, start, end))
    ]
    for low, high in spans(anchors, _AROUND, _AROUND, len(folded)):
        # What stands at the edge of such a piece may be a part of something else.
        first = low + _AT_EDGE if low else 0
        last = high - _AT_EDGE if high < len(folded) else high
        near = [FoundOrdinal(low + one.start, low + one.end, one.value) for one in find_ordinals(folded[low:high])]
        found += [one for one in near if one.value == value and first <= one.start and one.end <= last]
    return found


def _is_cut_out(text: str, start: int, end: int) -> bool:
    """Whether digits are a part of a longer number, of which they are no end behind zeros: "1" in "2013", not "01"."""
    return text[end : end + 1].isdecimal() or (start > 0 and text[start - 1] in "123456789")


def find_ordinals(text: str) -> list[FoundOrdinal]:
    """Every ordinal of the text, in its order, none overlapping another."""
    folded = fold_digits(text)
    near = spans(holding(folded, _PARTS_OF_WORDS), _LONGEST_WORD, 1, len(folded))
    found = [FoundOrdinal(match.start(), match.end(), _word_value(match)) for match in matches_in(_WORD, folded, near)]
    numbers = spans((match.span() for match in _MAY_BE_MARKED.finditer(folded)), _LONGEST_MARK, 3, len(folded))
    for counted in (_DIGITS.finditer(folded), matches_in(_MARKED, folded, numbers)):
        found += [FoundOrdinal(match.start(), match.end(), int(match["number"])) for match in counted]
    for match in _JAPANESE.finditer(folded) if "第" in folded else ():
        value = kanji_number(match["number"])
        if value is not None:
            found.append(FoundOrdinal(match.start(), match.end(), value))
    found.sort(key=lambda ordinal: (ordinal.start, -ordinal.end))
    kept: list[FoundOrdinal] = []
    for ordinal in found:
        if not kept or ordinal.start >= kept[-1].end:
            kept.append(ordinal)
    return kept


def _word_value(match: re.Match[str]) -> int:
    if match["single"]:
        return (UNITS + TEENS).index(match["single"].lower()) + 1
    if not match["tens"]:  # "première"
        return FRENCH.index(match["french"].lower()) + 2 if match["french"] else 1
    tens = (TENS.index(match["tens"].lower()) + 2) * 10
    return tens + (UNITS.index(match["unit"].lower()) + 1 if match["unit"] else 0)
