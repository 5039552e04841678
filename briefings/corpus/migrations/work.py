"""What people and the bot do: decisions and their trail, digests and follows, deliveries, feedback, the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.corpus.migrations.script import run

if TYPE_CHECKING:
    from sqlite_utils import Database


def m005_people_decide(db: Database) -> None:
    """What people decided: corrections laid over readings, and the trail of every change. Never rebuilt, never lost."""
    run(
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
    run(
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
    run(
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
    run(
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


def m010_changes(db: Database) -> None:
    """What people decide about subjects, how a change is undone, and what is left of a purged record.

    `spelling.read_as_id` is the subject that a record's own name leads to, where a merger leads on to another one: so
    a merger can be undone. `audit_entry.undo` says how the change is taken back, as JSON; null where it cannot be.
    """
    run(
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
    run(
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
    run(
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


def m014_restored(db: Database) -> None:
    """When records were retired and restored, in one order with arrivals: what nobody was told of is told then.

    Such rows of `arrival` name the record by its first version, as its filing does.
    """
    run(db, "ALTER TABLE arrival ADD COLUMN event TEXT NOT NULL DEFAULT 'filed'")


def m016_tray_titles(db: Database) -> None:
    """What was read as the title of a file on the desk: many are called pasted.txt."""
    run(db, "ALTER TABLE tray_item ADD COLUMN title TEXT")


def m018_restored_when(db: Database) -> None:
    """When a record came back into the answers: the digest of any period tells of it, as a channel's own does.

    Of records that were restored before, nobody knows.
    """
    run(
        db,
        """
        ALTER TABLE arrival ADD COLUMN at TEXT;
        CREATE INDEX arrival_restored ON arrival (at) WHERE event = 'restored';
        """,
    )
