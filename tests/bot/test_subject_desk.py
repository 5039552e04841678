"""People, bodies and topics merged, split, renamed and respelled from the answer that shows them."""

from __future__ import annotations

import pytest

from bot.intake.drafts import Draft
from bot.sandbox.people import ADMIN
from bot.workspace import Workspace as Bot
from briefings.filing.decide import topic_is
from briefings.records import SubjectKind
from tests.bot.test_intake import shown_words
from tests.kit.workspace import Person, Shown, Workspace

PERSON, BODY, TOPIC = "Change this person…", "Change this body…", "Change this topic…"
MINUTES = """Minutes of the {body}, 3rd meeting

Date: {day} May 2025
Place: Town hall

Present: {chair} (Chair), Tom Field (Treasurer)

{chair}: The harbour basin must be dredged, and the fishing boats have agreed to move.

Tom Field: The money for the {topic} is there, and nobody objects.
"""


@pytest.fixture
def bot(bot: Bot) -> Bot:
    """The bot, with minutes of two bodies; the second has another name for a person and another word for a topic."""
    for body, day, chair, topic in (
        ("Quay Council", 4, "Anna Berg", "northern basin"),
        ("Quayside Council", 19, "Anna Berg-Lund", "upper basin"),
    ):
        text = MINUTES.format(body=body, day=day, chair=chair, topic=topic)
        draft = bot.drafts.bring(text.encode(), f"{day}.txt", proposed=False, by=ADMIN)
        assert isinstance(draft, Draft)
        bot.drafts.correct(draft.item.id, [topic_is(topic, about=True)])
        bot.drafts.file(draft.item.id, by=ADMIN)
    return bot


def ids(bot: Bot, kind: SubjectKind) -> dict[str, int]:
    """Everything of a kind on file, by name."""
    return {each.name: each.id for each in bot.corpus.spellings.named(kind)}


async def merges(admin: Person, bot: Bot, shown: Shown, menu: str, kind: str, sought: str, into: int) -> None:
    """Choose "Is the same" and whom it is the same as."""
    await admin.chooses(menu, "Is the same as another one", on=shown)
    assert (await admin.looks_up(f"find-{kind}", sought)) != []
    await admin.submits({"into": f"{kind} {into}"})
    await bot.background.settled()


@pytest.mark.parametrize(
    ("kind", "question", "menu", "one", "other"),
    [
        ("person", "/brief person Anna Berg-Lund", PERSON, "Anna Berg-Lund", "Anna Berg"),
        ("topic", "/brief topic upper basin", TOPIC, "upper basin", "northern basin"),
        ("series", "/brief meeting Quayside Council 3", BODY, "Quayside Council", "Quay Council"),
    ],
)
async def test_merged_and_taken_back(
    workspace: Workspace, bot: Bot, kind: SubjectKind, question: str, menu: str, one: str, other: str
) -> None:
    """Two people, bodies or topics become one from the answer of one of them; the audit trail takes it back."""
    admin = workspace.as_admin()
    before = ids(bot, kind)
    assert {one, other} <= set(before)
    shown = await admin.types(question)
    await merges(admin, bot, shown, menu, kind, other, before[other])
    assert f"{one} and {other} are one now" in shown_words(admin)
    assert one not in ids(bot, kind)
    await admin.clicks("Undo")
    await bot.background.settled()
    assert ids(bot, kind) == before
    assert bot.corpus.audit.recent(1)[0].action == "undid: merged"
    called = {"series": "body"}.get(kind, kind)
    told = (await admin.types("/brief audit")).words
    assert told.count(f"put {one} and {other} together as one {called}, {other}") == 2
    assert f"took back: put {one} and" in told


async def test_split_and_taken_back(workspace: Workspace, bot: Bot) -> None:
    """What one record means by a name becomes another person; leaving nothing to the first is refused by the field."""
    admin = workspace.as_admin()
    before = ids(bot, "person")
    shown = await admin.types("/brief person Tom Field")
    await admin.chooses(PERSON, "Mixes two: make another one", on=shown)
    both = ["Minutes of the Quay Council, 3rd meeting", "Minutes of the Quayside Council, 3rd meeting"]
    assert "leave at least one" in (await admin.submits({"records": both})).errors["records"]
    await admin.submits({"records": both[:1], "name": "Tom Field the Younger"})
    await bot.background.settled()
    assert "Tom Field the Younger" in ids(bot, "person")
    await admin.clicks("Undo")
    await bot.background.settled()
    assert set(ids(bot, "person")) == set(before)


async def test_names(workspace: Workspace, bot: Bot) -> None:
    """A body is renamed, gets a spelling and loses one; each leads, or leads no longer, where one asks."""
    admin = workspace.as_admin()

    async def changes(way: str, values: dict[str, str]) -> None:
        shown = await admin.types("/brief meeting 19 may 2025")
        await admin.chooses(BODY, way, on=shown)
        assert not (await admin.submits(values)).errors
        await bot.background.settled()
        assert "Not done" not in shown_words(admin)
        await admin.closes()

    await changes("Change its name", {"name": "Basin Panel"})
    await changes("Add a spelling", {"name": "Round of boats"})
    series = ids(bot, "series")["Basin Panel"]
    assert {"Quayside Council", "Round of boats"} <= {each.text for each in bot.corpus.spellings.of("series", series)}
    await changes("Take a spelling away", {"spelling": "Quayside Council"})
    assert "Quayside Council" not in {each.text for each in bot.corpus.spellings.of("series", series)}


async def test_only_admins(workspace: Workspace, bot: Bot) -> None:
    """Members are not offered it; who is no admin any more when they hand the form in, changes nothing."""
    assert PERSON not in str((await workspace.as_member().types("/brief person Anna Berg-Lund")).elements())
    admin = workspace.as_admin()
    before = ids(bot, "person")
    shown = await admin.types("/brief person Anna Berg-Lund")
    await admin.chooses(PERSON, "Change its name", on=shown)
    workspace.sandbox.workspace.users[ADMIN].update(is_admin=False, is_owner=False, is_primary_owner=False)
    await admin.submits({"name": "Mine"})
    await bot.background.settled()
    assert "Only admins" in shown_words(admin)
    assert ids(bot, "person") == before


async def test_merged_meanwhile(workspace: Workspace, bot: Bot) -> None:
    """Of two admins who merge one person, the second is told what the first one did."""
    admin = workspace.as_admin()
    people = ids(bot, "person")
    shown = await admin.types("/brief person Anna Berg-Lund")
    await merges(admin, bot, shown, PERSON, "person", "Anna Berg", people["Anna Berg"])
    await admin.closes()
    await admin.chooses(PERSON, "Change its name", on=shown)
    assert "was merged into another person" in str(admin.sees()[-1])
