"""A small field of bodies, people and topics, filed as readings made by hand: what the lookups are tried on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from briefings.corpus import Corpus
from briefings.filing import file_record
from briefings.records import (
    Provenance,
    ProvenanceLabel,
    ReadAttendance,
    Reading,
    ReadMeeting,
    ReadPassage,
    ReadPerson,
    ReadTopic,
    ReadTurn,
)

NOW = datetime(2025, 6, 1, 9, 0, tzinfo=UTC)

MAINA = (
    "My Number System and national and local Digital infrastructure Drastic Improvement Working Group",
    ("Working Group on Drastic Improvement of My Number System, National and Local Digital infrastructure", "Maina WG"),
)
USERS = ("Working Group on User Information", ("利用者情報に関するワーキンググループ",))
DIALOGUE = (
    "Japan-U.S. Policy Cooperation Dialogue on the Internet Economy",
    ("Director General-Level Meeting of the Japan-U.S. Policy Cooperation Dialogue on the Internet Economy",),
)
CYBER = ("Digital Cybersecurity Working Group", ())

Turn = tuple[str | None, str]


def open_field(path: Path) -> Corpus:
    """A corpus at `path` with four records of four bodies."""
    corpus = Corpus.open(path)
    for record in (_maina(), _dialogue(), _users(), _cyber()):
        file(corpus, record)
    return corpus


def file(corpus: Corpus, reading: Reading) -> int:
    """File a reading as if its text were the file; gives the document's id."""
    filed = file_record(
        corpus, reading.text.encode(), "record.txt", reading, reader_version=1, filed_by="tests", now=NOW
    )
    assert filed.document_id is not None
    return filed.document_id


def reading(
    title: str,
    turns: tuple[Turn, ...],
    *,
    meetings: tuple[ReadMeeting, ...] = (),
    attendance: tuple[ReadAttendance, ...] = (),
    people: tuple[ReadPerson, ...] = (),
    topics: tuple[tuple[str, ...], ...] = (),
    provenance: ProvenanceLabel = "official",
    published: str | None = None,
) -> Reading:
    """A reading with one paragraph for each turn; topics mention the passages that hold one of their spellings."""
    text = "\n\n".join(words for _, words in turns)
    starts: list[int] = []
    at = 0
    for _, words in turns:
        starts.append(at)
        at += len(words) + 2
    spoken = [at for at, (speaker, _) in enumerate(turns) if speaker is not None]
    return Reading(
        text=text,
        title=title,
        kind="minutes",
        language="en",
        published=published,
        address=None,
        about_address=None,
        provenance=Provenance(provenance),
        meetings=meetings,
        attendance=attendance,
        turns=tuple(
            ReadTurn(
                turns[at][0],
                str(turns[at][0]),
                "stated",
                None,
                turns[at][1],
                starts[at],
                starts[at] + len(turns[at][1]),
            )
            for at in spoken
        ),
        people=people,
        topics=tuple(_topic(spellings, turns) for spellings in topics),
        passages=tuple(
            ReadPassage(start, start + len(words), spoken.index(at) if at in spoken else None)
            for at, (start, (_, words)) in enumerate(zip(starts, turns, strict=True))
        ),
    )


def _topic(spellings: tuple[str, ...], turns: tuple[Turn, ...]) -> ReadTopic:
    where = [
        at for at, (_, words) in enumerate(turns) if any(each.casefold() in words.casefold() for each in spellings)
    ]
    return ReadTopic(spellings[0], spellings[1:], len(where), tuple(where))


def _maina() -> Reading:
    present = "Koichi Akaishi|Naoki Ota|Yohei Saito|Masahiko Shoji|Shigeki Morinobu|Masanori Kusunoki|Tetsutaro Uehara"
    present += "|Kazuko Otani|Seiji Goto|Tsunehisa Shishido|Akiko Sugawara"
    absent = "Taro Kono|Kazuto Ataka|Hiroshi Ezaki"
    return reading(
        "Maina WG minutes",
        (
            ("Kimura", "The 6th Maina WG will be held from now on."),
            (
                "Masanori Kusunoki",
                "We will update information linkages for the My Number System, and Mynaportal with it.",
            ),
            (
                "Tsunehisa Shishido",
                "Governance must be discussed together with the Act on the Protection of Personal Information.",
            ),
            ("Naoki Ota", "The Government Cloud is used by local governments, and they need secure clouds."),
            ("Kazuko Otani", "Personal data on the My Number Card should be protected. 個人情報の保護が必要です。"),
        ),
        meetings=(ReadMeeting(*MAINA, 6, "2022-10-05", start="13:00", end="14:30", place="Online"),),
        attendance=(
            *(ReadAttendance(each, "Member", None, True) for each in present.split("|")),
            *(ReadAttendance(each, "Member", None, False) for each in absent.split("|")),
        ),
        topics=(
            ("information linkages",),
            ("Act on the Protection of Personal Information", "APPI"),
            ("Mynaportal",),
            ("Government Cloud",),
            ("My Number Card",),
            ("governance",),
        ),
        provenance="official-machine-translated",
    )


def _dialogue() -> Reading:
    return reading(
        "Outcome of the fourth meeting of the dialogue",
        (
            (None, "The dialogue was held in Washington over two days and dealt with cloud computing services."),
            (None, "Koichi Endo and Steven VanRoekel exchanged opinions on open data strategy."),
            (None, "The next meeting will be held in 2013 in Tokyo."),
        ),
        meetings=(
            ReadMeeting(*DIALOGUE, 4, "2012-10-18", end_date="2012-10-19", place="Washington, D.C."),
            ReadMeeting(*DIALOGUE, 3, "2012-03", status="mentioned"),
            ReadMeeting(*DIALOGUE, 5, "2013", place="Tokyo", status="mentioned"),
        ),
        people=tuple(
            ReadPerson(each, "Delegate")
            for each in ("Koichi Endo", "Steven VanRoekel", "Kurt Campbell", "Philip Verveer", "Ichiro Fujisaki")
        ),
        topics=(("cloud computing services", "cloud computing service"), ("open data strategy",)),
    )


def _users() -> Reading:
    return reading(
        "An article on user information",
        ((None, "The working group looks at the General Data Protection Regulation and at personal information."),),
        meetings=(ReadMeeting(*USERS, 24),),
        topics=(("General Data Protection Regulation", "GDPR"),),
        provenance="ai-written",
        published="2025-05-18",
    )


def _cyber() -> Reading:
    return reading(
        "The First Digital Cybersecurity Working Group",
        ((None, "Prime Minister Fumio Kishida spoke of governance, and of cloud infrastructure by 2030."),),
        meetings=(ReadMeeting(*CYBER, 1),),
        people=(ReadPerson("Fumio Kishida", "Prime Minister"),),
        topics=(("cloud infrastructure",),),
        provenance="unknown",
    )
