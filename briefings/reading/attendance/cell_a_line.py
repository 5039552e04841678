"""Tables that were copied with a cell on each line: "Name", "Attendance", "Role", and then these of everybody."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.attendance.items import listed_name
from briefings.reading.attendance.tables import TAKEN, columns_of
from briefings.reading.text.lines import Line

# Terence “Tex” McCutcheon
_CALLED = re.compile(r" [“\"'(][^“”\"'()]{1,20}[”\"')]")
_WORDS = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}")
_WIDEST = 6
_FEWEST_ROWS = 3
_LONGEST = 60


def with_rows(lines: list[Line]) -> None:
    """Make rows with cells of such lines, in place; the lines that a row takes in are blank then."""
    index = 0
    while index < len(lines):
        width, rows = _shape(lines, index) if "name" in lines[index].text[:24].lower() else (0, 0)
        if rows:
            for row in range(rows + 1):
                at = index + row * width
                cells = tuple(line.text for line in lines[at : at + width])
                lines[at] = replace(lines[at], text=" ".join(cells), cells=cells)
                lines[at + 1 : at + width] = [
                    replace(line, text="", cells=TAKEN) for line in lines[at + 1 : at + width]
                ]
            index += rows * width
        index += 1


def _shape(lines: list[Line], index: int) -> tuple[int, int]:
    """How many lines from one on are the heads of such a table's columns, and how many rows follow; 0, 0 for none."""
    for width in range(2, _WIDEST + 1):
        heads = lines[index : index + width]
        if any(head.blank or head.cells or len(head.text) > 30 or ":" in head.text for head in heads):
            break
        known = columns_of(tuple(head.text for head in heads))
        rows = _rows(lines, index + width, width) if len(known) > 1 and known.get("name") == 0 else 0
        if rows >= _FEWEST_ROWS:
            return width, rows
    return 0, 0


def _rows(lines: list[Line], index: int, width: int) -> int:
    """How many rows follow: each a name, with short texts below it as the heads have them."""
    rows = 0
    while index + width <= len(lines):
        cells = lines[index : index + width]
        if any(cell.blank or cell.cells or len(cell.text) > _LONGEST for cell in cells):
            break
        name = _CALLED.sub("", cells[0].text)
        if not (listed_name(name) or (rows > 1 and _WORDS.fullmatch(name))) or listed_name(cells[1].text):
            break
        rows, index = rows + 1, index + width
    return rows
