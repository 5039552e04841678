"""What people say of answers, and what admins make of it; asking an admin; what is private stays private."""

from __future__ import annotations

from datetime import timedelta

from bot.sandbox.people import ADMIN
from bot.surfaces.feedback import forget_old_feedback
from bot.workspace import Workspace as Bot
from briefings.filing import file_record
from briefings.reading import READER_VERSION, read
from tests.kit.workspace import Shown, Workspace, words_of

HARBOUR = """Harbour Council (3rd Meeting)
Date: May 5, 2025

Attendees:
Jane Brown, Director, Harbour Office
Peter Green, Engineer, Harbour Office
Mary Stone, Lawyer

Brown: We should dredge the northern basin before the end of the year, since ships wait for days.

Green: The crane needs a new permit. I propose to ask the ministry for it in June.

Stone: I have concerns about the contract with the crane's owner. It must be read again.
"""


TRAMS = """Tram Council (9th Meeting)
Date: February 3, 2025

Attendees:
Peter Green, Driver, Tram Works
Olga Weiss, Planner, Tram Works

Green: We want line seven to run all night from the first of May, and drivers to be asked beforehand.

Weiss: The depot closes at one. I propose to look for another place until the autumn.
"""


def file_harbour(bot: Bot, text: str = HARBOUR, filename: str = "harbour.txt") -> None:
    """A record that is read by the real reader, again after every correction."""
    data = text.encode()
    reading = read(data, filename)
    file_record(bot.corpus, data, filename, reading, reader_version=READER_VERSION, filed_by="seeds", now=bot.now())


async def waiting(workspace: Workspace) -> Shown:
    """The admins' desk, opened on what waits."""
    admin = workspace.as_admin()
    status = await admin.types("/brief status")
    return await admin.clicks("Look at feedback", on=status)


async def test_feedback_is_kept_with_what_was_asked_and_shown(workspace: Workspace, bot: Bot) -> None:
    """A word on an answer is kept once, with the question and what was shown; a question alone is not kept."""
    member = workspace.as_member()
    shown = await member.types("/brief person Ohta")
    assert bot.corpus.feedback.waiting(10) == []
    thanks = await member.chooses("Was this right?", "Wrong match", on=shown)
    assert "An admin will look at it" in thanks.words
    [kept] = bot.corpus.feedback.waiting(10)
    assert (kept.actor, kept.verdict, kept.asked) == (member.user, "wrong match", "Ohta")
    assert "We need consent" in kept.shown
    again = await member.chooses("Was this right?", "Wrong match", on=shown)
    assert "said so already" in again.words
    assert bot.corpus.feedback.count_waiting() == 1


async def test_useful_needs_nobody(workspace: Workspace, bot: Bot) -> None:
    """A useful answer waits for nobody."""
    member = workspace.as_member()
    shown = await member.types("/brief search consent")
    await member.chooses("Was this right?", "Useful", on=shown)
    assert bot.corpus.feedback.count_waiting() == 0


async def test_wrong_speaker_is_corrected_and_undone(workspace: Workspace, bot: Bot) -> None:
    """An admin reassigns a passage that somebody found misattributed, in one window, and can take it back."""
    file_harbour(bot)
    member, admin = workspace.as_member(), workspace.as_admin()
    shown = await member.types("/brief person Peter Green")
    await member.chooses("Was this right?", "Wrong speaker", on=shown)
    desk = await waiting(workspace)
    assert "wrong speaker" in desk.words
    await admin.clicks("Correct it", on=desk)
    assert "Mary Stone" in await admin.looks_up("find-person", "stone")
    refused = await admin.submits({})
    assert "person" in refused.errors
    done = await admin.submits({"find-person": "Mary Stone"})
    assert done.ok, done.outcome
    modal = await workspace.until(lambda: admin.modal if "Undo" in words_of(admin.modal or {}) else None)
    assert "speaker of these words is changed" in words_of(modal)
    assert "crane needs a new permit" in (await member.types("/brief person Mary Stone")).words
    assert bot.corpus.feedback.count_waiting() == 0
    await admin.clicks("Undo", on=modal)
    await workspace.until(lambda: admin.modal if "Taken back" in words_of(admin.modal or {}) else None)
    assert "crane needs a new permit" in (await member.types("/brief person Peter Green")).words


async def test_wrong_match_gets_a_spelling_and_the_second_admin_is_told(workspace: Workspace, bot: Bot) -> None:
    """A name that led nowhere leads to the person whom an admin chose; a second admin hears that it is settled."""
    member, admin = workspace.as_member(), workspace.as_admin()
    lost = await member.types("/brief person Zzyx Qwv")
    told = await member.clicks("Ask an admin", on=lost)
    assert "1 admin was told" in told.words
    again = await member.types("/brief person Zzyx Qwv")
    assert "already" in (await member.clicks("Ask an admin", on=again)).words
    at_desk = workspace.as_admin("@app")
    note = await at_desk.waits_for("Zzyx Qwv")
    await at_desk.clicks("Say what is meant", on=note)
    first = at_desk.modal
    desk = await waiting(workspace)
    assert "found nothing" in desk.words
    await admin.looks_up("find-subject", "ota")
    done = await admin.submits({"find-subject": "Naoki Ota"}, modal=first)
    assert done.ok, done.outcome
    assert "We need consent" in (await member.types("/brief person Zzyx Qwv")).words
    settled = await admin.clicks("Correct it", on=desk)
    assert "settled this already" in settled.words
    assert bot.corpus.audit.recent(1)[0].actor == ADMIN


async def test_merge_from_feedback(workspace: Workspace, bot: Bot) -> None:
    """Two people who are one become one, from the answer that showed it."""
    file_harbour(bot)
    member, admin = workspace.as_member(), workspace.as_admin()
    shown = await member.types("/brief person Peter Green")
    await member.chooses("Was this right?", "Wrong match", on=shown)
    await admin.clicks("Correct it", on=await waiting(workspace))
    await admin.looks_up("find-subject", "jane")
    done = await admin.submits({"way": "merge", "find-subject": "Jane Brown"})
    assert done.ok, done.outcome
    await workspace.until(lambda: admin.modal if "Undo" in words_of(admin.modal or {}) else None)
    merged = await member.types("/brief person Peter Green")
    assert "northern basin" in merged.words
    assert "crane needs a new permit" in merged.words


async def test_split_from_feedback_and_back(workspace: Workspace, bot: Bot) -> None:
    """One who is two becomes two, by the records that an admin chooses; taking it back makes them one again."""
    file_harbour(bot)
    file_harbour(bot, TRAMS, "trams.txt")
    member, admin = workspace.as_member(), workspace.as_admin()
    shown = await member.types("/brief person Peter Green")
    assert "crane needs a new permit" in shown.words
    assert "line seven" in shown.words
    await member.chooses("Was this right?", "Wrong match", on=shown)
    await admin.clicks("Correct it", on=await waiting(workspace))
    assert "records" in (await admin.submits({"way": "split"})).errors
    done = await admin.submits({"way": "split", "records": ["Tram Council (9th Meeting)"], "name": "Peter Greene"})
    assert done.ok, done.outcome
    modal = await workspace.until(lambda: admin.modal if "Undo" in words_of(admin.modal or {}) else None)
    assert "a person of their own" in words_of(modal)
    # Both are written so in their records: whoever asks is asked back.
    which = await member.types("/brief person Peter Green")
    first = await member.clicks("Peter Green", on=which)
    assert "crane needs a new permit" in first.words
    assert "line seven" not in first.words
    other = await member.types("/brief person Peter Greene")
    assert "line seven" in other.words
    assert "crane needs a new permit" not in other.words
    assert "split" in (await admin.types("/brief audit")).words.casefold()
    await admin.clicks("Undo", on=modal)
    await workspace.until(lambda: admin.modal if "Taken back" in words_of(admin.modal or {}) else None)
    one = await member.types("/brief person Peter Green")
    assert "crane needs a new permit" in one.words
    assert "line seven" in one.words


async def test_only_admins_see_feedback(workspace: Workspace, bot: Bot) -> None:
    """A member who presses an admin's button is told that it is for admins, and changes nothing."""
    member = workspace.as_member()
    lost = await member.types("/brief person Zzyx Qwv")
    await member.clicks("Ask an admin", on=lost)
    note = await workspace.as_admin("@app").waits_for("Zzyx Qwv")
    # The note is shared by hand into a channel that the member reads.
    posted = workspace.sandbox.workspace.post(
        workspace.channel("#policy"), {**note, "ts": f"{float(note['ts']) + 1:.6f}", "thread_ts": None}
    )
    shown = await member.clicks("Nothing to do", on=posted)
    assert "Only admins" in shown.words
    assert bot.corpus.feedback.count_waiting() == 1


async def test_feedback_is_forgotten(workspace: Workspace, bot: Bot) -> None:
    """Feedback is kept for as many days as the setting says, and then deleted."""
    member = workspace.as_member()
    await member.chooses("Was this right?", "Not useful", on=await member.types("/brief person Ohta"))
    workspace.clock.advance(timedelta(days=179).total_seconds())
    await forget_old_feedback(bot, 180)
    assert bot.corpus.feedback.count_waiting() == 1
    workspace.clock.advance(timedelta(days=2).total_seconds())
    await forget_old_feedback(bot, 180)
    assert bot.corpus.feedback.count_waiting() == 0


async def test_weak_match_is_offered_alone(workspace: Workspace) -> None:
    """A weak match is a question to the asker: no Share, buttons for what is near, a search and an admin."""
    shown = await workspace.as_member().types("/brief person Kenzo Otano")
    assert "Did you mean" in shown.words
    assert {"Kenji Otani", "None of these: search", "Ask an admin"} <= set(shown.labels())
    assert "Share" not in shown.labels()
    lost = await workspace.as_member().types("/brief person Zzyx Qwv")
    assert lost.ephemeral
    assert lost.labels() == ["Search the records", "Ask an admin"]


async def test_weak_match_in_a_mention_is_for_the_asker_alone(workspace: Workspace) -> None:
    """What a mention finds only nearly, and what only admins see, is shown to whoever asked and to nobody else."""
    admin = workspace.as_admin()
    bot_user = workspace.sandbox.workspace.identity.bot_user_id
    await admin.types(f"<@{bot_user}> Zzyx Qwv")
    await admin.waits_for("Ask an admin")
    await admin.types(f"<@{bot_user}> audit")
    await admin.waits_for("What was changed")
    assert workspace.posts() == []
