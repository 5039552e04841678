"""What is new: which records arrived, what they hold, and what people decided since. Each query costs what is new."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefings.corpus.connection import Connections
from briefings.corpus.documents import SOURCE_COLUMNS, source_of
from briefings.corpus.frequent import CURRENT_COUNT
from briefings.records import Source

# The documents of a list, given as one JSON parameter: a list of any length fits.
_LISTED = "(SELECT value FROM json_each(?))"
# Whether the subscription looked, before {after}, at a time when the record of arrival `a` was to be seen: it was told
# of it then.
_SEEN_BEFORE = """EXISTS (
    SELECT 1 FROM (
        SELECT seen_at_start AS seen FROM subscription WHERE id = :subscription
        UNION SELECT seen_upto FROM delivery WHERE subscription_id = :subscription
    ) look WHERE look.seen <= {after} AND coalesce((
        SELECT e.event FROM arrival e WHERE e.document_id = a.document_id AND e.sequence <= look.seen
        ORDER BY e.sequence DESC LIMIT 1
    ), 'retired') <> 'retired')"""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far somebody has looked: the last arrival and the last decision. Both only grow, whatever the clock does."""

    seen: int = 0
    decided: int = 0


@dataclass(frozen=True, slots=True)
class Arrived:
    """What arrived after one cursor, up to and including another, as far as a subscription was not told of it."""

    after: Cursor
    upto: Cursor
    subscription_id: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """What the corpus first saw, or got back, from `since` (included) to `until` (not).

    What came back is left out as far as a subscription was told of it before.
    """

    since: datetime
    until: datetime
    subscription_id: int | None = None


Span = Arrived | Period


@dataclass(slots=True)
class Facts:
    """What one new document is about, as far as somebody may follow it. Ids map to main names."""

    topics: dict[int, str]
    people: dict[int, str]
    speakers: set[int]
    series: dict[int, str]
    roles: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Debut:
    """Somebody who spoke for the first time in any record on file."""

    person_id: int
    name: str
    source: Source


@dataclass(frozen=True, slots=True)
class Change:
    """A record that people changed: what was decided about it (kinds of corrections), and whether it was replaced."""

    source: Source
    corrected: tuple[str, ...]
    new_version: bool


class News:
    """What is new in a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def cursor(self) -> Cursor:
        """Where the corpus stands now."""
        row = (
            self._connections.read()
            .execute(
                """SELECT (SELECT coalesce(max(sequence), 0) FROM arrival) AS seen,
                (SELECT coalesce(max(id), 0) FROM correction) AS decided"""
            )
            .fetchone()
        )
        return Cursor(row["seen"], row["decided"])

    def documents(self, span: Span) -> list[int]:
        """Ids of the current versions of records that are new in the span, oldest first."""
        if isinstance(span, Arrived):
            seen_before = _SEEN_BEFORE.format(after=":after")
            # The first version of a record has the record's id: later versions are no news.
            sql = f"""SELECT d.id FROM arrival a JOIN current_document d ON d.record_id = a.document_id
                WHERE a.sequence > :after AND a.sequence <= :upto
                AND (a.event = 'filed' OR (a.event = 'restored' AND NOT {seen_before}))
                GROUP BY d.id ORDER BY min(a.sequence)"""
            named = {"after": span.after.seen, "upto": span.upto.seen, "subscription": span.subscription_id}
            return [row[0] for row in self._connections.read().execute(sql, named)]
        sql = f"""SELECT id, first_seen FROM current_document WHERE first_seen >= :since AND first_seen < :until
            UNION SELECT d.id, d.first_seen FROM arrival a JOIN current_document d ON d.record_id = a.document_id
            WHERE a.event = 'restored' AND a.at >= :since AND a.at < :until
            AND NOT {_SEEN_BEFORE.format(after="a.sequence - 1")} ORDER BY first_seen, id"""
        period = {"since": _text(span.since), "until": _text(span.until), "subscription": span.subscription_id}
        return [row[0] for row in self._connections.read().execute(sql, period)]

    def documents_before(self, span: Span, limit: int) -> list[int]:
        """Ids of the last records that were there before the span, newest first."""
        if isinstance(span, Arrived):
            sql = """SELECT d.id FROM arrival a JOIN current_document d ON d.record_id = a.document_id
                WHERE a.sequence <= ? AND a.event = 'filed' ORDER BY a.sequence DESC LIMIT ?"""
            return self._ids(sql, (span.after.seen, limit))
        sql = "SELECT id FROM current_document WHERE first_seen < ? ORDER BY first_seen DESC, id DESC LIMIT ?"
        return self._ids(sql, (_text(span.since), limit))

    def facts(self, document_ids: Sequence[int]) -> dict[int, Facts]:
        """What each of these documents is about."""
        found = {each: Facts({}, {}, set(), {}, []) for each in document_ids}
        listed = json.dumps(list(document_ids))
        read = self._connections.read()
        for row in read.execute(
            f"""SELECT dt.document_id, t.id, t.name FROM document_topic dt JOIN topic t ON t.id = dt.topic_id
            WHERE dt.document_id IN {_LISTED}""",
            (listed,),
        ):
            found[row["document_id"]].topics[row["id"]] = row["name"]
        for row in read.execute(
            f"""SELECT DISTINCT s.document_id, p.id, p.name FROM speech s JOIN person p ON p.id = s.person_id
            WHERE s.document_id IN {_LISTED}""",
            (listed,),
        ):
            found[row["document_id"]].people[row["id"]] = row["name"]
            found[row["document_id"]].speakers.add(row["id"])
        for table in ("attendance", "role_held"):
            for row in read.execute(
                f"""SELECT x.document_id, p.id, p.name, x.role, x.organisation FROM {table} x
                JOIN person p ON p.id = x.person_id WHERE x.document_id IN {_LISTED}""",
                (listed,),
            ):
                found[row["document_id"]].people[row["id"]] = row["name"]
                if row["role"] or row["organisation"]:
                    found[row["document_id"]].roles.append((row["role"] or "", row["organisation"] or ""))
        for row in read.execute(
            f"""SELECT r.document_id, s.id, s.name FROM meeting_record r JOIN meeting m ON m.id = r.meeting_id
            JOIN series s ON s.id = m.series_id WHERE r.status = 'recorded' AND r.document_id IN {_LISTED}""",
            (listed,),
        ):
            found[row["document_id"]].series[row["id"]] = row["name"]
        return found

    def topic_counts(self, document_ids: Sequence[int]) -> dict[int, tuple[str, int]]:
        """For each topic of these documents: its name, and in how many of them it occurs."""
        rows = self._connections.read().execute(
            f"""SELECT t.id, t.name, count(*) AS documents FROM document_topic dt JOIN topic t ON t.id = dt.topic_id
            WHERE dt.document_id IN {_LISTED} GROUP BY t.id""",
            (json.dumps(list(document_ids)),),
        )
        return {row["id"]: (row["name"], row["documents"]) for row in rows}

    def holding_topics(self, document_ids: Sequence[int], topic_ids: Sequence[int]) -> dict[int, frozenset[int]]:
        """For each of these topics, which of these documents it stands in."""
        rows = self._connections.read().execute(
            f"""SELECT topic_id, document_id FROM document_topic
            WHERE document_id IN {_LISTED} AND topic_id IN {_LISTED}""",
            (json.dumps(list(document_ids)), json.dumps(list(topic_ids))),
        )
        found: dict[int, set[int]] = {each: set() for each in topic_ids}
        for row in rows:
            found[row["topic_id"]].add(row["document_id"])
        return {topic: frozenset(documents) for topic, documents in found.items()}

    def first_seen(self, document_ids: Sequence[int]) -> dict[int, datetime]:
        """When the corpus first saw each of these documents."""
        rows = self._connections.read().execute(
            f"SELECT id, first_seen FROM document WHERE id IN {_LISTED}", (json.dumps(list(document_ids)),)
        )
        return {row["id"]: datetime.fromisoformat(row["first_seen"]) for row in rows}

    def debuts(self, document_ids: Sequence[int]) -> list[Debut]:
        """Who speaks in these documents and in no other current one, each with the first of these."""
        listed = json.dumps(list(document_ids))
        rows = self._connections.read().execute(
            f"""SELECT s.person_id, p.name, min(s.document_id), {SOURCE_COLUMNS}
            FROM speech s JOIN person p ON p.id = s.person_id JOIN current_document d ON d.id = s.document_id
            WHERE s.document_id IN {_LISTED} AND NOT EXISTS (
                SELECT 1 FROM speech e JOIN current_document c ON c.id = e.document_id
                WHERE e.person_id = s.person_id AND e.document_id NOT IN {_LISTED})
            GROUP BY s.person_id ORDER BY min(s.document_id), min(s.position)""",
            (listed, listed),
        )
        return [Debut(row["person_id"], row["name"], source_of(row)) for row in rows]

    def changes(self, span: Span) -> list[Change]:
        """Records that were there before the span and were corrected or replaced in it, oldest record first."""
        corrected: dict[int, list[str]] = defaultdict(list)
        for row in self._corrections(span):
            corrected[row["record_id"]].append(row["kind"])
        replaced = self._replaced(span)
        new = set(self.documents(span))
        wanted = json.dumps(sorted({*corrected, *replaced}))
        rows = self._connections.read().execute(
            f"""SELECT d.record_id, {SOURCE_COLUMNS} FROM current_document d
            WHERE d.record_id IN {_LISTED} ORDER BY d.record_id""",
            (wanted,),
        )
        return [
            Change(source_of(row), tuple(corrected.get(row["record_id"], ())), row["record_id"] in replaced)
            for row in rows
            if row["document_id"] not in new
        ]

    def open_questions(self, document_ids: Sequence[int]) -> int:
        """How many of these documents hold something that the reader could not decide."""
        row = (
            self._connections.read()
            .execute(
                f"SELECT count(DISTINCT document_id) FROM question WHERE document_id IN {_LISTED}",
                (json.dumps(list(document_ids)),),
            )
            .fetchone()
        )
        return int(row[0])

    def size(self) -> tuple[int, datetime | None]:
        """How many current records there are, and when the last one was first seen."""
        sql = f"SELECT {CURRENT_COUNT}, (SELECT max(first_seen) FROM current_document)"
        row = self._connections.read().execute(sql).fetchone()
        return int(row[0]), datetime.fromisoformat(row[1]) if row[1] else None

    def _corrections(self, span: Span) -> list[sqlite3.Row]:
        by = (
            ("id > ? AND id <= ?", (span.after.decided, span.upto.decided))
            if isinstance(span, Arrived)
            else (
                "made_at >= ? AND made_at < ?",
                (_text(span.since), _text(span.until)),
            )
        )
        sql = f"SELECT record_id, kind FROM correction WHERE undone_at IS NULL AND {by[0]} ORDER BY id"
        return self._connections.read().execute(sql, by[1]).fetchall()

    def _replaced(self, span: Span) -> set[int]:
        if isinstance(span, Arrived):
            sql = """SELECT d.record_id FROM arrival a JOIN document d ON d.id = a.document_id
                WHERE d.version > 1 AND a.event = 'filed' AND a.sequence > ? AND a.sequence <= ?"""
            return set(self._ids(sql, (span.after.seen, span.upto.seen)))
        # A version of a document is as old as its filing, whatever day the record was first seen on.
        sql = """SELECT d.record_id FROM audit_entry e JOIN document d ON d.id = e.subject_id
            WHERE e.subject = 'document' AND e.action = 'new-version' AND e.at >= ? AND e.at < ?"""
        return set(self._ids(sql, (_text(span.since), _text(span.until))))

    def _ids(self, sql: str, parameters: tuple[object, ...]) -> list[int]:
        return [row[0] for row in self._connections.read().execute(sql, parameters)]


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
