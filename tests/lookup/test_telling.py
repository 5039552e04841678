"""Which of a subject's passages come first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.lookup.telling import differing, telling_first
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


def test_pages_follow_each_other() -> None:
    """Pages of any size, put together, are the whole in its order."""
    texts = ("It was cold.", "We must decide by 2026.", "Thank you.", "We ask for 300 million yen.", "Yes, it rains.")
    said = [
        replace(each, passage_id=10 * document + each.passage_id, source=replace(SOURCE, document_id=document))
        for document in (3, 2, 1)
        for each in quotes(*texts)
    ]
    whole = telling_first(said, {})
    assert sorted(each.passage_id for each in whole) == sorted(each.passage_id for each in said)
    for size in (1, 2, 4, 7, 15):
        pages = [telling_first(said, {}, size, skipped) for skipped in range(0, len(said), size)]
        assert [each for page in pages for each in page] == whole


def test_differing_takes_two() -> None:
    """People differ when several object or doubt; one person alone does not differ."""
    first, second = quotes("However, the tram has me concerned.", "I doubt that a tram can be built in a year.")
    assert differing([first, second], ["tram"], 3) == (first, second)
    assert differing([first, replace(second, speaker_id=first.speaker_id)], ["tram"], 3) == ()


@pytest.mark.parametrize(
    "beside",
    [
        "The tram is here. We ate. It was a difficult year for the library.",
        "However, I have concerns about the library.",
    ],
)
def test_doubts_about_something_else_are_no_difference(beside: str) -> None:
    """Who doubts something else in the same breath does not differ about what is asked."""
    assert differing(quotes("I doubt that a tram can be built.", beside), ["tram"], 3) == ()


def test_an_ai_s_word_is_no_difference_between_people() -> None:
    """What an AI's article says of people does not show that they differ."""
    first, second = quotes("However, the tram has me concerned.", "I doubt that a tram can be built in a year.")
    by_ai = replace(second, source=replace(SOURCE, provenance="ai-written"))
    assert differing([first, by_ai], ["tram"], 3) == ()
