"""Names of bodies and topics -> one form for all dresses: case, width, hyphens, plurals and articles."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9&/-]{1,9}")
_APOSTROPHES = re.compile(r"[’'ʼ‘]s?\b")
_NOT_WORD = re.compile(r"[\W_]+")
_ARTICLES = frozenset({"the", "a", "an", "of", "on", "for", "and", "to", "in"})


def is_acronym(text: str) -> bool:
    """True for "APPI", "PETs", "G7": one short word with at least two capitals, or capitals and digits."""
    return _ACRONYM.fullmatch(text) is not None or re.fullmatch(r"[A-Z]\d{1,2}", text) is not None


@lru_cache(maxsize=16_384)
def phrase_key(text: str) -> str:
    """One string for every dress of a phrase: "Information-Linkages" and "the information linkage" are one.

    Words are case-folded, plurals of English words made singular, articles and small words left off; the order counts.
    """
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).casefold())
    words = [word for word in _NOT_WORD.split(plain) if word]
    kept = [word for word in words if word not in _ARTICLES] or words
    return " ".join(singular(word) for word in kept)


def singular(word: str) -> str:
    """An English plural's singular by its ending ("policies" -> "policy"); other words as they are."""
    if len(word) < 4 or not word.isascii() or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]
