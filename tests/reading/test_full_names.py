"""Speakers who say who they are."""

from __future__ import annotations

import pytest

from briefings.reading.full_names import own_full_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Folake Oyelowo. Without the night bus I walk.", "Folake Oyelowo"),
        ("I'm Folake Oyelowo, from the night bus group.", "Folake Oyelowo"),
        ("I'm Oyelowo. Nice to meet you.", None),
        ("I’m Oyelowo. Nice to meet you.", None),
        ("That's Oyelowo. She is late.", None),
    ],
)
def test_own_full_name(text: str, name: str | None) -> None:
    """A speaker's own full name counts where a given name stands in it; "I'm" is none."""
    assert own_full_name("Oyelowo", text) == name
