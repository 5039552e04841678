"""Mergers: two subjects on file that are one. Where the records' own names lead stays known, to undo it."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from briefings.corpus.connection import Connections
from briefings.records import SubjectKind


class Mergers:
    """The mergers of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, kind: SubjectKind, subject_id: int, into_id: int, *, by: str, now: datetime) -> int:
        """Note that one subject is another one; gives the merger's id. A subject is merged once at most."""
        with self._connections.write() as connection:
            cursor = connection.execute(
                "INSERT INTO merger (kind, subject_id, into_id, made_by, made_at) VALUES (?, ?, ?, ?, ?)",
                (kind, subject_id, into_id, by, now.isoformat()),
            )
            return cast(int, cursor.lastrowid)

    def undo(self, merger_id: int, *, by: str, now: datetime) -> None:
        """Take a merger back; the row stays."""
        with self._connections.write() as connection:
            connection.execute(
                "UPDATE merger SET undone_by = ?, undone_at = ? WHERE id = ?", (by, now.isoformat(), merger_id)
            )

    def end_of(self, kind: SubjectKind, subject_id: int) -> int:
        """The subject that this one is now: itself, or where its merger (and that one's, and so on) leads."""
        seen = {subject_id}
        while True:
            row = (
                self._connections.read()
                .execute(
                    "SELECT into_id FROM merger WHERE kind = ? AND subject_id = ? AND undone_at IS NULL",
                    (kind, subject_id),
                )
                .fetchone()
            )
            if row is None or row["into_id"] in seen:
                return subject_id
            subject_id = row["into_id"]
            seen.add(subject_id)

    def merged_into(self, kind: SubjectKind, subject_id: int) -> list[int]:
        """The subjects that were merged into this one, directly or by way of others."""
        found: list[int] = []
        waiting = [subject_id]
        while waiting:
            rows = self._connections.read().execute(
                "SELECT subject_id FROM merger WHERE kind = ? AND into_id = ? AND undone_at IS NULL",
                (kind, waiting.pop()),
            )
            fresh = [row["subject_id"] for row in rows if row["subject_id"] not in found]
            found += fresh
            waiting += fresh
        return found
