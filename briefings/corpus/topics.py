"""Topics: what the current documents are about."""

from __future__ import annotations

from briefings.corpus.connection import Connections
from briefings.corpus.documents import SOURCE_COLUMNS, source_of
from briefings.corpus.frequent import is_frequent
from briefings.corpus.meetings import NEWEST_FIRST, Meetings
from briefings.corpus.passages import Passages
from briefings.records import Counted, Meeting, Source

# More of these are never shown of one topic.
_MOST_SOURCES = 20
# Who speaks on a topic is counted in so many of its passages, the newest.
SPEAKERS_FROM = 1_000
# The meetings on it: those of its records, or for a topic in very many the newest ones, going back in time.
_MET_ON = """SELECT DISTINCT r.meeting_id AS id FROM document_topic t
    JOIN meeting_record r ON r.document_id = t.document_id WHERE t.topic_id = :topic"""
_MET_ON_MANY = f"""SELECT m.id FROM meeting m WHERE EXISTS (
        SELECT 1 FROM meeting_record r CROSS JOIN document_topic t ON t.document_id = r.document_id
        CROSS JOIN current_document d ON d.id = t.document_id
        WHERE t.topic_id = :topic AND r.meeting_id = m.id AND r.status = 'recorded')
    ORDER BY {NEWEST_FIRST} LIMIT :limit"""


class Topics:
    """The topics of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._meetings = Meetings(connections)
        self._passages = Passages(connections)

    def name(self, topic_id: int) -> str | None:
        """The topic's main name, or None when there is no such topic."""
        row = self._connections.read().execute("SELECT name FROM topic WHERE id = ?", (topic_id,)).fetchone()
        return row["name"] if row else None

    def all(self) -> list[Counted]:
        """Every topic of a current document with its mentions, most mentioned first."""
        rows = self._connections.read().execute(
            """SELECT t.id, t.name, sum(dt.mentions) AS mentions
            FROM topic t JOIN document_topic dt ON dt.topic_id = t.id JOIN current_document d ON d.id = dt.document_id
            GROUP BY t.id ORDER BY mentions DESC, t.name"""
        )
        return [Counted(row["id"], row["name"], row["mentions"]) for row in rows]

    def meetings(self, topic_id: int, limit: int = -1) -> tuple[tuple[Meeting, int], ...]:
        """Meetings whose records mention the topic, newest first, each with the mentions.

        All of them, or the newest `limit`.
        """
        connection = self._connections.read()
        rows = connection.execute(
            f"""WITH chosen AS ({_MET_ON_MANY if is_frequent(connection, "topic", topic_id) else _MET_ON})
            SELECT r.meeting_id, sum(t.mentions) AS mentions
            FROM chosen c CROSS JOIN meeting m ON m.id = c.id
            CROSS JOIN meeting_record r ON r.meeting_id = m.id AND r.status = 'recorded'
            CROSS JOIN current_document d ON d.id = r.document_id
            CROSS JOIN document_topic t ON t.topic_id = :topic AND t.document_id = d.id
            GROUP BY r.meeting_id ORDER BY {NEWEST_FIRST} LIMIT :limit""",
            {"topic": topic_id, "limit": limit},
        ).fetchall()
        mentions = {row["meeting_id"]: row["mentions"] for row in rows}
        return tuple((meeting, mentions[meeting.id]) for meeting in self._meetings.by_id(mentions).values())

    def count_meetings(self, topic_id: int) -> int:
        """How many meetings have a record that mentions the topic."""
        sql = """SELECT count(DISTINCT r.meeting_id)
            FROM document_topic dt JOIN current_document d ON d.id = dt.document_id
            JOIN meeting_record r ON r.document_id = d.id AND r.status = 'recorded' WHERE dt.topic_id = ?"""
        return int(self._connections.read().execute(sql, (topic_id,)).fetchone()[0])

    def speakers(self, topic_id: int, limit: int = 10) -> tuple[Counted, ...]:
        """Who speaks on it, by the number of their passages that mention it; only speakers the records name.

        Of a topic with more passages than SPEAKERS_FROM only that many, the newest, are counted.
        """
        newest = self._passages.newest_of("topic", topic_id, SPEAKERS_FROM)
        rows = self._connections.read().execute(
            f"""SELECT pe.id, pe.name, count(*) AS passages
            FROM passage p JOIN speech s ON s.id = p.speech_id JOIN person pe ON pe.id = s.person_id
            WHERE p.id IN ({",".join("?" * len(newest))})
            GROUP BY pe.id ORDER BY passages DESC, pe.name LIMIT ?""",
            (*newest, limit),
        )
        return tuple(Counted(row["id"], row["name"], row["passages"]) for row in rows)

    def sources(self, topic_id: int, limit: int = _MOST_SOURCES) -> tuple[Source, ...]:
        """The current documents that mention the topic most."""
        rows = self._connections.read().execute(
            f"""SELECT {SOURCE_COLUMNS} FROM document_topic dt JOIN current_document d ON d.id = dt.document_id
            WHERE dt.topic_id = ? ORDER BY dt.mentions DESC, d.id LIMIT ?""",
            (topic_id, limit),
        )
        return tuple(source_of(row) for row in rows)

    def count_sources(self, topic_id: int) -> int:
        """How many current documents mention the topic."""
        sql = (
            "SELECT count(*) FROM document_topic dt JOIN current_document d ON d.id = dt.document_id WHERE topic_id = ?"
        )
        return int(self._connections.read().execute(sql, (topic_id,)).fetchone()[0])
