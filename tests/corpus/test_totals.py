"""How much is on file about a topic is known without counting it, whatever happens to the records."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

import pytest

from briefings.corpus import Corpus
from briefings.corpus.totals import count_anew, count_before, is_frequent_topic, miscounted, total_of
from tests.proof.many_records import FIRST_ID, many_records

RECORDS = 30
COUNTED = FIRST_ID + 20
# What the documents say, gone through one by one.
SAID = """SELECT t.topic_id, count(DISTINCT d.id), (
        SELECT sum(o.passages) FROM document_topic o JOIN current_document c ON c.id = o.document_id
        WHERE o.topic_id = t.topic_id), count(DISTINCT r.meeting_id)
    FROM document_topic t JOIN current_document d ON d.id = t.document_id
    LEFT JOIN meeting_record r ON r.document_id = d.id AND r.status = 'recorded'
    WHERE t.topic_id BETWEEN :first AND :first + 4 GROUP BY t.topic_id"""
CHANGES = {
    "retired": "UPDATE document SET retired_at = '2025-07-01' WHERE id = :record",
    "restored": "UPDATE document SET retired_at = NULL WHERE id = :record",
    "replaced": "UPDATE document SET superseded_by = (SELECT id FROM document WHERE id = :other) WHERE id = :record",
    "back": "UPDATE document SET superseded_by = NULL WHERE id = :record",
    "of another meeting, too": """INSERT OR IGNORE INTO meeting_record (meeting_id, document_id, status)
        SELECT m.id, d.id, 'recorded' FROM meeting m, document d WHERE m.id = :other AND d.id = :record""",
    "of no meeting": "DELETE FROM meeting_record WHERE document_id = :record",
    "about nothing": "DELETE FROM document_topic WHERE document_id = :record",
    "about it": """INSERT OR IGNORE INTO document_topic (topic_id, document_id, mentions, passages)
        SELECT t.id, d.id, 3, 2 FROM topic t, document d WHERE t.id = :topic AND d.id = :record""",
    "the meeting goes": "DELETE FROM meeting WHERE id = :other AND :record % 7 = 0",
    "the topic goes": "DELETE FROM topic WHERE id = :topic AND :record % 7 = 0",
    "the record goes": "DELETE FROM document WHERE id = :record AND :other % 5 = 0",
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """Thirty records, of which the first twenty are counted."""
    path = tmp_path_factory.mktemp("totals") / "many.db"
    many_records(path, RECORDS)
    corpus = Corpus.open(path)
    with corpus.write() as opened:
        opened.execute("UPDATE counted SET until = 0")
        count_before(opened, COUNTED + 1)
        yield opened
    corpus.close()


@pytest.fixture
def connection(kept: Connection) -> Iterator[Connection]:
    """The same for each test, whatever the one before has changed."""
    kept.execute("SAVEPOINT each")
    yield kept
    kept.execute("ROLLBACK TO each")


def totals_are_right(connection: Connection) -> bool:
    said = {row[0]: tuple(row[1:]) for row in connection.execute(SAID, {"first": FIRST_ID})}
    topics = [
        row[0] for row in connection.execute("SELECT id FROM topic WHERE id BETWEEN ? AND ? + 4", (FIRST_ID, FIRST_ID))
    ]
    return miscounted(connection) == 0 and all(
        total_of(connection, topic) == said.get(topic, (0, 0, 0)) for topic in topics
    )


def test_totals_follow_every_change(connection: Connection) -> None:
    """Whatever is retired, replaced, read again or removed, counted before or not, the totals are what is on file."""
    pick = random.Random(1)  # noqa: S311 - the same changes each time
    assert totals_are_right(connection)
    for _ in range(120):
        what = pick.choice(list(CHANGES))
        numbers = {name: FIRST_ID + pick.randint(1, RECORDS) for name in ("record", "other")}
        numbers["topic"] = FIRST_ID + pick.randint(0, 3)
        connection.execute("UPDATE document SET superseded_by = NULL WHERE superseded_by = ?", (numbers["record"],))
        connection.execute(CHANGES[what], numbers)
        assert totals_are_right(connection), (what, numbers)
    count_before(connection, FIRST_ID + RECORDS + 1, at_once=1)
    assert totals_are_right(connection)


def test_totals_are_made_anew(connection: Connection) -> None:
    """Totals that were lost are counted again from what the documents say."""
    connection.execute("UPDATE topic_total SET passages = passages + 1 WHERE topic_id = ?", (FIRST_ID,))
    assert miscounted(connection) == 1
    count_anew(connection)
    assert totals_are_right(connection)
    assert connection.execute("SELECT until FROM counted").fetchone()[0] == FIRST_ID + RECORDS


@pytest.mark.parametrize(("arrived", "frequent"), [(RECORDS, True), (RECORDS * 1_000, False)])
def test_whether_to_go_back_from_the_newest(connection: Connection, arrived: int, frequent: bool) -> None:
    """A topic of every record is looked for from the newest on, one of few records among many is not."""
    connection.execute("UPDATE arrival SET sequence = ? WHERE document_id = ?", (arrived + 100, FIRST_ID + RECORDS))
    connection.execute("UPDATE topic_total SET records = records + 70 WHERE topic_id = ?", (FIRST_ID,))
    assert is_frequent_topic(connection, FIRST_ID) is frequent


def test_the_doctor_finds_and_mends_wrong_totals(tmp_path: Path) -> None:
    """Totals that are not what the records say are told of, and `doctor --fix` counts them anew."""
    corpus = Corpus.open(tmp_path / "corpus.db")
    with corpus.write() as opened:
        opened.execute(
            """INSERT INTO document (id, record_id, title, kind, provenance, filename, sha256, reader_version, filed_by,
                filed_at, first_seen) VALUES (1, 1, 'Minutes', 'minutes', 'official', 'a.txt', 'x', 1, 'U1', '', '')"""
        )
        opened.execute("INSERT INTO topic (id, name) VALUES (1, 'dues')")
        opened.execute("UPDATE counted SET until = 1")
        opened.execute("INSERT INTO document_topic (topic_id, document_id, mentions) VALUES (1, 1, 3)")
        opened.execute("UPDATE topic_total SET records = 9")

    def advice() -> str | None:
        found = corpus.health.look_over(now=datetime(2026, 1, 5, tzinfo=UTC), reader_version=1)
        return next(each.advice for each in found if each.name == "totals")

    assert advice() == "Run `briefings doctor --fix`."
    assert "The totals of the topics were counted anew." in corpus.health.mend()
    assert advice() is None
    assert corpus.topics.count_sources(1) == 1
    corpus.close()
