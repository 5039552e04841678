"""Stopping many digests at once, for admins: all of a channel, or all that one person set or gets."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from bot.commands.ask import Ask
from bot.delivery.addressing import is_person
from bot.delivery.writer import DigestWriter
from bot.replies import Button, Menu, Question, Reply
from bot.subscriptions.places import Place, places
from bot.workspace import Workspace
from briefings.corpus.subscriptions import Subscription
from briefings.digest import in_words
from briefings.records import BriefingsError

_ID = re.compile(r"[CGUW][A-Z0-9]{6,}")
_MENTION = re.compile(r"<[#@]([A-Z0-9]+)(?:\|[^>]*)?>")
_MOST_SHOWN = 30
_SURE = "surely"


async def stop_all(ask: Ask) -> Reply:
    """All digests of a channel or of a person, to be looked at first and stopped with a button."""
    workspace = ask.workspace
    await workspace.access.admin(ask.asker.id, ask.home_team)
    typed = ask.text.strip()
    sure = typed.casefold().startswith(f"{_SURE} ")
    place = await _place(ask, typed.partition(" ")[2].strip() if sure else typed)
    found = await asyncio.to_thread(workspace.corpus.subscriptions.of_place, place.id)
    if not found:
        raise BriefingsError(f"There are no digests of {place.name} to stop.")
    if not sure:
        return await _shown(workspace, place, found)
    await _stop(ask, place, found)
    return Reply(workspace.renderer.render("digests_stopped", place=place, number=len(found)))


def stopping_menu(running: Sequence[Subscription], named: Mapping[str, Place]) -> list[Menu]:
    """A menu of those channels and people, each with how many of what runs it would stop."""
    numbers = Counter(each.channel for each in running)
    numbers.update(each.created_by for each in running if each.created_by != each.channel)
    options = [
        Button(f"{place.name} ({numbers[place.id]})", Question("digest", text=f"stop all {place.id}"))
        for place in sorted(named.values(), key=lambda place: (is_person(place.id), place.name.casefold()))
    ]
    return [Menu("Stop all of …", options)] if options else []


async def _shown(workspace: Workspace, place: Place, found: Sequence[Subscription]) -> Reply:
    rows = await _rows(workspace, found[:_MOST_SHOWN])
    markdown = workspace.renderer.render(
        "digests_to_stop", place=place, rows=rows, more=len(found) - len(rows), person=is_person(place.id)
    )
    label = "Stop it" if len(found) == 1 else f"Stop these {len(found)}"
    return Reply(markdown, [Button(label, Question("digest", text=f"stop all {_SURE} {place.id}"))])


async def _rows(workspace: Workspace, found: Sequence[Subscription]) -> list[dict[str, object]]:
    named = await places(workspace, [each.channel for each in found])
    return [
        {
            "place": named[each.channel],
            "words": in_words(each.schedule),
            "follows": each.kind == "follows",
            "about": [choice.label for choice in each.choices if choice.effect == "include"],
        }
        for each in found
    ]


async def _stop(ask: Ask, place: Place, found: Sequence[Subscription]) -> None:
    """End them, and tell everybody whose they were, each in one message that comes once."""
    workspace = ask.workspace
    actor = (await places(workspace, [ask.asker.id]))[ask.asker.id]
    notes = []
    for owner in dict.fromkeys(each.created_by for each in found if each.created_by != ask.asker.id):
        theirs = [each for each in found if each.created_by == owner]
        rows = await _rows(workspace, theirs)
        markdown = workspace.renderer.render(
            "digests_ended", by=actor.name, by_address=actor.address, place=place, rows=rows
        )
        notes.append((theirs[0], owner, markdown))
    await asyncio.to_thread(_end, ask, found, notes)


def _end(ask: Ask, found: Sequence[Subscription], notes: Sequence[tuple[Subscription, str, str]]) -> None:
    corpus, now = ask.workspace.corpus, ask.workspace.now()
    writer = DigestWriter(ask.workspace)
    with corpus.write():
        for one, owner, markdown in notes:
            writer.note(one, "stopped by an admin", owner, markdown, now)
        for each in found:
            corpus.subscriptions.end(each.id, by=ask.asker.id, now=now)
            corpus.audit.add(
                "digest stopped", "subscription", each.id, by=ask.asker.id, now=now, after=in_words(each.schedule)
            )
            if each.kind == "follows":
                for follow in corpus.follows.of(each.channel):
                    corpus.follows.remove(follow.id, each.channel, now=now)


async def _place(ask: Ask, typed: str) -> Place:
    """The channel or person that is meant: this channel where none is named."""
    workspace = ask.workspace
    mention = _MENTION.fullmatch(typed)
    meant = mention[1] if mention else typed
    if not meant:
        if ask.is_direct:
            raise BriefingsError("Please say of which channel or person, for example: /brief digest stop all #policy")
        meant = ask.channel
    if _ID.fullmatch(meant):
        return (await places(workspace, [meant]))[meant]
    running = await asyncio.to_thread(workspace.corpus.subscriptions.running)
    ids = [place for each in running for place in (each.channel, each.created_by)]
    named = await places(workspace, ids)
    wanted = meant.lstrip("#@").casefold()
    found = [place for place in named.values() if place.name.lstrip("#").casefold() == wanted]
    if len(found) == 1:
        return found[0]
    raise BriefingsError(
        f"{'More than one' if found else 'No'} channel or person with digests is called “{meant}”. "
        "Please choose from the menu under /brief digest list all."
    )
