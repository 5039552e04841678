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
_BEGINS = re.compile(r"[A-ZÀ-Þ“\"‘'(—–-]")
_OWN_WORDS = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|you|[Tt]hank)\b|[?]")
_LEAST_OVER_WORDS = 4
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


def over_words(lines: list[Line]) -> list[int]:
    """The lines that hold a full name and nothing else, over what somebody says; a heading may, too.

    Two of the names recur, and a third of what stands below is told by somebody of themselves, or asked: a list of
    people with what they did has the form, but nobody's "I".
    """
    found: list[tuple[int, str, str]] = []
    for index, line in enumerate(lines):
        name = _name_alone(line)
        below = _words_below(lines, index) if name and _opens_paragraph(lines, index) else ""
        if name and below and not (found and found[-1][0] == index - 1):
            found.append((index, name, below))
    often = Counter(name for _, name, _ in found)
    again = [name for name, count in often.items() if count > 1]
    own = sum(_OWN_WORDS.search(below[:400]) is not None for _, _, below in found)
    recurring = sum(often[name] for name in again)
    if len(found) < _LEAST_OVER_WORDS or len(again) < 2 or 3 * own < len(found) or 2 * recurring < len(found):
        return []
    return [index for index, _, _ in found]


def _name_alone(line: Line) -> str:
    """The full name that is all of a line, with a body in brackets at most."""
    if line.blank or line.bullet or line.numbered or line.cells or line.bold or line.end - line.start > _LONGEST:
        return ""
    match = _TITLED.fullmatch(line.text) or _NAME.fullmatch(line.text)
    name = without_honorific(match["name"]) if match else ""
    named = looks_like_name(name) or (match is not None and match.re is _TITLED)
    return name if named and not any(map(is_common_word, name.split())) else ""


def _opens_paragraph(lines: list[Line], index: int) -> bool:
    """Whether a line stands below a blank one, at the start, or below the end of a sentence."""
    return index == 0 or lines[index - 1].blank or lines[index - 1].text.endswith((".", "?", "!", "…", "”", '"'))


def _words_below(lines: list[Line], index: int) -> str:
    """What stands right below a line, or below one blank line, if a sentence begins there."""
    below = next((line for line in lines[index + 1 : index + 3] if not line.blank), None)
    if below is None or below.heading or below.bullet or below.cells or not _BEGINS.match(below.text):
        return ""
    return below.text if len(below.text.split()) > 2 and not _name_alone(below) else ""


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
