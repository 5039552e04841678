"""Digests: set, shown and stopped by people; each posted once, whatever breaks on the way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.delivery.postman import Postman
from bot.sandbox import Sandbox
from bot.workspace import Workspace as Bot
from briefings.filing import file_record
from tests.bot.made_up import minutes
from tests.kit.workspace import Workspace

# 09:00 on Monday 9 June in London, where the member is.
MONDAY = datetime(2025, 6, 9, 8, 0, tzinfo=UTC)
A_MOMENT = timedelta(minutes=2)


def file_new(bot: Bot, number: int = 7) -> None:
    reading = minutes(number)
    data = f"{number} {reading.text}".encode()
    file_record(bot.corpus, data, "new.txt", reading, reader_version=1, filed_by="seeds", now=bot.now())


async def test_weekly_says_when_it_comes(workspace: Workspace) -> None:
    """Setting a digest says the day, the hour in the asker's time zone, and when the first one comes."""
    shown = await workspace.as_member().types("/brief digest weekly")
    assert "every Monday at 09:00 (Europe/London)" in shown.words
    assert "9 Jun 2025" in shown.words


async def test_only_one_a_channel(workspace: Workspace) -> None:
    """A second weekly digest in one channel is refused with a sentence."""
    await workspace.as_member().types("/brief digest weekly")
    shown = await workspace.as_admin().types("/brief digest weekly")
    assert "already" in shown.words


async def test_posted_once(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """What came on file in the week is posted on Monday at nine, and not again at the next tick or after a restart."""
    await workspace.as_member().types("/brief digest weekly")
    file_new(bot)
    workspace.clock.set(MONDAY - A_MOMENT)
    await postman.tick()
    assert workspace.posts() == []
    workspace.clock.set(MONDAY)
    await postman.tick()
    await postman.tick()
    await Postman(bot).tick()
    [posted] = workspace.posts()
    assert "Data Sharing Working Group (7th)" in posted["text"]
    assert "machine translation" in posted["text"]


async def test_quiet_when_there_is_nothing(workspace: Workspace, postman: Postman) -> None:
    """A week in which nothing came on file is passed over in silence."""
    await workspace.as_member().types("/brief digest weekly")
    workspace.clock.set(MONDAY)
    await postman.tick()
    assert workspace.posts() == []


async def test_stop(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """A stopped digest is not posted, and stopping what is not there says so."""
    member = workspace.as_member()
    await member.types("/brief digest weekly")
    assert "Stopped" in (await member.types("/brief digest stop")).words
    file_new(bot)
    workspace.clock.set(MONDAY)
    await postman.tick()
    assert workspace.posts() == []
    assert "gets no digest" in (await member.types("/brief digest stop")).words


async def test_now_is_private_and_changes_nothing(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """/brief digest now shows the last seven days to the asker alone."""
    shown = await workspace.as_member().types("/brief digest now")
    assert shown.ephemeral
    assert "Consent explained" in shown.words
    assert bot.corpus.subscriptions.running() == []
    assert workspace.posts() == []


async def test_anything_else_says_what_there_is(workspace: Workspace) -> None:
    """An unknown word after digest is answered with how a digest is set."""
    shown = await workspace.as_member().types("/brief digest hourly")
    assert "“hourly”" in shown.words
    assert "weekly mon 09:00" in shown.words


async def test_private_channel_without_the_bot(workspace: Workspace) -> None:
    """In a private channel that the bot is not in, it asks to be invited; nothing is set."""
    shown = await workspace.as_admin("#leads").types("/brief digest weekly")
    assert "invite" in shown.words


async def test_public_channel_is_joined(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """In a public channel the bot joins by itself, so that it can post there."""
    await workspace.as_member("#random").types("/brief digest weekly")
    file_new(bot)
    workspace.clock.set(MONDAY)
    await postman.tick()
    assert len(workspace.posts("#random")) == 1


async def test_reply_lost_after_slack_stored_it(
    workspace: Workspace, bot: Bot, postman: Postman, sandbox: Sandbox
) -> None:
    """A digest whose reply was lost is found in the channel's history and not posted again."""
    await workspace.as_member().types("/brief digest weekly")
    file_new(bot)
    workspace.clock.set(MONDAY)
    sandbox.faults.arm("drop-reply", "chat.postMessage")
    await postman.tick()
    workspace.clock.advance(120)
    await Postman(bot).tick()
    await Postman(bot).tick()
    assert len(workspace.posts()) == 1
    assert bot.corpus.outbox.waiting() == []


async def test_stored_late_after_the_connection_broke(
    workspace: Workspace, bot: Bot, postman: Postman, sandbox: Sandbox
) -> None:
    """A digest that Slack stores only after the connection broke is not posted a second time."""
    await workspace.as_member().types("/brief digest weekly")
    file_new(bot)
    workspace.clock.set(MONDAY)
    sandbox.faults.arm("store-late", "chat.postMessage", seconds=20)
    await postman.tick()
    await postman.tick()
    assert workspace.posts() == []
    workspace.clock.advance(30)
    await workspace.as_member().waits_for("Data Sharing Working Group (7th)")
    workspace.clock.advance(120)
    await postman.tick()
    assert len(workspace.posts()) == 1


async def test_never_arrived(workspace: Workspace, bot: Bot, postman: Postman, sandbox: Sandbox) -> None:
    """A digest that Slack answered with an error of its own is looked for, not found, and posted again."""
    await workspace.as_member().types("/brief digest weekly")
    file_new(bot)
    workspace.clock.set(MONDAY)
    sandbox.faults.arm("server-error", "chat.postMessage")
    await postman.tick()
    assert workspace.posts() == []
    workspace.clock.advance(120)
    await postman.tick()
    await postman.tick()
    assert len(workspace.posts()) == 1


async def test_slack_asks_for_a_pause(workspace: Workspace, bot: Bot, postman: Postman, sandbox: Sandbox) -> None:
    """When Slack asks for a pause the digest waits for as long as it asks, then comes once."""
    await workspace.as_member().types("/brief digest weekly")
    file_new(bot)
    workspace.clock.set(MONDAY)
    sandbox.faults.arm("rate-limited", "chat.postMessage", seconds=30)
    await postman.tick()
    workspace.clock.advance(10)
    await postman.tick()
    assert workspace.posts() == []
    workspace.clock.advance(25)
    await postman.tick()
    assert len(workspace.posts()) == 1


async def test_late_start_says_so(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """After a weekend asleep over several Mondays one digest comes, with everything since, and says that it is late."""
    await workspace.as_member().types("/brief digest weekly")
    file_new(bot, 7)
    workspace.clock.set(MONDAY + timedelta(days=8))
    await postman.tick()
    [posted] = workspace.posts()
    assert "comes late" in posted["text"]
    assert "(7th)" in posted["text"]
