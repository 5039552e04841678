"""Python itself, set for a process that answers within milliseconds while other threads index and search."""

from __future__ import annotations

import asyncio
import gc
import sys

# How many new objects the collector waits for. An answer makes some thousands and keeps none of them.
_NEW_OBJECTS = 20_000
# A tenth of Python's own. An answer gives up the interpreter at each of its dozen queries, and would wait as often for
# a thread that indexes names.
_SWITCH_SECONDS = 0.0005
# After so long without a request nobody is waiting for anything.
_QUIET_SECONDS = 0.02
# How often what outlived one round, or several, is looked at again: 3 ms and, with all that is kept, 60 ms.
_ROUNDS_OF_YOUNG, _ROUNDS_OF_ALL = 10, 2_000


def settle_interpreter() -> None:
    """Once all has been loaded: leave it out of the collector's rounds, and let those be rare; let threads take turns.

    With Python's own thresholds the collector looks at an answer's objects several times while it is being made, and
    now and then at all there is, which takes longer than ten answers.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    sys.setswitchinterval(_SWITCH_SECONDS)


class Tidying:
    """Has the collector look at what answers left when nobody asks, so that it hardly ever does within an answer.

    Twenty thousand new objects take it 10 ms, as long as an answer; those of one answer, half a millisecond.
    """

    def __init__(self, quiet_seconds: float = _QUIET_SECONDS) -> None:
        self._quiet_seconds = quiet_seconds
        self._timer: asyncio.TimerHandle | None = None
        self._rounds = 0

    def put_off(self) -> None:
        """Somebody asks, or was answered: wait until it has been quiet."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(self._quiet_seconds, self._collect)

    def _collect(self) -> None:
        self._rounds += 1
        generation = 2 if self._rounds % _ROUNDS_OF_ALL == 0 else 1 if self._rounds % _ROUNDS_OF_YOUNG == 0 else 0
        gc.collect(generation)
