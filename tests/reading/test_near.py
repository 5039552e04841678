"""Looking only around likely places finds what looking everywhere finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefings.dates.near import (
    Near,
    at_line_starts,
    beginnings,
    held,
    lines_with,
    matches_in,
    mentions,
    once_a_line,
    spans,
)

_YEAR = re.compile(r"20\d\d")
_DATED = re.compile(r"(?:may|june) (?:\d\d )?20\d\d(?!年)", re.IGNORECASE)


@given(
    st.lists(st.sampled_from(["May ", "june ", "12 ", "2025", "2031", "年", "x" * 30, "\n", "İ", "本"])).map("".join)
)
def test_windows_lose_nothing(text: str) -> None:
    """Every match that the slow pattern has in the whole text is found around the quick pattern's places."""
    where = spans((match.span() for match in _YEAR.finditer(text)), 12, 2, len(text))
    found = [match.span() for match in matches_in(_DATED, text, where)]
    assert found == [match.span() for match in _DATED.finditer(text)]


def test_a_mention_begins_a_word_in_any_case() -> None:
    """AI is found at a word's beginning and after Japanese, not inside "said"."""
    text = "He said: AI-made. 生成AIで作成"
    assert [text[start:end] for start, end in mentions(text, ("ai",))] == ["AI", "AI"]


def test_a_letter_that_grows_in_lower_case_moves_no_place() -> None:
    """Behind the one letter whose lower case is longer, words are found where they stand."""
    assert mentions("İİ ai", ("ai",)) == [(3, 5)]


@given(st.lists(st.sampled_from(["said ", "told", "Anna ", "\n", "x"])).map("".join))
def test_lines_with_a_word_are_whole_lines(text: str) -> None:
    """Exactly the lines that hold one of the words are looked at, each once and from end to end."""
    held = [line for line in text.split("\n") if "said" in line or "told" in line]
    assert [text[start:end] for start, end in lines_with(("said", "told"), text)] == held


def test_a_line_is_worked_out_once() -> None:
    """Who asks again of the same line gets what was found; a long text is worked out each time and not kept."""
    asked: list[str] = []

    @once_a_line
    def length(text: str, more: int) -> int:
        asked.append(text)
        return len(text) + more

    assert [length("a line", 1), length("a line", 1), length("a line", 2)] == [7, 7, 8]
    assert [length("x" * 5_000, 0), length("x" * 5_000, 0)] == [5_000, 5_000]
    assert len(asked) == 4


@given(st.lists(st.sampled_from(["chair ", "Anna ", "in the ", "x" * 20, "\n"])).map("".join))
def test_words_lead_to_the_same_matches_as_a_pattern(text: str) -> None:
    """A slow pattern is found as well around words as around a quick pattern for them."""
    slow = re.compile(r"Anna in the chair")
    by_words, by_pattern = (Near(slow, anchor, 12, 1) for anchor in (("chair",), re.compile("chair")))
    found = [match.span() for match in by_words.finditer(text)]
    assert found == [match.span() for match in by_pattern.finditer(text)] == [one.span() for one in slow.finditer(text)]


def test_only_words_of_the_text_are_asked_for() -> None:
    """Of a list of words those are kept that the text holds in whatever case, in the order of the list."""
    assert held("The next Meeting", ("session", "meeting", "next")) == ("meeting", "next")


@given(st.lists(st.sampled_from(["Chair", ": ", "Ada", "\n", " ", "- ", "x"])).map("".join))
def test_what_begins_a_line_is_looked_for_at_lines_alone(text: str) -> None:
    """A pattern that begins with a line's beginning has the same matches, tried at each line or at each sign."""
    pattern = re.compile(r"^[^\w\n]*+Chair\s?:\s(?P<name>\w+)", re.MULTILINE)
    assert [one.span() for one in at_line_starts(pattern, text)] == [one.span() for one in pattern.finditer(text)]


@given(st.sets(st.text(alphabet="abä.", min_size=1, max_size=4), min_size=1), st.text(alphabet="abä. ", max_size=12))
def test_words_by_their_first_letters_are_the_same_words(words: set[str], text: str) -> None:
    """A text holds one of the words just where the pattern made of them matches."""
    assert (re.search(beginnings(words), text) is not None) == any(word in text for word in words)
