"""Topics: what the current documents are about."""

from __future__ import annotations

from briefings.corpus.connection import Connections
from briefings.corpus.documents import SOURCE_COLUMNS, source_of
from briefings.corpus.meetings import NEWEST_FIRST, Meetings
from briefings.records import Counted, Meeting, Source

# More of these are never shown of one topic.
_MOST_SOURCES = 20


class Topics:
    """The topics of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._meetings = Meetings(connections)

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
        rows = (
            self._connections.read()
            .execute(
                f"""SELECT r.meeting_id, sum(dt.mentions) AS mentions
            FROM document_topic dt JOIN current_document d ON d.id = dt.document_id
            JOIN meeting_record r ON r.document_id = d.id AND r.status = 'recorded'
            JOIN meeting m ON m.id = r.meeting_id
            WHERE dt.topic_id = ? GROUP BY r.meeting_id ORDER BY {NEWEST_FIRST} LIMIT ?""",
                (topic_id, limit),
            )
            .fetchall()
        )
        mentions = {row["meeting_id"]: row["mentions"] for row in rows}
        return tuple((meeting, mentions[meeting.id]) for meeting in self._meetings.by_id(mentions).values())

    def count_meetings(self, topic_id: int) -> int:
        """How many meetings have a record that mentions the topic."""
        sql = """SELECT count(DISTINCT r.meeting_id)
            FROM document_topic dt JOIN current_document d ON d.id = dt.document_id
            JOIN meeting_record r ON r.document_id = d.id AND r.status = 'recorded' WHERE dt.topic_id = ?"""
        return int(self._connections.read().execute(sql, (topic_id,)).fetchone()[0])

    def speakers(self, topic_id: int, limit: int = 10) -> tuple[Counted, ...]:
        """Who speaks on it, by the number of their passages that mention it; only speakers the records name."""
        rows = self._connections.read().execute(
            """SELECT pe.id, pe.name, count(*) AS passages
            FROM mention mn JOIN passage p ON p.id = mn.passage_id JOIN current_document d ON d.id = p.document_id
            JOIN speech s ON s.id = p.speech_id JOIN person pe ON pe.id = s.person_id
            WHERE mn.topic_id = ? GROUP BY pe.id ORDER BY passages DESC, pe.name LIMIT ?""",
            (topic_id, limit),
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
