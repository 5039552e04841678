"""Lists set in columns with spaces, and boxes to tick: the lines as the lists are read, of the same number."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.lines import Line, plain
from briefings.reading.person_names import is_japanese
from briefings.reading.roster_spaced_japanese import sign_by_sign
from briefings.reading.roster_tables import is_head

# A bullet or a heading's number stands apart from its text in no table: "•    Cllr Wroth", "C048/23   1.   APOLOGIES".
_MARK = re.compile(r"^(?:(?:[-*+•·‣▪]|\(?\d{1,3}[.)]|[A-Z][A-Za-z]{0,6}[/.-]?\d{1,4}/\d{2,4}(?:-\d{2})?)\s{3,})+")
_WIDE = re.compile(r"(?<=\S) {3,}(?=\S)")
_CELL = re.compile(r"\S+(?: \S+)*")
_BOX = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])?[ \t]*\[(?P<sign>[ xX])\][ \t]+\S")
MAX_WIDTH = 400


def shaped(source: str, lines: list[Line]) -> list[Line]:
    """The lines with cells where spaces set them in columns, and with ☐ where a box in a list of boxes is empty."""
    found = list(lines)
    ticked = -100
    starts: list[int] = []
    for index, line in enumerate(lines):
        if line.blank or line.end - line.start > MAX_WIDTH:
            starts = starts if line.blank and not line.end > line.start + 3 else []
            continue
        raw = source[line.start : line.end]
        wide = "\u3000" in raw or ("  " in raw.strip() and is_japanese(raw))
        if wide and (spaced := sign_by_sign(raw.strip(" \u3000"))):
            found[index] = replace(line, text=spaced)
            continue
        box = _BOX.match(raw)
        if box and box["sign"] == " " and (index - ticked < 40 or _ticked_below(source, lines, index)):
            found[index] = replace(line, text=f"☐ {line.text}")
        ticked = index if box and box["sign"] != " " else ticked
        if line.cells or "   " not in raw.strip() or is_japanese(raw):
            starts = starts if "  " in raw.strip() and not line.cells else []
            if not starts:
                continue
        cells = [(match.start(), match[0]) for match in _CELL.finditer(raw)]
        if is_head(tuple(text for _, text in cells)):
            starts = [start for start, _ in cells]
        if starts:
            found[index] = replace(line, cells=_aligned(cells, starts))
        elif _WIDE.search(bare := _MARK.sub("", raw.strip())):
            found[index] = replace(line, cells=tuple(plain(cell) for cell in _WIDE.split(bare)))
    return found


def _ticked_below(source: str, lines: list[Line], index: int) -> bool:
    for line in lines[index + 1 : index + 20]:
        box = _BOX.match(source[line.start : line.end])
        if box is None:
            return False
        if box["sign"] != " ":
            return True
    return False


def _aligned(cells: list[tuple[int, str]], starts: list[int]) -> tuple[str, ...]:
    """Cells put under the heads that they stand nearest to."""
    texts = [""] * len(starts)
    for start, text in cells:
        column = min(range(len(starts)), key=lambda number: abs(starts[number] - start))
        texts[column] = f"{texts[column]} {plain(text)}".strip()
    return tuple(texts)
