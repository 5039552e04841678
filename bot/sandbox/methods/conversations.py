"""conversations.*: channels, who is in them and what was said there."""

from __future__ import annotations

import math

from bot.sandbox.hub import Hub
from bot.sandbox.methods.call import Call
from bot.sandbox.methods.chat import known_channel
from bot.sandbox.state import new_channel
from bot.sandbox.wire import Json, SlackError


def info(call: Call) -> Json:
    """conversations.info"""
    channel = known_channel(call.hub, call.required("channel"))
    _need(call, channel, "read")
    seen = _as_app(call.hub, channel)
    if call.flag("include_num_members"):
        seen["num_members"] = len(call.hub.workspace.members[channel["id"]])
    return {"ok": True, "channel": seen}


def list_(call: Call) -> Json:
    """conversations.list"""
    types = set((call.text("types") or "public_channel").split(","))
    wanted = [
        _as_app(call.hub, channel)
        for channel in call.hub.workspace.channels.values()
        if _type(channel) in types
        and not (call.flag("exclude_archived") and channel["is_archived"])
        and _known(call.hub, channel)
    ]
    rows, metadata = call.page(wanted)
    return {"ok": True, "channels": rows, "response_metadata": metadata}


def members(call: Call) -> Json:
    """conversations.members"""
    channel = known_channel(call.hub, call.required("channel"))
    _need(call, channel, "read")
    rows, metadata = call.page([{"id": user} for user in call.hub.workspace.members[channel["id"]]])
    return {"ok": True, "members": [row["id"] for row in rows], "response_metadata": metadata}


def history(call: Call) -> Json:
    """conversations.history: newest first; metadata only with include_all_metadata."""
    channel = _readable(call)
    rows = [m for m in call.hub.workspace.messages[channel["id"]] if _top_level(m) and _within(call, m["ts"])]
    page, metadata = call.page(rows[::-1], most=999)
    more = bool(metadata["next_cursor"])
    reply = {"ok": True, "messages": [_with_metadata(call, m) for m in page], "has_more": more, "pin_count": 0}
    return reply | ({"response_metadata": metadata} if more else {})


def replies(call: Call) -> Json:
    """conversations.replies: the first message, then its replies, oldest first."""
    channel = _readable(call)
    parent = call.hub.workspace.message(channel["id"], call.required("ts"))
    if parent is None:
        raise SlackError("thread_not_found")
    found = [m for m in call.hub.workspace.replies(channel["id"], parent["ts"]) if _within(call, m["ts"])]
    page, metadata = call.page([parent, *found])
    more = bool(metadata["next_cursor"])
    reply = {"ok": True, "messages": [_with_metadata(call, m) for m in page], "has_more": more}
    return reply | ({"response_metadata": metadata} if more else {})


def open_(call: Call) -> Json:
    """conversations.open: direct messages with one person."""
    hub = call.hub
    named = call.text("channel")
    if named:
        return {"ok": True, "channel": {"id": known_channel(hub, named)["id"]}, "already_open": True, "no_op": True}
    users = (call.text("users") or "").split(",")
    if users == [""]:
        raise SlackError("users_list_not_supplied")
    if any(user not in hub.workspace.users for user in users):
        raise SlackError("user_not_found")
    if len(users) > 1:
        raise SlackError("not_enough_users" if len(set(users)) == 1 else "method_not_supported_for_channel_type")
    before = len(hub.workspace.channels)
    channel = hub.workspace.direct_channel(users[0], hub.workspace.identity.bot_user_id, hub.clock.now())
    known = before == len(hub.workspace.channels)
    return {"ok": True, "channel": {"id": channel["id"]}, "already_open": known, "no_op": known}


def join(call: Call) -> Json:
    """conversations.join"""
    channel = known_channel(call.hub, call.required("channel"))
    if channel["is_archived"]:
        raise SlackError("is_archived")
    if channel["is_private"] or channel.get("is_im"):
        raise SlackError("method_not_supported_for_channel_type")
    joined = call.hub.workspace.join(channel["id"], call.hub.workspace.identity.bot_user_id)
    reply: Json = {"ok": True, "channel": _as_app(call.hub, channel)}
    return (
        reply
        if joined
        else reply | {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    )


def leave(call: Call) -> Json:
    """conversations.leave"""
    channel = known_channel(call.hub, call.required("channel"))
    left = call.hub.workspace.leave(channel["id"], call.hub.workspace.identity.bot_user_id)
    return {"ok": True} if left else {"ok": True, "not_in_channel": True}


def create(call: Call) -> Json:
    """conversations.create"""
    hub, name = call.hub, call.required("name")
    if any(channel.get("name") == name for channel in hub.workspace.channels.values()):
        raise SlackError("name_taken")
    bot = hub.workspace.identity.bot_user_id
    channel = new_channel(
        hub.workspace.new_id("C"), name, bot, int(hub.clock.now()), is_private=call.flag("is_private")
    )
    hub.workspace.channels[channel["id"]] = channel
    hub.workspace.join(channel["id"], bot)
    return {"ok": True, "channel": channel}


def _need(call: Call, channel: Json, what: str) -> None:
    """The scope for this kind of channel: "channels:history" does not open private ones."""
    family = {"im": "im", "private_channel": "groups", "public_channel": "channels"}[_type(channel)]
    if not call.hub.manifest.has_scope(f"{family}:{what}"):
        raise SlackError("missing_scope", needed=f"{family}:{what}", provided=",".join(call.hub.manifest.scopes or ()))


def _type(channel: Json) -> str:
    if channel.get("is_im"):
        return "im"
    return "private_channel" if channel["is_private"] else "public_channel"


def _known(hub: Hub, channel: Json) -> bool:
    return not channel["is_private"] or hub.workspace.is_member(channel["id"], hub.workspace.identity.bot_user_id)


def _as_app(hub: Hub, channel: Json) -> Json:
    bot = hub.workspace.identity.bot_user_id
    return {
        **channel,
        "is_member": hub.workspace.is_member(channel["id"], bot),
        "context_team_id": hub.workspace.identity.team_id,
    }


def _readable(call: Call) -> Json:
    channel = known_channel(call.hub, call.required("channel"))
    _need(call, channel, "history")
    if not call.hub.workspace.is_member(channel["id"], call.hub.workspace.identity.bot_user_id):
        raise SlackError("not_in_channel")
    return channel


def _top_level(message: Json) -> bool:
    return message.get("thread_ts") in {None, message["ts"]} or message.get("subtype") == "thread_broadcast"


def _within(call: Call, ts: str) -> bool:
    oldest, latest = call.text("oldest"), call.text("latest")
    inclusive = call.flag("inclusive")
    moment = float(ts)
    since, until = _moment(oldest, "invalid_ts_oldest"), _moment(latest, "invalid_ts_latest")
    after = since is None or moment > since or (inclusive and moment == since)
    before = until is None or moment < until or (inclusive and moment == until)
    return after and before


def _moment(text: str | None, error: str) -> float | None:
    try:
        moment = None if text is None else float(text)
    except ValueError:
        raise SlackError(error) from None
    if moment is not None and not math.isfinite(moment):
        raise SlackError(error)
    return moment


def _with_metadata(call: Call, message: Json) -> Json:
    return message if call.flag("include_all_metadata") else {k: v for k, v in message.items() if k != "metadata"}
