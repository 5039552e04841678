"""/brief status: whether all is well, so that silence is not mistaken for breakage."""

from __future__ import annotations

import asyncio

from bot.commands.answers import record_button
from bot.commands.ask import Ask
from bot.commands.recent import dated_for
from bot.replies import Button, Menu, Question, Reply
from briefings.digest import next_moment

_UNDECIDED = 20


async def status(ask: Ask) -> Reply:
    """Whether all is well: what is on file, when the last record came, when the next digest goes out."""
    workspace = ask.workspace
    corpus, now = workspace.corpus, workspace.now()

    def look() -> dict[str, object]:
        latest = corpus.documents.recent(1)
        mine = corpus.subscriptions.of_channel(ask.asker.id) if ask.is_direct else []
        here = [each for each in [*corpus.subscriptions.of_channel(ask.channel), *mine] if not each.is_paused]
        return {
            "documents": corpus.documents.count(),
            "latest": next(iter(dated_for(ask, latest)), None),
            "next": min((next_moment(each.schedule, now).day for each in here), default=None),
            "people": len(corpus.people.all()),
            "undecided": corpus.documents.count_with_questions(),
            "feedback": corpus.feedback.count_waiting(),
            "uncertain": len(corpus.outbox.uncertain()),
        }

    found = await asyncio.to_thread(look)
    markdown = workspace.renderer.render("status", admin=ask.asker.admin, now=now, direct=ask.is_direct, **found)
    buttons = [Button("What came last", Question("command", text="recent"))]
    if ask.asker.admin:
        buttons.append(Button("What was changed", Question("command", text="audit")))
        if found["feedback"]:
            buttons.append(Button("Look at feedback", Question("feedback")))
        if found["uncertain"]:
            buttons.append(Button("Digests to decide", Question("digest", text="list all")))
    menus = []
    if ask.asker.admin and found["undecided"]:
        open_ones = await asyncio.to_thread(corpus.documents.with_questions, _UNDECIDED)
        menus.append(Menu("Undecided records…", [record_button(each.source) for each in open_ones]))
    return Reply(markdown, buttons, menus=menus, private=True)
