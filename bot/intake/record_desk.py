"""What admins do with a record on file: correct it, add a new version, say who spoke, retire and restore it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace

from bot.commands.ask import Ask
from bot.intake.parts import parts
from bot.intake.review_form import MEETING_FIELDS, RECORD_FIELDS, chosen_meeting, entered_values, fields, shown_value
from bot.intake.ways_in import open_form
from bot.modals import entered, form, modal, open_modal
from bot.replies import Button, Menu, Question, Reply, view_blocks
from bot.surfaces.correcting import reassigned, speaker_fields
from bot.windows import Shown, View, handed_in
from bot.workspace import Workspace
from briefings.filing.changes import ChangeError, Desk, correct_record, restore, retire
from briefings.filing.changes.fields import checked
from briefings.filing.corrections import Decision
from briefings.filing.decide import field_is, meeting_field_is, meeting_is
from briefings.records import BriefingsError, Meeting

EDIT_VIEW = "edit-record"
SPEAKER_VIEW = "record-speaker"
# What a meeting on file is told by.
_OF_A_MEETING = ("series", "number", "date")


def with_changes(ask: Ask, reply: Reply, document_id: int | None) -> Reply:
    """A record's answer with the menu of what an admin may do with it; for everybody else as it is."""
    if not ask.asker.admin or document_id is None:
        return reply
    document = ask.workspace.corpus.documents.get(document_id)
    if document is None:
        return reply
    first = reply.question.first if reply.question else 1
    options = [
        Button("Correct its fields", Question("edit-record", document_id)),
        *(
            Button(f"Correct {part.label.lower()}", Question("record-part", document_id, name))
            for name, part in parts().items()
            if name != "spoke"
        ),
        Button("Say who spoke", Question("record-speaker", document_id, first=first)),
        Button("Add a new version", Question("new-version", document_id)),
        Button("Take it out of the answers", Question("retire", document_id)),
    ]
    if document.retired_at is not None:
        options = [Button("Bring it back into the answers", Question("restore", document_id))]
    return replace(reply, menus=[*reply.menus, Menu("Change this record…", options)])


async def change_record(ask: Ask, question: Question) -> Reply | None:
    """What an admin chose from that menu."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    document_id = question.id or 0
    match question.about:
        case "edit-record":
            await _open_edit(ask, document_id)
        case "record-speaker":
            await _open_speaker(ask, document_id, question.first)
        case "new-version":
            desk_of(ask).document(document_id)
            await open_form(ask, document_id)
        case "retire":
            entry = await asyncio.to_thread(retire, desk_of(ask), document_id)
            return changed(ask, "The record is out of the answers. Nothing of it was deleted.", entry)
        case "restore":
            entry = await asyncio.to_thread(restore, desk_of(ask), document_id)
            return changed(ask, "The record is back in the answers.", entry)
    return None


async def _open_edit(ask: Ask, document_id: int) -> None:
    values = await asyncio.to_thread(_values_of, ask.workspace, document_id)
    metadata = json.dumps({"id": document_id})
    await open_modal(ask, form("Correct a record", EDIT_VIEW, fields(values), submit="Correct", metadata=metadata))


async def edited(ask: Ask, view: Mapping[str, object]) -> View:
    """The answer to the form: all fields that were changed are one entry in the audit trail, undone in one go."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    document_id = int(json.loads(str(view.get("private_metadata") or "{}")).get("id", 0))
    before = await asyncio.to_thread(_values_of, ask.workspace, document_id)
    state = entered(view)
    changed_to = {
        name: value
        for name, value in entered_values(state).items()
        if value not in (before[name], shown_value(before[name]))
    }
    wrong = _wrong(changed_to)
    if wrong:
        return {"response_action": "errors", "errors": wrong}
    work = _edit(ask, document_id, before, changed_to, chosen_meeting(state))
    return await handed_in(ask.workspace, work, user=ask.asker.id, view=view)


async def _edit(
    ask: Ask, document_id: int, before: Mapping[str, str], changed_to: Mapping[str, str], meeting_id: int | None
) -> Shown:
    workspace = ask.workspace
    decisions: list[Decision] = []
    if meeting_id is not None:
        decisions += await asyncio.to_thread(meeting_is, workspace.corpus, meeting_id)
    fields = {name: value for name, value in changed_to.items() if meeting_id is None or name not in _OF_A_MEETING}
    decisions += [
        meeting_field_is(name, value) if name in MEETING_FIELDS else field_is(name, value)
        for name, value in fields.items()
    ]
    names = [*(["its meeting"] if meeting_id is not None else []), *(each.replace("_", " ") for each in fields)]
    entry = None
    if decisions:
        entry = await asyncio.to_thread(
            correct_record,
            desk_of(ask),
            document_id,
            decisions,
            action=f"edited {', '.join(names)}",
            before="; ".join(before[each] for each in fields if before[each]) or None,
            after="; ".join(value or "unknown" for value in fields.values()) or None,
        )
    reply = changed(ask, f"Corrected: {', '.join(names)}." if names else "Nothing was changed.", entry)
    return Shown(modal("Corrected", view_blocks(reply, workspace.compiler)), reply)


async def _open_speaker(ask: Ask, document_id: int, first: int) -> None:
    passages = await asyncio.to_thread(ask.workspace.corpus.passages.of_document, document_id)
    # From the page on that is being looked at; the form shows as many as a menu holds.
    spoken = [each for each in passages if each.label is not None and each.position >= first]
    if not spoken:
        raise BriefingsError("From here on nobody speaks in this record. Please turn back, then try again.")
    await open_modal(ask, form("Who spoke", SPEAKER_VIEW, speaker_fields(spoken), submit="Correct"))


async def speaker_named(ask: Ask, view: Mapping[str, object]) -> View:
    """The answer to the form in which an admin says who spoke."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    wanted = reassigned(entered(view))
    if isinstance(wanted, dict):
        return {"response_action": "errors", "errors": wanted}

    async def work() -> Shown:
        entry = await asyncio.to_thread(wanted.change, desk_of(ask))
        reply = changed(ask, f"{wanted.said}.", entry)
        return Shown(modal("Corrected", view_blocks(reply, ask.workspace.compiler)), reply)

    return await handed_in(ask.workspace, work(), user=ask.asker.id, view=view)


def _wrong(changed: Mapping[str, str]) -> dict[str, str]:
    wrong = {}
    for name, value in changed.items():
        try:
            checked(name, value)
        except ChangeError as error:
            wrong[name] = str(error)
    return wrong


def _values_of(workspace: Workspace, document_id: int) -> dict[str, str]:
    details = workspace.lookup.record_details(document_id, 1, 0)
    if details is None:
        raise BriefingsError("This record is not on file any more. /brief recent lists what is.")
    source = details.source
    meeting = _recorded(details.meetings)
    values: dict[str, object] = {name: getattr(source, name) for name in RECORD_FIELDS}
    values |= {name: getattr(meeting, name) if meeting else None for name in MEETING_FIELDS}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def _recorded(meetings: tuple[Meeting, ...]) -> Meeting | None:
    return next((each for each in meetings if each.status == "recorded"), None)


def changed(ask: Ask, said: str, entry: int | None) -> Reply:
    """What was changed, in a sentence, with a way to take it back."""
    markdown = ask.workspace.renderer.render("changed", said=said, entry=entry)
    buttons = [Button("Undo", Question("undo", entry))] if entry is not None else []
    return Reply(markdown, buttons, private=True)


def desk_of(ask: Ask) -> Desk:
    """Where the asker makes changes."""
    return Desk(ask.workspace.corpus, ask.asker.id, ask.workspace.now(), ask.workspace.reader.read)
