"""The bot answers fast enough to answer in the ack."""

from __future__ import annotations

import time

import pytest

from bench.dispatch import LIMIT, measure


async def test_answer_against_an_echo(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person's answer takes at most thirty times as long as an echo, in the same run.

    Counted in the processor's time: the tests run side by side, and a wait for a processor says nothing about the bot.
    """
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    answer, echo = await measure(rounds=80, clock=time.thread_time)
    assert answer / echo <= LIMIT
