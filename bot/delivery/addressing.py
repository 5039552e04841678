"""Where a delivery goes: a channel's id as it is, a person's as their direct messages with the bot."""

from __future__ import annotations

from slack_sdk.web.async_client import AsyncWebClient


class Addresses:
    """Remembers people's direct messages. Posting takes a person's id; reading what was posted does not."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._direct: dict[str, str] = {}

    async def of(self, recipient: str) -> str:
        """The channel of a recipient. Raises SlackApiError for a person whom Slack does not know."""
        if not is_person(recipient):
            return recipient
        if recipient not in self._direct:
            answer = await self._client.conversations_open(users=recipient)
            self._direct[recipient] = str(answer["channel"]["id"])
        return self._direct[recipient]


def is_person(recipient: str) -> bool:
    """Whether this is a person's id: those begin with U or, in some organisations, with W."""
    return recipient[:1] in {"U", "W"}
