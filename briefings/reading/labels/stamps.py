"""Speakers of exported transcripts, alone on a line beside a time alone on its own: "Ada Roe" over "00:01:12"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefings.reading.text.lines import Line

_TIME = r"[\[(]?\d{1,2}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?[\])]?"
_STAMP = re.compile(rf"{_TIME}(?:\s*--?>\s*{_TIME})?")
# With seconds and hours, or from one time to another: no hour of a timetable.
_OF_RECORDING = re.compile(rf"[\[(]?\d{{1,2}}:\d{{1,2}}:\d{{1,2}}(?:[.,]\d{{1,3}})?[\])]?|{_TIME}\s*--?>\s*{_TIME}")
_NAME = re.compile(r"[^\W\d_][^:;!?\n]{1,58}[^\s.,:;!?。、]")
_TIME_BEHIND = re.compile(r"(?P<label>[^:()]{2,40}?) \(\d{1,2}:\d{2}(?::\d{2})?\):")
_DIARISED = re.compile(r"(?:speaker|spkr?|voice|person)[ _-]?\d{1,3}", re.IGNORECASE)
_LEAST = 3
_MANY = 6


def _is_time(text: str) -> bool:
    return len(text) < 40 and text.lstrip("[(")[:1].isdigit() and _STAMP.fullmatch(text) is not None


def times_of_recording(lines: list[Line]) -> set[int]:
    """The lines that say only at what time of a recording the words beside them were said."""
    return {index for index, line in enumerate(lines) if _is_time(line.text) and _OF_RECORDING.fullmatch(line.text)}


def before_times(lines: list[Line]) -> frozenset[str]:
    """The labels with a time of the recording before the colon, where six or more are so: "easter helper (01:00):"."""
    found = [match["label"] for line in lines if "):" in line.text[:80] and (match := _TIME_BEHIND.match(line.text))]
    return frozenset(found) if len(found) >= _MANY else frozenset()


def told_apart_by_a_machine(labels: list[str]) -> frozenset[str]:
    """ "spk09" and "SPEAKER_00", three times or more: voices that a program tells apart, and cannot name."""
    voices = [label for label in labels if label[-1:].isdigit() and _DIARISED.fullmatch(label)]
    return frozenset(voices) if len(voices) > 2 else frozenset()


def beside_times(lines: list[Line]) -> list[tuple[int, int]]:
    """(line, where its words begin) of such speakers, where there are three or more and one speaks again."""
    times = {index for index, line in enumerate(lines) if _is_time(line.text)}
    if len(times) < _LEAST:
        return []
    for found in (list(_over(lines, times)), list(_under(lines, times))):
        often = Counter(lines[index].text for index, _ in found)
        # Where most lines beside a time were names that stand once, they would be the words themselves.
        if len(found) >= _LEAST and 2 * len(found) > len(times) and len(often) <= 0.8 * len(found):
            return found
    return []


def _over(lines: list[Line], times: set[int]) -> Iterator[tuple[int, int]]:
    for index in sorted(times):
        if index and _may_name(lines[index - 1]) and _goes_on(lines, index):
            yield index - 1, lines[index].end


def _under(lines: list[Line], times: set[int]) -> Iterator[tuple[int, int]]:
    for index in sorted(times):
        if index + 1 < len(lines) and _may_name(lines[index + 1]) and _goes_on(lines, index + 1):
            yield index + 1, lines[index + 1].end


def _may_name(line: Line) -> bool:
    return not (line.heading or line.bullet or line.cells) and _NAME.fullmatch(line.text) is not None


def _goes_on(lines: list[Line], index: int) -> bool:
    """Whether words stand right below a line, or below a blank one."""
    below = next((line for line in lines[index + 1 : index + 3] if not line.blank), None)
    return below is not None and not _is_time(below.text)
