"""Members propose, admins decide, and the proposer is told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence

from bot.commands.ask import Ask
from bot.modals import entered, field, form, modal, open_modal, text_in
from bot.people import name_of
from bot.replies import Button, Menu, Question, Reply, view_blocks
from bot.rich_text import Block
from bot.windows import Shown, tell
from bot.workspace import Workspace
from briefings.corpus.tray import TrayItem
from briefings.filing import tray

DECLINE_VIEW = "decline-draft"
_SHOWN = 20


async def hand_to_admins(ask: Ask, item_ids: Sequence[int]) -> None:
    """Tell the admins of proposals, one message for all that were handed in together."""
    workspace = ask.workspace
    admins = [each for each in await workspace.access.admins() if each != ask.asker.id]
    items = [await asyncio.to_thread(tray.waiting_item, workspace.corpus, each) for each in item_ids]
    who = await name_of(workspace, ask.asker.id)
    markdown = workspace.renderer.render("proposed", who=who, items=items[:_SHOWN], total=len(items))
    if len(items) == 1:
        buttons = [Button("Look at it", Question("review", items[0].id)), _decline_button(items[0])]
        reply = Reply(markdown, buttons, private=True)
    else:
        options = [Button(each.name, Question("review", each.id)) for each in items]
        reply = Reply(markdown, menus=[Menu("Look at one…", options)], private=True)
    for admin in admins:
        await tell(workspace, admin, reply)


async def desk(ask: Ask, _question: Question | None = None) -> Reply:
    """What waits to be filed: drafts that were not filed yet, and what members propose."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    items = await asyncio.to_thread(ask.workspace.corpus.tray.waiting)
    rows = [
        {
            "item": each,
            "who": await name_of(ask.workspace, each.brought_by),
            "at": ask.on_their_clock(each.brought_at),
        }
        for each in items[:_SHOWN]
    ]
    markdown = ask.workspace.renderer.render("desk", rows=rows, total=len(items))
    options = [Button(each.name, Question("review", each.id)) for each in items]
    buttons = [Button("Add a record", Question("command", text="add"))]
    if await asyncio.to_thread(ask.workspace.corpus.documents.count_retired):
        buttons.append(Button("Records taken out of the answers", Question("command", text="recent retired")))
    return Reply(markdown, buttons, menus=[Menu("Look at one…", options)] if options else [], private=True)


async def ask_why(ask: Ask, question: Question) -> None:
    """Open the form in which an admin declines a proposal or discards a draft."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    item = await asyncio.to_thread(tray.waiting_item, ask.workspace.corpus, question.id or 0)
    proposed = item.state == "proposed"
    markdown = ask.workspace.renderer.render("turning_down", item=item)
    blocks = ask.workspace.compiler.view_blocks(markdown)
    if proposed:
        why: Block = {"type": "plain_text_input", "action_id": "value", "multiline": True, "max_length": 500}
        blocks.append(field("reason", "Why", why, hint="Whoever proposed it is told."))
    title, submit = ("Decline a proposal", "Decline") if proposed else ("Discard a draft", "Discard")
    metadata = json.dumps({"id": item.id})
    await open_modal(ask, form(title, DECLINE_VIEW, blocks, submit=submit, metadata=metadata))


async def turned_down(ask: Ask, view: Mapping[str, object]) -> Shown:
    """Decline or discard, and tell the proposer."""
    workspace = ask.workspace
    await workspace.access.admin(ask.asker.id, ask.home_team)
    item_id = int(json.loads(str(view.get("private_metadata") or "{}")).get("id", 0))
    reason = text_in(entered(view), "reason") or None
    item = await asyncio.to_thread(workspace.drafts.turn_down, item_id, by=ask.asker.id, reason=reason)
    declined = item.state == "proposed"
    told = False
    if declined:
        who = await name_of(workspace, ask.asker.id)
        markdown = workspace.renderer.render("proposal_decided", item=item, who=who, filed=False, reason=reason)
        told = await tell(workspace, item.brought_by, Reply(markdown, private=True))
    markdown = workspace.renderer.render("turned_down", item=item, declined=declined, told=told)
    reply = Reply(markdown, private=True)
    return Shown(modal("Declined" if declined else "Discarded", view_blocks(reply, workspace.compiler)), reply)


async def tell_proposers(workspace: Workspace, items: Sequence[TrayItem], document_id: int | None, by: str) -> None:
    """Tell whoever proposed one of these files that it was filed."""
    who = await name_of(workspace, by)
    buttons = [Button("See it", Question("record", document_id))] if document_id is not None else []
    for item in items:
        if item.state == "proposed" and item.brought_by != by:
            markdown = workspace.renderer.render("proposal_decided", item=item, who=who, filed=True, reason=None)
            await tell(workspace, item.brought_by, Reply(markdown, buttons, private=True))


def _decline_button(item: TrayItem) -> Button:
    return Button("Decline", Question("turn-down", item.id))
