"""Which of a subject's passages to show first: what tells most, where people differ."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from briefings.dates.near import cued
from briefings.records import Spoken
from briefings.salience import said, telling
from briefings.sentences import sentence_spans

# Of these lengths, in characters, a passage says something and is still read.
_READABLE = range(25, 900)
_WEIGHS = cued(
    r"\b(however|on the other hand|disagree\w*|concern(s|ed)?|oppos\w+|object(s|ed|ion)?|doubt\w*|not necessarily"
    r"|should not|difficult|risks?|worr(y|ied))\b|反対|懸念|しかし|一方で|慎重|疑問",
    "however|on the other hand|disagree|concern|oppos|object|doubt|not necessarily|should not|difficult|risk|worr"
    "|反対|懸念|しかし|一方で|慎重|疑問",
)


def telling_first(
    quotes: Iterable[Spoken], topics: Mapping[int, int], limit: int = sys.maxsize, skipped: int = 0
) -> list[Spoken]:
    """Some of these quotes, those of one meeting together in the order of meetings: within it what tells most first.

    `topics` says how many topics a passage mentions, by passage id. `limit` are given, behind those `skipped`.
    """
    groups: dict[object, list[Spoken]] = {}
    for quote in quotes:
        groups.setdefault(quote.meeting_id or ("document", quote.document_id), []).append(quote)
    page: list[Spoken] = []
    first = 0
    for group in groups.values():
        begin, end = max(skipped - first, 0), skipped + limit - first
        # Weighing a passage takes time: only meetings that the page reaches have theirs weighed.
        if begin < len(group) and end > 0:
            page += sorted(group, key=lambda quote: (-telling(quote, topics), quote.position))[begin:end]
        first += len(group)
    return page


def differing(quotes: Iterable[Spoken], spellings: Iterable[str], limit: int) -> tuple[Spoken, ...]:
    """Passages that object to, doubt or weigh something of these spellings, one of each speaker; nothing unless
    several people do.

    The words for it must stand in a sentence that names it, or in the one after. What an AI says of people shows no
    difference between them.
    """
    names = [each.casefold() for each in spellings if each.strip()]
    found: dict[object, Spoken] = {}
    for quote in quotes:
        if quote.attribution and quote.provenance != "ai-written" and _weighs(said(quote), names):
            # Unnamed members may be one person: they count as one.
            found.setdefault(quote.speaker_id, quote)
    return tuple(list(found.values())[:limit]) if len(found) > 1 else ()


# A topic is asked for again and again, and most of what is said of it stays as it is.
@lru_cache(maxsize=4096)
def _has_the_words(text: str) -> bool:
    return _WEIGHS.search(text) is not None


def _weighs(text: str, names: Sequence[str]) -> bool:
    if len(text) not in _READABLE or not _has_the_words(text):
        return False
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    about = [any(name in sentence.casefold() for name in names) for sentence in sentences]
    return any(
        _WEIGHS.search(sentence) and (about[at] or (at > 0 and about[at - 1])) for at, sentence in enumerate(sentences)
    )
