"""Which labels are nicknames, as scribes of chats write them: by how a record uses them."""

from __future__ import annotations

import re
from collections import Counter

from briefings.reading.label_names import Listing
from briefings.reading.labels import Label
from briefings.reading.lines import Line
from briefings.reading.person_names import is_common_word
from briefings.reading.scribes import NO_SPEAKERS
from briefings.reading.turns import RawTurn
from briefings.reading.words import FIELDS

_SCRIBED = re.compile(r"[A-Za-z][\w|`^-]{1,20}")
_NO_NICKNAMES = NO_SPEAKERS | FIELDS
_NICKNAME = re.compile(r"[a-z][\w|`^-]{1,20}")


def continued(found: list[Label], lines: list[Line]) -> frozenset[str]:
    """Labels over lines that go on with "... ", as scribes of chats write, where two or more do: nicknames all."""
    single = [
        label
        for label in found
        if label.form == "colon"
        and _SCRIBED.fullmatch(label.text)
        and label.text.lower() not in _NO_NICKNAMES
        and not is_common_word(label.text)
    ]
    marks = [index for index, line in enumerate(lines) if line.text.startswith(("...", "…"))] if single else []
    if len(marks) < 2:
        return frozenset()
    marked = set(marks)
    goes_on = [label for label in single if _goes_on(lines, label.line, marked)]
    counts = Counter(label.text for label in single)
    return frozenset(label.text for label in goes_on) | {text for text, count in counts.items() if count > 1}


def _goes_on(lines: list[Line], index: int, marks: set[int]) -> bool:
    """Whether a line with "... " stands below a label, behind the lines that its words wrap to."""
    for below in range(index + 1, min(index + 8, len(lines))):
        if below in marks or lines[below].blank:
            return below in marks
    return False


def nicknames(found: list[Label]) -> frozenset[str]:
    """ "__dka:__" and "**mnot:**": nicknames in small letters that are set off, two of them at least twice."""
    counts = Counter(label.text for label in found if label.strong and _NICKNAME.fullmatch(label.text))
    often = [text for text, count in counts.items() if count > 1 and not is_common_word(text)]
    return frozenset(text for text in counts if not is_common_word(text)) if len(often) > 1 else frozenset()


def add_nicknames(listing: Listing, turns: list[RawTurn]) -> None:
    """ "jeff:" and "Jeff:", as scribes of a chat write them, are one: the first form that has a capital."""
    forms: dict[str, list[str]] = {}
    for label in dict.fromkeys(turn.label.text for turn in turns):
        if label.isascii() and " " not in label:
            forms.setdefault(label.casefold(), []).append(label)
    for several in forms.values():
        if len(several) > 1 and any(form.islower() for form in several) and not listing.find(several[0]):
            listing.add(next((form for form in several if not form.islower()), several[0]))
