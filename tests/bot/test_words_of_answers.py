"""What the bot says of what it did, or of nothing: in a person's words, and with what to do next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.workspace import Workspace as Bot
from briefings.filing import changes, file_record
from briefings.records import ReadQuestion
from tests.bot.made_up import minutes, reading_of
from tests.bot.test_intake import PASTE, RECORD, handed_in
from tests.kit.workspace import Workspace, words_of


async def test_nothing_muted_is_about_mutes(workspace: Workspace) -> None:
    """An empty /brief mute speaks of mutes and shows how to begin; it does not say that one follows nothing."""
    shown = await workspace.as_member().types("/brief mute")
    assert "You muted nothing yet" in shown.words
    assert "follow" not in shown.words


@pytest.mark.parametrize(
    ("command", "typed"),
    [("follow", ":tada:"), ("follow", "🎉"), ("follow", "topic:consent :tada:"), ("follow", "foo:bar"),
     ("mute", ":tada:"), ("mute", "daily")],
)  # fmt: skip # shorter than one a line
async def test_what_cannot_be_followed_says_what_can(workspace: Workspace, command: str, typed: str) -> None:
    """An emoji or a word of no sense is answered with what can be followed or muted, not with how digests are set."""
    shown = await workspace.as_member().types(f"/brief {command} {typed}")
    assert "topic:" in shown.words
    assert "digest" not in shown.words


async def test_home_shows_what_is_muted(workspace: Workspace) -> None:
    """The Home tab lists what somebody muted beside what they follow."""
    member = workspace.as_member()
    await member.types("/brief mute topic:consent")
    shown = await member.opens_home()
    assert "Muted in your own messages" in words_of(shown.home)
    assert "topic “consent”" in words_of(shown.home)


async def test_a_digest_says_from_when_it_tells(workspace: Workspace) -> None:
    """Set, it says that it tells of what comes from now on; the list says which one always comes."""
    member = workspace.as_member()
    shown = await member.types("/brief digest weekly mon 09:00 always topic:consent")
    assert "tells of what comes in from now on" in shown.words
    assert "always, also when there is nothing new" in (await member.types("/brief digest list")).words


async def test_an_edit_without_a_change_shows_what_to_type(workspace: Workspace, bot: Bot) -> None:
    """/brief digest edit 1 shows the digest as it would be typed, and that can be sent as it stands."""
    member = workspace.as_member()
    await member.types('/brief digest monthly last 17:05 -topic:consent search:("my number" -cloud) always')
    shown = await member.types("/brief digest edit 1")
    typed = '/brief digest edit 1 monthly last 17:05 Europe/London -topic:"consent" search:("my number" -cloud) always'
    assert typed in shown.text
    [before] = bot.corpus.subscriptions.running()
    assert "Changed" in (await member.types(typed)).words
    [after] = bot.corpus.subscriptions.running()
    assert (after.schedule, after.choices, after.quiet) == (before.schedule, before.choices, before.quiet)


async def test_the_audit_trail_is_in_a_persons_words(workspace: Workspace, bot: Bot) -> None:
    """What members proposed and which digests were set is told without names of tables, and by the asker's own day."""
    workspace.sandbox.clock.advance(8 * 3600)  # 17:30 in London, past midnight in Tokyo
    await handed_in(workspace.as_member(), bot, {PASTE: RECORD})
    await workspace.as_member().types("/brief digest weekly topic:consent")
    shown = await workspace.as_admin().types("/brief audit")
    assert "proposed a record: Notes on roads" in shown.words
    assert "3 Jun 2025" in shown.words
    assert "3 Jun 2025" in (await workspace.as_admin().types("/brief desk")).words
    assert "digest set: every Monday" in shown.words
    assert not [word for word in ("tray", "subscription", "document") if word in shown.words]


async def test_a_records_day_is_the_askers(workspace: Workspace, bot: Bot) -> None:
    """When a record came, and when it was taken out, is told by the asker's own clock, in every place that tells it."""
    clock = datetime(2025, 6, 2, 22, 30, tzinfo=UTC)  # past midnight in Tokyo and Stockholm, not in London
    reading = reading_of("Notes on bridges", [("Naoki Ota", "Ota:", "We will publish the report on bridges.")])
    filed = file_record(bot.corpus, b"1", "bridges.md", reading, now=clock, reader_version=1, filed_by="x")
    questions = ("/brief recent", "/brief document bridges", "/brief status")
    askers = (workspace.as_admin(), workspace.as_member(), workspace.as_colleague())
    for asker, day in zip(askers, ("3 Jun 2025", "2 Jun 2025", "3 Jun 2025"), strict=True):
        for question in questions:
            assert day in (await asker.types(question)).words, question
        assert f"on file since {day}" in words_of((await asker.opens_home()).home or {})
    changes.retire(changes.Desk(bot.corpus, "x", clock), filed.document_id or 0)
    assert "taken out 3 Jun 2025" in (await workspace.as_admin().types("/brief recent retired")).words


async def test_commitments_are_headed_by_the_name_alone(workspace: Workspace) -> None:
    """A sign that was typed behind a name is not said back as a part of it."""
    shown = await workspace.as_member().types("/brief commitments ohta =")
    assert ": ohta" in shown.words
    assert "=" not in shown.words


async def test_undecided_records_open_from_the_status(workspace: Workspace, bot: Bot) -> None:
    """The records that /brief status counts as undecided can be opened there."""
    admin = workspace.as_admin()
    question = ReadQuestion("Is “Ms. Ota” Naoki Ota?", "Naoki Ota", "“Ms. Ota” speaks once.")
    file_record(
        bot.corpus, b"bridge", "bridge.txt", replace(minutes(8), title="Bridge minutes", questions=(question,)),
        reader_version=1, filed_by="seeds", now=bot.now(),
    )  # fmt: skip # shorter than one a line
    shown = await admin.types("/brief status")
    assert "1 record with something undecided" in shown.words
    assert "Bridge minutes" in (await admin.clicks("Bridge minutes", on=shown)).words
