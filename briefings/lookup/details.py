"""One person, meeting or topic in full, put together from the corpus."""

from __future__ import annotations

from briefings.corpus import Corpus
from briefings.records import MeetingDetails, PersonDetails, Quote, TopicDetails

QUOTES_SHOWN = 5


def person_details(corpus: Corpus, person_id: int) -> PersonDetails | None:
    """The person in full, or None when no current document names them."""
    name = corpus.people.name(person_id)
    sources = corpus.people.sources(person_id)
    if name is None or not sources:
        return None
    return PersonDetails(
        id=person_id,
        name=name,
        spellings=corpus.spellings.of("person", person_id),
        roles=corpus.people.roles(person_id),
        meetings=corpus.people.meetings(person_id),
        topics=corpus.people.topics(person_id),
        quotes=tuple(corpus.passages.of_person(person_id, QUOTES_SHOWN)),
        quotes_total=corpus.passages.count_of_person(person_id),
        sources=sources,
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
    return TopicDetails(
        id=topic_id,
        name=name,
        spellings=corpus.spellings.of("topic", topic_id),
        definition=None,
        meetings=corpus.topics.meetings(topic_id),
        speakers=corpus.topics.speakers(topic_id),
        quotes=tuple(corpus.passages.of_topic(topic_id, QUOTES_SHOWN)),
        quotes_total=corpus.passages.count_of_topic(topic_id),
        sources=sources,
    )


def key_passages(corpus: Corpus, document_ids: list[int]) -> tuple[Quote, ...]:
    """The passages that mention the most topics, in the order of the documents."""
    counts = corpus.passages.topic_counts(document_ids)
    best = sorted(counts, key=lambda passage_id: (-counts[passage_id], passage_id))[:QUOTES_SHOWN]
    return tuple(corpus.passages.by_id(sorted(best)))
