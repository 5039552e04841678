"""Reads uploads in a process of their own, so that a hostile or huge file cannot slow or crash the bot."""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from briefings.records import BriefingsError, Reading

READING_SECONDS = 60.0
READING_BYTES = 2 * 1024**3


class ReadingRoom:
    """One worker process, started when it is first needed. A file that takes too long or too much is refused."""

    def __init__(
        self, read: Callable[[bytes, str], Reading], version: int, *, seconds: float = READING_SECONDS
    ) -> None:
        """`read` is a module's function: bytes and a file's name -> what it says; `version` counts its improvements."""
        self.version = version
        self._read = read
        self._seconds = seconds
        self._pool: ProcessPoolExecutor | None = None
        self._turn = asyncio.Lock()

    async def read(self, data: bytes, filename: str) -> Reading:
        """What the file says. Raises BriefingsError when it cannot be read."""
        async with self._turn:
            if self._pool is None:
                # Spawned, not forked: a fork would copy the loop, its sockets and SQLite's connections.
                self._pool = ProcessPoolExecutor(
                    1, mp_context=multiprocessing.get_context("spawn"), initializer=_bounded, initargs=(READING_BYTES,)
                )
            work = asyncio.get_running_loop().run_in_executor(self._pool, self._read, data, filename)
            try:
                return await asyncio.wait_for(work, self._seconds)
            except TimeoutError:
                self._kill()
                raise BriefingsError(
                    f"{filename} takes too long to read, so I stopped. Please split it or save it as plain text."
                ) from None
            except (BrokenProcessPool, MemoryError):
                self._kill()
                raise BriefingsError(
                    f"{filename} is too large or too deeply nested to read. Please save it as plain text."
                ) from None

    def close(self) -> None:
        """End the worker process."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _kill(self) -> None:
        if self._pool is not None:
            for process in list(self._pool._processes.values()):  # shutdown() would wait for the stuck worker
                process.kill()
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _bounded(most_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
