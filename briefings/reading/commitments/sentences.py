"""The sentences of a passage, each with its day: "Due: 31 July" and "By 2026." belong to what stands before them."""

from __future__ import annotations

import re

from briefings.reading.text.lines import flow
from briefings.reading.text.sentence_ends import SentenceEnds
from briefings.records import ReadPassage

_SENTENCES = SentenceEnds(before='a-z0-9)”"%’*', after='A-Z“"(', japanese="。！？")
_DUE = re.compile(r"^\W{0,4}(?:due|deadline)\b", re.IGNORECASE)
# "It should be every hour. If I may name a date: by 2026.": the day of what was just said.
_ONLY_WHEN = re.compile(
    r"(?:(?:If I may (?:name|give|set|suggest) a (?:date|year|deadline|day)|Say|Let[’']s say|I would say|I[’']d say|"
    r"Ideally|Preferably|And|That is|I mean)\W{1,3})?(?i:by|before|no later than) (?:the )?[^.,!?]{3,30}[.!]?$"
)
_ENDED = (".", "!", "?", ":", ";", "”", '"', "|")


def sentences_of(text: str, passages: tuple[ReadPassage, ...], index: int) -> list[str]:
    """The sentences of one passage, a table's cells apart, with the beginning of the first where a page parts it."""
    body = text[passages[index].start : passages[index].end]
    cells = body.strip().strip("|").split("|") if body.lstrip().startswith("|") else [body]
    sentences = [sentence for cell in cells for sentence in _sentences(flow(cell.strip()))]
    if sentences and (begun := _begun_above(text, passages, index)):
        sentences[0] = f"{begun} {sentences[0]}"
    return sentences


def _begun_above(text: str, passages: tuple[ReadPassage, ...], index: int) -> str:
    """The beginning of a sentence that a page's foot and head part from its end; empty where nothing does."""
    here, above = passages[index], passages[index - 1]
    if not index or not text[here.start].islower() or here.turn != above.turn or here.start - above.end > 400:
        return ""
    if not text[above.end : here.start].strip() or text[above.start : above.end].rstrip().endswith(_ENDED):
        return ""
    parts = _sentences(flow(text[max(above.start, above.end - 1_000) : above.end]))
    return parts[-1] if parts else ""


def _sentences(body: str) -> list[str]:
    """The sentences; "Due: 31 July" belongs to what stands before it."""
    found: list[str] = []
    for part in _SENTENCES.split(body):
        if found and (_DUE.match(part) or _ONLY_WHEN.match(part)):
            found[-1] = f"{found[-1]} {part}"
        elif len(part) <= 3_000:
            found.append(part)
    return found
