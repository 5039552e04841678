"""/brief meeting: what a meeting was about, who was there and what they said."""

from __future__ import annotations

import asyncio

from bot.commands.answers import answer_reply
from bot.commands.ask import Ask
from bot.commands.listing import listed
from bot.replies import Question, Reply
from bot.workspace import Workspace
from briefings.answers import Answer
from briefings.records import BriefingsError


async def meeting(ask: Ask) -> Reply:
    """What a meeting was about, who was there, and what mattered.

    Name it by words of its title, its number or its date: "my number 6th", "5 oct 2022".
    """
    if not ask.text:
        return await asyncio.to_thread(listed, ask.workspace, Question("list", text="meeting"))
    answer = ask.workspace.lookup.meeting(ask.text, ask.today)
    return answer_reply(ask.workspace, answer, Question("meeting", text=ask.text))


def meeting_by_id(workspace: Workspace, question: Question) -> Reply:
    """The meeting that a button names."""
    details = workspace.lookup.meeting_details(question.id or 0)
    if details is None:
        raise BriefingsError("No record on file speaks of this meeting any more.")
    return answer_reply(workspace, Answer(details.meeting.title, "meeting", "found", details=details), question)
