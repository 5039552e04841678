"""How alike two texts are: sketches to find candidates among many, and a true measure for the few that are found.

A sketch is a MinHash over runs of three words (Broder, "On the resemblance and containment of documents", 1997), cut
into bands: texts that share 70% of their runs share a band with a probability of 99%, those that share 20% with 3%.
"""

from __future__ import annotations

import unicodedata
import zlib
from dataclasses import dataclass
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

# So many runs are mixed at once: few enough to stay in the processor's cache.
_AT_ONCE = 1_024
_CLASSES = 1_024
# Of fewer words no class has more than two bytes hold.
_MANY = 1 << 16
# So many words have their numbers kept from text to text, of some hundred bytes each.
_MOST_WORDS = 50_000

Words = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """How many of a text's words fall into each of a thousand classes, and how many words those are."""

    classes: NDArray[np.uint16] | NDArray[np.uint32]
    words: int


@lru_cache(maxsize=1)  # the text that is compared with others is the one that is filed next
def bands_of(text: str) -> tuple[int, ...]:
    """The sketch of a text: BANDS signed 64-bit integers. Case, width and white space don't count."""
    runs = _runs(_numbers(text))
    factors, shifts = _mixers(BANDS * _ROWS)
    lowest = np.full((BANDS * _ROWS, 1), _MASK, dtype=np.uint64)
    for start in range(0, len(runs), _AT_ONCE):
        mixed = runs[start : start + _AT_ONCE] * factors
        mixed += shifts
        np.minimum(lowest, mixed.min(axis=1, keepdims=True), out=lowest)
    numbers: list[int] = lowest[:, 0].tolist()
    return tuple(_signed(numbers[start : start + _ROWS]) for start in range(0, len(numbers), _ROWS))


@lru_cache(maxsize=1)  # see bands_of
def bag_of(text: str) -> Bag:
    """The words of a text, for `most_alike`."""
    numbers = _numbers(text)
    counted = np.bincount((numbers % _CLASSES).astype(np.int64), minlength=_CLASSES)
    small = len(numbers) < _MANY
    return Bag(counted.astype(np.uint16) if small else counted.astype(np.uint32), len(numbers))


def most_alike(left: Bag, right: Bag) -> float:
    """What `similarity` of two texts is at most, by their bags: words in the same order are in both texts.

    Takes microseconds where the similarity takes a part of a millisecond, and tells most texts apart that share
    the phrases of one form.
    """
    both = left.words + right.words
    return 2 * int(np.minimum(left.classes, right.classes).sum()) / both if both else 1.0


def words_of(text: str) -> list[str]:
    """The words that are compared; a character of Japanese or Chinese is a word of its own."""
    return searchable(unicodedata.normalize("NFKC", text).casefold()).split()


def similarity(left: list[str], right: list[str], least: float) -> float:
    """The share of words that both have in the same order, 0 to 1; 0 when it is below `least`."""
    return float(Indel.normalized_similarity(left, right, score_cutoff=least))


@lru_cache(maxsize=1)  # see bands_of
def _numbers(text: str) -> Words:
    """A number for each word of a text, in order. Not to be written to."""
    words = words_of(text)
    numbers = _numbers_of_words()
    found = np.fromiter(map(numbers.__getitem__, words), dtype=np.uint64, count=len(words))
    if len(numbers) > _MOST_WORDS:
        numbers.clear()
    return found


class _NumbersOfWords(dict[str, int]):
    """A number for each word, worked out when it is first asked for: most words of a text come again in the next."""

    def __missing__(self, word: str) -> int:
        number = self[word] = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        return number


@cache
def _numbers_of_words() -> _NumbersOfWords:
    return _NumbersOfWords()


def _runs(words: Words) -> Words:
    """A number for each run of three words; a shorter text is one run."""
    padded = np.concatenate([words, np.zeros(max(0, _RUN - len(words)), dtype=np.uint64)])
    count = len(padded) - _RUN + 1
    runs = np.zeros(count, dtype=np.uint64)
    for offset in range(_RUN):
        runs = (runs ^ padded[offset : offset + count]) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(offset)
    return runs ^ (runs >> np.uint64(29))


@cache
def _mixers(count: int) -> tuple[Words, Words]:
    """Fixed odd factors and shifts, from splitmix64 (https://prng.di.unimi.it/splitmix64.c): the same for ever.

    Each is a column, so that all are laid over a row of runs at once.
    """
    found: list[tuple[int, int]] = []
    state = 0
    for _ in range(count):
        numbers = []
        for _ in range(2):
            state = (state + 0x9E3779B97F4A7C15) & _MASK
            mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
            mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
            numbers.append(mixed ^ (mixed >> 31))
        found.append((numbers[0] | 1, numbers[1]))
    factors, shifts = np.array(found, dtype=np.uint64).T
    return factors.reshape(-1, 1), shifts.reshape(-1, 1)


def _signed(lowest: list[int]) -> int:
    """One number for the rows of a band, in the range of SQLite's integers."""
    mixed = 0
    for each in lowest:
        mixed = ((mixed ^ each) * 0x9E3779B97F4A7C15 + 1) & _MASK
    return mixed - (1 << 64) if mixed & _SIGN else mixed
