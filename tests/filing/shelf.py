"""A corpus to change, with two records on file, and what it says: what a change must leave and what it must alter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.corpus import Corpus
from briefings.filing import changes, file_record, reread_document
from briefings.filing.changes import Desk
from briefings.records import ReadAttendance, Reading, ReadTopic, SubjectKind
from tests.filing.readings import harbour_reading, renamed

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class Shelf:
    """A corpus with its files and what a reader says of them."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.readings: dict[bytes, Reading] = {}
        self.desk = Desk(corpus, "U1", NOW, read=lambda data, filename: self.readings[data])

    def file(self, reading: Reading, data: bytes, version_of: int | None = None) -> int:
        self.readings[data] = reading
        filed = file_record(
            self.corpus,
            data,
            "harbour.txt",
            reading,
            reader_version=1,
            filed_by="U1",
            now=NOW,
            version_of=version_of,
        )
        assert filed.document_id is not None
        return filed.document_id

    def reread_all(self) -> None:
        for document_id in self.corpus.documents.read_by_older_reader(99):
            said = self.readings[self.corpus.documents.original(document_id)]
            reread_document(self.corpus, document_id, said, reader_version=2)

    def ids(self, kind: SubjectKind) -> dict[str, int]:
        return {each.name: each.id for each in self.corpus.spellings.named(kind)}

    def told(self) -> object:
        """Everything that answers are made of, without the ids of rows that a re-reading makes anew."""
        corpus = self.corpus
        return (
            [(each.title, each.source, each.retired_at, each.version) for each in corpus.documents.recent(99)],
            sorted(
                (
                    each.title,
                    each.date,
                    each.place,
                    each.status,
                    tuple((a.name, a.role, a.present) for a in corpus.meetings.attendance(each.id)),
                )
                for each in corpus.meetings.all()
            ),
            {
                kind: sorted((each.name, tuple(sorted(each.spellings))) for each in corpus.spellings.named(kind))
                for kind in ("person", "series", "topic")
            },
            sorted((each.name, each.count) for each in corpus.topics.all()),
            [
                (quote.text, quote.speaker, quote.attribution)
                for document in corpus.documents.recent(99)
                for quote in corpus.passages.of_document(document.id)
            ],
            sorted((each.text, each.status, each.speaker, each.type, each.due_to) for each in corpus.commitments.all()),
            [corpus.statements.questions(each.id) for each in corpus.documents.recent(99)],
        )


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    corpus = Corpus.open(tmp_path / "corpus.db")
    yield Shelf(corpus)
    corpus.close()


def two_records(shelf: Shelf) -> tuple[int, int]:
    """Minutes of two bodies that share a Jonas Brandt; the second also names one J. Brandt-Meyer."""
    first = shelf.file(harbour_reading(), b"one")
    other = replace(
        renamed(harbour_reading(2, "2025-12-01"), "Canal Group"),
        title="Canal Group",
        attendance=(ReadAttendance("Jonas Brandt"), ReadAttendance("Jon Brandt-Meyer")),
        topics=(ReadTopic("records of consent", (), 3, (0, 1)),),
    )
    return first, shelf.file(other, b"two")


def a_person_merged(shelf: Shelf) -> int:
    people = shelf.ids("person")
    return changes.merge(shelf.desk, "person", people["Jon Brandt-Meyer"], people["Jonas Brandt"])


def a_person_split(shelf: Shelf) -> int:
    document = shelf.corpus.documents.recent(1)[0].id
    return changes.split(shelf.desk, "person", shelf.ids("person")["Jonas Brandt"], [document], "Jonas Brandt (canal)")


def on_jonas(change: Callable[[Desk, SubjectKind, int, str], int], text: str) -> Callable[[Shelf], int]:
    return lambda shelf: change(shelf.desk, "person", shelf.ids("person")["Jonas Brandt"], text)
