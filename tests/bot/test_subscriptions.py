"""Digests as people manage them: set, listed, changed, paused, resumed and stopped; duplicates are refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.delivery.postman import Postman
from bot.sandbox import Sandbox
from bot.workspace import Workspace as Bot
from bot.workspace import open_workspace
from briefings.corpus import Corpus
from briefings.corpus.subscriptions import Schedule, Terms
from briefings.filing import file_record
from briefings.reading.worker import SafeReader
from tests.bot.made_up import minutes
from tests.kit.workspace import Workspace

# 09:00 on Monday 9 June in London, where the member is.
MONDAY = datetime(2025, 6, 9, 8, 0, tzinfo=UTC)


def file_new(bot: Bot, number: int = 7) -> None:
    reading = minutes(number)
    data = f"{number} {reading.text}".encode()
    file_record(bot.corpus, data, "new.txt", reading, reader_version=1, filed_by="seeds", now=bot.now())


async def test_everything_that_can_be_said_is_said_back(workspace: Workspace, bot: Bot) -> None:
    """A digest with a schedule, choices and a mute is confirmed in words, with the person whom the corpus knows."""
    shown = await workspace.as_member().types(
        '/brief digest weekly thu 16:30 Asia/Tokyo topic:budget person:“Ohta Naoki” -series:"Harbour Group" always'
    )
    assert "every Thursday at 16:30 (Asia/Tokyo)" in shown.words
    assert "person “Naoki Ota”" in shown.words
    assert "without series “Harbour Group”" in shown.words
    assert "Nothing on file matches series “Harbour Group” yet" in shown.words
    assert "Thursday, 5 Jun 2025" in shown.words
    [made] = bot.corpus.subscriptions.running()
    assert (made.quiet, made.created_by) == (False, workspace.as_member().user)


async def test_an_unknown_zone_is_answered_with_the_nearest(workspace: Workspace, bot: Bot) -> None:
    """A misspelled time zone sets nothing and names the one that was meant."""
    shown = await workspace.as_member().types("/brief digest weekly Asia/Tokio")
    assert "did you mean Asia/Tokyo?" in shown.words
    assert bot.corpus.subscriptions.running() == []


async def test_nobody_is_guessed(workspace: Workspace, bot: Bot) -> None:
    """A name that may mean several things on file is asked back, and nothing is set."""
    shown = await workspace.as_member().types("/brief digest weekly person:Otas")
    assert "Which person do you mean by “Otas”" in shown.words
    assert "Naoki Ota" in shown.words
    assert bot.corpus.subscriptions.running() == []


async def test_list_says_who_set_it_and_when_it_comes_next(workspace: Workspace) -> None:
    """The channel's digests are listed with number, schedule, choices, next day and who set them."""
    await workspace.as_member().types("/brief digest weekly topic:consent")
    await workspace.as_member().types("/brief digest daily 08:00")
    shown = await workspace.as_colleague().types("/brief digest list")
    assert "every Monday at 09:00 (Europe/London), about topic “consent”" in shown.words
    assert "every day at 08:00 (Europe/London)" in shown.words
    assert "by Ben Okafor" in shown.words
    assert "next on 9 Jun 2025" in shown.words


async def test_edit_pause_resume_and_stop_by_number(workspace: Workspace, bot: Bot) -> None:
    """Where there are several, each is managed by its number, and every answer says what changed."""
    member = workspace.as_member()
    await member.types("/brief digest weekly topic:consent")
    await member.types("/brief digest daily 08:00")
    assert "which one by its number" in (await member.types("/brief digest pause")).words
    edited = await member.types("/brief digest edit 2 weekdays 07:15 topic:budget")
    assert "Monday to Friday at 07:15 (Europe/London), about topic “budget”" in edited.words
    assert "Before, it came every day at 08:00" in edited.words
    assert "Paused" in (await member.types("/brief digest pause 2")).words
    assert "paused" in (await member.types("/brief digest list")).words
    assert "Resumed" in (await member.types("/brief digest resume 2")).words
    assert "Stopped" in (await member.types("/brief digest stop 2")).words
    [left] = bot.corpus.subscriptions.running()
    assert left.choices[0].text == "consent"
    actions = [entry.action for entry in bot.corpus.audit.recent(10)]
    assert actions[:4] == ["digest stopped", "digest resumed", "digest paused", "digest changed"]


async def test_a_duplicate_is_refused_whoever_asks(workspace: Workspace, bot: Bot) -> None:
    """The same digest in the same channel is refused with what to do instead."""
    await workspace.as_member().types("/brief digest weekly topic:consent")
    shown = await workspace.as_admin().types("/brief digest weekly fri 10:00 topic:consent")
    assert "already gets a weekly digest about this" in shown.words
    assert len(bot.corpus.subscriptions.running()) == 1


async def test_ones_own_is_managed_from_anywhere(workspace: Workspace, bot: Bot) -> None:
    """Behind "me" every word is about one's own digest, whatever the channel gets, and the answers say so."""
    member = workspace.as_member()
    await member.types("/brief digest weekly")
    assert "/brief digest me stop" in (await member.types("/brief digest me daily 08:00")).text
    assert "Digests that you get" in (await member.types("/brief digest me list")).text
    alone = workspace.as_member(workspace.direct(member.user))
    assert "Your next digest" in (await alone.types("/brief status")).text
    assert "no digest every day at 08:00" in (await member.types("/brief digest me pause")).text
    assert "You now get the digest every day at 07:00" in (await member.types("/brief digest me edit daily 07:00")).text
    assert "You no longer get the digest" in (await member.types("/brief digest me stop")).text
    assert [each.channel for each in bot.corpus.subscriptions.running()] == [member.channel]
    for refused in ("me list", "me stop", "stop me"):
        assert "You get no digest" in (await member.types(f"/brief digest {refused}")).text


async def test_the_button_under_ones_own_shows_ones_own(workspace: Workspace, bot: Bot) -> None:
    """What is set with "me" is shown by its button, not the digest of the channel in which that was typed."""
    member = workspace.as_member()
    await member.types("/brief digest weekly topic:budget")
    file_new(bot)
    mine = await member.types("/brief digest me daily 08:00 density:headlines")
    shown = await member.clicks("Show it to me now", on=mine)
    assert shown.words == (await member.types("/brief digest me now")).words
    assert shown.words != (await member.types("/brief digest now")).words


async def test_a_digest_for_oneself_comes_as_a_direct_message(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """ "me" sends it to whoever asks, and to nobody else."""
    member = workspace.as_member()
    shown = await member.types("/brief digest me weekly")
    assert "You get a digest every Monday" in shown.words
    file_new(bot)
    workspace.clock.set(MONDAY)
    await postman.tick()
    assert workspace.posts() == []
    assert len(workspace.posts(workspace.direct(member.user))) == 1


async def test_all_is_for_admins(workspace: Workspace) -> None:
    """Everybody's digests are listed for admins, and for nobody else."""
    await workspace.as_member("#random").types("/brief digest weekly")
    assert "Only admins" in (await workspace.as_member().types("/brief digest list all")).words
    assert "every Monday" in (await workspace.as_admin().types("/brief digest list all")).words


async def test_density_and_choices_shape_the_digest(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """Headlines show no passages, and a muted series does not appear."""
    await workspace.as_member().types("/brief digest weekly density:headlines")
    await workspace.as_member("#privacy-law").types('/brief digest weekly -series:"Data Sharing Working Group" always')
    file_new(bot)
    workspace.clock.set(MONDAY)
    await postman.tick()
    [posted] = workspace.posts()
    assert "Data Sharing Working Group (7th)" in posted["text"]
    assert "We need consent" not in posted["text"]
    [other] = workspace.posts("#privacy-law")
    assert "Nothing new came in" in other["text"]
    assert "3 records on file" in other["text"]


async def test_a_long_digest_goes_on_in_its_thread(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """What does not fit into one message follows in the thread, every record once."""
    await workspace.as_member().types("/brief digest weekly")
    for number in range(7, 31):
        file_new(bot, number)
    workspace.clock.set(MONDAY)
    for _ in range(6):
        await postman.tick()
        workspace.clock.advance(2)
    first, *rest = workspace.posts()
    assert rest
    assert {each["thread_ts"] for each in rest} == {first["ts"]}
    words = "\n".join(str(each["text"]) for each in (first, *rest))
    for number in range(7, 31):
        assert f"Data Sharing Working Group ({number}th)" in words
    assert "in the thread" in str(first["blocks"])


async def test_an_archived_channel_ends_its_digest_with_a_note(
    workspace: Workspace, bot: Bot, postman: Postman, sandbox: Sandbox
) -> None:
    """When the channel was archived, the digest ends, and whoever set it is told once, in a direct message."""
    member = workspace.as_member()
    await member.types("/brief digest weekly")
    file_new(bot)
    sandbox.workspace.channels[workspace.channel("#policy")]["is_archived"] = True
    workspace.clock.set(MONDAY)
    for _ in range(3):
        await postman.tick()
        workspace.clock.advance(2)
    assert bot.corpus.subscriptions.running() == []
    [note] = workspace.posts(workspace.direct(member.user))
    assert "has ended" in note["text"]
    assert "archived" in note["text"]


async def test_thrown_out_of_the_channel(workspace: Workspace, bot: Bot, postman: Postman, sandbox: Sandbox) -> None:
    """When the bot was removed from the channel, the digest ends with a note to its owner."""
    member = workspace.as_member()
    await member.types("/brief digest weekly")
    file_new(bot)
    sandbox.workspace.leave(workspace.channel("#policy"), sandbox.workspace.identity.bot_user_id)
    workspace.clock.set(MONDAY)
    await postman.tick()
    await postman.tick()
    [note] = workspace.posts(workspace.direct(member.user))
    assert "no longer in the channel" in note["text"]


async def test_an_unreadable_history_is_left_to_an_admin(
    workspace: Workspace, bot: Bot, postman: Postman, sandbox: Sandbox
) -> None:
    """Where Slack does not let the bot look, it never guesses: an admin decides with a button."""
    await workspace.as_member().types("/brief digest weekly")
    file_new(bot)
    workspace.clock.set(MONDAY)
    sandbox.faults.arm("server-error", "chat.postMessage")
    await postman.tick()
    sandbox.workspace.leave(workspace.channel("#policy"), sandbox.workspace.identity.bot_user_id)
    workspace.clock.advance(120)
    await postman.tick()
    await postman.tick()
    assert len(bot.corpus.outbox.uncertain()) == 1
    sandbox.workspace.join(workspace.channel("#policy"), sandbox.workspace.identity.bot_user_id)
    admin = workspace.as_admin()
    [note] = workspace.posts(workspace.direct(admin.user))
    assert "look whether a digest arrived" in note["text"]
    listed = await admin.types("/brief digest list all")
    assert listed.labels()[:2] == ["It arrived", "Send it again"]
    assert "goes out again" in (await admin.clicks("Send it again", on=listed)).words
    workspace.clock.advance(2)
    await postman.tick()
    assert len(workspace.posts()) == 1
    again = await workspace.as_admin("@app").clicks("It arrived", on=note)
    assert "decided that already" in again.words


async def test_refused_blocks_go_out_as_text(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """A digest whose blocks Slack does not take is not lost: its text goes alone."""
    await workspace.as_member().types("/brief digest weekly")
    now = bot.now()
    [made] = bot.corpus.subscriptions.running()
    bot.corpus.outbox.put(
        made.id,
        "by hand",
        since=now,
        until=now,
        channel=made.channel,
        messages=['{"text": "The words of a digest.", "blocks": [{"type": "no such block"}]}'],
        ids=["abc"],
        now=now,
    )
    await postman.tick()
    workspace.clock.advance(2)
    await postman.tick()
    [posted] = workspace.posts()
    assert posted["text"] == "The words of a digest."


async def test_slack_limits_hold_back_and_lose_nothing(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """Several digests due at once in one channel come a second apart, under the sandbox's own limits."""
    member = workspace.as_member()
    for topic in ("consent", "budget"):
        await member.types(f"/brief digest weekly topic:{topic}")
    await member.types("/brief digest daily")
    await member.types("/brief digest monthly mon")
    file_new(bot)
    workspace.clock.set(MONDAY)
    sent = []
    for _ in range(6):
        await postman.tick()
        sent.append(len(workspace.posts()))
        workspace.clock.advance(1)
    assert sent == [1, 2, 3, 3, 3, 3]
    workspace.clock.set(MONDAY + timedelta(days=1))
    await postman.tick()
    assert len(workspace.posts()) == 3


async def test_the_form_sets_what_was_chosen(workspace: Workspace, bot: Bot) -> None:
    """/brief digest new opens a form; what is chosen there is set, and a mistake is said beside its field."""
    member = workspace.as_member()
    opened = await member.types("/brief digest new")
    assert opened.modal is not None
    wrong = await member.submits({"How often": "Weekly", "Time zone": "Asia/Tokio"})
    assert "did you mean Asia/Tokyo?" in wrong.errors["about"]
    assert bot.corpus.subscriptions.running() == []
    done = await member.submits({
        "How often": "Fortnightly",
        "On (weekly and fortnightly)": "Thursday",
        "At": "16:30",
        "Time zone": "Asia/Tokyo",
        "About (empty for everything)": "topic:consent",
        "How much": "Headlines",
        "When there is nothing new": "Say so",
    })  # fmt: skip # shorter than one a line
    assert "every other Thursday at 16:30 (Asia/Tokyo), about topic “consent”" in done.words
    [made] = bot.corpus.subscriptions.of_channel(workspace.channel("#policy"))
    assert (made.cadence, made.density, made.quiet) == ("fortnightly", "headlines", False)


async def test_the_form_sets_a_day_of_the_month(workspace: Workspace, bot: Bot) -> None:
    """A monthly digest comes on the day that was chosen in the form, the last one included."""
    member = workspace.as_member()
    await member.types("/brief digest new")
    done = await member.submits({"How often": "Monthly", "On day (monthly)": "Last"})
    assert "on the last day of each month at 09:00" in done.words
    [made] = bot.corpus.subscriptions.of_channel(workspace.channel("#policy"))
    assert (made.cadence, made.day, made.weekday) == ("monthly", 31, None)


async def test_a_broken_template_falls_back_and_an_admin_is_told(
    sandbox: Sandbox, corpus: Corpus, tmp_path: Path
) -> None:
    """A team's digest template that fails costs nobody the digest, and an admin learns what is wrong, once."""
    (tmp_path / "digest.md").write_text("{{ no_such_thing }}", encoding="utf-8")
    reader = SafeReader()
    bot = open_workspace(
        corpus,
        reader,
        token=sandbox.bot_token,
        base_url=sandbox.api,
        admins=frozenset(),
        guests_too=False,
        templates=tmp_path,
        now=sandbox.clock.moment,
    )
    weekly = Terms(Schedule("weekly", 9, 0, "Europe/London", weekday=0))
    workspace = Workspace(sandbox)
    corpus.subscriptions.subscribe(workspace.channel("#policy"), weekly, by="U0MEMBER01", now=bot.now())
    file_new(bot)
    workspace.clock.set(MONDAY)
    postman = Postman(bot)
    await postman.tick()
    await postman.tick()
    [posted] = workspace.posts()
    assert "Data Sharing Working Group (7th)" in posted["text"]
    [told] = workspace.posts(workspace.direct(workspace.as_admin().user))
    assert "digest.md does not work" in told["text"]
    reader.close()


async def test_a_long_preview_is_read_on(workspace: Workspace, bot: Bot) -> None:
    """What does not fit into the first page of a preview is on the next ones, for the asker alone."""
    for number in range(7, 31):
        file_new(bot, number)
    member = workspace.as_member()
    page = await member.types("/brief digest now")
    words = page.words
    while "Read on" in page.labels():
        assert page.ephemeral
        assert "Share" not in page.labels()
        page = await member.clicks("Read on", on=page)
        words += page.words
    for number in range(7, 31):
        assert f"Data Sharing Working Group ({number}th)" in words


async def test_preview_changes_nothing(workspace: Workspace, bot: Bot, postman: Postman) -> None:
    """A preview with terms of one's own is private and leaves no trace; the digest still comes on Monday."""
    member = workspace.as_member()
    await member.types("/brief digest weekly topic:consent")
    file_new(bot)
    shown = await member.types("/brief digest preview weekly topic:consent density:headlines")
    assert shown.ephemeral
    assert "Data Sharing Working Group (7th)" in shown.words
    workspace.clock.set(MONDAY)
    await postman.tick()
    assert len(workspace.posts()) == 1


async def test_two_processes_send_once_and_the_second_takes_over(workspace: Workspace, bot: Bot) -> None:
    """While one process holds the lease another sends nothing; within a minute of its death the other takes over."""
    await workspace.as_member().types("/brief digest weekly")
    first, second = Postman(bot), Postman(bot)
    workspace.clock.set(MONDAY - timedelta(seconds=5))
    await first.tick()
    file_new(bot)
    workspace.clock.set(MONDAY)
    await second.tick()
    assert workspace.posts() == []
    # The first one is heard of no more.
    workspace.clock.advance(50)
    await second.tick()
    assert len(workspace.posts()) == 1
    await first.tick()
    assert len(workspace.posts()) == 1


async def test_a_process_that_stops_hands_over_at_once(workspace: Workspace, bot: Bot) -> None:
    """After an orderly end the next process need not wait for the lease to run out."""
    await workspace.as_member().types("/brief digest weekly")
    file_new(bot)
    workspace.clock.set(MONDAY - timedelta(seconds=5))
    first = Postman(bot)
    await first.tick()
    await first.give_up()
    workspace.clock.set(MONDAY)
    await Postman(bot).tick()
    assert len(workspace.posts()) == 1
