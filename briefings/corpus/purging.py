"""Removing one record for good: every row and word of it, where other rows keep none of it either."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from sqlite3 import Connection

from briefings.corpus import fulltext
from briefings.corpus.connection import Connections
from briefings.corpus.health import orphans_of
from briefings.corpus.statements import Statements
from briefings.records import SubjectKind

_WORD = re.compile(r"\w+")
# So many words in a row, or signs of a script without spaces, are taken from a record and not from the language.
_A_RUN, _SIGNS = 5, 8
_UNPARTED = re.compile(r"[\u0e00-\u0e7f\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]{8,}")
_KINDS: tuple[SubjectKind, ...] = ("person", "series", "topic")


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a purge of a record removes."""

    record_id: int
    titles: tuple[str, ...]
    sha256s: tuple[str, ...]
    bytes_kept: int
    passages: int
    corrections: int


@dataclass(frozen=True, slots=True)
class _Words:
    """What a record says, in plain words, and its passages."""

    text: str
    passages: frozenset[int]


class Purging:
    """Purges records of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._statements = Statements(connections)

    def holdings(self, record_id: int) -> Holdings | None:
        """What is kept of a record in all its versions, or None when there is no such record."""
        connection = self._connections.read()
        rows = connection.execute(
            """SELECT d.title, d.sha256, length(c.original) AS size FROM document d
            JOIN content c ON c.document_id = d.id WHERE d.record_id = ? ORDER BY d.id""",
            (record_id,),
        ).fetchall()
        if not rows:
            return None
        passages = "SELECT count(*) FROM passage p JOIN document d ON d.id = p.document_id WHERE d.record_id = ?"
        return Holdings(
            record_id=record_id,
            titles=tuple(dict.fromkeys(row["title"] for row in rows)),
            sha256s=tuple(dict.fromkeys(row["sha256"] for row in rows)),
            bytes_kept=sum(row["size"] for row in rows),
            passages=int(connection.execute(passages, (record_id,)).fetchone()[0]),
            corrections=int(
                connection.execute("SELECT count(*) FROM correction WHERE record_id = ?", (record_id,)).fetchone()[0]
            ),
        )

    def remove(self, record_id: int) -> None:
        """Remove the record from every table, within the caller's transaction. `wipe` it afterwards."""
        with self._connections.write() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            documents = connection.execute(
                "SELECT id, first_seen FROM document WHERE record_id = ?", (record_id,)
            ).fetchall()
            meetings = connection.execute(
                """SELECT DISTINCT meeting_id FROM meeting_record r JOIN document d ON d.id = r.document_id
                WHERE d.record_id = ?""",
                (record_id,),
            ).fetchall()
            named = {kind: self._named_in(connection, kind, record_id) for kind in _KINDS}
            written = {kind: self._written_in(connection, kind, record_id) for kind in _KINDS}
            words = self._words_of(connection, record_id)
            for document in documents:
                self._statements.clear(document["id"])
                connection.execute(
                    """UPDATE audit_entry SET before = NULL, after = NULL, undo = NULL
                    WHERE subject = 'document' AND subject_id = ?""",
                    (document["id"],),
                )
                # A digest that told of it stands in the outbox; what was sent or failed needs its words no more.
                connection.execute(
                    "UPDATE delivery SET message = '' WHERE until >= ? AND state IN ('sent', 'failed', 'empty')",
                    (document["first_seen"],),
                )
            self._forget_copies(connection, record_id)
            connection.execute("DELETE FROM correction WHERE record_id = ?", (record_id,))
            connection.execute("DELETE FROM told WHERE record_id = ?", (record_id,))
            connection.execute("UPDATE document SET superseded_by = NULL WHERE record_id = ?", (record_id,))
            connection.execute("DELETE FROM document WHERE record_id = ?", (record_id,))
            self._settle(connection, [row["meeting_id"] for row in meetings])
            self._forget_names(connection, named)
            self._forget_trail(connection, written)
            self._forget_questions(connection, words, {name for names in written.values() for name in names})

    def wipe(self) -> None:
        """Overwrite freed pages and the log: the words are gone from the file, too. Not within a transaction."""
        connection = self._connections.read()
        connection.execute("INSERT INTO passage_words (passage_words) VALUES ('optimize')")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _settle(self, connection: Connection, meetings: list[int]) -> None:
        for meeting_id in meetings:
            connection.execute(
                """UPDATE meeting SET number = NULL, date = NULL, end_date = NULL, start = NULL, "end" = NULL,
                    place = NULL, agenda = '[]' WHERE id = ?""",
                (meeting_id,),
            )
            self._statements.settle_meeting(meeting_id)
        self._statements.drop_unspoken_meetings()

    def _forget_copies(self, connection: Connection, record_id: int) -> None:
        """What else holds its words: files on the desk with the same bytes, and answers that people spoke about."""
        versions = connection.execute(
            """SELECT d.sha256, d.first_seen, length(c.original) AS size FROM document d
            JOIN content c ON c.document_id = d.id WHERE d.record_id = ?""",
            (record_id,),
        ).fetchall()
        digests = {row["sha256"] for row in versions}
        items = {
            row["id"]
            for version in versions
            for row in connection.execute("SELECT id, data FROM tray_item WHERE length(data) = ?", (version["size"],))
            if hashlib.sha256(row["data"]).hexdigest() in digests
        }
        items |= {
            row["id"]
            for row in connection.execute(
                "SELECT id FROM tray_item WHERE document_id IN (SELECT id FROM document WHERE record_id = ?)",
                (record_id,),
            )
        }
        for item_id in items:
            connection.execute(
                "UPDATE audit_entry SET before = NULL, after = NULL WHERE subject = 'tray' AND subject_id = ?",
                (item_id,),
            )
            connection.execute("DELETE FROM tray_item WHERE id = ?", (item_id,))
        # Which answers showed it is not kept, so none since it came keeps its words.
        since = min(row["first_seen"] for row in versions)
        connection.execute("UPDATE feedback SET shown = '' WHERE at >= ?", (since,))

    def _words_of(self, connection: Connection, record_id: int) -> _Words:
        texts = connection.execute(
            """SELECT d.title || ' ' || c.text AS said FROM document d JOIN content c ON c.document_id = d.id
            WHERE d.record_id = ?""",
            (record_id,),
        )
        passages = connection.execute(
            "SELECT p.id FROM passage p JOIN document d ON d.id = p.document_id WHERE d.record_id = ?", (record_id,)
        )
        return _Words(" | ".join(_plain(row["said"]) for row in texts), frozenset(row["id"] for row in passages))

    def _forget_questions(self, connection: Connection, words: _Words, written: Set[str]) -> None:
        """What people asked when they were shown it goes, and so does a question that quotes what only it says."""
        sql = """SELECT 1 FROM spelling WHERE text = :name
            UNION SELECT 1 FROM person WHERE name = :name UNION SELECT 1 FROM series WHERE name = :name
            UNION SELECT 1 FROM topic WHERE name = :name"""
        gone = {_plain(name) for name in written if connection.execute(sql, {"name": name}).fetchone() is None}
        for row in connection.execute("SELECT id, asked, passages FROM feedback").fetchall():
            shown = words.passages.intersection(json.loads(row["passages"]))
            asked = f" {_plain(row['asked'])} "
            named = any(f" {name} " in asked for name in gone if name)
            quoted = (run for run in _runs(asked) if run in words.text)
            if shown or named or any(not fulltext.has_phrase(connection, run) for run in quoted):
                connection.execute("DELETE FROM feedback WHERE id = ?", (row["id"],))

    def _named_in(self, connection: Connection, kind: SubjectKind, record_id: int) -> list[int]:
        """The subjects that the record names, before mergers and after."""
        rows = connection.execute(
            f"""SELECT DISTINCT x.{kind}_id AS id FROM spelling x JOIN document d ON d.id = x.document_id
            WHERE d.record_id = ? AND x.{kind}_id IS NOT NULL
            UNION SELECT DISTINCT x.read_as_id FROM spelling x JOIN document d ON d.id = x.document_id
            WHERE d.record_id = ? AND x.{kind}_id IS NOT NULL AND x.read_as_id IS NOT NULL""",
            (record_id, record_id),
        )
        return [row["id"] for row in rows]

    def _forget_names(self, connection: Connection, named: Mapping[SubjectKind, list[int]]) -> None:
        """Names that only this record had go; a main name that only it had gives way to one that others write."""
        for kind in _KINDS:
            for subject_id in named[kind]:
                # What people added to a name that no record has any more is of nobody now.
                connection.execute(
                    f"""DELETE FROM spelling WHERE {kind}_id = ? AND document_id IS NULL AND NOT EXISTS (
                        SELECT 1 FROM spelling x
                        WHERE x.document_id IS NOT NULL AND x.{kind}_id = spelling.{kind}_id)""",
                    (subject_id,),
                )
            connection.execute(f"DELETE FROM {kind} WHERE {orphans_of(kind)}")
            connection.execute(
                f"""UPDATE {kind} SET name = (SELECT x.text FROM spelling x WHERE x.{kind}_id = {kind}.id ORDER BY x.id)
                WHERE EXISTS (SELECT 1 FROM spelling x WHERE x.{kind}_id = {kind}.id)
                AND NOT EXISTS (SELECT 1 FROM spelling x WHERE x.text = {kind}.name
                    AND (x.{kind}_id = {kind}.id OR x.read_as_id = {kind}.id))"""
            )
            # One that was merged is kept, for the merger's sake, but not what it was called.
            connection.execute(
                f"""UPDATE {kind} SET name = '(removed)' WHERE id IN ({",".join("?" * len(named[kind]))})
                AND NOT EXISTS (SELECT 1 FROM spelling x WHERE x.{kind}_id = {kind}.id OR (
                    x.{kind}_id IS NOT NULL AND x.read_as_id = {kind}.id))""",
                named[kind],
            )

    def _written_in(self, connection: Connection, kind: SubjectKind, record_id: int) -> list[str]:
        """How the record writes the names of a kind."""
        rows = connection.execute(
            f"""SELECT DISTINCT x.text FROM spelling x JOIN document d ON d.id = x.document_id
            WHERE d.record_id = ? AND x.{kind}_id IS NOT NULL""",
            (record_id,),
        )
        return [row["text"] for row in rows]

    def _forget_trail(self, connection: Connection, written: Mapping[SubjectKind, list[str]]) -> None:
        """The audit trail keeps that something was changed, not names that only this record had."""
        for kind in _KINDS:
            connection.execute(
                f"""UPDATE audit_entry SET before = NULL, after = NULL, undo = NULL
                WHERE subject = ? AND subject_id NOT IN (SELECT id FROM {kind})""",
                (kind,),
            )
            connection.executemany(
                f"""UPDATE audit_entry SET before = NULL, after = NULL WHERE subject = ? AND ? IN (before, after)
                AND NOT EXISTS (SELECT 1 FROM spelling x WHERE x.text = ? AND x.{kind}_id IS NOT NULL)""",
                [(kind, text, text) for text in written[kind]],
            )


def _plain(text: str) -> str:
    """The words of a text in small letters, with one space between them."""
    return " ".join(_WORD.findall(text.casefold()))


def _runs(asked: str) -> list[str]:
    """What of a question, in plain words, would be a quotation."""
    words = asked.split()
    runs = [" ".join(words[at : at + _A_RUN]) for at in range(len(words) - _A_RUN + 1)]
    return runs + [
        signs[at : at + _SIGNS] for signs in _UNPARTED.findall(asked) for at in range(len(signs) - _SIGNS + 1)
    ]
