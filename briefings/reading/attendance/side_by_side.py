"""Two lists beside each other: "Board Members Present        Board Members Absent" over two columns of names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from briefings.reading.attendance.adding import add_names
from briefings.reading.attendance.headings import Section, section_of
from briefings.reading.attendance.items import listed_name
from briefings.reading.attendance.listed import Roster
from briefings.reading.text.lines import Line

_CELL = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"[\s\-_=|]+$")
# "R. Bryan Stone,Chairman"
_TIGHT_COMMA = re.compile(r",(?=[A-Z])")
_BREAKS_OFF = re.compile(r"(?:\b(?:of|for|the|and|Assistant|Deputy|Senior|Acting)|[,/])$")
MAX_ROWS = 60


def read_side_by_side(source: str, lines: list[Line], index: int, roster: Roster) -> int:
    """Read the columns below such a line; returns the first line after them, or `index` where it is none."""
    line = lines[index]
    if len(line.cells) < 2 or len(line.cells) > 4:
        return index
    heads = list(_CELL.finditer(source[line.start : line.end]))
    known = [section for head in heads if (section := _section(line, head[0]))]
    if len(heads) < 2 or len(known) < len(heads):
        return index
    columns = [_Column(head.start(), section) for head, section in zip(heads, known, strict=True)]
    row = index + 1
    while row < len(lines) and row - index < MAX_ROWS:
        raw = source[lines[row].start : lines[row].end]
        if not raw.strip() and row > index + 1:
            break
        for cell in [] if _RULE.match(raw) else _CELL.finditer(raw):
            column = min(columns, key=lambda one: abs(one.start - cell.start()))
            column.take(_section(lines[row], cell[0]), cell[0], row)
        row += 1
    for text, at, section in sorted((one for column in columns for one in column.listed), key=lambda one: one[1]):
        add_names(text, at, section, roster, single=True)
    roster.lines.update(range(index, row))
    return row


@dataclass(slots=True)
class _Column:
    """One of the columns: where it starts, what heads its names just now, and (text, line, section) of each so far."""

    start: int
    section: Section
    listed: list[tuple[str, int, Section]] = field(default_factory=list)

    def take(self, section: Section | None, text: str, row: int) -> None:
        """A cell: a new heading, the rest of the position above ("Director of" over "Services"), or one more name."""
        text = _TIGHT_COMMA.sub(", ", text)
        if section:
            self.section = section
        elif self.listed and _BREAKS_OFF.search(self.listed[-1][0]) and not listed_name(text.split(",")[0]):
            above, at, under = self.listed[-1]
            self.listed[-1] = (f"{above.rstrip('/')} {text}", at, under)
        else:
            self.listed.append((text, row, self.section))


def _section(line: Line, text: str) -> Section | None:
    section = section_of(replace(line, text=text, cells=()), in_head=True)
    return section if section and section.says and not section.rest else None
