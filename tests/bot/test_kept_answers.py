"""What was asked before is answered at once, and never with what has changed since."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.app import build_app
from bot.kept_answers import Asked, KeptAnswers
from bot.sandbox import Sandbox
from bot.workspace import Workspace as Bot
from briefings.answers import Answer
from briefings.corpus import Corpus
from briefings.filing import file_record
from briefings.lookup import Lookup
from briefings.records import BriefingsError
from briefings.render import Renderer
from tests.bot.made_up import FILED_AT, reading_of
from tests.kit.bolt import connected
from tests.kit.workspace import Workspace

TODAY = date(2025, 6, 2)
OTA = Asked("person ota", TODAY, admin=False)


class Made:
    """Makes an answer, and remembers how often."""

    def __init__(self) -> None:
        self.times = 0

    async def __call__(self) -> str:
        self.times += 1
        return f"made {self.times}"


@pytest.fixture
def kept(corpus: Corpus) -> KeptAnswers:
    """Room for two answers."""
    return KeptAnswers(corpus, Lookup(corpus), Renderer(), most=2)


@pytest.fixture
def elsewhere(corpus: Corpus) -> Iterator[Corpus]:
    """Another program's hold on the same file."""
    with contextlib.closing(Corpus.open(corpus.path)) as opened:
        yield opened


def _file(corpus: Corpus, words: str) -> None:
    said: list[tuple[str | None, str, str]] = [("Naoki Ota", "Ota:", words)]
    file_record(corpus, words.encode(), "new.md", reading_of("New", said), now=FILED_AT, reader_version=1, filed_by="x")


async def test_asked_again(kept: KeptAnswers) -> None:
    """The same question gets the same answer; other words, another day or an admin get their own."""
    made = Made()
    assert [await kept.answer(OTA, made) for _ in range(2)] == ["made 1", "made 1"]
    for other in (Asked("person Ota", TODAY, False), Asked("person ota", date(2025, 6, 3), False)):
        assert await kept.answer(other, made) == f"made {made.times}"
    assert await kept.answer(Asked("person ota", TODAY, True), made) == "made 4"


async def test_the_longest_unasked_goes(kept: KeptAnswers) -> None:
    """Of more answers than there is room for, the one that was not asked for longest is made anew."""
    made = Made()
    first, second, third = (Asked(text, TODAY, admin=False) for text in ("first", "second", "third"))
    for asked in (first, second, first, third):
        await kept.answer(asked, made)
    assert await kept.answer(first, made) == "made 1"
    assert await kept.answer(second, made) == "made 4"


async def test_after_any_change(kept: KeptAnswers, corpus: Corpus, elsewhere: Corpus) -> None:
    """Whatever is written, here or by another program, ends what was kept."""
    made = Made()
    await kept.answer(OTA, made)
    _file(elsewhere, "Another program filed this.")
    assert await kept.answer(OTA, made) == "made 2"
    _file(corpus, "This one filed this.")
    assert await kept.answer(OTA, made) == "made 3"
    assert await kept.answer(OTA, made) == "made 3"


async def test_change_while_it_is_made(kept: KeptAnswers, elsewhere: Corpus) -> None:
    """An answer during whose making something came on file is given, and not kept."""

    async def slowly() -> str:
        _file(elsewhere, "It came meanwhile.")
        return "half old, half new"

    made = Made()
    assert await kept.answer(OTA, slowly) == "half old, half new"
    assert await kept.answer(OTA, made) == "made 1"


async def test_failure_is_not_kept(kept: KeptAnswers) -> None:
    """What failed once is tried again."""

    async def failing() -> str:
        raise BriefingsError("The disk is on fire.")

    with pytest.raises(BriefingsError):
        await kept.answer(OTA, failing)
    assert await kept.answer(OTA, Made()) == "made 1"


async def test_templates_of_a_team(corpus: Corpus, tmp_path: Path) -> None:
    """Where a team has templates of its own, which it may change at any time, nothing is kept."""
    kept, made = KeptAnswers(corpus, Lookup(corpus), Renderer(tmp_path)), Made()
    assert [await kept.answer(OTA, made) for _ in range(2)] == ["made 1", "made 2"]


async def test_looked_up_once(bot: Bot, sandbox: Sandbox) -> None:
    """What was asked a moment ago is answered without another lookup."""

    class Fallen(Lookup):
        def person(self, text: str, today: date) -> Answer:
            raise AssertionError(f"{text} was looked up again on {today}")

    await bot.prepare()
    person = Workspace(sandbox).as_member()
    async with connected(build_app(bot), sandbox):
        before = await person.types("/brief person Ohta")
    async with connected(build_app(replace(bot, lookup=Fallen(bot.corpus))), sandbox):
        assert (await person.types("/brief person  Ohta")).words == before.words


async def test_what_was_filed_a_moment_ago(workspace: Workspace, bot: Bot, elsewhere: Corpus) -> None:
    """An answer that was given before tells of what another program filed since."""
    await bot.prepare()
    member = workspace.as_member()
    await member.types("/brief person Ohta")
    _file(elsewhere, "The budget was doubled.")
    assert "The budget was doubled." in (await member.types("/brief person Ohta")).words


async def test_each_their_own(workspace: Workspace, bot: Bot) -> None:
    """Of one question an admin sees what only admins may do, and a member never does."""
    await bot.prepare()
    admin, member = workspace.as_admin(), workspace.as_member()
    for _ in range(2):
        assert "Change this" in (await admin.types("/brief person Ohta")).words
        assert "Change this" not in (await member.types("/brief person Ohta")).words


async def test_what_does_something_is_done_each_time(workspace: Workspace) -> None:
    """A command that does something is no lookup: typed twice it is done twice."""
    member = workspace.as_member()
    first = await member.types("/brief follow topic:consent")
    second = await member.types("/brief follow topic:consent")
    assert first.ok
    assert "already" in second.words
