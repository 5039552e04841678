"""The Events API: what changed in the workspace, told to the app if its manifest asks for it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator

from bot.sandbox.gateway import UnansweredError
from bot.sandbox.hub import Hub
from bot.sandbox.state import Change
from bot.sandbox.wire import Json

# Told as they are, with Slack's own names.
AS_THEY_ARE = (
    "file_shared",
    "team_join",
    "user_change",
    "subteam_updated",
    "app_home_opened",
)


class Events:
    """Listens to the workspace and sends events over the gateway, redelivered until they are acked."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._tasks: set[asyncio.Task[None]] = set()
        hub.workspace.listeners.append(self.hear)

    def hear(self, change: Change) -> None:
        """Send the events of a change."""
        for event in events_of(self._hub, change):
            task = asyncio.get_running_loop().create_task(self._send(event))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Give up what is under way."""
        for task in list(self._tasks):
            task.cancel()

    async def _send(self, event: Json) -> None:
        identity = self._hub.workspace.identity
        authorization = {"enterprise_id": None, "team_id": identity.team_id, "user_id": identity.bot_user_id}
        payload = {
            "token": "sandbox-verification", "team_id": identity.team_id, "context_team_id": identity.team_id,
            "context_enterprise_id": None, "api_app_id": identity.app_id, "event": event, "type": "event_callback",
            "event_id": f"Ev{secrets.token_hex(5).upper()}", "event_time": int(self._hub.clock.now()),
            "authorizations": [{**authorization, "is_bot": True, "is_enterprise_install": False}],
            "is_ext_shared_channel": False, "event_context": f"4-{secrets.token_hex(8)}",
        }  # fmt: skip # shorter than one a line
        try:
            await self._hub.gateway.ask("events_api", payload)
        except UnansweredError:
            return  # the gateway goes on trying


def events_of(hub: Hub, change: Change) -> Iterator[Json]:
    """The events that a change makes for the app: only of places where it is, only those its manifest names."""
    for name, event in _events(hub, change):
        if hub.manifest.hears(name):
            yield {**event, "event_ts": event.get("event_ts") or hub.new_ts()}


def _events(hub: Hub, change: Change) -> Iterator[tuple[str, Json]]:
    workspace, data = hub.workspace, change.data
    channel = workspace.channels.get(str(data.get("channel") or ""))
    if change.kind in AS_THEY_ARE:
        yield change.kind, {"type": change.kind, **data}
    elif change.kind == "file_shared":
        if workspace.is_member(data["channel_id"], workspace.identity.bot_user_id):
            yield change.kind, {"type": change.kind, **data}
    elif channel is not None:
        yield from _events_of_channel(hub, channel, change)


def _events_of_channel(hub: Hub, channel: Json, change: Change) -> Iterator[tuple[str, Json]]:
    workspace, data = hub.workspace, change.data
    bot = workspace.identity.bot_user_id
    inside = workspace.is_member(channel["id"], bot)
    family = "group" if channel["is_private"] else "channel"
    if change.kind in {"message", "message_changed", "message_deleted"} and inside:
        yield from _message_events(hub, channel, change)
    elif change.kind in {"member_joined_channel", "member_left_channel"} and (inside or data["user"] == bot):
        words = {"channel_type": _letter(channel), "team": workspace.identity.team_id}
        event = {"type": change.kind, "user": data["user"], "channel": channel["id"], **words}
        yield change.kind, event | ({"inviter": data["inviter"]} if data.get("inviter") else {})
        if not inside:
            kind = f"{family}_left"
            yield kind, {"type": kind, "channel": channel["id"], "actor_id": data["actor"] or bot}
    elif change.kind in {"channel_archive", "channel_unarchive"} and (inside or family == "channel"):
        # What happens to a private channel is told only where the app is, and by another name.
        kind = change.kind.replace("channel", family)
        yield kind, {"type": kind, **data}


def _message_events(hub: Hub, channel: Json, change: Change) -> Iterator[tuple[str, Json]]:
    bot = hub.workspace.identity.bot_user_id
    kind = "im" if channel.get("is_im") else "group" if channel["is_private"] else "channel"
    name = {"im": "message.im", "group": "message.groups", "channel": "message.channels"}[kind]
    place = {"channel": channel["id"], "channel_type": kind}
    if change.kind == "message":
        message = change.data["message"]
        if message.get("is_command"):
            return
        yield name, {**message, **place, "event_ts": message["ts"]}
        if f"<@{bot}>" in message["text"] and message["user"] != bot and kind != "im":
            kept = ("user", "text", "ts", "thread_ts", "team", "client_msg_id", "blocks", "files")
            mention = {key: message[key] for key in kept if key in message}
            yield "app_mention", {"type": "app_mention", **mention, "channel": channel["id"], "event_ts": message["ts"]}
        return
    event: Json = {"type": "message", "subtype": change.kind, **place, "ts": hub.new_ts(), "hidden": True}
    if change.kind == "message_changed":
        event |= {"message": change.data["message"], "previous_message": change.data["previous"]}
    else:
        event |= {"deleted_ts": change.data["deleted_ts"], "previous_message": change.data["previous"]}
    yield name, event


def _letter(channel: Json) -> str:
    return "G" if channel["is_private"] else "C"
