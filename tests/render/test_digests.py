"""Digest templates: every section is rendered, within Slack's limits, with its sources, whatever stands in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.blocks import Compiler
from bot.delivery.topic_picture import Shown
from bot.limits import slack_limits
from bot.sandbox.block_kit import BlockKit
from briefings.corpus.news import Change, Debut
from briefings.digest import Digest, DigestItem, Health, TopicMovement
from briefings.records import Commitment, Meeting, Quote, Source
from briefings.render import Renderer
from tests.bot.shown import problems, shown_words

RENDERER = Renderer()
COMPILER = Compiler(slack_limits())
KIT = BlockKit()
HOSTILE = "# A title with <!channel> & [link](https://evil.example) *bold* | `x`"
SOURCE = Source(1, HOSTILE, "minutes", "official-machine-translated", "2025-05-20", "https://example.org/1")
OTHER = replace(SOURCE, document_id=2, title="Other minutes")
MEETING = Meeting(1, 1, "Group", "Group (6th)", 6, "2025-05-20", None, None, None, None, (), "recorded")
QUOTE = Quote(1, 1, "We must ask again.", "Naoki Ota", 2, "Director", "Ota:", "stated", None, MEETING, SOURCE)
PROMISE = Commitment(
    1, "We will publish it.", "promise", "2026-01-31", "2026-01-31", "Naoki Ota", "open", MEETING, SOURCE, 1
)
FULL = Digest(
    datetime(2026, 1, 5, tzinfo=UTC),
    datetime(2026, 1, 12, tzinfo=UTC),
    (
        DigestItem(SOURCE, MEETING, (QUOTE,), datetime(2026, 1, 6, tzinfo=UTC), ("topic “consent”",)),
        DigestItem(SOURCE, None, (), datetime(2026, 1, 6, tzinfo=UTC), (), 2, is_headline=True),
    ),
    (PROMISE,),
    (replace(PROMISE, speaker=None),),
    (TopicMovement(1, "consent", "rose", 6, 6, 0, 12), TopicMovement(2, "ferries", "fell", 0, 6, 12, 12)),
    (Debut(1, "Ines Costa", SOURCE), Debut(2, "Jo Lund", OTHER), Debut(3, "Mika Arai", SOURCE)),
    (Change(SOURCE, ("speaker", "field"), True), Change(SOURCE, (), True)),
    Health(120, datetime(2026, 1, 6, tzinfo=UTC), 2),
    3,
    first_day=date(2026, 1, 5),
    last_day=date(2026, 1, 12),
    debuts_left_out=2,
)


PICTURE = Shown("slack-file:F0123", "Topics that rose or fell. consent: new 6 of 6; [ferries]: new 0 of 6.")


def render(name: str, digest: Digest, *, late: bool = False) -> str:
    return RENDERER.render(
        name,
        digest=digest,
        late=late,
        due_on="2026-01-12" if late else None,
        picture=PICTURE,
        about=["topic “a & <!channel>”"],
    )


@pytest.mark.parametrize("name", ["digest", "digest_follows", "digest_nothing"])
@pytest.mark.parametrize("density", ["headlines", "excerpts", "full"])
@pytest.mark.parametrize("late", [True, False])
def test_every_template_fits_into_slack(name: str, density: str, *, late: bool) -> None:
    """Whatever stands in a digest, Slack takes it, and no word of a record becomes markup or a mention."""
    digest = replace(FULL, density=density)  # type: ignore[arg-type] # one of the three
    for message in COMPILER.messages(render(name, digest, late=late)):
        assert problems(KIT, message) == []
        assert "<!channel>" not in message.text


def test_every_section_is_there_with_its_figures() -> None:
    """Records, promises, topics, debuts, corrections and health are told in plain words."""
    words = "\n".join(shown_words(message.blocks) for message in COMPILER.messages(render("digest", FULL, late=True)))
    pages = COMPILER.messages(render("digest", FULL))
    assert PICTURE.words in "\n".join(page.text for page in pages)
    assert {"id": "F0123"} in [block.get("slack_file") for page in pages for block in page.blocks]
    for expected in (
        "What is new, 5 Jan 2026 to 12 Jan 2026",
        "For Monday, 12 Jan 2026",
        "machine translation",
        "We must ask again.",
        "Naoki Ota",
        "And 3 more new records",
        "Promises coming due",
        "Promises now overdue",
        "Unnamed member",
        "by 31 Jan 2026",
        "20 May 2025",
        "↑ consent: in 6 of 6 new records, before that in 0 of 12",
        "↓ ferries: in 0 of 6 new records, before that in 12 of 12",
        "Ines Costa, Mika Arai, in # A title",
        "Jo Lund, in Other minutes",
        "And 2 more.",
        "5 new records · 1 promise coming due · 1 promise now overdue · 2 topics that rose or fell · 2 records",
        "replaced by a new version, 2 corrections",
        "120 records on file, the last one added on 6 Jan 2026; 2 new ones have open questions.",
    ):
        assert expected in words


def test_no_section_without_content() -> None:
    """An empty section leaves no heading behind."""
    bare = replace(FULL, due=(), overdue=(), topics=(), debuts=(), changes=(), left_out=0, health=None)
    markdown = render("digest", bare)
    for heading in ("Promises", "Topics", "Speaking for the first time", "Corrected", "more new"):
        assert heading not in markdown


@pytest.mark.parametrize("name", ["digest", "digest_follows"])
def test_every_promise_and_headline_has_a_line_of_its_own(name: str) -> None:
    """Several promises or headlines are a list, and what follows a list is no part of it."""
    second = replace(FULL.items[1], source=replace(SOURCE, title="Second"))
    digest = replace(
        FULL, items=(FULL.items[1], second), due=(PROMISE, replace(PROMISE, text="Another one.")), topics=(), debuts=(),
        changes=(), left_out=0,
    )  # fmt: skip # shorter than one a line
    lines = render(name, digest).splitlines()
    for start in ("- We will publish it.", "- Another one.", "- Second"):
        assert any(line.startswith(start) for line in lines)
    assert lines[-1].startswith("_")
    assert lines[-2] == ""
