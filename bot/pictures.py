"""What pictures show, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bars:
    """What a picture shows: a title, what the bars count, and a label and a number for each."""

    title: str
    counted: str
    rows: tuple[tuple[str, int], ...]

    @property
    def words(self) -> str:
        """The same in words, for who cannot see it."""
        return f"{self.title}. {self.counted}: " + "; ".join(f"{label}: {number}" for label, number in self.rows) + "."


@dataclass(frozen=True, slots=True)
class Columns:
    """Shares over time: what each step is called and how much it holds, and for each label how much of that is its.

    The last step is the one that matters. `rows` are (label, a remark, the numbers).
    """

    title: str
    counted: str
    steps: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, str, tuple[int, ...]], ...]

    @property
    def words(self) -> str:
        """The same in words, for who cannot see it."""
        lines = []
        for label, _, numbers in self.rows:
            steps = zip(self.steps, numbers, strict=True)
            shares = (f"{step} {number} of {all_}" for (step, all_), number in steps if all_)
            lines.append(f"{label}: {', '.join(shares)}")
        return f"{self.title}. {self.counted}. {'; '.join(lines)}."
