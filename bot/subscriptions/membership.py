"""Whether the bot may post in a channel, and read there what it posted."""

from __future__ import annotations

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.slack_errors import error_name
from bot.workspace import Workspace
from briefings.records import BriefingsError


async def make_sure_it_may_post(workspace: Workspace, channel: str) -> None:
    """Make sure that the bot is in the channel: digests are posted there, and their arrival is checked there."""
    if channel.startswith("D"):
        raise BriefingsError(
            "Please set a digest in a channel, or start with me to get it yourself: /brief digest me weekly"
        )
    try:
        await workspace.client.conversations_join(channel=channel)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise BriefingsError("Slack does not answer just now. Please try again in a minute.") from error
    except SlackApiError as error:
        if error_name(error) == "is_archived":
            raise BriefingsError("This channel is archived, so no digest can be posted here.") from error
        # A private channel cannot be joined: either somebody invited the bot already, or they have to.
        if not await _is_member(workspace, channel):
            raise BriefingsError("Please invite the bot to this channel first: type /invite and its name.") from error


async def _is_member(workspace: Workspace, channel: str) -> bool:
    """Whether the bot can read the channel, which is what checking on a digest's arrival takes."""
    try:
        await workspace.client.conversations_history(channel=channel, limit=1)
    except SlackApiError:
        return False
    return True
