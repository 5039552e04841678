"""Meetings as they were read before, while no record that was filed since speaks of them (see `corpus.kept`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from briefings.corpus.connection import Connections
from briefings.records import Meeting

_MOST = 20_000
# Of what is read within a transaction, which may be rolled back, nothing is kept.
_NEVER = -1


@dataclass(frozen=True, slots=True)
class Known:
    """The meetings that are known when the records up to `until` are on file.

    `spoken` is the newest record that speaks of a meeting, of those that were filed since the first was read; `read`
    has each meeting with the newest record when it was read.
    """

    rewritten: str | None = None
    until: int = _NEVER
    spoken: dict[int, int] = field(default_factory=dict)
    read: dict[int, tuple[int, Meeting]] = field(default_factory=dict)

    def of(self, ids: Iterable[int]) -> list[Meeting]:
        """Those of these meetings that are as they were when they were read."""
        found = ((each, self.read.get(each)) for each in ids)
        return [kept[1] for each, kept in found if kept is not None and self.spoken.get(each, 0) <= kept[0]]

    def keep(self, meetings: Iterable[Meeting]) -> None:
        """Keep meetings that were read after this was asked for."""
        if self.until != _NEVER:
            self.read.update((each.id, (self.until, each)) for each in meetings)


class KnownMeetings:
    """Knows meetings again. Safe to use from several threads and while others write."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._now = Known()

    def now(self) -> Known:
        """What is known; to be asked for before meetings are read that are to be kept."""
        connection = self._connections.read()
        if connection.in_transaction:
            return Known()
        rewritten, newest = connection.execute(
            """SELECT (SELECT value FROM meta WHERE key = 'names_rewritten'), coalesce(max(id), 0) FROM document"""
        ).fetchone()
        before = self._now
        if before.until == newest and before.rewritten == rewritten:
            return before
        if before.until == _NEVER or before.rewritten != rewritten or len(before.read) > _MOST:
            self._now = now = Known(rewritten, newest)
            return now
        spoken = connection.execute(
            "SELECT meeting_id, document_id FROM meeting_record WHERE document_id > ?", (before.until,)
        )
        for meeting_id, document_id in spoken:
            before.spoken[meeting_id] = max(document_id, before.spoken.get(meeting_id, 0))
        # Behind that, so that who takes this from another thread has it whole.
        self._now = now = Known(rewritten, newest, before.spoken, before.read)
        return now
