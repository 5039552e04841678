"""/brief search, and a question with no subcommand: both look inside the records, so they run beside the loop."""

from __future__ import annotations

import asyncio

from bot.commands.answers import QUOTES_A_PAGE, answer_reply
from bot.commands.ask import Ask
from bot.replies import Question, Reply
from briefings.records import BriefingsError


async def search(ask: Ask) -> Reply:
    """Passages with these words, each with who said it and where.

    Put words in quotes to find them together: "my number".
    """
    if not ask.text:
        raise BriefingsError("Please say what to look for, for example: /brief search data protection")
    return await found_again(ask, Question("search", text=ask.text))


async def found_again(ask: Ask, question: Question) -> Reply:
    """The passages of a search, from the one numbered `question.first` on."""
    lookup = ask.workspace.lookup
    answer = await asyncio.to_thread(
        lookup.search, question.text, ask.today, limit=QUOTES_A_PAGE, offset=question.first - 1
    )
    return answer_reply(ask.workspace, answer, question)


async def anything(ask: Ask, question: Question) -> Reply:
    """People, meetings, topics and the records' words at once; from `question.first` on, where it is passages."""
    lookup = ask.workspace.lookup
    answer = await asyncio.to_thread(lookup.anything, question.text, ask.today, offset=question.first - 1)
    return answer_reply(ask.workspace, answer, question)
