"""Follows and mutes: one direct message for all that a person follows, which says why each item is there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

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


async def test_a_long_search_is_stopped_from_its_message(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """The menu under a message stops a search too that is longer than Slack lets an option be."""
    member = workspace.as_member("@app")
    left_out = " ".join(f"-lighthouse{number}" for number in range(14))
    await member.types(f"/brief follow search:consent {left_out} immediate")
    file_new(bot)
    await postman.tick()
    [posted] = workspace.posts(workspace.direct(member.user))
    option = next(
        each["text"]["text"]
        for block in posted["blocks"]
        for element in block.get("elements", [])
        for each in element.get("options", [])
        if each["text"]["text"].startswith("Stop following search")
    )
    shown = await member.clicks("not-relevant", on=posted, value=option)
    assert "You no longer follow search “consent -lighthouse0" in shown.words


async def test_a_whole_search_can_be_followed(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """A saved search takes the whole language of searches, says what it finds today, and tells what matched."""
    member = workspace.as_member()
    shown = await member.types('/brief follow search:"need consent" -lighthouse speaker:ohta immediate')
    assert 'You follow search "need consent" -lighthouse speaker:ohta.' in shown.words
    assert "finds 1 passage on file today" in shown.words
    file_new(bot)
    await postman.tick()
    [posted] = workspace.posts(workspace.direct(member.user))
    assert 'Because of search "need consent" -lighthouse speaker:ohta' in posted["text"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('search:"need consent', "is not closed"),
        ("search:consent before:yesteryear", "before: needs a date"),
        ("search:consent source:gossip", "source: is one of official"),
        ("search:-consent", "only says what to leave out"),
        ("search:consent colour:red", "There is no filter"),
        ("search:consent speaker:oteni", "Did you mean Kenji Otani"),
    ],
)
async def test_a_search_that_cannot_be_understood_is_not_followed(
    workspace: Workspace, bot: Bot, typed: str, said: str
) -> None:
    """A mistake in a search is explained when it is to be followed, and nothing is kept."""
    member = workspace.as_member()
    assert said in (await member.types(f"/brief follow {typed}")).words
    assert bot.corpus.follows.of(member.user) == []


async def test_a_search_for_somebody_who_is_not_on_file_yet(workspace: Workspace, bot: Bot) -> None:
    """A search may name somebody of whom nothing came in yet; it says so."""
    member = workspace.as_member()
    shown = await member.types("/brief follow search:consent speaker:zwingli")
    assert "not on file yet; it counts from when it is" in shown.words
    assert len(bot.corpus.follows.of(member.user)) == 1


async def test_what_kind_of_thing(workspace: Workspace) -> None:
    """A follow that does not say what kind of thing it is gets the kinds."""
    shown = await workspace.as_member().types("/brief follow Naoki Ota")
    assert "person:NAME" in shown.words
