"""A small corpus made up for these tests: two records, three people, one unnamed voice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from briefings.corpus import Corpus
from briefings.filing import file_record
from briefings.records import (
    Attribution,
    Provenance,
    ProvenanceLabel,
    ReadAttendance,
    ReadCommitment,
    Reading,
    ReadMeeting,
    ReadPassage,
    ReadPerson,
    ReadTopic,
    ReadTurn,
)

FILED_AT = datetime(2025, 6, 2, 8, 0, tzinfo=UTC)

HOSTILE = "Hear <!channel> and <@U0ADMIN001> & [click](https://evil.example) *now* `x` _y_ | z"

MINUTES = [
    ("Naoki Ota", "Ota:", "We need consent before any data is shared between ministries."),
    ("Naoki Ota", "Ota:", "The second point is the budget. It was not discussed last time."),
    (None, "Member:", "I agree with what was said about consent."),
    ("Hana Sato", "Sato:", HOSTILE),
]
ARTICLE = ["An overview of consent, as a machine wrote it."]


def reading_of(
    title: str,
    said: list[tuple[str | None, str, str]],
    *,
    meeting: ReadMeeting | None = None,
    attendance: tuple[ReadAttendance, ...] = (),
    people: tuple[ReadPerson, ...] = (),
    topics: dict[str, str] | None = None,
    label: ProvenanceLabel = "official",
    address: str | None = None,
    published: str | None = "2025-05-20",
) -> Reading:
    """A reading in which every line of `said` is a passage and, where it has a label, a turn of its own."""
    text = ""
    passages: list[ReadPassage] = []
    turns: list[ReadTurn] = []
    for speaker, printed, words in said:
        start = len(text)
        text += words + "\n\n"
        end = start + len(words)
        turn = len(turns) if printed else None
        if printed:
            attribution: Attribution = "stated" if speaker else "unknown"
            turns.append(ReadTurn(speaker, printed, attribution, None, words, start, end))
        passages.append(ReadPassage(start, end, turn))
    about = tuple(
        ReadTopic(name, (word,), len(found), found)
        for name, word in (topics or {}).items()
        if (found := tuple(index for index, line in enumerate(said) if word in line[2]))
    )
    return Reading(
        text=text,
        title=title,
        kind="minutes" if turns else "article",
        language="en",
        published=published,
        address=address,
        about_address=None,
        provenance=Provenance(label),
        meetings=(meeting,) if meeting else (),
        attendance=attendance,
        turns=tuple(turns),
        people=people,
        topics=about,
        commitments=(ReadCommitment("A bill is due by the end of 2025.", "promise", ("2025-12-31", "2025-12-31")),),
        passages=tuple(passages),
    )


def minutes(number: int = 6) -> Reading:
    """Minutes of a working group, translated by a machine."""
    return reading_of(
        f"Data Sharing Working Group ({number}th)",
        MINUTES,
        meeting=ReadMeeting(
            series="Data Sharing Working Group",
            number=number,
            date="2025-05-20",
            start="13:00",
            end="14:30",
            place="Online",
            agenda=("Opening", "Consent"),
        ),
        attendance=(
            ReadAttendance("Naoki Ota", "Director", "New Stories", True),
            ReadAttendance("Hana Sato", "Professor", "Keio University", True),
            ReadAttendance("Kenji Otani", "Lawyer", None, False),
        ),
        topics={"consent": "consent", "budget": "budget"},
        label="official-machine-translated",
        address="https://www.example.go.jp/minutes?a=1&b=2",
    )


def article() -> Reading:
    """An article written by an AI."""
    said: list[tuple[str | None, str, str]] = [(None, "", line) for line in ARTICLE]
    return reading_of("Consent explained", said, topics={"consent": "consent"}, label="ai-written")


def made_up_corpus(path: Path) -> Corpus:
    """The corpus, in a new file."""
    corpus = Corpus.open(path)
    for reading in (minutes(), article()):
        file_record(
            corpus,
            reading.text.encode(),
            f"{reading.title}.txt",
            reading,
            reader_version=1,
            filed_by="seeds",
            now=FILED_AT,
        )
    return corpus
