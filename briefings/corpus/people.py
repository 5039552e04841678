"""People: who the current documents name, and what they say of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from briefings.corpus.connection import Connections
from briefings.corpus.documents import SOURCE_COLUMNS, source_of
from briefings.corpus.frequent import CURRENT, DAYS, PAST, is_frequent
from briefings.corpus.meetings import NEWEST_FIRST, Meetings
from briefings.corpus.passages import Passages
from briefings.records import Counted, Meeting, RoleHeld, Source

# More of these are never shown of one person.
_MOST_ROLES, _MOST_SOURCES = 20, 20
# As SQLite is told not to limit: https://www.sqlite.org/lang_select.html#limitoffset
_ALL = -1
# What a person speaks on is counted in so many of their passages, the newest.
TOPICS_FROM = 1_000
# Each in two ways: from all that names somebody, or for who is in very many places from the newest on.
_NAMED_IN = f"""SELECT d.id FROM (
    SELECT document_id FROM attendance WHERE person_id = :person
    UNION SELECT document_id FROM role_held WHERE person_id = :person
    UNION SELECT document_id FROM speech WHERE person_id = :person) n
    CROSS JOIN {DAYS} ON d.id = n.document_id WHERE {CURRENT} ORDER BY d.id LIMIT :limit"""
_NAMED_IN_MANY = f"""SELECT d.id FROM {DAYS} WHERE {CURRENT} AND (
    EXISTS (SELECT 1 FROM attendance WHERE document_id = d.id AND person_id = :person)
    OR EXISTS (SELECT 1 FROM role_held WHERE document_id = d.id AND person_id = :person)
    OR EXISTS (SELECT 1 FROM speech WHERE document_id = d.id AND person_id = :person))
    ORDER BY d.id LIMIT :limit"""
_OF_CHOSEN = """SELECT a.document_id, a.role, a.organisation FROM chosen c
    CROSS JOIN attendance a ON a.document_id = c.id AND a.person_id = :person
    UNION SELECT h.document_id, h.role, h.organisation FROM chosen c
    CROSS JOIN role_held h ON h.document_id = c.id AND h.person_id = :person"""
# Of the newest records alone are the rows themselves looked at, which takes longer than the indexes.
_LISTED_IN = f"""WITH chosen AS (SELECT d.id FROM (
        SELECT document_id FROM attendance WHERE person_id = :person
        UNION SELECT document_id FROM role_held WHERE person_id = :person) n
        CROSS JOIN {DAYS} ON d.id = n.document_id WHERE {CURRENT} ORDER BY d.day DESC, d.id LIMIT :records)
    {_OF_CHOSEN}"""
_HAS_ROLE = "x.person_id = :person AND (x.role IS NOT NULL OR x.organisation IS NOT NULL)"
_LISTED_IN_MANY = f"""WITH chosen AS (SELECT d.id FROM current_document d
        WHERE EXISTS (SELECT 1 FROM attendance x WHERE x.document_id = d.id AND {_HAS_ROLE})
        OR EXISTS (SELECT 1 FROM role_held x WHERE x.document_id = d.id AND {_HAS_ROLE})
        ORDER BY d.day DESC, d.id LIMIT :records)
    {_OF_CHOSEN}"""
_MET_AT = f"""SELECT a.meeting_id, a.present FROM attendance a CROSS JOIN {DAYS} ON d.id = a.document_id
    WHERE a.person_id = :person AND {CURRENT}
    UNION ALL SELECT s.meeting_id, 1 FROM (SELECT DISTINCT meeting_id, document_id FROM speech
        WHERE person_id = :person AND meeting_id IS NOT NULL) s
    CROSS JOIN {DAYS} ON d.id = s.document_id WHERE {CURRENT}"""
_IS_AT = """EXISTS (
        SELECT 1 FROM attendance a CROSS JOIN current_document d ON d.id = a.document_id
        WHERE a.person_id = :person AND a.meeting_id = m.id)
    OR EXISTS (SELECT 1 FROM speech s CROSS JOIN current_document d ON d.id = s.document_id
        WHERE s.person_id = :person AND s.meeting_id = m.id)"""
_MET_AT_MANY = f"""WITH chosen AS (SELECT m.id FROM meeting m WHERE {_IS_AT} ORDER BY {NEWEST_FIRST} LIMIT :limit)
    SELECT a.meeting_id, a.present FROM chosen c
    CROSS JOIN attendance a ON a.person_id = :person AND a.meeting_id = c.id
    CROSS JOIN {DAYS} ON d.id = a.document_id WHERE {CURRENT}
    UNION ALL SELECT c.id, 1 FROM chosen c WHERE EXISTS (
        SELECT 1 FROM speech s CROSS JOIN {DAYS} ON d.id = s.document_id
        WHERE s.person_id = :person AND s.meeting_id = c.id AND {CURRENT})"""
_COUNTED = f"""SELECT count(*) FROM (
    SELECT a.meeting_id FROM attendance a CROSS JOIN {DAYS} ON d.id = a.document_id
    WHERE a.person_id = :person AND {CURRENT}
    UNION SELECT s.meeting_id FROM (SELECT DISTINCT meeting_id, document_id FROM speech
        WHERE person_id = :person AND meeting_id IS NOT NULL) s
    CROSS JOIN {DAYS} ON d.id = s.document_id WHERE {CURRENT})"""
# All meetings, as the indexes have them, without those that only documents of the past speak of.
_COUNTED_OF_MANY = f"""SELECT (SELECT count(*) FROM (
        SELECT meeting_id FROM attendance WHERE person_id = :person
        UNION SELECT meeting_id FROM speech WHERE person_id = :person AND meeting_id IS NOT NULL ORDER BY 1
    )) - (SELECT count(*) FROM (
        SELECT a.meeting_id AS id FROM document d CROSS JOIN attendance a ON a.document_id = d.id
        WHERE a.person_id = :person AND {PAST}
        UNION SELECT s.meeting_id FROM document d CROSS JOIN speech s ON s.document_id = d.id
        WHERE s.person_id = :person AND s.meeting_id IS NOT NULL AND {PAST}
    ) m WHERE NOT ({_IS_AT}))"""
_ALL_SPOKEN = f"""SELECT count(*) AS passages, json_group_array(p.id) AS ids FROM speech s
    CROSS JOIN {DAYS} ON d.id = s.document_id
    CROSS JOIN passage p ON p.speech_id = s.id WHERE s.person_id = ? AND {CURRENT}"""
# As one text: thousands of them are counted faster in Python than sorted by SQLite.
_MENTIONED = """SELECT group_concat(mn.topic_id, ' ') FROM json_each(?) spoken
    CROSS JOIN mention mn ON mn.passage_id = spoken.value"""
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
        self._passages = Passages(connections)

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
        connection = self._connections.read()
        many = is_frequent(connection, "listed", person_id)
        listed = _LISTED_IN_MANY if many else _LISTED_IN
        for records in (limit, _ALL):
            rows = connection.execute(
                f"""SELECT x.role, x.organisation, nullif(x.day, '') AS date, {SOURCE_COLUMNS}
                FROM (
                    SELECT x.document_id, x.role, x.organisation, d.day FROM ({listed}) x
                    CROSS JOIN {DAYS} ON d.id = x.document_id
                    WHERE {CURRENT} AND (x.role IS NOT NULL OR x.organisation IS NOT NULL)
                    ORDER BY d.day DESC, d.id, x.role, x.organisation LIMIT :limit
                ) x CROSS JOIN document d ON d.id = x.document_id ORDER BY x.day DESC, d.id, x.role, x.organisation""",
                {"person": person_id, "limit": limit, "records": records},
            ).fetchall()
            # The newest records may list the person without a role, and an older one with it.
            if many or len(rows) == limit:
                break
        return tuple(RoleHeld(row["role"], row["organisation"], row["date"], source_of(row)) for row in rows)

    def meetings(self, person_id: int, limit: int = -1) -> tuple[tuple[Meeting, bool | None], ...]:
        """Meetings the person is listed for or spoke at, newest first, each with present, absent or not said.

        All of them, or the newest `limit`.

        Whoever spoke was there, also when no list names them.
        """
        connection = self._connections.read()
        rows = connection.execute(
            f"""SELECT x.meeting_id, max(x.present) AS present FROM (
                {_MET_AT_MANY if is_frequent(connection, "named", person_id) else _MET_AT}
            ) x CROSS JOIN meeting m ON m.id = x.meeting_id
            GROUP BY x.meeting_id ORDER BY {NEWEST_FIRST} LIMIT :limit""",
            {"person": person_id, "limit": limit},
        ).fetchall()
        present = {row["meeting_id"]: None if row["present"] is None else bool(row["present"]) for row in rows}
        return tuple((meeting, present[meeting.id]) for meeting in self._meetings.by_id(present).values())

    def count_meetings(self, person_id: int) -> int:
        """How many meetings the person is listed for or spoke at."""
        connection = self._connections.read()
        counted = _COUNTED_OF_MANY if is_frequent(connection, "named", person_id) else _COUNTED
        return int(connection.execute(counted, {"person": person_id}).fetchone()[0])

    def passages_by_meeting(self, person_id: int, meeting_ids: Sequence[int]) -> dict[int, int]:
        """How many passages the person spoke in each of these meetings, by meeting id."""
        rows = self._connections.read().execute(
            f"""SELECT s.meeting_id, count(*) AS passages FROM speech s JOIN current_document d ON d.id = s.document_id
            JOIN passage p ON p.speech_id = s.id
            WHERE s.person_id = ? AND s.meeting_id IN ({",".join("?" * len(meeting_ids))}) GROUP BY s.meeting_id""",
            (person_id, *meeting_ids),
        )
        return {row["meeting_id"]: row["passages"] for row in rows}

    def speaks_on(self, person_id: int, limit: int = 10) -> tuple[tuple[Counted, ...], int]:
        """Topics in the person's own words, those of most passages first; and how many passages are theirs.

        Of who has more passages than TOPICS_FROM only that many, the newest, are looked at for topics.
        """
        connection = self._connections.read()
        many = is_frequent(connection, "speaker", person_id)
        if many:
            total = self._passages.count_of_person(person_id)
        else:
            total, spoken = connection.execute(_ALL_SPOKEN, (person_id,)).fetchone()
        if many or total > TOPICS_FROM:
            spoken = json.dumps(self._passages.newest_of("speaker", person_id, TOPICS_FROM))
        mentioned = connection.execute(_MENTIONED, (spoken,)).fetchone()[0] or ""
        return self._most_counted(Counter(map(int, mentioned.split())), limit), total

    def _most_counted(self, passages: Counter[int], limit: int) -> tuple[Counted, ...]:
        """The topics with the most passages; of equal ones the first by name."""
        most = passages.most_common(limit)
        wanted = json.dumps([each for each, count in passages.items() if count >= most[-1][1]])
        rows = self._connections.read().execute(
            "SELECT id, name FROM topic WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
        )
        found = [Counted(row["id"], row["name"], passages[row["id"]]) for row in rows]
        return tuple(sorted(found, key=lambda each: (-each.count, each.name))[:limit])

    def sources(self, person_id: int, limit: int = _MOST_SOURCES) -> tuple[Source, ...]:
        """The first current documents that name the person."""
        connection = self._connections.read()
        named = _NAMED_IN_MANY if is_frequent(connection, "named", person_id) else _NAMED_IN
        rows = connection.execute(
            f"SELECT {SOURCE_COLUMNS} FROM document d WHERE d.id IN ({named}) ORDER BY d.id",
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
