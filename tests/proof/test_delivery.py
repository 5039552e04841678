"""Each digest arrives exactly once, whatever is killed, stopped, lost, late or refused on the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.proof.driver import Tally, fork_server, run, templates

# `make proof` asks for 500; the gate for 50, always the same.
RUNS = int(os.environ.get("PROOF_RUNS", "50"))
FIRST_SEED = int(os.environ.get("PROOF_SEED", "1"))


async def test_every_digest_arrives_exactly_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In every random run each channel and each follower has every new record once: none lost, none twice."""
    corpora = templates(tmp_path)
    context = fork_server()
    tally = Tally()
    for seed in range(FIRST_SEED, FIRST_SEED + RUNS):
        await run(seed, corpora, tmp_path, context, tally)
    with capsys.disabled():
        print(f"\nDelivery: {tally}")  # noqa: T201 - the counts are what the proof is for
    assert tally.lost == []
    assert tally.twice == []
