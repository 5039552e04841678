"""Scores -> a verdict. The thresholds were chosen on the curves in docs/matching.md: share right against absent
ones taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from briefings.answers import Verdict

FOUND = 0.80
UNSURE = 0.55
EXACT = 0.98  # every word is the stored one in some romanisation
SUGGESTED = 0.70  # the most that a guess (a reading of kanji, a contradicted name) may score: never stated
# Two candidates are equally good when they score within these of each other: an exact spelling beats a folded
# one by more.
_TIE_EXACT = 0.004
_TIE_FUZZY = 0.03
_MOST = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that may be meant. `score` 0 to 1; `matched` is the spelling that matched."""

    id: int
    name: str
    score: float
    matched: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Candidates, best first: one when found, all equally good ones when ambiguous, "did you mean" when unsure."""

    verdict: Verdict
    candidates: tuple[Candidate, ...] = ()


NOTHING = Match("none")


def found_from(size: int) -> float:
    """From which score on one of `size` people is stated: the more there are, the likelier is somebody else's
    name near."""
    return FOUND + 0.02 * max(0.0, log10(max(size, 1)) - 3.0)


def judged(candidates: Sequence[Candidate], found_at: float = FOUND, *, tie: float = _TIE_FUZZY) -> Match:
    """The verdict on candidates in any order. Found keeps its runners-up after the one that is meant."""
    ranked = sorted(candidates, key=lambda each: (-each.score, each.name, each.id))
    if not ranked or ranked[0].score < UNSURE:
        return NOTHING
    best = ranked[0].score
    if best < found_at:
        return Match("unsure", tuple(each for each in ranked if each.score >= UNSURE)[:_MOST])
    margin = _TIE_EXACT if best >= EXACT else tie
    equal = [each for each in ranked if best - each.score <= margin]
    if len(equal) > 1:
        return Match("ambiguous", tuple(equal[:_MOST]))
    return Match("found", tuple(each for each in ranked if each.score >= UNSURE)[:_MOST])
