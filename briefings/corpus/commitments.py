"""Promises and targets: what was said to be done by when, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from sqlite3 import Row
from typing import Literal, cast

from briefings.corpus.connection import Connections
from briefings.corpus.documents import ONLY_MEETING, SOURCE_COLUMNS, Sources
from briefings.corpus.meetings import Meetings
from briefings.records import Commitment, CommitmentType, Meeting, Source

CommitmentStatus = Literal["open", "met", "dropped"]
Standing = Literal["open", "due", "overdue", "met", "dropped", "all"]

# What became of a commitment is a person's decision: a correction of its record, found by the commitment's words.
_STATUS = """coalesce((SELECT k.value FROM correction k WHERE k.record_id = d.record_id
    AND k.kind = 'commitment' AND k.anchor = c.text AND k.undone_at IS NULL ORDER BY k.id DESC LIMIT 1), 'open')"""
_SPOKEN_AT = """(SELECT s.meeting_id FROM passage p JOIN speech s ON s.id = p.speech_id WHERE p.id = c.passage_id)"""
_SELECT = f"""
    SELECT c.id, c.text, c.type, c.due_from, c.due_to, c.passage_id, pe.name AS speaker, {_STATUS} AS status,
        coalesce({_SPOKEN_AT}, {ONLY_MEETING}) AS meeting_id,
        {SOURCE_COLUMNS}
    FROM commitment c JOIN current_document d ON d.id = c.document_id LEFT JOIN person pe ON pe.id = c.person_id
"""

_EARLIEST_FIRST = "ORDER BY c.due_to IS NULL, c.due_to, c.id"
_STANDING: dict[Standing, str] = {
    "open": f"{_STATUS} = 'open'",
    "due": f"c.due_to BETWEEN :today AND :soon AND {_STATUS} = 'open'",
    "overdue": f"c.due_to < :today AND {_STATUS} = 'open'",
    "met": f"{_STATUS} = 'met'",
    "dropped": f"{_STATUS} = 'dropped'",
    "all": "TRUE",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which commitments: how they stand on the day `today` ("due" is due by `soon`), and of these people or meetings.

    Without people and meetings those of everybody.
    """

    standing: Standing
    today: date
    soon: date
    people: Collection[int] = ()
    meetings: Collection[int] = ()


class Commitments:
    """The commitments of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._meetings = Meetings(connections)

    def all(self) -> list[Commitment]:
        """Every visible commitment, the earliest deadline first."""
        return self._select(_EARLIEST_FIRST, ())

    def get(self, commitment_id: int) -> Commitment | None:
        """The visible commitment with this id, or None."""
        return next(iter(self._select("WHERE c.id = ?", (commitment_id,))), None)

    def page(self, wanted: Wanted, limit: int, offset: int = 0) -> list[Commitment]:
        """Some of those that are wanted, the earliest deadline first."""
        which, parameters = _which(wanted)
        # Chosen by their numbers first: of few that are shown more is looked up than of many that are not.
        chosen = f"""SELECT c.id FROM commitment c JOIN current_document d ON d.id = c.document_id
            WHERE {which} {_EARLIEST_FIRST} LIMIT :limit OFFSET :offset"""
        return self._select(
            f"WHERE c.id IN ({chosen}) {_EARLIEST_FIRST}", parameters | {"limit": limit, "offset": offset}
        )

    def count(self, wanted: Wanted) -> int:
        """How many are wanted."""
        which, parameters = _which(wanted)
        sql = f"SELECT count(*) FROM commitment c JOIN current_document d ON d.id = c.document_id WHERE {which}"
        return int(self._connections.read().execute(sql, parameters).fetchone()[0])

    def of_meeting(self, meeting_id: int) -> list[Commitment]:
        """Commitments in the records of one meeting."""
        return self._select(
            f"""WHERE c.document_id IN (SELECT r.document_id FROM meeting_record r WHERE r.meeting_id = :meeting
            AND r.status = 'recorded') AND coalesce({_SPOKEN_AT}, :meeting) = :meeting ORDER BY c.due_to, c.id""",
            {"meeting": meeting_id},
        )

    def of_person(self, person_id: int) -> list[Commitment]:
        """What one person promised or called for."""
        return self._select("WHERE c.person_id = ? ORDER BY c.due_to, c.id", (person_id,))

    def due_between(self, first: str, last: str) -> list[Commitment]:
        """Commitments whose deadline lies in these days, both included."""
        return self._select("WHERE c.due_to BETWEEN ? AND ? ORDER BY c.due_to, c.id", (first, last))

    def _select(self, rest: str, parameters: tuple[object, ...] | dict[str, object]) -> list[Commitment]:
        rows = self._connections.read().execute(f"{_SELECT} {rest}", parameters).fetchall()
        meetings = self._meetings.by_id(row["meeting_id"] for row in rows if row["meeting_id"] is not None)
        sources = Sources()
        return [_commitment(row, meetings.get(row["meeting_id"]), sources.of(row)) for row in rows]


def _which(wanted: Wanted) -> tuple[str, dict[str, object]]:
    """The condition, and what it is given."""
    parameters: dict[str, object] = {"today": wanted.today.isoformat(), "soon": wanted.soon.isoformat()}
    which = _STANDING[wanted.standing]
    if wanted.people or wanted.meetings:
        parameters |= {"people": json.dumps(list(wanted.people)), "meetings": json.dumps(list(wanted.meetings))}
        which += """ AND (c.person_id IN (SELECT value FROM json_each(:people)) OR c.document_id IN (
            SELECT r.document_id FROM meeting_record r JOIN json_each(:meetings) m ON m.value = r.meeting_id
            WHERE r.status = 'recorded'))"""
    return which, parameters


def _commitment(row: Row, meeting: Meeting | None, source: Source) -> Commitment:
    return Commitment(
        id=row["id"],
        text=row["text"],
        type=cast(CommitmentType, row["type"]),
        due_from=row["due_from"],
        due_to=row["due_to"],
        speaker=row["speaker"],
        status=cast(CommitmentStatus, row["status"]),
        meeting=meeting,
        source=source,
        passage_id=row["passage_id"],
    )
