"""Who puts the questions of a hearing: "BY MS. TREMAINE:" stands over questions printed "Q." and answers "A."."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from briefings.reading.label_names import Listing
from briefings.reading.person_names import one_form

_EXAMINES = re.compile(
    r"^[ \t]*(?:[A-Z]{4,12}(?:-[A-Z]{4,12})? )?(?:BY|By) (?P<title>(?:MR|MRS|MS|MISS|DR|Mr|Mrs|Ms|Miss|Dr)\.? )"
    r"(?P<name>[A-ZÀ-Þ][\w’'.-]{1,30}(?: [A-ZÀ-Þ][\w’'.-]{1,30}){0,2}):?[ \t]*$",
    re.MULTILINE,
)
_CUES = ("BY M", "BY D", "By M", "By D")


@dataclass(frozen=True, slots=True)
class Examiners:
    """The offsets at which the record says who asks from there on, ascending, with the names and its words for it."""

    offsets: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def at(self, offset: int) -> tuple[str, str] | None:
        """(name, the record's words) of whoever asks at an offset of the text; None where it is not said."""
        place = bisect_right(self.offsets, offset) - 1
        return (self.names[place], self.said[place]) if place >= 0 else None


def examines(text: str) -> bool:
    """Whether a line, or a label, says who asks from there on and is nobody's words."""
    return text[:60].lstrip()[:12].upper().find("BY ") >= 0 and _EXAMINES.match(text) is not None


def examiners_of(text: str, listing: Listing) -> Examiners:
    """Everybody who examines somebody, by the full name that the list has, else by the one printed."""
    found = Examiners()
    for match in _EXAMINES.finditer(text) if any(cue in text for cue in _CUES) else ():
        name = listing.find(match["name"]) or listing.find(match["name"].rpartition(" ")[2]) or one_form(match["name"])
        found.offsets.append(match.start())
        found.names.append(name)
        found.said.append(match[0].strip(" \t:"))
    return found
