"""The query language of full-text search, as a pure function: what is typed -> what is looked for.

| typed | means |
|---|---|
| `cloud security` | both words, in any form ("clouds", "secured"); words such as "the" are left out |
| `"my number card"` | these words in this order |
| `linkag*` | words that begin so |
| `-cloud`, `-"my number"` | not this |
| `speaker:ota`, `speaker:"naoki ota"` | said by this person |
| `meeting:"maina 6"`, `topic:appi` | in the records of this meeting; in passages that mention this topic |
| `before:2023`, `after:2022-10-05` | dated earlier than that; dated then or later |
| `source:official` | from sources of this kind: official, translated, press, ai, unknown |
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefings.dates import find_dates
from briefings.records import BriefingsError, ProvenanceLabel

FILTERS = ("speaker", "meeting", "topic", "before", "after", "source")
SOURCES: dict[str, tuple[ProvenanceLabel, ...]] = {
    "official": ("official", "official-machine-translated"),
    "translated": ("official-machine-translated",),
    "press": ("press",),
    "ai": ("ai-written",),
    "unknown": ("unknown",),
}
# The commonest English words; a query of nothing else keeps them.
STOP_WORDS = frozenset({
    "a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can",
    "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if",
    "in", "into", "is", "it", "its", "me", "my", "of", "on", "or", "our", "she", "should", "so", "some",
    "such", "than", "that", "the", "their", "them", "there", "these", "they", "this", "those", "to", "us",
    "was", "we", "were", "what", "when", "where", "which", "who", "will", "with", "would", "you", "your",
})  # fmt: skip # shorter than one a line
_PIECE = re.compile(
    r"""(?P<minus>-(?=[\w"“]))?(?:(?P<key>[A-Za-z]+):(?!//)(?P<value>"[^"]*"?|\S*)|(?P<quote>")(?P<phrase>[^"]*)(?P<close>"?)|(?P<word>[^\s"]+))"""
)
_QUOTES = str.maketrans("“”„‟＂「」『』", '"""""""""')
_WORD_CHARACTER = re.compile(r"\w")


class QuerySyntaxError(BriefingsError):
    """A search that cannot be understood; the message says what is wrong and how to write it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word (or, with `phrase`, words in this order) to be found, or its beginning with `prefix`."""

    text: str
    phrase: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. `before` and `after` are ISO dates, perhaps cut; names are as typed."""

    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    speakers: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    before: str | None = None
    after: str | None = None
    sources: tuple[ProvenanceLabel, ...] = ()


@dataclass(slots=True)
class _Parts:
    terms: list[Term] = field(default_factory=list)
    excluded: list[Term] = field(default_factory=list)
    filters: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FILTERS})


def parse_query(text: str) -> Query:
    """What `text` looks for. Raises QuerySyntaxError when it cannot be understood, or names nothing to look for."""
    parts = _Parts()
    for piece in _PIECE.finditer(unicodedata.normalize("NFKC", text).translate(_QUOTES)):
        _take(piece, parts)
    filters = parts.filters
    if not parts.terms and not any(filters.values()):
        if parts.excluded:
            left_out = parts.excluded[0].text
            raise QuerySyntaxError(f"Add a word to look for: -{left_out} only says what to leave out.")
        raise QuerySyntaxError('Say what to look for: some words, or a phrase in quotes like "my number card".')
    telling = [term for term in parts.terms if term.phrase or term.text.casefold() not in STOP_WORDS]
    return Query(
        terms=tuple(telling or (() if any(filters.values()) else parts.terms)),
        excluded=tuple(parts.excluded),
        speakers=tuple(filters["speaker"]),
        meetings=tuple(filters["meeting"]),
        topics=tuple(filters["topic"]),
        before=min((_day("before", value) for value in filters["before"]), default=None),
        after=max((_day("after", value) for value in filters["after"]), default=None),
        sources=tuple(dict.fromkeys(label for value in filters["source"] for label in _source(value))),
    )


def uses_syntax(text: str) -> bool:
    """True when `text` is written in the query language and not just words: quotes, filters, words left out."""
    pieces = _PIECE.finditer(unicodedata.normalize("NFKC", text).translate(_QUOTES))
    return any(piece["quote"] or piece["minus"] or _is_filter(piece) for piece in pieces)


def _take(piece: re.Match[str], parts: _Parts) -> None:
    key = (piece["key"] or "").casefold()
    if key in FILTERS:
        value = piece["value"].strip('"').strip()
        if piece["minus"]:
            raise QuerySyntaxError(f"-{key}: cannot be left out; use {key}: without the minus, or leave out a word.")
        if not value:
            raise QuerySyntaxError(f"{key}: needs a value right after it, like {key}:{_EXAMPLES[key]}.")
        parts.filters[key].append(value)
        return
    if key in _MEANT and piece["value"]:
        meant = _MEANT[key]
        raise QuerySyntaxError(f'There is no filter "{key}:". Did you mean {meant}:, like {meant}:{_EXAMPLES[meant]}?')
    if key and piece["value"] and key not in FILTERS and key.isascii() and not piece["value"][0].isdigit():
        known = ", ".join(f"{name}:" for name in FILTERS)
        raise QuerySyntaxError(
            f'There is no filter "{key}:". The filters are {known}; put a colon in quotes to find it.'
        )
    if piece["quote"] and not piece["close"]:
        raise QuerySyntaxError(
            f'The quote before {piece["phrase"].strip()[:30] or "the end"} is not closed; add a closing ".'
        )
    into = parts.excluded if piece["minus"] else parts.terms
    into.extend(_terms(piece))


def _terms(piece: re.Match[str]) -> Iterator[Term]:
    text = (piece["phrase"] if piece["quote"] else piece["word"] or piece[0].lstrip("-")).strip()
    if _WORD_CHARACTER.search(text):
        prefix = text.endswith("*") and not piece["quote"]
        yield Term(text.rstrip("*"), bool(piece["quote"]), prefix)


def _is_filter(piece: re.Match[str]) -> bool:
    return (piece["key"] or "").casefold() in FILTERS


def _day(key: str, value: str) -> str:
    dates = find_dates(value)
    if not dates:
        raise QuerySyntaxError(f"{key}: needs a date such as 2022-10-05, 2022-10 or 2022, and {value} is none.")
    return dates[0].first


def _source(value: str) -> tuple[ProvenanceLabel, ...]:
    labels = SOURCES.get(value.casefold()) or tuple(label for label in SOURCES["official"] if label == value.casefold())
    if not labels:
        raise QuerySyntaxError(f"source: is one of {', '.join(SOURCES)}, and {value} is none of them.")
    return labels


# What people write for a filter.
_MEANT = {
    "since": "after", "from": "after", "date": "after", "until": "before", "to": "before", "by": "speaker",
    "author": "speaker", "person": "speaker", "who": "speaker", "in": "meeting", "body": "meeting",
    "series": "meeting", "about": "topic", "on": "topic", "kind": "source", "type": "source", "provenance": "source",
}  # fmt: skip # shorter than one a line
_EXAMPLES = {
    "speaker": "ota", "meeting": '"maina 6"', "topic": "appi", "before": "2023", "after": "2022-10-05",
    "source": "official"
}  # fmt: skip # shorter than one a line
