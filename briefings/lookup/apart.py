"""What tells two people, meetings or records of one name from each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefings.answers import Result
from briefings.corpus import Corpus


def told_apart(corpus: Corpus, results: Sequence[Result]) -> tuple[Result, ...]:
    """The same results; those that would read alike each with what tells them apart."""
    alike = Counter((each.kind, each.name, each.date) for each in results)
    return tuple(
        replace(each, told_apart=what_tells(corpus, each.kind, each.id))
        if alike[each.kind, each.name, each.date] > 1
        else each
        for each in results
    )


def what_tells(corpus: Corpus, kind: str, id_: int) -> str | None:
    """A person's role and body, or where they were met; a meeting's date and record; a record's own number.

    None for other kinds, whose names are never shared, and for what is not on file.
    """
    match kind:
        case "person":
            return _of_person(corpus, id_)
        case "meeting":
            meeting = corpus.meetings.get(id_)
            titles = [source.title for source in corpus.meetings.sources(id_)]
            return _together([meeting.date, meeting.place, *titles[:1]]) if meeting else None
        case "record":
            document = corpus.documents.get(id_)
            return _together([document.source.published, f"number {id_}"]) if document else None
    return None


def _of_person(corpus: Corpus, person_id: int) -> str | None:
    for held in corpus.people.roles(person_id)[:1]:
        return _together([held.role, held.organisation])
    for meeting, _ in corpus.people.meetings(person_id, 1):
        return _together([meeting.title, meeting.date])
    return _together([source.title for source in corpus.people.sources(person_id, 1)])


def _together(parts: Iterable[str | None]) -> str | None:
    return ", ".join(part for part in parts if part) or None
