"""The Events API: what the app is told, and what it is not."""

from __future__ import annotations

import aiohttp
import pytest

from bot.sandbox import Sandbox
from bot.sandbox.events import events_of
from bot.sandbox.people import ADMIN, GUEST, MEMBER
from bot.sandbox.state import Change
from bot.sandbox.wire import Json


@pytest.fixture
def told(sandbox: Sandbox) -> list[Json]:
    """The events that the app would be sent, as they happen."""
    events: list[Json] = []

    def hear(change: Change) -> None:
        events.extend(events_of(sandbox.hub, change))

    sandbox.workspace.listeners.append(hear)
    return events


def kinds(told: list[Json]) -> list[tuple[str, str | None]]:
    """Type and channel type of each event."""
    return [(event["type"], event.get("channel_type")) for event in told]


async def test_messages(sandbox: Sandbox, told: list[Json]) -> None:
    """Messages are told of where the app is, with the kind of channel; a mention is told of twice."""
    bot = sandbox.workspace.identity.bot_user_id
    sandbox.acting.says(MEMBER, "C0POLICY01", f"hello <@{bot}>")
    sandbox.acting.says(MEMBER, "C0RANDOM01", "not for the app")
    direct = sandbox.workspace.direct_channel(MEMBER, bot, 0)
    sandbox.acting.says(MEMBER, direct["id"], "psst")
    assert kinds(told) == [("message", "channel"), ("app_mention", None), ("message", "im")]


async def test_changes_of_messages(sandbox: Sandbox, told: list[Json]) -> None:
    """A changed and a deleted message are told of with what stood there before."""
    ts = sandbox.acting.says(MEMBER, "C0POLICY01", "one")["ts"]
    sandbox.workspace.change_message("C0POLICY01", ts, {"text": "two"})
    sandbox.workspace.delete_message("C0POLICY01", ts)
    assert [event.get("subtype") for event in told] == [None, "message_changed", "message_deleted"]
    assert told[1]["previous_message"]["text"] == "one"
    assert told[2]["deleted_ts"] == ts


async def test_comings_and_goings(sandbox: Sandbox, told: list[Json]) -> None:
    """Joining, leaving, archiving, and changes of people and groups are told of by Slack's names."""
    workspace = sandbox.workspace
    workspace.join("C0PRIVACY1", GUEST, inviter=ADMIN)
    workspace.leave("C0PRIVACY1", GUEST)
    workspace.join("C0RANDOM01", workspace.identity.bot_user_id)
    workspace.set_archived("C0RANDOM01", ADMIN, True)
    workspace.add_user({**workspace.users[MEMBER], "id": "U0NEWCOMER", "name": "new"})
    workspace.change_user(MEMBER, {"tz": "Asia/Tokyo"})
    workspace.set_usergroup("S0EDITORS1", "editors", [ADMIN])
    assert [event["type"] for event in told] == [
        "member_joined_channel", "member_left_channel", "member_joined_channel", "channel_archive", "team_join",
        "user_change",
        "subteam_updated",
    ]  # fmt: skip # shorter than one a line
    assert told[0]["inviter"] == ADMIN
    assert told[5]["user"]["tz"] == "Asia/Tokyo"


async def test_private_channels(sandbox: Sandbox, told: list[Json]) -> None:
    """What happens to a private channel is told only where the app is, and by Slack's names for groups."""
    workspace = sandbox.workspace
    workspace.set_archived("C0LEADS001", ADMIN, True)
    workspace.join("C0LEADS001", workspace.identity.bot_user_id)
    workspace.set_archived("C0LEADS001", ADMIN, False)
    workspace.leave("C0LEADS001", workspace.identity.bot_user_id, actor=ADMIN)
    assert [event["type"] for event in told] == [
        "member_joined_channel", "group_unarchive", "member_left_channel", "group_left",
    ]  # fmt: skip # shorter than one a line
    assert told[-1]["actor_id"] == ADMIN


async def test_over_http(sandbox: Sandbox, told: list[Json]) -> None:
    """People come, change and are grouped over HTTP, too, so that an app from elsewhere can be told of it."""
    async with aiohttp.ClientSession(sandbox.address) as session:

        async def do(deed: str, **body: object) -> Json:
            async with session.post(f"/sandbox/do/{deed}", json={"as": ADMIN, **body}) as reply:
                return dict(await reply.json()) if reply.status == 200 else {"status": reply.status}

        user = (await do("new-person", name="Nora Dahl"))["user"]["id"]
        assert (await do("change-person", user=user, changes={"tz": "Asia/Tokyo"}))["user"]["tz_offset"] == 32400
        assert not (await do("change-person", user=user, changes={"tz": "Mars/Base"}))["ok"]
        assert await do("change-person", user=user, changes={"profile": 5}) == {"status": 400}
        assert (await do("usergroup", id="S0EDITORS1", handle="editors", users=[user]))["ok"]
        assert (await do("remove-app", channel="C0POLICY01"))["ok"]
        assert sandbox.workspace.is_member("C0GENERAL1", user)
        # The only admin can be made a member, too: the first of the owners is an owner no longer.
        assert not (await do("change-person", user=ADMIN, changes={"is_owner": False}))["user"]["is_primary_owner"]
    assert [event["type"] for event in told] == [
        "team_join", "member_joined_channel", "user_change", "subteam_updated", "member_left_channel", "channel_left",
        "user_change",
    ]  # fmt: skip # shorter than one a line


async def test_files(sandbox: Sandbox, told: list[Json]) -> None:
    """A file shared where the app is, is told of with its id, beside its message."""
    file = sandbox.acting.uploads(MEMBER, "a.txt", b"x")
    sandbox.acting.shares(MEMBER, "C0POLICY01", [file], "look")
    assert [event["type"] for event in told] == ["message", "file_shared"]
    assert (told[0]["subtype"], told[1]["file_id"]) == ("file_share", file["id"])
