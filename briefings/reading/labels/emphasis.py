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
    r"[ \t]*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?[ \t]+)?"
    r"\*\*(?P<label>[A-ZÀ-Þ][^*\n:()\d]{2,40}(?:\([^()*\n]{2,40}\))?)\*\*[ \t\u3000]+"
    r"(?=[A-Z“\"‘0-9](?:[^\n]{200}|[^\n]*[.!?…”\"’)]\**[ \t]*$))"
)
_CIRCLE_NAME = re.compile(r"[○◯〇●◎◆◇][ \u3000]?(?P<name>[A-Z][A-Za-z .,’'-]{2,40})")


def without_emphasis(raw: str) -> str:
    """A line whose label is emphasised with its sign, with blanks for the emphasis: offsets stay as they are."""
    found = _SIGN_INSIDE.match(raw) if "*" in raw[:12] or "_" in raw[:12] else None
    if found is None:
        return raw
    blanks = " " * len(found["mark"])
    if named := _CIRCLE_NAME.fullmatch(found["label"]):  # "**○ Chair Imada**: Let us begin", as if in brackets
        left = raw[found.end() :]
        left = f" {left[1:]}" if left.startswith((":", "：")) else left
        return f"{found['before']}{blanks}{' ' * (named.start('name') - 1)}[{named['name']}]{blanks[1:]}{left}"
    return f"{found['before']}{blanks}{found['label']}{blanks}{raw[found.end() :]}"
