"""The table of deletions finds just what comparing with every word finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from briefings.matching.deletions import DeletionIndex, edits_allowed

WORDS = st.text(alphabet="abcdeo", min_size=1, max_size=9)


@given(st.lists(WORDS, unique=True, max_size=40), WORDS)
def test_near_words_are_those_within_one_edit(vocabulary: list[str], word: str) -> None:
    """Every word within one edit of five letters or more is found with its distance, and nothing far is."""
    ids, distances = DeletionIndex(vocabulary).near(word)
    found = {vocabulary[at]: int(distance) for at, distance in zip(ids.tolist(), distances.tolist(), strict=True)}
    assert all(OSA.distance(word, each) == distance for each, distance in found.items())
    assert list(found.values()) == sorted(found.values())
    for each in vocabulary:
        if min(edits_allowed(len(each)), edits_allowed(len(word))) == 2 and OSA.distance(word, each) <= 1:
            assert each in found


def test_an_empty_vocabulary_has_no_near_words() -> None:
    """Nothing is near when nothing is there."""
    ids, _ = DeletionIndex([]).near("ota")
    assert len(ids) == 0
