"""Where a text says who somebody is: "SURNAME, Role of Somebody, ..."."""

from __future__ import annotations

import re

_INTRODUCED = re.compile(r", (?=(?P<role>[A-Z][^,.;:\n]{3,80}), (?P<rest>[^.\n]{0,80}))")
_EDGE = re.compile(r"\b")


class Introductions:
    """Where a text says "SURNAME, Role of Somebody, ...": one look through it serves all speakers."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] | None = None

    def of(self, name: str) -> re.Match[str] | None:
        """The first of a name, with the groups `role` and `rest`."""
        if self._places is None:
            self._places = {}
            for match in _INTRODUCED.finditer(self._text):
                before = self._text[max(0, match.start() - 3) : match.start()]
                for ending in {before, before[-1:]}:
                    self._places.setdefault(ending, []).append(match.start())
        for comma in self._places.get(name[-3:] if len(name) > 2 else name[-1:], ()):
            start = comma - len(name)
            if start >= 0 and self._text.startswith(name, start) and _EDGE.match(self._text, start):
                return _INTRODUCED.match(self._text, comma)
        return None
