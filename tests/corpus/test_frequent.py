"""Who is in very many records is answered as anybody else is, and not by going through all of those records."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefings.answers import PersonDetails, TopicDetails
from briefings.corpus import Corpus
from briefings.corpus.frequent import FREQUENT
from briefings.lookup import Lookup
from tests.proof.many_records import EVERYBODY, EVERYTHING, FIRST_ID, many_records

RECORDS = FREQUENT + 100
# The newest record, and the one before it, by the days of their meetings; from both something is taken away.
NEWEST = FIRST_ID + RECORDS
RETIRED, REPLACED = NEWEST - 1, NEWEST - 2
# One step for a thousand instructions of SQLite's machine: going through all records takes several hundred.
STEPS_A_PERSON = 300


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """More records than make a subject frequent; one of the newest is retired, one stands for the newest's version."""
    path = tmp_path_factory.mktemp("frequent") / "many.db"
    many_records(path, RECORDS)
    opened = Corpus.open(path)
    with opened.write() as connection:
        connection.execute("UPDATE document SET retired_at = '2025-07-01' WHERE id = ?", (RETIRED,))
        connection.execute("UPDATE document SET superseded_by = ? WHERE id = ?", (NEWEST, REPLACED))
    yield opened
    opened.close()


def person(corpus: Corpus) -> PersonDetails:
    found = Lookup(corpus).person_details(FIRST_ID)
    assert found is not None
    assert found.name == EVERYBODY
    return found


def test_somebody_in_every_record(corpus: Corpus) -> None:
    """The totals count what current records say, and what is shown is the newest of it."""
    found = person(corpus)
    assert (found.quotes_total, found.meetings_total) == (RECORDS - 2, RECORDS - 2)
    newest = [RECORDS, RECORDS - 3, RECORDS - 4, RECORDS - 5, RECORDS - 6]
    assert [quote.source.document_id - FIRST_ID for quote in found.quotes] == newest
    assert [meeting.id - FIRST_ID for meeting, _ in found.meetings[:5]] == newest
    assert {present for _, present in found.meetings} == {True}
    assert [held.role for held in found.roles[:2]] == [f"Chair of session {RECORDS}", f"Chair of session {RECORDS - 3}"]
    assert [source.document_id - FIRST_ID for source in found.sources] == list(range(1, 21))
    assert found.topics_from == 1_000
    assert (found.topics[0].name, found.topics[0].count) == (EVERYTHING, 1_000)


def test_a_topic_of_every_record(corpus: Corpus) -> None:
    """So it is for a topic, and for one person's words on it."""
    found = Lookup(corpus).topic_details(FIRST_ID)
    assert isinstance(found, TopicDetails)
    assert (found.name, found.quotes_total) == (EVERYTHING, 2 * (RECORDS - 2))
    assert (found.meetings_total, found.sources_total) == (RECORDS - 2, RECORDS - 2)
    newest = [RECORDS, RECORDS - 3, RECORDS - 4]
    assert [meeting.id - FIRST_ID for meeting, _ in found.meetings[:3]] == newest
    assert [mentions for _, mentions in found.meetings[:3]] == [2, 2, 2]
    assert found.speakers_from == 300
    assert (found.speakers[0].name, found.speakers[0].count) == (EVERYBODY, 150)
    on_it = corpus.passages.of_person_on_topic(FIRST_ID, FIRST_ID, 3)
    assert [quote.source.document_id - FIRST_ID for quote in on_it] == newest


def test_first_passages_of_the_newest_and_the_oldest(corpus: Corpus) -> None:
    """What a topic is may have been said when it first came up, or lately: both ends of its records are looked at."""
    firsts = [corpus.passages.by_id([each])[0] for each in corpus.passages.first_by_document(FIRST_ID, 5)]
    assert [quote.source.document_id - FIRST_ID for quote in firsts] == [RECORDS, RECORDS - 3, RECORDS - 4, 2, 1]
    assert {quote.position for quote in firsts} == {min(quote.position for quote in firsts)}


def test_page_after_page(corpus: Corpus) -> None:
    """What follows a passage is the next older one, also for who is in every record."""
    first = corpus.passages.of_person(FIRST_ID, 3)
    after = corpus.passages.of_person(FIRST_ID, 2, after=first[0].passage_id)
    assert [quote.passage_id for quote in after] == [quote.passage_id for quote in first[1:]]


def test_a_moved_meeting_moves_its_words(corpus: Corpus) -> None:
    """When a meeting's day is corrected, or its record published on another, the words stand at the new place."""
    moved = FIRST_ID + 10
    with corpus.write() as connection:
        connection.execute("UPDATE meeting SET date = '2099-01-01' WHERE id = ?", (moved,))
    assert corpus.passages.of_person(FIRST_ID, 1)[0].source.document_id == moved
    with corpus.write() as connection:
        connection.execute("DELETE FROM meeting_record WHERE document_id = ?", (moved,))
        connection.execute("UPDATE document SET published = '1950-01-11' WHERE id = ?", (moved,))
    assert corpus.passages.of_person(FIRST_ID, 1)[0].source.document_id == NEWEST


def test_the_newest_are_found_without_all_others(corpus: Corpus) -> None:
    """The words, meetings, roles, topics and sources of somebody in every record take few of SQLite's steps."""
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    with corpus.write() as connection:
        connection.set_progress_handler(step, 1_000)
        corpus.people.roles(FIRST_ID)
        corpus.people.meetings(FIRST_ID, 100)
        corpus.people.speaks_on(FIRST_ID)
        corpus.people.sources(FIRST_ID)
        corpus.passages.of_person(FIRST_ID, 61)
        connection.set_progress_handler(None, 0)
    assert 0 < steps < STEPS_A_PERSON
