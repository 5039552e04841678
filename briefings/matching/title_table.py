"""Titles by their words, as lists of positions: what a search of titles walks along, and how it grows."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from briefings.matching.title_words import CJK, SHORT_FORMS, STOP, plain_form, stem, title_words
from briefings.records import Named

_ACRONYM = 6  # letters, at most

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """One way in which a subject is called. `owner` is the subject's position; `words` are stems."""

    owner: int
    text: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class TitleTable:
    """Subjects and their titles, by position in the order in which they came. Not to be changed, since others may be
    searching it: `with_subjects` makes a larger one, in time that goes with what is added.

    `begins` is the first title of each subject, whose others follow; `owners` says of how many subjects a title has a
    stem; `postings`, `plain` (all stems in order) and `initials` lead to titles. `glued` are pairs of stems by
    what they are when written as one, `acronyms` runs of stems by their first letters.
    """

    subjects: list[Named] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    owners: dict[str, int] = field(default_factory=dict)
    postings: dict[str, array[int]] = field(default_factory=dict)
    plain: dict[str, array[int]] = field(default_factory=dict)
    initials: dict[str, array[int]] = field(default_factory=dict)
    glued: dict[str, dict[Run, None]] = field(default_factory=dict)
    acronyms: dict[str, dict[Run, None]] = field(default_factory=dict)

    def with_subjects(self, named: Iterable[Named]) -> TitleTable:
        """The same with these subjects behind the others."""
        more = _Adding(len(self.subjects), len(self.titles))
        for subject in named:
            more.add(subject)
        return TitleTable(
            self.subjects + more.subjects,
            self.titles + more.titles,
            self.begins + more.begins,
            self.owners | {word: self.owners.get(word, 0) + count for word, count in more.owners.items()},
            _joined(self.postings, more.postings),
            _joined(self.plain, more.plain),
            _joined(self.initials, more.initials),
            _united(self.glued, more.glued),
            _united(self.acronyms, more.acronyms),
        )

    def titles_of(self, owner: int) -> range:
        """Where the titles of a subject stand."""
        following = owner + 1
        return range(self.begins[owner], self.begins[following] if following < len(self.begins) else len(self.titles))

    def words_of(self, owner: int) -> set[str]:
        """The stems of all titles of a subject."""
        return set[str]().union(*(self.titles[at].words for at in self.titles_of(owner)))


class _Adding:
    """What is added to a table that has so many subjects and titles."""

    def __init__(self, subjects: int, titles: int) -> None:
        self._owner = subjects
        self._at = titles
        self.subjects: list[Named] = []
        self.titles: list[Title] = []
        self.begins: list[int] = []
        self.owners: dict[str, int] = defaultdict(int)
        self.postings: dict[str, array[int]] = defaultdict(_no_positions)
        self.plain: dict[str, array[int]] = defaultdict(_no_positions)
        self.initials: dict[str, array[int]] = defaultdict(_no_positions)
        self.glued: dict[str, dict[Run, None]] = defaultdict(dict)
        self.acronyms: dict[str, dict[Run, None]] = defaultdict(dict)
        # Thousands of titles share their words: each is stemmed once, and each run of them is kept once.
        self._stems: dict[str, str] = {}
        self._seen: set[Run] = set()

    def add(self, subject: Named) -> None:
        """Add a subject with all its spellings."""
        self.begins.append(self._at)
        every: dict[str, None] = {}
        most = 0
        for spelling in dict.fromkeys((subject.name, *subject.spellings)):
            words = dict.fromkeys(self._add_spelling(spelling))
            every |= words
            most = max(most, len(words))
        if most < len(every) and len(subject.spellings) > 1:
            # Words of several spellings together: "APPI act". Where one has them all, that is it.
            self._add_words(subject.name, list(every))
        begun = self.begins[-1] - self._at
        for word in set[str]().union(*(title.words for title in self.titles[begun:])) if begun else ():
            self.owners[word] += 1
        self.subjects.append(subject)
        self._owner += 1

    def _add_spelling(self, spelling: str) -> list[str]:
        words = title_words(spelling)
        self._add_words(spelling, words)
        written_out = " ".join(SHORT_FORMS.get(word, word) for word in words).split()
        if written_out != words:
            self._add_words(spelling, written_out)
        return words

    def _add_words(self, spelling: str, words: list[str]) -> None:
        if not words:
            return
        stems = [self._stem(word) for word in words]
        self.titles.append(Title(self._owner, spelling, frozenset(stems)))
        self.plain[plain_form(words, stems)].append(self._at)
        for each in dict.fromkeys(stems):
            self.postings[each].append(self._at)
        for one, other in pairwise(stems):
            if self._is_new((one, other)) and not CJK.match(one + other):
                self.glued[stem(one + other)][one, other] = None
        telling = [word for word in words if word not in STOP]
        if len(telling) > 2:
            self.initials["".join(word[0] for word in telling)].append(self._at)
        # "Record 9179" has no first letters that anybody would type.
        self._add_acronyms([word for word in telling if not word.isdigit()])
        self._at += 1

    def _add_acronyms(self, telling: list[str]) -> None:
        stems = [self._stem(word) for word in telling]
        initials = "".join(word[0] for word in telling)
        for start in range(len(telling) - 2):
            run = tuple(stems[start : start + _ACRONYM])
            letters = initials[start : start + _ACRONYM]
            if self._is_new((letters, *run)):
                for size in range(3, len(run) + 1):
                    self.acronyms[letters[:size]][run[:size]] = None

    def _stem(self, word: str) -> str:
        found = self._stems.get(word)
        if found is None:
            found = self._stems[word] = stem(word)
        return found

    def _is_new(self, run: Run) -> bool:
        """Whether these came in a row for the first time."""
        known = len(self._seen)
        self._seen.add(run)
        return len(self._seen) > known


def _no_positions() -> array[int]:
    return array("i")


def _joined(known: dict[str, array[int]], more: Mapping[str, array[int]]) -> dict[str, array[int]]:
    return known | {key: known[key] + each if key in known else each for key, each in more.items()}


def _united(known: dict[str, dict[Run, None]], more: Mapping[str, dict[Run, None]]) -> dict[str, dict[Run, None]]:
    return known | {key: known[key] | each if key in known else each for key, each in more.items()}
