"""What people do, and what the app is told of it: commands, clicks, modals, shortcuts, suggestions, uploads.

The page and the test kit both act through this object, so that a test does exactly what a person's click does.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping

from bot.sandbox import elements, views
from bot.sandbox.block_kit import elements_of, refusal
from bot.sandbox.elements import Raw
from bot.sandbox.gateway import UnansweredError
from bot.sandbox.hub import Hub
from bot.sandbox.methods import files as file_methods
from bot.sandbox.tickets import Response
from bot.sandbox.typed import as_sent
from bot.sandbox.web_api import show_response
from bot.sandbox.wire import Json, SlackError

TOKEN = "sandbox-verification"  # noqa: S105 # Slack's deprecated field, kept since clients expect it


class NotPossibleError(Exception):
    """Slack's own client would not let a person do this; the message says why."""


class Acting:
    """Does what a person does. Every method returns what their client would learn from it."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._background: set[asyncio.Task[None]] = set()

    # --- Words -----------------------------------------------------------------------------------------------------

    async def types(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Json:
        """A message, or a slash command if it begins like one. Returns {"ok", "error"?, "message"?}."""
        if text.startswith("/") and not text.startswith("//") and text[1:2].isalpha():
            return await self.command(user, channel, text, thread_ts)
        sent = as_sent(self._hub.workspace, text, with_names=True)
        return {"ok": True, "message": self.says(user, channel, sent, thread_ts)}

    def says(
        self, user: str, channel: str, text: str, thread_ts: str | None = None, files: list[Json] | None = None
    ) -> Json:
        """A message of a person, in a channel or a thread; `text` as on the wire."""
        hub = self._hub
        self._must_be_in(user, channel)
        message: Json = {
            "type": "message",
            "user": user,
            "text": text,
            "ts": hub.new_ts(),
            "team": hub.workspace.identity.team_id,
        }
        message |= {"client_msg_id": secrets.token_hex(16)}
        if thread_ts:
            message["thread_ts"] = thread_ts
        if files:
            message |= {"files": files, "upload": False, "subtype": "file_share"}
            file_methods.share(hub, files, channel, message)
            return message
        return hub.workspace.post(channel, message)

    async def command(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Json:
        """A slash command. Refused in threads and for commands that the manifest does not name."""
        hub = self._hub
        name, _, rest = text.partition(" ")
        if thread_ts:
            return _failed(f"{name} is not supported in threads. Sorry.", "command_in_thread")
        if hub.manifest.commands is not None and name not in hub.manifest.commands:
            return _failed(
                f"{name} is not a valid command. In Slack, all text beginning with “/” is a command.", "unknown_command"
            )
        if hub.workspace.channels[channel]["is_archived"]:
            return _failed("You can't use a command in an archived channel.", "is_archived")
        self._must_be_in(user, channel)
        response = Response(channel, user, 0.0, 1)
        payload = {
            **self._common(user),
            **self._channel_words(channel),
            "command": name,
            "text": as_sent(hub.workspace, rest.strip(), with_names=self._escapes(name)),
            "is_enterprise_install": "false",
            "response_url": self._response_url(channel, user),
            "trigger_id": hub.tickets.new_trigger(user),
        }

        def answer(ack: Json) -> Json:
            if ack.get("text") or ack.get("blocks") or ack.get("attachments"):
                if ack.get("response_type") == "in_channel":
                    self._shows_command(user, channel, text)
                try:
                    show_response(hub, response, ack)
                except SlackError as error:
                    return _failed(f"{name} failed with the error “{error.name}”", error.name, error.body())
            return {"ok": True}

        try:
            return answer(await hub.gateway.ask("slash_commands", payload, answer))
        except UnansweredError as error:
            return _failed(f"{name} failed with the error “{error}”", str(error))

    def _escapes(self, command: str) -> bool:
        known = self._hub.manifest.commands or {}
        return bool(known.get(command, {}).get("should_escape"))

    def _shows_command(self, user: str, channel: str, text: str) -> None:
        hub = self._hub
        hub.workspace.post(
            channel, {"type": "message", "user": user, "text": text, "ts": hub.new_ts(), "is_command": True}
        )

    # --- Buttons and menus -----------------------------------------------------------------------------------------

    async def clicks(
        self,
        user: str,
        place: Json,
        action_id: str,
        raw: Raw = None,
        block_id: str | None = None,
        values: Mapping[str, Raw] | None = None,
    ) -> Json:
        """An element used. `place` is {"channel", "ts"} or {"view"}; `values` is what else was entered there."""
        hub = self._hub
        container, blocks = self._container(user, place)
        found = elements.find(blocks, action_id, block_id)
        if found is None:
            raise NotPossibleError(f"There is no element {action_id!r} to use there.")
        block, element = found
        key = f"{block['block_id']}/{action_id}"
        action: Json = {"action_id": action_id, "block_id": block["block_id"], "action_ts": hub.new_ts()}
        action |= elements.chosen(element, raw, hub.suggested.get(key, {}), hub.workspace.files)
        action = {name: value for name, value in action.items() if not (name in {"value", "text"} and value is None)}
        payload: Json = {"type": "block_actions", **self._who(user), **container, "actions": [action]}
        if "view" in place:
            view = payload["view"]
            view["state"] = {
                "values": views.state_values(hub, view, {**(values or {}), **({key: raw} if raw is not None else {})})
            }
            payload["trigger_id"] = hub.tickets.new_trigger(user, view["id"])
        else:
            payload["state"] = {
                "values": self._message_state(blocks, {**(values or {}), **({key: raw} if raw is not None else {})})
            }
            payload["trigger_id"] = hub.tickets.new_trigger(user)
            shown_alone = bool(payload["container"]["is_ephemeral"])
            payload["response_url"] = self._response_url(place["channel"], user, place["ts"], ephemeral=shown_alone)
        if element.get("url"):
            action["url"] = element["url"]
        try:
            await hub.gateway.ask("interactive", payload)
        except UnansweredError as error:
            return _failed("This app did not respond in time. Try again, or ask whoever runs it.", str(error))
        return {"ok": True}

    async def suggests(self, user: str, place: Json, action_id: str, text: str, block_id: str | None = None) -> Json:
        """What an external select offers for a text typed into it: {"options"} or {"option_groups"}."""
        hub = self._hub
        container, blocks = self._container(user, place)
        found = elements.find(blocks, action_id, block_id)
        if found is None:
            raise NotPossibleError(f"There is no element {action_id!r} to type into.")
        block, _ = found
        payload = {
            "type": "block_suggestion",
            **self._who(user),
            **container,
            "action_id": action_id,
            "block_id": block["block_id"],
        }
        try:
            ack = await hub.gateway.ask("interactive", payload | {"value": text})
        except UnansweredError as error:
            return _failed("The list could not be loaded.", str(error))
        menu = {key: ack[key] for key in ("options", "option_groups") if ack.get(key)}
        select = {"type": "static_select", "action_id": action_id, **menu}
        faults = (
            hub.block_kit.faults("message", {"blocks": [{"type": "actions", "elements": [select]}]}) if menu else []
        )
        if faults:
            return _failed(
                "The list could not be loaded.", "invalid_options", refusal("invalid_options", faults).body()
            )
        offered = [option for group in menu.get("option_groups", []) for option in group["options"]]
        offered += menu.get("options", [])
        hub.suggested.setdefault(f"{block['block_id']}/{action_id}", {}).update(
            {option["value"]: option for option in offered}
        )
        return {"ok": True, "options": menu.get("options", []), "option_groups": menu.get("option_groups", [])}

    # --- Modals ----------------------------------------------------------------------------------------------------

    async def submits(self, user: str, view_id: str, raw: Mapping[str, Raw]) -> Json:
        """A modal submitted; `raw` is keyed "block_id/action_id". If refused, "errors" has words by block_id."""
        hub = self._hub
        view = self._modal(user, view_id)
        view["state"] = {"values": views.state_values(hub, view, dict(raw))}
        errors = {}
        for block in view["blocks"]:
            if block["type"] == "input":
                words = elements.missing(
                    block, view["state"]["values"][block["block_id"]][block["element"]["action_id"]]
                )
                if words:
                    errors[block["block_id"]] = words
        if errors:
            return {"ok": False, "errors": errors}
        answerable = self._response_urls(user, view)
        payload = {"type": "view_submission", **self._who(user), "view": view, "response_urls": answerable}
        payload["trigger_id"] = hub.tickets.new_trigger(user, view_id)
        try:
            ack = await hub.gateway.ask("interactive", payload)
        except UnansweredError as error:
            return _failed("We had some trouble connecting. Try again?", str(error))
        try:
            return self._after_submission(user, view, ack)
        except SlackError as error:
            return _failed("We had some trouble connecting. Try again?", error.name, error.body())

    def _after_submission(self, user: str, view: Json, ack: Json) -> Json:
        hub = self._hub
        match ack.get("response_action"):
            case "errors":
                known = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
                errors = ack.get("errors")
                words = isinstance(errors, dict) and all(isinstance(one, str) for one in errors.values())
                if not errors or not words or not set(errors) <= known:
                    return _failed("We had some trouble connecting. Try again?", "invalid_errors")
                return {"ok": False, "errors": errors}
            case "update":
                views.update_view(hub, ack.get("view") or {}, view_id=view["id"], external_id=None, hash_=None)
            case "push":
                views.push_view(hub, user, ack.get("view") or {})
            case "clear":
                views.close_view(hub, user, view["id"], all_of_them=True)
            case None:
                views.close_view(hub, user, view["id"])
            case other:
                return _failed("We had some trouble connecting. Try again?", f"unknown response_action {other}")
        return {"ok": True}

    async def closes(self, user: str, view_id: str) -> Json:
        """The close button of a modal; the app is told if it asked to be."""
        view = self._modal(user, view_id)
        gone = views.close_view(self._hub, user, view_id, all_of_them=view["clear_on_close"])
        for closed in gone:
            if closed["notify_on_close"]:
                payload = {
                    "type": "view_closed",
                    **self._who(user),
                    "view": closed,
                    "is_cleared": view["clear_on_close"],
                }
                try:
                    await self._hub.gateway.ask("interactive", payload)
                except UnansweredError:
                    continue  # the person sees nothing of it: the modal is gone
        return {"ok": True}

    # --- Shortcuts, the Home tab, files ----------------------------------------------------------------------------

    async def shortcut(self, user: str, callback_id: str, place: Json | None = None) -> Json:
        """A global shortcut, or one on the message at `place`."""
        hub = self._hub
        payload: Json = {
            "type": "shortcut" if place is None else "message_action",
            **self._who(user),
            "callback_id": callback_id,
        }
        payload |= {"trigger_id": hub.tickets.new_trigger(user), "action_ts": hub.new_ts()}
        if place is not None:
            message = hub.workspace.message(place["channel"], place["ts"])
            if message is None:
                raise NotPossibleError("Only messages that everybody sees have shortcuts.")
            payload |= {"message": message, "message_ts": place["ts"], "channel": self._channel(place["channel"])}
            payload["response_url"] = self._response_url(place["channel"], user)
        try:
            await hub.gateway.ask("interactive", payload)
        except UnansweredError as error:
            return _failed("The shortcut did not work. Try again?", str(error))
        return {"ok": True}

    def opens_home(self, user: str, tab: str = "home") -> None:
        """The app's Home (or Messages) tab opened."""
        channel = self._hub.workspace.direct_channel(
            user, self._hub.workspace.identity.bot_user_id, self._hub.clock.now()
        )
        data: Json = {"user": user, "channel": channel["id"], "tab": tab}
        if tab == "home" and user in self._hub.workspace.homes:
            data["view"] = self._hub.workspace.homes[user]
        self._hub.workspace.tell("app_home_opened", data)

    def uploads(self, user: str, name: str, data: bytes) -> Json:
        """A file chosen by a person, not shared anywhere yet; its id is the raw value of a file_input."""
        file = file_methods.new_file(self._hub, name, user, len(data))
        self._hub.workspace.contents[file["id"]] = data
        return file

    def shares(self, user: str, channel: str, files: list[Json], text: str = "", thread_ts: str | None = None) -> Json:
        """Files posted in a channel."""
        return self.says(user, channel, as_sent(self._hub.workspace, text, with_names=True), thread_ts, files)

    # --- Parts of payloads -----------------------------------------------------------------------------------------

    def _common(self, user: str) -> Json:
        identity = self._hub.workspace.identity
        name = self._hub.workspace.users[user]["name"]
        return {
            "token": TOKEN, "team_id": identity.team_id, "team_domain": identity.team_domain, "user_id": user,
            "user_name": name,
            "api_app_id": identity.app_id,
        }  # fmt: skip # shorter than one a line

    def _who(self, user: str) -> Json:
        identity = self._hub.workspace.identity
        name = self._hub.workspace.users[user]["name"]
        return {
            "token": TOKEN, "team": {"id": identity.team_id, "domain": identity.team_domain}, "enterprise": None,
            "is_enterprise_install": False, "api_app_id": identity.app_id,
            "user": {"id": user, "username": name, "name": name, "team_id": identity.team_id},
        }  # fmt: skip # shorter than one a line

    def _channel(self, channel: str) -> Json:
        found = self._hub.workspace.channels[channel]
        return {"id": channel, "name": "directmessage" if found.get("is_im") else found["name"]}

    def _channel_words(self, channel: str) -> Json:
        found = self._channel(channel)
        private = self._hub.workspace.channels[channel].get("is_private") and found["name"] != "directmessage"
        return {"channel_id": channel, "channel_name": "privategroup" if private else found["name"]}

    def _response_url(self, channel: str, user: str, ts: str | None = None, *, ephemeral: bool = True) -> str:
        return f"{self._hub.address}/response/{self._hub.tickets.new_response(channel, user, ts, ephemeral=ephemeral)}"

    def _response_urls(self, user: str, view: Json) -> list[Json]:
        """Where a modal's app may answer: in each conversation that was chosen in a menu that asks for it."""
        return [
            {**where, "response_url": self._response_url(where["channel_id"], user)}
            for where in elements.answerable(view["blocks"], view["state"]["values"])
            if where["channel_id"] in self._hub.workspace.channels
        ]

    def _container(self, user: str, place: Json) -> tuple[Json, list[Json]]:
        """The payload's words for where an element stands, and the blocks there."""
        workspace = self._hub.workspace
        if "view" in place:
            home = workspace.homes.get(user)
            view = home if home and home["id"] == place["view"] else self._modal(user, place["view"])
            return {"container": {"type": "view", "view_id": view["id"]}, "view": dict(view)}, view["blocks"]
        channel, ts = place["channel"], place["ts"]
        message = workspace.message(channel, ts)
        alone = message is None
        if message is None:
            message = workspace.ephemeral(channel, user, ts)
        if message is None:
            raise NotPossibleError("That message is gone.")
        container = {"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": alone}
        if message.get("thread_ts"):
            container["thread_ts"] = message["thread_ts"]
        payload: Json = {"container": container, "channel": self._channel(channel)}
        # Slack does not send an ephemeral message back: apps must not count on it.
        return payload | ({} if alone else {"message": message}), message.get("blocks") or []

    def _message_state(self, blocks: list[Json], raw: Mapping[str, Raw]) -> Json:
        values: Json = {}
        for block in blocks:
            for _, element in elements_of(block):
                if elements.stateful(element):
                    key = f"{block['block_id']}/{element['action_id']}"
                    entered = raw[key] if key in raw else elements.initial(element)
                    state = elements.chosen(
                        element, entered, self._hub.suggested.get(key, {}), self._hub.workspace.files
                    )
                    values.setdefault(block["block_id"], {})[element["action_id"]] = state
        return values

    def _modal(self, user: str, view_id: str) -> Json:
        for view in self._hub.workspace.modals[user]:
            if view["id"] == view_id:
                return view
        raise NotPossibleError("That modal is not open.")

    def _must_be_in(self, user: str, channel: str) -> None:
        if not self._hub.workspace.is_member(channel, user):
            raise NotPossibleError("Join the channel first.")
        if self._hub.workspace.channels[channel]["is_archived"]:
            raise NotPossibleError("The channel is archived.")


def _failed(words: str, error: str, details: Json | None = None) -> Json:
    return {"ok": False, "error": error, "words": words, "details": details or {}}
