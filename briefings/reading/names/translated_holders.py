"""Who holds an office, as machines translate it: "Kubota Digital Agency Counselor", "Executive Director Ueki"."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.reading.names.romaji import is_romaji
from briefings.reading.text.words import BODY_WORDS, FIELDS, HONORIFICS, ROLE_WORDS, TOPIC_WORDS

_OFFICES = (
    r"(?:(?:Vice|Deputy|Acting|Sub|Assistant|Senior|Committee|Special|Expert|Temporary|Section|Council|"
    r"Subcommittee|Executive|Secretary|Director|Advisory|Chief)[- ])*"
    r"(?:Chair(?:man|woman|person)?|Chief|Members?|Commissioners?|Counsell?or|Councill?or|Director(?:[- ]General)?|"
    r"Manager|Officer|Secretary(?:[- ]General)?|General|Minister|Professor|Examiner|Superintendent|Mayor|Governor|"
    r"Head|Leader|Advis[eo]r|President|Inspector|Supervisor|Specialist|Coordinator|Moderator|Observer|Expert|Deputy|"
    r"Principal|Researcher|Assistant|Planner|Staff|Clerk|Chairperson|Delegate|Commander|Dean|Engineer)"
)
_ENDS_IN_OFFICE = re.compile(rf"{_OFFICES}$", re.IGNORECASE)
_SURNAME = r"(?P<name>[A-Z][A-Za-z’']{1,13})"
# "Counselor Tajima", "Executive Director Ueki, Japan Barcode Promotion Center"
_OFFICE_FIRST = re.compile(
    rf"(?P<role>(?:[A-Z][\w&’'.-]* (?:(?:of|for|and|the|in|on) ){{0,2}}){{0,9}}?{_OFFICES})(?: of the)? "
    rf"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?{_SURNAME}(?P<given> [A-Z][a-z’']{{1,11}})?"
    r"(?:(?:,| \() ?(?P<of>[^,()\n]{2,80})\)?)?,?"
)
# "Tajima Counselor", "Sugiura, National Police Agency Planning Division Director", "Shibata Director of Commerce"
_NAME_FIRST = re.compile(
    rf"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?{_SURNAME}(?P<given> [A-Z][a-z’']{{1,11}})?(?:,? )"
    r"(?P<role>[A-Za-z][\w&’'. ,/-]{2,90}?),?"
)
# "Imagawa (Director-General, Information Distribution Administration Bureau)"
_NOTED = re.compile(rf"{_SURNAME}(?P<given> [A-Z][a-z’']{{1,11}})? \((?P<role>[A-Z][^()]{{3,90}})\)")
_OF_BODY = re.compile(r" (?:of|for|in charge of) (?:the )?[A-Z].*$")
_PLACE_WORDS = frozenset(
    "prefecture prefectural city town village ward metropolitan university district county station bank line river "
    "bay port airport island regional junior".split()
)
_SYLLABLES = frozenset("radio video audio media studio data agenda area idea via here there come one use note".split())
_NO_SURNAMES = _SYLLABLES | TOPIC_WORDS | FIELDS | ROLE_WORDS | BODY_WORDS | HONORIFICS | _PLACE_WORDS


@lru_cache(maxsize=8_192)
def holder_of(text: str) -> tuple[str, str] | None:
    """(name, office) of a text that is nothing but a Japanese name in Latin letters with an office, else None."""
    if not 5 <= len(text) <= 120 or not text[0].isupper() or not text.isascii():
        return None
    if text.endswith(")") and (noted := _NOTED.fullmatch(text)):
        office = _OF_BODY.sub("", noted["role"].partition(", ")[0])
        held = _is_surname(noted["name"]) and _ENDS_IN_OFFICE.search(office)
        return (noted["name"] + (noted["given"] or ""), noted["role"]) if held else None
    found = _OFFICE_FIRST.fullmatch(text)
    if found and _is_surname(found["name"]):
        given = found["given"] or ""
        if not given or is_romaji(given.strip()):
            of = f", {found['of'].strip()}" if found["of"] else ""
            return found["name"] + given, found["role"] + of
    found = _NAME_FIRST.fullmatch(text)
    if found is None or not _is_surname(found["name"]):
        return None
    role, given = found["role"], found["given"] or ""
    if given and text[found.end("given")] == "," and not is_romaji(given.strip()):
        return None  # "Dona Cadman, Former Member of Parliament" has two names and no office before the comma
    if given and not (is_romaji(given.strip()) and _is_surname(given.strip())):
        role, given = f"{given.strip()} {role}", ""
    first = role.split()[0].lower()
    if first in _PLACE_WORDS or not _ENDS_IN_OFFICE.search(_OF_BODY.sub("", role)) or not _may_be_role(role):
        return None
    return found["name"] + given, role


def _is_surname(word: str) -> bool:
    return len(word) > 1 and is_romaji(word) and word.lower() not in _NO_SURNAMES


def _may_be_role(role: str) -> bool:
    """Whether nothing but capitalised words and the small ones between them make the office."""
    return all(
        word[0].isupper()
        or word in {"of", "for", "and", "the", "in", "charge", "member", "members"}
        or (word.islower() and word in ROLE_WORDS)
        for word in re.findall(r"[^\W_][\w’'-]*", role)
    )
