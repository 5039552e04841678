"""Where digests go, by name: a channel as a mention that Slack shows by its name, a person by theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.delivery.addressing import is_person
from bot.people import name_of
from bot.rich_text import CHANNEL, PERSON
from bot.workspace import Workspace

# Looked up at a time: Slack lets about fifty such questions through in a minute.
_MOST_LOOKED_UP = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A channel or a person: the id, what it is called in plain words, and its address for a mention."""

    id: str
    name: str

    @property
    def address(self) -> str:
        """As templates write a mention."""
        return f"{PERSON if is_person(self.id) else CHANNEL}{self.id}"


async def places(workspace: Workspace, ids: Iterable[str]) -> dict[str, Place]:
    """The places with these ids, each asked for once. What Slack does not tell of is called by its id."""
    found: dict[str, Place] = {}
    for each in dict.fromkeys(ids):
        known = len(found) < _MOST_LOOKED_UP
        found[each] = Place(each, await _name(workspace, each) if known else each)
    return found


async def _name(workspace: Workspace, place: str) -> str:
    if is_person(place):
        return await name_of(workspace, place)
    try:
        response = await workspace.client.conversations_info(channel=place)
    except (SlackApiError, aiohttp.ClientError, TimeoutError):
        return place
    channel = response.get("channel")
    name = channel.get("name") if isinstance(channel, dict) else None
    return f"#{name}" if name else place
