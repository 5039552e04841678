"""Attendance by a letter behind each name, where a line says what the letters mean: "P = present, A = apologies"."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.dates.near import cued
from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.items import parse_entry
from briefings.reading.attendance.listed import Roster
from briefings.reading.names.person_names import looks_like_name
from briefings.reading.text.lines import Line

_MEANS = cued(
    r"(?<![\w’'])[“\"'(]?(?P<letter>[A-Z])[”\"')]?\s?(?:=|:|[–—-]|denotes|means|for)\s?"
    r"(?:(?P<there>present|attended|attending|in attendance)|(?P<not>absent|apolog\w+|excused|no apolog\w+|"
    r"not present|did not attend|regrets|leave))\b",
    "present|attend|absent|apolog|excused|regrets|leave",
)
_MARKED = re.compile(r"(?P<name>[^,;:()\[\]]{4,60}?)\s?(?:[(\[]|\s[–—-]\s?|\s)(?P<mark>[A-Z])[)\]]?\.?")
_FIRST = 200  # lines
_LONGEST = 2_000


def read_letter_marks(lines: list[Line], roster: Roster) -> None:
    """Say of those listed with a letter whether they were there, and list those whom no heading named."""
    legend, explained = _legend(lines[:_FIRST])
    if len(set(legend.values())) < 2:
        return
    for place, one in enumerate(roster.listed):
        mark = one.entry.organisation or ""
        if mark in legend:
            roster.listed[place] = replace(one, entry=replace(one.entry, organisation=None), present=legend[mark])
    for index, line in enumerate(lines[:_FIRST]):
        if line.blank or index in roster.lines or len(line.text) > _LONGEST:
            continue
        for entry, present in _marked(line.text, legend, alone=index in explained):
            roster.add(entry, index, present)
            roster.says = True
            roster.reason = roster.reason or "The record says what the letters behind the names mean."


def _legend(lines: list[Line]) -> tuple[dict[str, bool], set[int]]:
    """What each letter says, and the lines that tell it."""
    legend: dict[str, bool] = {}
    explained: set[int] = set()
    for index, line in enumerate(lines):
        found = list(_MEANS.finditer(line.text)) if len(line.text) <= _LONGEST and not line.blank else []
        for match in found:
            legend.setdefault(match["letter"], match["there"] is not None)
            explained.add(index)
    return legend, explained


def _marked(text: str, legend: dict[str, bool], *, alone: bool) -> list[tuple[Entry, bool]]:
    """The people of one line, each with whether they were there; nobody where one of its items has no letter."""
    items = [item.strip(" .") for item in re.split(r"[,;]", text.rpartition(":")[2]) if item.strip(" .")]
    matches = [_MARKED.fullmatch(item) for item in items]
    found = [
        (entry, legend[match["mark"]])
        for match in matches
        if match
        and match["mark"] in legend
        and looks_like_name(match["name"])
        and (entry := parse_entry(match["name"]))
    ]
    return found if len(found) == len(items) and (len(found) > 1 or not alone) else []
