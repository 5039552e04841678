"""Who files many records remembers names from record to record, and files what they would who remember none."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefings.corpus import Corpus
from briefings.filing import changes, file_record
from briefings.filing.changes import Desk
from briefings.filing.file import FilingError
from briefings.filing.identity import NamesOnFile
from briefings.records import Reading, ReadMeeting, ReadPerson
from tests.filing.shelf import NOW
from tests.lookup.field import reading

_PEOPLE = ("Aiko Arai", "Arai Aiko", "Arai", "Bruno Costa", "Lena Lund", "Costa")
_BODIES = (("Harbour Forum", "HF"), ("Canal Committee",), ("Forum of the Harbour", "Harbour Forum"))
_TOPICS = (("tide gauges", "TG"), ("harbour dues",), ("TG",), ("dues of the harbour", "harbour dues"))


def test_names_that_are_remembered_lead_where_those_on_file_do(tmp_path: Path) -> None:
    """With others' changes, duplicates and rolled-back records in between, two corpora are equal, row by row."""
    remembering, forgetting = _Run(tmp_path / "one.db", NamesOnFile()), _Run(tmp_path / "other.db", None)
    for number in range(40):
        for run in (remembering, forgetting):
            run.step(number, random.Random(number))  # noqa: S311 - the same for both
    assert list(remembering.corpus.exported_lines()) == list(forgetting.corpus.exported_lines())


class _Run:
    """One filing of many records, while somebody else changes names."""

    def __init__(self, path: Path, names: NamesOnFile | None) -> None:
        self.corpus = Corpus.open(path)
        self._names = names
        self._readings: dict[bytes, Reading] = {}
        self._desk = Desk(Corpus.open(path), "U1", NOW, read=lambda data, filename: self._readings[data])

    def step(self, number: int, pick: random.Random) -> None:
        """File a record, and often do something else."""
        if pick.random() < 0.2:
            with pytest.raises(FilingError):
                self._in_vain(number, pick)
        self._file(number, _record(number, pick))
        ids = sorted({each.id for each in self.corpus.spellings.named("person")})
        other = pick.random()
        if other < 0.15 and len(ids) > 1:
            changes.merge(self._desk, "person", ids[-1], ids[0])
        elif other < 0.3:
            changes.rename(self._desk, "person", pick.choice(ids), f"P{number}")
        elif other < 0.4:
            # Filed by somebody who does not remember.
            self._file(number + 1000, _record(number + 1000, pick), remembered=False)

    def _in_vain(self, number: int, pick: random.Random) -> None:
        with self.corpus.write():
            self._file(number + 2000, _record(number + 2000, pick))
            raise FilingError

    def _file(self, number: int, said: Reading, *, remembered: bool = True) -> None:
        data = said.text.encode()
        self._readings[data] = said
        names = self._names if remembered else None
        file_record(self.corpus, data, "x.txt", said, reader_version=1, filed_by="U1", now=NOW, on_file=names)


def _record(number: int, pick: random.Random) -> Reading:
    body = pick.choice(_BODIES)
    return reading(
        f"Minutes {number}",
        tuple((pick.choice((*_PEOPLE, None)), f"{number}-{at}: tide gauges, harbour dues and TG.") for at in range(3)),
        meetings=(ReadMeeting(body[0], body[1:], number=pick.randint(1, 4)),),
        people=tuple(ReadPerson(each) for each in pick.sample(_PEOPLE, 3)),
        topics=tuple(pick.sample(_TOPICS, 2)),
    )
