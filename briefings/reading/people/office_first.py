"""People by the whole office before their names: "the Commissioner for the Internal Market, Thea Brenn"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.dates.near import Near
from briefings.reading.names.person_names import is_name_token
from briefings.reading.people.name_patterns import NAME, ROLE_NOUN
from briefings.reading.text.words import PORTFOLIOS

_WORD = r"[A-Z](?:[\w’'&-]|\.(?=\w))*"
_OFFICE_FIRST = Near(
    re.compile(
        rf"\b(?P<the>[Tt]he )?(?P<role>(?:{_WORD} ){{0,4}}(?:(?:Vice|Deputy|Under)[- ])?(?:{ROLE_NOUN}) (?:of|for|to) "
        rf"(?:the )?{_WORD}(?:(?:, and|,| and)?(?: of| for| to)?(?: the)? (?!the ){_WORD}){{0,12}}?), "
        rf"(?:(?:H\.E\.|Mr|Ms|Mrs|Dr)\.? ){{0,2}}(?P<name>{NAME})"
        r"(?=[,.;)]| (?:and|who|on|said|told|will|has|had|met|is|was|called)\b)"
    ),
    re.compile(rf"(?:{ROLE_NOUN}) (?:of|for|to) "),
    before=90,
    after=220,
)
# "Taro Kano, the Minister of Ports, Anna Berg": there the office is that of the name before it.
_NAMED_BEFORE = re.compile(rf"(?:{NAME}|[A-Z]{{2,}}),? (?:and )?$")
_CHAIN = 12


def offices_first(text: str) -> Iterator[tuple[int, str, str]]:
    """(place, name, office) of everybody so named.

    Where a name stands right before, only "the" shows the office to be the next one's, and only in a row that began so.
    """
    last = -100
    for match in _OFFICE_FIRST.finditer(text):
        row = 0 <= match.start() - last <= _CHAIN
        before = text[max(0, match.start() - 60) : match.start()]
        if (_NAMED_BEFORE.search(before) and not (row and match["the"])) or not _is_person(match["name"]):
            continue
        last = match.end("name")
        yield match.start("role"), match["name"], match["role"]


def _is_person(name: str) -> bool:
    words = name.split()
    return all(map(is_name_token, words)) and not any(word.lower() in PORTFOLIOS for word in words)
