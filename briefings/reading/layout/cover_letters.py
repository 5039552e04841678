"""The letter that stands before the minutes it brings: its day and its address are not the meeting's."""

from __future__ import annotations

import re

from briefings.reading.text.lines import Line

_DEAR = re.compile(r"(?:Dear|To all|To the) (?-i:[A-Z])[^.!?]{2,60}[,:]?$", re.IGNORECASE)
_YOURS = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|(?:with )?(?:kind|best|"
    r"warm)(?:est)? (?:regards|wishes)|"
    r"respectfully(?: submitted| yours)?|regards)[,.]?$",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"(?:(?:draft|approved|unconfirmed|final) )?(?:minutes|notes|record|summary record|report)\b(?!.*\battached\b)|"
    r"(?:[\w-]+ ){0,4}meeting of\b|.{0,60}\bmeeting (?:no\.?|number) ?\d",
    re.IGNORECASE,
)
_FIRST = 40
_LETTER = 60
_SIGNATURE = 15


def cover_letter(lines: list[Line]) -> set[int]:
    """The lines of such a letter at the top, up to where the minutes begin; none where no minutes follow it."""
    dear = next((at for at, line in enumerate(lines[:_FIRST]) if _DEAR.match(line.text)), None)
    if dear is None:
        return set()
    yours = next((at for at in range(dear, min(len(lines), dear + _LETTER)) if _YOURS.match(lines[at].text)), None)
    if yours is None:
        return set()
    behind = range(yours + 1, min(len(lines), yours + 1 + _SIGNATURE))
    begins = next((at for at in behind if len(lines[at].text) < 160 and _BEGINS.match(lines[at].text)), None)
    return set(range(begins)) if begins is not None else set()
