"""People in prose by a short office: "PM Oskar Lindqvist", and by their family name alone "Minister Zypries said"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain

from briefings.dates.near import Near
from briefings.reading.names.person_names import fold, is_japanese, is_name_token, looks_like_name, one_form, surname
from briefings.reading.people.name_patterns import NAME, UPPER
from briefings.reading.people.offices import bare_role, begins_body, whole_name
from briefings.reading.people.quoted import SAID
from briefings.reading.text.small_words import SmallWords
from briefings.reading.text.words import HONORIFICS, ROLE_WORDS
from briefings.records import ReadPerson

# How papers shorten offices; "at 3 PM Anna Berg opened" tells an hour.
_SHORT = r"(?<!\d )(?<![\w.])(?:[Ee]x-)?(?:(?:Deputy |Vice )?PM|DPM|FM|EAM|CM|Gov\.|Sen\.|Rep\.|Amb\.)"
_SHORT_OFFICES = ("PM ", "FM ", "EAM ", "CM ", "Gov. ", "Sen. ", "Rep. ", "Amb. ")
_WITH_SHORT_OFFICE = Near(re.compile(rf"(?P<role>{_SHORT}) (?P<name>{NAME})"), _SHORT_OFFICES, before=8, after=120)
_OFFICES = "Minister|President|Chancellor|Commissioner|Secretary|Governor|Premier|Senator|Ambassador|Mayor"
# What holders of an office do behind their names: "Minister Zypries said", "President Costa also thanked".
_HOLDER = Near(
    re.compile(
        rf"(?P<role>(?:(?<![\w’'.-])(?:[A-Z][\w-]+ ){{0,3}}(?:{_OFFICES})|{_SHORT})) "
        rf"(?P<name>[{UPPER}][\w’'-]{{2,24}}) "
        r"(?=(?:(?:also|then|further|later) )?(?:[a-z]{2,}(?:ed|s)|said|told|met|will|had|held|spoke|gave|led)\b)"
    ),
    (*(f"{office} " for office in _OFFICES.split("|")), *_SHORT_OFFICES),
    before=80,
    after=60,
)
# "said Minister Zypries", "according to Minister Zypries"
_TOLD_BY = Near(
    re.compile(
        rf"\b(?:{SAID}|[Aa]ccording to|met|thanked|welcomed) (?P<role>(?:[A-Z][\w-]+ ){{0,3}}(?:{_OFFICES})|{_SHORT}) "
        rf"(?P<name>[{UPPER}][\w’'-]{{2,24}})(?=[.,;:]|$| (?:on|in|at|and|after|before|during)\b)"
    ),
    (*(f" {office} " for office in _OFFICES.split("|")), *_SHORT_OFFICES),
    before=80,
    after=60,
)
# Two words in capitals, of which the second may be the first of two others.
_TWO_WORDS = re.compile(rf"(?P<given>[{UPPER}](?<!\w[{UPPER}])[\w’'-]+) (?=(?P<family>[{UPPER}][\w’'-]+))")
FAR = 1_000_000


def with_short_office(text: str) -> list[tuple[int, str, str | None]]:
    """ "PM Oskar Lindqvist": a full name behind an office that papers shorten."""
    return [
        (match.start(), whole_name(text, match["name"], match.end()), match["role"])
        for match in _WITH_SHORT_OFFICE.finditer(text)
        if not begins_body(text, match.end())
    ]


def holders(people: dict[str, ReadPerson], text: str) -> Iterator[ReadPerson]:
    """Everybody whom sentences name by an office and a family name, each once.

    Who has that family name alone among `people`, or in the text, is meant; else it is kept as printed.
    """
    text = text[:FAR]
    named: dict[str, list[str]] = {}
    for name in people:
        for word in {fold(surname(name)), fold(name.split()[-1])}:
            named.setdefault(word, []).append(name)
    small = SmallWords(text)
    unknown: dict[str, str] = {}
    for match in chain(_HOLDER.finditer(text), _TOLD_BY.finditer(text)):
        family, role = one_form(match["name"]), bare_role(match["role"])
        if not is_name_token(family) or is_japanese(family) or family.lower() in small.words:
            continue
        known = named.get(fold(family), [])
        if len(known) == 1 and people[known[0]].role is None:
            people[known[0]] = replace(people[known[0]], role=role)
            yield people[known[0]]
        elif not known:
            unknown.setdefault(family, role)
    full = _full_names(unknown, text, small) if unknown else {}
    for family, role in unknown.items():
        yield ReadPerson(full.get(family, family), role)


def _full_names(families: Collection[str], text: str, small: SmallWords) -> dict[str, str]:
    """The full names of which the text gives these family names elsewhere, where it gives one alone."""
    given: dict[str, set[str]] = {}
    for match in _TWO_WORDS.finditer(text):
        family = match["family"]
        if family in families and _is_given(match["given"], small) and _is_name_there(text, match):
            given.setdefault(family, set()).add(match["given"])
    names = {family: f"{next(iter(found))} {family}" for family, found in given.items() if len(found) == 1}
    return {family: name for family, name in names.items() if looks_like_name(name)}


def _is_given(word: str, small: SmallWords) -> bool:
    lower = word.lower()
    return is_name_token(word) and lower not in small.words and lower not in HONORIFICS and lower not in ROLE_WORDS


def _is_name_there(text: str, match: re.Match[str]) -> bool:
    """Whether the word before cannot only begin a sentence: within one, or a comma or bracket stands behind."""
    before = text[max(0, match.start() - 2) : match.start()]
    behind = text[match.end("family") : match.end("family") + 2].strip()[:1]
    return before[:1].islower() or before[:1] in {",", ";", "("} or behind in {",", "("}
