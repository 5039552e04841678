"""Everybody a record names: attendees, speakers, and those whom its sentences give a name with a role."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.label_names import name_in_label
from briefings.reading.person_names import fold, is_common_word, looks_like_name, surname
from briefings.reading.roster import Roster
from briefings.records import ReadPerson, ReadTurn

_ROLE_NOUN = (
    "Minister|President|Director|Director-General|Secretary|Chairman|Chairwoman|Chairperson|Chair|Professor|"
    "Governor|Mayor|Senator|Ambassador|Commissioner|Officer|CEO|CTO|CIO|Chief|"
    "Judge|Justice|Chancellor|Representative|Congressman|Congresswoman|Spokesperson|Spokesman|Spokeswoman|"
    "Premier|Manager|Head|Founder|Analyst|Researcher|Economist|Lawyer|Councillor|"
    "Councilor|Superintendent|Administrator|Editor|Executive|Fellow|Engineer|Lead|Adviser|Advisor|Counsellor|"
    "Treasurer|Treasury Secretary|Clerk"
)
_NAME = r"(?:[A-Z][a-zà-ÿ’'-]+|[A-Z][a-z]{1,2}[A-Z][a-z]+)(?: [A-Z]\.)? (?:[A-Z][a-z]{0,2}[A-Z]?[a-zà-ÿ’'-]+)"
_BEFORE = re.compile(
    rf"(?P<role>(?:\b[A-Z][\w.-]*[  ]){{0,4}}(?:{_ROLE_NOUN})(?: of [A-Z]\w+(?: and [A-Z]\w+)?| for "
    rf"[A-Z]\w+(?: [A-Z]\w+)?)?) (?P<name>{_NAME})\b"
)
_BEHIND = re.compile(
    rf"\b(?P<name>{_NAME}), (?P<role>(?:(?:the|a|an|its|[A-Z][\w.]*’s) )?(?:[\w.’'&-]+ "
    rf"){{0,9}}?(?i:{_ROLE_NOUN})\b(?: (?:of|for|at|and|in) (?:the )?(?:[A-Z][\w.’'&-]*|of|and|for|the)(?: "
    rf"(?:[A-Z][\w.’'&-]*|of|and|for|the))*)?)"
)
_MC = re.compile(
    r"\bwill (?:be|serve as|act as)(?: the| your| our)? (?P<what>MC|master of ceremonies|moderator|chair|"
    r"facilitator|host)\b",
    re.IGNORECASE,
)


def read_people(
    text: str, roster: Roster, turns: tuple[ReadTurn, ...], labels: dict[str, list[str]]
) -> tuple[ReadPerson, ...]:
    """People in order: the attendance list, then speakers on no list, then those named in sentences."""
    people: dict[str, ReadPerson] = {}
    for listed in roster.listed:
        entry = listed.entry
        spellings = tuple(dict.fromkeys(spelling for spelling in entry.also if spelling != entry.name))
        people[entry.name] = ReadPerson(entry.name, entry.role, entry.organisation, spellings)
    for turn in turns:
        if turn.speaker and turn.speaker not in people:
            people[turn.speaker] = _speaker(turn, text)
    for name, written in labels.items():
        if name in people:
            people[name] = _with_spellings(people[name], written)
    body = text[:3_000_000]
    for match in [*_BEFORE.finditer(body), *_BEHIND.finditer(body)]:
        name = match["name"].removesuffix("’s").removesuffix("'s")
        if not _is_person(name):
            continue
        role = re.sub(r"^(?:the|a|an) ", "", " ".join(match["role"].split()))
        role = re.sub(r"^(?:The|In|On|At|As|By|And|But|When|While|Under) ", "", role)
        if name not in people and not any(fold(name) == fold(known) for known in people):
            people[name] = ReadPerson(name, role)
        elif name in people and people[name].role is None:
            people[name] = replace(people[name], role=role)
    return tuple(_with_variants(people, text))


def _is_person(name: str) -> bool:
    return looks_like_name(name) and not any(
        is_common_word(token) or token in {"Co", "Ltd", "Inc", "Corp"} for token in name.split()
    )


def _speaker(turn: ReadTurn, text: str) -> ReadPerson:
    """A speaker on no list, with the role that the record's words or the label give."""
    name = turn.speaker or ""
    organisation = None
    role = None
    inner = re.search(r"[(（]([^()（）]{2,80})[)）]", turn.label)
    before = re.sub(r"[(（].*$", "", turn.label).strip()
    printed = name_in_label(turn.label)
    if printed and printed in before:
        role = before.replace(printed, "").strip(" ,:-–—.") or None
    said = (
        re.search(rf"\b{re.escape(surname(name))}, (?P<role>[A-Z][^,.;:\n]{{3,80}}), (?P<rest>[^.\n]{{0,80}})", text)
        if name
        else None
    )
    if said and any(is_common_word(word) for word in said["role"].split()):
        moderates = _MC.search(said["rest"])
        role = said["role"] + (f" ({moderates['what']})" if moderates else "")
    if inner and printed not in inner[1]:
        organisation = inner[1]
    if role and re.fullmatch(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|MR|MS|MRS|DR)\.?", role):
        role = None
    return ReadPerson(name, role, organisation)


def _with_spellings(person: ReadPerson, written: list[str]) -> ReadPerson:
    extra = [form for form in written if form != person.name and form != surname(person.name)]
    return replace(person, spellings=tuple(dict.fromkeys((*person.spellings, *extra)))[:10])


def _with_variants(people: dict[str, ReadPerson], text: str) -> list[ReadPerson]:
    """Surnames that the record spells another way after a title ("Mr. Ohta" for Naoki Ota)."""
    by_fold: dict[str, list[str]] = {}
    for name in people:
        if name.isascii() and " " in name:
            by_fold.setdefault(fold(surname(name)), []).append(name)
    for match in re.finditer(
        r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Director|Minister|Member|Senator)\.? ([A-Z][a-zA-Zōūā’'-]+)",
        text[:3_000_000],
    ):
        names = by_fold.get(fold(match[1]), [])
        if len(names) == 1 and match[1].lower() != surname(names[0]).lower():
            people[names[0]] = _with_spellings(people[names[0]], [match[1]])
    return list(people.values())
