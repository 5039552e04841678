"""Page after page of a person's words and of a topic's passages: each once, newest meeting first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.answers import QuotePage
from briefings.corpus import Corpus
from briefings.lookup import Lookup
from briefings.records import ReadMeeting
from tests.lookup.field import file, reading

# Sizes around the stretches in which passages are put in order, and far beyond them.
SIZES = (140, 59, 1, 75, 60, 33)
WORDS = "harbour tram library levy orchard tender permit canal census depot".split()


def file_meeting(corpus: Corpus, year: int, size: int) -> None:
    """Minutes of a year's meeting in which one person says so much on dues; every third time it is only thanks."""
    turns = tuple(
        ("Jonas Brandt", f"Thank you, {at} in {year}, for the dues." if at % 3 else _point(year, at))
        for at in range(size)
    )
    meeting = ReadMeeting(series="Harbour Board", number=year - 2000, date=f"{year}-03-01")
    file(corpus, reading(f"Harbour Board {year}", turns, meetings=(meeting,), topics=(("dues",),)))


def _point(year: int, at: int) -> str:
    return (
        f"Point {at} of {year}: the dues of {WORDS[at % 10]} {year * at} should rise, and {WORDS[year % 10]} must wait."
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """Several hundred passages of one person on one topic, in records filed in no order."""
    opened = Corpus.open(tmp_path / "harbour.db")
    for at, size in enumerate(SIZES):
        file_meeting(opened, 2010 + (5 * at + 2) % len(SIZES), size)
    yield opened
    opened.close()


def page_of(lookup: Lookup, about: str, limit: int, first: int, after: int | None) -> QuotePage:
    ask = lookup.person_quotes if about == "person" else lookup.topic_quotes
    return ask(1, limit, first, after)


@pytest.mark.parametrize("about", ["person", "topic"])
@pytest.mark.parametrize("limit", [5, 7, 60, 500])
def test_each_passage_stands_on_one_page(corpus: Corpus, about: str, limit: int) -> None:
    """All pages together hold every passage once, and no page is of a newer meeting than the one before."""
    lookup = Lookup(corpus)
    seen: list[int] = []
    days: list[str] = []
    page = page_of(lookup, about, limit, 1, None)
    while True:
        assert 0 < len(page.quotes) <= limit
        seen += [quote.passage_id for quote in page.quotes]
        days += [quote.meeting.date or "" for quote in page.quotes if quote.meeting]
        assert page.first == len(seen) + 1
        if not page.more:
            break
        page = page_of(lookup, about, limit, page.first, page.after)
    assert len(seen) == len(set(seen)) == sum(SIZES)
    assert days == sorted(days, reverse=True)


def test_what_tells_comes_before_thanks_on_later_pages_too(corpus: Corpus) -> None:
    """Beyond the first sixty passages, too, what somebody asks for comes before their thanks."""
    page = Lookup(corpus).person_quotes(1, 5, 61)
    assert all("should rise" in quote.text for quote in page.quotes)


def test_a_record_filed_meanwhile_moves_nothing(corpus: Corpus) -> None:
    """Whoever reads on while a newer record comes in sees nothing twice and misses nothing of what there was."""
    lookup = Lookup(corpus)
    seen: list[int] = []
    page = lookup.person_quotes(1, 60)
    seen += [quote.passage_id for quote in page.quotes]
    file_meeting(corpus, 2030, 17)
    while page.more:
        page = lookup.person_quotes(1, 60, page.first, page.after)
        seen += [quote.passage_id for quote in page.quotes]
    assert len(seen) == len(set(seen)) == sum(SIZES)
