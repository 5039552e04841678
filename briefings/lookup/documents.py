"""Records themselves: found by words of their titles, shown in full; and subjects over time."""

from __future__ import annotations

from rapidfuzz import fuzz, process, utils

from briefings.corpus import Corpus
from briefings.records import (
    Answer,
    Quote,
    RecordDetails,
    Result,
    SubjectKind,
    Timeline,
    TimelineEntry,
)

_RESULTS = 10
# How alike the words and a title must be, of 100, for the title to be offered.
_NEAR = 60
_FOUND_ALONE = 90
# Of a subject with more meetings than this the latest are shown.
_LONGEST_TIMELINE = 100


def find_records(corpus: Corpus, text: str) -> Answer:
    """Records whose titles have these words; failing that, titles near them, which may only be offered.

    Walks over every title, so it belongs beside the loop.
    """
    titles = corpus.documents.titles()
    if text.isdecimal() and int(text) in titles:
        return _answer(text, "found", {int(text): 100.0}, titles)
    words = utils.default_process(text).split()
    whole = {
        id_: 100.0
        for id_, title in titles.items()
        if words and all(word in plain for word in words for plain in (utils.default_process(title),))
    }
    exact = {id_: 100.0 for id_ in whole if utils.default_process(titles[id_]) == " ".join(words)}
    if len(exact or whole) == 1:
        return _answer(text, "found", exact or whole, titles)
    if whole:
        return _answer(text, "ambiguous", whole, titles)
    near = process.extract(
        text, titles, scorer=fuzz.token_set_ratio, processor=utils.default_process, score_cutoff=_NEAR, limit=_RESULTS
    )
    scores = {id_: score for _, score, id_ in near}
    return _answer(text, "unsure" if scores else "none", scores, titles)


def record_details(corpus: Corpus, document_id: int, limit: int, offset: int) -> RecordDetails | None:
    """The record in full with a page of its passages; None when it is not, or no longer, on file."""
    document = corpus.documents.get(document_id)
    if document is None or document.retired_at is not None or document.superseded_by is not None:
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
    )


def timeline(corpus: Corpus, kind: SubjectKind, subject_id: int) -> Timeline | None:
    """The meetings of a subject in the order in which they took place; None when it is not on file."""
    name = corpus.spellings.name(kind, subject_id)
    if name is None:
        return None
    match kind:
        case "topic":
            counts = {meeting.id: count for meeting, count in corpus.topics.meetings(subject_id)}
            meetings = [meeting for meeting, _ in corpus.topics.meetings(subject_id)]
            firsts = corpus.passages.first_by_meeting(subject_id)
            counted = "mentions"
        case "person":
            meetings = [meeting for meeting, _ in corpus.people.meetings(subject_id)]
            counts = corpus.people.passages_by_meeting(subject_id)
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


def _answer(text: str, verdict: str, scores: dict[int, float], titles: dict[int, str]) -> Answer:
    results = tuple(
        Result("record", id_, titles[id_], score, titles[id_], document=titles[id_])
        for id_, score in list(scores.items())[:_RESULTS]
    )
    match verdict:
        case "found":
            return Answer(text, "any", "found", results)
        case "ambiguous":
            return Answer(text, "any", "ambiguous", results)
        case "unsure":
            return Answer(text, "any", "unsure", results)
    return Answer(text, "any", "none")
