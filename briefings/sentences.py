"""Where a text may be cut: after a sentence; failing that after a clause, a word, and at last between characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# A full stop after one of these ends an abbreviation, not a sentence. None is longer than `_ABBREVIATED` with its stop.
_ABBREVIATED = 8
_ABBREVIATIONS = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Art|vs|cf|etc|Inc|Ltd|Co|e\.g|i\.e)|\b[A-Z])\.$")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|[。！？]+[」』）”’]*|\n+")
# Where one may begin: found ten times as fast as one itself.
_MAY_END = re.compile(r"[.!?…。！？\n]")
_CLAUSE_END = re.compile(r"[,;:、，；：](?=\s|[^\x00-\x7f])")
_SPACE = re.compile(r"\s+")
_ZERO_WIDTH_JOINER = "\u200d"


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where each sentence of `text` begins and ends; the white space between two belongs to neither."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _sentence_ends(text):
        stop = match.start() + 1
        if match.group()[0] == "." and _ABBREVIATIONS.search(text, max(0, stop - _ABBREVIATED), stop):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [(begin, end) for first, end in spans if (begin := first + _indent(text, first, end)) < end]


def _sentence_ends(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while (sign := _MAY_END.search(text, at)) is not None:
        match = _SENTENCE_END.match(text, sign.start())
        if match is not None:
            yield match
        at = sign.end() if match is None else match.end()


def _indent(text: str, start: int, end: int) -> int:
    space = _SPACE.match(text, start, end)
    return 0 if space is None else space.end() - start


def cuts(text: str, limit: int) -> list[str]:
    """`text` in pieces of at most `limit` characters, in order; white space at a cut is dropped, nothing else is."""
    pieces: list[str] = []
    start = 0
    while len(text) - start > limit:
        end = cut_before(text, start, limit)
        pieces.append(text[start:end].rstrip())
        start = end
        while start < len(text) and text[start].isspace():
            start += 1
    if start < len(text):
        pieces.append(text[start:])
    return [piece for piece in pieces if piece]


def cut_before(text: str, start: int, limit: int) -> int:
    """The best offset in `text` after `start` and at most `start + limit` to end a piece at."""
    window = text[start : start + limit + 1]
    sentence = _last_sentence_end(window, limit)
    if sentence:
        return start + sentence
    for pattern in (_CLAUSE_END, _SPACE):
        ends = [match.end() for match in pattern.finditer(window) if match.start() > 0 and match.end() <= limit]
        if ends:
            return start + ends[-1]
    return start + _whole_character(window, limit)


def excerpt_end(text: str, limit: int) -> int:
    """How much of `text` fits in `limit` characters without cutting a sentence, or else a word."""
    return len(text) if len(text) <= limit else cut_before(text, 0, limit)


def _last_sentence_end(window: str, limit: int) -> int:
    ends = [match for match in _sentence_ends(window) if match.end() <= limit and match.start() > 0]
    for match in reversed(ends):
        stop = match.start() + 1
        if not _ABBREVIATIONS.search(window, max(0, stop - _ABBREVIATED), stop):
            return match.end()
    return 0


def _whole_character(window: str, limit: int) -> int:
    # Step back from combining marks, joined emoji and variation selectors, which belong to the character before them.
    end = limit
    while end > 1 and (
        unicodedata.category(window[end])[0] == "M" or _ZERO_WIDTH_JOINER in (window[end], window[end - 1])
    ):
        end -= 1
    return end if end > 1 else limit
