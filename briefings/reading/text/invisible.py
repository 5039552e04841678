"""Signs that nobody sees: spaces of other widths become plain ones, and those without any width are left out."""

from __future__ import annotations

import re

# No-break, figure, thin and the other spaces of Unicode's category Zs; the ideographic one says something in Japanese.
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
# Soft hyphens, zero-width spaces and joins of words, byte order marks within a text, and what turns the direction of
# writing around. The zero-width joiners stay: they hold signs of some scripts together.
_WITHOUT_WIDTH = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def without_invisible(text: str) -> str:
    """The text as it is seen: editors, web pages and exports of calls put such signs within names and days."""
    if text.isascii():
        return text
    return _WITHOUT_WIDTH.sub("", _SPACES.sub(" ", text))
