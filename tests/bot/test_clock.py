"""The clock's ticks: what is due, and the names that came since."""

from __future__ import annotations

from typing import cast

import pytest

from bot.clock import start_clock
from bot.delivery.postman import Postman
from briefings.corpus import Corpus
from briefings.lookup import Lookup


class Ticks:
    """In the postman's place; remembers how often it was asked what is due."""

    def __init__(self) -> None:
        self.times = 0

    async def tick(self) -> None:
        self.times += 1


class NoNames(Lookup):
    """A lookup whose names cannot be indexed."""

    def keep_up(self) -> None:
        raise RuntimeError("no names today")


async def test_names_that_cannot_be_indexed_keep_no_digest_back(corpus: Corpus) -> None:
    """What is due is looked for at each tick, whatever becomes of the names."""
    ticks = Ticks()
    clock = start_clock(cast(Postman, ticks), NoNames(corpus))
    jobs = {job.func.__name__: job.func for job in clock.get_jobs()}
    clock.shutdown(wait=False)
    with pytest.raises(RuntimeError, match="no names"):
        await jobs["learn"]()
    await jobs["tick"]()
    assert ticks.times == 1


async def test_a_tick_learns_the_names_that_came_since(corpus: Corpus) -> None:
    """Nobody has to ask for a name before it is indexed."""
    lookup = Lookup(corpus)
    lookup.prepare()
    clock = start_clock(cast(Postman, Ticks()), lookup)
    jobs = {job.func.__name__: job.func for job in clock.get_jobs()}
    clock.shutdown(wait=False)
    corpus.spellings.names_changed()
    await jobs["learn"]()
    assert lookup.prepared == corpus.revision()
