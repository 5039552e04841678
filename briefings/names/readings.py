"""How a kanji name may be read, and which names are common, in Japan and elsewhere.

2,000 family names and 9,500 given names of the package `japanese-personal-name-dataset` (MIT), and 9,000 names of
`common_names.txt`, are loaded on first use and then shared: they never change. A reading is a guess: family names have
one reading each there, given names often several, so callers may offer what it finds, never state it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import log
from typing import Any

from japanese_personal_name_dataset import load_dataset

from briefings.names.fold import fold
from briefings.names.kana import has_kanji, romaji

_MOST = 24  # readings of one name: enough for every sensible split, few enough to try them all
_VERY_COMMON, _FEWEST = 200_000, 10_000  # bearers, of 125 million people
_COMMON_GIVEN, _RARE_GIVEN = 0.9, 0.4

_Entries = Mapping[str, Mapping[str, Any]]  # as the package gives them: a name -> its kanji, romaji, count
_Given = Sequence[tuple[_Entries, Collection[str]]]  # men's and women's, each with those that are common


@dataclass(frozen=True, slots=True)
class _Kanji:
    family: dict[str, str] = field(default_factory=dict)  # kanji -> kana
    given: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # kanji -> kana, commoner first


@dataclass(frozen=True, slots=True)
class _Tables:
    weights: dict[str, float]  # level 2 -> how surely it is a name
    kanji: _Kanji


@cache
def _tables() -> _Tables:
    men, women, families = load_dataset(kind="org", include_last_names=True)
    common_men, common_women = load_dataset(kind="opti")
    given = ((men, common_men), (women, common_women))
    return _Tables(_weights(given, families), _kanji(given, families))


class Readings:
    """Kanji readings and the commonness of names. The tables load when first needed (0.3 s), once a process."""

    def load(self) -> None:
        """Load the tables now, where waiting does no harm."""
        self.commonness("")

    def commonness(self, token: str) -> float:
        """How surely `token` (level 2) is a name of its own: 0 not known, 0.3 rare, 1 very common."""
        return _tables().weights.get(token, 0.0)

    def is_family(self, kanji: str) -> bool:
        """True when `kanji` (level 1) is one of the 2,000 family names."""
        return kanji in _tables().kanji.family

    def families(self, name: str) -> list[str]:
        """Readings of the family names that a kanji token begins with, the longest first."""
        return [reading for reading, _ in self.split(name)]

    def split(self, name: str) -> list[tuple[str, str]]:
        """(reading of a family name that a kanji token begins with, the characters left for the given name)."""
        kanji = fold(name, 1)
        found = ((_tables().kanji.family.get(kanji[:at]), kanji[at:]) for at in range(min(len(kanji) - 1, 4), 0, -1))
        return [(romaji(reading), rest) for reading, rest in found if reading is not None]

    def given(self, kanji: str) -> list[str]:
        """Readings of a given name, commoner ones first."""
        return [romaji(reading) for reading in dict.fromkeys(_tables().kanji.given.get(fold(kanji, 1), ()))]

    def romaji(self, name: str) -> list[str]:
        """Likely readings of a kanji token, "family given" each, or of either name alone; likeliest first."""
        if not has_kanji(name):
            return []
        kanji = fold(name, 1)
        tables = _tables().kanji
        found: list[str] = []
        for at in range(min(len(kanji) - 1, 4), 0, -1):
            family = tables.family.get(kanji[:at])
            if family is not None:
                found += [f"{family} {given}" for given in tables.given.get(kanji[at:], [])]
        if kanji in tables.family:
            found.append(tables.family[kanji])
        found += tables.given.get(kanji, [])
        return [romaji(reading) for reading in dict.fromkeys(found)][:_MOST]


def _weights(given: _Given, families: _Entries) -> dict[str, float]:
    """Level 2 -> 0.4 a rare given name, 0.3 to 1 a family name by its bearers, 0.9 a common given name; those from
    elsewhere as their list says."""
    weights: dict[str, float] = {}
    for names, common in given:
        found = [_COMMON_GIVEN if reading in common else _RARE_GIVEN for reading in names]
        _keep(weights, names, found)
    bearers = [max(family["count"], _FEWEST) for family in families.values()]
    _keep(weights, families, [min(1.0, 0.3 + 0.7 * log(each / _FEWEST, _VERY_COMMON / _FEWEST)) for each in bearers])
    for weight, token in _elsewhere():
        weights[token] = max(weight, weights.get(token, 0.0))
    return weights


def _elsewhere() -> Iterable[tuple[float, str]]:
    """Names from outside Japan with their weights, at level 2."""
    listed = files("briefings.names").joinpath("common_names.txt").read_text(encoding="utf-8")
    for line in listed.splitlines():
        if not line.startswith("#"):
            weight, _, found = line.partition(" ")
            yield from ((float(weight), token) for token in _folded(found.split(), 2))


def _kanji(given: _Given, families: _Entries) -> _Kanji:
    tables = _Kanji()
    for kanji, entry in zip(_folded(families, 1), families.values(), strict=True):
        tables.family[kanji] = entry["reading"]
    for names, common in given:
        for hiragana in sorted(names, key=lambda reading: reading not in common):
            for kanji in _folded(names[hiragana]["kanji"], 1):
                tables.given[kanji].append(hiragana)
    return tables


def _keep(weights: dict[str, float], names: _Entries, found: list[float]) -> None:
    for token, weight in zip(_folded([each["en"] for each in names.values()], 2), found, strict=True):
        weights[token] = max(weight, weights.get(token, 0.0))


def _folded(spellings: Iterable[str], level: int) -> list[str]:
    # In one piece: folding 200,000 spellings one by one takes half a second.
    return fold("\n".join(spellings), level).split("\n")
