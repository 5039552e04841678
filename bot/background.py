"""Work that goes on after the ack: kept alive until done, and never failing silently."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine


class Background:
    """Tasks of one workspace."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[object, object, None]) -> None:
        """Run `work` on the loop. What it raises is logged."""
        task = asyncio.get_running_loop().create_task(work)
        # The loop keeps only a weak reference to a task (https://docs.python.org/3/library/asyncio-task.html).
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    async def settled(self) -> None:
        """Wait until everything that was started has ended."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logging.getLogger(__name__).error("Work in the background failed", exc_info=error)
