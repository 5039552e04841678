"""Who is who, and which meeting is which: a name in a new record -> the person, series, topic or meeting on file.

Links are made only on strong evidence; everything weaker stays separate, for an admin to merge:
a full name links to the same full name in any order and romanisation; a family name alone only within the same series;
a body or a topic by its name or a long form, by an acronym only when it stands for one thing; a meeting by its number
in its series, or by its date where no number is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefings.corpus import Corpus
from briefings.names import key as name_key
from briefings.names import tokens
from briefings.names.phrases import is_acronym, phrase_key
from briefings.records import ReadMeeting, ReadTopic, SubjectKind


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about a document's names before it is filed (again).

    `decided`: what an admin said, {(kind, key of the name): subject}. `before`: where the last reading's names led,
    {(kind, name as written): subjects}, so that ids stay the same from reading to reading; `unnamed_meetings`: its
    meetings of no series. Subjects are those before mergers.
    """

    decided: Mapping[tuple[SubjectKind, str], int] = field(default_factory=dict)
    before: Mapping[tuple[SubjectKind, str], Sequence[int]] = field(default_factory=dict)
    unnamed_meetings: Sequence[int] = ()


@lru_cache(maxsize=16_384)  # a name is looked for by its key, then noted with it, and stands in many records
def key_of(kind: SubjectKind, text: str) -> str:
    """What two spellings of one name have in common."""
    return name_key(text) if kind == "person" else phrase_key(text)


class Identities:
    """Links the names of one document. Not to be used for a second document."""

    def __init__(self, corpus: Corpus, document_id: int, known: Known) -> None:
        self._corpus = corpus
        self._document_id = document_id
        self._known = known
        self._unnamed = list(known.unnamed_meetings)
        self._series_ids: list[int] = []

    def series(self, name: str, spellings: Sequence[str]) -> int:
        """The standing body of this name, or a new one."""
        written = list(dict.fromkeys([name, *spellings]))
        named = self._settled("series", name)
        if named is None:
            named = self._known_by_its_name("series", name, written)
        series_id = self._noted("series", named, name, written)
        self._series_ids.append(series_id)
        return series_id

    def meeting(self, said: ReadMeeting) -> int:
        """The meeting that this record speaks of, or a new one."""
        if said.series is None:
            return self._unnamed.pop(0) if self._unnamed else self._corpus.statements.add_meeting(None)
        series_id = self.series(said.series, said.spellings)
        for meeting_id, number, date in self._corpus.statements.meetings_of_series(series_id):
            if _same_meeting(said, number, date):
                return meeting_id
        return self._corpus.statements.add_meeting(series_id)

    def person(self, name: str, spellings: Sequence[str]) -> int:
        """The person of this name, or a new one."""
        named = self._settled("person", name)
        if named is None:
            known = self._with_key("person", name)
            if len(tokens(name)) < 2 or len({self._end("person", each) for each in known}) > 1:
                # A family name alone, or a name that several people have, says who is meant only within one body.
                known = [each for each in known if self._is_of_this_body(self._end("person", each))]
            named = known[0] if len({self._end("person", each) for each in known}) == 1 else None
        return self._noted("person", named, name, [name, *spellings])

    def topic(self, said: ReadTopic) -> int:
        """The topic of this name or one of its long forms, or a new one."""
        written = list(dict.fromkeys([said.name, *said.spellings]))
        named = self._settled("topic", said.name)
        if named is None:
            named = self._known_by_its_name("topic", said.name, written)
        return self._noted("topic", named, said.name, written)

    def _known_by_its_name(self, kind: SubjectKind, name: str, written: Sequence[str]) -> int | None:
        """The first subject with one of the long forms; by an acronym only when nothing longer is written."""
        long_forms = [each for each in written if not is_acronym(each)]
        known = [subject_id for each in long_forms for subject_id in self._with_key(kind, each)]
        if not known and not long_forms:
            found = self._with_key(kind, name)
            known = found if len({self._end(kind, each) for each in found}) == 1 else []
        return known[0] if known else None

    def _settled(self, kind: SubjectKind, name: str) -> int | None:
        """Where an admin, or failing that the last reading, lets this name lead."""
        decided = self._known.decided.get((kind, key_of(kind, name)))
        if decided is not None:
            return decided
        before = self._known.before.get((kind, name), ())
        if len(before) > 1:
            before = [each for each in before if self._corpus.spellings.name(kind, each) == name]
        return before[0] if len(before) == 1 else None

    def _noted(self, kind: SubjectKind, named: int | None, name: str, written: Sequence[str]) -> int:
        """Note every way of writing; gives the subject, after mergers."""
        if named is None:
            named = self._corpus.spellings.add_subject(kind, name)
        subject_id = self._end(kind, named)
        for each in dict.fromkeys(written):
            self._corpus.spellings.add(
                kind,
                subject_id,
                each,
                key=key_of(kind, each),
                origin="record",
                document_id=self._document_id,
                read_as_id=named if named != subject_id else None,
            )
        return subject_id

    def _with_key(self, kind: SubjectKind, text: str) -> list[int]:
        key = key_of(kind, text)
        return self._corpus.spellings.named_with_key(kind, key) if key else []

    def _end(self, kind: SubjectKind, subject_id: int) -> int:
        return self._corpus.mergers.end_of(kind, subject_id)

    def _is_of_this_body(self, person_id: int) -> bool:
        return self._corpus.people.is_of_series(person_id, self._series_ids)


def _same_meeting(said: ReadMeeting, number: int | None, date: str | None) -> bool:
    """A number decides where both have one; a full date decides otherwise. A vague date links nothing."""
    if said.number is not None and number is not None:
        return said.number == number
    is_full = said.date is not None and len(said.date) == len("2022-10-05")
    return is_full and said.date == date
