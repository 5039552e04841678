"""Tables as Markdown."""

from __future__ import annotations

from collections.abc import Sequence


def as_markdown(rows: Sequence[Sequence[str]]) -> str:
    """The rows as a table whose first row is the heading, each cell on one line; a table of one cell is its text."""
    cells = [[" ".join(cell.split()).replace("|", "\\|") for cell in row] for row in rows]
    if len(cells) == 1 and len(cells[0]) == 1:
        return cells[0][0]
    width = max((len(row) for row in cells), default=0)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in cells if any(row)]
    if lines:
        lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)
