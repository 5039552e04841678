"""Subscriptions: which channel gets a digest when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from sqlite3 import IntegrityError, Row
from typing import cast

from briefings.corpus.connection import Connections
from briefings.records import BriefingsError


class AlreadySubscribedError(BriefingsError):
    """The channel has this digest already."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel's digest. `weekday` counts from Monday = 0; `time_zone` is an IANA name; times are ISO 8601 in UTC."""

    id: int
    channel: str
    cadence: str
    weekday: int | None
    hour: int
    minute: int
    time_zone: str
    created_by: str
    created_at: str


class Subscriptions:
    """The subscriptions of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self,
        channel: str,
        *,
        cadence: str,
        weekday: int | None,
        hour: int,
        time_zone: str,
        by: str,
        now: datetime,
        minute: int = 0,
    ) -> Subscription:
        """Subscribe a channel. Raises AlreadySubscribedError when it has this digest."""
        try:
            with self._connections.write() as connection:
                cursor = connection.execute(
                    """INSERT INTO subscription (channel, cadence, weekday, hour, minute, time_zone, created_by,
                        created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                    (channel, cadence, weekday, hour, minute, time_zone, by, now.isoformat()),
                )
        except IntegrityError as error:
            raise AlreadySubscribedError(
                f"This channel already gets a {cadence} digest. Stop it first to change it."
            ) from error
        return next(each for each in self.running() if each.id == cast(int, cursor.lastrowid))

    def end(self, subscription_id: int, *, by: str, now: datetime) -> None:
        """Stop a digest; the row stays, so that its deliveries keep their meaning."""
        with self._connections.write() as connection:
            connection.execute(
                "UPDATE subscription SET ended_by = ?, ended_at = ? WHERE id = ?",
                (by, now.isoformat(), subscription_id),
            )

    def running(self) -> list[Subscription]:
        """Every subscription that was not stopped."""
        return self._select("WHERE ended_at IS NULL ORDER BY id", ())

    def of_channel(self, channel: str) -> list[Subscription]:
        """The running subscriptions of one channel."""
        return self._select("WHERE ended_at IS NULL AND channel = ? ORDER BY id", (channel,))

    def _select(self, rest: str, parameters: tuple[object, ...]) -> list[Subscription]:
        rows = self._connections.read().execute(f"SELECT * FROM subscription {rest}", parameters)
        return [_subscription(row) for row in rows]


def _subscription(row: Row) -> Subscription:
    return Subscription(
        id=row["id"],
        channel=row["channel"],
        cadence=row["cadence"],
        weekday=row["weekday"],
        hour=row["hour"],
        minute=row["minute"],
        time_zone=row["time_zone"],
        created_by=row["created_by"],
        created_at=row["created_at"],
    )
