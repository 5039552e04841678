"""What the workspace remembers: people, channels, messages, files, views. A pure object: no sockets, no clock.

Everything is kept in the JSON forms in which Slack sends it. Each change is told to the listeners as a `Change`; the
events and the page are made from those.
"""

from __future__ import annotations

import base64
import bisect
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.sandbox.people import CHANNELS, PEOPLE, WELCOME
from bot.sandbox.wire import Json

EPHEMERALS_KEPT = 50  # for each person and channel; like Slack's, they do not outlive the session
VERSION = 1


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened: `kind` is Slack's event name where it has one; `seen_by` limits who may see it."""

    kind: str
    data: Json
    seen_by: str | None = None


@dataclass(slots=True)
class Identity:
    """The workspace and the one app in it."""

    team_id: str = "T0SANDBOX1"
    team_name: str = "Sandbox"
    team_domain: str = "sandbox"
    app_id: str = "A0SANDBOX1"
    bot_id: str = "B0SANDBOX1"
    bot_user_id: str = "U0SANDBOX1"


@dataclass(slots=True)
class Workspace:
    """All that is remembered. Messages of a channel are sorted by `ts`; `ephemerals` are keyed by (channel, user)."""

    identity: Identity = field(default_factory=Identity)
    users: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, Json] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    messages: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    ephemerals: dict[tuple[str, str], list[Json]] = field(default_factory=lambda: defaultdict(list))
    files: dict[str, Json] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    homes: dict[str, Json] = field(default_factory=dict)
    modals: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    usergroups: dict[str, Json] = field(default_factory=dict)
    listeners: list[Callable[[Change], None]] = field(default_factory=list)
    _last_ts: int = 0
    _counter: int = 0

    # --- Names and moments -----------------------------------------------------------------------------------------

    def new_id(self, prefix: str) -> str:
        """An id such as Slack's: a letter and ten capitals and digits, never used before."""
        self._counter += 1
        digits, number = "", self._counter
        alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
        while number:
            number, rest = divmod(number, len(alphabet))
            digits = alphabet[rest] + digits
        return f"{prefix}1{digits:0>9}"

    def new_ts(self, now: float) -> str:
        """A message's `ts`: seconds and microseconds, later than every one before it."""
        self._last_ts = max(int(now * 1_000_000), self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def tell(self, kind: str, data: Json, seen_by: str | None = None) -> None:
        """Tell the listeners of a change."""
        change = Change(kind, data, seen_by)
        for listener in self.listeners:
            listener(change)

    # --- Messages --------------------------------------------------------------------------------------------------

    def post(self, channel: str, message: Json) -> Json:
        """Keep a message, in order of `ts`."""
        thread_ts = message.get("thread_ts")
        bisect.insort(self.messages[channel], message, key=_ts)
        if thread_ts and thread_ts != message["ts"]:
            self._count_reply(channel, thread_ts)
        self.tell("message", {"channel": channel, "message": message})
        return message

    def post_ephemeral(self, channel: str, user: str, message: Json) -> Json:
        """Show a message to one person."""
        shown = self.ephemerals[(channel, user)]
        shown.append(message)
        del shown[:-EPHEMERALS_KEPT]
        self.tell("ephemeral", {"channel": channel, "user": user, "message": message}, seen_by=user)
        return message

    def message(self, channel: str, ts: str) -> Json | None:
        """The message with that `ts`, or None."""
        found = self.messages.get(channel, [])
        index = bisect.bisect_left(found, ts, key=_ts)
        return found[index] if index < len(found) and found[index]["ts"] == ts else None

    def ephemeral(self, channel: str, user: str, ts: str) -> Json | None:
        """The ephemeral message with that `ts` shown to that person, or None."""
        return next((message for message in self.ephemerals[(channel, user)] if message["ts"] == ts), None)

    def change_message(self, channel: str, ts: str, changes: Json) -> Json:
        """Replace fields of a message; those given as None go."""
        message = self.message(channel, ts)
        if message is None:
            raise KeyError(ts)
        before = dict(message)
        _merge(message, changes)
        self.tell("message_changed", {"channel": channel, "message": message, "previous": before})
        return message

    def delete_message(self, channel: str, ts: str) -> None:
        """Forget a message."""
        gone = self.message(channel, ts)
        if gone is not None:
            self.messages[channel].remove(gone)
            if gone.get("thread_ts") not in {None, ts}:
                self._count_reply(channel, gone["thread_ts"])
            self.tell("message_deleted", {"channel": channel, "deleted_ts": ts, "previous": gone})

    def change_ephemeral(self, channel: str, user: str, ts: str, changes: Json | None) -> None:
        """Replace an ephemeral message's fields, or take it away (None)."""
        message = self.ephemeral(channel, user, ts)
        if message is None:
            return
        if changes is None:
            self.ephemerals[(channel, user)].remove(message)
        else:
            _merge(message, changes)
        self.tell("ephemeral_changed", {"channel": channel, "user": user, "ts": ts}, seen_by=user)

    def replies(self, channel: str, thread_ts: str) -> list[Json]:
        """The replies of a thread, oldest first, without its first message."""
        return [m for m in self.messages.get(channel, []) if m.get("thread_ts") == thread_ts and m["ts"] != thread_ts]

    def _count_reply(self, channel: str, thread_ts: str) -> None:
        parent = self.message(channel, thread_ts)
        if parent is None:
            return
        replies = self.replies(channel, thread_ts)
        users = list(dict.fromkeys(reply["user"] for reply in replies))
        if replies:
            counted = {"thread_ts": thread_ts, "reply_count": len(replies), "reply_users": users}
            parent |= {**counted, "reply_users_count": len(users), "latest_reply": replies[-1]["ts"]}
        else:
            _merge(
                parent, dict.fromkeys(("thread_ts", "reply_count", "reply_users", "reply_users_count", "latest_reply"))
            )

    # --- Channels and people ---------------------------------------------------------------------------------------

    def is_member(self, channel: str, user: str) -> bool:
        """Is that user in that channel?"""
        return user in self.members.get(channel, [])

    def join(self, channel: str, user: str, inviter: str | None = None) -> bool:
        """Add a member; False if they were one."""
        if self.is_member(channel, user):
            return False
        self.members.setdefault(channel, []).append(user)
        self.tell("member_joined_channel", {"channel": channel, "user": user, "inviter": inviter})
        return True

    def leave(self, channel: str, user: str, actor: str | None = None) -> bool:
        """Take a member away (`actor` is who did it, if somebody else); False if they were none."""
        if not self.is_member(channel, user):
            return False
        self.members[channel].remove(user)
        self.tell("member_left_channel", {"channel": channel, "user": user, "actor": actor})
        return True

    def add_user(self, user: Json) -> None:
        """Somebody joins the workspace."""
        self.users[user["id"]] = user
        self.tell("team_join", {"user": user})

    def change_user(self, user: str, changes: Json) -> None:
        """Change what is known of somebody: their zone, their role, or that they left (`deleted`)."""
        self.users[user] |= changes
        self.tell("user_change", {"user": self.users[user]})

    def set_usergroup(self, group: str, handle: str, users: list[str]) -> None:
        """Make a group of people, or change who is in it."""
        row = {"id": group, "team_id": self.identity.team_id, "is_usergroup": True, "handle": handle, "name": handle}
        self.usergroups[group] = {**row, "date_delete": 0, "user_count": len(users), "users": users}
        self.tell("subteam_updated", {"subteam": self.usergroups[group]})

    def set_archived(self, channel: str, user: str, archived: bool) -> None:
        """Archive a channel or bring it back."""
        self.channels[channel]["is_archived"] = archived
        self.tell("channel_archive" if archived else "channel_unarchive", {"channel": channel, "user": user})

    def direct_channel(self, user: str, other: str, now: float) -> Json:
        """The direct messages of two, opened if need be. `user` in its JSON is the one who is not the app."""
        for channel in self.channels.values():
            if channel.get("is_im") and set(self.members[channel["id"]]) == {user, other}:
                return channel
        person = user if other == self.identity.bot_user_id else other
        channel = {"id": self.new_id("D"), "created": int(now), "is_im": True, "is_org_shared": False, "user": person}
        channel |= {
            "is_channel": False,
            "is_private": True,
            "is_archived": False,
            "is_user_deleted": False,
            "priority": 0,
        }
        self.channels[channel["id"]] = channel
        self.members[channel["id"]] = list(dict.fromkeys((user, other)))
        self.tell("im_open", {"channel": channel["id"], "user": user})
        return channel

    def visible_channels(self, user: str) -> Iterator[Json]:
        """Channels that a person may see: their own, and public ones unless they are a guest."""
        guest = self.users[user].get("is_restricted", False)
        for channel in self.channels.values():
            public = not channel.get("is_private") and not guest
            if self.is_member(channel["id"], user) or public:
                yield channel

    def move_to(self, address: str) -> None:
        """The workspace is at another address now (http://127.0.0.1:PORT): so are its files."""
        for file in self.files.values():
            for name in ("url_private", "url_private_download", "permalink"):
                file[name] = address + urlsplit(file[name]).path

    # --- Keeping ---------------------------------------------------------------------------------------------------

    def dump(self) -> Json:
        """Everything that outlives a restart, as one JSON object, but for the contents of files."""
        return {
            "version": VERSION,
            "last_ts": self._last_ts,
            "counter": self._counter,
            "users": self.users,
            "channels": self.channels,
            "members": self.members,
            "messages": self.messages,
            "files": self.files,
            "homes": self.homes,
            "usergroups": self.usergroups,
        }

    def restore(self, kept: Json) -> None:
        """Take over what `dump` gave. ValueError, KeyError or TypeError for what it cannot have given."""
        tables = ("users", "channels", "members", "messages", "files", "homes", "usergroups")
        if kept["version"] != VERSION or not all(isinstance(kept[name], dict) for name in tables):
            raise ValueError("kept by another version")
        self._last_ts, self._counter = int(kept["last_ts"]), int(kept["counter"])
        self.users, self.channels, self.members = kept["users"], kept["channels"], kept["members"]
        self.messages = defaultdict(list, kept["messages"])
        self.files, self.homes, self.usergroups = kept["files"], kept["homes"], kept["usergroups"]
        # Older state files hold the contents themselves.
        self.contents = {name: base64.b64decode(data) for name, data in kept.get("contents", {}).items()}
        for message in (message for messages in self.messages.values() for message in messages):
            # A message and the list of files hold the same file again, as before.
            if message.get("files"):
                message["files"] = [self.files.get(file["id"], file) for file in message["files"]]


def new_workspace(now: float, app_name: str) -> Workspace:
    """A workspace on its first day."""
    workspace = Workspace()
    identity = workspace.identity
    for person in PEOPLE:
        workspace.users[person.id] = _user(person.id, person.name, person.real_name, person.tz, int(now)) | {
            "color": person.colour.lstrip("#"),
            "is_admin": person.is_admin,
            "is_owner": person.is_owner,
            "is_primary_owner": person.is_owner,
            "is_restricted": person.is_guest,
            "is_ultra_restricted": False,
        }
        workspace.users[person.id]["profile"]["title"] = person.title
    handle = "".join(letter if letter.isalnum() else "_" for letter in app_name.casefold())
    bot = _user(identity.bot_user_id, handle, app_name, "UTC", int(now))
    bot["profile"] |= {"bot_id": identity.bot_id, "api_app_id": identity.app_id, "always_active": True}
    workspace.users[identity.bot_user_id] = bot | {"is_bot": True, "color": "4a154b"}
    for room in CHANNELS:
        workspace.channels[room.id] = new_channel(
            room.id, room.name, PEOPLE[0].id, int(now), room.topic, room.is_private
        )
        workspace.members[room.id] = [*room.members, *([identity.bot_user_id] if room.with_app else [])]
    for channel_id, user, text in WELCOME:
        workspace.messages[channel_id].append(
            {"type": "message", "user": user, "text": text, "ts": workspace.new_ts(now)}
        )
    for person in PEOPLE:
        workspace.direct_channel(person.id, identity.bot_user_id, now)
    return workspace


def new_channel(id_: str, name: str, creator: str, created: int, topic: str = "", is_private: bool = False) -> Json:
    """A channel in Slack's form."""
    words = {"value": topic, "creator": creator if topic else "", "last_set": created if topic else 0}
    return {
        "id": id_, "name": name, "name_normalized": name, "created": created, "creator": creator,
        "updated": created * 1000,
        "is_channel": not is_private, "is_group": is_private, "is_im": False, "is_mpim": False,
        "is_private": is_private,
        "is_archived": False, "is_general": name == "general", "is_shared": False, "is_ext_shared": False,
        "is_org_shared": False, "is_pending_ext_shared": False, "pending_shared": [], "unlinked": 0,
        "parent_conversation": None,
        "topic": words, "purpose": dict(words), "previous_names": [],
    }  # fmt: skip # shorter than one a line


def new_person(id_: str, name: str, tz: str, now: float) -> Json:
    """A full member in Slack's form; their handle is their name's first word."""
    return _user(id_, name.split()[0].casefold(), name, tz, int(now)) | {"color": "5c5a5d", "is_restricted": False}


def _user(id_: str, name: str, real_name: str, tz: str, now: int) -> Json:
    profile = {
        "title": "", "phone": "", "real_name": real_name, "real_name_normalized": real_name, "display_name": real_name,
        "display_name_normalized": real_name, "status_text": "", "status_emoji": "", "avatar_hash": "",
        "team": "T0SANDBOX1",
        "email": f"{name}@sandbox.example", "first_name": real_name.split()[0], "last_name": real_name.split()[-1],
    }  # fmt: skip # shorter than one a line
    return {
        "id": id_, "team_id": "T0SANDBOX1", "name": name, "real_name": real_name, "deleted": False, "tz": tz,
        "profile": profile,
        "is_admin": False, "is_owner": False, "is_primary_owner": False, "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": False, "is_app_user": False, "is_email_confirmed": True, "updated": now,
        "who_can_share_contact_card": "EVERYONE",
    }  # fmt: skip # shorter than one a line


def _ts(message: Json) -> str:
    # Ten digits of seconds and six of microseconds: order of text is order of time until the year 2286.
    return str(message["ts"])


def _merge(message: Json, changes: Json) -> None:
    for key, value in changes.items():
        if value is None:
            message.pop(key, None)
        else:
            message[key] = value
