"""A record that is quoted as a whole, as mail does it: "> " before each of its lines."""

from __future__ import annotations

import re

_MARK = re.compile(r"^>(?: |$)", re.MULTILINE)
_FEWEST = 6
_NEARLY_ALL = 0.9
_DEEPEST = 3


def unquoted(text: str) -> str:
    """The text without the marks of quotation that stand before nearly all of its lines; others stay as they are."""
    for _ in range(_DEEPEST):
        marks = len(_MARK.findall(text))
        if marks < _FEWEST or marks < _NEARLY_ALL * sum(1 for line in text.split("\n") if line.strip()):
            return text
        text = _MARK.sub("", text)
    return text
