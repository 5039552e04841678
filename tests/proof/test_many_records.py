"""With very many records everything that people are shown keeps Slack's limits, and lists lead to their end."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
from collections.abc import Awaitable, Iterator
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.wire import Json
from bot.workspace import Workspace as Bot
from briefings.corpus import Corpus
from tests.bot.conftest import bot, sandbox, workspace
from tests.kit import workspace as kit
from tests.kit.workspace import Person, Shown, Workspace
from tests.proof.many_records import EVERYBODY, EVERYTHING, PEOPLE, TOPICS, many_records

__all__ = ["bot", "sandbox", "workspace"]  # fixtures

# `make proof` asks for 100,000; the gate for fewer.
RECORDS = int(os.environ.get("PROOF_RECORDS", "1500"))
LARGEST_VIEW, MOST_BLOCKS, MOST_IN_MESSAGE = 250_000, 100, 50
ASKED = (
    "", "help", "status", "person", "meeting", "topic", "recent", f"recent {RECORDS - 3}", f"person {EVERYBODY}",
    f"topic {EVERYTHING}", f"timeline {EVERYTHING}", f"timeline {EVERYBODY}", "meeting harbour board",
    "document joint committee", f"document 港湾政策 no. {RECORDS}", "document jiont comittee", "search harbour dues",
    "commitments", "commitments overdue", f"commitments {EVERYBODY}", f"alias {EVERYBODY}", "harbour", "audit", "desk",
    f"what did {EVERYBODY} say about {EVERYTHING}?", "person Anabb", "follow",
)  # fmt: skip # shorter than one a line


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is proved here is what is shown, not how soon."""
    monkeypatch.setattr(kit, "PATIENCE_SECONDS", 120.0)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The many records, made once; each test takes a copy."""
    path = tmp_path_factory.mktemp("many") / "many.db"
    many_records(path, RECORDS)
    return path


@pytest.fixture
def corpus(tmp_path: Path, filled: Path) -> Iterator[Corpus]:
    """The many records, in a file of their own."""
    shutil.copyfile(filled, tmp_path / "many.db")
    with contextlib.closing(Corpus.open(tmp_path / "many.db")) as opened:
        yield opened


async def answer(person: Person, deed: Awaitable[Shown]) -> Shown:
    """What a deed brought up, checked; what takes long is acked first, and follows as a new or changed message."""
    before = [json.dumps(message) for message in person.sees()]
    shown = await deed
    assert shown.ok, shown.outcome
    if not shown.messages and shown.modal is None:
        later = await person.workspace.until(lambda: _new(person, before))
        shown.messages.append(later)
    for message in shown.messages:
        assert 0 < len(message["blocks"]) <= MOST_IN_MESSAGE
        assert 0 < len(str(message["text"])) <= 40_000
    return shown


def _new(person: Person, before: list[str]) -> Json | None:
    return next((each for each in person.sees() if json.dumps(each) not in before), None)


def check_view(view: Json) -> None:
    assert 0 < len(view["blocks"]) <= MOST_BLOCKS
    assert len(json.dumps(view, ensure_ascii=True)) < LARGEST_VIEW


async def test_everything_keeps_slack_s_limits(workspace: Workspace, bot: Bot, sandbox: Sandbox) -> None:
    """Every answer, the Home tab and the search modal are taken by Slack, which refuses what is beyond its limits."""
    await asyncio.to_thread(bot.lookup.prepare)
    admin = workspace.as_admin()
    for asked in ASKED:
        await answer(admin, admin.types(f"/brief {asked}".strip()))
    home = (await admin.opens_home()).home
    assert home is not None
    check_view(home)
    await admin.uses_shortcut("search_records")
    assert admin.modal is not None
    check_view(admin.modal)
    for field, typed in (("find-person", "ana"), ("find-topic", "p"), ("find-meeting", "harbour"), ("find-person", "")):
        assert 0 < len(await admin.looks_up(field, typed)) <= 100
    await admin.looks_up("find-topic", "harbour dues")
    await admin.submits({"find-topic": EVERYTHING})
    assert admin.modal is not None
    check_view(admin.modal)


async def test_lists_lead_to_their_end(workspace: Workspace, bot: Bot) -> None:
    """Page after page of people, bodies' meetings and topics shows each once, and the last page is the last."""
    await asyncio.to_thread(bot.lookup.prepare)
    member = workspace.as_member()
    for kind, least in (("person", PEOPLE), ("topic", TOPICS), ("meeting", RECORDS)):
        shown = await answer(member, member.types(f"/brief {kind}"))
        total = int(shown.text.split(" ")[0].replace(",", ""))
        assert total >= min(least, RECORDS)
        lines = [line for line in shown.text.split("\n") if line.startswith("• ")]
        pages = 1
        while "Next page" in shown.labels() and pages < 20:
            shown = await answer(member, member.clicks("Next page", on=shown))
            lines += [line for line in shown.text.split("\n") if line.startswith("• ")]
            pages += 1
        assert len(lines) == len(set(lines)) == min(20 * pages, total)
