"""The language of a text as a BCP 47 tag, by its script and its commonest words; None when too little says so."""

from __future__ import annotations

import re
from collections import Counter

_COMMON = {
    "en": "the of and to in that is for on with as was be this are by we have not will it".split(),
    "fr": "le la les des et est dans pour que une sur par avec qui au du ne pas nous sont".split(),
    "de": "der die das und ist nicht den von zu mit für auf ein eine des wird im dem sich wir".split(),
    "es": "el la los las de que y en una por con para se del es al lo como más su".split(),
    "it": "il di che la per una del non sono con della le si nel alla gli dei da ha è".split(),
    "pt": "o os as de que e em uma para com não do da no na por se dos mais ao".split(),
    "nl": "de het een van en is dat op te zijn voor met niet aan er om wordt ook bij door".split(),
}
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("ar", "\u0600", "\u06ff"),
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("th", "\u0e00", "\u0e7f"),
    ("he", "\u0590", "\u05ff"),
)
_LATIN = (("A", "Z"), ("a", "z"), ("À", "ÿ"))
# Of ASCII only letters make words.
_SPACES_FOR_SIGNS = {code: " " for code in range(128) if not chr(code).isalpha()}


def language_of(text: str) -> str | None:
    """The tag of the language that most of the text is in."""
    sample = text[:60_000]
    if sample.isascii():
        spaced = sample.lower().translate(_SPACES_FOR_SIGNS)
        words = spaced.split()
        letters = len(spaced) - spaced.count(" ")
    else:
        signs = Counter(sample)
        letters = sum(_within(signs, first, last) for first, last in _LATIN)
        for tag, first, last in _SCRIPTS:
            count = _within(signs, first, last)
            if count > 0.35 * (count + letters / 4) and count >= 3:
                return tag
        words = re.findall(r"[a-zà-ÿ]+", sample.lower())
    counts = Counter(words)
    total = len(words)
    scores = {tag: sum(counts.get(word, 0) for word in words) for tag, words in _COMMON.items()}
    best = max(scores, key=lambda tag: scores[tag])
    if total < 4 or scores[best] < max(2, 0.05 * total):
        return (
            "en"
            if letters >= 20
            and scores[best] == 0
            and re.search(r"\b(?:meeting|minutes|agenda|notes|present)\b", sample, re.IGNORECASE)
            else None
        )
    return best


def _within(signs: Counter[str], first: str, last: str) -> int:
    """How many of the counted signs stand between two in Unicode, these included."""
    return sum(count for sign, count in signs.items() if first <= sign <= last)
