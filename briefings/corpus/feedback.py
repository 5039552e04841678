"""What people say of answers: kept with what was asked and shown, for as long as the operator wants."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row
from typing import cast

from briefings.corpus.connection import Connections


@dataclass(frozen=True, slots=True)
class Feedback:
    """One person's word on one answer. `question` is what shows the answer again, `asked` it in the asker's words.

    `passages` are ids of the passages that were shown; `settled_as` says what an admin made of it.
    """

    id: int
    at: str
    actor: str
    verdict: str
    question: str
    asked: str
    shown: str
    passages: tuple[int, ...]
    settled_by: str | None
    settled_at: str | None
    settled_as: str | None


class FeedbackStore:
    """The feedback of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self, actor: str, verdict: str, question: str, asked: str, shown: str, passages: tuple[int, ...], now: datetime
    ) -> int | None:
        """Keep it; gives its id. None when this person has said so of this answer and nobody has settled it yet."""
        with self._connections.write() as connection:
            known = connection.execute(
                "SELECT 1 FROM feedback WHERE actor = ? AND verdict = ? AND question = ? AND settled_at IS NULL",
                (actor, verdict, question),
            ).fetchone()
            if known is not None:
                return None
            cursor = connection.execute(
                """INSERT INTO feedback (at, actor, verdict, question, asked, shown, passages)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                (now.isoformat(), actor, verdict, question, asked, shown, json.dumps(passages)),
            )
            return cast(int, cursor.lastrowid)

    def get(self, feedback_id: int) -> Feedback | None:
        """The feedback with this id, or None."""
        return next(iter(self._select("WHERE id = ?", (feedback_id,))), None)

    def waiting(self, limit: int, offset: int = 0) -> list[Feedback]:
        """What an admin has still to look at, oldest first: everything but "useful"."""
        return self._select(
            "WHERE settled_at IS NULL AND verdict <> 'useful' ORDER BY id LIMIT ? OFFSET ?", (limit, offset)
        )

    def count_waiting(self) -> int:
        """How much an admin has still to look at."""
        sql = "SELECT count(*) FROM feedback WHERE settled_at IS NULL AND verdict <> 'useful'"
        return int(self._connections.read().execute(sql).fetchone()[0])

    def settle(self, feedback_id: int, as_: str, *, by: str, now: datetime) -> bool:
        """Note what was made of it; False when somebody did so before."""
        with self._connections.write() as connection:
            cursor = connection.execute(
                """UPDATE feedback SET settled_as = ?, settled_by = ?, settled_at = ?
                WHERE id = ? AND settled_at IS NULL""",
                (as_, by, now.isoformat(), feedback_id),
            )
            return cursor.rowcount == 1

    def reopen(self, feedback_id: int) -> None:
        """Let it wait again: what was to be made of it failed."""
        with self._connections.write() as connection:
            connection.execute(
                "UPDATE feedback SET settled_as = NULL, settled_by = NULL, settled_at = NULL WHERE id = ?",
                (feedback_id,),
            )

    def forget_before(self, moment: datetime) -> int:
        """Delete what was said before; gives how much that was."""
        with self._connections.write() as connection:
            return connection.execute("DELETE FROM feedback WHERE at < ?", (moment.isoformat(),)).rowcount

    def _select(self, rest: str, parameters: tuple[object, ...]) -> list[Feedback]:
        rows = self._connections.read().execute(f"SELECT * FROM feedback {rest}", parameters)
        return [_feedback(row) for row in rows]


def _feedback(row: Row) -> Feedback:
    return Feedback(
        id=row["id"],
        at=row["at"],
        actor=row["actor"],
        verdict=row["verdict"],
        question=row["question"],
        asked=row["asked"],
        shown=row["shown"],
        passages=tuple(json.loads(row["passages"])),
        settled_by=row["settled_by"],
        settled_at=row["settled_at"],
        settled_as=row["settled_as"],
    )
