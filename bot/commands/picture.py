"""An answer that one would rather look at: who spoke how much, a subject over time. Uploaded once, then reused."""

from __future__ import annotations

import asyncio
from typing import cast

from bot.commands.ask import Ask
from bot.pictures import Bars
from bot.replies import Button, Picture, Question, Reply
from bot.uploads import uploaded
from bot.workspace import Workspace
from briefings.answers import MeetingDetails
from briefings.records import BriefingsError, SubjectKind
from briefings.render import meeting_days, ordinal

_MOST_ROWS = 20


async def picture(ask: Ask, question: Question) -> Reply:
    """The picture of what a button names: `question.text` is its kind. Drawn beside the loop."""
    workspace = ask.workspace
    bars = await asyncio.to_thread(_bars, workspace, question)
    if bars is None or not bars.rows:
        raise BriefingsError("There is nothing on file to draw. Please ask again.")
    file_id = await uploaded(workspace, bars)
    shown = workspace.renderer.render("picture", bars=bars)
    about = Question("meeting", question.id) if question.text == "meeting" else None
    buttons = [Button("The meeting", about)] if about else []
    if not about:
        buttons.append(Button("As a list", Question("timeline", question.id, question.text)))
    return Reply(shown, buttons, question, picture=Picture(file_id, bars.words[:2000]))


def _bars(workspace: Workspace, question: Question) -> Bars | None:
    if question.text == "meeting":
        details = workspace.lookup.meeting_details(question.id or 0)
        return _spoke(details) if details else None
    if question.text not in ("person", "topic", "series"):
        raise BriefingsError("This button is from an earlier version. Please ask again.")
    kind = cast(SubjectKind, question.text)
    found = workspace.lookup.timeline(kind, question.id or 0)
    if found is None:
        return None
    counts = {"mentions": "Mentions, meeting by meeting", "passages": "Passages spoken, meeting by meeting"}
    counted = counts.get(found.counted, "Passages on record, meeting by meeting")
    sizes = workspace.corpus.meetings.sizes(found.id) if kind == "series" else {}
    rows = []
    for entry in found.entries[-_MOST_ROWS:]:
        meeting = entry.meeting
        number = f" ({ordinal(meeting.number)})" if meeting.number is not None else ""
        # A body's own meetings are told apart by their days; those of a subject also by the body that met.
        name = f"{meeting_days(meeting) or 'no date'}{number}"
        label = name if kind == "series" else f"{meeting_days(meeting) or 'no date'} {meeting.title}"
        rows.append((label, entry.count if entry.count is not None else sizes.get(meeting.id, 0)))
    return Bars(f"{found.name} over time", counted, tuple(rows))


def _spoke(details: MeetingDetails) -> Bars:
    rows = [("Unnamed members" if each.id is None else each.name, each.count) for each in details.speakers]
    shown = rows[:_MOST_ROWS]
    rest = sum(count for _, count in rows[_MOST_ROWS:])
    if rest:
        shown.append((f"{len(rows) - _MOST_ROWS} others", rest))
    return Bars(f"Who spoke how much: {details.meeting.title}", "Turns", tuple(shown))
