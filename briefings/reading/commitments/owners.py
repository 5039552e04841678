"""Who is to do what a sentence says: "AB to cost ...", "Renuka will land ...", "That the Clerk report ... by 1 May"."""

from __future__ import annotations

import re

from briefings.reading.labels.names import name_in_label

OWNER = re.compile(
    r"(?:\W{0,6}(?i:action(?: item)?|todo|ai|ap)\s?(?:\d[\d./-]{0,9})?\s*[:：-])?\W{0,6}(?:(?:Mr|Mrs|Ms|Dr|"
    r"Prof|Cllr)\.?\s)?"
    r"(?P<owner>[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,2})\s(?P<verb>to|will|shall)\s(?!the\b|be\b)[a-z]+"
)
# "[143-A2] Action Item for Rick McGowan: Post it by ..."
_CHARGED = re.compile(
    r"\W{0,4}(?:\[?[\w-]{2,12}\]\s)?(?i:action(?: item)?) for (?P<owner>[A-ZÀ-Þ][\w.’'-]*(?: "
    r"[A-ZÀ-Þ][\w.’'-]*){0,3})[,:]"
)
_BRACKETED_OWNER = re.compile(r"[(（]@?(?P<owner>[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*)?)[)）]")
# "Update the document - Assigned to: Sarah, Due: Jan 17"
_ASSIGNED = re.compile(
    r"\b(?i:assigned to|assignee|owner|"
    r"responsible)\W{1,5}(?P<owner>[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,2})(?=\W|$)"
)
_HANDLE_OWNER = re.compile(r"\W*(?:\[[ xX]\]\s*)?(?:TODO\W{0,2})?@(?P<handle>[\w-]{2,39})\b")
# "RESOLVED 24/63 (Ellwood/Leota) That the Manager report by 10 October": a meeting decides what an officer is to do.
_RESOLVED = re.compile(
    r"^(?:[^.;]{0,90}\b(?i:resolved|moved|carried|motion|agreed|ordered)\b[^.;]{0,60}?[\s:]+)?[Tt]hat "
    r"(?:the|all|each|every|staff|officers|an?|[A-Z][\w’'-]*) (?P<what>[^.;]{3,240}?) "
    r"(?:by|before|no later than|not later than|on or before)(?: the)?(?: end of)?(?: the)?(?: \w+day,?)?\s$"
)
_DECIDED = frozenset(
    "agreed resolved ordered noted decided approved recommended directed instructed requested moved carried proposed "
    "asked invited adopted endorsed authorised authorized delegated deferred".split()
)
_OPENS = re.compile(r"That |[^.;]{0,90}\b(?:resolved|moved|carried|motion|agreed|ordered)\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|am|has|had|have|did|does|would|could|can|may|might|should|must|recommend\w*|"
    r"request\w*|urge\w*|ask\w*|invite\w*)\b"
)


def is_resolved(before: str) -> bool:
    """Whether what stands before a date is a resolution in the subjunctive: "That the Manager report ... by "."""
    found = _RESOLVED.match(before) if "hat " in before and _OPENS.match(before) else None
    return found is not None and not _FINITE.search(found["what"])


def owner_of(sentence: str, known: dict[str, str]) -> str | None:
    """Who is to do it: "AB to cost ...", "Renuka will land ...", "prototype (Isidora) by ..."."""
    sentence = sentence.replace("**", "") if "**" in sentence else sentence
    charged = _CHARGED.match(sentence)
    if charged:
        return known.get(charged["owner"].lower(), charged["owner"])
    match = OWNER.match(sentence)
    if match and (match["verb"] == "to" or match["owner"].lower() in known):
        # "Secretariat to publish it by May": an office is nobody by name.
        named = name_in_label(match["owner"]) and not match["owner"].startswith("The ")
        named = named and match["owner"].lower() not in _DECIDED  # "AGREED to publish it by May"
        if owner := known.get(match["owner"].lower()) or (match["owner"] if named else None):
            return owner
    if (assigned := _ASSIGNED.search(sentence)) and assigned["owner"].lower() in known:
        return known[assigned["owner"].lower()]
    handle = _HANDLE_OWNER.match(sentence)
    if handle:
        return known.get(handle["handle"].lower(), handle["handle"])
    bracketed = _BRACKETED_OWNER.search(sentence)
    return known.get(bracketed["owner"].lower()) if bracketed else None
