"""What was read from the records before, kept for as long as records are only added.

While thousands are being filed every answer is made from other records than the last one, and nearly all of them are
the same. What one record says is settled when it is filed; whatever else touches it (another reading, a correction, a
merger, a retirement, a purge) says `names_changed`, and then all of this is forgotten.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

from briefings.corpus.connection import Connections

_Key = TypeVar("_Key", bound=Hashable)
_Kept = TypeVar("_Kept")


class Kept(Generic[_Key, _Kept]):
    """Up to `most` things by their keys. Safe to use from several threads and while others write."""

    def __init__(self, connections: Connections, most: int) -> None:
        self._connections = connections
        self._most = most
        self._now: tuple[str | None, dict[_Key, _Kept]] = (None, {})

    def now(self) -> dict[_Key, _Kept]:
        """What is known, to be added to. To be asked for before what is added is read: so it is never older than this.

        Within a transaction nothing is known or kept, since it may be rolled back.
        """
        connection = self._connections.read()
        if connection.in_transaction:
            return {}
        row = connection.execute("SELECT value FROM meta WHERE key = 'names_rewritten'").fetchone()
        rewritten = None if row is None else str(row[0])
        known_at, known = self._now
        if known_at != rewritten or len(known) > self._most:
            # Not emptied: another thread may be adding to it what it read before.
            known = {}
            self._now = rewritten, known
        return known
