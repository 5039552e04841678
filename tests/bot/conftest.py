"""The bot at work in a sandbox: the real app on its real socket, over a small corpus in a real file."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import sandbox as sandboxes
from bot.app import build_app
from bot.delivery.postman import Postman
from bot.workspace import Workspace as Bot
from bot.workspace import open_workspace
from briefings.corpus import Corpus
from briefings.reading.worker import SafeReader
from tests.bot.made_up import made_up_corpus
from tests.kit.bolt import connected
from tests.kit.workspace import PATIENCE_SECONDS, Workspace

MANIFEST = Path(sandboxes.__file__).parents[1] / "manifest.yaml"


@pytest.fixture(scope="session")
def made_up_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small corpus, filed once; each test takes a copy."""
    path = tmp_path_factory.mktemp("made-up") / "briefings.db"
    made_up_corpus(path).close()
    return path


@pytest.fixture
def corpus(tmp_path: Path, made_up_file: Path) -> Iterator[Corpus]:
    """A small corpus in a file of its own."""
    path = tmp_path / "briefings.db"
    shutil.copyfile(made_up_file, path)
    with contextlib.closing(Corpus.open(path)) as opened:
        yield opened


@pytest.fixture
async def sandbox(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[sandboxes.Sandbox]:
    """A workspace of its own, on Monday 2 June 2025, which enforces the app's manifest."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    clock = sandboxes.Clock(datetime(2025, 6, 2, 9, 30, tzinfo=UTC))
    async with sandboxes.Sandbox(clock=clock, manifest=MANIFEST) as running:
        yield running


@pytest.fixture
def bot(sandbox: sandboxes.Sandbox, corpus: Corpus) -> Iterator[Bot]:
    """The bot's parts, by the sandbox's clock. Reading takes place in the real worker process."""
    reader = SafeReader()
    yield open_workspace(
        corpus,
        reader,
        token=sandbox.bot_token,
        base_url=sandbox.api,
        admins=frozenset(),
        guests_too=False,
        templates=None,
        now=sandbox.clock.moment,
    )
    reader.close()


@pytest.fixture
async def workspace(sandbox: sandboxes.Sandbox, bot: Bot) -> AsyncIterator[Workspace]:
    """People in the workspace, with the bot connected."""
    # As when the bot starts: the names are indexed before the first question.
    await bot.prepare()
    # However busy the machine is, what comes of a deed is there when it is done (test_in_time.py is about the rest).
    async with connected(build_app(bot, patience=PATIENCE_SECONDS), sandbox):
        yield Workspace(sandbox)
        await bot.background.settled()


@pytest.fixture
def postman(bot: Bot) -> Postman:
    """Whoever carries the digests."""
    return Postman(bot)
