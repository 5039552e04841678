"""Follows and mutes: one direct message for all that a person follows, which says why each item is there."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.delivery.postman import Postman
from bot.workspace import Workspace as Bot
from tests.bot.test_subscriptions import file_new
from tests.kit.workspace import Workspace

# 08:00 on Tuesday 3 June in London, when daily messages come.
TUESDAY = datetime(2025, 6, 3, 7, 0, tzinfo=UTC)


async def test_one_message_for_all_follows_says_what_matched(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """Two follows that match one record make one item in one message, with both reasons; the channel sees nothing."""
    member = workspace.as_member()
    shown = await member.types("/brief follow person:ohta naoki")
    assert "You follow person “Naoki Ota”" in shown.words
    assert "every day at 08:00 (Europe/London)" in shown.words
    await member.types("/brief follow topic:consent")
    file_new(bot)
    workspace.clock.set(TUESDAY)
    await postman.tick()
    [posted] = workspace.posts(workspace.direct(member.user))
    assert "Because of person “Naoki Ota”, topic “consent”" in posted["text"]
    assert workspace.posts() == []


async def test_immediate(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """An immediate follow is told at the next tick, once, and not of what does not match."""
    member = workspace.as_member()
    await member.types("/brief follow role:director immediate")
    await postman.tick()
    file_new(bot)
    await postman.tick()
    await postman.tick()
    direct = workspace.direct(member.user)
    assert len(workspace.posts(direct)) == 1
    await member.types("/brief mute topic:consent")
    file_new(bot, 8)
    workspace.clock.advance(2)
    await postman.tick()
    assert len(workspace.posts(direct)) == 1


async def test_how_often_is_one_setting_for_all(workspace: Workspace, bot: Bot) -> None:
    """Saying when changes it for everything the person follows."""
    member = workspace.as_member()
    await member.types("/brief follow topic:consent weekly fri 17:00")
    shown = await member.types("/brief follow person:ota immediate")
    assert "as soon as something comes in" in shown.words
    [message] = bot.corpus.subscriptions.running()
    assert message.cadence == "immediate"


async def test_following_twice_and_removing(workspace: Workspace, bot: Bot) -> None:
    """A second follow of the same is refused; the last one removed ends the messages."""
    member = workspace.as_member()
    await member.types("/brief follow topic:consent")
    assert "already" in (await member.types("/brief follow topic:Consent")).words
    assert "You no longer follow topic “consent”" in (await member.types("/brief follow remove 1")).words
    assert bot.corpus.follows.of(member.user) == []
    assert bot.corpus.subscriptions.running() == []
    assert "You follow nothing yet" in (await member.types("/brief follow")).words


async def test_not_relevant(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """The menu under a message mutes the body that met, or stops the follow that matched."""
    member = workspace.as_member("@app")
    await member.types("/brief follow topic:consent immediate")
    file_new(bot)
    await postman.tick()
    [posted] = workspace.posts(workspace.direct(member.user))
    shown = await member.clicks("not-relevant", on=posted, value="Nothing more of Data Sharing Working Group")
    assert "Muted: series “Data Sharing Working Group”" in shown.words
    file_new(bot, 8)
    workspace.clock.advance(2)
    await postman.tick()
    assert len(workspace.posts(workspace.direct(member.user))) == 1
    shown = await member.clicks("not-relevant", on=posted, value="Stop following topic “consent”")
    assert "no longer follow topic “consent”" in shown.words


async def test_what_kind_of_thing(workspace: Workspace) -> None:
    """A follow that does not say what kind of thing it is gets the kinds."""
    shown = await workspace.as_member().types("/brief follow Naoki Ota")
    assert "person:NAME" in shown.words
