"""Each record under tests/records with its hand-written, partial expectation is a test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefings.reading import read
from briefings.reading.contract import as_contract

RECORDS = Path(__file__).parent.parent / "records"
PAIRS = sorted(RECORDS.rglob("*.expected.json")) if RECORDS.exists() else []


def differences(expected: object, actual: object, where: str = "") -> list[str]:
    """Where `actual` does not hold what `expected` says: objects may have more keys, lists must have the same length."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        found = []
        for key, value in expected.items():
            found += [f"{where}.{key}: missing"] if key not in actual else differences(value, actual[key], f"{where}.{key}")
        return found
    if isinstance(expected, list) and isinstance(actual, list):
        if len(expected) != len(actual):
            return [f"{where}: {len(expected)} expected, {len(actual)} read: {expected!r} != {actual!r}"]
        return [
            line
            for position, (one, other) in enumerate(zip(expected, actual, strict=True))
            for line in differences(one, other, f"{where}[{position}]")
        ]
    return [] if expected == actual else [f"{where}: {expected!r} expected, {actual!r} read"]


@pytest.mark.parametrize("expectation", PAIRS, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_record_reads_as_a_careful_colleague_would(expectation: Path) -> None:
    """A record's reading holds everything that a person wrote down for it beforehand."""
    record = expectation.with_name(expectation.name.removesuffix(".expected.json"))
    actual = json.loads(json.dumps(as_contract(read(record.read_bytes(), record.name))))
    assert differences(json.loads(expectation.read_text(encoding="utf-8")), actual) == []
