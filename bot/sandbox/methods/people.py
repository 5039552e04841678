"""auth.*, users.*, usergroups.*, team.*, bots.*: who is who."""

from __future__ import annotations

from bot.sandbox.hub import Hub
from bot.sandbox.methods.call import Call
from bot.sandbox.wire import Json, SlackError


def api_test(call: Call) -> Json:
    """api.test: gives its arguments back; `error` makes it fail."""
    arguments = {key: value for key, value in call.arguments.items() if key != "token"}
    error = call.text("error")
    if error:
        raise SlackError(error, args=arguments)
    return {"ok": True, "args": arguments}


def auth_test(call: Call) -> Json:
    """auth.test"""
    identity = call.hub.workspace.identity
    return {
        "ok": True,
        "url": f"{call.hub.address}/",
        "team": identity.team_name,
        "user": call.hub.workspace.users[identity.bot_user_id]["name"],
        "team_id": identity.team_id,
        "user_id": identity.bot_user_id,
        "bot_id": identity.bot_id,
        "app_id": identity.app_id,
        "is_enterprise_install": False,
    }


def connections_open(call: Call) -> Json:
    """apps.connections.open: the address of a new socket, good for one connection."""
    address = call.hub.address.replace("http://", "ws://", 1)
    return {
        "ok": True,
        "url": f"{address}/link/?ticket={call.hub.gateway.new_ticket()}&app_id={call.hub.workspace.identity.app_id}",
    }


def users_info(call: Call) -> Json:
    """users.info"""
    user = call.text("user")
    if user is None or user not in call.hub.workspace.users:
        raise SlackError("user_not_found")
    return {"ok": True, "user": _user(call, user)}


def users_list(call: Call) -> Json:
    """users.list"""
    rows, metadata = call.page([_user(call, user) for user in call.hub.workspace.users])
    return {"ok": True, "members": rows, "cache_ts": int(call.hub.clock.now()), "response_metadata": metadata}


def users_conversations(call: Call) -> Json:
    """users.conversations: the channels of a person that the app may know of; the app's own without `user`."""
    workspace = call.hub.workspace
    user = call.text("user") or workspace.identity.bot_user_id
    if user not in workspace.users:
        raise SlackError("user_not_found")
    types = set((call.text("types") or "public_channel").split(","))
    rows = []
    for channel in workspace.channels.values():
        kind = "im" if channel.get("is_im") else "private_channel" if channel["is_private"] else "public_channel"
        known = kind == "public_channel" or workspace.is_member(channel["id"], workspace.identity.bot_user_id)
        archived = call.flag("exclude_archived") and channel["is_archived"]
        if workspace.is_member(channel["id"], user) and kind in types and known and not archived:
            rows.append(channel)
    page, metadata = call.page(rows)
    return {"ok": True, "channels": page, "response_metadata": metadata}


def users_by_email(call: Call) -> Json:
    """users.lookupByEmail"""
    email = call.required("email").casefold()
    for user_id, user in call.hub.workspace.users.items():
        if user["profile"]["email"].casefold() == email and not user["deleted"]:
            return {"ok": True, "user": _user(call, user_id)}
    raise SlackError("users_not_found")


def usergroup_users(call: Call) -> Json:
    """usergroups.users.list"""
    group = call.hub.workspace.usergroups.get(call.required("usergroup"))
    if group is None:
        raise SlackError("no_such_subteam")
    return {"ok": True, "users": group["users"]}


def usergroups_list(call: Call) -> Json:
    """usergroups.list"""
    rows = []
    for group in call.hub.workspace.usergroups.values():
        row = {key: value for key, value in group.items() if key != "users"}
        rows.append(row | ({"users": group["users"]} if call.flag("include_users") else {}))
    return {"ok": True, "usergroups": rows}


def team_info(call: Call) -> Json:
    """team.info"""
    identity = call.hub.workspace.identity
    team = {
        "id": identity.team_id,
        "name": identity.team_name,
        "domain": identity.team_domain,
        "email_domain": "sandbox.example",
    }
    return {"ok": True, "team": team | {"icon": {"image_default": True}, "url": f"{call.hub.address}/"}}


def bots_info(call: Call) -> Json:
    """bots.info"""
    identity = call.hub.workspace.identity
    if (call.text("bot") or identity.bot_id) != identity.bot_id:
        raise SlackError("bot_not_found")
    bot = {
        "id": identity.bot_id,
        "deleted": False,
        "name": call.hub.manifest.name,
        "updated": 0,
        "app_id": identity.app_id,
    }
    return {"ok": True, "bot": bot | {"user_id": identity.bot_user_id, "icons": {}}}


def _user(call: Call, user_id: str) -> Json:
    hub: Hub = call.hub
    user = hub.user_now(user_id)
    if not hub.manifest.has_scope("users:read.email"):
        user["profile"] = {key: value for key, value in user["profile"].items() if key != "email"}
    return user
