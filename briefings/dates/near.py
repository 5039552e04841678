"""Searching with a slow pattern only where a quick one says that it may match.

Python tries every branch of an alternation at every place. A date pattern has a hundred names of months in it, and the
text has a year in one line of twenty: looking around the years alone makes reading several times faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A big pattern, compiled when it is first used: with a hundred names of months in it that takes a while."""
    return re.compile(pattern)


def spans(anchors: Iterable[tuple[int, int]], before: int, after: int, length: int) -> list[tuple[int, int]]:
    """Where to look: each anchor with so many characters on either side, in order, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in anchors:
        low, high = max(0, start - before), min(length, end + after)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def matches_in(pattern: re.Pattern[str], text: str, where: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The pattern's matches that lie within one of these spans."""
    for low, high in where:
        yield from pattern.finditer(text, low, high)


def mentions(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where a word of the text begins with any of these (lower-case), whatever its case, in order."""
    return [
        (start, end)
        for start, end in holding(text, words)
        if not (text[start - 1 : start].isalpha() and text[start - 1 : start].isascii())
    ]


def holding(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where any of these (lower-case) stands in the text, be it inside a word, whatever its case, in order."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow ("İ"): then places would not agree
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    for word in words:
        at = lowered.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = lowered.find(word, at + len(word))
    return sorted(found)


def lines_with(words: Iterable[str], text: str) -> list[tuple[int, int]]:
    """The lines of a text that hold any of these words, in order, for a pattern that reaches over no line's end."""
    found: dict[int, int] = {}
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            found[text.rfind("\n", 0, at) + 1] = end
            at = text.find(word, end)
    return sorted(found.items())
