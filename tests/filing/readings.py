"""Readings made by hand, for tests that file them without reading a file."""

from __future__ import annotations

from dataclasses import replace

from briefings.records import (
    Provenance,
    ReadAttendance,
    ReadCommitment,
    Reading,
    ReadMeeting,
    ReadPassage,
    ReadPerson,
    ReadQuestion,
    ReadTopic,
    ReadTurn,
)

TEXT = (
    "Chair Arai: Welcome to the sixth meeting of the harbour group.\n\n"
    "Member Brandt: Consent records should be kept for five years, and consent must be asked for again.\n\n"
    "Member Brandt: We will publish consent guidance by March 2026."
)


def harbour_reading(number: int = 6, date: str | None = "2025-11-04") -> Reading:
    """Minutes of a harbour group: two people on the list, one absent, three turns, a topic, a promise, a question."""
    parts = TEXT.split("\n\n")
    starts = [TEXT.index(part) for part in parts]
    labels = [part.split(":")[0] for part in parts]
    speakers = ["Mika Arai", "Jonas Brandt", "Jonas Brandt"]
    return Reading(
        text=TEXT,
        title="Harbour Group, sixth meeting",
        kind="minutes",
        language="en",
        published=None,
        address=None,
        about_address=None,
        provenance=Provenance("official", ("minutes of the group",)),
        meetings=(
            ReadMeeting("Harbour Data Working Group", ("Harbour WG",), number, date, place="Online"),
            ReadMeeting("Harbour Data Working Group", (), number + 1, None, status="mentioned"),
        ),
        attendance=(
            ReadAttendance("Mika Arai", "Chair", "Port Office", True),
            ReadAttendance("Jonas Brandt", "Member", None, True),
            ReadAttendance("Ines Costa", "Member", None, False),
        ),
        turns=tuple(
            ReadTurn(speaker, label, "stated", None, part.split(": ", 1)[1], start, start + len(part))
            for speaker, label, part, start in zip(speakers, labels, parts, starts, strict=True)
        ),
        people=(ReadPerson("Jonas Brandt", "Member", None, ("J. Brandt",)), ReadPerson("Lena Vogt", "Observer")),
        topics=(ReadTopic("consent records", ("consent record",), 2, (1, 2)),),
        commitments=(
            ReadCommitment(
                "We will publish consent guidance by March 2026.",
                "promise",
                ("2026-03-01", "2026-03-31"),
                "Jonas Brandt",
                2,
            ),
        ),
        questions=(ReadQuestion("Is 'J. Brand' Jonas Brandt?", "Jonas Brandt", "J. Brand, on page 2"),),
        passages=tuple(
            ReadPassage(start, start + len(part), turn)
            for turn, (part, start) in enumerate(zip(parts, starts, strict=True))
        ),
    )


def renamed(reading: Reading, series: str) -> Reading:
    """The same reading as if another body had met."""
    return replace(reading, meetings=tuple(replace(each, series=series, spellings=()) for each in reading.meetings))
