"""Full-text lookups: the query's names resolved by the matching, the hits as quotes with their surroundings on
request."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from briefings.answers import Answer, Result
from briefings.corpus import Corpus
from briefings.corpus.fulltext import Resolved
from briefings.corpus.query import Query, QuerySyntaxError, Term, parse_query
from briefings.lookup.meetings import find_meeting
from briefings.lookup.snapshot import Snapshot
from briefings.matching.verdicts import FOUND
from briefings.records import BriefingsError, Quote

_SNIPPET = 240
_NO_PASSAGE = "No passage has all of these words; try fewer, or a word's beginning with a star, like secur*."
_OPERATORS = re.compile(r"(?<=\S\s)(?:AND|OR|NOT)(?=\s\S)")


class FilterError(BriefingsError):
    """A filter of a search names nobody; the message says who may be meant, and `near` whether there is anybody."""

    def __init__(self, message: str, *, near: bool) -> None:
        super().__init__(message)
        self.near = near


def search(corpus: Corpus, snapshot: Snapshot, text: str, today: date, *, limit: int, offset: int) -> Answer:
    """Passages with these words, best first. Raises QuerySyntaxError or FilterError with a sentence for the asker."""
    query = parse_query(text)
    answer = _answer(corpus, text, query, _resolved(snapshot, query, today), limit, offset)
    return answer if answer.verdict == "found" else replace(answer, hint=_why_none(corpus, snapshot, text, query))


def _why_none(corpus: Corpus, snapshot: Snapshot, text: str, query: Query) -> str:
    """What to do when a search finds nothing, as a sentence."""
    if _OPERATORS.search(text) and not text.isupper():
        return "AND, OR and NOT are not understood: all words must occur, and a minus leaves one out, like -cloud."
    everywhere = Query(terms=query.terms, excluded=query.excluded)
    if query.terms and query != everywhere:
        _, total = corpus.full_text.search(everywhere, Resolved(), limit=1)
        if total:
            passages = "1 passage has" if total == 1 else f"{total} passages have"
            return f"{passages} these words, but none fits the rest of the search; leave a filter out to see them."
    if query == everywhere and not query.excluded:
        typed = " ".join(term.text for term in query.terms)
        near = snapshot.topics.search(typed).candidates[:1]
        if near and near[0].score >= FOUND and near[0].name.casefold() != typed.casefold():
            return f"No passage has all of these words. Did you mean {near[0].name}?"
    return _NO_PASSAGE


def documents(corpus: Corpus, snapshot: Snapshot, text: str, today: date, among: Sequence[int]) -> frozenset[int]:
    """Which of these documents hold what a saved search looks for. None, while its filters name nobody on file."""
    try:
        query = parse_query(text)
        who = _resolved(snapshot, query, today)
    except FilterError:
        return frozenset()
    except QuerySyntaxError:
        # It was saved before searches were checked, as words of which all must occur.
        query, who = Query(terms=tuple(Term(word, False, False) for word in re.findall(r"\w+", text))), Resolved()
    return corpus.full_text.documents(query, who, among)


def _resolved(snapshot: Snapshot, query: Query, today: date) -> Resolved:
    return Resolved(
        people=_people(snapshot, query.speakers) if query.speakers else None,
        meetings=_meetings(snapshot, query.meetings, today) if query.meetings else None,
        topics=_topics(snapshot, query.topics) if query.topics else None,
    )


def said_by(
    corpus: Corpus, snapshot: Snapshot, person: Result, about: str, *, limit: int = 5, offset: int = 0
) -> Answer:
    """What a person said about something: passages that mention the topic, else passages with its words."""
    topics = snapshot.topics.search(about)
    if topics.verdict == "found":
        topic_id = topics.candidates[0].id
        query = Query(topics=(about,))
        answer = _answer(corpus, about, query, Resolved((person.id,), None, (topic_id,)), limit, offset)
        if answer.verdict == "found":
            return answer
    words = parse_query(re.sub(r"[^\w\s]", " ", about) or about).terms
    answer = _answer(corpus, about, Query(terms=words), Resolved((person.id,)), limit, offset)
    if answer.verdict == "none":
        hint = f"{person.name} is on file, but no record has their words about {about}."
        return Answer(about, "search", "none", hint=hint)
    return answer


def _answer(corpus: Corpus, text: str, query: Query, who: Resolved, limit: int, offset: int) -> Answer:
    ids, total = corpus.full_text.search(query, who, limit=limit, offset=offset)
    quotes = tuple(corpus.passages.by_id(ids))
    if total == 0:
        return Answer(text, "search", "none", hint=_NO_PASSAGE)
    results = tuple(_result(quote, query, 100.0 - at) for at, quote in enumerate(quotes, offset))
    return Answer(text, "search", "found", results, None, quotes, total)


def _result(quote: Quote, query: Query, score: float) -> Result:
    return Result(
        kind="passage",
        id=quote.passage_id,
        name=quote.source.title,
        score=max(score, 0.0),
        matched=" ".join(term.text for term in query.terms),
        series=quote.meeting.series if quote.meeting else None,
        number=quote.meeting.number if quote.meeting else None,
        date=quote.meeting.date if quote.meeting else quote.source.published,
        document=quote.source.title,
        meeting=quote.meeting.title if quote.meeting else None,
        speaker=quote.speaker,
        snippet=snippet(quote.text, query.terms),
    )


def snippet(text: str, terms: tuple[Term, ...]) -> str:
    """Up to 240 characters of `text` around the first of the terms, cut at words, with "…" where cut."""
    if len(text) <= _SNIPPET:
        return text
    folded = text.casefold()
    starts = [at for term in terms if (at := folded.find(term.text.casefold()[:5])) >= 0]
    start = max(0, min(starts, default=0) - _SNIPPET // 3)
    if start:
        start = text.find(" ", start, start + 30) + 1 or start
    end = min(len(text), start + _SNIPPET)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + _SNIPPET // 2)
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"


def _people(snapshot: Snapshot, wanted: tuple[str, ...]) -> tuple[int, ...]:
    found: list[int] = []
    for text in wanted:
        match = snapshot.people.search(text)
        if match.verdict not in ("found", "ambiguous"):
            raise _nobody("speaker", text, [each.name for each in match.candidates])
        stated = match.candidates[:1] if match.verdict == "found" else match.candidates
        found += [each.id for each in stated]
    return tuple(found)


def _meetings(snapshot: Snapshot, wanted: tuple[str, ...], today: date) -> tuple[int, ...]:
    found: list[int] = []
    for text in wanted:
        meetings = find_meeting(snapshot, text, today)
        if meetings.verdict not in ("found", "ambiguous"):
            raise _nobody("meeting", text, [each.meeting.title for each in meetings.found])
        stated = meetings.found[:1] if meetings.verdict == "found" else meetings.found
        found += [each.meeting.id for each in stated]
    return tuple(found)


def _topics(snapshot: Snapshot, wanted: tuple[str, ...]) -> tuple[int, ...]:
    found: list[int] = []
    for text in wanted:
        match = snapshot.topics.search(text)
        if match.verdict not in ("found", "ambiguous"):
            raise _nobody("topic", text, [each.name for each in match.candidates])
        stated = match.candidates[:1] if match.verdict == "found" else match.candidates
        found += [each.id for each in stated]
    return tuple(found)


def _nobody(key: str, text: str, near: list[str]) -> FilterError:
    if near:
        return FilterError(f"{key}:{text} is not on file. Did you mean {' or '.join(near[:2])}?", near=True)
    return FilterError(f"{key}:{text} is not on file; check its spelling.", near=False)
