"""Markdown -> Block Kit, and from the same tokens the plain text that screen readers read.

A document is compiled to pieces (one Slack block each, with its plain text) and the pieces are packed into messages
within Slack's limits. Conventions for templates, beside CommonMark's own meaning:

* a first-level heading is Slack's header, other headings are bold lines;
* a paragraph that is emphasised as a whole is small print (Slack's context) and stays with what it follows;
* a paragraph of nothing but an image is an image, from the web or ("slack-file:ID") from Slack;
* the first table is Slack's table where it fits and the surface has one; others are written out as lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.limits import Limits
from bot.markup import Image, Node, Parser
from bot.rich_text import (
    CHANNEL,
    NEW_LINE,
    PERSON,
    Block,
    Run,
    Runs,
    elements,
    escaped,
    merged,
    plain,
    rich_text,
    section,
    split_runs,
    styled,
    words,
)

Surface = Literal["message", "view"]

# Before the id of a picture that Slack holds, where a picture's address stands.
SLACK_FILE = "slack-file:"
_DEEPEST_INDENT = 8
_WEB = ("http://", "https://")
# What Slack would read as formatting in a mrkdwn label; a label with any of these is shown without its link.
_MRKDWN_SIGNS = frozenset("*_~`:|<>&\n")


@dataclass(frozen=True, slots=True)
class Message:
    """What one message shows: its blocks, and the same in plain words for `text`, escaped for Slack."""

    blocks: list[Block]
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One block and its words. `glue` keeps it on one page with its neighbour: a heading, the lines under a quote."""

    block: Block
    text: str
    glue: Literal["none", "before", "after"] = "none"
    table: bool = False


class Compiler:
    """Compiles Markdown within the limits it is given. Holds no state between calls."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._parser = Parser(limits.link_url)

    def messages(self, markdown: str, *, spare_blocks: int = 0, longest_text: int | None = None) -> list[Message]:
        """One or more messages that together show all of `markdown`; each leaves room for `spare_blocks` more blocks.

        `longest_text` is the most that a message's plain text may hold (default: Slack's recommendation).
        """
        room = self.limits.message_blocks - spare_blocks
        longest = longest_text or self.limits.text_recommended
        return [_message(page) for page in _packed(self._pieces(markdown, "message"), room, longest)]

    def one_message(self, markdown: str, *, spare_blocks: int = 0) -> Message:
        """The first page at the full length that Slack lets through, for answers that fit in one message."""
        return self.messages(markdown, spare_blocks=spare_blocks, longest_text=self.limits.message_text)[0]

    def view_blocks(self, markdown: str, *, spare_blocks: int = 0) -> list[Block]:
        """The blocks for a modal or the Home tab; what goes beyond the limit of a view is left out."""
        room = self.limits.view_blocks - spare_blocks
        return [piece.block for piece in self._pieces(markdown, "view")][:room]

    def _pieces(self, markdown: str, surface: Surface) -> list[Piece]:
        pieces: list[Piece] = []
        tables_left = 1 if surface == "message" else 0
        for node in self._parser.parse(markdown):
            if node.kind == "table" and tables_left:
                table = self._table(node)
                tables_left -= len(table)
                pieces.extend(table or self._table_as_list(node))
            else:
                pieces.extend(self._block(node))
        return pieces

    def _block(self, node: Node) -> Iterator[Piece]:
        match node.kind:
            case "heading":
                yield from self._heading(node)
            case "paragraph":
                yield from self._paragraph(node)
            case "blockquote":
                yield from self._quote(node)
            case "bullet_list" | "ordered_list":
                yield from self._list(node)
            case "table":
                yield from self._table_as_list(node)
            case "hr":
                yield Piece({"type": "divider"}, "")
            case _:
                yield from self._code(node)

    # --- One kind of block each ---------------------------------------------------------------------------------------

    def _heading(self, node: Node) -> Iterator[Piece]:
        runs = node.inline.runs
        text = words(runs).strip()
        if not text:
            return
        if node.level == 1 and len(text) <= self.limits.header_text and "\n" not in text:
            header: Block = {"type": "header", "text": {"type": "plain_text", "text": text, "emoji": False}}
            yield Piece(header, escaped(text), glue="after")
            return
        for part in split_runs(styled(runs, "bold"), self.limits.section_text):
            yield Piece(rich_text([section(part)]), plain(part), glue="after")

    def _paragraph(self, node: Node) -> Iterator[Piece]:
        runs, small_runs, picture = node.inline
        image = None if picture is None else self._image(picture)
        if image is not None:
            yield image
            return
        if not words(runs).strip():
            return
        small = None if small_runs is None else self._small_print(small_runs)
        if small is not None:
            yield small
            return
        for part in split_runs(runs, self.limits.section_text):
            yield Piece(rich_text([section(part)]), plain(part))

    def _image(self, image: Image) -> Piece | None:
        alternative = image.words[: self.limits.alt_text]
        if image.address.startswith(SLACK_FILE) and alternative:
            file: Block = {"id": image.address.removeprefix(SLACK_FILE)}
            return Piece({"type": "image", "slack_file": file, "alt_text": alternative}, escaped(alternative))
        if not image.address.startswith(_WEB) or len(image.address) > self.limits.image_url or not alternative:
            return None
        return Piece({"type": "image", "image_url": image.address, "alt_text": alternative}, escaped(alternative))

    def _small_print(self, runs: Runs) -> Piece | None:
        parts: list[Block] = []
        waiting = ""
        for run in runs:
            link = _mrkdwn_link(run)
            if link is None:
                waiting += run.text
                continue
            parts.extend(_plain_element(waiting))
            parts.append({"type": "mrkdwn", "text": link, "verbatim": True})
            waiting = ""
        parts.extend(_plain_element(waiting))
        longest = max((len(str(part["text"])) for part in parts), default=0)
        if not parts or len(parts) > self.limits.context_elements or longest > self.limits.context_text:
            return None
        return Piece({"type": "context", "elements": parts}, plain(runs), glue="before")

    def _quote(self, node: Node) -> Iterator[Piece]:
        for part in split_runs(self._flat(node.children, "\n\n"), self.limits.section_text):
            if words(part).strip():
                quoted: Block = {"type": "rich_text_quote", "elements": elements(part)}
                yield Piece(rich_text([quoted]), f"“{plain(part)}”")

    def _code(self, node: Node) -> Iterator[Piece]:
        for part in split_runs((Run(node.content.rstrip("\n")),), self.limits.section_text):
            if words(part).strip():
                code: Block = {"type": "rich_text_preformatted", "elements": elements(part)}
                yield Piece(rich_text([code]), plain(part))

    def _list(self, node: Node) -> Iterator[Piece]:
        waiting: list[Block] = []
        lines: list[str] = []
        size = 0
        for element, line in self._list_elements(node, 0):
            if waiting and size + len(line) > self.limits.section_text:
                yield Piece(rich_text(_joined_lists(waiting)), "\n".join(lines))
                waiting, lines, size = [], [], 0
            waiting.append(element)
            lines.append(line)
            size += len(line)
        if waiting:
            yield Piece(rich_text(_joined_lists(waiting)), "\n".join(lines))

    def _list_elements(self, node: Node, depth: int) -> Iterator[tuple[Block, str]]:
        """One list of one item (or the rest of a long item) at a time, with its plain line."""
        ordered = node.kind == "ordered_list"
        first = node.first
        # Brackets, bullets and indentation come out of the room for the words.
        room = self.limits.section_text - 4 * (depth + 2)
        for index, item in enumerate(node.children):
            own = self._flat([child for child in item.children if not child.kind.endswith("_list")], "\n")
            parts = split_runs(own, room) if own else [(Run(" "),)]
            lead = "  " * depth + (f"{first + index}. " if ordered else "• ")
            one: Block = {
                "type": "rich_text_list",
                "style": "ordered" if ordered else "bullet",
                "indent": min(depth, _DEEPEST_INDENT),
                "elements": [section(parts[0])],
            }
            if ordered and first + index > 1:
                one["offset"] = first + index - 1
            yield one, lead + plain(parts[0])
            for part in parts[1:]:
                yield section(part), plain(part)
            for child in item.children:
                if child.kind.endswith("_list"):
                    yield from self._list_elements(child, depth + 1)

    def _table(self, node: Node) -> list[Piece]:
        """Slack's table as a list of one piece, or of none when the table goes beyond its limits."""
        rows = self._rows(node)
        characters = sum(len(words(cell)) for row in rows for cell in row)
        columns = max(len(row) for row in rows)
        if (
            len(rows) > self.limits.table_rows
            or columns > self.limits.table_columns
            or characters > self.limits.table_characters - len(rows) * columns
        ):
            return []
        block: Block = {"type": "table", "rows": [[_cell(cell) for cell in row] for row in rows]}
        return [Piece(block, "\n".join(_row_words(rows[0], row) for row in rows[1:]), table=True)]

    def _table_as_list(self, node: Node) -> Iterator[Piece]:
        rows = self._rows(node)
        for row in rows[1:]:
            runs: list[Run] = [Run("• ")]
            for title, cell in zip(rows[0], row, strict=False):
                if cell:
                    runs += [Run("; ")] * (len(runs) > 1) + [*styled(title, "bold"), Run(": ")] * bool(title) + [*cell]
            for part in split_runs(merged(runs), self.limits.section_text):
                yield Piece(rich_text([section(part)]), plain(part))

    # --- Inside a block -----------------------------------------------------------------------------------------------

    def _rows(self, node: Node) -> list[list[Runs]]:
        return [[cell.inline.runs for cell in row.children] for row in node.children]

    def _flat(self, nodes: Iterable[Node], between: str) -> Runs:
        """Nested blocks as one run of text, for places where Slack nests nothing."""
        runs: list[Run] = []
        for node in nodes:
            inner = self._flat_one(node)
            if inner and runs:
                runs.append(Run(between))
            runs.extend(inner)
        return merged(runs)

    def _flat_one(self, node: Node) -> Runs:
        match node.kind:
            case "heading":
                return styled(node.inline.runs, "bold")
            case "paragraph":
                return node.inline.runs
            case "bullet_list" | "ordered_list":
                lines = (
                    words_of
                    for item in node.children
                    for words_of in (Run("• "), *self._flat(item.children, "\n"), *NEW_LINE)
                )
                return merged(lines)
            case "table":
                return merged(run for row in self._rows(node) for cell in row for run in (*cell, Run(" ")))
            case "blockquote":
                return self._flat(node.children, "\n")
            case "hr":
                return ()
            case _:
                return (Run(node.content.rstrip("\n"), frozenset({"code"})),)


def _message(pieces: Sequence[Piece]) -> Message:
    return Message([piece.block for piece in pieces], "\n\n".join(piece.text for piece in pieces if piece.text))


def _packed(pieces: Sequence[Piece], room: int, longest: int) -> list[list[Piece]]:
    """The pieces in pages of at most `room` blocks and `longest` characters of plain text; glued ones stay together."""
    pages: list[list[Piece]] = [[]]
    size = 0
    for group in _groups(pieces, room):
        group_size = sum(len(piece.text) + 2 for piece in group)
        if pages[-1] and (len(pages[-1]) + len(group) > room or size + group_size > longest):
            pages.append([])
            size = 0
        pages[-1].extend(group)
        size += group_size
    return pages


def _groups(pieces: Sequence[Piece], room: int) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        follows = group and (group[-1].glue == "after" or piece.glue == "before")
        if group and (not follows or len(group) >= room):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _mrkdwn_link(run: Run) -> str | None:
    if run.url is None or _MRKDWN_SIGNS & set(run.text) or any(sign in run.url for sign in "<>|"):
        return None
    mention = re.fullmatch(rf"(?:({CHANNEL})|{PERSON})(\w+)", run.url)
    if mention is not None:
        return f"<{'#' if mention[1] else '@'}{mention[2]}>"
    return f"<{escaped(run.url)}|{run.text}>"


def _plain_element(text: str) -> list[Block]:
    text = text.strip()
    return [{"type": "plain_text", "text": text, "emoji": False}] if text else []


def _cell(runs: Runs) -> Block:
    if not words(runs).strip():
        return {"type": "raw_text", "text": "–"}
    if all(not run.styles and run.url is None for run in runs):
        return {"type": "raw_text", "text": words(runs)}
    return rich_text([section(runs)])


def _row_words(titles: Sequence[Runs], row: Sequence[Runs]) -> str:
    cells = ((plain(title), plain(cell)) for title, cell in zip(titles, row, strict=False) if cell)
    return "• " + "; ".join(f"{title}: {cell}" if title else cell for title, cell in cells)


def _joined_lists(parts: Sequence[Block]) -> list[Block]:
    """Neighbouring lists of one kind and depth as one list."""
    joined: list[Block] = []
    for part in parts:
        last = joined[-1] if joined else {}
        same = all(last.get(key) == part.get(key) for key in ("type", "style", "indent"))
        before, added = last.get("elements"), part["elements"]
        if same and part["type"] == "rich_text_list" and isinstance(before, list) and isinstance(added, list):
            joined[-1] = {**last, "elements": [*before, *added]}
        else:
            joined.append(part)
    return joined
