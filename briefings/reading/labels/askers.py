"""Who asks in an interview without a name of their own: "The Tidal Post: What is new?", "TP: And why?"."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.dates.near import cued
from briefings.reading.labels.labels import Label
from briefings.reading.text.lines import Line

_INTERVIEW = cued(
    r"\binterview|\bQ ?& ?A\b|\bin conversation\b|インタビュー|entretien",
    "interview|q&a|q & a|q &a|q& a|in conversation|インタビュー|entretien",
)
_HEAD = 40
_ANSWERED_WITHIN = 12


def with_askers(sure: list[Label], kept: list[Label], lines: list[Line]) -> list[Label]:
    """The speakers with those who only ask, over what the others answer; they are papers and channels, and nobody."""
    if len(sure) < 2 or sum(label.form == "colon" and _asks(label) for label in kept) < 2:
        return sure
    opening = [line.text[:600] for line in lines[:_HEAD]]
    head = [line for line in opening if _INTERVIEW.search(line)]
    if not head:
        return sure
    only_asks: dict[str, bool] = {}
    for label in sure:
        only_asks[label.text] = only_asks.get(label.text, label.form == "colon") and _asks(label)
    papers = {text for text, asks in only_asks.items() if asks and _is_paper(text, head)}
    answering = [label for label in sure if label.text not in papers and not _asks(label)]
    taken = {label.line for label in answering}
    known = {label.line for label in sure}
    asking = [
        label
        for label in kept
        if label.form == "colon"
        and label.line not in taken
        and _asks(label)
        and not lines[label.line].bullet
        and (label.text in papers or label.line not in known)
        and any(line in taken for line in range(label.line + 1, label.line + 1 + _ANSWERED_WITHIN))
    ]
    if len(asking) < 2:
        return sure
    places = {label.line for label in asking}
    return [label for label in sure if label.line not in places] + [replace(label, form="asks") for label in asking]


def _asks(label: Label) -> bool:
    return label.said.rstrip(' ”"').endswith(("?", "？"))


def _is_paper(text: str, head: list[str]) -> bool:
    """Whether the head says that the interview was with or for somebody; who only asks is then no person."""
    return any(re.search(rf"\b(?:with|for|by|to) (?:the )?{re.escape(text)}\b", line) for line in head)
