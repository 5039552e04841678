"""The schema, as numbered functions that are never edited once released: a change is a new function at the end."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from briefings.corpus.migrations import large, records, work

if TYPE_CHECKING:
    from sqlite_utils.migrations import Migrations

_SET = "corpus"
_STEPS = (
    records.m001_documents,
    records.m002_subjects,
    records.m003_statements,
    records.m004_full_text,
    work.m005_people_decide,
    work.m006_deliveries,
    work.m007_schedules,
    work.m008_once,
    records.m009_near_duplicates,
    work.m010_changes,
    work.m011_feedback,
    work.m012_tray,
    records.m013_fewer_merges,
    work.m014_restored,
    records.m015_names_of_large_corpora,
    work.m016_tray_titles,
    records.m017_newest_first,
    work.m018_restored_when,
    large.m019_totals_of_topics,
)


def are_pending(connection: sqlite3.Connection) -> bool:
    """Whether the schema lacks something. Asked of the table in which sqlite-utils keeps what it has applied, since
    loading sqlite-utils takes a tenth of the bot's start, and hardly any start has something to apply."""
    kept = connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone()
    if kept is None:
        return True
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (_SET,))
    return not {step.__name__ for step in _STEPS} <= {row[0] for row in rows}


def migrate(connection: sqlite3.Connection, *, stop_before: str | None = None) -> None:
    """Apply what the schema lacks, or of that only what comes before a step."""
    # Here, not above: see are_pending.
    from sqlite_utils import Database

    corpus_migrations().apply(Database(connection), stop_before=stop_before)


def corpus_migrations() -> Migrations:
    """All migrations in order, for `sqlite_utils.migrations` to apply."""
    # Here, not above: see are_pending.
    from sqlite_utils.migrations import Migrations

    migrations = Migrations(_SET)
    for step in _STEPS:
        migrations(name=step.__name__)(step)
    return migrations
