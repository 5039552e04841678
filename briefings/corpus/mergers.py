"""Mergers: two subjects on file that are one. Where the records' own names lead stays known, to undo it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
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
        return self.ends_of(kind, (subject_id,))[subject_id]

    def ends_of(self, kind: SubjectKind, subject_ids: Collection[int]) -> dict[int, int]:
        """`end_of` each of these subjects."""
        leads: dict[int, int] = {}
        waiting = set(subject_ids)
        while waiting:
            rows = self._connections.read().execute(
                """SELECT subject_id, into_id FROM merger
                WHERE kind = ? AND undone_at IS NULL AND subject_id IN (SELECT value FROM json_each(?))""",
                (kind, json.dumps(list(waiting))),
            )
            found = {row["subject_id"]: row["into_id"] for row in rows}
            leads.update(found)
            waiting = set(found.values()) - leads.keys()
        return {each: _end(each, leads) for each in subject_ids}

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


def _end(subject_id: int, leads: Mapping[int, int]) -> int:
    seen = {subject_id}
    while (into_id := leads.get(subject_id)) is not None and into_id not in seen:
        seen.add(into_id)
        subject_id = into_id
    return subject_id
