"""One table of attendees in hundreds of forms: columns in any order, and any signs for who came and who did not."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from briefings.reading import read


class Attendee(NamedTuple):
    """A row of the table."""

    name: str
    role: str
    body: str
    came: bool


_ROWS = (
    Attendee("Anna Lindqvist", "Chair", "Ministry of Ports", True),
    Attendee("Bo Ekman", "", "Port Authority", True),
    Attendee("Cato Veen", "Director", "Harbour AB", False),
    Attendee("Priya Raman", "", "Dockside Ltd", True),
    Attendee("Tom O'Hara", "Policy Officer", "Tidal Trust", False),
    Attendee("Ruth Okafor", "", "Lantern Bank", True),
)
_BODY = "\n\n## 1. Agenda\n\nThe agenda was approved without a vote. The council then turned to the budget.\n"

# The heads of the columns with what stands below them.
_COLUMNS: dict[str, tuple[tuple[str, ...], Callable[[Attendee], tuple[str, ...]]]] = {
    "name, body": (("Name", "Organisation"), lambda one: (one.name, one.body)),
    "name, affiliation": (("Name", "Affiliation"), lambda one: (one.name, one.body)),
    "name, company": (("Name", "Company"), lambda one: (one.name, one.body)),
    "attendee, body": (("Attendee", "Organization"), lambda one: (one.name, one.body)),
    "member, body": (("Member", "Organisation"), lambda one: (one.name, one.body)),
    "body, name": (("Organisation", "Name"), lambda one: (one.body, one.name)),
    "body, representative": (("Organisation", "Representative"), lambda one: (one.body, one.name)),
    "name, role, body": (("Name", "Role", "Organisation"), lambda one: (one.name, one.role, one.body)),
    "name, title, body": (("Name", "Title", "Organization"), lambda one: (one.name, one.role, one.body)),
    "given, family, body": (("First name", "Last name", "Organisation"), lambda one: (*one.name.split(), one.body)),
    "family, given, body": (
        ("Surname", "First name", "Organisation"),
        lambda one: (one.name.split()[1], one.name.split()[0], one.body),
    ),
    "name, mail, body": (
        ("Name", "Email", "Organisation"),
        lambda one: (one.name, f"{one.name.split()[0].lower()}@example.org", one.body),
    ),
    "name, initials, body": (
        ("Name", "Initials", "Organisation"),
        lambda one: (one.name, one.name[0] + one.name.split()[1][0], one.body),
    ),
}
_SIGNS = (
    ("Yes", "No"),
    ("Y", "N"),
    ("x", ""),
    ("✓", "✗"),
    ("✓", ""),
    ("✔", "-"),
    ("✅", "❌"),
    ("P", "A"),
    ("1", "0"),
    ("[x]", "[ ]"),
    (":white_check_mark:", ":x:"),
    ("Present", "Absent"),
    ("Present", "Apologies"),
    ("Attended", "Regrets"),
    ("In person", "No"),
)
_HEADS_OF_SIGNS = ("Present", "Attendance", "Attended", "Status", "Present?", "Present / Absent", "5 Oct")


def _markdown(rows: list[tuple[str, ...]]) -> str:
    head, *others = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, f"|{'---|' * len(rows[0])}", *others])


def _tags(rows: list[tuple[str, ...]]) -> str:
    head = "".join(f"<th>{cell}</th>" for cell in rows[0])
    others = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows[1:]]
    return "\n".join(["<table>", f"<tr>{head}</tr>", *(f"<tr>{row}</tr>" for row in others), "</table>"])


def _blanks(rows: list[tuple[str, ...]]) -> str:
    widths = [max(len(row[at]) for row in rows) + 3 for at in range(len(rows[0]))]
    return "\n".join(
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


_SET = {"Markdown": _markdown, "tags": _tags, "blanks": _blanks}


def _attended(table: str) -> list[tuple[str, str | None, bool | None]]:
    text = f"# Buoy Names Council\n\n5 October 2022\n\n## Attendance\n\n{table}{_BODY}"
    return [(one.name, one.organisation, one.present) for one in read(text.encode(), "notes.md").attendance]


@pytest.mark.parametrize("signed", [True, False], ids=["with who came", "without"])
@pytest.mark.parametrize("form", list(_SET))
@pytest.mark.parametrize("columns", list(_COLUMNS))
def test_columns_are_told_apart_by_their_heads(columns: str, form: str, signed: bool) -> None:
    """Names whole and in parts, before and behind what the people are, in three kinds of tables."""
    head, cells = _COLUMNS[columns]
    rows: list[tuple[str, ...]] = [head, *(cells(one) for one in _ROWS)]
    rows = (
        [
            (*rows[0], "Present"),
            *((*row, "Yes" if one.came else "No") for row, one in zip(rows[1:], _ROWS, strict=True)),
        ]
        if signed
        else rows
    )
    assert _attended(_SET[form](rows)) == [(one.name, one.body, one.came or not signed) for one in _ROWS]


@pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
@pytest.mark.parametrize("head", _HEADS_OF_SIGNS)
@pytest.mark.parametrize("signs", _SIGNS, ids="/".join)
def test_signs_say_who_came(signs: tuple[str, str], head: str, first: bool) -> None:
    """Words, ticks, letters, digits and an empty cell, below what heads them, or below the meeting's day."""
    marks = [head, *(signs[0] if one.came else signs[1] for one in _ROWS)]
    rows: list[tuple[str, ...]] = [("Name", "Organisation"), *((one.name, one.body) for one in _ROWS)]
    marked = [(mark, *row) if first else (*row, mark) for mark, row in zip(marks, rows, strict=True)]
    assert _attended(_markdown(marked)) == [(one.name, one.body, one.came) for one in _ROWS]
