"""Names as they are spelled in kanji: matched by their characters, whole or by family or given name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefings import names

_PART = 0.997  # a family or given name alone: as good as a spelling that is no more than that
_PIECE = 0.75  # other characters that a spelling begins or ends with: 小野 may be another name than 小野寺
_OLD_FORM = 0.995
_LONGEST_PART = 4
_FAMILY_READ = 0.9  # the family name alone, read as typed


class KanjiNames:
    """Kanji spellings and their owners (positions of people)."""

    def __init__(self, readings: names.Readings) -> None:
        self._readings = readings
        self._whole: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        self._parts: dict[str, list[tuple[int, float, str]]] = defaultdict(list)
        # Reading of the family name -> (owner, characters of the given name, spelling)
        self._read: dict[str, list[tuple[int, str, str]]] = defaultdict(list)

    def add(self, owner: int, characters: str, spelling: str) -> None:
        """One spelling, `characters` without spaces."""
        folded = names.fold(characters, 1)
        self._whole[folded].append((owner, characters, spelling))
        names_of_it = self._names_of(folded, spelling)
        for size in range(1, min(_LONGEST_PART, len(folded) - 1) + 1):
            for part in {folded[:size], folded[-size:]}:
                self._parts[part].append((owner, _PART if part in names_of_it else _PIECE, spelling))
        for reading, given in self._readings.split(folded):
            self._read[names.fold(reading, 2)].append((owner, given, spelling))

    def _names_of(self, folded: str, spelling: str) -> set[str]:
        """Its family and its given name: as written apart, else after the longest family name that it begins with, else
        wherever two characters and more may end."""
        apart = [names.fold("".join(names.tokens(each)), 1) for each in names.without_titles(spelling).split()]
        if len(apart) > 1:
            return set(apart)
        families = [(folded[: len(folded) - len(given)], given) for _, given in self._readings.split(folded) if given]
        if families:
            return {part for part in families[0] if len(part) > 1}
        return {folded[:size] for size in range(2, len(folded))} | {folded[size:] for size in range(len(folded) - 1)}

    def search(self, text: str) -> dict[int, tuple[float, str]]:
        """Owner -> (score, spelling) of the names that are, begin or end with these characters."""
        folded = names.fold(text, 1)
        found: dict[int, tuple[float, str]] = {}
        for owner, score, spelling in self._parts.get(folded, ()):
            found[owner] = max((score, spelling), found.get(owner, (0.0, "")))
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
