"""How fast digests go out: never faster than Slack allows, and never slower than that for long."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pace import PER_MINUTE, Pace

MONDAY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def test_two_thousand_digests_due_in_one_minute() -> None:
    """2,000 messages go out within eleven minutes; no minute has more than 200, no channel two within a second."""
    pace = Pace()
    waiting = [f"C{number % 900}" for number in range(2_000)]
    sent: list[tuple[str, datetime]] = []
    now = MONDAY
    while waiting:
        left = []
        for channel in waiting:
            if pace.may_post(channel, now):
                pace.sent(channel, now)
                sent.append((channel, now))
                # Each post takes a moment.
                now += timedelta(milliseconds=120)
            else:
                left.append(channel)
        waiting = left
        now += timedelta(seconds=5)
    assert sent[-1][1] - MONDAY < timedelta(minutes=11)
    _within_limits(sent)


@given(
    waits=st.lists(st.integers(0, 3_000), max_size=300),
    channels=st.lists(st.sampled_from(["C1", "C2", "C3"]), min_size=300, max_size=300),
)
def test_no_order_of_messages_breaks_the_limits(waits: list[int], channels: list[str]) -> None:
    """However messages come, what is let through keeps both limits."""
    pace, now = Pace(), MONDAY
    sent: list[tuple[str, datetime]] = []
    for wait, channel in zip(waits, channels, strict=False):
        now += timedelta(milliseconds=wait)
        if pace.may_post(channel, now):
            pace.sent(channel, now)
            sent.append((channel, now))
    _within_limits(sent)


def test_a_pause_that_slack_asks_for_is_kept() -> None:
    """After a 429 nothing goes out until the time that Slack named."""
    pace = Pace()
    pace.hold(MONDAY, 30)
    assert pace.is_full(MONDAY + timedelta(seconds=29))
    assert not pace.is_full(MONDAY + timedelta(seconds=30))


def test_a_restart_remembers_the_last_minute() -> None:
    """What was sent before a restart counts after it."""
    pace = Pace([("C1", MONDAY)] * PER_MINUTE)
    assert pace.is_full(MONDAY + timedelta(seconds=59))
    assert not pace.is_full(MONDAY + timedelta(seconds=61))


def test_a_clock_set_back_does_not_hold_everything_back() -> None:
    """Messages noted under a clock that was ahead neither fill the minute nor keep a pause for hours."""
    pace = Pace([("C1", MONDAY + timedelta(hours=5))] * PER_MINUTE)
    pace.hold(MONDAY + timedelta(hours=5), 30)
    assert pace.may_post("C1", MONDAY)


def _within_limits(sent: list[tuple[str, datetime]]) -> None:
    times = [moment for _, moment in sent]
    for at in range(len(times) - PER_MINUTE):
        assert times[at + PER_MINUTE] - times[at] >= timedelta(minutes=1)
    for channel in Counter(channel for channel, _ in sent):
        own = [moment for name, moment in sent if name == channel]
        assert all(later - earlier >= timedelta(seconds=1) for earlier, later in pairwise(own))
