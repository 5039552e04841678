"""Whose words a sentence reports that promises or calls for something: "..., Ms Bhatt said", "He called on ...".

A pronoun is the one person whom its paragraph has named before; where it has named two, nobody is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_VERBS = (
    r"(?:said|says|told|added|adds|stated|states|pledged|promised|announced|confirmed|explained|replied|undertook|"
    r"undertakes|agreed to|"
    r"noted|reported|insisted|vowed|warned|argued|argues|suggested|proposed|called (?:on|for|upon)|"
    r"calls (?:on|for|upon)|urged|urges|demanded|committed to|recommended|answered|responded)"
)
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Eng|Sir|Dame|Cllr|Cr|Councill?or|Senator|Minister|Commissioner|Deputy|"
    r"Ambassador|Mayor|President|Director)\b\.? )"
)
_NAME = rf"(?P<title>{_TITLE}?)(?P<name>[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'.-]*){{0,4}})"
_BEFORE_VERB = re.compile(
    rf"(?<![\w“\"]){_NAME}(?:, [^,“”\"\n]{{2,120}},| \([^()\n]{{2,60}}\))? (?:also |then |further )?{_VERBS}\b"
)
_BEHIND_VERB = re.compile(rf"[,”\"’'] (?:said|says|told|added|adds|promised|pledged|explained) {_NAME}")
_PRONOUN = re.compile(rf"\b[Hh]e (?:also )?{_VERBS}\b|\b[Ss]he (?:also )?{_VERBS}\b|(?:said|told|added) (?:he|she)\b")
_NAMED = re.compile(rf"(?<![\w]){_NAME}")
_NEAR = 1_200


class Voices:
    """The people of a record, by the ways in which sentences name them. `names`: each in full, with its short forms."""

    def __init__(self, known: dict[str, str]) -> None:
        self._known = known
        self._by_surname: dict[str, set[str]] = {}
        for name in set(known.values()):
            self._by_surname.setdefault(name.split()[-1].lower(), set()).add(name)

    def of(self, sentence: str, before: Iterable[str]) -> str | None:
        """Who says it, by the sentence itself or, for a pronoun, by the sentences before it in its paragraph."""
        for pattern in (_BEHIND_VERB, _BEFORE_VERB):
            for match in pattern.finditer(sentence[:_NEAR]):
                if who := self._person(match):
                    return who
        before = list(before)
        if sentence[:1] in {"“", '"'} and before and not _PRONOUN.search(sentence):
            return self.of(before[-1], ()) if before[-1][:1] in {"“", '"'} else None  # what is quoted goes on
        if not _PRONOUN.search(sentence):
            return None
        earlier = " ".join(before)[-_NEAR:]
        people = {who for match in _NAMED.finditer(earlier) if (who := self._person(match))}
        return people.pop() if len(people) == 1 else None

    def _person(self, match: re.Match[str]) -> str | None:
        """The one person whom a printed name means: in full, by initials, or by a surname that only one has."""
        words = match["name"].removesuffix("’s").removesuffix("'s").rstrip(".,").split()
        for start in range(len(words)):
            whole = self._known.get(" ".join(words[start:]).lower())
            if whole and (len(words) - start > 1 or (len(words) == 1 and words[0].isupper() and len(words[0]) > 1)):
                return whole
        alike = self._by_surname.get(words[-1].lower(), set()) if len(words) == 1 or match["title"] else set()
        return next(iter(alike)) if len(alike) == 1 else None
