"""Two lists beside each other: "Board Members Present        Board Members Absent" over two columns of names."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.lines import Line
from briefings.reading.roster_adding import add_names
from briefings.reading.roster_headings import Section, section_of
from briefings.reading.roster_listed import Roster

_CELL = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"[\s\-_=|]+$")
MAX_ROWS = 60


def read_side_by_side(source: str, lines: list[Line], index: int, roster: Roster) -> int:
    """Read the columns below such a line; returns the first line after them, or `index` where it is none."""
    line = lines[index]
    if len(line.cells) < 2 or len(line.cells) > 4:
        return index
    heads = list(_CELL.finditer(source[line.start : line.end]))
    sections = [_section(line, head[0]) for head in heads]
    if len(heads) < 2 or not any(section and section.present is False for section in sections):
        return index
    known = [section for section in sections if section]
    if len(known) < len(sections):
        return index
    row = index + 1
    while row < len(lines) and row - index < MAX_ROWS:
        raw = source[lines[row].start : lines[row].end]
        if not raw.strip() and row > index + 1:
            break
        for cell in [] if _RULE.match(raw) else _CELL.finditer(raw):
            column = min(range(len(heads)), key=lambda number: abs(heads[number].start() - cell.start()))
            add_names(cell[0], row, known[column], roster, single=True)
        row += 1
    roster.lines.update(range(index, row))
    return row


def _section(line: Line, text: str) -> Section | None:
    section = section_of(replace(line, text=text, cells=()), in_head=True)
    return section if section and section.says and not section.rest else None
