"""A sandbox for each test, with a stopped clock and a small Bolt app of the tests' own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Clock, Sandbox
from tests.kit.bolt import connected, web_client
from tests.kit.workspace import Workspace
from tests.sandbox.small_app import small_app


@pytest.fixture
async def sandbox(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Sandbox]:
    """A workspace of its own on a free port; it is Monday, 2 June 2025, 00:00 UTC."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    async with Sandbox(clock=Clock(datetime(2025, 6, 2, tzinfo=UTC))) as running:
        yield running


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncWebClient:
    """Slack's own client with the app's token."""
    return web_client(sandbox)


@pytest.fixture
async def workspace(sandbox: Sandbox) -> AsyncIterator[Workspace]:
    """People in the workspace, and the small app connected to it."""
    async with connected(small_app(sandbox), sandbox):
        yield Workspace(sandbox)
