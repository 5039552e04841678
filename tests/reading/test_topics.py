"""What a record is about, and what any record has and none is about."""

from __future__ import annotations

import pytest

from briefings.reading import read
from briefings.reading.topics.noise import is_furniture, titled_names


def names(text: str) -> set[str]:
    """Every way in which the topics of a text are written, in small letters."""
    topics = read(text.encode(), "record.txt").topics
    return {way.lower() for topic in topics for way in (topic.name, *topic.spellings)}


@pytest.mark.parametrize(
    "name",
    [
        "attached table",
        "digit number",
        "published materials",
        "reference material",
        "following page",
        "Apologies for absence",
        "Administrivia",
        "Executive session",
        "Resolved",
        "private capacity",
        "Any other business",
        "new system",
        "past results",
        "information",
        "revision",
        "Reiwa",
        "local government's voices",
    ],
)
def test_furniture(name: str) -> None:
    """Papers and their parts, parts of meetings, eras and bare words are no topics."""
    assert is_furniture(name)


@pytest.mark.parametrize(
    "name",
    [
        "water table",
        "social security number",
        "raw materials",
        "My Number Card",
        "privacy",
        "information linkages",
        "New Zealand",
        "approval voting",
        "future generations fund",
        "right to repair",
    ],
)
def test_no_furniture(name: str) -> None:
    """What only shares a word with them stays."""
    assert not is_furniture(name)


def test_titled_people_are_no_topics() -> None:
    """Whoever is named with a title or signs a text is a person."""
    text = "By Greta Lund and Ole Berg\n\nMr. Makoto Mori and Cllr Ann Bell spoke. Mr. Digital Agency did."
    assert titled_names(text) == {"greta lund", "ole berg", "makoto mori", "ann bell"}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "We looked at the evening peak. The evening peak is high. Without it, the evening peak moves.",
            "evening peak",
        ),
        ("Margin notes count. We measured: a reader has 40 margin notes. Are margin notes private?", "margin notes"),
        ("Item 4. Right to repair for kettles\n\nHe said that the right to repair is too weak.", "right to repair"),
        (
            "Resolution 22-47: Jail Needs Study\n\nA jail needs study was done in 2011. The jail needs study is old.",
            "jail needs study",
        ),
        ("4. Schools block transfer\n\nMoney moves from the schools block to the high needs block.", "schools block"),
        ("On-call stations are few. We have eleven on-call stations.", "on-call stations"),
        ("The day tourism tax is new. Who pays the day tourism tax?", "day tourism tax"),
        (
            "Publicly funded research data is held here. Is publicly funded research data free?",
            "publicly funded research data",
        ),
        (
            "We read bushfire warnings. They read bushfire warnings too. Bushfire warnings are late.",
            "bushfire warnings",
        ),
        ("The žukė bridge is shut. Everybody knows the žukė bridge.", "žukė bridge"),
        ("物価見通しについて説明した。物価見通しは慎重に示す。", "物価見通し"),
        ("空き家バンクの件数は少ない。空き家バンクを使う人もいる。", "空き家バンク"),
        ("ICチップを読む。窓口ではICチップを使う。", "icチップ"),
        ("間取り図は半日で描く。間取り図よりも境界が先だ。", "間取り図"),
    ],
)
def test_topic(text: str, topic: str) -> None:
    """Terms that hold an everyday word, a letter of any Latin alphabet or a Japanese verb's ending are found."""
    assert topic in names(f"Minutes of the Lake Users' Committee\n\n{text}\n")


def test_initials_are_no_acronyms_of_people() -> None:
    """ "Ann Bell (AB)" in a list of people makes no topic of her."""
    text = "Lake Users' Committee minutes\n\nPresent:\n"
    text += "Ann Bell, Chief Nurse (AB)\nCarl Dorn, Chair (CD)\n\nAB spoke. CD spoke.\n"
    assert not {name for name in names(text) if "bell" in name or "dorn" in name}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("INQUIRY INTO RURAL LAMP METERING\n\nDr Forde spoke of the meters.", "rural lamp metering"),
        ("The region’s canal traffic grows. Nobody counts the region’s canal traffic.", "canal traffic"),
        (
            "An inclusive digital economy. Our inclusive digital lakes. A digital economy, a fair digital economy.",
            "digital economy",
        ),
    ],
)
def test_subjects_named_once_or_beside_other_words(text: str, topic: str) -> None:
    """What an inquiry is into is a topic at once, and what somebody owns, without the owner."""
    assert topic in names(f"Lake Users' Committee\n\n{text}\n")
