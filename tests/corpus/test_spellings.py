"""Names and who has them, in corpora in which thousands of records write one name."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.corpus import Corpus

NOW = datetime(2025, 6, 2, 9, tzinfo=UTC)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with contextlib.closing(Corpus.open(tmp_path / "corpus.db")) as opened:
        yield opened


def test_each_subject_of_a_name_is_found_once_and_in_order(corpus: Corpus) -> None:
    """However many ways of writing share a key, its subjects come once each, oldest first, of one kind only."""
    topics = [corpus.spellings.add_subject("topic", f"Topic {number}") for number in range(4)]
    corpus.spellings.add_subject("person", "Somebody")
    for topic in (topics[2], topics[0], topics[2], topics[3]):
        for text in ("Consent", "consent", "the consent"):
            corpus.spellings.add("topic", topic, text, key="consent", origin="admin", now=NOW)
    corpus.spellings.add("person", 1, "Consent", key="consent", origin="admin", now=NOW)
    assert corpus.spellings.named_with_key("topic", "consent") == [topics[0], topics[2], topics[3]]
    assert corpus.spellings.named_with_key("topic", "nothing") == []


def test_merged_and_retired_names_lead_as_the_records_say(corpus: Corpus) -> None:
    """A merged subject's name leads to it as it was before the merger; a retired way of writing leads nowhere."""
    before, now = (corpus.spellings.add_subject("topic", name) for name in ("Old", "New"))
    corpus.spellings.add("topic", now, "Old", key="old", origin="admin", now=NOW, read_as_id=before)
    corpus.spellings.add("topic", now, "Gone", key="gone", origin="admin", now=NOW)
    corpus.spellings.retire("topic", now, "Gone", by="U1", key="gone", now=NOW)
    assert corpus.spellings.named_with_key("topic", "old") == [before]
    assert corpus.spellings.named_with_key("topic", "gone") == []


def test_the_same_spelling_is_noted_once(corpus: Corpus) -> None:
    """One row for a text of a subject from one place; what an admin retired stays so where a record writes it."""
    topic = corpus.spellings.add_subject("topic", "Consent")
    assert corpus.spellings.add("topic", topic, "Consent", key="consent", origin="admin", now=NOW) is not None
    assert corpus.spellings.add("topic", topic, "Consent", key="consent", origin="admin", now=NOW) is None
    corpus.spellings.retire("topic", topic, "Consent", by="U1", key="consent", now=NOW)
    assert corpus.spellings.add("topic", topic, "Consent", key="consent", origin="record") is not None
    assert corpus.spellings.named_with_key("topic", "consent") == []


def test_a_name_is_found_without_going_through_its_records(corpus: Corpus) -> None:
    """SQLite steps through the index by key and subject: its work does not grow with the records that write a name."""
    topic = corpus.spellings.add_subject("topic", "Consent")
    work = []
    for more in (50, 1_000):
        for number in range(more):
            corpus.spellings.add("topic", topic, f"Consent {more} {number}", key="consent", origin="record")
        work.append(_steps_to_find(corpus, "consent"))
    assert work[1] <= work[0] + 2


def _steps_to_find(corpus: Corpus, key: str) -> int:
    """How many times ten instructions of SQLite's machine it took."""
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1

    with corpus.write() as connection:
        connection.set_progress_handler(count, 10)
        assert len(corpus.spellings.named_with_key("topic", key)) == 1
        connection.set_progress_handler(None, 0)
    return steps
