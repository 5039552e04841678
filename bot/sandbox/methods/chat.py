"""chat.*: messages that the app posts, changes and takes away."""

from __future__ import annotations

import json
import secrets
from dataclasses import replace

from bot.sandbox import elements
from bot.sandbox.block_kit import Fault, refusal
from bot.sandbox.hub import Hub
from bot.sandbox.methods.call import Call
from bot.sandbox.wire import Json, SlackError, is_shallow


def post_message(call: Call) -> Json:
    """chat.postMessage"""
    hub = call.hub
    content = message_content(call)
    channel = channel_to_post(call)
    hub.rates.count_post(channel["id"])
    thread_ts = call.text("thread_ts")
    if thread_ts and hub.workspace.message(channel["id"], thread_ts) is None:
        raise SlackError("thread_not_found")
    extra: Json = {"metadata": _metadata(call), "thread_ts": thread_ts}
    if call.text("username") and hub.manifest.has_scope("chat:write.customize"):
        extra["username"] = call.text("username")
    message = hub.bot_message(content.pop("text"), **content, **extra)
    hub.workspace.post(channel["id"], message)
    if thread_ts and call.flag("reply_broadcast"):
        hub.workspace.change_message(channel["id"], message["ts"], {"subtype": "thread_broadcast"})
    return {"ok": True, "channel": channel["id"], "ts": message["ts"], "message": message}


def post_ephemeral(call: Call) -> Json:
    """chat.postEphemeral"""
    content = message_content(call)
    channel = channel_to_post(call)
    user = call.required("user")
    if user not in call.hub.workspace.users or not call.hub.workspace.is_member(channel["id"], user):
        raise SlackError("user_not_in_channel")
    thread_ts = call.text("thread_ts")
    message = call.hub.bot_message(content.pop("text"), is_ephemeral=True, thread_ts=thread_ts, **content)
    call.hub.workspace.post_ephemeral(channel["id"], user, message)
    return {"ok": True, "message_ts": message["ts"]}


def update(call: Call) -> Json:
    """chat.update: the app's own messages; text longer than 4,000 characters is refused."""
    hub = call.hub
    channel = known_channel(hub, call.required("channel"))
    ts = call.required("ts")
    message = own_message(hub, channel["id"], ts, "cant_update_message")
    if channel["is_archived"]:
        raise SlackError("is_inactive")
    text = call.text("text")
    if text and len(text) > hub.block_kit.limits["message"]["update_text"]:
        raise SlackError("msg_too_long")
    content = message_content(call)
    changes: Json = {"text": content.get("text") or "", "edited": {"user": message["user"], "ts": hub.new_ts()}}
    for key in ("blocks", "attachments"):
        # What is not given stays, unless a new text replaces the old blocks.
        if key in content:
            changes[key] = content[key]
        elif text is not None or call.arguments.get(key) is not None:
            changes[key] = None
    if call.arguments.get("metadata") is not None:
        # An empty object takes it away (https://docs.slack.dev/reference/methods/chat.update).
        changes["metadata"] = _metadata(call)
    changed = hub.workspace.change_message(channel["id"], ts, changes)
    return {"ok": True, "channel": channel["id"], "ts": ts, "text": changed["text"], "message": changed}


def delete(call: Call) -> Json:
    """chat.delete: the app's own messages."""
    channel = known_channel(call.hub, call.required("channel"))
    ts = call.required("ts")
    own_message(call.hub, channel["id"], ts, "cant_delete_message")
    call.hub.workspace.delete_message(channel["id"], ts)
    return {"ok": True, "channel": channel["id"], "ts": ts}


def get_permalink(call: Call) -> Json:
    """chat.getPermalink"""
    channel = known_channel(call.hub, call.required("channel"))
    ts = call.required("message_ts")
    message = call.hub.workspace.message(channel["id"], ts)
    if message is None:
        raise SlackError("message_not_found")
    return {"ok": True, "channel": channel["id"], "permalink": permalink(call.hub, channel["id"], message)}


def permalink(hub: Hub, channel: str, message: Json) -> str:
    """The address of a message on the page."""
    address = f"{hub.address}/archives/{channel}/p{message['ts'].replace('.', '')}"
    thread = message.get("thread_ts")
    return address + (f"?thread_ts={thread}&cid={channel}" if thread and thread != message["ts"] else "")


def known_channel(hub: Hub, name: str) -> Json:
    """A channel by id or #name; `channel_not_found` for none, and for private ones that the app is not in."""
    workspace = hub.workspace
    plain = name.removeprefix("#")
    found = workspace.channels.get(name) or next(
        (channel for channel in workspace.channels.values() if channel.get("name") == plain), None
    )
    bot = workspace.identity.bot_user_id
    if found is None or (found.get("is_private") and not workspace.is_member(found["id"], bot)):
        raise SlackError("channel_not_found")
    return found


def channel_to_post(call: Call) -> Json:
    """The channel of a post, a person's id standing for their direct messages; `not_in_channel`, `is_archived`."""
    hub, name = call.hub, call.required("channel")
    bot = hub.workspace.identity.bot_user_id
    if name in hub.workspace.users:
        return hub.workspace.direct_channel(name, bot, hub.clock.now())
    channel = known_channel(hub, name)
    if channel["is_archived"]:
        raise SlackError("is_archived")
    if not hub.workspace.is_member(channel["id"], bot) and not hub.manifest.has_scope("chat:write.public"):
        raise SlackError("not_in_channel")
    return channel


def own_message(hub: Hub, channel: str, ts: str, error: str) -> Json:
    """A message of the app itself; `message_not_found`, or `error` for another's."""
    message = hub.workspace.message(channel, ts)
    if message is None:
        raise SlackError("message_not_found")
    if message.get("bot_id") != hub.workspace.identity.bot_id:
        raise SlackError(error)
    return message


def message_content(call: Call) -> Json:
    """Text, blocks and attachments of a call, checked; `no_text` when there is nothing to show."""
    blocks = call.data("blocks", "invalid_blocks_format")
    attachments = call.data("attachments", "invalid_attachments_format")
    markdown = call.text("markdown_text")
    if markdown:
        if call.text("text") or blocks:
            raise SlackError("markdown_text_conflict")
        return checked_content(call.hub, markdown, [{"type": "markdown", "text": markdown}], attachments)
    return checked_content(call.hub, call.text("text"), blocks, attachments)


def checked_content(hub: Hub, text: object, blocks: object, attachments: object) -> Json:
    """A message's text, blocks and attachments as Slack keeps them: checked, text cut, ids filled in."""
    limits = hub.block_kit.limits["message"]
    content: Json = {}
    if blocks:
        hub.block_kit.check_message(blocks)
        _check_files(hub, blocks)
        content["blocks"] = elements.with_ids(blocks, secrets.token_hex(2))  # type: ignore[arg-type] # just checked
    if attachments:
        if not isinstance(attachments, list):
            raise SlackError("invalid_attachments_format")
        if len(attachments) > limits["attachments"]:
            raise SlackError("too_many_attachments")
        if not all(_is_attachment(attachment) for attachment in attachments):
            raise SlackError("invalid_attachments")
        for at, attachment in enumerate(attachments):
            if not attachment.get("blocks"):
                continue
            faults = hub.block_kit.faults("message", {"blocks": attachment["blocks"]})
            if faults:
                moved = [replace(fault, pointer=f"/attachments/{at}{fault.pointer}") for fault in faults]
                raise refusal("invalid_attachments", moved)
        content["attachments"] = attachments
    if not text and not content:
        raise SlackError("no_text")
    content["text"] = (text if isinstance(text, str) else "")[: limits["text_cut"]]
    return content


def _is_attachment(attachment: object) -> bool:
    """An object whose words are words, however it is nested inside."""
    if not isinstance(attachment, dict) or not is_shallow(attachment):
        return False
    return all(isinstance(attachment.get(name, ""), str) for name in ("pretext", "title", "text", "color", "fallback"))


def _check_files(hub: Hub, blocks: object) -> None:
    """Refuse a picture whose file is not there (any more), as Slack does."""
    for at, block in enumerate(blocks if isinstance(blocks, list) else []):
        file = (block.get("slack_file") or {}).get("id") if block.get("type") == "image" else None
        if file is not None and file not in hub.workspace.contents:
            fault = Fault(f"/blocks/{at}/slack_file", "invalid_slack_file", "invalid slack file")
            raise refusal("invalid_blocks", [fault])


def _metadata(call: Call) -> Json | None:
    metadata = call.data("metadata", "invalid_metadata_format")
    if not metadata:
        return None
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_type"), str):
        raise SlackError("invalid_metadata_format")
    if not isinstance(metadata.get("event_payload"), dict) or not is_shallow(metadata):
        raise SlackError("invalid_metadata_schema")
    if len(json.dumps(metadata)) > 8192:
        raise SlackError("metadata_too_large")
    return metadata
