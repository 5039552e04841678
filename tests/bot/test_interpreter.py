"""What answers leave behind is looked at by the garbage collector when nobody asks."""

from __future__ import annotations

import asyncio
import gc
import weakref
from asyncio import wait_for
from collections.abc import Iterator
from contextlib import contextmanager

from bot.interpreter import Tidying
from tests.kit.workspace import Workspace


class _Loop:
    """An object that refers to itself: only the collector finds it."""

    def __init__(self) -> None:
        self.itself = self


@contextmanager
def _rounds(wanted: int) -> Iterator[tuple[list[int], asyncio.Event]]:
    """The generations that the collector looks at from now on, and what is set when there were so many rounds."""
    seen: list[int] = []
    enough = asyncio.Event()

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            seen.append(info["generation"])
            if len(seen) == wanted:
                enough.set()

    gc.disable()
    gc.callbacks.append(note)
    try:
        yield seen, enough
    finally:
        gc.callbacks.remove(note)
        gc.enable()


async def test_it_tidies_once_it_is_quiet() -> None:
    """What was asked last puts it off for all; then it looks once, and finds what refers to itself."""
    gc.collect()
    with _rounds(1) as (seen, enough):
        left = weakref.ref(_Loop())
        tidying = Tidying(quiet_seconds=0)
        for _ in range(3):
            tidying.put_off()
        assert left() is not None
        await wait_for(enough.wait(), 10)
        assert (left(), seen) == (None, [0])


async def test_what_outlives_a_round_is_looked_at_again() -> None:
    """Every tenth round is of what nine have left, so that nothing stays for good."""
    tidying = Tidying(quiet_seconds=0)
    for wanted in [0] * 9 + [1] + [0] * 9 + [1]:
        with _rounds(1) as (seen, enough):
            tidying.put_off()
            await wait_for(enough.wait(), 10)
            assert seen == [wanted]


async def test_an_answer_is_tidied_up_after(workspace: Workspace) -> None:
    """The bot does so after what somebody typed."""
    await workspace.as_member().types("/brief help")
    with _rounds(1) as (_, enough):
        await workspace.as_member().types("/brief person ohta")
        await wait_for(enough.wait(), 10)
