"""What somebody types becomes the terms of a digest, or one sentence that says what to type."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from briefings.corpus.subscriptions import Choice, Schedule, Subscription, Terms
from briefings.digest import TermsError, as_typed, in_words, read_choice, read_follow, read_terms

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


def test_a_whole_search_stands_in_brackets() -> None:
    """A digest's search may use all that searches know; in quotes, words are looked for together."""
    terms = read('weekly search:("my number" -cloud speaker:"naoki ota" after:2022) -search:"any objection" topic:appi')
    assert [(each.effect, each.text) for each in terms.choices] == [
        ("include", '"my number" -cloud speaker:"naoki ota" after:2022'),
        ("mute", '"any objection"'),
        ("include", "appi"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "weekly",
        "daily 7:30 topic:appi density:full",
        "fortnightly fri 5pm Europe/Berlin",
        "monthly wed",
        "monthly last 18:05",
        'weekdays UTC search:("my number" -cloud) -person:"Naoki Ota" always',
    ],
)
def test_terms_are_shown_as_they_are_typed(text: str) -> None:
    """What a digest is shown as, to be copied and changed, is read as the same digest."""
    terms = read(text)
    made = Subscription(
        id=1, channel="C1", cadence=terms.schedule.cadence, weekday=terms.schedule.weekday, hour=terms.schedule.hour,
        minute=terms.schedule.minute, time_zone=terms.schedule.time_zone, created_by="U1", created_at="",
        day=terms.schedule.day, density=terms.density, quiet=terms.quiet, choices=terms.choices,
    )  # fmt: skip # shorter than one a line
    assert read(as_typed(made)) == terms


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
        ("weekly search:consent records", "in brackets: search:("),
        ('weekly search:"my number" speaker:ota', "a part of a search"),
        ("weekly after:2022", "a part of a search"),
        ("weekly search:(consent", "not closed"),
        ("weekly topic:a -topic:A", "both include and mute"),
        ("weekly qwrtzuiop", "is set like this"),
    ],
)
def test_what_is_not_understood_is_answered_with_what_to_type(text: str, said: str) -> None:
    """Every mistake gets one sentence that quotes it and says what would be right."""
    with pytest.raises(TermsError, match=re.escape(said)):
        read(text)


def test_one_thing_to_follow() -> None:
    """A follow is one choice; several words need no quotation marks."""
    assert read_choice("person:Naoki Ota") == Choice("include", "person", "Naoki Ota")
    assert read_choice("search:consent records") == Choice("include", "search", "consent records")
    assert read_choice('search:"consent records"') == Choice("include", "search", '"consent records"')
    with pytest.raises(TermsError, match="what kind of thing"):
        read_choice("Naoki Ota")


FRIDAYS = Schedule("weekly", 9, 0, "Asia/Tokyo", weekday=4)
AT_ONCE = Schedule("immediate", 0, 0, "Asia/Tokyo")


@pytest.mark.parametrize(
    ("text", "searched", "schedule"),
    [
        ("search:consent", "consent", None),
        ("search: consent records", "consent records", None),
        ("search:“my number” -cloud speaker:ota after:2022", '"my number" -cloud speaker:ota after:2022', None),
        ('weekly fri search:"my number" speaker:ota', '"my number" speaker:ota', FRIDAYS),
        ("search:consent -cloud weekly fri", "consent -cloud", FRIDAYS),
        ('search:("my number" -cloud) immediate', '"my number" -cloud', AT_ONCE),
        ("search:daily report", "daily report", None),
    ],
)
def test_a_search_to_follow(text: str, searched: str, schedule: Schedule | None) -> None:
    """Behind search: stands whatever can stand in a search, and how often may be said before it or behind it."""
    assert read_follow(text, "Asia/Tokyo", NOW) == ((Choice("include", "search", searched),), schedule)


def test_several_things_to_follow() -> None:
    """Several follows in one line are several, a whole search in brackets among them."""
    choices, schedule = read_follow('search:(consent topic:appi) topic:appi person:"Naoki Ota"', "Asia/Tokyo", NOW)
    assert [(each.kind, each.text) for each in choices] == [
        ("search", "consent topic:appi"),
        ("topic", "appi"),
        ("person", "Naoki Ota"),
    ]
    assert schedule is None
    with pytest.raises(TermsError, match="what kind of thing"):
        read_follow("Naoki Ota", "Asia/Tokyo", NOW)


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
