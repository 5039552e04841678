"""Buttons that would read alike though they lead to different things: each says what tells it from the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from bot.replies import Button, Menu, Reply
from briefings.corpus import Corpus
from briefings.lookup import what_tells

# Labels that are alike up to here are cut alike (Slack shows 75 characters).
_SEEN = 74


def told_apart(corpus: Corpus, reply: Reply) -> Reply:
    """The reply with such buttons and options labelled anew; the reply itself where there are none."""
    offered = [*reply.buttons, *(option for menu in reply.menus for option in menu.options)]
    leads: dict[str, set[tuple[str, int | None]]] = defaultdict(set)
    for button in offered:
        leads[button.label[:_SEEN]].add((button.question.about, button.question.id))
    alike = {label for label, places in leads.items() if len(places) > 1}
    if not alike:
        return reply
    menus = [Menu(menu.label, _labelled(corpus, menu.options, alike)) for menu in reply.menus]
    return replace(reply, buttons=_labelled(corpus, reply.buttons, alike), menus=menus)


def _labelled(corpus: Corpus, buttons: Iterable[Button], alike: set[str]) -> list[Button]:
    return [
        replace(each, apart=what_tells(corpus, each.question.about, each.question.id) or "")
        if each.label[:_SEEN] in alike and each.question.id is not None and not each.apart
        else each
        for each in buttons
    ]
