"""The lists of a record corrected in Slack: who was there, who is who, who spoke, what it is about."""

from __future__ import annotations

from bot.sandbox.people import ADMIN
from bot.workspace import Workspace as Bot
from briefings.filing.decide import attendance_is
from briefings.records import Attendance, Reading
from tests.bot.test_intake import PASTE, handed_in, shown_words
from tests.kit.workspace import Person, Workspace

MORE = "Correct more…"
CHANGE = "Change this record…"
GIVEN = "Ada Bo Cleo Dag Eva Finn Gro Hans Ida Jens Kari Lars Mia Nils Ole".split()
FAMILY = "Aas Berge Dahl Eide Foss Graff Holm Krog Lie Moen".split()
MINUTES = """Minutes of the Quay Council, 3rd meeting

Date: 4 May 2025, 10:00 to 11:30
Place: Town hall

Present: Anna Berg (Chair), Tom Field (Treasurer), Jo Marsh
Absent: Kim Lund

Anna Berg: The harbour must be dredged by March 2026. We promise to begin soon.

Tom Field: The money is there, and the fishing boats have agreed to move.

Jo Marsh: I object to the cost of the northern basin.
"""


async def a_draft(workspace: Workspace, bot: Bot) -> Person:
    """An admin in front of what was read of those minutes."""
    admin = workspace.as_admin()
    await handed_in(admin, bot, {PASTE: MINUTES})
    return admin


async def corrects(admin: Person, bot: Bot, menu: str, part: str, values: dict[str, object], on: object = None) -> None:
    """Open one form by the menu, and hand it in."""
    await admin.chooses(menu, part, on=on)  # type: ignore[arg-type]  # a message or nothing
    await bot.background.settled()
    handed = await admin.submits(values)  # type: ignore[arg-type]  # values of a form, by field
    assert handed.ok, handed.outcome
    assert not handed.errors, handed.errors
    await bot.background.settled()


async def files(admin: Person, bot: Bot) -> int:
    """File what is shown; the new record's id."""
    await admin.submits()
    await bot.background.settled()
    return bot.corpus.documents.recent(1)[0].id


def menus(person: Person) -> list[str]:
    """What the rows of buttons and menus are called in the window on top."""
    return [each["block_id"] for each in (person.modal or {})["blocks"] if each["type"] == "actions"]


def listed(bot: Bot) -> dict[str, Attendance]:
    """The attendance list of the meeting in those minutes."""
    meeting = next(each for each in bot.corpus.meetings.all() if each.series == "Quay Council")
    return {each.name: each for each in bot.corpus.meetings.attendance(meeting.id)}


async def test_attendance_before_filing(workspace: Workspace, bot: Bot) -> None:
    """Who was there is corrected on the draft: present, absent, not listed, and people whom the list lacks."""
    admin = await a_draft(workspace, bot)
    await corrects(
        admin,
        bot,
        MORE,
        "Who was there",
        {"was-there": ["Kim Lund"], "was-absent": ["Jo Marsh"], "not-listed": ["Tom Field, Treasurer"],
         "added": "Ada Holm, Clerk\n\nBo Ek"},
    )  # fmt: skip # shorter than one a line
    words = shown_words(admin)
    assert "Absent (1):\n Jo Marsh" in words
    assert "Ada Holm (Clerk)" in words
    await files(admin, bot)
    there = listed(bot)
    assert {name: each.present for name, each in there.items()} == {
        "Anna Berg": True,
        "Jo Marsh": False,
        "Kim Lund": True,
        "Ada Holm": True,
        "Bo Ek": True,
    }
    assert there["Ada Holm"].role == "Clerk"


async def test_attendance_afterwards(workspace: Workspace, bot: Bot) -> None:
    """On file, too: one submission is one entry, survives a new reading, and one press takes it all back."""
    admin = await a_draft(workspace, bot)
    document = await files(admin, bot)
    before = listed(bot)
    entries = bot.corpus.audit.recent(1)[0].id
    shown = await admin.types("/brief document Quay Council")
    await corrects(
        admin, bot, CHANGE, "Correct who was there", {"was-absent": ["Jo Marsh"], "added": "Ada Holm"}, on=shown
    )
    assert "Corrected: who was there" in shown_words(admin)
    assert bot.corpus.audit.recent(1)[0].id == entries + 1
    assert (listed(bot)["Jo Marsh"].present, "Ada Holm" in listed(bot)) == (False, True)
    again = await admin.types("/brief document Quay Council")
    await corrects(admin, bot, CHANGE, "Correct topics and promises", {"also-about": "northern basin"}, on=again)
    assert listed(bot)["Jo Marsh"].present is False
    assert "northern basin" in [each.name for each in bot.corpus.documents.topics(document)]
    trail = await admin.types("/brief audit")
    menu = next(each for each in trail.elements() if each["type"] == "static_select")
    offered = [each["text"]["text"] for each in menu["options"]]
    option = next(each for each in offered if "corrected who was there" in each)
    assert "Ada Holm, in Minutes of the Quay" in trail.words
    await admin.chooses("Take back…", option, on=trail)
    await bot.background.settled()
    assert {name: each.present for name, each in listed(bot).items()} == {
        name: each.present for name, each in before.items()
    }
    assert "northern basin" in [each.name for each in bot.corpus.documents.topics(document)]


async def test_who_is_who(workspace: Workspace, bot: Bot) -> None:
    """A name leads to somebody on file, or to somebody new, and a role is corrected, before filing and afterwards."""
    naoki = next(id_ for id_, name in bot.corpus.people.all().items() if name == "Naoki Ota")
    admin = await a_draft(workspace, bot)
    unchosen = menus(admin)
    await admin.chooses(MORE, "Who is who")
    await bot.background.settled()
    assert "Naoki Ota" in await admin.looks_up("find-person", "ota")
    assert (
        await admin.submits({"name": "Jo Marsh", "find-person": f"person {naoki}", "new": ["new"]})
    ).errors["new"]  # fmt: skip # shorter than one a line
    await admin.submits(
        {"name": "Jo Marsh", "find-person": f"person {naoki}", "role": "Guest", "organisation": "Port", "new": []}
    )
    await bot.background.settled()
    assert "Jo Marsh (Guest, Port)" in shown_words(admin)
    assert menus(admin) != unchosen  # a menu that keeps its choice does not tell when it is made again
    assert "Jo Marsh is Naoki Ota, who is on file" in shown_words(admin)
    await files(admin, bot)
    assert listed(bot)["Naoki Ota"].role == "Guest"
    shown = await admin.types("/brief document Quay Council")
    await corrects(admin, bot, CHANGE, "Correct who is who", {"name": "Jo Marsh", "new": ["new"]}, on=shown)
    assert listed(bot)["Jo Marsh"].person_id != naoki


async def test_who_spoke_before_filing(workspace: Workspace, bot: Bot) -> None:
    """A speech is given to somebody else before the record is filed; a form without an answer says what it lacks."""
    admin = await a_draft(workspace, bot)
    await admin.chooses(MORE, "Who spoke")
    await bot.background.settled()
    words = next(each for each in admin_options(admin, "turn") if each.startswith("Jo Marsh"))
    assert (await admin.submits({"turn": words})).errors["person"]
    await admin.submits({"turn": words, "name": "Somebody Else"})
    await bot.background.settled()
    assert "Somebody Else" in shown_words(admin)
    document = await files(admin, bot)
    assert "Somebody Else" in [each.name for each in bot.corpus.documents.speakers(document)]


async def test_promises_before_filing(workspace: Workspace, bot: Bot) -> None:
    """A promise gets another date, and is then taken off, before the record is filed."""
    admin = await a_draft(workspace, bot)
    promise = "The harbour must be dredged by March 2026."
    assert promise in shown_words(admin)
    await admin.chooses(MORE, "Topics and promises")
    await bot.background.settled()
    wrong = await admin.submits({"promise": promise, "promise-due": "2026-02-30"})
    assert "no 2026-02-30" in wrong.errors["promise-due"]
    await admin.submits({"promise": promise, "promise-kind": "A target", "promise-due": "2027-02"})
    await bot.background.settled()
    assert "by 28 Feb 2027" in shown_words(admin)
    await corrects(admin, bot, MORE, "Topics and promises", {"no-promise": [promise]})
    assert "Promises and targets" not in shown_words(admin)
    document = await files(admin, bot)
    assert bot.corpus.documents.count_commitments(document) == 0


async def test_a_missed_promise(workspace: Workspace, bot: Bot) -> None:
    """What the reader missed is added in the record's own words, with who said it; words that are not there are not."""
    admin = await a_draft(workspace, bot)
    await admin.chooses(MORE, "Topics and promises")
    await bot.background.settled()
    assert (await admin.submits({"missed": "The boats have agreed"})).errors["missed-kind"]
    wrong = await admin.submits({"missed": "We will build a bridge", "missed-kind": "A promise"})
    assert "does not say these words" in wrong.errors["missed"]
    wrong = await admin.submits(
        {"missed": "the money  is\nthere", "missed-kind": "A promise", "missed-due": "2026-02-30"}
    )
    assert "no 2026-02-30" in wrong.errors["missed-due"]
    await admin.submits({"missed": "the money  is\nthere", "missed-kind": "A promise", "missed-due": "2026-06"})
    await bot.background.settled()
    said = "The money is there, and the fishing boats have agreed to move."
    assert said in shown_words(admin)
    assert "(by 30 Jun 2026) · Tom Field" in shown_words(admin)
    await files(admin, bot)
    added = next(each for each in bot.corpus.commitments.all() if each.text == said)
    assert (added.type, added.speaker, added.due_to, added.passage_id is not None) == (
        "promise",
        "Tom Field",
        "2026-06-30",
        True,
    )
    shown = await admin.types("/brief document Quay Council")
    await corrects(admin, bot, CHANGE, "Correct topics and promises", {"no-promise": [said]}, on=shown)
    assert said not in [each.text for each in bot.corpus.commitments.all()]


async def test_changed_meanwhile(workspace: Workspace, bot: Bot) -> None:
    """A form about lists that another admin changed meanwhile changes nothing, and says so."""
    admin = await a_draft(workspace, bot)
    await admin.chooses(MORE, "Who was there")
    await bot.background.settled()
    item = bot.corpus.tray.waiting()[0]
    reading: Reading = bot.drafts.open(item.id).reading
    assert reading.attendance
    bot.drafts.correct(item.id, [attendance_is("Anna Berg", "off")])
    await admin.submits({"was-absent": ["Jo Marsh"]})
    await bot.background.settled()
    assert "changed this meanwhile" in shown_words(admin)
    assert [each.present for each in bot.drafts.open(item.id).reading.attendance if each.name == "Jo Marsh"] == [True]


async def test_right_lost_with_a_form_open(workspace: Workspace, bot: Bot) -> None:
    """Who is no admin any more when they hand such a form in, changes nothing."""
    admin = await a_draft(workspace, bot)
    await admin.chooses(MORE, "Who was there")
    await bot.background.settled()
    workspace.sandbox.workspace.users[ADMIN].update(is_admin=False, is_owner=False, is_primary_owner=False)
    await admin.submits({"was-absent": ["Jo Marsh"]})
    await bot.background.settled()
    assert "Only admins" in shown_words(admin)
    item = bot.corpus.tray.waiting()[0]
    assert item.decisions == ()


def admin_options(admin: Person, block_id: str) -> list[str]:
    """What a menu of the window on top offers."""
    blocks = (admin.modal or {})["blocks"]
    element = next(each for each in blocks if each.get("block_id") == block_id)["element"]
    return [option["text"]["text"] for option in element["options"]]


async def test_more_people_than_a_menu_holds(workspace: Workspace, bot: Bot) -> None:
    """Of a list of 150 people the last one is corrected like the first: the menu has groups."""
    names = [f"{first} {last}" for first in GIVEN for last in FAMILY]
    admin = workspace.as_admin()
    text = MINUTES.replace("Jo Marsh\n", "Jo Marsh, " + ", ".join(names) + "\n", 1)
    await handed_in(admin, bot, {"Files": [admin.uploads("long.txt", text.encode())]})
    await admin.chooses(MORE, "Who was there")
    await bot.background.settled()
    blocks = (admin.modal or {})["blocks"]
    groups = next(each for each in blocks if each.get("block_id") == "was-absent")["element"]["option_groups"]
    assert [each["label"]["text"] for each in groups] == ["1 to 100", "101 to 153"]
    last = groups[-1]["options"][-1]
    assert (await admin.submits({"was-absent": [last["value"]]})).ok
    await bot.background.settled()
    reading = bot.drafts.open(bot.corpus.tray.waiting()[0].id).reading
    assert [each.name for each in reading.attendance if each.present is False] == [last["text"]["text"], "Kim Lund"]
