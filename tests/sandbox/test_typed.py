"""What people type becomes what Slack sends."""

from __future__ import annotations

import pytest

from bot.sandbox.people import MEMBER
from bot.sandbox.state import new_workspace
from bot.sandbox.typed import as_sent
from tests.kit.workspace import Workspace

CASES = [
    ("R&D <b>", "R&amp;D &lt;b&gt;", "R&amp;D &lt;b&gt;"),
    ("ask @Ben Okafor", f"ask <@{MEMBER}>", "ask @Ben Okafor"),
    ("ask @ben, please", f"ask <@{MEMBER}>, please", "ask @ben, please"),
    ("in #policy?", "in <#C0POLICY01|policy>?", "in #policy?"),
    (
        "see https://example.org/a?b=1&c=2.",
        "see <https://example.org/a?b=1&amp;c=2>.",
        "see https://example.org/a?b=1&amp;c=2.",
    ),
    (f"<@{MEMBER}> & co", f"<@{MEMBER}> &amp; co", f"<@{MEMBER}> &amp; co"),
    ("ben@sandbox.example", "ben@sandbox.example", "ben@sandbox.example"),
    ("#privacy-lawyers", "#privacy-lawyers", "#privacy-lawyers"),
]


@pytest.mark.parametrize(("typed", "message", "command"), CASES, ids=[case[0] for case in CASES])
def test_as_sent(typed: str, message: str, command: str) -> None:
    """Messages name people and channels by id; a command without should_escape only has its signs escaped."""
    workspace = new_workspace(0, "App")
    assert as_sent(workspace, typed, with_names=True) == message
    assert as_sent(workspace, typed, with_names=False) == command


async def test_mention_by_name(workspace: Workspace) -> None:
    """An app that is mentioned by its name on the page is told so."""
    member = workspace.as_member()
    await member.types("are you there, @Sandbox app?")
    await member.waits_for("you called")
