"""How fast Slack lets us post: one message a second into a channel, and a number of messages a minute in all.

Decided by the times that it is given, so that two thousand digests can be sent in a simulated quarter of an hour.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta

# https://docs.slack.dev/apis/web-api/rate-limits: "several hundred messages per minute" for a workspace.
PER_MINUTE = 200
CHANNEL_PAUSE = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)


class Pace:
    """What was posted in the last minute. `sent` is told of every attempt: Slack counts those too."""

    def __init__(self, sent: Iterable[tuple[str, datetime]] = ()) -> None:
        self._sent: deque[datetime] = deque()
        self._last: dict[str, datetime] = {}
        self._held_until: datetime | None = None
        for channel, moment in sent:
            self.sent(channel, moment)

    def is_full(self, now: datetime) -> bool:
        """Whether nothing at all may be posted now: Slack asked for a pause, or the minute's messages are out."""
        self._forget(now)
        return self._held_until is not None or len(self._sent) >= PER_MINUTE

    def may_post(self, channel: str, now: datetime) -> bool:
        """Whether a message may go into this channel now."""
        if self.is_full(now):
            return False
        last = self._last.get(channel)
        return last is None or now - last >= CHANNEL_PAUSE

    def sent(self, channel: str, now: datetime) -> None:
        """A message was sent, or tried."""
        self._sent.append(now)
        self._last[channel] = now

    def hold(self, now: datetime, seconds: float) -> None:
        """Slack asked for a pause of so many seconds."""
        self._held_until = max(self._held_until or now, now + timedelta(seconds=seconds))

    def _forget(self, now: datetime) -> None:
        # What lies in the future was noted before the clock was set back: it says nothing about this minute.
        self._sent = deque(each for each in self._sent if now - _MINUTE < each <= now)
        self._last = {channel: each for channel, each in self._last.items() if now - CHANNEL_PAUSE < each <= now}
        if self._held_until is not None and not now < self._held_until <= now + timedelta(hours=1):
            self._held_until = None
