"""Answers on their way to Slack: in the ack, to the address that came with an action, as a modal or as a message."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import cast

import aiohttp
from slack_bolt import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.failures import Failure, explained
from bot.replies import Reply, ephemeral, message, view_blocks
from bot.rich_text import Block
from bot.slack_errors import error_name
from bot.workspace import Workspace
from briefings.records import BriefingsError

Body = Mapping[str, object]


def acked() -> BoltResponse:
    """An ack with nothing to show."""
    return BoltResponse(status=200, body="")


def json_response(payload: Mapping[str, object]) -> BoltResponse:
    """An ack that carries the answer."""
    return json_ack(as_json(payload))


def as_json(payload: Mapping[str, object]) -> str:
    """The answer as it is sent."""
    return json.dumps(payload)


def json_ack(written: str) -> BoltResponse:
    """An ack that carries an answer which is written already; a plain one where it is empty."""
    return BoltResponse(status=200, body=written, headers={"content-type": "application/json"}) if written else acked()


def private_payload(workspace: Workspace, reply: Reply) -> dict[str, object]:
    """The reply as a message that only the asker sees."""
    return ephemeral(message(reply, workspace.compiler))


def failure_payload(workspace: Workspace, failure: Failure) -> dict[str, object]:
    """A failure as a message that only the asker sees."""
    return private_payload(workspace, Reply(failure_markdown(workspace, failure)))


def failure_markdown(workspace: Workspace, failure: Failure) -> str:
    """The words of a failure."""
    return workspace.renderer.render("error", message=failure.sentence, reference=failure.reference)


async def answer_failure(workspace: Workspace, error: Exception, body: Body) -> BoltResponse:
    """The one error handler: one sentence, in the form that the request can be answered in."""
    failure = explained(error)
    if body.get("type") == "view_submission":
        return json_response({"response_action": "update", "view": _failure_view(workspace, failure)})
    if isinstance(body.get("view"), Mapping):
        await _show_failure(workspace, body, failure)
        return acked()
    payload = failure_payload(workspace, failure)
    if "command" in body:
        return json_response(payload)
    if response_url(body):
        await respond(workspace, body, payload, replace=False)
    elif isinstance(body.get("event"), Mapping):
        await tell_privately(workspace, cast(Body, body["event"]), payload)
    return acked()


async def show(workspace: Workspace, body: Body, reply: Reply | None, *, beside: bool = False) -> None:
    """Show an answer where it was asked for by a button or a menu.

    On a message for everybody the answer is new and private; on a private one, or in a modal, it takes the place of
    what was there, unless it is to stand `beside` it. The Home tab keeps its place: there a modal opens.
    """
    if reply is None:
        return
    view = body.get("view")
    if not isinstance(view, Mapping):
        await respond(workspace, body, private_payload(workspace, reply), replace=is_private(body) and not beside)
        return
    shown = modal_of(workspace, "Briefings", view_blocks(reply, workspace.compiler))
    trigger = str(body.get("trigger_id") or "")
    if view.get("type") == "home":
        await workspace.client.views_open(trigger_id=trigger, view=shown)
    elif beside:
        await workspace.client.views_push(trigger_id=trigger, view=shown)
    else:
        await _replaced(workspace, view, shown)


async def _replaced(workspace: Workspace, view: Body, shown: dict[str, object]) -> None:
    """Show another view in a modal. Of two presses on one state of it the second changes nothing."""
    try:
        await workspace.client.views_update(view_id=str(view["id"]), hash=str(view.get("hash") or ""), view=shown)
    except SlackApiError as error:
        if error_name(error) == "hash_conflict":
            return
        if error_name(error) in ("not_found", "view_not_found", "expired_view"):
            raise BriefingsError("This window is closed. Please ask again.") from error
        raise


def modal_of(workspace: Workspace, title: str, blocks: list[Block]) -> dict[str, object]:
    """A modal that shows blocks."""
    return {
        "type": "modal",
        "title": {"type": "plain_text", "text": title, "emoji": False},
        "close": {"type": "plain_text", "text": "Close", "emoji": False},
        "blocks": blocks[: workspace.compiler.limits.view_blocks],
    }


async def respond(workspace: Workspace, body: Body, payload: Mapping[str, object], *, replace: bool) -> None:
    """Send a payload to the address that came with an action. Never repeated: Slack would show it twice."""
    webhook = AsyncWebhookClient(response_url(body), proxy=workspace.client.proxy, retry_handlers=[])
    log = logging.getLogger(__name__)
    try:
        response = await webhook.send_dict({**payload, "replace_original": replace})
    except (aiohttp.ClientError, TimeoutError) as error:
        log.warning("An answer may not have reached Slack: %r", error)
        return
    if response.status_code != 200:
        log.warning("Slack refused an answer: %s %s", response.status_code, response.body)


def response_url(body: Body) -> str:
    """Where an action may be answered, or nothing."""
    return str(body.get("response_url") or "")


def is_private(body: Body) -> bool:
    """Whether the message that was acted on is seen by one person only."""
    container = body.get("container")
    return isinstance(container, Mapping) and bool(container.get("is_ephemeral"))


def chosen_value(action: Body) -> str:
    """The value of a button, or of the option that was chosen in a menu."""
    option = action.get("selected_option")
    return str((option.get("value") if isinstance(option, Mapping) else action.get("value")) or "")


def action_of(body: Body) -> Body:
    """What was pressed or chosen."""
    actions = body.get("actions")
    return cast(Body, actions[0]) if isinstance(actions, list) and actions else {}


async def tell_privately(workspace: Workspace, event: Body, payload: Mapping[str, object]) -> None:
    """Tell something to whoever wrote a message, and to nobody else."""
    channel, user = str(event.get("channel") or ""), str(event.get("user") or "")
    if not channel or not user:
        return
    thread = event.get("thread_ts")
    try:
        await workspace.posting.chat_postEphemeral(
            channel=channel,
            user=user,
            text=str(payload["text"]),
            blocks=cast(list[dict[str, object]], payload["blocks"]),
            thread_ts=str(thread) if thread else None,
        )
    except (aiohttp.ClientError, TimeoutError, SlackApiError):
        logging.getLogger(__name__).exception("A failure could not be told")


async def _show_failure(workspace: Workspace, body: Body, failure: Failure) -> None:
    """Tell what went wrong with something pressed in a view, which is the only place to tell it in."""
    try:
        await show(workspace, body, Reply(failure_markdown(workspace, failure)), beside=True)
    except (SlackApiError, aiohttp.ClientError, TimeoutError):
        logging.getLogger(__name__).warning("A failure could not be told: %s", failure.sentence)


def _failure_view(workspace: Workspace, failure: Failure) -> dict[str, object]:
    return modal_of(workspace, "Not done", workspace.compiler.view_blocks(failure_markdown(workspace, failure)))
