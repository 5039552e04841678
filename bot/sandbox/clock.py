"""The workspace's time: the machine's, until somebody says that it is now Monday 09:00.

A running clock goes on from wherever it was set. A stopped one moves only when told to, so that a test of a time-out
waits for nothing. Whoever sleeps on a clock wakes when it is moved past the moment waited for.
"""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

# What a message's `ts` can say: ten digits of seconds, in order as text.
EARLIEST = datetime(2002, 1, 1, tzinfo=UTC).timestamp()
LATEST = datetime(2200, 1, 1, tzinfo=UTC).timestamp()


class Clock:
    """`now()` in seconds since 1970. `start` stops the clock at that moment; None lets it run with the machine's."""

    def __init__(self, start: datetime | None = None) -> None:
        self._stopped_at = None if start is None else start.timestamp()
        self._offset = 0.0
        self._moved = asyncio.Event()

    def now(self) -> float:
        """Seconds since 1970 in the workspace's time."""
        return time.time() + self._offset if self._stopped_at is None else self._stopped_at

    def moment(self) -> datetime:
        """The workspace's time as an aware datetime in UTC."""
        return datetime.fromtimestamp(self.now(), UTC)

    @property
    def offset(self) -> float:
        """Seconds by which a running clock differs from the machine's."""
        return self._offset

    def set(self, moment: datetime) -> None:
        """It is now `moment` (aware)."""
        self.advance(moment.timestamp() - self.now())

    def advance(self, seconds: float) -> None:
        """Move the clock on (or back, if negative) and wake whoever waited for a moment that has now passed.

        Raises ValueError for a moment before 2002 or after 2199.
        """
        if not EARLIEST <= self.now() + seconds < LATEST:
            raise ValueError("the sandbox's time goes from 2002 to 2199")
        if self._stopped_at is None:
            self._offset += seconds
        else:
            self._stopped_at += seconds
        self._moved.set()
        self._moved = asyncio.Event()

    def reset(self) -> None:
        """Back to the machine's time; a stopped clock stays where it is."""
        if self._stopped_at is None:
            self.advance(-self._offset)

    async def sleep(self, seconds: float) -> None:
        """Wait until the workspace's time has moved on by `seconds`."""
        until = self.now() + seconds
        while (left := until - self.now()) > 0:
            moved = self._moved
            try:
                await asyncio.wait_for(moved.wait(), None if self._stopped_at is not None else left)
            except TimeoutError:
                return
