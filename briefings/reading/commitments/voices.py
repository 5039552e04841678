"""Whose words a sentence reports that promises or calls for something: "..., Ms Bhatt said", "He called on ...".

A pronoun is the one person whom its paragraph has named before; where it has named two, nobody is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefings.records import ReadPerson

_VERBS = (
    r"(?:said|says|told|added|adds|stated|states|pledged|promised|announced|confirmed|explained|replied|undertook|"
    r"undertakes|agreed to|"
    r"noted|reported|insisted|vowed|warned|argued|argues|suggested|proposed|called (?:on|for|upon)|"
    r"calls (?:on|for|upon)|urged|urges|demanded|committed to|recommended|answered|responded)"
)
_TITLES = (
    r"Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Eng|Sir|Dame|Cllr|Cr|Councill?or|Senator|Minister|Commissioner|Deputy|"
    r"Ambassador|Mayor|President|Director"
)
_TITLE = rf"(?:(?:{_TITLES})\b\.? )"
_NAME = rf"(?P<title>{_TITLE}?)(?P<name>[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'.-]*){{0,4}})"
_BEFORE_VERB = re.compile(
    rf"(?<![\w“\"]){_NAME}(?:, [^,“”\"\n]{{2,120}},| \([^()\n]{{2,60}}\))? (?:also |then |further )?{_VERBS}\b"
)
_BEHIND_VERB = re.compile(rf"[,”\"’'] (?:said|says|told|added|adds|promised|pledged|explained) {_NAME}")
_PRONOUN = re.compile(rf"\b[Hh]e (?:also )?{_VERBS}\b|\b[Ss]he (?:also )?{_VERBS}\b|(?:said|told|added) (?:he|she)\b")
_NAMED = re.compile(rf"(?<![\w]){_NAME}")
_IS_TITLE = re.compile(rf"{_TITLES}|County|City|District|Town|Ward|Borough|Parish|Hon|Rev")
# "The Chairman said the roof should be dry by 2026": an office that one person of the record holds.
_OFFICE = re.compile(
    rf"\W{{0,4}}(?:[\da-z.]{{1,6}}[.)] )?The (?P<office>[A-Z][a-z]+(?:[- ][A-Z][a-z]+){{0,2}}) (?:also |then )?"
    rf"(?:{_VERBS}|will|shall|would)\b"
)
# "“We will publish the rules by May": the rest of what somebody says whom the paragraph has named.
_OPENS_QUOTE = re.compile(r"[“\"](?=[^“”\"]*\b(?:[Ww]e|I|[Oo]ur|[Mm]y)\b)")
# 朝日副大臣から、冒頭、「…を設ける」旨の挨拶がありました。
_SAYS_JAPANESE = re.compile(
    r"[\W\d]{0,6}(?P<name>[一-龠々]{1,5}?)(?:副大臣|大臣|政務官|座長|会長|委員長|委員|部会長|課長|局長|議員|知事|"
    r"市長|教授|氏|様|さん)"
    r"(?:から|より|は)"
)
_NEAR = 1_200


class Voices:
    """The people of a record: `known` by the short forms of their names, `holders` by the offices that they hold."""

    def __init__(self, known: dict[str, str], holders: dict[str, str] | None = None) -> None:
        self._known = known
        self._holders = holders or {}
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
        if japanese := self._japanese(sentence, before):
            return japanese
        office = _OFFICE.match(sentence)
        if office:
            return self._holders.get(office["office"].lower())
        if sentence[:1] in {"“", '"'} and before and not _PRONOUN.search(sentence):
            return self._goes_on(sentence, before[-1])
        if not _PRONOUN.search(sentence):
            return None
        earlier = " ".join(before)[-_NEAR:]
        people = {who for match in _NAMED.finditer(earlier) if (who := self._person(match))}
        return people.pop() if len(people) == 1 else None

    def _japanese(self, sentence: str, before: list[str]) -> str | None:
        """The person with whose family name and office a sentence begins, or the one in whose quotation it ends."""
        if "」" in sentence and "「" not in sentence[: sentence.find("」")]:
            sentence = next((one for one in reversed(before[-3:]) if "「" in one), "")
        match = _SAYS_JAPANESE.match(sentence)
        return self._known.get(match["name"]) if match else None

    def _goes_on(self, sentence: str, last: str) -> str | None:
        """Who is quoted on: by the sentence before, which is a quotation, or says whose the one that it ends is."""
        if last[:1] in {"“", '"'}:
            return self.of(last, ())
        sayers = {who for match in _BEHIND_VERB.finditer(last[:_NEAR]) if (who := self._person(match))}
        return sayers.pop() if len(sayers) == 1 and _OPENS_QUOTE.match(sentence) else None

    def _person(self, match: re.Match[str]) -> str | None:
        """The one person whom a printed name means: in full, by initials, or by a surname that only one has."""
        words = match["name"].removesuffix("’s").removesuffix("'s").rstrip(".,").split()
        titles = 0
        while titles < len(words) - 1 and _IS_TITLE.fullmatch(words[titles].rstrip(".")):
            titles += 1
        words, titled = words[titles:], bool(titles or match["title"])
        for start in range(len(words)):
            whole = self._known.get(" ".join(words[start:]).lower())
            if whole and (len(words) - start > 1 or (len(words) == 1 and words[0].isupper() and len(words[0]) > 1)):
                return whole
        alike = self._by_surname.get(words[-1].lower(), set()) if len(words) == 1 or titled else set()
        return next(iter(alike)) if len(alike) == 1 else None


_CHAIRS = frozenset(("chair", "chairman", "chairwoman", "chairperson"))


def holders_of(people: Iterable[ReadPerson]) -> dict[str, str]:
    """Who holds each office, in small letters, that one person alone holds, and that is of no other body."""
    found: dict[str, set[str]] = {}
    for person in people:
        office = (person.role or "").lower()
        if office and person.organisation is None:
            for name in _CHAIRS if office in _CHAIRS else (office,):
                found.setdefault(name, set()).add(person.name)
    return {office: names.pop() for office, names in found.items() if len(names) == 1}
