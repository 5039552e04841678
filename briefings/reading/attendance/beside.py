"""Parts of lists that only their surroundings give away: a body in brackets, a position beside a known one."""

from __future__ import annotations

import re

from briefings.reading.attendance.groups import GROUP_WORD
from briefings.reading.attendance.headings import Section, is_bracketed_group, section_of
from briefings.reading.attendance.items import parse_entry
from briefings.reading.attendance.names import bare_name, is_name_list, is_strong_name, split_names, split_outside
from briefings.reading.names.bodies import is_body
from briefings.reading.names.person_names import is_japanese, looks_like_name
from briefings.reading.names.titles import TITLE_START
from briefings.reading.text.lines import Line
from briefings.reading.text.words import FIELDS


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


def section_of_group(lines: list[Line], index: int, listed: set[int]) -> Section | None:
    """ "EUROPEAN COMMISSION" or "Geschäftsstelle:" right below the lists, over names that can be nothing else."""
    line = lines[index]
    text = line.text.strip()
    bare = text.strip(" *_:")
    above = [near for near in range(max(0, index - 3), index) if not lines[near].blank]
    if not above or above[-1] not in listed or line.numbered or line.cells or not 3 <= len(bare) <= 60:
        return None
    if re.search(r"[.;,!?]|:.", text) or bare.lower() in FIELDS or not bare[0].isupper() or is_japanese(bare):
        return None
    below = next((near for near in range(index + 1, min(index + 3, len(lines))) if not lines[near].blank), None)
    if below is None or len(lines[below].text) > 120 or lines[below].text.endswith("."):
        return None
    first = split_outside(lines[below].text, ",")[0]
    entry = parse_entry(lines[below].text)
    titled = is_strong_name(first) and bool(TITLE_START.match(bare_name(first)))
    alone = text.endswith(":") and len(bare.split()) < 4 and below == index + 1 and looks_like_name(bare_name(first))
    heads = line.bold or bool(line.heading) or bare.isupper()
    role = bool(entry and entry.role) and "," in lines[below].text
    if entry and ((titled and (heads or role or text.endswith(":"))) or alone or (heads and role)):
        body = None if GROUP_WORD.search(bare) or bare.isupper() else bare
        return Section(True, None, "", exact=False, organisation=body)
    return None


def _of_body_alone(lines: list[Line], index: int, listed: set[int]) -> Section | None:
    """ "(Ministry of Ports)" over its officials, or "Ministry of Ports: Imagawa (Director), Terada (Councillor)"."""
    bare = lines[index].text.strip()
    body, colon, rest = bare.partition(": ")
    if colon:
        named = is_body(body) and len(bare) < 600 and rest[:1].isupper() and is_name_list(rest)
        named = named or (index - 1 in listed and _is_side(body, rest))
        whose = None if GROUP_WORD.search(body) else body
        return Section(True, None, rest, exact=False, organisation=whose) if named else None
    inner = bare[1:-1] if bare[:1] in "([<" and bare[-1:] in ")]>" and len(bare) < 80 else ""
    below = next((line for line in lines[index + 1 : index + 3] if not line.blank), None)
    if not inner or below is None or not is_body(inner):
        return None
    entry = parse_entry(split_outside(below.text, ",")[0])
    return Section(True, None, "", exact=False, organisation=inner) if entry and entry.role else None


def _is_side(body: str, rest: str) -> bool:
    """Whether "Commission: Helen Prior (chair), Stefan Maurer" right below a list is one more part: several names."""
    words = body.split()
    if len(rest) > 300 or rest.endswith(".") or not 0 < len(words) < 5 or not body[0].isupper() or words[0] == "In":
        return False
    if words[-1].lower() == "by" or any(word.lower() in FIELDS for word in words):
        return False
    names = split_names(rest)
    return len(names) > 1 and all(looks_like_name(bare_name(split_outside(name, ",")[0])) for name in names)


def section_of_body(lines: list[Line], index: int, listed: set[int]) -> Section | None:
    """（水管理局） over lines of a role and a name, somewhere below the lists that say who attended."""
    if lines[index].text.isascii():
        return _of_body_alone(lines, index, listed)
    if not is_bracketed_group(lines[index]):
        return None
    below = next((line for line in lines[index + 1 : index + 3] if not line.blank), None)
    entry = parse_entry(below.text) if below is not None else None
    return Section(True, None, "", exact=False) if entry and entry.role else None
