"""What people in Slack are called."""

from __future__ import annotations

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.workspace import Workspace


async def name_of(workspace: Workspace, user_id: str) -> str:
    """The person's name; their id where Slack does not say it."""
    try:
        response = await workspace.client.users_info(user=user_id)
    except (SlackApiError, aiohttp.ClientError, TimeoutError):
        return user_id
    user = response.get("user")
    profile = user.get("real_name") or user.get("name") if isinstance(user, dict) else None
    return str(profile or user_id)
