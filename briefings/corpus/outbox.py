"""The outbox: a row for each part of each digest, written before it is sent, so that nothing is lost or sent twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row
from typing import Literal

from briefings.corpus.connection import Connections

DeliveryState = Literal["pending", "sending", "sent", "uncertain", "failed", "empty"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one channel. `message` is what is sent, as JSON; `id` goes along as metadata, to find it again."""

    id: str
    subscription_id: int
    period: str
    part: int
    since: str
    until: str
    channel: str
    message: str
    state: DeliveryState
    created_at: str
    sending_at: str | None
    ts: str | None
    sent_at: str | None
    error: str | None


class Outbox:
    """The deliveries of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def put(
        self,
        subscription_id: int,
        period: str,
        *,
        since: datetime,
        until: datetime,
        channel: str,
        messages: Sequence[str],
        ids: Sequence[str],
        now: datetime,
    ) -> bool:
        """Write all parts of one period's digest at once; False when that period is there already (nothing is written).

        With no messages, one "empty" row notes that the period had nothing to say.
        """
        with self._connections.write() as connection:
            known = connection.execute(
                "SELECT 1 FROM delivery WHERE subscription_id = ? AND period = ?", (subscription_id, period)
            ).fetchone()
            if known is not None:
                return False
            state = "pending" if messages else "empty"
            connection.executemany(
                """INSERT INTO delivery (id, subscription_id, period, part, since, until, channel, message, state,
                    created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                [
                    (
                        ids[part],
                        subscription_id,
                        period,
                        part,
                        since.isoformat(),
                        until.isoformat(),
                        channel,
                        message,
                        state,
                        now.isoformat(),
                    )
                    for part, message in enumerate(messages or [""])
                ],
            )
        return True

    def last_until(self) -> dict[int, str]:
        """For each subscription that had a delivery: the end of the last period written, ISO 8601 in UTC."""
        rows = self._connections.read().execute("SELECT subscription_id, max(until) AS until FROM delivery GROUP BY 1")
        return {row["subscription_id"]: row["until"] for row in rows}

    def waiting(self) -> list[Delivery]:
        """Rows that are not settled, in the order in which they are to be sent."""
        return self._select(
            "WHERE state IN ('pending', 'sending') ORDER BY created_at, subscription_id, period, part", ()
        )

    def of_subscription(self, subscription_id: int) -> list[Delivery]:
        """Every row of one subscription, oldest first."""
        return self._select("WHERE subscription_id = ? ORDER BY until, part", (subscription_id,))

    def uncertain(self) -> list[Delivery]:
        """Rows of which nobody can say whether they arrived; an admin decides."""
        return self._select("WHERE state = 'uncertain' ORDER BY created_at, part", ())

    def claim(self, delivery_id: str, *, now: datetime) -> bool:
        """Mark a pending row as being sent; False when somebody else did."""
        return self._move("sending", "sending_at = ?", delivery_id, "pending", (now.isoformat(),))

    def sent(self, delivery_id: str, *, ts: str, now: datetime) -> None:
        """It arrived, as the message with this `ts`."""
        self._move("sent", "ts = ?, sent_at = ?, error = NULL", delivery_id, "sending", (ts, now.isoformat()))

    def not_sent(self, delivery_id: str, *, error: str) -> None:
        """It certainly did not arrive: it may be sent again."""
        self._move("pending", "error = ?", delivery_id, "sending", (error,))

    def failed(self, delivery_id: str, *, error: str) -> None:
        """It cannot arrive (no such channel, ...): not tried again."""
        self._move("failed", "error = ?", delivery_id, "sending", (error,))

    def doubtful(self, delivery_id: str, *, error: str) -> None:
        """It may have arrived and nobody can look: left for an admin."""
        self._move("uncertain", "error = ?", delivery_id, "sending", (error,))

    def _move(self, to: str, setting: str, delivery_id: str, state: str, values: tuple[object, ...]) -> bool:
        with self._connections.write() as connection:
            cursor = connection.execute(
                f"UPDATE delivery SET state = ?, {setting} WHERE id = ? AND state = ?",
                (to, *values, delivery_id, state),
            )
            return cursor.rowcount == 1

    def _select(self, rest: str, parameters: tuple[object, ...]) -> list[Delivery]:
        rows = self._connections.read().execute(f"SELECT * FROM delivery {rest}", parameters)
        return [_delivery(row) for row in rows]


def _delivery(row: Row) -> Delivery:
    return Delivery(**dict(row))
