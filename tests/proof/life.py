"""One life of a bot process in the proof of delivery: the real postman, killed or stopped at a chosen step."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Literal, cast

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from bot.app import build_app
from bot.delivery.postman import Postman
from bot.delivery.wire import Wire
from bot.workspace import open_workspace
from briefings.corpus import Corpus
from briefings.corpus.outbox import Outbox
from briefings.reading.worker import SafeReader
from briefings.records import BriefingsError


@dataclass(slots=True)
class Strings:
    """What the driver holds of one life: the time it sees, the ticks it finished, whether it stopped itself."""

    now: Synchronized[float]
    ticks: Synchronized[int]
    stopped: Synchronized[int]


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens to a life: at its `step`-th step it is killed, or stopped until the driver lets it go on."""

    deed: Literal["none", "kill", "stop"] = "none"
    step: int = 0


@dataclass(slots=True)
class Steps:
    """Counts the steps of a life and carries out its plan."""

    plan: Plan
    strings: Strings
    count: int = 0

    def take(self) -> None:
        """One step."""
        self.count += 1
        if self.count != self.plan.step:
            return
        if self.plan.deed == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.plan.deed == "stop":
            self.strings.stopped.value = 1
            os.kill(os.getpid(), signal.SIGSTOP)


@dataclass(slots=True)
class Stepping:
    """Passes every call on to the real part, with a step before it and one after it."""

    part: object
    steps: Steps
    names: frozenset[str] = field(default=frozenset())

    def __getattr__(self, name: str) -> object:
        found = getattr(self.part, name)
        if name not in self.names:
            return found
        call = cast(Callable[..., object], found)

        def stepped(*given: object, **named: object) -> object:
            self.steps.take()
            answer = call(*given, **named)
            if asyncio.iscoroutine(answer):
                return self._after(answer)
            self.steps.take()
            return answer

        return stepped

    async def _after(self, answer: object) -> object:
        found = await cast("asyncio.Future[object]", answer)
        self.steps.take()
        return found


def live(database: Path, api: str, tokens: tuple[str, str], plan: Plan, strings: Strings) -> None:
    """Tick once whenever the time has moved, until killed. The app is connected meanwhile, as it always is.

    `tokens` are the bot's and the app's.
    """
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        os.environ.pop(name, None)
    # What is lost with a socket is lost on purpose; the counts tell of it.
    logging.disable(logging.CRITICAL)
    asyncio.run(_live(database, api, tokens, plan, strings))


async def _live(database: Path, api: str, tokens: tuple[str, str], plan: Plan, strings: Strings) -> None:
    corpus = Corpus.open(database)
    steps = Steps(plan, strings)
    corpus.outbox = cast(
        Outbox,
        Stepping(corpus.outbox, steps, frozenset({"put", "claim", "adopt", "sent", "not_sent", "failed", "waiting"})),
    )
    workspace = open_workspace(
        corpus,
        SafeReader(),
        token=tokens[0],
        base_url=api,
        admins=frozenset(),
        guests_too=False,
        templates=None,
        now=lambda: datetime.fromtimestamp(strings.now.value, UTC),
    )
    wire = cast(Wire, Stepping(Wire(workspace.posting), steps, frozenset({"post"})))
    postman = Postman(workspace, wire=wire)
    handler = AsyncSocketModeHandler(build_app(workspace), tokens[1], web_client=workspace.client, ping_interval=1)
    connecting = asyncio.create_task(handler.connect_async())  # type: ignore[no-untyped-call] # slack_bolt has no types there
    seen = 0.0
    while True:
        if strings.now.value == seen:
            await asyncio.sleep(0.001)
            continue
        seen = strings.now.value
        # Once a tick: Slack lets an app ask for few sockets in a minute.
        if connecting.done() and connecting.exception() is not None:
            connecting = asyncio.create_task(handler.connect_async())  # type: ignore[no-untyped-call] # as above
        # As the scheduler does: a tick that fails, since another process writes, is followed by the next one.
        with contextlib.suppress(BriefingsError):
            await postman.tick()
        strings.ticks.value += 1
