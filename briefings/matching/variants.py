"""Other ways to cut a spelling into words, so that glued, split and hyphenated names meet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from briefings import names
from briefings.names.titles import is_particle

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "ø": "oe"})
_ONE_LETTER = frozenset({"o", "d"})  # O'Brien, D'Amico


def variants(spelling: str) -> Iterator[tuple[str, ...]]:
    """The tokens of a stored spelling, the plainest first; with umlauts written out, hyphens opened, particles
    left off."""
    plain = names.tokens(spelling)
    yield plain
    if len(plain) <= 2 and spelling.isascii() and spelling.count(" ") < 2 and "-" not in spelling:
        return
    composed = unicodedata.normalize("NFC", spelling)
    if composed.translate(_UMLAUTS) != composed:
        yield names.tokens(composed.translate(_UMLAUTS))
    if "-" in spelling:
        yield names.tokens(spelling.replace("-", " "))
    words = spelling.split()
    if len(words) > 2:
        if any(is_particle(each.casefold()) for each in words):
            yield names.tokens(" ".join(each for each in words if not is_particle(each.casefold())))
        if len(plain) > 2:
            yield from joined(plain)


def joined(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Neighbouring words as one: "shin ichi goto" -> "shinichi goto", "shin ichigoto"."""
    for at in range(len(tokens) - 1):
        if (len(tokens[at]) == 1 and tokens[at] not in _ONE_LETTER) or len(tokens[at + 1]) == 1:
            continue  # an initial is no part of the next name
        yield (*tokens[:at], tokens[at] + tokens[at + 1], *tokens[at + 2 :])
