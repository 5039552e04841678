"""Made-up minutes for digests: short, with the people, topics and promises that a test names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from briefings.corpus import Corpus
from briefings.filing import file_record
from briefings.records import (
    Provenance,
    ReadCommitment,
    Reading,
    ReadMeeting,
    ReadPassage,
    ReadPerson,
    ReadTopic,
    ReadTurn,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One turn: who, what, about which topics, promising something by when."""

    speaker: str
    text: str
    topics: tuple[str, ...] = ()
    due: str | None = None
    role: str | None = None
    organisation: str | None = None


def minutes(title: str, said: Sequence[Said], series: str | None = None, date: str | None = None) -> Reading:
    """A reading of minutes in which these turns stand."""
    lines = [f"{each.speaker}: {each.text}" for each in said]
    text = "\n\n".join(lines)
    starts = [sum(len(line) + 2 for line in lines[:at]) for at in range(len(lines))]
    topics = {
        topic: [at for at, each in enumerate(said) if topic in each.topics] for each in said for topic in each.topics
    }
    return Reading(
        text=text,
        title=title,
        kind="minutes",
        language="en",
        published=date,
        address=None,
        about_address=None,
        provenance=Provenance("official"),
        meetings=(ReadMeeting(series, (), None, date),) if series else (),
        turns=tuple(
            ReadTurn(each.speaker, each.speaker, "stated", None, each.text, start, start + len(line))
            for each, start, line in zip(said, starts, lines, strict=True)
        ),
        people=tuple(ReadPerson(each.speaker, each.role, each.organisation) for each in said),
        topics=tuple(ReadTopic(name, (), len(at), tuple(at)) for name, at in topics.items()),
        commitments=tuple(
            ReadCommitment(each.text, "promise", (each.due, each.due), each.speaker, at)
            for at, each in enumerate(said)
            if each.due
        ),
        passages=tuple(
            ReadPassage(start, start + len(line), at)
            for at, (start, line) in enumerate(zip(starts, lines, strict=True))
        ),
    )


def file(corpus: Corpus, reading: Reading, now: datetime, version_of: int | None = None) -> int:
    """File it; gives the document's id."""
    filed = file_record(
        corpus,
        reading.text.encode() + reading.title.encode(),
        "minutes.txt",
        reading,
        reader_version=1,
        filed_by="U1",
        now=now,
        version_of=version_of,
    )
    assert filed.document_id is not None
    assert filed.outcome != "duplicate"
    return filed.document_id
