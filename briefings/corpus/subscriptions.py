"""Subscriptions: which channel or person gets a digest when, and what it tells."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from sqlite3 import Connection, IntegrityError, Row
from typing import Literal, cast

from briefings.corpus.connection import Connections
from briefings.records import BriefingsError

Cadence = Literal["immediate", "daily", "weekdays", "weekly", "fortnightly", "monthly"]
ChoiceKind = Literal["topic", "person", "series", "role", "ministry", "search"]
Density = Literal["headlines", "excerpts", "full"]
Effect = Literal["include", "mute"]

CADENCE_WORDS: dict[str, str] = {
    "immediate": "immediate",
    "daily": "daily",
    "weekdays": "weekday",
    "weekly": "weekly",
    "fortnightly": "two-weekly",
    "monthly": "monthly",
}


class AlreadySubscribedError(BriefingsError):
    """The channel has this digest already."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When something posts, by the clock of `time_zone` (an IANA name).

    `weekday` counts from Monday = 0. Monthly is either on `day` (1 to 31; in a shorter month its last day) or, where
    that is None, on the first `weekday` of the month. `anchor` is a day (ISO 8601) on which a fortnightly one posts.
    """

    cadence: Cadence
    hour: int
    minute: int
    time_zone: str
    weekday: int | None = None
    day: int | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be told (`include`) or left out (`mute`): by the subject's id where it is known, and by its words."""

    effect: Effect
    kind: ChoiceKind
    text: str
    subject_id: int | None = None

    @property
    def label(self) -> str:
        """As it is shown; a search with quotes of its own gets none beside them."""
        return f"{self.kind} {self.text}" if '"' in self.text else f"{self.kind} “{self.text}”"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel's digest, or (`kind` "follows") the message with all that one person follows.

    `channel` is a channel's id, or a person's for a direct message. Times are ISO 8601 in UTC. Its schedule counts
    from `starts_at`: when it was made, changed or resumed. It tells of arrivals after `seen_at_start`.
    """

    id: int
    channel: str
    cadence: Cadence
    weekday: int | None
    hour: int
    minute: int
    time_zone: str
    created_by: str
    created_at: str
    kind: Literal["digest", "follows"] = "digest"
    day: int | None = None
    anchor: str | None = None
    density: Density = "excerpts"
    quiet: bool = True
    starts_at: str = ""
    seen_at_start: int = 0
    decided_at_start: int = 0
    paused_by: str | None = None
    paused_at: str | None = None
    choices: tuple[Choice, ...] = field(default=())

    @property
    def schedule(self) -> Schedule:
        """When it posts."""
        return Schedule(self.cadence, self.hour, self.minute, self.time_zone, self.weekday, self.day, self.anchor)

    @property
    def is_paused(self) -> bool:
        """Whether it waits until somebody resumes it."""
        return self.paused_at is not None


@dataclass(frozen=True, slots=True)
class Terms:
    """What somebody asks for: when, about what, how much."""

    schedule: Schedule
    choices: tuple[Choice, ...] = ()
    density: Density = "excerpts"
    quiet: bool = True


class Subscriptions:
    """The subscriptions of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self,
        channel: str,
        *,
        cadence: Cadence,
        weekday: int | None,
        hour: int,
        time_zone: str,
        by: str,
        now: datetime,
        minute: int = 0,
    ) -> Subscription:
        """Subscribe a channel to a digest of everything."""
        return self.subscribe(channel, Terms(Schedule(cadence, hour, minute, time_zone, weekday)), by=by, now=now)

    def subscribe(
        self, channel: str, terms: Terms, *, by: str, now: datetime, kind: Literal["digest", "follows"] = "digest"
    ) -> Subscription:
        """Subscribe a channel or a person. Raises AlreadySubscribedError when it has a digest of the same cadence

        about the same things: what differs only in its hour or density is a change, not another digest.
        """
        schedule = terms.schedule
        try:
            with self._connections.write() as connection:
                cursor = connection.execute(
                    """INSERT INTO subscription (channel, kind, likeness, cadence, weekday, day, anchor, hour, minute,
                        time_zone, density, quiet, created_by, created_at, starts_at, seen_at_start, decided_at_start)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                        (SELECT coalesce(max(sequence), 0) FROM arrival),
                        (SELECT coalesce(max(id), 0) FROM correction))""",
                    (
                        channel,
                        kind,
                        _likeness(terms.choices),
                        *_when(schedule),
                        terms.density,
                        terms.quiet,
                        by,
                        now.isoformat(),
                        now.isoformat(),
                    ),
                )
                subscription_id = cast(int, cursor.lastrowid)
                _choose(connection, subscription_id, terms.choices)
        except IntegrityError as error:
            raise _already(schedule) from error
        return self._one(subscription_id)

    def change(self, subscription_id: int, terms: Terms, *, now: datetime) -> Subscription:
        """Give a subscription new terms. What it told of stays told; its next digest comes by the new schedule."""
        try:
            with self._connections.write() as connection:
                connection.execute(
                    """UPDATE subscription SET likeness = ?, cadence = ?, weekday = ?, day = ?, anchor = ?, hour = ?,
                        minute = ?, time_zone = ?, density = ?, quiet = ?, starts_at = ? WHERE id = ?""",
                    (
                        _likeness(terms.choices),
                        *_when(terms.schedule),
                        terms.density,
                        terms.quiet,
                        now.isoformat(),
                        subscription_id,
                    ),
                )
                connection.execute("DELETE FROM choice WHERE subscription_id = ?", (subscription_id,))
                _choose(connection, subscription_id, terms.choices)
        except IntegrityError as error:
            raise _already(terms.schedule) from error
        return self._one(subscription_id)

    def pause(self, subscription_id: int, *, by: str, now: datetime) -> None:
        """Nothing is posted until it is resumed; the first digest then tells of all that came meanwhile."""
        self._set("paused_by = ?, paused_at = ?", (by, now.isoformat()), subscription_id)

    def resume(self, subscription_id: int, *, now: datetime) -> None:
        """Post again, from the next regular time on."""
        self._set("paused_by = NULL, paused_at = NULL, starts_at = ?", (now.isoformat(),), subscription_id)

    def end(self, subscription_id: int, *, by: str, now: datetime, because: str | None = None) -> None:
        """Stop a digest; the row stays, so that its deliveries keep their meaning."""
        self._set("ended_by = ?, ended_at = ?, ended_because = ?", (by, now.isoformat(), because), subscription_id)

    def running(self) -> list[Subscription]:
        """Every subscription that was not stopped, paused ones included."""
        return self._select("WHERE ended_at IS NULL ORDER BY id", ())

    def of_channel(self, channel: str) -> list[Subscription]:
        """The running digests of one channel, or of one person who asked for one."""
        return self._select("WHERE ended_at IS NULL AND kind = 'digest' AND channel = ? ORDER BY id", (channel,))

    def of_place(self, place: str) -> list[Subscription]:
        """Everything that runs in a channel; of a person, what they set and what they get, their follows included."""
        return self._select("WHERE ended_at IS NULL AND (channel = ? OR created_by = ?) ORDER BY id", (place, place))

    def follows_of(self, follower: str) -> Subscription | None:
        """The running message with all that a person follows, or None."""
        return next(
            iter(self._select("WHERE ended_at IS NULL AND kind = 'follows' AND channel = ?", (follower,))), None
        )

    def get(self, subscription_id: int) -> Subscription | None:
        """The subscription, running or not; None when there never was one."""
        return next(iter(self._select("WHERE id = ?", (subscription_id,))), None)

    def _one(self, subscription_id: int) -> Subscription:
        return self._select("WHERE id = ?", (subscription_id,))[0]

    def _set(self, setting: str, values: Sequence[object], subscription_id: int) -> None:
        with self._connections.write() as connection:
            connection.execute(
                f"UPDATE subscription SET {setting} WHERE id = ? AND ended_at IS NULL", (*values, subscription_id)
            )

    def _select(self, rest: str, parameters: tuple[object, ...]) -> list[Subscription]:
        connection = self._connections.read()
        rows = connection.execute(f"SELECT * FROM subscription {rest}", parameters).fetchall()
        choices: dict[int, list[Choice]] = defaultdict(list)
        for row in connection.execute(
            f"SELECT * FROM choice WHERE subscription_id IN (SELECT id FROM subscription {rest}) ORDER BY id",
            parameters,
        ):
            choices[row["subscription_id"]].append(Choice(row["effect"], row["kind"], row["text"], row["subject_id"]))
        return [replace(_subscription(row), choices=tuple(choices[row["id"]])) for row in rows]


def _when(schedule: Schedule) -> tuple[object, ...]:
    return (
        schedule.cadence,
        schedule.weekday,
        schedule.day,
        schedule.anchor,
        schedule.hour,
        schedule.minute,
        schedule.time_zone,
    )


def _choose(connection: Connection, subscription_id: int, choices: Iterable[Choice]) -> None:
    connection.executemany(
        "INSERT INTO choice (subscription_id, effect, kind, text, subject_id) VALUES (?, ?, ?, ?, ?)",
        [(subscription_id, each.effect, each.kind, each.text, each.subject_id) for each in choices],
    )


def _likeness(choices: Iterable[Choice]) -> str:
    """What two digests about the same things have in common, in whatever order their choices were typed."""
    parts = {(each.effect, each.kind, str(each.subject_id or each.text.casefold())) for each in choices}
    return json.dumps(sorted(parts), ensure_ascii=False) if parts else ""


def _already(schedule: Schedule) -> AlreadySubscribedError:
    return AlreadySubscribedError(
        f"This channel already gets a {CADENCE_WORDS[schedule.cadence]} digest about this. "
        "Edit that one, or stop it first."
    )


def _subscription(row: Row) -> Subscription:
    return Subscription(
        id=row["id"],
        channel=row["channel"],
        cadence=cast(Cadence, row["cadence"]),
        weekday=row["weekday"],
        hour=row["hour"],
        minute=row["minute"],
        time_zone=row["time_zone"],
        created_by=row["created_by"],
        created_at=row["created_at"],
        kind=row["kind"],
        day=row["day"],
        anchor=row["anchor"],
        density=cast(Density, row["density"]),
        quiet=bool(row["quiet"]),
        starts_at=row["starts_at"] or row["created_at"],
        seen_at_start=row["seen_at_start"],
        decided_at_start=row["decided_at_start"],
        paused_by=row["paused_by"],
        paused_at=row["paused_at"],
    )
