"""What no client should send: the sandbox says what is wrong with it, and goes on."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox
from bot.sandbox.block_kit import BlockKit
from bot.sandbox.people import MEMBER
from bot.sandbox.wire import Json, SlackError
from tests.kit.workspace import Workspace
from tests.sandbox.test_socket_mode import open_socket, type_command

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
DEEP = b'{"channel": "C0POLICY01", "text": "x", "%s": [%s]}'


@pytest.fixture
async def session(sandbox: Sandbox) -> AsyncIterator[aiohttp.ClientSession]:
    """A plain HTTP client with the app's token; its addresses begin at the sandbox."""
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    async with aiohttp.ClientSession(sandbox.address, headers=headers) as client:
        yield client


@pytest.mark.parametrize(
    ("kind", "body", "error"),
    [
        (JSON, b"\xff\xfe\x00", "invalid_json"),
        (JSON, b"[" * 100_000, "invalid_json"),
        (JSON, b'{"text": NaN}', "invalid_json"),
        (JSON, b'{"text": 1e999}', "invalid_json"),
        (JSON, b"[1]", "json_not_object"),
        (JSON + "; charset=klingon", b"{}", "invalid_charset"),
        (JSON + "; charset=utf-16", b"{}", "invalid_charset"),
        (FORM, b"text=\xff\xfe", "invalid_form_data"),
        ("multipart/form-data; boundary=x", b"y", "invalid_form_data"),
        ("application/xml", b"<a/>", "invalid_post_type"),
        (JSON, DEEP % (b"blocks", b"[" * 600 + b"]" * 600), "invalid_blocks"),
        (JSON, DEEP % (b"attachments", b'"x"'), "invalid_attachments"),
        (JSON, DEEP % (b"attachments", b'{"text": 5}'), "invalid_attachments"),
        (JSON, DEEP % (b"attachments", b'{"blocks": [5]}'), "invalid_attachments"),
        (JSON, DEEP % (b"attachments", b'{"fields": ' + b"[" * 90 + b"]" * 90 + b"}"), "invalid_attachments"),
    ],
)
async def test_bodies(session: aiohttp.ClientSession, kind: str, body: bytes, error: str) -> None:
    """A body that is no form and no JSON, or too deep, is refused by Slack's name for it."""
    async with session.post("/api/chat.postMessage", data=body, headers={"Content-Type": kind}) as reply:
        assert (reply.status, (await reply.json())["error"]) == (200, error)


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("files.completeUploadExternal", {"files": ["x"]}, "file_not_found"),
        ("files.completeUploadExternal", {"files": [{"id": ["x"]}]}, "file_not_found"),
        ("files.getUploadURLExternal", {"filename": "x", "length": -5}, "invalid_arguments"),
        ("users.list", {"cursor": "bmV4dDotMw=="}, "invalid_cursor"),
        ("conversations.history", {"channel": "C0POLICY01", "latest": "nan"}, "invalid_ts_latest"),
        ("conversations.history", {"channel": "C0POLICY01", "oldest": "1", "latest": "x"}, "invalid_ts_latest"),
    ],
)
async def test_arguments(session: aiohttp.ClientSession, method: str, arguments: Json, error: str) -> None:
    """An argument of the wrong kind is refused by Slack's name for it."""
    async with session.post(f"/api/{method}", json=arguments) as reply:
        assert (await reply.json())["error"] == error


async def test_half_a_sign(session: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    """Half an emoji, as is left when a text is cut inside it, stands as a replacement sign and can be kept."""
    body = b'{"channel": "C0POLICY01", "text": "cut \\ud83d"}'
    async with session.post("/api/chat.postMessage", data=body, headers={"Content-Type": JSON}) as reply:
        assert (await reply.json())["message"]["text"] == "cut \ufffd"
    assert json.dumps(sandbox.workspace.dump(), ensure_ascii=False).encode()


async def test_token_stands_in_the_header_or_a_form(sandbox: Sandbox) -> None:
    """A token in the address or in JSON is not taken: a link on any page could carry it."""
    token = sandbox.bot_token
    async with aiohttp.ClientSession(sandbox.address) as client:
        async with client.post("/api/auth.test", data={"token": token}) as reply:
            assert (await reply.json())["ok"]
        for sent in ({"json": {"token": token}}, {"params": {"token": token}}):
            async with client.post("/api/auth.test", **sent) as reply:  # type: ignore[arg-type] # one of the two
                assert (await reply.json())["error"] == "not_authed"


async def test_other_pages(session: aiohttp.ClientSession) -> None:
    """What a browser says another page asks for is turned away; a link to the page itself may be followed."""
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    async with session.get("/api/auth.test", headers=elsewhere) as reply:
        assert reply.status == 403
    async with session.get("/", headers=elsewhere) as reply:
        assert reply.status == 200
    for host in ("[::1", "evil.example@127.0.0.1", "127.0.0.1.evil.example"):
        async with session.get("/", headers={"Host": host}) as reply:
            assert reply.status == 403


async def test_large_body(session: aiohttp.ClientSession) -> None:
    """A call of more than four megabytes is not read to its end."""
    async with session.post(
        "/api/chat.postMessage", data=io.BytesIO(b"x" * 5_000_000), headers={"Content-Type": JSON}
    ) as reply:
        assert reply.status == 413


def test_faults_without_number() -> None:
    """Of a payload with ten thousand faults only the first is named, and the others take no room."""
    kit = BlockKit()
    tracemalloc.start()
    try:
        with pytest.raises(SlackError) as refused:
            kit.check_message([{"type": "nonsense" * 100}] * 10_000)
        assert tracemalloc.get_traced_memory()[1] < 50_000_000  # naming each took a gigabyte
    finally:
        tracemalloc.stop()
    assert len(str(refused.value.details)) < 2_000


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("do/type", {}),
        ("do/type", [1]),
        ("do/type", {"as": "nobody", "channel": "C0POLICY01", "text": "x"}),
        ("do/type", {"as": MEMBER, "channel": "C0POLICY01", "text": 5}),
        ("do/click", {"as": MEMBER, "place": {}, "action_id": "a"}),
        ("do/share", {"as": MEMBER, "channel": "C0POLICY01", "files": ["F0"]}),
        ("do/archive", {"as": MEMBER, "channel": "C0"}),
        ("clock", {"advance": 1e300}),
        ("clock", {"advance": "nan"}),
        ("clock", {"now": "0001-01-01T00:00+00:00"}),
        ("clock", {"now": 5}),
        ("faults", {"kind": "slow", "seconds": "inf"}),
        ("faults", {"kind": "slow", "times": 0}),
        ("faults", {"kind": "slow", "on": "slash_commands"}),
        ("faults", {"kind": "socket-closed", "on": "chat.postMessage"}),
        ("faults", []),
        ("files", {}),
    ],
)
async def test_side_door(session: aiohttp.ClientSession, address: str, body: object) -> None:
    """The page's own addresses refuse in words what no page of ours sends, and the page goes on."""
    async with session.post(f"/sandbox/{address}", json=body) as reply:
        assert reply.status == 400
        assert await reply.text()
    async with session.get("/sandbox/state", params={"as": MEMBER}) as reply:
        assert reply.status == 200


@pytest.mark.parametrize("answer", ["[]", "5", "{", '{"envelope_id": []}', "[" * 5_000])
async def test_answers_that_are_no_acks(sandbox: Sandbox, session: aiohttp.ClientSession, answer: str) -> None:
    """A socket survives what is no ack, and an ack that comes twice."""
    session.headers.pop("Authorization")
    socket = await open_socket(sandbox, session)
    typed = type_command(sandbox)
    envelope = await socket.next()
    await socket.wire.send_str(answer)
    await socket.wire.send_bytes(b"\x00\xff")
    for _ in range(2):
        await socket.ack(envelope, {"text": "there"})
    assert (await typed)["ok"]
    assert sandbox.hub.gateway.open_sockets == 1


@pytest.mark.parametrize(
    "payload",
    [
        {"attachments": ["x"]},
        {"text": "x", "delete_original": []},
        {"text": "x", "replace_original": {}},
        {"text": ["x"], "blocks": 5},
        {"text": "x", "response_type": "in_channel", "thread_ts": 5},
    ],
)
async def test_acks_with_strange_payloads(sandbox: Sandbox, session: aiohttp.ClientSession, payload: Json) -> None:
    """Whatever an ack carries is shown, or refused with the person told of it."""
    session.headers.pop("Authorization")
    socket = await open_socket(sandbox, session)
    typed = type_command(sandbox)
    await socket.ack(await socket.next(), payload)
    outcome = await typed
    assert outcome["ok"] or outcome["words"]


async def test_modal_with_strange_errors(sandbox: Sandbox, workspace: Workspace, client: AsyncWebClient) -> None:
    """Errors that are no words by block are called invalid, and the modal stays."""
    member = workspace.as_member()
    view = (await member.clicks("Open", on=await member.types("/echo buttons"))).modal
    assert view is not None
    for errors in ([["name"]], {"name": 5}, "name", {}):
        ack = {"response_action": "errors", "errors": errors}
        assert sandbox.acting._after_submission(member.user, view, ack)["error"] == "invalid_errors"
    assert member.modal is not None
    await client.views_update(view_id=view["id"], view={k: view[k] for k in ("type", "title", "submit", "blocks")})
