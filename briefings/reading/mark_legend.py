"""Legends of marks: after "◎は委員長、○は委員、●は事務局の発言", each mark opens a turn of whom it stands for."""

from __future__ import annotations

import re

from briefings.reading.lines import Line

_MARKS = "◎○◯〇●◇◆□■△▲▽▼☆★"
_MEANS = re.compile(
    rf"[「『（(]?(?P<mark>[{_MARKS}])[」』）)]?[ \u3000]*(?:は、?|：|:|＝|=|…+|・{{2,}}|→|－|―|-)?[ \u3000]*[「『]?"
    r"(?P<who>副?委員長|座長代理|副?座長|副?会長|副?議長|部会長|分科会長|各?委員|構成員|事務局|オブザーバー|説明者|説明員|参考人|司会|"
    r"進行|議員|理事者|参加者|質問者|回答者)"
)
_FAR = 400


def mark_legend(lines: list[Line]) -> dict[str, str]:
    """mark -> whom it stands for, where one line explains two or more of them; empty without such a line."""
    for line in lines[:_FAR]:
        if line.blank or len(line.text) > 200 or sum(mark in line.text for mark in _MARKS) < 2:
            continue
        found = {match["mark"]: match["who"] for match in _MEANS.finditer(line.text)}
        if len(found) >= 2 and len(set(found.values())) == len(found):
            return found
    return {}
