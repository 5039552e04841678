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
from bot.replies import Reply, ephemeral, message
from bot.workspace import Workspace

Body = Mapping[str, object]


def acked() -> BoltResponse:
    """An ack with nothing to show."""
    return BoltResponse(status=200, body="")


def json_response(payload: Mapping[str, object]) -> BoltResponse:
    """An ack that carries the answer."""
    return BoltResponse(status=200, body=json.dumps(payload), headers={"content-type": "application/json"})


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
    payload = failure_payload(workspace, failure)
    if "command" in body:
        return json_response(payload)
    if response_url(body):
        await respond(workspace, body, payload, replace=False)
    elif isinstance(body.get("event"), Mapping):
        await _tell_privately(workspace, cast(Body, body["event"]), payload)
    return acked()


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


def action_of(body: Body) -> Body:
    """What was pressed or chosen."""
    actions = body.get("actions")
    return cast(Body, actions[0]) if isinstance(actions, list) and actions else {}


async def _tell_privately(workspace: Workspace, event: Body, payload: Mapping[str, object]) -> None:
    """Tell whoever wrote a message, and nobody else, what went wrong with it."""
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


def _failure_view(workspace: Workspace, failure: Failure) -> dict[str, object]:
    return {
        "type": "modal",
        "title": {"type": "plain_text", "text": "Not done", "emoji": False},
        "close": {"type": "plain_text", "text": "Close", "emoji": False},
        "blocks": workspace.compiler.view_blocks(failure_markdown(workspace, failure)),
    }
