"""The course that topics took: in how many records each stood, step by step, up to the digest that tells of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

# Steps before the digest, at least as long as it is itself; what is older is one step more.
_MOST_STEPS = 7
# Of the earlier records, so many are to lie in those steps, so that a few very old ones don't make them long.
_IN_STEPS = 0.9


@dataclass(frozen=True, slots=True)
class Step:
    """Records that the corpus first saw from `first` (the reader's date; None: all before the others) on.

    `counts` says in how many of them each topic stands, in the order of the digest's topics.
    """

    first: date | None
    records: int
    counts: tuple[int, ...]


def course(
    topics: Sequence[int],
    held: Mapping[int, frozenset[int]],
    new: Iterable[int],
    before: Mapping[int, datetime],
    since: datetime,
    days: tuple[date, date],
) -> tuple[Step, ...]:
    """The steps, oldest first; the last one is the digest's own.

    `held` gives the documents of each topic, `new` those that the digest tells of, `before` those that came before it
    and when they were first seen; `days` are the reader's first and last day of the digest, which begins at `since`.
    """
    length = _length(before.values(), since, max((days[1] - days[0]).days, 1))
    groups: dict[int, set[int]] = {0: set(new)}
    for document, seen in before.items():
        # Counted back from the digest: 1 is the step right before it.
        ago = max((since - seen) // timedelta(days=length) + 1, 1)
        groups.setdefault(min(ago, _MOST_STEPS + 1), set()).add(document)
    return tuple(
        Step(
            days[0] - timedelta(days=ago * length) if ago <= _MOST_STEPS else None,
            len(groups.get(ago, ())),
            tuple(len(groups.get(ago, set()) & held.get(topic, frozenset())) for topic in topics),
        )
        for ago in range(max(groups), -1, -1)
    )


def _length(seen: Iterable[datetime], since: datetime, own: int) -> int:
    """How many days a step is."""
    ages = sorted((since - each) / timedelta(days=1) for each in seen)
    oldest = ages[min(int(len(ages) * _IN_STEPS), len(ages) - 1)] if ages else 0.0
    return max(own, math.ceil(oldest / _MOST_STEPS))
