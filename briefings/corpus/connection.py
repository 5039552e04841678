"""Opening a corpus: one SQLite file in WAL mode, one connection a thread, one writer at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

from briefings.corpus.migrations import are_pending, migrate
from briefings.records import BriefingsError

BUSY_TIMEOUT_SECONDS = 10.0
# A cache of 16 MB (negative: in units of 1,024 bytes) where SQLite takes 2 MB, and a log of 32 MB, where it takes 4 MB
# (in pages of 4,096 bytes). What eight records change takes 2 MB.
_FOR_MANY_WRITES = {"cache_size": -16_000, "wal_autocheckpoint": 8_000}


class CorpusError(BriefingsError):
    """The database file cannot be opened, read or written; the message says what to do."""


class Connections:
    """The connections to one corpus file. Safe to share between threads: each thread gets its own.

    Reading sees the last committed state; `write()` opens `BEGIN IMMEDIATE` and waits up to `BUSY_TIMEOUT_SECONDS`
    for another writer (https://www.sqlite.org/lang_transaction.html).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._guard = threading.Lock()

    def read(self) -> sqlite3.Connection:
        """This thread's connection, in autocommit mode."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            self._local.connection = connection
        return connection

    def state(self) -> tuple[int, int, int]:
        """What is on file, as this thread sees it: differs after each commit, whoever made it.

        By SQLite's count of what other connections committed (https://www.sqlite.org/pragma.html#pragma_data_version)
        and of the rows that this one changed. States of two threads cannot be compared.
        """
        connection = self.read()
        committed = int(connection.execute("PRAGMA data_version").fetchone()[0])
        return threading.get_ident(), committed, connection.total_changes

    def write(self) -> AbstractContextManager[sqlite3.Connection]:
        """One transaction: committed when the block ends, rolled back when it raises. Nested blocks join it."""
        connection = self.read()
        # Filing a record nests a hundred blocks in one.
        return nullcontext(connection) if _in_transaction(connection) else self._transaction(connection)

    @contextmanager
    def _transaction(self, connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise explained(error, self.path) from error
        try:
            yield connection
            connection.execute("COMMIT")
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
        finally:
            # Only a block that raised leaves its transaction open.
            if _in_transaction(connection):
                connection.execute("ROLLBACK")

    @contextmanager
    def many_writes(self) -> Iterator[None]:
        """While the block lasts this thread's connection holds more in memory, and moves the log into the file rarely.

        What is in the log is as safe as what is in the file (https://www.sqlite.org/wal.html#ckpt); but records of one
        form change the same pages, and each move writes all of these once more. At the end the log is moved, unless
        somebody is reading from it: then the next writer does that.
        """
        connection = self.read()
        usual = {each: connection.execute(f"PRAGMA {each}").fetchone()[0] for each in _FOR_MANY_WRITES}
        for setting, value in _FOR_MANY_WRITES.items():
            connection.execute(f"PRAGMA {setting} = {value}")
        try:
            yield
        finally:
            for setting, value in usual.items():
                connection.execute(f"PRAGMA {setting} = {value}")
            # Nothing is lost where it cannot be moved, and what went wrong inside the block must be heard.
            with suppress(sqlite3.Error):
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def migrate(self) -> None:
        """Bring the schema up to date. All of it or none: two processes that start at once don't disturb each other."""
        try:
            # Only a schema that lacks something is written to: who asks need not wait for who writes.
            if not are_pending(self.read()):
                return
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
        with self.write() as connection:
            migrate(connection)

    def close(self) -> None:
        """Close every thread's connection; the corpus cannot be used afterwards."""
        with self._guard:
            for connection in self._opened:
                connection.close()
            self._opened.clear()
        self._local = threading.local()

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(
                self.path, timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None, check_same_thread=False
            )
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            # NORMAL is safe in WAL mode against a crash of the process (https://www.sqlite.org/pragma.html#pragma_synchronous).
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
        with self._guard:
            self._opened.append(connection)
        return connection


def explained(error: sqlite3.Error, path: Path) -> CorpusError:
    """SQLite's error as one sentence for the person who runs the bot or the command."""
    said = str(error)
    if path.exists() and not path.is_file():
        advice = "is not a file; please choose the name of a file, such as briefings.db"
    elif "locked" in said or "busy" in said:
        advice = "is being written by another program; please try again in a moment"
    elif "readonly" in said:
        advice = "can only be read; check the permissions of the file and its folder"
    elif "unable to open" in said:
        advice = "cannot be opened; check that its folder exists and may be written to"
    elif "disk I/O error" in said:
        advice = "could not be read or written: the disk may be full, or failing; nothing was changed"
    elif "full" in said:
        advice = "could not be written because the disk is full; nothing was changed"
    elif "malformed" in said or "not a database" in said or "corrupt" in said:
        advice = "is damaged or is not a Briefings database; restore a backup or choose another file"
    else:
        advice = f"could not be used ({said})"
    return CorpusError(f"The database {path.name} {advice}.")


def _in_transaction(connection: sqlite3.Connection) -> bool:
    # A function, since the attribute changes under a type checker that believes it narrowed.
    return connection.in_transaction
