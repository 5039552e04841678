"""Two bots on one database, as two processes: one sends, and the other takes over when that one dies or is paused."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.delivery.history import id_of
from bot.sandbox import Clock, Sandbox
from briefings.corpus import Corpus
from tests.digest.readings import Said, file, minutes
from tests.proof.driver import CHANNELS, MONDAY, Life, fork_server, templates
from tests.proof.life import Plan, Strings, live

WEEK = timedelta(days=7)
# Only a guard against hanging: nothing waits for it when things go right.
_PATIENCE_SECONDS = 60.0


class Pair:
    """Two bots, a sandbox and the database that they share."""

    def __init__(self, sandbox: Sandbox, database: Path) -> None:
        self.sandbox = sandbox
        self.corpus = Corpus.open(database)
        self._database = database
        self._context = fork_server()
        self.lives: list[Life] = []

    def start(self) -> Life:
        """One more bot."""
        strings = Strings(*(self._context.Value(kind, 0, lock=False) for kind in ("d", "i", "i")))
        tokens = (self.sandbox.bot_token, self.sandbox.app_token)
        given = (self._database, self.sandbox.api, tokens, Plan(), strings)
        life = Life(self._context.Process(target=live, args=given, daemon=True), strings)
        life.process.start()
        self.lives.append(life)
        return life

    async def tick(self, *lives: Life, at: datetime | None = None) -> None:
        """Let these bots tick once, one after the other, a moment later or `at` a time."""
        clock = self.sandbox.clock
        if at is None:
            clock.advance(1)
        else:
            clock.set(at)
        for life in lives:
            before = life.strings.ticks.value
            clock.advance(0.01)
            life.strings.now.value = clock.now()
            async with asyncio.timeout(_PATIENCE_SECONDS):
                while life.strings.ticks.value == before:  # noqa: ASYNC110 - another process counts; it has no event to set
                    await asyncio.sleep(0.001)

    def posts(self) -> list[int]:
        """How many messages of digests each channel has; each message stands there once."""
        posted = [message for name in CHANNELS for message in self.sandbox.workspace.messages[name] if id_of(message)]
        assert set(Counter(id_of(message) for message in posted).values()) <= {1}
        return [sum(bool(id_of(message)) for message in self.sandbox.workspace.messages[name]) for name in CHANNELS]

    def file_more(self) -> None:
        """Something new for the next digest."""
        said = [Said("Mika Arai", f"By {self.sandbox.clock.moment()} consent must be asked for.", ("consent",))]
        file(self.corpus, minutes(f"Record of {self.sandbox.clock.moment()}", said), self.sandbox.clock.moment())

    async def end(self) -> None:
        """Kill what still lives."""
        for life in self.lives:
            life.process.kill()
            life.process.join()
        # Connections that the dead were opening are still to be seen as broken, before the sandbox goes too.
        await asyncio.sleep(0.02)
        self.corpus.close()


@pytest.fixture
async def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Pair]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    database = templates(tmp_path)[0]
    async with Sandbox(clock=Clock(MONDAY - timedelta(seconds=20))) as sandbox:
        two = Pair(sandbox, database)
        try:
            yield two
        finally:
            await two.end()


async def test_a_killed_bot_is_taken_over_within_a_minute(pair: Pair) -> None:
    """While one sends, the other does not; when it is killed, the other sends within a minute; nothing comes twice."""
    first, second = pair.start(), pair.start()
    await pair.tick(first, second)
    await pair.tick(first, second, at=MONDAY)
    await pair.tick(second, first)
    assert pair.posts() == [1, 1, 1]
    pair.file_more()
    first.process.kill()
    first.process.join()
    # The lease of the dead one holds for a while: nobody can know yet that it is dead.
    await pair.tick(second, at=MONDAY + timedelta(seconds=15))
    await pair.tick(second, at=MONDAY + timedelta(seconds=59))
    await pair.tick(second, at=MONDAY + WEEK)
    assert pair.posts() == [2, 2, 2]
    third = pair.start()
    await pair.tick(third, second)
    await pair.tick(third, second)
    assert pair.posts() == [2, 2, 2]


async def test_killed_just_before_the_hour(pair: Pair) -> None:
    """A bot that is killed seconds before its digests are due costs no more than a minute."""
    first, second = pair.start(), pair.start()
    await pair.tick(first, second, at=MONDAY - timedelta(seconds=2))
    first.process.kill()
    first.process.join()
    await pair.tick(second, at=MONDAY)
    assert pair.posts() == [0, 0, 0]
    for seconds in range(5, 60, 5):
        await pair.tick(second, at=MONDAY + timedelta(seconds=seconds))
    assert pair.posts() == [1, 1, 1]


async def test_a_paused_bot_wakes_and_sends_nothing(pair: Pair) -> None:
    """A bot that is stopped over the hour and wakes when the other has sent finds nothing to do."""
    first, second = pair.start(), pair.start()
    await pair.tick(first, second, at=MONDAY - timedelta(seconds=2))
    os.kill(first.process.pid or 0, signal.SIGSTOP)
    for seconds in range(0, 60, 5):
        await pair.tick(second, at=MONDAY + timedelta(seconds=seconds))
    assert pair.posts() == [1, 1, 1]
    os.kill(first.process.pid or 0, signal.SIGCONT)
    for _ in range(3):
        await pair.tick(first, second)
    assert pair.posts() == [1, 1, 1]
