"""Tables of what is to be done: who, what, by when, in columns of Markdown or of wide spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefings.dates.horizons import find_periods
from briefings.reading.text.lines import plain
from briefings.records import ReadCommitment

_DUE = re.compile(
    r"(?:due|due date|deadline|by when|when|target(?: date)?|date due|due by|completion(?: date)?|timescale|time ?line|"
    r"by|期限|締切|期日|完了予定|実施時期|時期)",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:owner|who|responsible(?: person| party)?|responsibility|lead|assignee|assigned(?: to)?|person|action by|by "
    r"whom|"
    r"officer|holder|担当|担当者|実施者|所管)",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"(?:action(?: item| point| required)?s?|what|task|item|description|to ?-?do|actions? agreed|decision|内容|事項|"
    r"取組|対応|"
    r"実施内容|課題)",
    re.IGNORECASE,
)
_ACTION = re.compile(r"action|task|to ?-?do|取組|対応|実施", re.IGNORECASE)
_STATUS = re.compile(r"(?:status|state|done\??|progress|状況|進捗)", re.IGNORECASE)
_DONE = re.compile(r"\b(?:done|complete[d]?|closed|finished|cancelled|dropped|yes)\b|✅|✓|☑|済|完了", re.IGNORECASE)
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Cllr)\.?\s", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:secretariat|chairs?|all|members?|staff|team|wg|group|committee|clerk|admin|convenor|convener|tb[acd]|"
    r"office|ministry|"
    r"agency|department|everyone|delegations?|director|officers?)\b|事務局|委員会|[省庁局課室部]$",
    re.IGNORECASE,
)
_GAPS = re.compile(r"\t+|\s{2,}")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table holds what."""

    size: int
    due: int
    task: int
    owner: int | None
    status: int | None


@dataclass(slots=True)
class Tables:
    """Reads the rows of tables of actions, passage by passage; a table goes on until what is no row of it."""

    today: str | None
    known: dict[str, str]
    columns: Columns | None = None

    def rows(self, body: str, index: int) -> list[ReadCommitment] | None:
        """What the passage's rows say is to be done; None where it neither heads a table nor has a row of one."""
        found: list[ReadCommitment] = []
        read = False
        for line in body.split("\n"):
            if not _may_be_row(line):
                self.columns = None
                continue
            head = columns_of(line)
            self.columns = head or self.columns
            row = row_of(line, self.columns, index, self.today, self.known) if self.columns and not head else None
            read = read or head is not None or row is not None
            found += [row] if row else []
        return found if read else None


def _may_be_row(line: str) -> bool:
    return len(line) < 400 and ("|" in line or "  " in line.strip() or "\t" in line.strip())


def columns_of(line: str) -> Columns | None:
    """The columns of a table's head, where it has one for what is to be done and one for when."""
    cells = _cells(line)
    if not 2 <= len(cells) <= 8 or any(len(cell) > 30 for cell in cells):
        return None
    due, task = _first(_DUE, cells), _first(_TASK, cells)
    if due is None or task is None or due == task:
        return None
    owner, status = _first(_OWNER, cells), _first(_STATUS, cells)
    # "What, when, where" heads a calendar of events.
    return None if owner is None and not _ACTION.search(cells[task]) else Columns(len(cells), due, task, owner, status)


def row_of(line: str, columns: Columns, index: int, today: str | None, known: dict[str, str]) -> ReadCommitment | None:
    """What a row says is to be done; None where it is done, has no day to come, or is no row of this table."""
    cells = _cells(line)
    if len(cells) != columns.size:
        return None
    if columns.status is not None and _DONE.search(cells[columns.status]):
        return None
    periods = find_periods(cells[columns.due], today)
    task = cells[columns.task]
    if not periods or len(task) < 3 or (today and periods[0].last <= today):
        return None
    owner = cells[columns.owner] if columns.owner is not None else ""
    who = known.get(owner.lower().lstrip("@")) or _person(owner)
    return ReadCommitment(task, "promise", (periods[0].first, periods[0].last), who, index)


def _person(owner: str) -> str | None:
    """A name without its title; None for an office or a group, which names nobody."""
    bare = _TITLE.sub("", owner).strip()
    return None if not bare or _OFFICE.search(bare) else bare


def _cells(line: str) -> list[str]:
    stripped = line.strip()
    if stripped.startswith("|"):
        return [plain(cell) for cell in re.split(r"(?<!\\)\|", stripped.strip("|"))]
    return [plain(cell) for cell in _GAPS.split(stripped)]


def _first(pattern: re.Pattern[str], cells: list[str]) -> int | None:
    return next((at for at, cell in enumerate(cells) if pattern.fullmatch(cell.strip(" :：*"))), None)
