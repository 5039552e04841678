"""The head and the signature of a mail are no words of the record; what stands between is."""

from __future__ import annotations

import pytest

from briefings.reading import read

_HEAD = (
    "From: Ann Lee <ann@example.org>\nTo: list@example.org\nSubject: Minutes\n\n"
    "Minutes of the Reed Group, 3 May 2024\n\n"
)


def passages(mail: str) -> str:
    """All passages of a mail, one a line."""
    reading = read(mail.encode(), "mail.txt")
    return "\n".join(reading.text[one.start : one.end] for one in reading.passages)


@pytest.mark.parametrize("dashes", ["-- ", "--"])
def test_a_signature_is_left_out(dashes: str) -> None:
    """What stands below two dashes, up to a blank line, is who sent it."""
    said = passages(f"{_HEAD}The reeds were cut.\n\n{dashes}\nAnn Lee\nReed Group office\n\nThe cut reeds were sold.\n")
    assert "The reeds were cut." in said
    assert "The cut reeds were sold." in said
    assert "office" not in said
    assert "Subject:" not in said


def test_dashes_between_sections_lose_no_words() -> None:
    """Two dashes that stand again and again part a mail's sections, and none of them is lost."""
    said = passages(f"{_HEAD}--\nThe reeds were cut.\n\n--\nThe nests were counted.\n")
    assert "The reeds were cut." in said
    assert "The nests were counted." in said
