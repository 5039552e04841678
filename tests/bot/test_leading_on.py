"""What leads on from an answer and back: menus, pages, records, timelines, promises, spellings, changes."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.replies import Question
from bot.workspace import Workspace as Bot
from briefings.corpus.meetings import ordinal
from briefings.filing import file_record
from briefings.records import ReadMeeting
from tests.bot.made_up import reading_of
from tests.kit.workspace import Shown, Workspace

# Long enough, and different enough from meeting to meeting, that no record counts as a copy of another.
WORDS = "harbour tram library levy orchard tender permit canal census depot".split()


def more_meetings(bot: Bot, numbers: range) -> None:
    """Minutes of further meetings of the same working group, in which consent comes up."""
    for number in numbers:
        reading = reading_of(
            f"Data Sharing Working Group ({number}th)",
            [("Naoki Ota", "Ota:", f"{' '.join(f'{word}{number}' for word in WORDS)}, and consent.")],
            meeting=ReadMeeting(
                series="Data Sharing Working Group",
                number=number,
                date=str(date(2025, 6, 1) + timedelta(days=number - 1)),
            ),
            topics={"consent": "consent"},
            label="official",
        )
        file_record(
            bot.corpus,
            reading.text.encode(),
            f"{number}.txt",
            reading,
            reader_version=1,
            filed_by="seeds",
            now=bot.now() + timedelta(minutes=number),
        )


def option(shown: Shown, beginning: str) -> str:
    """The text of the option that begins so."""
    texts: list[str] = [each["text"]["text"] for element in shown.elements() for each in element.get("options", [])]
    return next(text for text in texts if text.startswith(beginning))


async def test_person_to_words_on_a_topic_and_back(workspace: Workspace) -> None:
    """From a person one gets to their words on a topic, to a passage's surroundings, and back each time."""
    member = workspace.as_member()
    shown = await member.types("/brief person Naoki Ota")
    words = await member.clicks("consent", on=shown)
    assert "Naoki Ota on consent" in words.words
    assert "We need consent" in words.words
    assert "budget" not in words.words
    passage = await member.clicks(option(words, "1."), on=words)
    assert "This passage" in passage.words
    assert "I agree with what was said" in passage.words
    back = await member.clicks("Back", on=passage)
    assert "Naoki Ota on consent" in back.words
    person = await member.clicks("Naoki Ota", on=back)
    assert "Director" in person.words


async def test_back_returns_to_the_answer_one_came_from(workspace: Workspace) -> None:
    """Back from a person, reached from a meeting, shows the meeting again."""
    member = workspace.as_member()
    meeting = await member.types("/brief meeting data sharing")
    person = await member.clicks("Naoki Ota", on=meeting)
    back = await member.clicks("Back", on=person)
    assert "13:00–14:30" in back.words


async def test_recent_and_document(workspace: Workspace) -> None:
    """A record opens from the list of recent ones, with its kind, why we say so, and its words in order."""
    member = workspace.as_member()
    shown = await member.types("/brief recent")
    record = await member.clicks("Consent explained", on=shown)
    assert "Written by an AI." in record.words
    assert "An overview of consent" in record.words
    typed = await member.types("/brief document sharing working")
    assert "A machine translation." in typed.words
    assert "We need consent" in typed.words
    near = await member.types("/brief document consent explaned")
    assert "Consent explained" in near.labels()
    assert "Share" not in near.labels()


async def test_recent_has_pages(workspace: Workspace, bot: Bot) -> None:
    """What does not fit on one page of recent records is on the next, and nothing on both."""
    more_meetings(bot, range(7, 15))
    member = workspace.as_member()
    first = await member.types("/brief recent")
    assert "(14th)" in first.words
    second = await member.clicks("Older", on=first)
    assert "(14th)" not in second.words
    assert "Consent explained" in second.words
    assert "(14th)" in (await member.clicks("Newer", on=second)).words


async def test_listing_has_pages(workspace: Workspace, bot: Bot) -> None:
    """A long list of what there is has pages that lead on and back."""
    more_meetings(bot, range(7, 31))
    member = workspace.as_member()
    first = await member.types("/brief meeting")
    assert "25 meetings are on file" in first.words
    second = await member.clicks("Next page", on=first)
    assert "numbers 21 to 25" in second.words
    assert "numbers 1 to 20" in (await member.clicks("Page before", on=second)).words


async def test_a_menu_of_many_meetings_says_that_it_has_the_newest(workspace: Workspace, bot: Bot) -> None:
    """Up to fifty meetings are offered as all of them; of more the newest, and the menu says so."""

    async def menu(asked: str, label: str) -> list[str]:
        shown = await workspace.as_member().types(asked)
        [found] = [each for each in shown.elements() if dict(each.get("placeholder", {})).get("text") == label]
        return [option["text"]["text"] for option in found["options"]]

    more_meetings(bot, range(7, 20))
    assert len(await menu("/brief person ohta", "All their meetings…")) == 12, "of 14, two of which have buttons"
    assert len(await menu("/brief topic consent", "A meeting…")) == 14
    more_meetings(bot, range(20, 70))
    newest = await menu("/brief person ohta", "Their newest meetings…")
    assert [each.rpartition(" ")[2] for each in newest] == [f"({ordinal(number)})" for number in range(67, 19, -1)]
    offered = await menu("/brief topic consent", "One of the newest meetings…")
    assert [each.rpartition(" ")[2] for each in offered] == [f"({ordinal(number)})" for number in range(69, 19, -1)]


async def test_timeline(workspace: Workspace, bot: Bot) -> None:
    """A topic's timeline shows its meetings, oldest first, with how often it came up."""
    more_meetings(bot, range(7, 10))
    member = workspace.as_member()
    shown = await member.types("/brief timeline consent")
    assert shown.words.index("20 May 2025") < shown.words.index("7 Jun 2025") < shown.words.index("9 Jun 2025")
    series = await member.types("/brief timeline data sharing working group 6")
    assert "Data Sharing Working Group over time" in series.words


async def test_commitments_are_marked_by_admins_and_undone(workspace: Workspace) -> None:
    """An admin says that a promise was met; that stands, and can be taken back. A member is offered nothing of it."""
    member, admin = workspace.as_member(), workspace.as_admin()
    listed = await member.types("/brief commitments")
    assert not [each for each in listed.elements() if "became" in str(each.get("placeholder"))]
    shown = await admin.types("/brief commitments")
    marked = await admin.clicks(option(shown, "1. was met"), on=shown)
    await workspace.until(lambda: _seen(admin.sees(), "was met."))
    assert marked.ok
    assert "A bill is due" in (await admin.types("/brief commitments met")).words
    assert "A bill is due" in (await member.types("/brief commitments open")).words, "the article's own still stands"
    audit = await admin.types("/brief audit")
    assert "· in Data Sharing Working Group (6th) ·" in audit.words, "in which record a promise was marked"
    await admin.clicks(option(audit, "1."), on=audit)
    await workspace.until(lambda: _seen(admin.sees(), "Taken back"))
    assert "A bill is due" not in (await admin.types("/brief commitments met")).words


def _seen(messages: list[dict[str, object]], words: str) -> dict[str, object] | None:
    return next((message for message in messages if words in str(message.get("blocks"))), None)


async def test_alias_is_added_by_an_admin_and_found(workspace: Workspace) -> None:
    """A spelling that an admin adds leads to the person at once, says who added it, and can be undone."""
    member, admin = workspace.as_member(), workspace.as_admin()
    refused = await member.types("/brief alias Naoki Ota = 太田直樹")
    assert "Only admins" in refused.words
    added = await admin.types("/brief alias Naoki Ota = 太田直樹")
    assert "now leads there" in added.words
    assert "added by Aiko Tanaka" in added.words
    assert "We need consent" in (await member.types("/brief person 太田直樹")).words
    listed = await member.types("/brief alias Naoki Ota")
    assert "written so in Data Sharing Working Group" in listed.words
    await admin.clicks("Undo", on=added)
    await workspace.until(lambda: _seen(admin.sees(), "Taken back"))
    assert "太田直樹" not in (await member.types("/brief alias Naoki Ota")).words


async def test_audit_is_for_admins(workspace: Workspace) -> None:
    """Who changed what is shown to admins only, also by a button that somebody else gets hold of."""
    assert "Only admins" in (await workspace.as_member().types("/brief audit")).words
    shown = await workspace.as_admin().types("/brief audit")
    assert "filed" in shown.words


async def test_status(workspace: Workspace) -> None:
    """The health line tells what is on file and when the last record came."""
    shown = await workspace.as_member().types("/brief status")
    assert "2 records" in shown.words
    assert "Consent explained" in shown.words
    assert "gets no digest" in shown.words
    assert "Please give a number" in (await workspace.as_admin().types("/brief audit nonsense")).words


async def test_help_of_one(workspace: Workspace) -> None:
    """Help on a subcommand that there is not says so and lists what there is."""
    member = workspace.as_member()
    shown = await member.types("/brief help nonsense")
    assert "no subcommand “nonsense”" in shown.words
    one = await member.clicks("timeline", on=shown)
    assert "oldest first" in one.words


async def test_guide_leads_to_answers(workspace: Workspace) -> None:
    """The guide's three things to try are from this corpus, and are answered when pressed."""
    member = workspace.as_member()
    guide = await member.types("/brief")
    tries = [label for label in guide.labels() if label != "All you can ask"]
    assert len(tries) == 3
    for label in tries:
        assert "consent" in (await member.clicks(label, on=guide)).words
        guide = await member.types("/brief")


def test_question_remembers_where_one_came_from() -> None:
    """The way back survives the way through a button."""
    back = Question("search", text='say "x"').packed()
    question = Question("person", 3, "ota", back=back)
    assert Question.unpacked(Question.unpacked(question.packed()).back).text == 'say "x"'


async def test_reading_on_shows_every_word_once(workspace: Workspace, bot: Bot) -> None:
    """Somebody who reads on to the end sees each passage once, also when a newer record comes in meanwhile."""
    points = [f"Point {at}: the dues of {word} are {at} in {number}." for at, word, number in _many(7)]
    file_points(bot, 7, points)
    member = workspace.as_member()
    shown = await member.types("/brief person Jonas Brandt")
    seen = re.findall(r"Point (\d+):", shown.text)
    while "More of their words" in shown.labels():
        if len(seen) == 65:
            file_points(bot, 8, [f"Later {at}: the {word} waits for {number}." for at, word, number in _many(8)])
        shown = await member.clicks("More of their words", on=shown)
        seen += re.findall(r"Point (\d+):", shown.text)
        assert "Later" not in shown.words
    assert sorted(map(int, seen)) == list(range(len(points)))
    assert "Later" in (await member.types("/brief person Jonas Brandt")).words


def _many(number: int) -> list[tuple[int, str, int]]:
    return [(at, WORDS[at % len(WORDS)], at * number) for at in range(130)]


def file_points(bot: Bot, number: int, points: list[str]) -> None:
    """A meeting at which one person says all this."""
    reading = reading_of(
        f"Harbour Board ({number}th)",
        [("Jonas Brandt", "Brandt:", each) for each in points],
        meeting=ReadMeeting(series="Harbour Board", number=number, date=f"2025-0{number}-01"),
        label="official",
    )
    file_record(bot.corpus, reading.text.encode(), f"{number}", reading, reader_version=1, filed_by="x", now=bot.now())
