"""Attendance tables: which column holds the name, the initials, the organisation, the role, and who was there."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.lines import Line
from briefings.reading.person_names import is_handle, looks_like_name, one_form
from briefings.reading.roster_items import Entry, parse_entry

_COLUMNS = (
    (
        "name",
        re.compile(
            r"^(?:full |attendee |member )?(?:name|attendees?|participants?|members?|who|person|氏名|名前|"
            r"委員名|出席者)s?$",
            re.IGNORECASE,
        ),
    ),
    ("first", re.compile(r"^(?:first|given) name$", re.IGNORECASE)),
    ("last", re.compile(r"^(?:last|family|sur) ?name$", re.IGNORECASE)),
    (
        "short",
        re.compile(
            r"^(?:abbreviation|abbrev\.?|abbr\.?|initials?|acronym|tla|handle|github(?: (?:id|handle|"
            r"username))?|nick(?:name)?|irc)$",
            re.IGNORECASE,
        ),
    ),
    (
        "organisation",
        re.compile(
            r"^(?:organi[sz]ation|affiliation|company|employer|represent(?:s|ing)|org\.?|delegate type|country|"
            r"institution|institute|body|agency|represents|"
            r"所属|所属機関|所属団体|機関)s?(?: .*)?$",
            re.IGNORECASE,
        ),
    ),
    (
        "role",
        re.compile(
            r"^(?:role|title|position|job title|役職|職名|肩書き?|役割|所属・役職|所属及び役職)s?$", re.IGNORECASE
        ),
    ),
    (
        "present",
        re.compile(r"^(?:present|attended|attendance|status|present\?|出欠|出席|remote|in person)$", re.IGNORECASE),
    ),
)
_NO = re.compile(r"(?:n|no|absent|regrets|apolog(?:y|ies)|excused|x|✗|❌|✘|欠席|欠|×|-|)$", re.IGNORECASE)


def table_entries(
    lines: list[Line], index: int, *, headed: bool = False
) -> tuple[list[tuple[Entry, int, bool | None]], int]:
    """The attendees of the table that starts on line `index`, as (entry, line, present), and the first line after it.

    With `headed`, only a table whose head names a column of names is read.
    """
    rows: list[int] = []
    after = index
    while after < len(lines) and (
        len(lines[after].cells) > 1
        or (lines[after].blank and after + 1 < len(lines) and len(lines[after + 1].cells) > 1)
    ):
        if lines[after].cells:
            rows.append(after)
        after += 1
    if not rows:
        return [], index
    columns = _columns(lines[rows[0]].cells)
    if "name" in columns or "first" in columns:
        rows = rows[1:]
    elif headed:
        return [], after
    else:
        columns = {"name": 0}
    found: list[tuple[Entry, int, bool | None]] = []
    for row in rows:
        entry = _row(lines[row].cells, columns)
        if entry:
            absent = entry.present is False or _marked_absent(lines[row].cells, columns)
            found.append((entry, row, False if absent else entry.present))
    return found, after


def _columns(cells: tuple[str, ...]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for position, cell in enumerate(cells):
        for name, pattern in _COLUMNS:
            if name not in columns and pattern.match(cell.strip(" :?")):
                columns[name] = position
                break
    return columns


def _row(cells: tuple[str, ...], columns: dict[str, int]) -> Entry | None:
    def cell(name: str) -> str | None:
        position = columns.get(name)
        value = cells[position].strip() if position is not None and position < len(cells) else ""
        return value if re.search(r"\w", value) else None

    name = cell("name") or " ".join(part for part in (cell("first"), cell("last")) if part)
    if not name:
        return None
    entry = parse_entry(name)
    if entry is None and re.fullmatch(r"[^\W\d_][\w.'’ -]{1,60}", name) and len(name.split()) <= 5:
        entry = Entry(one_form(name) if looks_like_name(name) else name)
    if entry is None:
        return None
    short = cell("short")
    if short:
        entry = replace(entry, also=(*entry.also, short if is_handle(short) else short.lstrip("@")))
    rest = [part for position, part in enumerate(cells) if columns == {"name": 0} and position > 0 and part]
    if rest:
        listed = parse_entry(f"{name}, {', '.join(rest)}")
        entry = replace(listed, name=entry.name) if listed else entry
    return replace(entry, role=cell("role") or entry.role, organisation=cell("organisation") or entry.organisation)


def _marked_absent(cells: tuple[str, ...], columns: dict[str, int]) -> bool:
    position = columns.get("present")
    return position is not None and position < len(cells) and bool(_NO.match(cells[position].strip()))
