"""From what Slack sends to the handler that answers it. Access is checked here, once, for everything."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from rapidfuzz import fuzz, process
from slack_bolt.context.async_context import AsyncBoltContext

from bot.commands.apart import told_apart
from bot.commands.ask import LONGEST_QUESTION, SLASH, Ask, Command
from bot.commands.audit import undone
from bot.commands.commitments import marked
from bot.commands.document import record_by_id, retired_record
from bot.commands.guide import guide
from bot.commands.listing import listed
from bot.commands.meeting import meeting_by_id
from bot.commands.passage import passage_by_id
from bot.commands.person import person_by_id, words_on_topic
from bot.commands.picture import picture
from bot.commands.search import anything, found_again
from bot.commands.timeline import timeline_by_id
from bot.commands.topic import topic_by_id
from bot.intake.part_forms import open_part
from bot.intake.proposals import ask_why, desk
from bot.intake.record_desk import change_record, with_changes
from bot.intake.review import differs, open_answers, open_fix, open_review
from bot.intake.subject_desk import change_subject, with_subject_menu
from bot.replies import Button, Question, Reply
from bot.rich_text import unescaped
from bot.subscriptions.manage import decide, digest
from bot.surfaces.feedback import ask_an_admin, feedback_waiting, settle
from bot.workspace import Workspace
from briefings.records import BriefingsError

# How alike a first word and a subcommand's name must be, of 100, for the word to count as mistyped.
_MISTYPED = 75


async def ask_of(
    workspace: Workspace, context: AsyncBoltContext, body: Mapping[str, object], commands: tuple[Command, ...]
) -> Ask:
    """Who asks, and where. Raises RefusedError for whoever may not ask."""
    await workspace.ready.wait()
    home_team = home_team_of(context)
    asker = await workspace.access.asker(context.user_id or "", home_team)
    trigger = str(body.get("trigger_id", ""))
    return Ask(workspace, asker, "", context.channel_id or "", home_team, trigger, commands, is_in_modal(body))


def is_in_modal(body: Mapping[str, object]) -> bool:
    """Whether something was pressed in a modal."""
    view = body.get("view")
    return isinstance(view, Mapping) and view.get("type") == "modal"


def home_team_of(context: AsyncBoltContext) -> str:
    """The workspace that the bot's token belongs to, whatever workspace the asker comes from."""
    result = context.authorize_result
    return str(result.team_id) if result is not None and result.team_id else str(context.team_id)


def one_line(typed: str) -> str:
    """What stands after /brief, as it was typed, with single spaces."""
    return " ".join(unescaped(typed).split())


def only_tells(text: str, commands: tuple[Command, ...]) -> bool:
    """Whether what stands after /brief asks for something on file and does nothing else."""
    first = text.partition(" ")[0].casefold()
    named = next((command for command in commands if command.name == first), None)
    return bool(text) if named is None else named.only_tells


async def answer_command(ask: Ask, text: str) -> Reply | None:
    """Answer what stands after /brief, in one line. A word that is no subcommand starts a lookup over everything."""
    reply = await _answered_command(ask, text)
    return None if reply is None else with_subject_menu(ask, told_apart(ask.workspace.corpus, reply))


async def _answered_command(ask: Ask, text: str) -> Reply | None:
    if not text:
        return await guide(ask)
    first, _, rest = text.partition(" ")
    command = next((each for each in ask.commands if each.name == first.casefold()), None)
    longest = command.longest if command else LONGEST_QUESTION
    if len(text) > longest:
        raise BriefingsError(f"That is a long question. Please ask in fewer than {longest} characters.")
    if command is not None:
        if command.admins_only:
            await ask.workspace.access.admin(ask.asker.id, ask.home_team)
        return await command.handler(_with_text(ask, rest))
    reply = await anything(ask, Question("any", text=text))
    return _with_near_command(reply, ask.commands, first, rest)


async def answer_question(ask: Ask, question: Question) -> Reply | None:
    """Answer what a button asks; None when a modal was opened."""
    reply = await _answered(ask, question)
    if reply is None:
        return None
    if reply.question is not None and question.back and not reply.question.back:
        reply = replace(reply, question=replace(reply.question, back=question.back))
    return with_subject_menu(ask, told_apart(ask.workspace.corpus, reply))


async def _answered(ask: Ask, question: Question) -> Reply | None:
    if question.about == "command":
        return await answer_command(ask, question.text)
    if question.about == "list":
        # Walks over every name on file.
        return await asyncio.to_thread(listed, ask.workspace, question)
    if question.about == "record" and question.id is not None:
        return with_changes(ask, record_by_id(ask, question), question.id)
    shown = _shown_by_id(question)
    if shown is not None:
        return shown(ask.workspace, question)
    done = _done(question)
    if done is not None:
        return await done(ask, question)
    if question.about == "digest":
        told = await digest(_with_text(ask, question.text))
        if told is None or told.question is None:
            return told
        return replace(told, question=replace(told.question, page=question.page))
    if question.about == "any" and question.text:
        return await anything(ask, question)
    if question.about in ("person", "meeting", "topic"):
        # Asked in words: the answer was no clear one.
        return await answer_command(ask, f"{question.about} {question.text}")
    raise BriefingsError(f"This button is from an earlier version. Please ask again with {SLASH}.")


def _shown_by_id(question: Question) -> Callable[[Workspace, Question], Reply] | None:
    """What shows one thing on file."""
    if question.id is None:
        return None
    by_id: dict[str, Callable[[Workspace, Question], Reply]] = {
        "person": person_by_id,
        "meeting": meeting_by_id,
        "topic": topic_by_id,
        "passage": passage_by_id,
        "words": words_on_topic,
        "timeline": timeline_by_id,
    }
    return by_id.get(question.about)


def _done(question: Question) -> Callable[[Ask, Question], Awaitable[Reply | None]] | None:
    """What takes its time, or changes something."""
    deeds: dict[str, Callable[[Ask, Question], Awaitable[Reply | None]]] = {
        "search": found_again,
        "picture": picture,
        "ask-admin": ask_an_admin,
        "mark": marked,
        "undo": undone,
        "feedback": feedback_waiting,
        "settle": settle,
        "arrived": decided,
        "send-again": decided,
        "desk": desk,
        "review": open_review,
        "fix-draft": open_fix,
        "fix-part": open_part,
        "record-part": open_part,
        "change-subject": change_subject,
        "answer-draft": open_answers,
        "differs": differs,
        "turn-down": ask_why,
        "edit-record": change_record,
        "record-speaker": change_record,
        "new-version": change_record,
        "retire": change_record,
        "restore": change_record,
        "retired-record": retired_record,
    }
    return deeds.get(question.about)


async def decided(ask: Ask, question: Question) -> Reply:
    """An admin says whether a digest arrived."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    return await decide(ask, question.text, arrived=question.about == "arrived")


def _with_near_command(reply: Reply, commands: tuple[Command, ...], first: str, rest: str) -> Reply:
    """The reply, and when it found nothing clear, a button for the subcommand that may have been meant."""
    if not reply.private:
        return reply
    names = [command.name for command in commands]
    near = process.extractOne(first.casefold(), names, scorer=fuzz.ratio, score_cutoff=_MISTYPED)
    if near is None:
        return reply
    meant = f"{near[0]} {rest}".rstrip()
    button = Button(f"Did you mean {SLASH} {meant}?", Question("command", text=meant))
    return replace(reply, buttons=[button, *reply.buttons])


def _with_text(ask: Ask, text: str) -> Ask:
    return replace(ask, text=text)
