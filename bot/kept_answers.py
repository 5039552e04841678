"""Answers that were given before: in the minutes before a meeting a whole team asks the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from briefings.corpus import Corpus
from briefings.lookup import Lookup
from briefings.render import Renderer

# Of some ten kilobytes each.
_KEPT = 1_000
# What is on file, and which names of it are indexed.
_State = tuple[tuple[int, int, int], int | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """All that an answer hangs on, beside what is on file: the words, the asker's date, and whether an admin asks."""

    text: str
    today: date
    admin: bool


class KeptAnswers:
    """The answers to what was asked last, each good for as long as nothing in the database file has changed.

    Whatever is written, by whatever process, ends all of them: so none can be out of date. Of a team that has
    templates of its own none are kept, since those may be changed at any time. For one thread, the loop's.
    """

    def __init__(self, corpus: Corpus, lookup: Lookup, renderer: Renderer, *, most: int = _KEPT) -> None:
        self._corpus = corpus
        self._lookup = lookup
        self._keeps = most > 0 and not renderer.is_overridden
        self._most = most
        self._state: _State | None = None
        self._kept: OrderedDict[Asked, str] = OrderedDict()

    async def answer(self, asked: Asked, made: Callable[[], Awaitable[str]]) -> str:
        """The answer, from `made` where it is not known any more; a failure of it is nobody's answer."""
        if not self._keeps:
            return await made()
        before = self._now_on_file()
        kept = self._kept.get(asked)
        if kept is not None:
            self._kept.move_to_end(asked)
            return kept
        answer = await made()
        # What came on file meanwhile may stand in one half of it only.
        if self._now_on_file() == before:
            self._kept[asked] = answer
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return answer

    def _now_on_file(self) -> _State:
        state = (self._corpus.state(), self._lookup.prepared)
        if state != self._state:
            self._kept.clear()
            self._state = state
        return state
