"""What ministers' meetings are called by the statements that they issue: they have no body's name."""

from __future__ import annotations

import re

from briefings.dates.ordinals import FRENCH, TEENS, UNITS

# A district's own number counts no meetings.
OWN_NUMBER = re.compile(
    r"\b(?:district|school|lodge|local|branch|region|unit|ward|division|post|precinct|station|company|troop|chapter) "
    r"(?:no\.?|number|#) ?\d+\b",
    re.IGNORECASE,
)
LAW_NUMBER = re.compile(r"\((?:No\. ?)\d{1,3}\) (?:Regulations|Order|Bill|Act|Rules|Scheme)\b")
A_PARLIAMENT = re.compile(
    r"(?:(?:the |[A-Z][a-z]+ )?(?:Diet|Parliament|Congress|Senate|Knesset|Duma|Sejm|Riksdag|Bundestag)|"
    r"House of [A-Z][a-z]+)"
)
# "Tokyo hosted the 9th Meeting": who hosts is no body that meets.
HOSTS = re.compile(r"\b(?:hosted|hosts|held|holds|opened|convened|attended)(?: (?:the|its|their))?$")
# "Cold chain must come first, panel says": a headline tells, and counts no meeting.
TELLS = re.compile(
    r"\b(?:must|should|will|would|can|could|may|might|is|are|was|were|comes?|puts?|goes|be|says?|said)\b"
)
TELLS_OF_ONE = re.compile(r"\b(?:opened|opens|attended|attends|chaired|chairs|hosted|hosts|addressed|addresses)\b")
# Behind a capital name: what kind of body it is, in small letters.
SMALL_BODY = re.compile(
    r" (?:expert |working |steering |study |advisory |contact |drafting )?(?:group|committee|panel|board|task force|"
    r"forum|network|subgroup)\b(?: (?:on|for) [A-Z][^,;:.\n]{2,60})?"
)
COUNTED_BODIES = frozenset(("Committee", "Chamber", "Division", "Commission"))
# Before "Meeting 12" these say what kind of meeting it was, not whose.
KINDS_OF_MEETING = frozenset(
    "weekly monthly biweekly regular special general annual public team staff ordinary extraordinary virtual online "
    "joint community minutes notes the this our next last first second third town city open closed emergency draft "
    "agenda project plenary conference video phone telephone zoom".split()
)
ORDINAL = (
    rf"(?:(?<!\d)\d{{1,4}}(?:st|nd|rd|th|[èe]me|[èe]re|er?)|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)"
    rf"(?:y[- ](?:{'|'.join(UNITS)})|ieth)|"
    rf"{'|'.join(UNITS + TEENS + FRENCH)}|premi[eè]re?)"
)
# "Joint communiqué of the 58th ASEAN Foreign Ministers' Meeting": governments meet by what their meeting is called.
_STATEMENT_ON = re.compile(
    r"\b(?i:statement|communiqu[eé]|declaration|conclusions|outcomes?|press release|readout|summary|report|"
    r"remarks|results?)"
    r"\b[^.:]{0,40}?\s(?i:of|on|from|at|following|after|for) (?i:the )?"
    rf"(?:(?P<ordinal>(?i:{ORDINAL}))\s)?(?P<name>[A-Z][^:;]{{0,90}}?\b(?i:meeting|summit|dialogue|conference|session|"
    r"consultations?|talks)\b(?: (?i:of|on|for|between) .{3,120})?)"
)
_STATEMENT_OF = re.compile(
    rf"(?i:(?:ministerial |joint |leaders[’'] |chair[’']?s? )*(?:statement|declaration|"
    rf"communiqu[eé]) ?[:–—-] )?(?i:of )?(?i:the )?"
    rf"(?:(?P<ordinal>(?i:{ORDINAL}))\s)?(?P<name>[A-Z][^:;]{{0,90}}?\b(?i:ministers|ministerial|leaders|"
    rf"officials)[’']? "
    r"(?i:meeting|summit|dialogue|conference)\b)"
)
# "of the Presidency and the Commission on the first Ports Ministerial Meeting"
_COUNTED = re.compile(
    rf"\b(?:on|of|at|from) (?:the )?(?:[A-Z][\w.]*[’']s )?(?P<ordinal>(?i:{ORDINAL}))\s(?P<name>(?!Day\b)[A-Z].*)"
)
MINISTERS = re.compile(
    r"\b(?:ministers?|ministerial|trilateral|bilateral|leaders|senior officials|directors?[- ]general|summit|"
    r"heads of)\b",
    re.IGNORECASE,
)


def stated_meeting(title: str) -> re.Match[str] | None:
    """The meeting in "Joint statement of the 3rd Ports Ministers' Meeting", with the groups `name` and `ordinal`."""
    stated = _STATEMENT_ON.search(title) or _STATEMENT_OF.match(title)
    if stated and (counted := _COUNTED.search(stated["name"])) and MINISTERS.search(counted["name"]):
        return counted
    if stated is None or TELLS_OF_ONE.search(stated["name"]):
        return None  # "Minister Lind opened the Cargo Ministers’ Meeting"
    return stated if MINISTERS.search(stated["name"]) else None
