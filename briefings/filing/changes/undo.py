"""Taking a change back, by what its audit entry says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefings.corpus.decisions import AuditEntry, Step
from briefings.filing.changes.desk import ChangeError, Desk
from briefings.filing.changes.leads import led_without
from briefings.filing.changes.records import set_retired
from briefings.records import Reading

Do = Callable[[Desk, AuditEntry, Step, Mapping[int, Reading]], None]


def undo(desk: Desk, entry_id: int) -> int:
    """Take back the change of an audit entry, wholly; gives the id of the entry that notes it.

    Later changes of the same thing stay. Raises ChangeError for an entry that is not there, was undone already, or
    notes nothing that could be taken back (a purge, an undoing).
    """
    entry = desk.corpus.audit.get(entry_id)
    if entry is None:
        raise ChangeError("There is no such entry in the audit trail.")
    if entry.undone_by is not None:
        # Not on which day: whoever asks has another clock than whoever did it.
        raise ChangeError(f"That change was undone already: see entry {entry.undone_by} of the audit trail.")
    if not entry.undo:
        raise ChangeError(f"“{entry.action}” cannot be undone; make the opposite change instead.")
    steps = list(entry.undo)
    readings = desk.readings(document_id for step in steps for document_id in _documents(desk, step))
    with desk.corpus.write():
        for step in steps:
            _STEPS[step["do"]](desk, entry, step, readings)
        return desk.corpus.audit.add(
            f"undid: {entry.action}",
            entry.subject,
            entry.subject_id,
            by=desk.by,
            now=desk.now,
            before=entry.after,
            after=entry.before,
            undoes=entry.id,
        )


def _documents(desk: Desk, step: Step) -> list[int]:
    """The documents that are read again for a step."""
    if step["do"] == "restate":
        # A correction is of the record: versions that were filed since have it, too.
        found = desk.corpus.documents.by_id(step["documents"])
        return desk.corpus.documents.versions({each.record_id for each in found})
    if step["do"] == "withdraw_document" and step["previous"] is not None:
        return [step["previous"]]
    if step["do"] == "unmerge":
        kind, subject_id = step["kind"], step["subject"]
        return [
            document_id
            for each in (subject_id, *desk.corpus.mergers.merged_into(kind, subject_id))
            for document_id in desk.corpus.spellings.documents_naming(kind, each)
        ]
    return []


def _withdraw_corrections(desk: Desk, entry: AuditEntry, step: Step, readings: Mapping[int, Reading]) -> None:
    for correction_id in step["corrections"]:
        desk.corpus.corrections.undo(correction_id, by=desk.by, now=desk.now)


def _restate(desk: Desk, entry: AuditEntry, step: Step, readings: Mapping[int, Reading]) -> None:
    found = {each: readings[each] for each in _documents(desk, step) if each in readings}
    desk.restate(found, led_without(desk.corpus, entry, found))


def _unmerge(desk: Desk, entry: AuditEntry, step: Step, readings: Mapping[int, Reading]) -> None:
    desk.corpus.mergers.undo(step["merger"], by=desk.by, now=desk.now)
    for subject_id in (step["subject"], *desk.corpus.mergers.merged_into(step["kind"], step["subject"])):
        desk.corpus.spellings.lead_back(step["kind"], subject_id, step["subject"])
    desk.restate({each: readings[each] for each in _documents(desk, step) if each in readings})
    desk.corpus.spellings.names_changed()


def _rename(desk: Desk, entry: AuditEntry, step: Step, readings: Mapping[int, Reading]) -> None:
    desk.corpus.spellings.rename(step["kind"], step["subject"], step["name"])


def _remove_spelling(desk: Desk, entry: AuditEntry, step: Step, readings: Mapping[int, Reading]) -> None:
    desk.corpus.spellings.remove_added(step["spelling"], desk.now)


def _unretire_spelling(desk: Desk, entry: AuditEntry, step: Step, readings: Mapping[int, Reading]) -> None:
    desk.corpus.spellings.unretire(step["kind"], step["subject"], step["text"], step["ruling"])


def _retire_document(desk: Desk, entry: AuditEntry, step: Step, readings: Mapping[int, Reading]) -> None:
    set_retired(desk, step["document"], retired=True)


def _restore_document(desk: Desk, entry: AuditEntry, step: Step, readings: Mapping[int, Reading]) -> None:
    document = desk.corpus.documents.get(step["document"])
    versions = desk.corpus.documents.last_versions(document.record_id) if document else []
    if any(each.retired_at is None for each in versions):
        raise ChangeError("Another version of that record answers by now. /brief recent retired brings this one back.")
    set_retired(desk, step["document"], retired=False)


def _withdraw_document(desk: Desk, entry: AuditEntry, step: Step, readings: Mapping[int, Reading]) -> None:
    """Take a filing back: the document is retired, and the version that it replaced answers again."""
    document = desk.corpus.documents.get(step["document"])
    if document is not None and document.superseded_by is not None:
        raise ChangeError("That record has a newer version by now. Please take the filing of that one back first.")
    document = desk.document(step["document"])
    if document.retired_at is None:
        set_retired(desk, document.id, retired=True)
    if step["previous"] is not None:
        desk.corpus.documents.take_place_back(step["previous"], now=desk.now)
        desk.corpus.statements.settle_meetings_of(step["previous"])
        # What was corrected since is of the record, and this version lacks it.
        desk.restate({each: readings[each] for each in _documents(desk, step) if each in readings})


_STEPS: Mapping[str, Do] = {
    "withdraw_corrections": _withdraw_corrections,
    "restate": _restate,
    "unmerge": _unmerge,
    "rename": _rename,
    "remove_spelling": _remove_spelling,
    "unretire_spelling": _unretire_spelling,
    "retire_document": _retire_document,
    "restore_document": _restore_document,
    "withdraw_document": _withdraw_document,
}
