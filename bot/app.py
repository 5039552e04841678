"""The Slack app: what comes in is answered once, by one place each, and every failure is one sentence."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections import OrderedDict
from collections.abc import Mapping
from typing import cast

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.commands.ask import SLASH, Command
from bot.commands.registry import commands
from bot.digest_writer import DigestWriter
from bot.dispatch import answer_command, answer_question, ask_of, home_team_of
from bot.failures import explained
from bot.follow_menu import NOT_RELEVANT_ACTION
from bot.follows import not_relevant
from bot.intake import INTAKE_VIEW, submission, take_in
from bot.notices import Notices
from bot.replies import ASK_ACTION, SHARE_ACTION, Question, Reply, ephemeral, message, shared
from bot.workspace import Workspace

Body = Mapping[str, object]

_REMEMBERED_REQUESTS = 256
_ANYTHING = re.compile(".*", re.DOTALL)


class BriefingsApp(AsyncApp):
    """Bolt's app, which answers each request of Slack's once.

    Slack sends a request again when its ack came late. It then gets the answer that was given the first time, and what
    the request asked for is not done twice.
    """

    def __init__(self, workspace: Workspace, signing_secret: str | None = None) -> None:
        super().__init__(
            client=workspace.client,
            signing_secret=signing_secret,
            # A handler's ack is its answer: nothing polls for it.
            process_before_response=True,
            request_verification_enabled=signing_secret is not None,
        )
        self._answers: OrderedDict[str, asyncio.Future[BoltResponse]] = OrderedDict()

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """The answer to a request, or to the first one of which this is a copy."""
        key = request_id(req.body)
        if key is None:
            return await super().async_dispatch(req)
        first = self._answers.get(key)
        if first is not None:
            return await asyncio.shield(first)
        answer: asyncio.Future[BoltResponse] = asyncio.get_running_loop().create_future()
        self._answers[key] = answer
        while len(self._answers) > _REMEMBERED_REQUESTS:
            self._answers.popitem(last=False)
        try:
            response = await super().async_dispatch(req)
        except BaseException:
            self._answers.pop(key, None)
            answer.cancel()
            raise
        answer.set_result(response)
        return response


def request_id(body: Body) -> str | None:
    """What tells a request from all others, also when Slack sends it again; None when nothing does."""
    if "event_id" in body:
        return f"event {body['event_id']}"
    if "trigger_id" in body:
        # A trigger belongs to one thing that one person did.
        return f"trigger {body['trigger_id']}"
    return None


def build_app(workspace: Workspace, *, signing_secret: str | None = None) -> BriefingsApp:
    """The app over one workspace. `signing_secret` is for requests over HTTP; over the socket there is none."""
    app = BriefingsApp(workspace, signing_secret)
    table = commands()

    async def on_command(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        reply = await answer_command(ask, str(body.get("text") or ""))
        return _acked() if reply is None else _json_response(_payload(workspace, reply))

    async def on_ask(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        reply = await answer_question(ask, Question.unpacked(_action_value(body)))
        # On a message for everybody the answer is new and private; on a private one it takes its place.
        await _respond(workspace, body, _payload(workspace, reply), replace=_is_private(body))
        return _acked()

    async def on_share(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        reply = await answer_question(ask, Question.unpacked(_action_value(body)))
        posted = {**shared(reply, workspace.compiler, ask.asker.id), "response_type": "in_channel"}
        await _respond(workspace, body, posted, replace=False)
        return _acked()

    async def on_intake(body: Body, context: AsyncBoltContext) -> BoltResponse:
        user = context.user_id or ""
        view = cast(Mapping[str, object], body["view"])
        # Who opened the modal may no longer be an admin.
        await workspace.access.admin(user, home_team_of(context))
        state = cast(Mapping[str, object], view.get("state") or {})
        handed_in = submission(state)
        return _json_response(await take_in(workspace, handed_in, user=user, view_id=str(view["id"])))

    async def on_unknown_action(body: Body) -> BoltResponse:
        if _response_url(body) and not _is_link(body):
            sentence = f"This button is from an earlier version. Please ask again with {SLASH}."
            await _respond(workspace, body, _error_payload(workspace, sentence, None), replace=False)
        return _acked()

    async def on_anything_else() -> BoltResponse:
        return _acked()

    async def on_error(error: Exception, body: Body) -> BoltResponse:
        return await _explained(workspace, error, body)

    app.command(SLASH)(on_command)
    app.action(re.compile(rf"{ASK_ACTION}-\d+"))(on_ask)
    app.action(SHARE_ACTION)(on_share)
    _add_digests(app, workspace, table)
    app.view(INTAKE_VIEW)(on_intake)
    # What nobody answers is acked all the same: Slack sends again whatever is not.
    app.action(_ANYTHING)(on_unknown_action)
    for listen in (app.event, app.shortcut, app.view_submission, app.view_closed, app.options, app.command):
        listen(_ANYTHING)(on_anything_else)
    app.error(on_error)
    return app


def _add_digests(app: BriefingsApp, workspace: Workspace, table: tuple[Command, ...]) -> None:
    """What digests and follows listen to beside the command."""

    async def on_not_relevant(body: Body, context: AsyncBoltContext) -> BoltResponse:
        ask = await ask_of(workspace, context, body, table)
        chosen = _action(body).get("selected_option")
        value = str(chosen.get("value") or "") if isinstance(chosen, Mapping) else ""
        reply = await not_relevant(workspace, ask.asker.id, value)
        await _respond(workspace, body, _payload(workspace, reply), replace=False)
        return _acked()

    async def on_channel_lost(event: Body) -> BoltResponse:
        lost = "is_archived" if "archive" in str(event.get("type")) else "not_in_channel"
        await Notices(workspace, DigestWriter(workspace)).channel_left(str(event.get("channel") or ""), lost)
        return _acked()

    app.action(NOT_RELEVANT_ACTION)(on_not_relevant)
    for event in ("channel_archive", "group_archive", "channel_deleted", "channel_left", "group_left"):
        app.event(event)(on_channel_lost)


# --- Answers on their way to Slack ------------------------------------------------------------------------------------


def _payload(workspace: Workspace, reply: Reply) -> dict[str, object]:
    return ephemeral(message(reply, workspace.compiler))


def _error_payload(workspace: Workspace, sentence: str, reference: str | None) -> dict[str, object]:
    markdown = workspace.renderer.render("error", message=sentence, reference=reference)
    return _payload(workspace, Reply(markdown))


async def _explained(workspace: Workspace, error: Exception, body: Body) -> BoltResponse:
    """The one error handler: one sentence, in the form that the request can be answered in."""
    sentence, reference = explained(error)
    if body.get("type") == "view_submission":
        blocks = workspace.compiler.view_blocks(
            workspace.renderer.render("error", message=sentence, reference=reference)
        )
        title = {"type": "plain_text", "text": "Not done", "emoji": False}
        close = {"type": "plain_text", "text": "Close", "emoji": False}
        view = {"type": "modal", "title": title, "close": close, "blocks": blocks}
        return _json_response({"response_action": "update", "view": view})
    payload = _error_payload(workspace, sentence, reference)
    if "command" in body:
        return _json_response(payload)
    if _response_url(body):
        await _respond(workspace, body, payload, replace=False)
    return _acked()


def _acked() -> BoltResponse:
    return BoltResponse(status=200, body="")


def _json_response(payload: Mapping[str, object]) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(payload), headers={"content-type": "application/json"})


async def _respond(workspace: Workspace, body: Body, payload: Mapping[str, object], *, replace: bool) -> None:
    """Send a payload to the address that came with an action. Never repeated: Slack would show it twice."""
    webhook = AsyncWebhookClient(_response_url(body), proxy=workspace.client.proxy, retry_handlers=[])
    response = await webhook.send_dict({**payload, "replace_original": replace})
    if response.status_code != 200:
        logging.getLogger(__name__).warning("Slack refused an answer: %s %s", response.status_code, response.body)


def _response_url(body: Body) -> str:
    return str(body.get("response_url") or "")


def _is_private(body: Body) -> bool:
    container = body.get("container")
    return isinstance(container, Mapping) and bool(container.get("is_ephemeral"))


def _action(body: Body) -> Mapping[str, object]:
    actions = body.get("actions")
    return cast(Mapping[str, object], actions[0]) if isinstance(actions, list) and actions else {}


def _action_value(body: Body) -> str:
    return str(_action(body).get("value") or "")


def _is_link(body: Body) -> bool:
    return "url" in _action(body)
