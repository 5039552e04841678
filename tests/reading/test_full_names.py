"""Speakers who say who they are."""

from __future__ import annotations

import pytest

from briefings.reading.text.small_words import SmallWords
from briefings.reading.turns.full_names import full_names, own_full_name


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


def test_a_word_is_no_given_name() -> None:
    """What a record also writes in small letters is no given name."""
    names = ["Basalt Holloway", "Marina Bexley"]
    surnames = [name.split()[1] for name in names]
    text = "\n".join(f"With us is Mr. {name}." for name in names)
    told = full_names(surnames, text, SmallWords(text))
    assert told == dict(zip(map(str.lower, surnames), names, strict=True))
    text = "\n".join(f"With us is Mr. {name}, {name.split()[0].lower()}." for name in names)
    assert full_names(surnames, text, SmallWords(text)) == {}
