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


def test_words_below_what_may_be_a_name_are_not_given_to_who_spoke_above() -> None:
    """Nobody took "Ben Golding" for a name, since a heading ends so; his words are nobody's rather than Ada's."""
    lines = [
        "Transcript of the Pier Council, 3rd meeting, 4 May 2025",
        "Ada Manning: I think that the basin must be dredged before the winter.",
        "Tom Field: The money is there.",
        "Ada Manning: Then let us vote.",
        "Ben Golding: nobody has asked the fishing boats so far.",
        "There are many of them.",
        "Tom Field: True.",
    ]
    reading = read("\n\n".join(lines).encode(), "a.txt")
    said = [(one.speaker, one.text) for one in reading.turns]
    assert ("Ada Manning", "Then let us vote.") in said
    assert not any(speaker in {"Ada Manning", "Tom Field"} and "boats" in text for speaker, text in said)
    assert any("There are many" in reading.text[one.start : one.end] for one in reading.passages)
