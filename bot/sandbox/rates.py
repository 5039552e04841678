"""Slack's rate limits: a window of a minute for each method and token, and a bucket for each channel posted to."""

from __future__ import annotations

import math
from collections import deque
from typing import Literal

from bot.sandbox.clock import Clock
from bot.sandbox.wire import SlackError

Tier = Literal["none", "tier1", "tier2", "tier3", "tier4", "post"]

# Calls a minute that are always let through; Slack calls these "1+", "20+", "50+", "100+".
PER_MINUTE: dict[Tier, int] = {"tier1": 1, "tier2": 20, "tier3": 50, "tier4": 100, "post": 300}
# chat.postMessage: one a second and channel, short bursts let through.
CHANNEL_BURST = 10
CHANNEL_PER_SECOND = 1.0


class Rates:
    """Counts calls in the workspace's time. `on=False` lets everything through."""

    def __init__(self, clock: Clock, *, on: bool = True) -> None:
        self._clock = clock
        self.on = on
        self._calls: dict[str, deque[float]] = {}
        self._buckets: dict[str, tuple[float, float]] = {}

    def count(self, method: str, tier: Tier) -> None:
        """Count a call; SlackError `ratelimited` (429, Retry-After) when there were too many in the last minute."""
        if not self.on or tier == "none":
            return
        now = self._clock.now()
        calls = self._calls.setdefault(method, deque())
        while calls and calls[0] <= now - 60:
            calls.popleft()
        if len(calls) >= PER_MINUTE[tier]:
            raise rate_limited(calls[0] + 60 - now)
        calls.append(now)

    def count_post(self, channel: str) -> None:
        """Count a post into a channel; `ratelimited` when it is more than one a second after a short burst."""
        if not self.on:
            return
        now = self._clock.now()
        left, since = self._buckets.get(channel, (float(CHANNEL_BURST), now))
        left = min(float(CHANNEL_BURST), left + max(0.0, now - since) * CHANNEL_PER_SECOND)
        if left < 1:
            raise rate_limited((1 - left) / CHANNEL_PER_SECOND)
        self._buckets[channel] = (left - 1, now)


def rate_limited(seconds: float) -> SlackError:
    """The reply of Slack that asks to come back in so many seconds."""
    return SlackError("ratelimited", status=429, headers={"Retry-After": str(max(1, math.ceil(seconds)))})
