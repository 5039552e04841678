"""Whole records in the ways that bodies print who speaks, all invented, with every turn."""

from __future__ import annotations

import pytest

from briefings.reading import read
from tests.reading.test_attendance_layouts import Case, cases


@pytest.mark.parametrize("case", cases("turns.txt"), ids=lambda case: case[0])
def test_record_holds_every_turn_and_no_other(case: Case) -> None:
    """Every turn is read with its label, its speaker ("?" where nobody can know) and its words, and none is added."""
    _, text, rows = case
    reading = read(text.encode(), "record.md" if text.startswith("#") or "**" in text else "record.txt")
    assert [turn.label for turn in reading.turns if turn.label] == [
        turn.label if label == "*" else label for (label, _, _), turn in zip(rows, reading.turns, strict=True)
    ]
    for (_, speaker, words), turn in zip(rows, reading.turns, strict=True):
        assert speaker == "*" or (None if speaker == "?" else speaker) == turn.speaker, turn.label
        assert words == "*" or turn.text.startswith(words), turn.label
