"""One conversation as captions of several programs: the same people say the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefings.reading import read
from briefings.reading.contract import as_contract

_SAID = (
    ("Anna Lindqvist", "Good morning, and thank you all for coming. We have two items today."),
    ("Bo Ekman", "The budget for the new quay is nearly done, but the figures for dredging are still missing."),
    ("Anna Lindqvist", "When will they be there?"),
    ("Cato Veen", "We expect them from the contractor next week."),
    ("Bo Ekman", "That is not in the budget at all."),
    ("Anna Lindqvist", "Thank you. That closes the item, and the meeting."),
)
# What is printed of somebody's first cue; the next ones of one speech hold words alone, but for voices.
_FIRST: dict[str, Callable[[str, str], str]] = {
    "Name: words": lambda name, words: f"{name}: {words}",
    "NAME: words": lambda name, words: f"{name.upper()}: {words}",
    ">> NAME: words": lambda name, words: f">> {name.upper()}: {words}",
    "[NAME]: words": lambda name, words: f"[{name.upper()}]: {words}",
    "[Name] words": lambda name, words: f"[{name}] {words}",
    "(Name) words": lambda name, words: f"({name}) {words}",
    "- Name: words": lambda name, words: f"- {name}: {words}",
    "<b>Name:</b> words": lambda name, words: f"<b>{name}:</b> {words}",
    "Name over words": lambda name, words: f"{name}\n{words}",
}
_EVERY: dict[str, Callable[[str, str], str]] = {
    "<v Name>": lambda name, words: f"<v {name}>{words}",
    "<v Name></v>": lambda name, words: f"<v {name}>{words}</v>",
    "<v.loud Name>": lambda name, words: f"<v.loud {name}>{words}</v>",
    "Name: in each": lambda name, words: f"{name}: {words}",
}


def _cues(form: str, *, program: str, in_two: bool) -> str:
    cues: list[str] = []
    for name, words in _SAID:
        cut = words.rfind(" ", 0, 40) if in_two and len(words) > 50 else len(words)
        for part in filter(None, (words[:cut], words[cut + 1 :])):
            opens = part == words[:cut]
            printed = _EVERY[form](name, part) if form in _EVERY else _FIRST[form](name, part) if opens else part
            start, end = (f"00:00:{7 * (len(cues) + more):02d}{',' if program == 'srt' else '.'}000" for more in (0, 1))
            number = "" if program == "vtt" else f"{len(cues) + 1}\n"
            cues.append(f"{number}{start} --> {end}\n{printed}")
    return "\n\n".join([*([] if program == "srt" else ["WEBVTT"]), *cues]) + "\n"


@pytest.mark.parametrize("in_two", [True, False], ids=["long speeches in two cues", "a cue each"])
@pytest.mark.parametrize("program", ["vtt", "vtt with numbers", "srt"])
@pytest.mark.parametrize("form", [*_FIRST, *_EVERY])
def test_speakers_are_told_apart_in_captions(form: str, program: str, in_two: bool) -> None:
    """Voices, labels, brackets and names on lines of their own."""
    data = _cues(form, program=program, in_two=in_two).encode()
    record: dict[str, Any] = as_contract(read(data, f"council.{program[:3]}"))
    assert [(turn["speaker"], " ".join(turn["text"].split())) for turn in record["turns"]] == list(_SAID)
