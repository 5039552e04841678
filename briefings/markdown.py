"""Text from documents and people as Markdown that shows that text and nothing else.

`escape` is applied to every value that enters a template, so a value can never become a heading, a list, a link or
emphasis (https://spec.commonmark.org/0.31.2/#backslash-escapes). Only the functions in this file make `Markdown`.
"""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterable


class Markdown(str):
    """Text that is Markdown already, and is not escaped again."""

    __slots__ = ()


# The backslash first: the others are escaped with it.
_SIGNS = tuple((sign, "\\" + sign) for sign in "\\`*_[]<>&|~")
# At the start of a line these begin a heading, a list, a heading's underline or a table's rule; a value may start one.
_START = re.compile(r"^(\d{0,9})([#+\-=:.)])")
_STARTS = frozenset("#+-=:.)")
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Embeddings, overrides and isolates turn round what stands after them too, so that words read as what they are not
# (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing). Letters have their direction without them.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def showable(text: str) -> str:
    """The text on one line, without what would turn round the words after it; what cannot be shown becomes U+FFFD."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return _UNSHOWABLE.sub("\ufffd", " ".join(_TURNING.sub("", text).split()))


def escape(value: object) -> Markdown:
    """The value's text on one line: white space is folded, characters that cannot be shown become U+FFFD."""
    if isinstance(value, Markdown):
        return value
    text = showable(str(value))
    if text.isalnum():
        return Markdown(text)
    # Each of these looks through the text at the speed of C; `str.translate` takes ten times as long for all of them.
    for sign, shown in _SIGNS:
        if sign in text:
            text = text.replace(sign, shown)
    if text[:1] in _STARTS or text[:1].isdecimal():
        text = _START.sub(r"\1\\\2", text)
    # "!" at the end would make an image of a link that follows.
    return Markdown(text[:-1] + "\\!" if text.endswith("!") else text)


def joined(values: Iterable[object], between: object = "") -> Markdown:
    """The values, each escaped, with `between` (escaped too, its spaces kept) between them."""
    space = str(between)
    lead, trail = space[: len(space) - len(space.lstrip())], space[len(space.rstrip()) :]
    separator = between if isinstance(between, Markdown) else (lead + escape(space) + trail if space.strip() else space)
    return Markdown(separator.join(escape(value) for value in values))


def quoted(text: str) -> Markdown:
    """The text as a block quote, a paragraph for each of its paragraphs."""
    paragraphs = (escape(paragraph) for paragraph in re.split(r"\n\s*\n", text))
    return Markdown("\n>\n".join(f"> {paragraph}" for paragraph in paragraphs if paragraph))


def link(label: object, address: str | None) -> Markdown:
    """A link to a web address; the label alone when there is none, or when it is no http(s) address."""
    shown = escape(label)
    if not address or not re.match(r"https?://[^\s]+$", address):
        return shown
    target = urllib.parse.quote(address, safe="()/:?#@!$'*+,;=%~&-._", errors="replace").replace("&", "\\&")
    return Markdown(f"[{shown or escape(address)}](<{target}>)")


def mention(name: object, address: str) -> Markdown:
    """A mention of somebody or something that the surface knows by an address of its own; elsewhere it is the name."""
    target = urllib.parse.quote(address, safe=":-")
    return Markdown(f"[{escape(name)}](<{target}>)")


def image(words: object, address: str) -> Markdown:
    """A picture that lies at an address, with the same in words."""
    target = urllib.parse.quote(address, safe="/:?#@!$'*+,;=%~&-._", errors="replace")
    return Markdown(f"![{escape(words)}](<{target}>)")


def code(text: object) -> Markdown:
    """The text as typed, for commands to try. The fence is longer than any run of backticks inside it."""
    shown = showable(str(text))
    if not shown:
        return Markdown("")
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    space = " " if "`" in (shown[0], shown[-1]) else ""
    return Markdown(f"{fence}{space}{shown}{space}{fence}")
