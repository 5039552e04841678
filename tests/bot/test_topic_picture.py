"""The picture of topics that rose or fell: in the digest with its words, uploaded once, and never in the way."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from bot.delivery.postman import Postman
from bot.delivery.topic_picture import TopicPictures, columns_of
from bot.drawing import draw
from bot.pictures import Columns
from bot.sandbox import Sandbox
from bot.workspace import Workspace as Bot
from briefings.digest import Digest, Step, TopicMovement
from tests.digest.readings import Said, file, minutes
from tests.kit.workspace import Workspace

# 09:00 on Monday 9 June in London, where the member is.
MONDAY = datetime(2025, 6, 9, 8, 0, tzinfo=UTC)
COLUMNS = Columns(
    "Topics that rose or fell",
    "In how many of the records that came in they stand",
    (("earlier", 12), ("2 Jun", 0), ("new", 6)),
    (("consent", "rose: 6 of 6, before 0 of 12", (0, 0, 6)), ("個人情報", "fell: 0 of 6, before 12 of 12", (12, 0, 0))),
)


def file_topic(bot: Bot, topic: str, number: int) -> None:
    for at in range(number):
        said = [Said("Mika Arai", f"About {topic} there is more to be said than {at} words.", (topic,))]
        file(bot.corpus, minutes(f"On {topic}, part {at}", said), bot.now())


def pictures(message: dict[str, object]) -> list[dict[str, object]]:
    blocks = message["blocks"]
    assert isinstance(blocks, list)
    return [each for each in blocks if each["type"] == "image"]


async def a_week(workspace: Workspace, bot: Bot, *channels: str) -> None:
    """Ferries all along, then a week of lighthouses; it is Monday."""
    file_topic(bot, "ferries", 12)
    for channel in channels or ("#policy",):
        await workspace.as_member(channel).types("/brief digest weekly")
    file_topic(bot, "lighthouses", 6)
    workspace.clock.set(MONDAY)


async def test_a_digest_shows_its_topics_in_a_picture(
    workspace: Workspace, bot: Bot, postman: Postman, sandbox: Sandbox
) -> None:
    """The picture stands in the digest with the same in words, also for who reads the plain text."""
    await a_week(workspace, bot)
    await postman.tick()
    [posted] = workspace.posts()
    [shown] = pictures(posted)
    assert "lighthouses: 26 May 0 of 14" in str(shown["alt_text"])
    assert "new 6 of 6" in str(shown["alt_text"])
    assert str(shown["alt_text"]) in posted["text"]
    file_id = shown["slack_file"]["id"]  # type: ignore[index] # a block as it came
    image = Image.open(io.BytesIO(sandbox.workspace.contents[file_id]))
    assert image.format == "PNG"


async def test_it_is_uploaded_once_for_all(workspace: Workspace, bot: Bot, postman: Postman, sandbox: Sandbox) -> None:
    """Digests with the same topics share one file; so does a later round, after a restart or a crash."""
    await a_week(workspace, bot, "#policy", "#general")
    await postman.tick()
    first, second = workspace.posts()[0], workspace.posts("#general")[0]
    assert pictures(first)[0]["slack_file"] == pictures(second)[0]["slack_file"]
    assert len(sandbox.workspace.files) == 1
    topics = (TopicMovement(1, "a", "rose", 3, 3, 0, 5),)
    digest = Digest(MONDAY, MONDAY, (), (), topics=topics, course=(Step(None, 5, (0,)), Step(MONDAY.date(), 3, (3,))))
    shown = await TopicPictures(bot).of(digest)
    assert shown == await TopicPictures(bot).of(digest)
    assert len(sandbox.workspace.files) == 2


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
@pytest.mark.parametrize("fault", ["server-error", "rate-limited", "token-expired"])
async def test_a_picture_that_cannot_be_uploaded_costs_nothing(
    workspace: Workspace, bot: Bot, postman: Postman, sandbox: Sandbox, method: str, fault: str
) -> None:
    """When Slack does not take the picture, the digest comes on time with its topics in words."""
    await a_week(workspace, bot)
    sandbox.faults.arm(fault, method, times=99)  # type: ignore[arg-type] # one of the kinds
    await postman.tick()
    [posted] = workspace.posts()
    assert pictures(posted) == []
    assert "↑ lighthouses: in 6 of 6 new records" in posted["text"]


async def test_a_picture_that_slack_does_not_show_costs_nothing(
    workspace: Workspace, bot: Bot, postman: Postman, sandbox: Sandbox
) -> None:
    """When the file is gone, or stays unready, the digest goes out without it: with all its other blocks, once."""
    await a_week(workspace, bot)
    # The digest is written down, but not posted yet.
    sandbox.faults.arm("rate-limited", "chat.postMessage", seconds=1)
    await postman.tick()
    sandbox.workspace.contents.clear()
    workspace.clock.advance(2)
    for _ in range(4):
        await postman.tick()
        workspace.clock.advance(6)
    [posted] = workspace.posts()
    assert pictures(posted) == []
    assert len(posted["blocks"]) > 3


async def test_a_picture_that_is_ready_a_moment_later_is_shown(
    workspace: Workspace, bot: Bot, postman: Postman, sandbox: Sandbox
) -> None:
    """Slack looks at a new file for some seconds; the digest waits for it that long, and comes once."""
    await a_week(workspace, bot)
    sandbox.faults.arm("rate-limited", "chat.postMessage", seconds=1)
    await postman.tick()
    workspace.clock.advance(2)
    kept = dict(sandbox.workspace.contents)
    sandbox.workspace.contents.clear()
    await postman.tick()
    assert workspace.posts() == []
    sandbox.workspace.contents.update(kept)
    workspace.clock.advance(6)
    await postman.tick()
    [posted] = workspace.posts()
    assert len(pictures(posted)) == 1


async def test_preview_shows_it_too(workspace: Workspace, bot: Bot) -> None:
    """Whoever looks at a digest in private sees its picture."""
    await a_week(workspace, bot)
    workspace.clock.set(datetime(2025, 6, 10, 8, 0, tzinfo=UTC))
    for at in range(6):
        said = [Said("Mika Arai", f"Of windmills there is more to be said than {at} words.", ("windmills",))]
        file(bot.corpus, minutes(f"On windmills, part {at}", said), bot.now())
    workspace.clock.set(datetime(2025, 6, 16, 8, 0, tzinfo=UTC))
    member = workspace.as_member()
    await member.types("/brief digest now")
    # Drawing and uploading may take longer than an ack may.
    assert len(pictures(await member.waits_for("What is new"))) == 1


def test_no_picture_without_topics() -> None:
    """A digest in which nothing rose or fell has none."""
    assert columns_of(Digest(MONDAY, MONDAY, (), ())) is None


def test_it_can_be_read_on_light_and_on_dark() -> None:
    """The picture brings its own light card, its words stand out from it, and the same rows give the same bytes."""
    data = draw(COLUMNS)
    assert data == draw(COLUMNS)
    image = Image.open(io.BytesIO(data)).convert("RGB")
    assert image.getpixel((20, 20)) == (255, 255, 255)
    colours = {colour for number, colour in image.getcolors(1 << 24) or () if number > 20}
    assert min(sum(colour) for colour in colours if isinstance(colour, tuple)) < 150
    assert image.width == 860
    assert len(data) < 40_000


def test_the_words_of_a_picture_leave_out_empty_steps() -> None:
    """The same in words has every number that the picture has, and no step in which nothing came in."""
    assert COLUMNS.words == (
        "Topics that rose or fell. In how many of the records that came in they stand. "
        "consent: earlier 0 of 12, new 6 of 6; 個人情報: earlier 12 of 12, new 0 of 6."
    )
