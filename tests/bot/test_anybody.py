"""Anybody and anything: who may ask on every surface, names in any script, very long answers, expired windows."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.commands.ask import Ask
from bot.commands.registry import commands
from bot.replies import Button, Menu, Question, Reply, message, view_blocks
from bot.sandbox import Sandbox
from bot.sandbox.people import ADMIN, MEMBER
from bot.surfaces.feedback import asked_in_words
from bot.surfaces.searching import open_search
from bot.workspace import Workspace as Bot
from bot.workspace import zone_of
from briefings.corpus.subscriptions import Choice
from briefings.filing import file_record
from briefings.records import BriefingsError, ReadMeeting
from tests.bot.made_up import reading_of
from tests.kit.workspace import Workspace, words_of

NAMES = ("نواف بن عبدالله", "太田 直樹", "👩‍🔬 Zoë *Bold* <b>", "שלום כהן")


def file_names(bot: Bot) -> None:
    """Minutes in which people of many scripts speak."""
    lines: list[tuple[str | None, str, str]] = [
        (name, f"{name}:", f"I am {name} and I ask for roads.") for name in NAMES
    ]
    reading = reading_of(
        "会議 قمة 🎌 (1st)",
        lines,
        meeting=ReadMeeting(series="会議 قمة 🎌", number=1, date="2025-05-30"),
        topics={"roads 🛣": "roads"},
    )
    file_record(bot.corpus, b"names", "names.txt", reading, reader_version=1, filed_by="seeds", now=bot.now())


async def test_names_in_any_script(workspace: Workspace, bot: Bot) -> None:
    """People, bodies and topics in any script, with emoji or with markup in their names, are shown as written."""
    file_names(bot)
    member = workspace.as_member()
    meeting = await member.types("/brief meeting 会議")
    assert meeting.ok, meeting.outcome
    for name in NAMES:
        assert name in meeting.words
    for name in NAMES:
        shown = await member.types(f"/brief person {name}")
        assert shown.ok, shown.outcome
    home = (await member.opens_home()).home
    assert "会議 قمة 🎌" in words_of(home or {})


@pytest.mark.parametrize("standing", ["is_stranger", "other team"])
async def test_people_of_other_organisations_are_told_politely_everywhere(
    workspace: Workspace, sandbox: Sandbox, bot: Bot, standing: str
) -> None:
    """Somebody of another organisation gets one polite sentence on a command, a button and the Home tab."""
    member = workspace.as_member()
    before = await member.types("/brief person Ohta")
    user = sandbox.workspace.users[MEMBER]
    user.update({"is_stranger": True} if standing == "is_stranger" else {"team_id": "T0OTHER001"})
    workspace.clock.advance(120)
    assert "full members" in (await member.types("/brief person Ohta")).words
    assert "full members" in (await member.clicks("Share", on=before)).words
    assert "full members" in (await member.chooses("Was this right?", "Useful", on=before)).words
    assert workspace.posts() == []
    home = words_of((await member.opens_home()).home or {})
    assert "full members" in home
    assert "Consent" not in home
    await member.uses_shortcut("search_records")
    assert member.modal is None
    assert bot.corpus.feedback.count_waiting() == 0


async def test_former_admin_cannot_correct(workspace: Workspace, sandbox: Sandbox, bot: Bot) -> None:
    """A correction that was opened by an admin is refused when they are one no longer."""
    admin = workspace.as_admin()
    shown = await admin.types("/brief person Ohta")
    await admin.chooses("Was this right?", "Wrong match", on=shown)
    desk = await admin.clicks("Look at feedback", on=await admin.types("/brief status"))
    await admin.clicks("Correct it", on=desk)
    sandbox.workspace.users[ADMIN].update({"is_admin": False, "is_owner": False, "is_primary_owner": False})
    await admin.looks_up("find-subject", "sato")
    await admin.submits({"find-subject": "Hana Sato"})
    assert "Only admins" in words_of(admin.modal or {})
    assert bot.corpus.feedback.count_waiting() == 1


async def test_nobody_has_to_have_a_time_zone(workspace: Workspace, sandbox: Sandbox, bot: Bot) -> None:
    """Somebody whose time zone Slack does not know is answered, by UTC."""
    asker = await bot.access.asker(MEMBER, sandbox.workspace.identity.team_id)
    for zone in (None, "", "Mars/Olympus"):
        assert zone_of(replace(asker, time_zone=zone)).key == "UTC"
    sandbox.workspace.users[MEMBER].pop("tz")
    workspace.clock.advance(120)
    assert "We need consent" in (await workspace.as_member().types("/brief person Ohta")).words


async def test_archived_channel_gets_no_answer_to_a_mention(workspace: Workspace, sandbox: Sandbox) -> None:
    """Where nothing can be posted any more, nothing breaks: the bot goes on answering elsewhere."""
    bot_user = sandbox.workspace.identity.bot_user_id
    member = workspace.as_member()
    said = await member.types(f"<@{bot_user}> person Ohta")
    await workspace.until(lambda: workspace.posts()[-1] if workspace.posts() else None)
    sandbox.workspace.channels[workspace.channel("#policy")]["is_archived"] = True
    elsewhere = workspace.as_member("#general")
    assert said.ok
    assert "We need consent" in (await elsewhere.types("/brief person Ohta")).words


async def test_views_stay_within_slacks_limits(workspace: Workspace, bot: Bot) -> None:
    """However long an answer, a window holds at most 100 blocks and 250 kB, and leads on to the rest."""
    many = [Question("person", at, "名" * 60) for at in range(300)]
    menu = Menu("All", [Button("名前" * 50, each) for each in many])
    markdown = "\n\n".join(f"> {'情報保護委員会 ' * 40}\n\n_{at}_" for at in range(400))
    reply = Reply(markdown, [Button("More", many[0])], Question("search", text="名" * 150), [menu])
    blocks = view_blocks(reply, bot.compiler)
    assert len(blocks) <= 100
    assert len(json.dumps(blocks)) <= 250_000
    assert "Read on" in json.dumps(blocks)
    assert len(json.dumps(message(reply, bot.compiler)["blocks"])) <= 1_000_000


async def test_home_stays_within_slacks_limits(workspace: Workspace, bot: Bot) -> None:
    """The Home tab of somebody who follows hundreds of topics is still taken by Slack."""
    for at in range(400):
        choice = Choice("include", "search", f"{'長い名前' * 20} {at}")
        bot.corpus.follows.add(MEMBER, choice, now=bot.now())
    home = (await workspace.as_member().opens_home()).home
    assert home is not None
    assert len(home["blocks"]) <= 100
    assert len(json.dumps(home["blocks"])) <= 250_000


def test_what_was_asked_is_named(bot: Bot) -> None:
    """A press on a button is kept in words that a person understands."""
    [(person_id, name)] = [each for each in bot.corpus.people.all().items() if each[1] == "Naoki Ota"]
    assert asked_in_words(bot, Question("person", person_id)) == name
    assert asked_in_words(bot, Question("person", person_id, "ohta")) == "ohta"


async def test_window_that_comes_too_late(bot: Bot) -> None:
    """A window that Slack no longer opens is one sentence that says what to do."""
    asker = await bot.access.asker(MEMBER, "T0SANDBOX1")
    for trigger in ("1.1.gone", ""):
        ask = Ask(bot, asker, "", "C0POLICY01", "T0SANDBOX1", trigger, commands())
        with pytest.raises(BriefingsError, match=r"once more|type /brief"):
            await open_search(ask)


async def test_share_of_what_is_gone_is_told_alone(workspace: Workspace, bot: Bot) -> None:
    """Share on an answer that no longer stands posts nothing: the asker alone is told."""
    member = workspace.as_member()
    shown = await member.types('/brief search "second point"')
    for document in bot.corpus.documents.recent(10):
        bot.corpus.documents.retire(document.id, by="U1", now=bot.now())
    told = await member.clicks("Share", on=shown)
    assert told.ephemeral
    assert "second point is the budget" not in told.words
    assert workspace.posts() == []


async def test_two_presses_on_one_window(workspace: Workspace, sandbox: Sandbox) -> None:
    """A press in a window that Slack delivers twice, or that changed meanwhile, breaks nothing."""
    member = workspace.as_member()
    home = (await member.opens_home()).home
    await member.clicks("People", on=home)
    sandbox.faults.arm("double-delivery", "interactive")
    await member.clicks("Naoki Ota", on=member.modal)
    assert "We need consent" in words_of(member.modal or {})
