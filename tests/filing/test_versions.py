"""Versions, corrections, retiring and taking back in any order: a record has one version that answers, or none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.filing import FilingError, changes, file_record
from briefings.filing.changes import ChangeError
from briefings.filing.purge import purge
from tests.filing.readings import harbour_reading
from tests.filing.shelf import NOW, Shelf, shelf, two_records

__all__ = ["shelf"]


def two_versions(shelf: Shelf) -> tuple[int, int, int]:
    """A record, its second version, and the audit entry of that."""
    first = shelf.file(harbour_reading(), b"one")
    second = shelf.file(replace(harbour_reading(), title="Second version"), b"two", version_of=first)
    return first, second, shelf.corpus.audit.recent(1)[0].id


def answering(shelf: Shelf) -> list[tuple[int, str]]:
    return [(each.id, each.title) for each in shelf.corpus.documents.recent(9)]


def test_a_correction_of_the_first_version_is_taken_back_in_the_second(shelf: Shelf) -> None:
    """A correction is of the record: taken back, no version that was filed since keeps it."""
    first = shelf.file(harbour_reading(), b"one")
    edited = changes.edit_field(shelf.desk, first, "title", "A better title")
    second = shelf.file(replace(harbour_reading(), title="Second version"), b"two", version_of=first)
    assert answering(shelf) == [(second, "A better title")]
    changes.undo(shelf.desk, edited)
    assert answering(shelf) == [(second, "Second version")]


def test_a_correction_of_the_second_version_holds_in_the_first(shelf: Shelf) -> None:
    """When the filing of a version is taken back, what was corrected meanwhile is corrected in the one before it."""
    first, second, filed = two_versions(shelf)
    changes.edit_field(shelf.desk, second, "title", "A better title")
    changes.undo(shelf.desk, filed)
    assert answering(shelf) == [(first, "A better title")]


def test_a_version_that_was_taken_back_comes_back_in_the_place_of_the_other(shelf: Shelf) -> None:
    """Brought back from the list of retired records, it answers alone; that is taken back in one go, too."""
    first, second, filed = two_versions(shelf)
    changes.undo(shelf.desk, filed)
    assert answering(shelf) == [(first, "Harbour Group, sixth meeting")]
    back = changes.restore(shelf.desk, second)
    assert answering(shelf) == [(second, "Second version")]
    changes.undo(shelf.desk, back)
    assert answering(shelf) == [(first, "Harbour Group, sixth meeting")]


def test_a_retirement_is_not_taken_back_beside_another_version(shelf: Shelf) -> None:
    """Retired, then its filing taken back: the first version answers, and the second does not come beside it."""
    first, second, filed = two_versions(shelf)
    retired = changes.retire(shelf.desk, second)
    changes.undo(shelf.desk, filed)
    with pytest.raises(ChangeError, match="Another version"):
        changes.undo(shelf.desk, retired)
    assert [each for each, _ in answering(shelf)] == [first]


def test_no_new_version_of_one_that_was_taken_back(shelf: Shelf) -> None:
    """A draft that was to replace a version which was taken back meanwhile is not filed beside the first."""
    first, second, filed = two_versions(shelf)
    changes.undo(shelf.desk, filed)
    with pytest.raises(FilingError, match="has changed since you looked"):
        shelf.file(replace(harbour_reading(), title="Third"), b"three", version_of=second)
    third = shelf.file(replace(harbour_reading(), title="Third"), b"three", version_of=first)
    assert [each for each, _ in answering(shelf)] == [third]


def test_a_name_leads_on_when_whom_it_led_to_was_purged(shelf: Shelf) -> None:
    """Taking back who was meant by a name works when a purge removed whom it meant before."""
    first, second = two_records(shelf)
    jonas = shelf.ids("person")["Jonas Brandt"]
    linked = changes.link_name(shelf.desk, second, "Jonas Brandt", None)
    purge(shelf.corpus, first, reason="erasure request", by="U1", now=NOW)
    assert shelf.corpus.spellings.name("person", jonas) is None
    changes.undo(shelf.desk, linked)
    assert "Jonas Brandt" in shelf.ids("person")


def test_a_filing_is_not_taken_back_under_a_newer_version(shelf: Shelf) -> None:
    """Of two versions the newer one is taken back first, and the sentence says so."""
    first = shelf.file(harbour_reading(), b"one")
    filed = shelf.corpus.audit.recent(1)[0].id
    shelf.file(replace(harbour_reading(), title="Second version"), b"two", version_of=first)
    with pytest.raises(ChangeError, match="take the filing of that one back first"):
        changes.undo(shelf.desk, filed)


def test_what_was_taken_out_of_the_answers_does_not_come_back_by_itself(shelf: Shelf) -> None:
    """The same file again, as by a run that adds a folder every night, is a duplicate and says how to bring it back."""
    first = shelf.file(harbour_reading(), b"one")
    changes.retire(shelf.desk, first)
    again = file_record(
        shelf.corpus, b"one", "again.txt", harbour_reading(), reader_version=1, filed_by="command line", now=NOW
    )
    assert (again.outcome, again.document_id) == ("duplicate", first)
    assert "bring it back" in (again.reason or "")
    assert answering(shelf) == []
