"""Digests, as people manage them: /brief digest weekly, now and stop."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.commands.ask import Ask
from bot.replies import Reply
from bot.slack_errors import error_name
from bot.workspace import Workspace, zone_of
from briefings import digest as digests
from briefings.records import BriefingsError

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKLY_DAY = 0
_WEEKLY_HOUR = 9
_PERIOD = timedelta(days=7)


async def digest(ask: Ask) -> Reply:
    """What is new: "weekly" posts it here on Mondays at 09:00, "now" shows you the last seven days, "stop" ends it.

    The time is in the time zone of whoever set it. A digest tells what came on file since the last one.
    """
    match ask.text.casefold():
        case "weekly":
            return await _subscribe(ask)
        case "stop":
            return await _stop(ask)
        case "now":
            return await _now(ask)
    raise BriefingsError(
        "Please say which: /brief digest weekly posts it here every Monday, "
        "/brief digest now shows it to you, /brief digest stop ends it."
    )


async def _subscribe(ask: Ask) -> Reply:
    await _may_post(ask.workspace, ask.channel)
    zone = zone_of(ask.asker)
    now = ask.workspace.now()
    subscription = await asyncio.to_thread(
        ask.workspace.corpus.subscriptions.add,
        ask.channel,
        cadence="weekly",
        weekday=_WEEKLY_DAY,
        hour=_WEEKLY_HOUR,
        time_zone=zone.key,
        by=ask.asker.id,
        now=now,
    )
    return Reply(
        ask.workspace.renderer.render(
            "digest_set",
            stopped=False,
            weekday=_WEEKDAYS[_WEEKLY_DAY],
            time=f"{subscription.hour:02}:{subscription.minute:02}",
            time_zone=zone.key,
            first=_first(now, zone).date(),
        )
    )


async def _stop(ask: Ask) -> Reply:
    subscriptions = ask.workspace.corpus.subscriptions
    running = subscriptions.of_channel(ask.channel)
    if not running:
        raise BriefingsError("This channel gets no digest. /brief digest weekly sets one.")
    now = ask.workspace.now()
    for subscription in running:
        await asyncio.to_thread(subscriptions.end, subscription.id, by=ask.asker.id, now=now)
    return Reply(ask.workspace.renderer.render("digest_set", stopped=True))


async def _now(ask: Ask) -> Reply:
    now = ask.workspace.now()
    found = await asyncio.to_thread(digests.for_period, ask.workspace.corpus, now - _PERIOD, now)
    return Reply(digest_markdown(ask.workspace, found))


def digest_markdown(workspace: Workspace, found: digests.Digest, due_on: datetime | None = None) -> str:
    """The digest's words. `due_on` is given when it comes late: when it should have come."""
    return workspace.renderer.render("digest", digest=found, late=due_on is not None, due_on=due_on)


def _first(now: datetime, zone: ZoneInfo) -> datetime:
    """The next Monday at nine after `now`, in `zone`."""
    local = now.astimezone(zone)
    day = local.date() + timedelta(days=(_WEEKLY_DAY - local.weekday()) % 7)
    moment = datetime(day.year, day.month, day.day, _WEEKLY_HOUR, tzinfo=zone)
    return moment if moment > local else moment + timedelta(days=7)


async def _may_post(workspace: Workspace, channel: str) -> None:
    """Make sure that the bot is in the channel: digests are posted there, and their arrival is checked there."""
    if channel.startswith("D"):
        raise BriefingsError("Please set a digest in a channel: type /brief digest weekly there.")
    try:
        await workspace.client.conversations_join(channel=channel)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise BriefingsError("Slack does not answer just now. Please try again in a minute.") from error
    except SlackApiError as error:
        if error_name(error) == "is_archived":
            raise BriefingsError("This channel is archived, so no digest can be posted here.") from error
        # A private channel cannot be joined: either somebody invited the bot already, or they have to.
        if not await _is_member(workspace, channel):
            raise BriefingsError("Please invite the bot to this channel first: type /invite and its name.") from error


async def _is_member(workspace: Workspace, channel: str) -> bool:
    """Whether the bot can read the channel, which is what checking on a digest's arrival takes."""
    try:
        await workspace.client.conversations_history(channel=channel, limit=1)
    except SlackApiError:
        return False
    return True
