"""Admins add records from Slack; everybody else is told politely that they can't."""

from __future__ import annotations

from bot.workspace import Workspace as Bot
from tests.kit.workspace import Workspace

RECORD = "Notes on roads\n\nThe bridge needs repair.\n\nNobody spoke against it."


async def test_upload(workspace: Workspace, bot: Bot) -> None:
    """An admin uploads a file, is told what was understood, and everybody can ask about it."""
    admin = workspace.as_admin()
    opened = await admin.types("/brief add")
    assert opened.modal is not None
    file = admin.uploads("roads.txt", RECORD.encode())
    await admin.submits({"Files": [file]})
    await bot.background.settled()
    assert admin.modal is not None
    words = str(admin.modal["blocks"])
    assert "Filed" in words
    assert "Notes on roads" in words
    document = bot.corpus.documents.recent(1)[0]
    assert document.title == "Notes on roads"
    assert document.filed_by == admin.user
    assert bot.corpus.documents.original(document.id) == RECORD.encode()


async def test_pasted_text(workspace: Workspace, bot: Bot) -> None:
    """A short text can be pasted."""
    admin = workspace.as_admin()
    await admin.types("/brief add")
    await admin.submits({"Or paste a short text": RECORD})
    await bot.background.settled()
    assert bot.corpus.documents.recent(1)[0].title == "Notes on roads"


async def test_same_file_twice(workspace: Workspace, bot: Bot) -> None:
    """The same file is not filed twice, and the admin is told."""
    admin = workspace.as_admin()
    for _ in range(2):
        await admin.types("/brief add")
        await admin.submits({"Or paste a short text": RECORD})
        await bot.background.settled()
    assert "Already on file" in str((admin.modal or {})["blocks"])
    assert bot.corpus.documents.count() == 3


async def test_nothing_given(workspace: Workspace) -> None:
    """Submitting nothing is answered beside the input."""
    admin = workspace.as_admin()
    await admin.types("/brief add")
    shown = await admin.submits({})
    assert "Please choose a file" in str(shown.errors)


async def test_file_that_cannot_be_read(workspace: Workspace, bot: Bot) -> None:
    """A file that cannot be read is not filed; the others handed in with it are."""
    admin = workspace.as_admin()
    await admin.types("/brief add")
    files = [admin.uploads("broken.txt", b"%PDF-1.7 torn off"), admin.uploads("roads.txt", RECORD.encode())]
    await admin.submits({"Files": files})
    await bot.background.settled()
    words = str((admin.modal or {})["blocks"])
    assert "Not filed" in words
    assert "Notes on roads" in words
    assert bot.corpus.documents.count() == 3


async def test_member_is_refused(workspace: Workspace, bot: Bot) -> None:
    """A member gets one polite sentence, and no modal."""
    shown = await workspace.as_member().types("/brief add")
    assert "Only admins" in shown.words
    assert workspace.as_member().modal is None


async def test_no_longer_an_admin(workspace: Workspace, bot: Bot) -> None:
    """Who is no admin any more when they submit, files nothing."""
    admin = workspace.as_admin()
    await admin.types("/brief add")
    workspace.sandbox.workspace.users[admin.user].update(is_admin=False, is_owner=False, is_primary_owner=False)
    await admin.submits({"Or paste a short text": RECORD})
    await bot.background.settled()
    assert "Only admins" in str((admin.modal or {})["blocks"])
    assert bot.corpus.documents.count() == 2
