"""What reads alike is told apart; what is offered has something to do with what was typed."""

from __future__ import annotations

from bot.workspace import Workspace as Bot
from briefings.filing import file_record
from briefings.filing.changes import Desk, split
from briefings.records import Reading, ReadMeeting, ReadPerson
from tests.bot.made_up import reading_of
from tests.kit.workspace import Workspace

OVERRIDE, ISOLATE = "\u202e", "\u2067"


def minutes(role: str, day: str, words: str) -> Reading:
    """Minutes of the forum in which a Kenji Mori of that role speaks."""
    return reading_of(
        "Minutes of the forum",
        [("Kenji Mori", "Mori:", words)],
        meeting=ReadMeeting(series=f"{role} forum", number=None, date=day),
        people=(ReadPerson("Kenji Mori", role, None),),
        label="official",
        published=day,
    )


def two_of_a_name(bot: Bot) -> None:
    """Two records of one title, and in each of them another Kenji Mori: an admin has split him in two."""
    readings = {
        "1": minutes("Judge", "2024-03-04", "Harbour dues rise by a third."),
        "2": minutes("Nurse", "2025-02-01", "Trams run all night in May."),
    }
    for file, each in readings.items():
        file_record(bot.corpus, file.encode(), file, each, reader_version=1, filed_by="seeds", now=bot.now())
    only = next(id_ for id_, name in bot.corpus.people.all().items() if name == "Kenji Mori")
    # What the reader said of these bytes is made up, so it says it again.
    desk = Desk(bot.corpus, "U1", bot.now(), lambda data, _: readings[data.decode()])
    split(desk, "person", only, [max(bot.corpus.documents.titles())], "Kenji Mori")


async def test_two_people_of_one_name_are_told_apart(workspace: Workspace, bot: Bot) -> None:
    """Two people of one name are listed and offered with their roles, so that one knows which button is whose."""
    two_of_a_name(bot)
    shown = await workspace.as_member().types("/brief person kenji mori")
    assert {"Kenji Mori (Judge)", "Kenji Mori (Nurse)"} <= set(shown.labels())
    assert "Judge" in shown.text
    listed = await workspace.as_member().types("/brief person")
    assert {"Kenji Mori (Judge)", "Kenji Mori (Nurse)"} <= set(listed.labels())


async def test_two_records_of_one_title_are_told_apart(workspace: Workspace, bot: Bot) -> None:
    """Two records of one title are offered with their days and numbers."""
    two_of_a_name(bot)
    shown = await workspace.as_member().types("/brief document minutes of the forum")
    offered = [label for label in shown.labels() if label.startswith("Minutes of the forum")]
    assert len(set(offered)) == 2
    assert any("2024-03-04" in label for label in offered)
    opened = await workspace.as_member().clicks(next(each for each in offered if "2024" in each), on=shown)
    assert "Harbour dues" in opened.words


async def test_unrelated_records_are_not_offered(workspace: Workspace) -> None:
    """Single letters in common are no reason to offer a record; a word with a slip in it is."""
    nothing = await workspace.as_member().types("/brief document a = b = c")
    assert "Data Sharing" not in nothing.words
    near = await workspace.as_member().types("/brief document data shering")
    assert "Data Sharing Working Group (6th)" in near.words


async def test_somebody_else_of_the_same_family_is_named_and_not_offered(workspace: Workspace) -> None:
    """Who asks for another Otani is told that there is one, and is not asked whether that one was meant."""
    shown = await workspace.as_member().types("/brief person otani shohei")
    assert "Did you mean" not in shown.words
    assert "Kenji Otani" in shown.words


async def test_nothing_turns_the_words_round(workspace: Workspace, bot: Bot) -> None:
    """Signs that turn round the writing never come back, neither from who types them nor from a record."""
    title = f"Report {OVERRIDE}terces of the harbour{ISOLATE}"
    reading = reading_of(title, [("Kenji Mori", "Mori:", f"The dues {OVERRIDE}llaf in May.")], label="official")
    file_record(bot.corpus, b"x", "x", reading, reader_version=1, filed_by="seeds", now=bot.now())
    for typed in (f"person {OVERRIDE}gnihton", f"{ISOLATE}tram", "document harbour", "recent", "search dues"):
        shown = await workspace.as_member().types(f"/brief {typed}")
        assert shown.ok
        assert not {OVERRIDE, ISOLATE} & set(str(shown.message["text"]) + str(shown.message["blocks"]))


async def test_another_given_name_is_offered_as_such(workspace: Workspace, bot: Bot) -> None:
    """Who asks for Taro Ohta is offered Naoki Ota with what is not the same, to themselves alone, and may press him."""
    member = workspace.as_member()
    shown = await member.types("/brief Taro Ohta")
    assert "Nothing on file matches" in shown.words
    assert "Share" not in shown.labels()
    offered = await member.clicks("Naoki Ota (not the same given name)", on=shown)
    assert "In their words" in offered.words
