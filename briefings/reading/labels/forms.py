"""What a label's form asks for before it counts as a speaker, in the light of all labels of the record."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from briefings.reading.labels.labels import Label, label_key
from briefings.reading.labels.names import Listing, is_name_like, name_in_label
from briefings.reading.names.person_names import is_abstract_word, is_handle, is_initials, looks_like_name
from briefings.reading.text.small_words import SmallWords
from briefings.reading.text.words import FIELDS, HONORIFICS, ROLE_WORDS, TOPIC_WORDS

WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
COMMITTEE_MEMBER = re.compile(r"\b(?:committee|council|board|panel|commission) members?\b", re.IGNORECASE)
# Words of headings: a label that holds one is no person's with a title.
_NO_TITLES = frozenset(
    "meeting meetings committee session agenda next date report election other minutes approval adoption apologies "
    "present absent attendance attending attendees visitors officers items business motion vote".split()
)
CALLED_ROLES = frozenset("office secretariat staff moderator interviewer interviewee host operator witness".split())


_LEAST_SMALL_WORDS = 10


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the whole record says about its labels: the lists, how often each label and each form stands, and words in
    lower case. `scribed`: a scribe of a chat wrote it.
    `dashes` counts the labels that a dash ends, `again` those of each form that stand twice or more.
    """

    listing: Listing
    counts: Counter[str]
    small: SmallWords
    forms: Counter[str]
    dashes: int
    asked: int
    scribed: bool
    again: Counter[str]
    decided: dict[str, bool] = field(default_factory=dict)  # of names before a colon


def evidence_of(
    found: list[Label], kept: list[Label], small: SmallWords, listing: Listing, certain: frozenset[str]
) -> Evidence:
    """What all labels together say of one: how often each form and each name stands."""
    counts = Counter(label_key(label) for label in kept)
    dashes = sum(key.startswith("dash:") for key in counts)
    repeated = Counter(key.partition(":")[0] for key, count in counts.items() if count > 1)
    forms: Counter[str] = Counter(label.form for label in kept)
    scribed = any(label.form == "angle" and (label.strong or label.text in certain) for label in found)
    return Evidence(listing, counts, small, forms, dashes, _asked(kept), scribed, repeated)


def _asked(labels: list[Label]) -> int:
    """How many labels say only that somebody asks: "Question:"."""
    return sum(label.text.lower().startswith("question") for label in labels)


def _is_sure_before_period(bare: str, _: Label, evidence: Evidence) -> bool:
    """ "MR. SMITH." always; "Mr. Smith." only where a record has the habit."""
    in_capitals = any(token.isupper() and len(token) > 1 for token in bare.split())
    if in_capitals and len(evidence.small.words) < _LEAST_SMALL_WORDS:
        return False  # "MR. STEVENS HERE.": all that is said stands in capitals
    return in_capitals or evidence.forms["period"] >= 3


def _is_sure_in_capitals(bare: str, label: Label, evidence: Evidence) -> bool:
    """A full name alone on a line, where two stand so again and again."""
    named = looks_like_name(bare) and not common(bare, evidence.small)
    return named and evidence.again["capitals"] >= 2 and evidence.counts[label_key(label)] >= 2


def _is_sure_apart(bare: str, label: Label, evidence: Evidence) -> bool:
    """ "Ms Sato      I agree.", where that is a habit: who is listed, titled, or named in full again and again."""
    if not sets_apart(evidence):
        return False
    name = name_in_label(label.text)
    if evidence.listing.find(bare) or (name and (evidence.listing.find(name) or evidence.listing.several(name))):
        return True
    titled = is_titled(bare) and is_name_like(name)
    repeated = looks_like_name(bare) and evidence.counts[label_key(label)] >= 2
    return titled or (repeated and not common(bare, evidence.small))


def sets_apart(evidence: Evidence) -> bool:
    """Whether names stand apart from words three times or more, and one of them again."""
    return evidence.again["apart"] > 0 and evidence.forms["apart"] >= 3


def _is_sure_in_bold(bare: str, label: Label, evidence: Evidence) -> bool:
    """ "**Chair Doi** It is time": listed, titled, or a full name beside two that recur, where three paragraphs or more
    begin so."""
    listed = evidence.listing.find(name_in_label(label.text) or bare) or evidence.listing.find(bare)
    titled = is_titled(bare) and name_in_label(label.text)
    full = looks_like_name(bare) and evidence.again["bold"] >= 2 and not common(bare, evidence.small)
    return evidence.forms["bold"] >= 3 and bool(listed or titled or full)


def _is_full_name_again(bare: str, label: Label, evidence: Evidence) -> bool:
    """Whether a label is a full name that recurs, beside another that does."""
    recurs = evidence.again[label.form] >= 2 and evidence.counts[label_key(label)] >= 2
    return recurs and looks_like_name(bare) and not common(bare, evidence.small)


def _is_sure_in_item(bare: str, label: Label, evidence: Evidence) -> bool:
    """ "[paloma] ..." and "Ben – only the audit": listed people, behind a dash if a habit; or names again."""
    if label.form == "dash":
        listed = evidence.listing.find(bare) and (
            is_initials(bare) or evidence.counts[label_key(label)] >= 2 or evidence.dashes >= 3
        )
        return bool(listed) or _is_full_name_again(bare, label, evidence)
    return bool(evidence.listing.find(bare) or evidence.listing.several(bare))


def _is_sure_on_own_line(bare: str, label: Label, _: Evidence) -> bool:
    """Such lines are taken only where the one who presides stands so again and again."""
    return bool(bare and label.text)


def is_titled(bare: str) -> bool:
    """Whether a label holds an honorific or an office, and no word of headings."""
    words = [
        word.strip(".").lower()
        for word in COMMITTEE_MEMBER.sub("member", bare).replace("-", " ").replace("_", " ").split()
    ]
    return any(word in HONORIFICS or word in ROLE_WORDS or word in CALLED_ROLES for word in words) and not any(
        word in _NO_TITLES for word in words
    )


def common(text: str, small: SmallWords) -> bool:
    """Whether the record also writes the words in lower case: then they are words, not a name."""
    if is_handle(text):
        return False
    words = [word.lower() for word in WORDS.findall(text) if len(word) > 1]
    return bool(words) and (
        any(word in TOPIC_WORDS or word in FIELDS or is_abstract_word(word) for word in words)
        or all(word in small.words for word in words)
    )


def sure_by_form(bare: str, label: Label, evidence: Evidence) -> bool | None:
    """Whether a label of one of these forms is a speaker's for certain; None for the other forms."""
    by_form = {
        "period": _is_sure_before_period,
        "capitals": _is_sure_in_capitals,
        "apart": _is_sure_apart,
        "bold": _is_sure_in_bold,
        "dash": _is_sure_in_item,
        "item": _is_sure_in_item,
        "own": _is_sure_on_own_line,
    }
    if label.form == "bracket" and is_initials(bare):
        return evidence.listing.find(bare) is not None  # "[AB] A book": what a list of sources calls it
    sure = by_form.get(label.form)
    return sure(bare, label, evidence) if sure else None
