"""What a new version changed, for the person who decides about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

ChangeKind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """A run of lines that differs. `line` counts the new text's lines from 1 (where a removed run stood before)."""

    kind: ChangeKind
    line: int
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes in order, and the share of lines that stayed, 0 to 1."""

    changes: tuple[Change, ...]
    unchanged: float


def difference(old_text: str, new_text: str) -> Difference:
    """The lines that differ between two versions; white space and blank lines don't count."""
    old, new = _lines(old_text), _lines(new_text)
    before, after = [line for _, line in old], [line for _, line in new]
    changes: list[Change] = []
    removed: list[str] = []
    added: list[str] = []
    line = 1
    end = new[-1][0] + 1 if new else 1
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            changes += _change(line, removed, added)
            removed, added = [], []
            continue
        if not removed and not added:
            line = new[step.dest_start][0] if step.dest_start < len(new) else end
        removed += before[step.src_start : step.src_end]
        added += after[step.dest_start : step.dest_end]
    changes += _change(line, removed, added)
    return Difference(tuple(changes), round(float(Indel.normalized_similarity(before, after)), 3))


def _change(line: int, removed: list[str], added: list[str]) -> list[Change]:
    if not removed and not added:
        return []
    kind: ChangeKind = "changed" if removed and added else "added" if added else "removed"
    return [Change(kind, line, tuple(removed), tuple(added))]


def _lines(text: str) -> list[tuple[int, str]]:
    return [(number, plain) for number, line in enumerate(text.split("\n"), 1) if (plain := " ".join(line.split()))]
