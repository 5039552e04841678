"""Who attended, as Japanese parliaments print it: 出席者は左のとおり。 over 委員長　須永　信介君 and the like."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.listed import Roster
from briefings.reading.text.lines import Line
from briefings.reading.text.words import JAPANESE_ROLES

_HEAD = re.compile(r"(?:本日の)?出席者は、?(?:左|次|以下)の(?:とおり|通り)(?:である)?。?")
_SIGN = r"[\u3040-\u30ff\u4e00-\u9fff\ufa0e-\ufa6d々]"
_NAME = re.compile(rf"(?P<name>{_SIGN}{{1,7}}(?:[ \u3000]{{1,3}}{_SIGN}{{1,6}})?)君(?=[ \u3000]|$)")
_RULE = re.compile(r"[─━―‐—-]{3,}")
_ENDS = re.compile(r"本日の会議に付した|議事日程|委員の異動|[○◯〇]|午[前後]")
_SIDE = re.compile(r".{2,8}側")
MAX_LINES = 400


def read_diet(source: str, lines: list[Line], roster: Roster) -> list[Line]:
    """Put everybody below such a heading on the list; the lines without those that were read."""
    for index, line in enumerate(lines[:600]):
        if "出席者" in line.text[:8] and _HEAD.fullmatch(line.text):
            return _below(source, lines, index, roster)
    return lines


def _below(source: str, lines: list[Line], index: int, roster: Roster) -> list[Line]:
    found: list[tuple[Entry, int]] = []
    group: str | None = None
    position = index + 1
    while position < len(lines) and position - index < MAX_LINES:
        raw = source[lines[position].start : lines[position].end].strip(" \u3000")
        names = list(_NAME.finditer(raw)) if len(raw) < 200 else []
        bare = re.sub(r"[ \u3000]", "", raw)
        if not bare or _RULE.fullmatch(bare):
            group = None if bare else group
        elif names:
            found += [(entry, position) for entry in _entries(raw, names, group)]
        elif len(bare) <= 12 and "。" not in bare and not _ENDS.match(bare):
            group = None if _SIDE.fullmatch(bare) else bare
        else:
            break
        position += 1
    if len(found) < 2:
        return lines
    for entry, line in found:
        roster.add(entry, line, present=True)
    roster.lines.update(range(index, position))
    roster.says = True
    roster.reason = roster.reason or f"Listed under “{lines[index].text}”."
    read = range(index, position)
    return [replace(line, text="", cells=()) if place in read else line for place, line in enumerate(lines)]


def _entries(raw: str, names: list[re.Match[str]], group: str | None) -> list[Entry]:
    """Those of one line: a role may stand before each, else it is their group's."""
    entries: list[Entry] = []
    start = 0
    for match in names:
        role = re.sub(r"[ \u3000]", "", raw[start : match.start()]) or None
        words = match["name"].replace("\u3000", " ").split()
        if role is None and len(words) == 2 and words[0] in JAPANESE_ROLES and len(words[1]) > 2:
            role, words = words[0], words[1:]  # 理事 小泉進次郎君
        entries.append(Entry(" ".join(words), role or group))
        start = match.end()
    return entries
