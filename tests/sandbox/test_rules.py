"""Slack's rules beside Block Kit: tokens, scopes, membership, triggers, response addresses, rates, cursors, files."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Clock, Sandbox
from bot.sandbox.methods import TABLE
from bot.sandbox.people import ADMIN, GUEST, MEMBER
from bot.sandbox.wire import Json
from tests.kit.bolt import web_client
from tests.kit.workspace import Workspace
from tests.sandbox.small_app import FORM


async def error_of(work: object) -> str:
    """The error with which Slack refuses a call."""
    with pytest.raises(SlackApiError) as refused:
        await work  # type: ignore[misc] # a coroutine of slack_sdk's
    return str(refused.value.response["error"])


@pytest.fixture
async def narrow() -> AsyncIterator[Sandbox]:
    """A workspace whose app has few scopes, one command and one event."""
    manifest = Path(__file__).parent / "manifest.yaml"
    async with Sandbox(manifest=manifest, clock=Clock(datetime(2025, 6, 2, tzinfo=UTC))) as running:
        yield running


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """A plain HTTP client."""
    async with aiohttp.ClientSession() as client:
        yield client


# --- Tokens and scopes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "token", "error"),
    [
        ("auth.test", "", "not_authed"),
        ("auth.test", "xoxb-wrong", "invalid_auth"),
        ("auth.test", "xapp-sandbox", "not_allowed_token_type"),
        ("apps.connections.open", "xoxb-sandbox", "not_allowed_token_type"),
        ("chat.shout", "xoxb-sandbox", "unknown_method"),
        ("files.upload", "xoxb-sandbox", "method_deprecated"),
    ],
)
async def test_tokens(session: aiohttp.ClientSession, sandbox: Sandbox, method: str, token: str, error: str) -> None:
    """A call without the right token, or of a method there is not, is refused by Slack's name for it."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with session.post(sandbox.api + method, headers=headers) as reply:
        assert (await reply.json())["error"] == error


async def test_ways_of_sending(session: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    """Arguments come as a form, as JSON or in the address; an empty body of either kind is no error."""
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    address = f"{sandbox.api}conversations.info"
    for sent in ({"data": {"channel": "C0POLICY01"}}, {"json": {"channel": "C0POLICY01"}}):
        async with session.post(address, headers=headers, **sent) as reply:  # type: ignore[arg-type] # one of the two
            assert (await reply.json())["channel"]["name"] == "policy"
    async with session.get(f"{address}?channel=C0POLICY01", headers=headers) as reply:
        assert (await reply.json())["ok"]
    empty = {**headers, "Content-Type": "application/json"}
    async with session.post(f"{sandbox.api}auth.test", headers=empty, data=b"") as reply:
        assert (await reply.json())["ok"]
    async with session.post(f"{sandbox.api}auth.test", headers=empty, data=b"{") as reply:
        assert (await reply.json())["error"] == "invalid_json"


async def test_scopes(narrow: Sandbox) -> None:
    """A method whose scope the manifest does not name is refused, and the reply says which scope is needed."""
    client = web_client(narrow)
    with pytest.raises(SlackApiError) as refused:
        await client.users_info(user=ADMIN)
    assert refused.value.response["error"] == "missing_scope"
    assert refused.value.response["needed"] == "users:read"
    assert refused.value.response["provided"] == "channels:history,channels:read,chat:write,im:history"
    assert (await client.conversations_history(channel="C0POLICY01"))["ok"]


async def test_scope_by_kind_of_channel(narrow: Sandbox) -> None:
    """channels:history does not open a private channel; groups:history would."""
    narrow.workspace.join("C0LEADS001", narrow.workspace.identity.bot_user_id)
    assert await error_of(web_client(narrow).conversations_history(channel="C0LEADS001")) == "missing_scope"


async def test_manifest_names_commands_and_events(narrow: Sandbox) -> None:
    """Commands that the manifest does not name are unknown, events it does not name are not sent."""
    outcome = await narrow.acting.types(MEMBER, "C0POLICY01", "/brief help")
    assert outcome["error"] == "unknown_command"
    narrow.acting.says(MEMBER, "C0POLICY01", "hello")
    assert narrow.hub.gateway.unacked == 0
    assert narrow.hub.manifest.name == "Narrow"


async def test_every_method_has_a_row() -> None:
    """The methods that the plan names are there."""
    named = """auth.test api.test apps.connections.open bots.info team.info users.info users.list users.conversations
    users.lookupByEmail usergroups.users.list conversations.list conversations.info conversations.members
    conversations.history conversations.replies conversations.open conversations.join chat.postMessage
    chat.postEphemeral chat.update chat.delete chat.getPermalink views.open views.push views.update views.publish
    files.getUploadURLExternal files.completeUploadExternal files.info blocks.validate""".split()
    assert set(named) <= set(TABLE)


# --- Who is who -------------------------------------------------------------------------------------------------------


async def test_people(client: AsyncWebClient) -> None:
    """People have their zone with its offset at this moment, their role and their workspace."""
    member = (await client.users_info(user=MEMBER))["user"]
    assert (member["tz"], member["tz_offset"], member["tz_label"]) == ("Europe/London", 3600, "BST")
    assert (member["is_admin"], member["team_id"]) == (False, "T0SANDBOX1")
    assert (await client.users_info(user=ADMIN))["user"]["is_owner"]
    assert (await client.users_info(user=GUEST))["user"]["is_restricted"]
    found = await client.users_lookupByEmail(email="Ben@sandbox.example")
    assert found["user"]["id"] == MEMBER
    assert await error_of(client.users_info(user="U000")) == "user_not_found"


async def test_cursors(client: AsyncWebClient) -> None:
    """Lists come in pages; the cursor of the last page is empty; a made-up one is refused."""
    seen: list[str] = []
    cursor = ""
    for _ in range(10):
        page = await client.users_list(limit=2, cursor=cursor)
        seen += [user["id"] for user in page["members"]]
        cursor = page["response_metadata"]["next_cursor"]
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == 5
    assert await error_of(client.users_list(cursor="nonsense")) == "invalid_cursor"


async def test_usergroups(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """A group of people can be read, and an unknown one is refused."""
    sandbox.workspace.set_usergroup("S0EDITORS1", "editors", [ADMIN])
    assert (await client.usergroups_users_list(usergroup="S0EDITORS1"))["users"] == [ADMIN]
    assert await error_of(client.usergroups_users_list(usergroup="S0")) == "no_such_subteam"


# --- Channels and messages --------------------------------------------------------------------------------------------


async def test_membership(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """The app posts only where it is: elsewhere Slack says not_in_channel, channel_not_found or is_archived."""
    assert await error_of(client.chat_postMessage(channel="#random", text="x")) == "not_in_channel"
    assert await error_of(client.chat_postMessage(channel="C0LEADS001", text="x")) == "channel_not_found"
    assert await error_of(client.chat_postMessage(channel="C000", text="x")) == "channel_not_found"
    assert await error_of(client.api_call("chat.postMessage", json={"channel": "#policy"})) == "no_text"
    await client.conversations_join(channel="C0RANDOM01")
    assert (await client.chat_postMessage(channel="#random", text="x"))["ok"]
    sandbox.workspace.set_archived("C0RANDOM01", ADMIN, True)
    assert await error_of(client.chat_postMessage(channel="#random", text="x")) == "is_archived"


async def test_history_with_metadata(client: AsyncWebClient) -> None:
    """History is newest first, cut by `oldest`, and shows metadata only when asked to."""
    metadata = {"event_type": "digest", "event_payload": {"id": "abc"}}
    posted = await client.chat_postMessage(channel="#policy", text="one", metadata=metadata)
    await client.chat_postMessage(channel="#policy", text="two")
    page = await client.conversations_history(channel="C0POLICY01", oldest=posted["ts"], inclusive=True)
    assert [message["text"] for message in page["messages"]] == ["two", "one"]
    assert "metadata" not in page["messages"][1]
    page = await client.conversations_history(
        channel="C0POLICY01", oldest=posted["ts"], inclusive=True, include_all_metadata=True
    )
    assert page["messages"][1]["metadata"] == metadata
    assert page["messages"][1]["bot_id"] == "B0SANDBOX1"
    await client.chat_update(channel="C0POLICY01", ts=posted["ts"], text="one", metadata={})
    page = await client.conversations_history(channel="C0POLICY01", include_all_metadata=True, limit=2)
    assert "metadata" not in page["messages"][1]


async def test_threads(client: AsyncWebClient) -> None:
    """Replies stand in their thread and are counted at its first message, not in the channel's history."""
    parent = await client.chat_postMessage(channel="#policy", text="first")
    await client.chat_postMessage(channel="#policy", text="reply", thread_ts=parent["ts"])
    thread = await client.conversations_replies(channel="C0POLICY01", ts=parent["ts"])
    assert [message["text"] for message in thread["messages"]] == ["first", "reply"]
    assert thread["messages"][0]["reply_count"] == 1
    newest = (await client.conversations_history(channel="C0POLICY01", limit=1))["messages"][0]
    assert newest["text"] == "first"
    assert (
        await error_of(client.chat_postMessage(channel="#policy", text="x", thread_ts="1.000000")) == "thread_not_found"
    )


async def test_own_messages_only(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """The app changes and deletes its own messages, not other people's."""
    said = sandbox.acting.says(MEMBER, "C0POLICY01", "mine")
    update = client.chat_update(channel="C0POLICY01", ts=said["ts"], text="x")
    assert await error_of(update) == "cant_update_message"
    assert await error_of(client.chat_delete(channel="C0POLICY01", ts=said["ts"])) == "cant_delete_message"
    own = await client.chat_postMessage(channel="#policy", text="x", blocks=[{"type": "divider"}])
    changed = await client.chat_update(channel="C0POLICY01", ts=own["ts"], text="y")
    assert changed["message"]["text"] == "y"
    assert "edited" in changed["message"]
    sandbox.workspace.set_archived("C0POLICY01", ADMIN, True)
    assert await error_of(client.chat_update(channel="C0POLICY01", ts=own["ts"], text="z")) == "is_inactive"
    sandbox.workspace.set_archived("C0POLICY01", ADMIN, False)
    await client.chat_delete(channel="C0POLICY01", ts=own["ts"])
    assert await error_of(client.chat_update(channel="C0POLICY01", ts=own["ts"], text="z")) == "message_not_found"


async def test_ephemeral_is_seen_by_one(workspace: Workspace, client: AsyncWebClient) -> None:
    """An ephemeral message is seen by its one person, stands in no history, and goes only to members of the channel."""
    posted = await client.chat_postEphemeral(channel="#policy", user=MEMBER, text="psst")
    assert workspace.as_member().sees()[-1]["ts"] == posted["message_ts"]
    assert workspace.as_admin().sees()[-1]["ts"] != posted["message_ts"]
    history = await client.conversations_history(channel="C0POLICY01")
    assert "psst" not in str(history["messages"])
    refused = client.chat_postEphemeral(channel="#general", user=GUEST, text="psst")
    assert await error_of(refused) == "user_not_in_channel"


async def test_direct_messages(workspace: Workspace, client: AsyncWebClient) -> None:
    """A person's id opens their direct messages with the app."""
    opened = await client.conversations_open(users=MEMBER)
    posted = await client.chat_postMessage(channel=MEMBER, text="hello")
    assert posted["channel"] == opened["channel"]["id"]
    assert workspace.as_member("@app").sees()[-1]["text"] == "hello"


# --- Triggers, views, response addresses ------------------------------------------------------------------------------


async def test_trigger_is_used_once_within_three_seconds(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """A trigger_id opens one view, within three seconds."""
    trigger = sandbox.hub.tickets.new_trigger(MEMBER)
    sandbox.clock.advance(3)
    await client.views_open(trigger_id=trigger, view=FORM)
    assert await error_of(client.views_open(trigger_id=trigger, view=FORM)) == "exchanged_trigger_id"
    late = sandbox.hub.tickets.new_trigger(MEMBER)
    sandbox.clock.advance(3.1)
    assert await error_of(client.views_open(trigger_id=late, view=FORM)) == "expired_trigger_id"
    assert await error_of(client.views_open(trigger_id="1.2.3", view=FORM)) == "invalid_trigger_id"


async def test_three_views_deep(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """Two views can be pushed on a modal, a third cannot."""
    new_trigger = sandbox.hub.tickets.new_trigger
    root = (await client.views_open(trigger_id=new_trigger(MEMBER), view=FORM))["view"]
    for _ in range(2):
        pushed = (await client.views_push(trigger_id=new_trigger(MEMBER), view=FORM))["view"]
        assert pushed["root_view_id"] == root["id"]
    assert await error_of(client.views_push(trigger_id=new_trigger(MEMBER), view=FORM)) == "push_limit_reached"


async def test_hash_and_external_id(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """An update with an old hash is refused; an external_id finds its view and is unique."""
    trigger = sandbox.hub.tickets.new_trigger(MEMBER)
    named = {**FORM, "external_id": "form-1"}
    first = (await client.views_open(trigger_id=trigger, view=named))["view"]
    second = (await client.views_update(external_id="form-1", hash=first["hash"], view=named))["view"]
    assert second["id"] == first["id"]
    assert await error_of(client.views_update(view_id=first["id"], hash=first["hash"], view=named)) == "hash_conflict"
    other = sandbox.hub.tickets.new_trigger(ADMIN)
    assert await error_of(client.views_open(trigger_id=other, view=named)) == "duplicate_external_id"
    assert await error_of(client.views_update(view_id="V000", view=FORM)) == "not_found"


async def test_input_needs_a_submit(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """A modal with an input and no submit button is refused."""
    view = {key: value for key, value in FORM.items() if key != "submit"}
    trigger = sandbox.hub.tickets.new_trigger(MEMBER)
    assert await error_of(client.views_open(trigger_id=trigger, view=view)) == "invalid_arguments"


async def test_response_url(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    """A response_url takes five uses within thirty minutes, and refuses blocks beyond the limits."""
    tickets = sandbox.hub.tickets

    async def respond(token: str, body: Json) -> tuple[int, str]:
        async with session.post(f"{sandbox.address}/response/{token}", json=body) as reply:
            text = await reply.text()
            return reply.status, text if text == "ok" else str(json.loads(text)["error"])

    token = tickets.new_response("C0POLICY01", MEMBER)
    for number in range(5):
        assert await respond(token, {"text": str(number)}) == (200, "ok")
    assert await respond(token, {"text": "six"}) == (404, "used_url")
    old = tickets.new_response("C0POLICY01", MEMBER)
    sandbox.clock.advance(30 * 60)
    assert await respond(old, {"text": "just in time"}) == (200, "ok")
    sandbox.clock.advance(1)
    assert await respond(old, {"text": "late"}) == (404, "expired_url")
    wrong = tickets.new_response("C0POLICY01", MEMBER)
    assert await respond(wrong, {"blocks": [{"type": "foo"}]}) == (400, "invalid_blocks")


# --- Rates ------------------------------------------------------------------------------------------------------------


async def test_one_post_a_second(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """After a short burst a channel takes one post a second; Slack says how long to wait."""
    for _ in range(10):
        await client.chat_postMessage(channel="#policy", text="x")
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="#policy", text="x")
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "1"
    assert (await client.chat_postMessage(channel="#general", text="x"))["ok"]
    sandbox.clock.advance(1)
    assert (await client.chat_postMessage(channel="#policy", text="x"))["ok"]


@pytest.mark.parametrize(
    ("method", "arguments", "allowed"),
    [("users.list", {}, 20), ("users.conversations", {}, 50), ("users.info", {"user": ADMIN}, 100)],
)
async def test_tiers(sandbox: Sandbox, client: AsyncWebClient, method: str, arguments: Json, allowed: int) -> None:
    """Tier 2, 3 and 4 let 20, 50 and 100 calls a minute through, and the next ones again a minute later."""
    for _ in range(allowed):
        await client.api_call(method, params=arguments)
    assert await error_of(client.api_call(method, params=arguments)) == "ratelimited"
    sandbox.clock.advance(60)
    assert (await client.api_call(method, params=arguments))["ok"]


# --- Files ------------------------------------------------------------------------------------------------------------


async def test_upload_in_two_steps(sandbox: Sandbox, client: AsyncWebClient, session: aiohttp.ClientSession) -> None:
    """The client's files_upload_v2 works, and the file can be downloaded with the token."""
    done = await client.files_upload_v2(
        channel="C0POLICY01", filename="list.csv", content="a,b\n", initial_comment="The list"
    )
    file = (await client.files_info(file=done["file"]["id"]))["file"]
    assert (file["name"], file["size"], file["channels"]) == ("list.csv", 4, ["C0POLICY01"])
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    async with session.get(file["url_private_download"], headers=headers) as reply:
        assert await reply.text() == "a,b\n"
    message = (await client.conversations_history(channel="C0POLICY01", limit=1))["messages"][0]
    assert (message["subtype"], message["text"], message["files"][0]["id"]) == ("file_share", "The list", file["id"])
    assert await error_of(client.files_info(file="F000")) == "file_not_found"


@pytest.mark.parametrize("name", ["../../x.txt", "a?b#c%2e.txt", "議事録 6.txt", "..", "<img src=x>"])
async def test_any_name_can_be_downloaded(sandbox: Sandbox, session: aiohttp.ClientSession, name: str) -> None:
    """However a file is called, its address leads to it, and to nothing else."""
    file = sandbox.acting.uploads(MEMBER, name, b"words")
    assert file["name"] == name
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    async with session.get(file["url_private_download"], headers=headers) as reply:
        assert await reply.text() == "words"


async def test_download_needs_files_read(narrow: Sandbox, session: aiohttp.ClientSession) -> None:
    """Without the scope files:read even the app's token gets Slack's sign-in page."""
    file = narrow.acting.uploads(MEMBER, "a.txt", b"secret")
    headers = {"Authorization": f"Bearer {narrow.bot_token}"}
    async with session.get(file["url_private"], headers=headers) as reply:
        assert b"secret" not in await reply.read()
