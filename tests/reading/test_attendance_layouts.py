"""Whole attendance lists in the layouts of many bodies, all invented, with everybody who is on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.reading import read

# "=== name", the record, "--- expected", then a line a person: "name|role|organisation|sign"; the sign is + there,
# - not there, ? not said, and an asterisk stands for anything.
LAYOUTS = Path(__file__).parent / "layouts"
SIGNS = {True: "+", False: "-", None: "?"}
Case = tuple[str, str, list[list[str]]]


def cases(filename: str) -> list[Case]:
    """The invented records of a file with what each is expected to say."""
    found: list[Case] = []
    for block in (LAYOUTS / filename).read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, rows = block.partition("\n--- expected\n")
        name, _, text = head.partition("\n")
        found.append((name, text + "\n", [row.split("|") for row in rows.splitlines() if row]))
    return found


def fits(wanted: str, read_value: str | None) -> bool:
    """Whether a value is the wanted one; an asterisk is any."""
    return wanted == "*" or (wanted or None) == read_value


@pytest.mark.parametrize("case", cases("attendance.txt"), ids=lambda case: case[0])
def test_list_holds_everybody_and_nobody_else(case: Case) -> None:
    """Everybody on a list is read with role, organisation and presence, and nobody is added."""
    _, text, rows = case
    reading = read(text.encode(), "minutes.md" if "#" in text or "|" in text else "minutes.txt")
    listed = {one.name: (one.role, one.organisation, SIGNS[one.present]) for one in reading.attendance}
    assert sorted(listed) == sorted(row[0] for row in rows)
    for name, role, organisation, sign in rows:
        assert fits(role, listed[name][0]), name
        assert fits(organisation, listed[name][1]), name
        assert sign in {"*", listed[name][2]}, name
