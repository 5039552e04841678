"""The hours beside the day of a meeting that a record only mentions: "on Tuesday 11 June at 7.30 pm", "9:00-11:00"."""

from __future__ import annotations

import re

from briefings.dates import find_dates, find_days
from briefings.dates.clock_times import FoundTime, find_times

_FAR = 260
_NEAR = 56
_SENTENCE_ENDS = re.compile(r"(?<![ap])(?<!\b[ap]\.m)[.;!?](?=\s|$)|。", re.IGNORECASE)
_MAY_SAY = re.compile(r"\d ?[:.：]\d\d|\d ?[ap]\.? ?m\b|[時午]|[\dＡ-Ｚ] ?(?:noon|h(?:ou)?rs)|\bnoon\b", re.IGNORECASE)
_DOTTED = re.compile(r"(?:\b(?:at|from|between|time:?)|@|[(,|]) ?$", re.IGNORECASE)


def hours_beside_day(text: str) -> tuple[str | None, str | None]:
    """(start, end) as "HH:MM" right behind the first day of a text, or right before it; None for what is not said."""
    text = text[:_FAR]
    if not _MAY_SAY.search(text):
        return None, None
    days = [(one.start, one.end) for one in find_dates(text, years=False)]
    days += [(other.start, other.end) for other in find_days(text)]
    if not days:
        return None, None
    start, end = min(days)
    behind = text[end : end + _NEAR]
    ends = _SENTENCE_ENDS.search(behind)
    found = _first(behind[: ends.start() if ends else _NEAR]) or _first(text[max(0, start - 40) : start])
    return (found.first, found.last) if found else (None, None)


def _first(text: str) -> FoundTime | None:
    """The first time of a text; "10.15" is one where "at" or "from" stands before it."""
    for one in find_times(text, dotted=True):
        printed = text[one.start : one.end]
        plain = re.fullmatch(r"\d{1,2}\.\d{2}", printed) is not None
        if not plain or _DOTTED.search(text[: one.start]):
            return one
    return None
