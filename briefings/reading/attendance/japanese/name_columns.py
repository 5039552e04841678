"""Names in columns behind their key, set sign by sign: 出席委員：◎片 桐 道 雄   須 磨   昇, and more of them below."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.attendance.japanese.entry import split_japanese_role
from briefings.reading.attendance.japanese.spaced import name_of_signs
from briefings.reading.names.japanese_offices import split_office
from briefings.reading.names.person_names import looks_like_name
from briefings.reading.text.lines import Line
from briefings.reading.text.words import JAPANESE_ROLES

_KEY = re.compile(
    r"(?:[\d０-９]{1,2}[．.、]?)?[○〇◯●(（\s\u3000]*(?P<key>[出欠]席(?:者|委員|議員|構成員|説明員)?(?:の?氏名)?|"
    r"説明(?:員|者)|事務局(?:職員|出席者)?|構成員|委員)[)）]?[ \u3000]*[：:][ \u3000]*(?P<rest>\S.*)$"
)
_MARKS = "◎○〇◯●"
_GAP = re.compile(r" {2,}")
_SIGN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\ufa0e-\ufa6d々ヶ]+")
MAX_WIDTH = 300


def join_columns(source: str, lines: list[Line]) -> None:
    """Put such names with 、 between them on the line of their key; the lines below that go on become blank."""
    for index, line in enumerate(lines[:200] if not source[:6_000].isascii() else ()):
        raw = source[line.start : line.end]
        key = _KEY.match(raw.strip(" \u3000")) if len(raw) < MAX_WIDTH and ("  " in raw or "\u3000" in raw) else None
        names = names_in_columns(key["rest"]) if key else []
        if key is None or not names:
            continue
        below = index + 1
        while below < len(lines) and (more := _goes_on(source, lines[below])):
            names += more
            lines[below] = replace(lines[below], text="", cells=())
            below += 1
        if below > index + 1 or len(names) > 1:
            lines[index] = replace(line, text=f"{key['key']}：{'、'.join(names)}", cells=())


def _goes_on(source: str, line: Line) -> list[str]:
    raw = source[line.start : min(line.end, line.start + MAX_WIDTH)]
    return names_in_columns(raw.strip()) if raw[:2] in {"  ", "\u3000\u3000"} else []


def names_in_columns(text: str) -> list[str]:
    """[◎片桐 道雄, 須磨 昇] or [都市整備部長 久保寺 亮, 課長 蓑田 千夏]; empty where one of them is no name."""
    chunks: list[list[str]] = []
    for part in _GAP.split(text.replace("\u3000", "  ").strip()):
        tokens = part.split()
        if chunks and len(tokens) == 1 and len(tokens[0]) <= 2 and _lacks_given(chunks[-1]):
            chunks[-1] = [*_without_signs(chunks[-1]), tokens[0]]
        else:
            chunks.append(tokens)
    names = [_named(chunk) for chunk in chunks]
    return [name for name in names if name] if all(names) else []


def _lacks_given(tokens: list[str]) -> bool:
    """Whether what stands before a gap is a family name alone: 須 磨, 宇佐見, 都市整備部長 久保寺."""
    left = tokens[1:] if len(tokens) > 1 and _is_office(tokens[0].lstrip(_MARKS)) else tokens
    family = "".join(left).lstrip(_MARKS)
    return 1 <= len(family) <= 3 and _SIGN.fullmatch(family) is not None and not _is_office(family)


def _without_signs(tokens: list[str]) -> list[str]:
    """[須, 磨] as [須磨]; an office before them stays apart."""
    if len(tokens) > 1 and _is_office(tokens[0].lstrip(_MARKS)):
        return [tokens[0], "".join(tokens[1:])]
    return ["".join(tokens)]


def _named(tokens: list[str]) -> str:
    """One piece with its name whole; empty where it names nobody."""
    mark = tokens[0][0] if tokens and tokens[0][0] in _MARKS else ""
    tokens = [token for token in (tokens[0].lstrip(_MARKS), *tokens[1:]) if token] if tokens else []
    office = ""
    if len(tokens) > 1 and _is_office(tokens[0]):
        office, tokens = f"{tokens[0]} ", tokens[1:]
    if not tokens or not all(map(_SIGN.fullmatch, tokens)):
        return ""
    apart = len(tokens) > 2 and any(len(token) == 1 for token in tokens)
    name = name_of_signs(tokens) if apart else " ".join(tokens)
    bare = name.replace(" ", "")
    if not 2 <= len(bare) <= 7 or not looks_like_name(name) or split_japanese_role(bare)[1] or bare in JAPANESE_ROLES:
        return ""
    return f"{mark}{office}{name}"


def _is_office(text: str) -> bool:
    return (len(text) > 1 and text in JAPANESE_ROLES) or (len(text) > 2 and split_office(text) == ("", text))
