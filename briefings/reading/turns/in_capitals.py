"""Labels of a few capitals that are somebody's, because the record writes its speakers so: "TO:" beside "AL:"."""

from __future__ import annotations

import re
from collections import Counter

from briefings.reading.labels.labels import Label
from briefings.reading.labels.names import NOT_INITIALS
from briefings.reading.names.person_names import is_common_word

_OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b|[?]")
_SHORT_FAMILY = re.compile(r"(?=[A-Z]*[AEIOUY])[A-ZÀ-Þ]{3,4}")


def also_in_capitals(found: list[Label]) -> frozenset[str]:
    """Initials that are words elsewhere ("TO", "PR") and short family names ("VEEN"), beside others that are clear."""
    labels = [
        label
        for label in found
        if label.form == "colon" and label.text.isupper() and " " not in label.text and len(label.said.split()) > 2
    ]
    counts = Counter(label.text for label in labels)
    initials = [text for text in counts if len(text) == 2 and text.isalpha() and text not in NOT_INITIALS]
    families = [text for text in counts if len(text) > 4 and not is_common_word(text)]
    by_initials = len(initials) > 2 and _recurs(initials, counts, 2) and not all(map(is_common_word, initials))
    by_family = len(families) > 2 and _recurs(families, counts, 1)
    return frozenset(
        label.text
        for label in labels
        if (by_family and _SHORT_FAMILY.fullmatch(label.text) and label.text not in NOT_INITIALS)
        or (by_initials and _is_somebodys(label))
    )


def _recurs(texts: list[str], counts: Counter[str], least: int) -> bool:
    return sum(counts[text] > 1 for text in texts) >= least


def _is_somebodys(label: Label) -> bool:
    """Whether two letters stand before words that somebody says, where they are short for something else, too."""
    two = len(label.text) == 2 and label.text.isalpha()
    return two and (label.text not in NOT_INITIALS or _OWN.search(label.said) is not None)
