"""Digests on their way to Slack: each part once, whatever crashes.

Slack has no way to make posting idempotent. So every part is a row before it is sent; a row that was being sent when
something broke is looked for in the channel's history, by the random id in the message's metadata, before it is ever
sent again.
"""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.blocks import Message
from bot.slack_errors import error_name, pause_asked
from bot.subscriptions import digest_markdown
from bot.workspace import Workspace
from briefings import digest as digests
from briefings.corpus.outbox import Delivery

EVENT_TYPE = "briefings_delivery"
# Slack may store a message after our request timed out. It is looked for only when the request can no longer arrive:
# the client's time-out (30 s) and as much again.
_CANNOT_ARRIVE_AFTER = timedelta(seconds=60)
# Slack's clock and ours may differ by this much.
_SKEW = timedelta(minutes=5)
# Slack answered, and says that it will never take this message.
_REFUSALS = frozenset({
    "channel_not_found", "not_in_channel", "is_archived", "invalid_blocks", "invalid_blocks_format", "msg_too_long",
    "no_text", "restricted_action", "restricted_action_read_only_channel", "account_inactive", "missing_scope",
    "invalid_auth", "not_authed", "token_revoked", "metadata_too_large", "too_many_attachments",
})  # fmt: skip


class Postman:
    """Sends what is due in one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._not_before: datetime | None = None
        self._bot_id: str | None = None

    async def tick(self) -> None:
        """Write down what is due now, then send what waits, then look for what is in doubt."""
        now = self._workspace.now()
        await self._write_due(now)
        if self._not_before is not None and now < self._not_before:
            return
        self._not_before = None
        for row in await asyncio.to_thread(self._workspace.corpus.outbox.waiting):
            if row.state == "sending":
                await self._settle(row, now)
            elif not await self._send(row):
                return

    async def _write_due(self, now: datetime) -> None:
        corpus = self._workspace.corpus
        running = await asyncio.to_thread(corpus.subscriptions.running)
        last = await asyncio.to_thread(corpus.outbox.last_until)
        for due in digests.due(running, last, now):
            found = await asyncio.to_thread(digests.for_period, corpus, due.since, due.until)
            messages: list[Message] = [] if found.is_empty else self._messages(due, found)
            await asyncio.to_thread(
                corpus.outbox.put,
                due.subscription.id,
                due.period,
                since=due.since,
                until=due.until,
                channel=due.subscription.channel,
                messages=[json.dumps({"text": each.text, "blocks": each.blocks}) for each in messages],
                ids=[secrets.token_hex(8) for _ in range(max(len(messages), 1))],
                now=now,
            )

    def _messages(self, due: digests.Due, found: digests.Digest) -> list[Message]:
        markdown = digest_markdown(self._workspace, found, due.until if due.late else None)
        return self._workspace.compiler.messages(markdown)

    async def _send(self, row: Delivery) -> bool:
        """Send a row; False when Slack asks for a pause."""
        outbox, now = self._workspace.corpus.outbox, self._workspace.now()
        if not await asyncio.to_thread(outbox.claim, row.id, now=now):
            return True
        content = json.loads(row.message)
        try:
            response = await self._workspace.posting.chat_postMessage(
                channel=row.channel,
                text=content["text"],
                blocks=content["blocks"],
                metadata={"event_type": EVENT_TYPE, "event_payload": {"id": row.id}},
                unfurl_links=False,
                unfurl_media=False,
            )
        except aiohttp.ClientConnectorError as error:
            await asyncio.to_thread(outbox.not_sent, row.id, error=str(error))
            return False
        except SlackApiError as error:
            return await self._refused(row, error, now)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            # It may have arrived: the row stays as it is, and is looked for when the request can no longer arrive.
            logging.getLogger(__name__).warning("A digest may or may not have been posted: %r", error)
            return True
        await asyncio.to_thread(outbox.sent, row.id, ts=str(response["ts"]), now=self._workspace.now())
        return True

    async def _refused(self, row: Delivery, error: SlackApiError, now: datetime) -> bool:
        outbox = self._workspace.corpus.outbox
        name = error_name(error)
        pause = pause_asked(error)
        if pause is not None:
            await asyncio.to_thread(outbox.not_sent, row.id, error=name)
            self._not_before = now + timedelta(seconds=pause)
            return False
        if name in _REFUSALS:
            logging.getLogger(__name__).error("A digest for %s was refused: %s", row.channel, name)
            await asyncio.to_thread(outbox.failed, row.id, error=name)
        return True

    async def _settle(self, row: Delivery, now: datetime) -> None:
        """Find out whether a row that was being sent arrived."""
        began = datetime.fromisoformat(row.sending_at or row.created_at)
        if now - began < _CANNOT_ARRIVE_AFTER:
            return
        outbox = self._workspace.corpus.outbox
        try:
            ts = await self._found(row, began - _SKEW)
        except SlackApiError as error:
            name = error_name(error)
            if name in _REFUSALS:
                # Nobody can look, so nobody can know: an admin decides.
                await asyncio.to_thread(outbox.doubtful, row.id, error=name)
            return
        except (aiohttp.ClientError, TimeoutError, OSError):
            return
        if ts is None:
            await asyncio.to_thread(outbox.not_sent, row.id, error="not in the channel's history")
        else:
            await asyncio.to_thread(outbox.sent, row.id, ts=ts, now=now)

    async def _found(self, row: Delivery, since: datetime) -> str | None:
        """The `ts` of the row's message in the channel's history, or None."""
        client, cursor = self._workspace.client, ""
        bot_id = await self._own_bot_id(client)
        while True:
            page = await client.conversations_history(
                channel=row.channel,
                oldest=f"{since.timestamp():.6f}",
                include_all_metadata=True,
                limit=200,
                cursor=cursor or None,
            )
            for message in page.get("messages") or []:
                if message.get("bot_id") == bot_id and _id_of(message) == row.id:
                    return str(message["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return None

    async def _own_bot_id(self, client: AsyncWebClient) -> str:
        if self._bot_id is None:
            self._bot_id = str((await client.auth_test())["bot_id"])
        return self._bot_id


def _id_of(message: Mapping[str, object]) -> object:
    metadata = message.get("metadata")
    if not isinstance(metadata, Mapping) or metadata.get("event_type") != EVENT_TYPE:
        return None
    payload = metadata.get("event_payload")
    return payload.get("id") if isinstance(payload, Mapping) else None
