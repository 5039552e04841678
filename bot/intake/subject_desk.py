"""What admins do with a person, a body or a topic: merge, split, rename it, add and take away spellings."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.commands.ask import Ask
from bot.intake.parts import chooser, option
from bot.intake.record_desk import changed, desk_of
from bot.modals import State, choice_in, choices_in, entered, field, form, modal, open_modal, text_in
from bot.replies import Button, Menu, Question, Reply, view_blocks
from bot.rich_text import Block
from bot.surfaces.finding import chosen_subject, finder
from bot.windows import Shown, View, handed_in
from bot.workspace import Workspace
from briefings.filing.changes import ChangeError, Desk, add_spelling, merge, rename, retire_spelling, split
from briefings.records import BriefingsError, SubjectKind

SUBJECT_VIEW = "change-subject"
CALLED: Mapping[SubjectKind, str] = {"person": "person", "series": "body", "topic": "topic"}
# What an answer is about, and the kind of what an admin may change there.
_KINDS: Mapping[str, SubjectKind] = {"person": "person", "topic": "topic", "meeting": "series"}
_WAYS = (
    ("merge", "Is the same as another one"),
    ("split", "Mixes two: make another one"),
    ("rename", "Change its name"),
    ("spelling", "Add a spelling"),
    ("no-spelling", "Take a spelling away"),
)


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is changed, and how."""

    way: str
    kind: SubjectKind
    id: int

    @property
    def called(self) -> str:
        """What such a thing is called."""
        return CALLED[self.kind]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A change that was handed in, checked: what to do at the desk, and what to call it."""

    change: Callable[[Desk], int]
    said: str


def with_subject_menu(ask: Ask, reply: Reply) -> Reply:
    """The answer with the menu of what an admin may do with whom or what it is about; else as it is."""
    asked = reply.question
    kind = _KINDS.get(asked.about) if asked is not None else None
    if not ask.asker.admin or reply.private or asked is None or kind is None or asked.id is None:
        return reply
    id_: int | None = asked.id
    if kind == "series":
        meeting = ask.workspace.corpus.meetings.get(asked.id)
        id_ = meeting.series_id if meeting else None
    if id_ is None:
        return reply
    options = [Button(label, Question("change-subject", id_, f"{way} {kind}")) for way, label in _WAYS]
    return replace(reply, menus=[*reply.menus, Menu(f"Change this {CALLED[kind]}…", options)])


async def change_subject(ask: Ask, question: Question) -> None:
    """Open the form that an admin chose from that menu."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    subject = _subject(*question.text.partition(" ")[::2], question.id or 0)
    name = await asyncio.to_thread(desk_of(ask).subject, subject.kind, subject.id)
    title, submit, blocks = await asyncio.to_thread(_form, ask.workspace, subject, name)
    metadata = json.dumps({"way": subject.way, "kind": subject.kind, "id": subject.id})
    lead = ask.workspace.compiler.view_blocks(
        ask.workspace.renderer.render("subject", name=name, way=subject.way, called=subject.called)
    )
    await open_modal(ask, form(title, SUBJECT_VIEW, [*lead, *blocks], submit=submit, metadata=metadata))


async def subject_changed(ask: Ask, view: Mapping[str, object]) -> View:
    """The answer to that form."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    said = json.loads(str(view.get("private_metadata") or "{}"))
    subject = _subject(str(said.get("way")), str(said.get("kind")), int(said.get("id", 0)))
    name = await asyncio.to_thread(desk_of(ask).subject, subject.kind, subject.id)
    wanted = _wanted(ask.workspace, subject, name, entered(view))
    if isinstance(wanted, dict):
        return {"response_action": "errors", "errors": wanted}

    async def work() -> Shown:
        entry = await asyncio.to_thread(wanted.change, desk_of(ask))
        reply = changed(ask, wanted.said, entry)
        return Shown(modal("Changed", view_blocks(reply, ask.workspace.compiler)), reply)

    return await handed_in(ask.workspace, work(), user=ask.asker.id, view=view)


def _subject(way: str, kind: str, id_: int) -> _Subject:
    kinds: dict[str, SubjectKind] = {"person": "person", "series": "series", "topic": "topic"}
    if kind not in kinds or way not in dict(_WAYS):
        raise BriefingsError("This button is from an earlier version. Please ask again.")
    return _Subject(way, kinds[kind], id_)


# --- The forms --------------------------------------------------------------------------------------------------------


def _form(workspace: Workspace, subject: _Subject, name: str) -> tuple[str, str, list[Block]]:
    """Title, submit button and fields. Raises ChangeError where there is nothing to choose from."""
    line: Block = {"type": "plain_text_input", "action_id": "value", "max_length": 300}
    match subject.way:
        case "merge":
            sought = finder(f"find-{subject.kind}", "A name")
            return "Make two one", "Merge", [field("into", "It is the same as", sought, optional=False)]
        case "split":
            records = _records(workspace, subject)
            if len(records) < 2:
                raise ChangeError(f"Only one record names this {subject.called}, so there is nothing to split.")
            return (
                "Make one two",
                "Split",
                [
                    *chooser("records", "Records that mean another one", records),
                    field("name", "What the other one is called", line, hint="Empty: as the first of them writes it."),
                ],
            )
        case "rename":
            return (
                "Change a name",
                "Change",
                [field("name", "Its name", {**line, "initial_value": name[:300]}, optional=False)],
            )
        case "spelling":
            return "Add a spelling", "Add", [field("name", "Another way to write it", line, optional=False)]
    spellings = _spellings(workspace, subject, name)
    if not spellings:
        raise ChangeError(f"{name} is written in no other way.")
    options = [option(each, str(at)) for at, each in enumerate(spellings)]
    return "Take a spelling away", "Take away", chooser("spelling", "It is not written", options, many=False)


def _wanted(workspace: Workspace, subject: _Subject, name: str, state: State) -> _Wanted | dict[str, str]:
    """What to do, or what is missing, by field."""
    kind, id_, typed = subject.kind, subject.id, text_in(state, "name")
    match subject.way:
        case "merge":
            into = chosen_subject(choice_in(state, "into"))
            if into is None or into[0] != kind:
                return {"into": f"Please choose a {subject.called}."}
            if into[1] == id_:
                return {"into": f"That is the same {subject.called}. Please choose another one."}
            there = workspace.corpus.spellings.name(kind, into[1]) or ""
            return _Wanted(lambda desk: merge(desk, kind, id_, into[1]), f"{name} and {there} are one now.")
        case "split":
            records = [int(each) for each in choices_in(state, "records")]
            if not records:
                return {"records": "Please choose the records."}
            if len(records) == len(_records(workspace, subject)):
                return {"records": f"These are all records of {name}. Please leave at least one, or change the name."}
            return _Wanted(
                lambda desk: split(desk, kind, id_, records, typed or None),
                f"These records have a {subject.called} of their own now.",
            )
        case "rename":
            return _Wanted(lambda desk: rename(desk, kind, id_, typed), f"{name} is called {typed} now.")
        case "spelling":
            return _Wanted(lambda desk: add_spelling(desk, kind, id_, typed), f"“{typed}” leads to {name} now.")
    spellings = _spellings(workspace, subject, name)
    chosen = choice_in(state, "spelling")
    if not chosen or int(chosen) >= len(spellings):
        return {"spelling": "Please choose a spelling."}
    text = spellings[int(chosen)]
    return _Wanted(lambda desk: retire_spelling(desk, kind, id_, text), f"“{text}” leads to {name} no more.")


def _records(workspace: Workspace, subject: _Subject) -> Sequence[Block]:
    ids = workspace.corpus.spellings.documents_naming(subject.kind, subject.id)
    current = [each for each in workspace.corpus.documents.by_id(ids) if each.superseded_by is None]
    return [option(each.title, str(each.id)) for each in current]


def _spellings(workspace: Workspace, subject: _Subject, name: str) -> list[str]:
    known = workspace.corpus.spellings.of(subject.kind, subject.id)
    return sorted({each.text for each in known} - {name})
