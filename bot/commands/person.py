"""/brief person: who somebody is, and what they said."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.answers import QUOTES_A_PAGE, answer_reply
from bot.commands.ask import Ask
from bot.commands.listing import listed
from bot.replies import Question, Reply
from bot.workspace import Workspace
from briefings.records import Answer, BriefingsError


async def person(ask: Ask) -> Reply:
    """Who somebody is, where they were, and what they said.

    Any spelling will do: a surname, a first name, with or without a title, misspelled.
    """
    if not ask.text:
        return listed(ask.workspace, "person")
    answer = ask.workspace.lookup.person(ask.text, ask.today)
    return answer_reply(ask.workspace, answer, Question("person", text=ask.text))


def person_by_id(workspace: Workspace, question: Question) -> Reply:
    """The person whom a button names; from the second page on only their words."""
    details = workspace.lookup.person_details(question.id or 0)
    if details is None:
        raise BriefingsError("No record on file names this person any more.")
    if question.first > 1:
        quotes = workspace.lookup.person_quotes(details.id, QUOTES_A_PAGE, question.first - 1)
        details = replace(details, quotes=quotes)
    return answer_reply(workspace, Answer(details.name, "person", "found", details=details), question)
