"""The admins' desk: what was brought waits through restarts, is shown as it will be filed, and is decided once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.corpus import Corpus
from briefings.filing import FilingError, file_record, tray
from briefings.filing.changes import ChangeError
from briefings.filing.decide import (
    answered,
    decided,
    field_is,
    meeting_field_is,
    meeting_is,
    name_means,
    speaker_is,
)
from briefings.filing.purge import purge
from tests.filing.readings import harbour_reading, renamed

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus.open(tmp_path / "corpus.db")
    yield opened
    opened.close()


def test_what_is_shown_is_what_is_filed(corpus: Corpus) -> None:
    """The reading with the admin's decisions laid over is, field by field, the record that is filed."""
    first = file_record(corpus, b"0", "0.txt", harbour_reading(), reader_version=1, filed_by="U1", now=NOW).document_id
    meeting = next(each for each in corpus.meetings.all() if each.number == 6)
    costa = next(each.id for each in corpus.spellings.named("person") if each.name == "Ines Costa")
    reading = renamed(harbour_reading(4), "The Harbour Circle")
    decisions = [
        field_is("title", " Minutes,  corrected "),
        field_is("language", None),
        *meeting_is(corpus, meeting.id),
        meeting_field_is("place", "Rotterdam"),
        speaker_is(reading.turns[1], "Ines Costa"),
        name_means(corpus, "person", "Lena Vogt", costa),
        answered(reading.questions[0].question, "no"),
    ]
    shown = decided(reading, decisions, by="U2", now=NOW)
    item = tray.bring(corpus, b"1", "1.txt", proposed=False, by="U2", now=NOW)
    tray.keep(corpus, item, decisions)
    filed, _ = tray.file_item(corpus, item, reading, reader_version=1, by="U2", now=NOW)
    document = corpus.documents.get(filed.document_id or 0)
    assert document is not None
    assert (document.title, document.source.language) == (shown.title, shown.language) == ("Minutes, corrected", None)
    assert corpus.statements.questions(document.id) == list(shown.questions) == []
    quotes = corpus.passages.of_document(document.id)
    assert [quote.speaker for quote in quotes] == [turn.speaker for turn in shown.turns]
    assert quotes[1].meeting is not None
    assert (quotes[1].meeting.id, quotes[1].speaker_id) == (meeting.id, costa)
    assert "Lena Vogt" in next(each.spellings for each in corpus.spellings.named("person") if each.id == costa)
    assert {each.document_id for each in corpus.meetings.sources(meeting.id)} == {first, document.id}


def test_the_desk_survives_a_restart(corpus: Corpus) -> None:
    """A draft with what was corrected so far is there again when the bot comes back."""
    item = tray.bring(corpus, b"bytes", "x.txt", proposed=False, by="U1", now=NOW, address="https://port.example/x")
    tray.keep(corpus, item, [field_is("title", "Mine")], version_of=7)
    again = Corpus.open(corpus.path)
    (waiting,) = again.tray.waiting()
    assert (waiting.id, waiting.state, waiting.version_of, waiting.address) == (
        item,
        "draft",
        7,
        "https://port.example/x",
    )
    assert tray.decisions_of(waiting) == [field_is("title", "Mine")]
    assert again.tray.data(item) == b"bytes"
    again.close()


def test_a_proposal_is_decided_once(corpus: Corpus) -> None:
    """Two admins at one proposal: the first decides, the second is told what became of it."""
    item = tray.bring(corpus, b"1", "1.txt", proposed=True, by="U5", now=NOW)
    assert tray.turn_down(corpus, item, by="U1", now=NOW, reason="not ours").brought_by == "U5"
    with pytest.raises(FilingError, match="declined already; please add it again"):
        tray.file_item(corpus, item, harbour_reading(), reader_version=1, by="U2", now=NOW)
    assert corpus.documents.count() == 0
    assert corpus.tray.waiting() == []
    assert [(each.action, each.actor) for each in corpus.audit.recent(5)] == [("declined", "U1"), ("proposed", "U5")]


def test_a_record_that_filing_refuses_stays_on_the_desk(corpus: Corpus) -> None:
    """When filing fails, nothing is filed and the file waits as before."""
    item = tray.bring(corpus, b"1", "1.txt", proposed=False, by="U1", now=NOW)
    tray.keep(corpus, item, [], version_of=99)
    with pytest.raises(FilingError, match="changed since you looked"):
        tray.file_item(corpus, item, harbour_reading(), reader_version=1, by="U1", now=NOW)
    assert [each.id for each in corpus.tray.waiting()] == [item]


def test_a_purge_reaches_the_desk(corpus: Corpus) -> None:
    """A purged record leaves nothing on the desk that it came from."""
    item = tray.bring(corpus, b"1", "secret.txt", proposed=False, by="U1", now=NOW)
    filed, _ = tray.file_item(corpus, item, harbour_reading(), reader_version=1, by="U1", now=NOW)
    purge(corpus, filed.document_id or 0, reason="erasure request", by="U1", now=NOW)
    assert corpus.tray.get(item) is None


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda corpus: field_is("colour", "red"), "no field"),
        (lambda corpus: meeting_field_is("number", "six"), "a number like 6"),
        (lambda corpus: meeting_is(corpus, 1), "no such meeting"),
        (lambda corpus: name_means(corpus, "topic", "x", 1), "no such topic"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(corpus: Corpus, make: object, said: str) -> None:
    """What a field cannot be, and what is not on file, is refused in a sentence before anything is kept."""
    assert callable(make)
    with pytest.raises(ChangeError, match=said):
        make(corpus)
