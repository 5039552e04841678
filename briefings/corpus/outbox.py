"""The outbox: a row for each part of each digest, written before it is sent, so that nothing is lost or sent twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from sqlite3 import Connection, Row
from typing import Literal

from briefings.corpus.connection import Connections
from briefings.corpus.lease import CLOCK
from briefings.corpus.news import Cursor

DeliveryState = Literal["pending", "sending", "sent", "uncertain", "failed", "empty"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one channel. `message` is what is sent, as JSON; `id` goes along as metadata, to find it again.

    `fence` is the number of the lease under which it was last sent; it is not to be sent before `not_before`.
    """

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
    fence: int | None
    attempts: int
    not_before: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A promise that a digest tells of: as coming due, or as overdue."""

    record_id: int
    words: str
    state: Literal["due", "overdue"]


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
        upto: Cursor | None = None,
        told: Iterable[Told] = (),
        fence: int | None = None,
    ) -> bool:
        """Write all parts of one period's digest at once; False when that period is there already (nothing is written),

        or when the lease with number `fence` has passed on. With no messages, one "empty" row notes that the period
        had nothing to say. `upto` is how far it looked, `told` which promises it tells of.
        """
        looked = upto or Cursor()
        with self._connections.write() as connection:
            known = connection.execute(
                "SELECT 1 FROM delivery WHERE subscription_id = ? AND period = ?", (subscription_id, period)
            ).fetchone()
            if known is not None or not _holds(connection, fence):
                return False
            connection.executemany(
                """INSERT INTO delivery (id, subscription_id, period, part, since, until, channel, message, state,
                    created_at, seen_upto, decided_upto)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
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
                        "pending" if messages else "empty",
                        now.isoformat(),
                        looked.seen,
                        looked.decided,
                    )
                    for part, message in enumerate(messages or [""])
                ],
            )
            connection.executemany(
                "INSERT INTO told VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [(subscription_id, each.record_id, each.words, each.state, period) for each in told],
            )
        return True

    def last_until(self, now: datetime | None = None) -> dict[int, str]:
        """For each running subscription that had a delivery: the end of its last period (up to `now`, if given)."""
        return self._ends("max(until)", "" if now is None else "AND until <= ?", now)

    def ahead(self, now: datetime) -> dict[int, str]:
        """For each running subscription with periods that end after `now` (the clock was set back): the first end."""
        return self._ends("min(until)", "AND until > ?", now)

    def behind(self) -> dict[int, int]:
        """Running subscriptions that post at once and have not looked at the last arrival: {id: that arrival}."""
        rows = self._connections.read().execute(
            """SELECT s.id, n.newest FROM subscription s, (
                SELECT coalesce(max(sequence), 0) AS newest FROM arrival WHERE event <> 'retired') n
            WHERE s.ended_at IS NULL AND s.cadence = 'immediate' AND n.newest > max(s.seen_at_start, coalesce(
                (SELECT max(seen_upto) FROM delivery v WHERE v.subscription_id = s.id), 0))"""
        )
        return {row["id"]: row["newest"] for row in rows}

    def cursor(self, subscription_id: int) -> Cursor:
        """How far the subscription's digests have looked: from there the next one goes on."""
        row = (
            self._connections.read()
            .execute(
                """SELECT max(s.seen_at_start, coalesce(max(v.seen_upto), 0)) AS seen,
                max(s.decided_at_start, coalesce(max(v.decided_upto), 0)) AS decided
            FROM subscription s LEFT JOIN delivery v ON v.subscription_id = s.id WHERE s.id = ? GROUP BY s.id""",
                (subscription_id,),
            )
            .fetchone()
        )
        return Cursor(row["seen"], row["decided"]) if row else Cursor()

    def told(self, subscription_id: int) -> set[Told]:
        """The promises that the subscription has told of."""
        rows = self._connections.read().execute(
            "SELECT record_id, words, state FROM told WHERE subscription_id = ?", (subscription_id,)
        )
        return {Told(row["record_id"], row["words"], row["state"]) for row in rows}

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

    def get(self, delivery_id: str) -> Delivery | None:
        """One row, or None."""
        return next(iter(self._select("WHERE id = ?", (delivery_id,))), None)

    def first_part(self, delivery: Delivery) -> Delivery:
        """The part of the same digest that stands in the channel; the others follow in its thread."""
        return self._select(
            "WHERE subscription_id = ? AND period = ? AND part = 0", (delivery.subscription_id, delivery.period)
        )[0]

    def sent_since(self, moment: datetime) -> list[tuple[str, datetime]]:
        """(channel, when) of everything that was sent, or tried, since `moment`: what Slack's limits count."""
        rows = self._connections.read().execute(
            "SELECT channel, sending_at FROM delivery WHERE sending_at >= ? ORDER BY sending_at", (moment.isoformat(),)
        )
        return [(row["channel"], datetime.fromisoformat(row["sending_at"])) for row in rows]

    def claim(self, delivery_id: str, *, now: datetime, fence: int | None = None) -> bool:
        """Mark a pending row as being sent; False when somebody else did, or when the lease has passed on."""
        with self._connections.write() as connection:
            if not _holds(connection, fence):
                return False
            cursor = connection.execute(
                """UPDATE delivery SET state = 'sending', sending_at = ?, fence = ?, attempts = attempts + 1
                WHERE id = ? AND state = 'pending'""",
                (now.isoformat(), fence, delivery_id),
            )
            return cursor.rowcount == 1

    def adopt(self, delivery_id: str, *, fence: int) -> bool:
        """Take over a row that an earlier holder of the lease left as being sent, to find out what became of it."""
        with self._connections.write() as connection:
            if not _holds(connection, fence):
                return False
            cursor = connection.execute(
                "UPDATE delivery SET fence = ? WHERE id = ? AND state = 'sending'", (fence, delivery_id)
            )
            return cursor.rowcount == 1

    def sent(self, delivery_id: str, *, ts: str, now: datetime, fence: int | None = None) -> bool:
        """It arrived, as the message with this `ts`."""
        return self._move("sent", "ts = ?, sent_at = ?, error = NULL", delivery_id, (ts, now.isoformat()), fence)

    def not_sent(
        self, delivery_id: str, *, error: str, fence: int | None = None, not_before: datetime | None = None
    ) -> bool:
        """It certainly did not arrive: it may be sent again, but not before `not_before`."""
        later = not_before.isoformat() if not_before else None
        return self._move("pending", "error = ?, not_before = ?", delivery_id, (error, later), fence)

    def failed(self, delivery_id: str, *, error: str, fence: int | None = None) -> bool:
        """It cannot arrive (no such channel, ...): not tried again."""
        return self._move("failed", "error = ?", delivery_id, (error,), fence)

    def doubtful(self, delivery_id: str, *, error: str, fence: int | None = None) -> bool:
        """It may have arrived and nobody can look: left for an admin."""
        return self._move("uncertain", "error = ?", delivery_id, (error,), fence)

    def decide(self, delivery_id: str, *, arrived: bool, by: str, now: datetime) -> bool:
        """An admin looked: it arrived, or it is to be sent again. False when it is not uncertain (any more)."""
        state, at = ("sent", now.isoformat()) if arrived else ("pending", None)
        with self._connections.write() as connection:
            cursor = connection.execute(
                """UPDATE delivery SET state = ?, sent_at = ?, error = ?, not_before = NULL
                WHERE id = ? AND state = 'uncertain'""",
                (state, at, f"decided by {by}", delivery_id),
            )
            return cursor.rowcount == 1

    def drop_waiting(self, subscription_id: int, *, error: str) -> None:
        """Give up the parts that were not sent, since the subscription has ended."""
        with self._connections.write() as connection:
            connection.execute(
                "UPDATE delivery SET state = 'failed', error = ? WHERE subscription_id = ? AND state = 'pending'",
                (error, subscription_id),
            )

    def _ends(self, end: str, condition: str, now: datetime | None) -> dict[int, str]:
        # One look into the index for each running subscription, however many deliveries there were.
        rows = self._connections.read().execute(
            f"""SELECT s.id, (SELECT {end} FROM delivery v WHERE v.subscription_id = s.id {condition}) AS until
            FROM subscription s WHERE s.ended_at IS NULL""",
            () if now is None else (now.isoformat(),),
        )
        return {row["id"]: row["until"] for row in rows if row["until"] is not None}

    def _move(
        self, to: DeliveryState, setting: str, delivery_id: str, values: tuple[object, ...], fence: int | None
    ) -> bool:
        # Only the holder of the lease under which it was sent may say what became of it.
        with self._connections.write() as connection:
            cursor = connection.execute(
                f"UPDATE delivery SET state = ?, {setting} WHERE id = ? AND state = 'sending' AND fence IS ?",
                (to, *values, delivery_id, fence),
            )
            return cursor.rowcount == 1

    def _select(self, rest: str, parameters: tuple[object, ...]) -> list[Delivery]:
        rows = self._connections.read().execute(f"SELECT * FROM delivery {rest}", parameters)
        return [_delivery(row) for row in rows]


def _holds(connection: Connection, fence: int | None) -> bool:
    """Whether the lease still has this number. Asked inside the transaction that relies on it."""
    if fence is None:
        return True
    row = connection.execute("SELECT fence FROM lease WHERE name = ?", (CLOCK,)).fetchone()
    return row is not None and row["fence"] == fence


def _delivery(row: Row) -> Delivery:
    return Delivery(**{each.name: row[each.name] for each in fields(Delivery)})
