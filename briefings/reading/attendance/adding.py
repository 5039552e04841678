"""The people whom one text of an attendance list names, put on the list."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.headed_roles import KEEPS_MINUTES, of_one
from briefings.reading.attendance.headings import Section, is_group
from briefings.reading.attendance.items import listed_name, opens_with_initials, parse_entry
from briefings.reading.attendance.japanese.companies import body_before_names, of_one_sign
from briefings.reading.attendance.japanese.entry import role_run
from briefings.reading.attendance.listed import Roster
from briefings.reading.attendance.marks import without_number
from briefings.reading.attendance.names import (
    bare_name,
    is_name_list,
    is_nobody,
    is_strong_name,
    officials_of,
    short_name,
    split_names,
    split_outside,
    without_crowd,
    without_plural,
)
from briefings.reading.names.bodies import is_body
from briefings.reading.names.family_first import family_first
from briefings.reading.names.person_names import is_japanese, looks_like_name
from briefings.reading.names.roles import is_role
from briefings.reading.text.words import FIELDS, ROLE_WORDS

_NO_GROUPS = FIELDS - {"members", "participants", "attendees", "guests"}
_PREFIX = re.compile(r"(?P<group>[^\W\d_][^:;]{1,60}?(?:\([^()]{1,40}\))?)\s?:\s+(?P<rest>\S.*)$")
# "Dell EMC - Cole Hartigan"
_DASHED = re.compile(r"(?P<group>[A-Z][^:;,()]{1,40}?) [–—-] (?P<rest>[A-ZÀ-Þ][^:;]{3,200})$")
# "[Secretariat] Director Nakane, Chief Doi"
_BRACKETED = re.compile(r"[\[<＜〈](?P<group>[A-Z][^\[\]<>＜＞〈〉:;]{1,60})[\]>＞〉]\s+(?P<rest>\S.*)$")
# "Ada Brack and Lis Moe – Registrars"
# "Mr Ivo Castel Ms Ines Rook": no sign parts the two but the title of the second.
_TWO_TITLED = re.compile(
    r"(?<![^,;])(?P<first>\s?(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Cr|Councill?or|Senator)\.? (?:[A-ZÀ-Þ][\w’'.-]{0,24} ){1,3})"
    r"(?=(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Cr|Councill?or|Senator)\.? [A-ZÀ-Þ])"
)
_PAIR = re.compile(r"(?P<names>[^,;:–()]{5,60}? and [^,;:–()]{3,40}?) [–-] (?P<what>\S.{2,80})$")
_AND_ANOTHER = re.compile(r"\s(?:and|&) (?:Mr|Mrs|Ms|Miss|Dr|Prof|Cllr|Cr|Councill?or)\.? [A-Z]")
# "Mr Strachan (for early departure)" among the apologies: he was there.
_ONLY_PARTLY = re.compile(
    r"[(\[–-]\s?(?:apolog\w+ )?(?:for )?(?:(?:an? )?(?:early|late) (?:departure|arrival|leave)|lateness|leaving early|"
    r"arriving late|part of the meeting|part absence|late|from (?:item )?[\d.:]+ ?(?:[ap]\.?m\.?)?|"
    r"left (?:early|at)|arrived (?:late|at)|joined (?:late|at))\b[^()\[\]]{0,30}[)\]]?\s*$",
    re.IGNORECASE,
)
# "For the Ministry of Ports: Ada Lind"
_SENT_BY = re.compile(r"(?:For|From|Of|Representing|On behalf of) (?:the )?(?=[A-Z])")
_NOT_SENT = re.compile(r"(?:excused|apologies|absent|not represented|vacant|no representative)\.?$", re.IGNORECASE)


_NOTED = re.compile(r"[A-ZÀ-Þ][^(),;]{1,40} \([^()]{3,100}\)")


def add_names(
    text: str,
    line: int,
    section: Section,
    roster: Roster,
    *,
    single: bool = False,
    organisation: str | None = None,
    one_each: bool = False,
) -> bool:
    """Add everybody whom a text names; False when it names nobody. `single`: the text is an item of its own.

    `one_each`: the items of its list name one person each, with their organisation behind the comma.
    """
    entries, named = _entries_in(text, section, single, organisation, one_each)
    for entry, present in entries:
        roster.add(entry, line, present)
    return named


@lru_cache(maxsize=4_096)  # the minutes of one body list the same people again and again
def _entries_in(
    text: str, section: Section, single: bool, organisation: str | None, one_each: bool
) -> tuple[tuple[tuple[Entry, bool | None], ...], bool]:
    """Everybody whom a text names, each with whether they were there, and whether it names somebody, or says nobody."""
    text = _TWO_TITLED.sub(r"\g<first>, ", without_crowd(text.strip()))
    if is_nobody(text):
        return (), True
    text = without_number(text) if single and text[0].isdigit() else text
    role = section.role
    organisation = organisation or section.organisation
    prefix = None if opens_with_initials(text) else _prefix(text)
    if is_japanese(text[:20]) and organisation is None:
        organisation, text = body_before_names(text)
    if prefix:
        group, text = prefix
        if is_nobody(text) or _NOT_SENT.match(text):
            return (), True
        if kept := KEEPS_MINUTES.get(group.lower()):
            role = role or kept
        elif _all_roles(group) or _is_position(group):
            role = role or of_one(group)
        elif not is_group(group):
            organisation = _SENT_BY.sub("", group)
    pair = _PAIR.match(text) if single else None
    names = split_names(pair["names"]) if pair else []
    if pair and len(names) == 2 and all(listed_name(bare_name(name)) for name in names):
        what = pair["what"]
        first, second = (_entries_in(f"{name}, {what}", section, True, None, False) for name in names)
        return (*first[0], *second[0]), first[1] and second[1]
    items = _items_of(text, section, single=single, one_each=one_each)
    found = [one for item in items for one in _of_item(item, section, role, organisation, several=len(items) > 2)]
    return tuple(found), bool(found)


def _of_item(
    item: str, section: Section, role: str | None, organisation: str | None, *, several: bool
) -> list[tuple[Entry, bool | None]]:
    """Whom one item names: somebody, or those whom a body sent."""
    body, officials = officials_of(item) or (None, ())
    if officials:
        return [one for name in officials for one in _entries_in(name, section, True, body, False)[0]]
    entry = parse_entry(item) or short_name(item) or (of_one_sign(item) if several else None)
    return [_as_listed(entry, item, section, role, organisation)] if entry else []


def _items_of(text: str, section: Section, *, single: bool, one_each: bool) -> list[str]:
    """The parts of a text that name one person each."""
    text = _with_comma(text) if ";" in text and (single or not section.rest) else text
    run = role_run(text) if is_japanese(text[:20]) and "、" not in text else []
    if run or (run := _one_a_comma(text)):
        return run
    alone = one_each and text.count(",") == 1 and parse_entry(text) is not None
    return [text] if alone or _names_one(text, section, single=single) else split_names(text)


def _with_comma(text: str) -> str:
    """ "Ada Roe; Port Authority" of a list of items with a comma between the two, unless both are people."""
    name, *rest = split_outside(text, ";")
    return f"{name},{rest[0]}" if len(rest) == 1 and listed_name(bare_name(name)) and not _named(rest[0]) else text


def _as_listed(
    entry: Entry, item: str, section: Section, role: str | None, organisation: str | None
) -> tuple[Entry, bool | None]:
    """An entry with what its section and the text before it say of it, and whether that person was there."""
    present = entry.present if section.present else section.present
    present = True if present is False and _ONLY_PARTLY.search(item) else present
    entry = _with_initials(with_role(entry if section.present is not False else _without_reason(entry), role))
    return replace(entry, organisation=entry.organisation or organisation), present


def _prefix(text: str) -> tuple[str, str] | None:
    """ "Acme Water: Jane Smith" as (Acme Water, Jane Smith): a body, a country, a group or a position before names."""
    if (bracketed := _BRACKETED.match(text)) and _opens_with_name(bracketed["rest"]):
        return bracketed["group"], bracketed["rest"]
    if (dashed := _DASHED.match(text)) and not listed_name(bare_name(dashed["group"])) and not parse_entry(text):
        whole = all(listed_name(bare_name(split_outside(one, ",")[0])) for one in split_names(dashed["rest"]))
        return (dashed["group"], dashed["rest"]) if whole else None
    match = _PREFIX.match(text)
    if not match or is_japanese(text[:60]) or match["group"].count("(") > match["group"].count(")"):
        return None  # "Mr. Hara, Mayor (Substitute: Mr. Mori)" is one person
    group, rest = match["group"].strip(), match["rest"].strip()
    if listed_name(bare_name(group)) and not re.search(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\b", rest) and not _named(rest):
        return None
    if not group[0].isupper() or (group.lower() in _NO_GROUPS and group.lower() not in KEEPS_MINUTES):
        return None
    if parse_entry(text) and not (_named(rest) or _all_roles(group)):
        return None
    named = _named(rest) or (is_group(group) and is_name_list(rest))
    return (group, rest) if named or is_nobody(rest) or _NOT_SENT.match(rest) else None


def _all_roles(group: str) -> bool:
    return all(word in ROLE_WORDS for word in re.findall(r"[\w-]+", group.lower()))


def _is_position(group: str) -> bool:
    """ "Park and Greenery Division Manager": what ends with an office is one."""
    last = group.rsplit(None, 1)[-1].lower()
    return last in ROLE_WORDS and not last.endswith("s")


def opens_with_position(text: str) -> bool:
    """ "Park and Greenery Division Manager: Sayaka Tonomura", and others that name somebody behind a label."""
    return (": " in text or " - " in text or " – " in text) and _prefix(text) is not None


def _named(text: str) -> bool:
    """Whether a text begins with somebody's name."""
    return listed_name(bare_name(split_names(text)[0].split(",")[0])) if split_names(text) else False


def _opens_with_name(text: str) -> bool:
    return _named(text) or parse_entry(split_outside(text, ",")[0]) is not None


def _names_one(text: str, section: Section, *, single: bool) -> bool:
    """Whether a text names one person, with what they are, rather than several."""
    if is_japanese(text[:20]) and (several := split_outside(text, ",，")[1:]) and all(map(parse_entry, several)):
        return False
    if "、" in text or ";" in re.sub(r"\([^)]*\)", "", text) or ("," in text and _AND_ANOTHER.search(text)):
        return False
    whole = parse_entry(text)
    if whole is None or (without_plural(text) != text and "," in text):
        return False
    if family_first(text):
        return True
    parts = split_outside(text, ",")
    items = split_names(text)
    if len(items) > 2 and all(_opens_with_office(item) for item in items):
        return False
    if all(is_body(part.strip()) for part in parts[1:]):  # "Ignatius Bellweather, Port Alder State University"
        return len(parts) > 1 or len(items) == 1
    if any(is_strong_name(part) for part in parts[1:]):
        return False
    like_names = [looks_like_name(bare_name(part)) for part in parts[1:]]
    if single:
        return not (all(like_names) and listed_name(bare_name(parts[0]))) or len(items) == 1
    if whole.role or whole.organisation:
        return len(items) == 1 or (not section.rest and len(parts) < 4 and bool(whole.role) and not all(like_names))
    return False


def _one_a_comma(text: str) -> list[str]:
    """ "Chairperson Kuwata, Committee member Nii" and "Ada Brack (Director of Ports), Jared (Chief of Staff)"."""
    parts = [part.strip() for part in split_outside(text, ",")]
    if len(parts) < 2:
        return []
    held = " and " not in text and all(_opens_with_office(part) for part in parts)
    return parts if held or all(_NOTED.fullmatch(part) for part in parts) else []


def _opens_with_office(item: str) -> bool:
    """ "Secretary Lisa Hondros": a position, then a name."""
    entry = parse_entry(item)
    return entry is not None and entry.role is not None and item.strip().endswith(f" {entry.name}")


def _without_reason(entry: Entry) -> Entry:
    """ "Viktor Baran (workshop clash)" among the apologies: why he did not come is not whose he is."""
    said, role = entry.organisation, entry.role
    if role and role.islower() and " " not in entry.name and not is_role(role):
        entry = replace(entry, role=None)  # "Otto (sick)"
    return replace(entry, organisation=None) if said and said.islower() else entry


def _with_initials(entry: Entry) -> Entry:
    """ "Lemuel Osterhaus (LOS, Gridwise)": his sign of the list, and then his body."""
    sign, comma, body = (entry.organisation or "").partition(", ")
    if entry.role and len(sign) > 1 and sign == "".join(word[0] for word in entry.name.split()) and not comma:
        return replace(entry, organisation=None, also=tuple(dict.fromkeys((*entry.also, sign))))  # "(BC, chair)"
    letters = entry.name.upper().replace(" ", "")
    if not comma or not re.fullmatch(r"[A-Z]{2,4}", sign) or sign[0] != letters[:1]:
        return entry
    body = "" if _ONLY_PARTLY.search(f"({body})") else body
    rest = iter(letters)
    if not all(letter in rest for letter in sign):
        return entry
    return replace(entry, organisation=body or None, also=tuple(dict.fromkeys((*entry.also, sign))))


def with_role(entry: Entry, role: str | None) -> Entry:
    """The entry with the role of the part that it stands in, where it has none of its own."""
    return entry if role is None or entry.role else replace(entry, role=role)
