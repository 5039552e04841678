"""The store: one SQLite file is one corpus is one workspace. All SQL of the project stands in this package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from briefings.corpus.commitments import Commitments
from briefings.corpus.connection import Connections, CorpusError
from briefings.corpus.copies import back_up, restore, vacuum_into
from briefings.corpus.decisions import AuditTrail, Corrections
from briefings.corpus.documents import Documents
from briefings.corpus.dump import exported_lines, import_lines
from briefings.corpus.feedback import FeedbackStore
from briefings.corpus.follows import Follows
from briefings.corpus.fulltext import FullText
from briefings.corpus.health import Health
from briefings.corpus.lease import Leases
from briefings.corpus.meetings import Meetings
from briefings.corpus.mergers import Mergers
from briefings.corpus.news import News
from briefings.corpus.outbox import Outbox
from briefings.corpus.passages import Passages
from briefings.corpus.people import People
from briefings.corpus.pictures import Pictures
from briefings.corpus.purging import Purging
from briefings.corpus.sketches import Sketches
from briefings.corpus.spellings import Spellings
from briefings.corpus.statements import Statements
from briefings.corpus.subscriptions import Subscriptions
from briefings.corpus.tombstones import Tombstones
from briefings.corpus.topics import Topics
from briefings.corpus.tray import Tray

__all__ = ["Corpus", "CorpusError"]


class Corpus:
    """A corpus, open. Its stores share one set of connections; each store answers questions of one kind.

    Safe to use from several threads; another process may write at the same time.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.documents = Documents(connections)
        self.meetings = Meetings(connections)
        self.people = People(connections)
        self.topics = Topics(connections)
        self.spellings = Spellings(connections)
        self.passages = Passages(connections)
        self.full_text = FullText(connections)
        self.commitments = Commitments(connections)
        self.mergers = Mergers(connections)
        self.sketches = Sketches(connections)
        self.tray = Tray(connections)
        self.health = Health(connections)
        self.purging = Purging(connections)
        self.tombstones = Tombstones(connections)
        self.statements = Statements(connections)
        self.corrections = Corrections(connections)
        self.audit = AuditTrail(connections)
        self.subscriptions = Subscriptions(connections)
        self.follows = Follows(connections)
        self.news = News(connections)
        self.leases = Leases(connections)
        self.outbox = Outbox(connections)
        self.feedback = FeedbackStore(connections)
        self.pictures = Pictures(connections)

    @classmethod
    def open(cls, path: Path) -> Corpus:
        """Open the file at `path`, create it when it is not there, and bring its schema up to date.

        Raises CorpusError with one clear sentence when the file cannot be used.
        """
        connections = Connections(path)
        connections.migrate()
        return cls(connections)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._connections.path

    def many_writes(self) -> AbstractContextManager[None]:
        """For who goes on writing to all parts of the file, for as long as the block lasts: each write costs less."""
        return self._connections.many_writes()

    def write(self) -> AbstractContextManager[Connection]:
        """One transaction over several stores: all of it is kept, or nothing is."""
        return self._connections.write()

    def revision(self) -> int:
        """A number that grows whenever a name or a meeting is added, changed or retired, by whatever process."""
        row = self._connections.read().execute("SELECT value FROM meta WHERE key = 'names_revision'").fetchone()
        return int(row["value"])

    def state(self) -> tuple[int, int, int]:
        """Differs after each change of anything at all, by whatever process; to be compared within one thread."""
        return self._connections.state()

    def is_new(self) -> bool:
        """Whether nobody has begun to use it: a new corpus gets the seeds, unless it is begun without them."""
        row = self._connections.read().execute("SELECT 1 FROM meta WHERE key = 'begun'").fetchone()
        return row is None

    def begin(self) -> bool:
        """Note that the corpus is in use from now on; False when it was already."""
        with self._connections.write() as connection:
            return connection.execute("INSERT OR IGNORE INTO meta VALUES ('begun', '1')").rowcount == 1

    def exported_lines(self) -> Iterator[str]:
        """The whole corpus as lines of JSON, of one moment (see `corpus.dump`)."""
        return exported_lines(self._connections)

    def import_lines(self, lines: Iterable[str]) -> int:
        """Fill this empty corpus with exported lines, all of them or none; gives the number of rows."""
        return import_lines(self._connections, lines)

    def back_up(self, target: Path) -> int:
        """Copy the corpus to `target` while others use it; gives the copy's size in bytes."""
        return back_up(self._connections, target)

    def vacuum_into(self, target: Path) -> int:
        """A compact copy of the corpus at `target`, which must not exist yet; gives its size in bytes."""
        return vacuum_into(self._connections, target)

    def restore(self, source: Path, *, now: datetime) -> Path:
        """Put a backup in this corpus's place while others use it; gives where the corpus as it was is kept."""
        return restore(self._connections, source, now=now)

    def close(self) -> None:
        """Close every connection."""
        self._connections.close()
