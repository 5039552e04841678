"""Corrections laid over a reading: what a person decided stands, whatever a later reader reads.

| kind      | anchor                                    | value                                               |
|-----------|-------------------------------------------|-----------------------------------------------------|
| `field`   | a field's name: "title", "published", ... | the value as JSON; null makes it unknown            |
| `meeting` | a field of the recorded meeting           | the value as JSON; null makes it unknown            |
| `speaker` | the first words of a turn (`turn_anchor`) | the speaker's name as JSON; null makes it unknown   |
| `answer`  | a question's words                        | the answer; the question is settled                 |
| `commitment` | a commitment's words                   | "open", "met" or "dropped" (applied by the corpus)  |
| `person`, `series`, `topic` | a name as written       | the id of the subject that it means in this record  |
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefings.corpus.decisions import Correction
from briefings.records import BriefingsError, Provenance, Reading, ReadMeeting, ReadTurn

FIELDS = ("title", "kind", "language", "published", "address", "about_address", "provenance")
MEETING_FIELDS = ("series", "number", "date", "end_date", "start", "end", "place")
_ANCHOR_LENGTH = 120
# Applied where statements are looked up or names linked, not on the reading.
_NOT_ON_READINGS = ("commitment", "person", "series", "topic")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a person about a record, in the terms of the table above."""

    kind: str
    anchor: str
    value: str


def as_correction(decision: Decision, *, by: str, now: datetime) -> Correction:
    """The decision as it is laid over a reading that is not filed yet."""
    return Correction(0, 0, decision.kind, decision.anchor, decision.value, by, now.isoformat(), None)


class UnknownCorrectionError(BriefingsError):
    """A correction of a kind or field that does not exist."""


def turn_anchor(turn: ReadTurn) -> str:
    """What identifies a turn in every reading of the same bytes: its label and its first words."""
    return f"{turn.label}: {' '.join(turn.text.split())[:_ANCHOR_LENGTH]}"


def lay_over(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """The reading as people corrected it. Of two corrections with one anchor the later one stands.

    Raises UnknownCorrectionError for a kind or field that this version does not know.
    """
    for correction in corrections:
        reading = _apply(reading, correction)
    return reading


def _apply(reading: Reading, correction: Correction) -> Reading:
    if correction.kind == "field" and correction.anchor in FIELDS:
        return _with_field(reading, correction)
    if correction.kind == "meeting" and correction.anchor in MEETING_FIELDS:
        return _with_meeting_field(reading, correction)
    if correction.kind == "speaker":
        return _with_speaker(reading, correction)
    if correction.kind == "answer":
        return replace(reading, questions=tuple(q for q in reading.questions if q.question != correction.anchor))
    if correction.kind in _NOT_ON_READINGS:
        return reading
    raise UnknownCorrectionError(f"A correction of “{correction.anchor}” is not known to this version of Briefings.")


def _with_field(reading: Reading, correction: Correction) -> Reading:
    value = json.loads(correction.value)
    reasons = {**reading.reasons, correction.anchor: f"corrected by {correction.made_by} on {correction.made_at[:10]}"}
    if correction.anchor == "provenance":
        value = Provenance(value, (reasons["provenance"],))
    return replace(reading, reasons=reasons, **{correction.anchor: value})


def _with_meeting_field(reading: Reading, correction: Correction) -> Reading:
    value = json.loads(correction.value)
    meetings = list(reading.meetings)
    recorded = next((at for at, each in enumerate(meetings) if each.status == "recorded"), None)
    if recorded is None:
        # The record says nothing of a meeting; the person who corrects it does.
        recorded = len(meetings)
        meetings.append(ReadMeeting(series=None))
    meetings[recorded] = replace(meetings[recorded], **{correction.anchor: value})
    reason = f"corrected by {correction.made_by} on {correction.made_at[:10]}"
    return replace(
        reading,
        meetings=tuple(meetings),
        reasons={**reading.reasons, f"meeting.{correction.anchor}": reason},
    )


def _with_speaker(reading: Reading, correction: Correction) -> Reading:
    name: str | None = json.loads(correction.value)
    reason = f"corrected by {correction.made_by} on {correction.made_at[:10]}"
    turns = tuple(
        replace(turn, speaker=name, attribution="stated" if name else "unknown", reason=reason)
        if turn_anchor(turn) == correction.anchor
        else turn
        for turn in reading.turns
    )
    return replace(reading, turns=turns)
