"""The index over titles (series, topics): fuzzy words, weighted by how rare they are among the titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from math import log

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from briefings.matching.title_table import Run, TitleTable
from briefings.matching.title_words import CJK, GENERIC, SHORT_FORMS, STOP, plain_form, stem, title_words
from briefings.matching.verdicts import NOTHING, Candidate, Match, judged
from briefings.matching.vocabulary import Vocabulary
from briefings.records import Named

_STOP_WEIGHT, _GENERIC_WEIGHT = 0.03, 0.3
_SHORT_FORM, _GLUED, _BEGINNING, _INITIALS = 0.94, 0.97, 0.80, 0.95
_NEAREST = 0.735  # two words farther apart than this are two words
_SWAP = 0.8  # of an edit
_FIRST_LETTER = 0.06  # slips rarely hit the first letter
_TIE = 0.02
_RERANKED = 30
_BREVITY = 0.06  # what a title loses that says much more than was asked: the shorter of two is meant
_ANEW = 4  # when one in so many subjects has changed, all are indexed anew

_Meanings = list[tuple[Run, float]]  # what a word may stand for: stems that a title must have, and how near


class TitleIndex:
    """Titles and their spellings, to be searched as typed. Immutable. Building is linear in the words of all spellings.

    `grown_from` is an index whose subjects are here too, but for those whose ids are among `named`: these have their
    spellings and more, and take their place. It finds what an index over all of them finds, and is made in time that
    goes with what is new.
    """

    def __init__(self, named: Iterable[Named], grown_from: TitleIndex | None = None) -> None:
        named = list(named)
        table, places, gone = TitleTable(), dict[int, int](), frozenset[int]()
        if grown_from is not None:
            table, places = grown_from._table, grown_from._places
            gone = grown_from._gone | {places[each.id] for each in named if each.id in places}
            if len(gone) * _ANEW > len(table.subjects):
                named = [*grown_from._others(gone), *named]
                table, places, gone, grown_from = TitleTable(), {}, frozenset(), None
        self._table: TitleTable = table.with_subjects(named)
        self._places: dict[int, int] = places | {each.id: len(table.subjects) + at for at, each in enumerate(named)}
        self._gone: frozenset[int] = gone
        self._hidden = np.array([at for owner in gone for at in table.titles_of(owner)], np.intp)
        self._owners = self._table.owners
        if gone:
            self._owners = _less(self._owners, Counter(word for each in gone for word in table.words_of(each)))
        self._weights: dict[str, float] = {}
        new_words = islice(self._table.postings, len(table.postings), None)
        self._vocabulary: Vocabulary = Vocabulary(new_words, grown_from._vocabulary if grown_from else None)

    @property
    def size(self) -> int:
        """How many subjects have titles."""
        return len(self._places)

    def search(self, text: str) -> Match:
        """Which title may be meant by `text`, with the verdict."""
        asked = title_words(text)
        if not asked:
            return NOTHING
        plain = plain_form(asked, [stem(word) for word in asked])
        found: dict[int, float] = dict.fromkeys(self._visible(self._table.plain.get(plain, ())), 1.0)
        if not found:
            found = self._search(asked)
            for at in self._visible(self._table.initials.get("".join(asked), ())):
                found[at] = max(found.get(at, 0.0), _INITIALS)
        return judged(self._candidates(found), tie=_TIE)

    def _search(self, asked: Sequence[str]) -> dict[int, float]:
        meanings = [self._meanings(asked, at) for at in range(len(asked))]
        weights = [self._asked_weight(word, known) for word, known in zip(asked, meanings, strict=True)]
        total = sum(weights)
        near = np.zeros(len(self._table.titles))
        # Rarest first, so that postings of common words need not be walked when a rare one already names the titles.
        for at in sorted(range(len(asked)), key=lambda each: -weights[each]):
            if weights[at] < 0.25 * max(weights) and near.any():
                break
            for stems, value in meanings[at]:
                titles = [np.frombuffer(self._table.postings[stem], np.intc) for stem in stems]
                near[titles[0] if len(titles) == 1 else np.unique(np.concatenate(titles))] += value * weights[at]
        near[self._hidden] = 0.0
        return {title: self._score(title, meanings, weights, total) for title in _best(near, _RERANKED)}

    def _score(self, at: int, meanings: Sequence[_Meanings], weights: Sequence[float], total: float) -> float:
        """The share of the query's weight that the title has, less a little for what the title says beyond."""
        words = self._table.titles[at].words
        covered: set[str] = set()
        score = 0.0
        for known, weight in zip(meanings, weights, strict=True):
            best = 0.0
            meant: tuple[str, ...] = ()
            for stems, value in known:
                if value > best and words.issuperset(stems):
                    best, meant = value, stems
            score += best * weight
            covered.update(meant)
        said, says = (sum(map(self._weight, sorted(each))) for each in (covered, words))
        return score / total - _BREVITY * (1 - said / says)

    def _meanings(self, asked: Sequence[str], at: int) -> _Meanings:
        """Stems of titles that word `at` may stand for, each with its nearness."""
        word = asked[at]
        own = stem(word)
        found: dict[tuple[str, ...], float] = {}
        if own in self._owners:
            found[(own,)] = 1.0
        for long in (SHORT_FORMS.get(word, ""),):
            stems = tuple(stem(each) for each in long.split())
            if stems and all(each in self._owners for each in stems):
                found[stems] = _SHORT_FORM
        for pair in self._known(self._table.glued.get(own, ())):
            found.setdefault(pair, _GLUED)
        for neighbours in (asked[at : at + 2], asked[max(at - 1, 0) : at + 1]):
            joined = stem("".join(neighbours))
            if len(neighbours) == 2 and joined in self._owners:
                found.setdefault((joined,), _GLUED)
        found = found or self._loosely(word, beside=len(asked) > 1)
        return sorted(found.items(), key=lambda each: (-each[1], each[0]))

    def _loosely(self, word: str, *, beside: bool) -> dict[tuple[str, ...], float]:
        """What a word may stand for that no title has: a slip; `beside` others an acronym of a part ("weir cpc")."""
        found = self._slips(stem(word))
        if word.endswith("s"):
            # Its end may be the slip: "eelgras", "servicess".
            for other in (word, stem(f"{word.rstrip('s')}s")):
                for stems, value in self._slips(other).items():
                    found[stems] = max(value, found.get(stems, 0.0))
        if not found and beside:
            return dict.fromkeys(self._known(self._table.acronyms.get(word, ())), _INITIALS)
        return found

    def _slips(self, own: str) -> dict[tuple[str, ...], float]:
        found: dict[tuple[str, ...], float] = {}
        if len(own) < 3 or any(letter.isdigit() for letter in own) or CJK.search(own):
            return found
        for word in self._vocabulary.near(own):
            if word not in self._owners:
                continue
            edits = _SWAP if len(own) == len(word) and sorted(own) == sorted(word) else OSA.distance(own, word)
            value = 1 - edits / max(len(own), len(word)) - _FIRST_LETTER * (own[0] != word[0])
            if value >= _NEAREST:
                found[(word,)] = value
        if not found and len(own) >= 5:
            found = {(word,): _BEGINNING for word in self._vocabulary.beginning_with(own) if word in self._owners}
        return found

    def _asked_weight(self, word: str, known: _Meanings) -> float:
        if not known:
            slipped = len(word) <= 4 and any(
                OSA.distance(word, each, score_cutoff=1) <= 1 for each in STOP if len(each) > 1
            )
            return _STOP_WEIGHT if slipped else self._weight(stem(word))
        return max(sum(map(self._weight, stems)) for stems, _ in known)

    def _weight(self, word: str) -> float:
        """How much a stem tells: the more, the fewer subjects have it."""
        weight = self._weights.get(word)
        if weight is None:
            weight = self._rarity(word)
            # What is typed has no end.
            if word in self._owners:
                self._weights[word] = weight
        return weight

    def _rarity(self, word: str) -> float:
        if word in STOP:
            return _STOP_WEIGHT
        if word in GENERIC:
            return _GENERIC_WEIGHT
        rarity = log(1 + max(self.size, 1) / self._owners.get(word, 0.5))
        # A character or two of Japanese are a piece of a word.
        return rarity * (0.6 if CJK.match(word) else 1.0)

    def _visible(self, titles: Iterable[int]) -> Iterable[int]:
        """Those of subjects that were not replaced."""
        return (at for at in titles if self._table.titles[at].owner not in self._gone) if self._gone else titles

    def _known(self, runs: Iterable[Run]) -> list[Run]:
        """Those whose every stem is in a title."""
        return [run for run in runs if all(each in self._owners for each in run)]

    def _candidates(self, found: dict[int, float]) -> list[Candidate]:
        best: dict[int, tuple[float, str]] = {}
        for at, score in found.items():
            title = self._table.titles[at]
            if score > best.get(title.owner, (0.0, ""))[0]:
                best[title.owner] = (score, title.text)
        return [
            Candidate(subject.id, subject.name, score, text, subject.spellings)
            for subject, (score, text) in ((self._table.subjects[owner], found) for owner, found in best.items())
        ]

    def _others(self, gone: frozenset[int]) -> list[Named]:
        """The subjects but for some, by position."""
        return [each for at, each in enumerate(self._table.subjects) if at not in gone]


def _less(counted: dict[str, int], gone: Counter[str]) -> dict[str, int]:
    """The same counts without those that are gone; nothing is kept of what nobody has any more."""
    left = counted.copy()
    for word, count in gone.items():
        left[word] -= count
        if left[word] <= 0:
            del left[word]
    return left


def _best(near: NDArray[np.float64], most: int) -> list[int]:
    """Positions of the largest numbers above 0, largest first; of equal ones the last."""
    (found,) = near.nonzero()
    if len(found) > most:
        # A thousand titles of one series are equally near: choosing among many equals takes NumPy longer than sorting.
        least = np.sort(near[found])[-most]
        above = found[near[found] > least]
        found = np.concatenate([above, found[near[found] == least][len(above) - most :]])
    ranked: list[int] = found[np.lexsort((found, near[found]))[::-1]].tolist()
    return ranked
