"""What minutes in French, German, Spanish, Italian and Dutch say around the name of the body."""

from __future__ import annotations

import re

from briefings.dates.ordinals import FRENCH

FOREIGN = re.compile(
    rf"^(?:{'|'.join(FRENCH)}|premi[eè]re?|\d{{1,4}}(?:er?|[èe]re|[èe]me)) "
    r"(?:séance|réunion) (?:du |de la |de l[’']|des )|"
    r"^(?:procès-verbal|compte[- ]rendu|acta|verbale|protokoll|niederschrift|notulen)\s(?:du|de la|de l[’']|des|de|"
    r"der|del|della|dello|"
    r"über|van)\s?(?:die |la |le |les |el |het )?(?:(?:\d{1,4}(?:er?|[èe]me|[èe]re) )?(?:séance|réunion|"
    r"reunion|seance|sesión|seduta|sitzung|vergadering)\s(?:du|de "
    r"la|del|della|der|des|van)"
    r"\s?(?:la |le |het )?)?",
    re.IGNORECASE,
)
# "die öffentliche Sitzung des Finanzausschusses der Gemeinde Windau vom 7. März"
_SITZUNG = re.compile(
    r"\b(?:Sitzung|Versammlung|Tagung) de[sr] (?P<name>[A-ZÄÖÜ][\w-]+(?: (?:der|des|von|für|und|in|"
    r"[A-ZÄÖÜ][\w-]+)){0,8}?)"
    r"(?= (?:vom|am)\b)"
)
_GENITIVE = re.compile(r"^(\w*(?:ausschuss|[Rr]at|vorstand|[Bb]eirat))e?s\b")


def body_of_sitzung(text: str) -> str | None:
    """The body whose sitting a German sentence dates, in the nominative."""
    match = _SITZUNG.search(text)
    return _GENITIVE.sub(r"\1", match["name"], count=1) if match else None
