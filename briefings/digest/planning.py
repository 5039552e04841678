"""From what is due to what is asked of the composer: how far the subscription has looked, and its reader's dates."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from briefings.corpus import Corpus
from briefings.corpus.news import Arrived
from briefings.corpus.subscriptions import Choice
from briefings.digest.content import Request
from briefings.digest.due import Due
from briefings.digest.schedule import next_moment


def request_for(corpus: Corpus, due: Due, now: datetime) -> Request:
    """What this digest is to tell: all that arrived since the subscription's last one.

    Arrivals are counted, not dated, so that nothing is missed or told twice when the clock is set back, or when a
    record was being filed at the very moment of a digest.
    """
    subscription = due.subscription
    zone = ZoneInfo(subscription.time_zone)
    # A late one is read today: what was coming due on its day may be overdue by now.
    today = max(date.fromisoformat(due.day), now.astimezone(zone).date())
    following = today + timedelta(days=1)
    if subscription.cadence != "immediate":
        following = next_moment(subscription.schedule, now).day
    return Request(
        span=Arrived(corpus.outbox.cursor(subscription.id), corpus.news.cursor(), subscription.id),
        since=due.since,
        until=due.until,
        today=today,
        overdue_since=due.since.astimezone(zone).date(),
        due_before=following,
        choices=_choices(corpus, due),
        density=subscription.density,
        known=frozenset(corpus.outbox.told(subscription.id)),
        only_chosen=subscription.kind == "follows",
    )


def _choices(corpus: Corpus, due: Due) -> tuple[Choice, ...]:
    if due.subscription.kind == "digest":
        return due.subscription.choices
    return tuple(each.choice for each in corpus.follows.of(due.subscription.channel))
