"""Lookups over one corpus; see the package's docstring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from briefings.answers import (
    Answer,
    LookupKind,
    MeetingDetails,
    PersonDetails,
    QuotePage,
    RecordDetails,
    Result,
    ResultKind,
    Timeline,
    TopicDetails,
)
from briefings.corpus import Corpus
from briefings.corpus.query import uses_syntax
from briefings.lookup import details, documents, passages
from briefings.lookup.apart import told_apart
from briefings.lookup.meetings import MeetingsFound, find_meeting, next_meeting
from briefings.lookup.namesakes import namesakes
from briefings.lookup.questions import Question, parse_question
from briefings.lookup.snapshot import Snapshot
from briefings.lookup.snapshots import Snapshots
from briefings.matching import Match
from briefings.matching.verdicts import EXACT
from briefings.names import tokens
from briefings.names.phrases import phrase_key
from briefings.records import Quote, SubjectKind

_SPELLINGS_SHOWN = 10
_NAMESAKES = 3


class Lookup:
    """Answers over one corpus. Keeps its names indexed; safe to share between threads."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._snapshots = Snapshots(corpus)

    def prepare(self) -> None:
        """Index the names now (a second for 100,000 people), so that the first asker does not wait for it."""
        self._snapshots.prepare()

    def keep_up(self) -> None:
        """Index the names that came since, or begin to; nothing where none are indexed yet."""
        if self.prepared is not None:
            self._snapshots.current()

    def finish(self) -> None:
        """Wait for the names that are being indexed: the corpus may be closed afterwards."""
        self._snapshots.finish()

    @property
    def prepared(self) -> int | None:
        """The revision of the corpus whose names are indexed; None before the first question."""
        return self._snapshots.prepared

    def person(self, text: str, today: date) -> Answer:
        """Who is meant by `text`."""
        answer = self._person(text)
        if answer.verdict != "none":
            return answer
        near = namesakes(self._snapshots.current(), text)
        return replace(answer, hint=_on_file_with_another(near), near=near[:_NAMESAKES])

    def meeting(self, text: str, today: date) -> Answer:
        """Which meeting is meant by `text`: some words of its series' name, its ordinal, its date, or a mixture."""
        snapshot = self._snapshots.current()
        return self._meeting_answer(text, snapshot, find_meeting(snapshot, text, today))

    def topic(self, text: str, today: date) -> Answer:
        """Which topic is meant by `text`: acronym or long form, some words of it, misspelled."""
        return self._answer("topic", text, _results("topic", self._snapshots.current().topics.search(text)))

    def search(self, text: str, today: date, *, limit: int = 5, offset: int = 0) -> Answer:
        """Passages with these words (see `corpus.query` for the language), best first.

        Raises QuerySyntaxError when the text cannot be understood, BriefingsError when a filter names nobody.
        """
        return passages.search(self._corpus, self._snapshots.current(), text, today, limit=limit, offset=offset)

    def documents(self, text: str, today: date, among: Sequence[int]) -> frozenset[int]:
        """Which of these documents hold what a saved search looks for. Fails for no text that was ever saved."""
        return passages.documents(self._corpus, self._snapshots.current(), text, today, among)

    def anything(self, text: str, today: date, *, offset: int = 0) -> Answer:
        """The answer to a simple question; the one clear answer if there is one, else the best of each kind,
        else passages. `offset` leaves out that many passages, for the pages after the first."""
        if uses_syntax(text):
            return self.search(text, today, offset=offset)
        question = parse_question(text)
        answer = self._asked(question, today, offset) if question is not None else None
        if answer is None or (answer.verdict in ("none", "unsure") and answer.hint is None):
            whole = question is None or question.asked == "perhaps said" or not question.subject
            plain = self._best_of_all(text if question is None or whole else question.subject, today, offset)
            answer = plain if answer is None or plain.verdict != "none" else answer
        return replace(answer, query=text)

    def answer(self, line: str, today: date) -> Answer:
        """One line as it is typed after /brief: "person ohta", "search governance", or anything."""
        kind, _, rest = line.strip().partition(" ")
        asked = {"person": self.person, "meeting": self.meeting, "topic": self.topic, "search": self.search}
        if kind.casefold() in asked and rest.strip():
            return asked[kind.casefold()](rest.strip(), today)
        return self.anything(line.strip(), today)

    def person_details(self, person_id: int) -> PersonDetails | None:
        """The person in full, or None when no current document names them."""
        return details.person_details(self._corpus, person_id)

    def meeting_details(self, meeting_id: int) -> MeetingDetails | None:
        """The meeting in full, or None when no current document speaks of it."""
        return details.meeting_details(self._corpus, meeting_id)

    def topic_details(self, topic_id: int) -> TopicDetails | None:
        """The topic in full, or None when no current document is about it."""
        return details.topic_details(self._corpus, topic_id)

    def person_quotes(self, person_id: int, limit: int, first: int = 1, after: int | None = None) -> QuotePage:
        """A person's own words, newest meeting first, from the one numbered `first` on (see QuotePage)."""
        return details.person_quotes(self._corpus, person_id, limit, first, after)

    def topic_quotes(self, topic_id: int, limit: int, first: int = 1, after: int | None = None) -> QuotePage:
        """Passages that mention a topic, in the same way."""
        return details.topic_quotes(self._corpus, topic_id, limit, first, after)

    def words_on_topic(self, person_id: int, topic_id: int, limit: int, offset: int) -> tuple[Quote, ...]:
        """A person's own words on one topic, newest meeting first."""
        return tuple(self._corpus.passages.of_person_on_topic(person_id, topic_id, limit, offset))

    def surroundings(self, passage_id: int, each_side: int = 2) -> tuple[Quote, ...]:
        """The passage with its neighbours, in the document's order."""
        return tuple(self._corpus.passages.around(passage_id, each_side))

    def record(self, text: str) -> Answer:
        """Which record is meant by words of its title, or by its number."""
        return documents.find_records(self._corpus, text)

    def record_details(self, document_id: int, limit: int = 5, offset: int = 0) -> RecordDetails | None:
        """The record with a page of its passages, or None when it is not on file."""
        return documents.record_details(self._corpus, document_id, limit, offset)

    def retired_details(self, document_id: int, limit: int = 5, offset: int = 0) -> RecordDetails | None:
        """The same of a record that was taken out of the answers; None when it was not."""
        return documents.record_details(self._corpus, document_id, limit, offset, retired=True)

    def timeline(self, kind: SubjectKind, subject_id: int) -> Timeline | None:
        """A subject's meetings in their order, or None when it is not on file."""
        return documents.timeline(self._corpus, kind, subject_id)

    # --- Questions and everything at once -----------------------------------------------------------------------------

    def _asked(self, question: Question, today: date, offset: int) -> Answer | None:
        """The answer to a question by its own kind of lookup; None where only `anything` can tell."""
        subject = question.subject
        if question.asked in ("said", "perhaps said"):
            return self._said(question, today, offset)
        if question.asked == "next":
            snapshot = self._snapshots.current()
            return replace(
                self._meeting_answer(subject, snapshot, next_meeting(snapshot, subject, today)), focus="next"
            )
        if question.asked == "attendance":
            meeting = replace(self.meeting(subject, today), focus="attendance")
            if meeting.verdict == "none" and question.about:
                person = self.person(question.about, today)
                return replace(person, hint=meeting.hint) if person.verdict == "found" else meeting
            return meeting
        if question.asked in ("person", "meeting", "topic"):
            by_kind = {"person": self.person, "meeting": self.meeting, "topic": self.topic}
            return by_kind[question.asked](subject, today)
        return None

    def _said(self, question: Question, today: date, offset: int) -> Answer | None:
        about = question.about or ""
        if not question.subject:
            topic = self.topic(about, today)
            return topic if topic.verdict == "found" else self.search(about, today, offset=offset)
        person = self.person(question.subject, today)
        if person.verdict in ("none", "unsure"):
            return person if question.asked == "said" else None
        meant = person.results[:1] if person.verdict == "found" else person.results
        snapshot = self._snapshots.current()
        said = [passages.said_by(self._corpus, snapshot, each, about, offset=offset) for each in meant]
        if len(said) > 1:
            # Of several people with this name, the one who spoke of it is meant.
            said = [each for each in said if each.verdict == "found"]
        if len(said) == 1:
            return said[0]
        return person if question.asked == "said" else None

    def _best_of_all(self, text: str, today: date, offset: int) -> Answer:
        meeting, topic = self.meeting(text, today), self.topic(text, today)
        person = self.person(text, today)
        if topic.results and (
            (meeting.results and _same_thing(meeting.results[0], topic.results[0]))
            or (person.results and _is_named_in(person.results[0], topic.results[0]))
        ):
            topic = Answer(text, "topic", "none")
        answers = [person, meeting, topic]
        clear = [answer for answer in answers if answer.verdict == "found"]
        exact = [answer for answer in clear if answer.results[0].score >= 100 * EXACT]
        for choice in (exact, clear):
            if len(choice) == 1:
                return choice[0]
        if clear:
            return Answer(text, "any", "ambiguous", tuple(answer.results[0] for answer in clear))
        several = [answer for answer in answers if answer.verdict == "ambiguous"]
        if several:
            best = [result for answer in several for result in answer.results[:5]]
            return several[0] if len(several) == 1 else Answer(text, "any", "ambiguous", tuple(best))
        hits = self._passages(text, today, offset)
        if hits.verdict != "none":
            return hits
        near = [result for answer in answers if answer.verdict == "unsure" for result in answer.results[:3]]
        near.sort(key=lambda result: -result.score)
        hint = next((answer.hint for answer in answers if answer.hint), None) or hits.hint
        return Answer(text, "any", "unsure" if near else "none", tuple(near), hint=hint, near=person.near)

    def _passages(self, text: str, today: date, offset: int) -> Answer:
        """Passages with these words; or where the first ones name a person, that person's words on the rest."""
        snapshot = self._snapshots.current()
        hits = passages.search(self._corpus, snapshot, text, today, limit=details.QUOTES_SHOWN, offset=offset)
        words = text.split()
        for size in (2, 1):
            if hits.verdict != "none" or len(words) <= size:
                break
            person = self._person(" ".join(words[:size]))
            if person.verdict == "found":
                about = " ".join(words[size:])
                said = passages.said_by(self._corpus, snapshot, person.results[0], about, offset=offset)
                hits = said if said.verdict == "found" else hits
        return hits

    def _person(self, text: str) -> Answer:
        """Who is meant by `text`, without a hint where nobody is."""
        return self._answer("person", text, _results("person", self._snapshots.current().people.search(text)))

    # --- Results ------------------------------------------------------------------------------------------------------

    def _meeting_answer(self, text: str, snapshot: Snapshot, found: MeetingsFound) -> Answer:
        results = tuple(
            Result(
                kind="meeting",
                id=each.meeting.id,
                name=each.meeting.title,
                score=round(100 * each.score, 1),
                matched=each.matched,
                spellings=snapshot.spellings_of_series(each.meeting.series_id)[:_SPELLINGS_SHOWN],
                series=each.meeting.series,
                number=each.meeting.number,
                date=each.meeting.date,
            )
            for each in found.found
        )
        in_full = self.meeting_details(results[0].id) if found.verdict == "found" else None
        return Answer(text, "meeting", found.verdict, told_apart(self._corpus, results), in_full, hint=found.hint)

    def _answer(self, kind: LookupKind, text: str, matched: tuple[Match, tuple[Result, ...]]) -> Answer:
        match, results = matched
        if match.verdict != "found":
            return Answer(text, kind, match.verdict, told_apart(self._corpus, results))
        in_full = self.person_details(results[0].id) if kind == "person" else self.topic_details(results[0].id)
        return Answer(text, kind, "found", results, in_full)


def _results(kind: ResultKind, match: Match) -> tuple[Match, tuple[Result, ...]]:
    return match, tuple(_result(kind, match, at) for at in range(len(match.candidates)))


def _result(kind: ResultKind, match: Match, at: int) -> Result:
    each = match.candidates[at]
    spellings: Sequence[str] = each.spellings
    return Result(
        kind, each.id, each.name, round(100 * each.score, 1), each.matched, tuple(spellings[:_SPELLINGS_SHOWN])
    )


def _on_file_with_another(near: Sequence[Result]) -> str | None:
    """Whom the words of a name fit one by one, as a sentence."""
    if not near:
        return None
    shown = ", ".join(each.name for each in near[:_NAMESAKES]) + (" and others" if len(near) > _NAMESAKES else "")
    return f"One of these names is on file with another: {shown}."


def _is_named_in(person: Result, topic: Result) -> bool:
    """Whether the topic is just a person's name, perhaps with a title ("Patrick O'Dea, Chair")."""
    return set(tokens(person.name)) <= set(tokens(topic.name))


def _same_thing(meeting: Result, topic: Result) -> bool:
    """Whether the topic is just the body that met ("Maina WG")."""
    bodies = {phrase_key(spelling) for spelling in (meeting.series or "", *meeting.spellings)}
    return phrase_key(topic.name) in bodies
