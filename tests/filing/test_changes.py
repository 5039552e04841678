"""Changes after filing: each holds through re-reading, and each is taken back wholly from the audit trail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefings.filing import changes, decide, file_record
from briefings.filing.changes import ChangeError, Desk
from briefings.filing.corrections import Decision
from tests.filing.readings import harbour_reading
from tests.filing.shelf import NOW, Shelf, a_person_merged, a_person_split, on_jonas, shelf, two_records

__all__ = ["shelf"]  # fixture


def a_topic_merged(shelf: Shelf) -> int:
    topics = shelf.ids("topic")
    return changes.merge(shelf.desk, "topic", topics["records of consent"], topics["consent records"])


def a_series_merged(shelf: Shelf) -> int:
    series = shelf.ids("series")
    return changes.merge(shelf.desk, "series", series["Canal Group"], series["Harbour Data Working Group"])


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
    with pytest.raises(ChangeError, match=r"undone already: see entry \d+ of the audit trail"):
        changes.undo(shelf.desk, entry)
    with pytest.raises(ChangeError, match="cannot be undone"):
        changes.undo(shelf.desk, undoing)


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
        assert (document.title, document.reasons["title"]) == (
            "Minutes, corrected",
            "an admin corrected it on 5 Jan 2026",
        )
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
        ("published", "2025-02-31", "There is no 2025-02-31"),
        ("address", "javascript:alert(1)", "begins with https"),
        ("language", "english language", "a language like"),
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
