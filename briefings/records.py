"""The nouns of the field, as frozen dataclasses.

Everything in this file is plain data: no behaviour, no imports from other rooms. Two families:

* what a *reading* of one file says (`Reading` and its parts), before anything is filed;
* what the *corpus* keeps (`Meeting`, `Quote`, `Commitment`, ...), of which answers are made (`answers.py`).

Dates are ISO 8601 strings cut where unknown ("2012-03", "2013"), times "HH:MM", languages BCP 47 tags; unknown is None.
Character offsets count code points of `Reading.text` (the decoded text, line ends as "\\n").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

DocumentKind = Literal["minutes", "transcript", "report", "article", "release", "conversation", "other"]
ProvenanceLabel = Literal["official", "official-machine-translated", "press", "ai-written", "unknown"]
MeetingStatus = Literal["recorded", "mentioned"]
Attribution = Literal["stated", "inferred", "unknown"]
CommitmentType = Literal["promise", "target"]
SubjectKind = Literal["person", "series", "topic"]


class BriefingsError(Exception):
    """An error for a person: its message is the one clear sentence that they are shown, saying what to do."""


# --- What one file says -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Provenance:
    """How far a source can be trusted, and the sentences (or other signs) that say so."""

    label: ProvenanceLabel
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadMeeting:
    """A meeting as one record speaks of it. `status` is "mentioned" when the record only refers to it.

    `organiser` is the body that held it, where the record says so and it is not the series itself. `begins` is where
    in the text the part about it begins: notes that roll on record one meeting below the other.
    """

    series: str | None
    spellings: tuple[str, ...] = ()
    number: int | None = None
    date: str | None = None
    end_date: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    agenda: tuple[str, ...] = ()
    status: MeetingStatus = "recorded"
    organiser: str | None = None
    begins: int = 0


@dataclass(frozen=True, slots=True)
class ReadAttendance:
    """A line of an attendance list. `present`: True listed, not marked absent; False marked absent; None not said.

    `meeting` is the index of the meeting whose list it stands on.
    """

    name: str
    role: str | None = None
    organisation: str | None = None
    present: bool | None = None
    meeting: int = 0


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A paragraph: `text[start:end]` of the reading. `turn` is the index of the turn it belongs to, or None."""

    start: int
    end: int
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class ReadTurn:
    """What one speaker says until the next one speaks. `text` runs over its paragraphs, joined by blank lines.

    `label` is the speaker as printed; `speaker` the person's one form, or None when the record does not say;
    `reason` says from what an inferred speaker was inferred, or why an unknown one is unknown.
    """

    speaker: str | None
    label: str
    attribution: Attribution
    reason: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadPerson:
    """A person the record names, with the role and organisation it gives them and other ways it writes the name."""

    name: str
    role: str | None = None
    organisation: str | None = None
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadTopic:
    """What the record is about. `passages` are indexes into `Reading.passages`, ascending; `mentions` counts all."""

    name: str
    spellings: tuple[str, ...] = ()
    mentions: int = 0
    passages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadCommitment:
    """A passage that names a future date: a promise by somebody, or a target that somebody calls for.

    `due` is the named date as a closed range of full ISO 8601 days: "by 2030" -> ("2030-01-01", "2030-12-31"),
    "end of fiscal 2025" -> ("2026-03-31", "2026-03-31"). The deadline is its end; nothing is overdue before that.
    """

    text: str
    type: CommitmentType
    due: tuple[str | None, str | None]
    speaker: str | None = None
    passage: int | None = None


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """What the reader could not decide: the question, its suggestion (None when it has none) and the evidence."""

    question: str
    suggestion: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a file says. `reasons` maps a field's name to the evidence for its value, in one sentence."""

    text: str
    title: str
    kind: DocumentKind
    language: str | None
    published: str | None
    address: str | None
    about_address: str | None
    provenance: Provenance
    meetings: tuple[ReadMeeting, ...] = ()
    attendance: tuple[ReadAttendance, ...] = ()
    turns: tuple[ReadTurn, ...] = ()
    people: tuple[ReadPerson, ...] = ()
    topics: tuple[ReadTopic, ...] = ()
    commitments: tuple[ReadCommitment, ...] = ()
    questions: tuple[ReadQuestion, ...] = ()
    passages: tuple[ReadPassage, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)


# --- What the corpus keeps, as other rooms see it ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from: the document, what kind of source it is, and when."""

    document_id: int
    title: str
    kind: DocumentKind
    provenance: ProvenanceLabel
    published: str | None
    address: str | None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """Another way a name is written, and where it was seen ("record", "admin" or "reader") or who added it."""

    text: str
    origin: Literal["record", "admin", "reader"]
    document_id: int | None = None
    added_by: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """One person, series or topic as matching sees it: `id` and every way it is written, the main name first."""

    kind: SubjectKind
    id: int
    name: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a series (None: the record names no standing body). `title` is how people would call it."""

    id: int
    series_id: int | None
    series: str | None
    title: str
    number: int | None
    date: str | None
    end_date: str | None
    start: str | None
    end: str | None
    place: str | None
    agenda: tuple[str, ...]
    status: MeetingStatus


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage as it is shown: its words, who said them and how we know, in which meeting, from which source.

    `speaker` is None when the record does not say; `label` is the speaker as printed; `position` counts passages
    of the document from 1; `role` is the speaker's in that record.
    """

    passage_id: int
    position: int
    text: str
    speaker: str | None
    speaker_id: int | None
    role: str | None
    label: str | None
    attribution: Attribution | None
    reason: str | None
    meeting: Meeting | None
    source: Source

    @property
    def meeting_id(self) -> int | None:
        """The meeting's id, where there is one."""
        return self.meeting.id if self.meeting else None

    @property
    def document_id(self) -> int:
        """The source's id."""
        return self.source.document_id

    @property
    def provenance(self) -> ProvenanceLabel:
        """What kind of source it is."""
        return self.source.provenance


@dataclass(frozen=True, slots=True)
class Said:
    """A passage as it is weighed before it is shown: of many only a few become a `Quote`, which costs more."""

    passage_id: int
    position: int
    text: str
    speaker: str | None
    speaker_id: int | None
    label: str | None
    attribution: Attribution | None
    meeting_id: int | None
    document_id: int
    provenance: ProvenanceLabel


# Whichever of the two is weighed, that is what is chosen.
Spoken = TypeVar("Spoken", Quote, Said)


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person's line on one meeting's list."""

    person_id: int
    name: str
    role: str | None
    organisation: str | None
    present: bool | None
    source: Source


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that a record gives a person, with the date of the meeting or, failing that, of publication."""

    role: str | None
    organisation: str | None
    date: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise or a target on file. `due_from` and `due_to` are full ISO days or None."""

    id: int
    text: str
    type: CommitmentType
    due_from: str | None
    due_to: str | None
    speaker: str | None
    status: Literal["open", "met", "dropped"]
    meeting: Meeting | None
    source: Source
    passage_id: int | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A name with how often it occurs: a speaker with turns, a topic with mentions."""

    id: int | None
    name: str
    count: int
