"""Who keeps the newest snapshot of a corpus's names at hand."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from briefings import names
from briefings.corpus import Corpus
from briefings.lookup.snapshot import BUILT_AT_ONCE, Snapshot, built, grown

# So many names are indexed in some ten milliseconds, and whoever asks waits. With more the old ones serve meanwhile.
_WAITED_FOR = 300
# While records are being filed by the thousand, indexing takes one part of so many of the time, and answers the rest.
_REST = 50
# But never so long, in seconds, that somebody would be told that a name is not on file which is.
_LONGEST_REST = 5.0
# So long, in seconds, the thread lets whoever set it going have the processor: they have an answer to make.
_AFTER_ANSWER = 0.05


class Snapshots:
    """The newest snapshot of a corpus. Asking costs one small query; a changed corpus is indexed anew.

    A small corpus is indexed at once. For a large one the first asker after a change gets the names as they were,
    while a thread indexes the change: a few milliseconds for records that were filed, up to a second or two where names
    on file were changed. Where one change follows another the thread rests between them. `monotonic` gives growing
    seconds; `after_answer` is how many of them the thread waits before it begins.
    """

    def __init__(
        self,
        corpus: Corpus,
        *,
        waited_for: int = _WAITED_FOR,
        built_at_once: int = BUILT_AT_ONCE,
        monotonic: Callable[[], float] = time.monotonic,
        after_answer: float = _AFTER_ANSWER,
    ) -> None:
        self._corpus = corpus
        self._waited_for = waited_for
        self._built_at_once = built_at_once
        self._monotonic = monotonic
        self._after_answer = after_answer
        self._finishing = threading.Event()
        self._readings = names.Readings()
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._refreshing: threading.Thread | None = None
        self._rests_until = 0.0

    def current(self) -> Snapshot:
        """The names as they are, or in a large corpus as they were a moment ago."""
        revision = self._corpus.revision()
        snapshot = self._snapshot
        if snapshot is not None and snapshot.revision == revision:
            return snapshot
        if snapshot is None or snapshot.size <= self._waited_for:
            return self._refresh()
        busy = self._refreshing is not None and self._refreshing.is_alive()
        if not busy and self._monotonic() >= self._rests_until:
            self._refreshing = threading.Thread(target=self._refresh_beside, name="index-names", daemon=True)
            self._refreshing.start()
        return snapshot

    @property
    def prepared(self) -> int | None:
        """The revision whose names are indexed; None before the first question."""
        return None if self._snapshot is None else self._snapshot.revision

    def prepare(self) -> None:
        """Index the names, and load what kanji need, before anybody asks."""
        self._readings.load()
        self.current()

    def finish(self) -> None:
        """Wait for whoever is indexing, before the corpus is closed under them."""
        self._finishing.set()
        if self._refreshing is not None:
            self._refreshing.join()
        with self._lock:
            return

    def settled(self) -> Snapshot:
        """The names as they are, waiting for a thread that is indexing them."""
        snapshot = self.current()
        # Not "is the thread alive": it may have ended just after the old names were handed out.
        return snapshot if snapshot.revision == self._corpus.revision() else self._refresh()

    def _refresh_beside(self) -> None:
        self._finishing.wait(self._after_answer)
        began = self._monotonic()
        self._refresh()
        ended = self._monotonic()
        self._rests_until = ended + min(_REST * (ended - began), _LONGEST_REST)

    def _refresh(self) -> Snapshot:
        with self._lock:
            # First, so that what is filed meanwhile is looked at again.
            mark = self._corpus.spellings.mark()
            before = self._snapshot
            if before is not None and before.mark == mark:
                return before
            if before is not None and mark.rewritten <= before.revision:
                self._snapshot = after = grown(self._corpus, mark, before)
            else:
                self._snapshot = after = built(self._corpus, mark, self._readings, before, at_once=self._built_at_once)
            return after
