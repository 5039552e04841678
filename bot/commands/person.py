"""/brief person: who somebody is, and what they said."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.commands.answers import QUOTES_A_PAGE, answer_reply, more_button, with_passages
from bot.commands.ask import Ask
from bot.commands.listing import listed
from bot.replies import Button, Question, Reply
from bot.workspace import Workspace
from briefings.answers import Answer
from briefings.records import BriefingsError


async def person(ask: Ask) -> Reply:
    """Who somebody is, where they were, and what they said.

    Any spelling will do: a surname, a first name, with or without a title, misspelled.
    """
    if not ask.text:
        return await asyncio.to_thread(listed, ask.workspace, Question("list", text="person"))
    answer = ask.workspace.lookup.person(ask.text, ask.today)
    return answer_reply(ask.workspace, answer, Question("person", text=ask.text))


def person_by_id(workspace: Workspace, question: Question) -> Reply:
    """The person whom a button names; from the second page on only their words."""
    details = workspace.lookup.person_details(question.id or 0)
    if details is None:
        raise BriefingsError("No record on file names this person any more.")
    page = None
    if question.first > 1:
        page = workspace.lookup.person_quotes(details.id, QUOTES_A_PAGE, question.first, question.after)
        details = replace(details, quotes=page.quotes)
    return answer_reply(workspace, Answer(details.name, "person", "found", details=details), question, page)


def words_on_topic(workspace: Workspace, question: Question) -> Reply:
    """What a person said about one topic: `question.text` is the topic's id."""
    topic_id = int(question.text) if question.text.isdecimal() else 0
    name = workspace.corpus.people.name(question.id or 0)
    topic = workspace.corpus.topics.name(topic_id)
    if name is None or topic is None:
        raise BriefingsError("That is not on file any more. Please ask again.")
    # One more than a page shows whether there is another.
    found = workspace.lookup.words_on_topic(question.id or 0, topic_id, QUOTES_A_PAGE + 1, question.first - 1)
    quotes = found[:QUOTES_A_PAGE]
    markdown = workspace.renderer.render("words", person=name, topic=topic, quotes=quotes)
    buttons = more_button(question.first - 1 + len(found), len(quotes), question, "More of their words on it")
    buttons += [Button(name, Question("person", question.id)), Button(topic, Question("topic", topic_id))]
    return with_passages(Reply(markdown, buttons, question), quotes)
