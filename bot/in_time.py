"""Slack waits three seconds for an answer. What takes longer is acked in time, and told when it is there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Mapping, Sequence
from typing import cast

from slack_bolt import BoltResponse

from bot.modals import modal
from bot.outgoing import Body, acked, json_response, respond
from bot.windows import AFTER_ANSWER_SECONDS, WAITING_VIEW, Shown, View, follow
from bot.workspace import Workspace

# Of Slack's three (https://docs.slack.dev/interactivity/handling-user-interaction): the way there and back is long.
PATIENCE_SECONDS = 2.0


async def in_time(
    workspace: Workspace, body: Body, work: Coroutine[object, object, BoltResponse], patience: float
) -> BoltResponse:
    """The response that `work` gives, or after `patience` seconds an ack; the response then follows by itself."""
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait([task], timeout=patience)
    if done:
        return task.result()
    if body.get("type") == "view_submission":
        view, user = cast("Mapping[str, object]", body["view"]), cast("Mapping[str, object]", body.get("user") or {})
        late = _late_window(workspace, task)
        workspace.background.start(
            follow(workspace, late, str(user.get("id", "")), str(view["id"]), AFTER_ANSWER_SECONDS)
        )
        return json_response({"response_action": "update", "view": _window(workspace, "One moment…", waiting=True)})
    workspace.background.start(_followed(workspace, body, task))
    return acked()


async def _followed(workspace: Workspace, body: Body, task: asyncio.Task[BoltResponse]) -> None:
    """Show a late response where the command was typed.

    What was pressed in a message shows its answer by itself, and failures have been put into words by then.
    """
    answer = _answer_in(await task)
    if "command" in body and answer:
        await respond(workspace, body, answer, replace=False)


async def _late_window(workspace: Workspace, task: asyncio.Task[BoltResponse]) -> Shown | None:
    """What a late response shows in the window that was handed in; None where whoever made it wait does so."""
    view = _instead(workspace, _answer_in(await task))
    return None if view.get("callback_id") == WAITING_VIEW else Shown(view)


def _answer_in(response: BoltResponse) -> Mapping[str, object]:
    return cast("Mapping[str, object]", json.loads(response.body)) if response.body else {}


def _instead(workspace: Workspace, answer: Mapping[str, object]) -> View:
    """What a window shows in the place of a response that came too late to close it or to mark its fields."""
    if isinstance(answer.get("view"), dict):
        return cast("View", answer["view"])
    errors = answer.get("errors")
    wrong = list(errors.values()) if isinstance(errors, Mapping) else []
    return _window(workspace, "Not done" if wrong else "Done", wrong=wrong)


def _window(workspace: Workspace, title: str, *, waiting: bool = False, wrong: Sequence[object] = ()) -> View:
    said = workspace.renderer.render("late", waiting=waiting, wrong=wrong)
    return modal(title, workspace.compiler.view_blocks(said), close="Close")
