"""What listens for records on their way in: forms, the message shortcut, dropped files, corrections of drafts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import cast

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.access import RefusedError
from bot.commands.ask import Ask, Command
from bot.dispatch import ask_of
from bot.intake.gathering import Given, from_message
from bot.intake.part_forms import PART_VIEW, part_fixed
from bot.intake.proposals import DECLINE_VIEW, turned_down
from bot.intake.record_desk import EDIT_VIEW, SPEAKER_VIEW, edited, speaker_named
from bot.intake.review import ANSWER_VIEW, FIX_VIEW, REVIEW_VIEW, answered, filed, fixed
from bot.intake.subject_desk import SUBJECT_VIEW, subject_changed
from bot.intake.ways_in import BATCH_VIEW, INTAKE_VIEW, filed_batch, submitted, take, take_quietly
from bot.outgoing import Body, acked, json_response
from bot.windows import Shown, closed_onto, handed_in
from bot.workspace import Workspace

ADD_SHORTCUT = "add_message"


def add_intake(app: AsyncApp, workspace: Workspace, table: tuple[Command, ...]) -> None:
    """Everything that brings records in, and corrects them."""
    _add_ways_in(app, workspace, table)
    answers: dict[str, Callable[[Ask, Body], Awaitable[Mapping[str, object]]]] = {
        INTAKE_VIEW: submitted,
        BATCH_VIEW: filed_batch,
        REVIEW_VIEW: filed,
        EDIT_VIEW: edited,
        SPEAKER_VIEW: speaker_named,
        SUBJECT_VIEW: subject_changed,
    }
    for callback_id, answer in answers.items():
        app.view(callback_id)(_answering(workspace, table, answer))
    for callback_id, correct in ((FIX_VIEW, fixed), (ANSWER_VIEW, answered), (PART_VIEW, part_fixed)):
        app.view(callback_id)(_correcting(workspace, table, correct))

    async def on_turned_down(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        view = cast(Body, body["view"])
        if not view.get("previous_view_id"):
            return json_response(await handed_in(workspace, turned_down(ask, view), user=ask.asker.id, view=view))
        shown = await turned_down(ask, view)

        async def done() -> Shown:
            return shown

        await closed_onto(workspace, done(), view)
        return acked()

    app.view(DECLINE_VIEW)(on_turned_down)


def _answering(
    workspace: Workspace,
    table: tuple[Command, ...],
    answer: Callable[[Ask, Body], Awaitable[Mapping[str, object]]],
) -> Callable[..., Awaitable[BoltResponse]]:
    async def on_view(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        return json_response(await answer(ask, cast(Body, body["view"])))

    return on_view


def _correcting(
    workspace: Workspace,
    table: tuple[Command, ...],
    correct: Callable[[Ask, Body], Awaitable[Shown | dict[str, str]]],
) -> Callable[..., Awaitable[BoltResponse]]:
    """A form on top of the window that shows the draft: it goes, and the window shows what was corrected."""

    async def on_view(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        view = cast(Body, body["view"])
        shown = await correct(ask, view)
        if isinstance(shown, dict):
            return json_response({"response_action": "errors", "errors": shown})
        if not view.get("previous_view_id"):
            return json_response({"response_action": "update", "view": shown.view})

        async def done() -> Shown:
            return shown

        await closed_onto(workspace, done(), view)
        return acked()

    return on_view


def _add_ways_in(app: AsyncApp, workspace: Workspace, table: tuple[Command, ...]) -> None:
    async def on_message_shortcut(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        message, channel = body.get("message"), body.get("channel")
        if isinstance(message, Mapping) and isinstance(channel, Mapping):
            own = (context.bot_user_id, context.bot_id)
            await take(ask, await from_message(workspace, str(channel.get("id") or ""), message, own))
        return acked()

    async def on_file(event: Body, body: Body, context: AsyncBoltContext) -> BoltResponse:
        user, file_id = str(event.get("user_id") or ""), str(event.get("file_id") or "")
        if str(event.get("channel_id") or "") not in workspace.intake_channels or user == context.bot_user_id:
            return acked()
        context["user_id"] = user
        try:
            ask = await ask_of(workspace, context, body, table)
        except RefusedError:
            # Nobody asked; whoever may not use the bot need not be told each time they post a file.
            return acked()
        workspace.background.start(take_quietly(ask, [Given(file_id=file_id)]))
        return acked()

    app.shortcut(ADD_SHORTCUT)(on_message_shortcut)
    app.event("file_shared")(on_file)


def files_of_message(event: Body) -> list[Given]:
    """The files that a person dropped on the bot in a direct message."""
    if event.get("channel_type") != "im" or event.get("bot_id") or event.get("subtype") != "file_share":
        return []
    files = event.get("files")
    return [
        Given(file_id=str(each["id"]), filename=str(each.get("name") or ""))
        for each in (files if isinstance(files, list) else [])
        if isinstance(each, Mapping) and each.get("id")
    ]
