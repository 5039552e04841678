"""Many digests due in one minute, sent for real: within Slack's limits, each once, none late for long."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.delivery.history import id_of
from bot.delivery.pace import CHANNEL_PAUSE, PER_MINUTE
from bot.delivery.postman import Postman
from bot.sandbox import Clock, Sandbox
from bot.sandbox.people import CHANNELS, MEMBER
from bot.sandbox.state import Change
from bot.workspace import open_workspace
from briefings.corpus import Corpus
from briefings.corpus.outbox import Delivery
from briefings.corpus.subscriptions import Choice, Schedule, Terms
from briefings.reading.worker import SafeReader
from tests.digest.readings import Said, file, minutes

# `make proof` asks for 2,000; the gate for fewer.
DIGESTS = int(os.environ.get("PROOF_DIGESTS", "240"))
# So that some channels have two digests and some three.
CHANNELS_EACH = 0.45
SUNDAY = datetime(2026, 1, 4, 12, 0, tzinfo=UTC)
MONDAY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
WEEKLY = Schedule("weekly", 9, 0, "UTC", weekday=0)
CHOICES = ((), (Choice("include", "topic", "consent"),), (Choice("include", "person", "Mika Arai"),))
TICK_SECONDS = 5
# How long one post takes, by the workspace's clock.
POST_SECONDS = 0.12


async def test_all_digests_of_one_minute_go_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Slack never has to slow the bot down, no channel gets two messages within a second, and all get theirs once."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    channels = [f"C{number:09}" for number in range(round(DIGESTS * CHANNELS_EACH))]
    corpus = _corpus(tmp_path / "many.db", channels)
    clock = Clock(MONDAY)
    reader = SafeReader()
    async with Sandbox(clock=clock, rate_limits=True) as sandbox:
        _add_channels(sandbox, channels)
        sandbox.workspace.listeners.append(lambda change: _time_passes(change, clock))
        bot = open_workspace(
            corpus, reader, token=sandbox.bot_token, base_url=sandbox.api, admins=frozenset(), guests_too=False,
            templates=None, now=clock.moment,
        )  # fmt: skip # shorter than one a line
        postman = Postman(bot)
        ends = MONDAY + timedelta(minutes=DIGESTS / PER_MINUTE + 1)
        while clock.moment() < ends:
            await postman.tick()
            clock.advance(TICK_SECONDS)
        posted = {name: [each for each in sandbox.workspace.messages[name] if id_of(each)] for name in channels}
    rows = {each.id: corpus.outbox.of_subscription(each.id) for each in corpus.subscriptions.running()}
    corpus.close()
    reader.close()
    _each_arrived_once(rows_of=rows, posted=posted)
    times = _within_limits(posted)
    with capsys.disabled():
        print(f"\n{len(times)} digests due in one minute went out in {times[-1] - times[0]:.0f} s of Slack's time")  # noqa: T201 - the figure is what the proof is for


def _each_arrived_once(rows_of: dict[int, list[Delivery]], posted: dict[str, list[dict[str, object]]]) -> None:
    rows = [row for found in rows_of.values() for row in found]
    # Not one was refused, tried again, or left waiting.
    assert Counter((row.state, row.attempts, row.error) for row in rows) == {("sent", 1, None): DIGESTS}
    arrived = Counter(id_of(message) for messages in posted.values() for message in messages)
    assert arrived == Counter(row.id for row in rows)


def _within_limits(posted: dict[str, list[dict[str, object]]]) -> list[float]:
    """Checks both limits; gives the times of all posts, in order."""
    for messages in posted.values():
        own = [float(str(message["ts"])) for message in messages]
        assert all(later - earlier >= CHANNEL_PAUSE.total_seconds() for earlier, later in pairwise(own))
    times = sorted(float(str(message["ts"])) for messages in posted.values() for message in messages)
    # The limit counts when a post was sent off; it arrives a moment later.
    assert all(times[at + PER_MINUTE] - times[at] >= 60 - POST_SECONDS for at in range(len(times) - PER_MINUTE))
    return times


def _corpus(path: Path, channels: list[str]) -> Corpus:
    corpus = Corpus.open(path)
    for number in range(8):
        said = [Said("Jonas Brandt", f"Ferry number {number} must be repaired before the winter.", ("ferries",))]
        file(corpus, minutes(f"Old {number}", said), SUNDAY - timedelta(days=8))
    with corpus.write():
        for number in range(DIGESTS):
            terms = Terms(WEEKLY, CHOICES[number // len(channels)])
            corpus.subscriptions.subscribe(channels[number % len(channels)], terms, by=MEMBER, now=SUNDAY)
    for number in range(4):
        said = [Said("Mika Arai", f"Record {number}: consent must be asked for again after five years.", ("consent",))]
        file(corpus, minutes(f"New {number}", said), SUNDAY)
    return corpus


def _add_channels(sandbox: Sandbox, channels: list[str]) -> None:
    """As many channels as a large workspace has, each like the first one."""
    workspace = sandbox.workspace
    model = workspace.channels[CHANNELS[0].id]
    for name in channels:
        workspace.channels[name] = {**model, "id": name, "name": name.casefold()}
        workspace.members[name] = list(workspace.members[CHANNELS[0].id])


def _time_passes(change: Change, clock: Clock) -> None:
    if change.kind == "message":
        clock.advance(POST_SECONDS)
