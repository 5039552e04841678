"""Transcripts printed with a number before each line: the numbers are taken off before anything is read."""

from __future__ import annotations

import itertools
import re

_NUMBERED = re.compile(r"^ {0,6}(\d{1,3})(?: {1,60}|\t)(?=\S)|^ {0,6}(\d{1,3})$")
# "09:35:52   1   COMMISSIONER: Yes Mr Winneke."
_STAMPED = re.compile(r"^ {0,6}\d{2}:\d{2}:\d{2} {1,8}(?=\d{1,3}(?: {2}|$))", re.MULTILINE)
# What stands in each of those: Python finds a pattern that begins with one sign faster than one for a line's beginning.
_CLOCK = re.compile(r":\d{2}:\d{2} ")
_LONE = re.compile(r"^\s*\d{1,4}\s*$")
_ANSWER = re.compile(r"^(?P<label>[QA])\.\s+", re.MULTILINE)
_MIN_LINES = 12


def without_line_numbers(text: str) -> str:
    """The text without the numbers, if nearly all of its lines count up by one (again from 1 on each page).

    "Q." and "A." of such transcripts become "Q:" and "A:"; lines that hang in are joined to the line they go on from.
    """
    if _CLOCK.search(text, 0, 40_000) and _STAMPED.search(text[:40_000]):
        text = _STAMPED.sub("", text)
    lines = text.split("\n")
    numbers: list[int] = []
    shown = 0
    for line in lines[:3_000]:
        if not line.strip():
            continue
        shown += 1
        match = _NUMBERED.match(line)
        if match:
            numbers.append(int(match[1] or match[2]))
    steps = sum(later == earlier + 1 for earlier, later in itertools.pairwise(numbers))
    if shown < _MIN_LINES or len(numbers) < 0.8 * shown or steps < 0.8 * (len(numbers) - 1):
        return text
    stripped: list[str] = []
    for line in lines:
        if _LONE.match(line) or not line.strip():
            continue
        body = _NUMBERED.sub("", line, count=1)
        hangs = 4 < len(_gap(line)) <= 10
        short = len(body.strip()) < 45 and (
            body.strip().isupper() or body.strip().startswith("(") or "uestions" in body
        )
        if hangs and stripped and not short:
            stripped[-1] += " " + body.strip()
        else:
            stripped.append(body.strip())
    return _ANSWER.sub(r"\g<label>: ", "\n\n".join(stripped)) + "\n"


def _gap(line: str) -> str:
    """The white space between a line's number and its words."""
    match = re.match(r"^ {0,6}\d{1,3}([ \t]+)", line)
    return match[1] if match else ""
