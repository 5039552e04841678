"""Which passages of a record matter most: those that a colleague would quote to say what was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefings.records import Quote

# Of these lengths, in characters, a passage says something and is still read.
_READABLE = range(80, 700)
_FILLER = re.compile(
    r"\W*(thank you|thanks|nice to meet|that'?s all|please|yes\b|no\b|certainly|next,|good (morning|afternoon)"
    r"|よろしく|ありがとう|以上)",
    re.IGNORECASE,
)


def key_passages(quotes: Iterable[Quote], topics: Mapping[int, int], limit: int) -> tuple[Quote, ...]:
    """At most `limit` passages, in the document's order: about several topics, readable, not filler.

    `topics` says how many topics a passage mentions, by passage id.
    """
    candidates = [quote for quote in quotes if len(said := _said(quote)) in _READABLE and not _FILLER.match(said)]
    candidates.sort(key=lambda quote: (-topics.get(quote.passage_id, 0), quote.position))
    return tuple(sorted(candidates[:limit], key=lambda quote: quote.position))


def _said(quote: Quote) -> str:
    """The words without the speaker's label, which opens a speech in most records."""
    text = quote.text.removeprefix(quote.label) if quote.label else quote.text
    return text.lstrip(":： \n")
