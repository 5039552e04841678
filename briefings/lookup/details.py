"""One person, meeting or topic in full, put together from the corpus."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from briefings import salience
from briefings.answers import MeetingDetails, PersonDetails, QuotePage, TopicDetails
from briefings.corpus import Corpus
from briefings.corpus.people import TOPICS_FROM
from briefings.corpus.topics import SPEAKERS_FROM
from briefings.lookup.defining import definition
from briefings.lookup.telling import differing, telling_first
from briefings.records import Quote, Said

QUOTES_SHOWN = 5
# So many of a subject's passages at a time are ordered by how much they tell.
_STRETCH = 60
_DIFFERING = 3
# The newest of their meetings, which an answer's menu offers: four years of a monthly body.
_MEETINGS = 50
# In so many records the first passages on a topic are looked at for what it is.
_FIRSTS = 60
_WEIGHED = 20


def person_details(corpus: Corpus, person_id: int) -> PersonDetails | None:
    """The person in full, or None when no current document names them."""
    name = corpus.people.name(person_id)
    sources = corpus.people.sources(person_id)
    if name is None or not sources:
        return None
    topics, quotes_total = corpus.people.speaks_on(person_id)
    return PersonDetails(
        id=person_id,
        name=name,
        spellings=corpus.spellings.of("person", person_id),
        roles=corpus.people.roles(person_id),
        meetings=corpus.people.meetings(person_id, _MEETINGS),
        meetings_total=corpus.people.count_meetings(person_id),
        topics=topics,
        quotes=person_quotes(corpus, person_id, QUOTES_SHOWN).quotes,
        quotes_total=quotes_total,
        sources=sources,
        topics_from=TOPICS_FROM if quotes_total > TOPICS_FROM else None,
    )


def meeting_details(corpus: Corpus, meeting_id: int) -> MeetingDetails | None:
    """The meeting in full, or None when no current document speaks of it."""
    meeting = corpus.meetings.get(meeting_id)
    if meeting is None:
        return None
    sources = corpus.meetings.sources(meeting_id)
    recorded = meeting.status == "recorded"
    return MeetingDetails(
        meeting=meeting,
        attendance=corpus.meetings.attendance(meeting_id),
        speakers=corpus.meetings.speakers(meeting_id),
        topics=corpus.meetings.topics(meeting_id),
        commitments=tuple(corpus.commitments.of_meeting(meeting_id)),
        quotes=key_passages(corpus, [source.document_id for source in sources]) if recorded else (),
        sources=sources,
    )


def topic_details(corpus: Corpus, topic_id: int) -> TopicDetails | None:
    """The topic in full, or None when no current document is about it."""
    name = corpus.topics.name(topic_id)
    sources = corpus.topics.sources(topic_id)
    if name is None or not sources:
        return None
    spellings = corpus.spellings.of("topic", topic_id)
    written = [name, *(each.text for each in spellings)]
    spoken = corpus.passages.newest_on(topic_id, SPEAKERS_FROM)
    found = [each.passage_id for each in spoken[:_STRETCH]]
    # What something is stands where a record speaks of it first.
    firsts = corpus.passages.first_by_document(topic_id, _FIRSTS)
    weighed = corpus.passages.weighed([*found, *firsts])
    newest = weighed[: len(found)]
    said = definition(weighed, written)
    differ = differing(newest, written, _DIFFERING)
    shown = _page_of(corpus, newest, QUOTES_SHOWN)
    # Who is quoted, in what role and where is looked up for those alone.
    chosen = [*shown, *differ] if said is None else [said, *shown, *differ]
    quotes = {quote.passage_id: quote for quote in corpus.passages.by_id(each.passage_id for each in chosen)}
    total = corpus.topics.total(topic_id)
    return TopicDetails(
        id=topic_id,
        name=name,
        spellings=spellings,
        definition=None if said is None else _as_cut(quotes[said.passage_id], said.text),
        meetings=corpus.topics.meetings(topic_id, _MEETINGS),
        meetings_total=total.meetings,
        sources_total=total.records,
        speakers=corpus.topics.speakers(each.speaker_id for each in spoken),
        quotes=tuple(quotes[each.passage_id] for each in shown),
        quotes_total=total.passages,
        sources=sources,
        speakers_from=SPEAKERS_FROM if total.passages > SPEAKERS_FROM else None,
        differing=tuple(quotes[each.passage_id] for each in differ),
    )


def _as_cut(quote: Quote, text: str) -> Quote:
    return quote if quote.text == text else replace(quote, text=text)


def person_quotes(corpus: Corpus, person_id: int, limit: int, first: int = 1, after: int | None = None) -> QuotePage:
    """A page of a person's own words: newest meeting first, within it the most telling first, thanks last.

    On the page they stand in the order in which they were said. `first` and `after` are those of the page before.
    """
    return _page(corpus, "speaker", person_id, limit, first, after)


def topic_quotes(corpus: Corpus, topic_id: int, limit: int, first: int = 1, after: int | None = None) -> QuotePage:
    """A page of the passages that mention a topic, ordered like a person's words."""
    return _page(corpus, "topic", topic_id, limit, first, after)


def _page(
    corpus: Corpus, kind: Literal["speaker", "topic"], id_: int, limit: int, first: int, after: int | None
) -> QuotePage:
    """Page after page each passage once: whole stretches are put in order, and none reaches over a page's end."""
    within = (first - 1) % _STRETCH
    # A record that is filed meanwhile stands before the passage that the stretch comes after, and moves nothing.
    skipped = 0 if after is not None else first - 1 - within
    # One more than a stretch shows whether there is another.
    found = corpus.passages.newest_of(kind, id_, _STRETCH + 1, skipped, after)
    page = _page_of(corpus, corpus.passages.weighed(found[:_STRETCH]), limit, within)
    following = within + len(page)
    return QuotePage(
        tuple(corpus.passages.by_id(each.passage_id for each in page)),
        first + len(page),
        found[:_STRETCH][-1] if page and following == len(found[:_STRETCH]) else after,
        bool(page) and following < len(found),
    )


def _page_of(corpus: Corpus, stretch: list[Said], limit: int, within: int = 0) -> list[Said]:
    """The page that begins `within` a stretch: the most telling ones, in the order in which they were said."""
    topics = corpus.passages.topics_in(each.passage_id for each in stretch)
    page = telling_first(stretch, topics, limit, within)
    places = {each.passage_id: at for at, each in enumerate(stretch)}
    return sorted(page, key=lambda each: places[each.passage_id])


def key_passages(corpus: Corpus, document_ids: list[int]) -> tuple[Quote, ...]:
    """Of the passages that mention the most topics those that tell most, of several speakers, in their order."""
    counts = corpus.passages.with_most_topics(document_ids, _WEIGHED)
    chosen = salience.key_passages(corpus.passages.weighed(counts), counts, QUOTES_SHOWN)
    return tuple(corpus.passages.by_id(each.passage_id for each in chosen))
