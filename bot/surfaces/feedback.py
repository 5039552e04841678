"""What people say of answers, and what admins make of it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.commands.ask import Ask
from bot.people import name_of
from bot.replies import FEEDBACK_CHOICES, Button, Question, Reply, message
from bot.surfaces.correcting import open_correction
from bot.workspace import Workspace
from briefings.records import BriefingsError

_LONGEST_SHOWN = 3000
_MISSING = "missing"


async def keep_feedback(ask: Ask, verdict: str, question: Question, shown: Reply | None) -> Reply:
    """Keep what somebody says of an answer, with what was asked and what was shown."""
    if verdict not in {value for value, _ in FEEDBACK_CHOICES}:
        raise BriefingsError("This menu is from an earlier version. Please ask again.")
    workspace = ask.workspace
    text = str(message(shown, workspace.compiler)["text"])[:_LONGEST_SHOWN] if shown else ""
    kept = await asyncio.to_thread(
        workspace.corpus.feedback.add,
        ask.asker.id,
        verdict,
        question.packed(),
        asked_in_words(workspace, question),
        text,
        shown.passages if shown else (),
        workspace.now(),
    )
    return Reply(workspace.renderer.render("feedback_kept", verdict=verdict, new=kept is not None), private=True)


async def feedback_waiting(ask: Ask, question: Question) -> Reply:
    """One answer that somebody found wanting, for an admin to settle; `question.first` counts them."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    workspace = ask.workspace
    store = workspace.corpus.feedback
    total = await asyncio.to_thread(store.count_waiting)
    first = min(max(question.first, 1), max(total, 1))
    found = await asyncio.to_thread(store.waiting, 1, first - 1)
    if not found:
        return Reply(workspace.renderer.render("feedback", one=None, who="", first=0, total=0), private=True)
    one = found[0]
    who = await name_of(workspace, one.actor)
    markdown = workspace.renderer.render("feedback", one=one, who=who, first=first, total=total)
    buttons = [Button("Correct it", Question("settle", one.id, "correct"))]
    if one.verdict != _MISSING:
        buttons.append(Button("Show the answer again", Question.unpacked(one.question)))
    buttons.append(Button("Nothing to do", Question("settle", one.id, "nothing to do")))
    if first < total:
        buttons.append(Button("Next", Question("feedback", first=first + 1)))
    return Reply(markdown, buttons, private=True)


async def settle(ask: Ask, question: Question) -> Reply | None:
    """An admin opens the correction of an answer, or says that there is nothing to correct."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    store = ask.workspace.corpus.feedback
    one = await asyncio.to_thread(store.get, question.id or 0)
    if one is None or one.settled_at is not None:
        raise BriefingsError("Somebody has settled this already.")
    if question.text == "correct":
        await open_correction(ask, one)
        return None
    if not await asyncio.to_thread(store.settle, one.id, question.text, by=ask.asker.id, now=ask.workspace.now()):
        raise BriefingsError("Somebody has settled this already.")
    return await feedback_waiting(ask, Question("feedback"))


async def ask_an_admin(ask: Ask, question: Question) -> Reply:
    """Tell the admins what somebody looked for in vain; once for each person and question."""
    workspace = ask.workspace
    kept = await asyncio.to_thread(
        workspace.corpus.feedback.add,
        ask.asker.id,
        _MISSING,
        question.packed(),
        question.text,
        "",
        (),
        workspace.now(),
    )
    told = 0
    if kept is not None:
        for admin in await workspace.access.admins():
            told += await _tell(workspace, admin, ask.asker.id, question.text, kept)
    markdown = workspace.renderer.render("admin_asked", asked=question.text, new=kept is not None, told=told)
    return Reply(markdown, [Button("Search the records", Question("search", text=question.text))], private=True)


async def _tell(workspace: Workspace, admin: str, asker: str, asked: str, feedback_id: int) -> int:
    markdown = workspace.renderer.render("admin_question", who=await name_of(workspace, asker), asked=asked)
    buttons = [
        Button("Say what is meant", Question("settle", feedback_id, "correct")),
        Button("Add a record", Question("command", text="add")),
        Button("Nothing to do", Question("settle", feedback_id, "nothing to do")),
    ]
    told = message(Reply(markdown, buttons, private=True), workspace.compiler)
    try:
        await workspace.posting.chat_postMessage(
            channel=admin,
            text=str(told["text"]),
            blocks=told["blocks"],  # type: ignore[arg-type]  # our own blocks, as JSON
            unfurl_links=False,
            unfurl_media=False,
        )
    except (SlackApiError, aiohttp.ClientError, TimeoutError):
        # It waits at the admins' desk all the same.
        return 0
    return 1


def asked_in_words(workspace: Workspace, question: Question) -> str:
    """A question as somebody would type it."""
    if question.text and question.about in ("person", "meeting", "topic", "search", "any", "command"):
        return question.text
    corpus, id_ = workspace.corpus, question.id or 0
    names = {
        "person": corpus.people.name(id_),
        "topic": corpus.topics.name(id_),
        "words": corpus.people.name(id_),
        "meeting": meeting.title if (meeting := corpus.meetings.get(id_)) else None,
        "record": document.title if (document := corpus.documents.get(id_)) else None,
    }
    return names.get(question.about) or question.text or question.about


async def forget_old_feedback(workspace: Workspace, days: int) -> None:
    """Delete what was said longer ago than the operator wants it kept."""
    await asyncio.to_thread(workspace.corpus.feedback.forget_before, workspace.now() - timedelta(days=days))
