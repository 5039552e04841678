"""People: who the current documents name, and what they say of them."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.corpus.connection import Connections
from briefings.corpus.documents import SOURCE_COLUMNS, source_of
from briefings.corpus.meetings import NEWEST_FIRST, Meetings
from briefings.records import Counted, Meeting, RoleHeld, Source

# More of these are never shown of one person.
_MOST_ROLES, _MOST_SOURCES = 20, 20
_MEETINGS_OF = """
    SELECT a.meeting_id, a.present FROM attendance a JOIN current_document d ON d.id = a.document_id
    WHERE a.person_id = :person
    UNION ALL
    SELECT s.meeting_id, 1 AS present FROM speech s JOIN current_document d ON d.id = s.document_id
    WHERE s.person_id = :person AND s.meeting_id IS NOT NULL
"""
PERSON_IS_VISIBLE = """(
    EXISTS (SELECT 1 FROM role_held h JOIN current_document d ON d.id = h.document_id WHERE h.person_id = p.id)
    OR EXISTS (SELECT 1 FROM attendance a JOIN current_document d ON d.id = a.document_id WHERE a.person_id = p.id)
    OR EXISTS (SELECT 1 FROM speech s JOIN current_document d ON d.id = s.document_id WHERE s.person_id = p.id)
)"""


class People:
    """The people of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._meetings = Meetings(connections)

    def name(self, person_id: int) -> str | None:
        """The person's main name, or None when there is no such person."""
        row = self._connections.read().execute("SELECT name FROM person WHERE id = ?", (person_id,)).fetchone()
        return row["name"] if row else None

    def all(self) -> dict[int, str]:
        """Main names of everybody whom a current document names."""
        rows = self._connections.read().execute(f"SELECT p.id, p.name FROM person p WHERE {PERSON_IS_VISIBLE}")
        return {row["id"]: row["name"] for row in rows}

    def roles(self, person_id: int, limit: int = _MOST_ROLES) -> tuple[RoleHeld, ...]:
        """The newest roles that records give the person, newest first, each with where it was read."""
        rows = self._connections.read().execute(
            f"""SELECT DISTINCT x.role, x.organisation,
                coalesce((SELECT max(m.date) FROM meeting_record r JOIN meeting m ON m.id = r.meeting_id
                    WHERE r.document_id = d.id AND r.status = 'recorded'), d.published) AS date, {SOURCE_COLUMNS}
            FROM (
                SELECT person_id, document_id, role, organisation FROM attendance WHERE person_id = :person
                UNION SELECT person_id, document_id, role, organisation FROM role_held WHERE person_id = :person
            ) x JOIN current_document d ON d.id = x.document_id
            WHERE x.role IS NOT NULL OR x.organisation IS NOT NULL
            ORDER BY date IS NULL, date DESC, d.id LIMIT :limit""",
            {"person": person_id, "limit": limit},
        )
        return tuple(RoleHeld(row["role"], row["organisation"], row["date"], source_of(row)) for row in rows)

    def meetings(self, person_id: int, limit: int = -1) -> tuple[tuple[Meeting, bool | None], ...]:
        """Meetings the person is listed for or spoke at, newest first, each with present, absent or not said.

        All of them, or the newest `limit`.

        Whoever spoke was there, also when no list names them.
        """
        rows = (
            self._connections.read()
            .execute(
                f"""SELECT x.meeting_id, max(x.present) AS present FROM ({_MEETINGS_OF}) x
                JOIN meeting m ON m.id = x.meeting_id
                GROUP BY x.meeting_id ORDER BY {NEWEST_FIRST} LIMIT :limit""",
                {"person": person_id, "limit": limit},
            )
            .fetchall()
        )
        present = {row["meeting_id"]: None if row["present"] is None else bool(row["present"]) for row in rows}
        return tuple((meeting, present[meeting.id]) for meeting in self._meetings.by_id(present).values())

    def count_meetings(self, person_id: int) -> int:
        """How many meetings the person is listed for or spoke at."""
        sql = f"SELECT count(DISTINCT meeting_id) FROM ({_MEETINGS_OF})"
        return int(self._connections.read().execute(sql, {"person": person_id}).fetchone()[0])

    def passages_by_meeting(self, person_id: int, meeting_ids: Sequence[int]) -> dict[int, int]:
        """How many passages the person spoke in each of these meetings, by meeting id."""
        rows = self._connections.read().execute(
            f"""SELECT s.meeting_id, count(*) AS passages FROM speech s JOIN current_document d ON d.id = s.document_id
            JOIN passage p ON p.speech_id = s.id
            WHERE s.person_id = ? AND s.meeting_id IN ({",".join("?" * len(meeting_ids))}) GROUP BY s.meeting_id""",
            (person_id, *meeting_ids),
        )
        return {row["meeting_id"]: row["passages"] for row in rows}

    def topics(self, person_id: int, limit: int = 10) -> tuple[Counted, ...]:
        """Topics in the person's own words, by the number of passages that mention them."""
        rows = self._connections.read().execute(
            """SELECT t.id, t.name, count(*) AS passages
            FROM speech s JOIN current_document d ON d.id = s.document_id JOIN passage p ON p.speech_id = s.id
            JOIN mention mn ON mn.passage_id = p.id JOIN topic t ON t.id = mn.topic_id
            WHERE s.person_id = ? GROUP BY t.id ORDER BY passages DESC, t.name LIMIT ?""",
            (person_id, limit),
        )
        return tuple(Counted(row["id"], row["name"], row["passages"]) for row in rows)

    def sources(self, person_id: int, limit: int = _MOST_SOURCES) -> tuple[Source, ...]:
        """The first current documents that name the person."""
        rows = self._connections.read().execute(
            f"""SELECT DISTINCT {SOURCE_COLUMNS} FROM current_document d WHERE d.id IN (
                SELECT document_id FROM attendance WHERE person_id = :person
                UNION SELECT document_id FROM role_held WHERE person_id = :person
                UNION SELECT document_id FROM speech WHERE person_id = :person
            ) ORDER BY d.id LIMIT :limit""",
            {"person": person_id, "limit": limit},
        )
        return tuple(source_of(row) for row in rows)

    def is_of_series(self, person_id: int, series_ids: Sequence[int]) -> bool:
        """Whether a document on one of these series names the person."""
        marks = ",".join("?" * len(series_ids))
        row = (
            self._connections.read()
            .execute(
                f"""SELECT 1 FROM meeting m JOIN meeting_record r ON r.meeting_id = m.id
                WHERE m.series_id IN ({marks}) AND r.document_id IN (
                    SELECT document_id FROM attendance WHERE person_id = ?
                    UNION SELECT document_id FROM role_held WHERE person_id = ?
                    UNION SELECT document_id FROM speech WHERE person_id = ?
                ) LIMIT 1""",
                (*series_ids, person_id, person_id, person_id),
            )
            .fetchone()
        )
        return row is not None
