"""Markdown as a tree of blocks with runs of text in them, from the events of pulldown-cmark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from pyromark import Markdown, Options
from pyromark.event import Event

from bot.rich_text import CHANNEL, PERSON, Run, Runs, merged, words

# By pulldown-cmark's names (https://docs.rs/pulldown-cmark/latest/pulldown_cmark/enum.Tag.html).
_STYLES = {"Emphasis": "italic", "Strong": "bold", "Strikethrough": "strike"}
_BREAKS = {"SoftBreak": " ", "HardBreak": "\n"}
_PARTS = {"Item": "list_item", "TableHead": "row", "TableRow": "row", "TableCell": "cell"}
_LINKED = ("http://", "https://", "mailto:", CHANNEL, PERSON)


class Image(NamedTuple):
    """A picture at an address, and the same in words."""

    address: str
    words: str


class Inline(NamedTuple):
    """What stands in a paragraph, a heading or a cell.

    `small` are the runs without their emphasis where it is emphasised as a whole; `image` is set where it is nothing
    but an image.
    """

    runs: Runs = ()
    small: Runs | None = None
    image: Image | None = None


NOTHING = Inline()


@dataclass(slots=True)
class Node:
    """A block: its kind, the blocks in it or the text in it.

    The kinds: heading, paragraph, blockquote, bullet_list, ordered_list, list_item, table, row, cell, hr, code_block.
    `level` is a heading's, `first` an ordered list's first number, `content` what stands in a block of code.
    """

    kind: str
    children: list[Node] = field(default_factory=list)
    inline: Inline = NOTHING
    level: int = 0
    first: int = 1
    content: str = ""


class Parser:
    """CommonMark with tables and strikethrough. Addresses beyond `longest_url` are left out. HTML is shown as typed."""

    def __init__(self, longest_url: int) -> None:
        self._longest_url = longest_url
        self._markdown = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH)

    def parse(self, markdown: str) -> list[Node]:
        """The blocks of a document."""
        return _Reading(self._longest_url).blocks(self._markdown.events(markdown))


class _Reading:
    """One document while it is read: the blocks that are open, and the words read since one began or ended."""

    def __init__(self, longest_url: int) -> None:
        self._longest_url = longest_url
        self._open = [Node("document")]
        self._runs: list[Run] = []
        # What the words stand in.
        self._styles: list[str] = []
        self._style: frozenset[str] = frozenset()
        self._url: str | None = None
        self._picture = ""
        # What stands side by side in the paragraph, and how many of those are open in one another.
        self._parts: list[str] = []
        self._depth = 0

    def blocks(self, events: Iterable[Event]) -> list[Node]:
        """The blocks of the document."""
        for event in events:
            match event:
                case {"Text": str(text)}:
                    self._add(text)
                case {"Start": tag}:
                    self._begin(tag)
                case {"End": tag}:
                    self._end(tag)
                case {"Code": str(text)}:
                    self._add(text, code=True)
                case {"InlineHtml": str(text)}:
                    self._add(text)
                case {"Html": str(line)}:
                    self._add(" " * bool(self._runs) + line.rstrip("\n"))
                case "SoftBreak" | "HardBreak":
                    self._add(_BREAKS[event])
                case "Rule":
                    self._settle()
                    self._open[-1].children.append(Node("hr"))
        return self._open[0].children

    def _begin(self, tag: object) -> None:
        match tag:
            case "Emphasis" | "Strong" | "Strikethrough":
                self._stand(tag)
                self._styles.append(_STYLES[tag])
                self._style = frozenset(self._styles)
            case {"Link": {"dest_url": str(address), "link_type": kind}}:
                self._stand("Link")
                address = f"mailto:{address}" if kind == "Email" else address
                taken = address.startswith(_LINKED) and len(address) <= self._longest_url
                # An address that Slack would not take is left out, its label stays.
                self._url = address if taken else None
            case {"Image": {"dest_url": str(address)}}:
                self._stand("Image")
                self._picture = address
            case _:
                self._settle()
                node = _node(tag)
                if node is not None:
                    self._open[-1].children.append(node)
                    self._open.append(node)

    def _end(self, tag: object) -> None:
        match tag:
            case "Emphasis" | "Strong" | "Strikethrough":
                self._depth -= 1
                self._styles.pop()
                self._style = frozenset(self._styles)
            case "Link":
                self._depth -= 1
                self._url = None
            case "Image":
                self._depth -= 1
            case "Paragraph" | "HtmlBlock":
                self._settle()
            case _:
                self._close()

    def _close(self) -> None:
        """The innermost block ends."""
        node = self._open[-1]
        if node.kind in ("heading", "cell"):
            node.inline = self._taken()
        elif node.kind == "code_block":
            node.content = words(self._taken().runs)
        else:
            self._settle()
        self._open.pop()

    def _settle(self) -> None:
        """What was read is a paragraph, also where none is marked: in a tight list."""
        if self._parts:
            inline = self._taken()
            if inline.runs:
                self._open[-1].children.append(Node("paragraph", inline=inline))

    def _stand(self, kind: str) -> None:
        if not self._depth:
            self._parts.append(kind)
        self._depth += 1

    def _add(self, text: str, *, code: bool = False) -> None:
        if not self._depth:
            self._parts.append("Text")
        self._runs.append(Run(text, self._style | {"code"} if code else self._style, self._url))

    def _taken(self) -> Inline:
        parts = self._parts
        runs = merged(self._runs) if len(parts) > 1 else tuple(self._runs)
        self._runs, self._parts = [], []
        if parts == ["Emphasis"]:
            return Inline(runs, merged(run._replace(styles=run.styles - {"italic"}) for run in runs))
        return Inline(runs, None, Image(self._picture, words(runs).strip()) if parts == ["Image"] else None)


def _node(tag: object) -> Node | None:
    """The block that begins with a tag; None for a paragraph, which is made when its words have been read."""
    match tag:
        case {"Heading": {"level": str(level)}}:
            return Node("heading", level=int(level[1:]))
        case {"List": int(first)}:
            return Node("ordered_list", first=first)
        case {"List": None}:
            return Node("bullet_list")
        case {"BlockQuote": _}:
            return Node("blockquote")
        case {"CodeBlock": _}:
            return Node("code_block")
        case {"Table": _}:
            return Node("table")
        case str(name) if name in _PARTS:
            return Node(_PARTS[name])
        case _:
            return None
