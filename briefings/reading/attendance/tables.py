"""Attendance tables: which column holds the name, the initials, the organisation, the role, and who was there."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.dates import find_dates, find_days
from briefings.dates.near import holds
from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.headed_roles import of_one
from briefings.reading.attendance.items import listed_name, parse_entry
from briefings.reading.attendance.names import bare_name, is_strong_name, split_names, split_outside
from briefings.reading.layout.speaker_columns import heads_speech
from briefings.reading.names.bodies import is_body
from briefings.reading.names.person_names import is_handle, is_japanese, looks_like_name, one_form
from briefings.reading.names.roles import is_role, split_role
from briefings.reading.names.titles import TITLE_START
from briefings.reading.text.lines import Line

_COLUMNS = (
    (
        "name",
        re.compile(
            r"^(?:full |attendee |member )?(?:teilnehmer(?:in)?|teilnehmende|mitglied(?:er)?|nom|nombre|"
            r"nome|naam|namn|name|attendees?|participants?|members?|who|person|氏名|名前|"
            r"委員名|出席者)s?(?: name)?$",
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
            r"^(?:(?:member |participating )?organi[sz]ation|affiliation|company|employer|represent(?:s|ing)|org\.?|"
            r"delegate type|country|"
            r"institution|institute|body|agency|represents|"
            r"designation and organi[sz]ation|constituency|sector|delegation|stakeholder group|"
            r"所属|所属機関|所属団体|機関)s?(?: .*)?$",
            re.IGNORECASE,
        ),
    ),
    (
        "role",
        re.compile(
            r"^(?:role|title|position|classification|category|job title|designation|capacity|function|post|"
            r"office|役職|職名|肩書き?|"
            r"役割|区分|役|所属・役職|所属及び役職)s?$",
            re.IGNORECASE,
        ),
    ),
    (
        "present",
        re.compile(
            r"^(?:anwesend|présente?|presente|asistió|närvarande|present(?: ?/ ?(?:absent|apologies))?|"
            r"attended|attendance|status|present\?|出欠|出席|"
            r"remote|in person)$",
            re.IGNORECASE,
        ),
    ),
    ("absent", re.compile(r"^(?:absent|apolog(?:y|ies)|excused|regrets|absence|欠席)$", re.IGNORECASE)),
)
# The cells of a line that a row above has taken in.
TAKEN = ("",)
_NO = re.compile(
    r"(?:n|no|nein|non|nee|nej|entschuldigt|excusée?|absent|regrets|apolog(?:y|ies)|excused|✗|❌|✘|🚫|☐|"
    r":x:|:no_entry\w*:|\[ ?\]|did not attend|away|"
    r"欠席|欠|×|-|–|)$",
    re.IGNORECASE,
)
# In a column of remarks.
_STAYED_AWAY = re.compile(r"(?:absent|absence|excused|apologies|regrets|ご?欠席)\.?", re.IGNORECASE)
_STOOD_IN = ("代理", "Represented by", "represented by", "Proxy", "Substitute", "Alternate")
_FIRM = re.compile(r"\b(?:Inc|Ltd|Co|Corp|LLC|GmbH|AG|PLC|plc)\.?$")
_YES = re.compile(
    r"(?::white_check_mark:|:heavy_check_mark:|\[[xX✓]\])$|(?:y|yes|✓|✔|☑|✅|present|attended|出席|○|〇)\b|^[✓✔☑✅○〇]$",
    re.IGNORECASE,
)
_MARK = re.compile(r"[xXPpAa01✓✔☑✅✗✘❌●○〇×-]|(?:in person|remote|online|virtual)(?:ly)?", re.IGNORECASE)
_YES_OR_NO = re.compile(r"yes|no", re.IGNORECASE)
_TICK = re.compile(r"[xX✓✔☑✅✗✘❌●○〇×-]$")

# "Professor, Nagisa University (Chair)"
_ROLE_BEHIND = re.compile(
    r"\s?\((?P<role>(?:Vice[- ]|Deputy |Acting |Co-)?Chair(?:man|woman|person)?|Secretary)\)$", re.IGNORECASE
)
# What somebody is, where a body is asked for: a profession that needs none.
_PROFESSION = re.compile(
    r"(?:attorney(?:[ -]at[ -]law)?|lawyer|solicitor|barrister|notary|writer|author|journalist|consultant|architect|"
    r"professor emeritus|certified public accountant|patent attorney|physician)",
    re.IGNORECASE,
)


def table_entries(
    lines: list[Line], index: int, *, headed: bool = False
) -> tuple[list[tuple[Entry, int, bool | None]], int]:
    """The attendees of the table that starts on line `index`, as (entry, line, present), and the first line after it.

    With `headed`, only a table whose head names a column of names is read.
    """
    rows, after = rows_of(lines, index)
    if not rows:
        return [], index
    columns = _with_names(lines, rows)
    if "name" in columns or "first" in columns:
        head, rows = rows[0], rows[1:]
    elif headed:
        return [], after
    else:
        head = -1
    marked = _column_of_marks(lines, rows) if head < 0 else None
    columns = columns if marked is None else {"present": marked}
    columns = columns if "present" in columns or head < 0 else _with_marked_day(lines, head, rows, columns)
    denying = _signs_of_no(lines, rows, columns)
    side = head < 0 and marked is None and _names_side_by_side(lines, rows)
    found: list[tuple[Entry, int, bool | None]] = []
    for row in rows:
        cells = lines[row].cells
        bare = cells if marked is None else (*cells[:marked], *cells[marked + 1 :])
        entries = _people_of_row(cells, columns) if head >= 0 else _each_name(bare) if side else without_head(bare)
        found += [(one, row, _was_present(one, cells, columns, denying)) for one in entries if one]
    return found, after


def _column_of_marks(lines: list[Line], rows: list[int]) -> int | None:
    """The column in which "Yes", "No" or nothing stands, in a table without a head; None where there is none."""
    widths = {len(lines[row].cells) for row in rows}
    if len(rows) < 3 or len(widths) != 1:
        return None
    for position in range(min(widths) - 1, 0, -1):
        cells = [lines[row].cells[position].strip() for row in rows]
        said = sum(_YES_OR_NO.fullmatch(cell) is not None for cell in cells)
        if said >= 2 and said + cells.count("") == len(cells):
            return position
    return None


def rows_of(lines: list[Line], index: int) -> tuple[list[int], int]:
    """The rows of a table from its first line on, and the first line after it."""
    rows: list[int] = []
    after = index
    while (
        after < len(lines)
        and not (rows and _opens_table(lines, after))
        and (
            len(lines[after].cells) > 1
            or lines[after].cells == TAKEN
            or (lines[after].blank and after + 1 < len(lines) and len(lines[after + 1].cells) > 1)
        )
    ):
        if len(lines[after].cells) > 1:
            if rows and heads_speech(lines[after]):
                break
            rows.append(after)
        after += 1
    return rows, after


def _opens_table(lines: list[Line], index: int) -> bool:
    """Whether behind a blank line a row stands over a rule: the head of the next table."""
    if lines[index].end > lines[index].start or index + 2 >= len(lines):
        return False
    rule = lines[index + 2]
    return len(lines[index + 1].cells) > 1 and rule.blank and rule.end > rule.start


def _with_names(lines: list[Line], rows: list[int]) -> dict[str, int]:
    """The columns that the head names; names under a head that no list knows ("Director") are found by the cells."""
    if any(_titled(cell) for cell in lines[rows[0]].cells):
        return {}  # "Member", "Mr. Aizawa": a row, and no head
    columns = columns_of(lines[rows[0]].cells)
    if "name" in columns or "first" in columns or not columns or len(rows) < 3:
        return columns
    for position in range(len(lines[rows[0]].cells)):
        cells = [lines[row].cells[position] for row in rows[1:] if position < len(lines[row].cells)]
        named = sum(_begins_with_name(cell) for cell in cells)
        if position not in columns.values() and named >= 2 and named > len(cells) / 2:
            return {**columns, "name": position}
    return columns


def is_head(cells: tuple[str, ...]) -> bool:
    """Whether cells are the head of a table that has a column of names."""
    named = any(not is_japanese(cell) and (looks_like_name(cell.split(",")[0]) or _titled(cell)) for cell in cells)
    return len(cells) > 1 and "name" in columns_of(cells) and not named


def _titled(cell: str) -> bool:
    """ "Dr. Uhlenbrock (chairing), Ms Feddersen": a title says that a name stands there."""
    return TITLE_START.match(cell) is not None and _begins_with_name(cell)


def columns_of(cells: tuple[str, ...]) -> dict[str, int]:
    """Which cell of a table's head names which kind of column."""
    columns: dict[str, int] = {}
    for position, cell in enumerate(cells):
        for name, pattern in _COLUMNS:
            if name not in columns and pattern.match(cell.strip(" :?")):
                columns[name] = position
                break
    return columns


def _begins_with_name(cell: str) -> bool:
    return listed_name(bare_name(split_outside(cell, ",")[0]))


def _names_side_by_side(lines: list[Line], rows: list[int]) -> bool:
    """Whether rows, one of three cells or more, hold nothing but names: columns to save paper, not what they are."""
    cells = [cell.strip() for row in rows[:40] for cell in lines[row].cells if re.search(r"\w", cell)]
    wide = any(sum(bool(re.search(r"\w", cell)) for cell in lines[row].cells) > 2 for row in rows[:40])
    return wide and len(cells) > 3 and all(map(listed_name, cells))


def _each_name(cells: tuple[str, ...]) -> list[Entry | None]:
    return [parse_entry(cell) for cell in cells if re.search(r"\w", cell)]


def without_head(cells: tuple[str, ...]) -> list[Entry | None]:
    """A row of a table without a head: a name with what they are in the other cells, or several names side by side."""
    cells = tuple(cell.strip() for cell in cells if re.search(r"\w", cell))
    named = [cell for cell in cells if _begins_with_name(cell)]
    if len(named) > 1 and all(
        is_strong_name(split_outside(cell, ",")[0]) or re.search(r"[,(]", cell) for cell in named
    ):
        return [parse_entry(cell) for cell in named]
    if not named:
        return [parse_entry(" ".join(cells))] if len(cells) == 2 else []
    titled = [cell for cell in named if TITLE_START.match(cell)]
    name = titled[0] if len(titled) == 1 else named[0]  # "Pearl Islands", "Hon. Ana Vea, Minister": not the first
    rest = [cell for cell in cells if cell is not name and not _TICK.match(cell) and not re.fullmatch(r"\d+\.?", cell)]
    signs = [cell for cell in rest if _is_sign_of(cell, name)]
    name, rest = (f"{name} ({signs[0]})", [cell for cell in rest if cell not in signs]) if signs else (name, rest)
    rest = [of_one(cell[:-1]) or "" if cell.endswith("s:") else cell for cell in rest]  # "Councillors:" beside a name
    behind = ", ".join(cell for cell in rest if cell)
    return [parse_entry(f"{name}, {behind}") if behind else parse_entry(name)]


def _is_sign_of(cell: str, name: str) -> bool:
    """Whether a cell holds the initials of the name beside it: "AB" of Mr A Baxter."""
    words = TITLE_START.sub("", name).split() if cell.isupper() and 1 < len(cell) < 4 else []
    return len(words) > 1 and cell == "".join(word[0] for word in words)


def _people_of_row(cells: tuple[str, ...], columns: dict[str, int]) -> list[Entry | None]:
    """Whom a row lists: one, or several in the cell of names: "Ms. Ada Lind, Mr. Bo Ek" beside their country."""
    at = columns.get("name", -1)
    names = split_names(cells[at]) if 0 <= at < len(cells) and holds(cells[at], ",;") and "short" not in columns else []
    if len(names) < 2 or not all(listed_name(bare_name(split_outside(one, ",")[0])) for one in names):
        return [_row(cells, columns)]
    return [_row((*cells[:at], one, *cells[at + 1 :]), columns) for one in names]


def _row(cells: tuple[str, ...], columns: dict[str, int]) -> Entry | None:
    def cell(name: str) -> str | None:
        position = columns.get(name)
        value = cells[position].strip() if position is not None and position < len(cells) else ""
        return value if re.search(r"\w", value) else None

    name = " ".join(part for part in (cell("first"), cell("name")) if part) if "last" not in columns else cell("name")
    name = name or " ".join(part for part in (cell("first"), cell("last")) if part)
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
    role, body = cell("role") or entry.role, cell("organisation") or entry.organisation
    if body and body.isascii():
        role, body = _role_in_body(role, body)
    elif role and role == cell("role") and ", " in role and _is_firm_or_body(role.partition(", ")[2]):
        role, body = split_role(role)  # "President, Ninomiya Ltd." in the column of positions
    return replace(entry, role=role, organisation=body)


def _is_firm_or_body(text: str) -> bool:
    return is_body(text) or _FIRM.search(text) is not None


def _role_in_body(role: str | None, body: str) -> tuple[str | None, str | None]:
    """What the column of affiliations says of somebody's office: "President, Ninomiya Ltd. (Chair)", "Attorney"."""
    bracket = _ROLE_BEHIND.search(body)
    office = bracket["role"] if bracket and is_role(bracket["role"]) else None
    left = body[: bracket.start()] if bracket and office else body
    own, rest = split_role(left)
    if own and rest and ", " in left:
        left = rest
    elif own and not rest and _PROFESSION.fullmatch(left):
        left = ""
    else:
        own = None
    said = ", ".join(part for part in (own, office) if part) or None
    return role or said, left or None


def _with_marked_day(lines: list[Line], head: int, rows: list[int], columns: dict[str, int]) -> dict[str, int]:
    """The columns with the one that a day heads, where nothing but marks stand below it: who was there on that day."""
    days = [at for at, cell in enumerate(lines[head].cells) if len(cell) < 24 and (find_days(cell) or find_dates(cell))]
    if len(days) != 1 or days[0] in columns.values():
        return columns
    cells = [lines[row].cells[days[0]].strip() for row in rows if days[0] < len(lines[row].cells)]
    marked = all(not cell or _YES.match(cell) or _NO.match(cell) or _MARK.fullmatch(cell) for cell in cells)
    return {**columns, "present": days[0]} if marked and any(cells) else columns


def _signs_of_no(lines: list[Line], rows: list[int], columns: dict[str, int]) -> frozenset[str]:
    """What says no in the column of those present beside what says yes in it: X beside a tick, A beside P, 0 beside 1,
    and nothing beside nothing but ticks.
    """
    position = columns.get("present")
    if position is None:
        return frozenset()
    cells = {lines[row].cells[position].strip() for row in rows if position < len(lines[row].cells)}
    denying = {"x", "X"} if any(map(_YES.match, cells)) else set()
    denying |= {"A", "AP", "a"} if cells & {"P", "p"} else set()
    denying |= {"0"} if "1" in cells else set()
    ticked = cells - {""} <= {"x", "X", "✓", "✔", "☑", "✅", "○", "〇", "●"}
    return frozenset(denying | ({""} if ticked else set()))


def _was_present(entry: Entry, cells: tuple[str, ...], columns: dict[str, int], denying: frozenset[str]) -> bool | None:
    """What the row's marks say, else what the entry says itself."""

    def mark(name: str) -> str | None:
        position = columns.get(name)
        return cells[position].strip() if position is not None and position < len(cells) else None

    present, absent = mark("present"), mark("absent")
    if (
        entry.present is False
        or any(_STAYED_AWAY.fullmatch(cell.strip()) for cell in cells)
        or (absent and not re.fullmatch(r"[-–]|no?", absent, re.IGNORECASE))
    ):
        return False
    if present is not None and present.startswith(_STOOD_IN):
        return None
    if present is None or (absent is not None and not present):
        return entry.present if absent is None or present is None else None
    if _NO.match(present) or present in denying:
        return False
    return entry.present
