"""A real Bolt app talks with people in the sandbox over its real socket."""

from __future__ import annotations

import aiohttp

from bot.sandbox import Sandbox
from tests.kit.workspace import Workspace, words_of


async def test_command_is_answered_by_its_ack(workspace: Workspace) -> None:
    """A slash command's ack is shown to the one who typed it, and to nobody else."""
    shown = await workspace.as_member().types("/echo hello  world")
    assert shown.text == "you said: hello  world"
    assert shown.ephemeral
    assert shown.message not in workspace.as_admin().sees()


async def test_command_may_answer_the_channel(workspace: Workspace) -> None:
    """An answer in the channel is seen by everybody, under the command that asked for it."""
    await workspace.as_member().types("/echo loud")
    assert [message["text"] for message in workspace.as_admin().sees()][-2:] == ["/echo loud", "said aloud"]


async def test_invalid_answer_is_refused(workspace: Workspace) -> None:
    """An ack with blocks beyond Slack's limits fails with the error and the place of the fault."""
    shown = await workspace.as_member().types("/echo too-long")
    assert shown.error == "invalid_blocks"
    assert shown.outcome["details"]["response_metadata"]["messages"] == [
        "[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]"
    ]


async def test_answer_over_response_url(workspace: Workspace) -> None:
    """What the app sends to the response_url after its ack is shown like the ack's answer."""
    member = workspace.as_member()
    await member.types("/echo later")
    assert (await member.waits_for("said later"))["is_ephemeral"]


async def test_command_in_a_thread_is_refused(workspace: Workspace) -> None:
    """Slack takes no slash commands in threads."""
    member = workspace.as_member()
    shown = await member.types("/echo hello", thread=member.sees()[0])
    assert shown.error == "command_in_thread"


async def test_buttons_replace_and_delete(workspace: Workspace) -> None:
    """A click on an ephemeral message may replace it and take it away."""
    member = workspace.as_member()
    shown = await member.types("/echo buttons")
    assert shown.labels() == ["Open", "Replace", "Delete"]
    await member.clicks("Delete", on=shown)
    assert shown.message not in member.sees()
    again = await member.types("/echo buttons")
    replaced = await member.clicks("Replace", on=again)
    assert replaced.text == "replaced"
    assert "blocks" not in replaced.message


async def test_modal_from_click_to_submission(workspace: Workspace) -> None:
    """A modal opened from a button is submitted with a text, a file and a chosen suggestion."""
    member = workspace.as_member()
    opened = await member.clicks("Open", on=await member.types("/echo buttons"))
    assert opened.modal is not None
    assert await member.looks_up("Topic", "p") == ["Privacy", "Pensions"]
    refused = await member.submits({"Name": "nobody"})
    assert refused.errors == {"name": "Please name somebody."}
    unfilled = await member.submits({"Name": ""})
    assert unfilled.errors == {"name": "Please complete this required field."}
    file = member.uploads("minutes.txt", b"said")
    done = await member.submits({"Name": "Ota", "File": [file], "Topic": "pensions"})
    assert done.ok
    assert member.modal is None
    direct = workspace.as_member("@app")
    assert "got Ota ['minutes.txt'] pensions" in words_of(await direct.waits_for("got"))


async def test_modal_answers_in_the_conversation_that_was_chosen(workspace: Workspace) -> None:
    """A menu with `response_url_enabled` gives the app an address for the conversation that was chosen in it."""
    member = workspace.as_member()
    await member.clicks("Open", on=await member.types("/echo buttons"))
    channel = workspace.channel("#privacy-law")
    assert (await member.submits({"Name": "Ota", "Place": channel})).ok
    elsewhere = workspace.as_admin("#privacy-law")
    assert f"told here, by place place {channel}" in words_of(await elsewhere.waits_for("told here"))


async def test_modal_without_a_chosen_conversation_gives_no_address(workspace: Workspace) -> None:
    """Where nothing was chosen in such a menu the app is given no address."""
    member = workspace.as_member()
    await member.clicks("Open", on=await member.types("/echo buttons"))
    assert (await member.submits({"Name": "Ota"})).ok
    await workspace.as_member("@app").waits_for("got Ota")
    assert "told here" not in words_of(workspace.posts("#policy"))


async def test_suggestions_beyond_the_limit(workspace: Workspace) -> None:
    """An app that suggests more than a hundred options is refused, with the place of the fault."""
    member = workspace.as_member()
    opened = await member.clicks("Open", on=await member.types("/echo buttons"))
    assert opened.modal is not None
    reply = await workspace.sandbox.acting.suggests(member.user, {"view": opened.modal["id"]}, "topic", "all")
    assert reply["error"] == "invalid_options"
    assert "no more than 100 items allowed" in str(reply["details"])


async def test_private_file_needs_the_token(workspace: Workspace, sandbox: Sandbox) -> None:
    """A private file is given to the app's token and to nobody else."""
    file_id = workspace.as_member().uploads("a.txt", b"kept")
    address = sandbox.workspace.files[file_id]["url_private_download"]
    async with aiohttp.ClientSession() as session:
        async with session.get(address, headers={"Authorization": "Bearer xoxb-sandbox"}) as reply:
            assert await reply.read() == b"kept"
        async with session.get(address) as reply:
            assert reply.content_type == "text/html"


async def test_home_tab(workspace: Workspace) -> None:
    """The app is told when its Home tab is opened, and what it publishes is shown there."""
    shown = await workspace.as_member().opens_home()
    assert words_of(shown.home) == "Your home"


async def test_mention_shortcut_and_file(workspace: Workspace) -> None:
    """A mention, a message shortcut and a shared file reach the app, which answers in the thread or the channel."""
    member = workspace.as_member()
    await member.types(f"hello <@{workspace.sandbox.workspace.identity.bot_user_id}>")
    mention = await member.waits_for("you called")
    await member.uses_shortcut("mark", on=mention)
    marked = await member.waits_for("marked")
    assert marked["thread_ts"] == mention["ts"]
    await member.shares("a.txt", b"x")
    assert await member.waits_for("saw F")
