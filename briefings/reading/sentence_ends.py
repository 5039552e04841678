"""A record's text cut into sentences, where a line ends too; who reads them says what may stand around a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator


class SentenceEnds:
    """Where sentences end: behind a full stop between a sign of `before` and white space, and a sign of `after`.

    Both are the insides of a pattern's brackets; `japanese` are the signs that end a sentence whatever follows. The
    white space belongs to neither sentence.
    """

    def __init__(self, before: str, after: str, japanese: str = "。") -> None:
        # A stop or a line's end comes first: Python looks for these alone.
        latin = rf"[.!?](?<=[{before}][.!?])\s+(?=[{after}])|\n"
        self._latin = re.compile(latin)
        self._japanese = re.compile(rf"{latin}|[{japanese}]")
        self._signs = japanese

    def split(self, text: str) -> Iterator[str]:
        """The sentences in order, none of them empty."""
        start = 0
        ends = self._japanese if any(sign in text for sign in self._signs) else self._latin
        for match in ends.finditer(text):
            stop, after = match.span()
            stop += text[stop] != "\n"
            if stop > start:
                yield text[start:stop]
            start = after
        if start < len(text):
            yield text[start:]
