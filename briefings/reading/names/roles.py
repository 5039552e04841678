"""Roles and organisations as lists print them in one breath: "Professor, Keio University", "Director of X Ltd."."""

from __future__ import annotations

import re

from briefings.dates.near import once_a_line
from briefings.reading.names.person_names import is_japanese
from briefings.reading.text.words import JAPANESE_ROLES, PORTFOLIOS, ROLE_WORDS

_ORGANISATION = re.compile(
    r"\b(?:University|Institute|Ltd|Inc|LLC|Corp|Corporation|Company|Ministry|Agency|Department|Council|"
    r"Foundation|Association|Bank|Group|AB|AG|SA|Co|Museum|"
    r"Committee|Commission|Center|Centre|College|School|Society|Federation|Union|GmbH|Laborator(?:y|ies)|"
    r"Office|Authority|Trust|Bureau|Forum|Cooperative|"
    r"Network|Networks|Research|Hospital|Library|Archives?|Polytechnic|League|Board|Service|Services|"
    r"Technologies|Systems|Shipping|Works|Magazine|Utilities)\b\.?"
)
_COMPANY_END = re.compile(
    r"(?:University|Institute|Ltd|Inc|LLC|Corp|Corporation|Company|Ministry|Agency|Department|Foundation|"
    r"Association|Bank|Commission|GmbH|Bureau|Authority|Office|Trust|AB|Council)\b\.?$"
)


# Words of positions that bodies begin with, too: "Technical University of Harrow Bay".
_OF_BODIES = frozenset("technical legal planning special general parliamentary executive official permanent".split())


# "Minister of Economy, Trade and Industry of Japan" is one office.
_PORTFOLIO = re.compile(
    r"(?:[\w-]+ ){0,3}(?:Minister|Secretary|Commissioner|Undersecretary|Vice-Minister)(?: of State)? (?:of|for) "
    r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*(?:, [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)*,? and [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
    r"(?: of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?"
)


# "Director of Forest Department", as machines translate 林務部長: the office is of that division.
_OF_TOWN = re.compile(
    r"(?!Ministry|State|Justice|Treasury|Defen[cs]e)(?:[A-Z][\w&-]* (?:and )?){1,4}"
    r"(?:Department|Division|Section|Bureau)"
)


# "head of spectrum policy at Nordlink"; "chief executive of Karoo Sat", as news write it, in small letters.
_AT_BODY = re.compile(r"(?P<role>[a-z][a-z -]{2,60}) at (?:the )?(?P<body>[A-Z][^,]{1,80})")
_LEADS_BODY = re.compile(
    r"(?P<role>(?:(?:the|its|a|an) )?(?:[a-z-]+ )?(?:chief executive(?: officer)?|chief [a-z]+ officer|"
    r"managing director|"
    r"founder|co-founder|owner|editor)) of (?:the )?(?P<body>[A-Z][^,]{1,80})"
)
_OF_ACRONYM = re.compile(
    r"(?P<role>(?:[A-Z][\w-]+ ){0,3}(?:Chair(?:man|woman|person)?|President|Director|Director[- ]General|General|"
    r"Secretary|Head|Chief|Officer|Executive)) of (?:the )?(?P<body>(?!(?:US|USA|UK|EU|UN|UAE|DRC|FY)\b)[A-Z]{3,9})"
)
# "chairperson of the TSA", "president of the Mobile Users' League": in small letters, and a body by what it is called.
_HEADS_BODY = re.compile(
    r"(?P<role>(?:(?:the|its|a|an) )?(?:deputy |vice[- ]|acting )?(?:chair(?:man|woman|person)?|president|director|"
    r"director[- ]general|secretary[- ]general|general secretary|secretary|spokes(?:man|woman|person))) of (?:the )?"
    r"(?P<body>(?!(?:US|USA|UK|EU|UN|UAE|DRC|FY)\b)[A-Z]{3,9}|(?:[A-Z][\w’'&-]* ){1,6}"
    r"(?:League|Union|Association|Federation|Society|Trust|Foundation|Council|Authority|Agency|Institute))"
)


@once_a_line
def is_role(text: str) -> bool:
    """Whether a text holds a word for a position."""
    if is_japanese(text):
        return any(role in text for role in JAPANESE_ROLES)
    return any(
        word in ROLE_WORDS or word.replace("-", "") in ROLE_WORDS for word in re.findall(r"[\w-]+", text.lower())
    ) or any(part in ROLE_WORDS for word in re.findall(r"[\w-]+", text.lower()) for part in word.split("-"))


def organisation_at_end(text: str) -> bool:
    """Whether a text ends in a word that organisations end in."""
    found = list(_ORGANISATION.finditer(text))
    return bool(found) and found[-1].end() >= len(text.rstrip(". "))


def split_role(text: str) -> tuple[str | None, str | None]:
    """(role, organisation) of "Professor, Faculty of Sociology, Musashi University", each None where not said."""
    halves = re.split(r"\s+/\s+", text)
    if len(halves) == 2 and all("," in half for half in halves):
        pairs = [split_role(half) for half in halves]
        roles, bodies = [role for role, _ in pairs if role], [body for _, body in pairs if body]
        return " / ".join(roles) or None, " / ".join(bodies) or None
    if of_acronym := _OF_ACRONYM.fullmatch(text):  # "Director General of the NEA"
        return of_acronym["role"], of_acronym["body"]
    portfolio = _PORTFOLIO.match(text)
    if portfolio and not text[portfolio.end() :].strip(" ,"):
        return text, None
    parts = [part.strip() for part in re.split(r",\s+(?!(?:Ltd|Inc|LLC|Corp|Co)\b)", text) if part.strip()]
    cut = next((index for index, part in enumerate(parts) if not _is_position(part)), len(parts))
    if cut == 0:
        return (None, text) if parts[0].split()[0].lower() in _OF_BODIES else (text, None)
    role, organisation = ", ".join(parts[:cut]), ", ".join(parts[cut:]) or None
    if organisation is None:
        return _of_organisation(role)
    return role, organisation


def _is_position(part: str) -> bool:
    """A part of a list item that is a position rather than a body: its first words say so."""
    words = part.split()
    head = " ".join(words[: next((i for i, word in enumerate(words) if word in {"of", "for", "at", "in"}), len(words))])
    if not is_role(head):
        return False
    return not (organisation_at_end(head) and (not is_role(words[0]) or words[0].lower() in _OF_BODIES))


def _of_organisation(role: str) -> tuple[str, str | None]:
    """ "Representative Director of New Stories Co., Ltd." and "Director-General Digital Agency" end in a body."""
    of = re.match(r"(?P<role>.{3,80}?) (?:of|at|for) (?:the )?(?P<body>[A-Z].*)$", role)
    if (
        of
        and _COMPANY_END.search(of["body"].rstrip())
        and not of["role"].endswith("in charge")  # "Ambassador in charge of Cyber Policy and Deputy Director of ..."
        and " " in of["body"].strip()  # "Head of Department" is a position
        and not _OF_TOWN.fullmatch(of["body"].strip())
        and is_role(of["role"])
        and not of["role"].endswith(("Secretary", "Minister"))
    ):
        return of["role"], of["body"]
    told = _AT_BODY.fullmatch(role) or _LEADS_BODY.fullmatch(role) or _HEADS_BODY.fullmatch(role)
    if told and PORTFOLIOS.isdisjoint(told["body"].lower().split()):
        return told["role"], told["body"]
    words = role.split()
    split = next((i for i, word in enumerate(words) if i and not is_role(word)), len(words))
    if (
        split < len(words) - 1
        and all(is_role(word) for word in words[:split])
        and _COMPANY_END.search(role)
        and words[split][:1].isupper()
    ):
        return " ".join(words[:split]), " ".join(words[split:])
    return role, None
