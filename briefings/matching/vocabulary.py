"""The words of an index: which of them may be meant by a slip, and which begin alike."""

from __future__ import annotations

from collections.abc import Iterable

from briefings.matching.deletions import DeletionIndex

# What came since the table of deletions was made has one of its own, until it is so much of the whole.
_RECENT_SHARE = 4
_FEW = 200


class Vocabulary:
    """Words, to be found by words near them. Numbers are left out: a slip makes no word of them.

    `grown_from` is one that has other words, which are here too.
    """

    def __init__(self, words: Iterable[str], grown_from: Vocabulary | None = None) -> None:
        words = [word for word in words if not word.isdigit()]
        self._words: list[str] = words if grown_from is None else grown_from._words + words
        # The words of the large table come first.
        self._based_on: int = 0 if grown_from is None else grown_from._based_on
        self._base: DeletionIndex | None = None if grown_from is None else grown_from._base
        if len(self._words) - self._based_on > max(_FEW, self._based_on // _RECENT_SHARE):
            self._based_on, self._base = len(self._words), DeletionIndex(self._words)
        recent = self._words[self._based_on :]
        self._recent = DeletionIndex(recent) if recent else None

    def near(self, word: str) -> list[str]:
        """Words within the edits that are allowed for one of this length (see `DeletionIndex.near`)."""
        tables = ((0, self._base), (self._based_on, self._recent))
        return [
            self._words[begin + at]
            for begin, table in tables
            if table is not None
            for at in table.near(word)[0].tolist()
        ]

    def beginning_with(self, start: str) -> list[str]:
        """Words that begin so."""
        return [word for word in self._words if word.startswith(start)]
