"""What an admin decides about a record before it is filed: made here, shown on the reading, kept with the record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from briefings.corpus import Corpus
from briefings.filing.changes.desk import ChangeError
from briefings.filing.changes.fields import checked, checked_name, due_within
from briefings.filing.corrections import (
    A_NEW_ONE,
    FIELDS,
    MEETING_FIELDS,
    OFF_THE_LIST,
    PRESENCE,
    Decision,
    as_correction,
    lay_over,
    turn_anchor,
    words_in,
)
from briefings.records import CommitmentType, Reading, ReadTurn, SubjectKind

_LONGEST_WORDS = 3_000


def field_is(field: str, value: str | None) -> Decision:
    """A field of the record (`corrections.FIELDS`) has this value; None or empty: it is unknown.

    Raises ChangeError, in a sentence for the person, when the field cannot have that value.
    """
    if field not in FIELDS:
        raise ChangeError(f"A record has no field “{field}”; it has {', '.join(FIELDS)}.")
    return Decision("field", field, json.dumps(checked(field, value), ensure_ascii=False))


def meeting_field_is(field: str, value: str | None) -> Decision:
    """A field of the meeting that the record is of (`corrections.MEETING_FIELDS`) has this value; None: unknown."""
    if field not in MEETING_FIELDS:
        raise ChangeError(f"A meeting has no field “{field}”; it has {', '.join(MEETING_FIELDS)}.")
    return Decision("meeting", field, json.dumps(checked(field, value), ensure_ascii=False))


def meeting_is(corpus: Corpus, meeting_id: int) -> list[Decision]:
    """The record is of a meeting on file. Raises ChangeError when nothing tells that meeting from others."""
    meeting = corpus.meetings.get(meeting_id)
    if meeting is None:
        raise ChangeError("There is no such meeting.")
    if meeting.series is None or (meeting.number is None and meeting.date is None):
        raise ChangeError(f"{meeting.title} has no series, number or date to tell it by; please correct that first.")
    fields: dict[str, str | int | None] = {"series": meeting.series, "number": meeting.number, "date": meeting.date}
    told = [Decision("meeting", name, json.dumps(value, ensure_ascii=False)) for name, value in fields.items()]
    return [*told, Decision("series", meeting.series, str(meeting.series_id))]


def speaker_is(turn: ReadTurn, name: str | None) -> Decision:
    """A turn was spoken by somebody of this name; None: nobody knows by whom."""
    return Decision("speaker", turn_anchor(turn), json.dumps(name, ensure_ascii=False))


def name_means(corpus: Corpus, kind: SubjectKind, name: str, subject_id: int) -> Decision:
    """A name in the record means this person, series or topic on file."""
    if corpus.spellings.name(kind, subject_id) is None:
        raise ChangeError(f"There is no such {kind}.")
    return Decision(kind, name, str(subject_id))


def name_is_new(kind: SubjectKind, name: str) -> Decision:
    """A name in the record means nobody on file: a person, series or topic of their own."""
    return Decision(kind, name, A_NEW_ONE)


def attendance_is(name: str, said: str) -> Decision:
    """Somebody was "present", "absent", or it is "unsaid"; "off" takes the name off the list, a new name is added."""
    if said not in (*PRESENCE, OFF_THE_LIST):
        raise ChangeError(f"Somebody is one of: {', '.join((*PRESENCE, OFF_THE_LIST))}.")
    return Decision("attendance", checked_name(name), json.dumps(said))


def role_is(name: str, role: str | None, organisation: str | None) -> Decision:
    """The role and the organisation that somebody has in this record; None or empty: not known."""
    held = {"role": checked("role", role), "organisation": checked("organisation", organisation)}
    return Decision("role", name, json.dumps(held, ensure_ascii=False))


def topic_is(name: str, *, about: bool) -> Decision:
    """The record is about a topic, or it is not."""
    return Decision("about", checked_name(name), json.dumps(about))


def is_no_commitment(words: str) -> Decision:
    """What the reader took for a promise or a target is none."""
    return Decision("pledge", words, json.dumps(False))


def commitment_is(
    words: str, kind: CommitmentType, due: str | None, read: tuple[str | None, str | None] = (None, None)
) -> Decision:
    """A promise or a target, due within this day, month or year ("2026-03-31", "2026-03", "2026"); else as `read`."""
    return Decision("pledge", words, json.dumps({"type": kind, "due": due_within(due) if due else read}))


def commitment_missed(reading: Reading, words: str, kind: CommitmentType, due: str | None) -> Decision:
    """Words of the record are a promise or a target that the reader missed: the whole sentence in which they stand.

    Raises ChangeError when the record does not say these words: it is quoted, never retold.
    """
    found = words_in(reading, words[:_LONGEST_WORDS]) if words.strip() else None
    if found is None:
        raise ChangeError("The record does not say these words. Please copy them from it as they stand there.")
    if len(found.sentence) > _LONGEST_WORDS:
        raise ChangeError("That is too long for one promise. Please copy one sentence of it.")
    if any(each.text == found.sentence for each in reading.commitments):
        raise ChangeError("This is on the list already. Its kind and its date are corrected above.")
    return Decision("pledge", found.sentence, json.dumps({"type": kind, "due": due_within(due), "added": True}))


def came_with(words: str) -> Decision:
    """What the file came with: the message that it was attached to."""
    return Decision("source", "source", json.dumps(words, ensure_ascii=False))


def answered(question: str, answer: str) -> Decision:
    """An open question is settled by this answer."""
    return Decision("answer", question, answer)


def decided(reading: Reading, decisions: Sequence[Decision], *, by: str, now: datetime) -> Reading:
    """The reading as it will be filed, to show it first. Of two decisions about one thing the later one stands."""
    return lay_over(reading, [as_correction(each, by=by, now=now) for each in decisions])
