"""Delegations in one paragraph: "Japanese delegation: A, role, and officials ... U.S. delegation: ..."."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.items import parse_entry
from briefings.reading.names.person_names import looks_like_name
from briefings.reading.text.lines import Line

_GROUP = re.compile(r"(?P<group>(?:[A-Z][\w.’'-]{0,20} ){1,4}(?:delegation|side|participants|representatives))\s?:")
_PARTICIPANTS = re.compile(
    r"(?:\([A-Za-z]{3,12}\)\s?)?(?:list of )?(?:participants|attendees|members|delegations)\b", re.IGNORECASE
)
_OTHERS = re.compile(r"^(?:and\s)?(?:officials|representatives|others|members|staff|experts)\b|^etc\.?", re.IGNORECASE)
_BEFORE_GROUP = re.compile(r"^.*\b(?:The|Meeting|Participants|Conference|Dialogue|Session)\s")


def delegations(lines: list[Line]) -> list[tuple[Entry, int]]:
    """The delegates with the line that names them; their delegation is their organisation."""
    found: list[tuple[Entry, int]] = []
    for index, line in enumerate(lines):
        if line.blank:
            continue
        text = line.text[:6_000]
        if not _PARTICIPANTS.match(text) and not (_GROUP.match(text) and len(text) > 60):
            continue
        groups = list(_GROUP.finditer(text))
        for number, group in enumerate(groups):
            end = groups[number + 1].start() if number + 1 < len(groups) else len(text)
            name = _BEFORE_GROUP.sub("", group["group"].strip())
            found += [(replace(entry, organisation=name), index) for entry in _delegates(text[group.end() : end])]
    return found


def _delegates(text: str) -> list[Entry]:
    found: list[Entry] = []
    for part in re.split(r",\s+|\s,", text):
        piece = re.sub(r"^and\s", "", part.strip())
        if _OTHERS.match(piece):
            break
        if looks_like_name(piece):
            found.append(Entry(piece))
            continue
        entry = parse_entry(piece)
        if entry and entry.role and piece.endswith(entry.name):
            found.append(replace(entry, role=piece.removesuffix(entry.name).strip()))
        elif found:
            role = f"{found[-1].role}, {piece}" if found[-1].role else piece
            found[-1] = replace(found[-1], role=role)
    return found
