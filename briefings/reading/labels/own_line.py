"""Speakers alone on a line between blank ones, as parliaments print them: "The Convener", "Ada Roe (Housing Unit)"."""

from __future__ import annotations

import re
from collections import Counter

from briefings.reading.names.person_names import is_common_word, looks_like_name, without_honorific
from briefings.reading.text.lines import Line

# Who presides: where such a line recurs, the names alone on their lines are speakers too.
_PRESIDES = re.compile(
    r"(?:The |Mr\.? |Mrs\.? |Madam )?(?:Deputy |Acting |Vice[- ])?(?:Convener|Convenor|Chair|Chairman|Chairwoman|"
    r"Chairperson|Presiding Officer|President|Speaker|Moderator|Llywydd|Cathaoirleach|Leas-Cheann Comhairle)"
    r"(?: \([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4}\))?"
)
_NAME = re.compile(r"(?P<name>[A-ZÀ-Þ][^\s():,;]*(?: [^\s():,;]+){1,4})(?P<of>(?: \([^()]{2,60}\)){0,2})")
# "Mr. Rankin", "Dr. Lynne Jones (Birmingham, Selly Oak)": a title says that it is a person.
_TITLED = re.compile(
    r"(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Viscount|Baroness|Earl|Hon)\b\.? "
    r"[A-ZÀ-Þ][^\s():,;]*(?: [A-ZÀ-Þa-z][^\s():,;]*){0,4})(?P<of>(?: \([^()]{2,60}\)){0,2})"
)
_SENTENCE = re.compile(r"[A-ZÀ-Þ“\"‘'(—–-].*[.?!…:;—”\"’')]$")
_LONGEST = 90
_LEAST = 3
_HEAD = 6  # lines, where the day of a debate may stand right above who opens it


def own_lines(lines: list[Line]) -> list[int]:
    """The lines that hold a speaker and nothing else, where the one who presides stands so twice or more."""
    presiding: list[int] = []
    named: list[tuple[int, str, bool]] = []
    for index, line in enumerate(lines):
        if line.blank or line.end - line.start > _LONGEST or not _stands_alone(lines, index):
            continue
        if _PRESIDES.fullmatch(line.text):
            presiding.append(index)
        elif match := _TITLED.fullmatch(line.text):
            named.append((index, match["name"], True))
        elif (match := _NAME.fullmatch(line.text)) and looks_like_name(without_honorific(match["name"])):
            named.append((index, match["name"], bool(match["of"])))
    if len(presiding) < 2 or not named:
        return []
    often = Counter(name for _, name, _ in named)
    known = {name for _, name, of in named if of or often[name] > 1}
    own = [index for index, name, _ in named if name in known and not any(map(is_common_word, name.split()))]
    return sorted([*presiding, *own]) if len(presiding) + len(own) >= _LEAST and own else []


def _stands_alone(lines: list[Line], index: int) -> bool:
    """Whether a line stands between blank ones, or begins the text, over a sentence."""
    line = lines[index]
    if line.heading or line.bullet or line.numbered or line.cells or line.text.endswith((".", ":", ";", ",", "?")):
        return False
    if index and not lines[index - 1].blank and (index > _HEAD or _TITLED.fullmatch(line.text) is None):
        return False
    if index + 2 >= len(lines) or not lines[index + 1].blank:
        return False
    below = next((one for one in lines[index + 2 : index + 4] if not one.blank), None)
    return below is not None and len(below.text) > 8 and _SENTENCE.match(below.text) is not None
