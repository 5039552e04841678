"""The figures of bench/results as the pictures and tables of docs/matching.md.

python -m bench.plots
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from math import log10
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
DOCS = Path(__file__).parents[1] / "docs"
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _RIGHT = 760, 420, 70, 60, 40, 20
_COLOURS = ("#0b6e4f", "#b3541e", "#33589f", "#8d2f6d", "#6b6b00", "#555555")

Point = tuple[float, float]


class Picture:
    """An SVG with two axes, in the units of the data; `x` may be logarithmic."""

    def __init__(
        self, title: str, x: tuple[float, float, str], y: tuple[float, float, str], *, log_x: bool = False
    ) -> None:
        self._x, self._y, self._log = x, y, log_x
        self._parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"',
            'font-family="sans-serif" font-size="12">',
            f"<title>{title}</title>",
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
            f'<text x="{_LEFT}" y="22" font-size="15">{title}</text>',
            f'<text x="{_WIDTH / 2}" y="{_HEIGHT - 14}" text-anchor="middle">{x[2]}</text>',
            f'<text transform="translate(18 {_HEIGHT / 2}) rotate(-90)" text-anchor="middle">{y[2]}</text>',
        ]

    def ticks(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Lines and numbers at these values."""
        for value in xs:
            at = self.place((value, self._y[0]))[0]
            self._parts.append(f'<line x1="{at}" x2="{at}" y1="{_TOP}" y2="{_HEIGHT - _BOTTOM}" stroke="#ddd"/>')
            self._parts.append(f'<text x="{at}" y="{_HEIGHT - _BOTTOM + 16}" text-anchor="middle">{value:g}</text>')
        for value in ys:
            at = self.place((self._x[0], value))[1]
            self._parts.append(f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{at}" y2="{at}" stroke="#ddd"/>')
            self._parts.append(f'<text x="{_LEFT - 6}" y="{at + 4}" text-anchor="end">{value:g}</text>')

    def place(self, point: Point) -> Point:
        """Where a point of the data stands."""
        low, high, value = self._x[0], self._x[1], point[0]
        if self._log:
            low, high, value = log10(low), log10(high), log10(max(value, self._x[0]))
        across = _LEFT + (value - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)
        up = _HEIGHT - _BOTTOM - (point[1] - self._y[0]) / (self._y[1] - self._y[0]) * (_HEIGHT - _BOTTOM - _TOP)
        return round(across, 1), round(up, 1)

    def line(self, points: Sequence[Point], colour: str, *, dashed: bool = False) -> None:
        """A line through the points."""
        path = " ".join(f"{x},{y}" for x, y in map(self.place, points))
        dashes = ' stroke-dasharray="5 4"' if dashed else ""
        self._parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')

    def dot(self, point: Point, colour: str, label: str = "", *, hollow: bool = False) -> None:
        """A dot with its label to the right."""
        x, y = self.place(point)
        fill = "white" if hollow else colour
        self._parts.append(f'<circle cx="{x}" cy="{y}" r="5" fill="{fill}" stroke="{colour}" stroke-width="2"/>')
        if label:
            self.words(x + 9, y + 4, label, colour)

    def words(self, x: float, y: float, text: str, colour: str) -> None:
        """Text at a place in the picture's own units."""
        self._parts.append(f'<text x="{x}" y="{y}" fill="{colour}">{text}</text>')

    def save(self, path: Path) -> None:
        """Write the file."""
        path.write_text("\n".join([*self._parts, "</svg>"]) + "\n", encoding="utf-8")


def rows() -> Iterator[dict[str, object]]:
    """The rows of the names bench."""
    yield from json.loads((RESULTS / "names.json").read_text(encoding="utf-8"))["rows"]


def speed_and_accuracy() -> None:
    """Each system at 10,000 (hollow) and 100,000 names."""
    shown = list(rows())
    axes = ((0.05, 300.0, "p95 of a query, ms of processor time (logarithmic)"), (0.85, 1.0, "share right first"))
    picture = Picture("Names: speed against accuracy, 10,000 (hollow) and 100,000 names", *axes, log_x=True)
    picture.ticks((0.1, 1, 10, 100), (0.85, 0.9, 0.95, 1.0))
    for at, system in enumerate(dict.fromkeys(str(row["system"]) for row in shown)):
        own = [row for row in shown if row["system"] == system and int(str(row["names"])) <= 100_000]
        points = [(float(str(row["p95_ms"])), float(str(row["right"]))) for row in own]
        picture.line(points, _COLOURS[at])
        for row, point in zip(own, points, strict=True):
            picture.dot(point, _COLOURS[at], hollow=row["names"] == 10_000)
        picture.words(_LEFT + 12, _HEIGHT - _BOTTOM - 110 + 18 * at, system, _COLOURS[at])
    picture.save(DOCS / "matching-speed.svg")


def thresholds() -> None:
    """For each threshold: the share of queries stated and right, and the share of absent names stated."""
    axes = ((0.5, 1.0, "score from which a person is stated"), (0.0, 1.0, "share"))
    picture = Picture("People: what is stated right, and absent names that are stated (dashed)", *axes)
    picture.ticks((0.5, 0.6, 0.7, 0.8, 0.9, 1.0), (0, 0.2, 0.4, 0.6, 0.8, 1.0))
    for at, row in enumerate(each for each in rows() if "curve" in each):
        curve = row["curve"]
        assert isinstance(curve, list)
        picture.line([(point[0], point[1]) for point in curve], _COLOURS[at])
        picture.line([(point[0], point[2]) for point in curve], _COLOURS[at], dashed=True)
        picture.words(_LEFT + 12, _TOP + 130 + 18 * at, f"{int(str(row['names'])):,} names", _COLOURS[at])
    picture.save(DOCS / "matching-thresholds.svg")


def table(name: str, lines: Sequence[Sequence[object]]) -> None:
    """Put a table where docs/matching.md has the figures of this name."""
    path = DOCS / "matching.md"
    head, body = lines[0], lines[1:]
    rows = [head, ["---"] * len(head), *body]
    text = "\n".join(f"| {' | '.join(str(cell) for cell in row)} |" for row in rows)
    start, end = f"<!-- figures: {name} -->\n", "<!-- end -->"
    before, _, rest = path.read_text(encoding="utf-8").partition(start)
    path.write_text(f"{before}{start}\n{text}\n\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def tables() -> None:
    """All tables, from whatever results there are."""
    kept = json.loads((RESULTS / "names.json").read_text(encoding="utf-8"))
    columns = ("names", "system", "right", "p50_ms", "p95_ms", "absent_taken", "built_s")
    head = ["names", "system", "right first", "p50 ms", "p95 ms", "absent", "built, s"]
    table("names", [head, *([row.get(column, "") for column in columns] for row in kept["rows"])])
    kept = json.loads((RESULTS / "titles.json").read_text(encoding="utf-8"))
    shown = ("system", "asked", "right", "p50_ms", "p95_ms", "absent_taken")
    head = ["system", "asked", "right first", "p50 ms", "p95 ms", "absent"]
    table("titles", [head, *([row.get(column, "") for column in shown] for row in kept["rows"])])
    kept = json.loads((RESULTS / "fulltext.json").read_text(encoding="utf-8"))
    lines: list[list[object]] = [["what", "figures"]]
    for name, value in kept.items():
        lines.append(
            [name, ", ".join(f"{key} {each}" for key, each in value.items()) if isinstance(value, dict) else value]
        )
    asked = RESULTS / "lookup.json"
    if asked.exists():
        answers = json.loads(asked.read_text(encoding="utf-8"))
        lines.append(
            [
                "/brief person through the bot",
                f"p50 {answers['p50_ms']}, p95 {answers['p95_ms']}, p99 {answers['p99_ms']} ms",
            ]
        )
    table("fulltext", lines)


if __name__ == "__main__":
    speed_and_accuracy()
    thresholds()
    tables()
