"""Which of a subject's passages to show first: what tells most, what says what something is, where people differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefings.records import Quote
from briefings.salience import said, telling

# Of these lengths, in characters, a passage says something and is still read.
_READABLE = range(25, 900)
_WEIGHS = re.compile(
    r"\b(however|on the other hand|disagree\w*|concern(s|ed)?|oppos\w+|object(s|ed|ion)?|doubt\w*|not necessarily"
    r"|should not|difficult|risks?|worr(y|ied))\b|反対|懸念|しかし|一方で|慎重|疑問",
    re.IGNORECASE,
)


def telling_first(quotes: Iterable[Quote], topics: Mapping[int, int]) -> list[Quote]:
    """The same quotes, those of one meeting still together in the order of meetings: within it what tells most first.

    `topics` says how many topics a passage mentions, by passage id.
    """
    order: dict[object, int] = {}
    ranked = []
    for quote in quotes:
        where = quote.meeting.id if quote.meeting else ("document", quote.source.document_id)
        place = order.setdefault(where, len(order))
        ranked.append(((place, -telling(quote, topics), quote.position), quote))
    return [quote for _, quote in sorted(ranked, key=lambda each: each[0])]


def definition(quotes: Iterable[Quote], spellings: Iterable[str]) -> Quote | None:
    """The passage that says what something is ("The APPI is …", "…とは"); rather a person's than an AI's words."""
    names = "|".join(re.escape(each) for each in sorted(spellings, key=len, reverse=True) if each.strip())
    if not names:
        return None
    says = re.compile(
        rf"(^|[.。]\s*|\b(the|a|an)\s+|[-–•]\s*)({names})(\s*[(（][^)）]{{1,60}}[)）])?"
        r"(\s+(is|are)\s+(an?|the|one|also)\b"
        r"|\s+(refers? to|means|aims? to|was (established|enacted|introduced))\b|\s*とは)",
        re.IGNORECASE,
    )
    found = [quote for quote in quotes if len(said(quote)) in _READABLE and says.search(said(quote))]
    return min(found, key=lambda each: (each.source.provenance == "ai-written", each.position), default=None)


def differing(quotes: Iterable[Quote], limit: int) -> tuple[Quote, ...]:
    """Passages that object, doubt or weigh, one of each speaker; nothing unless several people do."""
    found: dict[object, Quote] = {}
    for quote in quotes:
        if quote.attribution and len(said(quote)) in _READABLE and _WEIGHS.search(quote.text):
            # Unnamed members may be one person: they count as one.
            found.setdefault(quote.speaker_id, quote)
    return tuple(list(found.values())[:limit]) if len(found) > 1 else ()
