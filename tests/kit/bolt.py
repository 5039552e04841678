"""A real Bolt app on its real socket, against the sandbox."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import BriefingsApp
from bot.sandbox import Sandbox
from bot.socket_mode import SocketHandler


def web_client(sandbox: Sandbox) -> AsyncWebClient:
    """Slack's own client, pointed at the sandbox, that tries nothing again by itself."""
    return web_client_at(sandbox.api)


def web_client_at(address: str) -> AsyncWebClient:
    """The same, for a sandbox in another process."""
    return AsyncWebClient(token=Sandbox.bot_token, base_url=address, retry_handlers=[])


@contextlib.asynccontextmanager
async def connected(
    app: AsyncApp, sandbox: Sandbox, ping_interval: float = 1.0
) -> AsyncIterator[AsyncSocketModeHandler]:
    """The app, connected until the block ends; the bot's own as the bot connects it.

    `ping_interval` (seconds) is how soon it sees a lost socket.
    """
    client = web_client(sandbox)
    kind = SocketHandler if isinstance(app, BriefingsApp) else AsyncSocketModeHandler
    handler = kind(app, sandbox.app_token, web_client=client, ping_interval=ping_interval)
    try:
        await handler.connect_async()  # type: ignore[no-untyped-call] # slack_bolt has no types there
        await sandbox.hub.gateway.connected()
        yield handler
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call] # slack_bolt has no types there
