"""A passage with the ones around it, as a button asks for it."""

from __future__ import annotations

from bot.commands.answers import meeting_button
from bot.replies import Question, Reply
from bot.workspace import Workspace
from briefings.records import BriefingsError

_EACH_SIDE = 2


def passage_by_id(workspace: Workspace, question: Question) -> Reply:
    """The passage that a button names, and what was said before and after it."""
    quotes = workspace.lookup.surroundings(question.id or 0, _EACH_SIDE)
    if not quotes:
        raise BriefingsError("This passage is not on file any more.")
    buttons = [meeting_button(quote.meeting) for quote in quotes[:1] if quote.meeting]
    markdown = workspace.renderer.render("passage", quotes=quotes, passage_id=question.id)
    return Reply(markdown, buttons, question)
