"""Records come in from Slack: read, shown, corrected, then filed by an admin, or proposed by a member."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from bot.intake.parts import part_named
from bot.workspace import Workspace as Bot
from briefings.data import data_folder
from briefings.reading import read
from tests.intake.files import with_bad_files
from tests.kit.workspace import Person, Shown, Workspace, words_of

RECORD = (
    "Notes on roads\n\nThe bridge over the river needs repair before winter comes.\n\n"
    "Nobody spoke against it, and the mayor promised to ask for money.\n"
)
PASTE = "Or paste a short text"


async def handed_in(person: Person, bot: Bot, values: dict[str, object]) -> Shown:
    """Hand the form in, and wait until everything has been read."""
    await person.types("/brief add")
    shown = await person.submits(values)  # type: ignore[arg-type]  # values of a form, by label
    await bot.background.settled()
    return shown


def shown_words(person: Person) -> str:
    """What the window on top says."""
    assert person.modal is not None
    return words_of([person.modal["title"], person.modal["blocks"]])


async def test_understood_then_filed(workspace: Workspace, bot: Bot) -> None:
    """An uploaded file is shown first; nothing is on file until the admin files it, its bytes stay as they are."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {"Files": [admin.uploads("roads.txt", RECORD.encode())]})
    words = shown_words(admin)
    assert "Notes on roads" in words
    assert "Nothing is filed yet" in words
    assert bot.corpus.documents.count() == 2
    await admin.submits()
    await bot.background.settled()
    assert "Filed" in shown_words(admin)
    document = bot.corpus.documents.recent(1)[0]
    assert (document.title, document.filed_by) == ("Notes on roads", admin.user)
    assert bot.corpus.documents.original(document.id) == RECORD.encode()
    assert bot.corpus.tray.waiting() == []


async def test_each_field_can_be_corrected(workspace: Workspace, bot: Bot) -> None:
    """What was read can be corrected field by field before it is filed; a wrong date is told beside its field."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {PASTE: RECORD})
    await admin.clicks("Correct it")
    wrong = await admin.submits({"title": "Roads", "date": "yesterday", "series": "Road Group", "number": "7"})
    assert "2022-10-05" in wrong.errors["date"]
    await admin.submits(
        {"title": "Roads", "kind": "Minutes", "provenance": "Official", "series": "Road Group", "number": "7",
         "date": "2025-05-01", "place": "Town hall", "published": "2025-05-03"}
    )  # fmt: skip # shorter than one a line
    await bot.background.settled()
    assert all(each in shown_words(admin) for each in ("Roads", "Minutes, official", "Road Group (7th)", "Town hall"))
    await admin.submits()
    await bot.background.settled()
    document = bot.corpus.documents.recent(1)[0]
    assert (document.title, document.source.kind, document.source.provenance) == ("Roads", "minutes", "official")
    assert document.source.published == "2025-05-03"
    meeting = next(each for each in bot.corpus.meetings.all() if each.series == "Road Group")
    assert (meeting.number, meeting.date, meeting.place) == (7, "2025-05-01", "Town hall")


async def test_known_meeting(workspace: Workspace, bot: Bot) -> None:
    """A record can be linked to a meeting on file."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {PASTE: RECORD})
    await admin.clicks("Correct it")
    found = await admin.looks_up("find-meeting", "Data Sharing")
    assert any("Data Sharing Working Group" in each for each in found)
    meetings = [each for each in bot.corpus.meetings.all() if each.series == "Data Sharing Working Group"]
    await admin.submits({"find-meeting": f"meeting {meetings[0].id}"})
    await admin.submits()
    await bot.background.settled()
    meetings = [each for each in bot.corpus.meetings.all() if each.series == "Data Sharing Working Group"]
    assert len(meetings) == 1
    details = bot.lookup.record_details(bot.corpus.documents.recent(1)[0].id, 1)
    assert details is not None
    assert details.meetings[0].id == meetings[0].id


async def test_waits_in_the_store(workspace: Workspace, bot: Bot) -> None:
    """Who closes the window finds the draft on the desk, with what was corrected, also after a restart."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {PASTE: RECORD})
    await admin.clicks("Correct it")
    await admin.submits({"title": "Corrected roads"})
    await admin.closes()
    bot.drafts.forget()  # as a restart does
    desk = await admin.types("/brief desk")
    assert "pasted.txt" in desk.words
    await admin.chooses("Look at one…", "Corrected roads (pasted.txt)", on=desk)
    await bot.background.settled()
    assert "Corrected roads" in shown_words(admin)


async def test_nearly_the_same(workspace: Workspace, bot: Bot) -> None:
    """Of a record that is nearly the same as one on file, the difference is shown; it can become its new version."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {PASTE: RECORD})
    await admin.submits()
    await bot.background.settled()
    first = bot.corpus.documents.recent(1)[0]
    await handed_in(admin, bot, {PASTE: RECORD.replace("before winter", "before the winter")})
    assert "Nearly the same" in words_of(admin.modal)
    await admin.clicks("What differs")
    await bot.background.settled()
    assert "before the winter" in shown_words(admin)
    await admin.closes()
    unsaid = await admin.submits()
    assert unsaid.errors
    option = next(each for each in _options(admin) if each.startswith("A new version ("))
    assert "'description': {'type': 'plain_text', 'text': 'Notes on roads'" in str((admin.modal or {})["blocks"])
    await admin.submits({"place": option})
    await bot.background.settled()
    assert "new version" in shown_words(admin)
    newest = bot.corpus.documents.recent(1)[0]
    assert (newest.version, newest.record_id) == (2, first.record_id)


def _options(person: Person) -> list[str]:
    blocks = (person.modal or {})["blocks"]
    place = next(each for each in blocks if each.get("block_id") == "place")
    return [option["text"]["text"] for option in place["element"]["options"]]


async def test_same_bytes(workspace: Workspace, bot: Bot) -> None:
    """The same file is not laid on the desk again once it is on file, and the admin is told."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {PASTE: RECORD})
    await admin.submits()
    await bot.background.settled()
    await handed_in(admin, bot, {PASTE: RECORD})
    assert "Already on file" in shown_words(admin)
    assert bot.corpus.tray.waiting() == []


async def test_discarded(workspace: Workspace, bot: Bot) -> None:
    """A draft can be discarded; it leaves the desk and is never on file."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {PASTE: RECORD})
    await admin.clicks("Discard")
    await admin.submits()
    await bot.background.settled()
    assert "Discarded" in shown_words(admin)
    assert bot.corpus.tray.waiting() == []
    assert bot.corpus.documents.count() == 2


async def test_many_files_and_a_zip(workspace: Workspace, bot: Bot) -> None:
    """Of many files and a ZIP each is a record; what cannot be read says why; the clear ones are filed together."""
    admin = workspace.as_admin()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a/one.txt", "Harbour plan\n\nThe harbour will be dredged in the coming spring.\n")
        archive.writestr("two.txt", "Library hours\n\nThe library opens an hour earlier from now on.\n")
    files = [
        admin.uploads("roads.txt", RECORD.encode()),
        admin.uploads("all.zip", packed.getvalue()),
        admin.uploads("broken.pdf", b"%PDF-1.7 torn off"),
        admin.uploads("empty.txt", b""),
    ]
    await handed_in(admin, bot, {"Files": files})
    words = shown_words(admin)
    assert all(each in words for each in ("Notes on roads", "Harbour plan", "Library hours", "broken.pdf", "empty"))
    await admin.submits()
    await bot.background.settled()
    assert bot.corpus.documents.count() == 5


async def test_bad_files_in_a_zip(workspace: Workspace, bot: Bot) -> None:
    """The good files of a ZIP are read; each bad one is named with its reason."""
    admin = workspace.as_admin()
    entries = {"roads.txt": RECORD.encode(), "torn.txt": RECORD.encode(), "shut.txt": b"Shut away.", "void.txt": b""}
    packed = with_bad_files(entries, damaged="torn.txt", locked="shut.txt")
    await handed_in(admin, bot, {"Files": [admin.uploads("all.zip", packed)]})
    words = shown_words(admin)
    assert "Notes on roads" in words
    assert all(name in words for name in ("torn.txt: This file is damaged", "shut.txt: This file is protected"))
    assert "void.txt: " in words
    assert [each.filename for each in bot.corpus.tray.waiting()] == ["roads.txt"]


async def test_other_encoding(workspace: Workspace, bot: Bot) -> None:
    """A file in Shift_JIS is read in its own encoding."""
    admin = workspace.as_admin()
    text = "会議の記録\n\n本日の会議では道路の修理について話し合いました。次回は来月に開催します。\n" * 3
    await handed_in(admin, bot, {"Files": [admin.uploads("kiroku.txt", text.encode("shift_jis"))]})
    assert "会議の記録" in shown_words(admin)


async def test_binary(workspace: Workspace, bot: Bot) -> None:
    """A file that is no text says so, and nothing waits on the desk."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {"Files": [admin.uploads("noise.txt", bytes(range(256)) * 40)]})
    assert "Not read" in shown_words(admin)
    assert bot.corpus.tray.waiting() == []


async def test_too_large(workspace: Workspace, bot: Bot) -> None:
    """A file that is too large is refused by what Slack says of it, before it is fetched."""
    admin = workspace.as_admin()
    file = admin.uploads("huge.txt", b"x")
    workspace.sandbox.workspace.files[file]["size"] = 30 * 1024**2
    await handed_in(admin, bot, {"Files": [file]})
    assert "larger than 25 MB" in shown_words(admin)


async def test_nothing_given(workspace: Workspace) -> None:
    """Handing in nothing, or something that is no address, is answered beside the field."""
    admin = workspace.as_admin()
    await admin.types("/brief add")
    assert "Please choose a file, paste a text, or give an address" in str((await admin.submits({})).errors)
    wrong = await admin.submits({"Or an address on the web": "file:///etc/passwd"})
    assert "https://" in wrong.errors["address"]


async def test_markup_stays_words(workspace: Workspace, bot: Bot) -> None:
    """Mentions and links in a record's title are shown as the words that they are."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {PASTE: "Notes <!channel> on <https://evil.example|roads>\n\n" + RECORD})
    blocks = str((admin.modal or {})["blocks"])
    assert "'type': 'broadcast'" not in blocks
    assert "'type': 'link'" not in blocks


async def test_no_longer_an_admin(workspace: Workspace, bot: Bot) -> None:
    """Who is no admin any more when they press File, files nothing; what waits stays for the others."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {PASTE: RECORD})
    workspace.sandbox.workspace.users[admin.user].update(is_admin=False, is_owner=False, is_primary_owner=False)
    await admin.submits()
    await bot.background.settled()
    assert "Only admins" in shown_words(admin)
    assert bot.corpus.documents.count() == 2
    assert len(bot.corpus.tray.waiting()) == 1


async def test_decided_meanwhile(workspace: Workspace, bot: Bot) -> None:
    """Of two admins who decide about one draft, the second is told what the first one did."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {PASTE: RECORD})
    bot.drafts.turn_down(bot.corpus.tray.waiting()[0].id, by="U0OTHER")
    await admin.submits()
    await bot.background.settled()
    assert "discarded already; please add it again" in shown_words(admin)
    assert bot.corpus.documents.count() == 2


async def test_closed_window(workspace: Workspace, bot: Bot) -> None:
    """Who closes the window while a ZIP is being read, gets what was read in a direct message."""
    admin = workspace.as_admin()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(60):
            archive.writestr(
                f"{number}.txt", f"Plan number {number}\n\n" + f"Word{number} of the plan goes on. " * 3000
            )
    await admin.types("/brief add")
    shown = await admin.submits({"Files": [admin.uploads("plans.zip", packed.getvalue())]})
    assert shown.ok
    if "One moment" in shown_words(admin):
        await admin.closes()
        await bot.background.settled()
        direct = workspace.as_admin("@app")
        assert "Plan number 0" in words_of(direct.sees()[-1])
    assert len(bot.corpus.tray.waiting()) == 60


async def test_open_question(workspace: Workspace, bot: Bot) -> None:
    """An answered question is settled, and whoever was asked about has the words that were nobody's before."""
    seed = next(data_folder("seeds").glob("2022-10-05*"))
    admin = workspace.as_admin()
    text = seed.read_text(encoding="utf-8").replace("6th", "7th") + "\nAn added line.\n"
    await handed_in(admin, bot, {"Files": [admin.uploads("minutes.txt", text.encode())]})
    assert "Is “Makoto Mori” Shigeki Morinobu?" in shown_words(admin)
    await admin.clicks("Answer questions")
    await admin.submits({"question-0": "Yes: Shigeki Morinobu"})
    await bot.background.settled()
    assert "Makoto Mori" not in shown_words(admin)
    draft = bot.drafts.open(bot.corpus.tray.waiting()[0].id)
    before = sum(turn.speaker == "Shigeki Morinobu" for turn in draft.read.turns)
    assert sum(turn.speaker == "Shigeki Morinobu" for turn in draft.reading.turns) == before + 1
    await admin.submits()
    await bot.background.settled()
    assert bot.corpus.statements.questions(bot.corpus.documents.recent(1)[0].id) == []


async def test_notes_of_two_calls_are_shown_by_call(workspace: Workspace, bot: Bot) -> None:
    """Who was there is told for each meeting of notes that roll on, and nobody is offered for correction twice."""
    notes = Path(__file__).parent.parent / "records" / "lockkeepers_rolling.md"
    admin = workspace.as_admin()
    await handed_in(admin, bot, {"Files": [admin.uploads(notes.name, notes.read_bytes())]})
    words = shown_words(admin)
    assert "5 names on the attendance lists of 2 meetings" in words
    assert "Listed on 6 Mar 2025 (3)" in words
    assert "Listed on 20 Feb 2025 (2)" in words
    reading = read(notes.read_bytes(), notes.name)
    offered = json.dumps(part_named("there").fields(reading), ensure_ascii=False)
    assert offered.count("Dermot Quill") > 0
    assert offered.count("Runa Solheim") == offered.count("Dermot Quill")
