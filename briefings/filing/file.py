"""Filing one record, and filing it again when a better reader has read it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from briefings.corpus import Corpus
from briefings.filing.corrections import lay_over
from briefings.filing.identity import Identities
from briefings.filing.likeness import bands_of
from briefings.records import BriefingsError, Reading, ReadMeeting

Outcome = Literal["filed", "duplicate", "new-version", "refused"]


class FilingError(BriefingsError):
    """A record cannot be filed; the message says why."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a record: `document_id` is the new document's, or for a duplicate the one that was there."""

    outcome: Outcome
    document_id: int | None
    reason: str | None = None


def file_record(
    corpus: Corpus,
    data: bytes,
    filename: str,
    reading: Reading,
    *,
    reader_version: int,
    filed_by: str,
    now: datetime,
    version_of: int | None = None,
) -> Filed:
    """Keep a record and all that its reading says, in one transaction.

    `version_of` is the id of the document that this one replaces. The same bytes are never kept twice: they are a
    duplicate. `filed_by` is a Slack user id, "command line" or "seeds".
    """
    sha256 = hashlib.sha256(data).hexdigest()
    with corpus.write():
        known = corpus.documents.with_sha256(sha256)
        if known is not None:
            return Filed("duplicate", known.id, f"The same file is here already, as “{known.title}”.")
        replaced = None
        if version_of is not None:
            replaced = corpus.documents.get(version_of)
            if replaced is None or replaced.superseded_by is not None:
                raise FilingError("That record has changed since you looked. Please open it again.")
            reading = lay_over(reading, corpus.corrections.of_record(replaced.record_id))
        document_id = corpus.documents.add(
            reading,
            data,
            filename=filename,
            sha256=sha256,
            reader_version=reader_version,
            filed_by=filed_by,
            now=now,
            version_of=version_of,
        )
        _state(corpus, document_id, reading, {})
        if replaced is not None:
            corpus.statements.settle_meetings_of(replaced.id)
        outcome: Outcome = "new-version" if replaced else "filed"
        corpus.audit.add(outcome, "document", document_id, by=filed_by, now=now, after=reading.title)
    return Filed(outcome, document_id)


def reread_document(corpus: Corpus, document_id: int, reading: Reading, *, reader_version: int) -> None:
    """Replace what a document says by a newer reading of the same bytes, with its corrections laid over.

    Passages that stay where they were keep their ids, so that links to them go on working.
    """
    with corpus.write():
        document = corpus.documents.get(document_id)
        if document is None:
            raise FilingError("There is no such record.")
        corrected = lay_over(reading, corpus.corrections.of_record(document.record_id))
        known = corpus.statements.clear(document_id)
        corpus.documents.reread(document_id, corrected, reader_version)
        _state(corpus, document_id, corrected, known)
        corpus.statements.drop_unspoken_meetings()


def _state(corpus: Corpus, document_id: int, reading: Reading, known: Mapping[tuple[int, int], int]) -> None:
    """Write every statement of a reading. The caller holds the transaction."""
    corpus.sketches.put(document_id, bands_of(reading.text))
    identities = Identities(corpus, document_id)
    held_at = _meetings(corpus, document_id, reading, identities)
    people = _people(corpus, document_id, reading, identities, held_at)
    speeches = {
        index: corpus.statements.add_speech(
            document_id, held_at, index + 1, people.get(turn.speaker) if turn.speaker else None, turn
        )
        for index, turn in enumerate(reading.turns)
    }
    passages = corpus.statements.add_passages(document_id, reading.text, reading.passages, speeches, known)
    for topic in reading.topics:
        corpus.statements.add_topic(
            identities.topic(topic), document_id, topic.mentions, [passages[index] for index in topic.passages]
        )
    for commitment in reading.commitments:
        corpus.statements.add_commitment(
            document_id,
            None if commitment.passage is None else passages[commitment.passage],
            people.get(commitment.speaker) if commitment.speaker else None,
            commitment,
        )
    for question in reading.questions:
        corpus.statements.add_question(document_id, question)
    corpus.spellings.names_changed()


def _meetings(corpus: Corpus, document_id: int, reading: Reading, identities: Identities) -> int | None:
    """File the meetings; gives the one that the document records (the first, when it records several)."""
    held_at: int | None = None
    for said in reading.meetings:
        meeting_id = identities.meeting(said)
        corpus.statements.add_meeting_record(meeting_id, document_id, said)
        if held_at is None and said.status == "recorded":
            held_at = meeting_id
    if held_at is None and reading.attendance:
        # A list of people without a word about a meeting is still a list of people who met.
        said = ReadMeeting(series=None)
        held_at = identities.meeting(said)
        corpus.statements.add_meeting_record(held_at, document_id, said)
    return held_at


def _people(
    corpus: Corpus, document_id: int, reading: Reading, identities: Identities, held_at: int | None
) -> dict[str, int]:
    """File everybody the record names, with their roles; gives {name as the reading writes it: person id}."""
    spellings = {person.name: person.spellings for person in reading.people}
    names = [
        *(line.name for line in reading.attendance),
        *(person.name for person in reading.people),
        *(turn.speaker for turn in reading.turns if turn.speaker),
        *(commitment.speaker for commitment in reading.commitments if commitment.speaker),
    ]
    ids = {name: identities.person(name, spellings.get(name, ())) for name in dict.fromkeys(names)}
    if held_at is not None:
        for position, line in enumerate(reading.attendance, 1):
            corpus.statements.add_attendance(held_at, ids[line.name], document_id, position, line)
    listed = {line.name for line in reading.attendance}
    for person in reading.people:
        if person.name not in listed:
            corpus.statements.add_role(ids[person.name], document_id, person.role, person.organisation)
    return ids
