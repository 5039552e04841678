"""When digests are due: every cadence, in any zone, also where the clock jumps."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.corpus.subscriptions import Cadence, Schedule, Subscription
from briefings.digest import anchored, due, last_moment, next_moment

CADENCES: tuple[Cadence, ...] = ("daily", "weekdays", "weekly", "fortnightly", "monthly")
ZONES = (
    "Asia/Tokyo",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "UTC",
)


def weekly(created: str = "2026-01-01T00:00:00+00:00", **changes: object) -> Subscription:
    values: dict[str, object] = {"cadence": "weekly", "weekday": 0, "hour": 9, "minute": 0, "time_zone": "Asia/Tokyo"}
    return Subscription(1, "C1", created_by="U1", created_at=created, **{**values, **changes})  # type: ignore[arg-type]  # values of several types


def test_nothing_is_due_before_the_first_monday() -> None:
    """A subscription made on Thursday waits for Monday 09:00 of its own zone."""
    before = datetime(2026, 1, 4, 23, 59, tzinfo=UTC)
    assert due([weekly()], {}, before) == []
    on_time = due([weekly()], {}, before + timedelta(minutes=1))
    assert [(each.period, each.day, each.late) for each in on_time] == [("2026-01-05T09:00", "2026-01-05", False)]
    assert on_time[0].since == datetime(2026, 1, 1, tzinfo=UTC)


def test_a_posted_period_is_not_due_again() -> None:
    """A restart right after posting finds nothing to post."""
    now = datetime(2026, 1, 5, 0, 5, tzinfo=UTC)
    first = due([weekly()], {}, now)[0]
    assert due([weekly()], {1: first.until.isoformat()}, now) == []


def test_missed_periods_fold_into_one() -> None:
    """After three weeks asleep there is one digest, late, for the last Monday, that tells of all three weeks."""
    posted = datetime(2026, 1, 5, 0, 0, tzinfo=UTC)
    found = due([weekly()], {1: posted.isoformat()}, datetime(2026, 1, 28, tzinfo=UTC))
    assert [(each.day, each.since, each.late) for each in found] == [("2026-01-26", posted, True)]


def test_a_paused_one_is_not_due_and_a_resumed_one_waits_for_its_time() -> None:
    """Pausing posts nothing, and resuming on Wednesday does not bring Monday's digest on Wednesday."""
    wednesday = datetime(2026, 1, 7, tzinfo=UTC)
    assert due([weekly(paused_at="2026-01-02T00:00:00+00:00")], {}, wednesday) == []
    resumed = weekly(starts_at=wednesday.isoformat())
    assert due([resumed], {}, wednesday + timedelta(hours=1)) == []
    assert due([resumed], {}, wednesday + timedelta(days=5))[0].day == "2026-01-12"


@pytest.mark.parametrize(
    ("set_back", "due_day"),
    [
        # Posted at 09:00; then the clock is set back to 08:30: today's is out, yesterday's is not owed again.
        (datetime(2026, 1, 6, 8, 30, tzinfo=UTC), None),
        (datetime(2026, 1, 6, 9, 0, tzinfo=UTC), None),
        (datetime(2026, 1, 7, 9, 0, tzinfo=UTC), "2026-01-07"),
    ],
)
def test_a_clock_set_back_brings_nothing_twice(set_back: datetime, due_day: str | None) -> None:
    """A digest that is out is not due again when the clock is set back before it."""
    daily = weekly(cadence="daily", weekday=None, time_zone="UTC")
    ends = [datetime(2026, 1, day, 9, 0, tzinfo=UTC) for day in (4, 6)]
    past = [each for each in ends if each <= set_back]
    ahead = [each for each in ends if each > set_back]
    found = due(
        [daily],
        {1: max(past).isoformat()} if past else {},
        set_back,
        {1: min(ahead).isoformat()} if ahead else {},
    )
    assert [each.day for each in found] == ([due_day] if due_day else [])


def test_a_clock_that_was_years_ahead_silences_nothing() -> None:
    """A digest that was written under a clock ten years ahead does not keep the next ten years silent."""
    daily = weekly(cadence="daily", weekday=None, time_zone="UTC")
    found = due(
        [daily],
        {1: "2026-01-05T09:00:00+00:00"},
        datetime(2026, 1, 6, 9, 0, tzinfo=UTC),
        {1: "2036-01-05T09:00:00+00:00"},
    )
    assert [each.day for each in found] == ["2026-01-06"]


def test_what_follows_at_once_is_due_when_something_arrived() -> None:
    """Immediate messages are due for arrivals, once each, and not by the clock."""
    at_once = weekly(cadence="immediate", weekday=None, kind="follows")
    now = datetime(2026, 1, 6, 8, 31, tzinfo=UTC)
    assert due([at_once], {}, now) == []
    assert [each.period for each in due([at_once], {}, now, behind={1: 7})] == ["arrival 7"]
    assert [each.period for each in due([at_once], {}, now + timedelta(days=1), behind={1: 7})] == ["arrival 7"]


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
    assert last_moment(Schedule("weekly", 2, 30, "Europe/Berlin", weekday=6), now).at == expected


@pytest.mark.parametrize(
    ("schedule", "days"),
    [
        (Schedule("monthly", 9, 0, "UTC", day=31), ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
        (Schedule("monthly", 9, 0, "UTC", day=30), ["2026-01-30", "2026-02-28", "2026-03-30", "2026-04-30"]),
        (Schedule("monthly", 9, 0, "UTC", weekday=0), ["2026-01-05", "2026-02-02", "2026-03-02", "2026-04-06"]),
        (Schedule("fortnightly", 9, 0, "UTC", weekday=1, anchor="2026-01-06"), ["2026-01-06", "2026-01-20"]),
        (Schedule("weekdays", 9, 0, "UTC"), ["2026-01-01", "2026-01-02", "2026-01-05", "2026-01-06"]),
    ],
)
def test_month_ends_fortnights_and_weekends(schedule: Schedule, days: list[str]) -> None:
    """A short month's digest comes on its last day; two weeks are two weeks; weekends are free."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    found = []
    for _ in days:
        moment = next_moment(schedule, now)
        found.append(moment.day.isoformat())
        now = moment.at
        assert last_moment(schedule, now) == moment
    assert found == days


def test_two_weeks_begin_with_the_next_such_weekday() -> None:
    """A two-weekly digest that is set on Wednesday for Mondays begins on the next Monday."""
    schedule = anchored(Schedule("fortnightly", 9, 0, "Asia/Tokyo", weekday=0), datetime(2026, 1, 7, tzinfo=UTC))
    assert schedule.anchor == "2026-01-12"
    assert next_moment(schedule, datetime(2026, 1, 7, tzinfo=UTC)).day == date(2026, 1, 12)


# --- Against a plain model: every day looked at, one by one -----------------------------------------------------------


def posts_on(schedule: Schedule, day: date) -> bool:
    """The cadence in the plainest words."""
    tomorrow_is_first = (day + timedelta(days=1)).day == 1
    match schedule.cadence:
        case "weekdays":
            return day.strftime("%a") not in {"Sat", "Sun"}
        case "weekly":
            return day.weekday() == schedule.weekday
        case "fortnightly":
            return (day - date.fromisoformat(schedule.anchor or "")).days % 14 == 0
        case "monthly" if schedule.day is not None:
            return day.day == schedule.day or (tomorrow_is_first and day.day < schedule.day)
        case "monthly":
            return day.weekday() == schedule.weekday and day.day <= 7
        case _:
            return True


def instants(schedule: Schedule, first: date, last: date) -> list[datetime]:
    """All its times between two days."""
    zone = ZoneInfo(schedule.time_zone)
    days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    return [
        datetime(day.year, day.month, day.day, schedule.hour, schedule.minute, tzinfo=zone).astimezone(UTC)
        for day in days
        if posts_on(schedule, day)
    ]


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    cadence: Cadence = draw(st.sampled_from(CADENCES))
    hour, minute, zone = draw(st.integers(0, 23)), draw(st.sampled_from([0, 1, 30, 59])), draw(st.sampled_from(ZONES))
    weekday = draw(st.integers(0, 6))
    if cadence == "monthly":
        day = draw(st.none() | st.integers(1, 31))
        return Schedule("monthly", hour, minute, zone, weekday if day is None else None, day)
    anchor = (date(2020, 1, 6) + timedelta(days=weekday)).isoformat() if cadence == "fortnightly" else None
    return Schedule(cadence, hour, minute, zone, weekday, None, anchor)


MOMENTS = st.integers(0, 15 * 365 * 24 * 60).map(
    lambda minutes: datetime(2008, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@settings(max_examples=400)
@given(schedule=schedules(), now=MOMENTS)
def test_last_and_next_agree_with_a_plain_model(schedule: Schedule, now: datetime) -> None:
    """The latest time up to now and the earliest after it are those that a walk over all days finds."""
    every = instants(schedule, now.date() - timedelta(days=40), now.date() + timedelta(days=40))
    assert last_moment(schedule, now).at == max(each for each in every if each <= now)
    assert next_moment(schedule, now).at == min(each for each in every if each > now)


@settings(max_examples=150)
@given(
    schedule=schedules(),
    start=MOMENTS,
    steps=st.lists(st.integers(-3 * 24 * 60, 20 * 24 * 60), min_size=1, max_size=30),
)
def test_each_time_is_delivered_once_or_folded_into_one_later(
    schedule: Schedule, start: datetime, steps: list[int]
) -> None:
    """However the clock jumps, and however long the bot sleeps: as many digests as the plain model says.

    In the model a time is served when a digest that counts ends at or after it. Each counts, but one that ends more
    than a period and more than two days ahead, which a wrong clock wrote. The last time up to now is due if not served.
    """
    subscription = Subscription(
        1, "C1", schedule.cadence, schedule.weekday, schedule.hour, schedule.minute, schedule.time_zone, "U1",
        start.isoformat(), day=schedule.day, anchor=schedule.anchor,
    )  # fmt: skip # shorter than one a line
    ends: list[datetime] = []
    now = start
    for step in steps:
        now += timedelta(minutes=step)
        found = due(
            [subscription],
            {1: max(past).isoformat()} if (past := [each for each in ends if each <= now]) else {},
            now,
            {1: min(ahead).isoformat()} if (ahead := [each for each in ends if each > now]) else {},
        )
        every = instants(
            schedule, min(now, start).date() - timedelta(days=40), max(now, start).date() + timedelta(days=40)
        )
        following = min(each for each in every if each > now)
        counting = [each for each in ends if each <= max(following, now + timedelta(days=2))]
        latest = max(each for each in every if each <= now)
        is_owed = latest > start and not any(each >= latest for each in counting)
        assert [each.until for each in found] == ([latest] if is_owed else [])
        ends.extend(each.until for each in found)
