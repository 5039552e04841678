"""How long one digest takes to build over a small and a large corpus, with equally much that is new.

    python -m bench.digest [RECORDS ...]

Each corpus grows by 20 records a week; the digest tells of the last week. Prints the medians and their ratio; exits 1
when the largest takes more than 1.5 times as long as the smallest. Processor time: other work on the machine does not
count. The corpora take turns, so that a machine that slows down meanwhile slows all of them.
"""

from __future__ import annotations

import contextlib
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from briefings.corpus import Corpus
from briefings.corpus.news import Arrived, Cursor
from briefings.digest import Composer, Request
from briefings.lookup import Lookup

SIZES = (1_000, 100_000)
NEW = 20
TIMES = 30
PEOPLE, TOPICS, SERIES, PASSAGES = 400, 300, 40, 6
END = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
LIMIT = 1.5
WORDS = "consent record ministry guidance review budget system public number office data sharing harbour access".split()


def main(sizes: Sequence[int]) -> int:
    """Print the medians; gives the exit status."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as opened:
        corpora = {}
        for size in sizes:
            path = Path(folder) / f"{size}.db"
            grown(path, size)
            corpora[size] = opened.enter_context(contextlib.closing(Corpus.open(path)))
        times = [[_build(corpus, size) for size, corpus in corpora.items()] for _ in range(TIMES)]
    medians = [statistics.median(each) for each in zip(*times, strict=True)]
    for size, median in zip(sizes, medians, strict=True):
        print(f"{size:>9,} records: {median * 1000:6.2f} ms for a digest of {NEW} new ones")
    ratio = medians[-1] / medians[0]
    print(f"{ratio:.2f} times as long (limit {LIMIT})")
    return int(ratio > LIMIT)


def _build(corpus: Corpus, size: int) -> float:
    """Seconds for one digest, nothing kept from an earlier one."""
    began = time.thread_time()
    week = timedelta(days=7)
    span = Arrived(Cursor(size - NEW), Cursor(size))
    today = END.date()
    digest = Composer(corpus, Lookup(corpus).documents).digest(
        Request(span, END - week, END, today, today - week, today + week)
    )
    assert len(digest.items) == NEW
    assert digest.due
    return time.thread_time() - began


def grown(path: Path, size: int) -> None:
    """A corpus of this many made-up records, written straight into the tables: filing them would take an hour."""
    corpus = Corpus.open(path)
    chance = random.Random(size)
    with corpus.write() as connection:
        for table, number in (("person", PEOPLE), ("topic", TOPICS), ("series", SERIES)):
            connection.executemany(
                f"INSERT INTO {table} (id, name) VALUES (?, ?)",  # noqa: S608 - one of three names above
                [(at, f"{table} {at}") for at in range(1, number + 1)],
            )
        for record in range(1, size + 1):
            _record(connection, record, END - timedelta(days=7) * (size - record) / NEW, chance)
    corpus.close()


def _record(connection: sqlite3.Connection, record: int, seen: datetime, chance: random.Random) -> None:
    speakers = chance.sample(range(1, PEOPLE + 1), 3)
    connection.execute(
        """INSERT INTO document (id, record_id, title, kind, provenance, filename, sha256, reader_version, filed_by,
            filed_at, first_seen) VALUES (?, ?, ?, 'minutes', 'official', 'x.txt', ?, 1, 'bench', ?, ?)""",
        (record, record, f"Record {record}", str(record), seen.isoformat(), seen.isoformat()),
    )
    connection.execute("INSERT INTO arrival (document_id) VALUES (?)", (record,))
    connection.execute(
        "INSERT INTO meeting (id, series_id, number, date) VALUES (?, ?, ?, ?)",
        (record, chance.randint(1, SERIES), record, seen.date().isoformat()),
    )
    connection.execute(
        "INSERT INTO meeting_record (meeting_id, document_id, status) VALUES (?, ?, 'recorded')", (record, record)
    )
    for at in range(PASSAGES):
        passage = record * PASSAGES + at
        connection.execute(
            """INSERT INTO speech (id, document_id, meeting_id, position, start_offset, end_offset, person_id, label,
                attribution) VALUES (?, ?, ?, ?, 0, 1, ?, 'Member', 'stated')""",
            (passage, record, record, at, speakers[at % 3]),
        )
        connection.execute(
            "INSERT INTO passage VALUES (?, ?, ?, 0, 1, ?, ?)",
            (passage, record, at, passage, " ".join(chance.choices(WORDS, k=40)).capitalize() + "."),
        )
        connection.execute("INSERT INTO mention VALUES (?, ?)", (chance.randint(1, TOPICS), passage))
    for topic in chance.sample(range(1, TOPICS + 1), 4):
        connection.execute(
            "INSERT INTO document_topic (topic_id, document_id, mentions) VALUES (?, ?, ?)", (topic, record, 2)
        )
    # A promise falls due three months after it was filed: every week as many as records came in.
    due: date = seen.date() + timedelta(days=90)
    connection.execute(
        "INSERT INTO commitment VALUES (NULL, ?, ?, ?, 'promise', ?, ?, ?)",
        (record, record * PASSAGES, speakers[0], f"Promise {record}", due.isoformat(), due.isoformat()),
    )


if __name__ == "__main__":
    raise SystemExit(main([int(each) for each in sys.argv[1:]] or SIZES))
