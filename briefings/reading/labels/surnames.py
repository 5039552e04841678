"""Speakers whose family name ends as words of topics do: "Moira Hatherling:", but not "Wetland Monitoring:"."""

from __future__ import annotations

import re
from collections import Counter

from briefings.reading.labels.labels import Label
from briefings.reading.labels.names import bare_label
from briefings.reading.names.person_names import is_common_word, looks_like_name
from briefings.reading.text.small_words import SmallWords

_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]{2,}ing")
_OWN_WORDS = re.compile(r"\bI\b|\b[Mm]y\b")
_BEHIND_NAME = re.compile(r"\([^()\d]{2,60}\)$")


def names_in_ing(found: list[Label], small: SmallWords) -> frozenset[str]:
    """Full names in -ing before a colon, twice or more: stamped, with a body behind them, or over words of an "I"."""
    named = [label for label in found if label.form == "colon" and "ing" in label.text]
    counts = Counter(label.text for label in named)
    return frozenset(
        label.text
        for label in named
        if counts[label.text] > 1
        and (label.stamped or _BEHIND_NAME.search(label.text) or _OWN_WORDS.search(label.said))
        and _is_name(bare_label(label.text).strip(), small)
    )


def _is_name(text: str, small: SmallWords) -> bool:
    words = text.split()
    whole = _FULL_NAME.fullmatch(text) is not None and looks_like_name(text) and not any(map(is_common_word, words))
    return whole and not any(word.lower() in small.words for word in words)
