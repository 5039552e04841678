"""Pages whose lines were joined as they were copied: each ○委員長 within a line begins a line of its own again."""

from __future__ import annotations

import re

# " ○樋口政策評価審議官 ", "。 ◆江坂委員 ": a mark with a name and an office, between two blanks.
_LABEL = re.compile(
    r"(?<=[。）)」？?」|−-])[ \u3000](?=[○◯〇●◎◆◇△][^\s。、○◯〇●◎◆◇]{0,16}(?:長|委員|議員|官|監|補佐|大臣|"
    r"主査|主幹|参事|理事|教授|構成員|"
    r"君|氏|事務局|オブザーバー)(?:[(（]?[^\s。、()（）]{1,12}[)）])?[ \u3000])"
)
_MARKS = "○◯〇●◎◆◇"
_AT_LEAST = 2
_LONG = 120


def without_joined_turns(text: str) -> str:
    """The text, of the same length, with a line end before each such label of a long line that holds several."""
    if text.isascii() or not any(text.count(f" {mark}") >= _AT_LEAST for mark in _MARKS):
        return text
    return "\n".join(_parted(line) if len(line) > _LONG else line for line in text.split("\n"))


def _parted(line: str) -> str:
    places = {match.start() for match in _LABEL.finditer(line)}
    if len(places) < _AT_LEAST:
        return line
    first = re.match(r"[|｜][ \u3000](?=[○◯〇●◎◆◇])", line)  # the only cell of a table
    bare = f"  {line[2:]}" if first else line
    return "".join("\n" if place in places else sign for place, sign in enumerate(bare))
