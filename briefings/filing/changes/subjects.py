"""Changes to people, series and topics: merging and splitting them, their main names and their spellings."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.corpus.decisions import Step
from briefings.filing.changes.desk import ChangeError, Desk
from briefings.filing.changes.fields import checked_name
from briefings.filing.identity import key_of
from briefings.records import SubjectKind


def merge(desk: Desk, kind: SubjectKind, subject_id: int, into_id: int) -> int:
    """Make two people, series or topics one: everything of the first is the second's from now on, its names too.

    Holds for records that are read again or filed later. Gives the audit entry's id.
    """
    if subject_id == into_id:
        raise ChangeError(f"That is the same {kind} twice; please choose two.")
    name, into = desk.subject(kind, subject_id), desk.subject(kind, into_id)
    readings = desk.readings(desk.corpus.spellings.documents_naming(kind, subject_id))
    with desk.corpus.write():
        merger = desk.corpus.mergers.add(kind, subject_id, into_id, by=desk.by, now=desk.now)
        desk.corpus.spellings.lead_on(kind, subject_id, into_id)
        desk.restate(readings)
        undo: list[Step] = [{"do": "unmerge", "merger": merger, "kind": kind, "subject": subject_id}]
        return desk.note("merged", kind, into_id, undo=undo, before=name, after=into)


def split(desk: Desk, kind: SubjectKind, subject_id: int, document_ids: Sequence[int], name: str | None = None) -> int:
    """Make a subject of its own from what these documents call by its names; gives the audit entry's id.

    `name` is the new subject's main name (None: the one that the first document writes). Raises ChangeError when none
    of the documents names it, or when all do, which would leave nothing.
    """
    desk.subject(kind, subject_id)
    naming = desk.corpus.spellings.documents_naming(kind, subject_id)
    records = {desk.document(each).record_id for each in document_ids}
    chosen = [each for each in desk.corpus.documents.by_id(naming) if each.record_id in records]
    if not chosen:
        raise ChangeError(f"None of these records names this {kind}.")
    if len(chosen) == len(naming):
        raise ChangeError(f"These are all records of this {kind}; rename it instead.")
    readings = desk.readings(each.id for each in chosen)
    with desk.corpus.write():
        led: dict[str, list[object]] = {}
        corrections: list[int] = []
        new_id: int | None = None
        for document in chosen:
            for each in desk.corpus.spellings.of_document(document.id):
                if each.kind != kind or each.subject_id != subject_id:
                    continue
                if new_id is None:
                    new_id = desk.corpus.spellings.add_subject(kind, checked_name(name) if name else each.text)
                corrections.append(desk.correct(document.record_id, kind, each.text, str(new_id)))
                led.setdefault(str(document.id), []).append([kind, each.text, [each.named_id]])
        desk.restate(readings)
        undo: list[Step] = [
            {"do": "withdraw_corrections", "corrections": corrections},
            {"do": "restate", "documents": [each.id for each in chosen], "leads": led},
        ]
        if new_id is None:
            raise ChangeError(f"None of these records names this {kind}.")
        after = desk.corpus.spellings.name(kind, new_id)
        return desk.note("split", kind, subject_id, undo=undo, before=desk.subject(kind, subject_id), after=after)


def rename(desk: Desk, kind: SubjectKind, subject_id: int, name: str) -> int:
    """Give a subject another main name; the old one stays a spelling. Gives the audit entry's id."""
    before, after = desk.subject(kind, subject_id), checked_name(name)
    with desk.corpus.write():
        added = [_spelling(desk, kind, subject_id, each) for each in (before, after)]
        desk.corpus.spellings.rename(kind, subject_id, after)
        undo: list[Step] = [{"do": "rename", "kind": kind, "subject": subject_id, "name": before}]
        undo += [{"do": "remove_spelling", "spelling": each} for each in added if each is not None]
        return desk.note("renamed", kind, subject_id, undo=undo, before=before, after=after)


def add_spelling(desk: Desk, kind: SubjectKind, subject_id: int, text: str) -> int:
    """Add another way of writing a name; gives the audit entry's id. Raises ChangeError when it is known already."""
    name, text = desk.subject(kind, subject_id), checked_name(text)
    if text in {each.text for each in desk.corpus.spellings.of(kind, subject_id)}:
        raise ChangeError(f"“{text}” is a spelling of {name} already.")
    with desk.corpus.write():
        added = _spelling(desk, kind, subject_id, text)
        undo: list[Step] = [{"do": "remove_spelling", "spelling": added}]
        return desk.note("added a spelling", kind, subject_id, undo=undo, before=name, after=text)


def retire_spelling(desk: Desk, kind: SubjectKind, subject_id: int, text: str) -> int:
    """Let a way of writing no longer lead to the subject, whatever records write it; gives the audit entry's id."""
    name = desk.subject(kind, subject_id)
    if text == name:
        raise ChangeError("That is the main name; please rename it first.")
    if text not in {each.text for each in desk.corpus.spellings.of(kind, subject_id)}:
        raise ChangeError(f"“{text}” is no spelling of {name}.")
    with desk.corpus.write():
        rows = desk.corpus.spellings.retire(kind, subject_id, text, by=desk.by, key=key_of(kind, text), now=desk.now)
        undo: list[Step] = [
            {"do": "unretire_spelling", "kind": kind, "subject": subject_id, "text": text, "ruling": rows[-1]}
        ]
        return desk.note("retired a spelling", kind, subject_id, undo=undo, before=text, after=name)


def _spelling(desk: Desk, kind: SubjectKind, subject_id: int, text: str) -> int | None:
    return desk.corpus.spellings.add(
        kind, subject_id, text, key=key_of(kind, text), origin="admin", added_by=desk.by, now=desk.now
    )
