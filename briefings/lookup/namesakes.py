"""People who share one name with what was asked and have another beside it: Kenji Ohta is not Naoki Ota."""

from __future__ import annotations

from rapidfuzz import fuzz

from briefings.answers import Result
from briefings.lookup.snapshot import Snapshot
from briefings.matching.verdicts import EXACT
from briefings.names import tokens

OTHER_GIVEN, OTHER_FAMILY = "not the same given name", "not the same family name"


def namesakes(snapshot: Snapshot, text: str) -> tuple[Result, ...]:
    """Whom the words of a name fit one by one when they fit nobody together, each with what is not the same.

    Those who share the family name come first.
    """
    words = tokens(text)
    if len(words) < 2:
        return ()
    found: dict[int, Result] = {}
    for word in words:
        for each in snapshot.people.search(word).candidates:
            if each.score >= EXACT and each.id not in found:
                differs = OTHER_GIVEN if _is_family_name(word, each.name) else OTHER_FAMILY
                found[each.id] = Result(
                    "person", each.id, each.name, round(100 * each.score, 1), each.matched, told_apart=differs
                )
    # A family name in common says more than a given one.
    return tuple(sorted(found.values(), key=lambda each: each.told_apart != OTHER_GIVEN))


def _is_family_name(word: str, name: str) -> bool:
    """Whether it is the family name of somebody of this name: the last in Latin letters, the first in kanji."""
    parts = tokens(name)
    if not name.isascii() and len(parts) < 2:
        return name.startswith(word)
    likeness = [fuzz.ratio(word, part) for part in parts]
    at = likeness.index(max(likeness, default=0.0)) if likeness else 0
    return at == (len(parts) - 1 if name.isascii() else 0)
