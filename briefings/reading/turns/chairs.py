"""Who held the chair when: "(Mrs Ratna Pawar in the Chair)", "DEPUTY COSTIGAN IN THE CHAIR.", "chaired by ..."."""

from __future__ import annotations

import re

from briefings.dates.near import Near, cued
from briefings.reading.labels.names import Listing
from briefings.reading.names.person_names import is_name_token, looks_like_name, one_form, without_honorific
from briefings.reading.text.words import PARTICLES, ROLE_WORDS
from briefings.reading.turns.announced import Announced

_WORD = r"[A-ZÀ-Þ][\w.'’-]{0,24}"
_NAME = rf"(?P<name>{_WORD}(?:\s(?:{_WORD}|van|von|de|der|den|del|da|di|bin)){{1,6}})"
_IN_CHAIR = re.compile(
    rf"{_NAME}\s?(?:\([^()\n]{{2,40}}\))?(?:,\s{{1,40}}[A-Z][^,.;]{{3,60}})?,?\s(?:\((?:in\sthe\s[Cc]hair)\)|"
    rf"(?:(?:was|is)\s)?(?:IN\sTHE\sCHAIR|in\sthe\s[Cc]hair)|"
    r"(?:took|resumed|assumed|occupied)\sthe\s[Cc]hair|presided\b|presiding\b|(?:\[[^\[\]\n]{3,60}\]\s)presiding\b|"
    r"chaired\sthe\s(?:meeting|session)|PRESIDING\b)"
)
_IN_CHAIR_NEAR = Near(_IN_CHAIR, ("chair", "Chair", "CHAIR", "presid", "PRESID"), before=400, after=120)
_CHAIRED_BY = cued(
    rf"\b(?:chaired|presided\sover|moderated)\sby\s{_NAME}|"
    rf"\b[Uu]nder\sthe\schairmanship\sof\s{_NAME.replace('name', 'name2')}",
    "chaired|presided|moderated|chairmanship",
    flags=0,
)
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Senator|Deputy|Councill?or|Cllr|Professor|Sir|Dame)\b", re.IGNORECASE)
CHAIR_LABEL = re.compile(
    r"(?:the\s|mr\.?\s|madam\s|madame\s|hon\.?\s|acting\s|temporary\s|presiding\s)*(?:chair(?:man|woman|person)?|"
    r"president|vice-president|speaker|deputy\sspeaker|"
    r"presiding\sofficer|presiding\smember|cathaoirleach|convenor|convener)",
    re.IGNORECASE,
)


def chairs_of(text: str, listing: Listing) -> Announced:
    """Everybody whom the record puts in the chair. A surname counts only if one listed person bears it."""
    chairs = Announced()
    found = [*_IN_CHAIR_NEAR.finditer(text[:2_000_000]), *_CHAIRED_BY.finditer(text[:20_000])]
    for match in sorted(found, key=lambda one: one.start()):
        printed = match.groupdict().get("name") or match.groupdict().get("name2") or ""
        name = _person(" ".join(printed.split()), listing)
        if name:
            chairs.add(match.start(), name, " ".join(match[0].split()))
    return chairs


def _person(printed: str, listing: Listing) -> str | None:
    """The full name at the end of the words before "in the chair", or the listed person of that surname."""
    tokens = without_honorific(printed).split()
    while tokens and (tokens[0].lower().strip(".") in ROLE_WORDS or not is_name_token(tokens[0])):
        tokens = without_honorific(" ".join(tokens[1:])).split()
    bare = " ".join(tokens)
    known = listing.find(bare) or (listing.find(tokens[-1]) if len(tokens) == 1 else None)
    if known:
        return known
    if len(tokens) == 1 and _TITLED.match(printed):
        return one_form(tokens[0])
    full = looks_like_name(bare) and all(is_name_token(token) or token.lower() in PARTICLES for token in tokens)
    return one_form(bare) if full else None
