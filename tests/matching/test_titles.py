"""Finding series and topics by some of their words."""

from __future__ import annotations

import pytest

from briefings.matching import TitleIndex
from briefings.records import Named

SERIES: tuple[tuple[str, ...], ...] = (
    ("My Number System and national and local Digital infrastructure Drastic Improvement Working Group", "Maina WG"),
    ("Working Group on User Information", "利用者情報に関するワーキンググループ"),
    ("Digital Cybersecurity Working Group",),
    ("Japan-U.S. Policy Cooperation Dialogue on the Internet Economy",),
)
TOPICS: tuple[tuple[str, ...], ...] = (
    ("Act on the Protection of Personal Information", "APPI"),
    ("information linkages",),
    ("Mynaportal",),
    ("Government Cloud",),
    ("My Number Card",),
    ("cloud computing services",),
    ("Personal Information Protection Commission",),
    ("cyber security",),
    ("data governance",),
    ("data sharing",),
)


def _index(kind: str) -> TitleIndex:
    titles = SERIES if kind == "series" else TOPICS
    return TitleIndex(Named("topic", at, spellings[0], spellings) for at, spellings in enumerate(titles))


@pytest.mark.parametrize(
    ("kind", "typed", "at"),
    [
        ("series", "my number", 0),
        ("series", "maina wg", 0),
        ("series", "maina working group", 0),
        ("series", "drastic improvment working group", 0),
        ("series", "user information", 1),
        ("series", "利用者情報", 1),
        ("series", "digital cybersecurty", 2),
        ("series", "us-japan dialogue", 3),
        ("series", "japan u.s. dialogue", 3),
        ("topic", "appi", 0),
        ("topic", "act on protection of personal information", 0),
        ("topic", "Information-Linkage", 1),
        ("topic", "mynaportl", 2),
        ("topic", "govt cloud", 3),
        ("topic", "mynumber cards", 4),
        ("topic", "cloud computing", 5),
        ("topic", "PIPC", 6),
        ("topic", "appi act", 0),
        ("series", "working group on usr information", 1),
        ("topic", "cybersecurity", 7),
    ],
)
def test_a_title_is_found_by_some_of_its_words(kind: str, typed: str, at: int) -> None:
    """Typos, plurals, hyphens, short forms, initials, glued words and a few of the words find the title."""
    match = _index(kind).search(typed)
    assert match.verdict == "found"
    assert match.candidates[0].id == at


@pytest.mark.parametrize("typed", ["lunar geology", "personal trainer", "data mining", "fisheries council", "", "の"])
def test_a_title_that_is_not_there_is_not_stated(typed: str) -> None:
    """One common word of several is not enough."""
    assert _index("topic").search(typed).verdict in ("unsure", "none")
    assert _index("series").search(typed).verdict in ("unsure", "none")


def test_what_several_titles_share_is_ambiguous() -> None:
    """A word that two topics share equally names both."""
    match = _index("topic").search("data")
    assert match.verdict == "ambiguous"
    assert {each.name for each in match.candidates} == {"data governance", "data sharing"}
