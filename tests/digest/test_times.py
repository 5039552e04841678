"""When a weekly digest is due, in any zone, also where the clock jumps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus.subscriptions import Subscription
from briefings.digest import due, last_moment


def weekly(
    zone: str = "Asia/Tokyo", hour: int = 9, weekday: int = 0, created: str = "2026-01-01T00:00:00+00:00"
) -> Subscription:
    return Subscription(1, "C1", "weekly", weekday, hour, 0, zone, "U1", created)


def test_nothing_is_due_before_the_first_monday() -> None:
    """A subscription made on Thursday waits for Monday 09:00 of its own zone."""
    before = datetime(2026, 1, 4, 23, 59, tzinfo=UTC)
    assert due([weekly()], {}, before) == []
    on_time = due([weekly()], {}, before + timedelta(minutes=1))
    assert [(each.period, each.late) for each in on_time] == [("2026-01-05", False)]
    assert on_time[0].since == datetime(2026, 1, 1, tzinfo=UTC)


def test_a_posted_period_is_not_due_again() -> None:
    """A restart right after posting finds nothing to post."""
    now = datetime(2026, 1, 5, 0, 5, tzinfo=UTC)
    first = due([weekly()], {}, now)[0]
    assert due([weekly()], {1: first.until.isoformat()}, now) == []


def test_missed_periods_fold_into_one() -> None:
    """After three weeks asleep there is one digest, late, that tells of all three weeks."""
    posted = datetime(2026, 1, 5, 0, 0, tzinfo=UTC)
    found = due([weekly()], {1: posted.isoformat()}, datetime(2026, 1, 28, tzinfo=UTC))
    assert [(each.period, each.since, each.late) for each in found] == [("2026-01-26", posted, True)]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        # Berlin skips 02:00-03:00 on 29 Mar 2026: 02:30 by the winter clock is 01:30 UTC.
        (datetime(2026, 3, 29, 1, 30, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        # 02:30 exists twice on 25 Oct 2026: the first is 00:30 UTC.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_hours_that_are_missing_or_come_twice(now: datetime, expected: datetime) -> None:
    """A skipped local hour is due by the old clock; an hour that comes twice is due the first time only."""
    subscription = Subscription(1, "C1", "weekly", 6, 2, 30, "Europe/Berlin", "U1", "2026-01-01T00:00:00+00:00")
    assert last_moment(subscription, now).astimezone(UTC) == expected


@given(
    zone=st.sampled_from(
        ["Asia/Tokyo", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC"]
    ),
    weekday=st.integers(0, 6),
    hour=st.integers(0, 23),
    minutes=st.integers(0, 15 * 365 * 24 * 60),
)
def test_the_last_moment_is_the_last(zone: str, weekday: int, hour: int, minutes: int) -> None:
    """It lies on the weekday and hour asked for (but for skipped hours), never in the future, never 8 days back."""
    now = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    moment = last_moment(weekly(zone, hour, weekday), now)
    assert moment.weekday() == weekday
    assert moment.hour == hour
    assert timedelta(0) <= now - moment.astimezone(UTC) <= timedelta(days=7, hours=1)
    assert moment.tzinfo == ZoneInfo(zone)
