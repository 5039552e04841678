"""/brief topic: what a topic is, where it came up, and who speaks on it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.commands.answers import QUOTES_A_PAGE, answer_reply
from bot.commands.ask import Ask
from bot.commands.listing import listed
from bot.replies import Question, Reply
from bot.workspace import Workspace
from briefings.answers import Answer
from briefings.records import BriefingsError


async def topic(ask: Ask) -> Reply:
    """What a topic is, where it came up, and who speaks on it.

    Its short or its long form will do: "appi", "personal information protection".
    """
    if not ask.text:
        return await asyncio.to_thread(listed, ask.workspace, Question("list", text="topic"))
    answer = ask.workspace.lookup.topic(ask.text, ask.today)
    return answer_reply(ask.workspace, answer, Question("topic", text=ask.text))


def topic_by_id(workspace: Workspace, question: Question) -> Reply:
    """The topic that a button names; from the second page on only what was said."""
    details = workspace.lookup.topic_details(question.id or 0)
    if details is None:
        raise BriefingsError("No record on file is about this topic any more.")
    page = None
    if question.first > 1:
        page = workspace.lookup.topic_quotes(details.id, QUOTES_A_PAGE, question.first, question.after)
        details = replace(details, quotes=page.quotes)
    return answer_reply(workspace, Answer(details.name, "topic", "found", details=details), question, page)
