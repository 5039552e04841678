"""The names of a corpus at one revision, indexed: all of them anew, or those before with what was filed since."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from operator import attrgetter
from typing import cast

from briefings import names
from briefings.corpus import Corpus
from briefings.corpus.meetings import latest_last
from briefings.corpus.spellings import NamesMark
from briefings.lookup.typed import without_keys
from briefings.matching import Candidate, Match, PeopleIndex, TitleIndex, judged
from briefings.matching.verdicts import found_from
from briefings.records import Meeting, Named

# With more people than this, a changed name is put in a small index beside the big one instead of building all anew.
BUILT_AT_ONCE = 3000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that lookups by name need, in memory and unchanging: safe to share between threads.

    `titles` holds meetings by the titles of their records, `series` the bodies.
    """

    mark: NamesMark
    people: People
    topics: TitleIndex
    series: TitleIndex
    titles: TitleIndex
    # Latest first, undated ones last.
    meetings: tuple[Meeting, ...]
    # Every topic and series by its id.
    named_topics: Mapping[int, Named]
    named_series: Mapping[int, Named]
    # Where in `meetings` each one stands, and those of each series, in their order.
    places: dict[int, int]
    places_of_series: dict[int, list[int]]

    @property
    def revision(self) -> int:
        """The corpus's revision at which the names were these."""
        return self.mark.revision

    @property
    def size(self) -> int:
        """How many names there are, of all kinds."""
        return self.people.size + self.topics.size + self.series.size + len(self.meetings)

    def spellings_of_series(self, series_id: int | None) -> tuple[str, ...]:
        """How a series is written, its main name first."""
        series = None if series_id is None else self.named_series.get(series_id)
        return () if series is None else series.spellings


class People:
    """An index over people, with the changes since it was built in a second one, searched as if they were one."""

    def __init__(self, named: list[Named], readings: names.Readings, *, at_once: int = BUILT_AT_ONCE) -> None:
        self._at_once = at_once
        self._readings = readings
        self._named = {person.id: person for person in named}
        self._size = len(named)
        self._base = PeopleIndex(named, readings)
        self._based_on = self._named
        self._changed: PeopleIndex | None = None
        self._hidden: frozenset[int] = frozenset()

    def with_names(self, named: list[Named]) -> People:
        """The same with these names instead: reuses the big index while few names differ from it."""
        now = {person.id: person for person in named}
        changed = [person for person in named if self._based_on.get(person.id) != person]
        if len(now) <= self._at_once or len(changed) > len(now) // 4:
            return People(named, self._readings, at_once=self._at_once)
        other = People.__new__(People)
        other._readings, other._base, other._based_on = self._readings, self._base, self._based_on
        other._named, other._size, other._at_once = now, len(now), self._at_once
        gone = {known for known in self._based_on if known not in now}
        other._hidden = frozenset(gone | {person.id for person in changed})
        other._changed = PeopleIndex(changed, self._readings) if changed else None
        return other

    def with_more(self, named: Sequence[Named]) -> People:
        """The same with these people besides, or in the place of those with the same ids."""
        return (
            self.with_names(list((self._named | {person.id: person for person in named}).values())) if named else self
        )

    @property
    def named(self) -> Mapping[int, Named]:
        """Everybody, by id."""
        return self._named

    @property
    def size(self) -> int:
        """How many people there are."""
        return self._size

    def search(self, text: str) -> Match:
        """Who may be meant by `text`."""
        if self._changed is None and not self._hidden:
            return self._base.search(text)
        found: list[Candidate] = [each for each in self._base.candidates(text) if each.id not in self._hidden]
        if self._changed is not None:
            found += self._changed.candidates(text)
        return judged(found, found_from(self._size))


def built(
    corpus: Corpus, mark: NamesMark, readings: names.Readings, before: Snapshot | None, *, at_once: int
) -> Snapshot:
    """The snapshot of all names on file. `at_once` is how many people are indexed anew for any change."""
    spellings = corpus.spellings
    people, topics, series = (spellings.named(kind) for kind in ("person", "topic", "series"))
    meetings = corpus.meetings.all()
    # Of titles that fit equally well an index prefers the last.
    titles = _titles(meetings[::-1], corpus.meetings.record_titles())
    return _snapshot(
        mark,
        People(people, readings, at_once=at_once) if before is None else before.people.with_names(people),
        (TitleIndex(topics), TitleIndex(series), TitleIndex(titles)),
        meetings,
        (_by_id(topics), _by_id(series)),
    )


def grown(corpus: Corpus, mark: NamesMark, before: Snapshot) -> Snapshot:
    """The snapshot after more records were filed and nothing else: in time that goes with what is new."""
    filed_after = before.mark.last_document
    topics = _with_spellings(before.named_topics, corpus.spellings.written_after("topic", filed_after))
    series = _with_spellings(before.named_series, corpus.spellings.written_after("series", filed_after))
    changed = corpus.meetings.spoken_of_after(filed_after)
    titles = _titles(changed[::-1], corpus.meetings.record_titles(each.id for each in changed))
    ids = {each.id for each in changed}
    meetings = [each for each in reversed(before.meetings) if each.id not in ids]
    for meeting in changed:
        insort(meetings, meeting, key=latest_last)
    people = _with_spellings(before.people.named, corpus.spellings.written_after("person", filed_after))
    return _snapshot(
        mark,
        before.people.with_more(people),
        (
            TitleIndex(topics, before.topics) if topics else before.topics,
            TitleIndex(series, before.series) if series else before.series,
            TitleIndex(titles, before.titles) if titles else before.titles,
        ),
        meetings[::-1],
        ({**before.named_topics, **_by_id(topics)}, {**before.named_series, **_by_id(series)}),
    )


def _snapshot(
    mark: NamesMark,
    people: People,
    indexes: tuple[TitleIndex, TitleIndex, TitleIndex],
    meetings: Sequence[Meeting],
    named: tuple[Mapping[int, Named], Mapping[int, Named]],
) -> Snapshot:
    # Thousands of meetings, for each few records that are filed: what can be is done in C.
    of_series: defaultdict[int | None, list[int]] = defaultdict(list)
    for place, series_id in enumerate(map(attrgetter("series_id"), meetings)):
        of_series[series_id].append(place)
    of_series.pop(None, None)
    places = dict(zip(map(attrgetter("id"), meetings), count()))
    return Snapshot(mark, people, *indexes, tuple(meetings), *named, places, cast("dict[int, list[int]]", of_series))


def _by_id(named: Iterable[Named]) -> dict[int, Named]:
    return {each.id: each for each in named}


def _with_spellings(known: Mapping[int, Named], written: Iterable[Named]) -> list[Named]:
    """Those of the subjects that are written in a way that is not known, or that nobody knows, with all their ways."""
    changed = []
    for each in written:
        before = known.get(each.id)
        spellings = tuple(dict.fromkeys((*before.spellings, *each.spellings))) if before else each.spellings
        if before is None or spellings != before.spellings:
            changed.append(Named(each.kind, each.id, each.name, spellings))
    return changed


def _titles(meetings: Iterable[Meeting], written: Mapping[int, list[str]]) -> list[Named]:
    return [
        Named("series", each.id, each.title, _titles_of(each, written.get(each.id, [each.title])))
        for each in meetings
        if each.series_id is None or each.id in written
    ]


def _titles_of(meeting: Meeting, written: Sequence[str]) -> tuple[str, ...]:
    """Its records' titles; and the first together with what the body is called: people type some words of both."""
    titles = tuple(without_keys(title) for title in written)
    return titles if meeting.series is None else (*titles, f"{titles[0]} {meeting.series}")
