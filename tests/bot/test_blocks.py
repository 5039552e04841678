"""Markdown becomes blocks that Slack takes and that show the same words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blocks import Compiler, Message
from bot.limits import slack_limits
from bot.sandbox.block_kit import BlockKit
from briefings.markdown import escape, joined, link, quoted
from tests.bot.shown import folded, problems, shown_words

KIT = BlockKit()
COMPILER = Compiler(slack_limits())

# Whatever a record may hold: markup of Markdown and of Slack, Japanese, right-to-left text, emoji, odd white space.
SIGNS = "*_`~[]()<>&|!#+-=.:\\\"'{}@$%^/ \n\t0123456789"
LETTERS = "太田直樹はשלום👩\u200d🔬e\u0301\u202e\u2067"
ANYTHING = st.text(st.one_of(st.sampled_from(SIGNS + LETTERS), st.characters(codec="utf-8")), max_size=200)


def flat(words: str) -> str:
    return " ".join(words.split())


def compiled(markdown: str) -> list[Message]:
    messages = COMPILER.messages(markdown)
    for message in messages:
        assert problems(KIT, message) == []
    return messages


@given(ANYTHING, ANYTHING, ANYTHING)
@settings(max_examples=300)
def test_any_text_is_shown_and_is_only_text(one: str, two: str, three: str) -> None:
    """Whatever a value holds, the blocks are valid, show it letter by letter, and hold no markup of its own."""
    parts = [
        "# " + escape(one + "x"),
        f"{escape(two)} and **{escape('b' + three + 'b')}**",
        f"_{escape('a' + one)} · {link('source', 'https://example.org/')}_",
        quoted(two + "x"),
        f"- {escape(three)}x\n- {joined([one, two], ', ')}",
        f"| title | {escape(two)}x |\n| --- | --- |\n| {escape(one)}x | {escape(three)}x |",
    ]
    markdown = "\n\n".join(parts)
    messages = compiled(markdown)
    words = flat(" ".join(shown_words(message.blocks) for message in messages))
    for text in (one + "x", two, "b" + three + "b", "a" + one, three):
        assert folded(text) in words
    assert "<!" not in "".join(message.text for message in messages)
    assert kinds(messages) <= {"text", "link"}
    assert addresses(messages) <= {"https://example.org/"}


@given(ANYTHING)
@settings(max_examples=200)
def test_raw_markdown_is_valid_too(text: str) -> None:
    """Markdown that a team's own template may write becomes valid blocks, whatever it is."""
    compiled(text)


def kinds(messages: list[Message]) -> set[str]:
    return {str(each["type"]) for message in messages for each in inline(message.blocks)}


def addresses(messages: list[Message]) -> set[str]:
    return {str(each["url"]) for message in messages for each in inline(message.blocks) if "url" in each}


def inline(value: object) -> list[dict[str, object]]:
    """The inline elements of rich text, wherever they stand."""
    if isinstance(value, list):
        return [element for part in value for element in inline(part)]
    if isinstance(value, dict):
        if value.get("type") in ("rich_text_section", "rich_text_quote", "rich_text_preformatted"):
            return list(value["elements"])
        return inline(list(value.values()))
    return []


@pytest.mark.parametrize(
    ("markdown", "kind"),
    [
        ("# Title", "header"),
        ("Words", "rich_text"),
        ("_small print_", "context"),
        ("> words", "rich_text"),
        ("---", "divider"),
        ("| a |\n| --- |\n| b |", "table"),
        ("![what it shows](https://example.org/a.png)", "image"),
        ("```\ncode\n```", "rich_text"),
    ],
)
def test_each_kind_of_block(markdown: str, kind: str) -> None:
    """Each construct of Markdown becomes the block of Slack's that is meant for it."""
    [message] = compiled(markdown)
    assert [block["type"] for block in message.blocks] == [kind]


def test_nested_lists_keep_their_depth_and_numbers() -> None:
    """Lists within lists are indented, and a numbered list goes on counting after one."""
    [message] = compiled("3. three\n   - inner\n     - innermost\n4. four")
    lists = message.blocks[0]["elements"]
    assert isinstance(lists, list)
    assert [(each["style"], each["indent"], each.get("offset")) for each in lists] == [
        ("ordered", 0, 2),
        ("bullet", 1, None),
        ("bullet", 2, None),
        ("ordered", 0, 3),
    ]
    assert message.text == "3. three\n  • inner\n    • innermost\n4. four"


def test_long_text_is_cut_between_sentences() -> None:
    """A paragraph beyond Slack's limit is cut after a sentence, and nothing is lost."""
    sentences = [f"Mr. Ota said sentence number {number} & meant it." for number in range(400)]
    messages = compiled(" ".join(str(escape(sentence)) for sentence in sentences))
    blocks = [block for message in messages for block in message.blocks]
    assert len(blocks) > 1
    assert flat(" ".join(shown_words(blocks).split())) == " ".join(sentences)
    for block in blocks:
        assert shown_words([block]).rstrip().endswith("meant it.")
    for message in messages:
        assert message.text.endswith("meant it.")


def test_text_without_any_boundary_is_cut_between_characters() -> None:
    """Even ten thousand characters without a space are shown, with accents left on their letters."""
    text = "e\u0301" * 5000
    messages = compiled(text)
    blocks = [block for message in messages for block in message.blocks]
    assert "".join(shown_words([block]) for block in blocks) == text
    for block in blocks:
        assert not shown_words([block]).startswith("\u0301")


def test_pages_keep_headings_and_small_print_with_their_text() -> None:
    """A page never ends with a heading, and never begins with the line that belongs under a quote."""
    parts = [f"## Part {number}\n\n> {'Word. ' * 60}\n\n_source {number}_" for number in range(40)]
    messages = compiled("\n\n".join(parts))
    assert len(messages) > 1
    for message in messages:
        assert message.blocks[0]["type"] != "context"
        assert message.blocks[-1]["type"] == "context"


def test_second_table_becomes_a_list() -> None:
    """Slack takes one table a message; the second is written out, and no cell is lost."""
    table = "| name | role |\n| --- | --- |\n| Ota | Director |"
    [message] = compiled(f"{table}\n\nand\n\n{table.replace('Ota', 'Sato')}")
    assert [block["type"] for block in message.blocks] == ["table", "rich_text", "rich_text"]
    assert "name: Sato; role: Director" in shown_words(message.blocks)


def test_large_table_becomes_a_list() -> None:
    """A table beyond Slack's limits is written out over as many messages as it takes."""
    rows = "\n".join(f"| person {number} | role {number} |" for number in range(150))
    messages = compiled(f"| name | role |\n| --- | --- |\n{rows}")
    words = "".join(shown_words(message.blocks) for message in messages)
    assert all(f"person {number};" in words for number in range(150))


def test_view_has_no_table() -> None:
    """Modals take no tables: there they are lists."""
    blocks = COMPILER.view_blocks("| a |\n| --- |\n| b |")
    title = {"type": "plain_text", "text": "Title"}
    assert KIT.faults("view", {"type": "modal", "title": title, "blocks": blocks}) == []
    assert [block["type"] for block in blocks] == ["rich_text"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "slack://x", "https://a b", None, ""])
def test_only_web_addresses_become_links(address: str | None) -> None:
    """A link is made of web addresses only; of others the label stays."""
    [message] = compiled(f"x {link('label', address)}")
    assert addresses([message]) == set()
    assert "label" in message.text


def test_link_with_odd_signs_arrives() -> None:
    """Signs that mean something to Markdown or to Slack do not break an address."""
    [message] = compiled(f"x {link('label', 'https://example.org/a_(b)?c=1&copy;=2|<3>')}")
    assert addresses([message]) == {"https://example.org/a_(b)?c=1&copy;=2%7C%3C3%3E"}
