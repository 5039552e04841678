"""A year of digests over a growing corpus: none missed, none twice, none empty unless asked for."""

from __future__ import annotations

import contextlib
import random
import secrets
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefings.corpus import Corpus
from briefings.corpus.subscriptions import Choice, Schedule, Terms
from briefings.digest import Composer, due, next_moment, request_for
from briefings.lookup import Lookup
from tests.digest.readings import Said, file, minutes

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
YEAR = timedelta(days=365)
RECORDS_A_WEEK = 20
SCHEDULES = {
    "C-daily": Schedule("daily", 8, 30, "Europe/Berlin"),
    "C-weekdays": Schedule("weekdays", 9, 0, "America/New_York"),
    "C-weekly": Schedule("weekly", 9, 0, "Asia/Tokyo", weekday=0),
    "C-fortnightly": Schedule("fortnightly", 2, 30, "Europe/Berlin", weekday=6, anchor="2026-01-04"),
    "C-monthly": Schedule("monthly", 9, 0, "Australia/Lord_Howe", day=31),
}


def test_a_year(tmp_path: Path) -> None:
    """Every record is told exactly once in each channel, with the laptop asleep now and then."""
    chance = random.Random(20)  # noqa: S311 - which year it is, no secret
    with contextlib.closing(Corpus.open(tmp_path / "year.db")) as corpus:
        for channel, schedule in SCHEDULES.items():
            corpus.subscriptions.subscribe(channel, Terms(schedule), by="U1", now=NEW_YEAR)
        corpus.subscriptions.subscribe(
            "C-always", Terms(SCHEDULES["C-weekly"], (Choice("include", "topic", "lighthouses"),), quiet=False),
            by="U1", now=NEW_YEAR,
        )  # fmt: skip # shorter than one a line
        told, late, filed = _live_through(corpus, chance)
        for channel, schedule in SCHEDULES.items():
            counted = Counter(title for name, titles in told if name == channel for title in titles)
            last = _last_told(schedule)
            expected = {title for title, moment in filed.items() if moment < last}
            assert set(counted) >= expected, channel
            assert set(counted.values()) == {1}, channel
        # Every week without a word on lighthouses was said to be one; the others kept silent when there was nothing.
        nothing = [titles for name, titles in told if name == "C-always"]
        assert nothing == [[]] * len(nothing)
        assert len(nothing) + late["C-always"] == 52
        assert all(titles for name, titles in told if name != "C-always")


def _live_through(
    corpus: Corpus, chance: random.Random
) -> tuple[list[tuple[str, list[str]]], Counter[str], dict[str, datetime]]:
    """Tick through the year. Gives what was told where, how many periods were folded, and when records came in."""
    told: list[tuple[str, list[str]]] = []
    folded: Counter[str] = Counter()
    filed: dict[str, datetime] = {}
    now, next_filing = NEW_YEAR, NEW_YEAR
    while now < NEW_YEAR + YEAR:
        while next_filing <= now:
            title = f"Record {len(filed)}"
            said = [Said("Mika Arai", f"{title}: consent must be asked for again after five years.", ("consent",))]
            file(corpus, minutes(title, said), next_filing)
            filed[title] = next_filing
            next_filing += timedelta(days=7) / RECORDS_A_WEEK
        told.extend(_tick(corpus, now, folded))
        # Ten hours asleep as a rule, now and then a fortnight.
        now += (
            timedelta(days=chance.uniform(8, 16)) if chance.random() < 0.01 else timedelta(hours=chance.uniform(1, 8))
        )
    return told, folded, filed


def _tick(corpus: Corpus, now: datetime, folded: Counter[str]) -> list[tuple[str, list[str]]]:
    told = []
    composer = Composer(corpus, Lookup(corpus).documents)
    outbox = corpus.outbox
    for each in due(corpus.subscriptions.running(), outbox.last_until(now), now, outbox.ahead(now), outbox.behind()):
        request = request_for(corpus, each, now)
        digest = composer.digest(request)
        speaks = not digest.is_empty or not each.subscription.quiet
        written = outbox.put(
            each.subscription.id, each.period, since=each.since, until=each.until, channel=each.subscription.channel,
            messages=["{}"] if speaks else [], ids=[secrets.token_hex(8)], now=now, upto=request.upto,
        )  # fmt: skip # shorter than one a line
        assert written
        moment = next_moment(each.subscription.schedule, max(each.since, NEW_YEAR))
        while moment.at < each.until:
            folded[each.subscription.channel] += 1
            moment = next_moment(each.subscription.schedule, moment.at)
        if speaks:
            told.append((each.subscription.channel, [item.source.title for item in digest.items]))
    return told


def _last_told(schedule: Schedule) -> datetime:
    """A time by which everything that came before it must have been told: two periods before the end, to be plain."""
    return NEW_YEAR + YEAR - timedelta(days=70 if schedule.cadence == "monthly" else 45)
