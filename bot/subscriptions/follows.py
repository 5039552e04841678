"""What a person follows and mutes: /brief follow and /brief mute, and the menu under their messages."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.commands.ask import Ask
from bot.replies import Reply
from bot.subscriptions.choosing import meant
from bot.subscriptions.follow_menu import stop_value
from bot.workspace import Workspace, zone_of
from briefings.corpus.follows import Follow
from briefings.corpus.subscriptions import Choice, Effect, Schedule, Subscription, Terms
from briefings.digest import in_words, read_choice, read_follow
from briefings.records import BriefingsError

_DAILY_HOUR = 8


async def follow(ask: Ask) -> Reply:
    """Be told when somebody or something you follow comes up: person, role, series, topic, ministry or search.

    For example: person:"Naoki Ota", or topic:appi weekly mon. One direct message tells of everything you follow:
    immediate, daily (unless you say otherwise) or weekly. /brief follow lists what you follow, remove takes one away
    by its number there.
    """
    return await _manage(ask, "include")


async def mute(ask: Ask) -> Reply:
    """Never be told of something in your own messages: mute a person, series, topic, role, ministry or search.

    For example: series:"Harbour Group". /brief mute lists what you muted, remove takes one away by its number there.
    """
    return await _manage(ask, "mute")


async def not_relevant(workspace: Workspace, user: str, value: str) -> Reply:
    """What the menu under a message of follows does: mute a body, or stop a follow."""
    verb, _, what = value.partition(" ")
    now = workspace.now()
    if verb == "mute":
        kind, _, number = what.partition(" ")
        names = {each.id: each.name for each in workspace.corpus.spellings.named("series")}
        name = names.get(int(number)) if kind == "series" and number.isdecimal() else None
        if name is None:
            raise BriefingsError("That is no longer on file.")
        choice = Choice("mute", "series", name, int(number))
        await asyncio.to_thread(workspace.corpus.follows.add, user, choice, now=now)
        return await _listing(workspace, user, f"Muted: series “{name}”.", muting=True)
    mine = await asyncio.to_thread(workspace.corpus.follows.of, user)
    found = next(
        (each for each in mine if each.choice.effect == "include" and stop_value(each.choice.label) == value), None
    )
    if found is None:
        raise BriefingsError("You no longer follow that.")
    return await _remove(workspace, user, found)


async def _manage(ask: Ask, effect: Effect) -> Reply:
    workspace, user = ask.workspace, ask.asker.id
    first, _, rest = ask.text.partition(" ")
    if not first or first.casefold() == "list":
        return await _listing(workspace, user, muting=effect == "mute")
    if first.casefold() in ("remove", "stop"):
        mine = await asyncio.to_thread(workspace.corpus.follows.of, user)
        return await _remove(workspace, user, _numbered([each for each in mine if each.choice.effect == effect], rest))
    return await _add(ask, effect)


async def _add(ask: Ask, effect: Effect) -> Reply:
    workspace, user, now = ask.workspace, ask.asker.id, ask.workspace.now()
    choices, schedule = read_follow(ask.text, zone_of(ask.asker).key, now)
    if not choices and (schedule is None or effect == "mute"):
        # A mute has no time of its own: this says what it needs.
        read_choice(ask.text)
    found, notes = await asyncio.to_thread(meant, workspace, choices, ask.today)

    def keep() -> None:
        with workspace.corpus.write():
            for choice in found:
                workspace.corpus.follows.add(user, replace(choice, effect=effect), now=now)
            if effect == "include":
                _message(workspace, ask, schedule)

    await asyncio.to_thread(keep)
    verb = "You follow" if effect == "include" else "Muted:"
    said = f"{verb} {', '.join(each.label for each in found)}." if found else "Changed."
    return await _listing(workspace, user, said, notes, muting=effect == "mute")


def _message(workspace: Workspace, ask: Ask, schedule: Schedule | None) -> Subscription:
    """The one subscription behind all of a person's follows, made or changed. The caller holds the transaction."""
    subscriptions, now = workspace.corpus.subscriptions, workspace.now()
    known = subscriptions.follows_of(ask.asker.id)
    if known is None:
        made = schedule or Schedule("daily", _DAILY_HOUR, 0, zone_of(ask.asker).key)
        return subscriptions.subscribe(ask.asker.id, Terms(made), by=ask.asker.id, now=now, kind="follows")
    return known if schedule is None else subscriptions.change(known.id, Terms(schedule), now=now)


async def _remove(workspace: Workspace, user: str, found: Follow) -> Reply:
    def drop() -> None:
        now = workspace.now()
        with workspace.corpus.write():
            workspace.corpus.follows.remove(found.id, user, now=now)
            left = [each for each in workspace.corpus.follows.of(user) if each.choice.effect == "include"]
            message = workspace.corpus.subscriptions.follows_of(user)
            if not left and message is not None:
                workspace.corpus.subscriptions.end(message.id, by=user, now=now)

    await asyncio.to_thread(drop)
    verb = "You no longer follow" if found.choice.effect == "include" else "No longer muted:"
    return await _listing(workspace, user, f"{verb} {found.choice.label}.", muting=found.choice.effect == "mute")


async def _listing(
    workspace: Workspace, user: str, said: str = "", notes: list[str] | None = None, *, muting: bool = False
) -> Reply:
    """What is followed and muted; `muting` says which of both was asked for, when there is none."""
    mine = await asyncio.to_thread(workspace.corpus.follows.of, user)
    message = await asyncio.to_thread(workspace.corpus.subscriptions.follows_of, user)
    markdown = workspace.renderer.render(
        "follows",
        said=said,
        muting=muting,
        notes=notes or [],
        follows=[each.choice.label for each in mine if each.choice.effect == "include"],
        mutes=[each.choice.label for each in mine if each.choice.effect == "mute"],
        words=in_words(message.schedule) if message else "",
    )
    return Reply(markdown)


def _numbered(found: list[Follow], typed: str) -> Follow:
    if typed.strip().isdecimal() and 0 < int(typed) <= len(found):
        return found[int(typed) - 1]
    raise BriefingsError("Please say which one by its number in the list, for example: remove 1")
