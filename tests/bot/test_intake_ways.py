"""Other ways in than the form, who may use them, and what becomes of what members propose."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.access import Access
from bot.app import build_app
from bot.intake import gathering
from bot.sandbox import Sandbox
from bot.sandbox.people import ADMIN, MEMBER
from bot.workspace import Workspace as Bot
from briefings.fetch import Fetched, FetchError
from tests.bot.test_intake import PASTE, RECORD, handed_in, shown_words
from tests.intake.files import a_mail
from tests.kit.bolt import connected
from tests.kit.workspace import Workspace, words_of

PAGE = b"<html><title>Harbour plan</title><body><h1>Harbour plan</h1><p>%s</p></body></html>" % (
    b"The harbour will be dredged in the coming spring, and the fishing boats move to the northern basin. " * 5
)
GROUP = "S0BRIEFADM"


def page(address: str) -> Fetched:
    """A web with one page in it."""
    if address != "https://example.org/harbour":
        raise FetchError("There is no host there; please check the address.")
    return Fetched(PAGE, address, "harbour.html", "text/html")


@pytest.fixture
def bot(bot: Bot, sandbox: Sandbox) -> Bot:
    """The bot, with a web of one page, an intake channel and a user group of admins."""
    sandbox.workspace.set_usergroup(GROUP, "briefings-admins", [])
    access = Access(bot.client, admins=frozenset(), guests_too=False, now=bot.now, admin_group=GROUP)
    return replace(bot, fetch=page, intake_channels=frozenset({"C0PRIVACY1"}), access=access)


@pytest.fixture
async def workspace(sandbox: Sandbox, bot: Bot) -> AsyncIterator[Workspace]:
    """People in the workspace, with that bot connected."""
    async with connected(build_app(bot), sandbox):
        yield Workspace(sandbox)
        await bot.background.settled()


async def test_address(workspace: Workspace, bot: Bot) -> None:
    """A page is read by its address, which is kept with the record."""
    admin = workspace.as_admin()
    await admin.types("/brief add https://example.org/harbour")
    await bot.background.settled()
    assert "Harbour plan" in shown_words(admin)
    await admin.submits()
    await bot.background.settled()
    assert bot.corpus.documents.recent(1)[0].source.address == "https://example.org/harbour"


async def test_several_addresses(workspace: Workspace, bot: Bot) -> None:
    """As many addresses as are given are read, in the form too and as Slack writes links; too many are refused."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {"Or an address on the web": "<https://example.org/harbour|harbour> https://a.example"})
    assert [each.address for each in bot.corpus.tray.waiting()] == ["https://example.org/harbour"]
    assert "https://a.example: There is no host there" in shown_words(admin)
    await admin.closes()
    assert "up to 10 at once" in (await admin.types("/brief add " + "https://example.org/harbour " * 11)).words


async def test_address_that_is_not_there(workspace: Workspace, bot: Bot) -> None:
    """An address that cannot be read says why; what is no address is refused at once."""
    admin = workspace.as_admin()
    await admin.types("/brief add https://nowhere.example/x")
    await bot.background.settled()
    assert "no host" in shown_words(admin)
    assert "begins with https://" in (await admin.types("/brief add file:///etc/passwd")).words


async def test_message_with_its_thread(workspace: Workspace, bot: Bot) -> None:
    """The shortcut on a message takes its words, those of its thread and its files; names stand for mentions."""
    admin = workspace.as_admin()
    first = await workspace.as_member().types(f"The harbour group met today, <@{ADMIN}> took the chair for the day.")
    start = first.outcome["message"]
    await workspace.as_colleague().types("They want the northern basin dredged first.", thread=start)
    reply = (await workspace.as_member().types("And the budget comes in May.", thread=start)).outcome["message"]
    await admin.uses_shortcut("add_message", on=reply)
    await bot.background.settled()
    item = bot.corpus.tray.waiting()[0]
    text = bot.corpus.tray.data(item.id).decode()
    assert "Ben Okafor: The harbour group met today, Aiko Tanaka took the chair" in text
    assert "Maya Lindqvist: They want the northern basin" in text
    assert "Before it is filed" in shown_words(admin)


async def test_a_thread_that_goes_on(workspace: Workspace, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a thread longer than is read at once the first messages are taken, and the review says so."""
    monkeypatch.setattr(gathering, "_THREAD", 2)
    start = (await workspace.as_member().types("The harbour group met today for an hour.")).outcome["message"]
    for words in ("The second message.", "The third message."):
        await workspace.as_member().types(words, thread=start)
    admin = workspace.as_admin()
    await admin.uses_shortcut("add_message", on=start)
    await bot.background.settled()
    assert "The thread goes on; these are its first 2 messages." in shown_words(admin)


async def test_a_message_of_mentions_alone(workspace: Workspace, bot: Bot) -> None:
    """A message that only calls others holds nothing to read, however long their calls are."""
    admin = workspace.as_admin()
    message = (await admin.types("<!subteam^S0BRIEFADM> <!channel> <!here>")).outcome["message"]
    await admin.uses_shortcut("add_message", on=message)
    await bot.background.settled()
    assert "nothing in it to read" in shown_words(admin)


async def test_own_answers_are_no_record(workspace: Workspace, bot: Bot) -> None:
    """What the bot answered in a thread is left out of it; its answer alone is nothing to add."""
    admin = workspace.as_admin()
    start = (await workspace.as_member().types("The harbour group met today for an hour.")).outcome["message"]
    me = workspace.sandbox.workspace.identity.bot_user_id
    await workspace.as_colleague().types(f"<@{me}> person Ohta", thread=start)
    await workspace.until(lambda: next(iter(workspace.posts()), None))
    await admin.uses_shortcut("add_message", on=start)
    await bot.background.settled()
    item = bot.corpus.tray.waiting()[0]
    text = bot.corpus.tray.data(item.id).decode()
    assert "Ben Okafor: The harbour group met" in text
    assert "Maya Lindqvist: " in text
    assert "(app)" not in text
    draft = bot.drafts.open(item.id)
    assert (draft.reading.kind, draft.reading.provenance.label) == ("conversation", "unknown")
    assert [each.speaker for each in draft.reading.turns] == ["Ben Okafor", "Maya Lindqvist"]
    assert "Conversation, not official" in shown_words(admin)
    await admin.closes()
    asked = workspace.as_admin("@app")
    await asked.types("person Ohta")
    answer = await asked.waits_for("Naoki")
    await asked.uses_shortcut("add_message", on=answer)
    await bot.background.settled()
    assert "only what I wrote myself" in words_of([asked.sees()[-1], asked.modal])


async def test_message_with_a_file(workspace: Workspace, bot: Bot) -> None:
    """Of a message that only carries a file, the file is the record."""
    admin = workspace.as_admin()
    shared = (await admin.shares("roads.txt", RECORD.encode())).outcome["message"]
    await admin.uses_shortcut("add_message", on=shared)
    await bot.background.settled()
    assert [each.filename for each in bot.corpus.tray.waiting()] == ["roads.txt"]


async def test_mail_with_attachments(workspace: Workspace, bot: Bot) -> None:
    """What is attached to a mail is filed beside it, and says with which message it came."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {"Files": [admin.uploads("papers.eml", a_mail())]})
    assert all(each in shown_words(admin) for each in ("papers.eml", "plan.txt", "minutes.docx"))
    await admin.submits()
    await bot.background.settled()
    answer = await admin.types("/brief document Harbour plan")
    assert "attached to the message “Papers for Thursday” from Hana Sato" in answer.words


async def test_file_dropped_on_the_bot(workspace: Workspace, bot: Bot) -> None:
    """A file in a direct message to the bot is read, and leads on to the review."""
    admin = workspace.as_admin("@app")
    await admin.shares("roads.txt", RECORD.encode())
    note = await admin.waits_for("Nothing is filed yet")
    await admin.clicks("Look at it", on=note)
    await bot.background.settled()
    assert "Notes on roads" in shown_words(admin)
    await admin.submits()
    await bot.background.settled()
    assert bot.corpus.documents.count() == 3


async def test_file_in_an_intake_channel(workspace: Workspace, bot: Bot) -> None:
    """A file in an intake channel is read; one in another channel is left alone."""
    admin = workspace.as_admin("#privacy-law")
    await workspace.as_admin("#policy").shares("other.txt", b"Other words\n\nNobody asked to read this one.\n")
    await admin.shares("roads.txt", RECORD.encode())
    await workspace.as_admin("@app").waits_for("Nothing is filed yet")
    assert [each.filename for each in bot.corpus.tray.waiting()] == ["roads.txt"]


async def test_guest_is_refused(workspace: Workspace, bot: Bot) -> None:
    """A guest can neither open the form nor use the shortcut."""
    guest = workspace.as_guest()
    assert "full members" in (await guest.types("/brief add")).words
    message = (await workspace.as_member().types("The harbour group met today for long.")).outcome["message"]
    await guest.uses_shortcut("add_message", on=message)
    await bot.background.settled()
    assert guest.modal is None
    assert bot.corpus.tray.waiting() == []


async def test_proposal_is_filed(workspace: Workspace, bot: Bot) -> None:
    """A member proposes, an admin is told and files it after a look, and the member is told."""
    member = workspace.as_member()
    await handed_in(member, bot, {PASTE: RECORD})
    assert "Proposed" in shown_words(member)
    assert bot.corpus.documents.count() == 2
    admin = workspace.as_admin("@app")
    note = await admin.waits_for("Ben Okafor proposes")
    await admin.clicks("Look at it", on=note)
    await bot.background.settled()
    await admin.submits()
    await bot.background.settled()
    assert bot.corpus.documents.count() == 3
    told = await workspace.as_member("@app").waits_for("Aiko Tanaka filed what you proposed")
    assert "pasted.txt" in words_of(told)


async def test_proposal_is_told_once(workspace: Workspace, bot: Bot) -> None:
    """Who hands the same in again is told as before, and the admins hear nothing of it a second time."""
    for _ in range(2):
        await handed_in(workspace.as_member(), bot, {PASTE: RECORD})
        assert "Proposed" in shown_words(workspace.as_member())
    told = [each for each in workspace.as_admin("@app").sees() if "proposes" in words_of(each)]
    assert len(told) == 1


async def test_proposal_is_declined(workspace: Workspace, bot: Bot) -> None:
    """A declined proposal is not filed; the member is told why, and nobody can decide about it again."""
    member = workspace.as_member()
    await handed_in(member, bot, {PASTE: RECORD})
    admin = workspace.as_admin("@app")
    note = await admin.waits_for("Ben Okafor proposes")
    await admin.clicks("Decline", on=note)
    await admin.submits({"reason": "We have the official minutes"})
    await bot.background.settled()
    told = await workspace.as_member("@app").waits_for("declined what you proposed")
    assert "We have the official minutes" in words_of(told)
    await admin.closes()
    await admin.clicks("Look at it", on=note)
    await bot.background.settled()
    assert "declined already" in shown_words(admin)
    assert bot.corpus.documents.count() == 2


async def test_member_cannot_decide(workspace: Workspace, bot: Bot) -> None:
    """A member who gets hold of a button of the admins' desk is refused."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {PASTE: RECORD})
    desk = await admin.types("/brief desk")
    assert desk.ok
    assert "Only admins" in (await workspace.as_member().types("/brief desk")).words


async def test_user_group(workspace: Workspace, bot: Bot) -> None:
    """Who is in the user group files like an admin, from the moment they are in it until they leave it."""
    member = workspace.as_member()
    workspace.sandbox.workspace.set_usergroup(GROUP, "briefings-admins", [MEMBER])
    await handed_in(member, bot, {PASTE: RECORD})
    assert "Before it is filed" in shown_words(member)
    workspace.sandbox.workspace.set_usergroup(GROUP, "briefings-admins", [])
    await member.submits()
    await bot.background.settled()
    assert "Only admins" in shown_words(member)
    assert bot.corpus.documents.count() == 2
