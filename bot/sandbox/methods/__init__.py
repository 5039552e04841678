"""The Web API as one table: a method is a row with its scopes, its rate and its handler."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.sandbox.methods import chat, conversations, files, people, surfaces
from bot.sandbox.methods.call import Call
from bot.sandbox.rates import Tier
from bot.sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class Method:
    """A Web API method: one of `scopes` is needed (none if empty), and a token of the kind `token`."""

    name: str
    handler: Callable[[Call], Json]
    scopes: tuple[str, ...] = ()
    tier: Tier = "tier3"
    token: Literal["bot", "app", "none"] = "bot"  # noqa: S105 # a kind of token, not one


CHANNELS_READ = ("channels:read", "groups:read", "im:read", "mpim:read")
CHANNELS_HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")

TABLE: dict[str, Method] = {
    method.name: method
    for method in (
        Method("api.test", people.api_test, (), "tier4", "none"),
        Method("apps.connections.open", people.connections_open, (), "none", "app"),
        Method("auth.test", people.auth_test, (), "none"),
        Method("blocks.validate", surfaces.blocks_validate, (), "tier4"),
        Method("bots.info", people.bots_info, ("users:read",)),
        Method("chat.delete", chat.delete, ("chat:write",)),
        Method("chat.getPermalink", chat.get_permalink, (), "none"),
        Method("chat.postEphemeral", chat.post_ephemeral, ("chat:write",), "tier4"),
        Method("chat.postMessage", chat.post_message, ("chat:write",), "post"),
        Method("chat.update", chat.update, ("chat:write",)),
        Method("conversations.create", conversations.create, ("channels:manage", "groups:write"), "tier2"),
        Method("conversations.history", conversations.history, CHANNELS_HISTORY),
        Method("conversations.info", conversations.info, CHANNELS_READ),
        Method("conversations.join", conversations.join, ("channels:join",)),
        Method("conversations.leave", conversations.leave, ("channels:manage", "groups:write")),
        Method("conversations.list", conversations.list_, CHANNELS_READ, "tier2"),
        Method("conversations.members", conversations.members, CHANNELS_READ, "tier4"),
        Method("conversations.open", conversations.open_, ("im:write", "mpim:write")),
        Method("conversations.replies", conversations.replies, CHANNELS_HISTORY),
        Method("files.completeUploadExternal", files.complete_upload, ("files:write",), "tier4"),
        Method("files.delete", files.delete, ("files:write",)),
        Method("files.getUploadURLExternal", files.get_upload_url, ("files:write",), "tier4"),
        Method("files.upload", files.upload_gone, ("files:write",), "tier2"),
        Method("files.info", files.info, ("files:read",), "tier4"),
        Method("team.info", people.team_info, ("team:read",)),
        Method("usergroups.list", people.usergroups_list, ("usergroups:read",), "tier2"),
        Method("usergroups.users.list", people.usergroup_users, ("usergroups:read",), "tier2"),
        Method("users.conversations", people.users_conversations, CHANNELS_READ),
        Method("users.info", people.users_info, ("users:read",), "tier4"),
        Method("users.list", people.users_list, ("users:read",), "tier2"),
        Method("users.lookupByEmail", people.users_by_email, ("users:read.email",)),
        Method("views.open", surfaces.views_open, (), "tier4"),
        Method("views.publish", surfaces.views_publish, (), "tier4"),
        Method("views.push", surfaces.views_push, (), "tier4"),
        Method("views.update", surfaces.views_update, (), "tier4"),
    )
}

__all__ = ["TABLE", "Call", "Method"]
