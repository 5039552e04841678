"""People by a title and what follows their family name: "Mr. Nikai, Minister of Trade", "Ms. Rasheed (Peru) said"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.reading.names.person_names import fold, is_name_token, one_form
from briefings.reading.names.roles import is_role, split_role
from briefings.reading.people.name_patterns import ROLE_NOUN, UPPER
from briefings.reading.people.offices import bare_role, is_told, surnames_behind_offices
from briefings.records import ReadPerson

_WITH_OFFICE = re.compile(
    rf"[MD](?:r|rs|s)\.? (?P<name>[{UPPER}][\w’'-]{{2,24}}), (?P<role>(?:[A-Z][\w-]+ ){{0,4}}(?:{ROLE_NOUN})(?![\w-])"
    r"(?: (?:of|for) (?:the )?[A-Z][\w’'-]*(?:,? (?:of |and |the )?(?!M(?:r|rs|s)\b|Dr\b)[A-Z][\w’'-]*)*)?)"
)
# How the United Nations sum up who said what.
_OF_DELEGATION = re.compile(
    rf"[MD](?:r|rs|s)\.? (?P<name>[{UPPER}][\w’'-]{{2,24}}(?: [{UPPER}][\w’'-]{{1,24}})?) "
    r"\((?P<of>[A-Z][^()\n]{2,60})\)"
    r"(?:, [^.\n]{3,90},)? (?:said|asked|introduced|supported|endorsed|replied|noted|proposed|stressed|"
    r"recalled|expressed)\b"
)
FAR = 1_000_000


def titled(people: dict[str, ReadPerson], text: str) -> Iterator[ReadPerson]:
    """Everybody who is so named and whose family name no one of `people` has, each once."""
    known = {fold(word) for name in people for word in name.split()}
    text = text[:FAR]
    for match in _WITH_OFFICE.finditer(text):
        name, role = one_form(match["name"]), bare_role(match["role"])
        if fold(name) not in known and is_name_token(name) and not is_told(role):
            known.add(fold(name))
            yield ReadPerson(name, *split_role(role))
    for printed, office in surnames_behind_offices(text):
        if fold(printed) not in known:
            known.add(fold(printed))
            yield ReadPerson(one_form(printed), office)
    for match in _OF_DELEGATION.finditer(text) if ") said" in text or ") asked" in text else ():
        name = one_form(match["name"])
        if not known.isdisjoint(map(fold, name.split())) or not all(map(is_name_token, name.split())):
            continue
        known.update(map(fold, name.split()))
        position = is_role(match["of"]) and not match["of"].startswith("Observer")
        yield ReadPerson(name, match["of"] if position else None, None if position else match["of"])


def is_more(office: str, role: str | None) -> bool:
    """Whether an office ("Mayor of Tornby") says more than what somebody does on the day ("Moderator")."""
    return " of " in office and role in {"Moderator", "Host", "Facilitator", "Speaker", "Presenter"}


def beside_bars(label: str, name: str) -> ReadPerson | None:
    """The role and the body of "Delegation | Ada Roe | Co-Chair", whichever parts say so; None for other labels."""
    others = [part.strip() for part in label.split(" | ") if part.strip() != name]
    if not 0 < len(others) < 4 or len(others) == len(label.split(" | ")):
        return None
    role = next((part for part in others if is_role(part)), None)
    return ReadPerson(name, role, next((part for part in others if part != role), None))
