"""Japanese names in Latin letters, known by their syllables."""

from __future__ import annotations

import re

from briefings.reading.names.person_names import is_common_word

_ROMAJI = re.compile(
    r"(?:(?:[kgsztdnhbpmyrwjf]|ky|gy|sh?y?|ch|ts|ny|hy|by|py|my|ry|tch|kk|ss|tt|pp|zz|mb|mm)?(?:[aiueo]|oh|ou)|n)+",
    re.IGNORECASE,
)
_PLACES = frozenset(
    """
    tokyo osaka kyoto nagoya sapporo kobe yokohama hokkaido okinawa kyushu geneva china taiwan korea kenya samoa tonga
    guinea tanzania nigeria uganda ghana angola somalia jamaica panama canada india asia africa arabia america europa
    bosnia zambia gambia guyana haiti mauritania moldova monaco oman peru rwanda senegal sudan
    """.split()
)

_OWN_WORDS = re.compile(r"\b(?:I|we|We|my|our|us|me)\b")


def is_romaji(word: str) -> bool:
    """Whether a word is made of Japanese syllables and is no well-known place or common word: Matsuda, OHTSUKA."""
    return _ROMAJI.fullmatch(word) is not None and word.lower() not in _PLACES and not is_common_word(word.lower())


def speak_as_japanese(said: dict[str, str]) -> bool:
    """Whether three labels or more are Japanese family names over sentences, somebody's own words among them."""
    told = {name: words for name, words in said.items() if is_romaji(name) and len(words.split()) > 4}
    return len(told) > 2 and any(_OWN_WORDS.search(words) for words in told.values())
