"""Speakers behind the numbers of what was said: "4. RM: The build is slow", where a list says who RM is."""

from __future__ import annotations

from briefings.reading.labels.labels import Label
from briefings.reading.labels.names import Listing, name_in_label
from briefings.reading.names.person_names import initials_of, is_initials

_LEAST = 2
_LEAST_WORDS = 3


def counted_speakers(found: list[Label], listing: Listing) -> frozenset[int]:
    """The lines of such labels; none where they are of one person only, or the most of them of nobody listed.

    A numbered item with a colon is a heading with its text far more often than it is somebody's words.
    """
    counted = [label for label in found if label.counted]
    if len(counted) < _LEAST or not listing.names:
        return frozenset()
    people = sorted(set(listing.names.values()))
    initials = [short for person in people for short in {initials_of(person), initials_of(person, hyphens=False)}]
    known = [
        label
        for label in counted
        if len(label.said.split()) >= _LEAST_WORDS
        and (
            listing.find(name_in_label(label.text) or label.text)
            or (is_initials(label.text) and initials.count(label.text) == 1)
        )
    ]
    if len({label.text for label in known}) < _LEAST or 2 * len(known) <= len(counted):
        return frozenset()
    return frozenset(label.line for label in known)
