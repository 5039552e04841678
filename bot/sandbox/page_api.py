"""The page's own side door: what a person sees, what they do, faults and the clock. Not part of Slack's wire."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.sandbox.acting import Acting, NotPossibleError
from bot.sandbox.hub import Hub
from bot.sandbox.state import Change, new_person
from bot.sandbox.web_api import file_reply
from bot.sandbox.wire import Json, parsed

PAGE = Path(__file__).parent / "page"
OWN_HOST = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d+)?")
PERSON_CHANGES = {"tz", "is_admin", "is_owner", "is_restricted", "deleted"}
SHOWN_MESSAGES = 200  # of each channel, newest
POLICY = (
    "default-src 'self'; connect-src 'self' ws://127.0.0.1:* ws://localhost:*; img-src * data:; "
    "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
)


class PageApi:
    """Serves the page's files, the state it draws, and the doings of whoever looks at it."""

    def __init__(self, hub: Hub, acting: Acting) -> None:
        self._hub = hub
        self._acting = acting
        self._tabs: dict[web.WebSocketResponse, str] = {}
        self._to_tell: set[web.WebSocketResponse] = set()
        self._telling: asyncio.Task[None] | None = None
        hub.workspace.listeners.append(self._hear)
        hub.gateway.watchers.append(lambda: self._push({"kind": "sockets"}))

    def routes(self) -> list[web.RouteDef]:
        """All of them, for aiohttp's router."""
        return [
            web.get("/", self.index),
            web.get("/archives/{tail:.*}", self.index),
            web.get("/page/{file}", self.static),
            web.get("/sandbox/people", self.people),
            web.get("/sandbox/state", self.state),
            web.get("/sandbox/changes", self.changes),
            web.get("/sandbox/files/{file}", self.file),
            web.post("/sandbox/files", self.upload),
            web.post("/sandbox/do/{deed}", self.do),
            web.get("/sandbox/clock", self.clock),
            web.post("/sandbox/clock", self.set_clock),
            web.get("/sandbox/faults", self.faults),
            web.post("/sandbox/faults", self.arm),
            web.delete("/sandbox/faults", self.disarm),
            web.post("/sandbox/refresh", self.refresh),
        ]

    # --- The page --------------------------------------------------------------------------------------------------

    async def index(self, _request: web.Request) -> web.StreamResponse:
        """The page itself."""
        return _served(PAGE / "index.html")

    async def static(self, request: web.Request) -> web.StreamResponse:
        """One of the page's files."""
        name = request.match_info["file"]
        if name not in {file.name for file in PAGE.iterdir()}:
            raise web.HTTPNotFound
        return _served(PAGE / name)

    async def people(self, _request: web.Request) -> web.StreamResponse:
        """The people one may act as."""
        users = self._hub.workspace.users.values()
        return web.json_response(
            [{"id": one["id"], "name": one["real_name"]} for one in users if not (one["is_bot"] or one["deleted"])]
        )

    async def state(self, request: web.Request) -> web.StreamResponse:
        """Everything that the person `as` may see, as one JSON object."""
        user = request.query.get("as", "")
        if user not in self._hub.workspace.users:
            raise web.HTTPNotFound(text="no such person")
        return web.json_response(seen_by(self._hub, user))

    async def changes(self, request: web.Request) -> web.StreamResponse:
        """A socket on which a line comes whenever something changed that the person `as` may see.

        Not server-sent events: a browser allows six of those for one address, and people open more tabs than that.
        """
        user = request.query.get("as", "")
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        self._tabs[socket] = user
        try:
            async for _ in socket:
                continue  # a tab only listens
        finally:
            self._tabs.pop(socket, None)
        return socket

    async def close(self) -> None:
        """Close the sockets of all tabs, so that the server can stop."""
        for socket in list(self._tabs):
            await socket.close()

    def _hear(self, change: Change) -> None:
        self._push({"kind": change.kind, "seen_by": change.seen_by})

    def _push(self, change: Json) -> None:
        """Tell the tabs soon: changes of one moment are told of together."""
        for socket, user in self._tabs.items():
            if change.get("seen_by") in {None, user}:
                self._to_tell.add(socket)
        if self._to_tell and self._telling is None:
            self._telling = asyncio.get_running_loop().create_task(self._tell())

    async def _tell(self) -> None:
        await asyncio.sleep(0)
        sockets, self._telling = list(self._to_tell), None
        self._to_tell.clear()
        for socket in sockets:
            with contextlib.suppress(ConnectionError):  # the tab was closed just now
                await socket.send_str("changed")

    # --- Doings ----------------------------------------------------------------------------------------------------

    async def do(self, request: web.Request) -> web.StreamResponse:
        """Something a person does: {"as": user, ...}."""
        body = await _object(request)
        known = self._deeds().get(request.match_info["deed"])
        if known is None:
            raise web.HTTPNotFound(text="no such deed")
        deed, needs = known
        self._check(body, needs)
        try:
            return web.json_response(await deed(body))
        except NotPossibleError as error:
            return web.json_response({"ok": False, "error": "not_possible", "words": str(error)})

    def _deeds(self) -> dict[str, tuple[Callable[[Json], Awaitable[Json]], tuple[str, ...]]]:
        """Each with what it needs beside who does it."""
        return {
            "type": (self._type, ("channel", "text")),
            "click": (self._click, ("place", "action_id")),
            "suggest": (self._suggest, ("place", "action_id")),
            "submit": (self._submit, ("view",)),
            "close": (self._close, ("view",)),
            "shortcut": (self._shortcut, ("callback_id",)),
            "home": (self._home, ()),
            "share": (self._share, ("channel", "files")),
            "join": (self._join, ("channel",)),
            "leave": (self._leave, ("channel",)),
            "invite-app": (self._invite, ("channel",)),
            "remove-app": (self._remove, ("channel",)),
            "archive": (self._archive, ("channel",)),
            "new-person": (self._new_person, ("name",)),
            "change-person": (self._change_person, ("user", "changes")),
            "usergroup": (self._usergroup, ("id", "handle", "users")),
        }

    def _check(self, body: Json, needs: tuple[str, ...]) -> None:
        """400 for what no page of ours would send."""
        workspace = self._hub.workspace
        place, users = body.get("place"), body.get("users")
        whole = (isinstance(place, dict) and {"view"} <= set(place)) or {"channel", "ts"} <= set(place or {})
        good = {
            "as": str(body.get("as")) in workspace.users,
            "channel": str(body.get("channel")) in workspace.channels,
            "place": whole and all(isinstance(part, str) for part in (place or {}).values()),
            "user": str(body.get("user")) in workspace.users,
            "users": isinstance(users, list) and all(str(one) in workspace.users for one in users),
            "changes": isinstance(body.get("changes"), dict) and set(body["changes"]) <= PERSON_CHANGES,
            "name": isinstance(body.get("name"), str) and bool(body["name"].strip()),
            "files": isinstance(body.get("files"), list) and all(str(one) in workspace.files for one in body["files"]),
        }
        wrong = [name for name in ("as", *needs) if not good.get(name, isinstance(body.get(name), str))]
        if wrong:
            raise web.HTTPBadRequest(text=f"Missing or unknown: {', '.join(wrong)}.")

    async def _type(self, body: Json) -> Json:
        return await self._acting.types(body["as"], body["channel"], body["text"], body.get("thread_ts"))

    async def _click(self, body: Json) -> Json:
        return await self._acting.clicks(
            body["as"], body["place"], body["action_id"], body.get("value"), body.get("block_id"), body.get("values")
        )

    async def _suggest(self, body: Json) -> Json:
        return await self._acting.suggests(
            body["as"], body["place"], body["action_id"], body.get("text", ""), body.get("block_id")
        )

    async def _submit(self, body: Json) -> Json:
        return await self._acting.submits(body["as"], body["view"], body.get("values") or {})

    async def _close(self, body: Json) -> Json:
        return await self._acting.closes(body["as"], body["view"])

    async def _shortcut(self, body: Json) -> Json:
        return await self._acting.shortcut(body["as"], body["callback_id"], body.get("place"))

    async def _home(self, body: Json) -> Json:
        self._acting.opens_home(body["as"], body.get("tab", "home"))
        return {"ok": True}

    async def _share(self, body: Json) -> Json:
        files = [self._hub.workspace.files[file_id] for file_id in body["files"]]
        message = self._acting.shares(body["as"], body["channel"], files, body.get("text", ""), body.get("thread_ts"))
        return {"ok": True, "message": message}

    async def _join(self, body: Json) -> Json:
        return {"ok": self._hub.workspace.join(body["channel"], body["as"])}

    async def _leave(self, body: Json) -> Json:
        return {"ok": self._hub.workspace.leave(body["channel"], body["as"])}

    async def _invite(self, body: Json) -> Json:
        bot = self._hub.workspace.identity.bot_user_id
        return {"ok": self._hub.workspace.join(body["channel"], bot, inviter=body["as"])}

    async def _remove(self, body: Json) -> Json:
        bot = self._hub.workspace.identity.bot_user_id
        return {"ok": self._hub.workspace.leave(body["channel"], bot, actor=body["as"])}

    async def _new_person(self, body: Json) -> Json:
        workspace, now = self._hub.workspace, self._hub.clock.now()
        user = new_person(workspace.new_id("U"), body["name"].strip(), "Europe/London", now)
        workspace.add_user(user)
        for channel in workspace.channels.values():
            if channel.get("is_general"):
                workspace.join(channel["id"], user["id"])
        workspace.direct_channel(user["id"], workspace.identity.bot_user_id, now)
        return {"ok": True, "user": user}

    async def _change_person(self, body: Json) -> Json:
        try:
            ZoneInfo(str(body["changes"].get("tz", "UTC")))
        except (KeyError, ValueError, OSError):
            raise NotPossibleError("There is no such time zone.") from None
        changes = dict(body["changes"])
        if changes.get("is_owner") is False:
            changes["is_primary_owner"] = False  # as in Slack, who is the first of the owners is one of them
        self._hub.workspace.change_user(body["user"], changes)
        return {"ok": True, "user": self._hub.user_now(body["user"])}

    async def _usergroup(self, body: Json) -> Json:
        self._hub.workspace.set_usergroup(body["id"], body["handle"], body["users"])
        return {"ok": True}

    async def _archive(self, body: Json) -> Json:
        self._hub.workspace.set_archived(body["channel"], body["as"], bool(body.get("archived", True)))
        return {"ok": True}

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """A file chosen on the page: its bytes as the body, its name and the person in the address."""
        user, name = request.query.get("as", ""), request.query.get("name", "")
        if user not in self._hub.workspace.users or not name:
            raise web.HTTPBadRequest(text="Missing or unknown: as, name.")
        file = self._acting.uploads(user, name, await request.read())
        return web.json_response({"ok": True, "file": file})

    async def file(self, request: web.Request) -> web.StreamResponse:
        """A file's bytes, for the page."""
        return file_reply(self._hub, request.match_info["file"])

    # --- Clock and faults ------------------------------------------------------------------------------------------

    async def clock(self, _request: web.Request) -> web.StreamResponse:
        """{"now": ISO moment in UTC, "offset": seconds ahead of the machine}."""
        return web.json_response({"now": self._hub.clock.moment().isoformat(), "offset": self._hub.clock.offset})

    async def set_clock(self, request: web.Request) -> web.StreamResponse:
        """{"now": ISO moment with its zone}, {"advance": seconds} or {"reset": true}."""
        body = await _object(request)
        try:
            if body.get("reset"):
                self._hub.clock.reset()
            elif "advance" in body:
                self._hub.clock.advance(float(body["advance"]))
            else:
                moment = datetime.fromisoformat(body["now"])
                if moment.tzinfo is None:
                    raise ValueError("the moment needs its zone, as in 2025-06-02T09:00+09:00")
                self._hub.clock.set(moment)
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise web.HTTPBadRequest(text=str(error)) from None
        self._push({"kind": "clock"})
        return await self.clock(request)

    async def faults(self, _request: web.Request) -> web.StreamResponse:
        """The faults that are armed."""
        return web.json_response({"faults": self._hub.faults.listed()})

    async def arm(self, request: web.Request) -> web.StreamResponse:
        """Arm a fault: {"kind", "on", "times", "seconds"}."""
        body = await _object(request)
        try:
            self._hub.faults.arm(
                body["kind"], str(body.get("on") or "*"), int(body.get("times", 1)), float(body.get("seconds", 1))
            )
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise web.HTTPBadRequest(text=str(error)) from None
        self._push({"kind": "faults"})
        return await self.faults(request)

    async def disarm(self, request: web.Request) -> web.StreamResponse:
        """Disarm all faults."""
        self._hub.faults.clear()
        self._push({"kind": "faults"})
        return await self.faults(request)

    async def refresh(self, _request: web.Request) -> web.StreamResponse:
        """Ask the app to reconnect its sockets."""
        await self._hub.gateway.refresh()
        return web.json_response({"ok": True})


def seen_by(hub: Hub, user: str) -> Json:
    """What one person sees: people, channels, messages and their own ephemeral ones, modals, Home, clock, faults."""
    workspace, identity = hub.workspace, hub.workspace.identity
    channels = []
    for channel in workspace.visible_channels(user):
        messages = [*workspace.messages[channel["id"]], *workspace.ephemerals[(channel["id"], user)]]
        messages = sorted(messages, key=lambda message: str(message["ts"]))[-SHOWN_MESSAGES:]
        mine = workspace.is_member(channel["id"], user)
        app = workspace.is_member(channel["id"], identity.bot_user_id)
        seen = {"is_member": mine, "has_app": app, "num_members": len(workspace.members[channel["id"]])}
        channels.append({**channel, **seen, "messages": messages})
    return {
        "me": user,
        "team": {"id": identity.team_id, "name": identity.team_name},
        "app": {
            "name": hub.manifest.name,
            "user": identity.bot_user_id,
            "connected": hub.gateway.open_sockets,
            "has_home": hub.manifest.home_tab,
        },
        "users": {user_id: hub.user_now(user_id) for user_id in workspace.users},
        "usergroups": workspace.usergroups,
        "channels": channels,
        "modals": workspace.modals[user],
        "home": workspace.homes.get(user),
        "commands": list((hub.manifest.commands or {}).values()),
        "examples": list(hub.examples),
        "shortcuts": list(hub.manifest.shortcuts),
        "clock": {"now": hub.clock.now(), "offset": hub.clock.offset},
        "faults": hub.faults.listed(),
    }


@web.middleware
async def own_address_only(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse other names for this address, and pages of other sites that try to use it."""
    if not OWN_HOST.fullmatch(request.host):
        raise web.HTTPForbidden(text="The sandbox answers on this machine only.")
    origin = request.headers.get("Origin")
    # A picture or a link on another page brings no origin, but browsers say that the page is another.
    elsewhere = request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}
    followed = request.method == "GET" and (request.path == "/" or request.path.startswith("/archives/"))
    if (origin and origin != f"http://{request.host}") or (elsewhere and not followed):
        raise web.HTTPForbidden(text="The sandbox answers its own page only.")
    return await handler(request)


async def _object(request: web.Request) -> Json:
    """A request's JSON object; 400 for anything else."""
    try:
        body = parsed(await request.text())
    except (LookupError, ValueError):
        body = None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="A JSON object is needed.")
    return body


def _served(file: Path) -> web.FileResponse:
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    return web.FileResponse(file, headers=headers)
