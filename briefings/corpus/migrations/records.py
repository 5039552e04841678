"""What documents say: documents, the people, meetings and topics in them, passages and their index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.corpus.migrations.script import run

if TYPE_CHECKING:
    from sqlite_utils import Database


def m001_documents(db: Database) -> None:
    """Documents and what they hold. One row is one version; `record_id` is the id of the first one."""
    run(
        db,
        """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
        INSERT INTO meta VALUES ('names_revision', '0');

        CREATE TABLE document (
            id INTEGER PRIMARY KEY,
            record_id INTEGER NOT NULL,
            version INTEGER NOT NULL DEFAULT 1,
            superseded_by INTEGER REFERENCES document (id),
            title TEXT NOT NULL,
            kind TEXT NOT NULL,
            language TEXT,
            published TEXT,
            address TEXT,
            about_address TEXT,
            provenance TEXT NOT NULL,
            provenance_reasons TEXT NOT NULL DEFAULT '[]',
            reasons TEXT NOT NULL DEFAULT '{}',
            filename TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            reader_version INTEGER NOT NULL,
            filed_by TEXT NOT NULL,
            filed_at TEXT NOT NULL,
            first_seen TEXT NOT NULL,
            retired_by TEXT,
            retired_at TEXT
        );
        CREATE INDEX document_record ON document (record_id);
        CREATE INDEX document_sha256 ON document (sha256);
        CREATE INDEX document_first_seen ON document (first_seen);

        CREATE TABLE content (
            document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
            original BLOB NOT NULL,
            text TEXT NOT NULL
        );

        CREATE VIEW current_document AS
            SELECT * FROM document WHERE superseded_by IS NULL AND retired_at IS NULL;
        """,
    )


def m002_subjects(db: Database) -> None:
    """Series, meetings, people and topics: what documents speak of, kept across documents."""
    run(
        db,
        """
        CREATE TABLE series (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE topic (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

        CREATE TABLE spelling (
            id INTEGER PRIMARY KEY,
            person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
            series_id INTEGER REFERENCES series (id) ON DELETE CASCADE,
            topic_id INTEGER REFERENCES topic (id) ON DELETE CASCADE,
            text TEXT NOT NULL,
            key TEXT NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('record', 'admin', 'reader')),
            document_id INTEGER REFERENCES document (id) ON DELETE CASCADE,
            added_by TEXT,
            added_at TEXT,
            retired_at TEXT,
            CHECK ((person_id IS NOT NULL) + (series_id IS NOT NULL) + (topic_id IS NOT NULL) = 1)
        );
        CREATE INDEX spelling_key ON spelling (key);
        CREATE INDEX spelling_person ON spelling (person_id);
        CREATE INDEX spelling_series ON spelling (series_id);
        CREATE INDEX spelling_topic ON spelling (topic_id);
        CREATE INDEX spelling_document ON spelling (document_id);

        CREATE TABLE meeting (
            id INTEGER PRIMARY KEY,
            series_id INTEGER REFERENCES series (id),
            number INTEGER,
            date TEXT,
            end_date TEXT,
            start TEXT,
            "end" TEXT,
            place TEXT,
            agenda TEXT NOT NULL DEFAULT '[]'
        );
        CREATE INDEX meeting_series ON meeting (series_id, number);
        CREATE INDEX meeting_date ON meeting (date);

        CREATE TABLE meeting_record (
            meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
            document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            status TEXT NOT NULL CHECK (status IN ('recorded', 'mentioned')),
            number INTEGER,
            date TEXT,
            end_date TEXT,
            start TEXT,
            "end" TEXT,
            place TEXT,
            agenda TEXT NOT NULL DEFAULT '[]',
            PRIMARY KEY (meeting_id, document_id)
        );
        CREATE INDEX meeting_record_document ON meeting_record (document_id);
        """,
    )


def m003_statements(db: Database) -> None:
    """What one document says of them. All of it can be rebuilt from the document's bytes and the corrections."""
    run(
        db,
        """
        CREATE TABLE role_held (
            id INTEGER PRIMARY KEY,
            person_id INTEGER NOT NULL REFERENCES person (id),
            document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            role TEXT,
            organisation TEXT
        );
        CREATE INDEX role_held_person ON role_held (person_id, document_id);
        CREATE INDEX role_held_document ON role_held (document_id);

        CREATE TABLE attendance (
            id INTEGER PRIMARY KEY,
            meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
            person_id INTEGER NOT NULL REFERENCES person (id),
            document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            role TEXT,
            organisation TEXT,
            present INTEGER
        );
        CREATE INDEX attendance_meeting ON attendance (meeting_id);
        CREATE INDEX attendance_person ON attendance (person_id);
        CREATE INDEX attendance_document ON attendance (document_id);

        CREATE TABLE speech (
            id INTEGER PRIMARY KEY,
            document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            meeting_id INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
            position INTEGER NOT NULL,
            start_offset INTEGER NOT NULL,
            end_offset INTEGER NOT NULL,
            person_id INTEGER REFERENCES person (id),
            label TEXT NOT NULL,
            attribution TEXT NOT NULL CHECK (attribution IN ('stated', 'inferred', 'unknown')),
            reason TEXT
        );
        CREATE INDEX speech_person ON speech (person_id);
        CREATE INDEX speech_document ON speech (document_id);
        CREATE INDEX speech_meeting ON speech (meeting_id);

        CREATE TABLE passage (
            id INTEGER PRIMARY KEY,
            document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            start_offset INTEGER NOT NULL,
            end_offset INTEGER NOT NULL,
            speech_id INTEGER REFERENCES speech (id) ON DELETE SET NULL,
            text TEXT NOT NULL
        );
        CREATE INDEX passage_document ON passage (document_id, position);
        CREATE INDEX passage_speech ON passage (speech_id);

        CREATE TABLE mention (
            topic_id INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
            passage_id INTEGER NOT NULL REFERENCES passage (id) ON DELETE CASCADE,
            PRIMARY KEY (topic_id, passage_id)
        ) WITHOUT ROWID;
        CREATE INDEX mention_passage ON mention (passage_id);

        CREATE TABLE document_topic (
            topic_id INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
            document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            mentions INTEGER NOT NULL,
            PRIMARY KEY (topic_id, document_id)
        ) WITHOUT ROWID;
        CREATE INDEX document_topic_document ON document_topic (document_id);

        CREATE TABLE commitment (
            id INTEGER PRIMARY KEY,
            document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            passage_id INTEGER REFERENCES passage (id) ON DELETE SET NULL,
            person_id INTEGER REFERENCES person (id),
            type TEXT NOT NULL CHECK (type IN ('promise', 'target')),
            text TEXT NOT NULL,
            due_from TEXT,
            due_to TEXT
        );
        CREATE INDEX commitment_document ON commitment (document_id);
        CREATE INDEX commitment_person ON commitment (person_id);
        CREATE INDEX commitment_due ON commitment (due_to);

        CREATE TABLE question (
            id INTEGER PRIMARY KEY,
            document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            question TEXT NOT NULL,
            suggestion TEXT,
            evidence TEXT NOT NULL
        );
        CREATE INDEX question_document ON question (document_id);
        """,
    )


def m004_full_text(db: Database) -> None:
    """Full text over passages. Contentless: the words stand in `passage` already (https://www.sqlite.org/fts5.html)."""
    run(
        db,
        """
        CREATE VIRTUAL TABLE passage_words USING fts5 (
            words, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
        );
        """,
    )


def m009_near_duplicates(db: Database) -> None:
    """Sketches of texts: documents that share a band are likely to be nearly the same (see filing)."""
    run(
        db,
        """
        CREATE TABLE sketch (
            band INTEGER NOT NULL,
            value INTEGER NOT NULL,
            document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            PRIMARY KEY (band, value, document_id)
        ) WITHOUT ROWID;
        CREATE INDEX sketch_document ON sketch (document_id);
        """,
    )


def m013_fewer_merges(db: Database) -> None:
    """Let the index of words merge its parts less often (https://www.sqlite.org/fts5.html#the_automerge_configuration_option).

    Filing a million passages is a third faster, and finding a rare word a millisecond slower.
    """
    run(db, "INSERT INTO passage_words (passage_words, rank) VALUES ('automerge', 16)")


def m015_names_of_large_corpora(db: Database) -> None:
    """Indexes that find who has a name without going through every record that writes it."""
    run(db, "DROP INDEX spelling_key")
    for kind in ("person", "series", "topic"):
        run(
            db,
            f"""
            CREATE INDEX spelling_key_{kind} ON spelling (key, coalesce(read_as_id, {kind}_id))
                WHERE {kind}_id IS NOT NULL AND retired_at IS NULL;
            """,
        )
    run(db, "CREATE INDEX spelling_ruled ON spelling (text) WHERE document_id IS NULL")


def m017_newest_first(db: Database) -> None:
    """The day of each record, kept by the database itself, and indexes that lead from it to who spoke.

    So the newest words of somebody who is in every record are found without going through all of them.
    """
    day = """coalesce((SELECT max(m.date) FROM meeting_record r JOIN meeting m ON m.id = r.meeting_id
        WHERE r.document_id = document.id AND r.status = 'recorded'), published, '')"""
    run(
        db,
        f"""
        ALTER TABLE document ADD COLUMN day TEXT NOT NULL DEFAULT '';
        UPDATE document SET day = {day};
        CREATE INDEX document_newest ON document (day, id) WHERE superseded_by IS NULL AND retired_at IS NULL;
        CREATE INDEX document_past ON document (id) WHERE superseded_by IS NOT NULL OR retired_at IS NOT NULL;
        DROP INDEX speech_person;
        CREATE INDEX speech_person ON speech (person_id, meeting_id, document_id);
        DROP INDEX speech_document;
        CREATE INDEX speech_document ON speech (document_id, person_id);
        DROP INDEX attendance_person;
        CREATE INDEX attendance_person ON attendance (person_id, meeting_id, document_id, present);
        DROP INDEX attendance_document;
        CREATE INDEX attendance_document ON attendance (document_id, person_id);
        """,
    )
    for name, event, which in (
        ("document_added", "INSERT ON document", "id = new.id"),
        ("document_published", "UPDATE OF published ON document", "id = new.id"),
        ("meeting_record_added", "INSERT ON meeting_record", "id = new.document_id"),
        ("meeting_record_changed", "UPDATE ON meeting_record", "id IN (old.document_id, new.document_id)"),
        ("meeting_record_removed", "DELETE ON meeting_record", "id = old.document_id"),
        (
            "meeting_moved",
            "UPDATE OF date ON meeting WHEN old.date IS NOT new.date",
            "id IN (SELECT document_id FROM meeting_record WHERE meeting_id = new.id)",
        ),
    ):
        run(db, f"CREATE TRIGGER {name} AFTER {event} BEGIN UPDATE document SET day = {day} WHERE {which}; END")
