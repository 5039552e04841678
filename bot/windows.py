"""Windows that take their time: something is shown within Slack's three seconds, the rest follows when it is there."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.commands.ask import Ask
from bot.failures import explained
from bot.modals import modal, open_modal
from bot.replies import Reply, message, view_blocks
from bot.workspace import Workspace

View = dict[str, object]
# What is done within this time is shown at once; Slack waits three seconds for an answer.
_PATIENCE_SECONDS = 1.5
# Slack must have shown the first answer before the window is changed again.
AFTER_ANSWER_SECONDS = 1.0


# What tells a window that waits for something from every other one.
WAITING_VIEW = "waiting"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person is shown: a window, and the same as a message for when they closed the window meanwhile."""

    view: View
    note: Reply | None = None


Work = Coroutine[object, object, Shown]


async def handed_in(workspace: Workspace, work: Work, *, user: str, view: Mapping[str, object]) -> View:
    """The answer to a form that was handed in: what `work` gives, or a window that waits for it."""
    task = asyncio.create_task(_safely(workspace, work))
    done, _ = await asyncio.wait([task], timeout=_PATIENCE_SECONDS)
    if done:
        return {"response_action": "update", "view": task.result().view}
    workspace.background.start(_follow(workspace, task, user, str(view["id"]), AFTER_ANSWER_SECONDS))
    return {"response_action": "update", "view": waiting(workspace)}


async def opened(ask: Ask, work: Work) -> None:
    """Open a window on what `work` gives, at once when it is quick. Raises BriefingsError when it is too late."""
    workspace = ask.workspace
    task = asyncio.create_task(_safely(workspace, work))
    done, _ = await asyncio.wait([task], timeout=_PATIENCE_SECONDS / 2)
    if done:
        await open_modal(ask, task.result().view)
        return
    view_id = await open_modal(ask, waiting(workspace))
    workspace.background.start(_follow(workspace, task, ask.asker.id, view_id, 0))


async def closed_onto(workspace: Workspace, work: Work, view: Mapping[str, object]) -> None:
    """A form on top of another window was handed in: it goes, and `work` shows itself in the window beneath."""
    beneath = str(view.get("previous_view_id") or "")
    task = asyncio.create_task(_safely(workspace, work))
    done, _ = await asyncio.wait([task], timeout=_PATIENCE_SECONDS)
    if done:
        await update_window(workspace, beneath, task.result().view)
    else:
        workspace.background.start(_follow(workspace, task, "", beneath, 0))


async def tell(workspace: Workspace, user: str, reply: Reply) -> bool:
    """A direct message to somebody; False when it did not arrive."""
    shown = message(reply, workspace.compiler, shareable=False)
    try:
        await workspace.posting.chat_postMessage(
            channel=user,
            text=str(shown["text"]),
            blocks=shown["blocks"],  # type: ignore[arg-type]  # our own blocks, as JSON
            unfurl_links=False,
            unfurl_media=False,
        )
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        logging.getLogger(__name__).warning("A person could not be told: %r", error)
        return False
    return True


def waiting(workspace: Workspace) -> View:
    """The window that says that something takes a moment."""
    blocks = workspace.compiler.view_blocks(workspace.renderer.render("reading_now"))
    return {**modal("One moment…", blocks, close="Close"), "callback_id": WAITING_VIEW}


def said(workspace: Workspace, title: str, reply: Reply) -> Shown:
    """A window that only says something."""
    return Shown(modal(title, view_blocks(reply, workspace.compiler)), reply)


async def _safely(workspace: Workspace, work: Work) -> Shown:
    try:
        return await work
    except Exception as error:  # the request may be acked by now, so nobody else will tell of it
        sentence, reference = explained(error)
        markdown = workspace.renderer.render("error", message=sentence, reference=reference)
        return said(workspace, "Not done", Reply(markdown, private=True))


async def _follow(workspace: Workspace, task: asyncio.Task[Shown], user: str, view_id: str, after: float) -> None:
    shown = await task
    await asyncio.sleep(after)
    if not await update_window(workspace, view_id, shown.view) and shown.note is not None and user:
        await tell(workspace, user, shown.note)


async def update_window(workspace: Workspace, view_id: str, view: View) -> bool:
    """Show another view in a window; False when the window is closed."""
    if not view_id:
        return False
    try:
        await workspace.client.views_update(view_id=view_id, view=view)
    except SlackApiError as error:
        logging.getLogger(__name__).info("A window was closed before it could be changed: %s", error)
        return False
    return True
