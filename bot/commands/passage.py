"""A passage with the ones around it, as a button asks for it."""

from __future__ import annotations

from bot.commands.answers import meeting_button, people_buttons, record_button
from bot.replies import Button, Question, Reply
from bot.workspace import Workspace
from briefings.records import BriefingsError, Counted

_EACH_SIDE = 2


def passage_by_id(workspace: Workspace, question: Question) -> Reply:
    """The passage that a button names, and what was said before and after it."""
    quotes = workspace.lookup.surroundings(question.id or 0, _EACH_SIDE)
    here = next((quote for quote in quotes if quote.passage_id == question.id), None)
    if here is None:
        raise BriefingsError("This passage is not on file any more.")
    at = quotes.index(here)
    buttons = []
    if at > 0:
        buttons.append(Button("Further up", Question("passage", quotes[0].passage_id, back=question.back)))
    if at < len(quotes) - 1:
        buttons.append(Button("Further down", Question("passage", quotes[-1].passage_id, back=question.back)))
    if here.speaker:
        buttons += people_buttons([Counted(here.speaker_id, here.speaker, 1)])
    if here.meeting:
        buttons.append(meeting_button(here.meeting))
    buttons.append(record_button(here.source))
    markdown = workspace.renderer.render("passage", quotes=quotes, passage_id=question.id)
    return Reply(markdown, buttons, question, passages=tuple(quote.passage_id for quote in quotes))
