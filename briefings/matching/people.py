"""The index over people: folded tokens, a table of deletions over them, a table of the pairs that names have, a
rerank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from briefings import names
from briefings.matching.deletions import DeletionIndex, edits_allowed
from briefings.matching.kanji import KanjiNames
from briefings.matching.spelled import SAME, Word, agreement, nearness, word
from briefings.matching.variants import joined, variants
from briefings.matching.verdicts import FOUND, SUGGESTED, Candidate, Match, found_from, judged
from briefings.records import Named

_Longs = NDArray[np.int64]

_MOST_WORDS = 4  # of a query or a name: more are not a name
_PARTNERS = 400  # up to as many names with a word, compare all their other words; beyond, look up pairs of near words
_PAIRS = 6000  # of near words tried at once
_RERANKED = 60
_JOINED = 0.925  # two words taken as one must be a name in some spelling: "Mac Allen" is McAllen
_GOOD = 0.85  # with this, no wider search is made


class PeopleIndex:
    """Everybody's names, to be searched as typed. Immutable: build a new one when names change.

    `named` may come in any order; `readings` tells which words are names of their own and how kanji may be read.
    """

    def __init__(self, named: Iterable[Named], readings: names.Readings) -> None:
        self._readings = readings
        self._people = list(named)
        self._kanji = KanjiNames(readings)
        self._words: dict[str, int] = {}
        self._owner: list[int] = []  # of each spelling: position in people
        self._text: list[str] = []
        self._tokens: list[tuple[int, ...]] = []
        for at, person in enumerate(self._people):
            self._add(at, person)
        self._build()
        self._found_from = found_from(len(self._people))

    def search(self, text: str) -> Match:
        """Who may be meant by `text`, with the verdict."""
        return judged(self.candidates(text), self._found_from)

    def candidates(self, text: str) -> list[Candidate]:
        """Everybody who may be meant by `text`, with their scores, in any order."""
        tokens = names.tokens(text)[:_MOST_WORDS]
        if not tokens:
            return []
        if any(names.has_kanji(token) for token in tokens):
            return self._by_kanji("".join(tokens))
        found = self._search(tokens)
        if max(found.values(), default=0.0) < FOUND:
            for other in joined(tokens):
                exact = {at: score - 0.01 for at, score in self._search(other).items() if score >= _JOINED}
                _keep_best(found, exact)
            if len(tokens) == 1:
                _keep_best(found, self._search_split(tokens[0]))
        return self._candidates(found) + self._by_reading(tokens, found)

    def _by_reading(self, tokens: Sequence[str], found: dict[int, float]) -> list[Candidate]:
        """Whose name in kanji may be read as typed, of those who are not found in letters."""
        if len(tokens) > 2:
            return []
        known = {self._owner[at] for at in found}
        return [
            self._candidate(owner, score * SUGGESTED, spelling)
            for owner, (score, spelling) in self._kanji.read(tokens).items()
            if owner not in known
        ]

    def _by_kanji(self, text: str) -> list[Candidate]:
        stated = self._kanji.search(text)
        if stated:
            return [self._candidate(at, score, spelling) for at, (score, spelling) in stated.items()]
        guessed: dict[int, float] = {}
        for reading in self._readings.romaji(text):
            exact = {at: score for at, score in self._search(names.tokens(reading)).items() if score >= SAME[2] - 0.002}
            _keep_best(guessed, exact)
        if not guessed:
            for family in self._readings.families(text):
                alone = {
                    at: 0.9 * score for at, score in self._search(names.tokens(family)).items() if score >= SAME[2]
                }
                _keep_best(guessed, alone)
        return self._candidates({at: score * SUGGESTED for at, score in guessed.items()})

    def _candidates(self, found: dict[int, float]) -> list[Candidate]:
        best: dict[int, tuple[float, int]] = {}
        for spelling, score in found.items():
            owner = self._owner[spelling]
            if owner not in best or score > best[owner][0]:
                best[owner] = (score, spelling)
        return [self._candidate(owner, score, self._text[at]) for owner, (score, at) in best.items()]

    def _candidate(self, owner: int, score: float, matched: str) -> Candidate:
        person = self._people[owner]
        return Candidate(person.id, person.name, score, matched, person.spellings)

    def near(self, folded: str, most: int) -> NDArray[np.int32]:
        """Classes of the words within so many edits of a word at level 3, nearest first."""
        return self._near.near(folded, most)[0]

    # --- Searching: words -> spellings with their scores
    # ----------------------------------------------------------------

    def _search(self, tokens: Sequence[str]) -> dict[int, float]:
        typed = [self._typed(token) for token in tokens]
        if len(typed) == 1:
            return self._search_one(typed[0])
        scorer = _Scorer(self, typed)
        found: dict[int, float] = {}
        for one, other in combinations(typed, 2):
            scorer.add(found, self._with_both_exact(one, other))
        if max(found.values(), default=0.0) >= SAME[2] - 0.01:
            return found
        for one, other in combinations(typed, 2):
            scorer.add(found, self._with_one_exact(one, other, scorer))
            scorer.add(found, self._with_one_exact(other, one, scorer))
        if max(found.values(), default=0.0) < _GOOD:
            for one, other in combinations(typed, 2):
                scorer.add(found, self._with_both_near(one, other, scorer))
        if not found:
            for each in typed:
                scorer.add(found, self._with(each))
        return found

    def _typed(self, token: str) -> Word:
        plain = word(token)
        known = 1.0 if self._is_stored(plain) else self._readings.commonness(plain.levels[2])
        return Word(plain.levels, known)

    def _is_stored(self, typed: Word) -> bool:
        return typed.levels[2] in self._folded

    def _search_one(self, typed: Word) -> dict[int, float]:
        scorer = _Scorer(self, [typed])
        found: dict[int, float] = {}
        scorer.add(found, self._with(typed))
        if max(found.values(), default=0.0) >= SAME[2]:
            return found
        for each in scorer.near(typed)[:_RERANKED].tolist():
            scorer.add(found, self._of_class(each, typed))
        return found

    def _search_split(self, token: str) -> dict[int, float]:
        """A family and a given name written as one word ("ShishidoTsunehisa")."""
        found: dict[int, float] = {}
        for at in range(2, len(token) - 1):
            parts = [word(token[:at]), word(token[at:])]
            known = [part.levels[3] in self._class_of for part in parts]
            scorer = _Scorer(self, parts)
            if all(known):
                scorer.add(found, self._with_both_exact(parts[0], parts[1]))
            elif any(known):
                exact, other = (parts[0], parts[1]) if known[0] else (parts[1], parts[0])
                if other.size > 3 and exact.size > 2:
                    scorer.add(found, self._with_one_exact(exact, other, scorer))
        return {spelling: score - 0.01 for spelling, score in found.items()}

    def _with(self, typed: Word) -> Sequence[int]:
        """Spellings with this very word at level 3, those first that have it at a lower one."""
        at = self._class_of.get(typed.levels[3])
        return () if at is None else self._of_class(at, typed)

    def _of_class(self, at: int, typed: Word) -> Sequence[int]:
        start, end = np.searchsorted(self._keys, (at * self._width, (at + 1) * self._width)).tolist()
        if end - start <= _RERANKED:
            return _listed(self._spellings[start:end])
        own = self._own[start:end]
        different = np.unique(own)
        scores = np.array([nearness(typed, self._levels[each]) for each in different.tolist()])
        order = np.argsort(-scores[np.searchsorted(different, own)], kind="stable")[:_RERANKED]
        return _listed(self._spellings[start:end][order])

    def _with_both_exact(self, one: Word, other: Word) -> Sequence[int]:
        first, second = self._class_of.get(one.levels[3]), self._class_of.get(other.levels[3])
        if first is None or second is None:
            return ()
        key = first * self._width + second
        start, end = np.searchsorted(self._keys, (key, key + 1)).tolist()
        return _listed(self._spellings[start:end])

    def _with_one_exact(self, exact: Word, other: Word, scorer: _Scorer) -> Sequence[int]:
        at = self._class_of.get(exact.levels[3])
        if at is None:
            return ()
        if len(other.levels[0]) == 1:
            return self._with_initial(at, other)
        start, end = np.searchsorted(self._keys, (at * self._width, (at + 1) * self._width)).tolist()
        if end - start > _PARTNERS:
            return self._with_pairs(np.array([at]), scorer.near(other))
        partners = self._keys[start:end] - at * self._width
        close = self._near.close(other.levels[3], partners)
        return _listed(self._spellings[start:end][close])

    def _with_initial(self, at: int, initial: Word) -> Sequence[int]:
        start, end = np.searchsorted(self._keys, (at * self._width, (at + 1) * self._width)).tolist()
        letter = initial.levels[0]
        return [
            spelling
            for spelling in _listed(self._spellings[start:end])
            if any(self._levels[token].levels[0].startswith(letter) for token in self._tokens[spelling])
        ][:_RERANKED]

    def _with_both_near(self, one: Word, other: Word, scorer: _Scorer) -> Sequence[int]:
        first, second = scorer.near(one), scorer.near(other)
        if not len(first) or not len(second):
            return ()
        room = max(1, _PAIRS // len(second))
        return self._with_pairs(first[:room], second)

    def _with_pairs(self, first: NDArray[np.integer], second: NDArray[np.integer]) -> Sequence[int]:
        wanted = (first.astype(np.int64)[:, None] * self._width + second[None, :]).ravel()
        starts = np.searchsorted(self._keys, wanted)
        hits = np.flatnonzero(
            (starts < len(self._keys)) & (self._keys[np.minimum(starts, len(self._keys) - 1)] == wanted)
        )
        ends = np.searchsorted(self._keys, wanted[hits], side="right")
        found: list[int] = []
        for start, end in zip(starts[hits].tolist(), ends.tolist(), strict=True):
            found += _listed(self._spellings[start:end])
            if len(found) > _RERANKED:
                break
        return found

    # --- Building ---------------------------------------------------------------------------------------------------

    def _add(self, owner: int, person: Named) -> None:
        seen: list[tuple[str, ...]] = []  # a few: faster than a set
        for spelling in dict.fromkeys((person.name, *person.spellings)):
            for tokens in variants(spelling):
                if not tokens or tokens in seen:
                    continue
                seen.append(tokens)
                if not spelling.isascii() and any(names.has_kanji(token) for token in tokens):
                    self._kanji.add(owner, "".join(tokens), spelling)
                    continue
                self._owner.append(owner)
                self._text.append(spelling)
                self._tokens.append(tuple([self._words.setdefault(token, len(self._words)) for token in tokens]))

    def _build(self) -> None:
        self._levels = [Word(levels) for levels in names.all_levels(list(self._words))]
        self._folded = {each.levels[2] for each in self._levels}
        self._class_of: dict[str, int] = {}
        classes = [self._class_of.setdefault(each.levels[3], len(self._class_of)) for each in self._levels]
        self._near = DeletionIndex(list(self._class_of))
        self._width = len(self._class_of) + 1
        none = len(self._class_of)
        keys: list[int] = []
        spellings: list[int] = []
        own: list[int] = []
        pairs: list[int] = []
        for at, tokens in enumerate(self._tokens):
            if len(tokens) == 2 and tokens[0] != tokens[1]:
                pairs.append(at)
                continue
            for token in tokens:
                base = classes[token] * self._width
                partners = [classes[other] for other in tokens if other != token] or [none]
                for partner in partners:
                    keys.append(base + partner)
                    spellings.append(at)
                    own.append(token)
        self._sort(np.array(classes, np.int64), pairs, (keys, spellings, own))

    def _sort(self, classes: _Longs, pairs: list[int], others: tuple[list[int], list[int], list[int]]) -> None:
        """The table of pairs: each word of each spelling with each other word beside it."""
        words = np.array([self._tokens[at] for at in pairs], np.int64).reshape(len(pairs), 2)
        of_class = classes[words] if len(classes) else words
        both = [of_class[:, 0] * self._width + of_class[:, 1], of_class[:, 1] * self._width + of_class[:, 0]]
        keys: _Longs = np.concatenate([*both, np.array(others[0], np.int64)])
        spellings = np.concatenate([np.array([*pairs, *pairs], np.int64), np.array(others[1], np.int64)])
        own = np.concatenate([words[:, 0], words[:, 1], np.array(others[2], np.int64)])
        order = np.argsort(keys, kind="stable")
        self._keys: _Longs = keys[order]
        self._spellings: NDArray[np.int32] = spellings[order].astype(np.int32)
        self._own: NDArray[np.int32] = own[order].astype(np.int32)


class _Scorer:
    """Scores spellings against the words of one query, each pair of words once."""

    def __init__(self, index: PeopleIndex, typed: Sequence[Word]) -> None:
        self._index = index
        self._typed = typed
        self._sizes = [each.size for each in typed]
        self._sure = [each.known for each in typed]
        self._known: list[dict[int, float]] = [{} for _ in typed]
        self._near: dict[str, NDArray[np.int32]] = {}

    def near(self, typed: Word) -> NDArray[np.int32]:
        """Classes of the words near this one, nearest first."""
        folded = typed.levels[3]
        if folded not in self._near:
            # Folding shortens: what counts is how long the word was as typed.
            self._near[folded] = self._index.near(folded, max(1, edits_allowed(typed.size)))
        return self._near[folded]

    def add(self, found: dict[int, float], spellings: Iterable[int]) -> None:
        for spelling in spellings:
            if spelling not in found:
                found[spelling] = self._score(self._index._tokens[spelling])

    def _score(self, tokens: tuple[int, ...]) -> float:
        levels = self._index._levels
        table: list[list[float]] = []
        for typed, known in zip(self._typed, self._known, strict=True):
            row: list[float] = []
            for token in tokens:
                value = known.get(token)
                if value is None:
                    value = known[token] = nearness(typed, levels[token], alone=len(self._typed) == 1)
                row.append(value)
            table.append(row)
        return agreement(table, self._sizes, len(tokens), self._sure)


def _keep_best(found: dict[int, float], more: dict[int, float]) -> None:
    for at, score in more.items():
        found[at] = max(score, found.get(at, 0.0))


def _listed(values: NDArray[np.int32]) -> list[int]:
    plain: list[int] = values.tolist()
    return plain
