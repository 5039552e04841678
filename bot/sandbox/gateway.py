"""Socket Mode: envelopes to the app, acks from it, sockets that come and go."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import secrets
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Literal

from aiohttp import WSMsgType, web

from bot.sandbox.clock import Clock
from bot.sandbox.faults import Faults
from bot.sandbox.wire import Json, parsed

EnvelopeType = Literal["slash_commands", "interactive", "events_api"]
REDELIVERED = ("slash_commands", "events_api")
# Seconds after a missed ack at which Slack tries again: about at once, a minute, five minutes.
REDELIVERY = (0.0, 60.0, 300.0)
# How long Slack lets a socket live, as its hello says, and how long before the end it warns
# (https://docs.slack.dev/apis/events-api/using-socket-mode/#disconnect).
SOCKET_SECONDS = 18_060.0
WARNING_SECONDS = 10.0
PING_SECONDS = 10.0  # clients give a socket up when they hear no ping for half a minute
SOCKETS_ALLOWED = 10


class UnansweredError(Exception):
    """Nobody acked: `dispatch_failed` when no socket is open, `operation_timeout` when the app took too long."""


@dataclass(eq=False, slots=True)
class Socket:
    """One open connection of the app."""

    wire: web.WebSocketResponse
    request: web.Request

    def cut(self) -> None:
        """Break the connection: unlike a close, nothing more is read from it."""
        if self.request.transport is not None:
            self.request.transport.abort()


@dataclass(eq=False, slots=True)
class Envelope:
    """What is sent to the app until it is acked. `on` is the socket that has it."""

    type: EnvelopeType
    payload: Json
    acked: asyncio.Future[Json]
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    attempt: int = 0
    reason: str = ""
    on: Socket | None = None

    def text(self) -> str:
        """The envelope as it crosses the wire."""
        body: Json = {"envelope_id": self.id, "type": self.type, "payload": self.payload}
        body["accepts_response_payload"] = self.type != "events_api"
        if self.type == "events_api" or self.attempt:
            body |= {"retry_attempt": self.attempt, "retry_reason": self.reason}
        return json.dumps(body, ensure_ascii=False)


class Gateway:
    """All open sockets of the app. Each envelope goes to one of them, in turn.

    A socket is refreshed after `socket_seconds`; with None it lives until somebody closes it.
    """

    def __init__(
        self, clock: Clock, faults: Faults, ack_seconds: float, app_id: str, socket_seconds: float | None = None
    ) -> None:
        self._clock = clock
        self._faults = faults
        self._ack_seconds = ack_seconds
        self._app_id = app_id
        self._socket_seconds = socket_seconds
        self._sockets: list[Socket] = []
        self._ageing: dict[Socket, asyncio.Task[None]] = {}
        self._turn = itertools.count()
        self._tickets: set[str] = set()
        self._waiting: dict[str, Envelope] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._opened = asyncio.Event()
        self.watchers: list[Callable[[], None]] = []

    @property
    def open_sockets(self) -> int:
        """How many sockets the app holds open."""
        return len(self._sockets)

    @property
    def unacked(self) -> int:
        """How many envelopes wait for their ack, redeliveries included."""
        return len(self._waiting)

    def new_ticket(self) -> str:
        """A ticket for one connection, as in the address that apps.connections.open returns."""
        ticket = secrets.token_hex(16)
        self._tickets.add(ticket)
        return ticket

    async def connected(self) -> None:
        """Wait until the app holds a socket open."""
        while not self._sockets:
            await self._opened.wait()

    # --- Sockets ---------------------------------------------------------------------------------------------------

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """Serve one socket for as long as it is open."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=401, text="invalid ticket")
        self._tickets.discard(ticket)
        if len(self._sockets) >= SOCKETS_ALLOWED:
            return web.Response(status=429, text="too_many_websockets")
        wire = web.WebSocketResponse(heartbeat=PING_SECONDS)
        try:
            await wire.prepare(request)
        except ConnectionError:
            return wire  # it was gone before it was there
        socket = Socket(wire, request)
        self._sockets.append(socket)
        self._notify()
        lives = int(self._socket_seconds or SOCKET_SECONDS)
        debug = {"host": "sandbox", "build_number": 1, "approximate_connection_time": lives}
        hello = {"type": "hello", "num_connections": len(self._sockets), "debug_info": debug}
        try:
            await wire.send_json({**hello, "connection_info": {"app_id": self._app_id}})
            self._opened.set()
            if self._socket_seconds is not None:
                self._ageing[socket] = self._spawn(self._age(socket, self._socket_seconds))
            async for message in wire:
                if message.type is WSMsgType.TEXT:
                    self._ack(message.data)
        except ConnectionError:
            return wire  # it went while it was greeted
        finally:
            if socket in self._ageing:
                self._ageing.pop(socket).cancel()
            self._forget(socket)
        return wire

    def _forget(self, socket: Socket) -> None:
        if socket in self._sockets:
            self._sockets.remove(socket)
        if not self._sockets:
            self._opened.clear()
        self._notify()
        for envelope in list(self._waiting.values()):
            if envelope.on is socket:
                envelope.on = None
                self._spawn(self._send_elsewhere(envelope))

    async def _send_elsewhere(self, envelope: Envelope) -> None:
        """A socket died with this envelope on it: give it to the next one that is there."""
        await self.connected()
        if envelope.id in self._waiting and envelope.on is None:
            envelope.attempt += 1
            envelope.reason = "timeout"
            await self._send(envelope)

    async def refresh(self) -> None:
        """Ask the app to reconnect, then close the old sockets."""
        old = list(self._sockets)
        for socket in old:
            await self._retire(socket)
        for socket in old:
            await socket.wire.close()

    async def _age(self, socket: Socket, seconds: float) -> None:
        """Warn before a socket's time is up, then refresh it, as Slack does every few hours."""
        # The app may be closing it at that very moment.
        with contextlib.suppress(ConnectionError):
            await self._clock.sleep(seconds - WARNING_SECONDS)
            # It is given envelopes until the end: the app opens another one meanwhile.
            await socket.wire.send_json(_disconnect("warning"))
            await self._clock.sleep(WARNING_SECONDS)
            if socket in self._sockets:
                # From here on nothing may break this off: the end of the socket would, which is what it brings about.
                self._ageing.pop(socket)
                await self._retire(socket)
                await socket.wire.close()

    async def _retire(self, socket: Socket) -> None:
        """Give a socket nothing more, and say that it is to be replaced."""
        self._sockets.remove(socket)
        if not self._sockets:
            self._opened.clear()
        await socket.wire.send_json(_disconnect("refresh_requested"))

    def cut(self) -> None:
        """Break every socket without a word, as a network does."""
        for socket in list(self._sockets):
            socket.cut()
            self._forget(socket)

    async def close(self) -> None:
        """Close all sockets and give up what is under way."""
        for task in list(self._tasks):
            task.cancel()
        for socket in list(self._sockets):
            await socket.wire.close()

    # --- Envelopes -------------------------------------------------------------------------------------------------

    async def ask(self, type_: EnvelopeType, payload: Json, on_late: Callable[[Json], object] | None = None) -> Json:
        """Send an envelope and return what its ack carried, {} for nothing.

        Raises UnansweredError after 3 s. Commands and events are then tried again; `on_late` gets the ack of such a
        try.
        """
        envelope = Envelope(type_, payload, asyncio.get_running_loop().create_future())
        if not self._sockets:
            if type_ == "events_api":
                self._spawn(self._redeliver(envelope, on_late))
            raise UnansweredError("dispatch_failed")
        await self._send(envelope)
        if await self._answered(envelope):
            return envelope.acked.result()
        if type_ in REDELIVERED:
            self._spawn(self._redeliver(envelope, on_late))
        else:
            self._waiting.pop(envelope.id, None)
        raise UnansweredError("operation_timeout")

    async def _send(self, envelope: Envelope) -> None:
        self._waiting[envelope.id] = envelope
        if not self._sockets:
            return
        socket = self._sockets[next(self._turn) % len(self._sockets)]
        envelope.on = socket
        fault = self._faults.strike(envelope.type, on_socket=True)
        try:
            await socket.wire.send_str(envelope.text())
            if fault and fault.kind == "double-delivery":
                envelope.attempt, envelope.reason = envelope.attempt + 1, "timeout"
                await self._sockets[next(self._turn) % len(self._sockets)].wire.send_str(envelope.text())
            elif fault:
                socket.cut()
                self._forget(socket)
        except ConnectionError:
            self._forget(socket)

    async def _answered(self, envelope: Envelope) -> bool:
        patience = asyncio.get_running_loop().create_task(self._clock.sleep(self._ack_seconds))
        await asyncio.wait((envelope.acked, patience), return_when=asyncio.FIRST_COMPLETED)
        patience.cancel()
        return envelope.acked.done()

    async def _redeliver(self, envelope: Envelope, on_late: Callable[[Json], object] | None) -> None:
        self._waiting[envelope.id] = envelope
        for pause in REDELIVERY:
            await self._clock.sleep(pause)
            if not envelope.acked.done():
                envelope.attempt += 1
                envelope.reason = "timeout"
                await self._send(envelope)
            if envelope.acked.done() or await self._answered(envelope):
                if on_late:
                    on_late(envelope.acked.result())
                return
        self._waiting.pop(envelope.id, None)

    def _ack(self, text: str) -> None:
        try:
            answer = parsed(text)
        except ValueError:
            return
        if not isinstance(answer, dict):
            return
        envelope = self._waiting.pop(str(answer.get("envelope_id")), None)
        if envelope is not None and not envelope.acked.done():
            payload = answer.get("payload")
            envelope.acked.set_result(payload if isinstance(payload, dict) else {})

    def _spawn(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _notify(self) -> None:
        for watcher in self.watchers:
            watcher()


def _disconnect(reason: Literal["warning", "refresh_requested"]) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
