"""The picture of the topics that rose or fell, for the digests of one round. A digest never waits long for it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.blocks import SLACK_FILE
from bot.pictures import Columns
from bot.uploads import uploaded
from bot.workspace import Workspace
from briefings.digest import Digest
from briefings.render import day

# In seconds: for one picture, and for all of a round; digests that come after that have their topics in words alone.
_PATIENCE = 10.0
_PATIENCE_FOR_ALL = 60.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as templates get it: where it lies, and the same in words."""

    address: str
    words: str


class TopicPictures:
    """Uploads each picture once. Made anew for each round of digests. `monotonic` gives growing seconds."""

    def __init__(self, workspace: Workspace, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._workspace = workspace
        self._monotonic = monotonic
        self._known: dict[Columns, Shown] = {}
        self._spent = 0.0
        self._refused = False

    async def of(self, digest: Digest) -> Shown | None:
        """The digest's picture. None where nothing rose or fell, or where Slack does not take it: it is never missed

        so much that the digest would wait for it.
        """
        columns = columns_of(digest)
        if columns is None:
            return None
        if columns in self._known:
            return self._known[columns]
        if self._refused or self._spent > _PATIENCE_FOR_ALL:
            return None
        began = self._monotonic()
        try:
            file_id = await asyncio.wait_for(uploaded(self._workspace, columns), _PATIENCE)
        # Whatever goes wrong with a picture, the digest must still come.
        except Exception as error:
            logging.getLogger(__name__).warning("Digests go out without the picture of their topics: %r", error)
            self._refused = True
            return None
        finally:
            self._spent += self._monotonic() - began
        self._known[columns] = Shown(f"{SLACK_FILE}{file_id}", columns.words)
        return self._known[columns]


def columns_of(digest: Digest) -> Columns | None:
    """What the picture of a digest's topics shows; None where none rose or fell."""
    if not digest.topics or not digest.course:
        return None
    *earlier, _ = digest.course
    names = ["earlier" if step.first is None else day(step.first).rpartition(" ")[0] for step in earlier]
    return Columns(
        "Topics that rose or fell",
        "In how many of the records that came in each topic stands",
        tuple(zip([*names, "new"], (step.records for step in digest.course), strict=True)),
        tuple(
            (
                topic.name,
                f"{topic.direction}: {topic.now} of {topic.of_now}, before {topic.before} of {topic.of_before}",
                tuple(step.counts[at] for step in digest.course),
            )
            for at, topic in enumerate(digest.topics)
        ),
    )
