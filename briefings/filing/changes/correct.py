"""Several decisions about one record at once: one change, one entry in the audit trail, taken back in one go."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.corpus.decisions import Step
from briefings.filing.changes.desk import ChangeError, Desk
from briefings.filing.changes.leads import led_now
from briefings.filing.corrections import Decision, lay_over
from briefings.filing.file import with_new_subjects
from briefings.records import Reading, SubjectKind


def correct_record(
    desk: Desk,
    document_id: int,
    decisions: Sequence[Decision],
    *,
    action: str,
    before: str | None = None,
    after: str | None = None,
) -> int:
    """Keep everything that was decided about a record in one submission; gives the audit entry's id.

    `action` says in the trail what was done, `before` and `after` what stood there and stands there now.
    """
    document = desk.document(document_id)
    if not decisions:
        raise ChangeError("Nothing was changed.")
    kinds: tuple[SubjectKind, ...] = ("person", "series", "topic")
    decided = {(kind, each.anchor) for each in decisions for kind in kinds if each.kind == kind}
    led = led_now(desk.corpus, document.record_id, decided)
    readings = desk.readings([document_id])
    with desk.corpus.write():
        kept = with_new_subjects(desk.corpus, decisions)
        corrections = [desk.correct(document.record_id, each.kind, each.anchor, each.value) for each in kept]
        desk.restate(readings)
        undo: list[Step] = [
            {"do": "withdraw_corrections", "corrections": corrections},
            {"do": "restate", "documents": [document_id], "leads": led},
        ]
        return desk.note(action, "document", document_id, undo=undo, before=before, after=after)


def as_corrected(desk: Desk, document_id: int) -> Reading:
    """What a record says by now: read again, with everything that was corrected laid over."""
    document = desk.document(document_id)
    said = desk.readings([document_id])[document_id]
    return lay_over(said, desk.corpus.corrections.of_record(document.record_id))
