"""Lists of attendees whose items are bullets: what their neighbours say about one of them."""

from __future__ import annotations

import re

from briefings.reading.attendance.groups import NO_ATTENDEES
from briefings.reading.attendance.headings import is_group, section_of
from briefings.reading.attendance.items import listed_name, parse_entry
from briefings.reading.attendance.names import bare_name, split_outside
from briefings.reading.names.person_names import is_handle
from briefings.reading.text.lines import Line

_FAR = 60
_FOR = re.compile(r"(?:for|from|representing|on behalf of) (?:the )?(?P<body>\S.{1,60}?)\s*:$", re.IGNORECASE)


def has_one_each(lines: list[Line], index: int) -> bool:
    """Whether most items from a line on are "Name, what": there "Morgan Stanley" behind a comma is nobody's name."""
    run = _run(lines, index)
    column = [] if run else _column(lines, index)
    parted = [split_outside(line.text, ",") for line in run or column]
    pairs = [parts for parts in parted if len(parts) == 2]
    bodies = [pair for pair in pairs if not listed_name(bare_name(pair[1]))]
    if column:  # nobody lists people two by two, and one of them with what they are
        return len(column) >= 3 and len(pairs) == len(column) and bool(bodies)
    return len(run) >= 3 and len(pairs) > len(run) / 2 and len(bodies) > len(pairs) / 2


def _column(lines: list[Line], index: int) -> list[Line]:
    """The lines from one on that begin where it does and hold one item each, none of which goes on below."""
    run: list[Line] = []
    index = next((at for at in range(index, min(index + 3, len(lines))) if not lines[at].blank), index)
    for line in lines[index : index + _FAR]:
        if (
            line.blank
            or line.bullet
            or line.cells
            or line.indent != lines[index].indent
            or line.text.endswith((",", ";"))
        ):
            break
        run.append(line)
    return run


def goes_on_behind(lines: list[Line], index: int) -> bool:
    """Whether a bullet that names nobody stands among others of the same list, the next of which names somebody."""
    line = lines[index]
    if not line.bullet or index + 1 >= len(lines) or len(line.text) > 60 or ":" in line.text:
        return False
    below = lines[index + 1]
    return below.bullet and below.indent == line.indent and _is_person(below)


def body_of_items(lines: list[Line], index: int, listed: set[int]) -> str | None:
    """ "For the Harbour Trust:" over bullets of people, below bullets of people: the body, or "" where none is named.

    None where a line opens nothing of that kind.
    """
    line = lines[index]
    text = line.text
    if line.bullet or line.heading or not text.endswith(":") or len(text) > 70 or NO_ATTENDEES.search(text):
        return None
    above = next((one for one in range(index - 1, max(-1, index - 4), -1) if not lines[one].blank), -1)
    if above not in listed or not lines[above].bullet or section_of(line, in_head=True) is not None:
        return None
    first = next((one for one in range(index + 1, min(len(lines), index + 3)) if not lines[one].blank), index)
    run = _run(lines, first)
    if not run or sum(_is_person(one) for one in run) < len(run):
        return None
    named = _FOR.match(text)
    return named["body"] if named else "" if is_group(text.strip(" :")) else text.strip(" :")


def _run(lines: list[Line], index: int) -> list[Line]:
    """The bullets of one depth that follow each other from a line on."""
    found: list[Line] = []
    for line in lines[index : index + _FAR]:
        if line.blank and not found:
            continue
        if not (line.bullet or line.numbered):
            break
        found.append(line)
    return found


def _is_person(line: Line) -> bool:
    entry = parse_entry(line.text)
    return entry is not None and (is_handle(entry.name) or len(entry.name.split()) > 1)
