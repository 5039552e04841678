"""Subscriptions, follows and the lease: rows that a restart finds as they were."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefings.corpus import Corpus
from briefings.corpus.follows import AlreadyFollowedError
from briefings.corpus.lease import LEASE_LASTS
from briefings.corpus.subscriptions import AlreadySubscribedError, Choice, Schedule, Terms

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
WEEKLY = Schedule("weekly", 9, 0, "Asia/Tokyo", weekday=0)
APPI = Choice("include", "topic", "appi")
OTA = Choice("include", "person", "Naoki Ota", 7)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with contextlib.closing(Corpus.open(tmp_path / "corpus.db")) as opened:
        yield opened


def test_a_subscription_keeps_its_terms(corpus: Corpus) -> None:
    """What was asked for is what is kept: schedule, choices, density, quiet, and who asked."""
    terms = Terms(WEEKLY, (APPI, OTA), "headlines", quiet=False)
    made = corpus.subscriptions.subscribe("C1", terms, by="U1", now=NOW)
    kept = corpus.subscriptions.get(made.id)
    assert kept == made
    assert (kept.schedule, kept.choices, kept.density, kept.quiet, kept.created_by) == (
        WEEKLY,
        (APPI, OTA),
        "headlines",
        False,
        "U1",
    )


def test_the_same_digest_is_refused_and_another_one_is_not(corpus: Corpus) -> None:
    """A channel has one digest of a cadence about the same things; another cadence or other things make another."""
    corpus.subscriptions.subscribe("C1", Terms(WEEKLY, (APPI, OTA)), by="U1", now=NOW)
    later = Schedule("weekly", 15, 0, "UTC", weekday=3)
    with pytest.raises(AlreadySubscribedError, match="already gets a weekly digest about this"):
        corpus.subscriptions.subscribe("C1", Terms(later, (OTA, APPI), "full"), by="U2", now=NOW)
    corpus.subscriptions.subscribe("C1", Terms(Schedule("daily", 9, 0, "UTC"), (APPI, OTA)), by="U1", now=NOW)
    corpus.subscriptions.subscribe("C1", Terms(WEEKLY, (APPI,)), by="U1", now=NOW)
    corpus.subscriptions.subscribe("C2", Terms(WEEKLY, (APPI, OTA)), by="U1", now=NOW)
    assert len(corpus.subscriptions.of_channel("C1")) == 3


def test_a_change_replaces_the_terms_and_cannot_make_a_duplicate(corpus: Corpus) -> None:
    """An edited digest has the new terms and counts from the edit; an edit into another digest's terms is refused."""
    one = corpus.subscriptions.subscribe("C1", Terms(WEEKLY, (APPI,)), by="U1", now=NOW)
    two = corpus.subscriptions.subscribe("C1", Terms(WEEKLY), by="U1", now=NOW)
    later = NOW + timedelta(days=1)
    changed = corpus.subscriptions.change(one.id, Terms(Schedule("daily", 8, 0, "UTC"), (OTA,)), now=later)
    assert (changed.cadence, changed.choices, changed.starts_at) == ("daily", (OTA,), later.isoformat())
    with pytest.raises(AlreadySubscribedError):
        corpus.subscriptions.change(two.id, Terms(Schedule("daily", 9, 0, "UTC"), (OTA,)), now=later)
    assert [each.cadence for each in corpus.subscriptions.of_channel("C1")] == ["daily", "weekly"]


def test_pausing_resuming_and_ending(corpus: Corpus) -> None:
    """A paused digest says since when and by whom; a resumed one counts from then; an ended one is no longer listed."""
    made = corpus.subscriptions.subscribe("C1", Terms(WEEKLY), by="U1", now=NOW)
    corpus.subscriptions.pause(made.id, by="U2", now=NOW)
    paused = corpus.subscriptions.of_channel("C1")[0]
    assert (paused.is_paused, paused.paused_by) == (True, "U2")
    later = NOW + timedelta(days=9)
    corpus.subscriptions.resume(made.id, now=later)
    resumed = corpus.subscriptions.of_channel("C1")[0]
    assert (resumed.is_paused, resumed.starts_at) == (False, later.isoformat())
    corpus.subscriptions.end(made.id, by="U1", now=later, because="is_archived")
    assert corpus.subscriptions.of_channel("C1") == []


def test_follows_and_mutes_are_kept_once_each(corpus: Corpus) -> None:
    """The same person or words followed twice is refused, whatever the case; another person may follow the same."""
    follow = corpus.follows.add("U1", APPI, now=NOW)
    with pytest.raises(AlreadyFollowedError, match="follow topic “APPI” already"):
        corpus.follows.add("U1", Choice("include", "topic", "APPI"), now=NOW)
    corpus.follows.add("U1", Choice("mute", "topic", "appi"), now=NOW)
    corpus.follows.add("U2", APPI, now=NOW)
    assert [each.choice.effect for each in corpus.follows.of("U1")] == ["include", "mute"]
    assert corpus.follows.remove(follow.id, "U2", now=NOW) is False
    assert corpus.follows.remove(follow.id, "U1", now=NOW) is True
    corpus.follows.add("U1", APPI, now=NOW)


def test_one_process_holds_the_lease_until_it_stops_renewing(corpus: Corpus) -> None:
    """A second process gets the lease only when the first has let it run out, and then with a higher number."""
    assert corpus.leases.take("a", NOW) == 1
    assert corpus.leases.take("b", NOW + timedelta(seconds=5)) is None
    assert corpus.leases.take("a", NOW + timedelta(seconds=20)) == 1
    assert corpus.leases.take("b", NOW + timedelta(seconds=45)) is None
    assert corpus.leases.take("b", NOW + timedelta(seconds=20) + LEASE_LASTS) == 2
    assert corpus.leases.take("a", NOW + timedelta(seconds=60)) is None
    corpus.leases.give_up("b")
    assert corpus.leases.take("a", NOW + timedelta(seconds=61)) == 3


def test_a_holder_that_slept_through_its_lease_gets_a_new_number(corpus: Corpus) -> None:
    """Whatever a process began before it slept does not count as begun by it afterwards."""
    assert corpus.leases.take("a", NOW) == 1
    assert corpus.leases.take("a", NOW + timedelta(hours=1)) == 2


def test_a_lease_from_a_clock_that_was_ahead_has_ended(corpus: Corpus) -> None:
    """When the clock is set back, a dead holder's lease does not last until the old time comes round again."""
    corpus.leases.take("a", NOW + timedelta(days=300))
    assert corpus.leases.take("b", NOW) == 2


def test_only_the_present_holder_writes_and_claims(corpus: Corpus) -> None:
    """A process whose lease passed on can neither write a digest nor send one, nor say what became of one."""
    made = corpus.subscriptions.subscribe("C1", Terms(WEEKLY), by="U1", now=NOW)
    old = corpus.leases.take("a", NOW)
    assert _put(corpus, made.id, old, "one") is True
    new = corpus.leases.take("b", NOW + timedelta(minutes=5))
    assert new is not None
    assert _put(corpus, made.id, old, "two") is False
    assert corpus.outbox.claim("one", now=NOW, fence=old) is False
    assert corpus.outbox.claim("one", now=NOW, fence=new) is True
    assert corpus.outbox.not_sent("one", error="x", fence=old) is False
    assert corpus.outbox.sent("one", ts="1.0", now=NOW, fence=new) is True


def test_a_row_left_in_flight_is_taken_over_with_the_new_number(corpus: Corpus) -> None:
    """After a takeover only the new holder settles what the old one was sending."""
    made = corpus.subscriptions.subscribe("C1", Terms(WEEKLY), by="U1", now=NOW)
    old = corpus.leases.take("a", NOW)
    _put(corpus, made.id, old, "one")
    corpus.outbox.claim("one", now=NOW, fence=old)
    new = corpus.leases.take("b", NOW + timedelta(minutes=5))
    assert new is not None
    assert corpus.outbox.adopt("one", fence=new) is True
    assert corpus.outbox.sent("one", ts="1.0", now=NOW, fence=old) is False
    assert corpus.outbox.not_sent("one", error="not in the history", fence=new) is True


def test_an_admin_decides_what_nobody_can_know(corpus: Corpus) -> None:
    """An uncertain message is called arrived, or sent again, once."""
    made = corpus.subscriptions.subscribe("C1", Terms(WEEKLY), by="U1", now=NOW)
    _put(corpus, made.id, None, "one")
    corpus.outbox.claim("one", now=NOW)
    corpus.outbox.doubtful("one", error="missing_scope")
    assert corpus.outbox.decide("one", arrived=False, by="U9", now=NOW) is True
    assert corpus.outbox.decide("one", arrived=True, by="U9", now=NOW) is False
    assert [each.id for each in corpus.outbox.waiting()] == ["one"]


def _put(corpus: Corpus, subscription: int, fence: int | None, name: str) -> bool:
    return corpus.outbox.put(
        subscription, name, since=NOW, until=NOW, channel="C1", messages=["{}"], ids=[name], now=NOW, fence=fence
    )
