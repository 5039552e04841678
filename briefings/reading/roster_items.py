"""One entry of an attendance list -> name, role, organisation, present or absent, initials or handle."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefings.reading.person_names import (
    is_common_word,
    is_handle,
    is_initials,
    is_japanese,
    is_name_token,
    looks_like_name,
    one_form,
)
from briefings.reading.roles import is_role, organisation_at_end, split_role
from briefings.reading.roster_japanese import parse_japanese
from briefings.reading.roster_marks import ABSENT, PRESENT, UNCLEAR, struck, without_leaders, without_number
from briefings.reading.words import PARTICLES

_PARENTHESES = re.compile(r"[(（\[]([^()（）\[\]]{1,160})[)）\]]")
_DASH = re.compile(r"\s+[-–—|]\s+|\s*—\s*|\s{3,}|\t+|\s+/\s+|:\s+")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Jr|Sr|Ltd|Inc|Co|Corp|Dr|Hon|Esq|Ph\.?D|[ap]\.m)\.$|\.\.$")
_TITLE_START = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|(?:District |County |Town |Ward )?Cllrs?|Cr|"
    r"Councill?ors?|Hon|Rev|Herr|Frau|Mme|Mlle|MM|M|Sra|Sr)\b\.?\s+)+"
    r"(?=[A-ZÀ-Þ])"
)
_OFFICE = re.compile(
    r"(?P<role>(?:Deputy |Vice[- ]|Acting |Student |Youth |Board |City |County |Town |District |State )*"
    r"(?:Mayor(?: Pro Tem(?:pore)?)?|Manager|Attorney|Clerk|Engineer|Planner|Treasurer|Councilmembers?|Council "
    r"?members?|Council(?:man|woman)|Commissioners?|Supervisors?|"
    r"Trustees?|Chair(?:man|woman|person)?|President|Secretary|Senators?|Representatives?|Delegates?|"
    r"Alder(?:man|woman|person)|Director|Baroness|Lord|Lady|Minister|Members?|"
    r"Superintendent|Administrator|Solicitor|Librarian|Archivist))(?::\s*|\s+)(?=(?:(?:Mr|Mrs|Ms|Dr|"
    r"Hon)\.?\s)?[A-ZÀ-Þ])"
)
# Vietnamese names have a middle part; nobody would print them without it on a list.
_THREE_PART_FAMILIES = frozenset("nguyen nguyễn tran trần pham phạm hoang hoàng huynh huỳnh phan bui bùi".split())
# A peer's title goes with the place: "Baroness Lyle of Netherby" is a name as it stands.
PEER = re.compile(
    r"(?:Lord|Lady|Baroness|Baron|Viscount(?:ess)?|Earl|Countess|Marquess|Duke|Duchess) [A-Z][\w'’-]+ of(?: the)?"
    r"(?: [A-Z][\w'’-]+){1,3}"
)
_PLURAL_OFFICE = re.compile(
    r"(?:members|commissioners|supervisors|trustees|senators|representatives|delegates|councilmembers)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One attendee as listed. `also` holds initials, handles and the name as printed where it differs.

    `present`: False when marked absent, None when somebody else came instead, else True.
    """

    name: str
    role: str | None = None
    organisation: str | None = None
    present: bool | None = True
    also: tuple[str, ...] = ()


def parse_entry(text: str) -> Entry | None:
    """The attendee that one list item names, or None when it names nobody."""
    crossed_out = struck(text)
    if crossed_out:
        entry = parse_entry(crossed_out)
        return replace(entry, present=False) if entry else None
    text = without_number(text.strip(" \t;・,、。\u3000"))
    if not 2 <= len(text) <= 300:
        return None
    text = without_leaders(text)
    if text.endswith(".") and not _ABBREVIATED.search(text):
        text = text[:-1]
    present: bool | None = True
    absent = ABSENT.search(text)
    unclear = UNCLEAR.search(text)
    there = PRESENT.search(text)
    if absent and absent.start() > 0:
        text, present = text[: absent.start()].rstrip(" ,(（*:"), False
    elif unclear:
        text, present = text[: unclear.start()].rstrip(" ,("), None
    elif there and there.start() > 0:
        text = text[: there.start()].rstrip(" ,(（")
    if is_japanese(text):
        found = parse_japanese(text)
        return Entry(found.name, found.role, found.organisation, present) if found else None
    entry = _parse_latin(text)
    return replace(entry, present=present) if entry else None


def _parse_latin(text: str) -> Entry | None:
    text, notes = _without_notes(text)
    text, handles = _without_handles(text)
    handles += [note for note in notes if is_handle(note)]
    notes = [note for note in notes if note not in handles]
    if not text:
        return _noted(Entry(handles[0]), notes) if handles else None
    name, tail, separated = _name_and_role(text)
    if not name:
        return (
            _noted(Entry(handles[0], text if is_role(text) else None), notes)
            if handles and text.startswith(("-", "–"))
            else None
        )
    office, name = (None, name) if PEER.fullmatch(name) else _without_office(name)
    form = one_form(name)
    bare = _TITLE_START.sub("", name).strip()
    also = (*handles, *((bare,) if bare != form and not handles else ()))
    entry = Entry(form, office, also=also)
    bodies = [note for note in notes if not is_role(note) and not is_initials(note) and not PRESENT.fullmatch(note)]
    if bodies and tail.strip(" ,;/-–—") and separated:
        return _noted(replace(entry, role=tail.strip(" ,;/-–—")), notes)
    entry = _with_tail(entry, tail, separated=separated)
    if entry.role and _PLURAL_OFFICE.search(entry.role):
        entry = replace(entry, role=None)  # "Committee members Akira Senda, ...": the first of several
    return _noted(entry, notes)


def _without_notes(text: str) -> tuple[str, list[str]]:
    notes = [part.strip() for note in _PARENTHESES.findall(text) for part in note.split(";")]
    return " ".join(part for part in re.split(r" +", _PARENTHESES.sub("  ", text)) if part).strip(), notes


def _without_handles(text: str) -> tuple[str, list[str]]:
    handles = [word.rstrip(",.;") for word in text.split() if is_handle(word.rstrip(",.;"))]
    rest = " ".join(word for word in text.split(" ") if word.rstrip(",.;") not in handles)
    return rest.strip(" -–—,"), handles


def _without_office(name: str) -> tuple[str | None, str]:
    """ "Mayor Pro Tem Ellis Ndiaye" -> the office and the name; a plural heads several names and says no role."""
    office = _OFFICE.match(name)
    if not office:
        return None, name
    role = office["role"]
    return (None if _PLURAL_OFFICE.search(role) else role), name[office.end() :]


def _noted(entry: Entry, notes: list[str]) -> Entry:
    """What stands in parentheses: initials, a handle, pronouns, a role or an organisation."""
    for note in notes:
        if re.fullmatch(
            r"(?:unwell|ill(?:ness)?|sick|on leave|travelling|holiday|work|family|personal)", note, re.IGNORECASE
        ):
            continue
        if re.fullmatch(r"(?:she|he|they|her|him|them|hers|his|theirs|[/, ])+", note, re.IGNORECASE):
            continue
        if is_handle(note) or (is_initials(note) and note[0].upper() == entry.name[0].upper()):
            entry = replace(entry, also=(*entry.also, note))
        elif PRESENT.fullmatch(note) or re.match(
            r"(?:until|from|left|joined|arrived|item|for item)\b", note, re.IGNORECASE
        ):
            continue
        elif not is_role(note) or (
            organisation_at_end(note) and not split_role(note)[1] and not is_role(note.split()[0])
        ):
            entry = replace(entry, organisation=entry.organisation or note)
        else:
            role, organisation = split_role(note)
            role = f"{entry.role}, {role}" if entry.role and role and entry.role != role else role
            entry = replace(entry, role=role or entry.role, organisation=entry.organisation or organisation)
    return entry


def _with_tail(entry: Entry, text: str, *, separated: bool) -> Entry:
    """What follows the name: a role, an organisation, or both."""
    text = text.strip(" ,;:-–—|/")
    if not text or not re.search(r"\w", text):
        return entry
    if is_role(text) or (not separated and not organisation_at_end(text)):
        role, organisation = split_role(text)
        role = f"{entry.role}, {role}" if entry.role and role else role or entry.role
        return replace(entry, role=role, organisation=organisation)
    return replace(entry, organisation=text)


def _name_and_role(text: str) -> tuple[str, str, bool]:
    """Split "Name, role", "Name - role", "Name role", "role Name": (name, the rest, whether a sign stood between)."""
    reverse = re.match(r"((?:Mr|Mrs|Ms|Dr|Prof)\.?\s)?([A-ZÀ-Þ][\w'’-]+),\s([A-ZÀ-Þ][\w'’-]+)$", text)
    if reverse and (reverse[1] or not is_common_word(reverse[3])) and is_name_token(reverse[2]):
        return f"{reverse[3]} {reverse[2]}", "", True
    comma = text.find(",")
    for dash in _DASH.finditer(text):
        if (comma < 0 or dash.start() < comma) and listed_name(text[: dash.start()]):
            return text[: dash.start()].strip(), text[dash.end() :], True
        break
    if comma > 0 and listed_name(text[:comma]):
        return text[:comma].strip(), text[comma + 1 :], True
    if listed_name(text):
        return text, "", True
    office = _OFFICE.match(text)
    if office and office.end() < len(text):
        name, tail, separated = _name_and_role(text[office.end() :])
        if name:
            return text[: office.end()] + name, tail, separated
    tokens = text.split()
    end = _run_of_name(tokens)
    if end:
        return " ".join(tokens[:end]).rstrip(","), " ".join(tokens[end:]), tokens[end - 1].endswith(",")
    return (*_role_first(tokens), False)


def listed_name(text: str) -> bool:
    """A name as lists print it: full, or title and surname ("Cllr Smith"), or with initials ("A Smith")."""
    text = text.strip()
    if PEER.fullmatch(text):
        return True
    office = _OFFICE.match(text)
    if office:
        rest = text[office.end() :]
        return looks_like_name(rest) or (len(rest.split()) == 1 and is_name_token(rest)) or listed_name(rest)
    title = _TITLE_START.match(text)
    rest = text[title.end() :] if title else text
    if title and 1 <= len(rest.split()) <= 5:
        return all(is_name_token(token) or token.lower() in PARTICLES for token in rest.split())
    return looks_like_name(rest)


def _run_of_name(tokens: list[str]) -> int:
    """How many words at the start of "Koichi Akaishi Chief Officer ..." are the name: two, with initials, particles."""
    title = _TITLE_START.match(" ".join(tokens))
    index = len(title[0].split()) if title else 0
    names, wanted = 0, 3 if tokens[index].lower() in _THREE_PART_FAMILIES else 2
    while index < len(tokens) and names < wanted:
        token = tokens[index]
        if token.lower() in PARTICLES and names:
            index += 1
            continue
        if not is_name_token(token.rstrip(",")):
            return 0
        names += 0 if re.fullmatch(r"[A-Z]\.?", token) and names else 1
        index += 1
        if token.endswith(","):
            break
    if names < 2 or index >= len(tokens):
        return 0
    following = tokens[index]
    return (
        index
        if following[:1].isupper()
        or is_common_word(following)
        or (following[:1].islower() and is_role(" ".join(tokens[index:])))
        else 0
    )


def _role_first(tokens: list[str]) -> tuple[str, str]:
    """ "Assistant Secretary of State Kurt Campbell": a role, and a name of two words at its end."""
    if len(tokens) >= 3 and is_common_word(tokens[0]) and looks_like_name(" ".join(tokens[-2:])):
        return " ".join(tokens[-2:]), " ".join(tokens[:-2])
    return "", ""
