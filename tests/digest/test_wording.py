"""What somebody types becomes the terms of a digest, or one sentence that says what to type."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefings.corpus.subscriptions import Choice, Schedule, Terms
from briefings.digest import TermsError, in_words, read_choice, read_terms

NOW = datetime(2026, 1, 7, 12, 0, tzinfo=UTC)


def read(text: str) -> Terms:
    return read_terms(text, "Asia/Tokyo", NOW)


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("weekly", Schedule("weekly", 9, 0, "Asia/Tokyo", weekday=0)),
        ("weekly mon 09:00 Asia/Tokyo", Schedule("weekly", 9, 0, "Asia/Tokyo", weekday=0)),
        ("WEEKLY Thursdays at 5pm europe/berlin", Schedule("weekly", 17, 0, "Europe/Berlin", weekday=3)),
        ("daily 7:30", Schedule("daily", 7, 30, "Asia/Tokyo")),
        ("weekdays 12am UTC", Schedule("weekdays", 0, 0, "UTC")),
        ("every two weeks on tue 18:05", Schedule("fortnightly", 18, 5, "Asia/Tokyo", weekday=1, anchor="2026-01-13")),
        ("every other week fri", Schedule("fortnightly", 9, 0, "Asia/Tokyo", weekday=4, anchor="2026-01-09")),
        ("monthly", Schedule("monthly", 9, 0, "Asia/Tokyo", day=1)),
        ("monthly 15th 08:00", Schedule("monthly", 8, 0, "Asia/Tokyo", day=15)),
        ("monthly on the last day", Schedule("monthly", 9, 0, "Asia/Tokyo", day=31)),
        ("monthly wed", Schedule("monthly", 9, 0, "Asia/Tokyo", weekday=2)),
    ],
)
def test_schedules_as_they_are_typed(text: str, schedule: Schedule) -> None:
    """Cadence, day, time and zone are understood in any order that people use; what is not said has a default."""
    assert read(text).schedule == schedule


def test_choices_density_and_quiet() -> None:
    """Everything that can be chosen is understood, quotation marks of any kind included."""
    terms = read('weekly topic:appi person:“Naoki Ota” -topic:x role:"deputy director" density:headlines always')
    assert terms.choices == (
        Choice("include", "topic", "appi"),
        Choice("include", "person", "Naoki Ota"),
        Choice("mute", "topic", "x"),
        Choice("include", "role", "deputy director"),
    )
    assert (terms.density, terms.quiet) == ("headlines", False)
    assert read("daily quiet").quiet is True


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "how often"),
        ("mon 09:00", "how often"),
        ("weekly mon 25:00", "no time “25:00”"),
        ("weekly 9", "can't read “9” as a time"),
        ("weekly mon tue", "weekday twice"),
        ("daily mon", "has no weekday"),
        ("weekly last", "Only a monthly digest"),
        ("monthly 32", "no day 32"),
        ("monthly 15 mon", "choose one"),
        ("weekly Asia/Tokio", "did you mean Asia/Tokyo?"),
        ("weekly Europe/Berln", "did you mean Europe/Berlin?"),
        ("weekly JST", "did you mean Asia/Tokyo?"),
        ("weekly Mars/Olympus", "“Mars/Olympus”"),
        ("weekley", "did you mean weekly?"),
        ("weekly tokyo", "the time zone Asia/Tokyo?"),
        ("weekly topc:appi", "did you mean topic:?"),
        ("weekly topic:", "say which topic"),
        ("weekly density:lots", "headlines, excerpts or full"),
        ("weekly topic:a -topic:A", "both include and mute"),
        ("weekly qwrtzuiop", "is set like this"),
    ],
)
def test_what_is_not_understood_is_answered_with_what_to_type(text: str, said: str) -> None:
    """Every mistake gets one sentence that quotes it and says what would be right."""
    with pytest.raises(TermsError, match=said.replace("?", r"\?")):
        read(text)


def test_one_thing_to_follow() -> None:
    """A follow is one choice; several words need no quotation marks."""
    assert read_choice("person:Naoki Ota") == Choice("include", "person", "Naoki Ota")
    assert read_choice('search:"consent records"') == Choice("include", "search", "consent records")
    with pytest.raises(TermsError, match="what kind of thing"):
        read_choice("Naoki Ota")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("weekly", "every Monday at 09:00 (Asia/Tokyo)"),
        ("daily 7:30 UTC", "every day at 07:30 (UTC)"),
        ("weekdays", "Monday to Friday at 09:00 (Asia/Tokyo)"),
        ("every two weeks fri", "every other Friday at 09:00 (Asia/Tokyo)"),
        ("monthly", "on day 1 of each month at 09:00 (Asia/Tokyo)"),
        ("monthly last", "on the last day of each month at 09:00 (Asia/Tokyo)"),
        ("monthly wed", "on the first Wednesday of each month at 09:00 (Asia/Tokyo)"),
    ],
)
def test_a_schedule_in_words(text: str, sentence: str) -> None:
    """A confirmation says in plain words when the digest comes."""
    assert in_words(read(text).schedule) == sentence
