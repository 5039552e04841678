"""What every bench of the bot starts from: the bot's parts over a corpus, for a sandbox."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot.kept_answers import KeptAnswers
from bot.sandbox import Sandbox
from bot.workspace import Workspace, open_workspace
from briefings.corpus import Corpus
from briefings.reading.worker import SafeReader


def bot_over(
    corpus: Corpus,
    reader: SafeReader,
    address: str,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Workspace:
    """The bot of the sandbox whose API is at this address, with every setting as it is by default."""
    return open_workspace(
        corpus,
        reader,
        token=Sandbox.bot_token,
        base_url=address,
        admins=frozenset(),
        guests_too=False,
        templates=None,
        now=now,
    )


def keeping_no_answers(workspace: Workspace) -> Workspace:
    """The same bot, which makes every answer anew: what is measured is not what was given before."""
    none = KeptAnswers(workspace.corpus, workspace.lookup, workspace.renderer, most=0)
    return replace(workspace, kept_answers=none)
