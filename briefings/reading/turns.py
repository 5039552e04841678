"""Speaker turns: from one accepted label to the next, over paragraphs, ended by a heading or a field of the form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefings.reading.labels import Label
from briefings.reading.lines import Line, Paragraph

_NO_WORDS = re.compile(r"[\s.,:;、。，：;·・…-]+")


@dataclass(frozen=True, slots=True)
class RawTurn:
    """A turn before anybody asks whose it is. `paragraphs` are indexes into the record's paragraphs."""

    label: Label
    start: int
    end: int
    text: str
    paragraphs: tuple[int, ...]


def cut_at_labels(paragraphs: list[Paragraph], labels: list[Label], source: str) -> list[Paragraph]:
    """Paragraphs whose first line opens a turn begin after the label; those left without words are dropped."""
    rests = {label.line: label for label in labels}
    cut: list[Paragraph] = []
    seen: set[int] = set()
    for paragraph in paragraphs:
        label = rests.get(paragraph.first)
        if label is None or paragraph.first in seen:
            cut.append(paragraph)
            continue
        seen.add(paragraph.first)
        start = min(label.rest, paragraph.end)
        lead = _NO_WORDS.match(source, start, paragraph.end)
        start = lead.end() if lead else start
        if start < paragraph.end:
            cut.append(Paragraph(start, paragraph.end, paragraph.first, paragraph.last))
    return cut


def assemble(
    source: str, lines: list[Line], paragraphs: list[Paragraph], labels: list[Label], closed: set[int]
) -> list[RawTurn]:
    """The turns in order. A turn ends before the next label, a heading, or a line in `closed`."""
    turns: list[RawTurn] = []
    position = 0
    for number, label in enumerate(labels):
        following = labels[number + 1].line if number + 1 < len(labels) else len(lines)
        while position < len(paragraphs) and paragraphs[position].first < label.line:
            position += 1
        own: list[int] = []
        while position < len(paragraphs) and paragraphs[position].first < following:
            first = paragraphs[position].first
            if first > label.line and (lines[first].heading or first in closed):
                break
            own.append(position)
            position += 1
        text = "\n\n".join(source[paragraphs[index].start : paragraphs[index].end] for index in own)
        end = paragraphs[own[-1]].end if own else min(label.rest, lines[label.line].end)
        turns.append(RawTurn(label, lines[label.line].start, end, text, tuple(own)))
    return turns
