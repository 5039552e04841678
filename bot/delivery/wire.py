"""Posting a message with a last look at the clock: a process that was paused and wakes sends nothing.

Between deciding to post and posting, the process may be stopped for any length of time, and another one may have posted
meanwhile. So the question "am I still awake?" is asked again when the connection stands and the first byte is about to
go out; only then is there nothing in between where a pause could hide, but for the write itself.
"""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.rich_text import Block


class AsleepError(Exception):
    """The process stood still before the message went out; nothing was sent."""


class Wire:
    """Posts as `client` would, once, over a connection of its own: a kept one that broke would leave us in doubt."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def post(
        self,
        awake: Callable[[], bool],
        *,
        channel: str,
        text: str,
        blocks: list[Block] | None,
        metadata: dict[str, object],
        thread_ts: str | None,
    ) -> AsyncSlackResponse:
        """chat.postMessage. Raises AsleepError if `awake` says no when the first byte is to go out, SlackApiError where

        Slack refuses, and aiohttp's errors where nobody knows.
        """

        async def look(_session: aiohttp.ClientSession, _context: SimpleNamespace, _parameters: object) -> None:
            if not awake():
                raise AsleepError

        trace = aiohttp.TraceConfig()
        # aiohttp calls this when it has a connection, before it writes the headers to it.
        trace.on_request_headers_sent.append(look)
        async with aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(force_close=True),
            timeout=aiohttp.ClientTimeout(total=self._client.timeout),
            trace_configs=[trace],
        ) as session:
            client = AsyncWebClient(
                self._client.token,
                self._client.base_url,
                timeout=self._client.timeout,
                ssl=self._client.ssl,
                proxy=self._client.proxy,
                headers=self._client.headers,
                session=session,
                retry_handlers=[],
            )
            return await client.chat_postMessage(
                channel=channel,
                text=text,
                blocks=blocks,
                metadata=metadata,
                thread_ts=thread_ts,
                unfurl_links=False,
                unfurl_media=False,
            )
