"""Which digests are to be posted now: a pure function of the rows and the time. No job is stored anywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from briefings.corpus.subscriptions import Subscription
from briefings.digest.schedule import Moment, last_moment, next_moment

LATE_AFTER = timedelta(hours=1)
# Clocks are put right by minutes, hours or a time zone; a clock that was further ahead was wrong.
SET_BACK_AT_MOST = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Due:
    """A digest to be posted: `period` names it once and for all; it tells of `since` (included) to `until` (not).

    Times are in UTC. `day` is the local day it is for, as an ISO date; a late one says so.
    """

    subscription: Subscription
    period: str
    since: datetime
    until: datetime
    late: bool
    day: str


def due(
    subscriptions: Iterable[Subscription],
    last_until: Mapping[int, str],
    now: datetime,
    ahead: Mapping[int, str] | None = None,
    behind: Mapping[int, int] | None = None,
) -> list[Due]:
    """Which digests are to be posted at `now` (with a time zone).

    `last_until` gives, for each subscription that had one, the end of its last period up to now; `ahead` the first
    end that lies in the future, which happens when the clock was set back. `behind` gives, for subscriptions that post
    at once and have something to look at, the number of the last arrival.

    Periods that were missed (a laptop asleep over Monday 09:00) fold into the last one: one digest, late, that tells
    of everything since the last one.
    """
    found: list[Due] = []
    for subscription in subscriptions:
        if subscription.is_paused:
            continue
        written = last_until.get(subscription.id)
        since = _utc(written or subscription.created_at)
        if subscription.cadence == "immediate":
            if subscription.id in (behind or {}):
                found.append(_at_once(subscription, since, now.astimezone(UTC), (behind or {})[subscription.id]))
            continue
        moment = last_moment(subscription.schedule, now)
        begun = max(since, _utc(subscription.starts_at or subscription.created_at))
        if moment.at <= begun or _is_told_already(subscription, (ahead or {}).get(subscription.id), now):
            continue
        found.append(
            Due(
                subscription,
                _name(subscription, moment),
                since,
                moment.at,
                now - moment.at > LATE_AFTER,
                moment.day.isoformat(),
            )
        )
    return found


def _at_once(subscription: Subscription, since: datetime, now: datetime, newest: int) -> Due:
    # Named by what it tells of, so that the same arrival is never told of twice, whatever the clock says.
    return Due(subscription, f"arrival {newest}", min(since, now), now, False, now.date().isoformat())


def _is_told_already(subscription: Subscription, ahead: str | None, now: datetime) -> bool:
    """Whether the clock was set back behind a digest that was written: it told of what is now due.

    One that ends more than a period and more than two days ahead was written under a clock that was wrong: it must not
    silence the regular ones until its day.
    """
    if ahead is None:
        return False
    return _utc(ahead) <= max(next_moment(subscription.schedule, now).at, now + SET_BACK_AT_MOST)


def _name(subscription: Subscription, moment: Moment) -> str:
    # With the hour: a digest that was moved from 09:00 to 15:00 may post at both on the day of the change.
    return f"{moment.day.isoformat()}T{subscription.hour:02}:{subscription.minute:02}"


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
