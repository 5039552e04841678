"""The words that a record writes in lower case: what stands among them is a word, not a name."""

from __future__ import annotations

import re
from functools import cached_property

_ADDRESS = re.compile(r"\]\([^()\s]*\)|https?://\S+")


class SmallWords:
    """The words that a record writes in lower case. They are looked for when one is first asked for: once."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def words(self) -> frozenset[str]:
        """Those of its first two million signs, without the addresses of links: "(#cookies-mike-west)" is no text."""
        source = self._source[:2_000_000]
        source = _ADDRESS.sub(" ", source) if "](" in source or "://" in source else source
        return frozenset(re.findall(r"\b[a-z]{2,}\b", source))
