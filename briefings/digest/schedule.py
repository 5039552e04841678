"""At which moments a schedule posts, in any zone, also where the clock jumps. Pure functions of their arguments.

A local time that does not exist (the hour skipped in spring) is the same hour by the clock before the change; one that
exists twice is its first (PEP 495, fold=0).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Literal
from zoneinfo import ZoneInfo

from briefings.corpus.subscriptions import Schedule

_WEEK = 7
_FORTNIGHT = 14
_FIRST_OF_WEEKEND = 5
# Any Monday: the one from which two-weekly digests without an anchor count.
_SOME_MONDAY = date(2024, 1, 1)
_DAY = timedelta(days=1)

Direction = Literal[-1, 1]


@dataclass(frozen=True, slots=True)
class Moment:
    """A time at which a schedule posts: the local day it is for, and the instant in UTC."""

    day: date
    at: datetime


def last_moment(schedule: Schedule, now: datetime) -> Moment:
    """The latest moment at or before `now` (with a time zone)."""
    # The next day's moment may be past already: where the clock is set back over midnight, 00:00 comes twice.
    start = now.astimezone(ZoneInfo(schedule.time_zone)).date() + _DAY
    return next(moment for moment in _moments(schedule, start, -1) if moment.at <= now)


def next_moment(schedule: Schedule, now: datetime) -> Moment:
    """The earliest moment after `now` (with a time zone)."""
    start = now.astimezone(ZoneInfo(schedule.time_zone)).date() - _DAY
    return next(moment for moment in _moments(schedule, start, 1) if moment.at > now)


def anchored(schedule: Schedule, now: datetime) -> Schedule:
    """A fortnightly schedule that has no anchor yet, beginning with the next such weekday; others unchanged."""
    if schedule.cadence != "fortnightly" or schedule.anchor is not None:
        return schedule
    weekly = Schedule("weekly", schedule.hour, schedule.minute, schedule.time_zone, schedule.weekday)
    first = next_moment(weekly, now).day.isoformat()
    return Schedule("fortnightly", schedule.hour, schedule.minute, schedule.time_zone, schedule.weekday, anchor=first)


def _moments(schedule: Schedule, start: date, step: Direction) -> Iterator[Moment]:
    zone = ZoneInfo(schedule.time_zone)
    for day in _days(schedule, start, step):
        local = datetime(day.year, day.month, day.day, schedule.hour, schedule.minute, tzinfo=zone)
        yield Moment(day, local.astimezone(UTC))


def _days(schedule: Schedule, start: date, step: Direction) -> Iterator[date]:
    """The days on which it posts, from `start` on (or back)."""
    match schedule.cadence:
        case "daily" | "immediate":
            return (start + timedelta(days=step * at) for at in count())
        case "weekdays":
            days = (start + timedelta(days=step * at) for at in count())
            return (day for day in days if day.weekday() < _FIRST_OF_WEEKEND)
        case "weekly":
            return _every(_WEEK, _SOME_MONDAY + timedelta(days=schedule.weekday or 0), start, step)
        case "fortnightly":
            anchor = date.fromisoformat(schedule.anchor) if schedule.anchor else _SOME_MONDAY
            return _every(_FORTNIGHT, anchor, start, step)
        case "monthly":
            return _monthly(schedule, start, step)


def _every(days: int, anchor: date, start: date, step: Direction) -> Iterator[date]:
    away = (anchor - start).days % days
    first = start + timedelta(days=away if step == 1 or away == 0 else away - days)
    return (first + timedelta(days=step * days * at) for at in count())


def _monthly(schedule: Schedule, start: date, step: Direction) -> Iterator[date]:
    for at in count():
        months = start.year * 12 + start.month - 1 + step * at
        day = _day_in_month(schedule, months // 12, months % 12 + 1)
        # Of the month it starts in, only what lies ahead in the direction asked for.
        if (day - start).days * step >= 0:
            yield day


def _day_in_month(schedule: Schedule, year: int, month: int) -> date:
    first_weekday, length = calendar.monthrange(year, month)
    if schedule.day is not None:
        return date(year, month, min(schedule.day, length))
    return date(year, month, 1 + ((schedule.weekday or 0) - first_weekday) % _WEEK)
