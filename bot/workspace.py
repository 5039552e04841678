"""What one Slack workspace has: its corpus and everything that answers from it. Nothing here is global."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_sdk.web.async_client import AsyncWebClient

from bot.access import Access, Asker
from bot.background import Background
from bot.blocks import Compiler
from bot.intake.drafts import Drafts
from bot.kept_answers import KeptAnswers
from bot.limits import slack_limits
from bot.troubles import Troubles
from briefings.corpus import Corpus
from briefings.fetch import Fetched
from briefings.fetch import fetch as fetch_page
from briefings.lookup import Lookup
from briefings.reading.worker import SafeReader
from briefings.render import Renderer


@dataclass(frozen=True, slots=True)
class Workspace:
    """The parts that handlers use. `now` gives the time in UTC.

    `posting` is a client that never repeats a request by itself, for methods that Slack would carry out twice;
    `client` repeats when the connection breaks, and is for all others. `ready` is set when names can be looked up.
    """

    corpus: Corpus
    lookup: Lookup
    renderer: Renderer
    compiler: Compiler
    access: Access
    client: AsyncWebClient
    posting: AsyncWebClient
    reader: SafeReader
    background: Background
    troubles: Troubles
    drafts: Drafts
    kept_answers: KeptAnswers
    fetch: Callable[[str], Fetched]
    now: Callable[[], datetime]
    ready: asyncio.Event
    intake_channels: frozenset[str] = frozenset()

    async def prepare(self) -> None:
        """Index the names beside the loop; who asks meanwhile waits for it, and the loop goes on."""
        self.ready.clear()
        try:
            await asyncio.to_thread(self.lookup.prepare)
        finally:
            # Should it fail, whoever asks is told why.
            self.ready.set()


def open_workspace(
    corpus: Corpus,
    reader: SafeReader,
    *,
    token: str,
    base_url: str | None,
    admins: frozenset[str],
    guests_too: bool,
    templates: Path | None,
    now: Callable[[], datetime],
    admin_group: str | None = None,
    intake_channels: frozenset[str] = frozenset(),
    fetch: Callable[[str], Fetched] = fetch_page,
) -> Workspace:
    """Put the parts together. `base_url` is None for the real Slack, else the Web API of a sandbox.

    `fetch` gets what stands at an address.
    """
    client = web_client(token, base_url, repeats=True)
    troubles = Troubles()
    ready = asyncio.Event()
    ready.set()
    lookup, renderer = Lookup(corpus), Renderer(templates, troubles.broken_template)
    return Workspace(
        corpus=corpus,
        lookup=lookup,
        renderer=renderer,
        troubles=troubles,
        compiler=Compiler(slack_limits()),
        access=Access(client, admins=admins, guests_too=guests_too, now=now, admin_group=admin_group),
        client=client,
        posting=web_client(token, base_url, repeats=False),
        reader=reader,
        background=Background(),
        drafts=Drafts(corpus, reader, now),
        kept_answers=KeptAnswers(corpus, lookup, renderer),
        fetch=fetch,
        now=now,
        ready=ready,
        intake_channels=intake_channels,
    )


def zone_of(asker: Asker) -> ZoneInfo:
    """The person's time zone; UTC where Slack does not know it, or names one that this machine does not know."""
    try:
        return ZoneInfo(asker.time_zone) if asker.time_zone else ZoneInfo("UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def web_client(token: str, base_url: str | None, *, repeats: bool) -> AsyncWebClient:
    """Slack's client. With `repeats` false it sends each request once, whatever happens."""
    url = base_url or AsyncWebClient.BASE_URL
    return AsyncWebClient(token, url) if repeats else AsyncWebClient(token, url, retry_handlers=[])
