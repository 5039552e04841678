"""An answer that one would rather look at: who spoke how much, a subject over time. Uploaded once, then reused."""

from __future__ import annotations

import asyncio
import hashlib
from typing import cast

from slack_sdk.errors import SlackApiError

from bot.commands.ask import Ask
from bot.pictures import Bars, draw
from bot.replies import Button, Picture, Question, Reply
from bot.workspace import Workspace
from briefings.records import BriefingsError, MeetingDetails, SubjectKind
from briefings.render import meeting_days, ordinal

_MOST_ROWS = 20
_VERSION = "1"


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


async def uploaded(workspace: Workspace, bars: Bars) -> str:
    """The id of the file in Slack that holds this picture; uploaded when nobody asked for it before."""
    pictures = workspace.corpus.pictures
    key = hashlib.sha256(f"{_VERSION}|{workspace.client.base_url}|{bars!r}".encode()).hexdigest()
    known = await asyncio.to_thread(pictures.file_of, key)
    if known is not None and await _is_there(workspace, known):
        return known
    data = await asyncio.to_thread(draw, bars)
    try:
        response = await workspace.client.files_upload_v2(
            content=data, filename="picture.png", title=bars.title[:200], alt_txt=bars.words[:1000]
        )
    except SlackApiError as error:
        raise BriefingsError("Slack did not take the picture just now. Please try again in a minute.") from error
    file = response.get("file") or (response.get("files") or [{}])[0]
    file_id = str(file["id"])
    await asyncio.to_thread(pictures.keep, key, file_id, workspace.now())
    return file_id


async def _is_there(workspace: Workspace, file_id: str) -> bool:
    """Whether Slack still has a file: a workspace may delete old ones."""
    try:
        await workspace.client.files_info(file=file_id)
    except SlackApiError:
        return False
    return True


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
