"""Fields that complete as one types: people, meetings, topics and bodies on file."""

from __future__ import annotations

import asyncio

from bot.commands.ask import Ask
from bot.modals import plain
from bot.rich_text import Block
from bot.workspace import Workspace
from briefings.answers import Answer, Result
from briefings.records import SubjectKind

FIND_ACTIONS = ("find-person", "find-meeting", "find-topic", "find-series", "find-subject")
_OFFERED = 20
_LONGEST_OPTION = 75


async def offered(ask: Ask, action_id: str, typed: str) -> list[Block]:
    """What a field offers for what was typed into it so far; before anything was typed, what comes first."""
    workspace = ask.workspace
    everything = ["person", "topic", "series"]
    kinds = everything if action_id == "find-subject" else [action_id.removeprefix("find-")]
    found = await asyncio.to_thread(_near, workspace, kinds, typed.strip(), ask)
    seen: dict[str, Block] = {}
    for value, label in found:
        shown = label if len(label) <= _LONGEST_OPTION else label[: _LONGEST_OPTION - 1].rstrip() + "…"
        seen.setdefault(value, {"text": plain(shown), "value": value})
    return list(seen.values())[: 2 * _OFFERED]


def finder(action_id: str, placeholder: str) -> Block:
    """A field that completes as one types."""
    return {
        "type": "external_select",
        "action_id": action_id,
        "placeholder": plain(placeholder),
        "min_query_length": 0,
    }


def chosen_subject(value: str) -> tuple[SubjectKind, int] | None:
    """A field's value as a kind and an id."""
    kind, _, number = value.partition(" ")
    kinds: dict[str, SubjectKind] = {"person": "person", "topic": "topic", "series": "series"}
    return (kinds[kind], int(number)) if kind in kinds and number.isdecimal() else None


def _near(workspace: Workspace, kinds: list[str], typed: str, ask: Ask) -> list[tuple[str, str]]:
    """Value and label of what is near, best first."""
    rows: list[tuple[str, str]] = []
    for kind in kinds:
        rows += _of_kind(workspace, kind, typed, ask)[:_OFFERED]
    return rows


def _of_kind(workspace: Workspace, kind: str, typed: str, ask: Ask) -> list[tuple[str, str]]:
    corpus, lookup = workspace.corpus, workspace.lookup
    begin = typed.casefold()
    match kind:
        case "person":
            known = [
                (f"person {id_}", name) for id_, name in sorted(corpus.people.all().items(), key=lambda each: each[1])
            ]
            near = lookup.person(typed, ask.today) if typed else None
        case "topic":
            known = [(f"topic {each.id}", each.name) for each in corpus.topics.all()]
            near = lookup.topic(typed, ask.today) if typed else None
        case "series":
            known = [(f"series {each.id}", each.name) for each in corpus.spellings.named("series")]
            near = None
        case _:
            meetings = [each for each in corpus.meetings.all() if each.status == "recorded"]
            known = [(f"meeting {each.id}", _dated(each.title, each.date)) for each in meetings]
            near = lookup.meeting(typed, ask.today) if typed else None
    matched = [row for row in known if begin in row[1].casefold()]
    return [*(_results(near) if near else []), *matched]


def _results(answer: Answer) -> list[tuple[str, str]]:
    return [(f"{each.kind} {each.id}", _label(each)) for each in answer.results]


def _label(result: Result) -> str:
    return _dated(result.name, result.date) if result.kind == "meeting" else result.name


def _dated(title: str, day: str | None) -> str:
    room = _LONGEST_OPTION - 14
    return f"{title if len(title) <= room else title[: room - 8] + '…' + title[-7:]}, {day}" if day else title
