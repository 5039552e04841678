"""Spellings: every way a person, series or topic is written, and where that was seen or who added it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Literal, cast

from briefings.corpus.connection import Connections
from briefings.corpus.people import PERSON_IS_VISIBLE
from briefings.records import Named, Spelling, SubjectKind

Origin = Literal["record", "admin", "reader"]

_NAMES = {
    "person": f"SELECT p.id, p.name FROM person p WHERE {PERSON_IS_VISIBLE}",
    "series": """SELECT DISTINCT s.id, s.name FROM series s JOIN meeting m ON m.series_id = s.id
        JOIN meeting_record r ON r.meeting_id = m.id JOIN current_document d ON d.id = r.document_id""",
    "topic": """SELECT DISTINCT t.id, t.name FROM topic t JOIN document_topic dt ON dt.topic_id = t.id
        JOIN current_document d ON d.id = dt.document_id""",
}
# A spelling counts while the document it was seen in is current; one that an admin added always counts.
_SEEN = """x.retired_at IS NULL AND (x.document_id IS NULL OR EXISTS (
    SELECT 1 FROM current_document d WHERE d.id = x.document_id))"""


class Spellings:
    """The names of a corpus and their spellings."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def named(self, kind: SubjectKind) -> list[Named]:
        """Every visible person, series or topic with all its spellings, the main name first."""
        connection = self._connections.read()
        spellings: dict[int, list[str]] = defaultdict(list)
        for row in connection.execute(
            f"SELECT x.{kind}_id AS id, x.text FROM spelling x WHERE x.{kind}_id IS NOT NULL AND {_SEEN} ORDER BY x.id"
        ):
            spellings[row["id"]].append(row["text"])
        return [
            Named(kind, row["id"], row["name"], tuple(dict.fromkeys([row["name"], *spellings[row["id"]]])))
            for row in connection.execute(_NAMES[kind])
        ]

    def of(self, kind: SubjectKind, subject_id: int) -> tuple[Spelling, ...]:
        """One subject's spellings with where each was first seen."""
        rows = self._connections.read().execute(
            f"""SELECT x.text, x.origin, x.document_id, x.added_by FROM spelling x
            WHERE x.{kind}_id = ? AND {_SEEN} GROUP BY x.text ORDER BY min(x.id)""",
            (subject_id,),
        )
        return tuple(
            Spelling(row["text"], cast(Origin, row["origin"]), row["document_id"], row["added_by"]) for row in rows
        )

    def with_key(self, kind: SubjectKind, key: str) -> list[int]:
        """Ids of the subjects that have a spelling with this key (see filing for what a key is), oldest first."""
        rows = self._connections.read().execute(
            f"""SELECT DISTINCT {kind}_id AS id FROM spelling
            WHERE key = ? AND {kind}_id IS NOT NULL AND retired_at IS NULL ORDER BY id""",
            (key,),
        )
        return [row["id"] for row in rows]

    def add_subject(self, kind: SubjectKind, name: str) -> int:
        """A new person, series or topic with this main name; gives its id."""
        with self._connections.write() as connection:
            cursor = connection.execute(f"INSERT INTO {kind} (name) VALUES (?)", (name,))
            return cast(int, cursor.lastrowid)

    def add(
        self,
        kind: SubjectKind,
        subject_id: int,
        text: str,
        *,
        key: str,
        origin: Origin,
        document_id: int | None = None,
        added_by: str | None = None,
        now: datetime | None = None,
    ) -> None:
        """Note a way of writing a name. The same text from the same document is kept once."""
        with self._connections.write() as connection:
            known = connection.execute(
                f"SELECT 1 FROM spelling WHERE {kind}_id = ? AND text = ? AND document_id IS ? AND retired_at IS NULL",
                (subject_id, text, document_id),
            ).fetchone()
            if known is None:
                connection.execute(
                    f"""INSERT INTO spelling ({kind}_id, text, key, origin, document_id, added_by, added_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    (subject_id, text, key, origin, document_id, added_by, now.isoformat() if now else None),
                )
                self.names_changed()

    def names_changed(self) -> None:
        """Raise the revision, so that every index over the names is rebuilt, in this process and in others."""
        with self._connections.write() as connection:
            connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'names_revision'")
