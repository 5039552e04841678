"""Parts of lists that only their surroundings give away: a body in brackets, a position beside a known one."""

from __future__ import annotations

import re

from briefings.reading.lines import Line
from briefings.reading.person_names import is_japanese, looks_like_name
from briefings.reading.roster_headings import Section, is_bracketed_group, section_of
from briefings.reading.roster_items import parse_entry
from briefings.reading.roster_names import is_name_list, split_names
from briefings.reading.words import FIELDS


def section_beside(lines: list[Line], index: int) -> Section | None:
    """ "Area Director: Hannelore Wirth" right beside "Chairs: ...": a position that no list of words knows."""
    line = lines[index]
    label, colon, rest = line.text.partition(":")
    if not colon or not 3 <= len(label) <= 40 or len(line.text) > 300 or line.heading or is_japanese(label):
        return None
    words = label.split()
    if len(words) > 4 or not label[0].isupper() or any(word.lower() in FIELDS for word in words):
        return None
    beside = [lines[near] for near in (index - 1, index + 1) if 0 <= near < len(lines)]
    known = (section_of(near, in_head=True) for near in beside if near.bullet == line.bullet)
    if not any(section and section.rest and section.role and is_name_list(section.rest) for section in known):
        return None
    names = split_names(rest)
    if not names or not all(looks_like_name(re.sub(r"\s*\([^()]*\)$", "", name)) for name in names):
        return None
    return Section(True, label.strip(), rest.strip(), exact=True)


def section_of_body(lines: list[Line], index: int) -> Section | None:
    """（水管理局） over lines of a role and a name, somewhere below the lists that say who attended."""
    if not is_bracketed_group(lines[index]):
        return None
    below = next((line for line in lines[index + 1 : index + 3] if not line.blank), None)
    entry = parse_entry(below.text) if below is not None else None
    return Section(True, None, "", exact=False) if entry and entry.role else None
