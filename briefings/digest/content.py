"""What stands in a digest: what is new, what was promised, what moved, and how the corpus is. Nothing is sent here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from briefings.corpus import Corpus
from briefings.corpus.documents import Document
from briefings.corpus.news import Arrived, Change, Cursor, Debut, Facts, Period, Span
from briefings.corpus.outbox import Told
from briefings.corpus.subscriptions import Choice, Density
from briefings.digest.choosing import Searching, resolved, why
from briefings.digest.course import Step, course
from briefings.digest.movement import TopicMovement, movements
from briefings.records import Commitment, Meeting, Quote, Source
from briefings.salience import key_passages

PASSAGES_PER_DOCUMENT = 3
# More records than this are listed without passages, and more than that are counted: nobody reads a whole archive.
MOST_ITEMS = 40
MOST_LISTED = 240
MOST_LINES = 10
MOST_DEBUTS = 30
# A record whose promise fell due this long before it was filed tells history, not news.
_OVERDUE_IN_NEW_RECORDS = timedelta(days=92)
# The topics of this many earlier records are what a topic's rise or fall is measured against.
_RECORDS_BEFORE = 200


@dataclass(frozen=True, slots=True)
class DigestItem:
    """A record that is new: its source, the meeting it records, if any, the passages that matter, and why it is here.

    `matched` names the choices or follows that it matches; empty where everything is told. `is_headline`: one line.
    """

    source: Source
    meeting: Meeting | None
    quotes: tuple[Quote, ...]
    first_seen: datetime
    matched: tuple[str, ...] = ()
    record_id: int = 0
    is_headline: bool = False


@dataclass(frozen=True, slots=True)
class Health:
    """How the corpus is: current records, when the last came, and how many of the new ones hold open questions."""

    records: int
    last_seen: datetime | None
    new_with_questions: int


@dataclass(frozen=True, slots=True)
class Digest:
    """What is new in a period. Times are in UTC.

    `due` are promises whose deadline lies ahead but close, `overdue` those whose deadline passed since the last digest.
    `left_out` counts new records that were too many to list, `debuts_left_out` people. `first_day` and `last_day` are
    the reader's dates. `course` says how `topics` came to be where they are; empty where there are none.
    """

    since: datetime
    until: datetime
    items: tuple[DigestItem, ...]
    due: tuple[Commitment, ...]
    overdue: tuple[Commitment, ...] = ()
    topics: tuple[TopicMovement, ...] = ()
    debuts: tuple[Debut, ...] = ()
    changes: tuple[Change, ...] = ()
    health: Health | None = None
    left_out: int = 0
    density: Density = "excerpts"
    told: tuple[Told, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    course: tuple[Step, ...] = ()
    debuts_left_out: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.items or self.due or self.overdue or self.changes)


@dataclass(frozen=True, slots=True)
class Request:
    """What a digest is to tell: of which span, about what, and which promises it has told of before.

    `today` is the reader's date; promises with a deadline from `overdue_since` on may be newly overdue, those before
    `due_before` are coming due. With `only_chosen`, nothing is told to whoever chose nothing.
    """

    span: Span
    since: datetime
    until: datetime
    today: date
    overdue_since: date
    due_before: date
    choices: tuple[Choice, ...] = ()
    density: Density = "excerpts"
    known: frozenset[Told] = frozenset()
    only_chosen: bool = False

    @property
    def upto(self) -> Cursor:
        """How far the subscription has looked when this is told."""
        return self.span.upto if isinstance(self.span, Arrived) else Cursor()


class Composer:
    """Puts digests together. Keeps the passages it chose, for the many digests that tell of the same records at once.

    Made anew for each round of digests: nothing in it follows later corrections.
    """

    def __init__(self, corpus: Corpus, searching: Searching) -> None:
        """`searching` runs saved searches; whoever calls this has a lookup for them."""
        self._corpus = corpus
        self._searching = searching
        self._passages: dict[int, Sequence[Quote]] = {}
        self._chosen: dict[int, tuple[Quote, ...]] = {}

    def digest(self, request: Request) -> Digest:
        """The digest that is asked for. Costs what is new, not what is on file."""
        if request.only_chosen and not any(each.effect == "include" for each in request.choices):
            return Digest(request.since.astimezone(UTC), request.until.astimezone(UTC), (), ())
        news = self._corpus.news
        arrived = news.documents(request.span)
        facts = news.facts(arrived)
        wanted = self._wanted(request, facts)
        listed = self._corpus.documents.by_id(list(wanted)[-MOST_LISTED:])
        due, overdue = self._promises(request, wanted, all_of_them=not request.choices)
        # A record that was restored came before and is new all the same: it counts as new.
        before = [each for each in news.documents_before(request.span, _RECORDS_BEFORE) if each not in wanted]
        size, last_seen = news.size()
        debuts = news.debuts(list(wanted)) if before else []
        topics = movements(news.topic_counts(list(wanted)), len(wanted), news.topic_counts(before), len(before))
        return Digest(
            request.since.astimezone(UTC),
            request.until.astimezone(UTC),
            tuple(
                self._item(document, wanted[document.id], request.density if at < MOST_ITEMS else "headlines")
                for at, document in enumerate(listed)
            ),
            due,
            overdue,
            topics,
            tuple(debuts[:MOST_DEBUTS]),
            self._changes(request, facts),
            Health(size, last_seen, news.open_questions(list(wanted))),
            len(wanted) - len(listed),
            request.density,
            (*_as_told(due, "due", self._corpus), *_as_told(overdue, "overdue", self._corpus)),
            request.overdue_since,
            request.today,
            self._course(request, topics, list(wanted), before) if topics else (),
            len(debuts[MOST_DEBUTS:]),
        )

    def _course(
        self, request: Request, topics: Sequence[TopicMovement], new: list[int], before: list[int]
    ) -> tuple[Step, ...]:
        news, ids = self._corpus.news, [each.topic_id for each in topics]
        return course(
            ids,
            news.holding_topics([*new, *before], ids),
            new,
            news.first_seen(before),
            request.since,
            (request.overdue_since, request.today),
        )

    def _item(self, document: Document, matched: tuple[str, ...], density: Density) -> DigestItem:
        chosen = () if density == "headlines" else self._key(document.id)
        quotes = self._quotes(document.id)
        meeting = next((quote.meeting for quote in quotes if quote.meeting), None)
        return DigestItem(
            document.source,
            meeting,
            chosen,
            datetime.fromisoformat(document.first_seen),
            matched,
            document.record_id,
            density == "headlines",
        )

    def _quotes(self, document_id: int) -> Sequence[Quote]:
        if document_id not in self._passages:
            self._passages[document_id] = self._corpus.passages.of_document(document_id)
        return self._passages[document_id]

    def _key(self, document_id: int) -> tuple[Quote, ...]:
        if document_id not in self._chosen:
            topics = self._corpus.passages.topic_counts([document_id])
            self._chosen[document_id] = key_passages(self._quotes(document_id), topics, PASSAGES_PER_DOCUMENT)
        return self._chosen[document_id]

    def _promises(
        self, request: Request, wanted: Mapping[int, object], *, all_of_them: bool
    ) -> tuple[tuple[Commitment, ...], tuple[Commitment, ...]]:
        """Promises coming due, and newly overdue, that were not told of as such before."""
        first = min(request.overdue_since, request.today - _OVERDUE_IN_NEW_RECORDS).isoformat()
        near = self._corpus.commitments.due_between(first, (request.due_before - timedelta(days=1)).isoformat())
        open_ones = [each for each in near if each.type == "promise" and each.status == "open" and each.due_to]
        records = {
            each.id: each.record_id
            for each in self._corpus.documents.by_id([each.source.document_id for each in open_ones])
        }
        relevant = self._relevant(request, open_ones, all_of_them=all_of_them)
        due: list[Commitment] = []
        overdue: list[Commitment] = []
        for each in relevant:
            deadline = date.fromisoformat(each.due_to or "")
            record = records[each.source.document_id]
            ahead = deadline >= request.today
            if Told(record, each.text, "due" if ahead else "overdue") in request.known:
                continue
            if ahead:
                due.append(each)
            elif deadline >= request.overdue_since or each.source.document_id in wanted:
                overdue.append(each)
        return _each_once(due), _each_once(overdue)

    def _relevant(self, request: Request, promises: list[Commitment], *, all_of_them: bool) -> list[Commitment]:
        """Those in records that the reader wants to hear of."""
        if all_of_them:
            return promises
        documents = list(dict.fromkeys(each.source.document_id for each in promises))
        wanted = self._wanted(request, self._corpus.news.facts(documents))
        return [each for each in promises if each.source.document_id in wanted]

    def _changes(self, request: Request, facts: Mapping[int, Facts]) -> tuple[Change, ...]:
        changes = self._corpus.news.changes(request.span)
        if request.choices:
            ids = [each.source.document_id for each in changes if each.source.document_id not in facts]
            kept = self._wanted(request, self._corpus.news.facts(ids))
            changes = [each for each in changes if each.source.document_id in kept]
        return tuple(changes[:MOST_LINES])

    def _wanted(self, request: Request, facts: Mapping[int, Facts]) -> dict[int, tuple[str, ...]]:
        """Those of these documents that the reader wants to hear of, each with the choices that it matches."""
        choices = resolved(self._corpus, request.choices, self._searching, request.today, list(facts))
        return {each: reason for each in facts if (reason := why(choices, each, facts[each])) is not None}


def for_period(
    corpus: Corpus,
    searching: Searching,
    since: datetime,
    until: datetime,
    choices: tuple[Choice, ...] = (),
    density: Density = "excerpts",
    subscription_id: int | None = None,
) -> Digest:
    """What the corpus first saw, or got back, from `since` (included) to `until` (not): nothing is remembered.

    For whoever asks, or for a subscription, which is not told of a record that came back when it was told of it before.
    """
    length = max(until - since, timedelta(days=1))
    today = until.date()
    span = Period(since, until, subscription_id)
    return Composer(corpus, searching).digest(
        Request(span, since, until, today, since.date(), today + length, choices, density)
    )


def _each_once(promises: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """Two records of one meeting may hold the same promise in the same words."""
    found: dict[tuple[str, str | None], Commitment] = {}
    for each in promises:
        found.setdefault((" ".join(each.text.casefold().split()), each.due_to), each)
    return tuple(found.values())


def _as_told(promises: Iterable[Commitment], state: str, corpus: Corpus) -> Iterable[Told]:
    chosen = list(promises)
    records = {each.id: each.record_id for each in corpus.documents.by_id([one.source.document_id for one in chosen])}
    return [
        Told(records[each.source.document_id], each.text, "due" if state == "due" else "overdue") for each in chosen
    ]


__all__ = ["Composer", "Cursor", "Digest", "DigestItem", "Health", "Request", "for_period"]
