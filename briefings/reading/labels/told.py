"""What looks like a label and tells who said something: "Sir Howard Davies, the chairman, said:"."""

from __future__ import annotations

_SAYING = frozenset("said says added told stated commented asked announced wrote replied explained continued".split())
_TOLD_IN = frozenset("statement interview email e-mail letter speech post message note briefing release".split())


def is_told(words: list[str]) -> bool:
    """ "..., the chairman, said:" and "..., chief executive, said in a statement:"."""
    return words[-1] in _SAYING or (words[-1] in _TOLD_IN and any(word in _SAYING for word in words[-5:-1]))
