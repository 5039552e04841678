"""Lookups by name, number and date over a small field, and simple questions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefings.answers import MeetingDetails, PersonDetails, TopicDetails
from briefings.corpus import Corpus
from briefings.lookup import Lookup
from briefings.names import key
from briefings.records import ReadMeeting, ReadPerson
from tests.lookup.field import CYBER, MAINA, NOW, file, open_field, reading

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The small field; tests that write use a corpus of their own."""
    corpus = open_field(tmp_path_factory.mktemp("field") / "field.db")
    yield corpus
    corpus.close()


@pytest.fixture(scope="module")
def lookup(corpus: Corpus) -> Lookup:
    """Lookups over the small field."""
    return Lookup(corpus)


@pytest.mark.parametrize(
    ("typed", "number", "day"),
    [
        ("6th my number system", 6, "2022-10-05"),
        ("maina 6", 6, "2022-10-05"),
        ("maina wg (6th)", 6, "2022-10-05"),
        ("sixth maina", 6, "2022-10-05"),
        ("maina no. 6", 6, "2022-10-05"),
        ("maina #6", 6, "2022-10-05"),
        ("第6回 maina", 6, "2022-10-05"),
        ("利用者情報に関するワーキンググループ(第24回)", 24, None),
        ("2022-10-05", 6, "2022-10-05"),
        ("wed 5 oct 2022", 6, "2022-10-05"),
        ("5/10/2022", 6, "2022-10-05"),
        ("令和4年10月5日", 6, "2022-10-05"),
        ("oct 5", 6, "2022-10-05"),
        ("october 2012", 4, "2012-10-18"),
        ("dialogue of 19 october 2012", 4, "2012-10-18"),
        ("third internet economy", 3, "2012-03"),
        ("internet economy dialogue", 4, "2012-10-18"),
        ("latest cybersecurity", 1, None),
        ("latest internet economy dialogue", 4, "2012-10-18"),
    ],
)
def test_a_meeting_is_found_by_its_number_date_and_words(
    lookup: Lookup, typed: str, number: int, day: str | None
) -> None:
    """Ordinals in every dress, dates as typed, some words of the series, or a mixture find the one meeting."""
    answer = lookup.meeting(typed, TODAY)
    assert answer.verdict == "found"
    assert (answer.results[0].number, answer.results[0].date) == (number, day)
    assert isinstance(answer.details, MeetingDetails)


@pytest.mark.parametrize(
    "typed", ["maina 7", "5 oct 2021", "2022-10-06", "25th user information", "second digital cybersecurity",
     "fisheries council", "october 2013", "wednesday", "last year", ""],
)  # fmt: skip # shorter than one a line
def test_a_wrong_number_or_date_never_matches(lookup: Lookup, typed: str) -> None:
    """A number or date that no meeting has finds nothing, whatever the words."""
    assert lookup.meeting(typed, TODAY).verdict == "none"


def test_a_wrong_number_is_told_what_there_is(lookup: Lookup) -> None:
    """Whoever asks for the 7th of a body whose 6th is on file is told so."""
    assert "(6th)" in str(lookup.meeting("maina 7", TODAY).hint)


def test_days_are_counted_from_the_asker(lookup: Lookup) -> None:
    """Last Wednesday is the one before the day of the question."""
    assert lookup.meeting("last wednesday", date(2022, 10, 7)).results[0].number == 6
    assert lookup.meeting("maina yesterday", date(2022, 10, 6)).results[0].number == 6
    assert lookup.meeting("last month", date(2022, 11, 30)).results[0].number == 6
    assert lookup.meeting("last wednesday", date(2022, 10, 14)).verdict == "none"


def test_several_recorded_meetings_are_ambiguous_and_the_latest_is_known(tmp_path: Path) -> None:
    """Two recorded meetings of a body are both shown, newest first; "latest" names the newer."""
    corpus = open_field(tmp_path / "c.db")
    file(corpus, reading("Seventh", ((None, "Seven."),), meetings=(ReadMeeting(*MAINA, 7, "2022-11-01"),)))
    lookup = Lookup(corpus)
    assert [result.number for result in lookup.meeting("my number", TODAY).results] == [7, 6]
    assert lookup.meeting("my number", TODAY).verdict == "ambiguous"
    assert lookup.meeting("latest my number", TODAY).results[0].number == 7


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("ota", "person", "Naoki Ota"),
        ("who is uehara?", "person", "Tetsutaro Uehara"),
        ("Who's Mr. Ohta", "person", "Naoki Ota"),
        ("河野太郎は誰ですか", None, None),
        ("appi", "topic", "Act on the Protection of Personal Information"),
        ("what is the GDPR?", "topic", "General Data Protection Regulation"),
        ("maina 6", "meeting", f"{MAINA[0]} (6th)"),
        ("when was the maina wg held", "meeting", f"{MAINA[0]} (6th)"),
        ("person ohta", "person", "Naoki Ota"),
        ("topic info linkages", "topic", "information linkages"),
        ("meeting 6", "meeting", f"{MAINA[0]} (6th)"),
    ],
)
def test_one_line_gets_the_one_clear_answer(lookup: Lookup, typed: str, kind: str | None, name: str | None) -> None:
    """What is typed after /brief is answered by the one person, meeting or topic that is clearly meant."""
    answer = lookup.answer(typed, TODAY)
    if kind is None:
        assert answer.verdict in ("unsure", "none", "found")
        return
    assert (answer.kind, answer.verdict, answer.results[0].name) == (kind, "found", name)
    assert isinstance(answer.details, PersonDetails | MeetingDetails | TopicDetails)


def test_a_meeting_is_found_by_its_records_title(lookup: Lookup) -> None:
    """Words of a record's title find its meeting, others of its body by number too; one word does not."""
    assert lookup.meeting("outcome of the fourth meeting of the dialogue", TODAY).results[0].number == 4
    assert lookup.meeting("maina minutes", TODAY).results[0].number == 6
    assert lookup.meeting("minutes", TODAY).verdict == "none"


def test_who_attended_is_answered_by_the_meeting(lookup: Lookup) -> None:
    """The meeting's details are given, with the attendance as what was asked for."""
    answer = lookup.answer("who attended the 6th my number meeting?", TODAY)
    assert answer.focus == "attendance"
    assert isinstance(answer.details, MeetingDetails)
    assert "Tetsutaro Uehara" in {each.name for each in answer.details.attendance}


def test_what_somebody_said_about_something_is_answered_in_their_words(lookup: Lookup) -> None:
    """Only that speaker's passages on the topic are quoted; a matter they never spoke of says so."""
    answer = lookup.answer("what did shishido say about governance", TODAY)
    assert [quote.speaker for quote in answer.quotes] == ["Tsunehisa Shishido"]
    for typed in ("shishido on governance", "tsunehisa shishido governance"):
        assert [quote.speaker for quote in lookup.answer(typed, TODAY).quotes] == ["Tsunehisa Shishido"]
    silent = lookup.answer("what did shishido say about cloud computing", TODAY)
    assert (silent.verdict, silent.quotes) == ("none", ())
    assert "Tsunehisa Shishido" in str(silent.hint)


def test_a_full_name_with_another_given_name(lookup: Lookup) -> None:
    """Kenji Ohta is not on file: Naoki Ota is offered as somebody of another given name, and never the answer."""
    for typed in ("Kenji Ohta", "person ohta kenji", "who is Mr. Kenji Ota", "what did Kenji Ohta say about clouds"):
        answer = lookup.answer(typed, TODAY)
        assert (answer.verdict, answer.results, answer.details, answer.quotes) == ("none", (), None, ())
        assert ("Naoki Ota", "not the same given name") in [(each.name, each.told_apart) for each in answer.near]
    other = lookup.answer("person Naoki Yamaguchi", TODAY)
    assert [(each.name, each.told_apart) for each in other.near] == [("Naoki Ota", "not the same family name")]
    assert lookup.answer("person Kenjirou Yamaguchi", TODAY).near == ()


def test_when_the_next_meeting_is(lookup: Lookup) -> None:
    """The next meeting is the first from the asker's day on; a past announcement is given as the last one there is."""
    ahead = lookup.answer("when is the next dialogue", date(2012, 12, 1))
    assert (ahead.focus, ahead.results[0].date, ahead.hint) == ("next", "2013", None)
    assert "No record names a meeting after today" in str(lookup.answer("when is the next dialogue", TODAY).hint)
    assert lookup.answer("when is the next maina wg", TODAY).verdict == "none"


def test_several_kinds_are_shown_together(tmp_path: Path) -> None:
    """A text that clearly names a topic and a meeting shows both; else come passages, then near ones."""
    corpus = open_field(tmp_path / "c.db")
    file(corpus, reading("On cyber", ((None, "cybersecurity"),), topics=(("cybersecurity policy",),)))
    lookup = Lookup(corpus)
    both = lookup.answer("cybersecurity", TODAY)
    assert (both.verdict, {result.kind for result in both.results}) == ("ambiguous", {"meeting", "topic"})
    assert lookup.answer("washington", TODAY).quotes
    near = lookup.answer("uhera", TODAY)
    assert (near.verdict, near.results[0].name) == ("unsure", "Tetsutaro Uehara")
    assert lookup.answer("lunar geology", TODAY).verdict == "none"


def test_a_new_spelling_is_findable_at_once_whoever_wrote_it(tmp_path: Path) -> None:
    """An admin's spelling, written through another connection, is found by the next lookup and says who added it."""
    path = tmp_path / "c.db"
    lookup = Lookup(open_field(path))
    ota = lookup.person("ota", TODAY).results[0]
    assert lookup.person("mr. new stories", TODAY).verdict == "none"
    other = Corpus.open(path)
    other.spellings.add("person", ota.id, "Mr. New Stories", key=key("Mr. New Stories"), origin="admin", added_by="U1")
    answer = lookup.person("new stories", TODAY)
    assert (answer.verdict, answer.results[0].name, answer.results[0].matched) == (
        "found",
        "Naoki Ota",
        "Mr. New Stories",
    )
    assert isinstance(answer.details, PersonDetails)
    assert {(each.text, each.origin, each.added_by) for each in answer.details.spellings} >= {
        ("Naoki Ota", "record", None),
        ("Mr. New Stories", "admin", "U1"),
    }


def test_a_retired_record_takes_its_people_with_it(tmp_path: Path) -> None:
    """Whom only a retired record names is not found any more."""
    corpus = open_field(tmp_path / "c.db")
    document = file(
        corpus,
        reading("More", ((None, "More."),), meetings=(ReadMeeting(*CYBER, 2),), people=(ReadPerson("Ada Byron"),)),
    )
    lookup = Lookup(corpus)
    assert lookup.person("byron", TODAY).verdict == "found"
    assert lookup.meeting("second cybersecurity", TODAY).verdict == "found"
    corpus.documents.retire(document, by="U1", now=NOW)
    corpus.spellings.names_changed()
    assert lookup.person("byron", TODAY).verdict == "none"
