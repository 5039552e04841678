"""Who is who, and which meeting is which: a name in a new record -> the person, series, topic or meeting on file.

Links are made only on strong evidence; everything weaker stays separate, for an admin to merge:
a full name links to the same full name in any order and romanisation; a family name alone only within the same series;
a body or a topic by its name or a long form, by an acronym only when it stands for one thing; a meeting by its number
in its series, or by its date where no number is given.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefings.corpus import Corpus
from briefings.corpus.spellings import RecordSpelling
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


# So many names are remembered, of some hundred bytes each.
_MOST_NAMES = 50_000


@lru_cache(maxsize=16_384)  # a name is looked for by its key, then noted with it, and stands in many records
def key_of(kind: SubjectKind, text: str) -> str:
    """What two spellings of one name have in common."""
    return name_key(text) if kind == "person" else phrase_key(text)


@lru_cache(maxsize=16_384)  # see key_of
def _is_acronym(text: str) -> bool:
    return is_acronym(text)


@dataclass(slots=True)
class NamesOnFile:
    """What was looked up of names, for who files many records: the next one has nearly the same.

    True while the corpus is at the revision at which the last record left it. `begin` forgets all where it is not,
    since somebody else changed names. Who rolls back what was filed begins with a new one: others may count as far.
    """

    looked_up: set[tuple[SubjectKind, str]] = field(default_factory=set)
    with_keys: dict[tuple[SubjectKind, str], list[int]] = field(default_factory=dict)
    ends: dict[tuple[SubjectKind, int], int] = field(default_factory=dict)
    ruled_out: dict[tuple[SubjectKind, int, str], str] = field(default_factory=dict)
    _true_at: int | None = None

    def begin(self, revision: int) -> None:
        """A record is being filed, in a transaction that began at this revision of the names."""
        if revision != self._true_at or len(self.looked_up) > _MOST_NAMES:
            for each in (self.looked_up, self.with_keys, self.ends, self.ruled_out):
                each.clear()
        # Until it is filed this is true at none.
        self._true_at = None

    def end(self, revision: int) -> None:
        """The record is filed, and has left the names at this revision."""
        self._true_at = revision


class Identities:
    """Links the names of one document that has no spellings on file yet. Not to be used for a second document.

    The caller holds the transaction in which the document is filed: so what was looked up stays true. `look_up` takes
    many names at once, which is quicker than each when its turn comes; `keep` writes all that was noted. `on_file` is
    what is known of names already, and learns what this document brings.
    """

    def __init__(self, corpus: Corpus, document_id: int, known: Known, on_file: NamesOnFile | None = None) -> None:
        self._corpus = corpus
        self._document_id = document_id
        self._known = known
        self._unnamed = list(known.unnamed_meetings)
        self._series_ids: list[int] = []
        on_file = NamesOnFile() if on_file is None else on_file
        self._looked_up = on_file.looked_up
        self._with_keys = on_file.with_keys
        self._ends = on_file.ends
        self._ruled_out = on_file.ruled_out
        self._standing: set[tuple[SubjectKind, int, str]] = set()
        self._written: list[RecordSpelling] = []

    def look_up(self, kind: SubjectKind, names: Iterable[str]) -> None:
        """Find out what is on file about names that are going to be linked."""
        fresh = [each for each in dict.fromkeys(names) if (kind, each) not in self._looked_up]
        if not fresh:
            return
        self._looked_up.update((kind, each) for each in fresh)
        keys = {key for each in fresh if (key := key_of(kind, each)) and (kind, key) not in self._with_keys}
        found = self._corpus.spellings.named_with_keys(kind, keys)
        self._with_keys.update(((kind, key), found.get(key, [])) for key in keys)
        ends = self._corpus.mergers.ends_of(kind, {each for ids in found.values() for each in ids})
        self._ends.update(((kind, each), end) for each, end in ends.items())
        for (subject_id, text), at in self._corpus.spellings.ruled_out(kind, fresh).items():
            self._ruled_out[kind, subject_id, text] = at

    def keep(self) -> None:
        """Write every way of writing a name that was noted, in the order in which it was."""
        self._corpus.spellings.add_of_record(self._document_id, self._written)
        self._written.clear()

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
        # A vague date links nothing.
        date = said.date if said.date is not None and len(said.date) == len("2022-10-05") else None
        meeting_id = self._corpus.statements.meeting_of_series(series_id, said.number, date)
        return self._corpus.statements.add_meeting(series_id) if meeting_id is None else meeting_id

    def person(self, name: str, spellings: Sequence[str]) -> int:
        """The person of this name, or a new one."""
        named = self._settled("person", name)
        if named is None:
            known = self._with_key("person", name)
            if len(tokens(name)) < 2 or len({self._end("person", each) for each in known}) > 1:
                # A family name alone, or a name that several people have, says who is meant only within one body.
                known = [each for each in known if self._is_of_this_body(self._end("person", each))]
            named = known[0] if len({self._end("person", each) for each in known}) == 1 else None
        return self._noted("person", named, name, list(dict.fromkeys([name, *spellings])))

    def topic(self, said: ReadTopic) -> int:
        """The topic of this name or one of its long forms, or a new one."""
        written = list(dict.fromkeys([said.name, *said.spellings]))
        named = self._settled("topic", said.name)
        if named is None:
            named = self._known_by_its_name("topic", said.name, written)
        return self._noted("topic", named, said.name, written)

    def _known_by_its_name(self, kind: SubjectKind, name: str, written: Sequence[str]) -> int | None:
        """The first subject with one of the long forms; by an acronym only when nothing longer is written."""
        long_forms = [each for each in written if not _is_acronym(each)]
        known = [subject_id for each in long_forms for subject_id in self._with_key(kind, each)]
        if not known and not long_forms:
            found = self._with_key(kind, name)
            known = found if len({self._end(kind, each) for each in found}) == 1 else []
        return known[0] if known else None

    def _settled(self, kind: SubjectKind, name: str) -> int | None:
        """Where an admin, or failing that the last reading, lets this name lead."""
        if not (self._known.decided or self._known.before):
            return None
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
            self._ends[kind, named] = named
        subject_id = self._end(kind, named)
        for each in written:
            self._note(kind, subject_id, named, each)
        return subject_id

    def _note(self, kind: SubjectKind, subject_id: int, named: int, text: str) -> None:
        """Note a way of writing, once for each subject; what an admin ruled out is noted as such, and leads nowhere."""
        if (kind, text) not in self._looked_up:
            self.look_up(kind, (text,))
        key, spelling = key_of(kind, text), (kind, subject_id, text)
        ruled_out_at = self._ruled_out.get(spelling)
        if ruled_out_at is None:
            if spelling in self._standing:
                return
            self._standing.add(spelling)
            with_key = self._with_keys.setdefault((kind, key), [])
            if named not in with_key:
                insort(with_key, named)
        read_as_id = named if named != subject_id else None
        self._written.append(RecordSpelling(kind, subject_id, text, key, read_as_id, ruled_out_at))

    def _with_key(self, kind: SubjectKind, text: str) -> list[int]:
        """Who has a name with this key, oldest first."""
        key = key_of(kind, text)
        if key and (kind, key) not in self._with_keys:
            self.look_up(kind, (text,))
        return self._with_keys.get((kind, key), []) if key else []

    def _end(self, kind: SubjectKind, subject_id: int) -> int:
        end = self._ends.get((kind, subject_id))
        if end is None:
            end = self._ends[kind, subject_id] = self._corpus.mergers.end_of(kind, subject_id)
        return end

    def _is_of_this_body(self, person_id: int) -> bool:
        return self._corpus.people.is_of_series(person_id, self._series_ids)
