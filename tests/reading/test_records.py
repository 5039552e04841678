"""Each record under tests/records with its hand-written, partial expectation is a test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefings.reading import UnreadableRecordError, read
from tests.reading.expectation import differences

RECORDS = Path(__file__).parent.parent / "records"
PAIRS = sorted(RECORDS.rglob("*.expected.json"))
# Pairs that the reader does not yet read in full. Strict: one that has become right must leave the list.
NOT_YET = frozenset(
    """
    hearing_capitals news_short_meeting
    """.split()
)
# And those of the second set, one a line with what is missed: "NAME: misses ...". As strict as the list above.
MISSED = dict(line.split(": ", 1) for line in (RECORDS / "NOT_YET.txt").read_text(encoding="utf-8").splitlines())


def record_of(expectation: Path) -> Path:
    """The record that an expectation stands beside."""
    stem = expectation.name.removesuffix(".expected.json")
    [record] = [path for path in expectation.parent.glob(f"{stem}.*") if path != expectation]
    return record


def cases() -> list[object]:
    """One case a pair, those of NOT_YET and MISSED expected to fail."""
    found: list[object] = []
    for path in PAIRS:
        stem = path.name.removesuffix(".expected.json")
        why = MISSED.get(stem) or ("listed in NOT_YET" if stem in NOT_YET else None)
        marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
        found.append(pytest.param(path, id=stem, marks=marks))
    return found


@pytest.mark.parametrize("expectation", cases())
def test_record_reads_as_a_careful_colleague_would(expectation: Path) -> None:
    """A record's reading holds everything that a person wrote down for it beforehand."""
    expected = json.loads(expectation.read_text(encoding="utf-8"))
    record = record_of(expectation)
    try:
        reading = read(record.read_bytes(), record.name)
    except UnreadableRecordError:
        assert expected.get("or_refused"), "the record was refused"
        return
    assert differences(expected, reading) == []
