"""People, bodies and topics merged, split and respelled: what holds together stays so, and comes back."""

from __future__ import annotations

from dataclasses import replace

from briefings.filing import changes
from briefings.records import ReadAttendance, ReadMeeting
from tests.filing.readings import harbour_reading, renamed
from tests.filing.shelf import Shelf, a_person_merged, a_person_split, on_jonas, shelf, two_records

__all__ = ["shelf"]  # fixture


def test_a_merged_person_has_all_words_and_names(shelf: Shelf) -> None:
    """After a merger one person answers to every spelling, and a record filed later is linked to them."""
    two_records(shelf)
    a_person_merged(shelf)
    people = {each.name: each for each in shelf.corpus.spellings.named("person")}
    assert "Jon Brandt-Meyer" not in people
    assert "Jon Brandt-Meyer" in people["Jonas Brandt"].spellings
    bare = replace(harbour_reading(8), people=(), turns=(), commitments=(), passages=(), topics=())
    shelf.file(replace(bare, attendance=(ReadAttendance("Jon Brandt-Meyer"),)), b"four")
    assert "Jon Brandt-Meyer" not in shelf.ids("person")
    assert len(shelf.corpus.people.meetings(people["Jonas Brandt"].id)) == 3


def test_mergers_in_a_row_are_undone_in_any_order(shelf: Shelf) -> None:
    """A into B, then B into C: undoing the first leaves the second, and the other way round."""
    two_records(shelf)
    people = shelf.ids("person")
    before = shelf.told()
    first = changes.merge(shelf.desk, "person", people["Jon Brandt-Meyer"], people["Jonas Brandt"])
    second = changes.merge(shelf.desk, "person", people["Jonas Brandt"], people["Lena Vogt"])
    assert set(shelf.ids("person")) == {"Mika Arai", "Ines Costa", "Lena Vogt"}
    changes.undo(shelf.desk, first)
    assert set(shelf.ids("person")) == {"Mika Arai", "Ines Costa", "Lena Vogt", "Jon Brandt-Meyer"}
    changes.undo(shelf.desk, second)
    assert shelf.told() == before


def test_a_merged_series_joins_its_meetings(shelf: Shelf) -> None:
    """Two names of one body: meetings with the same number become one."""
    shelf.file(harbour_reading(6), b"one")
    shelf.file(renamed(harbour_reading(6), "Harbour Round"), b"two")
    assert len(shelf.corpus.meetings.all()) == 4
    series = shelf.ids("series")
    changes.merge(shelf.desk, "series", series["Harbour Round"], series["Harbour Data Working Group"])
    assert sorted(each.title for each in shelf.corpus.meetings.all()) == [
        "Harbour Data Working Group (6th)",
        "Harbour Data Working Group (7th)",
    ]


def test_a_split_person_keeps_only_their_own_words(shelf: Shelf) -> None:
    """Two people whom one name made one are told apart by record, and stay so."""
    two_records(shelf)
    jonas = shelf.ids("person")["Jonas Brandt"]
    a_person_split(shelf)
    other = shelf.ids("person")["Jonas Brandt (canal)"]
    assert {quote.source.title for quote in shelf.corpus.passages.of_person(jonas, 9)} == {
        "Harbour Group, sixth meeting"
    }
    assert {quote.source.title for quote in shelf.corpus.passages.of_person(other, 9)} == {"Canal Group"}


def test_a_retired_spelling_stays_retired_when_records_write_it(shelf: Shelf) -> None:
    """A spelling that an admin retired is not brought back by a re-reading, nor by the next record that has it."""
    shelf.file(harbour_reading(), b"one")
    on_jonas(changes.retire_spelling, "J. Brandt")(shelf)
    shelf.file(harbour_reading(7, "2025-12-02"), b"two")
    jonas = next(each for each in shelf.corpus.spellings.named("person") if each.name == "Jonas Brandt")
    assert jonas.spellings == ("Jonas Brandt",)


def test_an_answer_links_the_name_that_was_asked_about(shelf: Shelf) -> None:
    """“Is X Y?” answered with somebody on file: X leads to them from now on."""
    asked = replace(harbour_reading().questions[0], question="Is “Brand Jo” Jonas Brandt?", suggestion="Jonas Brandt")
    document = shelf.file(replace(harbour_reading(), questions=(asked,)), b"one")
    jonas = shelf.ids("person")["Jonas Brandt"]
    changes.answer_question(shelf.desk, document, asked.question, "yes", means=jonas)
    assert shelf.corpus.statements.questions(document) == []
    assert "Brand Jo" in next(each.spellings for each in shelf.corpus.spellings.named("person") if each.id == jonas)


def test_rereading_makes_no_second_person_of_an_ambiguous_name(shelf: Shelf) -> None:
    """A surname that two people on one list share keeps leading where it led, however often it is read."""
    attendance = (ReadAttendance("Naoki Ota"), ReadAttendance("Taro Ota"), ReadAttendance("Ota"))
    bare = replace(harbour_reading(), people=(), turns=(), commitments=(), passages=(), topics=())
    shelf.file(replace(bare, attendance=attendance), b"one")
    before = shelf.ids("person")
    shelf.reread_all()
    shelf.reread_all()
    assert shelf.ids("person") == before
    with shelf.corpus.write() as connection:
        assert connection.execute("SELECT count(*) FROM person").fetchone()[0] == 3


def test_a_meeting_of_no_series_keeps_its_id(shelf: Shelf) -> None:
    """Links to a meeting without a series survive a re-reading."""
    shelf.file(replace(harbour_reading(), meetings=(ReadMeeting(None, date="2025-11-04"),)), b"one")
    before = [each.id for each in shelf.corpus.meetings.all()]
    shelf.reread_all()
    assert [each.id for each in shelf.corpus.meetings.all()] == before
