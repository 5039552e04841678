"""Real Japanese names, and what people make of them: read from Debian's package `enamdict` (CC BY-SA), never shipped.

`apt-get install enamdict` puts the file at /usr/share/edict/enamdict. All draws have a fixed seed.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

ENAMDICT = Path("/usr/share/edict/enamdict")
_LINE = re.compile(r"(?P<kanji>[^ ]+)(?: \[(?P<kana>[^]]+)\])? /\((?P<kinds>[^)]*)\) (?P<romaji>[^/(]+)")
_LETTERS = "abcdefghijklmnoprstuvwyz"


@dataclass(frozen=True)
class Lists:
    """Names on file, queries that mean one of them (query, position), and names that are not on file."""

    names: list[str]
    queries: list[tuple[str, int]]
    absent: list[str]


def full_names() -> list[str]:
    """ "Given Family" of every person in enamdict with two words, each once, in the file's order."""
    found: dict[str, None] = {}
    for line in ENAMDICT.read_text(encoding="euc-jp").splitlines()[1:]:
        entry = _LINE.match(line)
        if entry is None or "h" not in entry["kinds"].split(","):
            continue
        words = entry["romaji"].split()
        if len(words) == 2 and all(re.fullmatch(r"[A-Z][a-z']+", word) for word in words):
            found[f"{words[1]} {words[0]}"] = None
    return list(found)


def draw(size: int, queries: int, seed: int = 20221005) -> Lists:
    """`size` names, beyond the real ones made of real families and given names; `queries` slips or spellings of
    some."""
    chance = random.Random(seed)
    real = full_names()
    chance.shuffle(real)
    given, families = zip(*(name.split() for name in real), strict=True)
    names = dict.fromkeys(real[: min(size, len(real) - 4000)])
    while len(names) < size:
        names[f"{chance.choice(given)} {chance.choice(families)}"] = None
    listed = list(names)
    keys = {_plain(name) for name in listed}
    absent = [name for name in real[len(real) - 4000 :] if _plain(name) not in keys]
    while len(absent) < queries:
        name = f"{chance.choice(given)} {chance.choice(families)}"
        if _plain(name) not in keys:
            absent.append(name)
    asked = [(_asked(listed[at], chance), at) for at in (chance.randrange(size) for _ in range(queries))]
    return Lists(listed, asked, absent[:queries])


def _plain(name: str) -> str:
    text = name.casefold().replace("'", "").replace("ou", "o").replace("uu", "u").replace("oo", "o")
    return " ".join(sorted(text.split()))


def _asked(name: str, chance: random.Random) -> str:
    words = name.split()
    if chance.random() < 0.5:
        words.reverse()
    text = " ".join(words)
    return slip(text, chance) if chance.random() < 2 / 3 else respelled(text, chance)


def slip(text: str, chance: random.Random) -> str:
    """One slip of the fingers: a letter left out, put in, replaced, swapped with the next, or doubled."""
    places = [at for at, letter in enumerate(text) if letter.isalpha()]
    at = chance.choice(places)
    kind = chance.randrange(5)
    letter = chance.choice(_LETTERS)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + letter + text[at:]
    if kind == 2:
        return text[:at] + letter + text[at + 1 :]
    if kind == 3 and at + 1 in places:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at] + text[at:]


_WAYS = [
    [(r"ou", "o"), (r"uu", "u"), (r"oo", "o")],
    [(r"ou(?=[^aiueo]|$)", "oh"), (r"oo(?=[^aiueo]|$)", "oh"), (r"uu", "u")],
    [(r"ou", "ō"), (r"oo", "ō"), (r"uu", "ū")],
    [(r"shi", "si"), (r"sh", "sy"), (r"chi", "ti"), (r"ch", "ty"), (r"tsu", "tu"), (r"ji", "zi"), (r"j", "zy"),
     (r"fu", "hu"), (r"ou", "ô"), (r"uu", "û")],
    [(r"n(?=[bmp])", "m"), (r"ou", "o"), (r"uu", "u")],
    [(r"ji", "zi"), (r"tsu", "tu"), (r"shi", "si")],
]  # fmt: skip # shorter than one a line


def respelled(text: str, chance: random.Random) -> str:
    """Another way to write the same name: romanisation, case, a title, glued, an initial's dot aside nothing is
    lost."""
    written = text.casefold()
    for pattern, replacement in chance.choice(_WAYS):
        written = re.sub(pattern, replacement, written)
    form = chance.randrange(5)
    if form == 0:
        return written.upper()
    if form == 1:
        return " ".join(word.capitalize() for word in written.split())
    if form == 2:
        return f"Mr. {written.title()}"
    if form == 3:
        return f"{written}-san"
    return written
