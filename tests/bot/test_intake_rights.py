"""Who may file is decided anew at each step, not when a window was opened."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.access import Access
from bot.app import build_app
from bot.sandbox import Sandbox
from bot.sandbox.people import ADMIN, COLLEAGUE, MEMBER
from bot.workspace import Workspace as Bot
from tests.bot.test_intake import PASTE, RECORD, handed_in, shown_words
from tests.kit.bolt import connected
from tests.kit.workspace import Person, Workspace

GROUP = "S0BRIEFADM"
OTHER = "Library hours\n\nThe library opens an hour earlier from now on, and closes later on Fridays.\n"


@pytest.fixture
def bot(bot: Bot, sandbox: Sandbox) -> Bot:
    """The bot, with a user group of admins in which there is nobody yet."""
    sandbox.workspace.set_usergroup(GROUP, "briefings-admins", [])
    access = Access(bot.client, admins=frozenset(), guests_too=False, now=bot.now, admin_group=GROUP)
    return replace(bot, access=access)


@pytest.fixture
async def workspace(sandbox: Sandbox, bot: Bot) -> AsyncIterator[Workspace]:
    """People in the workspace, with that bot connected."""
    async with connected(build_app(bot), sandbox):
        yield Workspace(sandbox)
        await bot.background.settled()


def group(workspace: Workspace, *members: str) -> None:
    """Put these people into the group, and nobody else."""
    workspace.sandbox.workspace.set_usergroup(GROUP, "briefings-admins", list(members))


def demote(workspace: Workspace) -> None:
    """The workspace's admin is a member from now on."""
    workspace.sandbox.workspace.users[ADMIN].update(is_admin=False, is_owner=False, is_primary_owner=False)


async def refused(person: Person, bot: Bot, values: dict[str, object] | None = None) -> None:
    """What is handed in now is refused, and nothing is filed, changed or decided."""
    trail = bot.corpus.audit.recent(99)
    await person.submits(values)  # type: ignore[arg-type]  # values of a form, by field
    await bot.background.settled()
    assert "Only admins" in shown_words(person)
    assert bot.corpus.audit.recent(99) == trail


async def test_batch(workspace: Workspace, bot: Bot) -> None:
    """“File 2 records” of somebody who is no admin any more files none of them."""
    admin = workspace.as_admin()
    files = [admin.uploads("roads.txt", RECORD.encode()), admin.uploads("library.txt", OTHER.encode())]
    await handed_in(admin, bot, {"Files": files})
    demote(workspace)
    await refused(admin, bot)
    assert len(bot.corpus.tray.waiting()) == 2


async def test_discarding(workspace: Workspace, bot: Bot) -> None:
    """Nor can they discard or correct what waits."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {PASTE: RECORD})
    await admin.clicks("Correct it")
    demote(workspace)
    await refused(admin, bot, {"title": "Mine"})
    assert bot.corpus.tray.waiting()[0].decisions == ()


async def test_declining(workspace: Workspace, bot: Bot) -> None:
    """A decline of somebody who is no admin any more declines nothing, and the proposer is told nothing."""
    await handed_in(workspace.as_member(), bot, {PASTE: RECORD})
    admin = workspace.as_admin("@app")
    note = await admin.waits_for("Ben Okafor proposes")
    await admin.clicks("Decline", on=note)
    demote(workspace)
    await refused(admin, bot, {"reason": "No"})
    assert [each.state for each in bot.corpus.tray.waiting()] == ["proposed"]


async def test_adding(workspace: Workspace, bot: Bot) -> None:
    """The form that an admin opened becomes a proposal when they are none any more, and the other way round."""
    admin, member = workspace.as_admin(), workspace.as_member()
    await admin.types("/brief add")
    await member.types("/brief add")
    demote(workspace)
    group(workspace, MEMBER)
    await admin.submits({PASTE: RECORD})
    await member.submits({PASTE: OTHER})
    await bot.background.settled()
    assert "Proposed" in shown_words(admin)
    assert "Before it is filed" in shown_words(member)
    assert [each.state for each in bot.corpus.tray.waiting()] == ["proposed", "draft"]


async def test_one_file_of_several_people(workspace: Workspace, bot: Bot) -> None:
    """What a member proposes is what the admin who brings the same file decides; both members who did are told."""
    member, colleague, admin = workspace.as_member(), workspace.as_colleague(), workspace.as_admin()
    for person in (member, colleague):
        await handed_in(person, bot, {PASTE: RECORD})
    await handed_in(admin, bot, {PASTE: RECORD})
    assert "A member proposed it" in shown_words(admin)
    assert [each.brought_by for each in bot.corpus.tray.waiting()] == [MEMBER, COLLEAGUE]
    await admin.submits()
    await bot.background.settled()
    assert bot.corpus.tray.waiting() == []
    assert bot.corpus.documents.count() == 3
    for person in (workspace.as_member("@app"), workspace.as_colleague("@app")):
        await person.waits_for("Aiko Tanaka filed")
    assert {each.document_id for each in map(bot.corpus.tray.get, (1, 2)) if each} == {
        bot.corpus.documents.recent(1)[0].id
    }


async def test_proposals_filed_together(workspace: Workspace, bot: Bot) -> None:
    """Who proposed one of several files that an admin files at once is told of it."""
    await handed_in(workspace.as_member(), bot, {PASTE: RECORD})
    admin = workspace.as_admin()
    files = [admin.uploads("pasted.txt", RECORD.strip().encode()), admin.uploads("library.txt", OTHER.encode())]
    await handed_in(admin, bot, {"Files": files})
    await admin.submits()
    await bot.background.settled()
    assert bot.corpus.tray.waiting() == []
    await workspace.as_member("@app").waits_for("Aiko Tanaka filed")


async def test_group_changes_while_a_proposal_waits(workspace: Workspace, bot: Bot) -> None:
    """Who left the group cannot decide about a proposal of which they were told; who joined it can."""
    group(workspace, COLLEAGUE)
    await handed_in(workspace.as_member(), bot, {PASTE: RECORD})
    told = workspace.as_colleague("@app")
    note = await told.waits_for("Ben Okafor proposes")
    group(workspace, MEMBER)
    answer = await told.clicks("Look at it", on=note)
    await bot.background.settled()
    assert "Only admins" in answer.words
    assert told.modal is None
    joined = workspace.as_member()
    await joined.chooses("Look at one…", "Notes on roads (pasted.txt)", on=await joined.types("/brief desk"))
    await bot.background.settled()
    await joined.submits()
    await bot.background.settled()
    assert bot.corpus.documents.recent(1)[0].filed_by == MEMBER


async def test_group_that_slack_does_not_tell(workspace: Workspace, bot: Bot) -> None:
    """While Slack does not say who is in the group, nobody is by it."""
    group(workspace, MEMBER)
    member = workspace.as_member()
    await handed_in(member, bot, {PASTE: RECORD})
    del workspace.sandbox.workspace.usergroups[GROUP]
    await refused(member, bot)
    assert len(bot.corpus.tray.waiting()) == 1
