"""python -m bot.sandbox, as people start it."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from tests.kit.bolt import web_client_at


async def start(*arguments: str) -> asyncio.subprocess.Process:
    """Start the sandbox in a process of its own."""
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.sandbox", *arguments, stdout=pipe, stderr=pipe
    )


async def test_alone(tmp_path: Path) -> None:
    """It says where it is and that it is not Slack, serves the Web API there, and ends with its state kept."""
    state = tmp_path / "sandbox.json"
    process = await start("--port", "0", "--state", str(state))
    assert process.stdout is not None
    async with asyncio.timeout(30):
        line = (await process.stdout.readline()).decode()
    assert "this is not Slack" in line
    address = re.search(r"http://127\.0\.0\.1:\d+/api/", line)
    assert address is not None
    client = web_client_at(address.group())
    assert (await client.auth_test())["team"] == "Sandbox"
    process.terminate()
    assert await process.wait() == 0
    assert state.exists()


async def test_port_taken(tmp_path: Path) -> None:
    """A port that is taken is named, with what to do."""
    taken = await asyncio.start_server(lambda _reader, writer: writer.close(), "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    process = await start("--port", str(port), "--state", str(tmp_path / "sandbox.json"))
    _, errors = await process.communicate()
    taken.close()
    assert process.returncode == 1
    assert f"Port {port} cannot be used" in errors.decode()
    assert "--port" in errors.decode()
