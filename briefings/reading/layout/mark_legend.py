"""Legends of marks: after "◎は委員長、○は委員、●は事務局の発言", each mark opens a turn of whom it stands for."""

from __future__ import annotations

import re

from briefings.reading.text.lines import Line

_MARKS = "◎○◯〇●◇◆□■△▲▽▼☆★"
_MEANS = re.compile(
    rf"[「『（(]?(?P<mark>[{_MARKS}])[」』）)]?(?:印)?[ \u3000]*(?:は、?|：|:|＝|=|…+|・{{2,}}|→|－|―|"
    r"-)?[ \u3000]*[「『]?"
    r"(?P<who>副?委員長|座長代理|会長代理|職務代理者?|副?座長|副?会長|副?議長|副?部会長|副?分科会長|主査|各?委員|"
    r"構成員|事務局|オブザーバー|説明者|説明員|参考人|司会|"
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


_IN_CHAIR = re.compile(r"(?:長|長代理|主査|職務代理者?)$")


def marked_offices(lines: list[Line]) -> dict[str, str]:
    """mark -> office, as a short line explains it: （◎部会長、○副部会長）, ◎印は座長; empty without one."""
    for line in lines[:_FAR]:
        if line.blank or len(line.text) > 60 or not any(mark in line.text for mark in _MARKS):
            continue
        found = {match["mark"]: match["who"] for match in _MEANS.finditer(line.text)}
        left = re.sub(r"[\s\u3000、，,（）()※印はを：:＝=示すがで]+", "", _MEANS.sub("", line.text))
        if found and len(left) < 4 and any(map(_IN_CHAIR.search, found.values())):
            return found
    return {}
