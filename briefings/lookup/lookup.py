"""See the package's docstring: this first form matches names by their folded key only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefings import names
from briefings.corpus import Corpus
from briefings.lookup import details
from briefings.records import (
    Answer,
    LookupKind,
    MeetingDetails,
    PersonDetails,
    Quote,
    Result,
    SubjectKind,
    TopicDetails,
)


class Lookup:
    """Answers over one corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def person(self, text: str, today: date) -> Answer:
        """Who is meant by `text`."""
        return self._subject("person", "person", text)

    def meeting(self, text: str, today: date) -> Answer:
        """Which meeting is meant by `text`: some words of its series' name, its ordinal, its date, or a mixture."""
        wanted = text.casefold()
        found = [m for m in self._corpus.meetings.all() if m.status == "recorded" and wanted in m.title.casefold()]
        results = tuple(Result("meeting", m.id, m.title, 100.0, m.title, (), m.series, m.number, m.date) for m in found)
        return self._answer("meeting", text, results)

    def topic(self, text: str, today: date) -> Answer:
        """Which topic is meant by `text`: acronym or long form, some words of it, misspelled."""
        return self._subject("topic", "topic", text)

    def search(self, text: str, today: date, *, limit: int = 5, offset: int = 0) -> Answer:
        """Passages with these words; see docs/matching.md for the query language."""
        return Answer(text, "search", "none")

    def anything(self, text: str, today: date) -> Answer:
        """The one clear answer if there is one, else the best of each kind, else passages."""
        for answer in (self.person(text, today), self.meeting(text, today), self.topic(text, today)):
            if answer.verdict == "found":
                return answer
        return replace(self.search(text, today), kind="any")

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

    def person_quotes(self, person_id: int, limit: int, offset: int, topic_id: int | None = None) -> tuple[Quote, ...]:
        """A person's own words, newest meeting first, on one topic or on all."""
        passages = self._corpus.passages
        if topic_id is None:
            return tuple(passages.of_person(person_id, limit, offset))
        return tuple(passages.of_person_on_topic(person_id, topic_id, limit, offset))

    def topic_quotes(self, topic_id: int, limit: int, offset: int) -> tuple[Quote, ...]:
        """Passages that mention a topic, newest meeting first."""
        return tuple(self._corpus.passages.of_topic(topic_id, limit, offset))

    def surroundings(self, passage_id: int, each_side: int = 2) -> tuple[Quote, ...]:
        """The passage with its neighbours, in the document's order."""
        return tuple(self._corpus.passages.around(passage_id, each_side))

    def _subject(self, kind: SubjectKind, asked: LookupKind, text: str) -> Answer:
        wanted = names.key(text)
        found = [
            Result("person" if kind == "person" else "topic", each.id, each.name, 100.0, spelling, each.spellings[:10])
            for each in self._corpus.spellings.named(kind)
            for spelling in each.spellings[:1]
            if wanted and any(wanted == names.key(s) or wanted in names.key(s).split() for s in each.spellings)
        ]
        return self._answer(asked, text, tuple(found))

    def _answer(self, kind: LookupKind, text: str, results: tuple[Result, ...]) -> Answer:
        if len(results) != 1:
            return Answer(text, kind, "ambiguous" if results else "none", results)
        by_id = {"person": self.person_details, "meeting": self.meeting_details, "topic": self.topic_details}
        return Answer(text, kind, "found", results, by_id[results[0].kind](results[0].id))
