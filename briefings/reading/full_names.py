"""The full name of somebody whom labels print by title and surname only ("Mr. Holloway" for Walter Holloway)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from briefings.reading.person_names import is_japanese, is_name_token, one_form
from briefings.reading.words import HONORIFICS, ROLE_WORDS

_RUN = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]{0,60}\.?\s{1,3}(?:[A-Z]\.\s)?){1,4}[A-ZÀ-Þ][\w'’-]+")
_WORD = re.compile(r"\w+")
_TITLES = HONORIFICS | ROLE_WORDS
_OWN = re.compile(
    r"(?:(?:Good (?:morning|afternoon|evening)|Hello|Hi|Thank you|Thanks)[.,!]? )?(?:(?:I[’']m|I am|"
    r"[Mm]y name is|[Tt]his is) )?"
    # "I'm Uehara" gives no given name.
    r"(?P<given>(?!(?:I|It|That|This|Here|You|We|He|She|They|There)['’])[A-ZÀ-Þ][\w'’-]+) (?:[A-Z]\. "
    r")?(?P<family>[A-ZÀ-Þ][\w'’-]+)(?=[.,;]|$)"
)
FAR = 1_000_000
# When so many words were looked for, all words of the text are cut out at once.
_ASKED = 64


def full_names(surnames: Iterable[str], text: str) -> dict[str, str]:
    """Surname -> full name, where the record gives each bearer of it the same given name.

    A full name counts with a title before it, in capitals, or in a list: with a comma, a bracket or a
    line's end behind.
    """
    wanted = {name.casefold() for name in surnames if " " not in name and not is_japanese(name) and len(name) > 1}
    if not wanted:
        return {}
    text = text[:FAR]
    small = _SmallWords(text)
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


class _SmallWords:
    """The words that a text has in small letters. Of a long record few are asked for: those alone are looked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}
        self._all: frozenset[str] | None = None

    def __contains__(self, word: object, /) -> bool:
        if not isinstance(word, str) or len(word) < 2 or not (word.islower() and word.isascii() and word.isalpha()):
            return False
        if len(self._known) < _ASKED:
            return self._known[word] if word in self._known else self._known.setdefault(word, self._stands(word))
        if self._all is None:
            self._all = frozenset(_WORD.findall(self._text))
        return word in self._all

    def _stands(self, word: str) -> bool:
        at = self._text.find(word)
        while at >= 0:
            found = _WORD.match(self._text, at)
            if found and found[0] == word and not (at and _WORD.match(self._text[at - 1])):
                return True
            at = self._text.find(word, at + 1)
        return False


def own_full_name(family: str, text: str) -> str | None:
    """ "Folake Oyelowo. Without the night bus I walk": a speaker who says who they are when they begin."""
    if not family or " " in family or is_japanese(family):
        return None
    said = _OWN.match(text[:120])
    if not said or said["family"].casefold() != family.casefold():
        return None
    return one_form(f"{said['given']} {said['family']}") if is_name_token(said["given"]) else None


def _full(tokens: list[str], behind: str, small: Container[str]) -> str | None:
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


def _is_given(token: str, small: Container[str]) -> bool:
    bare = token.strip(".").lower()
    if len(token) == 2 and token[1] == ".":
        return True
    return is_name_token(token) and not token.endswith(".") and bare not in HONORIFICS and bare not in small
