"""What people hand in -> single files: uploads, addresses, pasted text, a message with its thread; ZIPs opened."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.intake.slack_files import download
from bot.people import name_of
from bot.workspace import Workspace
from briefings.reading.conversations.chat import Message, as_conversation
from briefings.reading.formats.bundles import bare_name
from briefings.reading.worker import SafeReader
from briefings.records import BriefingsError

MOST_AT_ONCE = 100
_THREAD = 200
# Messages without words of their own, such as a file's, make no record.
_SHORTEST_MESSAGE = 20
# What says something; the others tell that somebody joined, or changed the channel's name.
_SAID = (None, "", "file_share", "thread_broadcast", "me_message", "bot_message")
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|([^<>]*))?>")
_LINK = re.compile(r"<(https?://[^<>|]*)(?:\|([^<>]*))?>")
_OTHER = re.compile(r"<[#!][^<>|]*(?:\|([^<>]*))?>")


@dataclass(frozen=True, slots=True)
class Given:
    """One thing that was handed in: a file in Slack, an address, or (`data`) the words themselves.

    `source` is a sentence about what the words came with, or how much of it they are, if there is anything to say.
    """

    file_id: str = ""
    address: str = ""
    filename: str = ""
    data: bytes = b""
    source: str | None = None

    @property
    def label(self) -> str:
        """What the person is told about it by."""
        return self.filename or self.address or "A file"


@dataclass(frozen=True, slots=True)
class Loaded:
    """One record's bytes, with the address that they came from and a sentence about what they came with, if any.

    `refused` says why this file of several could not be taken out of what holds them.
    """

    data: bytes
    filename: str
    address: str | None = None
    source: str | None = None
    refused: str | None = None


async def loaded(workspace: Workspace, given: Given) -> list[Loaded]:
    """The single files. Raises BriefingsError, saying why, when they cannot be had."""
    if given.file_id:
        name, data = await download(workspace.client, given.file_id)
        one = Loaded(data, bare_name(name))
    elif given.data:
        one = Loaded(given.data, given.filename, given.address or None, given.source)
    else:
        fetched = await asyncio.to_thread(workspace.fetch, given.address)
        one = Loaded(fetched.data, fetched.filename, fetched.address)
    return await asyncio.to_thread(_opened, workspace.reader, one)


def _opened(reader: SafeReader, one: Loaded) -> list[Loaded]:
    if not one.data:
        raise BriefingsError("This file is empty. Please choose another one.")
    parts = reader.unbundled(one.data, one.filename)
    if parts is None:
        return [one]
    if len(parts) > MOST_AT_ONCE:
        raise BriefingsError(
            f"It holds {len(parts):,} files; Slack's windows have room for {MOST_AT_ONCE}. "
            "Please add it with the command briefings add, or in parts."
        )
    return [Loaded(part.data, part.filename, source=part.source, refused=part.refused) for part in parts]


async def from_message(
    workspace: Workspace, channel: str, message: Mapping[str, object], own: Collection[str | None]
) -> list[Given]:
    """A message with its thread: its files, and its words where they are more than a remark.

    What the bot wrote itself, known by the ids in `own`, is no record: it repeats what is on file. Raises
    BriefingsError when nothing else is there.
    """
    thread, note = await _thread(workspace, channel, message)
    messages = [each for each in thread if not _is_by(each, own) and each.get("subtype") in _SAID]
    if not messages:
        raise BriefingsError(
            "This is only what I wrote myself, from records that are on file; there is nothing to add."
        )
    files = [
        Given(file_id=str(file["id"]), filename=str(file.get("name") or ""))
        for each in messages
        for file in _files(each)
        if file.get("id")
    ]
    written = await _written(workspace, messages)
    if sum(len(each.text) for each in written) < _SHORTEST_MESSAGE:
        return files
    name = f"conversation-{written[0].moment:%Y-%m-%d}.txt"
    address = await _permalink(workspace, channel, str(messages[0].get("ts") or ""))
    data = as_conversation("Slack", written).encode()
    return [*files, Given(filename=name, data=data, address=address, source=note)]


def _is_by(message: Mapping[str, object], own: Collection[str | None]) -> bool:
    return any(message.get(key) in own for key in ("user", "bot_id") if message.get(key))


def _files(message: Mapping[str, object]) -> list[Mapping[str, object]]:
    files = message.get("files")
    return [each for each in files if isinstance(each, Mapping)] if isinstance(files, list) else []


async def _thread(
    workspace: Workspace, channel: str, message: Mapping[str, object]
) -> tuple[Sequence[Mapping[str, object]], str | None]:
    """The message's thread from its beginning, and a sentence where that is not all of it.

    Where the bot may not read on, it is the message alone.
    """
    if not message.get("thread_ts"):
        return [message], None
    try:
        response = await workspace.client.conversations_replies(
            channel=channel, ts=str(message["thread_ts"]), limit=_THREAD
        )
    except (SlackApiError, aiohttp.ClientError, TimeoutError):
        return [message], "This is one message of a thread; I could not read the others."
    found = response.get("messages")
    if not isinstance(found, list) or not found:
        return [message], None
    more = f"The thread goes on; these are its first {len(found)} messages." if response.get("has_more") else None
    return found, more


async def _permalink(workspace: Workspace, channel: str, ts: str) -> str:
    try:
        response = await workspace.client.chat_getPermalink(channel=channel, message_ts=ts)
    except (SlackApiError, aiohttp.ClientError, TimeoutError):
        return ""
    return str(response.get("permalink") or "")


async def _written(workspace: Workspace, messages: Sequence[Mapping[str, object]]) -> list[Message]:
    """Who wrote what and when, in order; messages without words are left out."""
    ids = {str(each.get("user") or "") for each in messages}
    ids |= {found[1] for each in messages for found in _MENTION.finditer(str(each.get("text") or ""))}
    names = {each: await name_of(workspace, each) for each in sorted(ids) if each}
    written = [(each, _plain(str(each.get("text") or ""), names)) for each in messages]
    return [_said(each, text, names) for each, text in written if text]


def _said(message: Mapping[str, object], text: str, names: Mapping[str, str]) -> Message:
    """One message. What an app posts may carry the id of the person who set it up: it is the app's all the same."""
    if message.get("bot_id"):
        profile = message.get("bot_profile")
        given = profile.get("name") if isinstance(profile, Mapping) else None
        return Message(_moment(message), str(message.get("username") or given or "An app"), text, by_app=True)
    return Message(_moment(message), names.get(str(message.get("user") or ""), ""), text)


def _plain(text: str, names: Mapping[str, str]) -> str:
    text = _MENTION.sub(lambda found: names.get(found[1]) or found[2] or found[1], text)
    text = _LINK.sub(lambda found: f"{found[2]} ({found[1]})" if found[2] else found[1], text)
    text = _OTHER.sub(lambda found: found[1] or "", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def _moment(message: Mapping[str, object]) -> datetime:
    return datetime.fromtimestamp(float(str(message.get("ts") or 0)), UTC)
