"""Filing one record, and filing it again when a better reader has read it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from briefings.corpus import Corpus
from briefings.corpus.decisions import Correction
from briefings.corpus.documents import Document
from briefings.filing.corrections import A_NEW_ONE, Decision, as_correction, lay_over
from briefings.filing.identity import Identities, Known, NamesOnFile, key_of
from briefings.filing.likeness import bands_of
from briefings.records import BriefingsError, Reading, ReadMeeting, SubjectKind

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
    decisions: Sequence[Decision] = (),
    on_file: NamesOnFile | None = None,
) -> Filed:
    """Keep a record and all that its reading says, in one transaction.

    `version_of` is the id of the document that this one replaces (None: a record of its own). `decisions` are what a
    person corrected before filing; they stay with the record. The same bytes are never kept twice: they are a
    duplicate, also of a record that was retired. `filed_by` is a Slack user id, "command line" or "seeds". `on_file` is
    for who files many, one after the other. Raises FilingError for a record that was purged, and for a `version_of`
    that somebody else has replaced.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    with corpus.write():
        known = corpus.documents.with_sha256(sha256)
        if known is not None:
            return here_already(known)
        purged = corpus.tombstones.with_sha256(sha256)
        if purged is not None:
            raise FilingError(f"This file was purged on {purged.day} ({purged.reason}) and is not filed again.")
        replaced = _replaced(corpus, version_of)
        decisions = with_new_subjects(corpus, decisions)
        standing = corpus.corrections.of_record(replaced.record_id) if replaced else []
        standing += [as_correction(each, by=filed_by, now=now) for each in decisions]
        reading = lay_over(reading, standing)
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
        for each in decisions:
            record_id = replaced.record_id if replaced else document_id
            corpus.corrections.add(record_id, each.kind, each.anchor, each.value, by=filed_by, now=now)
        on_file = NamesOnFile() if on_file is None else on_file
        on_file.begin(corpus.revision())
        _state(corpus, document_id, reading, {}, Known(decided=decided_subjects(standing)), on_file)
        if replaced is not None:
            corpus.statements.settle_meetings_of(replaced.id)
        if replaced is None and not decisions:
            corpus.spellings.names_added()
            on_file.end(corpus.revision())
        else:
            corpus.spellings.names_changed()
        outcome: Outcome = "new-version" if replaced else "filed"
        undo = {"do": "withdraw_document", "document": document_id, "previous": replaced.id if replaced else None}
        corpus.audit.add(outcome, "document", document_id, by=filed_by, now=now, after=reading.title, undo=[undo])
    return Filed(outcome, document_id)


def here_already(known: Document) -> Filed:
    """What becomes of a file whose very bytes are on file: nothing, also where they were taken out of the answers."""
    said = f"The same file is here already, as “{known.title}”"
    if known.retired_at is not None:
        said += "; it was taken out of the answers, and an admin can bring it back (/brief recent retired)"
    return Filed("duplicate", known.id, f"{said}.")


def _replaced(corpus: Corpus, version_of: int | None) -> Document | None:
    if version_of is None:
        return None
    replaced = corpus.documents.get(version_of)
    if replaced is None or replaced.superseded_by is not None or _is_withdrawn(corpus, replaced):
        raise FilingError("That record has changed since you looked. Please open it again.")
    return replaced


def _is_withdrawn(corpus: Corpus, document: Document) -> bool:
    """Whether its filing was taken back, and another version of its record answers."""
    others = corpus.documents.last_versions(document.record_id)
    return document.retired_at is not None and any(each.retired_at is None for each in others)


def with_new_subjects(corpus: Corpus, decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions with a subject of its own for each name that means nobody on file. Within a transaction."""
    kinds: dict[str, SubjectKind] = {"person": "person", "series": "series", "topic": "topic"}
    return [
        replace(each, value=str(corpus.spellings.add_subject(kinds[each.kind], each.anchor)))
        if each.kind in kinds and each.value == A_NEW_ONE
        else each
        for each in decisions
    ]


def reread_document(
    corpus: Corpus,
    document_id: int,
    reading: Reading,
    *,
    reader_version: int,
    leads: Mapping[tuple[SubjectKind, str], Sequence[int]] | None = None,
) -> None:
    """Replace what a document says by a newer reading of the same bytes, with its corrections laid over.

    Passages that stay where they were keep their ids, and names lead where they led before, so that links to them go on
    working; `leads` says otherwise for some names (see `Known.before`).
    """
    with corpus.write():
        document = corpus.documents.get(document_id)
        if document is None:
            raise FilingError("There is no such record.")
        standing = corpus.corrections.of_record(document.record_id)
        corrected = lay_over(reading, standing)
        names = Known(
            decided_subjects(standing),
            {**led_before(corpus, document_id), **(leads or {})},
            corpus.statements.unnamed_meetings(document_id),
        )
        passages = corpus.statements.clear(document_id)
        corpus.documents.reread(document_id, corrected, reader_version)
        _state(corpus, document_id, corrected, passages, names)
        corpus.statements.drop_unspoken_meetings()
        corpus.spellings.names_changed()


def led_before(corpus: Corpus, document_id: int) -> dict[tuple[SubjectKind, str], list[int]]:
    """Where a document's names lead now, before mergers: {(kind, name as written): subjects}."""
    found: dict[tuple[SubjectKind, str], list[int]] = {}
    for each in corpus.spellings.of_document(document_id):
        found.setdefault((each.kind, each.text), []).append(each.named_id)
    return found


def decided_subjects(standing: Sequence[Correction]) -> dict[tuple[SubjectKind, str], int]:
    """Which subject a record's names mean by an admin's decision: {(kind, key of the name): subject}."""
    kinds: tuple[SubjectKind, ...] = ("person", "series", "topic")
    return {
        (kind, key_of(kind, each.anchor)): int(each.value) for each in standing for kind in kinds if each.kind == kind
    }


def _state(
    corpus: Corpus,
    document_id: int,
    reading: Reading,
    known: Mapping[tuple[int, int], int],
    names: Known,
    on_file: NamesOnFile | None = None,
) -> None:
    """Write every statement of a reading. The caller holds the transaction, and says that names have changed."""
    corpus.sketches.put(document_id, bands_of(reading.text))
    identities = Identities(corpus, document_id, names, on_file)
    held = _meetings(corpus, document_id, reading, identities)
    people = _people(corpus, document_id, reading, identities, held)
    parts = [reading.meetings[index].begins for index in held] if reading.meetings else []
    spoken = (
        (people.get(turn.speaker) if turn.speaker else None, _held_at(held, parts, turn.start), turn)
        for turn in reading.turns
    )
    speeches = corpus.statements.add_speeches(document_id, spoken)
    passages = corpus.statements.add_passages(document_id, reading.text, reading.passages, speeches, known)
    identities.look_up("topic", (each for topic in reading.topics for each in (topic.name, *topic.spellings)))
    corpus.statements.add_topics(
        document_id,
        [
            (identities.topic(topic), topic.mentions, [passages[index] for index in topic.passages])
            for topic in reading.topics
        ],
    )
    corpus.statements.add_commitments(
        document_id,
        (
            (
                None if commitment.passage is None else passages[commitment.passage],
                people.get(commitment.speaker) if commitment.speaker else None,
                commitment,
            )
            for commitment in reading.commitments
        ),
    )
    corpus.statements.add_questions(document_id, reading.questions)
    identities.keep()


def _meetings(corpus: Corpus, document_id: int, reading: Reading, identities: Identities) -> dict[int, int]:
    """File the meetings; gives those that the document records, {index in the reading: meeting id}."""
    held: dict[int, int] = {}
    for index, said in enumerate(reading.meetings):
        meeting_id = identities.meeting(said)
        corpus.statements.add_meeting_record(meeting_id, document_id, said)
        if said.status == "recorded":
            held[index] = meeting_id
    if not held and reading.attendance:
        # A list of people without a word about a meeting is still a list of people who met.
        said = ReadMeeting(series=None)
        held[0] = identities.meeting(said)
        corpus.statements.add_meeting_record(held[0], document_id, said)
    return held


def _held_at(held: Mapping[int, int], parts: Sequence[int], place: int) -> int | None:
    """The recorded meeting in whose part something stands; above all parts it is the first one."""
    if len(held) < 2:
        return next(iter(held.values()), None)
    part = parts[max(bisect_right(parts, place) - 1, 0)]
    return list(held.values())[parts.index(part)]


def _people(
    corpus: Corpus, document_id: int, reading: Reading, identities: Identities, held: Mapping[int, int]
) -> dict[str, int]:
    """File everybody the record names, with their roles; gives {name as the reading writes it: person id}."""
    spellings = {person.name: person.spellings for person in reading.people}
    names = [
        *(line.name for line in reading.attendance),
        *(person.name for person in reading.people),
        *(turn.speaker for turn in reading.turns if turn.speaker),
        *(commitment.speaker for commitment in reading.commitments if commitment.speaker),
    ]
    identities.look_up("person", (*names, *(each for person in reading.people for each in person.spellings)))
    ids = {name: identities.person(name, spellings.get(name, ())) for name in dict.fromkeys(names)}
    first = next(iter(held), 0)
    for index, meeting_id in held.items():
        # An attendee whom an admin added is of the first.
        own = [each for each in reading.attendance if (each.meeting if each.meeting in held else first) == index]
        corpus.statements.add_attendance(meeting_id, document_id, ((ids[line.name], line) for line in own))
    listed = {line.name for line in reading.attendance}
    named = (person for person in reading.people if person.name not in listed)
    corpus.statements.add_roles(document_id, ((ids[each.name], each.role, each.organisation) for each in named))
    return ids
