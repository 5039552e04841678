"""Who runs the clock: one process at a time, with a number that tells an old holder from the present one."""

from __future__ import annotations

from datetime import datetime, timedelta

from briefings.corpus.connection import Connections

LEASE_LASTS = timedelta(seconds=30)
CLOCK = "clock"


class Leases:
    """The leases of a corpus. A lease that is not renewed ends by itself, so that another process can take over."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def take(self, holder: str, now: datetime, *, name: str = CLOCK, lasts: timedelta = LEASE_LASTS) -> int | None:
        """Take or renew the lease; gives its fencing number, or None while somebody else holds it.

        The number grows whenever the holder changes. A lease that seems to last longer than leases do was taken under
        a clock that has been set back since; it counts as ended.
        """
        with self._connections.write() as connection:
            row = connection.execute("SELECT * FROM lease WHERE name = ?", (name,)).fetchone()
            expires = (now + lasts).isoformat()
            if row is None:
                connection.execute("INSERT INTO lease VALUES (?, ?, 1, ?)", (name, holder, expires))
                return 1
            left = datetime.fromisoformat(row["expires_at"]) - now
            if row["holder"] != holder and timedelta(0) < left <= lasts:
                return None
            # Its own lease that has run out gets a new number too: somebody else may have looked meanwhile.
            fence = int(row["fence"]) + (row["holder"] != holder or left <= timedelta(0))
            connection.execute(
                "UPDATE lease SET holder = ?, fence = ?, expires_at = ? WHERE name = ?", (holder, fence, expires, name)
            )
            return fence

    def give_up(self, holder: str, *, name: str = CLOCK) -> None:
        """End the lease at once, so that the next process need not wait for it."""
        with self._connections.write() as connection:
            connection.execute(
                "UPDATE lease SET expires_at = '0001-01-01T00:00:00+00:00' WHERE name = ? AND holder = ?",
                (name, holder),
            )
