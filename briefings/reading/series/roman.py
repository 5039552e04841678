"""Meetings that are counted in Roman numerals: "Coordination Group Meeting XXXIX"."""

from __future__ import annotations

import re

ROMAN_BEHIND = re.compile(
    r"(?P<name>[A-Z].{3,120}?) [-–—]? ?(?:(?:Virtual|Online) )?(?:Meeting|Session|Call)(?: [-–—])? "
    r"(?P<number>[IVXL]{2,8})(?=$|\W*\()"
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman_value(text: str) -> int:
    """The number that Roman numerals up to 89 mean: "XXXIX" is 39."""
    values = [_ROMAN[sign] for sign in text]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
