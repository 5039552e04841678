"""How near one word of a name is to another, 0 to 1, over the fold levels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, permutations

from rapidfuzz.distance import OSA

from briefings import names
from briefings.names.sounds import sound

SAME = (1.0, 0.995, 0.985)  # equal at level 0, 1, 2
_DOUBLED, _VOICED = 0.93, 0.90  # equal at level 3: letters doubled or not, and voicing besides
_INITIAL = 0.93
_MIDDLE_INITIAL = 0.85  # an initial beside all words of a name ("Kurt M. Campbell") says nothing against it
_OTHER_NAME = 0.3  # what a word loses that is a name of its own, and so hardly a slip for another
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_HOPELESS = 0.5  # below this a word counts as another word
_INITIALS = 2  # letters: "KP Nambiar"
_MOST_HEARD = 2  # edits between two spellings of one sound
_SURE = 0.5  # known so surely as a name, a word beside others counts as another word: Grace Chan is not Grace Chen
_CONTRADICTED = (0.50, 0.62)  # all that a name can score when a word of the query is none of its own
_ANOTHER = 0.12  # what it loses besides when that word is a name of its own: Shohei Otani is not Kazuko Otani
_SHORT = 4  # letters: Gono is not Kono, but Yamazaki may be Yamasaki
_REPLACED = 0.08  # what a word typed alone loses that may be another name: Sugahara is not Sugawara
_SYLLABLES = re.compile(r"(?:(?:([kstp])(?=\1))?(?:[kgsztdnhbpmr]y?|[wy])?[aiueo]|n)+")
_NOT_LIQUID = re.compile(r"[^lr]")
_SWAP = 0.8  # of an edit: two neighbours swapped are the likeliest slip, and hardly ever another name


@dataclass(frozen=True, slots=True)
class Word:
    """A token at all its levels. `known` 0 to 1: how surely it is a name of its own."""

    levels: tuple[str, str, str, str]
    known: float = 0.0

    @property
    def size(self) -> int:
        return len(self.levels[2])


def word(token: str, known: float = 0.0) -> Word:
    """A token of `names.tokens` with its folds."""
    return Word(names.levels(token), known)


def nearness(typed: Word, stored: Word, *, alone: bool = False) -> float:
    """1 for the same word, 0.985 or more for another romanisation of it, less for slips, 0 for another word.

    `alone`: no other word was typed that could speak for it.
    """
    for level, value in enumerate(SAME):
        if typed.levels[level] == stored.levels[level]:
            if level and _l_for_r(typed, stored):
                break
            return value
    if len(typed.levels[0]) == 1 or len(stored.levels[0]) == 1:
        return _as_initial(typed, stored, alone=alone)
    plain, folded = (_slips(typed.levels[level], stored.levels[level]) for level in (0, 2))
    slips = plain if plain.ratio >= folded.ratio else folded
    score, doubt = slips.ratio, 1.0 if slips.edits <= 1 else 1.6
    # A slip beside another romanisation is two slips to whoever types it.
    if alone and (max(slips.edits, plain.edits) >= 2 or _may_be_a_name(typed, stored)):
        score -= _REPLACED
    another = _another_spelling(typed, stored, slips, alone=alone)
    if another is not None:
        score, doubt = max(score, another[0]), another[1]
    elif typed.known >= _SURE and not alone:
        score = min(score, _HOPELESS - 0.01 + _OTHER_NAME * typed.known * doubt)
    score -= _OTHER_NAME * typed.known * doubt
    return score if score >= _HOPELESS - _OTHER_NAME else 0.0


def _as_initial(typed: Word, stored: Word, *, alone: bool) -> float:
    """An initial stands for a name only beside another name ("Kanda" is not Anna K), and a name for an initial only as
    a guess: Straight Cullinane may be S. Cullinane, or a brother."""
    if typed.levels[0][0] != stored.levels[0][0] and typed.levels[1][0] != stored.levels[1][0]:
        return 0.0
    written_out = len(typed.levels[0]) > _INITIALS
    return 0.0 if alone and len(typed.levels[0]) > 1 else _HOPELESS - 0.01 if written_out else _INITIAL


def _another_spelling(typed: Word, stored: Word, slips: _Slips, *, alone: bool) -> tuple[float, float] | None:
    """(Score, doubt) of two spellings of one name: the same sound in Europe, doubled letters or voicing in Japan."""
    less = 2 * _REPLACED if alone and typed.size <= _SHORT else 0.0
    if slips.edits <= _MOST_HEARD and _sounds_the_same(typed.levels[0], stored.levels[0]):
        return _DOUBLED - less, 0.5
    if typed.levels[3] != stored.levels[3] or _l_for_r(typed, stored):
        return None
    if _once(typed.levels[2]) == _once(stored.levels[2]):
        return _DOUBLED, 0.5
    if _SYLLABLES.fullmatch(typed.levels[2]) and _SYLLABLES.fullmatch(stored.levels[2]):
        return _VOICED - less, 1.0 if slips.edits <= 1 else 1.6
    return None


def agreement(
    nearnesses: Sequence[Sequence[float]], sizes: Sequence[int], stored: int, known: Sequence[float]
) -> float:
    """How well the words of a query agree with the `stored` words of a name, each used once, in the best order.

    `nearnesses[q][s]` is the nearness of word q to stored word s; words weigh by their letters. A query
    word that is none of the name's contradicts it, the more surely it is a name of its own (`known[q]`).
    """
    wanted = len(sizes)
    if wanted == 1:
        return max(nearnesses[0])
    best = 0.0
    slots = range(max(stored, wanted))
    for order in permutations(slots, wanted):
        values = [
            nearnesses[q][s] if s < stored else (_MIDDLE_INITIAL if sizes[q] == 1 and stored > 1 else 0.0)
            for q, s in enumerate(order)
        ]
        total = sum(value * size for value, size in zip(values, sizes, strict=True)) / sum(sizes)
        if min(values) <= _HOPELESS:
            total = _CONTRADICTED[0] + (_CONTRADICTED[1] - _CONTRADICTED[0]) * total
            if wanted <= max(stored, 2):
                total -= _ANOTHER * max(
                    (sure for value, sure in zip(values, known, strict=True) if value == 0.0), default=0.0
                )
        best = max(best, total)
    return best - 0.002 * max(0, stored - wanted)


def _sounds_the_same(one: str, other: str) -> bool:
    """True for two spellings of one European name: Kan and Kane are two Japanese ones."""
    return not (_SYLLABLES.fullmatch(one) and _SYLLABLES.fullmatch(other)) and sound(one) == sound(other)


def _l_for_r(one: Word, other: Word) -> bool:
    """True when what makes them one is that l and r are one letter, which they are in Japanese names only: those are
    stored with r, and can be said."""
    typed, stored = (_NOT_LIQUID.sub("", _once(each.levels[0])) for each in (one, other))
    return typed != stored and ("l" in stored or not _SYLLABLES.fullmatch(one.levels[1]))


def _may_be_a_name(typed: Word, stored: Word) -> bool:
    """True when one edit made what may be a name that no list has, in a way that fingers hardly do.

    A word that can be said in Japanese made of another such ("Uehata", "Tendo"; "kishqda", "oktani" are slips), or a
    consonant put for another in any other name ("O'Donnell" is not O'Connell).
    """
    if _slips(typed.levels[0], stored.levels[0]).edits != 1:
        return False
    if not (_SYLLABLES.fullmatch(typed.levels[2]) and _SYLLABLES.fullmatch(stored.levels[2])):
        # Fingers rarely miss the first letter: Thelen is not Helen.
        return typed.levels[0][0] != stored.levels[0][0] or _is_another_consonant(typed.levels[0], stored.levels[0])
    return typed.levels[0][0] != stored.levels[0][0] or _replaced(typed.levels[0], stored.levels[0])


def _replaced(one: str, other: str) -> bool:
    """True when just one letter is another one, and these two are not side by side on a keyboard."""
    if len(one) != len(other):
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(different) == 1 and not _side_by_side(*different[0])


def _is_another_consonant(one: str, other: str) -> bool:
    """True when just one letter is another one, and both are consonants."""
    if len(one) != len(other):
        return False
    different = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(different) == 1 and not set("aeiou") & set(different[0])


def _side_by_side(one: str, other: str) -> bool:
    places = {letter: (row, at) for row, letters in enumerate(_KEYBOARD) for at, letter in enumerate(letters)}
    if one not in places or other not in places:
        return False
    (row, at), (other_row, other_at) = places[one], places[other]
    return abs(row - other_row) <= 1 and abs(at - other_at) <= 1


def _once(text: str) -> str:
    return "".join(letter for letter, _ in groupby(text))


@dataclass(frozen=True, slots=True)
class _Slips:
    ratio: float
    edits: float


def _slips(one: str, other: str) -> _Slips:
    edits: float = OSA.distance(one, other)
    if edits == 1 and len(one) == len(other) and sorted(one) == sorted(other):
        edits = _SWAP
    return _Slips(1.0 - edits / max(len(one), len(other)), edits)
