"""Filing: a reading becomes answers, once, wholly, and corrections stay on top."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.corpus import Corpus
from briefings.filing import Filed, FilingError, file_record, reread_document
from briefings.filing.corrections import UnknownCorrectionError, turn_anchor
from briefings.reading import read
from briefings.records import ReadAttendance, Reading, ReadMeeting, ReadPassage, ReadPerson, ReadTopic
from tests.filing.readings import harbour_reading, renamed

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus.open(tmp_path / "corpus.db")
    yield opened
    opened.close()


def filed(corpus: Corpus, reading: Reading, data: bytes = b"one", version_of: int | None = None) -> Filed:
    return file_record(
        corpus, data, "harbour.txt", reading, reader_version=1, filed_by="U1", now=NOW, version_of=version_of
    )


def only_id(result: Filed) -> int:
    assert result.document_id is not None
    return result.document_id


def test_a_filed_record_answers(corpus: Corpus) -> None:
    """Everything a reading says can be asked for after filing, with its source."""
    document = only_id(filed(corpus, harbour_reading(), b"the very bytes"))
    assert corpus.documents.original(document) == b"the very bytes"
    held, next_one = sorted(corpus.meetings.all(), key=lambda each: each.number or 0)
    assert (held.title, held.date, held.status) == ("Harbour Data Working Group (6th)", "2025-11-04", "recorded")
    assert (next_one.number, next_one.date, next_one.status) == (7, None, "mentioned")
    assert [(each.name, each.present) for each in corpus.meetings.attendance(held.id)] == [
        ("Mika Arai", True),
        ("Jonas Brandt", True),
        ("Ines Costa", False),
    ]
    assert [(each.name, each.count) for each in corpus.meetings.speakers(held.id)] == [
        ("Jonas Brandt", 2),
        ("Mika Arai", 1),
    ]
    people = {each.name: each for each in corpus.spellings.named("person")}
    assert set(people) == {"Mika Arai", "Jonas Brandt", "Ines Costa", "Lena Vogt"}
    assert people["Jonas Brandt"].spellings == ("Jonas Brandt", "J. Brandt")
    quotes = corpus.passages.of_person(people["Jonas Brandt"].id, limit=5)
    assert [quote.text for quote in quotes] == [
        "Member Brandt: Consent records should be kept for five years, and consent must be asked for again.",
        "Member Brandt: We will publish consent guidance by March 2026.",
    ]
    assert quotes[0].role == "Member"
    assert quotes[0].meeting == held
    assert quotes[0].source.provenance == "official"
    topic = corpus.topics.all()[0]
    assert (topic.name, topic.count) == ("consent records", 2)
    assert len(corpus.passages.of_topic(topic.id or 0, limit=5)) == 2
    promise = corpus.commitments.of_person(people["Jonas Brandt"].id)[0]
    assert (promise.type, promise.due_to, promise.status) == ("promise", "2026-03-31", "open")
    assert corpus.statements.questions(document)[0].suggestion == "Jonas Brandt"


def test_the_same_bytes_are_kept_once(corpus: Corpus) -> None:
    """A second filing of the same file is a duplicate that names the record on file."""
    first = filed(corpus, harbour_reading())
    second = filed(corpus, harbour_reading())
    assert (second.outcome, second.document_id) == ("duplicate", first.document_id)
    assert corpus.documents.count() == 1


def test_a_new_version_takes_the_place_of_the_old_one(corpus: Corpus) -> None:
    """A new version answers instead of the old one and keeps the day on which the corpus first saw the record."""
    first = only_id(filed(corpus, harbour_reading()))
    changed = replace(harbour_reading(), title="Harbour Group, sixth meeting (corrected)", topics=())
    second = only_id(filed(corpus, changed, b"two", version_of=first))
    assert [each.title for each in corpus.documents.recent(5)] == ["Harbour Group, sixth meeting (corrected)"]
    latest = corpus.documents.get(second)
    assert latest is not None
    assert (latest.version, latest.record_id, latest.first_seen) == (2, first, NOW.isoformat())
    assert corpus.topics.all() == []
    assert len(corpus.meetings.all()) == 2


def test_a_version_of_a_replaced_version_is_refused(corpus: Corpus) -> None:
    """Two people who replace the same version cannot both win; the second is told to look again."""
    first = only_id(filed(corpus, harbour_reading()))
    filed(corpus, harbour_reading(), b"two", version_of=first)
    with pytest.raises(FilingError, match="changed since you looked"):
        filed(corpus, harbour_reading(), b"three", version_of=first)
    assert corpus.documents.count() == 1


def test_a_retired_record_is_silent_until_restored(corpus: Corpus) -> None:
    """A retired record is in no answer, and restoring it brings everything back."""
    document = only_id(filed(corpus, harbour_reading()))
    corpus.documents.retire(document, by="U1", now=NOW)
    assert corpus.meetings.all() == []
    assert corpus.spellings.named("person") == []
    assert corpus.topics.all() == []
    corpus.documents.restore(document, now=NOW)
    assert len(corpus.meetings.all()) == 2
    assert len(corpus.spellings.named("person")) == 4


def test_one_person_in_two_records(corpus: Corpus) -> None:
    """The same full name in another order and romanisation is the same person; a family name alone is not."""
    bare = replace(harbour_reading(), people=(), turns=(), commitments=(), passages=(), topics=())
    filed(corpus, replace(bare, attendance=(ReadAttendance("Naoki Ota"),)), b"one")
    other = renamed(bare, "Canal Group")
    filed(corpus, replace(other, attendance=(ReadAttendance("OHTA Naoki"), ReadAttendance("Ota"))), b"two")
    names = [each.name for each in corpus.spellings.named("person")]
    assert names.count("Naoki Ota") == 1
    assert names.count("Ota") == 1
    naoki = next(each for each in corpus.spellings.named("person") if each.name == "Naoki Ota")
    assert "OHTA Naoki" in naoki.spellings


def test_a_meeting_is_one_in_two_records(corpus: Corpus) -> None:
    """A meeting that one record mentions and another one records is one meeting, with the recorded date."""
    filed(corpus, harbour_reading(6), b"one")
    filed(corpus, harbour_reading(7, "2025-12-02"), b"two")
    seventh = [each for each in corpus.meetings.all() if each.number == 7]
    assert [(each.date, each.status) for each in seventh] == [("2025-12-02", "recorded")]


def test_a_meeting_is_known_by_its_number_or_else_its_day(corpus: Corpus) -> None:
    """A number decides where both records have one, a full date otherwise; a vague date links nothing."""

    def held(said: ReadMeeting) -> int:
        reading = replace(harbour_reading(), meetings=(said,))
        return corpus.meetings.of_document(only_id(filed(corpus, reading, repr(said).encode())))[0].id

    sixth = ReadMeeting("Board", number=6, date="2025-11-04")
    assert held(sixth) == held(replace(sixth, number=None)) == held(replace(sixth, date=None))
    assert held(sixth) != held(replace(sixth, number=7))
    assert held(replace(sixth, series="Council")) != held(sixth)
    vague = replace(sixth, number=None, date="2025-11")
    assert held(vague) != held(replace(vague, place="Oslo"))


def test_a_record_of_many_names_is_filed_in_few_statements(corpus: Corpus) -> None:
    """Names are looked up and noted together: ten times as many take no more statements than their own rows."""

    def statements(names: int) -> int:
        topics = tuple(ReadTopic(f"Topic {each}", (f"Theme {each}",), 1, (0,)) for each in range(names))
        people = tuple(ReadPerson(f"Given{each} Family{each}") for each in range(names))
        reading = replace(harbour_reading(), topics=topics, people=(*harbour_reading().people, *people))
        filed(corpus, reading, f"known {names}".encode())
        asked = list[str]()
        with corpus.write() as connection:
            connection.set_trace_callback(asked.append)
            filed(corpus, reading, f"again {names}".encode())
            connection.set_trace_callback(None)
        return sum(not each.startswith(("INSERT", "--")) for each in asked)

    assert statements(100) == statements(10)


def test_a_topic_is_one_in_two_records_by_its_long_form_only(corpus: Corpus) -> None:
    """Plural and hyphen make no other topic; one acronym with two long forms stays two topics."""
    reading = replace(harbour_reading(), commitments=())
    filed(corpus, replace(reading, topics=(ReadTopic("Data Protection Act", ("DPA",), 2, (1,)),)), b"one")
    filed(corpus, replace(reading, topics=(ReadTopic("data-protection acts", (), 2, (1,)),)), b"two")
    filed(corpus, replace(reading, topics=(ReadTopic("digital port authority", ("DPA",), 2, (1,)),)), b"three")
    assert sorted(each.name for each in corpus.topics.all()) == ["Data Protection Act", "digital port authority"]


def test_a_body_is_one_in_two_records_by_its_long_form_only(corpus: Corpus) -> None:
    """Two bodies with one acronym stay two; the acronym alone leads to a body while only one has it."""
    reading = harbour_reading()
    meeting = replace(reading.meetings[0], number=41, date=None, end_date=None)
    for at, (name, spellings) in enumerate(
        [
            ("Tidal Safety Committee", ("TSC",)),
            ("TSC", ()),
            ("Tidal Safety Committees", ()),
            ("Town Seafront Commission", ("TSC",)),
        ]
    ):
        named = replace(meeting, series=name, spellings=spellings, number=41 + at)
        filed(corpus, replace(reading, meetings=(named,)), str(at).encode())
    bodies = {each.number: each.series for each in corpus.meetings.all() if each.number and 41 <= each.number <= 44}
    assert bodies[41] == bodies[42] == bodies[43] == "Tidal Safety Committee"
    assert bodies[44] == "Town Seafront Commission"


def test_rereading_keeps_corrections_and_passage_ids(corpus: Corpus) -> None:
    """A better reader replaces what was read; what a person decided and the ids of unmoved passages stay."""
    reading = harbour_reading()
    document = only_id(filed(corpus, reading))
    before = [quote.passage_id for quote in corpus.passages.of_document(document)]
    corpus.corrections.add(document, "field", "title", json.dumps("Harbour minutes"), by="U1", now=NOW)
    corpus.corrections.add(
        document, "speaker", turn_anchor(reading.turns[2]), json.dumps("Ines Costa"), by="U1", now=NOW
    )
    corpus.corrections.add(document, "meeting", "place", json.dumps("Rotterdam"), by="U1", now=NOW)
    better = replace(
        reading, title="HARBOUR", passages=(*reading.passages[:2], ReadPassage(170, 200, 2)), topics=(), commitments=()
    )
    reread_document(corpus, document, better, reader_version=2)
    latest = corpus.documents.get(document)
    assert latest is not None
    assert (latest.title, latest.reader_version) == ("Harbour minutes", 2)
    assert latest.reasons["title"] == "an admin corrected it on 5 Jan 2026"
    quotes = corpus.passages.of_document(document)
    assert [quote.passage_id for quote in quotes][:2] == before[:2]
    assert quotes[2].speaker == "Ines Costa"
    assert next(each for each in corpus.meetings.all() if each.number == 6).place == "Rotterdam"


def test_an_undone_correction_is_gone_at_the_next_reading(corpus: Corpus) -> None:
    """Taking a correction back brings the reading's own value back."""
    document = only_id(filed(corpus, harbour_reading()))
    correction = corpus.corrections.add(document, "field", "title", json.dumps("Mine"), by="U1", now=NOW)
    corpus.corrections.undo(correction, by="U2", now=NOW)
    reread_document(corpus, document, harbour_reading(), reader_version=2)
    latest = corpus.documents.get(document)
    assert latest is not None
    assert latest.title == "Harbour Group, sixth meeting"


def test_a_failed_rereading_changes_nothing(corpus: Corpus) -> None:
    """A correction that cannot be applied leaves the document as it was: all or nothing."""
    document = only_id(filed(corpus, harbour_reading()))
    corpus.corrections.add(document, "field", "colour", json.dumps("red"), by="U1", now=NOW)
    with pytest.raises(UnknownCorrectionError, match="colour"):
        reread_document(corpus, document, replace(harbour_reading(), title="Other"), reader_version=2)
    latest = corpus.documents.get(document)
    assert latest is not None
    assert (latest.title, latest.reader_version) == ("Harbour Group, sixth meeting", 1)
    assert len(corpus.passages.of_document(document)) == 3


def test_filing_is_all_or_nothing(corpus: Corpus) -> None:
    """A reading that breaks half-way leaves no trace."""
    broken = replace(harbour_reading(), topics=(ReadTopic("consent", (), 1, (99,)),))
    with pytest.raises(IndexError):
        filed(corpus, broken)
    assert corpus.documents.count() == 0
    assert corpus.spellings.named("person") == []


def test_a_commitment_is_met_when_a_person_says_so(corpus: Corpus) -> None:
    """What became of a promise is a person's decision and survives a re-reading."""
    document = only_id(filed(corpus, harbour_reading()))
    promise = corpus.commitments.all()[0]
    corpus.corrections.add(document, "commitment", promise.text, "met", by="U1", now=NOW)
    assert corpus.commitments.all()[0].status == "met"
    reread_document(corpus, document, harbour_reading(), reader_version=2)
    assert corpus.commitments.all()[0].status == "met"


def test_notes_that_roll_on_are_filed_by_meeting(corpus: Corpus) -> None:
    """One file with the notes of two calls: who was there and who spoke is said of the call in whose part it stands."""
    source = Path(__file__).parent.parent / "records" / "lockkeepers_rolling.md"
    filed(corpus, read(source.read_bytes(), source.name))
    later, earlier = sorted(corpus.meetings.all(), key=lambda each: each.date or "", reverse=True)
    there = {each.date: {one.name for one in corpus.meetings.attendance(each.id)} for each in (later, earlier)}
    assert there == {
        "2025-03-06": {"Runa Solheim", "Idris Boateng", "Paola Nardi"},
        "2025-02-20": {"Runa Solheim", "Dermot Quill"},
    }
    assert {each.name for each in corpus.meetings.speakers(earlier.id)} == {"Runa Solheim", "Dermot Quill"}
    assert "Dermot Quill" not in {each.name for each in corpus.meetings.speakers(later.id)}
    promised = {each.date: [one.speaker for one in corpus.commitments.of_meeting(each.id)] for each in (later, earlier)}
    assert promised == {"2025-03-06": ["Idris Boateng"], "2025-02-20": ["Dermot Quill"]}
    dates = {quote.text: quote.meeting.date if quote.meeting else None for quote in corpus.passages.of_document(1)}
    assert dates["I will send the readings by next Friday"] == "2025-03-06"
    assert dates["Paint for the balance beams"] == "2025-03-06"
    assert dates["Winter stoppages"] == "2025-02-20"
