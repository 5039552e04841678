"""Topics: what the current documents are about."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from briefings.corpus.connection import Connections
from briefings.corpus.documents import SOURCE_COLUMNS, source_of
from briefings.corpus.frequent import CURRENT, DAYS
from briefings.corpus.meetings import NEWEST_FIRST, Meetings
from briefings.corpus.totals import TopicTotal, is_frequent_topic, total_of
from briefings.records import Counted, Meeting, Source

# More of these are never shown of one topic.
_MOST_SOURCES = 20
# Who speaks on a topic is counted in so many of its passages, the newest.
SPEAKERS_FROM = 300
# The records that say most of it: those with so many mentions an index has in order.
_MANY = 15
_MOST = f"""SELECT dt.document_id FROM document_topic dt {{index}} CROSS JOIN {DAYS} ON d.id = dt.document_id
    WHERE dt.topic_id = :topic AND dt.mentions >= {{most}} AND {CURRENT}
    ORDER BY dt.mentions DESC, dt.document_id LIMIT :limit"""
# The meetings on it: those of its records, or for a topic in very many the newest ones, going back in time.
_ITS_RECORD = f"""FROM meeting_record r
    CROSS JOIN document_topic t ON t.topic_id = :topic AND t.document_id = r.document_id
    CROSS JOIN {DAYS} ON d.id = r.document_id
    WHERE r.meeting_id = m.id AND r.status = 'recorded' AND {CURRENT}"""
_MET_ON = f"""SELECT m.id, (SELECT sum(t.mentions) {_ITS_RECORD}) AS mentions FROM (
        SELECT DISTINCT r.meeting_id FROM document_topic t
        CROSS JOIN meeting_record r ON r.document_id = t.document_id AND r.status = 'recorded'
        WHERE t.topic_id = :topic) x CROSS JOIN meeting m ON m.id = x.meeting_id
    WHERE mentions IS NOT NULL ORDER BY {NEWEST_FIRST} LIMIT :limit"""
# The limit that limits nothing keeps SQLite from counting a meeting's mentions a second time to see whether it has any.
_MET_ON_MANY = f"""SELECT * FROM (
        SELECT m.id, (SELECT sum(t.mentions) {_ITS_RECORD}) AS mentions FROM meeting m ORDER BY {NEWEST_FIRST} LIMIT -1)
    WHERE mentions IS NOT NULL LIMIT :limit"""
_NAMED = "SELECT id, name FROM person WHERE id IN (SELECT value FROM json_each(?))"


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
        connection = self._connections.read()
        met = _MET_ON_MANY if is_frequent_topic(connection, topic_id) else _MET_ON
        rows = connection.execute(met, {"topic": topic_id, "limit": limit})
        mentions = {row["id"]: row["mentions"] for row in rows}
        return tuple((meeting, mentions[meeting.id]) for meeting in self._meetings.by_id(mentions).values())

    def total(self, topic_id: int) -> TopicTotal:
        """How many current records mention the topic, in how many passages, and of how many meetings they are."""
        return total_of(self._connections.read(), topic_id)

    def count_meetings(self, topic_id: int) -> int:
        """How many meetings have a record that mentions the topic."""
        return self.total(topic_id).meetings

    def speakers(self, speaker_ids: Iterable[int | None], limit: int = 10) -> tuple[Counted, ...]:
        """Who speaks in passages, by how many of them are theirs; `speaker_ids` has the speaker of each."""
        counted = Counter(speaker_ids)
        counted.pop(None, None)
        # Names decide among equals: those with less than the last that can be shown need none.
        least = min((count for _, count in counted.most_common(limit)), default=0)
        people = {each: count for each, count in counted.items() if count >= least}
        rows = self._connections.read().execute(_NAMED, (json.dumps(list(people)),))
        found = sorted((-people[row["id"]], row["name"], row["id"]) for row in rows)
        return tuple(Counted(person_id, name, -count) for count, name, person_id in found[:limit])

    def sources(self, topic_id: int, limit: int = _MOST_SOURCES) -> tuple[Source, ...]:
        """The current documents that mention the topic most."""
        connection = self._connections.read()
        parameters = {"topic": topic_id, "limit": limit}
        chosen = connection.execute(_MOST.format(index="INDEXED BY document_topic_most", most=_MANY), parameters)
        ids = [row["document_id"] for row in chosen]
        if len(ids) < limit:
            # Few of its records say much of it: then all of them are compared.
            ids = [row["document_id"] for row in connection.execute(_MOST.format(index="", most=0), parameters)]
        rows = connection.execute(
            f"SELECT {SOURCE_COLUMNS} FROM document d WHERE d.id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
        found = {row["document_id"]: source_of(row) for row in rows}
        return tuple(found[each] for each in ids)

    def count_sources(self, topic_id: int) -> int:
        """How many current documents mention the topic."""
        return self.total(topic_id).records
