"""Counting words and phrases: the quick ways count what the plain ways count."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefings.reading.topics.counts import CONNECTORS, PASSAGE_END, Tokens, key_of
from briefings.reading.topics.japanese import japanese_topics
from briefings.reading.topics.phrases import occurrences
from briefings.records import ReadPassage

_WORDS = st.sampled_from(
    "data sharing platforms Data-sharing Digital Agency of the The and Bank card cards . , -".split()
)
_DOCUMENTS = st.lists(st.lists(_WORDS, max_size=12), max_size=6)


def _tokens(documents: list[list[str]]) -> Tokens:
    return Tokens([token for passage in documents for token in (*passage, PASSAGE_END)])


@given(_DOCUMENTS)
def test_phrases_are_runs_between_stop_words(documents: list[list[str]]) -> None:
    """A phrase of two words is counted as often as its words stand side by side with no stop word between."""
    plain: Counter[tuple[str, ...]] = Counter()
    for tokens in documents:
        chunk: list[str] = []
        for token in [*tokens, "."]:
            if token[0].isalpha() and token.lower() not in CONNECTORS:
                chunk += key_of((token,))
            else:
                plain.update(pairwise(chunk))
                chunk = []
    assert _tokens(documents).phrases()[2] == {phrase: count for phrase, count in plain.items() if count > 1}


@given(_DOCUMENTS)
def test_longer_phrases_hold_frequent_ones(documents: list[list[str]]) -> None:
    """A phrase of three words is counted with both pairs in it, and never more often than either."""
    frequent = _tokens(documents).phrases()
    for phrase, count in frequent.get(3, {}).items():
        assert count <= min(frequent[2][phrase[:2]], frequent[2][phrase[1:]])


def test_capitalised_terms() -> None:
    """Capitals make one term with "of" inside it; "The" counts within a term, not at the start of a sentence."""
    tokens = _tokens(["The Bank of Japan met .".split(), "In the Bank of Japan , The Hague Office .".split()])
    assert tokens.capitalised() == {("bank", "japan"): 2, ("hague", "office"): 1}


def test_located_once_for_the_longest() -> None:
    """A word inside a longer chosen term is not counted again, and a sign between two words parts them."""
    documents = ["the data sharing platforms share data".split(), "data , sharing".split(), ["data-sharing"]]
    found = _tokens(documents).locate({("data",), ("data", "sharing"), ("data", "sharing", "platform")}, {})
    assert found.counts == {("data", "sharing", "platform"): 1, ("data",): 2, ("data", "sharing"): 1}
    assert found.written(("data", "sharing", "platform")) == {"data sharing platforms": 1}
    assert list(found.passages[("data",)]) == [0, 1]


@given(st.text(alphabet="人の口", max_size=40))
def test_occurrences_as_counted_one_by_one(text: str) -> None:
    """All phrases are found in one look as often as one look for each finds them."""
    phrases = ["人の口", "人の人", "口人の口"]
    assert occurrences(text, phrases) == Counter({one: text.count(one) for one in phrases if one in text})


def test_parts_of_japanese_terms() -> None:
    """A term that stands mostly inside a longer one is no topic of its own; one that stands more often alone is."""
    lines = ["情報連携基盤を作る。", "情報連携基盤と情報連携を見る。", "情報連携を直す。", "情報連携を守る。"]
    assert _topics(lines) == {"情報連携基盤": 2, "情報連携": 3}
    assert _topics(lines[:3]) == {"情報連携基盤": 2}


def test_japanese_heading_as_topic() -> None:
    """What a heading names is a topic by the passages that hold it, whatever stands around it there."""
    assert (
        _topics(["書かない窓口が始まった。", "本件は書かない窓口だ。"], "議題1: 書かない窓口について")["書かない窓口"]
        == 2
    )


def _topics(lines: list[str], *headings: str) -> dict[str, int]:
    text = "\n".join(lines)
    passages = tuple(ReadPassage(text.index(line), text.index(line) + len(line), None) for line in lines)
    return {topic.name: topic.mentions for topic in japanese_topics(text, passages, [], list(headings))}
