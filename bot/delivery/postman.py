"""Digests on their way to Slack: each part once, whatever crashes.

Slack has no way to make posting idempotent. So every part is a row before it is sent; a row that was being sent when
something broke is looked for in the channel's history, by the random id in the message's metadata, before it is ever
sent again. Of several processes on one corpus, the one that holds the lease sends.
"""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.delivery.addressing import Addresses
from bot.delivery.history import EVENT_TYPE, History
from bot.delivery.notices import Notices
from bot.delivery.pace import Pace
from bot.delivery.wire import AsleepError, Wire
from bot.delivery.writer import DigestWriter, Round
from bot.rich_text import Block
from bot.slack_errors import error_name, pause_asked
from bot.workspace import Workspace
from briefings.corpus.outbox import Delivery

# Slack may store a message after our request timed out. It is sent again only when the request can no longer arrive:
# the client's time-out (30 s) and as much again.
CANNOT_ARRIVE_AFTER = timedelta(seconds=60)
# Between marking a row as being sent and sending it, no more than this may pass: longer means that the process was
# asleep, and another one may have taken over meanwhile.
_ASLEEP_SECONDS = 5.0
_WRITING_SECONDS = 10.0
_RENEW_AFTER = timedelta(seconds=8)
_TRY_AGAIN_AFTER = timedelta(seconds=30)
_OPERATOR_MUST_ACT = timedelta(minutes=5)
# The channel takes no messages of ours any more: the subscription ends, and its owner is told.
GONE = frozenset({"channel_not_found", "not_in_channel", "is_archived", "user_not_found", "user_disabled"})
# The blocks are not accepted: the plain text says the same.
_BLOCKS_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})
# Slack takes the digest, but not (yet) with its picture.
_PICTURE_NOT_READY, _PICTURE_REFUSED = "picture not ready", "picture refused"
_TRIES_WITH_PICTURE = 3
_PICTURE_READY_AFTER = timedelta(seconds=5)
# The bot as a whole may not post; whoever runs it can put that right, and the digest then goes out.
_BOT_REFUSED = frozenset({
    "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "missing_scope",
    "team_access_not_granted",
})  # fmt: skip # shorter than one a line
# Slack itself does not know what became of the request.
_SLACK_IN_DOUBT = frozenset({"", "internal_error", "fatal_error", "service_unavailable", "request_timeout"})


class Postman:
    """Sends what is due in one workspace while this process holds the lease. `monotonic` gives growing seconds."""

    def __init__(
        self,
        workspace: Workspace,
        name: str | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        wire: Wire | None = None,
    ) -> None:
        self._workspace = workspace
        self._outbox = workspace.corpus.outbox
        self._writer = DigestWriter(workspace)
        self._notices = Notices(workspace, self._writer)
        self._history = History(workspace.client)
        self._addresses = Addresses(workspace.client)
        self._wire = wire or Wire(workspace.posting)
        self._name = name or secrets.token_hex(8)
        self._monotonic = monotonic
        self._fence: int | None = None
        self._renewed: datetime | None = None
        self._pace: Pace | None = None
        # When rows in doubt were first noticed, for a clock that was set back meanwhile.
        self._noticed: dict[str, datetime] = {}

    async def tick(self) -> None:
        """Write down what is due now, then send what waits, then look for what is in doubt."""
        if not await self._holds_lease():
            return
        await self._write_due()
        await self._send_waiting()
        await self._notices.troubles()

    async def _send_waiting(self) -> None:
        for row in await asyncio.to_thread(self._outbox.waiting):
            if not await self._holds_lease():
                return
            try:
                if row.state == "sending":
                    await self._settle(row)
                elif not await self._send(row):
                    return
            # One message that fails keeps back no other; the row says how far it came, and the next tick goes on there.
            except Exception:
                logging.getLogger(__name__).exception("Delivery %s failed", row.id)

    async def give_up(self) -> None:
        """Let another process take over at once."""
        await asyncio.to_thread(self._workspace.corpus.leases.give_up, self._name)

    async def _holds_lease(self) -> bool:
        """Whether this process may work: it holds the lease, renewed a moment ago."""
        now = self._workspace.now()
        fresh = self._renewed is not None and timedelta(0) <= now - self._renewed < _RENEW_AFTER
        if self._fence is None or not fresh:
            self._fence = await asyncio.to_thread(self._workspace.corpus.leases.take, self._name, now)
            self._renewed = now
        return self._fence is not None

    async def _write_due(self) -> None:
        together, began = Round(self._workspace), self._monotonic()
        for due in await asyncio.to_thread(self._writer.due, self._workspace.now()):
            if not await self._holds_lease():
                return
            await self._writer.write(due, together, self._workspace.now(), self._fence)
            if self._monotonic() - began > _WRITING_SECONDS:
                # The others are still due at the next tick; these go out meanwhile.
                return

    async def _send(self, row: Delivery) -> bool:
        """Send a row, if it may be sent now; False when nothing more may be sent."""
        now = self._workspace.now()
        pace = await self._known_pace(now)
        if pace.is_full(now):
            return False
        if (row.not_before and now < _moment(row.not_before)) or not pace.may_post(row.channel, now):
            return True
        thread = await self._thread_of(row)
        if thread is None:
            return True
        began = self._monotonic()
        if not await asyncio.to_thread(self._outbox.claim, row.id, now=now, fence=self._fence):
            return True
        pace.sent(row.channel, now)
        return await self._post(row, thread, lambda: not self._slept(now, began))

    async def _post(self, row: Delivery, thread: str, awake: Callable[[], bool]) -> bool:
        content = json.loads(row.message)
        try:
            response = await self._wire.post(
                awake,
                channel=row.channel,
                text=content["text"],
                blocks=_blocks_of(row),
                metadata={"event_type": EVENT_TYPE, "event_payload": {"id": row.id}},
                thread_ts=thread or None,
            )
        except AsleepError:
            await self._not_sent(row, "paused", None)
            # Whatever was held before the pause is asked for anew.
            self._fence = None
            return False
        except aiohttp.ClientConnectorError as error:
            # Nothing was sent: there was nobody to send it to.
            await self._not_sent(row, str(error), self._workspace.now() + _TRY_AGAIN_AFTER)
            return False
        except SlackApiError as error:
            return await self._refused(row, error)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            # It may have arrived: the row stays as it is, and is looked for when the request can no longer arrive.
            logging.getLogger(__name__).warning("A digest may or may not have been posted: %r", error)
            return True
        now = self._workspace.now()
        await asyncio.to_thread(self._outbox.sent, row.id, ts=str(response["ts"]), now=now, fence=self._fence)
        return True

    async def _refused(self, row: Delivery, error: SlackApiError) -> bool:
        now, name = self._workspace.now(), error_name(error)
        pause = pause_asked(error)
        if pause is not None:
            await self._not_sent(row, name, now + timedelta(seconds=pause))
            (await self._known_pace(now)).hold(now, pause)
            return False
        if name in _SLACK_IN_DOUBT:
            return True
        if name in _BOT_REFUSED:
            logging.getLogger(__name__).error("Slack does not let the bot post: %s", name)
            await self._not_sent(row, name, now + _OPERATOR_MUST_ACT)
            return False
        if name not in GONE and _has_picture(row):
            # Slack looks at new files for a while; and a file may have been deleted. No picture costs a digest.
            again = row.attempts + 1 < _TRIES_WITH_PICTURE
            said = _PICTURE_NOT_READY if again else _PICTURE_REFUSED
            await self._not_sent(row, said, now + _PICTURE_READY_AFTER if again else None)
            return True
        if name in _BLOCKS_REFUSED and row.error not in _BLOCKS_REFUSED:
            logging.getLogger(__name__).error("Slack refused the blocks of a digest (%s); its text goes alone", name)
            await self._not_sent(row, name, None)
            return True
        logging.getLogger(__name__).error("A digest for %s was refused: %s", row.channel, name)
        await asyncio.to_thread(self._outbox.failed, row.id, error=name, fence=self._fence)
        if name in GONE:
            await self._notices.channel_gone(row.subscription_id, name)
        return True

    async def _settle(self, row: Delivery) -> None:
        """Find out whether a row that was being sent arrived."""
        now = self._workspace.now()
        began = _moment(row.sending_at or row.created_at)
        noticed = self._noticed.setdefault(row.id, now)
        if max(now - began, now - noticed) < CANNOT_ARRIVE_AFTER:
            return
        fence = self._fence
        if fence is None or not await asyncio.to_thread(self._outbox.adopt, row.id, fence=fence):
            return
        try:
            channel = await self._addresses.of(row.channel)
            thread = await self._thread_of(row)
            ts = await self._history.find(row.id, channel, thread or None, began.timestamp())
        except SlackApiError as error:
            await self._unreadable(row, error, fence)
            return
        except (aiohttp.ClientError, TimeoutError, OSError):
            return
        if ts is None:
            await self._not_sent(row, "not in the channel's history", None)
        else:
            await asyncio.to_thread(self._outbox.sent, row.id, ts=ts, now=now, fence=fence)
        self._noticed.pop(row.id, None)

    async def _unreadable(self, row: Delivery, error: SlackApiError, fence: int) -> None:
        name = error_name(error)
        if pause_asked(error) is not None or name in _SLACK_IN_DOUBT or name in _BOT_REFUSED - {"missing_scope"}:
            return
        # Nobody can look, so nobody can know: an admin decides.
        await asyncio.to_thread(self._outbox.doubtful, row.id, error=name, fence=fence)
        await self._notices.uncertain(row)

    async def _not_sent(self, row: Delivery, error: str, not_before: datetime | None) -> None:
        await asyncio.to_thread(self._outbox.not_sent, row.id, error=error, fence=self._fence, not_before=not_before)

    async def _thread_of(self, row: Delivery) -> str | None:
        """The thread that a part belongs to: "" for a first part, or where the first is not to be found in Slack.

        None: its first part is not there yet.
        """
        if row.part == 0:
            return ""
        first = await asyncio.to_thread(self._outbox.first_part, row)
        if first.state == "sent":
            return first.ts or ""
        return "" if first.state == "failed" else None

    async def _known_pace(self, now: datetime) -> Pace:
        if self._pace is None:
            # A restart must not forget what was sent in the last minute.
            self._pace = Pace(await asyncio.to_thread(self._outbox.sent_since, now - timedelta(minutes=1)))
        return self._pace

    def _slept(self, now: datetime, began: float) -> bool:
        """Whether the process stood still since it marked the row.

        Asked of two clocks: one goes on in standby and may be set, the other one cannot be set and stops in standby.
        """
        by_clock = abs((self._workspace.now() - now).total_seconds())
        return max(by_clock, self._monotonic() - began) > _ASLEEP_SECONDS


def _blocks_of(row: Delivery) -> list[Block] | None:
    """The blocks that a row is sent with: without what Slack refused of it."""
    if row.error in _BLOCKS_REFUSED:
        return None
    blocks: list[Block] = json.loads(row.message)["blocks"]
    return [each for each in blocks if each["type"] != "image"] if row.error == _PICTURE_REFUSED else blocks


def _has_picture(row: Delivery) -> bool:
    """Whether the row was sent with a picture."""
    return any(each["type"] == "image" for each in _blocks_of(row) or ())


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
