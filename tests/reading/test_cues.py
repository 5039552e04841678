"""What a pattern is looked for by: its cues."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from re import _parser as parser  # type: ignore[attr-defined] # how Python itself understands a pattern
from typing import Any

import pytest

import briefings.reading
from briefings import salience
from briefings.dates.near import Cued

_REPEATS = {parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT}
_NO_WIDTH = {parser.AT, parser.ASSERT, parser.ASSERT_NOT}


def _cued() -> Iterator[tuple[str, Cued]]:
    for found in pkgutil.walk_packages(briefings.reading.__path__, "briefings.reading."):
        if not found.name.endswith("worker_process"):
            for name, value in vars(importlib.import_module(found.name)).items():
                if isinstance(value, Cued):
                    yield f"{found.name}.{name}", value
    for number, sign in enumerate(salience.SIGNS):
        for pattern in sign.patterns:
            yield f"briefings.salience.{number}", Cued(pattern, sign.cues)


def _without(cues: tuple[str, ...], parts: Iterable[tuple[object, Any]], ends: set[str]) -> set[str]:
    """What may stand at the end of a match that holds no cue so far: `ends` with these parts of a pattern behind."""
    for kind, value in parts:
        if kind is parser.LITERAL:
            ends = {end + chr(value).lower() for end in ends}
        elif kind is parser.IN and all(one is parser.LITERAL for one, _ in value):
            ends = {end + chr(sign).lower() for end in ends for _, sign in value}
        elif kind is parser.SUBPATTERN:
            ends = _without(cues, value[-1], ends)
        elif kind is parser.BRANCH:
            ends = set().union(*(_without(cues, branch, ends) for branch in value[1]))
        elif kind in _REPEATS and value[0] <= 1 == value[1]:
            ends = _without(cues, value[2], ends) | (set() if value[0] else ends)
        elif kind in _REPEATS and value[0]:
            ends = {"" for _ in _without(cues, value[2], ends)}
        elif kind not in _NO_WIDTH:
            ends = {"" for _ in ends}
        ends = {end[-20:] for end in ends if not any(cue in end for cue in cues)}
    return ends


@pytest.mark.parametrize(("name", "one"), [pytest.param(*each, id=each[0]) for each in _cued()])
def test_a_pattern_matches_nothing_without_its_cues(name: str, one: Cued) -> None:
    """Whatever a pattern may match holds one of its cues, so that looking for them first hides no match."""
    assert not _without(one.cues, parser.parse(one.pattern.pattern, one.pattern.flags), {""}), name
