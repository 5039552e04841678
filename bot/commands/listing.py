"""What there is to ask about: people, meetings or topics, when nothing more is said."""

from __future__ import annotations

from typing import Literal

from bot.replies import Button, Question, Reply
from bot.workspace import Workspace

_SHOWN = 10


def listed(workspace: Workspace, about: Literal["person", "meeting", "topic"]) -> Reply:
    """The first few of a kind, as buttons, and how many there are in all."""
    corpus = workspace.corpus
    match about:
        case "person":
            names = sorted(
                ((name, id_) for id_, name in corpus.people.all().items()), key=lambda each: each[0].casefold()
            )
        case "topic":
            names = sorted((each.name, each.id) for each in corpus.spellings.named("topic"))
        case "meeting":
            newest = sorted(corpus.meetings.all(), key=lambda each: each.date or "", reverse=True)
            names = [(each.title, each.id) for each in newest if each.status == "recorded"]
    shown = names[:_SHOWN]
    markdown = workspace.renderer.render("listing", about=about, names=[name for name, _ in shown], total=len(names))
    return Reply(markdown, [Button(name, Question(about, id_)) for name, id_ in shown])
