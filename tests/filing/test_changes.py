"""Changes after filing: each holds through re-reading, and each is taken back wholly from the audit trail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.corpus import Corpus
from briefings.filing import changes, decide, file_record, reread_document
from briefings.filing.changes import ChangeError, Desk
from briefings.filing.corrections import Decision
from briefings.records import ReadAttendance, Reading, ReadMeeting, ReadTopic, SubjectKind
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


def a_topic_merged(shelf: Shelf) -> int:
    topics = shelf.ids("topic")
    return changes.merge(shelf.desk, "topic", topics["records of consent"], topics["consent records"])


def a_series_merged(shelf: Shelf) -> int:
    series = shelf.ids("series")
    return changes.merge(shelf.desk, "series", series["Canal Group"], series["Harbour Data Working Group"])


def a_person_split(shelf: Shelf) -> int:
    document = shelf.corpus.documents.recent(1)[0].id
    return changes.split(shelf.desk, "person", shelf.ids("person")["Jonas Brandt"], [document], "Jonas Brandt (canal)")


def a_name_linked(shelf: Shelf) -> int:
    document = shelf.corpus.documents.recent(1)[0].id
    return changes.link_name(shelf.desk, document, "Jon Brandt-Meyer", shelf.ids("person")["Mika Arai"])


def a_speaker_reassigned(shelf: Shelf) -> int:
    document = shelf.corpus.documents.recent(1)[0].id
    passage = shelf.corpus.passages.of_document(document)[1].passage_id
    return changes.reassign_speaker(shelf.desk, document, passage, shelf.ids("person")["Ines Costa"])


def a_speaker_unnamed(shelf: Shelf) -> int:
    document = shelf.corpus.documents.recent(1)[0].id
    passage = shelf.corpus.passages.of_document(document)[1].passage_id
    return changes.reassign_speaker(shelf.desk, document, passage, None)


def a_meeting_linked(shelf: Shelf) -> int:
    meeting = next(each for each in shelf.corpus.meetings.all() if each.title == "Harbour Data Working Group (6th)")
    return changes.link_meeting(shelf.desk, shelf.corpus.documents.recent(1)[0].id, meeting.id)


def a_question_answered(shelf: Shelf) -> int:
    document = shelf.corpus.documents.recent(1)[0].id
    question = shelf.corpus.statements.questions(document)[0].question
    return changes.answer_question(shelf.desk, document, question, "yes")


def a_commitment_met(shelf: Shelf) -> int:
    return changes.mark_commitment(shelf.desk, shelf.corpus.commitments.all()[0].id, "met")


def a_new_version(shelf: Shelf) -> int:
    latest = shelf.corpus.documents.recent(1)[0].id
    shelf.file(replace(harbour_reading(9), title="Another text"), b"three", version_of=latest)
    return shelf.corpus.audit.recent(1)[0].id


def corrected(*decisions: Decision) -> Callable[[Shelf], int]:
    return lambda shelf: changes.correct_record(
        shelf.desk, shelf.corpus.documents.recent(1)[0].id, decisions, action="corrected"
    )


def on_latest(change: Callable[[Desk, int], int]) -> Callable[[Shelf], int]:
    return lambda shelf: change(shelf.desk, shelf.corpus.documents.recent(1)[0].id)


def on_jonas(change: Callable[[Desk, SubjectKind, int, str], int], text: str) -> Callable[[Shelf], int]:
    return lambda shelf: change(shelf.desk, "person", shelf.ids("person")["Jonas Brandt"], text)


CHANGES: dict[str, Callable[[Shelf], int]] = {
    "merge people": a_person_merged,
    "merge topics": a_topic_merged,
    "merge series": a_series_merged,
    "split a person": a_person_split,
    "link a name": a_name_linked,
    "reassign a speaker": a_speaker_reassigned,
    "make a speaker unnamed": a_speaker_unnamed,
    "link a meeting": a_meeting_linked,
    "answer a question": a_question_answered,
    "mark a commitment": a_commitment_met,
    "new version": a_new_version,
    "retire": on_latest(changes.retire),
    "edit a title": on_latest(lambda desk, each: changes.edit_field(desk, each, "title", "A better title")),
    "edit provenance": on_latest(lambda desk, each: changes.edit_field(desk, each, "provenance", "press")),
    "forget a language": on_latest(lambda desk, each: changes.edit_field(desk, each, "language", None)),
    "edit a meeting": on_latest(lambda desk, each: changes.edit_meeting(desk, each, "place", "Rotterdam")),
    "who was there": corrected(
        decide.attendance_is("Jonas Brandt", "absent"),
        decide.attendance_is("Jon Brandt-Meyer", "off"),
        decide.attendance_is("Lena Vogt", "present"),
        decide.role_is("Lena Vogt", "Clerk", "Port Office"),
    ),
    "somebody new": corrected(decide.name_is_new("person", "Jonas Brandt")),
    "what it is about": corrected(
        decide.topic_is("records of consent", about=False), decide.topic_is("harbour group", about=True)
    ),
    "a promise due later": corrected(
        decide.commitment_is("We will publish consent guidance by March 2026.", "target", "2027-02")
    ),
    "no promise": corrected(decide.is_no_commitment("We will publish consent guidance by March 2026.")),
    "several fields": corrected(decide.field_is("title", "Better"), decide.meeting_field_is("place", "Oslo")),
    "rename": on_jonas(changes.rename, "Jonas Brandt the Elder"),
    "add a spelling": on_jonas(changes.add_spelling, "Brandt J."),
    "retire a spelling": on_jonas(changes.retire_spelling, "J. Brandt"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_holds_and_is_undone_wholly(shelf: Shelf, change: Callable[[Shelf], int]) -> None:
    """Every change is told, survives a re-reading of all records, and undoing it brings everything back."""
    two_records(shelf)
    before = shelf.told()
    entry = change(shelf)
    changed = shelf.told()
    assert changed != before
    shelf.reread_all()
    assert shelf.told() == changed
    undoing = changes.undo(shelf.desk, entry)
    assert shelf.told() == before
    shelf.reread_all()
    assert shelf.told() == before
    noted = shelf.corpus.audit.get(undoing)
    assert noted is not None
    assert noted.undoes == entry
    with pytest.raises(ChangeError, match=r"undone already on 5 Jan 2026"):
        changes.undo(shelf.desk, entry)
    with pytest.raises(ChangeError, match="cannot be undone"):
        changes.undo(shelf.desk, undoing)


def test_a_merged_person_has_all_words_and_names(shelf: Shelf) -> None:
    """After a merger one person answers to every spelling, and a record filed later is linked to them."""
    two_records(shelf)
    a_person_merged(shelf)
    people = {each.name: each for each in shelf.corpus.spellings.named("person")}
    assert "Jon Brandt-Meyer" not in people
    assert "Jon Brandt-Meyer" in people["Jonas Brandt"].spellings
    bare = replace(harbour_reading(8), people=(), turns=(), commitments=(), passages=(), topics=())
    shelf.file(replace(bare, attendance=(ReadAttendance("Jon Brandt-Meyer"),)), b"four")
    assert "Jon Brandt-Meyer" not in shelf.ids("person")
    assert len(shelf.corpus.people.meetings(people["Jonas Brandt"].id)) == 3


def test_mergers_in_a_row_are_undone_in_any_order(shelf: Shelf) -> None:
    """A into B, then B into C: undoing the first leaves the second, and the other way round."""
    two_records(shelf)
    people = shelf.ids("person")
    before = shelf.told()
    first = changes.merge(shelf.desk, "person", people["Jon Brandt-Meyer"], people["Jonas Brandt"])
    second = changes.merge(shelf.desk, "person", people["Jonas Brandt"], people["Lena Vogt"])
    assert set(shelf.ids("person")) == {"Mika Arai", "Ines Costa", "Lena Vogt"}
    changes.undo(shelf.desk, first)
    assert set(shelf.ids("person")) == {"Mika Arai", "Ines Costa", "Lena Vogt", "Jon Brandt-Meyer"}
    changes.undo(shelf.desk, second)
    assert shelf.told() == before


def test_a_merged_series_joins_its_meetings(shelf: Shelf) -> None:
    """Two names of one body: meetings with the same number become one."""
    shelf.file(harbour_reading(6), b"one")
    shelf.file(renamed(harbour_reading(6), "Harbour Round"), b"two")
    assert len(shelf.corpus.meetings.all()) == 4
    series = shelf.ids("series")
    changes.merge(shelf.desk, "series", series["Harbour Round"], series["Harbour Data Working Group"])
    assert sorted(each.title for each in shelf.corpus.meetings.all()) == [
        "Harbour Data Working Group (6th)",
        "Harbour Data Working Group (7th)",
    ]


def test_a_split_person_keeps_only_their_own_words(shelf: Shelf) -> None:
    """Two people whom one name made one are told apart by record, and stay so."""
    two_records(shelf)
    jonas = shelf.ids("person")["Jonas Brandt"]
    a_person_split(shelf)
    other = shelf.ids("person")["Jonas Brandt (canal)"]
    assert {quote.source.title for quote in shelf.corpus.passages.of_person(jonas, 9)} == {
        "Harbour Group, sixth meeting"
    }
    assert {quote.source.title for quote in shelf.corpus.passages.of_person(other, 9)} == {"Canal Group"}


def test_a_retired_spelling_stays_retired_when_records_write_it(shelf: Shelf) -> None:
    """A spelling that an admin retired is not brought back by a re-reading, nor by the next record that has it."""
    shelf.file(harbour_reading(), b"one")
    on_jonas(changes.retire_spelling, "J. Brandt")(shelf)
    shelf.file(harbour_reading(7, "2025-12-02"), b"two")
    jonas = next(each for each in shelf.corpus.spellings.named("person") if each.name == "Jonas Brandt")
    assert jonas.spellings == ("Jonas Brandt",)


def test_an_answer_links_the_name_that_was_asked_about(shelf: Shelf) -> None:
    """“Is X Y?” answered with somebody on file: X leads to them from now on."""
    asked = replace(harbour_reading().questions[0], question="Is “Brand Jo” Jonas Brandt?", suggestion="Jonas Brandt")
    document = shelf.file(replace(harbour_reading(), questions=(asked,)), b"one")
    jonas = shelf.ids("person")["Jonas Brandt"]
    changes.answer_question(shelf.desk, document, asked.question, "yes", means=jonas)
    assert shelf.corpus.statements.questions(document) == []
    assert "Brand Jo" in next(each.spellings for each in shelf.corpus.spellings.named("person") if each.id == jonas)


def test_rereading_makes_no_second_person_of_an_ambiguous_name(shelf: Shelf) -> None:
    """A surname that two people on one list share keeps leading where it led, however often it is read."""
    attendance = (ReadAttendance("Naoki Ota"), ReadAttendance("Taro Ota"), ReadAttendance("Ota"))
    bare = replace(harbour_reading(), people=(), turns=(), commitments=(), passages=(), topics=())
    shelf.file(replace(bare, attendance=attendance), b"one")
    before = shelf.ids("person")
    shelf.reread_all()
    shelf.reread_all()
    assert shelf.ids("person") == before
    with shelf.corpus.write() as connection:
        assert connection.execute("SELECT count(*) FROM person").fetchone()[0] == 3


def test_a_meeting_of_no_series_keeps_its_id(shelf: Shelf) -> None:
    """Links to a meeting without a series survive a re-reading."""
    shelf.file(replace(harbour_reading(), meetings=(ReadMeeting(None, date="2025-11-04"),)), b"one")
    before = [each.id for each in shelf.corpus.meetings.all()]
    shelf.reread_all()
    assert [each.id for each in shelf.corpus.meetings.all()] == before


def test_what_was_decided_before_filing_stays_with_the_record(shelf: Shelf) -> None:
    """Corrections that an admin makes in the form are filed with the record and laid over later readings."""
    shelf.readings[b"one"] = harbour_reading()
    decisions = [Decision("field", "title", '"Minutes, corrected"'), Decision("meeting", "place", '"Rotterdam"')]
    file_record(
        shelf.corpus,
        b"one",
        "x.txt",
        harbour_reading(),
        reader_version=1,
        filed_by="U2",
        now=NOW,
        decisions=decisions,
    )
    for _ in range(2):
        document = shelf.corpus.documents.recent(1)[0]
        assert (document.title, document.reasons["title"]) == ("Minutes, corrected", "corrected by U2 on 2026-01-05")
        assert next(each.place for each in shelf.corpus.meetings.all() if each.number == 6) == "Rotterdam"
        shelf.reread_all()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("colour", "red", "no field “colour”"),
        ("title", "  ", "cannot be left empty"),
        ("title", "x" * 1_001, "too long"),
        ("kind", "poem", "must be one of: minutes"),
        ("provenance", "certain", "must be one of: official"),
        ("published", "last Tuesday", "a date like"),
        ("published", "2025-13", "a date like"),
        ("address", "javascript:alert(1)", "begins with https"),
        ("language", "english language", "a language tag"),
    ],
)
def test_a_field_takes_only_what_it_can_be(shelf: Shelf, field: str, value: str, said: str) -> None:
    """A value that a field cannot have is refused in a sentence, and nothing changes."""
    document = shelf.file(harbour_reading(), b"one")
    before = shelf.told()
    with pytest.raises(ChangeError, match=said):
        changes.edit_field(shelf.desk, document, field, value)
    assert shelf.told() == before
    assert len(shelf.corpus.audit.recent(9)) == 1


def test_changes_that_make_no_sense_are_refused(shelf: Shelf) -> None:
    """A subject merged with itself, split off as a whole, or merged away already is refused, saying what to do."""
    first, second = two_records(shelf)
    people = shelf.ids("person")
    jonas, meyer = people["Jonas Brandt"], people["Jon Brandt-Meyer"]
    with pytest.raises(ChangeError, match="same person twice"):
        changes.merge(shelf.desk, "person", jonas, jonas)
    with pytest.raises(ChangeError, match="rename it instead"):
        changes.split(shelf.desk, "person", jonas, [first, second])
    with pytest.raises(ChangeError, match="None of these records"):
        changes.split(shelf.desk, "person", meyer, [first])
    a_person_merged(shelf)
    with pytest.raises(ChangeError, match="was merged into another person"):
        changes.add_spelling(shelf.desk, "person", meyer, "Meyer")
    with pytest.raises(ChangeError, match="no such person"):
        changes.rename(shelf.desk, "person", 999, "X")
    changes.retire(shelf.desk, first)
    with pytest.raises(ChangeError, match="retired already"):
        changes.retire(shelf.desk, first)


def test_a_change_that_fails_changes_nothing(shelf: Shelf) -> None:
    """A merger whose last record cannot be read leaves everything as it was."""
    two_records(shelf)
    before = shelf.told()
    people = shelf.ids("person")
    del shelf.readings[b"two"]
    with pytest.raises(KeyError):
        changes.merge(shelf.desk, "person", people["Jon Brandt-Meyer"], people["Jonas Brandt"])
    assert shelf.told() == before
