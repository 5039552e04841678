"""Labels that emphasis sets off: with their sign inside it ("**[Mr. Doi]** I am Doi"), or without any sign."""

from __future__ import annotations

import re

# In bold or italics: a bracket around who speaks, or a circle or a chevron before it, with what is said behind.
_SIGN_INSIDE = re.compile(
    r"(?P<before>[ \t>]*(?:[-*+•][ \t]+)?)(?P<mark>\*\*\*|\*\*|__|\*|_)"
    r"(?P<label>(?=[\[【［〔（(○◯〇●◎◆◇])[^*_\n]{2,90}?)(?P=mark)(?=[^\s*_]|[ \t\u3000]+\S)"
)
# "**Chair Minegishi** It is time": no sign parts the name from what is said; a habit of some records, see `speakers`.
BOLD_BEFORE_WORDS = re.compile(
    r"[ \t]*\*\*(?P<label>[A-ZÀ-Þ][^*\n:()\d]{2,40}(?:\([^()*\n]{2,40}\))?)\*\*[ \t\u3000]+"
    r"(?=[A-Z“\"‘0-9](?:[^\n]{200}|[^\n]*[.!?…”\"’)]\**[ \t]*$))"
)


def without_emphasis(raw: str) -> str:
    """A line whose label is emphasised with its sign, with blanks for the emphasis: offsets stay as they are."""
    found = _SIGN_INSIDE.match(raw) if "*" in raw[:12] or "_" in raw[:12] else None
    if found is None:
        return raw
    blanks = " " * len(found["mark"])
    return f"{found['before']}{blanks}{found['label']}{blanks}{raw[found.end() :]}"
