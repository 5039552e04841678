"""python -m bot: read the settings, open the corpus, connect to Slack or start the sandbox, and keep the clock."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.app import build_app
from bot.clock import start_clock
from bot.delivery.postman import Postman
from bot.disk import loss_warning
from bot.interpreter import settle_interpreter
from bot.sandbox import Sandbox
from bot.sandbox.gateway import SOCKET_SECONDS
from bot.settings import APP_TOKEN, BOT_TOKEN, SANDBOX_PORT, SettingError, Settings, misspelled, read_settings
from bot.slack_errors import error_name
from bot.socket_mode import SocketHandler
from bot.surfaces.feedback import forget_old_feedback
from bot.workspace import Workspace, open_workspace
from briefings import filing
from briefings.corpus import Corpus
from briefings.reading.worker import SafeReader
from briefings.records import BriefingsError

_log = logging.getLogger("briefings")

# What the sandbox offers a newcomer to click: the seeds answer each of them.
EXAMPLES = ("/brief person ohta", "/brief search digital certificate", "/brief help")


@dataclass(frozen=True, slots=True)
class Connection:
    """Where the bot connects to, and by whose clock it goes. `base_url` is None for the real Slack."""

    bot_token: str
    app_token: str
    base_url: str | None
    now: Callable[[], datetime]
    words: str


def main() -> int:
    """Run until stopped; gives the exit status: 0 when stopped, 2 when a setting or the database is wrong."""
    try:
        settings = read_settings(os.environ)
        logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        # It would tell of every tick of the clock.
        logging.getLogger("apscheduler").setLevel(max(settings.log_level, logging.WARNING))
        asyncio.run(run(settings, os.environ))
    except BriefingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


async def run(settings: Settings, environment: Mapping[str, str]) -> None:
    """Everything from the settings on, until SIGINT or SIGTERM."""
    for sentence in misspelled(environment):
        _log.warning(sentence)
    # What is tried out in the sandbox may be lost; what a team files may not.
    lost = loss_warning(settings.database, environment) if settings.tokens else None
    if lost:
        _log.warning(lost)
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    with contextlib.closing(Corpus.open(settings.database)) as corpus, SafeReader() as reader:
        async with _connection(settings) as connection, _connected(settings, connection, corpus, reader):
            sys.stdout.write(connection.words + "\n")
            sys.stdout.flush()
            await stopped.wait()


@contextlib.asynccontextmanager
async def _connection(settings: Settings) -> AsyncIterator[Connection]:
    """Slack, when there are tokens; a sandbox that is started here, when there are none."""
    tokens = settings.tokens
    if tokens is not None:
        yield Connection(tokens.bot, tokens.app, None, lambda: datetime.now(UTC), "Connected to Slack.")
        return
    sandbox = Sandbox(
        port=settings.sandbox_port,
        state_file=settings.database.with_name(f"{settings.database.name}.sandbox.json"),
        manifest=Path(__file__).with_name("manifest.yaml"),
        examples=EXAMPLES,
        socket_seconds=SOCKET_SECONDS,
    )
    try:
        await sandbox.start()
    except OSError as error:
        raise SettingError(
            f"Port {settings.sandbox_port} of this machine cannot be used ({error.strerror}). "
            f"Set {SANDBOX_PORT.name} to another one, or to 0 for any that is free."
        ) from error
    words = (
        f"The sandbox is at {sandbox.address}\nThis is not Slack: it is a workspace on this machine, to try the bot in."
    )
    try:
        yield Connection(sandbox.bot_token, sandbox.app_token, sandbox.api, sandbox.clock.moment, words)
    finally:
        await sandbox.stop()


@contextlib.asynccontextmanager
async def _connected(
    settings: Settings, connection: Connection, corpus: Corpus, reader: SafeReader
) -> AsyncIterator[None]:
    """The bot at work: connected, and its clock ticking."""
    if settings.seeds and corpus.is_new():
        # Read in the worker process, like everything else, so that this one starts without the reader.
        await asyncio.to_thread(filing.file_seeds, corpus, connection.now(), reader.read)
    workspace = open_workspace(
        corpus,
        reader,
        token=connection.bot_token,
        base_url=connection.base_url,
        admins=settings.admins,
        guests_too=settings.guests,
        templates=settings.templates,
        now=connection.now,
        admin_group=settings.admin_group,
        intake_channels=settings.intake_channels,
    )
    handler = SocketHandler(build_app(workspace), connection.app_token, web_client=workspace.client)
    # Whoever asks the moment it is connected waits for the names.
    workspace.ready.clear()
    await _connect(workspace, handler)
    workspace.background.start(_prepared(workspace))
    postman = Postman(workspace)

    # Not a lambda: the scheduler awaits only what it can see is a coroutine function. In the background,
    # which is waited for before the corpus is closed.
    async def tidy() -> None:
        workspace.background.start(forget_old_feedback(workspace, settings.feedback_days))

    clock = start_clock(postman, workspace.lookup, tidy)
    try:
        yield
    finally:
        clock.shutdown(wait=False)
        # The next process need not wait until the lease runs out.
        await postman.give_up()
        await handler.close_async()  # type: ignore[no-untyped-call]  # slack_bolt gives it no types
        await workspace.background.settled()
        await asyncio.to_thread(workspace.lookup.finish)


async def _prepared(workspace: Workspace) -> None:
    await workspace.prepare()
    await asyncio.to_thread(workspace.renderer.prepare)
    settle_interpreter()


async def _connect(workspace: Workspace, handler: SocketHandler) -> None:
    """Connect, or say which token Slack does not accept."""
    setting = BOT_TOKEN
    try:
        await workspace.client.auth_test()
        setting = APP_TOKEN
        await handler.connect_async()  # type: ignore[no-untyped-call]  # slack_bolt gives it no types
    except SlackApiError as error:
        raise SettingError(
            f"Slack does not accept {setting.name} ({error_name(error) or 'no reason given'}). "
            "Copy it again from the app's settings; docs/connecting.md says where it is."
        ) from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise BriefingsError("Slack cannot be reached. Check this machine's connection, then start again.") from error


if __name__ == "__main__":
    raise SystemExit(main())
