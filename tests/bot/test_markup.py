"""What is read out of Markdown, where readers differ."""

from __future__ import annotations

import pytest

from bot.markup import Image, Node, Parser
from bot.rich_text import words

LONGEST_ADDRESS = 60


def parse(markdown: str) -> list[Node]:
    """The blocks of a document."""
    return Parser(LONGEST_ADDRESS).parse(markdown)


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("a <b>c</b>", ["a <b>c</b>"]),
        ("<div>\nd\n</div>\n\ne", ["<div> d </div>", "e"]),
        ("![](https://example.org/p.png)\n\nf", ["f"]),
        ("g\nh  \ni", ["g h\ni"]),
        ("&amp;\\* &#x4e00;", ["&* 一"]),
    ],
)
def test_paragraphs_show_their_words(markdown: str, shown: list[str]) -> None:
    """HTML stands as it was typed, a break is a space or a line, and a picture without words leaves nothing behind."""
    assert [words(node.inline.runs) for node in parse(markdown)] == shown


def test_lists_hold_paragraphs_however_they_are_spaced() -> None:
    """An item's words are a paragraph in it, with blank lines between items and without, before a list in it too."""
    for between in ("\n", "\n\n"):
        (found,) = parse(f"3. a *b*{between}   * c{between}4. d")
        first, second = found.children
        assert (found.kind, found.first) == ("ordered_list", 3)
        assert [child.kind for child in first.children] == ["paragraph", "bullet_list"]
        assert words(first.children[0].inline.runs) == "a b"
        assert words(second.children[0].inline.runs) == "d"


def test_small_print_is_emphasised_as_a_whole() -> None:
    """A paragraph is small print only when nothing in it stands outside its one emphasis."""
    small = parse("*a [b](https://example.org) **c***")[0].inline.small
    assert small is not None
    assert [run.styles for run in small] == [frozenset(), frozenset(), frozenset(), frozenset({"bold"})]
    assert parse("*a* b")[0].inline.small is None
    assert parse("*a* *b*")[0].inline.small is None
    assert parse("**a**")[0].inline.small is None


def test_a_picture_has_its_words_without_their_marks() -> None:
    """What stands for a picture is read as words are: marks are taken away, escaped signs stay."""
    assert parse("![a \\*b\\* *c*](slack-file:F1)")[0].inline.image == Image("slack-file:F1", "a *b* c")


def test_addresses_that_slack_would_not_take_are_left_out() -> None:
    """A label stays where its address is of another kind or too long; an e-mail address is one to write to."""
    long = "https://example.org/" + "x" * LONGEST_ADDRESS
    for markdown in ("[a](ftp://example.org)", f"[a]({long})"):
        assert [(run.text, run.url) for run in parse(markdown)[0].inline.runs] == [("a", None)]
    assert [run.url for run in parse("<a@example.org>")[0].inline.runs] == ["mailto:a@example.org"]
