"""The Slack app: what comes in is answered once, by one place each, and every failure is one sentence."""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from collections.abc import Mapping
from typing import cast

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.commands.ask import SLASH, Ask, Command
from bot.commands.registry import commands
from bot.delivery.notices import Notices
from bot.delivery.writer import DigestWriter
from bot.dispatch import answer_command, answer_question, ask_of, one_line, only_tells
from bot.failures import Failure
from bot.in_time import PATIENCE_SECONDS, in_time
from bot.intake.listeners import add_intake, files_of_message
from bot.intake.ways_in import take_quietly
from bot.interpreter import Tidying
from bot.kept_answers import Asked
from bot.outgoing import (
    Body,
    acked,
    action_of,
    answer_failure,
    as_json,
    chosen_value,
    failure_payload,
    json_ack,
    json_response,
    private_payload,
    respond,
    response_url,
    show,
)
from bot.replies import ASK_ACTION, FEEDBACK_ACTION, MENU_ACTION, SHARE_ACTION, Question, shared
from bot.subscriptions.follow_menu import NOT_RELEVANT_ACTION
from bot.subscriptions.follows import not_relevant
from bot.subscriptions.form import DIGEST_VIEW, answered, typed, wrong
from bot.subscriptions.manage import subscribe
from bot.surfaces.conversation import answer_message, asked, is_question
from bot.surfaces.feedback import keep_feedback
from bot.surfaces.listeners import add_corrections, add_home, add_search
from bot.workspace import Workspace
from briefings.records import BriefingsError

# So many answers, of some ten kilobytes each, outlast the three seconds after which Slack sends again in a rush too.
_REMEMBERED_REQUESTS = 1024
_SLOW = ("picture", "undo", "mark")
_ANYTHING = re.compile(".*", re.DOTALL)


class BriefingsApp(AsyncApp):
    """Bolt's app, which answers each request of Slack's once.

    Slack sends a request again when its ack came late. It then gets the answer that was given the first time, and what
    the request asked for is not done twice.

    Of requests that come together one begins in each turn of the loop, in their order. Were all of them worked on in
    one turn, the first ack would wait for the last answer; and of more than there is time for every ack would be late.
    """

    def __init__(
        self, workspace: Workspace, signing_secret: str | None = None, patience: float = PATIENCE_SECONDS
    ) -> None:
        super().__init__(
            # Without a name Bolt looks one up in the source files of all that is loaded.
            name="briefings",
            client=workspace.client,
            signing_secret=signing_secret,
            # A handler's ack is its answer: nothing polls for it.
            process_before_response=True,
            request_verification_enabled=signing_secret is not None,
        )
        self._workspace = workspace
        self._patience = patience
        self._answers: OrderedDict[str, asyncio.Future[BoltResponse]] = OrderedDict()
        self._beginning = asyncio.Lock()
        self._tidying = Tidying()

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """The answer to a request, or to the first one of which this is a copy."""
        self._tidying.put_off()
        try:
            return await self._answered(req)
        finally:
            self._tidying.put_off()

    async def _answered(self, req: AsyncBoltRequest) -> BoltResponse:
        key = request_id(req.body)
        if key is None:
            return await self._in_turn(req)
        first = self._answers.get(key)
        if first is not None:
            return await asyncio.shield(first)
        answer: asyncio.Future[BoltResponse] = asyncio.get_running_loop().create_future()
        self._answers[key] = answer
        while len(self._answers) > _REMEMBERED_REQUESTS:
            self._answers.popitem(last=False)
        try:
            response = await in_time(self._workspace, req.body, self._in_turn(req), self._patience)
        except BaseException:
            self._answers.pop(key, None)
            answer.cancel()
            raise
        answer.set_result(response)
        return response

    async def _in_turn(self, req: AsyncBoltRequest) -> BoltResponse:
        await self._beginning.acquire()
        # As soon as this one is done, or waits for something: what takes long holds nobody up.
        asyncio.get_running_loop().call_soon(self._beginning.release)
        return await super().async_dispatch(req)


def request_id(body: Body) -> str | None:
    """What tells a request from all others, also when Slack sends it again; None when nothing does."""
    if "event_id" in body:
        return f"event {body['event_id']}"
    if "trigger_id" in body:
        # A trigger belongs to one thing that one person did.
        return f"trigger {body['trigger_id']}"
    return None


def build_app(
    workspace: Workspace, *, signing_secret: str | None = None, patience: float = PATIENCE_SECONDS
) -> BriefingsApp:
    """The app over one workspace. `signing_secret` is for requests over HTTP; over the socket there is none.

    What takes longer than `patience` seconds is acked, and answered when it is there.
    """
    app = BriefingsApp(workspace, signing_secret, patience)
    table = commands()
    _add_questions(app, workspace, table)
    _add_conversation(app, workspace, table)
    _add_digests(app, workspace, table)
    add_intake(app, workspace, table)
    add_home(app, workspace, table)
    add_search(app, workspace, table)
    add_corrections(app, workspace, table)
    # Last, since the first listener that fits answers.
    _add_what_is_left(app, workspace)

    async def on_error(error: Exception, body: Body) -> BoltResponse:
        return await answer_failure(workspace, error, body)

    app.error(on_error)
    return app


def _add_questions(app: BriefingsApp, workspace: Workspace, table: tuple[Command, ...]) -> None:
    """The command, the buttons that ask on, and Share."""

    async def on_command(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        return json_ack(await _answer_to(ask, one_line(str(body.get("text") or ""))))

    async def on_ask(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        question = _pressed(body)
        if question.about in _SLOW:
            # Slack waits three seconds for the ack, and an upload may take longer.
            workspace.background.start(_answer_later(workspace, ask, question, body))
            return acked()
        await show(workspace, body, await answer_question(ask, question))
        return acked()

    async def on_share(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        reply = await answer_question(ask, _pressed(body))
        if reply is not None and reply.private:
            # What it would show now is for the asker alone.
            await show(workspace, body, reply)
        elif reply is not None:
            posted = {**shared(reply, workspace.compiler, ask.asker.id), "response_type": "in_channel"}
            await respond(workspace, body, posted, replace=False)
        return acked()

    async def on_feedback(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        action = action_of(body)
        question = Question.unpacked(str(action.get("block_id") or ""))
        try:
            shown = await answer_question(ask, question)
        except BriefingsError:
            shown = None
        reply = await keep_feedback(ask, chosen_value(action), question, shown)
        await show(workspace, body, reply, beside=True)
        return acked()

    app.command(SLASH)(on_command)
    app.action(re.compile(rf"({ASK_ACTION}|{MENU_ACTION})-\d+"))(on_ask)
    app.action(SHARE_ACTION)(on_share)
    app.action(FEEDBACK_ACTION)(on_feedback)


async def _answer_to(ask: Ask, text: str) -> str:
    """The answer to what stands after /brief, as it is sent; empty where it opened a window."""

    async def answered() -> str:
        reply = await answer_command(ask, text)
        return "" if reply is None else as_json(private_payload(ask.workspace, reply))

    if not only_tells(text, ask.commands):
        return await answered()
    return await ask.workspace.kept_answers.answer(Asked(text, ask.today, ask.asker.admin), answered)


async def _answer_later(workspace: Workspace, ask: Ask, question: Question, body: Body) -> None:
    try:
        await show(workspace, body, await answer_question(ask, question))
    except Exception as error:  # the request was acked, so nobody else will tell of it
        await answer_failure(workspace, error, body)


def _add_what_is_left(app: BriefingsApp, workspace: Workspace) -> None:
    """What nobody answers is acked all the same: Slack sends again whatever is not."""

    async def on_unknown_action(body: Body) -> BoltResponse:
        if response_url(body) and "url" not in action_of(body):
            failure = Failure(f"This button is from an earlier version. Please ask again with {SLASH}.", None)
            await respond(workspace, body, failure_payload(workspace, failure), replace=False)
        return acked()

    async def on_anything_else() -> BoltResponse:
        return acked()

    app.action(_ANYTHING)(on_unknown_action)
    for listen in (app.event, app.shortcut, app.view_submission, app.view_closed, app.options, app.command):
        listen(_ANYTHING)(on_anything_else)


def _pressed(body: Body) -> Question:
    """What a button or an option asks."""
    return Question.unpacked(chosen_value(action_of(body)))


def _add_digests(app: BriefingsApp, workspace: Workspace, table: tuple[Command, ...]) -> None:
    """What digests and follows listen to beside the command."""

    async def on_not_relevant(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        reply = await not_relevant(workspace, ask.asker.id, chosen_value(action_of(body)))
        await respond(workspace, body, private_payload(workspace, reply), replace=False)
        return acked()

    async def on_channel_lost(event: Body) -> BoltResponse:
        lost = "is_archived" if "archive" in str(event.get("type")) else "not_in_channel"
        await Notices(workspace, DigestWriter(workspace)).channel_left(str(event.get("channel") or ""), lost)
        return acked()

    async def on_form(body: Body, context: AsyncBoltContext) -> BoltResponse:
        view = cast(Mapping[str, object], body["view"])
        ask = typed(await ask_of(workspace, context, body, table), view)
        try:
            reply = await subscribe(ask)
        except BriefingsError as error:
            return json_response(wrong(error))
        return json_response(answered(workspace, reply.markdown))

    app.action(NOT_RELEVANT_ACTION)(on_not_relevant)
    app.view(DIGEST_VIEW)(on_form)
    for event in ("channel_archive", "group_archive", "channel_deleted", "channel_left", "group_left"):
        app.event(event)(on_channel_lost)


def _add_conversation(app: BriefingsApp, workspace: Workspace, table: tuple[Command, ...]) -> None:
    """Questions in plain messages, for where slash commands do not work: threads and direct messages."""

    async def on_mention(event: Body, body: Body, context: AsyncBoltContext) -> BoltResponse:
        if not event.get("bot_id"):
            ask = await ask_of(workspace, context, body, table)
            await answer_message(workspace, ask, event, asked(str(event.get("text") or ""), context.bot_user_id or ""))
        return acked()

    async def on_message(event: Body, body: Body, context: AsyncBoltContext) -> BoltResponse:
        dropped = files_of_message(event)
        if dropped:
            ask = await ask_of(workspace, context, body, table)
            workspace.background.start(take_quietly(ask, dropped))
            return acked()
        return await on_mention(event, body, context) if is_question(event) else acked()

    app.event("app_mention")(on_mention)
    app.event("message")(on_message)
