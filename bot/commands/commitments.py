"""/brief commitments: what was promised by when, and what became of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.commands.ask import SLASH, Ask, place_in_list
from bot.replies import Button, Menu, Question, Reply
from briefings.filing.changes import Desk, mark_commitment
from briefings.records import BriefingsError, Commitment

_A_PAGE = 5
_SOON = timedelta(days=30)
_STATES = ("open", "due", "overdue", "met", "dropped", "all")
_MARKS = {"met": "was met", "dropped": "was dropped", "open": "is open again"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A commitment with how it stands on a day: "open", "due" within a month, "overdue", "met" or "dropped"."""

    commitment: Commitment
    standing: str


async def commitments(ask: Ask) -> Reply:
    """What was promised, or called for, by when: what is open, due soon and overdue.

    Say which: open, due, overdue, met, dropped or all; and of whom or of which meeting: commitments overdue kusunoki.
    Admins can say what became of one.
    """
    words = ask.text.split()
    state = next((word.casefold() for word in words[:1] if word.casefold() in _STATES), "")
    first = place_in_list(words[-1]) if len(words) > 1 and words[-2] == "from" else 1
    about = " ".join(words[bool(state) : -2 if first > 1 else None])
    return await _listed(ask, state or "open", about, first)


async def marked(ask: Ask, question: Question) -> Reply:
    """An admin says what became of a commitment: `question.id`, and the state and the list it stood in as text."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    state, _, listing = question.text.partition(" ")
    if state not in _MARKS:
        raise BriefingsError("This button is from an earlier version. Please ask again.")
    corpus = ask.workspace.corpus
    known = {each.id: each for each in await asyncio.to_thread(corpus.commitments.all)}
    if question.id not in known:
        raise BriefingsError("This commitment is not on file any more. Its record may have been read anew.")
    desk = Desk(corpus, ask.asker.id, ask.workspace.now(), ask.workspace.reader.read)
    entry = await asyncio.to_thread(mark_commitment, desk, question.id, state)
    markdown = ask.workspace.renderer.render("changed", said=f"Noted that it {_MARKS[state]}.", entry=entry)
    undo = [Button("Undo", Question("undo", entry))]
    back = Button("Back to the list", Question("command", text=f"commitments {listing}".strip()))
    return Reply(markdown, [*undo, back], private=True)


async def _listed(ask: Ask, state: str, about: str, first: int) -> Reply:
    found = await asyncio.to_thread(ask.workspace.corpus.commitments.all)
    if about:
        person = ask.workspace.lookup.person(about, ask.today)
        meeting = ask.workspace.lookup.meeting(about, ask.today)
        people = {each.name for each in person.results} if person.verdict in ("found", "ambiguous") else set()
        meetings = {each.id for each in meeting.results} if meeting.verdict in ("found", "ambiguous") else set()
        if not people and not meetings:
            raise BriefingsError(f"“{about}” is nobody on file and no meeting. Try {SLASH} commitments alone.")
        found = [each for each in found if each.speaker in people or (each.meeting and each.meeting.id in meetings)]
    standing = [Shown(each, _standing(each, ask.today)) for each in found]
    rows = [each for each in standing if _is_wanted(each, state)]
    shown = rows[first - 1 : first - 1 + _A_PAGE]
    markdown = ask.workspace.renderer.render(
        "commitments", rows=shown, state=state, about=about, first=first, total=len(rows), everything=len(standing)
    )
    typed = " ".join(filter(None, (state, about)))
    question = Question("command", text=f"commitments {typed}" + (f" from {first}" if first > 1 else ""))
    buttons = []
    if first + _A_PAGE <= len(rows):
        buttons.append(Button("More", replace(question, text=f"commitments {typed} from {first + _A_PAGE}")))
    for other in ("due", "overdue", "met", "all"):
        if other != state:
            label = {"due": "Due soon", "overdue": "Overdue", "met": "Met", "all": "All"}[other]
            buttons.append(Button(label, Question("command", text=f"commitments {other} {about}".strip())))
    return Reply(markdown, buttons, question, _menus(ask, shown, typed, first))


def _menus(ask: Ask, shown: list[Shown], typed: str, first: int) -> list[Menu]:
    places = [
        Button(f"{number}. {each.commitment.text}", Question("passage", each.commitment.passage_id))
        for number, each in enumerate(shown, first)
        if each.commitment.passage_id is not None
    ]
    menus = [Menu("The words around…", places)] if places else []
    if ask.asker.admin and shown:
        marks = [
            Button(f"{number}. {words}", Question("mark", each.commitment.id, f"{state} {typed}".strip()[:60]))
            for number, each in enumerate(shown, first)
            for state, words in _MARKS.items()
            if state != each.commitment.status
        ]
        menus.append(Menu("What became of…", marks))
    return menus


def _is_wanted(each: Shown, state: str) -> bool:
    if state == "all":
        return True
    if state == "open":
        return each.standing in ("open", "due", "overdue")
    return each.standing == state


def _standing(commitment: Commitment, today: date) -> str:
    if commitment.status != "open":
        return commitment.status
    if commitment.due_to is None:
        return "open"
    if commitment.due_to < today.isoformat():
        return "overdue"
    return "due" if commitment.due_to <= (today + _SOON).isoformat() else "open"
