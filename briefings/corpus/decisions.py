"""What people decided: corrections laid over readings, and the trail of every change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from briefings.corpus.connection import Connections


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision about one record. `anchor` says what it applies to, in terms that survive a re-reading."""

    id: int
    record_id: int
    kind: str
    anchor: str
    value: str
    made_by: str
    made_at: str
    undone_at: str | None


class Corrections:
    """The corrections of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, record_id: int, kind: str, anchor: str, value: str, *, by: str, now: datetime) -> int:
        """Keep a decision; a later one with the same anchor goes before an earlier one."""
        with self._connections.write() as connection:
            cursor = connection.execute(
                "INSERT INTO correction (record_id, kind, anchor, value, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?)",
                (record_id, kind, anchor, value, by, now.isoformat()),
            )
            return cast(int, cursor.lastrowid)

    def undo(self, correction_id: int, *, by: str, now: datetime) -> None:
        """Take a decision back; the row stays."""
        with self._connections.write() as connection:
            connection.execute(
                "UPDATE correction SET undone_by = ?, undone_at = ? WHERE id = ?", (by, now.isoformat(), correction_id)
            )

    def of_record(self, record_id: int) -> list[Correction]:
        """The standing decisions about a record, oldest first."""
        rows = self._connections.read().execute(
            "SELECT * FROM correction WHERE record_id = ? AND undone_at IS NULL ORDER BY id", (record_id,)
        )
        return [
            Correction(
                row["id"],
                row["record_id"],
                row["kind"],
                row["anchor"],
                row["value"],
                row["made_by"],
                row["made_at"],
                row["undone_at"],
            )
            for row in rows
        ]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who changed what, when. `actor` is a Slack user id or "command line"."""

    id: int
    at: str
    actor: str
    action: str
    subject: str
    subject_id: int | None
    before: str | None
    after: str | None


class AuditTrail:
    """The audit trail of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self,
        action: str,
        subject: str,
        subject_id: int | None,
        *,
        by: str,
        now: datetime,
        before: str | None = None,
        after: str | None = None,
    ) -> int:
        """Note a change; gives the entry's id."""
        with self._connections.write() as connection:
            cursor = connection.execute(
                """INSERT INTO audit_entry (at, actor, action, subject, subject_id, before, after)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                (now.isoformat(), by, action, subject, subject_id, before, after),
            )
            return cast(int, cursor.lastrowid)

    def recent(self, limit: int, offset: int = 0) -> list[AuditEntry]:
        """The latest entries, newest first."""
        rows = self._connections.read().execute(
            "SELECT * FROM audit_entry ORDER BY id DESC LIMIT ? OFFSET ?", (limit, offset)
        )
        return [
            AuditEntry(
                row["id"],
                row["at"],
                row["actor"],
                row["action"],
                row["subject"],
                row["subject_id"],
                row["before"],
                row["after"],
            )
            for row in rows
        ]
