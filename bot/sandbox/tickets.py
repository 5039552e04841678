"""Things that expire: trigger ids (3 s, single use) and response addresses (5 uses in 30 minutes)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from bot.sandbox.clock import Clock
from bot.sandbox.wire import Json, SlackError


@dataclass(slots=True)
class Response:
    """An address to which the app may still respond: for whom, where and about which message."""

    channel: str
    user: str
    expires: float
    uses_left: int
    message_ts: str | None = None
    ephemeral: bool = True
    thread_ts: str | None = None


@dataclass(slots=True)
class Trigger:
    """A person's doing that allows one view to be opened. `view_id` is the view it came from, if any."""

    user: str
    expires: float
    view_id: str | None = None
    used: bool = False


class Tickets:
    """All triggers and response addresses that were handed out; old ones are dropped as new ones come."""

    def __init__(self, clock: Clock, limits: Json) -> None:
        self._clock = clock
        self._limits = limits
        self._triggers: dict[str, Trigger] = {}
        self._responses: dict[str, Response] = {}

    def new_trigger(self, user: str, view_id: str | None = None) -> str:
        """A `trigger_id` for what this person just did."""
        now = self._clock.now()
        _forget_old(self._triggers, now - 60)
        trigger_id = f"{int(now * 1000)}.1000000001.{secrets.token_hex(16)}"
        self._triggers[trigger_id] = Trigger(user, now + self._limits["trigger_seconds"], view_id)
        return trigger_id

    def use_trigger(self, trigger_id: object) -> Trigger:
        """Take a trigger, once. Refused as Slack does: invalid_trigger_id, expired_trigger_id, exchanged_trigger_id."""
        trigger = self._triggers.get(str(trigger_id))
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if trigger.expires < self._clock.now():
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger

    def new_response(
        self,
        channel: str,
        user: str,
        message_ts: str | None = None,
        *,
        ephemeral: bool = True,
        thread_ts: str | None = None,
    ) -> str:
        """A token for a `response_url`."""
        now = self._clock.now()
        _forget_old(self._responses, now)
        token = secrets.token_hex(16)
        allowed = self._limits["response_url"]
        expires = now + allowed["seconds"]
        self._responses[token] = Response(channel, user, expires, allowed["uses"], message_ts, ephemeral, thread_ts)
        return token

    def use_response(self, token: str) -> Response:
        """Take one use of a response address. Refused as hooks.slack.com does: 404 with `used_url` or `expired_url`."""
        response = self._responses.get(token)
        if response is None or response.expires < self._clock.now():
            raise SlackError("expired_url", status=404)
        if response.uses_left <= 0:
            raise SlackError("used_url", status=404)
        response.uses_left -= 1
        return response


def _forget_old(tickets: dict[str, Response] | dict[str, Trigger], moment: float) -> None:
    """Drop those that expired before `moment`. They stand in the order of expiry, so the look stops at the first."""
    while tickets:
        oldest = next(iter(tickets))
        if tickets[oldest].expires >= moment:
            return
        del tickets[oldest]
