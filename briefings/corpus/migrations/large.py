"""What lets an answer cost the same in a corpus of a hundred thousand records as in one of a thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.corpus.migrations.script import run

if TYPE_CHECKING:
    from sqlite_utils import Database


def m019_totals_of_topics(db: Database) -> None:
    """How much the records up to one say of each topic (see `corpus.totals`), and indexes that hold what is asked.

    A row of `document_topic` says in how many passages of its document the topic stands, and between which ids.
    """
    for script in (_COLUMNS, _INDEXES, _TOTALS):
        run(db, script)
    # Only what changes among the records that are counted already: a new record is counted later, with others.
    for name, event, changes in (
        ("document_topic_counted", f"AFTER INSERT ON document_topic WHEN {_IS_COUNTED['new']}", _topic("new", "+")),
        ("document_topic_uncounted", f"AFTER DELETE ON document_topic WHEN {_IS_COUNTED['old']}", _topic("old", "-")),
        ("meeting_record_counted", f"AFTER INSERT ON meeting_record WHEN {_IS_HELD['new']}", _meeting("new", "+")),
        ("meeting_record_uncounted", f"AFTER DELETE ON meeting_record WHEN {_IS_HELD['old']}", _meeting("old", "-")),
        ("document_left", f"{_STATE} AND {_CURRENT['old']} AND NOT {_CURRENT['new']}", _document("-")),
        ("document_came_back", f"{_STATE} AND {_CURRENT['new']} AND NOT {_CURRENT['old']}", _document("+")),
        # Before: what goes with a document goes after its row, when nobody can tell that it was current.
        ("document_goes", f"BEFORE DELETE ON document WHEN {_UNTIL['old.id']} AND {_CURRENT['old']}", _document("-")),
    ):
        run(db, f"CREATE TRIGGER {name} {event} BEGIN {changes}; END")


_COLUMNS = """
    ALTER TABLE document_topic ADD COLUMN passages INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE document_topic ADD COLUMN first_passage INTEGER;
    ALTER TABLE document_topic ADD COLUMN last_passage INTEGER;
    UPDATE document_topic SET passages = x.passages, first_passage = x.lowest, last_passage = x.highest
    FROM (
        SELECT mn.topic_id, p.document_id, count(*) AS passages, min(p.id) AS lowest, max(p.id) AS highest
        FROM mention mn CROSS JOIN passage p ON p.id = mn.passage_id GROUP BY mn.topic_id, p.document_id
    ) x WHERE x.topic_id = document_topic.topic_id AND x.document_id = document_topic.document_id;
"""
_INDEXES = """
    CREATE INDEX document_topic_most ON document_topic (topic_id, mentions DESC, document_id) WHERE mentions >= 15;
    CREATE INDEX document_days ON document (id, day) WHERE superseded_by IS NULL AND retired_at IS NULL;
    DROP INDEX meeting_record_document;
    CREATE INDEX meeting_record_document ON meeting_record (document_id, status, meeting_id);
    CREATE INDEX meeting_record_meeting ON meeting_record (meeting_id, status, document_id);
    DROP INDEX spelling_person;
    CREATE INDEX spelling_person ON spelling (person_id, text) WHERE person_id IS NOT NULL;
    DROP INDEX spelling_series;
    CREATE INDEX spelling_series ON spelling (series_id, text) WHERE series_id IS NOT NULL;
    DROP INDEX spelling_topic;
    CREATE INDEX spelling_topic ON spelling (topic_id, text) WHERE topic_id IS NOT NULL;
"""
_TOTALS = """
    CREATE TABLE counted (until INTEGER NOT NULL);
    INSERT INTO counted SELECT coalesce(max(id), 0) FROM document;
    CREATE TABLE topic_total (
        topic_id INTEGER PRIMARY KEY REFERENCES topic (id) ON DELETE CASCADE,
        records INTEGER NOT NULL,
        passages INTEGER NOT NULL,
        meetings INTEGER NOT NULL
    );
    INSERT INTO topic_total (topic_id, records, passages, meetings)
    SELECT t.topic_id, count(*), sum(t.passages), (
        SELECT count(DISTINCT r.meeting_id) FROM document_topic o CROSS JOIN current_document c ON c.id = o.document_id
        CROSS JOIN meeting_record r ON r.document_id = o.document_id AND r.status = 'recorded'
        WHERE o.topic_id = t.topic_id)
    FROM document_topic t CROSS JOIN current_document d ON d.id = t.document_id GROUP BY t.topic_id;
"""
# What is true of a row as it was and as it is now: each in a trigger.
_CURRENT = {row: f"({row}.superseded_by IS NULL AND {row}.retired_at IS NULL)" for row in ("old", "new")}
_UNTIL = {
    document: f"{document} <= (SELECT until FROM counted)"
    for document in ("old.id", "old.document_id", "new.document_id", "o.document_id")
}
_IS_COUNTED = {
    row: f"""{_UNTIL[f"{row}.document_id"]}
        AND EXISTS (SELECT 1 FROM current_document d WHERE d.id = {row}.document_id)"""
    for row in ("old", "new")
}
_IS_HELD = {row: f"{row}.status = 'recorded' AND {_IS_COUNTED[row]}" for row in ("old", "new")}
_STATE = f"AFTER UPDATE OF superseded_by, retired_at ON document WHEN {_UNTIL['old.id']}"


def _alone(meeting: str, topic: str, document: str) -> str:
    """Whether no other record that is counted and is about the meeting is about the topic."""
    return f"""NOT EXISTS (SELECT 1 FROM meeting_record o
        CROSS JOIN document_topic ot ON ot.topic_id = {topic} AND ot.document_id = o.document_id
        CROSS JOIN current_document od ON od.id = o.document_id
        WHERE o.meeting_id = {meeting} AND o.status = 'recorded' AND o.document_id <> {document}
        AND {_UNTIL["o.document_id"]})"""


def _meetings_of(document: str, topic: str) -> str:
    """How many meetings only this document brings to the topic."""
    return f"""(SELECT count(*) FROM meeting_record r WHERE r.document_id = {document} AND r.status = 'recorded'
        AND {_alone("r.meeting_id", topic, document)})"""


def _begun(topics: str) -> str:
    # On the line of what follows: a migration's statements are told apart by the ends of their lines.
    return f"INSERT OR IGNORE INTO topic_total (topic_id, records, passages, meetings) {topics}; "


def _topic(row: str, sign: str) -> str:
    """A topic of a document, from now on or no longer."""
    begun = _begun(f"VALUES ({row}.topic_id, 0, 0, 0)") if sign == "+" else ""
    return f"""{begun}UPDATE topic_total SET records = records {sign} 1, passages = passages {sign} {row}.passages,
        meetings = meetings {sign} {_meetings_of(f"{row}.document_id", f"{row}.topic_id")}
        WHERE topic_id = {row}.topic_id"""


def _meeting(row: str, sign: str) -> str:
    """A meeting that a document is about, from now on or no longer."""
    return f"""UPDATE topic_total SET meetings = meetings {sign} 1
        WHERE topic_id IN (SELECT t.topic_id FROM document_topic t WHERE t.document_id = {row}.document_id)
        AND {_alone(f"{row}.meeting_id", "topic_total.topic_id", f"{row}.document_id")}"""


def _document(sign: str) -> str:
    """A document that leaves the answers or comes back to them, with all of its topics."""
    of_document = "FROM document_topic t WHERE t.document_id = old.id"
    begun = _begun(f"SELECT t.topic_id, 0, 0, 0 {of_document}") if sign == "+" else ""
    return f"""{begun}UPDATE topic_total SET records = records {sign} 1,
        passages = passages {sign} (SELECT t.passages {of_document} AND t.topic_id = topic_total.topic_id),
        meetings = meetings {sign} {_meetings_of("old.id", "topic_total.topic_id")}
        WHERE topic_id IN (SELECT t.topic_id {of_document})"""
