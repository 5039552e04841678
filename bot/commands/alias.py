"""/brief alias: other ways in which a name is written, and where each comes from."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import cast

from bot.commands.answers import answer_reply
from bot.commands.ask import Ask
from bot.people import name_of
from bot.replies import Button, Question, Reply
from bot.workspace import Workspace
from briefings.answers import Answer, MeetingDetails, Result
from briefings.filing.changes import Desk, add_spelling
from briefings.records import BriefingsError, Spelling, SubjectKind

_HOW = 'Please write the name, an equals sign and the other spelling: /brief alias "Naoki Ota" = 太田直樹'
_KIND = re.compile(r"(person|topic|series|meeting):\s*", re.IGNORECASE)


async def alias(ask: Ask) -> Reply:
    """How a person, body or topic is written elsewhere, and where each spelling comes from.

    Admins add one with an equals sign: alias Naoki Ota = 太田直樹. Where a name may be several things, say which:
    alias topic:APPI = privacy law. An addition can be undone.
    """
    if not ask.text:
        raise BriefingsError("Please say whose spellings: /brief alias ota. Admins add one: /brief alias ota = Ohta")
    name, equals, spelling = ask.text.partition("=")
    kind_typed = _KIND.match(name)
    kind = kind_typed[1].casefold() if kind_typed else ""
    name = (name[kind_typed.end() :] if kind_typed else name).strip(" \"“”'")
    spelling = spelling.strip(" \"“”'")
    if equals and (not name or not spelling):
        raise BriefingsError(_HOW)
    if equals:
        await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    found = _meant(ask, kind, name)
    if not isinstance(found, tuple):
        # Shown again by nothing: what is typed here may change the corpus.
        return replace(answer_reply(ask.workspace, found, Question("command")), question=None)
    subject, id_ = found
    if not equals:
        return await _spellings(ask.workspace, subject, id_)
    desk = Desk(ask.workspace.corpus, ask.asker.id, ask.workspace.now(), ask.workspace.reader.read)
    entry = await asyncio.to_thread(add_spelling, desk, subject, id_, spelling)
    listed = await _spellings(ask.workspace, subject, id_)
    said = ask.workspace.renderer.render("changed", said=f"“{spelling}” now leads there too.", entry=entry)
    return Reply(f"{said}\n{listed.markdown}", [Button("Undo", Question("undo", entry)), *listed.buttons], private=True)


def _meant(ask: Ask, kind: str, name: str) -> tuple[SubjectKind, int] | Answer:
    """The one subject of that name; the answer to be shown where it is not one."""
    lookup = ask.workspace.lookup
    ways = {"person": lookup.person, "topic": lookup.topic, "meeting": lookup.meeting, "series": lookup.meeting}
    answers = [ways[each](name, ask.today) for each in ([kind] if kind else ["person", "topic", "meeting"])]
    certain = [found for answer in answers if (found := _subject(answer)) is not None]
    if len(certain) == 1:
        return certain[0]
    if certain:
        raise BriefingsError(
            f"“{name}” may be several things. Please say which, for example: /brief alias topic:{name}"
        )
    return max(answers, key=lambda each: each.results[0].score if each.results else 0.0)


def _subject(answer: Answer) -> tuple[SubjectKind, int] | None:
    if answer.verdict == "found" and isinstance(answer.details, MeetingDetails):
        series = answer.details.meeting.series_id
        return None if series is None else ("series", series)
    if answer.verdict == "found" and answer.results:
        first: Result = answer.results[0]
        return cast(SubjectKind, first.kind), first.id
    return None


async def _spellings(workspace: Workspace, kind: SubjectKind, id_: int) -> Reply:
    name = workspace.corpus.spellings.name(kind, id_) or ""
    spellings = workspace.corpus.spellings.of(kind, id_)
    rows = [{"text": each.text, "where": await _where(workspace, each)} for each in spellings]
    buttons = [Button(name, Question(kind, id_))] if kind != "series" else []
    return Reply(workspace.renderer.render("alias", subject=name, rows=rows), buttons)


async def _where(workspace: Workspace, spelling: Spelling) -> str:
    """Where a spelling was seen, or who added it."""
    if spelling.origin == "admin":
        return f"added by {await name_of(workspace, spelling.added_by)}" if spelling.added_by else "added by an admin"
    document = workspace.corpus.documents.get(spelling.document_id) if spelling.document_id else None
    if document is None:
        return "worked out from the name"
    return f"written so in {document.title}"
