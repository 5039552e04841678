"""Questions in plain messages: mentions, threads and direct messages."""

from __future__ import annotations

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.wire import Json
from bot.surfaces.conversation import asked
from tests.kit.workspace import Workspace


def mention(workspace: Workspace, question: str) -> str:
    return f"<@{workspace.sandbox.workspace.identity.bot_user_id}> {question}"


def posted(workspace: Workspace) -> Json | None:
    """What the bot posted last for everybody."""
    return workspace.posts()[-1] if workspace.posts() else None


async def test_mention_is_answered_in_its_thread(workspace: Workspace) -> None:
    """A mention in a channel is answered in the thread of the message, for everybody, once."""
    member = workspace.as_member()
    said = await member.types(mention(workspace, "person Ohta"))
    answer = await workspace.until(lambda: posted(workspace))
    assert "We need consent" in answer["text"]
    assert answer["thread_ts"] == said.outcome["message"]["ts"]
    assert "Share" not in str(answer["blocks"])


async def test_button_on_a_public_answer_answers_privately(workspace: Workspace) -> None:
    """Whoever presses a button on an answer that all see gets the answer alone; the public one stays."""
    await workspace.as_member().types(mention(workspace, "person Ohta"))
    answer = await workspace.until(lambda: posted(workspace))
    shown = await workspace.as_colleague().clicks("Data Sharing Working Group (6th)", on=answer)
    assert shown.ephemeral
    assert "Absent" in shown.words
    assert len(workspace.posts()) == 1


async def test_mention_delivered_twice_is_answered_once(workspace: Workspace, sandbox: Sandbox) -> None:
    """A mention that Slack sends twice is answered once."""
    sandbox.faults.arm("double-delivery", "events_api")
    await workspace.as_member().types(mention(workspace, "person Ohta"))
    await workspace.until(lambda: posted(workspace))
    await workspace.as_member().types("/brief help")
    assert len(workspace.posts()) == 1


async def test_direct_message(workspace: Workspace) -> None:
    """A direct message needs no mention and no command."""
    member = workspace.as_member("@app")
    await member.types("otani")
    answer = await member.waits_for("Kenji Otani")
    assert "thread_ts" not in answer


async def test_guest_is_told_alone(workspace: Workspace) -> None:
    """A guest who mentions the bot is told politely, and nobody else sees it."""
    guest = workspace.as_guest()
    await guest.types(mention(workspace, "person Ohta"))
    told = await guest.waits_for("full members")
    assert told["is_ephemeral"]
    assert workspace.posts() == []


async def test_form_needs_a_command(workspace: Workspace) -> None:
    """What needs a form says where to type it, since Slack opens none for a message."""
    admin = workspace.as_admin()
    await admin.types(mention(workspace, "add"))
    await admin.waits_for("please type /brief add")


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("<@U1> what did ota say on R&amp;D?", "what did ota say on R&D?"),
        ("Morning all, see <#C1|policy>. <@U1|briefings>  who is ota?", "who is ota?"),
        ("who is ota, <@U1> please?", "who is ota"),
        ("太田さんとは <@U1>", "太田さんとは"),
        ("<@U1> please", "please"),
        ("<@U1> <https://example.org|the minutes> in <#C1|policy>", "the minutes in policy"),
        ("<@U1> <https://example.org/a>", "https://example.org/a"),
        ("<@U1>", ""),
        ("<@U2> and &lt;b&gt;", "<@U2> and <b>"),
    ],
)
def test_what_was_asked(text: str, question: str) -> None:
    """What follows the mention is asked, or what stands before it; without the mention and without Slack's marks."""
    assert asked(text, "U1") == question
