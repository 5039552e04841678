"""When digests are due, and what stands in one.

Schedules are rows and what is due is a pure function of (rows, now): no job is stored anywhere else. A digest tells
what the corpus first saw in its period, so that back-dated records appear and edited ones don't appear twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from briefings.corpus import Corpus
from briefings.corpus.documents import Document
from briefings.corpus.subscriptions import Subscription
from briefings.records import Commitment, Meeting, Quote, Source
from briefings.salience import key_passages

LATE_AFTER = timedelta(hours=1)
PASSAGES_PER_DOCUMENT = 3


@dataclass(frozen=True, slots=True)
class Due:
    """A digest to be posted: `period` names it once and for all; it tells of `since` (included) to `until` (not)."""

    subscription: Subscription
    period: str
    since: datetime
    until: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class DigestItem:
    """A record that is new: its source, the meeting it records, if any, and the passages that matter."""

    source: Source
    meeting: Meeting | None
    quotes: tuple[Quote, ...]
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class Digest:
    """What is new in a period, and which promises came due in it. Times are in UTC."""

    since: datetime
    until: datetime
    items: tuple[DigestItem, ...]
    due: tuple[Commitment, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.items and not self.due


def due(subscriptions: Iterable[Subscription], last_until: Mapping[int, str], now: datetime) -> list[Due]:
    """Which digests are to be posted at `now` (with a time zone).

    `last_until` gives, for each subscription that had one, the end of its last period. Periods that were missed (a
    laptop asleep over Monday 09:00) fold into one: it tells of everything since the last one, once.
    """
    found: list[Due] = []
    for subscription in subscriptions:
        moment = last_moment(subscription, now)
        begun = datetime.fromisoformat(last_until.get(subscription.id, subscription.created_at))
        if moment > begun:
            late = now - moment > LATE_AFTER
            found.append(Due(subscription, moment.date().isoformat(), begun, moment.astimezone(UTC), late))
    return found


def last_moment(subscription: Subscription, now: datetime) -> datetime:
    """The latest moment at or before `now` at which the subscription posts, in its own zone.

    A local time that does not exist (the hour skipped in spring) is the same hour by the clock before the change; one
    that exists twice is its first (PEP 495, fold=0).
    """
    zone = ZoneInfo(subscription.time_zone)
    local = now.astimezone(zone)
    day = local.date() - timedelta(days=(local.weekday() - (subscription.weekday or 0)) % 7)
    moment = datetime(day.year, day.month, day.day, subscription.hour, subscription.minute, tzinfo=zone)
    # Compared in UTC: two times of one zone would be compared by their clock faces.
    if moment.astimezone(UTC) > now.astimezone(UTC):
        earlier = day - timedelta(days=7)
        moment = datetime(earlier.year, earlier.month, earlier.day, moment.hour, moment.minute, tzinfo=zone)
    return moment


def for_period(corpus: Corpus, since: datetime, until: datetime) -> Digest:
    """What the corpus first saw from `since` (included) to `until` (not), and promises that came due in those days."""
    documents = corpus.documents.first_seen_between(since.astimezone(UTC), until.astimezone(UTC))
    topics = corpus.passages.topic_counts([document.id for document in documents])
    promised = corpus.commitments.due_between(since.date().isoformat(), (until - timedelta(days=1)).date().isoformat())
    return Digest(
        since.astimezone(UTC),
        until.astimezone(UTC),
        tuple(_item(corpus, document, topics) for document in documents),
        tuple(each for each in promised if each.type == "promise" and each.status == "open"),
    )


def _item(corpus: Corpus, document: Document, topics: Mapping[int, int]) -> DigestItem:
    quotes = corpus.passages.of_document(document.id)
    meeting = next((quote.meeting for quote in quotes if quote.meeting), None)
    chosen = key_passages(quotes, topics, PASSAGES_PER_DOCUMENT)
    return DigestItem(document.source, meeting, chosen, datetime.fromisoformat(document.first_seen))
