"""Corrections laid over a reading: what a person decided stands, whatever a later reader reads.

| kind      | anchor                                    | value                                               |
|-----------|-------------------------------------------|-----------------------------------------------------|
| `field`   | a field's name: "title", "published", ... | the value as JSON; null makes it unknown            |
| `meeting` | a field of the recorded meeting           | the value as JSON; null makes it unknown            |
| `speaker` | the first words of a turn (`turn_anchor`) | the speaker's name as JSON; null makes it unknown   |
| `answer`  | a question's words                        | the answer; the question is settled                 |
| `attendance` | a name on the list, or a new one       | "present", "absent", "unsaid", or "off": not listed |
| `role`    | a name as the record writes it            | {"role": ..., "organisation": ...} as JSON          |
| `about`   | a topic                                   | true: the record is about it; false: it is not      |
| `pledge`  | a commitment's words                      | false: it is none; or {"type": ..., "due": [from,   |
|           |                                           | to]} as JSON; with "added" one that was missed      |
| `source`  | "source"                                  | where the file came with, in words, as JSON         |
| `commitment` | a commitment's words                   | "open", "met" or "dropped" (applied by the corpus)  |
| `person`, `series`, `topic` | a name as written       | the id of the subject that it means in this record, |
|           |                                           | or, before it is kept, "new": somebody of their own |
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefings.corpus.decisions import Correction
from briefings.names.phrases import phrase_key
from briefings.records import (
    BriefingsError,
    Provenance,
    ReadAttendance,
    ReadCommitment,
    Reading,
    ReadMeeting,
    ReadTopic,
    ReadTurn,
)
from briefings.sentences import sentence_spans

FIELDS = ("title", "kind", "language", "published", "address", "about_address", "provenance")
MEETING_FIELDS = ("series", "number", "date", "end_date", "start", "end", "place")
PRESENCE = {"present": True, "absent": False, "unsaid": None}
OFF_THE_LIST = "off"
A_NEW_ONE = "new"
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
    lay = _LAYS.get(correction.kind)
    if lay is not None:
        return lay(reading, correction)
    if correction.kind == "answer":
        return replace(reading, questions=tuple(q for q in reading.questions if q.question != correction.anchor))
    if correction.kind in _NOT_ON_READINGS:
        return reading
    raise UnknownCorrectionError(f"A correction of “{correction.anchor}” is not known to this version of Briefings.")


def _with_field(reading: Reading, correction: Correction) -> Reading:
    value = json.loads(correction.value)
    reasons = _reasons(reading, correction.anchor, correction)
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
    return replace(
        reading, meetings=tuple(meetings), reasons=_reasons(reading, f"meeting.{correction.anchor}", correction)
    )


def _with_speaker(reading: Reading, correction: Correction) -> Reading:
    name: str | None = json.loads(correction.value)
    turns = tuple(
        replace(turn, speaker=name, attribution="stated" if name else "unknown", reason=_reason(correction))
        if turn_anchor(turn) == correction.anchor
        else turn
        for turn in reading.turns
    )
    return replace(reading, turns=turns)


def _with_attendance(reading: Reading, correction: Correction) -> Reading:
    name, said = correction.anchor, json.loads(correction.value)
    lines = [each for each in reading.attendance if said != OFF_THE_LIST or each.name != name]
    if said != OFF_THE_LIST:
        if not any(each.name == name for each in lines):
            lines.append(ReadAttendance(name))
        lines = [replace(each, present=PRESENCE[said]) if each.name == name else each for each in lines]
    return replace(reading, attendance=tuple(lines), reasons=_reasons(reading, "attendance", correction))


def _with_role(reading: Reading, correction: Correction) -> Reading:
    held: dict[str, str | None] = json.loads(correction.value)
    role, organisation = held.get("role"), held.get("organisation")
    return replace(
        reading,
        attendance=tuple(
            replace(each, role=role, organisation=organisation) if each.name == correction.anchor else each
            for each in reading.attendance
        ),
        people=tuple(
            replace(each, role=role, organisation=organisation) if each.name == correction.anchor else each
            for each in reading.people
        ),
        reasons=_reasons(reading, "attendance", correction),
    )


def _with_topic(reading: Reading, correction: Correction) -> Reading:
    name = correction.anchor
    topics = tuple(each for each in reading.topics if each.name != name)
    if json.loads(correction.value):
        known = next((each for each in reading.topics if each.name == name), None)
        topics = (*topics, known or _topic(reading, name))
    return replace(reading, topics=topics, reasons=_reasons(reading, "topics", correction))


def _topic(reading: Reading, name: str) -> ReadTopic:
    """A topic that only the person who corrects names, with the passages that have its words."""
    sought = phrase_key(name)
    found = tuple(
        at
        for at, passage in enumerate(reading.passages)
        if sought and sought in phrase_key(reading.text[passage.start : passage.end])
    )
    return ReadTopic(name, (), len(found), found)


def _with_pledge(reading: Reading, correction: Correction) -> Reading:
    said = json.loads(correction.value)
    kept = [each for each in reading.commitments if said or each.text != correction.anchor]
    if said:
        due = tuple(said["due"])
        kept = [replace(each, type=said["type"], due=due) if each.text == correction.anchor else each for each in kept]
        if said.get("added") and not any(each.text == correction.anchor for each in kept):
            found = words_in(reading, correction.anchor) or Found(correction.anchor)
            kept.append(ReadCommitment(found.sentence, said["type"], due, found.speaker, found.passage))
    return replace(reading, commitments=tuple(kept), reasons=_reasons(reading, "commitments", correction))


@dataclass(frozen=True, slots=True)
class Found:
    """Words in a record: the sentence in which they stand, the index of its passage, and who says it."""

    sentence: str
    passage: int | None = None
    speaker: str | None = None


def words_in(reading: Reading, words: str) -> Found | None:
    """Where these words stand in a record, with whatever white space and in whatever case; None when they do not."""
    sought = re.compile(r"\s+".join(re.escape(word) for word in words.split()), re.IGNORECASE)
    for at, passage in enumerate(reading.passages):
        text = reading.text[passage.start : passage.end]
        match = sought.search(text)
        if match is None or not match.group():
            continue
        spans = [span for span in sentence_spans(text) if span[0] < match.end() and span[1] > match.start()]
        sentence = " ".join(text[spans[0][0] : spans[-1][1]].split())
        if passage.turn is None:
            return Found(sentence, at)
        turn = reading.turns[passage.turn]
        return Found(sentence.removeprefix(turn.label).lstrip(":： ") or sentence, at, turn.speaker)
    return None


def _with_source(reading: Reading, correction: Correction) -> Reading:
    return replace(reading, reasons={**reading.reasons, "source": json.loads(correction.value)})


def _reasons(reading: Reading, field: str, correction: Correction) -> dict[str, str]:
    return {**reading.reasons, field: _reason(correction)}


def _reason(correction: Correction) -> str:
    # Who it was stands in the audit trail; here it would be an id that tells readers nothing.
    return f"an admin corrected it on {datetime.fromisoformat(correction.made_at):%-d %b %Y}"


_LAYS: Mapping[str, Callable[[Reading, Correction], Reading]] = {
    "speaker": _with_speaker,
    "attendance": _with_attendance,
    "role": _with_role,
    "about": _with_topic,
    "pledge": _with_pledge,
    "source": _with_source,
}
