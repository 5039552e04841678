"""Near words in a vocabulary: a table of deletions in sorted arrays (the idea of SymSpell,
https://github.com/wolfgarbe/SymSpell).

Two words within two edits share a word that is left of both when up to two letters are taken out. The table
holds a 64-bit
sum for each such remainder of each word: a word of 8 letters has 37. Queries make their own remainders and look
them up.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
import numpy.ma  # np.unique would load it when it is first called: 30 ms in the middle of an answer
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

_Ids = NDArray[np.int32]
_Sums = NDArray[np.uint64]

# Beyond this length one deletion only: pairs of deletions grow with the square, and long words have few neighbours.
_LONG = 16
_LONGEST = 64
_CHUNK = 20_000  # words at a time while building: bounds the memory for remainders of long words


def edits_allowed(length: int) -> int:
    """How many edits are looked for in a word of this many letters: 0 up to 2, 1 up to 4, else 2."""
    if length <= 2:
        return 0
    return 1 if length <= 4 or length > _LONG else 2


class DeletionIndex:
    """Finds the words of `vocabulary` within two edits (insert, delete, replace, swap neighbours) of a word.

    `vocabulary` is distinct words; ids are their positions. Building takes about 1 s for 100,000 words.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._words = list(vocabulary)
        sums, ids = _all_remainders(self._words)
        order = np.argsort(sums, kind="stable")
        sums = sums[order]
        self._ids: _Ids = ids[order]
        starts = np.flatnonzero(np.concatenate(([True], sums[1:] != sums[:-1]))) if len(sums) else np.zeros(0, np.int64)
        self._sums: _Sums = sums[starts]
        self._starts = np.append(starts, len(sums)).astype(np.int64)

    def near(self, word: str, most: int | None = None) -> tuple[_Ids, NDArray[np.uint8]]:
        """(ids, distances) of the words within `most` edits, or those allowed for `word`, nearest first."""
        found = self._candidates(word)
        if not len(found):
            return found, np.zeros(0, np.uint8)
        most = max(1, edits_allowed(len(word))) if most is None else most
        words = self._words
        distances = cdist(
            [word], [words[at] for at in found.tolist()], scorer=OSA.distance, score_cutoff=most, dtype=np.uint8
        )[0]
        close = np.flatnonzero(distances <= most)
        close = close[np.argsort(distances[close], kind="stable")]
        return found[close], distances[close]

    def close(self, word: str, among: NDArray[np.int64]) -> NDArray[np.intp]:
        """Positions in `among` (ids; the id after the last stands for no word) of the words within two edits of
        `word`."""
        words = self._words
        known = len(words)
        choices = [words[at] if at < known else "" for at in among.tolist()]
        distances = cdist([word], choices, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)[0]
        return np.flatnonzero(distances <= min(2, max(1, len(word) // 2)))

    def _candidates(self, word: str) -> _Ids:
        codes = np.frombuffer(word[:_LONGEST].encode("utf-32-le"), np.uint32) + np.uint64(1)
        # The same sums as in the table, all with one multiplication.
        sums = _weights_of_kept(len(codes)) @ codes
        at = np.searchsorted(self._sums, sums)
        at[at == len(self._sums)] = 0
        at = at[self._sums[at] == sums] if len(self._sums) else at[:0]
        if not len(at):
            return np.zeros(0, np.int32)
        starts, ends = self._starts[at].tolist(), self._starts[at + 1].tolist()
        return np.unique(np.concatenate([self._ids[start:end] for start, end in zip(starts, ends, strict=True)]))


def _all_remainders(words: list[str]) -> tuple[_Sums, _Ids]:
    by_length: dict[int, list[int]] = {}
    for at, word in enumerate(words):
        by_length.setdefault(min(len(word), _LONGEST), []).append(at)
    sums: list[_Sums] = []
    ids: list[_Ids] = []
    for length, members in by_length.items():
        for start in range(0, len(members), _CHUNK):
            chunk = members[start : start + _CHUNK]
            table = _remainders(_codes([words[at][:_LONGEST] for at in chunk], length))
            sums.append(table)
            ids.append(np.tile(np.asarray(chunk, np.int32), len(table) // len(chunk)))
    if not sums:
        return np.zeros(0, np.uint64), np.zeros(0, np.int32)
    return np.concatenate(sums), np.concatenate(ids)


def _codes(words: list[str], length: int) -> NDArray[np.uint64]:
    flat = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32).astype(np.uint64)
    return flat.reshape(len(words), length) + np.uint64(1)


def _remainders(codes: NDArray[np.uint64]) -> _Sums:
    """Sums of all remainders of words of one length (a row each): one remainder of every word, then the next."""
    sums = [
        (codes[:, kept] * _weights()[: kept.shape[1]]).sum(axis=2, dtype=np.uint64).T.ravel()
        for kept in _kept(codes.shape[1])
    ]
    return np.concatenate(sums)


@lru_cache(maxsize=_LONGEST + 1)
def _kept(length: int) -> list[NDArray[np.intp]]:
    """For 0, 1, 2 deletions as allowed: the positions that stay, a row for each choice of deletions."""
    positions = range(length)
    return [
        np.array(
            [[at for at in positions if at not in left_out] for left_out in combinations(positions, edits)], np.intp
        )
        for edits in range(min(edits_allowed(length), max(length - 1, 0)) + 1)
    ]


@lru_cache(maxsize=_LONGEST + 1)
def _weights_of_kept(length: int) -> NDArray[np.uint64]:
    """For each choice of deletions a row: the weight of each position that stays, and 0 where one is left out."""
    rows = [kept for choices in _kept(length) for kept in choices]
    table = np.zeros((len(rows), length), np.uint64)
    for row, kept in zip(table, rows, strict=True):
        row[kept] = _weights()[: len(kept)]
    return table


@lru_cache(maxsize=1)
def _weights() -> NDArray[np.uint64]:
    # Any fixed odd numbers do: equal remainders have equal sums, and different ones hardly ever (2 ** -64).
    return np.random.default_rng(20221005).integers(1, 2**63, _LONGEST, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
