"""Looking for a message of ours in Slack, by the random id in its metadata, when nobody can say whether it arrived."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta

from slack_sdk.web.async_client import AsyncWebClient

EVENT_TYPE = "briefings_delivery"
# Slack's clock and ours may differ; a message this much older than our request is none that we look for.
_OLDER = timedelta(days=1)
_PAGE = 200


class History:
    """Reads channels' histories as the bot. Keeps the bot's own id."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._bot_id: str | None = None

    async def find(self, delivery_id: str, channel: str, thread_ts: str | None, began: float) -> str | None:
        """The `ts` of the message with this id, in the channel or in one of its threads; None when it is not there.

        `began` is when we sent it, by our own clock. The newest messages are looked at whatever that clock says.
        Raises SlackApiError where Slack does not let us look, and aiohttp's errors where it does not answer.
        """
        bot_id = await self._own_bot_id()
        pages = self._thread(channel, thread_ts) if thread_ts else self._channel(channel)
        async for page in pages:
            for message in page:
                if message.get("bot_id") == bot_id and id_of(message) == delivery_id:
                    return str(message["ts"])
            if not thread_ts and page and float(str(page[-1]["ts"])) < began - _OLDER.total_seconds():
                return None
        return None

    async def _channel(self, channel: str) -> AsyncIterator[list[Mapping[str, object]]]:
        """Pages of messages, newest first."""
        cursor = ""
        while True:
            answer = await self._client.conversations_history(
                channel=channel, include_all_metadata=True, limit=_PAGE, cursor=cursor or None
            )
            yield list(answer.get("messages") or [])
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    async def _thread(self, channel: str, thread_ts: str) -> AsyncIterator[list[Mapping[str, object]]]:
        """Pages of a thread, oldest first."""
        cursor = ""
        while True:
            answer = await self._client.conversations_replies(
                channel=channel, ts=thread_ts, include_all_metadata=True, limit=_PAGE, cursor=cursor or None
            )
            yield list(answer.get("messages") or [])
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    async def _own_bot_id(self) -> str:
        if self._bot_id is None:
            self._bot_id = str((await self._client.auth_test())["bot_id"])
        return self._bot_id


def id_of(message: Mapping[str, object]) -> object:
    """The delivery's id in a message's metadata; None for what is no delivery of ours."""
    metadata = message.get("metadata")
    if not isinstance(metadata, Mapping) or metadata.get("event_type") != EVENT_TYPE:
        return None
    payload = metadata.get("event_payload")
    return payload.get("id") if isinstance(payload, Mapping) else None
