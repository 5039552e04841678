"""Who puts the questions of a hearing: "BY MS. TREMAINE:" stands over questions printed "Q." and answers "A."."""

from __future__ import annotations

import re

from briefings.reading.labels.names import Listing
from briefings.reading.names.person_names import one_form
from briefings.reading.turns.announced import Announced

_EXAMINES = re.compile(
    r"^[ \t]*(?:[A-Z]{2,12}(?:-[A-Z]{4,12})? ){0,3}(?:BY|By) (?P<title>(?:MR|MRS|MS|MISS|DR|Mr|Mrs|Ms|Miss|Dr)\.? )"
    r"(?P<name>[A-ZÀ-Þ][\w’'.-]{1,30}(?: [A-ZÀ-Þ][\w’'.-]{1,30}){0,2}):?[ \t]*$",
    re.MULTILINE,
)
_SWORN = re.compile(
    r"^[ \t]*(?:[Ww]hereupon,? |WHEREUPON,? )?(?:(?:MR|MRS|MS|MISS|DR|Mr|Mrs|Ms|Miss|Dr)\.? )?"
    r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ’'.-]{0,24}(?: [A-ZÀ-Þ][A-ZÀ-Þ’'.-]{0,24}){1,3}),? (?:[^.:\n]{0,60}[ ,])?"
    r"(?:having been|being|was|were|HAVING BEEN|BEING|WAS)(?: [a-zA-Z]+){0,3} (?:sworn|SWORN)\b[^\n]{0,120}$",
    re.MULTILINE,
)
_BY_TITLE = re.compile(r"by\W+[md]")  # emphasis may stand between them
_CUES = ("BY M", "BY D", "By M", "By D")


def of_a_hearing(source: str) -> bool:
    """Whether a record may say who examines, or that somebody is sworn: no line of another one is asked for that."""
    lowered = source.lower()
    return "sworn" in lowered or _BY_TITLE.search(lowered) is not None


def examines(text: str) -> bool:
    """Whether a line, or a label, says who asks from there on and is nobody's words."""
    return text[:60].lstrip()[:44].upper().find("BY ") >= 0 and _EXAMINES.match(text) is not None


def is_sworn(text: str) -> bool:
    """Whether a line, or a label, says that a witness is sworn: "OLIVE TARRANT, having been duly sworn"."""
    return "sworn" in text[:200].lower() and _SWORN.match(text[:200]) is not None


def witnesses_of(text: str, listing: Listing) -> Announced:
    """Everybody who is sworn, from there on."""
    found = Announced()
    for match in _SWORN.finditer(text) if "sworn" in text or "SWORN" in text else ():
        name = listing.find(match["name"]) or one_form(match["name"])
        found.add(match.start(), name, " ".join(match[0].split())[:90])
    return found


def examiners_of(text: str, listing: Listing) -> Announced:
    """Everybody who examines somebody, by the full name that the list has, else by the one printed."""
    found = Announced()
    for match in _EXAMINES.finditer(text) if any(cue in text for cue in _CUES) else ():
        name = listing.find(match["name"]) or listing.find(match["name"].rpartition(" ")[2]) or one_form(match["name"])
        found.add(match.start(), name, match[0].strip(" \t:"))
    return found
