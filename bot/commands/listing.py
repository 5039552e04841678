"""What there is to ask about: people, meetings or topics, when nothing more is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, cast

from bot.replies import Button, Menu, Question, Reply
from bot.workspace import Workspace
from briefings.lookup import what_tells
from briefings.records import BriefingsError

Kind = Literal["person", "meeting", "topic"]
Row = tuple[str, int, str]  # name, id, and what else to say
_SHOWN = 20
_BUTTONS = 5


def listed(workspace: Workspace, question: Question) -> Reply:
    """A page of what there is of a kind (`question.text`), from the one numbered `question.first` on."""
    if question.text not in ("person", "meeting", "topic"):
        raise BriefingsError("This button is from an earlier version. Please ask again.")
    about = cast(Kind, question.text)
    rows = _rows(workspace, about)
    first = min(max(question.first, 1), max(len(rows), 1))
    shown = _apart(workspace, about, rows[first - 1 : first - 1 + _SHOWN], rows)
    markdown = workspace.renderer.render("listing", about=about, first=first, rows=shown, total=len(rows))
    options = [Button(name, Question(about, id_)) for name, id_, _ in shown]
    buttons = options[:_BUTTONS] if first == 1 else []
    if first > 1:
        before = Question("list", text=about, first=max(first - _SHOWN, 1), back=question.back)
        buttons.append(Button("Page before", before))
    if first + _SHOWN <= len(rows):
        buttons.append(Button("Next page", Question("list", text=about, first=first + _SHOWN, back=question.back)))
    menus = [Menu("Choose…", options)] if len(options) > len(buttons) or first > 1 else []
    return Reply(markdown, buttons, Question("list", text=about, first=first, back=question.back), menus)


def _apart(workspace: Workspace, about: Kind, shown: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """These rows; people who are called the same each with what tells them apart."""
    named = Counter(name for name, _, _ in rows) if about == "person" else Counter()
    return [
        (name, id_, what_tells(workspace.corpus, about, id_) or "") if named[name] > 1 else (name, id_, more)
        for name, id_, more in shown
    ]


def _rows(workspace: Workspace, about: Kind) -> list[Row]:
    """Name, id and what else to say, in the order in which they are listed."""
    corpus = workspace.corpus
    match about:
        case "person":
            people = corpus.people.all().items()
            return sorted(((name, id_, "") for id_, name in people), key=lambda each: each[0].casefold())
        case "topic":
            return [(each.name, each.id, f"{each.count:,}") for each in corpus.topics.all() if each.id is not None]
        case "meeting":
            newest = sorted(corpus.meetings.all(), key=lambda each: each.date or "", reverse=True)
            return [(each.title, each.id, each.date or "") for each in newest if each.status == "recorded"]
