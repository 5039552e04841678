"""Reading many files ahead in worker processes, in order, so that filing never waits for long."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from queue import SimpleQueue
from types import TracebackType

from briefings.cli.sources import Source
from briefings.reading.worker import SafeReader
from briefings.records import BriefingsError, Reading

# Enough to keep the workers busy while one record is filed; few enough to hold in memory.
_AHEAD_A_WORKER = 4


@dataclass(slots=True)
class Task:
    """One record on its way: its bytes, and what its reading says once it is there.

    `among` is how many files it was packed with, itself included; what is attached to a message counts to none.
    """

    label: str
    filename: str = ""
    data: bytes = b""
    address: str | None = None
    source: str | None = None
    refused: str | None = None
    total_grows_by: int = 0
    among: int = 1
    sha256: str = field(init=False)
    _reading: Future[Reading] | None = None

    def __post_init__(self) -> None:
        self.sha256 = hashlib.sha256(self.data).hexdigest()

    @property
    def is_read(self) -> bool:
        """Whether it was given to a reader."""
        return self._reading is not None

    def wait(self) -> None:
        """Waits until its reading is there, or why there is none."""
        if self._reading is not None:
            wait((self._reading,))

    def reading(self) -> Reading:
        """Waits for the reading. Raises BriefingsError when the file cannot be read."""
        if self._reading is None:
            raise BriefingsError("This file was not read.")
        return self._reading.result()


class Readers:
    """A few worker processes that read in parallel, behind who asks the bot.

    Use it as a context manager: they end with it.
    """

    def __init__(self, count: int | None = None) -> None:
        self._count = count or min(4, os.cpu_count() or 1)
        self._pool = ThreadPoolExecutor(self._count)
        self._free: SimpleQueue[SafeReader] = SimpleQueue()
        self._all = [SafeReader(behind_others=True) for _ in range(self._count)]
        for reader in self._all:
            self._free.put(reader)
        # Its process starts with the first file that may hold several.
        self._opener = SafeReader(behind_others=True)

    def read_ahead(self, sources: Iterable[Source], unless: Callable[[Task], bool]) -> Iterator[Task]:
        """The records of all sources in order. Those of which `unless` is true are not read, since they are known."""
        waiting: deque[Task] = deque()
        for task in _tasks(sources, self._opener):
            if task.refused is None and not unless(task):
                task._reading = self._pool.submit(self._read, task)
            waiting.append(task)
            if len(waiting) > self._count * _AHEAD_A_WORKER:
                yield waiting.popleft()
        yield from waiting

    def abandon(self) -> None:
        """Stop what is being read and drop what waits."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for reader in (*self._all, self._opener):
            reader.close()

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            self.abandon()
        self._pool.shutdown()
        for reader in (*self._all, self._opener):
            reader.close()

    def _read(self, task: Task) -> Reading:
        reader = self._free.get()
        try:
            return reader.read(task.data, task.filename)
        finally:
            self._free.put(reader)


def _tasks(sources: Iterable[Source], opener: SafeReader) -> Iterator[Task]:
    """A task for each record; a bundle gives one for each file in it, a source that cannot be had one that says why."""
    for source in sources:
        try:
            loaded = source.load()
            parts = opener.unbundled(loaded.data, loaded.filename)
            if parts is None:
                yield Task(source.label, loaded.filename, loaded.data, loaded.address)
                continue
        except BriefingsError as error:
            yield Task(source.label, refused=str(error))
            continue
        among = sum(part.source is None for part in parts)
        for number, part in enumerate(parts):
            grows = len(parts) - 1 if number == 0 else 0
            yield Task(
                f"{source.label}/{part.filename}",
                part.filename,
                part.data,
                source=part.source,
                refused=part.refused,
                total_grows_by=grows,
                among=among,
            )
