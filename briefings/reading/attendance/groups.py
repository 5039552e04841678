"""Lines over some of the attendees of a list, which say for whom these were there: "Industry", "**Civil society**"."""

from __future__ import annotations

import re

from briefings.reading.attendance.headings import section_of
from briefings.reading.attendance.items import listed_name, parse_entry
from briefings.reading.attendance.names import bare_name, is_name_list, split_outside
from briefings.reading.names.person_names import is_common_word, is_japanese
from briefings.reading.text.lines import Line

_LONGEST = 60
GROUP_WORD = re.compile(
    r"\b(?:staff|officers?|officials|members?|team|secretariat|present|attendance|guests?|observers?|others|"
    r"public|visitors|"
    r"geschäftsstelle|gäste|invités)\b",
    re.IGNORECASE,
)
# Of single words these are no given names, whatever else they look like.
_GROUPS = frozenset(
    """
    academia academics regulators regulator unions operators vendors researchers universities municipalities ministries
    agencies associations consumers employers employees workers manufacturers carriers broadcasters publishers ngos
    businesses companies registrars registries parliamentarians experts advisers advisors stakeholders users
    """.split()
)
NO_ATTENDEES = re.compile(
    r"\b(?:agenda|actions?|items?|topics?|notes?|decisions?|discuss\w*|summary|links?|resources?|minutes|next|"
    r"follow\w*|updates?|reports?|todo|steps|budget|opening|welcome|questions?|announcements?)\b",
    re.IGNORECASE,
)
_NO_GROUP = re.compile(r"[.,;?!\d]|\b(?:not?|without|unable|leave|missing|away)\b|n[’']t\b", re.IGNORECASE)
# "Anna Lind to send the draft"
_IS_TO = re.compile(r"\b(?:to|will|shall|has|have|is|was|said|asked) [a-z]")


def group_over_names(lines: list[Line], index: int) -> str | None:
    """What a line says of those below it, if it names nobody itself and the next line names somebody in full."""
    line = lines[index]
    text = line.text.rstrip(" :;")
    if line.heading or line.cells or not 2 < len(text) < _LONGEST or is_japanese(text) or not text[0].isupper():
        return None
    below = next((at for at in range(index + 1, min(index + 3, len(lines))) if not lines[at].blank), None)
    if below is None or lines[below].heading or (line.bullet and lines[below].indent <= line.indent):
        return None
    if index and lines[index - 1].bullet and not line.bullet and not line.bold:
        return None  # the rest of the item above
    set_off = line.bold or line.text.endswith((":", ";")) or (lines[below].bullet and not line.bullet)
    if (
        not (set_off or below == index + 1)
        or _NO_GROUP.search(text)
        or NO_ATTENDEES.search(text)
        or len(text.split()) > 6
    ):
        return None
    if _may_name(text, set_off=set_off) or section_of(line, in_head=True) is not None:
        return None
    return text if _names_in_full(lines[below].text) else None


def _may_name(text: str, *, set_off: bool) -> bool:
    """Whether a short line could be somebody's name: any full one, and a single word that is not set off."""
    if " " not in text:
        return not (set_off or is_common_word(text) or text.lower() in _GROUPS)
    return parse_entry(text) is not None or listed_name(text)


def _names_in_full(text: str) -> bool:
    if _IS_TO.search(text):
        return False
    first = bare_name(split_outside(text, ",")[0])
    entry = parse_entry(text)
    return (" " in first and listed_name(first) and is_name_list(text)) or (entry is not None and " " in entry.name)
