"""How much is on file about a topic, without counting all of it each time.

`topic_total` holds what the current documents up to one say of each topic, `counted` the id of that one. Triggers keep
it in step when one of those changes (migration 19). Newer ones are counted when somebody asks, and a hundred of them at
a time are added: counting each as it is filed would cost more than a hundred together.
"""

from __future__ import annotations

from sqlite3 import Connection
from typing import NamedTuple

from briefings.corpus.frequent import CURRENT, DAYS

# So many records are counted each time when somebody asks, at most.
_AT_A_TIME = 100
# A page of passages is found in so many records of a topic.
_PAGE = 30

_OTHERS = f"""NOT EXISTS (
    SELECT 1 FROM meeting_record o
    CROSS JOIN document_topic t ON t.topic_id = n.topic_id AND t.document_id = o.document_id
    CROSS JOIN {DAYS} ON d.id = o.document_id
    WHERE o.meeting_id = n.meeting_id AND o.status = 'recorded' AND o.document_id <= (SELECT until FROM counted)
    AND {CURRENT})"""
_NEWER = f"""FROM document_topic t CROSS JOIN {DAYS} ON d.id = t.document_id
    WHERE t.topic_id = :topic AND t.document_id > (SELECT until FROM counted)
    AND {CURRENT}"""
_TOTAL = f"""SELECT sum(records), sum(passages), sum(meetings) FROM (
    SELECT records, passages, meetings FROM topic_total WHERE topic_id = :topic
    UNION ALL SELECT count(*), total(t.passages), 0 {_NEWER}
    UNION ALL SELECT 0, 0, count(*) FROM (
        SELECT DISTINCT :topic AS topic_id, r.meeting_id FROM (SELECT t.document_id {_NEWER}) newer
        CROSS JOIN meeting_record r ON r.document_id = newer.document_id AND r.status = 'recorded') n
        WHERE {_OTHERS})"""
_FREQUENT = """SELECT coalesce((SELECT records FROM topic_total WHERE topic_id = ?), 0),
    coalesce((SELECT max(sequence) FROM arrival), 0)"""
_ADDED = "ON CONFLICT (topic_id) DO UPDATE SET"
_NEW = f"""FROM {DAYS} CROSS JOIN document_topic t ON t.document_id = d.id
    WHERE d.id > (SELECT until FROM counted) AND d.id < :before AND {CURRENT}"""
_ADD_RECORDS = f"""INSERT INTO topic_total (topic_id, records, passages, meetings)
    SELECT t.topic_id, count(*), sum(t.passages), 0 {_NEW} GROUP BY t.topic_id
    {_ADDED} records = records + excluded.records, passages = passages + excluded.passages"""
_ADD_MEETINGS = f"""INSERT INTO topic_total (topic_id, records, passages, meetings)
    SELECT n.topic_id, 0, 0, count(*) FROM (
        SELECT DISTINCT new.topic_id, r.meeting_id FROM (SELECT t.topic_id, t.document_id {_NEW}) new
        CROSS JOIN meeting_record r ON r.document_id = new.document_id AND r.status = 'recorded') n
    WHERE {_OTHERS} GROUP BY n.topic_id
    {_ADDED} meetings = meetings + excluded.meetings"""


class TopicTotal(NamedTuple):
    """How many current records mention a topic, in how many passages, and of how many meetings they are."""

    records: int
    passages: int
    meetings: int


def total_of(connection: Connection, topic_id: int) -> TopicTotal:
    """All that is on file about the topic."""
    records, passages, meetings = connection.execute(_TOTAL, {"topic": topic_id}).fetchone()
    return TopicTotal(int(records), int(passages), int(meetings))


def is_frequent_topic(connection: Connection, topic_id: int) -> bool:
    """Whether a topic is in so many records that going back from the newest one soon meets enough of them.

    Sooner than all of them would be put in order. What was not counted yet is a hundred records at most, and left out.
    """
    records, arrived = connection.execute(_FREQUENT, (topic_id,)).fetchone()
    return int(records) ** 2 > _PAGE * int(arrived)


def count_before(connection: Connection, document_id: int, *, at_once: int = _AT_A_TIME) -> None:
    """Add the documents before this one to the totals, where they are `at_once` or more.

    Within the caller's transaction, and when all that those documents say is written.
    """
    until = connection.execute("SELECT until FROM counted").fetchone()[0]
    if document_id - 1 - until < at_once:
        return
    connection.execute(_ADD_RECORDS, {"before": document_id})
    connection.execute(_ADD_MEETINGS, {"before": document_id})
    connection.execute("UPDATE counted SET until = ?", (document_id - 1,))


def count_anew(connection: Connection) -> None:
    """Make the totals anew, of all documents that are there."""
    connection.execute("DELETE FROM topic_total")
    connection.execute("UPDATE counted SET until = 0")
    newest = connection.execute("SELECT coalesce(max(id), 0) FROM document").fetchone()[0]
    count_before(connection, newest + 1, at_once=0)


def miscounted(connection: Connection) -> int:
    """Of how many topics the totals are not what the documents say."""
    sql = """SELECT count(*) FROM (
        SELECT t.topic_id, count(*) AS records, sum(t.passages) AS passages, (
            SELECT count(DISTINCT r.meeting_id) FROM document_topic o
            CROSS JOIN current_document c ON c.id = o.document_id
            CROSS JOIN meeting_record r ON r.document_id = o.document_id AND r.status = 'recorded'
            WHERE o.topic_id = t.topic_id AND o.document_id <= (SELECT until FROM counted)) AS meetings
        FROM document_topic t CROSS JOIN current_document d ON d.id = t.document_id
        WHERE t.document_id <= (SELECT until FROM counted) GROUP BY t.topic_id
    ) said LEFT JOIN topic_total kept ON kept.topic_id = said.topic_id
    WHERE (kept.records, kept.passages, kept.meetings) IS NOT (said.records, said.passages, said.meetings)"""
    return int(connection.execute(sql).fetchone()[0])
