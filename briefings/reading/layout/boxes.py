"""Forms drawn with lines (│ 日時 │ ... │) as the fields that they are: "日時：...", and what a field goes on with.

Towns print their minutes' head so. A box of more than a name and its value on a line is a table, and stays one.
"""

from __future__ import annotations

import re

# One class alone: two that both hold blanks would try a line of them in every division.
_RULE = re.compile(r"[ \t\u3000─━═┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬┠┨┯┷┿┝┥│┃]+")
_ROW = re.compile(r"[ \t\u3000]*[│┃║](?P<cells>.+)[│┃║][ \t]*")
_SIDE = re.compile(r"[│┃║]")
# "│会議名 │第16回 委員会   ├───────┤": the rule of a column beside it.
_RULE_BESIDE = re.compile(r"[├┠╠][─━═]{2,}[┤┨╣]?")
# 第１委員会室 beside the body's name: where it met.
_ROOM = re.compile(r"\S{1,14}(?:委員会室|会議室|議場|ホール|講堂|研修室)")
_LONGEST_NAME = 16
_FIELDS_OF_A_FORM = 3  # at least
_VALUES = 2  # beside a name, at most: "会議名 | 第7回 委員会 | 第1委員会室"


def without_boxes(text: str) -> str:
    """The text with its boxes' fields as lines; the text itself where it has none."""
    if "│" not in text and "┃" not in text and "║" not in text:
        return text
    lines = [_RULE_BESIDE.sub("│", line) if line.lstrip()[:1] in "│┃║" else line for line in text.split("\n")]
    rows = {index: _cells(match["cells"]) for index, line in enumerate(lines) if (match := _ROW.fullmatch(line))}
    fields = [cells for cells in rows.values() if _is_field(cells)]
    if len(fields) < _FIELDS_OF_A_FORM or any(len(cells) > _VALUES + 1 for cells in rows.values()):
        return text
    kept: list[str] = []
    group: list[list[str]] = []
    for index, line in enumerate(lines):
        if index in rows:
            group.append(rows[index])
            continue
        kept += _fields(group)
        group = []
        if not (_RULE.fullmatch(line) and line.strip()):
            kept.append(line)
    return "\n".join([*kept, *_fields(group)])


def _fields(group: list[list[str]]) -> list[str]:
    """The rows between two rules; a name that stands beside the middle of its values comes before them."""
    named = [cells[0] for cells in group if cells[0]]
    if len(named) == 1 and not group[0][0]:
        beside = [cells[2] for cells in group if len(cells) > _VALUES and _ROOM.fullmatch(cells[2])]
        values = [cells[1] for cells in group if len(cells) > 1 and cells[1]]
        group = [[named[0], *values[:1]], *(["", value] for value in values[1:]), *(["場所", one] for one in beside)]
    return [line for cells in group for line in _written(cells)]


def _cells(row: str) -> list[str]:
    return [cell.strip(" \t\u3000") for cell in _SIDE.split(row)]


def _is_field(cells: list[str]) -> bool:
    return len(cells) > 1 and 0 < len(cells[0]) <= _LONGEST_NAME and any(cells[1:])


def _written(cells: list[str]) -> list[str]:
    """A row as lines: its name with its values, and a room beside these as a field of its own."""
    room = cells[2:] if len(cells) > _VALUES and _ROOM.fullmatch(cells[2]) else []
    values = "\u3000\u3000".join(cell for cell in cells[1:] if cell and cell not in room)
    if not cells[0]:
        return [f"\u3000\u3000\u3000\u3000{values}"]
    # 日　　時 is set apart sign by sign.
    name = cells[0] if cells[0].isascii() else "".join(cells[0].split())
    return [f"{name}：{values}" if values else cells[0], *(f"場所：{one}" for one in room)]
