"""Which of a subject's passages come first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.lookup.telling import definition, differing, telling_first
from briefings.records import Quote, Source

SOURCE = Source(1, "Minutes", "minutes", "official", "2025-05-20", None)
QUOTE = Quote(1, 1, "", "Ota", 1, None, "Ota", "stated", None, None, SOURCE)


def quotes(*texts: str) -> list[Quote]:
    """One passage for each text, each by another speaker."""
    return [
        replace(QUOTE, passage_id=at, position=at, text=text, speaker=f"Speaker {at}", speaker_id=at)
        for at, text in enumerate(texts, 1)
    ]


def test_thanks_come_last() -> None:
    """What somebody asks for comes before their thanks, whatever came first in the record."""
    said = quotes("Thank you very much for the introduction.", "We should ask for consent before data is shared.")
    assert [each.position for each in telling_first(said, {})] == [2, 1]


def test_newer_meeting_stays_first() -> None:
    """A telling passage of an older record does not push itself before a newer one's."""
    older = replace(SOURCE, document_id=2)
    said = [*quotes("It was cold."), replace(quotes("We must decide by 2026.")[0], passage_id=9, source=older)]
    assert [each.passage_id for each in telling_first(said, {})] == [1, 9]


@pytest.mark.parametrize(
    ("text", "says_what_it_is"),
    [
        ("The APPI is the law that governs personal information in Japan.", True),
        ("APPI (Act on Protection) refers to the rules on personal data.", True),
        ("個人情報保護法とは、個人の情報の扱いを定めた法律である。詳しくは後で述べる。", True),
        ("I think that APPI is good as it stands now, honestly.", False),
        ("We met to talk about APPI and the budget of the next year.", False),
    ],
)
def test_definition(text: str, says_what_it_is: bool) -> None:
    """Only a passage that says what the topic is counts as its definition."""
    found = definition(quotes(text), ["APPI", "個人情報保護法"])
    assert (found is not None) == says_what_it_is


def test_definition_is_rather_not_an_ai_s() -> None:
    """Where a person and an AI both say what something is, the person's words are shown."""
    by_ai, by_person = quotes("The APPI is the privacy law of Japan.", "The APPI is a law on personal information.")
    by_ai = replace(by_ai, source=replace(SOURCE, provenance="ai-written"))
    assert definition([by_ai, by_person], ["APPI"]) == by_person


def test_differing_takes_two() -> None:
    """People differ when several object or doubt; one person alone does not differ."""
    first, second = quotes("However, I have concerns about the cost.", "I doubt that this can be done in a year.")
    assert differing([first, second], 3) == (first, second)
    assert differing([first, replace(second, speaker_id=first.speaker_id)], 3) == ()
