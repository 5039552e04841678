"""Inline text as runs, and runs as the elements of Slack's rich text.

Slack never parses the text of a rich text element, so what stands in a run cannot become markup, a link or a mention.
Plain text (`plain`) is parsed by Slack, and is escaped as it asks
(https://docs.slack.dev/messaging/formatting-message-text).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefings.sentences import cuts

Block = dict[str, object]

# Before an id, where an address stands: a mention of a channel or of a person, which Slack shows by its name.
CHANNEL, PERSON = "slack-channel:", "slack-user:"


class Run(NamedTuple):
    """Characters that share a style and a link."""

    text: str
    styles: frozenset[str] = frozenset()
    url: str | None = None


Runs = tuple[Run, ...]

NEW_LINE: Runs = (Run("\n"),)


def merged(runs: Iterable[Run]) -> Runs:
    """The same text with neighbours of one style joined and empty runs dropped."""
    result: list[Run] = []
    for run in runs:
        if result and result[-1].styles == run.styles and result[-1].url == run.url:
            result[-1] = Run(result[-1].text + run.text, run.styles, run.url)
        elif run.text:
            result.append(run)
    return tuple(result)


def styled(runs: Runs, style: str) -> Runs:
    """The runs with one more style each."""
    return tuple(Run(run.text, run.styles | {style}, run.url) for run in runs)


def words(runs: Runs) -> str:
    """The text of the runs, as it is shown."""
    return "".join(run.text for run in runs)


def split_runs(runs: Runs, limit: int) -> list[Runs]:
    """The runs in pieces of at most `limit` characters, cut between sentences where that can be."""
    text = words(runs)
    if len(text) <= limit:
        return [runs]
    pieces: list[Runs] = []
    offset = 0
    for piece in cuts(text, limit):
        offset = text.index(piece, offset)
        pieces.append(_between(runs, offset, offset + len(piece)))
        offset += len(piece)
    return pieces


def _between(runs: Runs, start: int, end: int) -> Runs:
    result: list[Run] = []
    offset = 0
    for run in runs:
        text = run.text[max(start - offset, 0) : max(end - offset, 0)]
        if text:
            result.append(run._replace(text=text))
        offset += len(run.text)
    return tuple(result)


def elements(runs: Runs) -> list[Block]:
    """The runs as elements of a rich text section."""
    result: list[Block] = []
    for run in runs:
        element: Block = {"type": "text", "text": run.text}
        if run.url is not None:
            element = _mention(run.url) or {"type": "link", "url": run.url, "text": run.text}
        if run.styles:
            element["style"] = dict.fromkeys(sorted(run.styles), True)
        result.append(element)
    return result


def _mention(address: str) -> Block | None:
    if address.startswith(CHANNEL):
        return {"type": "channel", "channel_id": address.removeprefix(CHANNEL)}
    return {"type": "user", "user_id": address.removeprefix(PERSON)} if address.startswith(PERSON) else None


def section(runs: Runs) -> Block:
    """The runs as a rich text section."""
    return {"type": "rich_text_section", "elements": elements(runs)}


def rich_text(parts: Sequence[Block]) -> Block:
    """A rich text block of sections, lists, quotes and preformatted text."""
    return {"type": "rich_text", "elements": list(parts)}


def escaped(text: str) -> str:
    """Text for a field that Slack parses: `&`, `<` and `>` stand for themselves."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """What a person typed: Slack sends `&`, `<` and `>` as entities."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def plain(runs: Runs) -> str:
    """The runs as plain, escaped words; a link is followed by its address in brackets, a mention is the name alone."""
    parts: list[str] = []
    for index, run in enumerate(runs):
        parts.append(escaped(run.text))
        last = index + 1 == len(runs) or runs[index + 1].url != run.url
        if run.url is not None and last and run.url != run.text and _mention(run.url) is None:
            parts.append(f" ({escaped(run.url)})")
    return "".join(parts)
