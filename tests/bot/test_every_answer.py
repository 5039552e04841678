"""What holds for every answer there is: who may share it, who may ask for it, and what a screen reader reads of it."""

from __future__ import annotations

import asyncio
import html
import re

import pytest

from bot.commands.registry import commands
from bot.workspace import Workspace as Bot
from tests.bot.shown import shown_words
from tests.kit.workspace import Shown, Workspace

# Every subcommand, as an admin may type it, and whether its answer may be shown to the whole channel.
TYPED = {
    "person": ("person Ohta", True),
    "meeting": ("meeting data sharing", True),
    "topic": ("topic consent", True),
    "search": ("search consent", True),
    "recent": ("recent", True),
    "document": ("document data sharing", True),
    "timeline": ("timeline consent", True),
    "commitments": ("commitments", True),
    "alias": ("alias ohta", False),
    "digest": ("digest list", False),
    "follow": ("follow topic:consent", False),
    "mute": ("mute topic:budget", False),
    "add": ("add", False),
    "desk": ("desk", False),
    "export": ("export", False),
    "audit": ("audit", False),
    "status": ("status", False),
    "help": ("help", False),
}
OTHERS = (("", False), ("consent", True), ("person zzyx", False), ("what did ota say on consent?", True))


def test_every_subcommand_is_tried() -> None:
    """A new subcommand has to say here whether its answer may be shared."""
    assert set(TYPED) == {command.name for command in commands()}


@pytest.mark.parametrize(("typed", "shareable"), [*TYPED.values(), *OTHERS], ids=lambda each: str(each) or "alone")
async def test_what_may_be_shared_and_is_read_aloud(
    workspace: Workspace, bot: Bot, typed: str, shareable: bool
) -> None:
    """Answers are for the asker alone; only what records say can be shared; the text holds every word of the blocks."""
    await asyncio.to_thread(bot.lookup.prepare)
    shown = await workspace.as_admin().types(f"/brief {typed}".strip())
    assert shown.ok, shown.outcome
    if shown.modal is not None:
        return
    assert shown.ephemeral
    assert ("Share" in shown.labels()) is shareable
    assert missing_in_text(shown) == []
    assert workspace.posts() == []


async def test_a_picture_is_read_aloud(workspace: Workspace) -> None:
    """Somebody who cannot see a picture hears the same from its alternative text and from the message."""
    member = workspace.as_member()
    meeting = await member.types("/brief meeting data sharing")
    await member.clicks("Who spoke how much", on=meeting)
    picture = await member.waits_for("Naoki Ota: 2")
    image = next(block for block in picture["blocks"] if block["type"] == "image")
    assert "Naoki Ota: 2" in image["alt_text"]
    assert "Naoki Ota" in picture["text"]


@pytest.mark.parametrize("typed", [typed for typed, _ in TYPED.values()])
async def test_no_command_is_for_guests(workspace: Workspace, typed: str) -> None:
    """Whatever a guest types gets the one polite sentence, and nothing of the records."""
    shown = await workspace.as_guest().types(f"/brief {typed}")
    assert "full members" in shown.words
    assert shown.modal is None
    assert not any(word in shown.words for word in ("Ota", "consent", "Data Sharing"))


def missing_in_text(shown: Shown) -> list[str]:
    """What stands in a message's blocks, buttons and menus aside, and not in its text."""
    # A link's address stands behind its label.
    said = " ".join(re.sub(r" \(https?://[^ ()]+\)", "", html.unescape(shown.text)).split())
    passive = [block for block in shown.message["blocks"] if block["type"] != "actions"]
    lines = [" ".join(line.split()) for line in shown_words(passive).split("\n")]
    return [line for line in lines if line and line not in said and not re.fullmatch(r"\W+", line)]
