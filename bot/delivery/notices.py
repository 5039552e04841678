"""What people are told beside the digests: that one has ended, or that somebody has to decide."""

from __future__ import annotations

import asyncio
import logging

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.delivery.writer import DigestWriter
from bot.replies import Button, Question, button_row
from bot.rich_text import Block
from bot.workspace import Workspace
from briefings.corpus.outbox import Delivery
from briefings.digest import in_words

# Why a channel takes no more messages, in words.
_REASONS = {
    "is_archived": "the channel was archived",
    "not_in_channel": "the bot is no longer in the channel",
    "channel_not_found": "the channel is gone, or the bot is no longer in it",
    "user_not_found": "the person is no longer in this workspace",
    "user_disabled": "the person is no longer in this workspace",
}


class Notices:
    """Notes to people. They go through the outbox, so that each comes once."""

    def __init__(self, workspace: Workspace, writer: DigestWriter) -> None:
        self._workspace = workspace
        self._writer = writer

    async def channel_gone(self, subscription_id: int, error: str) -> None:
        """End a digest whose channel takes no more messages, and tell its owner."""
        await asyncio.to_thread(self._channel_gone, subscription_id, error)

    async def uncertain(self, row: Delivery) -> None:
        """Tell the admins that somebody has to look whether a message arrived."""
        admins = await self._workspace.access.admins()
        await asyncio.to_thread(self._uncertain, row, admins)

    async def channel_left(self, channel: str, error: str) -> None:
        """The bot was thrown out of a channel, or the channel was archived: end its digests at once."""
        for subscription in await asyncio.to_thread(self._workspace.corpus.subscriptions.of_channel, channel):
            await self.channel_gone(subscription.id, error)

    async def troubles(self) -> None:
        """Tell the admins what went wrong since they were last told. Tried once: it also stands in the log."""
        for sentence in self._workspace.troubles.untold():
            markdown = self._workspace.renderer.render("error", message=sentence, reference=None)
            message = self._workspace.compiler.messages(markdown)[0]
            for admin in await self._workspace.access.admins():
                try:
                    await self._workspace.posting.chat_postMessage(
                        channel=admin, text=message.text, blocks=message.blocks
                    )
                except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
                    logging.getLogger(__name__).warning("An admin could not be told: %r", error)

    def _channel_gone(self, subscription_id: int, error: str) -> None:
        corpus, now = self._workspace.corpus, self._workspace.now()
        subscription = corpus.subscriptions.get(subscription_id)
        if subscription is None or subscription.channel == subscription.created_by:
            # Whoever cannot be written to cannot be told either.
            corpus.subscriptions.end(subscription_id, by="Slack", now=now, because=error)
            return
        with corpus.write():
            if subscription_id not in {each.id for each in corpus.subscriptions.of_channel(subscription.channel)}:
                # Slack says it twice, by an event and by refusing a message: the note that waits must not be dropped.
                return
            corpus.subscriptions.end(subscription_id, by="Slack", now=now, because=error)
            corpus.outbox.drop_waiting(subscription_id, error=error)
            markdown = self._workspace.renderer.render(
                "digest_ended",
                subscription=subscription,
                reason=_REASONS.get(error, error),
                words=in_words(subscription.schedule),
            )
            where: Block = {"type": "context", "elements": [{"type": "mrkdwn", "text": f"<#{subscription.channel}>"}]}
            self._writer.note(subscription, "ended", subscription.created_by, markdown, now, [where])

    def _uncertain(self, row: Delivery, admins: list[str]) -> None:
        corpus, now = self._workspace.corpus, self._workspace.now()
        subscription = corpus.subscriptions.get(row.subscription_id)
        if subscription is None:
            return
        markdown = self._workspace.renderer.render("digest_uncertain", rows=[row])
        where: Block = {"type": "context", "elements": [{"type": "mrkdwn", "text": f"<#{row.channel}>"}]}
        buttons = button_row(decision_buttons(row), self._workspace.compiler)
        for admin in admins:
            self._writer.note(subscription, f"uncertain {row.id} {admin}", admin, markdown, now, [where, buttons])


def decision_buttons(row: Delivery) -> list[Button]:
    """What an admin may say of a message of which nobody knows whether it arrived."""
    return [
        Button("It arrived", Question("arrived", text=row.id)),
        Button("Send it again", Question("send-again", text=row.id)),
    ]
