"""The full name of somebody whom labels print by title and surname only ("Mr. Holloway" for Walter Holloway)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefings.reading.names.person_names import initials_of, is_japanese, is_name_token, looks_like_name, one_form
from briefings.reading.text.small_words import SmallWords
from briefings.reading.text.words import HONORIFICS, ROLE_WORDS

_RUN = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]{0,60}\.?\s{1,3}(?:[A-Z]\.\s)?){1,4}[A-ZÀ-Þ][\w'’-]+")
_TITLES = HONORIFICS | ROLE_WORDS
_OWN = re.compile(
    r"(?:(?:Good (?:morning|afternoon|evening)|Hello|Hi|Thank you|Thanks)[.,!]? )?(?:(?:I[’']m|I am|"
    r"[Mm]y name is|[Tt]his is) )?"
    # "I'm Uehara" gives no given name.
    r"(?P<given>(?!(?:I|It|That|This|Here|You|We|He|She|They|There)['’])[A-ZÀ-Þ][\w'’-]+) (?:[A-Z]\. "
    r")?(?P<family>[A-ZÀ-Þ][\w'’-]+)(?=[.,;]|$)"
)
# "Ben Quill (BQ) spoke with Ada Roe (AR)"
_ABBREVIATED = re.compile(r"(?P<name>(?:[A-ZÀ-Þ][\w'’.-]{0,30} ){1,5})[(\[](?P<short>[A-Z]{2,4})[)\]]")
_GREETINGS = frozenset("hi hello hey dear thanks welcome sorry yes no ok okay".split())  # "Hi JC, here are the notes"
FAR = 1_000_000


def full_names(surnames: Iterable[str], text: str, small: SmallWords) -> dict[str, str]:
    """Surname -> full name, where the record gives each bearer of it the same given name.

    A full name counts with a title before it, in capitals, or in a list: with a comma, a bracket or a
    line's end behind; a word that the record also writes in small letters is no given name.
    """
    wanted = {name.casefold() for name in surnames if " " not in name and not is_japanese(name) and len(name) > 1}
    if not wanted:
        return {}
    text = text[:FAR]
    found: dict[str, dict[str, str]] = {}
    for match in _RUN.finditer(text):
        tokens = match[0].split()
        for place, token in enumerate(tokens):
            bare = token.rstrip(".").removesuffix("'s").removesuffix("’s")
            if place and bare.casefold() in wanted:
                behind = text[match.end() : match.end() + 2] if place == len(tokens) - 1 else " "
                name = _full(tokens[: place + 1], behind, small)
                if name:
                    found.setdefault(bare.casefold(), {}).setdefault(name.split()[0].casefold(), name)
    return {short: next(iter(names.values())) for short, names in found.items() if len(names) == 1}


def initials_told(initials: Iterable[str], text: str) -> dict[str, str]:
    """Initials -> the full name before them that they abbreviate, where the text gives each one such name."""
    wanted = frozenset(initials)
    found: dict[str, set[str]] = {}
    for match in _ABBREVIATED.finditer(text[:FAR]) if wanted else ():
        words = match["name"].split()
        names = (" ".join(words[start:]) for start in range(len(words) - 1))
        fits = [name for name in names if initials_of(name) == match["short"] and looks_like_name(name)]
        if match["short"] in wanted and fits:
            found.setdefault(match["short"], set()).add(fits[0])
    return {short: next(iter(names)) for short, names in found.items() if len(names) == 1}


def own_full_name(family: str, text: str) -> str | None:
    """ "Folake Oyelowo. Without the night bus I walk": a speaker who says who they are when they begin."""
    if not family or " " in family or is_japanese(family):
        return None
    said = _OWN.match(text[:120])
    if not said or said["family"].casefold() != family.casefold():
        return None
    return one_form(f"{said['given']} {said['family']}") if is_name_token(said["given"]) else None


def _full(tokens: list[str], behind: str, small: SmallWords) -> str | None:
    """The name at the end of a run of capitalised words, if its surroundings say that it is one."""
    start = len(tokens) - 1
    while start > 0 and _is_given(tokens[start - 1], small):
        start -= 1
    name = [*tokens[start:-1], tokens[-1].rstrip(".").removesuffix("'s").removesuffix("’s")]
    if not 2 <= len(name) <= 4 or len(name[0].strip(".")) < 2:
        return None
    titled = start > 0 and tokens[start - 1].strip(".").lower() in _TITLES
    capitals = all(token.isupper() for token in name)
    listed = behind[:1] in {",", "(", "[", ";", "\n"} or behind[1:2] in {"(", "["}
    return one_form(" ".join(name)) if titled or capitals or listed else None


def _is_given(token: str, small: SmallWords) -> bool:
    bare = token.strip(".").lower()
    if len(token) == 2 and token[1] == ".":
        return True
    return (
        is_name_token(token)
        and bare not in _GREETINGS
        and not token.endswith(".")
        and bare not in HONORIFICS
        and bare not in small.words
    )
