"""Members of a committee of whom a dagger marks those who came: "† Baynes, Simon (Clwyd South)", "Cruddas, Jon"."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.attendance.items import parse_entry
from briefings.reading.attendance.listed import Roster
from briefings.reading.text.lines import Line

_HEAD = re.compile(r"The Committee consisted of the following Members:?")
_LEGEND = re.compile(r"† attended the Committee\.?")
_CHAIRS = re.compile(r"Chairs?: ")
_CLERKS = re.compile(r"(?P<names>[^†()]{5,80}), Committee (?:Clerks?|Specialists?)")
_PARTY = re.compile(r"\s*\((?:Con|Lab|Lab/Co-op|LD|SNP|DUP|PC|Ind|Green|GP|SDLP|Alliance|Ref|Reform|Alba|Co-op)\)$")
_FAMILY_FIRST = re.compile(r"(?P<family>[^,()]{2,40}), (?P<given>[^,()]{2,40}?)(?= \(|$)(?P<rest>.*)$")
MAX_MEMBERS = 80


def marked_with_daggers(lines: list[Line], roster: Roster) -> None:
    """Put such a committee's members on the list: present with a dagger, absent without one."""
    if not any("†" in line.text for line in lines[:200]):
        return
    for index, line in enumerate(lines[:200]):
        if _HEAD.fullmatch(line.text):
            rows = lines[index + 1 : index + 1 + MAX_MEMBERS]
            ends = [place for place, row in enumerate(rows) if _LEGEND.fullmatch(row.text)]
            if ends:
                roster.lines.update((index, index + 1 + ends[0]))
                roster.says = True
                roster.reason = roster.reason or "The record marks those who attended with a dagger."
                for place, row in enumerate(rows[: ends[0]]):
                    _read_row(row.text, index + 1 + place, roster)
            return


def _read_row(text: str, line: int, roster: Roster) -> None:
    if clerks := _CLERKS.fullmatch(text):
        for name in clerks["names"].split(", "):
            if entry := parse_entry(name):
                roster.add(replace(entry, role="Committee Clerk"), line, present=True)
        return
    chairs = _CHAIRS.match(text)
    for part in text[chairs.end() :].split(", ") if chairs else [text]:
        bare = _PARTY.sub("", part.replace("†", "").strip())
        turned = _FAMILY_FIRST.fullmatch(bare)
        entry = parse_entry(f"{turned['given']} {turned['family']}{turned['rest']}" if turned else bare)
        if entry:
            there = "†" in part
            roster.add(replace(entry, role="Chair") if chairs else entry, line, present=there)
