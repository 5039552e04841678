"""Labels that say who is to do something, or whose item it is: nobody speaks there."""

from __future__ import annotations

import re

from briefings.reading.labels.labels import Label
from briefings.reading.labels.names import Listing, name_in_label
from briefings.reading.text.lines import Line

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
# "Lima: Tue, May 14, 2024 at 12:00 noon EDT"
_OF_A_DAY = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}|[A-Z]{2,5}|"
    r"\d{1,4}(?:st|nd|rd|th)?|at|on|noon|midnight|[AaPp]\.?[Mm]\.?|[–-]|next|same|previous|day|local|time|"
    r"(?:UTC|GMT)?[+-]\d{1,2}(?::\d{2})?"
)
_TIMED = re.compile(r"\d:\d\d")
_HOUR = re.compile(r"\d{1,2}[:.]\d{2}(?:[AaPp]\.?[Mm]\.?)?|\d{1,2}[ap]m", re.IGNORECASE)
_DIALLED = re.compile(r"\+?[\d(][\d\s().-]{5,24}(?:\(?ext\w*\.? ?\d{1,6}\)?)?")
_ZONES = frozenset(
    "pacific eastern central mountain utc gmt cet cest est edt pst pdt cst cdt mst mdt bst ist jst kst".split()
)


def tells_the_hour(label: Label) -> bool:
    """Whether a label is a place or a time zone, with the hour that it is there; or it has a telephone number."""
    if "0" <= label.said < ":" and _ONLY_HOUR.fullmatch(label.said.partition("\n")[0].strip()):
        return True
    if _DIALLED.fullmatch(label.said.partition("\n")[0].strip()):
        return True
    words = re.split(r"[\s,()/]+", label.said.partition("\n")[0].strip(" ,()"))[:16]
    hours = sum(map(bool, map(_HOUR.fullmatch, words)))
    if hours and all(_HOUR.fullmatch(word) or _OF_A_DAY.fullmatch(word) for word in words):
        return True
    return label.stamped and label.text.lower() in _ZONES


def is_headline(label: Label, lines: list[Line]) -> bool:
    """Whether a label opens the text's first line, which goes on In Words With Capitals and ends as no sentence."""
    if label.form != "colon" or label.line > 3 or any(not line.blank for line in lines[: label.line]):
        return False
    words = [word for word in label.said.split() if word[:1].isalpha()]
    large = sum(word[0].isupper() for word in words)
    return len(words) > 3 and 2 * large > len(words) and not label.said.endswith((".", "?", "!", "…"))


def timetable(found: list[Label], lines: list[Line]) -> set[int]:
    """The lines with a time and a name over no words: "09:00 Los Angeles" over "12:00 New York", no transcript."""
    timed = {label.line for label in found if label.form == "alone" and _TIMED.search(lines[label.line].text)}
    over_none = 0
    for index in timed:
        below = next((at for at in range(index + 1, min(index + 4, len(lines))) if not lines[at].blank), index)
        over_none += below in timed
    return timed if 2 * over_none > len(timed) else set()


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
                if label.counted:
                    return True  # "2. RM: The release plan": whose item it is
                return listing.find(name_in_label(label.text) or label.text) is None
            if label.text in speaking and _CONCLUDES.fullmatch(line.text):
                return False
            return bool(_TASKS.search(line.text)) and not _REVIEW.search(line.text)
    return False
