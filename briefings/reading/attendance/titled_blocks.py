"""Lists of delegates a paragraph each: the name, below it the office, and below that the body.

A country or a group stands in capitals over those it sent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.headings import Section, is_group
from briefings.reading.attendance.items import listed_name, parse_entry
from briefings.reading.attendance.listed import Roster
from briefings.reading.attendance.names import bare_name, split_outside
from briefings.reading.names.person_names import looks_like_name
from briefings.reading.names.roles import is_role
from briefings.reading.names.titles import TITLE_START
from briefings.reading.text.lines import Line

MAX_LINES = 2_000
_REACHED_AT = re.compile(r"(?:e-?mail|tel|fax|phone|mobile|p\.? ?o\.? box|www\.)\b|@|^\+?[\d ()-]{6,}$", re.IGNORECASE)


@dataclass(slots=True)
class _Delegate:
    """Somebody with the line of their name, what stands below it, and the group that stands over them."""

    entry: Entry
    line: int
    group: str | None
    below: list[str] = field(default_factory=list)


def read_titled_blocks(lines: list[Line], index: int, section: Section, roster: Roster) -> int:
    """Read such a list below its heading on line `index`; the first line after it, or after the heading if none."""
    if not _may_begin(lines, index):
        return index + 1
    found, after = _delegates(lines, index + 1)
    groups = {one.group for one in found if one.group}
    if len(found) < 3 or sum(bool(one.below) for one in found) < 2 or not (groups or _most_say_two(found)):
        return index + 1
    for one in found:
        roster.add(_with_what_stands_below(one), one.line, section.present)
    roster.lines.update(at for at in range(index + 1, after) if not lines[at].blank)
    return after


def _may_begin(lines: list[Line], index: int) -> bool:
    """Whether a title opens one of the first two lines, and another line follows right below it."""
    first = [at for at in range(index + 1, min(index + 6, len(lines) - 1)) if not lines[at].blank][:2]
    named = next((at for at in first if TITLE_START.match(lines[at].text) or _over_office(lines, at)), None)
    if named is None or lines[named].cells or lines[named].bullet or lines[named + 1].blank:
        return False
    return named == first[0] or _is_capital_or_group(lines[first[0]].text)


def _delegates(lines: list[Line], start: int) -> tuple[list[_Delegate], int]:
    found: list[_Delegate] = []
    group: str | None = None
    after = at = start
    open_block = False
    while at < min(len(lines), start + MAX_LINES):
        line = lines[at]
        at += 1
        if line.blank:
            open_block = False
            continue
        entry = _named(line) or (None if open_block else _over_office(lines, at - 1))
        if entry:
            found.append(_Delegate(entry, at - 1, group))
            open_block = True
        elif open_block and not line.numbered and len(line.text) < 120:
            found[-1].below.append(line.text.strip(" ,;"))
        elif _heads(lines, at - 1):
            group = None if is_group(line.text) else line.text.strip(" :").title()
            open_block = False
            continue
        else:
            break
        after = at
    return found, after


def _named(line: Line) -> Entry | None:
    """Who a line names that begins with a title; nobody for a line of cells or a sentence."""
    if line.cells or len(line.text) > 120 or line.text.endswith(".") or not TITLE_START.match(line.text):
        return None
    return parse_entry(line.text) if listed_name(bare_name(split_outside(line.text, ",")[0])) else None


def _over_office(lines: list[Line], at: int) -> Entry | None:
    """Whom a line names without a title, where the line right below says an office and nobody's name."""
    line = lines[at]
    if at + 1 >= len(lines) or line.cells or line.bullet or line.heading or not looks_like_name(line.text):
        return None
    below = lines[at + 1]
    return parse_entry(line.text) if is_role(below.text) and parse_entry(below.text) is None else None


def _is_capital_or_group(text: str) -> bool:
    return text.isupper() or is_group(text)


def _heads(lines: list[Line], at: int) -> bool:
    """A line in capitals, or a group's name, over somebody: a country, an observer, the secretariat."""
    line = lines[at]
    if len(line.text) >= 60 or line.numbered or line.cells or not _is_capital_or_group(line.text):
        return False
    below = next((near for near in range(at + 1, min(at + 4, len(lines))) if not lines[near].blank), None)
    return below is not None and (_named(lines[below]) or _over_office(lines, below)) is not None


def _most_say_two(found: list[_Delegate]) -> bool:
    return 2 * sum(len(one.below) > 1 for one in found) > len(found)


def _with_what_stands_below(one: _Delegate) -> Entry:
    """The office is the line that says one, the body the first other line; without a body, the country."""
    said = [text for text in one.below if not _REACHED_AT.search(text)]
    role = next((text for text in said[:2] if is_role(text)), None)
    body = next((text for text in said if text != role and not re.search(r"\d", text)), None)
    entry = one.entry
    return replace(entry, role=entry.role or role, organisation=entry.organisation or body or one.group)
