"""Correcting what an answer got wrong: a speaker reassigned, a spelling added, two subjects merged, one split."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.commands.ask import Ask
from bot.modals import State, choice_in, choices_in, entered, field, form, open_modal, plain, text_in
from bot.replies import Button, Question, Reply
from bot.rich_text import Block
from bot.surfaces.finding import chosen_subject, finder
from bot.windows import Shown, handed_in, said
from bot.workspace import Workspace
from briefings.corpus.feedback import Feedback
from briefings.filing.changes import Desk, add_spelling, merge, reassign_speaker, split
from briefings.records import BriefingsError, Quote, SubjectKind

CORRECTION_VIEW = "correct"
_MOST_OPTIONS = 100
_LONGEST_OPTION = 75
_WAYS = (
    ("spelling", "Another spelling of what I choose below"),
    ("merge", "What was shown and what I choose below are the same"),
    ("split", "What was shown mixes two: make another one of some records"),
)


class StaleError(BriefingsError):
    """The modal was opened before somebody else changed what it is about."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A correction that was handed in, checked: what to do at the desk, and what to call it."""

    change: Callable[[Desk], int]
    said: str


async def open_correction(ask: Ask, one: Feedback) -> None:
    """Open the modal in which an admin corrects what somebody found wanting."""
    workspace = ask.workspace
    quotes = await asyncio.to_thread(workspace.corpus.passages.by_id, one.passages)
    blocks = speaker_fields(quotes) if one.verdict == "wrong speaker" and quotes else _match_fields(ask, one)
    view = form("Correct an answer", CORRECTION_VIEW, blocks, submit="Correct", metadata=json.dumps({"id": one.id}))
    await open_modal(ask, view)


async def corrected(ask: Ask, view: Mapping[str, object]) -> dict[str, object]:
    """Do what an admin handed in; gives the answer to the modal's submission. Of two admins the second is told."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    workspace, store = ask.workspace, ask.workspace.corpus.feedback
    one = await asyncio.to_thread(store.get, int(json.loads(str(view.get("private_metadata") or "{}")).get("id", 0)))
    if one is None:
        raise BriefingsError("This was said too long ago, and is no longer kept.")
    wanted = _wanted(entered(view), one)
    if isinstance(wanted, dict):
        return {"response_action": "errors", "errors": wanted}
    # Whoever settles it first corrects it.
    if not await asyncio.to_thread(store.settle, one.id, wanted.said, by=ask.asker.id, now=workspace.now()):
        raise StaleError("Another admin has settled this meanwhile. /brief audit shows what was changed.")
    return await handed_in(workspace, _change(ask, one, wanted), user=ask.asker.id, view=view)


async def _change(ask: Ask, one: Feedback, wanted: Wanted) -> Shown:
    """Make the change, and show it; what fails leaves the feedback waiting."""
    workspace = ask.workspace
    desk = Desk(workspace.corpus, ask.asker.id, workspace.now(), workspace.reader.read)
    try:
        entry = await asyncio.to_thread(wanted.change, desk)
    except Exception:
        await asyncio.to_thread(workspace.corpus.feedback.reopen, one.id)
        raise
    markdown = workspace.renderer.render("changed", said=f"{wanted.said}.", entry=entry)
    reply = Reply(markdown, [Button("Undo", Question("undo", entry))], private=True)
    return said(workspace, "Corrected", reply)


# --- What was handed in -----------------------------------------------------------------------------------------------


def _wanted(state: State, one: Feedback) -> Wanted | dict[str, str]:
    """What to do, or what is missing, by field."""
    if "passage" in state:
        return reassigned(state)
    way = choice_in(state, "way")
    subject = chosen_subject(choice_in(state, "subject"))
    shown = shown_subject(one)
    if way == "spelling":
        return _wanted_spelling(subject, text_in(state, "spelling"))
    if shown is None:
        return {"way": "This answer showed no one person, body or topic. Please choose a spelling instead."}
    if way == "merge":
        if subject is None:
            return {"subject": "Please choose which one it is."}
        if subject[0] != shown[0]:
            return {"subject": f"Please choose a {shown[0]}: that is what was shown."}
        kind, id_ = shown
        into = subject[1]
        return Wanted(
            lambda desk: merge(desk, kind, id_, into), f"The {kind} that was shown is one with the chosen one now"
        )
    return _wanted_split(shown, [int(each) for each in choices_in(state, "records")], text_in(state, "name"))


def _wanted_spelling(subject: tuple[SubjectKind, int] | None, spelling: str) -> Wanted | dict[str, str]:
    missing = {}
    if subject is None:
        missing["subject"] = "Please choose whose spelling it is."
    if not spelling:
        missing["spelling"] = "Please write the spelling."
    if subject is None or missing:
        return missing
    kind, id_ = subject
    return Wanted(lambda desk: add_spelling(desk, kind, id_, spelling), f"“{spelling}” now leads to the {kind}")


def _wanted_split(shown: tuple[SubjectKind, int], records: list[int], name: str) -> Wanted | dict[str, str]:
    if not records:
        return {"records": "Please choose the records that mean another one."}
    kind, id_ = shown
    return Wanted(
        lambda desk: split(desk, kind, id_, records, name or None), f"These records have a {kind} of their own"
    )


def reassigned(state: State) -> Wanted | dict[str, str]:
    """Who spoke, as it was entered in `speaker_fields`, or what is missing."""
    passage, _, document = choice_in(state, "passage").partition(" ")
    if not passage.isdecimal() or not document.isdecimal():
        return {"passage": "Please choose the words."}
    subject, name = chosen_subject(choice_in(state, "person")), text_in(state, "name")
    nobody = "nobody" in choices_in(state, "nobody")
    if sum((subject is not None, bool(name), nobody)) != 1:
        return {"person": "Please say who spoke: choose somebody, write a new name, or tick that nobody knows."}
    speaker: int | str | None = subject[1] if subject else (name or None)
    return Wanted(
        lambda desk: reassign_speaker(desk, int(document), int(passage), speaker),
        "The speaker of these words is changed",
    )


def shown_subject(one: Feedback) -> tuple[SubjectKind, int] | None:
    """The one person or topic that an answer showed."""
    asked = Question.unpacked(one.question)
    if asked.id is None:
        return None
    match asked.about:
        case "person" | "words":
            return "person", asked.id
        case "topic":
            return "topic", asked.id
    return None


# --- The form ---------------------------------------------------------------------------------------------------------


def speaker_fields(quotes: list[Quote]) -> list[Block]:
    """The fields in which an admin says who spoke one of these passages."""
    options = [
        _option(f"{quote.speaker or 'Unnamed'}: {quote.text}", f"{quote.passage_id} {quote.source.document_id}")
        for quote in quotes[:_MOST_OPTIONS]
    ]
    passages: Block = {"type": "static_select", "action_id": "value", "options": options}
    if len(options) == 1:
        passages["initial_option"] = options[0]
    nobody: Block = {
        "type": "checkboxes",
        "action_id": "value",
        "options": [_option("The record does not say", "nobody")],
    }
    name: Block = {"type": "plain_text_input", "action_id": "value", "max_length": 150}
    return [
        field("passage", "Whose words?", passages, optional=False),
        field("person", "Said by", finder("find-person", "A name")),
        field("name", "Or somebody new", name),
        field("nobody", "Or nobody known", nobody),
    ]


def _match_fields(ask: Ask, one: Feedback) -> list[Block]:
    ways: Block = {
        "type": "radio_buttons",
        "action_id": "value",
        "options": [_option(words, value) for value, words in _WAYS],
        "initial_option": _option(_WAYS[0][1], _WAYS[0][0]),
    }
    spelling: Block = {"type": "plain_text_input", "action_id": "value", "max_length": 150}
    if one.asked:
        spelling["initial_value"] = one.asked[:150]
    fields = [
        field("way", "What was asked is…", ways, optional=False),
        field("subject", "A person, body or topic on file", finder("find-subject", "A name")),
        field("spelling", "The spelling", spelling),
    ]
    shown = shown_subject(one)
    records = _records(ask.workspace, shown) if shown else []
    if len(records) > 1:
        chooser: Block = {"type": "multi_static_select", "action_id": "value", "options": records[:_MOST_OPTIONS]}
        name: Block = {"type": "plain_text_input", "action_id": "value", "max_length": 150}
        fields.append(field("records", "Records that mean another one", chooser))
        fields.append(field("name", "What the other one is called", name))
    return fields


def _records(workspace: Workspace, shown: tuple[SubjectKind, int]) -> list[Block]:
    ids = workspace.corpus.spellings.documents_naming(*shown)
    return [_option(each.title, str(each.id)) for each in workspace.corpus.documents.by_id(ids)]


def _option(label: str, value: str) -> Block:
    words = " ".join(label.split())
    shown = words if len(words) <= _LONGEST_OPTION else words[: _LONGEST_OPTION - 1].rstrip() + "…"
    return {"text": plain(shown or "…"), "value": value}
