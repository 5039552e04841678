"""One list of attendees in hundreds of layouts: however it is set, the same people come out of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from briefings.reading import read


class Attendee(NamedTuple):
    """Somebody on the list, with what is printed beside the name."""

    name: str
    role: str | None
    body: str


_PRESENT = (
    Attendee("Anna Lindqvist", "Chair", "Ministry of Ports"),
    Attendee("Bo Ekman", None, "Port Authority"),
    Attendee("Cato Veen", "Director", "Harbour AB"),
    Attendee("Priya Raman", None, "Dockside Ltd"),
    Attendee("Tom O'Hara", "Policy Officer", "Tidal Trust"),
    Attendee("María Fuentes", None, "Universidad del Mar"),
)
_ABSENT = (Attendee("Kenji Watanabe", None, "Pilots' Guild"), Attendee("Ruth Okafor", None, "Lantern Bank"))
_BODY = """

## 1. Agenda

The agenda was approved without a vote. The council then turned to the budget.

## 2. Budget

The budget was discussed at length and will come back in the next meeting.
"""

# How somebody is printed. "{sign}" stands for what comes before a position, which not everybody has.
_WITH_BODY = (
    "{name} ({body})",
    "{name}, {body}",
    "{name} - {body}",
    "{name} – {body}",
    "{name} [{body}]",
    "{name} / {body}",
    "{name} | {body}",
    "{name}; {body}",
    "{name}: {body}",
    "{body}: {name}",
    "{body} - {name}",
    "**{name}**, {body}",
    "{name} (she/her) - {body}",
    "{name}, {body} (remote)",
)
_WITH_BOTH = (
    ("{name}, {role}, {body}", "{name}, {body}"),
    ("{name} ({role}, {body})", "{name} ({body})"),
    ("{name} ({body}, {role})", "{name} ({body})"),
    ("{name}, {role} ({body})", "{name} ({body})"),
    ("{name} - {role}, {body}", "{name} - {body}"),
    ("{name} ({body}) - {role}", "{name} ({body})"),
)
_WITH_ROLE = ("{name} ({role})", "{name}, {role}", "{name} - {role}", "{role} {name}", "{role}: {name}")
_ALONE = ("{name}", "{name} (remote)", "[{name}](https://example.org/people)", "{name} <somebody@example.org>")

_LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "dashes": lambda items: "\n".join(f"- {item}" for item in items),
    "stars": lambda items: "\n".join(f"* {item}" for item in items),
    "dots": lambda items: "\n".join(f"• {item}" for item in items),
    "numbers": lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1)),
    "lines": "\n".join,
    "indented": lambda items: "\n".join(f"    {item}" for item in items),
    "apart": "\n\n".join,
}
_HEADS = (
    ("## Attendees\n\n", "\n\n## Regrets\n\n"),
    ("**Attendees**\n\n", "\n\n**Apologies**\n\n"),
    ("**Attendees:** \n", "\n\n**Absent:** \n"),
    ("Present:\n", "\n\nApologies:\n"),
    ("Present:\n\n", "\n\nApologies:\n\n"),
    ("Present\n", "\n\nApologies\n"),
    ("PRESENT\n\n", "\n\nABSENT\n\n"),
    ("Participants:\n", "\n\nNot present:\n"),
    ("In attendance:\n", "\n\nNot in attendance:\n"),
    ("1. Attendance\n\nPresent:\n", "\n\nRegrets:\n"),
    ("Attendees (6):\n", "\n\nAbsent (2):\n"),
    ("### Who was there\n", "\n\n### Who was not there\n"),
    ("Roll call\n\nPresent:\n", "\n\nDid not attend:\n"),
)
# What a list whose names stand between blank lines leaves open.
_NOT_APART = {"{name}; {body}", "{role}: {name}"}

_Expected = list[tuple[str, str | None, str | None, bool]]


def _printed(one: Attendee, form: str | tuple[str, str]) -> str:
    full, bare = form if isinstance(form, tuple) else (form, form)
    if one.role is None and "{role}" in full:
        return bare.format(name=one.name, body=one.body) if isinstance(form, tuple) else one.name
    return full.format(name=one.name, role=one.role, body=one.body)


def _expected(form: str | tuple[str, str]) -> _Expected:
    printed = "".join(form)
    return [
        (one.name, one.role if "{role}" in printed else None, one.body if "{body}" in printed else None, there)
        for people, there in ((_PRESENT, True), (_ABSENT, False))
        for one in people
    ]


def _listed(head: tuple[str, str], layout: str, form: str | tuple[str, str]) -> _Expected:
    lists = [_LAYOUTS[layout]([_printed(one, form) for one in people]) for people in (_PRESENT, _ABSENT)]
    text = f"# Buoy Names Council\n\n3 March 2021\n\n{head[0]}{lists[0]}{head[1]}{lists[1]}{_BODY}"
    reading = read(text.encode(), "notes.md")
    return [(one.name, one.role, one.organisation, bool(one.present)) for one in reading.attendance]


@pytest.mark.parametrize("form", [*_WITH_BODY, *_WITH_BOTH, *_WITH_ROLE, *_ALONE], ids=str)
@pytest.mark.parametrize("layout", list(_LAYOUTS))
def test_whatever_stands_beside_names_the_same_people_are_read(layout: str, form: str | tuple[str, str]) -> None:
    """Names with a body, a position, both or neither, in seven kinds of lists."""
    if layout == "apart" and form in _NOT_APART:
        pytest.skip("names apart from each other with such signs between them are not read yet")
    assert _listed(_HEADS[0], layout, form) == _expected(form)


@pytest.mark.parametrize("form", ["{name} ({body})", "{name}, {role}", ("{name}, {role}, {body}", "{name}, {body}")])
@pytest.mark.parametrize("layout", ["dashes", "lines", "apart"])
@pytest.mark.parametrize("head", _HEADS, ids=lambda head: head[0].strip())
def test_whatever_heads_the_list_the_same_people_are_read(
    head: tuple[str, str], layout: str, form: str | tuple[str, str]
) -> None:
    """Headings of those who came and of those who did not, in words and layouts of many bodies."""
    assert _listed(head, layout, form) == _expected(form)


@pytest.mark.parametrize("form", ["{name}", "{name} ({body})", "{name} - {body}", "{name} ({role})"])
@pytest.mark.parametrize("last", [", ", " and ", ", and "])
def test_list_in_one_line_is_read(last: str, form: str) -> None:
    """ "Present: A, B and C", each with what stands beside the name."""
    present, absent = ([_printed(one, form) for one in people] for people in (_PRESENT, _ABSENT))
    both = [", ".join(items[:-1]) + last + items[-1] for items in (present, absent)]
    text = f"# Buoy Names Council\n\n3 March 2021\n\nPresent: {both[0]}\nApologies: {both[1]}{_BODY}"
    reading = read(text.encode(), "notes.md")
    assert [(one.name, one.role, one.organisation, bool(one.present)) for one in reading.attendance] == _expected(form)
