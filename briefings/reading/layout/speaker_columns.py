"""Tables whose head says that one column is who speaks and the next what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefings.reading.text.lines import Line

_SPEAKER_COLUMN = re.compile(r"speaker|who|name|発言者|発言者名|話者|氏名", re.IGNORECASE)
_WORDS_COLUMN = re.compile(
    r"(?:(?:contents?|summary|outline) of (?:the )?)?(?:main )?remarks?|contents?|statements?(?: made)?|said|"
    r"text|what|comments?|words|speech|発言|発言の?(?:内容|要旨)|内容|意見",
    re.IGNORECASE,
)


class Row(NamedTuple):
    """A row on `line`: what its speaker says, `said`, begins at `rest` in the source."""

    line: int
    speaker: str
    rest: int
    said: str


def rows_of_speakers(source: str, lines: list[Line]) -> Iterator[Row]:
    """The rows of such tables that name a speaker."""
    column = -1
    for index, line in enumerate(lines):
        if len(line.cells) < 2:
            if not line.blank:
                column = -1
            continue
        ruled = source[line.start : line.end].lstrip().startswith("|")
        head = _head(line)
        if ruled and head >= 0:
            column = head
        elif ruled and 0 <= column < len(line.cells) - 1 and line.cells[column].strip():
            start = line.start
            for _ in range(column + 2):
                start = source.find("|", start, line.end) + 1
            yield Row(index, line.cells[column].strip(), start, line.cells[column + 1])


def heads_speech(line: Line) -> bool:
    """Whether a row heads such a table."""
    return len(line.cells) > 1 and _head(line) >= 0


def is_row_of_speech(line: Line) -> bool:
    """Whether a row heads such a table, or holds a whole Japanese sentence behind its first cell."""
    return len(line.cells) > 1 and (line.cells[1].endswith("。") or _head(line) >= 0)


def _head(line: Line) -> int:
    """The column of speakers in such a table's head; -1 for every other row."""
    for column, cell in enumerate(line.cells[:-1]):
        if _SPEAKER_COLUMN.fullmatch(cell.strip()):
            return column if _WORDS_COLUMN.fullmatch(line.cells[column + 1].strip()) else -1
    return -1
