"""Speakers whom no sign parts from what they say, but a tab, wide blanks or bold print does, line after line."""

from __future__ import annotations

import re

from briefings.reading.text.lines import Line

# **座長** 始めます。: in Latin letters, see `emphasis`.
_BOLD = re.compile(r"[ \t]*\*\*(?P<label>[^\x00-\x7f][^*:：\n]{0,39})\*\*[ \t\u3000]+(?=[^\s:：(\[–—|-])")
_GAP = re.compile(
    r"[ \t\u3000]{0,8}(?P<label>[^\s:：|(\[\d*•○●◯◎〇◆◇■・【（［〔>-][^:：|\n\t\d]{0,40}?)"
    r"(?: ?\t[ \t\u3000]*| {3,})(?=[^\s:：|–—-])"
)
_SENTENCE = re.compile(
    r"[\"“‘'A-ZÀ-Þ].*(?:[a-z0-9)][.?!…]|[.?!…][”\"’'])|.*(?:。|(?:です|ます|ました|ません|ください|か？)$)"
)
_NO_GAP = ("\t", "   ")


def set_apart(source: str, line: Line) -> re.Match[str] | None:
    """The label, under that name, of a line that so begins and goes on with a sentence; it ends where that begins."""
    raw = source[line.start : min(line.end, line.start + 400)]
    bold = raw.lstrip().startswith("**")
    if line.heading or not (bold or any(gap in raw[:60] for gap in _NO_GAP)):
        return None
    match = _BOLD.match(raw) if bold else _GAP.match(raw)
    return match if match and _SENTENCE.match(raw, match.end()) else None
