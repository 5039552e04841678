"""Tombstones: that a record was purged, when, by whom and why; nothing of what it said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from briefings.corpus.connection import Connections


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of one version of a purged record. `sha256` lets the same file be told when it comes again."""

    record_id: int
    sha256: str
    reason: str
    purged_by: str
    purged_at: str

    @property
    def day(self) -> str:
        """The day of the purge, for people: "5 Oct 2026"."""
        return f"{datetime.fromisoformat(self.purged_at):%-d %b %Y}"


class Tombstones:
    """The tombstones of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, record_id: int, sha256s: Iterable[str], *, reason: str, by: str, now: datetime) -> None:
        """Set a tombstone for each version of a record."""
        with self._connections.write() as connection:
            connection.executemany(
                "INSERT INTO tombstone (record_id, sha256, reason, purged_by, purged_at) VALUES (?, ?, ?, ?, ?)",
                [(record_id, sha256, reason, by, now.isoformat()) for sha256 in sha256s],
            )

    def with_sha256(self, sha256: str) -> Tombstone | None:
        """The latest tombstone of a file with exactly these bytes, or None."""
        row = (
            self._connections.read()
            .execute(
                """SELECT record_id, sha256, reason, purged_by, purged_at FROM tombstone
                WHERE sha256 = ? ORDER BY id DESC LIMIT 1""",
                (sha256,),
            )
            .fetchone()
        )
        return Tombstone(**dict(row)) if row else None
