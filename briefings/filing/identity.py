"""Who is who, and which meeting is which: a name in a new record -> the person, series, topic or meeting on file.

Links are made only on strong evidence; everything weaker stays separate, for an admin to merge:
a full name links to the same full name in any order and romanisation; a family name alone only within the same series;
a topic by its name or a long form, by an acronym only when it stands for one thing; a meeting by its number in its
series, or by its date where no number is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefings.corpus import Corpus
from briefings.names import key as name_key
from briefings.names import tokens
from briefings.names.phrases import is_acronym, phrase_key
from briefings.records import ReadMeeting, ReadTopic, SubjectKind


class Identities:
    """Links the names of one document. Not to be used for a second document."""

    def __init__(self, corpus: Corpus, document_id: int) -> None:
        self._corpus = corpus
        self._document_id = document_id
        self._series_ids: list[int] = []

    def series(self, name: str, spellings: Sequence[str]) -> int:
        """The standing body of this name, or a new one."""
        written = list(dict.fromkeys([name, *spellings]))
        known = next((ids[0] for each in written if (ids := self._with_key("series", phrase_key(each)))), None)
        series_id = self._corpus.spellings.add_subject("series", name) if known is None else known
        for each in written:
            self._note("series", series_id, each, phrase_key(each))
        self._series_ids.append(series_id)
        return series_id

    def meeting(self, said: ReadMeeting) -> int:
        """The meeting that this record speaks of, or a new one."""
        if said.series is None:
            return self._corpus.statements.add_meeting(None)
        series_id = self.series(said.series, said.spellings)
        for meeting_id, number, date in self._corpus.statements.meetings_of_series(series_id):
            if _same_meeting(said, number, date):
                return meeting_id
        return self._corpus.statements.add_meeting(series_id)

    def person(self, name: str, spellings: Sequence[str]) -> int:
        """The person of this name, or a new one."""
        key = name_key(name)
        known = self._with_key("person", key)
        if len(tokens(name)) < 2 or len(known) > 1:
            # A family name alone, or a name that several people have, says who is meant only within one body.
            known = [each for each in known if self._corpus.people.is_of_series(each, self._series_ids)]
        person_id = known[0] if len(known) == 1 else self._corpus.spellings.add_subject("person", name)
        for each in dict.fromkeys([name, *spellings]):
            self._note("person", person_id, each, name_key(each))
        return person_id

    def topic(self, said: ReadTopic) -> int:
        """The topic of this name or one of its long forms, or a new one."""
        written = list(dict.fromkeys([said.name, *said.spellings]))
        long_forms = [each for each in written if not is_acronym(each)]
        known = [topic_id for each in long_forms for topic_id in self._with_key("topic", phrase_key(each))]
        if not known and not long_forms:
            found = self._with_key("topic", phrase_key(said.name))
            known = found if len(found) == 1 else []
        topic_id = known[0] if known else self._corpus.spellings.add_subject("topic", said.name)
        for each in written:
            self._note("topic", topic_id, each, phrase_key(each))
        return topic_id

    def _with_key(self, kind: SubjectKind, key: str) -> list[int]:
        return self._corpus.spellings.with_key(kind, key) if key else []

    def _note(self, kind: SubjectKind, subject_id: int, text: str, key: str) -> None:
        self._corpus.spellings.add(kind, subject_id, text, key=key, origin="record", document_id=self._document_id)


def _same_meeting(said: ReadMeeting, number: int | None, date: str | None) -> bool:
    """A number decides where both have one; a full date decides otherwise. A vague date links nothing."""
    if said.number is not None and number is not None:
        return said.number == number
    is_full = said.date is not None and len(said.date) == len("2022-10-05")
    return is_full and said.date == date
