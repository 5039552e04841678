"""Japanese summaries that say who spoke behind the words: ・橋の修繕は急ぐべきではないか。（山田委員）."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefings.reading.text.lines import Line

_WHO = re.compile(
    r"(?<=[。？?」！るいたかだうすくむぶきみりんめ])[ \u3000]*[（(](?P<who>[^（）()\s。、・:：\d０-９]{0,14}"
    r"(?:委員|構成員|座長|委員長|会長|議長|部会長|議員|教授|事務局|オブザーバー|参加者|参考人|[局部課室次]長|補佐|審議官|"
    r"参事官|専門官|主査|市|県|町|村|省|庁|氏))[）)][。 \u3000]*$"
)
_OPENS = re.compile(r"[ \t\u3000]*[・○◯●◎◇◆■□※→⇒＊*•-]*[ \t\u3000]*")
_LEAST = 3
_MOST_LINES = 12


class Behind(NamedTuple):
    """Words from `start`, on the lines `first` to `last`, up to `end`; `who` stands behind them."""

    first: int
    last: int
    start: int
    end: int
    who: str


def said_before(source: str, lines: list[Line]) -> list[Behind]:
    """Such items, where there are three or more of them and most of the items among them are so."""
    if source.isascii():
        return []
    found: list[Behind] = []
    opened = 0
    for index, line in enumerate(lines):
        if line.blank:
            opened = index + 1
            continue
        if line.bullet or _is_marked(source, line) or line.numbered or line.heading:
            opened = index
        if line.text[-1:] not in "）)。" or not line.text.rstrip("。").endswith(("）", ")")):
            continue
        who = _WHO.search(source, max(line.start, line.end - 60), line.end)
        if who and index - opened < _MOST_LINES and not lines[opened].heading and not line.cells:
            opening = _OPENS.match(source, lines[opened].start, line.end)
            start = opening.end() if opening else lines[opened].start
            if start < who.start():
                found.append(Behind(opened, index, start, who.start(), who["who"]))
            opened = index + 1
    return found if len(found) >= _LEAST and 2 * len(found) > _items(source, lines, found) else []


def _is_marked(source: str, line: Line) -> bool:
    return source[line.start : line.end].lstrip()[:1] in {*"○◯●◎◇◆■□※→⇒"}


def _items(source: str, lines: list[Line], found: list[Behind]) -> int:
    """How many items stand from the first of them to the last."""
    among = lines[found[0].first : found[-1].last + 1] if found else []
    return sum(line.bullet or _is_marked(source, line) for line in among)
