"""Who does something from one place of a text on, as the record announces it: takes the chair, asks the questions."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Announced:
    """The offsets at which the record says who it is from there on, ascending, with the names and its words for it."""

    offsets: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def add(self, offset: int, name: str, said: str) -> None:
        """Note one more, behind those that are known."""
        self.offsets.append(offset)
        self.names.append(name)
        self.said.append(said)

    def at(self, offset: int) -> tuple[str, str] | None:
        """(name, the record's words) of whoever it is at an offset of the text; None where it is not said."""
        place = bisect_right(self.offsets, offset) - 1
        return (self.names[place], self.said[place]) if place >= 0 else None
