"""Markdown as a tree of blocks with runs of text in them, as markdown-it reads it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.rich_text import CHANNEL, PERSON, Run, Runs, merged

_STYLES = {"em_open": "italic", "strong_open": "bold", "s_open": "strike"}
_CLOSES = {"em_close": "italic", "strong_close": "bold", "s_close": "strike"}
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
    """A block: its kind as markdown-it calls it, the blocks in it or the text in it.

    `level` is a heading's, `first` an ordered list's first number, `content` what stands in a block of code.
    """

    kind: str
    children: list[Node] = field(default_factory=list)
    inline: Inline = NOTHING
    level: int = 0
    first: int = 1
    content: str = ""


class Parser:
    """CommonMark with tables and strikethrough, read by markdown-it. Addresses beyond `longest_url` are left out."""

    def __init__(self, longest_url: int) -> None:
        self._longest_url = longest_url
        self._markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])

    def parse(self, markdown: str) -> list[Node]:
        """The blocks of a document."""
        root: list[Node] = []
        open_nodes: list[Node] = []
        for token in self._markdown.parse(markdown):
            if token.nesting == -1:
                open_nodes.pop()
            elif token.type == "inline":
                open_nodes[-1].inline = self._inline(token.children or [])
            else:
                node = _node(token)
                (open_nodes[-1].children if open_nodes else root).append(node)
                if token.nesting == 1:
                    open_nodes.append(node)
        return root

    def _inline(self, tokens: Sequence[Token]) -> Inline:
        small = self._runs(tokens[1:-1]) if _is_small_print(tokens) else None
        return Inline(self._runs(tokens), small, _image(tokens))

    def _runs(self, tokens: Iterable[Token]) -> Runs:
        """The runs of an inline token's children. An address that Slack would not take is left out, its label stays."""
        runs: list[Run] = []
        styles: frozenset[str] = frozenset()
        url: str | None = None
        for token in tokens:
            kind = token.type
            if kind in _STYLES:
                styles = styles | {_STYLES[kind]}
            elif kind in _CLOSES:
                styles = styles - {_CLOSES[kind]}
            elif kind == "link_open":
                href = str(token.attrs.get("href", ""))
                url = href if self._is_taken(href) else None
            elif kind == "link_close":
                url = None
            elif kind == "code_inline":
                runs.append(Run(token.content, styles | {"code"}, url))
            elif kind == "softbreak":
                runs.append(Run(" ", styles, url))
            elif kind == "hardbreak":
                runs.append(Run("\n", styles, url))
            elif token.content:  # text, and an image's alternative text
                runs.append(Run(token.content, styles, url))
        return merged(runs)

    def _is_taken(self, address: str) -> bool:
        return address.startswith(_LINKED) and len(address) <= self._longest_url


def _node(token: Token) -> Node:
    level = int(token.tag[1:]) if token.type == "heading_open" else 0
    first = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else 1
    return Node(token.type.removesuffix("_open"), level=level, first=first, content=token.content)


def _image(tokens: Sequence[Token]) -> Image | None:
    if len(tokens) != 1 or tokens[0].type != "image":
        return None
    words = "".join(each.content for each in tokens[0].children or ()).strip()
    return Image(str(tokens[0].attrs.get("src", "")), words)


def _is_small_print(tokens: Sequence[Token]) -> bool:
    if len(tokens) < 3 or tokens[0].type != "em_open" or tokens[-1].type != "em_close":
        return False
    depth = 0
    for token in tokens[:-1]:
        depth += (token.type == "em_open") - (token.type == "em_close")
        if depth == 0:
            return False
    return True
