"""From what is due to rows in the outbox: composed, rendered and compiled, all parts written at once."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.blocks import Message
from bot.delivery.topic_picture import Shown, TopicPictures
from bot.rich_text import Block
from bot.subscriptions.follow_menu import menu_of
from bot.workspace import Workspace
from briefings.corpus.outbox import Told
from briefings.corpus.subscriptions import Subscription
from briefings.digest import Composer, Digest, Due, Request, due, request_for

# What a message that is sent as a note, beside the digests, is called among the periods of its subscription.
_NOTE = "note"


class Round:
    """What the digests of one moment share: passages that were chosen, pictures, and messages that say the same.

    Made anew for each round: nothing in it follows later corrections.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.composer = Composer(workspace.corpus, workspace.lookup.documents)
        self.pictures = TopicPictures(workspace)
        # Rendering and compiling take ten times as long as composing; most of what is due at once says the same.
        self.written: dict[tuple[object, ...], list[str]] = {}


class DigestWriter:
    """Writes digests down for one workspace. Nothing is sent here."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._corpus = workspace.corpus

    def due(self, now: datetime) -> list[Due]:
        """What is to be written at `now`."""
        outbox = self._corpus.outbox
        return due(
            self._corpus.subscriptions.running(), outbox.last_until(now), now, outbox.ahead(now), outbox.behind()
        )

    async def write(self, each: Due, together: Round, now: datetime, fence: int | None) -> None:
        """Write one digest down, or note that there was nothing to say. A digest that fails keeps back no other."""
        try:
            request = await asyncio.to_thread(request_for, self._corpus, each, now)
            digest = await asyncio.to_thread(together.composer.digest, request)
            picture = await together.pictures.of(digest) if each.subscription.kind == "digest" else None
            messages = await asyncio.to_thread(self._messages, each, digest, picture, together)
            await asyncio.to_thread(self._put, each, request, digest, messages, now, fence)
        except Exception:
            logging.getLogger(__name__).exception("The digest of subscription %s failed", each.subscription.id)

    def note(
        self,
        subscription: Subscription,
        name: str,
        recipient: str,
        markdown: str,
        now: datetime,
        blocks: Sequence[Block] = (),
    ) -> bool:
        """Write a note about a subscription to one person, once: False when a note of this name was written before."""
        message = self._workspace.compiler.messages(markdown, spare_blocks=len(blocks))[0]
        message.blocks.extend(blocks)
        created = datetime.fromisoformat(subscription.created_at)
        return self._corpus.outbox.put(
            subscription.id,
            f"{_NOTE} {name}",
            # As old as the subscription, so that it does not count as a period.
            since=created,
            until=created,
            channel=recipient,
            messages=packed([message]),
            ids=[secrets.token_hex(8)],
            now=now,
        )

    def _put(
        self, each: Due, request: Request, digest: Digest, messages: list[str], now: datetime, fence: int | None
    ) -> None:
        told: Sequence[Told] = digest.told if messages else ()
        self._corpus.outbox.put(
            each.subscription.id,
            each.period,
            since=each.since,
            until=each.until,
            channel=each.subscription.channel,
            messages=messages,
            ids=[secrets.token_hex(8) for _ in range(max(len(messages), 1))],
            now=now,
            upto=request.upto,
            told=told,
            fence=fence,
        )

    def _messages(self, each: Due, digest: Digest, picture: Shown | None, together: Round) -> list[str]:
        subscription, day = each.subscription, each.day if each.late else None
        # Two that began at different moments of one day say the same; that there is nothing new is said of what.
        choices = tuple(subscription.choices) if digest.is_empty else ()
        key = (subscription.kind, subscription.quiet, day, choices, picture, replace(digest, since=digest.until))
        if key not in together.written:
            together.written[key] = self._compiled(subscription, digest, picture, day)
        return together.written[key]

    def _compiled(
        self, subscription: Subscription, digest: Digest, picture: Shown | None, late_for: str | None
    ) -> list[str]:
        compiler = self._workspace.compiler
        if digest.is_empty:
            if subscription.quiet:
                return []
            about = [each.label for each in subscription.choices if each.effect == "include"]
            nothing = self._workspace.renderer.render("digest_nothing", digest=digest, about=about)
            return packed(compiler.messages(nothing))
        template = "digest_follows" if subscription.kind == "follows" else "digest"
        markdown = self._workspace.renderer.render(
            template, digest=digest, late=late_for is not None, due_on=late_for, picture=picture
        )
        pages = compiler.messages(markdown, spare_blocks=2)
        menu = menu_of(digest) if subscription.kind == "follows" else None
        if menu is not None:
            pages[0].blocks.append(menu)
        if len(pages) > 1:
            more = f"{len(pages) - 1} more in the thread." if len(pages) > 2 else "The rest is in the thread."
            pages[0].blocks.append({"type": "context", "elements": [{"type": "mrkdwn", "text": more}]})
        return packed(pages)


def packed(messages: Sequence[Message]) -> list[str]:
    """Messages as the outbox keeps them."""
    return [json.dumps({"text": each.text, "blocks": each.blocks}) for each in messages]
