"""Changes to one record: its fields, its meeting, who spoke, what was asked, what became of a commitment, its place."""

from __future__ import annotations

import json

from briefings.corpus.decisions import Step
from briefings.filing.changes.desk import ChangeError, Desk
from briefings.filing.changes.fields import checked
from briefings.filing.changes.leads import Kept, led_now
from briefings.filing.corrections import FIELDS, MEETING_FIELDS, turn_anchor
from briefings.filing.identity import key_of
from briefings.records import Reading

COMMITMENT_STATES = ("open", "met", "dropped")


def edit_field(desk: Desk, document_id: int, field: str, value: str | None) -> int:
    """Correct a field of a record (`corrections.FIELDS`); None makes it unknown. Gives the audit entry's id."""
    if field not in FIELDS:
        raise ChangeError(f"A record has no field “{field}”; it has {', '.join(FIELDS)}.")
    document = desk.document(document_id)
    before = {
        "title": document.title,
        "kind": document.source.kind,
        "language": document.source.language,
        "published": document.source.published,
        "address": document.source.address,
        "provenance": document.source.provenance,
    }.get(field)
    return _correct(desk, document_id, "field", field, checked(field, value), f"edited {field}", before)


def edit_meeting(desk: Desk, document_id: int, field: str, value: str | None) -> int:
    """Correct a field of the meeting that a record is of (`corrections.MEETING_FIELDS`); gives the audit entry's id."""
    if field not in MEETING_FIELDS:
        raise ChangeError(f"A meeting has no field “{field}”; it has {', '.join(MEETING_FIELDS)}.")
    desk.document(document_id)
    return _correct(desk, document_id, "meeting", field, checked(field, value), f"edited meeting {field}", None)


def link_meeting(desk: Desk, document_id: int, meeting_id: int) -> int:
    """Say that a record is of a meeting on file; gives the audit entry's id.

    Raises ChangeError for a meeting that nothing tells from others of its series: give it a number or a date first.
    """
    document = desk.document(document_id)
    meeting = desk.corpus.meetings.get(meeting_id)
    if meeting is None:
        raise ChangeError("There is no such meeting.")
    if meeting.series is None or (meeting.number is None and meeting.date is None):
        raise ChangeError(f"{meeting.title} has no series, number or date to tell it by; please correct that first.")
    values: dict[str, str | int | None] = {"series": meeting.series, "number": meeting.number, "date": meeting.date}
    readings = desk.readings([document_id])
    with desk.corpus.write():
        corrections = [
            desk.correct(document.record_id, "meeting", field, json.dumps(value, ensure_ascii=False))
            for field, value in values.items()
        ]
        series = desk.correct(document.record_id, "series", meeting.series, str(meeting.series_id))
        led = led_now(desk.corpus, document.record_id, {("series", meeting.series)})
        desk.restate(readings)
        undo = _withdrawal([*corrections, series], [document_id], led)
        return desk.note("linked to meeting", "document", document_id, undo=undo, after=meeting.title)


def link_name(desk: Desk, document_id: int, name: str, person_id: int | None) -> int:
    """Say who is meant by a name in a record: somebody on file, or (None) a person of their own.

    Gives the audit entry's id. Raises ChangeError when the record has no such name.
    """
    document = desk.document(document_id)
    spellings = [each for each in desk.corpus.spellings.of_document(document_id) if each.kind == "person"]
    if name not in {each.text for each in spellings}:
        raise ChangeError(f"This record does not name “{name}”.")
    if person_id is not None:
        desk.subject("person", person_id)
    readings = desk.readings([document_id])
    with desk.corpus.write():
        meant = desk.corpus.spellings.add_subject("person", name) if person_id is None else person_id
        correction = desk.correct(document.record_id, "person", name, str(meant))
        led = led_now(desk.corpus, document.record_id, {("person", name)})
        desk.restate(readings)
        undo = _withdrawal([correction], [document_id], led)
        after = desk.corpus.spellings.name("person", meant)
        return desk.note(f"linked the name {name}", "document", document_id, undo=undo, after=after)


def reassign_speaker(desk: Desk, document_id: int, passage_id: int, speaker: int | str | None) -> int:
    """Say who spoke the words around a passage: a person on file (their id), a new name, or nobody known (None).

    The whole turn changes. Gives the audit entry's id. Raises ChangeError for a passage that nobody spoke.
    """
    document = desk.document(document_id)
    quote = next(
        (each for each in desk.corpus.passages.of_document(document_id) if each.passage_id == passage_id), None
    )
    if quote is None or quote.label is None:
        raise ChangeError("That passage is no part of anybody's speech in this record.")
    name = desk.subject("person", speaker) if isinstance(speaker, int) else speaker
    readings = desk.readings([document_id])
    anchor = _anchor_at(readings[document_id], quote.position)
    with desk.corpus.write():
        corrections = [desk.correct(document.record_id, "speaker", anchor, json.dumps(name, ensure_ascii=False))]
        if isinstance(speaker, int) and name:
            corrections.append(desk.correct(document.record_id, "person", name, str(speaker)))
        led = led_now(desk.corpus, document.record_id, {("person", name or "")})
        desk.restate(readings)
        undo = _withdrawal(corrections, [document_id], led)
        return desk.note(
            "reassigned a speaker", "document", document_id, undo=undo, before=quote.speaker, after=name or "unnamed"
        )


def answer_question(desk: Desk, document_id: int, question: str, answer: str, means: int | None = None) -> int:
    """Settle an open question of a record; gives the audit entry's id.

    `means` is the id of the person that the name asked about (in “ ”) stands for, where the answer is somebody on file.
    """
    document = desk.document(document_id)
    if question not in {each.question for each in desk.corpus.statements.questions(document_id)}:
        raise ChangeError("That question is settled already.")
    asked = question.split("“")[1].split("”")[0] if "“" in question and "”" in question else None
    if means is not None:
        desk.subject("person", means)
    readings = desk.readings([document_id])
    with desk.corpus.write():
        corrections = [desk.correct(document.record_id, "answer", question, answer)]
        if means is not None and asked:
            corrections.append(desk.correct(document.record_id, "person", asked, str(means)))
            spelling = _added_spelling(desk, means, asked)
        else:
            spelling = []
        led = led_now(desk.corpus, document.record_id, {("person", asked or "")})
        desk.restate(readings)
        undo = [*_withdrawal(corrections, [document_id], led), *spelling]
        return desk.note("answered a question", "document", document_id, undo=undo, before=question, after=answer)


def mark_commitment(desk: Desk, commitment_id: int, state: str) -> int:
    """Say what became of a promise or target: "met", "dropped", or "open" again; gives the audit entry's id."""
    if state not in COMMITMENT_STATES:
        raise ChangeError(f"A commitment is one of: {', '.join(COMMITMENT_STATES)}.")
    found = desk.corpus.commitments.get(commitment_id)
    if found is None:
        raise ChangeError("There is no such commitment any more; please look it up again.")
    document = desk.document(found.source.document_id)
    with desk.corpus.write():
        correction = desk.correct(document.record_id, "commitment", found.text, state)
        return desk.note(
            f"marked a {found.type} {state}",
            "document",
            document.id,
            undo=_withdrawal([correction], []),
            before=found.status,
            after=found.text,
        )


def retire(desk: Desk, document_id: int) -> int:
    """Take a record out of every answer; nothing is deleted. Gives the audit entry's id."""
    document = desk.document(document_id)
    if document.retired_at is not None:
        raise ChangeError("That record is retired already.")
    with desk.corpus.write():
        set_retired(desk, document_id, retired=True)
        undo: list[Step] = [{"do": "restore_document", "document": document_id}]
        return desk.note("retired", "document", document_id, undo=undo, before=document.title)


def restore(desk: Desk, document_id: int) -> int:
    """Bring a retired record back into the answers; gives the audit entry's id."""
    document = desk.document(document_id)
    if document.retired_at is None:
        raise ChangeError("That record is not retired.")
    others = [each for each in desk.corpus.documents.last_versions(document.record_id) if each.id != document_id]
    # The version that answered since the filing of this one was taken back.
    other = next((each for each in others if each.retired_at is None or each.version < document.version), None)
    readings = desk.readings([document_id])
    with desk.corpus.write():
        set_retired(desk, document_id, retired=False)
        undo: list[Step] = [{"do": "retire_document", "document": document_id}]
        if other is not None:
            desk.corpus.documents.take_place_of(document_id, other.id)
            desk.corpus.statements.settle_meetings_of(other.id)
            # What was corrected meanwhile was corrected in the other version.
            desk.restate(readings)
            undo = [{"do": "withdraw_document", "document": document_id, "previous": other.id}]
        return desk.note("restored", "document", document_id, undo=undo, after=document.title)


def set_retired(desk: Desk, document_id: int, *, retired: bool) -> None:
    """Retire or restore, with the meetings' fields and the names' index brought in step. Within a transaction."""
    if retired:
        desk.corpus.documents.retire(document_id, by=desk.by, now=desk.now)
    else:
        desk.corpus.documents.restore(document_id, now=desk.now)
    desk.corpus.statements.settle_meetings_of(document_id)
    desk.corpus.spellings.names_changed()


def _correct(
    desk: Desk, document_id: int, kind: str, anchor: str, value: str | int | None, action: str, before: str | None
) -> int:
    readings = desk.readings([document_id])
    with desk.corpus.write():
        record_id = desk.document(document_id).record_id
        correction = desk.correct(record_id, kind, anchor, json.dumps(value, ensure_ascii=False))
        desk.restate(readings)
        undo = _withdrawal([correction], [document_id])
        after = "unknown" if value is None else str(value)
        return desk.note(action, "document", document_id, undo=undo, before=before, after=after)


def _withdrawal(corrections: list[int], documents: list[int], leads: Kept | None = None) -> list[Step]:
    steps: list[Step] = [{"do": "withdraw_corrections", "corrections": corrections}]
    if documents:
        steps.append({"do": "restate", "documents": documents, "leads": leads or {}})
    return steps


def _added_spelling(desk: Desk, person_id: int, text: str) -> list[Step]:
    key = key_of("person", text)
    added = desk.corpus.spellings.add(
        "person", person_id, text, key=key, origin="admin", added_by=desk.by, now=desk.now
    )
    return [] if added is None else [{"do": "remove_spelling", "spelling": added}]


def _anchor_at(said: Reading, position: int) -> str:
    """The anchor of the turn that the passage at this position (from 1) belongs to."""
    turn = said.passages[position - 1].turn if position <= len(said.passages) else None
    if turn is None:
        raise ChangeError("This record reads differently by now; run `briefings reread` and open it again.")
    return turn_anchor(said.turns[turn])
