"""Whole copies of a corpus file, made and put back while other programs use it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from briefings.corpus.connection import Connections, CorpusError, explained

_PAGES_A_STEP = 1_000


def back_up(connections: Connections, target: Path) -> int:
    """Copy the corpus to `target`, whole or not at all, while others read and write; gives the copy's size in bytes.

    By SQLite's backup interface (https://www.sqlite.org/backup.html). An older file of that name is replaced at the
    end.
    """
    _copy(connections.read(), target)
    return target.stat().st_size


def _copy(source: sqlite3.Connection, target: Path) -> None:
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(partial)) as copy:
            source.backup(copy, pages=_PAGES_A_STEP)
            # A copy is one file: no log beside it that could be forgotten.
            copy.execute("PRAGMA journal_mode = DELETE")
            _checked(copy, target)
        partial.replace(target)
    except sqlite3.Error as error:
        raise explained(error, target) from error
    except OSError as error:
        raise CorpusError(f"{target} cannot be written: {error.strerror}.") from error
    finally:
        partial.unlink(missing_ok=True)


def vacuum_into(connections: Connections, target: Path) -> int:
    """A compact copy of the corpus as it stands, for Datasette and others to open; gives its size in bytes."""
    if target.exists():
        raise CorpusError(f"{target} exists already; please choose another name or remove it first.")
    try:
        connections.read().execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        raise explained(error, target) from error
    return target.stat().st_size


def restore(connections: Connections, source: Path, *, now: datetime) -> Path:
    """Put a backup in the place of the corpus while others use it; gives where the corpus as it was is kept.

    What was sent since the backup stays known, so that no digest is sent twice. Programs that use the corpus see the
    restored one at their next question. Raises CorpusError for a file that is no sound backup of Briefings.
    """
    kept = connections.path.with_name(f"{connections.path.stem}.before-restore-{now:%Y%m%dT%H%M%S}.db")
    try:
        with closing(_to_read(source)) as backup:
            _checked(backup, source)
            back_up(connections, kept)
            live = connections.read()
            revision = live.execute("SELECT value FROM meta WHERE key = 'names_revision'").fetchone()[0]
            backup.backup(live, pages=-1)
            live.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        raise explained(error, source) from error
    connections.migrate()
    _keep_what_was_sent(connections, kept, int(revision))
    return kept


def is_sound(path: Path) -> bool:
    """Whether the file is a whole database of Briefings."""
    try:
        with closing(_to_read(path)) as connection:
            _checked(connection, path)
    except (sqlite3.Error, CorpusError):
        return False
    return True


def replace_damaged(path: Path, source: Path, *, now: datetime) -> Path:
    """Put a backup in the place of a file that cannot be used any more; gives where that one is kept.

    Programs that have it open must be started again. Nobody can say which digests were sent since the backup: those
    that wait in it are marked as uncertain, for an admin to decide. Raises CorpusError for a backup that is not sound.
    """
    if not is_sound(source):
        raise CorpusError(f"{source.name} is damaged or is no database of Briefings; nothing was changed.")
    kept = path.with_name(f"{path.stem}.damaged-{now:%Y%m%dT%H%M%S}.db")
    try:
        for ending in ("-wal", "-shm"):
            log = path.with_name(path.name + ending)
            if log.exists():
                log.rename(kept.with_name(kept.name + ending))
        path.rename(kept)
        with closing(_to_read(source)) as backup:
            _copy(backup, path)
    except OSError as error:
        raise CorpusError(f"{path} cannot be replaced: {error.strerror}.") from error
    restored = Connections(path)
    restored.migrate()
    with restored.write() as connection:
        connection.execute(
            """UPDATE delivery SET state = 'uncertain', error = 'the database was damaged and restored'
            WHERE state IN ('pending', 'sending')"""
        )
    restored.close()
    return kept


def _keep_what_was_sent(connections: Connections, kept: Path, revision: int) -> None:
    live = connections.read()
    live.execute("ATTACH DATABASE ? AS before", (str(kept),))
    try:
        with connections.write():
            live.execute(
                """UPDATE main.delivery SET (state, sending_at, ts, sent_at, error, fence, attempts, not_before) =
                (SELECT state, sending_at, ts, sent_at, error, fence, attempts, not_before
                    FROM before.delivery b WHERE b.id = main.delivery.id)
                WHERE id IN (SELECT id FROM before.delivery)"""
            )
            columns = ", ".join(row["name"] for row in live.execute("PRAGMA main.table_info(delivery)"))
            live.execute(
                f"""INSERT OR IGNORE INTO main.delivery ({columns}) SELECT {columns} FROM before.delivery b
                WHERE EXISTS (SELECT 1 FROM main.subscription s JOIN before.subscription o
                    ON o.id = s.id AND o.created_at = s.created_at AND o.channel = s.channel
                    WHERE s.id = b.subscription_id)"""
            )
            live.execute(
                """INSERT OR IGNORE INTO main.told SELECT t.* FROM before.told t
                WHERE EXISTS (SELECT 1 FROM main.subscription s WHERE s.id = t.subscription_id)"""
            )
            # Larger than any number that a program may have seen: every index over the names is made anew.
            live.execute(
                """UPDATE main.meta SET value = max(CAST(value AS INTEGER), ?) + 1 WHERE key = 'names_revision'""",
                (revision,),
            )
            live.execute(
                """INSERT OR REPLACE INTO main.meta (key, value)
                SELECT 'names_rewritten', value FROM main.meta WHERE key = 'names_revision'"""
            )
    finally:
        live.execute("DETACH DATABASE before")


def _to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. In an address "#", "?" and "%" of a file's name mean something else."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _checked(copy: sqlite3.Connection, path: Path) -> None:
    """Raises CorpusError unless the file is whole and is one of ours."""
    try:
        sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        ours = copy.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'document'").fetchone()
    except sqlite3.DatabaseError:
        sound, ours = False, None
    if not sound or ours is None:
        raise CorpusError(f"{path.name} is damaged or is no database of Briefings; nothing was changed.")
