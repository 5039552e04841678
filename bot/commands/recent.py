"""/brief recent: what came on file last."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace

from bot.commands.answers import record_button
from bot.commands.ask import Ask, place_in_list
from bot.replies import Button, Menu, Question, Reply
from briefings.corpus.documents import Document

_SHOWN = 8


async def recent(ask: Ask) -> Reply:
    """What came on file last, newest first.

    A number shows the ones from there on: recent 9. For admins, recent retired lists what was taken out of the
    answers, to bring it back.
    """
    word, _, rest = ask.text.partition(" ")
    if word.casefold() == "retired":
        await ask.workspace.access.admin(ask.asker.id, ask.home_team)
        return await retired(ask, place_in_list(rest.strip()))
    first = place_in_list(ask.text)
    documents = ask.workspace.corpus.documents
    found = await asyncio.to_thread(documents.recent, _SHOWN, first - 1)
    total = await asyncio.to_thread(documents.count)
    markdown = ask.workspace.renderer.render("recent", documents=dated_for(ask, found), first=first, total=total)
    buttons = []
    if first > 1:
        buttons.append(Button("Newer", Question("command", text=f"recent {max(first - _SHOWN, 1)}")))
    if first + _SHOWN <= total:
        buttons.append(Button("Older", Question("command", text=f"recent {first + _SHOWN}")))
    menus = [Menu("Open a record…", [record_button(each.source) for each in found])] if found else []
    return Reply(markdown, buttons, Question("command", text=f"recent {first}"), menus)


def dated_for(ask: Ask, found: Iterable[Document]) -> list[Document]:
    """The records with the moment at which each came on file as the asker's clock showed it."""
    return [replace(each, first_seen=ask.on_their_clock(each.first_seen)) for each in found]


async def retired(ask: Ask, first: int) -> Reply:
    """What was taken out of the answers, last first, with a way to bring each of them back."""
    documents = ask.workspace.corpus.documents
    found = await asyncio.to_thread(documents.retired, _SHOWN, first - 1)
    total = await asyncio.to_thread(documents.count_retired)
    dated = [replace(each, retired_at=ask.on_their_clock(each.retired_at)) for each in found if each.retired_at]
    markdown = ask.workspace.renderer.render("retired", documents=dated, first=first, total=total)
    buttons = []
    if first > 1:
        buttons.append(Button("Before these", Question("command", text=f"recent retired {max(first - _SHOWN, 1)}")))
    if first + _SHOWN <= total:
        buttons.append(Button("More", Question("command", text=f"recent retired {first + _SHOWN}")))
    menus = []
    if found:
        menus.append(Menu("Look at one…", [Button(each.title, Question("retired-record", each.id)) for each in found]))
        menus.append(Menu("Bring one back…", [Button(each.title, Question("restore", each.id)) for each in found]))
    return Reply(markdown, buttons, menus=menus, private=True)
