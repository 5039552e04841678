"""Speakers that are an item of a list, with what they say as items below them: "- Ada" over "  - We need a tap"."""

from __future__ import annotations

import re

from briefings.reading.text.lines import Line

_NAME = re.compile(r"@?[A-ZÀ-Þ][\w.'’-]{0,24}(?: [\w.'’-]{1,24}){0,3}")
_LEAST = 2


def over_items(lines: list[Line]) -> list[int]:
    """The items that are short, capitalised words over items set in deeper; whether they are people a list must say."""
    found: list[int] = []
    for index, line in enumerate(lines):
        if not line.bullet or not 0 < len(line.text) <= 40 or not _NAME.fullmatch(line.text):
            continue
        below = next((one for one in lines[index + 1 : index + 3] if not one.blank), None)
        if below is not None and below.bullet and below.indent > line.indent:
            found.append(index)
    return found if len(found) >= _LEAST else []
