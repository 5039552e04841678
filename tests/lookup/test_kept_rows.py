"""What is kept of the records from answer to answer is what the records say now."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.corpus import Corpus
from briefings.filing import changes, file_record, reread_document
from briefings.filing.changes import Desk
from briefings.filing.file import FilingError
from briefings.filing.purge import purge
from briefings.lookup import details
from briefings.records import Reading, ReadMeeting, ReadPerson
from tests.lookup.field import NOW, reading

_SPEAKERS = ("Aiko Arai", "Bruno Costa", "Lena Lund")
_TOPICS = (("tide gauges",), ("harbour dues", "dues of the harbour"))


def test_answers_are_those_of_who_kept_nothing(tmp_path: Path) -> None:
    """After each of many changes, by another program, the answers are equal to those of one that just opened."""
    path = tmp_path / "field.db"
    asked, other = Corpus.open(path), Corpus.open(path)
    pick = random.Random(7)  # noqa: S311 - the same each time
    changing = _Changing(other, pick)
    for number in range(16):
        changing.change(number)
        fresh = Corpus.open(path)
        assert _told(asked) == _told(fresh)
        fresh.close()


def test_what_was_rolled_back_is_not_known(tmp_path: Path) -> None:
    """What was asked for within a transaction that came to nothing stands in no answer afterwards."""
    corpus = Corpus.open(tmp_path / "field.db")
    changing = _Changing(corpus, random.Random(1))  # noqa: S311 - the same each time
    for number in range(2):
        changing.change(number)
    before = _told(corpus)
    with pytest.raises(FilingError):
        _reread_in_vain(corpus, changing, before)
    # Counted as that change would have been.
    changes.retire(changing.desk, changing.documents[1])
    fresh = Corpus.open(tmp_path / "field.db")
    assert _told(corpus) == _told(fresh)


def _reread_in_vain(corpus: Corpus, changing: _Changing, before: list[object]) -> None:
    with corpus.write():
        changing.reread()
        assert _told(corpus) != before
        purge(corpus, 99, reason="not there", by="U1", now=NOW)


class _Changing:
    """Files, and changes what is filed, in all ways that alter what a record says."""

    def __init__(self, corpus: Corpus, pick: random.Random) -> None:
        self._corpus = corpus
        self._pick = pick
        self._readings: dict[bytes, Reading] = {}
        self.documents: list[int] = []
        self._retired: list[int] = []
        self.desk = Desk(corpus, "U1", NOW, read=lambda data, filename: self._readings[data])

    def change(self, number: int) -> None:
        """Make one change, often a new record."""
        ways = (
            self._retire,
            self._restore,
            lambda number: self.reread(),
            self._replace,
            self._rename,
            self._merge,
            self._purge,
        )
        if number < 4 or self._pick.random() < 0.4:
            self._file(number)
        else:
            ways[number % len(ways)](number)

    def _file(self, number: int, version_of: int | None = None) -> None:
        said = _record(self._pick, number)
        data = said.text.encode()
        self._readings[data] = said
        filed = file_record(
            self._corpus, data, "x.txt", said, reader_version=1, filed_by="U1", now=NOW, version_of=version_of
        )
        self.documents.append(filed.document_id or 0)

    def _retire(self, number: int) -> None:
        self._retired.append(self.documents.pop(0))
        changes.retire(self.desk, self._retired[-1])

    def _restore(self, number: int) -> None:
        if self._retired:
            self.documents.append(self._retired.pop())
            changes.restore(self.desk, self.documents[-1])

    def reread(self) -> None:
        """Read the first record as if others had spoken."""
        said = self._readings[self._corpus.documents.original(self.documents[0])]
        speakers = reversed([turn.speaker for turn in said.turns])
        turns = tuple(replace(turn, speaker=speaker) for speaker, turn in zip(speakers, said.turns, strict=True))
        self._readings[said.text.encode()] = reread = replace(said, turns=turns)
        reread_document(self._corpus, self.documents[0], reread, reader_version=2)

    def _replace(self, number: int) -> None:
        self._file(number, version_of=self.documents.pop())

    def _rename(self, number: int) -> None:
        person = self._pick.choice(list(self._corpus.people.all().items()))
        changes.rename(self.desk, "person", person[0], f"{person[1]} {number}")

    def _merge(self, number: int) -> None:
        one, other = list(self._corpus.people.all())[:2]
        changes.merge(self.desk, "person", one, other)

    def _purge(self, number: int) -> None:
        purge(self._corpus, self.documents.pop(0), reason="asked for", by="U1", now=NOW)


def _record(pick: random.Random, number: int) -> Reading:
    words = [f"{pick.choice(_TOPICS)[0]} were weighed in {number}-{at}, however briefly." for at in range(4)]
    meeting = ReadMeeting(
        "Harbour Forum",
        number=pick.randint(1, 3),
        date=f"2024-03-{pick.randint(1, 28):02}",
        place=pick.choice((None, f"Room {number}")),
        status=pick.choice(("recorded", "mentioned")),
    )
    return reading(
        f"Minutes {number}",
        tuple((pick.choice((*_SPEAKERS, None)), each) for each in words),
        meetings=(meeting,),
        people=tuple(ReadPerson(each, role=f"Member {number}") for each in _SPEAKERS),
        topics=_TOPICS,
    )


def _told(corpus: Corpus) -> list[object]:
    """All that answers say of everybody and everything."""
    return [
        *(details.person_details(corpus, each) for each in corpus.people.all()),
        *(details.topic_details(corpus, each.id or 0) for each in corpus.topics.all()),
        *(details.meeting_details(corpus, each.id) for each in corpus.meetings.all()),
    ]
