"""How alike two texts are: sketches to find candidates among many, and a true measure for the few that are found.

A sketch is a MinHash over runs of three words (Broder, "On the resemblance and containment of documents", 1997), cut
into bands: texts that share 70% of their runs share a band with a probability of 99%, those that share 20% with 3%.
"""

from __future__ import annotations

import unicodedata
import zlib
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from briefings.corpus.fulltext import searchable

BANDS = 16
_ROWS = 4
_RUN = 3
_SIGN = 1 << 63
_MASK = (1 << 64) - 1

Words = NDArray[np.uint64]


@lru_cache(maxsize=1)  # the text that is compared with others is the one that is filed next
def bands_of(text: str) -> tuple[int, ...]:
    """The sketch of a text: BANDS signed 64-bit integers. Case, width and white space don't count."""
    runs = _runs(words_of(text))
    lowest = [int((runs * factor + shift).min()) for factor, shift in _mixers(BANDS * _ROWS)]
    return tuple(_signed(lowest[start : start + _ROWS]) for start in range(0, len(lowest), _ROWS))


def words_of(text: str) -> list[str]:
    """The words that are compared; a character of Japanese or Chinese is a word of its own."""
    return searchable(unicodedata.normalize("NFKC", text).casefold()).split()


def similarity(left: list[str], right: list[str], least: float) -> float:
    """The share of words that both have in the same order, 0 to 1; 0 when it is below `least`."""
    return float(Indel.normalized_similarity(left, right, score_cutoff=least))


def _runs(words: list[str]) -> Words:
    """A number for each run of three words; a shorter text is one run."""
    # Most words of a text come again.
    numbers = {word: zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in set(words)}
    hashes = np.array([numbers[word] for word in words] or [0], dtype=np.uint64)
    padded = np.concatenate([hashes, np.zeros(max(0, _RUN - len(hashes)), dtype=np.uint64)])
    count = len(padded) - _RUN + 1
    runs = np.zeros(count, dtype=np.uint64)
    for offset in range(_RUN):
        runs = (runs ^ padded[offset : offset + count]) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(offset)
    return np.unique(runs ^ (runs >> np.uint64(29)))


@cache
def _mixers(count: int) -> list[tuple[np.uint64, np.uint64]]:
    """Fixed odd factors and shifts, from splitmix64 (https://prng.di.unimi.it/splitmix64.c): the same for ever."""
    found: list[tuple[np.uint64, np.uint64]] = []
    state = 0
    for _ in range(count):
        numbers = []
        for _ in range(2):
            state = (state + 0x9E3779B97F4A7C15) & _MASK
            mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
            mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
            numbers.append(mixed ^ (mixed >> 31))
        found.append((np.uint64(numbers[0] | 1), np.uint64(numbers[1])))
    return found


def _signed(lowest: list[int]) -> int:
    """One number for the rows of a band, in the range of SQLite's integers."""
    mixed = 0
    for each in lowest:
        mixed = ((mixed ^ each) * 0x9E3779B97F4A7C15 + 1) & _MASK
    return mixed - (1 << 64) if mixed & _SIGN else mixed
