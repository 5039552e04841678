"""The sandbox as one object: started and stopped by whoever wants a Slack workspace on this machine."""

from __future__ import annotations

import asyncio
from pathlib import Path

from aiohttp import web

from bot.sandbox.acting import Acting
from bot.sandbox.block_kit import BlockKit
from bot.sandbox.clock import Clock
from bot.sandbox.events import Events
from bot.sandbox.faults import Faults
from bot.sandbox.gateway import Gateway
from bot.sandbox.hub import APP_TOKEN, BOT_TOKEN, Hub
from bot.sandbox.keeping import Keeper
from bot.sandbox.manifest import Manifest, read_manifest
from bot.sandbox.page_api import PageApi, own_address_only
from bot.sandbox.rates import Rates
from bot.sandbox.state import Change, Workspace, new_workspace
from bot.sandbox.tickets import Tickets
from bot.sandbox.web_api import LARGEST_UPLOAD, WebApi

SAVE_SECONDS = 1.0
PASSING = {"ephemeral", "ephemeral_changed", "view", "app_home_opened"}  # changes that are not kept


class Sandbox:
    """A Slack workspace on 127.0.0.1.

    `state_file` None keeps nothing; `fresh` ignores what was kept. `port` 0 takes a free one, known after `start`.
    `manifest` is the app's manifest file; without it every command, scope and event is allowed. `examples` are commands
    that the page offers to a newcomer. After `socket_seconds` the app is asked to open another socket, as Slack asks it
    every five hours (gateway.SOCKET_SECONDS); None leaves the sockets alone, for who moves the clock by days.
    """

    bot_token = BOT_TOKEN
    app_token = APP_TOKEN

    def __init__(
        self,
        *,
        port: int = 0,
        state_file: Path | None = None,
        fresh: bool = False,
        manifest: Path | None = None,
        clock: Clock | None = None,
        rate_limits: bool = True,
        examples: tuple[str, ...] = (),
        socket_seconds: float | None = None,
    ) -> None:
        clock = clock or Clock()
        kit, faults = BlockKit(), Faults()
        known = read_manifest(manifest) if manifest else Manifest()
        self._keeper = Keeper(state_file) if state_file else None
        workspace = self._remembered(clock, known.name, fresh)
        gateway = Gateway(clock, faults, kit.limits["ack_seconds"], workspace.identity.app_id, socket_seconds)
        tickets = Tickets(clock, kit.limits)
        self.hub = Hub(
            workspace, clock, kit, known, gateway, faults, Rates(clock, on=rate_limits), tickets, examples=examples
        )
        self.acting = Acting(self.hub)
        self._events = Events(self.hub)
        self._web_api = WebApi(self.hub)
        self._page = PageApi(self.hub, self.acting)
        self._port = port
        self._runner: web.AppRunner | None = None
        self._dirty = asyncio.Event()
        self._saver: asyncio.Task[None] | None = None
        workspace.listeners.append(self._mark)

    def _remembered(self, clock: Clock, app_name: str, fresh: bool) -> Workspace:
        workspace = new_workspace(clock.now(), app_name)
        if self._keeper and not fresh and not self._keeper.read_into(workspace):
            return new_workspace(clock.now(), app_name)
        return workspace

    @property
    def address(self) -> str:
        """http://127.0.0.1:PORT, without a slash at the end."""
        return self.hub.address

    @property
    def api(self) -> str:
        """The `base_url` for a Slack client."""
        return f"{self.hub.address}/api/"

    @property
    def clock(self) -> Clock:
        """The workspace's clock: the bot may tell the time by it."""
        return self.hub.clock

    @property
    def workspace(self) -> Workspace:
        """What the workspace remembers."""
        return self.hub.workspace

    @property
    def faults(self) -> Faults:
        """What is to go wrong."""
        return self.hub.faults

    async def start(self) -> None:
        """Listen on 127.0.0.1. OSError if the port is taken."""
        application = web.Application(client_max_size=LARGEST_UPLOAD, middlewares=[own_address_only])
        application.add_routes(
            [*self._web_api.routes(), *self._page.routes(), web.get("/link/", self.hub.gateway.accept)]
        )
        self._runner = web.AppRunner(application, access_log=None, handle_signals=False, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self.hub.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.workspace.move_to(self.hub.address)
        if self._keeper:
            self._saver = asyncio.create_task(self._save_now_and_then(self._keeper))

    async def stop(self) -> None:
        """Close every socket and stream, and write the state file."""
        await self._events.close()
        await self._web_api.close()
        await self.hub.gateway.close()
        await self._page.close()
        if self._saver:
            self._saver.cancel()
        if self._runner:
            await self._runner.cleanup()
        if self._keeper:
            self._keeper.write(self.workspace)

    async def __aenter__(self) -> Sandbox:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def _mark(self, change: Change) -> None:
        if change.kind not in PASSING:
            self._dirty.set()

    async def _save_now_and_then(self, keeper: Keeper) -> None:
        while True:
            await self._dirty.wait()
            await asyncio.sleep(SAVE_SECONDS)
            self._dirty.clear()
            keeper.write(self.workspace)
