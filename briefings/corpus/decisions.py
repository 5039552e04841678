"""What people decided: corrections laid over readings, and the trail of every change."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row
from typing import Any, cast

from briefings.corpus.connection import Connections

# One step of taking a change back, as JSON: {"do": name, ...}. What steps there are is filing's business.
Step = Mapping[str, Any]


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
    """Who changed what, when. `actor` is a Slack user id, "command line" or "seeds".

    `undo` says how the change is taken back (None: it cannot be, or there is nothing to take back); `undoes` is the
    entry that this one took back, `undone_by` the entry that took this one back.
    """

    id: int
    at: str
    actor: str
    action: str
    subject: str
    subject_id: int | None
    before: str | None
    after: str | None
    undoes: int | None = None
    undo: tuple[Step, ...] | None = None
    undone_by: int | None = None


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
        undoes: int | None = None,
        undo: Sequence[Step] | None = None,
    ) -> int:
        """Note a change; gives the entry's id."""
        steps = json.dumps(list(undo), ensure_ascii=False) if undo else None
        with self._connections.write() as connection:
            cursor = connection.execute(
                """INSERT INTO audit_entry (at, actor, action, subject, subject_id, before, after, undoes, undo)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (now.isoformat(), by, action, subject, subject_id, before, after, undoes, steps),
            )
            return cast(int, cursor.lastrowid)

    def recent(self, limit: int, offset: int = 0) -> list[AuditEntry]:
        """The latest entries, newest first."""
        return self._select("ORDER BY e.id DESC LIMIT ? OFFSET ?", (limit, offset))

    def get(self, entry_id: int) -> AuditEntry | None:
        """The entry with this id, or None."""
        return next(iter(self._select("WHERE e.id = ?", (entry_id,))), None)

    def of_subject(self, subject: str, subject_id: int) -> list[AuditEntry]:
        """The entries about one document, person, series, topic or whatever it is, newest first."""
        return self._select("WHERE e.subject = ? AND e.subject_id = ? ORDER BY e.id DESC", (subject, subject_id))

    def leading(self, document_ids: Sequence[int], *, before: int) -> list[AuditEntry]:
        """The entries before this one that keep where names of these documents led, newest first."""
        keeps = " OR ".join("e.undo LIKE ?" for _ in document_ids)
        marks = [f'%"leads": {{%"{each}": [%' for each in document_ids]
        return self._select(f"WHERE e.id < ? AND ({keeps}) ORDER BY e.id DESC", (before, *marks))

    def _select(self, rest: str, parameters: tuple[object, ...]) -> list[AuditEntry]:
        rows = self._connections.read().execute(
            f"""SELECT e.*, (SELECT min(u.id) FROM audit_entry u WHERE u.undoes = e.id) AS undone_by
            FROM audit_entry e {rest}""",
            parameters,
        )
        return [_entry(row) for row in rows]


def _entry(row: Row) -> AuditEntry:
    return AuditEntry(
        id=row["id"],
        at=row["at"],
        actor=row["actor"],
        action=row["action"],
        subject=row["subject"],
        subject_id=row["subject_id"],
        before=row["before"],
        after=row["after"],
        undoes=row["undoes"],
        undo=tuple(json.loads(row["undo"])) if row["undo"] else None,
        undone_by=row["undone_by"],
    )
