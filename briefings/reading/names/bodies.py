"""Organisations that speak: "The National Printing Bureau: This is Mr. Shibuya. I will ..."."""

from __future__ import annotations

import re

_BODY = re.compile(
    r"(?:The )?(?:(?:[A-Z][\w.&’'-]*|of|for|and|the) ){0,7}(?:Bureau|Ministry|Agency|Department|Office|Federation|"
    r"Associations?|Institute|Headquarters|Prefecture|Corporation|Organi[sz]ation|Foundation|Secretariat|Company|"
    r"Confederation|Consortium|Council|Union|Society|Center|Centre|Alliance|Conference|Commission|University|College|Authority|News|Shimbun|Newspapers?|Television|Broadcasting|Group|Panel|Constituency|(?:Ministry|Association|Federation|"
    r"Union|League|Council|Agency|Department|Bureau|Office|Society|Institute) (?:of|for) "
    r"(?:[A-Z][\w-]*(?:,? (?:and )?)?){1,6})"
    r"(?:, (?:Mr\. |Ms\. |Mrs\. )?[A-Z][a-z]+)?"
)
_OWN_WORDS = re.compile(r"\b(?:I|we|We|my|our|us|me|I[’']\w+|we[’']\w+)\b|[“\"]")


def is_body(text: str) -> bool:
    """Whether a label is an organisation and nobody by name: "The National Printing Bureau"."""
    return " " in text and _BODY.fullmatch(text) is not None


def is_body_that_speaks(label: str, said: str) -> bool:
    """Whether an organisation stands before somebody's own words."""
    return is_body(label) and len(said.split()) > 4 and _OWN_WORDS.search(said[:300]) is not None
