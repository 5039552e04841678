"""Labels that say who is to do something, or whose item it is: nobody speaks there."""

from __future__ import annotations

import re

from briefings.reading.label_names import Listing, name_in_label
from briefings.reading.labels import Label
from briefings.reading.lines import Line

_TASKS = re.compile(
    r"\b(?:actions?|action items?|to-?dos?|next steps|tasks|follow[- ]ups?|conclusions?|decisions?|assigned)\b|"
    r"宿題|アクション|TODO|今後の対応",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(r"\W*(?:conclusions?|decisions?)\W*", re.IGNORECASE)
_REVIEW = re.compile(r"\b(?:review|previous|last)\b|matters arising", re.IGNORECASE)
_AGENDA = re.compile(r"(?:draft |proposed |meeting )?agenda(?: items)?|議題|議事次第", re.IGNORECASE)


# "Dubai: 14:30 (+4)" and "09:00 Pacific: Seattle": when it is somewhere else.
_ONLY_HOUR = re.compile(
    r"\d{1,2}[:.]\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?(?:[\s,]*(?:\([^()]{1,20}\)|[A-Z]{2,4}|[+-]\d{1,2}))*"
)
_ZONES = frozenset(
    "pacific eastern central mountain utc gmt cet cest est edt pst pdt cst cdt mst mdt bst ist jst kst".split()
)


def tells_the_hour(label: Label) -> bool:
    """Whether a label is a place or a time zone, with the hour that it is there."""
    if "0" <= label.said < ":" and _ONLY_HOUR.fullmatch(label.said.partition("\n")[0].strip()):
        return True
    return label.stamped and label.text.lower() in _ZONES


def _is_flat(lines: list[Line], index: int) -> bool:
    """Whether nothing stands under the item of a list or its neighbours: then it is an agenda, and no notes."""
    near = lines[max(0, index - 12) : index + 12]
    return not any(line.bullet and line.indent != lines[index].indent for line in near)


def is_task(label: Label, lines: list[Line], listing: Listing, speaking: frozenset[str] = frozenset()) -> bool:
    """ "- LCO: send the draft" under "Action items" says who does it, not who speaks; so does "- Aim:" in an agenda.

    Of `speaking`, whom other items quote, a conclusion quotes what they say.
    """
    if not (lines[label.line].bullet or lines[label.line].numbered) or lines[label.line].text.startswith("("):
        return False
    for line in reversed(lines[max(0, label.line - 60) : label.line]):
        heads = not line.bullet and 0 < len(line.text) < 40 and not line.text.endswith(".") and ": " not in line.text
        if line.heading or line.bold or heads:
            if _AGENDA.fullmatch(line.text.strip(" :*")):
                if label.form == "item" and _is_flat(lines, label.line):
                    return True  # "- [mara] Review of the ledger (10 min)": whose item it is
                return listing.find(name_in_label(label.text) or label.text) is None
            if label.text in speaking and _CONCLUDES.fullmatch(line.text):
                return False
            return bool(_TASKS.search(line.text)) and not _REVIEW.search(line.text)
    return False
