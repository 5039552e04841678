"""What listens on the surfaces beside messages: the Home tab, the search modal and its fields, corrections."""

from __future__ import annotations

from typing import cast

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.access import RefusedError
from bot.commands.ask import Command
from bot.dispatch import ask_of
from bot.outgoing import Body, acked, action_of, json_response, show
from bot.surfaces.correcting import CORRECTION_VIEW, corrected
from bot.surfaces.finding import FIND_ACTIONS, offered
from bot.surfaces.home import CHANNEL_ACTION, SEARCH_ACTION, digests_of, publish_home, publish_refusal
from bot.surfaces.searching import SEARCH_SHORTCUT, SEARCH_VIEW, found_in_search, open_search
from bot.workspace import Workspace


def add_home(app: AsyncApp, workspace: Workspace, table: tuple[Command, ...]) -> None:
    """The Home tab."""

    async def on_home(event: Body, body: Body, context: AsyncBoltContext) -> BoltResponse:
        if event.get("tab") != "home":
            return acked()
        try:
            await publish_home(await ask_of(workspace, context, body, table))
        except RefusedError as error:
            await publish_refusal(workspace, context.user_id or "", error)
        return acked()

    async def on_channel(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        await show(workspace, body, await digests_of(ask, str(action_of(body).get("selected_conversation") or "")))
        return acked()

    app.event("app_home_opened")(on_home)
    app.action(CHANNEL_ACTION)(on_channel)


def add_search(app: AsyncApp, workspace: Workspace, table: tuple[Command, ...]) -> None:
    """The search modal, by its shortcut and by its button, and fields that complete as one types."""

    async def on_open_search(body: Body, context: AsyncBoltContext) -> BoltResponse:
        await open_search(await ask_of(workspace, context, body, table))
        return acked()

    async def on_search(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        return json_response(await found_in_search(ask, cast(Body, body["view"])))

    async def on_options(body: Body, context: AsyncBoltContext) -> BoltResponse:
        try:
            ask = await ask_of(workspace, context, body, table)
        except RefusedError:
            return json_response({"options": []})
        found = await offered(ask, str(body.get("action_id") or ""), str(body.get("value") or ""))
        return json_response({"options": found})

    app.shortcut(SEARCH_SHORTCUT)(on_open_search)
    app.action(SEARCH_ACTION)(on_open_search)
    app.view(SEARCH_VIEW)(on_search)
    for action in FIND_ACTIONS:
        app.options(action)(on_options)


def add_corrections(app: AsyncApp, workspace: Workspace, table: tuple[Command, ...]) -> None:
    """The modal in which an admin corrects an answer."""

    async def on_correction(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        return json_response(await corrected(ask, cast(Body, body["view"])))

    app.view(CORRECTION_VIEW)(on_correction)
