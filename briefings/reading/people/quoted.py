"""People by what sentences say that they said: "said Anna Berg", "Anna Berg, who was late, asked"."""

from __future__ import annotations

import re

from briefings.dates.near import Near, lines_around, matches_in, places
from briefings.reading.people.name_patterns import NAME, WHOLE_NAME
from briefings.reading.people.offices import ends_body

SAID = "said|says|told|added|asked|argued|explained|warned|noted|replied|wrote|stated|commented|announced|complained"
_SAID_WORDS = tuple(SAID.split("|"))
_QUOTED = re.compile(rf"\b(?:{SAID}) (?P<name>{NAME})\b|\b(?P<name2>{NAME})(?:, [^,.\n]{{2,60}},|,)? (?:{SAID})\b")
_BEFORE_PLACES = (" of ", " in ", " from ", " near ", " at ", " the ", "\nThe ", ". The ", "\nthe ")
# "Deutsche Telekom said it would build": a company speaks of itself.
_OF_ITSELF = re.compile(
    r"(?: on [A-Z][a-z]+day)?(?: that)? its? (?:will|would|plans?|has|had|expects?|aims?|intends?)\b"
)
_SAID_BY = re.compile(
    rf"\b(?:{SAID}) (?P<role>(?:(?!that\b|the\b)[a-z][\w-]+ ){{0,3}}(?:leader|mayor|spokes\w+|chair\w*|director|"
    rf"minister|secretary|president|manager|head|councillor|officer|chief|professor|analyst|resident|teacher|farmer|"
    rf"owner)) (?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?(?P<name>{NAME})\b"
)
# What delegates do in bulletins of negotiations: "Jim Pennant (Lorvia) reported on informal consultations".
_REPORTS = (
    "reported|introduced|presented|summarized|summarised|noted|announced|invited|explained|co-facilitated|facilitated|"
    "chaired|proposed|highlighted|urged|said|stressed|outlined"
)
_OF_COUNTRY_NEAR = Near(
    re.compile(rf"(?P<name>{WHOLE_NAME}) \((?:the )?[A-Z][A-Za-z. ’'-]{{1,40}}\)(?:, who|,? (?:{_REPORTS})\b)"),
    re.compile(rf"\)(?:, who|,? (?:{_REPORTS}))\b"),
    before=150,
    after=0,
)


def who_said(text: str) -> list[tuple[int, str, str | None]]:
    """ "said Anna Berg", "Anna Berg, who was late, asked", "said trade minister Anna Berg"."""
    by_role: list[tuple[int, str, str | None]] = []
    quoting: list[tuple[int, int]] = []
    free = 0
    for start, end in places(text, _SAID_WORDS):
        if text[end + 1 : end + 2].isupper() or _ends_name(text, start):
            quoting.append((start, end))
        match = _SAID_BY.match(text, start) if start >= free else None
        if match:
            free = match.end()
            by_role.append((match.start(), match["name"], match["role"]))
    quoted: list[tuple[int, str, str | None]] = [
        (match.start(), match["name"] or match["name2"], None)
        for match in matches_in(_QUOTED, text, lines_around(text, quoting))
        if not (ends_body(text, match.start("name2")) or _is_of_place(text, match.start("name2")))
        and not (match["name2"] and _OF_ITSELF.match(text, match.end()))
    ]
    return quoted + by_role


def _is_of_place(text: str, start: int) -> bool:
    """Whether "of", "in" or "the" stands before a name: "A resident of Weir Lane said" names nobody."""
    return start > 0 and (
        text.endswith(_BEFORE_PLACES, max(0, start - 8), start) or (start == 4 and text.startswith("The "))
    )


def _ends_name(text: str, end: int) -> bool:
    """Whether a word in a capital, or a comma, stands before a place: a name or what is said of somebody may end."""
    before = text[max(0, end - 40) : end].rstrip(" ")
    return before.endswith(",") or before.rpartition(" ")[2][:1].isupper()


def of_countries(text: str) -> list[tuple[int, str, str | None]]:
    """Delegates whom a bulletin names with their country."""
    return [(match.start(), match["name"], None) for match in _OF_COUNTRY_NEAR.finditer(text)]
