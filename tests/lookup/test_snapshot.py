"""The index in memory follows the store, also where it is too large to build anew for every change."""

from __future__ import annotations

import threading
from pathlib import Path

from briefings.corpus import Corpus
from briefings.lookup import Lookup
from briefings.lookup.snapshots import Snapshots
from briefings.names import key
from briefings.records import ReadPerson
from tests.lookup.field import NOW, file, open_field, reading


def test_a_large_corpus_is_indexed_beside_what_is_known(tmp_path: Path) -> None:
    """New, respelled and vanished people are found or gone as soon as the thread is done; nobody else is lost."""
    path = tmp_path / "field.db"
    corpus = open_field(path)
    snapshots = Snapshots(corpus, waited_for=0, built_at_once=0)
    first = snapshots.current()
    assert first.people.search("ota").verdict == "found"
    assert first.people.search("byron").verdict == "none"

    other = Corpus.open(path)
    document = file(other, reading("More", ((None, "More."),), people=(ReadPerson("Ada Byron"),)))
    ota = first.people.search("ota").candidates[0].id
    other.spellings.add("person", ota, "Nao O.", key=key("Nao O."), origin="admin", added_by="U1")
    second = snapshots.settled()
    assert second.revision == corpus.revision()
    assert second.people.search("byron").verdict == "found"
    assert second.people.search("nao o.").candidates[0].id == ota
    assert second.people.search("uehara").verdict == "found"
    assert [each.id for each in second.people.search("ota").candidates] == [ota]

    other.documents.retire(document, by="U1", now=NOW)
    other.spellings.names_changed()
    assert snapshots.settled().people.search("byron").verdict == "none"


def test_prepared_lookups_have_indexed_the_names(tmp_path: Path) -> None:
    """After `prepare` the names are indexed as they were then, without a question."""
    corpus = open_field(tmp_path / "field.db")
    snapshots = Snapshots(corpus)
    snapshots.prepare()
    revision = corpus.revision()
    corpus.close()
    assert snapshots.prepared == revision


def test_an_unchanged_corpus_keeps_its_snapshot(tmp_path: Path) -> None:
    """Nothing is indexed anew while no name has changed."""
    snapshots = Snapshots(open_field(tmp_path / "field.db"))
    assert snapshots.current() is snapshots.current()


class Clock:
    """Growing seconds: one passes between two looks, and as many more as the test says."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 1.0
        return self.seconds


def test_indexing_rests_between_two_changes(tmp_path: Path) -> None:
    """While one change follows another, the names are not indexed all the time; after a rest they are."""
    corpus = open_field(tmp_path / "field.db")
    clock = Clock()
    snapshots = Snapshots(corpus, waited_for=0, monotonic=clock)
    first = snapshots.current()
    corpus.spellings.names_changed()
    assert snapshots.current() is first
    for thread in threading.enumerate():
        if thread.name == "index-names":
            thread.join()
    indexed = snapshots.current()
    assert indexed is not first
    corpus.spellings.names_changed()
    assert snapshots.current() is indexed
    assert snapshots.prepared == indexed.revision
    clock.seconds += 5
    snapshots.current()
    for thread in threading.enumerate():
        if thread.name == "index-names":
            thread.join()
    assert snapshots.prepared == corpus.revision()
    assert snapshots.settled().revision == corpus.revision()


def test_names_are_indexed_before_anybody_asks_for_them(tmp_path: Path) -> None:
    """Keeping up indexes what came since; before the first indexing it does nothing, which `prepare` is for."""
    corpus = open_field(tmp_path / "field.db")
    lookup = Lookup(corpus)
    lookup.keep_up()
    assert lookup.prepared is None
    lookup.prepare()
    corpus.spellings.names_changed()
    lookup.keep_up()
    assert lookup.prepared == corpus.revision()


def test_finishing_waits_for_the_names(tmp_path: Path) -> None:
    """Once it has finished, nobody indexes any more, and the corpus may be closed."""
    corpus = open_field(tmp_path / "field.db")
    snapshots = Snapshots(corpus, waited_for=0)
    snapshots.prepare()
    corpus.spellings.names_changed()
    snapshots.current()
    snapshots.finish()
    assert snapshots.prepared == corpus.revision()
    corpus.close()
