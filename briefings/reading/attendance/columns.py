"""Lists set in columns with spaces, and boxes to tick: the lines as the lists are read, of the same number."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.attendance.cell_a_line import with_rows
from briefings.reading.attendance.footnotes import with_footnotes, with_ticks
from briefings.reading.attendance.japanese.entry import split_japanese_role
from briefings.reading.attendance.japanese.name_columns import join_columns
from briefings.reading.attendance.japanese.spaced import in_columns, sign_by_sign
from briefings.reading.attendance.tables import is_head
from briefings.reading.names.person_names import is_japanese, looks_like_name
from briefings.reading.text.lines import Line, plain

# A bullet or a heading's number stands apart from its text in no table: "•    Cllr Wroth", "C048/23   1.   APOLOGIES".
_MARK = re.compile(r"^(?:(?:[-*+•·‣▪]|\(?\d{1,3}[.)]|[A-Z][A-Za-z]{0,6}[/.-]?\d{1,4}/\d{2,4}(?:-\d{2})?)\s{3,})+")
_WIDE = re.compile(r"(?<=\S) {3,}(?=\S)")
_CELL = re.compile(r"\S+(?: \S+)*")
_BOX = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])?[ \t]*\[(?P<sign>[ xX])\][ \t]+\S")
_PAIRS_KEY = re.compile(r"(?P<key>[出欠]席(?:者|委員)?(?:の?氏名)?)[ \u3000：:]+(?P<rest>\S.*)$")
_EIGHT_SIGNS = re.compile(r"(?:[\u3040-\u30ff\u4e00-\u9fff々] ){7}[\u3040-\u30ff\u4e00-\u9fff々]")
_NO_NAME_SIGNS = re.compile(r"[会議委課部局室係場所録次第号案等者]")
_NAME_PART = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\ufa0e-\ufa6d々ヶ]{1,4}")
MAX_WIDTH = 400


def shaped(source: str, lines: list[Line]) -> list[Line]:
    """The lines with cells where spaces set them in columns, and with ☐ where a box in a list of boxes is empty."""
    found = list(lines)
    _join_pairs(found)
    with_rows(found)
    join_columns(source, found)
    with_footnotes(source, lines, found)
    with_ticks(source, lines, found)
    ticked = -100
    starts: list[int] = []
    for index, line in enumerate(lines):
        if found[index] is not line or line.blank or line.end - line.start > MAX_WIDTH:
            starts = starts if line.blank and not line.end > line.start + 3 else []
            continue
        raw = source[line.start : line.end]
        wide = "\u3000" in raw or ("  " in raw.strip() and is_japanese(raw))
        spaced = _spaced(raw.strip(" \u3000")) if wide else _two_by_sign(raw.strip())
        if spaced:
            found[index] = replace(line, text=spaced)
            continue
        box = _BOX.match(raw)
        if box and box["sign"] == " " and (index - ticked < 40 or _ticked_below(source, lines, index)):
            found[index] = replace(line, text=f"☐ {line.text}")
        ticked = index if box and box["sign"] != " " else ticked
        if line.cells or "   " not in raw.strip() or is_japanese(raw):
            starts = starts if "  " in raw.strip() and not line.cells else []
            if not starts:
                continue
        cells = [(match.start(), match[0]) for match in _CELL.finditer(raw)]
        if is_head(tuple(text for _, text in cells)):
            starts = [start for start, _ in cells]
        if starts:
            found[index] = replace(line, cells=_aligned(cells, starts))
        elif _WIDE.search(bare := _MARK.sub("", raw.strip())):
            found[index] = replace(line, cells=tuple(plain(cell) for cell in _WIDE.split(bare)))
    return found


def _spaced(raw: str) -> str | None:
    return sign_by_sign(raw) or in_columns(raw)


def _two_by_sign(text: str) -> str | None:
    """木 原 大 輔 重 信 元 子 as 木原 大輔、重信 元子: eight signs are two names of four; other numbers are unclear."""
    if text[1:2] != " " or not _EIGHT_SIGNS.fullmatch(text):
        return None
    signs = text.replace(" ", "")
    names = [f"{signs[at : at + 2]} {signs[at + 2 : at + 4]}" for at in (0, 4)]
    named = all(looks_like_name(name) and not split_japanese_role(name.replace(" ", ""))[1] for name in names)
    return "、".join(names) if named and not _NO_NAME_SIGNS.search(signs) else None


def _join_pairs(lines: list[Line]) -> None:
    """出席者の氏名 佐久間 修 井出 裕美, and more of them on the lines below, as one line of names between 、."""
    for index, line in enumerate(lines[:200]):
        key = _PAIRS_KEY.match(line.text) if line.text[:1] in "出欠" else None
        names = name_pairs(key["rest"]) if key else []
        if key is None or not names:
            continue
        below = index + 1
        while below < len(lines) and (more := name_pairs(lines[below].text)):
            names += more
            lines[below] = replace(lines[below], text="", cells=())
            below += 1
        lines[index] = replace(line, text=f"{key['key']}：{'、'.join(names)}", cells=())


def name_pairs(text: str) -> list[str]:
    """[佐久間 修, 井出 裕美] out of words of which each two are a family and a given name; empty for other texts."""
    words = text.split()
    if len(words) < 4 or len(words) % 2 or len(words) > 80 or not all(map(_NAME_PART.fullmatch, words)):
        return []
    pairs = [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]
    return pairs if all(looks_like_name(pair) and not split_japanese_role(pair)[1] for pair in pairs) else []


def _ticked_below(source: str, lines: list[Line], index: int) -> bool:
    for line in lines[index + 1 : index + 20]:
        box = _BOX.match(source[line.start : line.end])
        if box is None:
            return False
        if box["sign"] != " ":
            return True
    return False


def _aligned(cells: list[tuple[int, str]], starts: list[int]) -> tuple[str, ...]:
    """Cells put under the heads that they stand nearest to."""
    texts = [""] * len(starts)
    for start, text in cells:
        column = min(range(len(starts)), key=lambda number: abs(starts[number] - start))
        texts[column] = f"{texts[column]} {plain(text)}".strip()
    return tuple(texts)
