"""Spellings: every way a person, series or topic is written, and where that was seen or who added it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple, cast

from briefings.corpus.connection import Connections
from briefings.corpus.frequent import PAST
from briefings.corpus.people import PERSON_IS_VISIBLE
from briefings.records import Named, Spelling, SubjectKind

_KINDS: tuple[SubjectKind, ...] = ("person", "series", "topic")
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


# What an admin ruled out stays so in the records that write it later.
_ADD = """INSERT INTO spelling ({kind}_id, text, key, origin, document_id, added_by, added_at, read_as_id, retired_at)
    SELECT :subject, :text, :key, :origin, :document, :by, :at, :read_as, CASE :origin WHEN 'record' THEN (
        SELECT max(x.retired_at) FROM spelling x INDEXED BY spelling_ruled
        WHERE x.text = :text AND x.document_id IS NULL AND x.{kind}_id = :subject AND x.retired_at = x.added_at) END
    WHERE NOT EXISTS (
        SELECT 1 FROM spelling x WHERE +x.{kind}_id = :subject AND x.text = :text AND x.document_id IS :document
        AND x.retired_at IS NULL)"""


@dataclass(frozen=True, slots=True)
class DocumentSpelling:
    """A name as a document writes it. `named_id` is the subject it leads to before mergers, `subject_id` after."""

    kind: SubjectKind
    text: str
    subject_id: int
    named_id: int


class NamesMark(NamedTuple):
    """How far the names on file have come.

    `revision` is raised by every change; `rewritten` is the revision at which names were changed last in another way
    than by filing one more record; `last_document` is the id of the last document.
    """

    revision: int
    rewritten: int
    last_document: int


class RecordSpelling(NamedTuple):
    """A way of writing a name, as a record has it, to be kept.

    `read_as_id` is the subject that it leads to before mergers, where that is another one; `ruled_out_at` is when an
    admin ruled the spelling out, if so.
    """

    kind: SubjectKind
    subject_id: int
    text: str
    key: str
    read_as_id: int | None
    ruled_out_at: str | None


class Spellings:
    """The names of a corpus and their spellings."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def mark(self) -> NamesMark:
        """How far the names have come, by whatever process. Of what is filed after that, `written_after` tells."""
        row = (
            self._connections.read()
            .execute(
                """SELECT (SELECT value FROM meta WHERE key = 'names_revision') AS revision,
                    (SELECT value FROM meta WHERE key = 'names_rewritten') AS rewritten,
                    (SELECT max(id) FROM document) AS last"""
            )
            .fetchone()
        )
        return NamesMark(int(row["revision"]), int(row["rewritten"] or 0), row["last"] or 0)

    def named(self, kind: SubjectKind) -> list[Named]:
        """Every visible person, series or topic with all its spellings, the main name first."""
        connection = self._connections.read()
        spellings: dict[int, list[str]] = defaultdict(list)
        # In a large corpus thousands of rows say the same; looking for the few documents that are not current is
        # quicker than for all that are.
        for row in connection.execute(
            f"""SELECT x.{kind}_id AS id, x.text FROM spelling x
            WHERE x.{kind}_id IS NOT NULL AND x.retired_at IS NULL AND (x.document_id IS NULL
                OR x.document_id NOT IN (SELECT d.id FROM document d WHERE {PAST}))
            GROUP BY x.{kind}_id, x.text ORDER BY min(x.id)"""
        ):
            spellings[row["id"]].append(row["text"])
        return [
            Named(kind, subject_id, name, tuple(dict.fromkeys((name, *spellings.get(subject_id, ())))))
            for subject_id, name in connection.execute(_NAMES[kind])
        ]

    def written_after(self, kind: SubjectKind, document_id: int) -> list[Named]:
        """Of each person, series or topic in documents with greater ids, the main name and how these write it."""
        spellings: dict[tuple[int, str], list[str]] = defaultdict(list)
        for row in self._connections.read().execute(
            # The index is said: without it SQLite goes through all spellings, in their order.
            f"""SELECT s.id, s.name, x.text FROM spelling x INDEXED BY spelling_document
            CROSS JOIN {kind} s ON s.id = x.{kind}_id
            WHERE x.document_id > ? AND x.retired_at IS NULL ORDER BY x.id""",
            (document_id,),
        ):
            spellings[row["id"], row["name"]].append(row["text"])
        return [
            Named(kind, subject_id, name, tuple(dict.fromkeys((name, *written))))
            for (subject_id, name), written in sorted(spellings.items())
        ]

    def of(self, kind: SubjectKind, subject_id: int) -> tuple[Spelling, ...]:
        """One subject's spellings with where each was first seen."""
        # From one way of writing to the next in the index: thousands of records may write it in one way.
        rows = self._connections.read().execute(
            f"""WITH RECURSIVE written (text) AS (
                SELECT min(text) FROM spelling WHERE {kind}_id = :subject
                UNION ALL SELECT (SELECT min(text) FROM spelling WHERE {kind}_id = :subject AND text > written.text)
                FROM written WHERE text IS NOT NULL
            )
            SELECT x.text, x.origin, x.document_id, x.added_by FROM written CROSS JOIN spelling x ON x.id = (
                SELECT x.id FROM spelling x INDEXED BY spelling_{kind}
                WHERE x.{kind}_id = :subject AND x.text = written.text AND {_SEEN} ORDER BY x.id LIMIT 1)
            ORDER BY x.id""",
            {"subject": subject_id},
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

    def named_with_key(self, kind: SubjectKind, key: str) -> list[int]:
        """Like `with_key`; of merged subjects those that the records' own names lead to, before the merger."""
        named = f"coalesce(read_as_id, {kind}_id)"
        rest = f"FROM spelling WHERE key = ? AND {kind}_id IS NOT NULL AND retired_at IS NULL"
        # From one id to the next in the index: thousands of records may write a name of one subject.
        rows = self._connections.read().execute(
            f"""WITH RECURSIVE found (id) AS (
                SELECT min({named}) {rest}
                UNION ALL SELECT (SELECT min({named}) {rest} AND {named} > found.id) FROM found WHERE id IS NOT NULL
            ) SELECT id FROM found WHERE id IS NOT NULL""",
            (key, key),
        )
        return [row["id"] for row in rows]

    def named_with_keys(self, kind: SubjectKind, keys: Collection[str]) -> dict[str, list[int]]:
        """`named_with_key` of each of these keys that anybody has."""
        if not keys:
            return {}
        named = f"coalesce(x.read_as_id, x.{kind}_id)"
        rest = f"FROM spelling x WHERE x.key = wanted.value AND x.{kind}_id IS NOT NULL AND x.retired_at IS NULL"
        rows = self._connections.read().execute(
            f"""SELECT wanted.value, (SELECT min({named}) {rest}), (SELECT max({named}) {rest})
            FROM json_each(?) wanted""",
            (json.dumps(list(keys)),),
        )
        # Nearly every name is one subject's.
        return {
            key: [first] if first == last else self.named_with_key(kind, key)
            for key, first, last in rows.fetchall()
            if first is not None
        }

    def ruled_out(self, kind: SubjectKind, texts: Collection[str]) -> dict[tuple[int, str], str]:
        """Which of these ways of writing an admin ruled out for which subjects: {(subject, text): since when}."""
        if not texts:
            return {}
        rows = self._connections.read().execute(
            f"""SELECT x.{kind}_id, x.text, max(x.retired_at)
            FROM json_each(?) written CROSS JOIN spelling x INDEXED BY spelling_ruled ON x.text = written.value
            WHERE x.document_id IS NULL AND x.{kind}_id IS NOT NULL AND x.retired_at = x.added_at GROUP BY 1, 2""",
            (json.dumps(list(texts)),),
        )
        return {(subject_id, text): at for subject_id, text, at in rows}

    def name(self, kind: SubjectKind, subject_id: int) -> str | None:
        """The main name of a subject, visible or not; None when there is no such subject."""
        row = self._connections.read().execute(f"SELECT name FROM {kind} WHERE id = ?", (subject_id,)).fetchone()
        return row["name"] if row else None

    def rename(self, kind: SubjectKind, subject_id: int, name: str) -> None:
        """Give a subject another main name."""
        with self._connections.write() as connection:
            connection.execute(f"UPDATE {kind} SET name = ? WHERE id = ?", (name, subject_id))
            self.names_changed()

    def of_document(self, document_id: int) -> list[DocumentSpelling]:
        """Every way of writing a name that a document has, with the subject that it leads to."""
        found = []
        for row in self._connections.read().execute(
            "SELECT * FROM spelling WHERE document_id = ? ORDER BY id", (document_id,)
        ):
            kind = next(each for each in _KINDS if row[f"{each}_id"] is not None)
            subject_id = row[f"{kind}_id"]
            named_id = subject_id if row["read_as_id"] is None else row["read_as_id"]
            found.append(DocumentSpelling(kind, row["text"], subject_id, named_id))
        return found

    def documents_naming(self, kind: SubjectKind, subject_id: int) -> list[int]:
        """Ids of all documents, current or not, in which a name leads to the subject, also by way of a merger."""
        rows = self._connections.read().execute(
            f"""SELECT DISTINCT document_id FROM spelling WHERE document_id IS NOT NULL
            AND {kind}_id IS NOT NULL AND ({kind}_id = ? OR read_as_id = ?) ORDER BY document_id""",
            (subject_id, subject_id),
        )
        return [row["document_id"] for row in rows]

    def lead_on(self, kind: SubjectKind, subject_id: int, into_id: int) -> None:
        """Let the spellings that admins added to one subject lead to another one (a merger)."""
        with self._connections.write() as connection:
            connection.execute(
                f"""UPDATE spelling SET read_as_id = coalesce(read_as_id, {kind}_id), {kind}_id = ?
                WHERE {kind}_id = ? AND document_id IS NULL""",
                (into_id, subject_id),
            )

    def lead_back(self, kind: SubjectKind, subject_id: int, to_id: int) -> None:
        """Let the spellings that admins added to a merged subject lead to where its merger now ends (`to_id`)."""
        with self._connections.write() as connection:
            connection.execute(
                f"""UPDATE spelling SET {kind}_id = ?
                WHERE read_as_id = ? AND document_id IS NULL AND {kind}_id IS NOT NULL""",
                (to_id, subject_id),
            )

    def retire(self, kind: SubjectKind, subject_id: int, text: str, *, by: str, key: str, now: datetime) -> list[int]:
        """Let a way of writing no longer lead to the subject, in new readings neither; gives the ids of the rows."""
        with self._connections.write() as connection:
            rows = connection.execute(
                f"SELECT id FROM spelling WHERE {kind}_id = ? AND text = ? AND retired_at IS NULL", (subject_id, text)
            ).fetchall()
            # A row of its own says so to later readings, since those of documents are made anew.
            cursor = connection.execute(
                f"""INSERT INTO spelling ({kind}_id, text, key, origin, added_by, added_at, retired_at)
                VALUES (?, ?, ?, 'admin', ?, ?, ?)""",
                (subject_id, text, key, by, now.isoformat(), now.isoformat()),
            )
            ids = [*(row["id"] for row in rows), cast(int, cursor.lastrowid)]
            self._set_retired(ids, now.isoformat())
        return ids

    def unretire(self, kind: SubjectKind, subject_id: int, text: str, ruling_id: int) -> None:
        """Take a retirement back: the ruling's own row goes, and every row of this text counts again."""
        with self._connections.write() as connection:
            connection.execute("DELETE FROM spelling WHERE id = ?", (ruling_id,))
            connection.execute(
                f"UPDATE spelling SET retired_at = NULL WHERE {kind}_id = ? AND text = ?", (subject_id, text)
            )
            self.names_changed()

    def remove_added(self, spelling_id: int, now: datetime) -> None:
        """Take back a spelling that an admin added; the row stays, retired."""
        with self._connections.write():
            self._set_retired([spelling_id], now.isoformat())

    def _set_retired(self, ids: Sequence[int], at: str) -> None:
        with self._connections.write() as connection:
            connection.executemany("UPDATE spelling SET retired_at = ? WHERE id = ?", [(at, each) for each in ids])
            self.names_changed()

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
        read_as_id: int | None = None,
    ) -> int | None:
        """Note a way of writing a name; gives the new row's id. The same text from the same document is kept once.

        `read_as_id` is the subject that the name led to before mergers, where that is another one. Who notes the names
        of a record calls `names_changed` behind the last of them.
        """
        with self._connections.write() as connection:
            cursor = connection.execute(
                _ADD.format(kind=kind),
                {
                    "subject": subject_id,
                    "text": text,
                    "key": key,
                    "origin": origin,
                    "document": document_id,
                    "by": added_by,
                    "at": now.isoformat() if now else None,
                    "read_as": read_as_id,
                },
            )
            if not cursor.rowcount:
                return None
            if origin != "record":
                self.names_changed()
            return cast(int, cursor.lastrowid)

    def add_of_record(self, document_id: int, spellings: Sequence[RecordSpelling]) -> None:
        """Keep the ways of writing of a document that has none on file. See `ruled_out` for those that lead nowhere.

        Who notes the names of a record calls `names_changed` behind the last of them.
        """
        with self._connections.write() as connection:
            for kind, of_kind in groupby(spellings, key=attrgetter("kind")):
                connection.executemany(
                    f"""INSERT INTO spelling ({kind}_id, text, key, read_as_id, retired_at, document_id, origin)
                    VALUES (?, ?, ?, ?, ?, ?, 'record')""",
                    [(*each[1:], document_id) for each in of_kind],
                )

    def names_changed(self) -> None:
        """Raise the revision, so that every index over the names is rebuilt, in this process and in others."""
        with self._connections.write() as connection:
            self.names_added()
            connection.execute(
                """INSERT INTO meta (key, value) SELECT 'names_rewritten', value FROM meta WHERE key = 'names_revision'
                ON CONFLICT (key) DO UPDATE SET value = excluded.value"""
            )

    def names_added(self) -> None:
        """Raise the revision for one more document, beside which all is as it was: indexes take in what is new."""
        with self._connections.write() as connection:
            connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'names_revision'")
