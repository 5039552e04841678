"""Counting what a record's words make up: phrases, capitalised terms, single words, and where chosen ones stand.

A record of a megabyte has 200,000 words, but only some thousand different ones. What there is to know of a word is
worked out once for each different one; what is counted for each word of the text is left to loops that run in C.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain, compress, pairwise

from briefings.reading.topics.stop_words import FILLER, STOP_WORDS

Key = tuple[str, ...]
CONNECTORS = frozenset(("of", "on", "the", "for", "and", "in", "to", "at"))
_IN_NAMES = CONNECTORS - {"the"}
# Stands in the list of a record's tokens behind each passage: a sign that no token is, and that parts words.
PASSAGE_END = "\n"
_BEFORE_ACT = frozenset((PASSAGE_END, ".", "of", "the", "for", "on", "does", "in"))
# Parts of words with hyphens that say nothing by themselves: "on-call", "four-day", "read-aloud".
_ALONE = STOP_WORDS | {"read", "write", "give", "tell", "day", "week"}
_SENTENCE_ENDS = frozenset((*".!?:", PASSAGE_END))
MAX_WORDS = 5
_POSSESSIVE = ("’s", "'s", "’", "'")
_MAX_CAPITALS = 9


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Plural and possessive off, for comparing only."""
    word = word.lower().replace("’", "'")
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def key_of(words: Iterable[str]) -> Key:
    """Words without plurals, hyphens and connecting words: "information-linkage" and "Information linkages" are one."""
    return tuple(stem(part) for word in words for part in parts_of(word) if part and part.lower() not in CONNECTORS)


@lru_cache(maxsize=65_536)
def parts_of(word: str) -> list[str]:
    """The parts of a word with hyphens; "on-call" and "four-day" are one, for their parts alone say nothing."""
    parts = word.split("-")
    return [word] if len(parts) > 1 and any(part.lower() in _ALONE for part in parts) else parts


@dataclass(slots=True)
class Gathered:
    """What was counted: how often each key occurs, how it was written, and where."""

    counts: dict[Key, int] = field(default_factory=dict)
    spellings: dict[Key, list[str]] = field(default_factory=dict)
    passages: dict[Key, dict[int, None]] = field(default_factory=dict)

    def add(self, key: Key, written: str, passage: int) -> None:
        """Count a key where it stands."""
        spellings = self.spellings.get(key)
        if spellings is None:
            self.counts[key], self.passages[key] = 0, {}
            spellings = self.spellings[key] = []
        self.counts[key] += 1
        spellings.append(written)
        self.passages[key][passage] = None

    def written(self, key: Key) -> Counter[str]:
        """How often a key is written in which way."""
        return Counter(map(_tidy, self.spellings[key]))

    def credit_parts(self, chosen: set[Key]) -> None:
        """What stands once only is no topic: its mention counts for the longest chosen term within it."""
        for key in [key for key, count in self.counts.items() if count == 1 and key in chosen and len(key) > 2]:
            parts = [key[at : at + size] for size in range(len(key) - 1, 1, -1) for at in range(len(key) - size + 1)]
            part = next((part for part in parts if part in chosen and self.counts.get(part)), None)
            if part is not None:
                self.counts[part] += 1
                for index in self.passages[key]:
                    self.passages[part] = dict.fromkeys(sorted([*self.passages[part], index]))


class Tokens:
    """The words and signs of a record, a `PASSAGE_END` behind each passage, with what is known of each different one.

    All passages are one list: what is looked for in it is looked for once, not once for each passage.
    """

    def __init__(self, tokens: list[str]) -> None:
        self.all = tokens
        self.counts = Counter(tokens)
        self._ends = places_of((PASSAGE_END,), tokens)

    @property
    def stems(self) -> defaultdict[str, int]:
        """How often each word occurs, plurals with their singulars."""
        return self._stems_and_small_ones[0]

    @property
    def small_stems(self) -> defaultdict[str, int]:
        """How often each word occurs in lower case."""
        return self._stems_and_small_ones[1]

    @cached_property
    def _stems_and_small_ones(self) -> tuple[defaultdict[str, int], defaultdict[str, int]]:
        every: defaultdict[str, int] = defaultdict(int)
        small: defaultdict[str, int] = defaultdict(int)
        for token, count in self.counts.items():
            if token[0].isalpha():
                word = stem(token)
                every[word] += count
                if token[0].islower():
                    small[word] += count
        return every, small

    def phrases(self) -> dict[int, dict[Key, int]]:
        """Phrases of two to five words that occur twice or more, by size.

        Longer ones are counted only where both shorter ones are frequent, so that memory stays linear.
        """
        flat = self._between_stop_words()
        frequent: dict[int, dict[Key, int]] = {}
        # A pair of which neither is empty.
        starts = [at for at, (word, following) in enumerate(pairwise(flat)) if word and following]
        runs: list[Key] = [(flat[at], flat[at + 1]) for at in starts]
        for size in range(2, MAX_WORDS + 1):
            frequent[size] = {phrase: count for phrase, count in Counter(runs).items() if count >= 2}
            if not frequent[size]:
                break
            kept = compress(starts, map(frequent[size].__contains__, runs))
            starts = [start for start, following in pairwise(kept) if following == start + 1]
            runs = [tuple(flat[start : start + size + 1]) for start in starts]
        return frequent

    def named_acts(self) -> set[str]:
        """ "-ing" words that are things talked about: half begin a sentence or stand behind "of", "the" ...."""
        acts = {token for token in self.counts if token.endswith("ing") and len(token) > 5}
        every: Counter[str] = Counter()
        for token in acts:
            every[token.lower()] += self.counts[token]
        tokens = self.all
        named = Counter(tokens[at].lower() for at in places_of(acts, tokens) if not at or tokens[at - 1] in _BEFORE_ACT)
        return {
            word
            for word, count in every.items()
            if named[word] >= max(2, count // 2) and not {word, word + "s"} & (STOP_WORDS | FILLER)
        }

    def capitalised(self) -> dict[Key, int]:
        """Terms in capital letters ("My Number Card", "Bank of Japan"), not words that only begin a sentence."""
        capital = {token for token in self.counts if token[0].isupper()}
        stops = {token for token in capital if token.lower() in STOP_WORDS}
        runs: list[Key] = []
        tokens = self.all
        first = last = -3
        for at in places_of(capital, tokens):
            if tokens[at] in stops and (not at or tokens[at - 1] in _SENTENCE_ENDS):
                continue
            if at - last > 2 or (at - last == 2 and tokens[at - 1] not in _IN_NAMES):
                if last >= 0:
                    runs.append(tuple(tokens[first : last + 1]))
                first = at
            last = at
        if last >= 0:
            runs.append(tuple(tokens[first : last + 1]))
        counts: defaultdict[Key, int] = defaultdict(int)
        for run, count in Counter(runs).items():
            if 1 <= len(run) <= _MAX_CAPITALS:
                counts[key_of(run)] += count
        return counts

    def locate(self, chosen: set[Key], aliases: dict[Key, Key]) -> Gathered:
        """Count each chosen key where no longer chosen one covers it, with its spellings and passages."""
        gathered = Gathered()
        every = chosen | set(aliases)
        starts = {key[0] for key in every}
        sizes = _sizes(every)
        parts = {token: _parts(token) for token in self.counts}
        parting = {sign for sign in self.counts if sign != "-" and not sign[0].isalnum()}
        tokens = self.all
        stems = list(chain.from_iterable(map(parts.__getitem__, tokens)))
        # How many stems there are up to each token, and so where the token of a stem stands.
        lengths = {token: len(stems) for token, stems in parts.items()}
        ends = list(itertools.accumulate(map(lengths.__getitem__, tokens)))
        free = passage = 0
        for at in places_of(starts, stems):
            if at < free:
                continue
            following = sizes[stems[at]]
            for size in following.get(stems[at + 1]) or following.get("") or ():
                key = tuple(stems[at : at + size])
                if key not in every:
                    continue
                first = bisect_right(ends, at)
                last = first if size == 1 else bisect_right(ends, at + size - 1, first)
                # No sign but a hyphen, and few words, stand between the words.
                if first == last or (last - first < size + 4 and parting.isdisjoint(tokens[first:last])):
                    while self._ends[passage] < last:
                        passage += 1
                    gathered.add(aliases.get(key, key), " ".join(tokens[first : last + 1]), passage)
                    free = at + size
                    break
        return gathered

    def _between_stop_words(self) -> list[str]:
        """The words' stems in the order of the text, with an empty string for whatever ends a phrase."""
        words = {token: _words_of_phrase(token) for token in self.counts}
        adverbs = {token for token in self.counts if len(token) > 6 and token.endswith("ly")}
        parts = list(map(words.__getitem__, self.all))
        for at in places_of(adverbs, self.all) if adverbs else ():
            if self.all[at + 1].endswith("ed"):  # "publicly funded" is one thing, "quickly" alone tells how
                parts[at] = (self.all[at].lower(),)
        return list(chain.from_iterable(parts))


def places_of(wanted: Collection[str], words: list[str]) -> list[int]:
    """Where words stand that are wanted."""
    return list(compress(itertools.count(), map(wanted.__contains__, words)))


def _sizes(keys: set[Key]) -> dict[str, dict[str, list[int]]]:
    """The first word of keys -> their second, empty for a key of one -> how long such keys are, longest first."""
    found: dict[str, dict[str, set[int]]] = {}
    for key in keys:
        found.setdefault(key[0], {}).setdefault(key[1] if len(key) > 1 else "", set()).add(len(key))
    for following in found.values():
        for sizes in following.values():
            sizes.update(following.get("", ()))
    return {
        first: {second: sorted(sizes, reverse=True) for second, sizes in following.items()}
        for first, following in found.items()
    }


@lru_cache(maxsize=65_536)
def _parts(token: str) -> Key:
    if not token[0].isalpha():
        return ("",) if token == PASSAGE_END else ()
    return tuple(stem(part) for part in parts_of(token) if part and part not in CONNECTORS)


@lru_cache(maxsize=65_536)
def _words_of_phrase(token: str) -> Key:
    """The stems that a token adds to a phrase; an empty one where it ends the phrase."""
    lower = token.lower()
    breaks = not token[0].isalpha() or lower in STOP_WORDS or lower.endswith("ly")
    return ("",) if breaks else key_of((token,))


@lru_cache(maxsize=65_536)
def _tidy(form: str) -> str:
    """A spelling without what makes it a possessive, and without blanks around hyphens."""
    form = form.replace(" - ", "-")
    ending = next((ending for ending in _POSSESSIVE if form.endswith(ending)), "") if form.endswith(_POSSESSIVE) else ""
    return form.removesuffix(ending)
