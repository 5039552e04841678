"""Names as they are spelled in kanji: matched by their characters, whole or by family or given name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefings import names

_PART = 0.97  # a family or given name alone, as the characters a spelling begins or ends with
_SHORT_PART = 0.75  # one character alone: may be another name's beginning
_OLD_FORM = 0.995
_LONGEST_PART = 4
_FAMILY_READ = 0.9  # the family name alone, read as typed


class KanjiNames:
    """Kanji spellings and their owners (positions of people)."""

    def __init__(self, readings: names.Readings) -> None:
        self._readings = readings
        self._whole: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        self._parts: dict[str, list[tuple[int, str]]] = defaultdict(list)
        # Reading of the family name -> (owner, characters of the given name, spelling)
        self._read: dict[str, list[tuple[int, str, str]]] = defaultdict(list)

    def add(self, owner: int, characters: str, spelling: str) -> None:
        """One spelling without spaces."""
        folded = names.fold(characters, 1)
        self._whole[folded].append((owner, characters, spelling))
        for size in range(1, min(_LONGEST_PART, len(folded) - 1) + 1):
            self._parts[folded[:size]].append((owner, spelling))
            self._parts[folded[-size:]].append((owner, spelling))
        for reading, given in self._readings.split(folded):
            self._read[names.fold(reading, 2)].append((owner, given, spelling))

    def search(self, text: str) -> dict[int, tuple[float, str]]:
        """Owner -> (score, spelling) of the names that are, begin or end with these characters."""
        folded = names.fold(text, 1)
        found: dict[int, tuple[float, str]] = {}
        for owner, spelling in self._parts.get(folded, ()):
            found[owner] = (_PART if len(folded) > 1 else _SHORT_PART, spelling)
        for owner, characters, spelling in self._whole.get(folded, ()):
            found[owner] = (1.0 if characters == text else _OLD_FORM, spelling)
        return found

    def read(self, tokens: Sequence[str]) -> dict[int, tuple[float, str]]:
        """Owner -> (score, spelling) of the names that may be read so: a guess, to be offered and never stated.

        `tokens` are one or two words in Latin letters: a family name, alone or with a given name in either order.
        """
        folded = [names.fold(token, 2) for token in tokens]
        found: dict[int, tuple[float, str]] = {}
        for family, other in ((folded[0], folded[-1]), (folded[-1], folded[0])):
            for owner, given, spelling in self._read.get(family, ()):
                if len(folded) == 1:
                    found[owner] = (_FAMILY_READ, spelling)
                elif any(names.fold(reading, 2) == other for reading in self._readings.given(given)):
                    found[owner] = (1.0, spelling)
        return found
