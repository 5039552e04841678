"""What a person follows, and what they muted: each is told of in one message, made of one subscription a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from briefings.corpus.connection import Connections
from briefings.corpus.subscriptions import Choice, ChoiceKind, Effect
from briefings.records import BriefingsError


class AlreadyFollowedError(BriefingsError):
    """The person follows (or muted) this already."""


@dataclass(frozen=True, slots=True)
class Follow:
    """One thing that a person follows (`include`) or muted (`mute`). `follower` is a Slack user id."""

    id: int
    follower: str
    choice: Choice
    created_at: str


class Follows:
    """The follows and mutes of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, follower: str, choice: Choice, *, now: datetime) -> Follow:
        """Follow or mute something. Raises AlreadyFollowedError when that is so already."""
        with self._connections.write() as connection:
            if any(_alike(each.choice, choice) for each in self.of(follower)):
                word = "follow" if choice.effect == "include" else "have muted"
                raise AlreadyFollowedError(f"You {word} {choice.label} already.")
            cursor = connection.execute(
                """INSERT INTO follow (follower, effect, kind, text, subject_id, created_at)
                VALUES (?, ?, ?, ?, ?, ?)""",
                (follower, choice.effect, choice.kind, choice.text, choice.subject_id, now.isoformat()),
            )
        return Follow(cast(int, cursor.lastrowid), follower, choice, now.isoformat())

    def remove(self, follow_id: int, follower: str, *, now: datetime) -> bool:
        """End one of the person's follows or mutes; False when it is not theirs or has ended."""
        with self._connections.write() as connection:
            cursor = connection.execute(
                "UPDATE follow SET ended_at = ? WHERE id = ? AND follower = ? AND ended_at IS NULL",
                (now.isoformat(), follow_id, follower),
            )
            return cursor.rowcount == 1

    def of(self, follower: str) -> list[Follow]:
        """Everything that a person follows or muted, oldest first."""
        rows = self._connections.read().execute(
            "SELECT * FROM follow WHERE follower = ? AND ended_at IS NULL ORDER BY id", (follower,)
        )
        return [
            Follow(
                row["id"],
                row["follower"],
                Choice(cast(Effect, row["effect"]), cast(ChoiceKind, row["kind"]), row["text"], row["subject_id"]),
                row["created_at"],
            )
            for row in rows
        ]


def _alike(one: Choice, other: Choice) -> bool:
    if (one.effect, one.kind) != (other.effect, other.kind):
        return False
    if one.subject_id is not None or other.subject_id is not None:
        return one.subject_id == other.subject_id
    return one.text.casefold() == other.text.casefold()
