"""Python itself, set for a process that answers within milliseconds while other threads index and search."""

from __future__ import annotations

import gc
import sys

# How many new objects the collector waits for. An answer makes some thousands and keeps none of them.
_NEW_OBJECTS = 20_000
# A tenth of Python's own. An answer gives up the interpreter at each of its dozen queries, and would wait as often for
# a thread that indexes names.
_SWITCH_SECONDS = 0.0005


def settle_interpreter() -> None:
    """Once all has been loaded: leave it out of the collector's rounds, and let those be rare; let threads take turns.

    With Python's own thresholds the collector looks at an answer's objects several times while it is being made, and
    now and then at all there is, which takes longer than ten answers.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    sys.setswitchinterval(_SWITCH_SECONDS)
