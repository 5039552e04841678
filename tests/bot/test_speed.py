"""The bot answers fast enough to answer in the ack."""

from __future__ import annotations

import pytest

from bench.dispatch import LIMIT, measure


async def test_answer_against_an_echo(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person's answer takes at most thirty times as long as an echo, in the same run."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    answer, echo = await measure(rounds=80)
    assert answer / echo <= LIMIT
