"""Sandbox and bot as two processes, 200 commands a second: no ack is lost, and p99 of the round trip is under 50 ms.

    python -m bench.load [--seconds 60] [--rate 200] [--most 50 | --any-time] [--anew] [--echo]

A round trip goes from the moment a command is due (not from when there was time to send it) to its answer standing in
the channel. An ack that came before its answer, which then follows by itself, is in time for Slack, and a fault here.
Asked is what the seeds hold: every person, topic and meeting by name, and searches for them, at random; so most of it
was asked before, as in a team before its meeting. With `--anew` no answer is kept. Beside the times stands what one
command costs each of the two processes in processor time, which other work on the machine changes least.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import signal
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bench.set_up import bot_over, keeping_no_answers
from bot.app import build_app
from bot.interpreter import settle_interpreter
from bot.sandbox import Sandbox
from bot.sandbox.people import ADMIN, COLLEAGUE, MEMBER
from bot.socket_mode import SocketHandler
from briefings import filing
from briefings.corpus import Corpus
from briefings.reading.worker import SafeReader

MANIFEST = Path(__file__).parents[1] / "bot" / "manifest.yaml"
WARM_UP_SECONDS = 2.0
SEED = 8


def questions(database: Path) -> list[str]:
    """File the seeds, and give what can be asked of them."""
    with contextlib.closing(Corpus.open(database)) as corpus:
        filing.file_seeds(corpus, datetime.now(UTC))
        people, topics = [*corpus.people.all().values()], [each.name for each in corpus.topics.all()]
        asked = [f"person {name}" for name in people] + [f"topic {name}" for name in topics]
        asked += [f"meeting {each.title}" for each in corpus.meetings.all()]
        asked += [f"search {name}" for name in topics] + people + topics
    return [f"/brief {each}" for each in [*asked, "help", "recent", "nobody at all"]]


async def serve_bot(address: str, database: Path, *, anew: bool) -> None:
    """The bot's process: connected to the sandbox at `address` until it is told to stop."""
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    reader = SafeReader()
    with contextlib.closing(Corpus.open(database)) as corpus, contextlib.closing(reader):
        workspace = bot_over(corpus, reader, address)
        if anew:
            workspace = keeping_no_answers(workspace)
        await workspace.prepare()
        workspace.renderer.prepare()
        settle_interpreter()
        handler = SocketHandler(build_app(workspace), Sandbox.app_token, web_client=workspace.client)
        await serve(handler, stopped)


async def serve_echo(address: str) -> None:
    """In the bot's place, a bare Bolt app with an answer of eight blocks: what is left is the sandbox's own share."""
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    app = AsyncApp(client=AsyncWebClient(token=Sandbox.bot_token, base_url=address), process_before_response=True)
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 300}}

    @app.command("/brief")
    async def brief(ack: AsyncAck) -> None:
        await ack(text="x" * 2400, blocks=[section] * 8)

    await serve(AsyncSocketModeHandler(app, Sandbox.app_token, web_client=app.client), stopped)


async def serve(handler: AsyncSocketModeHandler, stopped: asyncio.Event) -> None:
    """Answer until stopped, then print how many seconds of the processor that took."""
    began = time.process_time()
    await handler.connect_async()  # type: ignore[no-untyped-call]  # slack_bolt gives it no types
    await stopped.wait()
    print(time.process_time() - began)
    await handler.close_async()  # type: ignore[no-untyped-call]  # slack_bolt gives it no types


async def ask(sandbox: Sandbox, person: str, question: str, due: float, times: list[float], lost: list[str]) -> None:
    """Type one command; keep how long after it was due its answer stood there, or what went wrong."""
    outcome = await sandbox.acting.types(person, "C0POLICY01", question)
    times.append(asyncio.get_running_loop().time() - due)
    if not outcome["ok"]:
        lost.append(str(outcome.get("error")))


async def drive(sandbox: Sandbox, asked: list[str], seconds: float, rate: float) -> tuple[list[float], list[str]]:
    """Type `rate` commands a second for so many seconds; the round trips in seconds, sorted, and the errors."""
    times: list[float] = []
    lost: list[str] = []
    pick = random.Random(SEED)
    loop = asyncio.get_running_loop()
    start = loop.time() + 0.1
    async with asyncio.TaskGroup() as group:
        for number in range(int(seconds * rate)):
            due = start + number / rate
            await asyncio.sleep(max(0.0, due - loop.time()))
            person = (ADMIN, MEMBER, COLLEAGUE)[number % 3]
            group.create_task(ask(sandbox, person, pick.choice(asked), due, times, lost))
    return sorted(times), lost


async def prove(seconds: float, rate: float, most: float | None, *how: str) -> bool:
    """Run both processes, drive the load, print the figures; True if they are good enough."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "briefings.db"
        asked = questions(database)
        async with Sandbox(manifest=MANIFEST) as sandbox:
            arguments = ("-m", "bench.load", "--bot", sandbox.api, "--database", str(database), *how)
            bot = await asyncio.create_subprocess_exec(
                sys.executable, *arguments, env=dict(os.environ), stdout=asyncio.subprocess.PIPE
            )
            try:
                async with asyncio.timeout(60):
                    await sandbox.hub.gateway.connected()
                began = time.process_time()
                warm, _ = await drive(sandbox, asked, WARM_UP_SECONDS, rate / 2)
                shown: list[str] = []
                sandbox.workspace.listeners.append(lambda change: shown.append(change.kind))
                times, lost = await drive(sandbox, asked, seconds, rate)
                later = max(0, len(times) - len(lost) - shown.count("ephemeral"))
                own = time.process_time() - began
            finally:
                bot.terminate()
                said, _ = await bot.communicate()
    each = 1000 / (len(warm) + len(times))
    cost = f"a command cost the bot {float(said) * each:.1f} ms, the sandbox and who types {own * each:.1f} ms"
    cells = " ".join(
        f"p{share}={1000 * times[min(len(times) - 1, len(times) * share // 100)]:.1f}" for share in (50, 90, 99)
    )
    cells += f" max={1000 * times[-1]:.1f} ms"
    missed = f"{later} acked without their answer, {len(lost)} lost"
    print(f"{len(times)} commands at {rate:.0f} a second: {cells}; {cost}; {missed}", *set(lost))
    return not lost and (most is None or (not later and 1000 * times[len(times) * 99 // 100] <= most))


def main() -> int:
    """Exit status 0 if the proof holds, 1 if not."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rate", type=float, default=200.0)
    parser.add_argument("--most", type=float, default=50.0, help="p99 in milliseconds that is still good enough")
    parser.add_argument("--any-time", action="store_true", help="for a busy machine: only a lost ack is a fault")
    parser.add_argument("--echo", action="store_true", help="a bare app in the bot's place: the sandbox's own share")
    parser.add_argument("--anew", action="store_true", help="no answer is kept: each is looked up and written anew")
    parser.add_argument("--bot", help=argparse.SUPPRESS)
    parser.add_argument("--database", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.bot:
        if options.echo:
            asyncio.run(serve_echo(options.bot))
        else:
            asyncio.run(serve_bot(options.bot, options.database, anew=options.anew))
        return 0
    how = [f"--{name}" for name in ("echo", "anew") if getattr(options, name)]
    most = None if options.any_time else options.most
    return 0 if asyncio.run(prove(options.seconds, options.rate, most, *how)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
