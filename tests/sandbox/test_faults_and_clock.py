"""What goes wrong on demand, the clock, and what survives a restart."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Clock, Sandbox
from bot.sandbox.manifest import ManifestError
from bot.sandbox.people import ADMIN, MEMBER
from tests.kit.workspace import Workspace


def texts(sandbox: Sandbox) -> list[str]:
    """What stands in #policy."""
    return [message["text"] for message in sandbox.workspace.messages["C0POLICY01"]]


async def test_reply_lost_after_storing(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """The post is stored, but the connection drops before the reply."""
    sandbox.faults.arm("drop-reply", "chat.postMessage")
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel="#policy", text="once")
    assert texts(sandbox).count("once") == 1
    assert (await client.chat_postMessage(channel="#policy", text="again"))["ok"]


async def test_stored_late(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """The connection drops at once, and the post is stored only later."""
    sandbox.faults.arm("store-late", "chat.postMessage", seconds=30)
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel="#policy", text="late")
    await asyncio.sleep(0)
    assert "late" not in texts(sandbox)
    sandbox.clock.advance(30)
    await Workspace(sandbox).as_member().waits_for("late")


async def test_lost_on_the_way(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """The connection drops before anything is stored, then or later."""
    sandbox.faults.arm("drop-request", "chat.postMessage")
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel="#policy", text="never")
    sandbox.clock.advance(300)
    assert (await client.chat_postMessage(channel="#policy", text="now"))["ok"]
    assert "never" not in texts(sandbox)


async def test_too_many_and_broken_and_expired(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """429 carries Retry-After, 500 is no JSON, an expired token is called so; nothing is stored."""
    sandbox.faults.arm("rate-limited", "chat.postMessage", seconds=7)
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="#policy", text="x")
    assert refused.value.response.headers["Retry-After"] == "7"
    sandbox.faults.arm("server-error", "chat.postMessage")
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="#policy", text="x")
    assert refused.value.response.status_code == 500
    sandbox.faults.arm("token-expired")
    with pytest.raises(SlackApiError, match="token_expired"):
        await client.auth_test()
    assert "x" not in texts(sandbox)


async def test_slow_reply(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """A slow reply comes when its time has passed."""
    sandbox.faults.arm("slow", "auth.test", seconds=5)
    call = asyncio.create_task(client.auth_test())
    done, _ = await asyncio.wait({call}, timeout=0.05)
    assert not done
    sandbox.clock.advance(5)
    assert (await call)["ok"]


async def test_faults_over_http(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """Faults are armed, listed and disarmed over HTTP; an unknown one is refused in words."""
    address = f"{sandbox.address}/sandbox/faults"
    async with aiohttp.ClientSession() as session:
        async with session.post(address, json={"kind": "server-error", "on": "auth.test", "times": 2}) as reply:
            assert (await reply.json())["faults"][0]["times"] == 2
        with pytest.raises(SlackApiError):
            await client.auth_test()
        async with session.delete(address) as reply:
            assert (await reply.json())["faults"] == []
        async with session.post(address, json={"kind": "earthquake"}) as reply:
            assert reply.status == 400
            assert "There is no fault 'earthquake'" in await reply.text()


async def test_clock_over_http(sandbox: Sandbox) -> None:
    """The workspace can be told that it is Monday 09:00 somewhere; a moment without a zone is refused."""
    address = f"{sandbox.address}/sandbox/clock"
    async with aiohttp.ClientSession() as session:
        async with session.post(address, json={"now": "2025-06-09T09:00+09:00"}) as reply:
            assert (await reply.json())["now"] == "2025-06-09T00:00:00+00:00"
        assert sandbox.clock.moment() == datetime(2025, 6, 9, tzinfo=UTC)
        async with session.post(address, json={"now": "2025-06-09T09:00"}) as reply:
            assert reply.status == 400
        async with session.post(address, json={"advance": 60}) as reply:
            assert reply.status == 200
    assert sandbox.clock.moment() == datetime(2025, 6, 9, 0, 1, tzinfo=UTC)


async def test_running_clock_goes_on() -> None:
    """A running clock that was set goes on from there, and wakes whoever waited for a moment now past."""
    clock = Clock()
    waiting = asyncio.create_task(clock.sleep(3600))
    await asyncio.sleep(0)
    clock.set(datetime(2040, 1, 1, tzinfo=UTC))
    await waiting
    assert clock.moment().year == 2040
    clock.reset()
    assert abs(clock.offset) < 1


async def test_timestamps_never_repeat(workspace: Workspace) -> None:
    """Messages of one moment have timestamps of their own, in order, also when the clock is set back."""
    sandbox = workspace.sandbox
    made = [sandbox.acting.says(MEMBER, "C0POLICY01", str(number))["ts"] for number in range(5)]
    sandbox.clock.advance(-86400)
    made.append(sandbox.acting.says(MEMBER, "C0POLICY01", "after")["ts"])
    assert made == sorted(set(made))


async def test_restart_goes_on(tmp_path: Path) -> None:
    """What was said, shared and published is there after a restart; --fresh starts over."""
    kept = tmp_path / "sandbox.json"
    async with Sandbox(state_file=kept) as first:
        first.acting.says(MEMBER, "C0POLICY01", "remember me")
        file = first.acting.uploads(ADMIN, "a.txt", b"\x00\xff")
        first.acting.shares(ADMIN, "C0POLICY01", [file])
    async with Sandbox(state_file=kept) as second:
        assert "remember me" in texts(second)
        assert second.workspace.contents[file["id"]] == b"\x00\xff"
        moved = second.workspace.files[file["id"]]
        assert moved["url_private"].startswith(second.address)
        assert second.workspace.messages["C0POLICY01"][-1]["files"][0] is moved
    async with Sandbox(state_file=kept, fresh=True) as third:
        assert "remember me" not in texts(third)
    assert not list((tmp_path / "sandbox.json.files").iterdir())


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"version": 1}', '{"version": 99}', "\xff", "[" * 5000])
async def test_damaged_state(tmp_path: Path, damaged: str, caplog: pytest.LogCaptureFixture) -> None:
    """A state file that cannot be read is put aside, not overwritten, and the workspace begins anew."""
    kept = tmp_path / "sandbox.json"
    kept.write_text(damaged, encoding="latin-1")
    async with Sandbox(state_file=kept) as sandbox:
        assert texts(sandbox)
    assert (tmp_path / "sandbox.json.unreadable").read_text(encoding="latin-1") == damaged
    assert "could not be read" in caplog.text


async def test_state_that_cannot_be_written(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Where the state cannot be kept the workspace works all the same, and says so."""
    async with Sandbox(state_file=tmp_path / "gone" / "sandbox.json") as sandbox:
        sandbox.acting.says(MEMBER, "C0POLICY01", "hello")
    assert "is not kept" in caplog.text


@pytest.mark.parametrize("manifest", [": :", "[]", "{}", "features: 5", "\xff"])
def test_manifest_that_is_none(tmp_path: Path, manifest: str) -> None:
    """What is no manifest is said so in words, with its name."""
    file = tmp_path / "manifest.yaml"
    file.write_text(manifest, encoding="latin-1")
    with pytest.raises(ManifestError, match=r"manifest\.yaml"):
        Sandbox(manifest=file)


async def test_own_page_only(sandbox: Sandbox) -> None:
    """Other names for the address, and pages of other sites, are turned away."""
    async with aiohttp.ClientSession() as session:
        async with session.get(sandbox.address, headers={"Host": "evil.example"}) as reply:
            assert reply.status == 403
        headers = {"Origin": "https://evil.example"}
        async with session.post(f"{sandbox.address}/sandbox/do/type", json={}, headers=headers) as reply:
            assert reply.status == 403
        async with session.get(sandbox.address) as reply:
            assert reply.status == 200
            assert "default-src 'self'" in reply.headers["Content-Security-Policy"]
        async with session.get(f"{sandbox.address}/page/..%2f__init__.py") as reply:
            assert reply.status == 404
