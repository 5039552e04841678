"""The five seeds, exactly: what a careful colleague would have noted of each."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from briefings.reading import read
from briefings.records import Reading

SEEDS = Path(__file__).parent.parent.parent / "seeds"
MY_NUMBER = "2022-10-05-my-number-working-group-6.txt"
USER_INFORMATION = "2025-05-18-user-information-working-group-24.txt"
PRIVACY_LAW = "2025-02-23-privacy-law-revision.txt"
CYBERSECURITY = "digital-cybersecurity-working-group-1.txt"
DIALOGUE = "2012-10-18-internet-economy-dialogue-4.txt"


@lru_cache
def seed(name: str) -> Reading:
    """The reading of one seed."""
    return read((SEEDS / name).read_bytes(), name)


def topic_names(reading: Reading) -> set[str]:
    """Every way in which a reading writes its topics, in lower case."""
    return {spelling.lower() for topic in reading.topics for spelling in (topic.name, *topic.spellings)}


@pytest.mark.parametrize(
    ("name", "kind", "provenance"),
    [
        (MY_NUMBER, "minutes", "official-machine-translated"),
        (USER_INFORMATION, "article", "ai-written"),
        (PRIVACY_LAW, "article", "press"),
        (CYBERSECURITY, "article", "press"),
        (DIALOGUE, "report", "official"),
    ],
)
def test_what_each_seed_is(name: str, kind: str, provenance: str) -> None:
    """The kind of each seed and how far it can be trusted, with a reason said."""
    reading = seed(name)
    assert (reading.kind, reading.provenance.label) == (kind, provenance)
    assert reading.provenance.reasons


def test_my_number_meeting() -> None:
    """Series, other name, ordinal, date, times, place and agenda of the long minutes are read from their head."""
    [meeting] = seed(MY_NUMBER).meetings
    assert meeting.series == (
        "My Number System and national and local Digital infrastructure Drastic Improvement Working Group"
    )
    assert "Maina WG" in meeting.spellings
    assert (meeting.number, meeting.date, meeting.end_date) == (6, "2022-10-05", None)
    assert (meeting.start, meeting.end, meeting.place, meeting.status) == ("13:00", "14:30", "Online", "recorded")
    assert meeting.agenda == (
        "Opening",
        "Proceedings",
        "Consideration of Total Design and Revision of the My Number Law to Realize a User-oriented public service",
        "Adjournment",
    )


def test_my_number_attendance() -> None:
    """Eighteen people with their roles stand on the list, four of them absent, each name in one form."""
    attendance = seed(MY_NUMBER).attendance
    assert len(attendance) == 18
    assert all(one.role for one in attendance)
    assert {one.name for one in attendance if one.present is False} == {
        "Taro Kono",
        "Kazuto Ataka",
        "Hiroshi Ezaki",
        "Taiichiro Tomiyasu",
    }
    assert "Masanori Kusunoki" in {one.name for one in attendance}


def test_my_number_turns() -> None:
    """Fifty-four turns, each with its speaker as often as the record prints them, and five printed only "Member"."""
    turns = seed(MY_NUMBER).turns
    assert len(turns) == 54
    assert Counter(turn.speaker for turn in turns if turn.attribution == "stated") == {
        "Kimura": 26,
        "Masanori Kusunoki": 10,
        "Seiji Goto": 3,
        "Kazuko Otani": 2,
        "Yohei Saito": 2,
        "Masahiko Shoji": 2,
        "Tsunehisa Shishido": 1,
        "Akiko Sugawara": 1,
        "Tetsutaro Uehara": 1,
        "Koichi Akaishi": 1,
    }
    assert "Let's get down to business." in turns[0].text


def test_my_number_unnamed_members() -> None:
    """Of the five unnamed turns only the third is inferred, from two signs that it states; the others stay unknown."""
    members = [turn for turn in seed(MY_NUMBER).turns if turn.label == "Member"]
    assert [turn.speaker for turn in members] == [None, None, "Naoki Ota", None, None]
    assert [turn.attribution for turn in members] == ["unknown", "unknown", "inferred", "unknown", "unknown"]
    reason = members[2].reason or ""
    assert "Mr. Ota" in reason
    assert "Mr. Ohta" in reason
    assert "not yet spoken" in reason


def test_my_number_question() -> None:
    """A called name that is on no list becomes a question with a suggestion, and never a link or a person."""
    reading = seed(MY_NUMBER)
    [question] = reading.questions
    assert "Makoto Mori" in question.question
    assert question.suggestion == "Shigeki Morinobu"
    assert "Makoto Mori" not in {person.name for person in reading.people}


def test_my_number_moderator() -> None:
    """The moderator is a person with the role from his own words, and no attendance row."""
    reading = seed(MY_NUMBER)
    [kimura] = [person for person in reading.people if person.name == "Kimura"]
    assert kimura.role == "Counsellor of Digital Agency (MC)"
    assert "Kimura" not in {one.name for one in reading.attendance}


def test_nobody_else() -> None:
    """Who stands on the lists are all the people there are, with the moderator: no body and no office is one."""
    listed = {one.name for one in seed(MY_NUMBER).attendance}
    assert {person.name for person in seed(MY_NUMBER).people} == {*listed, "Kimura"}
    assert {person.name for person in seed(DIALOGUE).people} == {one.name for one in seed(DIALOGUE).attendance}


def test_my_number_provenance() -> None:
    """The page says that it is machine-translated, and that sentence is the reason."""
    provenance = seed(MY_NUMBER).provenance
    assert provenance.label == "official-machine-translated"
    assert "TexTra" in provenance.reasons[0]


def test_user_information_article() -> None:
    """An article that gives itself away as an AI's is labelled so, and its publication is not the meeting's date."""
    reading = seed(USER_INFORMATION)
    assert reading.provenance.label == "ai-written"
    assert any("access the content behind that link" in reason for reason in reading.provenance.reasons)
    assert reading.published == "2025-05-18"
    assert reading.address is None
    assert reading.about_address is not None
    assert reading.about_address.endswith("/ICT_services/02kiban18_02000404.html")
    [meeting] = reading.meetings
    assert (meeting.series, meeting.number, meeting.date) == ("Working Group on User Information", 24, None)
    assert "利用者情報に関するワーキンググループ" in meeting.spellings
    assert meeting.agenda == ()
    assert reading.commitments == ()


def test_privacy_law_article() -> None:
    """A news article has its date and its one person, and no meeting."""
    reading = seed(PRIVACY_LAW)
    assert (reading.provenance.label, reading.published, reading.meetings) == ("press", "2025-02-23", ())
    assert [(person.name, person.role) for person in reading.people] == [("Fumio Kishida", "Prime Minister")]


def test_cybersecurity_article() -> None:
    """A press article about a first meeting gives its ordinal and no date, and what is called for are targets."""
    reading = seed(CYBERSECURITY)
    [meeting] = reading.meetings
    assert (meeting.series, meeting.number, meeting.date) == ("Digital Cybersecurity Working Group", 1, None)
    assert meeting.organiser == "Digital Agency"
    assert reading.provenance.label == "press"
    assert {one.type for one in reading.commitments} == {"target"}
    assert {one.due for one in reading.commitments} == {("2030-01-01", "2030-12-31"), ("2040-01-01", "2040-12-31")}
    passages = [reading.text[one.start : one.end] for one in reading.passages]
    assert not [passage for passage in passages if "Loading" in passage or "شارك" in passage]


def test_dialogue_meetings() -> None:
    """The dialogue's record has its fourth meeting recorded, its third and its next mentioned."""
    meetings = seed(DIALOGUE).meetings
    assert {meeting.series for meeting in meetings} == {
        "Japan-U.S. Policy Cooperation Dialogue on the Internet Economy"
    }
    assert [(one.number, one.date, one.end_date, one.place, one.status) for one in meetings] == [
        (4, "2012-10-18", "2012-10-19", "Washington, D.C.", "recorded"),
        (3, "2012-03", None, None, "mentioned"),
        (None, "2013", None, "Tokyo", "mentioned"),
    ]


def test_dialogue_attendance() -> None:
    """Six delegates are read out of one sentence each, with their roles and delegations."""
    reading = seed(DIALOGUE)
    assert reading.provenance.label == "official"
    found = {one.name: (one.role, one.organisation) for one in reading.attendance}
    assert set(found) == {
        "Ichiro Fujisaki",
        "Shun Sakurai",
        "Koichi Endo",
        "Kurt Campbell",
        "Philip Verveer",
        "Steven VanRoekel",
    }
    assert found["Kurt Campbell"] == (
        "Assistant Secretary of State for East Asian and Pacific Affairs",
        "U.S. delegation",
    )
    assert found["Koichi Endo"] == ("Japan’s Government Chief Information Officer", "Japanese delegation")


def test_topics_of_the_seeds() -> None:
    """Each seed's terms are topics, acronyms with their long forms among them, and filler is none."""
    assert {"act on the protection of personal information", "appi", "gdpr"} <= topic_names(seed(USER_INFORMATION))
    assert {"information linkages", "mynaportal", "government cloud", "my number card"} <= topic_names(seed(MY_NUMBER))
    assert "cloud computing services" in topic_names(seed(DIALOGUE))
    for name in (MY_NUMBER, USER_INFORMATION, PRIVACY_LAW, CYBERSECURITY, DIALOGUE):
        reading = seed(name)
        assert not {"issue", "twenty twenty-five", "thank you very much", "thank you"} & topic_names(reading)
        assert all(topic.passages for topic in reading.topics)
