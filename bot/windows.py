"""Windows that take their time: something is shown within Slack's three seconds, the rest follows when it is there."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Coroutine, Mapping
from dataclasses import dataclass
from typing import cast

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.commands.ask import Ask
from bot.failures import explained
from bot.modals import modal, open_modal
from bot.replies import Reply, message, view_blocks
from bot.rich_text import Block, escaped, unescaped
from bot.workspace import Workspace
from briefings.sentences import excerpt_end

View = dict[str, object]
# What is done within this time is shown at once; Slack waits three seconds for an answer.
_PATIENCE_SECONDS = 1.5
# Slack must have shown the first answer before the window is changed again.
AFTER_ANSWER_SECONDS = 1.0


# What tells a window that waits for something from every other one.
WAITING_VIEW = "waiting"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person is shown: a window, and the same as a message for when they closed the window meanwhile.

    Without a note that message holds what the window would have said.
    """

    view: View
    note: Reply | None = None


Work = Coroutine[object, object, Shown]


async def handed_in(workspace: Workspace, work: Work, *, user: str, view: Mapping[str, object]) -> View:
    """The answer to a form that was handed in: what `work` gives, or a window that waits for it."""
    task = asyncio.create_task(_safely(workspace, work))
    done, _ = await asyncio.wait([task], timeout=_PATIENCE_SECONDS)
    if done:
        return {"response_action": "update", "view": task.result().view}
    workspace.background.start(follow(workspace, task, user, str(view["id"]), AFTER_ANSWER_SECONDS))
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
    workspace.background.start(follow(workspace, task, ask.asker.id, view_id, 0))


async def closed_onto(workspace: Workspace, work: Work, view: Mapping[str, object]) -> None:
    """A form on top of another window was handed in: it goes, and `work` shows itself in the window beneath."""
    beneath = str(view.get("previous_view_id") or "")
    task = asyncio.create_task(_safely(workspace, work))
    done, _ = await asyncio.wait([task], timeout=_PATIENCE_SECONDS)
    if done:
        await update_window(workspace, beneath, task.result().view)
    else:
        workspace.background.start(follow(workspace, task, "", beneath, 0))


async def tell(workspace: Workspace, user: str, reply: Reply) -> bool:
    """A direct message to somebody; False when it did not arrive."""
    shown = message(reply, workspace.compiler, shareable=False)
    return await _tell(workspace, user, str(shown["text"]), shown["blocks"])


async def _tell(workspace: Workspace, user: str, text: str, blocks: object) -> bool:
    try:
        await workspace.posting.chat_postMessage(
            channel=user,
            text=text,
            blocks=blocks,  # type: ignore[arg-type]  # our own blocks, as JSON
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


async def follow(workspace: Workspace, work: Awaitable[Shown | None], user: str, view_id: str, after: float) -> None:
    """Show in a window what `work` gives, at least `after` seconds from now; its user is told when they closed it."""
    began = asyncio.get_running_loop().time()
    shown = await work
    if shown is None:
        return
    await asyncio.sleep(max(0.0, after - (asyncio.get_running_loop().time() - began)))
    if await update_window(workspace, view_id, shown.view) or not user:
        return
    if shown.note is not None:
        await tell(workspace, user, shown.note)
        return
    # What is asked for in a window cannot be asked for in a message.
    limits = workspace.compiler.limits
    said = [each for each in cast("list[Block]", shown.view["blocks"]) if each["type"] != "input"]
    blocks = said[: limits.message_blocks]
    if blocks:
        words = _words(blocks)
        await _tell(workspace, user, escaped(words[: excerpt_end(words, limits.text_recommended)]), blocks)


def _words(of: object) -> str:
    """What stands in blocks, as plain text that is not escaped yet."""
    if isinstance(of, Mapping):
        own = of.get("text")
        if isinstance(own, str):
            return unescaped(own) if of.get("type") == "mrkdwn" else own
        return " ".join(filter(None, map(_words, of.values())))
    return " ".join(filter(None, map(_words, of))) if isinstance(of, list) else ""


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
