"""The clock: one tick every few seconds that asks what is due now. The store knows the rest."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.delivery.postman import Postman
from briefings.corpus import CorpusError
from briefings.lookup import Lookup

TICK_SECONDS = 5
TIDY_HOURS = 6


def start_clock(
    postman: Postman, lookup: Lookup, tidy: Callable[[], Awaitable[None]] | None = None
) -> AsyncIOScheduler:
    """Start ticking on the running loop; the caller shuts it down. `tidy` is run at once and then every few hours.

    Each tick also lets `lookup` learn the names that another program brought, so that nobody has to ask for them first.
    """
    scheduler = AsyncIOScheduler(timezone="UTC")

    async def tick() -> None:
        try:
            await postman.tick()
        except CorpusError as error:
            # Another program writes for long, or the disk is full. What is due stays due.
            logging.getLogger(__name__).warning("What is due waits for the next tick. %s", error)

    async def learn() -> None:
        await asyncio.to_thread(lookup.keep_up)

    # Two jobs: names that cannot be indexed keep no digest back.
    for job in (tick, learn):
        scheduler.add_job(
            job,
            IntervalTrigger(seconds=TICK_SECONDS, timezone="UTC"),
            # A tick that takes longer than the interval is not joined by another, and however late one comes it is run:
            # APScheduler's default would drop it after a second.
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
    if tidy is not None:
        scheduler.add_job(
            tidy,
            IntervalTrigger(hours=TIDY_HOURS, timezone="UTC"),
            next_run_time=datetime.now(UTC),
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
    scheduler.start()
    return scheduler
