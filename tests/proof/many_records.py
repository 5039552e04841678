"""A corpus of very many records, written straight into its file: what a team has after decades, in seconds."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from briefings.names import key
from tests.bot.made_up import made_up_corpus

PEOPLE, TOPICS, BODIES = 3_000, 1_000, 400
# Who speaks in every record, and what all records are about.
EVERYBODY, EVERYTHING = "Jonas Brandt", "harbour dues"
FIRST_ID = 10_000_000  # from here on, apart from those of the made-up records

# A line for each record: its number, its id (its meeting's and first speech's too), another id, and what belongs to it.
_NUMBERS = """
    CREATE TEMP TABLE n AS WITH RECURSIVE counted(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counted WHERE i < :count)
    SELECT i, :base + i AS id, 2 * :base + i AS second, date('1950-01-01', (i % 27000) || ' days') AS day,
        i / :bodies + 1 AS number, :base + i % :bodies AS body, :base AS everybody, :base + i % :people AS person,
        :base AS everything, :base + 1 + i % (:topics - 1) AS topic FROM counted
"""
_RECORDS = (
    """INSERT INTO document (id, record_id, title, kind, language, published, provenance, filename, sha256,
        reader_version, filed_by, filed_at, first_seen)
        SELECT id, id, 'Minutes of the very long-named Joint Committee on Harbours, Ferries & 港湾政策 no. ' || i,
        'minutes', 'en', day, 'official',
        i || '.txt', i, 1, 'tests', '2025-06-01T08:00:00+00:00', '2025-06-01T08:00:00+00:00'
        FROM n""",
    "INSERT INTO content (document_id, original, text) SELECT id, '', '' FROM n",
    "INSERT INTO arrival (document_id) SELECT id FROM n",
    """INSERT INTO meeting (id, series_id, number, date, agenda) SELECT id, body, number, day, '["Dues"]' FROM n""",
    """INSERT INTO meeting_record (meeting_id, document_id, status, number, date)
        SELECT id, id, 'recorded', number, day FROM n""",
    """INSERT INTO role_held (person_id, document_id, role, organisation)
        SELECT person, id, 'Member no. ' || (i % 90), 'Port ' || (i % 70) FROM n""",
    """INSERT INTO attendance (meeting_id, person_id, document_id, position, role, present)
        SELECT id, everybody, id, 1, 'Chair of session ' || i, 1 FROM n""",
    """INSERT INTO speech (id, document_id, meeting_id, position, start_offset, end_offset, person_id, label,
        attribution)
        SELECT id, id, id, 1, 0, 9, everybody, 'Brandt:', 'stated' FROM n
        UNION ALL SELECT second, id, id, 2, 9, 18, person, 'Member:', 'stated' FROM n""",
    """INSERT INTO passage (id, document_id, position, start_offset, end_offset, speech_id, text)
        SELECT id, id, 1, 0, 9, id,
        'However, the harbour dues of berth ' || i || ' should rise & fall <by ' || (i % 13) || '%>.' FROM n
        UNION ALL SELECT second, id, 2, 9, 18, second,
        'I doubt that harbour dues of ' || i || ' are concerned: 港湾の使用料は' || i || '円です。' FROM n""",
    """INSERT INTO mention (topic_id, passage_id)
        SELECT everything, id FROM n UNION ALL SELECT everything, second FROM n UNION ALL SELECT topic, id FROM n""",
    """INSERT INTO document_topic (topic_id, document_id, mentions, passages, first_passage, last_passage)
        SELECT everything, id, 2, 2, id, second FROM n UNION ALL SELECT topic, id, 1, 1, id, id FROM n""",
    """INSERT INTO commitment (document_id, passage_id, person_id, type, text, due_from, due_to)
        SELECT id, id, everybody, 'promise', 'Berth ' || i || ' is ready by then.', '2025-06-30', '2025-06-30'
        FROM n""",
    "INSERT INTO passage_words (rowid, words) SELECT id, text FROM passage WHERE id > :base",
    "UPDATE meta SET value = value + 1 WHERE key = 'names_revision'",
)
_NAMES = (
    "INSERT INTO person (id, name) VALUES (:id, :name)",
    "INSERT INTO spelling (person_id, text, key, origin) VALUES (:id, :name, :key, 'record')",
    "INSERT INTO topic (id, name) VALUES (:id, :name)",
    "INSERT INTO spelling (topic_id, text, key, origin) VALUES (:id, :name, :key, 'record')",
    "INSERT INTO series (id, name) VALUES (:id, :name)",
    "INSERT INTO spelling (series_id, text, key, origin) VALUES (:id, :name, :key, 'record')",
)


def many_records(path: Path, count: int) -> None:
    """A corpus of `count` records in a new file, besides the made-up ones.

    Each has a meeting of one of 400 bodies, two speeches, two topics, a role and a promise. One person speaks in all of
    them, and all are about one topic.
    """
    made_up_corpus(path).close()
    numbers = {"count": count, "base": FIRST_ID, "people": PEOPLE, "topics": TOPICS, "bodies": BODIES}
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for statement, named in zip(_NAMES, _names(), strict=True):
            connection.executemany(statement, named)
        connection.execute(_NUMBERS, numbers)
        for statement in _RECORDS:
            connection.execute(statement, numbers if ":base" in statement else {})


def _names() -> Iterator[list[dict[str, object]]]:
    """The rows for each statement of `_NAMES`."""
    for names in (
        [EVERYBODY, *(f"Ana{_letters(at)} Vos{_letters(at * 7)}" for at in range(1, PEOPLE))],
        [EVERYTHING, *(f"{_letters(at)} permits & <tolls>" for at in range(1, TOPICS))],
        [f"{_letters(at)} Harbour Board" for at in range(BODIES)],
    ):
        rows: list[dict[str, object]] = [
            {"id": FIRST_ID + at, "name": name, "key": key(name)} for at, name in enumerate(names)
        ]
        yield rows
        yield rows


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))
