"""What takes longer than Slack waits: it is acked in time, and the answer follows where it was asked for."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import threading
from collections.abc import AsyncIterator, Iterator, Mapping

import pytest
from slack_bolt import BoltResponse
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.app import BriefingsApp, build_app
from bot.in_time import in_time
from bot.outgoing import json_response
from bot.sandbox import Sandbox
from bot.sandbox.people import MEMBER
from bot.windows import waiting
from bot.workspace import Workspace as Bot
from briefings.corpus import Corpus
from tests.bot.test_intake import RECORD
from tests.kit.bolt import connected
from tests.kit.workspace import Workspace


@pytest.fixture
async def impatient(sandbox: Sandbox, bot: Bot) -> AsyncIterator[Workspace]:
    """People in a workspace whose bot acks nearly at once."""
    async with connected(build_app(bot, patience=0.05), sandbox):
        yield Workspace(sandbox)
        await bot.background.settled()


@contextlib.contextmanager
def written_by_another(corpus: Corpus) -> Iterator[None]:
    """Another program writes: who wants to write has to wait."""
    with contextlib.closing(sqlite3.connect(corpus.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def test_a_late_answer_to_a_command_follows(impatient: Workspace, bot: Bot, corpus: Corpus) -> None:
    """A command that has to wait for another writer is acked with nothing, and answered when it is done."""
    member = impatient.as_member()
    with written_by_another(corpus):
        typed = await member.types("/brief digest weekly")
        assert typed.ok
        assert typed.messages == []
        assert bot.corpus.subscriptions.running() == []
    assert "Monday" in str(await member.waits_for("Monday"))
    assert len(bot.corpus.subscriptions.running()) == 1


async def test_a_window_waits_for_its_late_answer(impatient: Workspace, bot: Bot, corpus: Corpus) -> None:
    """A form that has to wait for another writer says so, and then shows what came of it."""
    member = impatient.as_member()
    await member.types("/brief digest new")
    await bot.background.settled()
    with written_by_another(corpus):
        shown = await member.submits({"How often": "Weekly"})
        assert "longer than usual" in shown.words
    await bot.background.settled()
    assert member.modal is not None
    assert "Monday" in str(member.modal)


async def test_a_late_answer_to_a_closed_window_is_told(impatient: Workspace, bot: Bot, corpus: Corpus) -> None:
    """Who closes a form while it waits gets what came of it as a message."""
    member = impatient.as_member()
    await member.types("/brief digest new")
    await bot.background.settled()
    with written_by_another(corpus):
        await member.submits({"How often": "Weekly"})
        await member.closes()
    await bot.background.settled()
    assert len(bot.corpus.subscriptions.running()) == 1
    told = impatient.sandbox.workspace.messages[impatient.direct(member.user)]
    assert "Monday" in str(told[-1]["text"])
    assert told[-1]["blocks"]


async def test_the_words_of_a_closed_window_are_no_markup(impatient: Workspace, bot: Bot) -> None:
    """What a window would have said is escaped in the message that takes its place."""
    member = impatient.as_member()
    await member.types("/brief digest new")
    await bot.background.settled()
    bot.ready.clear()
    await member.submits({"How often": "Weekly", "Time zone": "<!channel>"})
    await member.closes()
    bot.ready.set()
    await bot.background.settled()
    told = impatient.sandbox.workspace.messages[impatient.direct(member.user)][-1]
    assert "&lt;!channel&gt;" in str(told["text"])
    assert "<!channel>" not in str(told["text"])


async def test_a_late_mistake_in_a_window_is_said(impatient: Workspace, bot: Bot) -> None:
    """What is wrong in a form is still told when the form itself cannot be shown again."""
    member = impatient.as_member()
    await member.types("/brief digest new")
    await bot.background.settled()
    bot.ready.clear()
    shown = await member.submits({"How often": "Weekly", "Time zone": "Asia/Tokio"})
    assert "longer than usual" in shown.words
    bot.ready.set()
    await bot.background.settled()
    assert "did you mean Asia/Tokyo?" in str(member.modal)


async def test_a_record_is_filed_though_everything_is_late(impatient: Workspace, bot: Bot, corpus: Corpus) -> None:
    """Intake's own windows and the late ack agree: what was read, a correction and the filing all show at last."""
    admin = impatient.as_admin()
    await admin.types("/brief add")
    await bot.background.settled()
    await admin.submits({"Or paste a short text": RECORD})
    await bot.background.settled()
    assert "Before it is filed" in str(admin.modal)
    await admin.clicks("Correct it")
    await bot.background.settled()
    with written_by_another(corpus):
        await admin.submits({"title": "Late roads"})
    await bot.background.settled()
    await admin.closes()
    assert "Late roads" in str(admin.modal)
    with written_by_another(corpus):
        shown = await admin.submits()
        assert "longer than usual" in shown.words
    await bot.background.settled()
    assert "Filed" in str(admin.modal)
    assert "Late roads" in corpus.documents.titles().values()


async def test_a_late_window_that_waits_waits_on(workspace: Workspace, bot: Bot) -> None:
    """A form that itself waits, later than the late ack, is left to whoever makes it wait: nothing overwrites it."""
    admin = workspace.as_admin()
    await admin.types("/brief add")
    await bot.background.settled()
    assert admin.modal is not None
    done = asyncio.Event()

    async def waits() -> BoltResponse:
        await done.wait()
        return json_response({"response_action": "update", "view": waiting(bot)})

    body = {"type": "view_submission", "view": admin.modal}
    acked = await in_time(bot, body, waits(), patience=0.01)
    assert "longer than usual" in acked.body
    before = admin.modal
    done.set()
    await bot.background.settled()
    assert admin.modal == before


async def test_who_asks_while_names_are_indexed_waits(workspace: Workspace, bot: Bot) -> None:
    """Between the start and the first index a command waits, and is then answered."""
    begun = threading.Event()
    bot.ready.clear()

    async def told_later() -> None:
        begun.set()
        await bot.prepare()

    bot.background.start(told_later())
    answered = await workspace.as_member().types("/brief person ohta")
    assert begun.is_set()
    assert "Ota" in answered.words


async def test_requests_that_come_together_begin_one_after_the_other(bot: Bot) -> None:
    """Of many commands at once each begins in a turn of the loop of its own, so that acks and clocks come between."""
    app = BriefingsApp(bot)
    seen: list[object] = []
    loop = asyncio.get_running_loop()

    async def answer(body: Mapping[str, object]) -> BoltResponse:
        seen.append(body["text"])
        loop.call_soon(seen.append, "turn")
        return json_response({})

    app.command("/brief")(answer)
    await asyncio.gather(*(app.async_dispatch(command(text)) for text in "abc"))
    assert "".join(str(each)[0] for each in seen) == "atbtct"


async def test_who_waits_holds_up_nobody(bot: Bot) -> None:
    """A command that waits for something lets those after it begin and end before it."""
    app, go = BriefingsApp(bot), asyncio.Event()
    ended: list[object] = []

    async def answer(body: Mapping[str, object]) -> BoltResponse:
        if body["text"] == "slow":
            await go.wait()
        ended.append(body["text"])
        return json_response({})

    app.command("/brief")(answer)
    slow = asyncio.create_task(app.async_dispatch(command("slow")))
    await asyncio.gather(*(app.async_dispatch(command(text)) for text in "ab"))
    go.set()
    await slow
    assert ended == ["a", "b", "slow"]


def command(text: str) -> AsyncBoltRequest:
    """A command as it comes over the socket, with a trigger of its own."""
    body = {"command": "/brief", "text": text, "team_id": "T0SANDBOX1", "user_id": MEMBER, "trigger_id": text}
    return AsyncBoltRequest(mode="socket_mode", body=body)
