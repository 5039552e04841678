"""Where sentences are cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.reading.text.sentence_ends import SentenceEnds

_ENDS = SentenceEnds(before="a-z0-9)", after="A-Z“")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We met. We left.", ["We met.", "We left."]),
        ("Room 5?  “Yes.”", ["Room 5?", "“Yes.”"]),
        ("We met e.g. in Oslo, at No. 5.", ["We met e.g. in Oslo, at No. 5."]),
        (
            "As Mr. Shoji and Prof. Arai said, it is late. We left.",
            ["As Mr. Shoji and Prof. Arai said, it is late.", "We left."],
        ),
        ("One line\nand another.\n\nEnd", ["One line", "and another.", "End"]),
        ("会議を開催した。次回は未定。", ["会議を開催した。", "次回は未定。"]),
        ("", []),
    ],
)
def test_a_sentence_ends_at_its_stop_and_at_a_line_end(text: str, sentences: list[str]) -> None:
    """A stop ends a sentence before white space and a capital, a line's end always does, and 。 needs nothing."""
    assert list(_ENDS.split(text)) == sentences


@given(st.text("aZ.!? \n”(。\u3000"))
def test_cutting_loses_nothing_but_white_space(text: str) -> None:
    """Put together again, the sentences are the text without the white space between them."""
    assert re.sub(r"\s", "", "".join(_ENDS.split(text))) == re.sub(r"\s", "", text)
