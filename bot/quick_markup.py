"""The Markdown that nearly all answers are written in, read in one pass: a tenth of what markdown-it takes for it.

Read here are headings, paragraphs, quotes and flat lists with emphasis, code, links and escaped signs. For anything
else, and wherever CommonMark's rules would have to be weighed, the answer is None and markdown-it reads the whole
document. What is read here is read as markdown-it reads it; a test holds that against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace, mdTrim

from bot.markup import Inline, Node
from bot.rich_text import Run, merged

Address = Callable[[str], str | None]

# Not for us: tabs, odd line ends, and lines that begin or end with a space.
_RARE = ("\t", "\r", "\0", " \n", "\n ")
_HEADING = re.compile(r"(#{1,6}) +([^ ].*[^#]|[^ #])")
# What may begin another block than a paragraph, or make another block of the paragraph above.
_BEGINS = re.compile(r"[-#>|=:~<+]|\*(?: |$)|```|(?:[*_] *){3,}$|\d{1,9}[.)](?: |$)")
_ENDS_A_PARAGRAPH = ("# ", "## ", "> ", "- ")

_PLAIN_SIGNS = r"[^\\`*_\[<&!~\n]"
_ESCAPED_SIGN = r"\\[!-/:-@\[-`{-~]"
_WORDS = rf"{_PLAIN_SIGNS}*(?:{_ESCAPED_SIGN}{_PLAIN_SIGNS}*)*"
_ONLY_WORDS = re.compile(_WORDS)
_ESCAPED = re.compile(r"\\(.)")
_PIECE = re.compile(
    rf"""(?P<words>(?={_PLAIN_SIGNS}|{_ESCAPED_SIGN}){_WORDS})
    |(?P<marks>\*+|_+)
    |\[(?P<label>(?:[^\\`*_\[\]<&~\n]|{_ESCAPED_SIGN})*)\]\(<(?P<url>https?://(?:[^\\<>&\s]|\\&)*)>\)
    |(?P<fence>`+)(?P<code>[^`\n]+)(?P=fence)(?!`)
    |(?P<break>\n)
    |(?P<bang>!(?!\[))""",
    re.VERBOSE,
)
_STYLES = {"*": "italic", "_": "italic", "**": "bold", "__": "bold"}
_ITALIC = frozenset({"italic"})
_PLAIN: frozenset[str] = frozenset()


def parse_quickly(markdown: str, address: Address) -> list[Node] | None:
    """The blocks of a document, or None when markdown-it has to read it. `address` says how a link is written."""
    if any(rare in markdown for rare in _RARE) or markdown.startswith(" ") or markdown.endswith(" "):
        return None
    return _blocks(markdown.split("\n"), address)


def _blocks(lines: list[str], address: Address) -> list[Node] | None:
    nodes: list[Node] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line:
            at += 1
            continue
        begins = line[0]
        if begins == ">":
            found = _quote(lines, at, address)
        elif begins == "-":
            found = _list(lines, at, address)
        else:
            found = (_heading if begins == "#" else _paragraph)(lines, at, address)
        if found is None:
            return None
        node, at = found
        nodes.append(node)
    return nodes


def _heading(lines: list[str], at: int, address: Address) -> tuple[Node, int] | None:
    match = _HEADING.fullmatch(lines[at])
    inline = None if match is None else _inline(mdTrim(match[2]), address)
    if match is None or inline is None:
        return None
    return Node("heading", inline=inline, level=len(match[1])), at + 1


def _quote(lines: list[str], at: int, address: Address) -> tuple[Node, int] | None:
    inner: list[str] = []
    while at < len(lines) and lines[at].startswith(">"):
        line = lines[at][1:].removeprefix(" ")
        if line.startswith(" "):
            return None
        inner.append(line)
        at += 1
    # A line of a paragraph right below would belong to the quote.
    children = None if at < len(lines) and lines[at] else _blocks(inner, address)
    return None if children is None else (Node("blockquote", children), at)


def _list(lines: list[str], at: int, address: Address) -> tuple[Node, int] | None:
    items: list[Node] = []
    end = at
    while at < len(lines) and (lines[at].startswith("- ") or not lines[at]):
        if lines[at]:
            found = None if lines[at][2].isspace() else _paragraph([lines[at][2:]], 0, address)
            if found is None:
                return None
            items.append(Node("list_item", [found[0]]))
            end = at + 1
        at += 1
    # A line right below the last item would belong to it.
    return None if not items or (at == end and at < len(lines)) else (Node("bullet_list", items), end)


def _paragraph(lines: list[str], at: int, address: Address) -> tuple[Node, int] | None:
    start = at
    while at < len(lines) and lines[at]:
        if _BEGINS.match(lines[at]):
            if at > start and lines[at].startswith(_ENDS_A_PARAGRAPH):
                break
            return None
        at += 1
    text = lines[start] if at == start + 1 else "\n".join(lines[start:at])
    if text[0] == "[" and "]:" in text:
        # It may say where links of that name lead, and be nothing to be shown.
        return None
    inline = _inline(mdTrim(text), address)
    return None if inline is None else (Node("paragraph", inline=inline), at)


def _inline(text: str, address: Address) -> Inline | None:
    if _ONLY_WORDS.fullmatch(text):
        return Inline((Run(_unescaped(text)),)) if text else Inline()
    return _Line(text, address).read()


class _Line:
    """The text of one block, read once from left to right."""

    def __init__(self, text: str, address: Address) -> None:
        self._text = text
        self._address = address
        self._runs: list[Run] = []
        self._open: list[tuple[str, int]] = []  # marks of emphasis that wait for their like, and where they stand
        self._styles = _PLAIN
        self._small = False

    def read(self) -> Inline | None:
        at = 0
        while at < len(self._text):
            piece = _PIECE.match(self._text, at)
            if piece is None or not self._take(piece):
                return None
            at = piece.end()
        if self._open:
            return None
        runs = tuple(self._runs)
        small = merged(Run(run.text, run.styles - _ITALIC, run.url) for run in runs) if self._small else None
        return Inline(runs, small)

    def _take(self, piece: re.Match[str]) -> bool:
        """Whether the piece could be read."""
        match piece.lastgroup:
            case "words":
                self._add(_unescaped(piece[0]), self._styles, None)
            case "marks":
                return self._emphasise(piece[0], piece.start(), piece.end())
            case "url":
                url = self._address(piece["url"].replace("\\&", "&"))
                self._add(_unescaped(piece["label"]), self._styles, url)
            case "code":
                code = piece["code"]
                spaced = code[0] == code[-1] == " " and code.strip(" ") != ""
                self._add(code[1:-1] if spaced else code, self._styles | {"code"}, None)
            case "break":
                self._add(" ", self._styles, None)
            case _:
                self._add("!", self._styles, None)
        return True

    def _add(self, text: str, styles: frozenset[str], url: str | None) -> None:
        last = self._runs[-1] if self._runs else None
        if last is not None and last.styles == styles and last.url == url:
            self._runs[-1] = Run(last.text + text, styles, url)
        elif text:
            self._runs.append(Run(text, styles, url))

    def _emphasise(self, marks: str, start: int, end: int) -> bool:
        """Whether the marks clearly begin or end emphasis."""
        if len(marks) > 2:
            return False
        before = self._text[start - 1] if start else " "
        after = self._text[end] if end < len(self._text) else " "
        opens, closes = _opens_or_closes(before, after, inside_words=marks[0] == "*")
        if closes and self._open and self._open[-1][0] == marks:
            began = self._open.pop()[1]
            self._styles -= {_STYLES[marks]}
            self._small = self._small or (len(marks) == 1 and began == 0 and end == len(self._text))
            return True
        style = _STYLES[marks]
        if not opens or style in self._styles or any(marks[0] == other[0] for other, _ in self._open):
            return False
        self._open.append((marks, start))
        self._styles |= {style}
        return True


def _opens_or_closes(before: str, after: str, *, inside_words: bool) -> tuple[bool, bool]:
    """Whether marks between these two characters may begin emphasis, and whether they may end it
    (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run)."""
    space_before, space_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
    sign_before, sign_after = _is_sign(before), _is_sign(after)
    left = not (space_after or (sign_after and not (space_before or sign_before)))
    right = not (space_before or (sign_before and not (space_after or sign_after)))
    opens = left and (inside_words or not right or sign_before)
    return opens, right and (inside_words or not left or sign_after)


def _is_sign(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
