"""Footnotes under a list, which say what its stars mean: "Ada Lind*" over "* Ad Hoc Consultant" or "* Absent"."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.attendance.marks import ABSENT
from briefings.reading.names.roles import is_role
from briefings.reading.text.lines import Line

_NOTE = re.compile(r"[ \t]*(?P<mark>\*{1,3}|†{1,2}|‡|#|\^)[ \t]?(?P<said>[A-Za-z][^\n*†‡#^|]{2,60})$")
_STAYS_AWAY = re.compile(
    r"(?:(?:was |were |is )?(?:absent|absence|excused)|(?:did|could|was able) not (?:to )?attend|"
    r"not (?:in attendance|present)|"
    r"unable to attend|apologies(?: received)?)\b[^.]{0,30}\.?$",
    re.IGNORECASE,
)
_TICK = re.compile(r"\s*_+X_*")
_TICKED = re.compile(r"(?P<name>[^_]{3,80}?)\s*_+X_*")
_LEAST_TICKS = 3
_WITHIN = 60
_FAR = 400


def with_footnotes(source: str, lines: list[Line], found: list[Line]) -> None:
    """Put what a footnote says behind each name that has its mark, and leave its own line out of the list."""
    for index in range(1, min(len(lines), _FAR)):
        line = lines[index]
        if line.blank or line.end - line.start > 70 or source[line.start : line.start + 4].lstrip()[:1] not in "*†‡#^":
            continue
        note = _NOTE.match(source, line.start, line.end)
        marked = _marked(source, lines, index, note["mark"]) if note else []
        if note is None or not marked:
            continue
        said = note["said"].strip(" .")
        found[index] = replace(line, text="", cells=(), bullet=False)
        absent = _STAYS_AWAY.match(said) is not None or ABSENT.fullmatch(f" {said}") is not None
        if not absent and not is_role(said):
            continue
        for place in marked:
            text = found[place].text.rstrip(f" {note['mark'][0]}")
            found[place] = replace(found[place], text=f"{text} - absent" if absent else f"{text} ({said})")


def with_ticks(source: str, lines: list[Line], found: list[Line]) -> None:
    """Roll calls with "_X_" behind whoever is there: the names without it, and only those that have it."""
    near = enumerate(lines[:_FAR]) if "_X" in source[:40_000] else ()
    ticked = [at for at, line in near if "_X" in source[line.start : line.end][:2_000]]
    if sum(source[lines[at].start : lines[at].end].count("_X") for at in ticked) < _LEAST_TICKS:
        return
    for at in ticked:
        raw = source[lines[at].start : lines[at].end].strip()
        key, colon, rest = raw.partition(":") if ":" in raw[:40] else ("", "", raw)
        if rest.count("_X") > 1:
            there = [match["name"].strip(" ,") for match in _TICKED.finditer(rest)]
            rest = ", ".join(name.rpartition(", ")[2] for name in there if name)
        else:
            rest = _TICK.sub("", rest).strip()
        found[at] = replace(lines[at], text=f"{key}{colon} {rest}".strip(), cells=())


def _marked(source: str, lines: list[Line], index: int, mark: str) -> list[int]:
    """The lines above that end in a name or a bracket and just this mark."""
    ends = re.compile(rf"(?<=[\w.)\]])[ ]?{re.escape(mark)}$")
    found: list[int] = []
    for place in range(max(0, index - _WITHIN), index):
        raw = source[lines[place].start : lines[place].end].rstrip()
        if raw.endswith(mark) and len(raw) < 300 and ends.search(raw) and raw.lstrip()[:1] != mark[0]:
            found.append(place)
    return found
