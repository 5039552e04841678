"""A conversation as a file: each message with its moment and who wrote it, so that nobody's words pass for another's.

    Conversation in Slack, 2 June 2025

    [2025-06-02 09:30 UTC] Ben Okafor: The harbour group met today.
        They want the northern basin first.

    [2025-06-02 09:31 UTC] GitHub (app): Build passed.

Whatever somebody writes below the first line of a message is indented, so it never begins a message itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

_HEAD = re.compile(r"Conversation in \w[\w ]{0,40}, (?P<day>\d{1,2} [A-Z][a-z]+ \d{4})")
_MESSAGE = re.compile(r"\[(?P<moment>\d{4}-\d{2}-\d{2} \d{2}:\d{2}) UTC\] (?P<name>[^:\n]{1,120}): ?(?P<words>.*)")
_INDENT = "    "
_LONGEST_NAME = 100
_APP = " (app)"
_NOBODY = "Somebody"
# What Slack calls people by when it does not say their names.
_ID = re.compile(r"[UW][A-Z0-9]{6,}")


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote; an empty `name` is nobody known. `moment` has a zone; `by_app`: no person wrote it."""

    moment: datetime
    name: str
    text: str
    by_app: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A message in a conversation's text: its first line, where its words begin there, and the line after its last."""

    name: str
    moment: str
    words: str
    first: int
    words_at: int
    behind: int

    @property
    def speaker(self) -> str | None:
        """The person who wrote it; None for an app, and where only an id was known."""
        unnamed = self.name == _NOBODY or self.name.endswith(_APP) or _ID.fullmatch(self.name)
        return None if unnamed else self.name


def as_conversation(where: str, messages: Sequence[Message]) -> str:
    """The text of a conversation, in the order of the messages; `where` is the program, such as "Slack"."""
    first = messages[0].moment.astimezone(UTC)
    lines = [f"Conversation in {where}, {first.day} {first:%B %Y}"]
    for each in messages:
        # Every sign that some program takes for the end of a line.
        head, *rest = [line.strip() for line in each.text.strip().splitlines()] or [""]
        lines += ["", f"[{each.moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC] {_one_line(each)}: {head}"]
        lines += [f"{_INDENT}{line}" if line else "" for line in rest]
    return "\n".join(lines) + "\n"


def messages_of(text: str) -> list[Written]:
    """The messages of a text that `as_conversation` wrote; none when it is another text."""
    lines = text.lstrip("\ufeff").split("\n")
    if not _HEAD.fullmatch(lines[0]):
        return []
    found: list[Written] = []
    for number, line in enumerate(lines[1:], 1):
        opened = _MESSAGE.fullmatch(line)
        if opened:
            at = opened.start("words")
            found.append(Written(opened["name"], opened["moment"], opened["words"], number, at, number + 1))
        elif line.strip():
            if not found or not line.startswith(_INDENT):
                return []
            last = found[-1]
            words = f"{last.words}\n{line.strip()}"
            found[-1] = Written(last.name, last.moment, words, last.first, last.words_at, number + 1)
    return found


def _one_line(message: Message) -> str:
    name = " ".join(message.name.replace(":", " ").split())[:_LONGEST_NAME].removesuffix(_APP) or _NOBODY
    return name + _APP if message.by_app else name
