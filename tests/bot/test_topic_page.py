"""A topic's page: what it is in the words of a record, and where people differ, over the real socket."""

from __future__ import annotations

from bot.workspace import Workspace as Bot
from briefings.filing import file_record
from briefings.records import ProvenanceLabel, ReadMeeting
from tests.bot.made_up import reading_of
from tests.kit.workspace import Workspace


def file_words(bot: Bot, title: str, said: list[tuple[str | None, str, str]], label: ProvenanceLabel) -> None:
    """A record about the levy in which this is said."""
    meeting = ReadMeeting(series="Harbour Board", number=None, date="2024-02-01") if label == "official" else None
    reading = reading_of(title, said, meeting=meeting, topics={"harbour levy": "levy"}, label=label)
    data = reading.text.encode()
    file_record(bot.corpus, data, title, reading, reader_version=1, filed_by="seeds", now=bot.now())


async def test_what_it_is_wears_the_label_of_its_source(workspace: Workspace, bot: Bot) -> None:
    """Where only an AI's article says what a topic is, that is said with it; a record's own words take its place."""
    file_words(
        bot, "All about levies", [(None, "", "The harbour levy is a due that ships pay by weight.")], "ai-written"
    )
    shown = await workspace.as_member().types("/brief topic harbour levy")
    what_it_is = shown.text.partition("What was said")[0]
    assert "a due that ships pay by weight" in what_it_is
    assert "Written by an AI, not from the minutes" in what_it_is
    assert shown.text.count("a due that ships pay by weight") == 1
    talk: list[tuple[str | None, str, str]] = [
        (
            "Jonas Brandt",
            "Brandt:",
            "Talk of other things. " * 30 + "The harbour levy was introduced in 1998 by the port.",
        )
    ]
    file_words(bot, "Harbour Board of February", talk, "official")
    shown = await workspace.as_member().types("/brief topic harbour levy")
    what_it_is = shown.text.partition("What was said")[0]
    assert "introduced in 1998" in what_it_is
    assert "Jonas Brandt" in what_it_is
    assert "Written by an AI" not in what_it_is


async def test_where_people_differ(workspace: Workspace, bot: Bot) -> None:
    """Two people who doubt a topic or object to it are shown with how they were chosen; one alone is not."""
    first: tuple[str | None, str, str] = ("Jonas Brandt", "Brandt:", "However, the levy drives small boats away.")
    second: tuple[str | None, str, str] = ("Hana Sato", "Sato:", "I doubt that the levy drives anybody away.")
    file_words(bot, "Harbour Board of February", [first], "official")
    assert "differ" not in (await workspace.as_member().types("/brief topic harbour levy")).text
    file_words(bot, "Harbour Board of March", [second], "official")
    shown = await workspace.as_member().types("/brief topic harbour levy")
    assert "read around them" in shown.text
    assert "Jonas Brandt" in shown.text
    assert "Hana Sato" in shown.text
