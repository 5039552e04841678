"""The attendance list as it grows: who is on it, on which lines it stands."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.japanese.companies import is_company
from briefings.reading.names.no_names_japanese import is_no_japanese_name

# 青 木 区長　荒 牧 企画部長: columns of several people, read as one with a body.
_SIGN_BY_SIGN = re.compile(r"(?:[\u3040-\u9fff] ){3,40}[\u3040-\u9fff]")
_KATAKANA_AND_FAMILY = re.compile(r"(?P<body>[ァ-ヶー]{3,16}) (?P<family>[\u4e00-\u9fff々]{1,3})")
_BETWEEN = re.compile(r"[ ._-]")
# Of so many who could be one attendee the first are looked at: hundreds of one surname make no list.
MAX_LIKE = 40
# ISO 3166-1 codes, and the EU's own, of countries that send delegates to working parties.
_COUNTRIES = frozenset(
    "AT BE BG CH CY CZ DE DK EE EL ES FI FR GB GR HR HU IE IS IT LI LT LU LV ME MK MT NL NO PL PT RO RS SE SI SK TR UA "
    "UK US JP CN IN BR CA AU NZ KR MX ZA".split()
)


@dataclass(frozen=True, slots=True)
class Listed:
    """An attendee with the line that lists them. `present` as in ReadAttendance; `key` is theirs alone on the list."""

    entry: Entry
    line: int
    present: bool | None
    key: int


@dataclass(slots=True)
class Roster:
    """Everybody listed, in the order of the record, and the lines that the lists stand on.

    `legend`: initials -> name, where a line explains them.
    """

    listed: list[Listed] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    reason: str = ""
    # A heading says that those below it were there: "Present", "Attending", 出席者.
    says: bool = False
    # Whether the lists name one person an item, with what they are behind a comma.
    one_each: bool = False
    # Each time that somebody is listed: their key, the line, and whether it says that they were there.
    mentions: list[tuple[int, int, bool | None]] = field(default_factory=list)
    legend: dict[str, str] = field(default_factory=dict)
    # Where in `listed` a name or spelling stands, or once stood, and a word of a longer name.
    _wholes: dict[str, list[int]] = field(default_factory=dict)
    _parts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, entry: Entry, line: int, present: bool | None) -> None:
        """Add an attendee; a second mention of the same name adds the role it lacked."""
        self.lines.add(line)
        entry = _without_short_of_role(entry)
        if is_no_japanese_name(entry.name) or _SIGN_BY_SIGN.fullmatch(entry.organisation or ""):
            return
        perhaps = self._perhaps(entry)
        accounts = sum(_is_handle_of(entry, self.listed[position].entry) for position in perhaps)
        for position in perhaps:
            known = self.listed[position]
            if _two_offices(known.entry, entry):
                continue
            same = known.entry.name.casefold() == entry.name.casefold() or entry.name in known.entry.also
            if same and _are_two(entry, known.entry):
                continue
            # "eholt" may be Eric Holt or Emma Holt: then nobody knows whose it is.
            own_handle = (entry.name,) if accounts == 1 and _is_handle_of(entry, known.entry) else ()
            if same or own_handle or _is_short(entry, known.entry):
                merged = replace(
                    known.entry,
                    role=known.entry.role or entry.role,
                    organisation=known.entry.organisation or entry.organisation,
                    also=tuple(dict.fromkeys((*known.entry.also, *entry.also, *own_handle))),
                )
                self.mentions.append((known.key, line, present))
                self._put(position, replace(known, entry=merged, present=both(known.present, present)))
                return
            handle = (known.entry.name,) if _is_handle_of(known.entry, entry) else ()
            if handle or _is_short(known.entry, entry):
                whole = replace(entry, role=entry.role or known.entry.role, also=(*entry.also, *handle))
                self.mentions.append((known.key, line, present))
                self._put(position, Listed(whole, line, present, known.key))
                return
        key = len(self.mentions)
        self.mentions.append((key, line, present))
        self._put(len(self.listed), Listed(entry, line, present, key))

    def _perhaps(self, entry: Entry) -> list[int]:
        """The places of all who could be this attendee, in order."""
        words = {entry.name, entry.name.casefold(), *entry.name.split(), _hyphened(entry.name)}
        places = {place for word in words for place in self._wholes.get(word, ())}
        family = self._parts.get(entry.name.split(" ")[-1], ())
        return sorted(places.union(self._parts.get(entry.name, ()), family))[:MAX_LIKE]

    def _put(self, position: int, listed: Listed) -> None:
        self.listed[position : position + 1] = [listed]
        name = listed.entry.name
        for word in {name, name.casefold(), _hyphened(name), _account(name), *listed.entry.also}:
            _note(self._wholes, word, position)
        for word in name.split():
            _note(self._parts, word, position)

    def bodies_not_initials(self) -> None:
        """ "Tamsin Arkwright (TSC)" among others of the TSC: what several have behind their names is a body."""
        bodies = Counter(one.entry.organisation for one in self.listed if one.entry.organisation)
        for position, one in enumerate(self.listed):
            body = next((also for also in one.entry.also if bodies[also] > 1), None)
            if body and one.entry.organisation is None:
                also = tuple(other for other in one.entry.also if other != body)
                self.listed[position] = replace(one, entry=replace(one.entry, organisation=body, also=also))

    def bodies_behind_names(self) -> None:
        """ "Paul Downes GDX", "Emma Pierce GDX", "Chris Frank SAQ": what stands in capitals behind names is a body."""
        found = {at: body for at, one in enumerate(self.listed) if (body := _body_behind(one.entry))}
        counts = Counter(found.values())
        # A family name that several share has a vowel.
        if len(found) < 3 or not any(count > 1 and not set(body) & set("AEIOUY") for body, count in counts.items()):
            return
        for at, body in found.items():
            one = self.listed[at]
            name = one.entry.name.rsplit(" ", 1)[0]
            self.listed[at] = replace(one, entry=replace(one.entry, name=name, organisation=body, also=()))

    def bodies_before_surnames(self) -> None:
        """キオクシア 井上, beside ソニー 福地 and others of known companies: a body and a family name, no foreigner."""
        split = [one.entry.organisation is not None and is_company(one.entry.organisation) for one in self.listed]
        if sum(split) < 2:
            return
        for position, one in enumerate(self.listed):
            pair = _KATAKANA_AND_FAMILY.fullmatch(one.entry.name) if one.entry.organisation is None else None
            if pair:
                entry = replace(one.entry, name=pair["family"], organisation=pair["body"])
                self.listed[position] = replace(one, entry=entry)

    def without_countries(self) -> None:
        """ "Member States: AT, BE, BG, CZ, DE": where three such codes are listed, they are countries and nobody."""
        codes = [one.entry.name in _COUNTRIES for one in self.listed]
        if sum(codes) > 2:
            self.listed = [one for one in self.listed if one.entry.name.split(" ")[0] not in _COUNTRIES]

    def without_divisions(self, source: str) -> None:
        """漁港課長 is the head of a division, and no 漁港, where the record names 漁港課, too."""
        self.listed = [one for one in self.listed if not _heads_division(one.entry, source)]

    def add_from_sentence(self, entry: Entry, line: int, *, present: bool) -> None:
        """Add whom a sentence names; its line stays to be read as a sentence, too."""
        stood = line in self.lines
        self.add(entry, line, present)
        if not stood:
            self.lines.discard(line)


def _heads_division(entry: Entry, source: str) -> bool:
    role = entry.role or ""
    if len(entry.name) > 3 or len(role) != 2 or role[1] != "長" or role[0] not in "課室係部局班":
        return False
    return re.search(rf"(?<![\u4e00-\u9fff]){re.escape(entry.name)}{role[0]}(?!長)", source) is not None


def _body_behind(entry: Entry) -> str | None:
    """The capitals behind a whole name, as printed: "GDX" of "Paul Downes GDX"."""
    printed = next((also for also in (*entry.also, entry.name) if also.casefold() == entry.name.casefold()), "")
    words = printed.split()
    if (
        len(words) != 3
        or entry.role
        or entry.organisation
        or any(word.isupper() and len(word) > 2 for word in words[:2])
    ):
        return None
    return words[2] if re.fullmatch(r"[A-Z][A-Za-z]?[A-Z]{1,3}", words[2]) else None


def _are_two(one: Entry, other: Entry) -> bool:
    """Whether two lines with one Japanese family name mean two people: 竹内委員 and （文部科学省）竹内企画官."""
    if not one.role or not other.role or len(one.name) > 3 or one.name.isascii() or " " in one.name:
        return False
    apart = one.organisation != other.organisation
    return apart and one.role not in other.role and other.role not in one.role


def _note(places: dict[str, list[int]], word: str, position: int) -> None:
    known = places.setdefault(word, [])
    if not known or known[-1] != position:
        known.append(position)


def _two_offices(one: Entry, other: Entry) -> bool:
    """ "City Manager Johnson" and "Councilmember Johnson" are two people, of whom only the family name is given."""
    alone = " " not in one.name and one.name == other.name and one.name.isascii()
    return alone and one.role is not None and other.role is not None and one.role != other.role


def _is_short(one: Entry, full: Entry) -> bool:
    """Whether one name is a short form of another: "Hanne" or "Berg" of "Hanne Berg", "H. Berg" of it too."""
    if one.name.isascii() and " " not in one.name:
        return " " in full.name and one.name in full.name.split()
    if full.name.endswith(f" {one.name}"):
        return True
    initial, _, family = one.name.partition(" ")
    return len(initial) == 2 and initial[1] == "." and full.name[0] == initial[0] and full.name.endswith(f" {family}")


def _without_short_of_role(entry: Entry) -> Entry:
    """ "Designated Federal Officer (DFO)": what its first letters make is short for the office, and no body."""
    role, _, behind = (entry.role or "").partition(" (")
    first_letters = "".join(word[0] for word in role.split() if word[0].isupper())
    if len(first_letters) > 1 and behind == f"{first_letters})":
        return replace(entry, role=role)
    return (
        replace(entry, organisation=None) if len(first_letters) > 1 and entry.organisation == first_letters else entry
    )


def _hyphened(name: str) -> str:
    """A name as handles write it: "xing-yang" of Xing Yang, @xing-yang and xing.yang."""
    return "-".join(_BETWEEN.split(name.removeprefix("@").casefold()))


def _account(name: str) -> str:
    """What a name is as an account: "abrack" of Ada Brack."""
    words = name.casefold().split()
    return words[0][:1] + words[-1] if len(words) == 2 else name.casefold()


def _is_handle_of(one: Entry, full: Entry) -> bool:
    """Whether one is a handle, in small letters and without a space, made of all words of a name."""
    if " " in one.name or " " not in full.name or not one.name.islower() or not one.name.isascii():
        return False
    return _hyphened(one.name) == _hyphened(full.name) or one.name == _account(full.name)


def both(one: bool | None, other: bool | None) -> bool | None:
    """Whether somebody was there by two signs: one that says no is enough."""
    return False if one is False or other is False else one if one is not None else other
