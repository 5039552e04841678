"""What was read, before it is filed: shown, corrected, asked about, compared with what is on file, then filed."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Mapping, Sequence

from bot.commands.ask import Ask
from bot.intake.drafts import Draft
from bot.intake.parts import parts
from bot.intake.proposals import tell_proposers
from bot.intake.review_form import fields_of, question_fields, wanted_answers, wanted_fields
from bot.modals import choice_in, entered, field, form, modal, open_modal, plain
from bot.replies import Button, Menu, Question, Reply, button_element, menu_block, view_blocks
from bot.rich_text import Block
from bot.windows import Shown, View, handed_in, opened
from bot.workspace import Workspace
from briefings import filing
from briefings.corpus import Corpus
from briefings.filing import tray
from briefings.records import BriefingsError

REVIEW_VIEW = "review-draft"
FIX_VIEW = "fix-draft"
ANSWER_VIEW = "answer-draft"
_LONGEST_OPTION = 75
_MOST_CHANGES = 12


async def open_review(ask: Ask, question: Question) -> None:
    """Show an admin what was read of a file on the desk."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    await opened(ask, _reviewed(ask.workspace, question.id or 0))


async def _reviewed(workspace: Workspace, item_id: int) -> Shown:
    return review(workspace, await asyncio.to_thread(workspace.drafts.open, item_id))


def review(workspace: Workspace, draft: Draft) -> Shown:
    """The window in which an admin looks a draft over. Handing it in files it."""
    version_of = draft.item.version_of
    replaced = workspace.corpus.documents.get(version_of) if version_of is not None else None
    markdown = workspace.renderer.render(
        "review",
        draft=draft,
        reading=draft.reading,
        replaced=replaced.title if replaced else "",
        names=_who_is_who(workspace.corpus, draft),
    )
    item_id = draft.item.id
    buttons = [Button("Correct it", Question("fix-draft", item_id))]
    if draft.reading.questions:
        buttons.append(Button("Answer questions", Question("answer-draft", item_id)))
    compared = (
        [(replaced.id, replaced.title)] if replaced else [(each.document_id, each.title) for each in draft.nearly]
    )
    for document_id, title in compared[:2]:
        label = "What differs" if len(compared) == 1 else f"What differs from {title}"
        buttons.append(
            Button(
                label,
                Question("differs", item_id, str(document_id)),
            )
        )
    proposed = draft.item.state == "proposed"
    buttons.append(Button("Decline" if proposed else "Discard", Question("turn-down", item_id)))
    blocks = workspace.compiler.view_blocks(markdown, spare_blocks=2)
    if draft.nearly and replaced is None:
        blocks.append(_place(draft))
    # Of another name after each correction: Slack keeps what was chosen in a block, and tells of no choice made twice.
    corrected = hashlib.sha256(json.dumps(draft.item.decisions).encode()).hexdigest()[:8]
    controls = _controls(workspace, buttons, item_id)
    blocks.append({"type": "actions", "block_id": f"draft-buttons-{corrected}", "elements": controls})
    view = form("Before it is filed", REVIEW_VIEW, blocks, submit="File", metadata=json.dumps({"id": item_id}))
    return Shown(
        {**view, "close": plain("Later")},
        Reply(markdown, [Button("Look at it", Question("review", item_id))], private=True),
    )


def _controls(workspace: Workspace, buttons: Sequence[Button], item_id: int) -> list[Block]:
    """The buttons, with the menu of what else can be corrected after the first of them."""
    row = [button_element(each, at, workspace.compiler) for at, each in enumerate(buttons)]
    options = [Button(part.label, Question("fix-part", item_id, name)) for name, part in parts().items()]
    more = menu_block(Menu("Correct more…", options), 0, workspace.compiler)
    return [row[0], *([more] if more else []), *row[1:]]


def _place(draft: Draft) -> Block:
    """The choice between a record of its own and a new version of one that is nearly the same."""
    options = [
        {
            **_option(f"A new version ({min(99, int(each.similarity * 100))}% the same) of:", str(each.document_id)),
            "description": plain(_shortened(each.title)),
        }
        for each in draft.nearly[:9]
    ]
    options.append(_option("A record of its own", "separate"))
    chooser: Block = {"type": "radio_buttons", "action_id": "value", "options": options}
    return field("place", "Nearly the same is on file already. This is…", chooser, optional=False)


async def filed(ask: Ask, view: Mapping[str, object]) -> View:
    """The answer to "File"."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    place = choice_in(entered(view), "place")
    return await handed_in(ask.workspace, _file(ask, item_of(view), place), user=ask.asker.id, view=view)


async def _file(ask: Ask, item_id: int, place: str) -> Shown:
    workspace = ask.workspace
    if place:
        version_of = int(place) if place.isdigit() else None
        await asyncio.to_thread(workspace.drafts.place, item_id, version_of)
    done, draft, items = await asyncio.to_thread(workspace.drafts.file, item_id, by=ask.asker.id)
    await tell_proposers(workspace, items, done.document_id, ask.asker.id)
    markdown = workspace.renderer.render("filed", filed=done, reading=draft.reading)
    buttons = [Button("See the record", Question("record", done.document_id))] if done.document_id else []
    reply = Reply(markdown, buttons, private=True)
    return Shown(modal("Filed", view_blocks(reply, workspace.compiler)), reply)


# --- Correcting -------------------------------------------------------------------------------------------------------


async def open_fix(ask: Ask, question: Question) -> None:
    """Open the form with every field of a draft."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    draft = await asyncio.to_thread(ask.workspace.drafts.open, question.id or 0)
    metadata = json.dumps({"id": draft.item.id})
    await open_modal(ask, form("Correct it", FIX_VIEW, fields_of(draft.reading), submit="Keep", metadata=metadata))


async def fixed(ask: Ask, view: Mapping[str, object]) -> Shown | dict[str, str]:
    """What the corrected draft shows, or what is wrong, by field."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    workspace, item_id = ask.workspace, item_of(view)
    draft = await asyncio.to_thread(workspace.drafts.open, item_id)
    decisions = await asyncio.to_thread(wanted_fields, workspace.corpus, draft.reading, entered(view))
    if isinstance(decisions, dict):
        return decisions
    return review(workspace, await asyncio.to_thread(workspace.drafts.correct, item_id, decisions))


async def open_answers(ask: Ask, question: Question) -> None:
    """Open the form with the questions that the reader could not decide."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    draft = await asyncio.to_thread(ask.workspace.drafts.open, question.id or 0)
    if not draft.reading.questions:
        raise BriefingsError("Every question about this record is answered.")
    metadata = json.dumps({"id": draft.item.id})
    blocks = question_fields(draft.reading)
    await open_modal(ask, form("Open questions", ANSWER_VIEW, blocks, submit="Keep", metadata=metadata))


async def answered(ask: Ask, view: Mapping[str, object]) -> Shown | dict[str, str]:
    """What the draft shows with the answers laid over it."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    workspace, item_id = ask.workspace, item_of(view)
    draft = await asyncio.to_thread(workspace.drafts.open, item_id)
    decisions = await asyncio.to_thread(wanted_answers, workspace.corpus, draft.reading, entered(view))
    return review(workspace, await asyncio.to_thread(workspace.drafts.correct, item_id, decisions))


async def differs(ask: Ask, question: Question) -> None:
    """Show what a draft changes against a record on file."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    workspace = ask.workspace

    async def work() -> Shown:
        draft = await asyncio.to_thread(workspace.drafts.open, question.id or 0)
        document_id = int(question.text) if question.text.isdigit() else 0
        document = workspace.corpus.documents.get(document_id)
        if document is None:
            raise BriefingsError("That record is not on file any more.")
        old = workspace.corpus.documents.text(document_id)
        found = await asyncio.to_thread(filing.difference, old, draft.reading.text)
        markdown = workspace.renderer.render(
            "differs", title=document.title, changes=[
                {"kind": each.kind, "line": each.line, "old": "\n\n".join(each.old), "new": "\n\n".join(each.new)}
                for each in found.changes[:_MOST_CHANGES]
            ],
            total=len(found.changes),
            unchanged=found.unchanged,
        )  # fmt: skip # shorter than one a line
        reply = Reply(markdown, private=True)
        return Shown(modal("What differs", view_blocks(reply, workspace.compiler)), reply)

    await opened(ask, work())


def item_of(view: Mapping[str, object]) -> int:
    """The draft that a window is about."""
    return int(json.loads(str(view.get("private_metadata") or "{}")).get("id", 0))


def _option(label: str, value: str) -> Block:
    return {"text": plain(_shortened(label)), "value": value}


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST_OPTION else label[: _LONGEST_OPTION - 1].rstrip() + "…"


def _who_is_who(corpus: Corpus, draft: Draft) -> list[tuple[str, str]]:
    """Each name that somebody said the meaning of, with the name on file that it means; "" for somebody new."""
    meant: dict[str, str | None] = {}
    said = [(each.kind, each.anchor, each.value) for each in draft.standing]
    said += [(each.kind, each.anchor, each.value) for each in tray.decisions_of(draft.item)]
    for kind, name, value in said:
        if kind == "person":
            meant[name] = corpus.spellings.name("person", int(value)) if value.isdigit() else ""
    return [(name, on_file) for name, on_file in meant.items() if on_file is not None and on_file != name]
