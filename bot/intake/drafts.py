"""Files on the admins' desk, read: what waits lies in the store, what was read of it is remembered for a while."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefings import filing
from briefings.corpus import Corpus
from briefings.corpus.decisions import Correction
from briefings.corpus.tray import TrayItem
from briefings.filing import Duplicate, Filed, tray
from briefings.filing.corrections import Decision, lay_over
from briefings.filing.decide import came_with, decided, field_is
from briefings.reading import READER_VERSION
from briefings.reading.worker import SafeReader
from briefings.records import BriefingsError, Reading

_REMEMBERED = 24
# More than anybody reviews in a week; it keeps one person from filling the disk.
_MOST_PROPOSALS = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """A file on the desk. `read` is what the reader says of it, `reading` the same with what was corrected.

    `standing` is what was corrected in the record that it is a new version of.
    """

    item: TrayItem
    read: Reading
    reading: Reading
    duplicates: tuple[Duplicate, ...]
    standing: tuple[Correction, ...] = ()

    @property
    def nearly(self) -> list[Duplicate]:
        """Records on file with nearly the same text."""
        return [each for each in self.duplicates if not each.same_bytes]


@dataclass(frozen=True, slots=True)
class Known:
    """A file that is on file already, byte for byte."""

    filename: str
    duplicate: Duplicate


class Drafts:
    """The desk of one workspace. All of it blocks: call it in a thread."""

    def __init__(self, corpus: Corpus, reader: SafeReader, now: Callable[[], datetime]) -> None:
        self._corpus = corpus
        self._reader = reader
        self._now = now
        self._read: OrderedDict[int, Reading] = OrderedDict()
        self._lock = threading.Lock()

    def bring(
        self,
        data: bytes,
        filename: str,
        *,
        proposed: bool,
        by: str,
        address: str | None = None,
        source: str | None = None,
        version_of: int | None = None,
    ) -> Draft | Known:
        """Read a file and lay it on the desk, once; `source` says in a sentence what it came with.

        Raises BriefingsError, saying why, for what cannot be read.
        """
        reading = self._reader.read(data, filename)
        known = self._corpus.documents.all_with_sha256(hashlib.sha256(data).hexdigest())
        if known:
            first = known[0]
            return Known(filename, Duplicate(first.id, first.title, 1.0, True, first.retired_at is not None))
        mine = [each for each in self._corpus.tray.waiting() if each.brought_by == by]
        again = self._waiting_already(data, filename, by, proposed=proposed)
        if again is not None:
            self._remember(again.id, reading)
            if version_of is not None:
                self.place(again.id, version_of)
            return self.open(again.id)
        if proposed and len(mine) >= _MOST_PROPOSALS:
            raise BriefingsError(
                f"{_MOST_PROPOSALS} files that you proposed still wait for an admin. "
                "Please wait until some are decided."
            )
        item_id = tray.bring(
            self._corpus,
            data,
            filename,
            proposed=proposed,
            by=by,
            now=self._now(),
            address=address,
            title=reading.title,
        )
        self._remember(item_id, reading)
        # A page that does not state its address was still read at one.
        decisions = [field_is("address", address)] if address and reading.address is None else []
        decisions += [came_with(source)] if source else []
        if decisions or version_of is not None:
            tray.keep(self._corpus, item_id, decisions, version_of)
        return self.open(item_id)

    def open(self, item_id: int) -> Draft:
        """A file that waits, read and corrected so far. Raises BriefingsError when somebody decided about it."""
        item = tray.waiting_item(self._corpus, item_id)
        data = self._corpus.tray.data(item_id)
        reading = self._read.get(item_id)
        if reading is None:
            reading = self._reader.read(data, item.filename)
            self._remember(item_id, reading)
        # What was corrected in the version before holds for this one too.
        before = self._corpus.documents.get(item.version_of) if item.version_of is not None else None
        standing = self._corpus.corrections.of_record(before.record_id) if before is not None else []
        laid = lay_over(reading, standing)
        shown = decided(laid, tray.decisions_of(item), by=item.brought_by, now=self._now())
        duplicates = tuple(filing.find_duplicates(self._corpus, data, reading))
        return Draft(item, reading, shown, duplicates, tuple(standing))

    def forget(self) -> None:
        """Forget what was read. It is read again when somebody opens it."""
        with self._lock:
            self._read.clear()

    def correct(self, item_id: int, decisions: Sequence[Decision]) -> Draft:
        """Keep more decisions beside those that were made; of two about one thing the later one stands."""
        with self._corpus.write():
            item = tray.waiting_item(self._corpus, item_id)
            new = {(each.kind, each.anchor) for each in decisions}
            kept = [each for each in tray.decisions_of(item) if (each.kind, each.anchor) not in new]
            tray.keep(self._corpus, item_id, [*kept, *decisions], item.version_of)
        return self.open(item_id)

    def place(self, item_id: int, version_of: int | None) -> None:
        """Say which document on file this is a new version of; None: a record of its own."""
        with self._corpus.write():
            item = tray.waiting_item(self._corpus, item_id)
            tray.keep(self._corpus, item_id, tray.decisions_of(item), version_of)

    def file(self, item_id: int, *, by: str) -> tuple[Filed, Draft, list[TrayItem]]:
        """File it, in one transaction, with everything that was corrected; the last are those that were decided by it,
        the file's own first: its proposers are to be told."""
        draft = self.open(item_id)
        filed, others = tray.file_item(
            self._corpus, item_id, draft.read, reader_version=READER_VERSION, by=by, now=self._now()
        )
        return filed, draft, [draft.item, *others]

    def turn_down(self, item_id: int, *, by: str, reason: str | None = None) -> TrayItem:
        """Discard a draft, or decline a proposal."""
        return tray.turn_down(self._corpus, item_id, by=by, now=self._now(), reason=reason)

    def _waiting_already(self, data: bytes, filename: str, by: str, *, proposed: bool) -> TrayItem | None:
        """What they brought before; for an admin also what somebody else did. Another member is to be told, too."""
        same = self._corpus.tray.with_data(data)
        own = (each for each in same if each.brought_by == by and each.filename == filename)
        return next(own, None if proposed else next((each for each in same if each.brought_by != by), None))

    def _remember(self, item_id: int, reading: Reading) -> None:
        with self._lock:
            self._read[item_id] = reading
            self._read.move_to_end(item_id)
            while len(self._read) > _REMEMBERED:
                self._read.popitem(last=False)
