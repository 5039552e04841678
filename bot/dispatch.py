"""From what Slack sends to the handler that answers it. Access is checked here, once, for everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rapidfuzz import fuzz, process
from slack_bolt.context.async_context import AsyncBoltContext

from bot.commands.ask import LONGEST_QUESTION, SLASH, Ask, Command
from bot.commands.guide import guide
from bot.commands.meeting import meeting_by_id
from bot.commands.passage import passage_by_id
from bot.commands.person import person_by_id
from bot.commands.search import anything, found_again
from bot.commands.topic import topic_by_id
from bot.replies import Button, Question, Reply
from bot.subscriptions import decide, digest
from bot.workspace import Workspace
from briefings.records import BriefingsError

# How alike a first word and a subcommand's name must be, of 100, for the word to count as mistyped.
_MISTYPED = 75


async def ask_of(
    workspace: Workspace, context: AsyncBoltContext, body: Mapping[str, object], commands: tuple[Command, ...]
) -> Ask:
    """Who asks, and where. Raises RefusedError for whoever may not ask."""
    home_team = home_team_of(context)
    asker = await workspace.access.asker(context.user_id or "", home_team)
    return Ask(workspace, asker, "", context.channel_id or "", home_team, str(body.get("trigger_id", "")), commands)


def home_team_of(context: AsyncBoltContext) -> str:
    """The workspace that the bot's token belongs to, whatever workspace the asker comes from."""
    result = context.authorize_result
    return str(result.team_id) if result is not None and result.team_id else str(context.team_id)


async def answer_command(ask: Ask, typed: str) -> Reply | None:
    """Answer what stands after /brief. A word that is no subcommand starts a lookup over everything."""
    typed = " ".join(unescaped(typed).split())
    if len(typed) > LONGEST_QUESTION:
        raise BriefingsError(f"That is a long question. Please ask in fewer than {LONGEST_QUESTION} characters.")
    if not typed:
        return await guide(ask)
    first, _, rest = typed.partition(" ")
    for command in ask.commands:
        if command.name == first.casefold():
            if command.admins_only:
                await ask.workspace.access.admin(ask.asker.id, ask.home_team)
            return await command.handler(_with_text(ask, rest))
    reply = await anything(ask, Question("any", text=typed))
    return _with_near_command(reply, ask.commands, first, rest)


async def answer_question(ask: Ask, question: Question) -> Reply | None:
    """Answer what a button asks; None when a modal was opened."""
    if question.about == "command":
        return await answer_command(ask, question.text)
    by_id = {"person": person_by_id, "meeting": meeting_by_id, "topic": topic_by_id, "passage": passage_by_id}
    if question.id is not None and question.about in by_id:
        return by_id[question.about](ask.workspace, question)
    if question.about == "search":
        return await found_again(ask, question)
    if question.about in ("arrived", "send-again"):
        await ask.workspace.access.admin(ask.asker.id, ask.home_team)
        return await decide(ask, question.text, arrived=question.about == "arrived")
    if question.about == "digest":
        return await digest(_with_text(ask, question.text))
    if question.about == "any" and question.text:
        return await anything(ask, question)
    raise BriefingsError(f"This button is from an earlier version. Please ask again with {SLASH}.")


def _with_near_command(reply: Reply, commands: tuple[Command, ...], first: str, rest: str) -> Reply:
    """The reply, and when it found nothing clear, a button for the subcommand that may have been meant."""
    if reply.question is not None:
        return reply
    names = [command.name for command in commands]
    near = process.extractOne(first.casefold(), names, scorer=fuzz.ratio, score_cutoff=_MISTYPED)
    if near is None:
        return reply
    meant = f"{near[0]} {rest}".rstrip()
    button = Button(f"Did you mean {SLASH} {meant}?", Question("command", text=meant))
    return replace(reply, buttons=[button, *reply.buttons])


def unescaped(text: str) -> str:
    """What a person typed: Slack sends `&`, `<` and `>` as entities."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _with_text(ask: Ask, text: str) -> Ask:
    return Ask(ask.workspace, ask.asker, text, ask.channel, ask.home_team, ask.trigger, ask.commands)
