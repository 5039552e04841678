"""Lines that would keep a careless pattern busy for minutes."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from briefings.reading.attendance.japanese.name_columns import names_in_columns
from briefings.reading.attendance.names import split_names
from briefings.reading.commitments.clauses import asks_for
from briefings.reading.formats.pdf import _BEGINS_ANEW as BEGINS_ANEW
from briefings.reading.head.heading import _LABEL as FIELD
from briefings.reading.labels.names import AFTER_NAME
from briefings.reading.labels.patterns import COLON as TURN
from briefings.reading.layout.boxes import without_boxes
from briefings.reading.layout.captions import _LABEL as CAPTION_LABEL
from briefings.reading.layout.captions import _with_colons as with_colons
from briefings.reading.layout.joined_turns import without_joined_turns
from briefings.reading.people.holders import holders
from briefings.reading.text.lines import split_lines
from briefings.reading.text.small_words import SmallWords
from briefings.reading.turns.full_names import full_names

_FORM = "│日│1│\n│時│2│\n│所│3│\n"
_LONGER = 16
# Between the 16 of a pattern that walks once and the 256 of one that walks for each sign, far from both: a busy machine
# can double a time, not make it four times as long in five tries.
_AT_MOST = 64


def _seconds(of: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(5):
        start = time.process_time()
        of(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize(
    ("of", "line", "size"),
    [
        pytest.param(FIELD.search, " ", 500, id="fields"),
        pytest.param(lambda text: AFTER_NAME.sub("", text), " ", 5_000, id="labels"),
        pytest.param(CAPTION_LABEL.search, "A", 500, id="captions-word"),
        pytest.param(CAPTION_LABEL.search, "Al: ", 5_000, id="captions-labels"),
        pytest.param(with_colons, "00:00 --> 00:07 Ann Lee ", 500, id="captions-in-one-line"),
        pytest.param(lambda text: without_boxes(f"{_FORM}{text}x\n│日{text}a│b│\n"), "\u3000", 3_000, id="forms"),
        pytest.param(BEGINS_ANEW.match, " ", 100_000, id="pdf"),
        pytest.param(lambda text: asks_for(f"{text}?"), ". ", 500, id="requests"),
        pytest.param(lambda text: full_names(["Lee"], text, SmallWords(text)), "A", 500, id="full-names"),
        pytest.param(lambda text: without_joined_turns(f"。 ○委員 。 ○委員 {text}"), "。 ○山", 5_000, id="joined"),
        pytest.param(without_joined_turns, "はい。 ○委員 言う", 200, id="joined-labels"),
        pytest.param(lambda text: split_names(f"A. Bo, {text}"), "Nokia: A. Bo, ", 100, id="bodies-before-names"),
        pytest.param(names_in_columns, "片 ", 5_000, id="columns"),
        pytest.param(lambda text: list(holders({}, text)), "Al Minister Alva said ", 100, id="office-holders"),
        pytest.param(lambda text: split_lines(f"日時{text}"), "/ A", 5_000, id="two-languages"),
        pytest.param(lambda text: TURN.match(f"12:00{text}Ann{text}13:00"), " ", 60, id="turns"),
    ],
)
def test_a_longer_line_takes_longer_in_proportion(of: Callable[[str], object], line: str, size: int) -> None:
    """A line of sixteen times as many blanks or letters takes about sixteen times as long, not 256 times."""
    assert _seconds(of, line * (size * _LONGER)) < _AT_MOST * _seconds(of, line * size) + 0.01
