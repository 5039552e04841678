"""Minutes whose line ends are lost: each key ("Present:") and each numbered item begins a line of its own again."""

from __future__ import annotations

import re

_KEY = re.compile(
    r"(?<=[.;)]) (?=(?:Members present|Also present|Present|In attendance|Attendees|Apologies|Absent|Regrets|Chair|"
    r"Venue|Place|Date|Time|Agenda|Action|Next meeting)(?: for absence)?: ?\S)"
)
_ITEM = re.compile(r"(?<=[.!?;]) (?=(?P<count>\d{1,2})\. [A-Z])")
_LONG = 300
_KEYS = 2
_MOST_LINES = 6


def without_joined_minutes(text: str) -> str:
    """The text, of the same length, with a line end before each key and item of a long line that holds several."""
    if len(text) < _LONG or text.count("\n") > _MOST_LINES or ":" not in text:
        return text
    return "\n".join(_parted(line) if len(line) > _LONG else line for line in text.split("\n"))


def _parted(line: str) -> str:
    keys = {match.start() for match in _KEY.finditer(line)}
    if len(keys) < _KEYS:
        return line
    items: list[int] = []
    for match in _ITEM.finditer(line):
        if int(match["count"]) == len(items) + 1:
            items.append(match.start())
    places = sorted(keys.union(items))
    parts = [line[start:end] for start, end in zip([0, *(at + 1 for at in places)], [*places, len(line)], strict=True)]
    return "\n".join(parts)
