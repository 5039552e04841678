"""The schema, as numbered functions that are never edited once released: a change is a new function at the end."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations


def corpus_migrations() -> Migrations:
    """All migrations in order, for `sqlite_utils.migrations` to apply."""
    migrations = Migrations("corpus")
    for step in (
        m001_documents,
        m002_subjects,
        m003_statements,
        m004_full_text,
        m005_people_decide,
        m006_deliveries,
        m007_schedules,
        m008_once,
        m009_near_duplicates,
        m010_changes,
        m011_feedback,
        m012_tray,
    ):
        migrations(name=step.__name__)(step)
    return migrations


def m001_documents(db: Database) -> None:
    """Documents and what they hold. One row is one version; `record_id` is the id of the first one."""
    _run(
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
    _run(
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
    _run(
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
    _run(
        db,
        """
        CREATE VIRTUAL TABLE passage_words USING fts5 (
            words, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
        );
        """,
    )


def m005_people_decide(db: Database) -> None:
    """What people decided: corrections laid over readings, and the trail of every change. Never rebuilt, never lost."""
    _run(
        db,
        """
        CREATE TABLE correction (
            id INTEGER PRIMARY KEY,
            record_id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            anchor TEXT NOT NULL DEFAULT '{}',
            value TEXT NOT NULL,
            made_by TEXT NOT NULL,
            made_at TEXT NOT NULL,
            undone_by TEXT,
            undone_at TEXT
        );
        CREATE INDEX correction_record ON correction (record_id);

        CREATE TABLE audit_entry (
            id INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            subject_id INTEGER,
            before TEXT,
            after TEXT,
            undoes INTEGER REFERENCES audit_entry (id)
        );
        CREATE INDEX audit_entry_at ON audit_entry (at);
        """,
    )


def m006_deliveries(db: Database) -> None:
    """Who gets digests, and the outbox: a row for each part of each digest, written before it is sent."""
    _run(
        db,
        """
        CREATE TABLE subscription (
            id INTEGER PRIMARY KEY,
            channel TEXT NOT NULL,
            cadence TEXT NOT NULL,
            weekday INTEGER,
            hour INTEGER NOT NULL,
            minute INTEGER NOT NULL DEFAULT 0,
            time_zone TEXT NOT NULL,
            created_by TEXT NOT NULL,
            created_at TEXT NOT NULL,
            ended_by TEXT,
            ended_at TEXT
        );
        CREATE UNIQUE INDEX subscription_running ON subscription (channel, cadence) WHERE ended_at IS NULL;

        CREATE TABLE delivery (
            id TEXT PRIMARY KEY,
            subscription_id INTEGER NOT NULL REFERENCES subscription (id),
            period TEXT NOT NULL,
            part INTEGER NOT NULL,
            since TEXT NOT NULL,
            until TEXT NOT NULL,
            channel TEXT NOT NULL,
            message TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'uncertain', 'failed', 'empty')),
            created_at TEXT NOT NULL,
            sending_at TEXT,
            ts TEXT,
            sent_at TEXT,
            error TEXT,
            UNIQUE (subscription_id, period, part)
        );
        CREATE INDEX delivery_state ON delivery (state);
        """,
    )


def m007_schedules(db: Database) -> None:
    """Every cadence, choices of what to tell, follows and mutes; and the order in which documents arrived.

    `arrival.sequence` only grows, in the order of commits, so that what is new since the last digest does not depend
    on any clock. `told` remembers which promises a subscription has heard of, by the words that survive a re-reading.
    """
    _run(
        db,
        """
        ALTER TABLE subscription ADD COLUMN kind TEXT NOT NULL DEFAULT 'digest';
        ALTER TABLE subscription ADD COLUMN day INTEGER;
        ALTER TABLE subscription ADD COLUMN anchor TEXT;
        ALTER TABLE subscription ADD COLUMN density TEXT NOT NULL DEFAULT 'excerpts';
        ALTER TABLE subscription ADD COLUMN quiet INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE subscription ADD COLUMN likeness TEXT NOT NULL DEFAULT '';
        ALTER TABLE subscription ADD COLUMN starts_at TEXT;
        ALTER TABLE subscription ADD COLUMN seen_at_start INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE subscription ADD COLUMN decided_at_start INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE subscription ADD COLUMN paused_by TEXT;
        ALTER TABLE subscription ADD COLUMN paused_at TEXT;
        ALTER TABLE subscription ADD COLUMN ended_because TEXT;
        UPDATE subscription SET starts_at = created_at;
        DROP INDEX subscription_running;
        CREATE UNIQUE INDEX subscription_running ON subscription (channel, kind, cadence, likeness)
            WHERE ended_at IS NULL;

        CREATE TABLE choice (
            id INTEGER PRIMARY KEY,
            subscription_id INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
            effect TEXT NOT NULL CHECK (effect IN ('include', 'mute')),
            kind TEXT NOT NULL,
            text TEXT NOT NULL,
            subject_id INTEGER
        );
        CREATE INDEX choice_subscription ON choice (subscription_id);

        CREATE TABLE follow (
            id INTEGER PRIMARY KEY,
            follower TEXT NOT NULL,
            effect TEXT NOT NULL CHECK (effect IN ('include', 'mute')),
            kind TEXT NOT NULL,
            text TEXT NOT NULL,
            subject_id INTEGER,
            created_at TEXT NOT NULL,
            ended_at TEXT
        );
        CREATE UNIQUE INDEX follow_running ON follow (follower, effect, kind, text) WHERE ended_at IS NULL;

        CREATE TABLE arrival (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE
        );
        CREATE INDEX arrival_document ON arrival (document_id);
        INSERT INTO arrival (document_id) SELECT id FROM document ORDER BY id;
        UPDATE subscription SET seen_at_start = (SELECT count(*) FROM document d
            WHERE d.filed_at < coalesce((SELECT max(until) FROM delivery v WHERE v.subscription_id = subscription.id),
                subscription.created_at));

        CREATE TABLE told (
            subscription_id INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
            record_id INTEGER NOT NULL,
            words TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('due', 'overdue')),
            period TEXT NOT NULL,
            PRIMARY KEY (subscription_id, record_id, words, state)
        ) WITHOUT ROWID;

        CREATE INDEX document_current ON document (first_seen)
            WHERE superseded_by IS NULL AND retired_at IS NULL;
        CREATE INDEX correction_made ON correction (made_at);
        """,
    )


def m008_once(db: Database) -> None:
    """What delivering exactly once needs: who runs the clock (with a fencing number), and what was tried when."""
    _run(
        db,
        """
        CREATE TABLE lease (
            name TEXT PRIMARY KEY,
            holder TEXT NOT NULL,
            fence INTEGER NOT NULL,
            expires_at TEXT NOT NULL
        );

        ALTER TABLE delivery ADD COLUMN fence INTEGER;
        ALTER TABLE delivery ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE delivery ADD COLUMN not_before TEXT;
        ALTER TABLE delivery ADD COLUMN seen_upto INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE delivery ADD COLUMN decided_upto INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX delivery_until ON delivery (subscription_id, until);
        CREATE INDEX delivery_sending ON delivery (sending_at);
        """,
    )


def m009_near_duplicates(db: Database) -> None:
    """Sketches of texts: documents that share a band are likely to be nearly the same (see filing)."""
    _run(
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


def m010_changes(db: Database) -> None:
    """What people decide about subjects, how a change is undone, and what is left of a purged record.

    `spelling.read_as_id` is the subject that a record's own name leads to, where a merger leads on to another one: so
    a merger can be undone. `audit_entry.undo` says how the change is taken back, as JSON; null where it cannot be.
    """
    _run(
        db,
        """
        ALTER TABLE spelling ADD COLUMN read_as_id INTEGER;
        CREATE INDEX spelling_read_as ON spelling (read_as_id) WHERE read_as_id IS NOT NULL;

        CREATE TABLE merger (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('person', 'series', 'topic')),
            subject_id INTEGER NOT NULL,
            into_id INTEGER NOT NULL,
            made_by TEXT NOT NULL,
            made_at TEXT NOT NULL,
            undone_by TEXT,
            undone_at TEXT,
            CHECK (subject_id <> into_id)
        );
        CREATE UNIQUE INDEX merger_standing ON merger (kind, subject_id) WHERE undone_at IS NULL;

        ALTER TABLE audit_entry ADD COLUMN undo TEXT;

        CREATE TABLE tombstone (
            id INTEGER PRIMARY KEY,
            record_id INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            reason TEXT NOT NULL,
            purged_by TEXT NOT NULL,
            purged_at TEXT NOT NULL
        );
        CREATE INDEX tombstone_sha256 ON tombstone (sha256);
        """,
    )


def m011_feedback(db: Database) -> None:
    """What people say of answers, kept for a while; and the pictures that Slack holds already, by what they show."""
    _run(
        db,
        """
        CREATE TABLE feedback (
            id INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            actor TEXT NOT NULL,
            verdict TEXT NOT NULL,
            question TEXT NOT NULL,
            asked TEXT NOT NULL,
            shown TEXT NOT NULL,
            passages TEXT NOT NULL DEFAULT '[]',
            settled_by TEXT,
            settled_at TEXT,
            settled_as TEXT
        );
        CREATE INDEX feedback_at ON feedback (at);
        CREATE INDEX feedback_open ON feedback (id) WHERE settled_at IS NULL;

        CREATE TABLE picture (key TEXT PRIMARY KEY, file_id TEXT NOT NULL, uploaded_at TEXT NOT NULL);
        """,
    )


def m012_tray(db: Database) -> None:
    """What lies on the admins' desk: records that are being looked at, and those that members proposed."""
    _run(
        db,
        """
        CREATE TABLE tray_item (
            id INTEGER PRIMARY KEY,
            filename TEXT NOT NULL,
            data BLOB NOT NULL,
            address TEXT,
            state TEXT NOT NULL CHECK (state IN ('draft', 'proposed', 'filed', 'discarded', 'declined')),
            decisions TEXT NOT NULL DEFAULT '[]',
            version_of INTEGER,
            brought_by TEXT NOT NULL,
            brought_at TEXT NOT NULL,
            decided_by TEXT,
            decided_at TEXT,
            reason TEXT,
            document_id INTEGER REFERENCES document (id) ON DELETE CASCADE
        );
        CREATE INDEX tray_item_state ON tray_item (state);
        CREATE INDEX tray_item_document ON tray_item (document_id);
        """,
    )


def _run(db: Database, script: str) -> None:
    # Statement by statement: executescript would commit the transaction that makes a migration all or nothing.
    for statement in script.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)
