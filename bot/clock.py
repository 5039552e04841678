"""The clock: one tick every few seconds that asks what is due now. The store knows the rest."""

from __future__ import annotations

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.delivery import Postman

TICK_SECONDS = 5


def start_clock(postman: Postman) -> AsyncIOScheduler:
    """Start ticking on the running loop; the caller shuts it down."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    scheduler.add_job(
        postman.tick,
        IntervalTrigger(seconds=TICK_SECONDS, timezone="UTC"),
        # A tick that takes longer than the interval is not joined by another, and however late one comes it is run:
        # APScheduler's default would drop it after a second.
        max_instances=1,
        coalesce=True,
        misfire_grace_time=None,
    )
    scheduler.start()
    return scheduler
