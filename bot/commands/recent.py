"""/brief recent: what came on file last."""

from __future__ import annotations

from bot.commands.ask import Ask
from bot.replies import Reply

_SHOWN = 10


async def recent(ask: Ask) -> Reply:
    """The records that came on file last, and where each comes from."""
    documents = ask.workspace.corpus.documents
    newest = documents.recent(_SHOWN)
    return Reply(ask.workspace.renderer.render("recent", documents=newest, total=documents.count()))
