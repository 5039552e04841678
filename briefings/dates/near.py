"""Searching with a slow pattern only where a quick one says that it may match.

Python tries every branch of an alternation at every place. A date pattern has a hundred names of months in it, and the
text has a year in one line of twenty: looking around the years alone makes reading several times faster.

Who writes a new rule gives its pattern the words that each match holds (`cued`), or the quick pattern and the reach
(`Near`) where it runs over a whole text, and asks `held` or `holds` of the record before it goes through its lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from typing import TypeVar, TypeVarTuple

_Rest = TypeVarTuple("_Rest")
_Found = TypeVar("_Found")
# The lines that are remembered: those of a head or a page, for which several readers come one after another.
_REMEMBERED = 1_024
_LONGEST_REMEMBERED = 1_000
# Cutting a text into words takes as long as looking for forty in it.
_MANY = 60
_LONG = 2_000


@dataclass(frozen=True, slots=True)
class Cued:
    """A slow pattern with its cues: whatever it matches holds one of these, written in lower case here.

    Looking for a dozen cues in a sentence takes about a microsecond; trying an alternation at each of its signs, forty.
    """

    pattern: re.Pattern[str]
    cues: tuple[str, ...]

    def may_match(self, text: str) -> bool:
        """Whether the text holds a cue, in whatever case. Without one the pattern has no match."""
        lowered = text.lower()
        for cue in self.cues:  # noqa: SIM110 - as in `holds`; this is asked six hundred times a record
            if cue in lowered:
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.pattern.search(text) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text."""
        return self.pattern.fullmatch(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, in order."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())


@dataclass(frozen=True, slots=True)
class Near:
    """A slow pattern with a quick one, or a few words, of which each match holds one, and how far it reaches around.

    Words are found several times faster than a pattern.
    """

    pattern: re.Pattern[str]
    anchor: re.Pattern[str] | tuple[str, ...]
    before: int
    after: int

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, in order."""
        if isinstance(self.anchor, tuple):
            anchors = places(text, self.anchor)
        else:
            anchors = [match.span() for match in self.anchor.finditer(text)]
        return matches_in(self.pattern, text, spans(anchors, self.before, self.after, len(text)))


def holds(lowered: str, words: Iterable[str]) -> bool:
    """Whether any of these words stands in a text in lower case, be it inside another word."""
    for word in words:  # noqa: SIM110 - `any` with a generator takes twice as long, and this is run for every sentence
        if word in lowered:
            return True
    return False


def held(text: str, words: Collection[str]) -> tuple[str, ...]:
    """Those of these words in small letters that a whole text holds: no sentence of it needs to be asked for others."""
    lowered = text.lower()
    if len(words) < _MANY or len(lowered) < _LONG:
        return tuple([word for word in words if word in lowered])  # a generator would take twice as long
    # What has no blank stands in one of the text's different words, which are a fifth of it.
    different = " ".join(set(lowered.split()))
    return tuple([word for word in words if word in (lowered if " " in word else different)])


def cued(pattern: str, cues: str, *, flags: int = re.IGNORECASE) -> Cued:
    """A pattern and its cues, with "|" between them."""
    return Cued(re.compile(pattern, flags), tuple(cues.split("|")))


def beginnings(words: Iterable[str]) -> str:
    """A pattern for any of these words, those with one first letter together: Python goes through few branches then."""
    following: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        following.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in following.items())


def once_a_line(function: Callable[[str, *_Rest], _Found]) -> Callable[[str, *_Rest], _Found]:
    """A function of a text that is worked out once for each line, whoever asks again while it is still remembered.

    What it returns must be immutable, and follow from its arguments alone. Long texts are not kept.
    """
    remembered = lru_cache(maxsize=_REMEMBERED)(function)

    @wraps(function)
    def asked(text: str, /, *rest: *_Rest) -> _Found:
        return remembered(text, *rest) if len(text) <= _LONGEST_REMEMBERED else function(text, *rest)

    return asked


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


def at_line_starts(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with `^` and knows line ends, tried at each line's start alone."""
    start = 0
    while start >= 0:
        match = pattern.match(text, start)
        if match:
            yield match
        after = match.end() if match else start
        start = after if after > start and text[after - 1] == "\n" else text.find("\n", after) + 1 or -1


def mentions(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where a word of the text begins with any of these (lower-case), whatever its case, in order."""
    return [
        (start, end)
        for start, end in holding(text, words)
        if not (text[start - 1 : start].isalpha() and text[start - 1 : start].isascii())
    ]


def holding(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where any of these (lower-case) stands in the text, be it inside a word, whatever its case, in order."""
    return places(text.replace("İ", "I").lower(), words)  # the one letter that grows, so that places would not agree


def places(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where any of these words stands in the text, in just these letters, be it inside another word, in order."""
    found: list[tuple[int, int]] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = text.find(word, at + len(word))
    return sorted(found)


def lines_with(words: Iterable[str], text: str) -> list[tuple[int, int]]:
    """The lines of a text that hold any of these words, in order, for a pattern that reaches over no line's end."""
    return lines_around(text, places(text, words))


def lines_around(text: str, where: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines of a text that these places stand on, in order; the places are in order, too."""
    found: list[tuple[int, int]] = []
    end = -1
    for start, _ in where:
        if start >= end:
            low = text.rfind("\n", 0, start) + 1
            end = text.find("\n", start)
            end = end if end >= 0 else len(text)
            found.append((low, end))
    return found
