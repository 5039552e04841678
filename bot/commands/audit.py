"""/brief audit: who changed what, and taking it back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import cast

from bot.commands.ask import Ask, place_in_list
from bot.intake.subject_desk import CALLED
from bot.people import name_of
from bot.replies import Button, Menu, Question, Reply
from briefings.corpus import Corpus
from briefings.corpus.decisions import AuditEntry
from briefings.filing.changes import Desk, undo
from briefings.records import BriefingsError, SubjectKind

_A_PAGE = 10
_SLACK_ID = ("U", "W")
_UNDID = "undid: "
# What the trail keeps, in a person's words; what is not here is said as it is kept.
_ACTIONS = {
    ("filed", "document"): "filed a record",
    ("new-version", "document"): "filed a new version",
    ("retired", "document"): "took a record out of the answers",
    ("restored", "document"): "brought a record back into the answers",
    ("purged", "document"): "removed a record for good",
    ("linked to meeting", "document"): "linked a record to a meeting",
    ("proposed", "tray"): "proposed a record",
    ("declined", "tray"): "declined a proposal",
}
# Of these, what stands before or after is the record's own title.
_OF_A_WHOLE_RECORD = ("filed", "new-version", "retired", "restored", "purged")
_OF_SUBJECTS = {
    "merged": "put {before} and {after} together as one {kind}, {after}",
    "split": "split {after} from {before}, as a {kind} of its own",
    "renamed": "gave the {kind} {before} the name {after}",
    "added a spelling": "added {after} as a name of the {kind} {before}",
    "retired a spelling": "took {before} from the names of the {kind} {after}",
}


async def audit(ask: Ask) -> Reply:
    """Who changed what on file, newest first, with a way to take it back.

    A number shows the changes from there on: audit 11.
    """
    first = place_in_list(ask.text)
    # One more than a page shows whether there is another.
    found = await asyncio.to_thread(ask.workspace.corpus.audit.recent, _A_PAGE + 1, first - 1)
    shown = found[:_A_PAGE]
    rows = [await _row(ask, each) for each in shown]
    markdown = ask.workspace.renderer.render("audit", rows=rows, first=first)
    buttons = []
    if len(found) > _A_PAGE:
        buttons.append(Button("Earlier changes", Question("command", text=f"audit {first + _A_PAGE}")))
    if first > 1:
        buttons.append(Button("Later changes", Question("command", text=f"audit {max(first - _A_PAGE, 1)}")))
    options = [Button(f"{each.id}. {_words(each)}", Question("undo", each.id)) for each in shown if _can_undo(each)]
    return Reply(markdown, buttons, None, [Menu("Take back…", options)] if options else [], private=True)


async def undone(ask: Ask, question: Question) -> Reply:
    """An admin takes a change back."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    entry = ask.workspace.corpus.audit.get(question.id or 0)
    if entry is None:
        raise BriefingsError("There is no such change.")
    desk = Desk(ask.workspace.corpus, ask.asker.id, ask.workspace.now(), ask.workspace.reader.read)
    await asyncio.to_thread(undo, desk, entry.id)
    markdown = ask.workspace.renderer.render("changed", said=f"Taken back: {_words(entry)}.", entry=None)
    return Reply(markdown, [Button("What was changed", Question("command", text="audit"))], private=True)


def _can_undo(entry: AuditEntry) -> bool:
    return entry.undo is not None and entry.undone_by is None


async def _row(ask: Ask, entry: AuditEntry) -> dict[str, object]:
    actor = entry.actor
    return {
        "id": entry.id,
        "at": ask.on_their_clock(entry.at),
        "who": await name_of(ask.workspace, actor) if actor.startswith(_SLACK_ID) and actor[1:2].isalnum() else actor,
        "what": _words(entry),
        "record": _record_of(ask.workspace.corpus, entry),
        "undone": entry.undone_by is not None,
    }


def _record_of(corpus: Corpus, entry: AuditEntry) -> str | None:
    """The title of the record in which something was changed, where the change itself does not say it."""
    if entry.subject != "document" or entry.action.removeprefix(_UNDID) in _OF_A_WHOLE_RECORD:
        return None
    document = corpus.documents.get(entry.subject_id or 0)
    return None if document is None else document.title


def _words(entry: AuditEntry) -> str:
    """A change in a few words: "put Mr. Ohta and Naoki Ota together as one person, Naoki Ota"."""
    action = entry.action.removeprefix(_UNDID)
    if action == entry.action:
        return _change(entry, action)
    # What was taken back is told as it had been done, but a value as it went back.
    told = replace(entry, before=entry.after, after=entry.before) if action in _OF_SUBJECTS else entry
    return f"took back: {_change(told, action)}"


def _change(entry: AuditEntry, action: str) -> str:
    kind = CALLED.get(cast("SubjectKind", entry.subject))
    if action in _OF_SUBJECTS and kind and entry.before and entry.after:
        return _OF_SUBJECTS[action].format(kind=kind, before=entry.before, after=entry.after)
    before_after = " → ".join(part for part in (entry.before, entry.after) if part)
    if not before_after and entry.subject_id is not None and entry.subject == "document":
        before_after = f"record {entry.subject_id}"
    said = _ACTIONS.get((action, entry.subject), action)
    return f"{said}: {before_after}" if before_after else said
