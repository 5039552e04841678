"""A client from elsewhere runs on the sandbox unchanged: Slack's Bolt for JavaScript, in a process of its own."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from tests.kit.workspace import Workspace, words_of

HERE = Path(__file__).parent / "javascript"

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (HERE / "node_modules").exists(),
    reason="Bolt for JavaScript is not installed: npm ci --prefix tests/sandbox/javascript",
)


@pytest.fixture
async def javascript(sandbox: Sandbox) -> AsyncIterator[Workspace]:
    """People in the workspace, and the JavaScript app connected to it."""
    settings = {
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "SLACK_API_URL": sandbox.api,
        "PATH": os.environ["PATH"],
    }
    node = await asyncio.create_subprocess_exec("node", "app.js", cwd=HERE, env=settings)
    try:
        async with asyncio.timeout(30):
            await sandbox.hub.gateway.connected()
        yield Workspace(sandbox)
    finally:
        node.terminate()
        await node.wait()


async def test_modal_with_external_select_and_file(javascript: Workspace) -> None:
    """A command opens a modal: its select asks the app, its errors show, its submission is posted with a button."""
    member = javascript.as_member()
    await member.types("/ticket")
    await javascript.until(lambda: member.modal)
    assert await member.looks_up("Area", "p") == ["privacy", "pensions"]
    refused = await member.submits({"Title": "ab", "Area": "pensions"})
    assert refused.errors == {"title": "Say a little more."}
    file = member.uploads("minutes.txt", b"x")
    assert (await member.submits({"Title": "A pothole", "Area": "pensions", "File": [file]})).ok
    posted = await member.waits_for("A pothole")
    assert posted["text"] == f"Ticket: A pothole (pensions) minutes.txt by {member.user}"
    await member.clicks("Take it", on=posted)
    await member.waits_for(f"taken by {member.user}")


async def test_messages_mentions_and_shortcuts(javascript: Workspace) -> None:
    """A message is answered in its thread, a mention in the channel, a shortcut on its message."""
    member = javascript.as_member()
    said = (await member.types("hello there")).outcome["message"]
    answer = await member.waits_for(f"hello, <@{member.user}>")
    assert answer["thread_ts"] == said["ts"]
    await member.types(f"<@{javascript.sandbox.workspace.identity.bot_user_id}> please")
    await member.waits_for("you called")
    await member.uses_shortcut("mark", on=said)
    assert (await member.waits_for("marked"))["thread_ts"] == said["ts"]


async def test_home_and_files(javascript: Workspace) -> None:
    """The Home tab is published when it is opened, and a shared file is read and answered with another."""
    member = javascript.as_member()
    assert words_of((await member.opens_home()).home) == "Tickets"
    await member.shares("notes.txt", b"some notes")
    answered = await javascript.until(
        lambda: next((m for m in member.sees() if m.get("files") and m.get("bot_id")), None)
    )
    assert javascript.sandbox.workspace.contents[answered["files"][0]["id"]] == b"read notes.txt"
