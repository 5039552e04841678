"""The names of a corpus at one revision, indexed; and who keeps the newest one at hand."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefings import names
from briefings.corpus import Corpus
from briefings.lookup.typed import without_keys
from briefings.matching import Candidate, Match, PeopleIndex, TitleIndex, judged
from briefings.matching.verdicts import found_from
from briefings.records import Meeting, Named

# With more people than this, a changed name is put in a small index beside the big one instead of building all anew.
_BUILT_AT_ONCE = 3000
# So many names are indexed in some ten milliseconds, and whoever asks waits. With more the old ones serve meanwhile.
_WAITED_FOR = 300
# While records are being filed by the thousand, indexing takes one part of so many of the time, and answers the rest.
_REST = 20
# But never so long, in seconds, that somebody would be told that a name is not on file which is.
_LONGEST_REST = 5.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that lookups by name need, in memory and unchanging: safe to share between threads.

    `titles` holds meetings by the titles of their records, `series` the bodies.
    """

    revision: int
    people: People
    topics: TitleIndex
    series: TitleIndex
    titles: TitleIndex
    meetings: tuple[Meeting, ...]
    series_spellings: dict[int, tuple[str, ...]]
    # Where in `meetings` each one stands, and those of each series, in their order.
    places: dict[int, int]
    places_of_series: dict[int, list[int]]

    @property
    def size(self) -> int:
        """How many names there are, of all kinds."""
        return self.people.size + self.topics.size + self.series.size + len(self.meetings)


class People:
    """An index over people, with the changes since it was built in a second one, searched as if they were one."""

    def __init__(self, named: list[Named], readings: names.Readings, *, at_once: int = _BUILT_AT_ONCE) -> None:
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


class Snapshots:
    """The newest snapshot of a corpus. Asking costs one small query; a changed corpus is indexed anew.

    A small corpus is indexed at once. For a large one the first asker after a change gets the names as they were,
    while a thread indexes the change: well under a second. Where one change follows another the thread rests between
    them. `monotonic` gives growing seconds.
    """

    def __init__(
        self,
        corpus: Corpus,
        *,
        waited_for: int = _WAITED_FOR,
        built_at_once: int = _BUILT_AT_ONCE,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._corpus = corpus
        self._waited_for = waited_for
        self._built_at_once = built_at_once
        self._monotonic = monotonic
        self._readings = names.Readings()
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._refreshing: threading.Thread | None = None
        self._rests_until = 0.0

    def current(self) -> Snapshot:
        """The names as they are, or in a large corpus as they were a moment ago."""
        revision = self._corpus.revision()
        snapshot = self._snapshot
        if snapshot is not None and snapshot.revision == revision:
            return snapshot
        if snapshot is None or snapshot.size <= self._waited_for:
            return self._refresh()
        busy = self._refreshing is not None and self._refreshing.is_alive()
        if not busy and self._monotonic() >= self._rests_until:
            self._refreshing = threading.Thread(target=self._refresh_beside, name="index-names", daemon=True)
            self._refreshing.start()
        return snapshot

    @property
    def prepared(self) -> int | None:
        """The revision whose names are indexed; None before the first question."""
        return None if self._snapshot is None else self._snapshot.revision

    def prepare(self) -> None:
        """Index the names, and load what kanji need, before anybody asks."""
        self._readings.load()
        self.current()

    def finish(self) -> None:
        """Wait for whoever is indexing, before the corpus is closed under them."""
        if self._refreshing is not None:
            self._refreshing.join()
        with self._lock:
            return

    def settled(self) -> Snapshot:
        """The names as they are, waiting for a thread that is indexing them."""
        snapshot = self.current()
        # Not "is the thread alive": it may have ended just after the old names were handed out.
        return snapshot if snapshot.revision == self._corpus.revision() else self._refresh()

    def _refresh_beside(self) -> None:
        began = self._monotonic()
        self._refresh()
        ended = self._monotonic()
        self._rests_until = ended + min(_REST * (ended - began), _LONGEST_REST)

    def _refresh(self) -> Snapshot:
        with self._lock:
            revision = self._corpus.revision()
            before = self._snapshot
            if before is None or before.revision != revision:
                self._snapshot = before = self._built(revision, before)
            return before

    def _built(self, revision: int, before: Snapshot | None) -> Snapshot:
        spellings = self._corpus.spellings
        named = spellings.named("person")
        series = spellings.named("series")
        meetings = tuple(self._corpus.meetings.all())
        written = self._corpus.meetings.record_titles()
        titles = [
            Named(
                "series",
                each.id,
                each.title,
                _titles_of(each, written.get(each.id, [each.title])),
            )
            for each in meetings
            if each.series_id is None or each.id in written
        ]
        of_series: dict[int, list[int]] = {}
        for place, each in enumerate(meetings):
            if each.series_id is not None:
                of_series.setdefault(each.series_id, []).append(place)
        return Snapshot(
            revision,
            People(named, self._readings, at_once=self._built_at_once)
            if before is None
            else before.people.with_names(named),
            TitleIndex(spellings.named("topic")),
            TitleIndex(series),
            TitleIndex(titles),
            meetings,
            {each.id: each.spellings for each in series},
            {each.id: place for place, each in enumerate(meetings)},
            of_series,
        )


def _titles_of(meeting: Meeting, written: Sequence[str]) -> tuple[str, ...]:
    """Its records' titles; and the first together with what the body is called: people type some words of both."""
    titles = tuple(without_keys(title) for title in written)
    return titles if meeting.series is None else (*titles, f"{titles[0]} {meeting.series}")
