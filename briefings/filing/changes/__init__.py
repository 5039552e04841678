"""Changes after filing, each in one transaction with an audit entry by which `undo` takes it back."""

from briefings.filing.changes.correct import as_corrected, correct_record
from briefings.filing.changes.desk import ChangeError, Desk
from briefings.filing.changes.records import (
    answer_question,
    edit_field,
    edit_meeting,
    link_meeting,
    link_name,
    mark_commitment,
    reassign_speaker,
    restore,
    retire,
)
from briefings.filing.changes.subjects import add_spelling, merge, rename, retire_spelling, split
from briefings.filing.changes.undo import undo

__all__ = [
    "ChangeError",
    "Desk",
    "add_spelling",
    "answer_question",
    "as_corrected",
    "correct_record",
    "edit_field",
    "edit_meeting",
    "link_meeting",
    "link_name",
    "mark_commitment",
    "merge",
    "reassign_speaker",
    "rename",
    "restore",
    "retire",
    "retire_spelling",
    "split",
    "undo",
]
