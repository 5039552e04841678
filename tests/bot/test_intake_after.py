"""Records on file are changed from Slack, and leave it as files."""

from __future__ import annotations

from bot.intake.drafts import Draft
from bot.sandbox.people import ADMIN
from bot.workspace import Workspace as Bot
from briefings.data import data_folder
from tests.bot.test_intake import PASTE, RECORD, handed_in, shown_words
from tests.kit.workspace import Person, Shown, Workspace, words_of

MINUTES = "/brief document Data Sharing Working Group"
MENU = "Change this record…"


async def record(person: Person) -> Shown:
    """The answer that shows the made-up minutes."""
    return await person.types(MINUTES)


async def test_fields_of_a_record(workspace: Workspace, bot: Bot) -> None:
    """An admin corrects several fields in one form; one press where it is told takes all of them back."""
    admin = workspace.as_admin()
    shown = await record(admin)
    await admin.chooses(MENU, "Correct its fields", on=shown)
    wrong = await admin.submits({"published": "soon"})
    assert "published" in wrong.errors
    await admin.submits({"title": "A better title", "published": "2025-05-21"})
    await bot.background.settled()
    assert "Corrected: title" in shown_words(admin)
    assert "A better title" in bot.corpus.documents.titles().values()
    await admin.clicks("Undo")
    await bot.background.settled()
    assert "A better title" not in bot.corpus.documents.titles().values()
    assert "2025-05-21" not in [each.source.published for each in bot.corpus.documents.recent(9)]
    assert [each.action for each in bot.corpus.audit.recent(2)] == [
        "undid: edited title, published",
        "edited title, published",
    ]


async def test_retired_and_restored(workspace: Workspace, bot: Bot) -> None:
    """A record that an admin takes out of the answers is in none, and comes back with one press."""
    admin = workspace.as_admin()
    shown = await record(admin)
    done = await admin.chooses(MENU, "Take it out of the answers", on=shown)
    await bot.background.settled()
    assert "out of the answers" in done.words
    assert bot.corpus.documents.count() == 1
    await admin.clicks("Undo", on=done)
    await bot.background.settled()
    assert bot.corpus.documents.count() == 2


async def test_list_of_retired(workspace: Workspace, bot: Bot) -> None:
    """Admins find what was taken out of the answers in a list, from the desk too, and bring it back from there."""
    admin = workspace.as_admin()
    assert "No record was taken out" in (await admin.types("/brief recent retired")).words
    await admin.chooses(MENU, "Take it out of the answers", on=await record(admin))
    await bot.background.settled()
    desk = await admin.types("/brief desk")
    shown = await admin.clicks("Records taken out of the answers", on=desk)
    assert "Data Sharing Working Group (6th)" in shown.words
    looked = await admin.chooses("Look at one…", "Data Sharing Working Group (6th)", on=shown)
    await bot.background.settled()
    assert "Nothing of it was deleted" in looked.words
    assert "Its words" in looked.words
    assert "Share" not in looked.labels()
    done = await admin.clicks("Bring it back into the answers", on=looked)
    await bot.background.settled()
    assert "back in the answers" in done.words
    assert bot.corpus.documents.count() == 2
    assert "Only admins" in (await workspace.as_member().types("/brief recent retired")).words


async def test_new_version(workspace: Workspace, bot: Bot) -> None:
    """A new version of a record is read, compared, and takes its place."""
    admin = workspace.as_admin()
    shown = await record(admin)
    await admin.chooses(MENU, "Add a new version", on=shown)
    await admin.submits({"Or paste a short text": RECORD})
    await bot.background.settled()
    assert "A new version of" in shown_words(admin)
    await admin.submits()
    await bot.background.settled()
    newest = bot.corpus.documents.recent(1)[0]
    assert newest.version == 2
    assert bot.corpus.documents.count() == 2


async def test_new_version_of_what_waits_already(workspace: Workspace, bot: Bot) -> None:
    """A file that waits as a record of its own becomes a new version when it is given as one, and is shown as filed."""
    admin = workspace.as_admin()
    await admin.chooses(MENU, "Correct its fields", on=await record(admin))
    await admin.submits({"title": "Harbour minutes"})
    await bot.background.settled()
    await admin.closes()
    await handed_in(admin, bot, {PASTE: RECORD})
    await admin.closes()
    shown = await admin.types("/brief document Harbour minutes")
    await admin.chooses(MENU, "Add a new version", on=shown)
    await admin.submits({PASTE: RECORD})
    await bot.background.settled()
    # What was corrected in the record before holds for its new version.
    assert shown_words(admin).count("Harbour minutes") == 2
    await admin.submits()
    await bot.background.settled()
    assert "Filed as a new version" in shown_words(admin)
    assert "Harbour minutes" in shown_words(admin)
    newest = bot.corpus.documents.recent(1)[0]
    assert (newest.version, newest.title) == (2, "Harbour minutes")


async def test_members_see_no_menu(workspace: Workspace) -> None:
    """What only admins may do is offered to nobody else."""
    assert MENU not in str((await record(workspace.as_member())).elements())


async def test_right_lost_in_between(workspace: Workspace, bot: Bot) -> None:
    """Who is no admin any more when they hand a correction in, changes nothing."""
    admin = workspace.as_admin()
    await admin.chooses(MENU, "Correct its fields", on=await record(admin))
    workspace.sandbox.workspace.users[ADMIN].update(is_admin=False, is_owner=False, is_primary_owner=False)
    await admin.submits({"title": "Mine now"})
    await bot.background.settled()
    assert "Only admins" in shown_words(admin)
    assert "Mine now" not in bot.corpus.documents.titles().values()


async def test_answer_as_a_file(workspace: Workspace, bot: Bot) -> None:
    """An answer is posted as a Markdown file in the channel; what is the asker's alone is not."""
    member = workspace.as_member()
    done = await member.types("/brief export person Naoki Ota")
    await bot.background.settled()
    assert "is in the channel" in done.words
    file = next(iter(workspace.posts()[-1]["files"]))
    assert file["name"] == "person-naoki-ota.md"
    assert "Naoki Ota" in workspace.sandbox.workspace.contents[file["id"]].decode()
    posts = len(workspace.posts())
    assert "for you alone" in (await member.types("/brief export audit")).words
    await member.types("/brief export person Qwertz Zyxwv")
    assert len(workspace.posts()) == posts


async def test_whole_corpus_for_admins(workspace: Workspace, bot: Bot) -> None:
    """An admin gets the whole corpus in a direct message; a member is refused."""
    assert "Only admins" in (await workspace.as_member().types("/brief export jsonl")).words
    admin = workspace.as_admin()
    for form, name in (("jsonl", "briefings.jsonl"), ("csv", "briefings-csv.zip")):
        await admin.types(f"/brief export {form}")
        await bot.background.settled()
        message = workspace.as_admin("@app").sees()[-1]
        assert message["files"][0]["name"] == name
    assert "briefings" not in words_of(workspace.posts())


async def test_who_spoke(workspace: Workspace, bot: Bot) -> None:
    """An admin says who spoke a passage of a record; the unnamed member has a name then."""
    seed = next(data_folder("seeds").glob("2022-10-05*"))
    draft = bot.drafts.bring(seed.read_bytes(), seed.name, proposed=False, by=ADMIN)
    assert isinstance(draft, Draft)
    bot.drafts.file(draft.item.id, by=ADMIN)
    admin = workspace.as_admin()
    shown = await admin.types("/brief document My Number System and national")
    await admin.chooses(MENU, "Say who spoke", on=shown)
    blocks = (admin.modal or {})["blocks"]
    options = next(each for each in blocks if each["block_id"] == "passage")["element"]["options"]
    unnamed = next(each["value"] for each in options if each["text"]["text"].startswith("Unnamed"))
    assert (await admin.submits({"passage": unnamed})).errors
    await admin.submits({"passage": unnamed, "name": "Somebody New"})
    await bot.background.settled()
    assert "speaker of these words is changed" in shown_words(admin)
    assert "Somebody New" in bot.corpus.people.all().values()
