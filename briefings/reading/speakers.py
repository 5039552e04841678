"""Which candidate labels are speakers: by the attendance list, by titles, by how often and beside what they stand."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from briefings.reading.labels import Label
from briefings.reading.lines import Line
from briefings.reading.person_names import (
    fold,
    is_common_word,
    is_handle,
    is_initials,
    is_japanese,
    is_japanese_word,
    is_name_token,
    looks_like_name,
    surname,
)
from briefings.reading.roster import Roster
from briefings.reading.roster_japanese import split_japanese_role
from briefings.reading.words import (
    FIELDS,
    GENERIC_SPEAKERS,
    HONORIFICS,
    JAPANESE_FIELDS,
    PARTICLES,
    ROLE_WORDS,
    TOPIC_WORDS,
)

_WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_NOT_INITIALS = frozenset(
    "NOTE TODO FAQ AOB PR URL ID FYI PS NB ETA PDF API CEO CTO AI IT UK US EU UN TBD RE CC OK DATE TIME TEL "
    "FAX WHO WHAT WHEN WHY HOW AYES NOES NAYS AYE NAY "
    "YES NO PRO CON WG TC IRC ACTION ITEM AGM MIC".split()
)
_AFTER_NAME = re.compile(r"\s*[(（\[].*$|\s*,.*$|\s+[-–—]\s.*$|\s*/.*$")


@dataclass(frozen=True, slots=True)
class Listing:
    """Everybody on the lists, by every short way a label can name them."""

    names: dict[str, str] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=dict)

    def find(self, text: str) -> str | None:
        """The one attendee that a name, surname, given name, initials or handle means; None when none or several."""
        key = fold(text)
        if key in self.names:
            return self.names[key]
        people = self.surnames.get(key, [])
        return people[0] if len(people) == 1 else None


def listing_of(roster: Roster) -> Listing:
    """The index of a roster. A name that two attendees share stands for neither."""
    listing = Listing()
    for listed in roster.listed:
        name = listed.entry.name
        for spelling in (name, *listed.entry.also):
            listing.names.setdefault(fold(spelling.lstrip("@")), name)
        tokens = name.split()
        if is_japanese(name):
            parts = re.split(r"[ ・=＝]", name)
            bare = name.replace(" ", "")
            shorts = set(parts) if len(parts) > 1 else {bare[:length] for length in (1, 2, 3, 4) if length < len(bare)}
            listing.names.setdefault(fold(bare), name)
        else:
            shorts = {surname(name), tokens[0]} if len(tokens) > 1 else set()
            if len(tokens) > 2 and tokens[-2].lower() in PARTICLES:
                shorts.add(" ".join(tokens[-2:]))
        for short in sorted(shorts):
            people = listing.surnames.setdefault(fold(short), [])
            if name not in people:
                people.append(name)
    return listing


def name_in_label(text: str) -> str:
    """The words of a label that are the name: without organisation, roles and honorifics. Empty for a bare role."""
    if is_japanese(text):
        return _japanese_name_in(text)
    bare = _AFTER_NAME.sub("", text).strip(" .,:") or text
    tokens = [token for token in bare.split() if token.strip(".,").lower() not in HONORIFICS]
    if is_name_like(" ".join(tokens)):
        return " ".join(tokens)
    start = 0
    while start < len(tokens) and (
        is_common_word(tokens[start]) or tokens[start].lower() in {"for", "of", "and", "the", "&"}
    ):
        start += 1
    end = len(tokens)
    while end > start and is_common_word(tokens[end - 1]):
        end -= 1
    return " ".join(tokens[start:end])


def is_name_like(text: str) -> bool:
    """A full name, one capitalised word, initials or a handle."""
    tokens = text.split()
    if not tokens or len(tokens) > 5:
        return False
    if is_handle(text) or looks_like_name(text):
        return True
    return len(tokens) == 1 and (is_name_token(tokens[0]) or (is_initials(text) and text not in _NOT_INITIALS))


def _japanese_name_in(text: str) -> str:
    inner = re.search(r"[(（]([^()（）]{2,20})[)）]", text)
    bare = re.sub(r"[(（][^()（）]*[)）]", "", text).strip()
    if inner and (is_japanese_word(bare) or bare in {"議長", "委員長", "座長", "事務局", "会長"}):
        bare = inner[1]
    name, role = split_japanese_role(bare)
    while role and name and (longer := split_japanese_role(name))[1]:
        name = longer[0]
    if not role and is_japanese_word(bare):
        return ""
    return "" if is_japanese_word(name) or name in {"各", "他", "複数", "全", "某", "A", "B", "C"} else name


def accepted_speakers(found: list[Label], lines: list[Line], source: str, listing: Listing) -> list[Label]:
    """The candidates that are speakers, in order."""
    kept = [label for label in found if _possible(label)]
    counts = Counter(_key(label) for label in kept)
    lower = _lower_case_words(source)
    sure = [label for label in kept if _is_sure(label, listing, counts, lower)]
    forms = Counter(label.form for label in sure)
    keys = {_key(label) for label in sure}
    weak = [label for label in kept if label not in set(sure) and _is_weak(label, lower)]
    names = {_key(label) for label in weak}
    if len(keys) >= 2 or (keys and len(sure) >= 2) or len(names) >= 3:
        prose = [label for label in weak if forms[label.form] or len(names) >= 3]
        sure += [label for label in prose if _says_something(label)]
    sure.sort(key=lambda label: label.line)
    return _without_fields(sure, lines, listing)


def _key(label: Label) -> str:
    return f"{label.form}:{fold(label.text)}"


def _possible(label: Label) -> bool:
    text = label.text
    if label.form in {"chevron", "angle"}:
        return True
    if not text or len(text) > 80 or text[0].isdigit():
        return False
    if is_japanese(text):
        bare = re.sub(r"[(（][^()（）]*[)）]", "", text).strip()
        return len(text) <= 30 and bare not in JAPANESE_FIELDS and not re.search(r"[。、はがをにで]", bare[:-1])
    words = _WORDS.findall(text.lower())
    if not words or len(words) > 14 or (words[0] in FIELDS and len(words) == 1):
        return False
    bare = _AFTER_NAME.sub("", text)
    tokens = bare.split()
    small = [token for token in tokens if token[:1].islower() and token.lower() not in PARTICLES]
    if len(tokens) == 1 and is_handle(tokens[0]):
        return True
    return len(small) <= max(0, len(tokens) - 2) and all(
        token in {"for", "of", "and", "the", "member", "&"} or is_common_word(token) for token in small
    )


def _is_sure(label: Label, listing: Listing, counts: Counter[str], lower: frozenset[str]) -> bool:
    if label.form in {"angle", "chevron"}:
        return counts[_key(label)] >= 2 or label.form == "chevron"
    name = name_in_label(label.text)
    if is_japanese(label.text):
        return _is_sure_japanese(label, name, listing, counts)
    if label.form == "period":
        return True
    if listing.find(name) or listing.find(_AFTER_NAME.sub("", label.text).strip()):
        return True
    bare = _AFTER_NAME.sub("", label.text)
    words = [word.strip(".").lower() for word in bare.replace("-", " ").split()]
    titled = any(
        word in HONORIFICS or (word in ROLE_WORDS and word not in FIELDS) for word in words
    ) or bare.lower() in {"the chair", "q", "a"}
    if (
        titled
        and (not name or is_name_like(name))
        and not (is_initials(name) and len(words) > 1 and name in _NOT_INITIALS)
    ):
        return _all_roles(words) if not name else True
    if label.form == "alone":
        return is_name_like(name) and (counts[_key(label)] >= 2 or looks_like_name(name))
    if is_initials(bare) and bare not in _NOT_INITIALS:
        return counts[_key(label)] >= 2
    return is_name_like(bare) and counts[_key(label)] >= 2 and not _common(bare, lower)


def _all_roles(words: list[str]) -> bool:
    return all(
        word in ROLE_WORDS or word in GENERIC_SPEAKERS or word.isdigit() or word in {"of", "for", "&", "and"}
        for word in words
    )


def _is_sure_japanese(label: Label, name: str, listing: Listing, counts: Counter[str]) -> bool:
    bare = re.sub(r"[(（][^()（）]*[)）]", "", label.text).strip()
    _, role = split_japanese_role(bare)
    if name and listing.find(name):
        return True
    if is_japanese_word(bare) and bare not in JAPANESE_FIELDS | {"監", "官", "長"}:
        return True
    if role and role not in {"監", "官", "長", "様"} and 0 < len(name) <= 8:
        return True
    return counts[_key(label)] >= 2 and looks_like_name(bare) and label.form in {"colon", "circle"}


def _is_weak(label: Label, lower: frozenset[str]) -> bool:
    bare = _AFTER_NAME.sub("", label.text).strip()
    return label.form in {"colon", "alone"} and is_name_like(bare) and not _common(bare, lower) and not bare.isupper()


def _common(text: str, lower: frozenset[str]) -> bool:
    """Whether the record also writes the words in lower case: then they are words, not a name."""
    if is_handle(text):
        return False
    words = [word.lower() for word in _WORDS.findall(text) if len(word) > 1]
    return bool(words) and (
        all(word in lower for word in words) or any(word in TOPIC_WORDS or word in FIELDS for word in words)
    )


def _lower_case_words(source: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\b[a-z]{2,}\b", source[:2_000_000]))


def _says_something(label: Label) -> bool:
    return len(label.said.split()) >= 3 or is_japanese(label.said)


def _without_fields(labels: list[Label], lines: list[Line], listing: Listing) -> list[Label]:
    """Leave out "Chair: Jane Smith" and the like: a role whose words are only names, before anybody has spoken."""
    kept: list[Label] = []
    for label in labels:
        name = name_in_label(label.text)
        if not name and label.form == "colon" and not kept and _only_names(label.said, listing):
            continue
        if not name and label.form == "colon" and is_field_role(label.text) and _only_names(label.said, listing):
            continue
        kept.append(label)
    return kept


def is_field_role(text: str) -> bool:
    """Roles that minutes use as fields ("Scribe: dom")."""
    return text.lower().strip() in {
        "scribe",
        "scribes",
        "chair",
        "chairs",
        "presenter",
        "presenters",
        "secretary",
        "note taker",
        "host",
        "facilitator",
        "author",
        "authors",
    }


def _only_names(text: str, listing: Listing) -> bool:
    parts = [part.strip(" .()") for part in re.split(r",|;|\band\b|&|\(|\)|、", text) if part.strip(" .()")]
    return bool(parts) and all(
        listing.find(part)
        or looks_like_name(part)
        or is_handle(part)
        or is_initials(part)
        or re.fullmatch(r"[A-Za-z][\w-]{1,20}", part)
        for part in parts[:8]
    )
