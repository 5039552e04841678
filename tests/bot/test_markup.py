"""What is read quickly is read as markdown-it reads it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.limits import slack_limits
from bot.markup import Parser
from bot.quick_markup import parse_quickly
from briefings.markdown import code, escape, link, quoted

PARSER = Parser(slack_limits().link_url)

# All that begins, ends or changes something in CommonMark, and some words to stand around it.
PIECES = st.sampled_from([
    "a", "words, more", "é", "太田", "。", "“", "7", "12.", "3)", " ", " ", "  ", "\n", "\n", "\n\n", "\n\n", "\n- ",
    "\n# ", "\n## ", "\n> ", "\n>", "\n>\n> ", "*", "**", "_", "__", "`", "``", "~", "~~", "!", "[", "]", "(", ")", "<",
    ">", "&", "\\", "\\*", "\\_", "\\`", "\\\\", "\\[", "\\a", "|", "-", "---", "=", "===", "+", "#", ":", "\t",
    "\u3000", "\xa0", "\u2028", "[a](<https://example.org/a>)", "[b_c](<https://Example.org/é?x=1\\&y=2>)",
    "[d](<javascript:x>)", "[e]: https://example.org", "![f](<https://example.org/f.png>)", "&amp;", "<b>",
    "https://example.org", "```", "    ", "| a | b |\n| --- | --- |\n| c | d |", "_small print_", "**bold**",
])  # fmt: skip
DOCUMENTS = st.lists(PIECES, max_size=14).map("".join)
VALUES = st.text(st.one_of(st.sampled_from("*_`~[]()<>&|!#+-=.:\\ \n太é7"), st.characters(codec="utf-8")), max_size=40)


def is_read_alike(markdown: str) -> bool:
    """Whether both read the same; true also where nothing is read quickly."""
    quickly = parse_quickly(markdown, PARSER.address)
    return quickly is None or quickly == PARSER.parse(markdown)


@given(DOCUMENTS)
@example("_a *b* c_")
@example("[x]: https://example.org\n\n[x]")
@example("- a\nb")
@example("> a\nb")
@example("a\n---")
@example("a | b\n--|--\nc | d")
@settings(max_examples=3000, deadline=None)
def test_nothing_is_read_otherwise(markdown: str) -> None:
    """Whatever is read quickly makes the same blocks and runs as markdown-it makes of it."""
    assert is_read_alike(markdown), markdown


@given(one=VALUES, two=VALUES, spaced=st.booleans())
@settings(max_examples=500, deadline=None)
def test_any_value_in_what_templates_write_is_read_alike(one: str, two: str, *, spaced: bool) -> None:
    """Values of any content in headings, lists, quotes, emphasis and links are read as markdown-it reads them."""
    between = "\n\n" if spaced else "\n"
    parts = [
        f"# {escape(one)}",
        f"- {escape(one)} ({escape(two)})\n- **{escape(two)}**, {code(one)}",
        quoted(f"{two}\n\n{one}"),
        f"_{escape(two)} · {link(one, 'https://example.org/a?b=1&c=2')}_",
        f"**Speaks on:** {escape(one)} (3), {escape(two)} (2)",
    ]
    assert is_read_alike(between.join(part for part in parts if part))


@pytest.mark.parametrize(
    "markdown",
    [
        "# Naoki Ota\n\nDirector, New Stories\n\n_As of 5 Oct 2022 · [minutes](<https://example.org/1>) · official_",
        "> One.\n>\n> Two\\_three.\n\n_Naoki Ota_\n\n- Maina WG (6th), 5 Oct 2022\n- and 3 more meetings",
        "Try `/brief person ota`, or **ask** again.\nIt is not \\*that\\* far!",
    ],
)
def test_what_answers_hold_is_read_quickly(markdown: str) -> None:
    """Headings, paragraphs, quotes, lists, small print, links and code need no markdown-it."""
    assert parse_quickly(markdown, PARSER.address) is not None
