"""Digests, as people manage them: set, seen, changed, paused, resumed and stopped by /brief digest."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.commands.ask import Ask
from bot.delivery.notices import decision_buttons
from bot.delivery.topic_picture import TopicPictures
from bot.replies import Button, Question, Reply
from bot.subscriptions.choosing import meant
from bot.subscriptions.form import open_form
from bot.subscriptions.membership import make_sure_it_may_post
from bot.subscriptions.places import Place, places
from bot.subscriptions.removal import stop_all, stopping_menu
from bot.workspace import Workspace, zone_of
from briefings import digest as digests
from briefings.corpus.subscriptions import Choice, Subscription, Terms
from briefings.digest import as_typed, in_words, next_moment, read_terms
from briefings.records import BriefingsError

_PERIOD = timedelta(days=7)
_ME = "me"
# Digests on one page of everybody's.
_LISTED = 30


async def digest(ask: Ask) -> Reply | None:
    """Digests of what is new here: set with a schedule, or new, list, now, edit, pause, resume, stop.

    /brief digest new opens a form; everything can be typed as well.

    For example: weekly mon 09:00 Asia/Tokyo topic:appi person:"Naoki Ota" -series:"Harbour Group" density:headlines.
    Daily, weekdays, weekly, fortnightly or monthly; the time zone is yours unless you name one. What you can choose,
    or leave out with a minus: topic, person, series, role, ministry, search. Density is headlines, excerpts or full.
    A digest is quiet when there is nothing new; add always to hear that too. Start with me to get it yourself, as a
    direct message: me daily 08:00, me list, me stop. Where a channel has several digests, say which by its number in
    the list.
    Admins see everybody's with list all, and stop all of a channel or a person with stop all #channel or stop all NAME.
    """
    first, _, rest = ask.text.partition(" ")
    if first.casefold() == "new":
        await open_form(ask)
        return None
    deeds: dict[str, Callable[[Ask], Awaitable[Reply]]] = {
        "": listing,
        "list": listing,
        "now": _now,
        "preview": _now,
        "edit": _edit,
        "pause": _pause,
        "resume": _resume,
        "stop": _stop,
        "remove": _stop,
    }
    word, _, more = rest.strip().partition(" ")
    if first.casefold() == _ME and word.casefold() in deeds:
        # One's own digests belong to the place that a direct message to oneself is.
        return await deeds[word.casefold()](replace(ask, channel=ask.asker.id, text=more.strip()))
    deed = deeds.get(first.casefold())
    if deed is not None and rest.strip().casefold() == _ME:
        return await deed(replace(ask, channel=ask.asker.id, text=""))
    if deed is not None:
        return await deed(replace(ask, text=rest.strip()))
    return await subscribe(ask)


async def decide(ask: Ask, delivery_id: str, *, arrived: bool) -> Reply:
    """An admin says whether a message arrived of which nobody knew."""
    workspace = ask.workspace
    decided = await asyncio.to_thread(
        workspace.corpus.outbox.decide, delivery_id, arrived=arrived, by=ask.asker.id, now=workspace.now()
    )
    if not decided:
        raise BriefingsError("Somebody has decided that already.")
    return Reply(workspace.renderer.render("digest_decided", arrived=arrived))


async def listing(ask: Ask) -> Reply:
    """The channel's digests; for admins also, with "all", everybody's, and what waits for a decision."""
    workspace = ask.workspace
    first, _, rest = ask.text.partition(" ")
    if first.casefold() == "all":
        return await _everywhere(ask, max(int(rest) if rest.isdecimal() else 1, 1))
    found = await _here(ask)
    now = workspace.now()
    owners = await places(workspace, [each.created_by for each in found])
    rows = [_row(each, now, owners) for each in found]
    where, nobody = ("that you get", "You get") if ask.is_own else ("of this channel", "This channel gets")
    markdown = workspace.renderer.render(
        "digest_list",
        rows=rows,
        where=where,
        nobody=nobody,
        me="me " if ask.is_own else "",
        everywhere=False,
        first=1,
        more=0,
    )
    return Reply(markdown, _buttons(found))


async def _everywhere(ask: Ask, first: int) -> Reply:
    """Everybody's digests, a page from number `first` on, for admins."""
    workspace, now = ask.workspace, ask.workspace.now()
    await workspace.access.admin(ask.asker.id, ask.home_team)
    everything = await asyncio.to_thread(workspace.corpus.subscriptions.running)
    running = [each for each in everything if _is_digest(each)]
    uncertain = await asyncio.to_thread(workspace.corpus.outbox.uncertain)
    page = running[first - 1 :][:_LISTED]
    named = await places(workspace, [place for each in page for place in (each.channel, each.created_by)])
    more = max(len(running) - first + 1 - _LISTED, 0)
    markdown = workspace.renderer.render(
        "digest_list",
        rows=[_row(each, now, named, place=named[each.channel]) for each in page],
        where="everywhere",
        nobody="Nobody gets",
        me="",
        everywhere=True,
        first=first,
        more=more,
    )
    if uncertain:
        markdown += "\n" + workspace.renderer.render("digest_uncertain", rows=uncertain[:1])
    buttons = decision_buttons(uncertain[0]) if uncertain else []
    if more:
        buttons.append(Button("Read on", Question("digest", text=f"list all {first + _LISTED}")))
    return Reply(markdown, buttons, menus=stopping_menu(everything, named))


async def subscribe(ask: Ask) -> Reply:
    """Set the digest that was typed."""
    workspace, now = ask.workspace, ask.workspace.now()
    words = ask.text.split(maxsplit=1)
    for_me = words[0].casefold() == _ME
    if for_me:
        words = words[1:]
    terms = read_terms(" ".join(words[-1:] if for_me else [ask.text]), zone_of(ask.asker).key, now)
    choices, notes = await asyncio.to_thread(meant, workspace, terms.choices, ask.today)
    terms = replace(terms, choices=choices)
    channel = ask.asker.id if for_me else ask.channel
    if not for_me:
        await make_sure_it_may_post(workspace, ask.channel)
    made = await asyncio.to_thread(workspace.corpus.subscriptions.subscribe, channel, terms, by=ask.asker.id, now=now)
    await _note_change(ask, "digest set", made, None)
    return _said(workspace, "set", made, now, notes)


async def _edit(ask: Ask) -> Reply:
    workspace, now = ask.workspace, ask.workspace.now()
    number, _, rest = ask.text.partition(" ")
    named = number.isdecimal()
    old = await _which(ask, number if named else "")
    typed = rest if named else ask.text
    if not typed.strip():
        return await _as_it_is(ask, old)
    terms = read_terms(typed, old.time_zone, now)
    choices, notes = await asyncio.to_thread(meant, workspace, terms.choices, ask.today)
    changed = await asyncio.to_thread(
        workspace.corpus.subscriptions.change, old.id, replace(terms, choices=choices), now=now
    )
    await _note_change(ask, "digest changed", changed, old)
    return _said(workspace, "changed", changed, now, notes, old)


async def _as_it_is(ask: Ask, old: Subscription) -> Reply:
    """A digest with what would be typed for it, to change it."""
    at = [each.id for each in await _here(ask)].index(old.id)
    markdown = ask.workspace.renderer.render(
        "digest_edit",
        me="me " if _is_personal(old) else "",
        number=at + 1,
        words=in_words(old.schedule),
        about=about(old.choices, "include"),
        without=about(old.choices, "mute"),
        always=not old.quiet,
        typed=as_typed(old),
    )
    return Reply(markdown, private=True)


async def _pause(ask: Ask) -> Reply:
    found = await _which(ask, ask.text)
    now = ask.workspace.now()
    await asyncio.to_thread(ask.workspace.corpus.subscriptions.pause, found.id, by=ask.asker.id, now=now)
    await _note_change(ask, "digest paused", found, None)
    return _said(ask.workspace, "paused", found, now)


async def _resume(ask: Ask) -> Reply:
    found = await _which(ask, ask.text)
    now = ask.workspace.now()
    await asyncio.to_thread(ask.workspace.corpus.subscriptions.resume, found.id, now=now)
    await _note_change(ask, "digest resumed", found, None)
    return _said(ask.workspace, "resumed", found, now)


async def _stop(ask: Ask) -> Reply:
    first, _, rest = ask.text.partition(" ")
    if first.casefold() == "all":
        return await stop_all(replace(ask, text=rest))
    found = await _which(ask, ask.text)
    now = ask.workspace.now()
    await asyncio.to_thread(ask.workspace.corpus.subscriptions.end, found.id, by=ask.asker.id, now=now)
    await _note_change(ask, "digest stopped", found, None)
    return _said(ask.workspace, "stopped", found, now)


async def _now(ask: Ask) -> Reply:
    """What the channel's digest would tell of the last seven days, to the asker alone. Nothing is remembered."""
    workspace, now = ask.workspace, ask.workspace.now()
    here = await _here(ask)
    terms = here[int(ask.text) - 1] if ask.text.isdecimal() and 0 < int(ask.text) <= len(here) else None
    terms = terms or (here[0] if len(here) == 1 else None)
    typed: Terms | None = None
    if ask.text and not ask.text.isdecimal():
        typed = read_terms(ask.text, zone_of(ask.asker).key, now)
    choices = terms.choices if terms else ()
    if typed is not None:
        choices = (await asyncio.to_thread(meant, workspace, typed.choices, ask.today))[0]
    density = typed.density if typed else (terms.density if terms else "excerpts")
    # A moment later than now, so that what came in this very second is told too.
    local = (now + timedelta(seconds=1)).astimezone(zone_of(ask.asker))
    found = await asyncio.to_thread(
        digests.for_period,
        workspace.corpus,
        workspace.lookup.documents,
        local - _PERIOD,
        local,
        choices,
        density,
        terms.id if terms else None,
    )
    picture = await TopicPictures(workspace).of(found)
    markdown = workspace.renderer.render("digest", digest=found, late=False, due_on=None, picture=picture)
    # The question leads on to the pages of a long one.
    return Reply(
        markdown,
        question=Question("digest", text=f"{'me ' if ask.channel == ask.asker.id else ''}now {ask.text}".strip()),
        private=True,
    )


async def _here(ask: Ask) -> list[Subscription]:
    """The digests of this channel; in a direct message, the asker's own."""
    subscriptions = ask.workspace.corpus.subscriptions
    found = await asyncio.to_thread(subscriptions.of_channel, ask.channel)
    return found or (await asyncio.to_thread(subscriptions.of_channel, ask.asker.id) if ask.is_direct else [])


async def _which(ask: Ask, typed: str) -> Subscription:
    """The digest that is meant: by its number in the list, or the only one there is."""
    found = await _here(ask)
    who, me = ("You get", "me ") if ask.is_own else ("This channel gets", "")
    if not found:
        raise BriefingsError(f"{who} no digest. /brief digest {me}weekly sets one.")
    if typed.isdecimal() and 0 < int(typed) <= len(found):
        return found[int(typed) - 1]
    if len(found) == 1 and not (typed and typed.isdecimal()):
        return found[0]
    raise BriefingsError(
        f"{who} {len(found)} digests. Please say which one by its number in /brief digest {me}list."
        if len(found) > 1
        else "There is only one digest here, number 1."
    )


def _said(
    workspace: Workspace,
    done: str,
    subscription: Subscription,
    now: datetime,
    notes: Sequence[str] = (),
    before: Subscription | None = None,
) -> Reply:
    markdown = workspace.renderer.render(
        "digest_set",
        done=done,
        me="me " if _is_personal(subscription) else "",
        whose="You" if _is_personal(subscription) else "This channel",
        gets="get" if _is_personal(subscription) else "gets",
        words=in_words(subscription.schedule),
        about=about(subscription.choices, "include"),
        without=about(subscription.choices, "mute"),
        always=not subscription.quiet,
        first=next_moment(subscription.schedule, now).day,
        before=in_words(before.schedule) if before else "",
        notes=notes,
    )
    return Reply(markdown, _buttons([subscription]) if done in ("set", "changed", "resumed") else ())


def about(choices: Sequence[Choice], effect: str) -> list[str]:
    """The choices of one effect, as they are shown."""
    return [each.label for each in choices if each.effect == effect]


def _row(
    each: Subscription, now: datetime, named: Mapping[str, Place], place: Place | None = None
) -> dict[str, object]:
    """A line of the list; `place` where it is not of one place."""
    return {
        "place": place,
        "words": in_words(each.schedule),
        "about": about(each.choices, "include"),
        "without": about(each.choices, "mute"),
        "density": each.density,
        "always": not each.quiet,
        "paused": each.is_paused,
        "next": next_moment(each.schedule, now).day,
        "created_at": each.created_at,
        "by": named[each.created_by],
    }


def _buttons(found: Sequence[Subscription]) -> list[Button]:
    if len(found) != 1:
        return []
    me = "me " if _is_personal(found[0]) else ""
    return [Button("Show it to me now", Question("digest", text=f"{me}now"))]


def _is_personal(subscription: Subscription) -> bool:
    return subscription.channel == subscription.created_by


def _is_digest(subscription: Subscription) -> bool:
    return subscription.kind == "digest"


async def _note_change(ask: Ask, action: str, subscription: Subscription, before: Subscription | None) -> None:
    """Who changed which digest, for the trail."""
    await asyncio.to_thread(
        ask.workspace.corpus.audit.add,
        action,
        "subscription",
        subscription.id,
        by=ask.asker.id,
        now=ask.workspace.now(),
        before=in_words(before.schedule) if before else None,
        after=in_words(subscription.schedule),
    )
