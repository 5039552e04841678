"""Drives random lives of the bot against a sandbox that goes wrong, and counts what arrived.

The clock moves in lockstep: only when every life that is awake has finished its tick, so that a slow machine makes no
difference to what happens.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import shutil
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

from bot.delivery.history import id_of
from bot.sandbox import Clock, Sandbox
from bot.sandbox.faults import FaultKind
from bot.sandbox.people import ADMIN, MEMBER
from briefings.corpus import Corpus
from briefings.corpus.subscriptions import Choice, Schedule, Terms
from tests.digest.readings import Said, file, minutes
from tests.proof.life import Plan, Strings, live

SUNDAY = datetime(2026, 1, 4, 12, 0, tzinfo=UTC)
MONDAY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
CHANNELS = ("C0GENERAL1", "C0POLICY01", "C0PRIVACY1")
WEEKLY = Schedule("weekly", 9, 0, "UTC", weekday=0)
# What somebody types while things go wrong: due long after the run.
TYPED_DIGEST = "monthly 28 09:00 UTC topic:lighthouses"
# Longest time that the sandbox stores late, or that a life sleeps before it posts: below what delivery waits for.
_STORE_LATE = 35
_ON_POST: tuple[FaultKind, ...] = ("drop-reply", "drop-request", "store-late", "rate-limited", "server-error", "slow")
_ON_LOOK: tuple[FaultKind, ...] = ("drop-reply", "drop-request", "rate-limited", "server-error")
_LOOKS = ("conversations.history", "auth.test", "files.getUploadURLExternal", "files.completeUploadExternal")
_EARLIER = 8
_TICK_SECONDS = 0.1
# Only a guard against hanging; a machine that does much else takes its time.
_PATIENCE_SECONDS = 240.0


@dataclass(slots=True)
class Tally:
    """What happened over many runs."""

    runs: int = 0
    messages: int = 0
    lives: int = 0
    killed: int = 0
    stopped: int = 0
    set_meanwhile: int = 0
    pictures: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        struck = ", ".join(f"{number} {name}" for name, number in sorted(self.faults.items()))
        return (
            f"{self.runs} runs, {self.messages} messages expected, {self.lives} lives, {self.killed} killed, "
            f"{self.stopped} stopped and woken; {struck}; {self.pictures} with a picture, {self.set_meanwhile} digests "
            f"set meanwhile; {len(self.lost)} lost, {len(self.twice)} twice"
        )


@dataclass(slots=True)
class Life:
    """A process of the bot and what the driver holds of it."""

    process: ForkServerProcess
    strings: Strings
    asleep_until: float | None = None


def templates(folder: Path) -> list[Path]:
    """Corpora to copy: one whose digests fit into one message; one whose digests have a picture and go on in threads.

    Both hold earlier records about something else, so that a topic can rise.
    """
    made = []
    for records in (1, 18):
        path = folder / f"{records}.db"
        corpus = Corpus.open(path)
        for number in range(_EARLIER):
            said = [Said("Jonas Brandt", f"Ferry number {number} must be repaired before the winter.", ("ferries",))]
            file(corpus, minutes(f"Earlier record number {number}.", said), SUNDAY - timedelta(days=9))
        for channel in CHANNELS:
            corpus.subscriptions.subscribe(channel, Terms(WEEKLY), by=MEMBER, now=SUNDAY)
        corpus.subscriptions.subscribe(
            MEMBER, Terms(Schedule("immediate", 0, 0, "UTC")), by=MEMBER, now=SUNDAY, kind="follows"
        )
        corpus.follows.add(MEMBER, Choice("include", "topic", "consent"), now=SUNDAY)
        for number in range(records):
            said = [Said("Mika Arai", f"{phrase(number)} must be asked for again after five years.", ("consent",))]
            file(corpus, minutes(f"Record number {number}.", said), SUNDAY)
        corpus.close()
        made.append(path)
    return made


def phrase(number: int) -> str:
    """The beginning of what the record of this number says."""
    return f"Record {number}: consent"


def fork_server() -> ForkServerContext:
    """Where lives come from: a clean process that has imported everything."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.proof.life"])
    return context


async def run(seed: int, corpora: list[Path], folder: Path, context: ForkServerContext, tally: Tally) -> None:
    """One random run: a Monday on which things go wrong, until everything is settled."""
    chance = random.Random(seed)  # noqa: S311 - which run it is, no secret
    database = folder / f"run-{seed}.db"
    shutil.copy(corpora[0] if chance.random() < 0.7 else corpora[1], database)
    clock = Clock(MONDAY - timedelta(seconds=5))
    async with Sandbox(clock=clock, rate_limits=chance.random() < 0.5) as sandbox:
        _arm(sandbox, chance, tally)
        driver = Driver(sandbox, database, context, chance, tally)
        try:
            await driver.until_settled()
        finally:
            await driver.end()
        _count(seed, sandbox, database, tally)
    tally.runs += 1


class Driver:
    """Starts, stops, wakes and replaces lives while the clock moves on."""

    def __init__(
        self, sandbox: Sandbox, database: Path, context: ForkServerContext, chance: random.Random, tally: Tally
    ) -> None:
        self._sandbox = sandbox
        self._database = database
        self._context = context
        self._chance = chance
        self._tally = tally
        self._corpus = Corpus.open(database)
        self._deadly = chance.randint(1, 4)
        self._typing: asyncio.Task[object] | None = None
        self._lives: list[Life] = [self._born()]
        if chance.random() < 0.5:
            self._lives.append(self._born())

    async def until_settled(self) -> None:
        """Move the clock until nothing waits, nobody sleeps, and nothing more can arrive."""
        quiet = 0
        began = time.monotonic()
        while quiet < 3:
            if time.monotonic() - began > _PATIENCE_SECONDS:
                raise AssertionError(f"not settled: {self._corpus.outbox.waiting()}")
            await self._tick()
            self._look_after_lives()
            self._disturb_sockets()
            asleep = any(life.asleep_until is not None for life in self._lives)
            is_due = self._sandbox.clock.moment() > MONDAY + timedelta(seconds=90)
            settled = is_due and not asleep and not self._corpus.outbox.waiting()
            # After it looks settled, three minutes more in which nothing may come twice.
            quiet = quiet + 1 if settled else 0
            self._sandbox.clock.advance(60.0 if settled else self._chance.uniform(0.5, 20.0))

    def _disturb_sockets(self) -> None:
        """Now and then all sockets break, and now and then somebody sets a digest meanwhile."""
        gateway = self._sandbox.hub.gateway
        if gateway.open_sockets and self._chance.random() < 0.15:
            gateway.cut()
            self._tally.faults["all sockets cut"] += 1
        if gateway.open_sockets and self._typing is None and self._chance.random() < 0.3:
            typed = self._sandbox.acting.types(ADMIN, CHANNELS[0], f"/brief digest {TYPED_DIGEST}")
            self._typing = asyncio.create_task(typed)
            self._tally.faults["digest set meanwhile"] += 1

    async def end(self) -> None:
        """Kill what still lives."""
        if self._typing is not None:
            self._typing.cancel()
            await asyncio.gather(self._typing, return_exceptions=True)
        for life in self._lives:
            life.process.kill()
            life.process.join()
            life.process.close()
        # Connections that the dead were opening are still to be seen as broken, before the sandbox goes too.
        await asyncio.sleep(0.02)
        self._corpus.close()

    async def _tick(self) -> None:
        """Let every life that is awake tick once at this time."""
        now = self._sandbox.clock.now()
        awake = [life for life in self._lives if life.asleep_until is None]
        before = [life.strings.ticks.value for life in awake]
        for life in awake:
            life.strings.now.value = now
        waited = time.monotonic()
        for life, ticks in zip(awake, before, strict=True):
            while life.strings.ticks.value == ticks and life.process.is_alive() and not life.strings.stopped.value:
                await asyncio.sleep(0.001)
                if time.monotonic() - waited > _TICK_SECONDS:
                    # It may be waiting for a reply that takes some of the sandbox's time.
                    self._sandbox.clock.advance(5.0)
                    # One time for all: else a life on a slow machine would send long after it noted that it does.
                    for each in awake:
                        each.strings.now.value = self._sandbox.clock.now()
                    waited = time.monotonic()

    def _look_after_lives(self) -> None:
        """Note who was stopped, wake whoever slept long enough, and replace the dead."""
        now = self._sandbox.clock.now()
        for at, life in enumerate(self._lives):
            if life.strings.stopped.value and life.asleep_until is None:
                self._tally.stopped += 1
                life.asleep_until = now + self._chance.choice([2, 20, 100, 300])
            if life.asleep_until is not None and now >= life.asleep_until:
                life.strings.stopped.value = 0
                life.strings.now.value = now
                life.asleep_until = None
                os.kill(life.process.pid or 0, signal.SIGCONT)
            if not life.process.is_alive():
                assert life.process.exitcode == -signal.SIGKILL, f"a life ended by itself: {life.process.exitcode}"
                self._tally.killed += 1
                life.process.close()
                self._lives[at] = self._born()
        if len(self._lives) == 1 and self._lives[0].asleep_until is not None:
            # Somebody starts another process while this one sleeps.
            self._lives.append(self._born())

    def _born(self) -> Life:
        plan = Plan()
        if self._deadly > 0:
            self._deadly -= 1
            plan = Plan(self._chance.choice(["kill", "kill", "stop"]), self._chance.randint(1, 60))
        strings = Strings(
            self._context.Value("d", 0.0, lock=False),
            self._context.Value("i", 0, lock=False),
            self._context.Value("i", 0, lock=False),
        )
        tokens = (self._sandbox.bot_token, self._sandbox.app_token)
        process = self._context.Process(
            target=live, args=(self._database, self._sandbox.api, tokens, plan, strings), daemon=True
        )
        process.start()
        self._tally.lives += 1
        return Life(process, strings)


def _arm(sandbox: Sandbox, chance: random.Random, tally: Tally) -> None:
    for _ in range(chance.randint(0, 4)):
        kind = chance.choice(_ON_POST)
        seconds = chance.uniform(1, _STORE_LATE)
        sandbox.faults.arm(kind, "chat.postMessage", seconds=seconds)
        tally.faults[kind] += 1
    for _ in range(chance.randint(0, 2)):
        kind = chance.choice(_ON_LOOK)
        sandbox.faults.arm(kind, chance.choice(_LOOKS), seconds=chance.uniform(1, 40))
        tally.faults[kind] += 1
    if chance.random() < 0.5:
        # The socket that carries somebody's command breaks, and its answer with it.
        sandbox.faults.arm("socket-closed", "slash_commands")
        tally.faults["socket-closed"] += 1


def _count(seed: int, sandbox: Sandbox, database: Path, tally: Tally) -> None:
    """Every row of the outbox stands in Slack exactly once, and every record in each digest."""
    corpus = Corpus.open(database)
    # What each record says stands once in a digest; its title may stand beside a heading and beside a quote.
    records = [phrase(number) for number in range(corpus.documents.count() - _EARLIER)]
    everything = corpus.subscriptions.running()
    running = [each for each in everything if each.cadence != "monthly"]
    rows = {row.id: row for each in running for row in corpus.outbox.of_subscription(each.id) if row.state != "empty"}
    corpus.close()
    posted = [message for messages in sandbox.workspace.messages.values() for message in messages if id_of(message)]
    arrived = Counter(id_of(message) for message in posted)
    words: Counter[tuple[int, str]] = Counter()
    for message in posted:
        for said in records:
            words[(rows[str(id_of(message))].subscription_id, said)] += str(message["text"]).count(said)
    tally.messages += len(rows)
    expected = {f"{said} of subscription {each.id}": words[(each.id, said)] for each in running for said in records}
    expected |= {f"part {row.part} of {row.period} ({row.state})": arrived[row.id] for row in rows.values()}
    tally.set_meanwhile += len(everything) - len(running)
    tally.pictures += sum(any(block["type"] == "image" for block in message["blocks"] or ()) for message in posted)
    if len(everything) > len(running) + 1:
        tally.twice.append(f"seed {seed}: the digest that was typed")
    for what, number in expected.items():
        if number != 1:
            (tally.lost if number == 0 else tally.twice).append(f"seed {seed}: {what}: {number}")
