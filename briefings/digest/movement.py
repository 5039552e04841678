"""Topics that rose or fell: in how many of the new records they stand, against how many of the earlier ones."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

_MOST = 5
_FEWEST_RECORDS = 3
_FEWEST_BEFORE = 5
# Two-sided, about one in a hundred by chance alone; many topics are tried, and a false alarm is worse than a miss.
_SURPRISE = 2.6


@dataclass(frozen=True, slots=True)
class TopicMovement:
    """A topic in `now` of `of_now` new records, and in `before` of the `of_before` records that came before them."""

    topic_id: int
    name: str
    direction: Literal["rose", "fell"]
    now: int
    of_now: int
    before: int
    of_before: int


def movements(
    now: Mapping[int, tuple[str, int]], of_now: int, before: Mapping[int, tuple[str, int]], of_before: int
) -> tuple[TopicMovement, ...]:
    """The topics whose share of the records changed by more than chance would, the greatest change first.

    Shares are compared by the two-proportion z-score with one record added to each side (Agresti and Caffo, 2000), so
    that few records say little. Nothing is said about fewer than three new or five earlier records.
    """
    if of_now < _FEWEST_RECORDS or of_before < _FEWEST_BEFORE:
        return ()
    found: list[tuple[float, TopicMovement]] = []
    for topic_id in {*now, *before}:
        name = (now.get(topic_id) or before[topic_id])[0]
        new, old = now.get(topic_id, ("", 0))[1], before.get(topic_id, ("", 0))[1]
        score = _score(new, of_now, old, of_before)
        if abs(score) >= _SURPRISE:
            movement = TopicMovement(topic_id, name, "rose" if score > 0 else "fell", new, of_now, old, of_before)
            found.append((abs(score), movement))
    found.sort(key=lambda each: (-each[0], each[1].name))
    return tuple(movement for _, movement in found[:_MOST])


def _score(new: int, of_new: int, old: int, of_old: int) -> float:
    share_new, share_old = (new + 1) / (of_new + 2), (old + 1) / (of_old + 2)
    spread = share_new * (1 - share_new) / (of_new + 2) + share_old * (1 - share_old) / (of_old + 2)
    return (share_new - share_old) / math.sqrt(spread)
