"""What people choose for digests and follows, found on file: "ohta" becomes the person whom the corpus knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.workspace import Workspace
from briefings.answers import Answer
from briefings.corpus.fulltext import MOST_COUNTED
from briefings.corpus.subscriptions import Choice
from briefings.lookup import FilterError
from briefings.records import BriefingsError

_MOST_NAMED = 5


def meant(workspace: Workspace, choices: Iterable[Choice], today: date) -> tuple[tuple[Choice, ...], list[str]]:
    """The choices with the subjects they mean, and a sentence for each that means nothing on file yet.

    Raises BriefingsError for one that may mean several, or that is only near something: nobody is guessed. So it does
    for a search that cannot be understood.
    """
    found: list[Choice] = []
    notes: list[str] = []
    for choice in choices:
        if choice.kind == "search":
            found.append(choice)
            notes.append(_what_it_finds(workspace, choice, today))
            continue
        known = _known(workspace, choice, today)
        if known is None:
            notes.append(f"Nothing on file matches {choice.label} yet; it counts from when something does.")
        found.append(known or choice)
    return tuple(found), notes


def _known(workspace: Workspace, choice: Choice, today: date) -> Choice | None:
    """The choice with its subject; None when nothing on file is like it."""
    if choice.subject_id is not None or choice.kind in ("role", "ministry"):
        return choice
    lookup = workspace.lookup
    ask = {"person": lookup.person, "topic": lookup.topic, "series": lookup.meeting}[choice.kind]
    answer = ask(choice.text, today)
    if choice.kind == "series":
        return _series(choice, answer)
    if answer.verdict == "none":
        return None
    names = list(dict.fromkeys(result.name for result in answer.results))
    if answer.verdict == "found":
        return replace(choice, text=answer.results[0].name, subject_id=answer.results[0].id)
    raise BriefingsError(_which(choice, names))


def _what_it_finds(workspace: Workspace, choice: Choice, today: date) -> str:
    """What a search finds on file today, so that whoever saves it sees whether it is the right one."""
    try:
        answer = workspace.lookup.search(choice.text, today, limit=1)
    except FilterError as error:
        if error.near:
            raise
        return f"The {choice.label} names what is not on file yet; it counts from when it is."
    found = answer.quotes_total or 0
    shown = f"{MOST_COUNTED:,} or more" if found >= MOST_COUNTED else f"{found:,}"
    return f"The {choice.label} finds {shown} {'passage' if found == 1 else 'passages'} on file today."


def _series(choice: Choice, answer: Answer) -> Choice | None:
    """A body is found by its meetings."""
    if answer.verdict == "none":
        return None
    names = list(dict.fromkeys(result.series for result in answer.results if result.series))
    if len(names) == 1 and answer.verdict in ("found", "ambiguous"):
        return replace(choice, text=names[0])
    raise BriefingsError(_which(choice, names or [result.name for result in answer.results]))


def _which(choice: Choice, names: list[str]) -> str:
    return (
        f"Which {choice.kind} do you mean by “{choice.text}”? On file there are: {', '.join(names[:_MOST_NAMED])}. "
        f'Please write the name in full: {choice.kind}:"{names[0] if names else choice.text}"'
    )
