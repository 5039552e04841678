"""Records themselves: found by words of their titles, shown in full; and subjects over time."""

from __future__ import annotations

from collections import defaultdict
from math import log

from rapidfuzz import fuzz, process, utils

from briefings.answers import Answer, RecordDetails, Result, Timeline, TimelineEntry, Verdict
from briefings.corpus import Corpus
from briefings.lookup.apart import told_apart
from briefings.matching import telling_words, title_words
from briefings.records import Quote, SubjectKind

_RESULTS = 10
# Of the titles that are at all alike (of 100) so many are weighed word by word.
_LIKELY, _WEIGHED = 40, 200
# How alike two words must be, of 100, to be one word with a slip in it.
_ONE_WORD = 75
# How much of what was typed a title must have for it to be offered; a rare word counts for more.
_NEAR = 0.4
# Of a subject with more meetings than this the latest are shown.
_LONGEST_TIMELINE = 100


def find_records(corpus: Corpus, text: str) -> Answer:
    """Records whose titles have these words; failing that, titles near them, which may only be offered.

    Walks over every title, so it belongs beside the loop.
    """
    titles = corpus.documents.titles()
    if text.isdecimal() and int(text) in titles:
        return _answer(corpus, text, "found", {int(text): 100.0}, titles)
    words = utils.default_process(text).split()
    whole = {id_: 100.0 for id_, title in titles.items() if words and _has(utils.default_process(title), words)}
    exact = {id_: 100.0 for id_ in whole if utils.default_process(titles[id_]) == " ".join(words)}
    if len(exact or whole) == 1:
        return _answer(corpus, text, "found", exact or whole, titles)
    if whole:
        return _answer(corpus, text, "ambiguous", whole, titles)
    scores = _near(text, titles)
    return _answer(corpus, text, "unsure" if scores else "none", scores, titles)


def _has(title: str, words: list[str]) -> bool:
    """Whether each of these words begins one of the title's; in Japanese, which has no spaces, stands in it."""
    return all(f" {word}" in f" {title}" or (not word.isascii() and word in title) for word in words)


def _near(text: str, titles: dict[int, str]) -> dict[int, float]:
    """Titles that have most of what was typed, each with how much (of 100), best first.

    A word weighs by how few titles have it, so that an "of" or a "working group" in common offers nothing.
    """
    likely = process.extract(
        text, titles, scorer=fuzz.token_set_ratio, processor=utils.default_process, score_cutoff=_LIKELY, limit=_WEIGHED
    )
    words_of = {id_: frozenset(title_words(title)) for title, _, id_ in likely}
    vocabulary = list({word for words in words_of.values() for word in words})
    plain = [title.casefold() for title in titles.values()]
    scores: dict[int, float] = defaultdict(float)
    total = 0.0
    for word in (word for word in dict.fromkeys(title_words(text)) if telling_words(word)):
        near = process.extract(word, vocabulary, scorer=fuzz.ratio, score_cutoff=_ONE_WORD, limit=_RESULTS)
        known = sum(any(each in title for each, _, _ in near) for title in plain) if near else 0
        weight = log(1 + len(titles) / (known or 0.5))
        total += weight
        for id_, words in words_of.items():
            best = max((score for each, score, _ in near if each in words), default=0.0)
            if best:
                scores[id_] += weight * best
    best_first = sorted(scores.items(), key=lambda each: -each[1])[:_RESULTS]
    return {id_: round(score / total, 1) for id_, score in best_first if score >= 100 * _NEAR * total}


def record_details(
    corpus: Corpus, document_id: int, limit: int, offset: int, *, retired: bool = False
) -> RecordDetails | None:
    """The record in full with a page of its passages; None when it is not, or no longer, on file.

    With `retired` one that was taken out of the answers, and no other.
    """
    document = corpus.documents.get(document_id)
    if document is None or document.superseded_by is not None or (document.retired_at is not None) != retired:
        return None
    meetings = corpus.meetings.of_document(document_id)
    return RecordDetails(
        source=document.source,
        provenance_reasons=document.provenance_reasons,
        first_seen=document.first_seen,
        filename=document.filename,
        versions=document.version,
        meetings=tuple(meetings),
        speakers=corpus.documents.speakers(document_id),
        topics=corpus.documents.topics(document_id),
        commitments=corpus.documents.count_commitments(document_id),
        questions=tuple(corpus.statements.questions(document_id)),
        quotes=tuple(corpus.passages.page_of_document(document_id, limit, offset)),
        quotes_total=corpus.passages.count_of_document(document_id),
        came_with=document.reasons.get("source"),
        retired_at=document.retired_at,
    )


def timeline(corpus: Corpus, kind: SubjectKind, subject_id: int) -> Timeline | None:
    """The meetings of a subject in the order in which they took place; None when it is not on file."""
    name = corpus.spellings.name(kind, subject_id)
    if name is None:
        return None
    match kind:
        case "topic":
            counted_meetings = corpus.topics.meetings(subject_id, _LONGEST_TIMELINE)
            counts = {meeting.id: count for meeting, count in counted_meetings}
            meetings = [meeting for meeting, _ in counted_meetings]
            firsts = corpus.passages.first_by_meeting(subject_id, counts)
            counted = "mentions"
        case "person":
            meetings = [meeting for meeting, _ in corpus.people.meetings(subject_id, _LONGEST_TIMELINE)]
            counts = corpus.people.passages_by_meeting(subject_id, [meeting.id for meeting in meetings])
            firsts, counted = {}, "passages"
        case "series":
            meetings, counts, firsts, counted = corpus.meetings.of_series(subject_id), {}, {}, ""
    # Newest first as they come; what has no date cannot be put in order and stands at the end.
    latest = meetings[:_LONGEST_TIMELINE]
    dated = [each for each in reversed(latest) if each.date]
    order = [*dated, *(each for each in latest if not each.date)]
    quotes: dict[int, Quote] = {quote.passage_id: quote for quote in corpus.passages.by_id(firsts.values())}
    entries = tuple(
        TimelineEntry(each, counts.get(each.id) if counted else None, quotes.get(firsts.get(each.id, 0)))
        for each in order
    )
    return Timeline(kind, subject_id, name, entries, counted)


def _answer(corpus: Corpus, text: str, verdict: Verdict, scores: dict[int, float], titles: dict[int, str]) -> Answer:
    shown = list(scores.items())[:_RESULTS]
    dates = {each.id: each.source.published for each in corpus.documents.by_id([id_ for id_, _ in shown])}
    results = [
        Result("record", id_, titles[id_], score, titles[id_], date=dates.get(id_), document=titles[id_])
        for id_, score in shown
    ]
    return Answer(text, "any", verdict, told_apart(corpus, results))
