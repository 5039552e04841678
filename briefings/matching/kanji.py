"""Names as they are spelled in kanji: matched by their characters, whole or by family or given name."""

from __future__ import annotations

from collections import defaultdict

from briefings import names

_PART = 0.97  # a family or given name alone, as the characters a spelling begins or ends with
_SHORT_PART = 0.75  # one character alone: may be another name's beginning
_OLD_FORM = 0.995
_LONGEST_PART = 4


class KanjiNames:
    """Kanji spellings and their owners (positions of people)."""

    def __init__(self, readings: names.Readings) -> None:
        self._readings = readings
        self._whole: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        self._parts: dict[str, list[tuple[int, str]]] = defaultdict(list)

    def add(self, owner: int, characters: str, spelling: str) -> None:
        """One spelling without spaces."""
        folded = names.fold(characters, 1)
        self._whole[folded].append((owner, characters, spelling))
        for size in range(1, min(_LONGEST_PART, len(folded) - 1) + 1):
            self._parts[folded[:size]].append((owner, spelling))
            self._parts[folded[-size:]].append((owner, spelling))

    def search(self, text: str) -> dict[int, tuple[float, str]]:
        """Owner -> (score, spelling) of the names that are, begin or end with these characters."""
        folded = names.fold(text, 1)
        found: dict[int, tuple[float, str]] = {}
        for owner, spelling in self._parts.get(folded, ()):
            found[owner] = (_PART if len(folded) > 1 else _SHORT_PART, spelling)
        for owner, characters, spelling in self._whole.get(folded, ()):
            found[owner] = (1.0 if characters == text else _OLD_FORM, spelling)
        return found
