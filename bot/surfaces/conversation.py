"""Questions in plain messages: a mention in a channel or a thread, and direct messages to the bot."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.commands.ask import Ask
from bot.dispatch import answer_command
from bot.outgoing import Body, tell_privately
from bot.replies import message
from bot.rich_text import unescaped
from bot.workspace import Workspace

# <https://example.org|a label>, <#C123|general>: what a person sees of them is the label.
_LABELLED = re.compile(r"<[^<>|]*\|([^<>]*)>")
# What may follow a question and is none.
_POLITE = re.compile(
    r"(?:\W|please|pls|plz|thanks?|thank you|cheers|thx|kindly|お願いします|教えて(?:ください)?)*", re.IGNORECASE
)
_BARE = re.compile(r"<(https?://[^<>|]*)>")


def is_question(event: Body) -> bool:
    """Whether a message event is a person's own new message to the bot, and no edit, join or message of an app's."""
    return event.get("channel_type") == "im" and not event.get("subtype") and not event.get("bot_id")


def asked(text: str, bot_user: str) -> str:
    """What was asked in a message, as the person typed it: what follows the mention of the bot.

    What stands before it is often said to others ("Morning all. @Briefings who is Ota?"); it is the question only where
    nothing else follows ("Who is Ota, @Briefings please?").
    """
    before, *after = (_typed(part) for part in re.split(rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>", text))
    following = " ".join(after).strip()
    return following if not before or not _POLITE.fullmatch(following) else before.rstrip(" ,、")


def _typed(text: str) -> str:
    return " ".join(unescaped(_BARE.sub(r"\1", _LABELLED.sub(r"\1", text))).split())


async def answer_message(workspace: Workspace, ask: Ask, event: Body, question: str) -> None:
    """Answer where it was asked: in the thread of a message in a channel, straight on in a direct message.

    The answer is as public as the question was, but for what is the asker's alone: a weak match, what somebody
    follows, what only admins see. Buttons on it answer whoever presses them, privately.
    """
    reply = await answer_command(ask, question)
    if reply is None:
        return
    if reply.private and event.get("channel_type") != "im":
        await tell_privately(workspace, event, message(reply, workspace.compiler))
        return
    answer: Mapping[str, object] = message(reply, workspace.compiler, shareable=False)
    direct = event.get("channel_type") == "im"
    thread = event.get("thread_ts") or (None if direct else event.get("ts"))
    # Sent once: a copy of the event is answered with the first one's result, and the client repeats nothing.
    await workspace.posting.chat_postMessage(
        channel=ask.channel,
        text=str(answer["text"]),
        blocks=answer["blocks"],  # type: ignore[arg-type]  # our own blocks, as JSON
        thread_ts=str(thread) if thread else None,
        unfurl_links=False,
        unfurl_media=False,
    )
