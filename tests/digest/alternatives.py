"""Plain ways to choose three passages, for the method of `briefings.salience` to be measured against."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from briefings.records import Quote

Method = Callable[[Sequence[Quote], Mapping[int, int], int], tuple[Quote, ...]]
_READABLE = range(40, 700)


def first(quotes: Sequence[Quote], _topics: Mapping[int, int], limit: int) -> tuple[Quote, ...]:
    """The first ones of readable length."""
    return tuple(quote for quote in quotes if len(quote.text) in _READABLE)[:limit]


def longest(quotes: Sequence[Quote], _topics: Mapping[int, int], limit: int) -> tuple[Quote, ...]:
    """The longest ones that are still readable."""
    return tuple(sorted((q for q in quotes if len(q.text) in _READABLE), key=lambda q: -len(q.text))[:limit])


def most_topics(quotes: Sequence[Quote], topics: Mapping[int, int], limit: int) -> tuple[Quote, ...]:
    """Those that mention the most topics."""
    readable = [quote for quote in quotes if len(quote.text) in _READABLE]
    return tuple(sorted(readable, key=lambda quote: (-topics.get(quote.passage_id, 0), quote.position))[:limit])


def centroid(quotes: Sequence[Quote], _topics: Mapping[int, int], limit: int) -> tuple[Quote, ...]:
    """Those nearest to all the words of the record, weighted by rarity (tf-idf; Radev et al., 2004)."""
    words = {quote.passage_id: Counter(re.findall(r"\w\w+", quote.text.casefold())) for quote in quotes}
    documents = Counter(word for counted in words.values() for word in counted)

    def weighted(counted: Counter[str]) -> dict[str, float]:
        return {word: number * math.log(1 + len(words) / documents[word]) for word, number in counted.items()}

    whole = weighted(sum(words.values(), Counter()))

    def nearness(quote: Quote) -> float:
        own = weighted(words[quote.passage_id])
        length = math.sqrt(sum(value * value for value in own.values())) or 1.0
        return sum(value * whole[word] for word, value in own.items()) / length

    readable = [quote for quote in quotes if len(quote.text) in _READABLE]
    return tuple(sorted(readable, key=lambda quote: -nearness(quote))[:limit])


ALTERNATIVES: dict[str, Method] = {
    "first": first,
    "longest": longest,
    "most topics": most_topics,
    "centroid": centroid,
}
