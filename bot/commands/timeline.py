"""/brief timeline: a topic, a person or a body over time."""

from __future__ import annotations

import asyncio
from typing import cast

from bot.commands.answers import answer_reply, meeting_button
from bot.commands.ask import Ask
from bot.commands.listing import listed
from bot.replies import Button, Menu, Question, Reply
from bot.workspace import Workspace
from briefings.answers import Answer, MeetingDetails, PersonDetails, TopicDetails
from briefings.records import BriefingsError, SubjectKind

_ENOUGH_FOR_A_PICTURE = 2


async def timeline(ask: Ask) -> Reply:
    """How a topic, a person or a body went on from meeting to meeting, oldest first.

    For example: timeline appi, timeline my number. The picture shows where it came up most.
    """
    if not ask.text:
        return await asyncio.to_thread(listed, ask.workspace, Question("list", text="topic"))
    lookup = ask.workspace.lookup
    answers: list[Answer] = []
    # The first that is clear answers; the others are not asked then.
    for meant in (lookup.topic, lookup.meeting, lookup.person):
        answers.append(await asyncio.to_thread(meant, ask.text, ask.today))
        found = _subject(answers[-1])
        if found is not None:
            return timeline_by_id(ask.workspace, Question("timeline", found[1], found[0]))
    best = max(answers, key=lambda each: each.results[0].score if each.results else 0.0)
    return answer_reply(ask.workspace, best, Question("command", text=f"timeline {ask.text}"))


def _subject(answer: Answer) -> tuple[SubjectKind, int] | None:
    """What an answer is about; of a meeting, the body that met. Several meetings of one body are that body too."""
    match answer.details:
        case TopicDetails() as topic:
            return "topic", topic.id
        case PersonDetails() as person:
            return "person", person.id
        case MeetingDetails() as meeting if meeting.meeting.series_id is not None:
            return "series", meeting.meeting.series_id
    return None


def timeline_by_id(workspace: Workspace, question: Question) -> Reply:
    """The timeline of the subject that a button names: `question.text` is its kind."""
    if question.text not in ("person", "topic", "series"):
        raise BriefingsError("This button is from an earlier version. Please ask again.")
    kind = cast(SubjectKind, question.text)
    found = workspace.lookup.timeline(kind, question.id or 0)
    if found is None or not found.entries:
        raise BriefingsError("No meeting on file has anything to do with it.")
    buttons = []
    if kind != "series":
        buttons.append(Button(found.name, Question(kind, found.id)))
    if len([entry for entry in found.entries if entry.meeting.date]) >= _ENOUGH_FOR_A_PICTURE:
        buttons.append(Button("Show as a picture", Question("picture", found.id, kind)))
    menu = Menu("Open a meeting…", [meeting_button(entry.meeting) for entry in reversed(found.entries)])
    markdown = workspace.renderer.render("timeline", timeline=found)
    return Reply(markdown, buttons, question, [menu])
