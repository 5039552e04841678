"""Full-text search: the query language, its errors, and what a hit carries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus import Corpus
from briefings.corpus.query import Query, QuerySyntaxError, Term, parse_query
from briefings.lookup import Lookup
from briefings.lookup.passages import snippet
from briefings.records import BriefingsError
from tests.lookup.field import open_field

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def lookup(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lookup]:
    """Lookups over the small field."""
    corpus: Corpus = open_field(tmp_path_factory.mktemp("field") / "field.db")
    yield Lookup(corpus)
    corpus.close()


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("cloud", 3),
        ("clouds", 3),
        ("the cloud of the local governments", 1),
        ("cloud infrastructure", 1),
        ('"cloud computing"', 1),
        ('"computing cloud"', 0),
        ("cloud -computing", 2),
        ('cloud -"government cloud" -computing', 1),
        ("infrastr*", 1),
        ("speaker:ota cloud", 1),
        ('speaker:"mr. ohta" cloud', 1),
        ("speaker:otani", 1),
        ("speaker:otani -card", 0),
        ("meeting:maina governance", 2),
        ("topic:appi", 1),
        ("cloud before:2013", 1),
        ("cloud after:2022-10", 1),
        ("cloud before:5.10.2022", 1),
        ("cloud source:official", 2),
        ("personal source:ai", 1),
        ("personal source:translated", 2),
        ("個人", 1),
        ("護", 1),
        ("「個人情報」", 1),
        ("人個", 0),
        ("information-linkages", 1),
        ("ｃｌｏｕｄ", 3),
        ('AND OR "NOT" (', 0),
    ],
)
def test_the_query_language_means_what_it_says(lookup: Lookup, typed: str, hits: int) -> None:
    """Words in any form, phrases, words left out, beginnings, filters, and Japanese of one and two characters."""
    answer = lookup.search(typed, TODAY)
    assert answer.quotes_total == hits
    assert answer.verdict == ("found" if hits else "none")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('"open data', "not closed"),
        ("-cloud", "Add a word to look for"),
        ("", "Say what to look for"),
        ("speaker:", "speaker: needs a value"),
        ("author:ota", 'no filter "author:". Did you mean speaker:'),
        ("cloud since:2024", "Did you mean after:"),
        ("colour:red", 'no filter "colour:". The filters are'),
        ("cloud before:soon", "needs a date"),
        ("cloud source:twitter", "source: is one of"),
        ("speaker:nobody cloud", "is not on file"),
        ("speaker:uhera", "Did you mean Tetsutaro Uehara"),
        ("-speaker:ota cloud", "cannot be left out"),
    ],
)
def test_what_cannot_be_understood_explains_itself(lookup: Lookup, typed: str, said: str) -> None:
    """An error of the query language is a sentence for whoever typed it."""
    with pytest.raises(BriefingsError, match=said):
        lookup.search(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("cloud speaker:shishido", "3 passages have these words, but none fits the rest"),
        ("card before:2000", "1 passage has these words"),
        ("cloud OR kumo", "AND, OR and NOT are not understood"),
        ("mynaportl", "Did you mean Mynaportal?"),
        ("wxyz", "No passage has all of these words; try fewer"),
    ],
)
def test_a_search_without_hits_says_what_to_do(lookup: Lookup, typed: str, said: str) -> None:
    """Whoever finds nothing learns what stood in the way: a filter, an operator, a slip."""
    answer = lookup.search(typed, TODAY)
    assert answer.verdict == "none"
    assert said in str(answer.hint)


def test_a_hit_says_who_where_and_from_what_source(lookup: Lookup) -> None:
    """A hit has its speaker, position, meeting and provenance, and its neighbours on request."""
    answer = lookup.search('"my number card"', TODAY)
    quote, result = answer.quotes[0], answer.results[0]
    assert (quote.speaker, quote.position, quote.source.provenance) == (
        "Kazuko Otani",
        5,
        "official-machine-translated",
    )
    assert quote.meeting is not None
    assert (quote.meeting.number, result.speaker, result.document) == (6, "Kazuko Otani", "Maina WG minutes")
    assert [each.position for each in lookup.surroundings(quote.passage_id, 1)] == [4, 5]


def test_results_come_in_pages(lookup: Lookup) -> None:
    """The second page goes on where the first ended, and the total stays."""
    first, second = (lookup.search("cloud", TODAY, limit=2, offset=offset) for offset in (0, 2))
    assert [first.quotes_total, second.quotes_total] == [3, 3]
    assert len({quote.passage_id for quote in (*first.quotes, *second.quotes)}) == 3


def test_stop_words_stay_where_there_is_nothing_else() -> None:
    """ "to be" is looked for as typed; "the cloud" looks for the cloud."""
    assert parse_query("to be").terms == (Term("to"), Term("be"))
    assert parse_query("the cloud").terms == (Term("cloud"),)
    assert parse_query("13:00 https://example.org") == Query(terms=(Term("13:00"), Term("https://example.org")))


def test_a_snippet_shows_the_words_that_were_found() -> None:
    """A long passage is cut at words around the first term, and says that it was cut."""
    text = "word " * 100 + "governance matters " + "word " * 100
    cut = snippet(text, (Term("governance"),))
    assert "governance" in cut
    assert len(cut) <= 250
    assert cut.startswith("…")
    assert cut.endswith("…")


@given(typed=st.text(max_size=40))
def test_any_text_is_searched_or_explained(lookup: Lookup, typed: str) -> None:
    """Nothing that is typed reaches FTS5 as its own syntax: a search answers, or raises a sentence for people."""
    try:
        said = str(lookup.search(typed, TODAY).kind)
    except BriefingsError as error:
        said = str(error)[-1]
    assert said in ("search", ".", "?")


def test_syntax_errors_are_of_their_own_kind() -> None:
    """A program can tell a query that cannot be understood from other errors."""
    with pytest.raises(QuerySyntaxError):
        parse_query('"')
