"""/brief commitments: what was promised by when, and what became of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import get_args

from bot.commands.ask import SLASH, Ask, place_in_list
from bot.replies import Button, Menu, Question, Reply
from briefings.corpus.commitments import Standing, Wanted
from briefings.filing.changes import Desk, mark_commitment
from briefings.records import BriefingsError, Commitment

_A_PAGE = 5
_SOON = timedelta(days=30)
_STATES: dict[str, Standing] = {each: each for each in get_args(Standing)}
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
    state = _STATES.get(words[0].casefold()) if words else None
    first = place_in_list(words[-1]) if words[-2:-1] == ["from"] and words[-1].isdecimal() else 1
    about = " ".join(words[bool(state) : -2 if first > 1 else None])
    # What is left of "ohta = met" and the like: signs are no part of a name's beginning or end.
    about = about.strip("=:,;.!? ") if any(sign.isalnum() for sign in about) else about
    return await _listed(ask, state or "open", about, first)


async def marked(ask: Ask, question: Question) -> Reply:
    """An admin says what became of a commitment: `question.id`, and the state and the list it stood in as text."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    state, _, listing = question.text.partition(" ")
    if state not in _MARKS:
        raise BriefingsError("This button is from an earlier version. Please ask again.")
    corpus = ask.workspace.corpus
    if question.id is None or await asyncio.to_thread(corpus.commitments.get, question.id) is None:
        raise BriefingsError("This commitment is not on file any more. Its record may have been read anew.")
    desk = Desk(corpus, ask.asker.id, ask.workspace.now(), ask.workspace.reader.read)
    entry = await asyncio.to_thread(mark_commitment, desk, question.id, state)
    markdown = ask.workspace.renderer.render("changed", said=f"Noted that it {_MARKS[state]}.", entry=entry)
    undo = [Button("Undo", Question("undo", entry))]
    back = Button("Back to the list", Question("command", text=f"commitments {listing}".strip()))
    return Reply(markdown, [*undo, back], private=True)


async def _listed(ask: Ask, state: Standing, about: str, first: int) -> Reply:
    people: set[int] = set()
    meetings: set[int] = set()
    if about:
        person = ask.workspace.lookup.person(about, ask.today)
        meeting = ask.workspace.lookup.meeting(about, ask.today)
        people = {each.id for each in person.results} if person.verdict in ("found", "ambiguous") else set()
        meetings = {each.id for each in meeting.results} if meeting.verdict in ("found", "ambiguous") else set()
        if not people and not meetings:
            raise BriefingsError(f"“{about}” is nobody on file and no meeting. Try {SLASH} commitments alone.")
    wanted = Wanted(state, ask.today, ask.today + _SOON, people, meetings)
    on_file = ask.workspace.corpus.commitments
    page = await asyncio.to_thread(on_file.page, wanted, _A_PAGE, first - 1)
    total = await asyncio.to_thread(on_file.count, wanted)
    everything = await asyncio.to_thread(on_file.count, replace(wanted, standing="all"))
    shown = [Shown(each, _standing(each, ask.today)) for each in page]
    markdown = ask.workspace.renderer.render(
        "commitments", rows=shown, state=state, about=about, first=first, total=total, everything=everything
    )
    typed = " ".join(filter(None, (state, about)))
    question = Question("command", text=f"commitments {typed}" + (f" from {first}" if first > 1 else ""))
    buttons = []
    if first + _A_PAGE <= total:
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


def _standing(commitment: Commitment, today: date) -> str:
    if commitment.status != "open":
        return commitment.status
    if commitment.due_to is None:
        return "open"
    if commitment.due_to < today.isoformat():
        return "overdue"
    return "due" if commitment.due_to <= (today + _SOON).isoformat() else "open"
