"""Socket Mode: acks, time-outs, several sockets, refreshes, redelivery."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest

from bot.sandbox import Clock, Sandbox
from bot.sandbox.gateway import SOCKET_SECONDS, WARNING_SECONDS
from bot.sandbox.people import MEMBER
from bot.sandbox.wire import Json
from tests.kit.bolt import connected
from tests.kit.workspace import Workspace
from tests.sandbox.small_app import small_app


class RawSocket:
    """A client's end of one socket, by hand: it acks only what it is told to."""

    def __init__(self, wire: aiohttp.ClientWebSocketResponse) -> None:
        self.wire = wire

    async def next(self) -> Json:
        """The next message from Slack."""
        async with asyncio.timeout(10):
            return dict(await self.wire.receive_json())

    async def ack(self, envelope: Json, payload: Json | None = None) -> None:
        """Ack an envelope."""
        answer = {"envelope_id": envelope["envelope_id"]}
        await self.wire.send_str(json.dumps(answer | ({"payload": payload} if payload else {})))


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """A plain HTTP client."""
    async with aiohttp.ClientSession() as client:
        yield client


async def open_socket(sandbox: Sandbox, session: aiohttp.ClientSession) -> RawSocket:
    """Open a socket as a client does, and read its hello."""
    headers = {"Authorization": f"Bearer {sandbox.app_token}"}
    async with session.post(f"{sandbox.api}apps.connections.open", headers=headers) as reply:
        address = (await reply.json())["url"]
    socket = RawSocket(await session.ws_connect(address))
    hello = await socket.next()
    assert (hello["type"], hello["connection_info"]["app_id"]) == ("hello", sandbox.workspace.identity.app_id)
    return socket


async def settled() -> None:
    """Let everything run that waits for nothing."""
    for _ in range(20):
        await asyncio.sleep(0)


def type_command(sandbox: Sandbox) -> asyncio.Task[Json]:
    """The member types a command; the task ends when they see what came of it."""
    return asyncio.create_task(sandbox.acting.types(MEMBER, "C0POLICY01", "/echo hi"))


async def test_ticket_opens_one_socket(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    """The address that apps.connections.open gives is good for one connection."""
    headers = {"Authorization": f"Bearer {sandbox.app_token}"}
    async with session.post(f"{sandbox.api}apps.connections.open", headers=headers) as reply:
        address = (await reply.json())["url"]
    async with session.ws_connect(address):
        with pytest.raises(aiohttp.WSServerHandshakeError, match="401"):
            await session.ws_connect(address)


async def test_command_envelope(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    """A command's envelope carries what Slack sends, and its ack's payload is shown: up to three seconds later."""
    socket = await open_socket(sandbox, session)
    typed = type_command(sandbox)
    envelope = await socket.next()
    payload = envelope["payload"]
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    assert (payload["command"], payload["text"], payload["user_id"]) == ("/echo", "hi", MEMBER)
    assert (payload["channel_id"], payload["channel_name"]) == ("C0POLICY01", "policy")
    assert payload["response_url"].startswith(sandbox.address)
    sandbox.clock.advance(2.9)
    await settled()
    await socket.ack(envelope, {"text": "there"})
    assert (await typed)["ok"]
    assert sandbox.workspace.ephemerals[("C0POLICY01", MEMBER)][-1]["text"] == "there"


async def test_no_socket(sandbox: Sandbox) -> None:
    """A command with no app connected fails at once with dispatch_failed."""
    outcome = await sandbox.acting.types(MEMBER, "C0POLICY01", "/echo hi")
    assert outcome["error"] == "dispatch_failed"


async def test_late_ack(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    """Three seconds without an ack: the person is told, and the command comes again at once, later, later still."""
    socket = await open_socket(sandbox, session)
    typed = type_command(sandbox)
    first = await socket.next()
    sandbox.clock.advance(3)
    assert (await typed)["error"] == "operation_timeout"
    again = await socket.next()
    assert (again["envelope_id"], again["retry_attempt"], again["retry_reason"]) == (first["envelope_id"], 1, "timeout")
    for attempt, minutes in ((2, 1), (3, 5)):
        await settled()
        sandbox.clock.advance(3)
        await settled()
        sandbox.clock.advance(60 * minutes)
        later = await socket.next()
        assert (later["envelope_id"], later["retry_attempt"]) == (first["envelope_id"], attempt)
    await socket.ack(again, {"text": "at last"})
    await Workspace(sandbox).as_member().waits_for("at last")
    assert sandbox.hub.gateway.unacked == 0


async def test_each_envelope_to_one_socket(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    """With several sockets open, each envelope goes to one of them, in turn."""
    sockets = [await open_socket(sandbox, session) for _ in range(2)]
    for socket in (*sockets, *sockets):
        typed = type_command(sandbox)
        await socket.ack(await socket.next())
        await typed


async def test_socket_lost_in_mid_command(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    """A command whose socket breaks before the ack is given to the next socket, and answered."""
    lost = await open_socket(sandbox, session)
    sandbox.faults.arm("socket-closed", "slash_commands")
    typed = type_command(sandbox)
    await lost.wire.receive()
    kept = await open_socket(sandbox, session)
    envelope = await kept.next()
    assert envelope["retry_attempt"] == 1
    await kept.ack(envelope, {"text": "still here"})
    assert (await typed)["ok"]


async def test_double_delivery(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    """A doubled envelope comes twice with one id, the second marked as a retry."""
    socket = await open_socket(sandbox, session)
    sandbox.faults.arm("double-delivery", "slash_commands")
    typed = type_command(sandbox)
    first, second = await socket.next(), await socket.next()
    assert first["envelope_id"] == second["envelope_id"]
    assert "retry_attempt" not in first
    assert second["retry_attempt"] == 1
    await socket.ack(first)
    await socket.ack(second)
    assert (await typed)["ok"]


async def test_event_while_nobody_is_there(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    """An event that nobody could take comes again when somebody is there, with the same event_id."""
    socket = await open_socket(sandbox, session)
    sandbox.acting.says(MEMBER, "C0POLICY01", "hello")
    first = await socket.next()
    assert first["payload"]["event"]["text"] == "hello"
    assert (first["retry_attempt"], first["accepts_response_payload"]) == (0, False)
    await socket.wire.close()
    other = await open_socket(sandbox, session)
    second = await other.next()
    assert second["payload"]["event_id"] == first["payload"]["event_id"]
    assert second["retry_attempt"] == 1
    await other.ack(second)


async def test_refresh(workspace: Workspace) -> None:
    """A real client that is asked to refresh its socket reconnects, and answers again."""
    gateway = workspace.sandbox.hub.gateway
    await gateway.refresh()
    await gateway.connected()
    shown = await workspace.as_member().types("/echo after the refresh")
    assert shown.text == "you said: after the refresh"


async def test_sockets_are_refreshed_by_age(session: aiohttp.ClientSession) -> None:
    """The app is warned ten seconds before a socket's time is up; then it is asked to go, and younger ones stay."""
    async with Sandbox(clock=Clock(datetime(2025, 6, 2, tzinfo=UTC)), socket_seconds=SOCKET_SECONDS) as sandbox:
        old = await open_socket(sandbox, session)
        sandbox.clock.advance(SOCKET_SECONDS - WARNING_SECONDS - 1)
        typed = type_command(sandbox)
        await old.ack(await old.next())
        assert (await typed)["ok"]
        sandbox.clock.advance(1)
        warning = await old.next()
        assert (warning["type"], warning["reason"]) == ("disconnect", "warning")
        typed = type_command(sandbox)
        await old.ack(await old.next())
        assert (await typed)["ok"]
        young = await open_socket(sandbox, session)
        sandbox.clock.advance(WARNING_SECONDS)
        goodbye = await old.next()
        assert (goodbye["type"], goodbye["reason"]) == ("disconnect", "refresh_requested")
        async with asyncio.timeout(10):
            assert (await old.wire.receive()).type is aiohttp.WSMsgType.CLOSE
        typed = type_command(sandbox)
        await young.ack(await young.next())
        assert (await typed)["ok"]
        assert sandbox.hub.gateway.open_sockets == 1


async def test_a_real_client_outlives_its_sockets() -> None:
    """Slack's own client opens a new socket when it is warned, time after time, and answers over it."""
    async with Sandbox(clock=Clock(datetime(2025, 6, 2, tzinfo=UTC)), socket_seconds=SOCKET_SECONDS) as sandbox:
        gateway, gone = sandbox.hub.gateway, asyncio.Event()
        gateway.watchers.append(lambda: None if gateway.open_sockets else gone.set())
        async with connected(small_app(sandbox), sandbox):
            for _ in range(2):
                gone.clear()
                sandbox.clock.advance(SOCKET_SECONDS - WARNING_SECONDS)
                async with asyncio.timeout(10):
                    await gone.wait()
                    await gateway.connected()
                shown = await Workspace(sandbox).as_member().types("/echo as before")
                assert shown.text == "you said: as before"


async def test_a_real_client_survives_a_broken_socket(workspace: Workspace) -> None:
    """A real client whose socket breaks in mid-command reconnects, gets the command again and answers it."""
    workspace.sandbox.faults.arm("socket-closed", "slash_commands")
    shown = await workspace.as_member().types("/echo once more")
    assert shown.text == "you said: once more"
