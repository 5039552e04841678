"""Which labels are nicknames, as scribes of chats write them: by how a record uses them."""

from __future__ import annotations

import re
from collections import Counter

from briefings.reading.labels.labels import Label
from briefings.reading.labels.names import Listing
from briefings.reading.labels.scribes import NO_SPEAKERS
from briefings.reading.names.person_names import is_common_word
from briefings.reading.text.lines import Line
from briefings.reading.text.words import FIELDS
from briefings.reading.turns.turns import RawTurn

_SCRIBED = re.compile(r"[A-Za-z][\w|`^-]{1,20}")
_NO_NICKNAMES = NO_SPEAKERS | FIELDS
_HEADER = re.compile(r"[A-Z][a-z]+-[A-Z][A-Za-z]+")  # "Requires-Dist", as mails and packages head their values
_NICKNAME = re.compile(r"[a-z][\w|`^-]{1,20}")
_ACCOUNT = re.compile(r"[a-z][a-z\d_-]{1,19}")
_WORD = re.compile(r"[^\W\d_]{2}")  # "port: 8080" is a setting
_LEAST_ITEMS = 5
_SAID = re.compile(r"\b(?:I|I[’']\w+|[Ll]et me|[Ll]et[’']s|[Ww]e|my)\b|\?(?:\s|$)")
_NO_ACCOUNTS = frozenset(
    """
    pre post pro con pros cons example examples before after default defaults type value values name names key keys
    input output result results expected actual todo fixme note notes hint tip tips warning error errors bug fix feat
    fix chore docs test tests build perf refactor style revert ci idea ideas question questions answer answers pass fail
    yes no maybe option options first second third then else if when why how what where who link links see ref refs
    current proposed old new update updates status summary problem solution cause effect conclusion discussion decision
    decisions action actions topic topics goal goals step steps plan plans issue issues reason reasons impact scope cost
    low medium high today tomorrow yesterday previously next later now done doing blocked me us all everyone
    """.split()
)


def continued(found: list[Label], lines: list[Line]) -> frozenset[str]:
    """Labels over lines that go on with "... ", as scribes of chats write, where two or more do: nicknames all."""
    single = [
        label
        for label in found
        if label.form == "colon"
        and _SCRIBED.fullmatch(label.text)
        and label.text.lower() not in _NO_NICKNAMES
        and not (is_common_word(label.text) or _HEADER.fullmatch(label.text))
    ]
    marks = [index for index, line in enumerate(lines) if line.text.startswith(("...", "…"))] if single else []
    # Below ">>>" it is Python that asks for more lines.
    if len(marks) < 2 or any(label.form == "chevron" for label in found):
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


def also_in_chat(found: list[Label]) -> frozenset[str]:
    """ "Florian:" and "florian:" beside "<florian> +1": whoever writes in the chat speaks, too."""
    writing = {label.text.casefold() for label in found if label.form == "angle"} - _NO_NICKNAMES
    both = {label.text.casefold() for label in found if label.form == "colon"} & writing
    return frozenset(label.text for label in found if label.text.casefold() in both) if both else frozenset()


def handles_in_bullets(found: list[Label], lines: list[Line]) -> frozenset[str]:
    """ "* knu: I understand": accounts in small letters that open items, in a record without a list of who was there.

    Three or more of them, some again, most over sentences, and two of them at least over words that somebody says: the
    lists of a change log have the form, but nobody's "I" and no questions.
    """
    small = [label for label in found if "a" <= label.text < "{" and _WORD.search(label.said)]
    in_list = [label for label in small if lines[label.line].bullet]
    small = in_list if len(in_list) >= _LEAST_ITEMS else small
    opening = [label for label in small if label.form == "colon" and _ACCOUNT.fullmatch(label.text)]
    if len(opening) < _LEAST_ITEMS:
        return frozenset()
    named = [
        label for label in opening if not (is_common_word(label.text) or label.text in _NO_ACCOUNTS | _NO_NICKNAMES)
    ]
    names = Counter(label.text for label in named)
    long = sum(len(label.said.split()) > 2 for label in named)
    speaking = {label.text for label in named if _SAID.search(label.said)}
    clear = len(names) > 2 and len(names) < len(named) and 5 * len(named) > 4 * len(opening) and 2 * long > len(named)
    return frozenset(names) if clear and len(speaking) > 1 and len(named) >= _LEAST_ITEMS else frozenset()


def add_nicknames(listing: Listing, turns: list[RawTurn]) -> None:
    """ "jeff:" and "Jeff:", as scribes of a chat write them, are one: the first form that has a capital."""
    forms: dict[str, list[str]] = {}
    for label in dict.fromkeys(turn.label.text for turn in turns):
        if label.isascii() and " " not in label:
            forms.setdefault(label.casefold(), []).append(label)
    for several in forms.values():
        if len(several) > 1 and any(form.islower() for form in several) and not listing.find(several[0]):
            listing.add(next((form for form in several if not form.islower()), several[0]))
