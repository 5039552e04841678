"""Lines that belong to the list above them: they hang in below its first name, or finish its last line."""

from __future__ import annotations

from dataclasses import replace

from briefings.reading.lines import Line
from briefings.reading.person_names import is_japanese
from briefings.reading.roster_headings import section_of

DEEP = 8


def hanging(lines: list[Line], index: int, first: str) -> tuple[list[str], list[int], int]:
    """The texts of a list that opens on line `index` with `first`, the line of each, and the first line after it."""
    texts, places = ([first], [index]) if first else ([], [])
    after = index + 1
    column = 0
    while after < len(lines):
        line = lines[after]
        if line.blank:
            if not _goes_on_below(lines, after, column):
                break
        elif _ends_key(lines, after):
            if len(line.cells) > 1:
                texts.append(", ".join(line.cells[1:]))
                places.append(after)
        elif line.heading or line.bullet or section_of(line, in_head=True):
            break
        elif line.indent > lines[index].indent:
            column = column or line.indent
            texts.append(_text(line))
            places.append(after)
        elif (
            texts
            and texts[-1].rstrip().endswith((",", ";", " and"))
            and len(texts[-1]) > 40
            and not is_japanese(line.text)
        ):
            texts.append(_text(line))
            places.append(after)
        else:
            break
        after += 1
    return texts, places, after


def _text(line: Line) -> str:
    return ", ".join(cell for cell in line.cells if cell) if len(line.cells) > 1 else line.text


def _goes_on_below(lines: list[Line], after: int, column: int) -> bool:
    """Whether below a blank line the list goes on, deep in the line and in the same column."""
    below = next((line for line in lines[after + 1 : after + 3] if not line.blank), None)
    if below is None or below.indent < DEEP or (column and abs(below.indent - column) > 2):
        return False
    return len(below.text) < 90 and section_of(below, in_head=True) is None


def _ends_key(lines: list[Line], after: int) -> bool:
    """ "attendance           Chief Council Secretary": the end of a heading that is set in a narrow column."""
    line = lines[after]
    key = line.cells[0] if line.cells else line.text
    if not key.islower() or len(key) > 16 or len(key.split()) > 2:
        return False
    return len(line.cells) > 1 or (after + 1 < len(lines) and lines[after + 1].indent >= DEEP)


def with_key_below(lines: list[Line], index: int) -> Line:
    """A line whose heading ends on the line below ("Clerk in", "attendance"), with its heading whole."""
    line = lines[index]
    if len(line.cells) < 2 or index + 1 >= len(lines) or not _ends_key(lines, index + 1):
        return line
    below = lines[index + 1]
    key = below.cells[0] if below.cells else below.text
    return replace(line, cells=(f"{line.cells[0].strip(' :')} {key}", *line.cells[1:]))
