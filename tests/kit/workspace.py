"""The test kit: people in a sandbox workspace who type, click, submit and look, over the app's real socket.

shown = await workspace.as_member("#policy").types("/brief person ohta")
assert "Ohta" in shown.words
await workspace.as_member("#policy").clicks("Show more", on=shown.message)
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.sandbox import Clock, Sandbox
from bot.sandbox.block_kit import elements_of
from bot.sandbox.elements import Raw, options_of
from bot.sandbox.people import ADMIN, COLLEAGUE, GUEST, MEMBER
from bot.sandbox.state import Change
from bot.sandbox.wire import Json

# Only a guard against hanging: nothing waits for it when things go right.
PATIENCE_SECONDS = 10.0


def words_of(value: object) -> str:
    """Every text in a message, view or block, one a line, as a person reads it."""
    return "\n".join(_words(value))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from _words(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key in {"text", "alt_text"} and isinstance(part, str):
                yield part
            elif isinstance(part, dict | list) and key not in {"bot_profile", "metadata", "state"}:
                yield from _words(part)


@dataclass(slots=True)
class Shown:
    """What one doing brought up for the person who did it, and how their client took it."""

    outcome: Json
    messages: list[Json] = field(default_factory=list)
    modal: Json | None = None
    home: Json | None = None

    @property
    def ok(self) -> bool:
        """Did the app answer, and did Slack accept the answer?"""
        return bool(self.outcome.get("ok"))

    @property
    def error(self) -> str | None:
        """Slack's name for what went wrong."""
        return self.outcome.get("error")

    @property
    def errors(self) -> dict[str, str]:
        """The sentences beside a modal's inputs, by block_id."""
        return dict(self.outcome.get("errors") or {})

    @property
    def message(self) -> Json:
        """The last message that came up or changed; a failure if there was none."""
        assert self.messages, f"nothing was shown: {self.outcome}"
        return self.messages[-1]

    @property
    def text(self) -> str:
        """The last message's top-level text, which screen readers read."""
        return str(self.message["text"])

    @property
    def words(self) -> str:
        """All words of the last message's blocks (its text without blocks) or of the modal."""
        if self.messages:
            return words_of(self.message["blocks"]) if self.message.get("blocks") else self.text
        assert self.modal is not None, f"nothing was shown: {self.outcome}"
        return words_of([self.modal["title"], self.modal["blocks"]])

    @property
    def ephemeral(self) -> bool:
        """Was the last message for this person only?"""
        return bool(self.message.get("is_ephemeral"))

    def elements(self) -> list[Json]:
        """The interactive elements of the last message, or of the modal."""
        blocks = self.message.get("blocks", []) if self.messages else (self.modal or {}).get("blocks", [])
        return [element for block in blocks for _, element in elements_of(block) if element["type"] != "image"]

    def labels(self) -> list[str]:
        """The labels of the buttons there."""
        return [element["text"]["text"] for element in self.elements() if element["type"] == "button"]


class Person:
    """Somebody at work in a channel."""

    def __init__(self, workspace: Workspace, user: str, channel: str) -> None:
        self.workspace = workspace
        self.user = user
        self.channel = channel

    async def types(self, text: str, *, thread: Json | None = None) -> Shown:
        """Type a message or a slash command (in a message's thread, if given)."""
        thread_ts = thread["ts"] if thread else None
        return await self._do(lambda: self.workspace.sandbox.acting.types(self.user, self.channel, text, thread_ts))

    async def clicks(
        self, label: str, *, on: Json | Shown | None = None, value: Raw = None, values: Mapping[str, Raw] | None = None
    ) -> Shown:
        """Use the element with that label, action_id or option: on a message or view, by default the last one shown.

        For a menu, `value` is the option's value or text. `values` are what else was entered there, by label or
        action_id.
        """
        target = self._target(on)
        block, element, found = _element(target, label)
        chosen = found if value is None else _raw(element, value)
        entered = self._entered(target, values or {})
        place = self._place(target)
        return await self._do(
            lambda: self.workspace.sandbox.acting.clicks(
                self.user, place, element["action_id"], chosen, block["block_id"], entered
            )
        )

    async def chooses(self, label: str, value: Raw, *, on: Json | Shown | None = None) -> Shown:
        """Choose in a menu: the same as clicking it."""
        return await self.clicks(label, on=on, value=value)

    async def looks_up(self, label: str, text: str, *, on: Json | Shown | None = None) -> list[str]:
        """Type into an external select; the texts of the options that the app offers."""
        target = self._target(on)
        block, element, _ = _element(target, label)
        acting = self.workspace.sandbox.acting
        reply = await self.workspace.guard(
            acting.suggests(self.user, self._place(target), element["action_id"], text, block["block_id"])
        )
        assert reply["ok"], reply
        groups = [option for group in reply["option_groups"] for option in group["options"]]
        offered = [*reply["options"], *groups]
        known = self.workspace.offered.setdefault(element["action_id"], {})
        known.update({option["text"]["text"]: str(option["value"]) for option in offered})
        return [option["text"]["text"] for option in offered]

    async def submits(self, values: Mapping[str, Raw] | None = None, *, modal: Json | None = None) -> Shown:
        """Submit the open modal with values by label, action_id or block_id; files by the ids of `uploads`."""
        view = modal or self.modal
        assert view is not None, "no modal is open"
        entered = self._entered(view, values or {})
        return await self._do(lambda: self.workspace.sandbox.acting.submits(self.user, view["id"], entered))

    async def closes(self, modal: Json | None = None) -> Shown:
        """Close the open modal."""
        view = modal or self.modal
        assert view is not None, "no modal is open"
        return await self._do(lambda: self.workspace.sandbox.acting.closes(self.user, view["id"]))

    def uploads(self, name: str, data: bytes) -> str:
        """Choose a file for a file_input; its id."""
        return str(self.workspace.sandbox.acting.uploads(self.user, name, data)["id"])

    async def shares(self, name: str, data: bytes, text: str = "") -> Shown:
        """Post a file in the channel."""
        file = self.workspace.sandbox.acting.uploads(self.user, name, data)

        async def share() -> Json:
            return {"ok": True, "message": self.workspace.sandbox.acting.shares(self.user, self.channel, [file], text)}

        return await self._do(share)

    async def uses_shortcut(self, callback_id: str, on: Json | None = None) -> Shown:
        """Use a global shortcut, or one on a message."""
        place = self._place(on) if on else None
        return await self._do(lambda: self.workspace.sandbox.acting.shortcut(self.user, callback_id, place))

    async def opens_home(self) -> Shown:
        """Open the app's Home tab, and wait for what it then shows."""

        async def open_() -> Json:
            self.workspace.sandbox.acting.opens_home(self.user)
            return {"ok": True}

        shown = await self._do(open_)
        shown.home = await self.workspace.until(lambda: self.workspace.sandbox.workspace.homes.get(self.user))
        return shown

    @property
    def modal(self) -> Json | None:
        """The modal on top, or None."""
        stack = self.workspace.sandbox.workspace.modals[self.user]
        return stack[-1] if stack else None

    def sees(self) -> list[Json]:
        """All messages of the channel that this person sees, oldest first."""
        state = self.workspace.sandbox.workspace
        messages = [*state.messages[self.channel], *state.ephemerals[(self.channel, self.user)]]
        return sorted(messages, key=lambda message: str(message["ts"]))

    async def waits_for(self, words: str) -> Json:
        """The newest message with those words, as soon as it is there."""

        def look() -> Json | None:
            found = [m for m in self.sees() if words in words_of(m)]
            return found[-1] if found else None

        return await self.workspace.until(look)

    def _target(self, on: Json | Shown | None) -> Json:
        if isinstance(on, Shown):
            on = on.message if on.messages else on.modal or on.home
        target = on or self.modal or self.workspace.last_shown.get(self.user)
        assert target is not None, "there is nothing to click on"
        return target

    def _place(self, target: Json) -> Json:
        return {"view": target["id"]} if "hash" in target else {"channel": self.channel, "ts": target["ts"]}

    def _entered(self, target: Json, values: Mapping[str, Raw]) -> dict[str, Raw]:
        entered: dict[str, Raw] = {}
        for name, value in values.items():
            block, element, _ = _element(target, name)
            offered = self.workspace.offered.get(element["action_id"], {})
            meant = offered.get(value, value) if isinstance(value, str) else value
            entered[f"{block['block_id']}/{element['action_id']}"] = _raw(element, meant)
        return entered

    async def _do(self, deed: Callable[[], Awaitable[Json]]) -> Shown:
        """Do it, and gather what came up for this person meanwhile."""
        before = self.modal
        seen: list[Json] = []

        def watch(change: Change) -> None:
            data = change.data
            if data.get("channel") != self.channel:
                return
            mine = change.kind == "ephemeral" and data["user"] == self.user
            others = change.kind in {"message", "message_changed"} and data["message"]["user"] != self.user
            if mine or others:
                seen.append(data["message"])
            elif change.kind == "ephemeral_changed" and data["user"] == self.user:
                now = self.workspace.sandbox.workspace.ephemeral(self.channel, self.user, data["ts"])
                seen.extend([now] if now else [])

        listeners = self.workspace.sandbox.workspace.listeners
        listeners.append(watch)
        try:
            outcome = await self.workspace.guard(deed())
        finally:
            listeners.remove(watch)
        shown = Shown(outcome, seen, self.modal if self.modal is not before else None)
        if seen:
            self.workspace.last_shown[self.user] = seen[-1]
        return shown


class Workspace:
    """A sandbox with people in it: `as_admin()`, `as_member()`, `as_guest()`, in "#policy" unless said otherwise."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.last_shown: dict[str, Json] = {}
        # What external selects offered so far, by action_id: the value of each text.
        self.offered: dict[str, dict[str, str]] = {}

    @property
    def clock(self) -> Clock:
        """The workspace's clock."""
        return self.sandbox.clock

    def as_admin(self, channel: str = "#policy") -> Person:
        """Aiko Tanaka, an owner of the workspace, in Tokyo."""
        return self._person(ADMIN, channel)

    def as_member(self, channel: str = "#policy") -> Person:
        """Ben Okafor, a member, in London."""
        return self._person(MEMBER, channel)

    def as_colleague(self, channel: str = "#policy") -> Person:
        """Maya Lindqvist, another member, in Stockholm."""
        return self._person(COLLEAGUE, channel)

    def as_guest(self, channel: str = "#policy") -> Person:
        """Carla Reyes, a guest, in New York; only #policy is open to her."""
        return self._person(GUEST, channel)

    def channel(self, name: str) -> str:
        """A channel's id from "#name" (or the id itself)."""
        for channel in self.sandbox.workspace.channels.values():
            if channel.get("name") == name.removeprefix("#"):
                return str(channel["id"])
        return name

    def direct(self, user: str) -> str:
        """The id of a person's direct messages with the app."""
        state = self.sandbox.workspace
        return str(state.direct_channel(user, state.identity.bot_user_id, self.clock.now())["id"])

    def posts(self, channel: str = "#policy") -> list[Json]:
        """What the app posted in a channel for everybody, oldest first."""
        state = self.sandbox.workspace
        found = state.messages[self.channel(channel)]
        return [message for message in found if message.get("bot_id") == state.identity.bot_id]

    async def until(self, look: Callable[[], Json | None]) -> Json:
        """What `look` finds, as soon as a change in the workspace makes it find something."""
        changed = asyncio.Event()

        def wake(_change: Change) -> None:
            changed.set()

        self.sandbox.workspace.listeners.append(wake)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while (found := look()) is None:
                    changed.clear()
                    await changed.wait()
            return found
        finally:
            self.sandbox.workspace.listeners.remove(wake)

    async def guard(self, work: Awaitable[Json]) -> Json:
        """Wait for it, but not for ever."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await work

    def _person(self, user: str, channel: str) -> Person:
        return Person(self, user, self.direct(user) if channel == "@app" else self.channel(channel))


def _element(target: Json, name: str) -> tuple[Json, Json, Raw]:
    """Block and element by label, action_id, block_id or option; with the option's value where an option was named."""
    offered = []
    for block in target.get("blocks") or []:
        for _, element in elements_of(block):
            label = (block.get("label") or element.get("text") or element.get("placeholder") or {}).get("text")
            names = {element.get("action_id"), label, block.get("block_id"), element.get("accessibility_label")}
            if name in names:
                return block, element, None
            for option in options_of(element):
                if name in {option["text"]["text"], option["value"]}:
                    return block, element, str(option["value"])
            offered.append(label or element.get("action_id"))
    raise AssertionError(f"there is no {name!r}; there are {offered}")


def _raw(element: Json, value: Raw) -> Raw:
    """A value by an option's text becomes the option's value."""
    by_text = {option["text"]["text"]: str(option["value"]) for option in options_of(element)}
    if isinstance(value, list):
        return [by_text.get(one, one) for one in value]
    return by_text.get(value, value) if value is not None else None
