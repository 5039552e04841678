"""Labels of lists that no colon ends: "Board Members Aeva Lund, Tracy Hind", "3 Attendees Ada Brack, Lis Moe"."""

from __future__ import annotations

import re

from briefings.reading.attendance.names import bare_name, split_names
from briefings.reading.names.person_names import looks_like_name

_NO_SIGN = re.compile(
    r"((?:(?:Board|Council|Committee|Voting|TSC) )?Members(?: [Pp]resent| [Aa]bsent)?|Attending|Attendees|Participants|"
    r"Guests?|Visitors|Regrets|Apologies|In [Aa]ttendance|Also [Pp]resent|Present|Absent)"
    r" (?:[-–—] )?(?!:)([A-Z][^:]{4,600}?)"
    r"(?: (?:has |have )?(?:sent|gave)(?: in)? (?:his|her|their) (?:regrets|apologies))?\.?$"
)
# "Policy Board Members Present Mr. T. Fukuda, Chairman", "Reporting Staff Mr. E. Hirata, Executive Director"
_BEFORE_TITLE = re.compile(
    r"((?:[A-Z][\w’'-]* (?:of (?:the )?)?){1,5}(?:Present|Absent|Attending|in [Aa]ttendance)|Reporting Staff|Staff|"
    r"Secretariat(?: of (?:the )?(?:[A-Z][\w’'-]* ?){1,5})?|Observers?|Representatives?)"
    r" ((?:Mr|Ms|Mrs|Dr|Prof)\.? [A-Z][^:]{3,200})$"
)
# What such a label, or how many they are before it, begins with.
_FIRST_LETTERS = frozenset("ABCGIMPRTV0123456789")


def _titled(text: str) -> bool:
    """Whether a title stands in the first words of a text."""
    return " Mr. " in text[:120] or " Ms. " in text[:120] or " Dr. " in text[:120] or " Mrs. " in text[:120]


def may_lack_sign(text: str) -> bool:
    """Whether a line may begin with such a label: most lines of a record cannot."""
    return text[:1] in _FIRST_LETTERS or _titled(text)


def without_sign(text: str) -> re.Match[str] | None:
    """ "Board Members Aeva Lund, Tracy Hind" and "3 Attendees Ada Brack, Lis Moe": (the label, the names)."""
    titled = _BEFORE_TITLE.match(text) if _titled(text) else None
    if titled:
        return titled
    found = _NO_SIGN.match(text)
    names = split_names(found[2]) if found else []
    one = found is not None and not found[1].startswith(("Mem", "Board", "Council", "Comm"))
    named = len(names) > (0 if one and found and found[1][0] in "GRAV" else 1)
    return found if named and all(looks_like_name(bare_name(name)) for name in names) else None
