"""What questions are answered with, as frozen dataclasses of the nouns of `records`; templates render them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefings.records import (
    Attendance,
    Commitment,
    Counted,
    Meeting,
    Quote,
    ReadQuestion,
    RoleHeld,
    Source,
    Spelling,
    SubjectKind,
)

ResultKind = Literal["person", "meeting", "topic", "passage", "record"]
LookupKind = Literal["any", "person", "meeting", "topic", "search"]
Verdict = Literal["found", "ambiguous", "unsure", "none"]
Focus = Literal["attendance", "next"]


@dataclass(frozen=True, slots=True)
class Result:
    """One candidate of an answer, best first. `score` 0-100; `matched` is the spelling that matched.

    `told_apart` is there where another one reads the same: what tells this one from it.
    """

    kind: ResultKind
    id: int
    name: str
    score: float
    matched: str
    spellings: tuple[str, ...] = ()
    series: str | None = None
    number: int | None = None
    date: str | None = None
    document: str | None = None
    meeting: str | None = None
    speaker: str | None = None
    snippet: str | None = None
    told_apart: str | None = None


@dataclass(frozen=True, slots=True)
class QuotePage:
    """Some of a subject's passages. `more`: there are others, from the one numbered `first` on; with `after` it asks
    for them."""

    quotes: tuple[Quote, ...]
    first: int
    after: int | None
    more: bool


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """A person in full: roles newest first, meetings newest first, topics by frequency, own words newest first.

    Of many roles, meetings and sources the first ones; `meetings_total` counts all meetings. `topics_from` is how many
    passages, the newest, the topics were counted in; None: in all.
    """

    id: int
    name: str
    spellings: tuple[Spelling, ...]
    roles: tuple[RoleHeld, ...]
    meetings: tuple[tuple[Meeting, bool | None], ...]
    topics: tuple[Counted, ...]
    quotes: tuple[Quote, ...]
    quotes_total: int
    sources: tuple[Source, ...]
    meetings_total: int = 0
    topics_from: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """A meeting in full. `speakers` counts turns, unknown speakers under None; `quotes` are its key passages."""

    meeting: Meeting
    attendance: tuple[Attendance, ...]
    speakers: tuple[Counted, ...]
    topics: tuple[Counted, ...]
    commitments: tuple[Commitment, ...]
    quotes: tuple[Quote, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class TopicDetails:
    """A topic: `definition` is a record's own words for what it is (None where no record says).

    `differing` are passages in which several people object, doubt or weigh, as far as their words show it. Of many
    meetings and sources the newest and the most telling ones; the totals count all. `speakers_from` is how many
    passages, the newest, the speakers were counted in; None: in all.
    """

    id: int
    name: str
    spellings: tuple[Spelling, ...]
    definition: Quote | None
    meetings: tuple[tuple[Meeting, int], ...]
    speakers: tuple[Counted, ...]
    quotes: tuple[Quote, ...]
    quotes_total: int
    sources: tuple[Source, ...]
    differing: tuple[Quote, ...] = ()
    meetings_total: int = 0
    sources_total: int = 0
    speakers_from: int | None = None


@dataclass(frozen=True, slots=True)
class RecordDetails:
    """One record in full. `first_seen` is when the corpus first had it, `versions` how many it has had.

    `quotes` are a page of its passages in order, of `quotes_total`; `questions` what the reader could not decide;
    `came_with` is a sentence about the message that it was attached to. `retired_at` is there where it is in no answer.
    """

    source: Source
    provenance_reasons: tuple[str, ...]
    first_seen: str
    filename: str
    versions: int
    meetings: tuple[Meeting, ...]
    speakers: tuple[Counted, ...]
    topics: tuple[Counted, ...]
    commitments: int
    questions: tuple[ReadQuestion, ...]
    quotes: tuple[Quote, ...]
    quotes_total: int
    came_with: str | None = None
    retired_at: str | None = None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One meeting on a timeline: how often the subject comes up in it (None where nobody counts)."""

    meeting: Meeting
    count: int | None
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A subject's meetings, oldest first. `counted` says what `count` counts: "mentions", "passages" or nothing."""

    kind: SubjectKind
    id: int
    name: str
    entries: tuple[TimelineEntry, ...]
    counted: str


Details = PersonDetails | MeetingDetails | TopicDetails


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gets. `details` is there when one clear thing was found; `quotes` for a search.

    `hint` is one sentence that says what to try when nothing, or too little, was found. `focus` is the part of the
    details that was asked for ("who attended ...", "when is the next ..."), None when all of it. `near` are people who
    share one name with what was asked and have another beside it: offered, never the answer; `told_apart` says so.
    """

    query: str
    kind: LookupKind
    verdict: Verdict
    results: tuple[Result, ...] = ()
    details: Details | None = None
    quotes: tuple[Quote, ...] = ()
    quotes_total: int = 0
    hint: str | None = None
    focus: Focus | None = None
    near: tuple[Result, ...] = ()
