"""The schema, as numbered functions that are never edited once released: a change is a new function at the end."""

from __future__ import annotations

from sqlite_utils.migrations import Migrations

from briefings.corpus.migrations import records, work


def corpus_migrations() -> Migrations:
    """All migrations in order, for `sqlite_utils.migrations` to apply."""
    migrations = Migrations("corpus")
    for step in (
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
    ):
        migrations(name=step.__name__)(step)
    return migrations
