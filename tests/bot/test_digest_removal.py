"""Everybody's digests, for admins: by the names of their places, and stopped all at once."""

from __future__ import annotations

from bot.delivery.notices import Notices
from bot.delivery.postman import Postman
from bot.delivery.writer import DigestWriter
from bot.workspace import Workspace as Bot
from briefings.corpus.subscriptions import Schedule, Terms
from tests.bot.test_subscriptions import MONDAY, file_new
from tests.kit.workspace import Person, Shown, Workspace

WEEKLY = Schedule("weekly", 9, 0, "UTC", weekday=0)


async def several(workspace: Workspace) -> Person:
    """Four digests of two people in two channels, and a follow; gives the admin."""
    member = workspace.as_member()
    await member.types("/brief digest weekly")
    await member.types("/brief digest daily topic:consent")
    await member.types("/brief digest me weekly")
    await member.types("/brief follow topic:consent")
    await workspace.as_admin("#general").types("/brief digest monthly")
    return workspace.as_admin()


def mentioned(shown: Shown) -> list[str]:
    """The channels and people that are mentioned, by id."""

    def walk(value: object) -> list[str]:
        if isinstance(value, list):
            return [found for part in value for found in walk(part)]
        if isinstance(value, dict):
            own = [
                str(value[key])
                for key in ("channel_id", "user_id")
                if value.get("type") in ("channel", "user") and key in value
            ]
            return own + [found for part in value.values() for found in walk(part)]
        return []

    return walk(shown.message["blocks"])


async def test_places_are_shown_by_name(workspace: Workspace) -> None:
    """The list of everybody's mentions channels and people, which Slack shows by name; the plain text has the names."""
    admin = await several(workspace)
    shown = await admin.types("/brief digest list all")
    policy, general = workspace.channel("#policy"), workspace.channel("#general")
    assert mentioned(shown) == [policy, policy, workspace.as_member().user, general]
    assert "1. #policy: every Monday at 09:00" in shown.text
    assert "3. Ben Okafor: every Monday" in shown.text
    assert "by Ben Okafor" in shown.text
    assert policy not in shown.text


async def test_a_long_list_goes_on(workspace: Workspace, bot: Bot) -> None:
    """Thirty digests stand on a page, and a button leads to the next ones, with their numbers."""
    for number in range(34):
        bot.corpus.subscriptions.subscribe(f"C0MADEUP{number:02}", Terms(WEEKLY), by="U0MEMBER01", now=bot.now())
    admin = workspace.as_admin()
    first = await admin.types("/brief digest list all")
    assert "4 more digests" in first.words
    second = await admin.clicks("Read on", on=first)
    assert "34. C0MADEUP33" in second.text
    assert "Read on" not in second.labels()


async def test_all_of_a_channel(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """An admin stops a channel's digests together: they are shown first, and nothing ends without the button."""
    admin = await several(workspace)
    shown = await admin.types("/brief digest stop all #policy")
    assert "2 digests end" in shown.words
    assert len(bot.corpus.subscriptions.running()) == 5
    done = await admin.clicks("Stop these 2", on=shown)
    assert "2 digests of #policy have ended" in done.text
    assert bot.corpus.subscriptions.of_channel(workspace.channel("#policy")) == []
    assert [entry.action for entry in bot.corpus.audit.recent(2)] == ["digest stopped"] * 2
    file_new(bot)
    workspace.clock.set(MONDAY)
    await postman.tick()
    assert workspace.posts() == []


async def test_owners_are_told(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """Whose digests an admin stopped is told once which ones and by whom; the admin is not told of their own."""
    admin = await several(workspace)
    await admin.types("/brief digest weekly topic:harbour")
    shown = await admin.types("/brief digest stop all #policy")
    await admin.clicks("Stop these 3", on=shown)
    for _ in range(2):
        await postman.tick()
    member = workspace.as_member().user
    told = [str(each["text"]) for each in workspace.sandbox.workspace.messages[workspace.direct(member)]]
    assert len(told) == 1
    assert "stopped 2 digests of yours, with all others of #policy" in told[0]
    assert "every Monday" in told[0]
    assert "every day" in told[0]
    assert workspace.sandbox.workspace.messages[workspace.direct(admin.user)] == []


async def test_all_of_a_person_who_left(workspace: Workspace, bot: Bot) -> None:
    """An admin stops what somebody set and gets, their follows included; what others set stays."""
    admin = await several(workspace)
    shown = await admin.types("/brief digest stop all @Ben Okafor")
    assert "what they follow" in shown.words
    await admin.clicks("Stop these 4", on=shown)
    [left] = bot.corpus.subscriptions.running()
    assert left.channel == workspace.channel("#general")
    assert bot.corpus.follows.of("U0MEMBER01") == []
    again = await admin.types("/brief digest stop all <@U0MEMBER01>")
    assert "no digests of Ben Okafor to stop" in again.words


async def test_the_menu_under_the_list(workspace: Workspace) -> None:
    """Who cannot be mentioned any more is chosen from the menu."""
    admin = await several(workspace)
    shown = await admin.types("/brief digest list all")
    asked = await admin.clicks("Stop all of …", on=shown, value="Ben Okafor (4)")
    assert "4 digests end" in asked.words


async def test_here_where_none_is_named_and_nowhere_that_is_unknown(workspace: Workspace, bot: Bot) -> None:
    """Without a name it is the channel where it is typed; an unknown name stops nothing."""
    admin = await several(workspace)
    assert "2 digests end" in (await admin.types("/brief digest stop all")).words
    assert "is called “#lost”" in (await admin.types("/brief digest stop all #lost")).words
    assert "no digests of #random to stop" in (await admin.types("/brief digest stop all C0RANDOM01")).words
    assert len(bot.corpus.subscriptions.running()) == 5


async def test_for_admins_alone(workspace: Workspace, bot: Bot) -> None:
    """Nobody else stops all, not even with the words that are behind the button."""
    await several(workspace)
    member = workspace.as_member()
    for typed in ("stop all", "stop all surely #policy", "stop all #general"):
        assert "Only admins" in (await member.types(f"/brief digest {typed}")).words
    assert len(bot.corpus.subscriptions.running()) == 5


async def test_told_twice_of_a_lost_channel(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """Slack tells of a lost channel by an event and by refusing a message: the owner's note comes, and once."""
    member = workspace.as_member()
    await member.types("/brief digest weekly")
    [digest] = bot.corpus.subscriptions.running()
    notices = Notices(bot, DigestWriter(bot))
    await notices.channel_left(digest.channel, "not_in_channel")
    await notices.channel_gone(digest.id, "not_in_channel")
    await postman.tick()
    assert len(workspace.posts(workspace.direct(member.user))) == 1
