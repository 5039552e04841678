"""Names with the family name first, as lists of witnesses and registers print them, and names of many words."""

from __future__ import annotations

import re

from briefings.reading.names.person_names import is_common_word, is_name_token
from briefings.reading.names.roles import is_role
from briefings.reading.names.romaji import is_romaji
from briefings.reading.names.titles import TITLE_START
from briefings.reading.text.words import PARTICLES

# "TRUSCOTT, Mr Neville, Chief Executive Officer": a family name in capitals first, as witnesses are listed.
_FAMILY_FIRST = re.compile(
    r"(?:(?P<family>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+)|"
    r"(?P<long>[A-ZÀ-Þ][A-ZÀ-Þ'’-]*(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]+){1,2})(?=, (?:Mr|Ms|Mrs|Miss|Dr|"
    r"Prof)\b)), (?P<given>(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Professor|Sir|Senator|"
    r"Cllr)\.? )?(?:[A-ZÀ-Þ][a-zß-ÿ'’-]+|[A-Z]\.)(?: (?:[A-ZÀ-Þ][a-zß-ÿ'’-]+|[A-Z]\.))?)(?:, (?P<rest>.+))?$"
)

# "NTT Harbour KOBAYASHI Takeshi"
_BEHIND_BODY = re.compile(
    r"(?P<body>(?:[A-Z][\w&.-]{1,24} ){1,5})(?P<name>(?P<family>[A-Z]{3,14}) (?P<given>[A-Z][a-z]{2,14}))"
)


def behind_body(text: str) -> tuple[str, str] | None:
    """A body, and behind it a Japanese name with its family in capitals: (NTT Harbour, KOBAYASHI Takeshi)."""
    found = _BEHIND_BODY.fullmatch(text) if text[-1:].islower() else None
    if found is None or not (is_romaji(found["family"].title()) and is_romaji(found["given"])):
        return None
    body = found["body"].strip()
    no_body = is_role(body) or TITLE_START.match(text) or all(is_romaji(word) for word in body.split())
    return None if no_body else (body, found["name"])


def family_first(text: str) -> tuple[str, str, bool] | None:
    """ "CORNISH, Ms Verity, First Assistant Secretary" as (Ms Verity CORNISH, First Assistant Secretary, True)."""
    found = _FAMILY_FIRST.match(text)
    family = (found["family"] or found["long"]) if found else ""
    if not found or is_role(found["given"]) or is_common_word(family):
        return None
    others = (found["rest"] or "").split(", ")
    if len(family) < 4 and len(others) > 1 and all(re.fullmatch(r"[A-Z][\w'’-]+", other) for other in others):
        return None  # "TC, Niko, Ryan, Santiago": nicknames
    return f"{found['given']} {family}", found["rest"] or "", True


def turned_round(text: str) -> tuple[str, str, bool] | None:
    """ "Smith, John" and "van den Berg, Pieter", where nothing follows."""
    found = re.match(
        r"((?:Mr|Mrs|Ms|Dr|Prof)\.?\s)?((?:(?:van|von|de|der|den|del|da|di|la|le) ){0,2}[A-ZÀ-Þ][\w'’-]+),\s"
        r"([A-ZÀ-Þ][\w'’-]+)$",
        text,
    )
    if found and (found[1] or not is_common_word(found[3])) and is_name_token(found[2].split()[-1]):
        return f"{found[3]} {found[2]}", "", True
    return None


def long_name(text: str) -> tuple[str, str, bool] | None:
    """ "Willem Frits Steward van den Brink Bakker": names and a particle among them, and nothing else."""
    tokens = text.split()
    if not 5 < len(tokens) < 9 or not any(token in PARTICLES for token in tokens[2:-1]) or is_role(text):
        return None
    return (text, "", True) if all(token in PARTICLES or is_name_token(token) for token in tokens) else None
