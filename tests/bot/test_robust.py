"""What Slack or a person does oddly is answered once, and every failure is one sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.app import build_app
from bot.commands.registry import commands, commands_table
from bot.replies import Question
from bot.sandbox import Sandbox
from bot.workspace import Workspace as Bot
from briefings.answers import Answer
from briefings.lookup import Lookup
from briefings.records import BriefingsError
from tests.kit.bolt import connected
from tests.kit.workspace import Workspace


async def test_delivered_twice_is_done_once(workspace: Workspace, bot: Bot, sandbox: Sandbox) -> None:
    """A command that Slack sends twice is carried out once."""
    sandbox.faults.arm("double-delivery", "slash_commands")
    shown = await workspace.as_member().types("/brief digest weekly")
    assert "Set." in shown.words
    assert len(bot.corpus.subscriptions.running()) == 1


async def test_share_delivered_twice_is_posted_once(workspace: Workspace, sandbox: Sandbox) -> None:
    """A press on Share that Slack sends twice shares once."""
    member = workspace.as_member()
    shown = await member.types("/brief person Naoki Ota")
    sandbox.faults.arm("double-delivery", "interactive")
    await member.clicks("Share", on=shown)
    assert len(workspace.posts()) == 1


@pytest.mark.parametrize(
    "body",
    [
        {"type": "event_callback", "event_id": "Ev1", "event": {"type": "brand_new_event"}},
        {"type": "event_callback", "event_id": "Ev2", "event": {"type": "message", "subtype": "odd", "channel": "C1"}},
        {"type": "block_actions", "trigger_id": "1.1", "user": {"id": "U0MEMBER01"}, "actions": [{"action_id": "old"}]},
        {"type": "shortcut", "trigger_id": "1.2", "user": {"id": "U0MEMBER01"}, "callback_id": "gone"},
        {
            "type": "view_submission",
            "trigger_id": "1.3",
            "user": {"id": "U0MEMBER01"},
            "view": {"type": "modal", "callback_id": "gone"},
        },
        {"type": "view_closed", "user": {"id": "U0MEMBER01"}, "view": {"type": "modal", "callback_id": "gone"}},
        {"type": "block_suggestion", "user": {"id": "U0MEMBER01"}, "action_id": "gone", "block_id": "b", "value": ""},
    ],
)
async def test_unknown_things_are_acked(bot: Bot, body: dict[str, object]) -> None:
    """What nobody handles is acked all the same, so that Slack does not send it again."""
    app = build_app(bot)
    body = {"team_id": "T0SANDBOX1", "team": {"id": "T0SANDBOX1"}, **body}
    response = await app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
    assert response.status == 200


class FallenLookup(Lookup):
    """A lookup that breaks, as anything may."""

    def person(self, text: str, today: date) -> Answer:
        raise RuntimeError(f"the disk is on fire at {today} for {text}")


async def test_failure_is_one_sentence_with_a_reference(
    bot: Bot, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    """A failure of ours is one sentence with a reference; the log has the traceback under it."""
    broken = replace(bot, lookup=FallenLookup(bot.corpus))
    async with connected(build_app(broken), sandbox):
        shown = await Workspace(sandbox).as_member().types("/brief person ota")
    assert shown.ok
    assert shown.ephemeral
    assert "Something went wrong" in shown.words
    assert "fire" not in shown.words
    [record] = [record for record in caplog.records if record.message.startswith("Reference ")]
    assert record.message.removeprefix("Reference ") in shown.words
    assert record.exc_info is not None


async def test_long_question(workspace: Workspace) -> None:
    """A question beyond reason is refused with a sentence."""
    shown = await workspace.as_member().types("/brief " + "x" * 400)
    assert "fewer than 300" in shown.words


@pytest.mark.parametrize("number", ["9" * 26, "²", "0", "000"])
@pytest.mark.parametrize(
    "command",
    ["recent", "audit", "commitments from", "document", "meeting", "mute remove", "digest stop", "digest edit"],
)
async def test_number_that_counts_nothing(workspace: Workspace, command: str, number: str) -> None:
    """A number beyond every list, or one that only looks like a number, is answered and breaks nothing."""
    shown = await workspace.as_admin().types(f"/brief {command} {number}")
    assert shown.ok
    assert "went wrong" not in shown.words


async def test_search_without_words(workspace: Workspace) -> None:
    """A search for nothing says how to search."""
    assert "what to look for" in (await workspace.as_member().types("/brief search")).words


async def test_question_in_odd_script(workspace: Workspace) -> None:
    """Right-to-left text, emoji and markup in a question come back as they were typed."""
    typed = "שלום 👩‍🔬 *x* <b>"
    shown = await workspace.as_member().types(f"/brief person {typed}")
    assert typed in shown.words


async def test_slack_does_not_say_who_asks(workspace: Workspace, sandbox: Sandbox) -> None:
    """When Slack cannot say who asks, nobody is answered, and the sentence says to try again."""
    sandbox.faults.arm("server-error", "users.info", times=5)
    shown = await workspace.as_member().types("/brief person ota")
    assert "try again" in shown.words
    assert "consent" not in shown.words


def test_question_fits_in_a_button_and_comes_back() -> None:
    """A question survives the way through a button."""
    question = Question("search", text='個人情報 "x" & <y>', first=6, page=2)
    assert Question.unpacked(question.packed()) == question


@pytest.mark.parametrize("value", ["", "{}", "[]", "null", '{"about": "person", "id": "x"}', "not json"])
def test_button_of_another_version(value: str) -> None:
    """A button whose value cannot be read says so."""
    with pytest.raises(BriefingsError, match="earlier version"):
        Question.unpacked(value)


def test_every_command_has_its_help() -> None:
    """Each subcommand has a help line, and a row in the README's table."""
    for command in commands():
        assert command.help.endswith(".")
        assert json.dumps(command.name)[1:-1] in commands_table()
