"""What a digest tells: what is new, once, with its source; promises; what moved; and nothing that was muted."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefings.corpus import Corpus
from briefings.corpus.subscriptions import Choice, Schedule, Subscription, Terms
from briefings.digest import Composer, Digest, Due, due, for_period, request_for
from briefings.lookup import Lookup
from tests.digest.readings import Said, file, minutes

MONDAY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
WEEKLY = Schedule("weekly", 9, 0, "UTC", weekday=0)
KEPT = "Consent records must be kept for five years, and consent must be asked for again after that."


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with contextlib.closing(Corpus.open(tmp_path / "corpus.db")) as opened:
        yield opened


def subscribe(corpus: Corpus, *choices: Choice, schedule: Schedule = WEEKLY) -> Subscription:
    return corpus.subscriptions.subscribe("C1", Terms(schedule, choices), by="U1", now=MONDAY - timedelta(hours=1))


def tick(corpus: Corpus, now: datetime) -> list[Digest]:
    """What the clock does at `now`: each digest that is due is composed and written down."""
    return ticked(corpus, now)[1]


def ticked(corpus: Corpus, now: datetime) -> tuple[list[Due], list[Digest]]:
    """The same, with what was due."""
    told = []
    found = due(
        corpus.subscriptions.running(),
        corpus.outbox.last_until(now),
        now,
        corpus.outbox.ahead(now),
        corpus.outbox.behind(),
    )
    for each in found:
        request = request_for(corpus, each, now)
        digest = Composer(corpus, Lookup(corpus).documents).digest(request)
        corpus.outbox.put(
            each.subscription.id,
            each.period,
            since=each.since,
            until=each.until,
            channel=each.subscription.channel,
            messages=[] if digest.is_empty else ["{}"],
            ids=[secrets.token_hex(8)],
            now=now,
            upto=request.upto,
            told=digest.told,
        )
        told.append(digest)
    return found, told


def titles(digests: list[Digest]) -> list[list[str]]:
    return [[item.source.title for item in digest.items] for digest in digests]


def test_each_record_is_told_once_by_when_it_was_first_seen(corpus: Corpus) -> None:
    """A back-dated record appears, and one that is edited after it was told does not appear again."""
    file(corpus, minutes("Before", [Said("Mika Arai", KEPT)]), MONDAY - WEEK)
    subscribe(corpus)
    assert titles(tick(corpus, MONDAY)) == [[]]
    first = file(
        corpus, minutes("Old minutes", [Said("Mika Arai", KEPT)], date="2012-03-01"), MONDAY + timedelta(days=2)
    )
    edited = file(
        corpus, minutes("Old minutes, put right", [Said("Mika Arai", KEPT)]), MONDAY + timedelta(days=3), first
    )
    assert titles(tick(corpus, MONDAY + WEEK)) == [["Old minutes, put right"]]
    file(corpus, minutes("Once more", [Said("Mika Arai", KEPT)]), MONDAY + WEEK + timedelta(days=1), edited)
    third = tick(corpus, MONDAY + 2 * WEEK)
    assert titles(third) == [[]]
    assert [(each.source.title, each.new_version) for each in third[0].changes] == [("Once more", True)]


def test_a_record_filed_while_the_clock_was_set_back_is_told(corpus: Corpus) -> None:
    """What came in under a clock that was an hour slow is in the next digest all the same, and once."""
    subscribe(corpus)
    tick(corpus, MONDAY)
    file(corpus, minutes("Slow clock", [Said("Mika Arai", KEPT)]), MONDAY - timedelta(hours=1))
    assert titles(tick(corpus, MONDAY + WEEK)) == [["Slow clock"]]
    assert titles(tick(corpus, MONDAY + 2 * WEEK)) == [[]]


def test_a_record_that_was_out_of_sight_is_told_when_it_comes_back(corpus: Corpus) -> None:
    """A record that was retired at the time of a digest and restored later is new in the next one, and only there."""
    subscribe(corpus)
    missed = file(corpus, minutes("Missed", [Said("Mika Arai", KEPT)]), MONDAY - timedelta(minutes=30))
    corpus.documents.retire(missed, by="U1", now=MONDAY)
    assert titles(tick(corpus, MONDAY)) == [[]]
    corpus.documents.restore(missed, now=MONDAY)
    assert titles(tick(corpus, MONDAY + WEEK)) == [["Missed"]]
    assert titles(tick(corpus, MONDAY + 2 * WEEK)) == [[]]


def test_a_record_that_was_told_is_not_told_again_when_it_is_restored(corpus: Corpus) -> None:
    """Whoever was told of a record before it was retired is not told again; one who was not, is."""
    subscribe(corpus)
    document = file(corpus, minutes("Told", [Said("Mika Arai", KEPT)]), MONDAY - timedelta(minutes=30))
    assert titles(tick(corpus, MONDAY)) == [["Told"]]
    corpus.documents.retire(document, by="U1", now=MONDAY)
    tick(corpus, MONDAY + WEEK)
    later = corpus.subscriptions.subscribe("C2", Terms(WEEKLY), by="U1", now=MONDAY + WEEK)
    corpus.documents.restore(document, now=MONDAY)
    told = {
        each.subscription.id: titles([digest]) for each, digest in zip(*ticked(corpus, MONDAY + 2 * WEEK), strict=True)
    }
    assert told == {1: [[]], later.id: [["Told"]]}


def test_a_period_tells_what_came_back(corpus: Corpus) -> None:
    """The digest of a period shows a record that was restored in it, but not to a subscription that was told of it."""
    subscribe(corpus)
    told = file(corpus, minutes("Told", [Said("Mika Arai", KEPT)]), MONDAY - timedelta(minutes=30))
    tick(corpus, MONDAY)
    missed = file(corpus, minutes("Missed", [Said("Mika Arai", KEPT)]), MONDAY + timedelta(minutes=30))
    for document in (told, missed):
        corpus.documents.retire(document, by="U1", now=MONDAY + timedelta(hours=1))
    assert titles(tick(corpus, MONDAY + WEEK)) == [[]]
    for document in (told, missed):
        corpus.documents.restore(document, now=MONDAY + WEEK + timedelta(days=1))

    def shown(weeks: int, subscription: int | None) -> list[str]:
        since = MONDAY + weeks * WEEK
        search = Lookup(corpus).documents
        found = for_period(corpus, search, since, since + WEEK, subscription_id=subscription)
        return [item.source.title for item in found.items]

    assert shown(1, 1) == ["Missed"]
    assert shown(1, None) == ["Told", "Missed"]
    assert shown(2, 1) == []
    assert titles(tick(corpus, MONDAY + 2 * WEEK)) == [["Missed"]]


def test_a_replaced_version_that_is_taken_back_is_no_news(corpus: Corpus) -> None:
    """Taking a new version back brings the old one back into the answers, but into no digest that told of it."""
    subscribe(corpus)
    first = file(corpus, minutes("First", [Said("Mika Arai", KEPT)]), MONDAY - timedelta(minutes=30))
    tick(corpus, MONDAY)
    second = file(corpus, minutes("Second", [Said("Mika Arai", KEPT)]), MONDAY, first)
    corpus.documents.retire(second, by="U1", now=MONDAY)
    corpus.documents.take_place_back(first, now=MONDAY)
    assert titles(tick(corpus, MONDAY + WEEK)) == [[]]


def test_what_was_restored_is_told_at_once(corpus: Corpus) -> None:
    """An immediate message comes when the record comes back, and none when it is retired."""
    corpus.subscriptions.subscribe("U5", Terms(Schedule("immediate", 0, 0, "UTC")), by="U5", now=MONDAY, kind="follows")
    corpus.follows.add("U5", Choice("include", "person", "Mika Arai"), now=MONDAY)
    document = file(corpus, minutes("Back", [Said("Mika Arai", KEPT)]), MONDAY)
    corpus.documents.retire(document, by="U1", now=MONDAY)
    assert titles(tick(corpus, MONDAY + timedelta(minutes=1))) == [[]]
    assert tick(corpus, MONDAY + timedelta(minutes=2)) == []
    corpus.documents.restore(document, now=MONDAY)
    assert titles(tick(corpus, MONDAY + timedelta(minutes=3))) == [["Back"]]


def test_an_item_has_its_meeting_passages_speakers_and_provenance(corpus: Corpus) -> None:
    """A record is told with its meeting, the passages that matter and who said them, never with the thanks."""
    subscribe(corpus)
    said = [
        Said(
            "Mika Arai", "Thank you very much for coming today in spite of the heavy rain, and welcome to all of you."
        ),
        Said("Jonas Brandt", KEPT, ("consent records",)),
        Said("Mika Arai", "Yes."),
    ]
    file(corpus, minutes("Sixth meeting", said, "Harbour Group", "2026-01-06"), MONDAY + timedelta(days=1))
    item = tick(corpus, MONDAY + WEEK)[0].items[0]
    assert item.meeting is not None
    assert (item.meeting.title, item.meeting.date) == ("Harbour Group", "2026-01-06")
    assert [(quote.speaker, quote.source.provenance) for quote in item.quotes] == [("Jonas Brandt", "official")]


def test_only_what_was_chosen_is_told_with_why(corpus: Corpus) -> None:
    """Topics, people, series, roles and ministries can be chosen and muted; each item says which choice it matches."""
    file(
        corpus,
        minutes("A", [Said("Naoki Ota", KEPT, ("APPI",), role="Deputy Director", organisation="Ministry of the Sea")]),
        MONDAY,
    )
    file(corpus, minutes("B", [Said("Mika Arai", KEPT, ("ferries",))], "Harbour Group"), MONDAY)

    def told(*choices: Choice) -> list[tuple[str, tuple[str, ...]]]:
        found = for_period(corpus, Lookup(corpus).documents, MONDAY - WEEK, MONDAY + WEEK, choices)
        return [(item.source.title, item.matched) for item in found.items]

    assert told() == [("A", ()), ("B", ())]
    assert told(Choice("include", "topic", "appi")) == [("A", ("topic “appi”",))]
    assert told(Choice("include", "person", "OHTA Naoki")) == [("A", ("person “OHTA Naoki”",))]
    assert told(Choice("include", "series", "harbour group")) == [("B", ("series “harbour group”",))]
    assert told(Choice("include", "role", "deputy director")) == [("A", ("role “deputy director”",))]
    assert told(Choice("include", "ministry", "sea")) == [("A", ("ministry “sea”",))]
    assert told(Choice("include", "search", "five years consent")) == [
        ("A", ("search “five years consent”",)),
        ("B", ("search “five years consent”",)),
    ]
    assert told(Choice("mute", "topic", "ferries")) == [("A", ())]
    assert told(Choice("include", "search", "consent"), Choice("mute", "person", "Naoki Ota")) == [
        ("B", ("search “consent”",))
    ]
    assert told(Choice("include", "topic", "lighthouses")) == []


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("five years consent", ["Sixth", "Note"]),
        ('"consent records"', ["Sixth", "Note"]),
        ('"records consent"', []),
        ("consent -seven", ["Sixth", "Note"]),
        ("consent -kept", []),
        ("consent speaker:ohta", ["Sixth"]),
        ("speaker:ohta", ["Sixth"]),
        ("consent topic:ferries", ["Note"]),
        ('meeting:"harbour group"', ["Sixth"]),
        ("consent before:2026", ["Note"]),
        ("consent after:2026-01", ["Sixth"]),
        ("consent source:press", []),
        ("consent source:official", ["Sixth", "Note"]),
        ("consent speaker:nobody-at-all", []),
        # Saved before searches were checked.
        ("consent years: kept", ["Sixth", "Note"]),
    ],
)
def test_a_saved_search_is_the_same_as_a_search(corpus: Corpus, search: str, found: list[str]) -> None:
    """Quotes, words left out and every filter work in a digest's search as they do in /brief search."""
    file(corpus, minutes("Long ago", [Said("Naoki Ota", KEPT, ("ferries",))]), MONDAY - 2 * WEEK)
    file(corpus, minutes("Sixth", [Said("Naoki Ota", KEPT)], "Harbour Group", "2026-01-02"), MONDAY)
    file(corpus, minutes("Note", [Said("Mika Arai", KEPT, ("ferries",))], date="2025-12-01"), MONDAY)
    lookup = Lookup(corpus)
    told = for_period(corpus, lookup.documents, MONDAY - WEEK, MONDAY + WEEK, (Choice("include", "search", search),))
    assert [item.source.title for item in told.items] == found
    muted = for_period(corpus, lookup.documents, MONDAY - WEEK, MONDAY + WEEK, (Choice("mute", "search", search),))
    assert [item.source.title for item in muted.items] == [each for each in ("Sixth", "Note") if each not in found]


def test_a_promise_is_told_once_as_due_and_once_as_overdue(corpus: Corpus) -> None:
    """A promise is announced in the digest before its deadline and once after it, if it is still open."""
    subscribe(corpus)
    said = [
        Said("Jonas Brandt", "We will publish the guidance by 16 January.", due="2026-01-16"),
        Said("Mika Arai", "I will send the list by 17 January.", due="2026-01-17"),
    ]
    first = file(corpus, minutes("Sixth", said, "Harbour Group", "2026-01-02"), MONDAY)
    assert [len(each.due) + len(each.overdue) for each in tick(corpus, MONDAY)] == [0]
    second = tick(corpus, MONDAY + WEEK)[0]
    assert [each.due_to for each in second.due] == ["2026-01-16", "2026-01-17"]
    assert [each.meeting.date for each in second.due if each.meeting] == ["2026-01-02", "2026-01-02"]
    record = corpus.documents.get(first)
    assert record is not None
    corpus.corrections.add(record.record_id, "commitment", said[1].text, "met", by="U1", now=MONDAY + WEEK)
    third = tick(corpus, MONDAY + 2 * WEEK)[0]
    assert ([each.due_to for each in third.overdue], third.due) == (["2026-01-16"], ())
    assert [len(each.due) + len(each.overdue) for each in tick(corpus, MONDAY + 3 * WEEK)] == [0]


def test_people_who_speak_for_the_first_time(corpus: Corpus) -> None:
    """A debut is news once; whoever spoke before in any record makes none."""
    file(corpus, minutes("One", [Said("Mika Arai", KEPT)]), MONDAY - timedelta(days=1))
    subscribe(corpus)
    file(corpus, minutes("Two", [Said("Mika Arai", KEPT), Said("Ines Costa", KEPT)]), MONDAY)
    assert [each.name for each in tick(corpus, MONDAY)[0].debuts] == ["Ines Costa"]
    file(corpus, minutes("Three", [Said("Ines Costa", KEPT)]), MONDAY + timedelta(days=1))
    assert tick(corpus, MONDAY + WEEK)[0].debuts == ()


def test_topics_that_rise_and_fall(corpus: Corpus) -> None:
    """A topic in all new records and in none before rose; the one it replaced fell; steady ones are not mentioned."""
    for number in range(12):
        file(corpus, minutes(f"Old {number}", [Said("Mika Arai", KEPT, ("ferries", "budget"))]), MONDAY - WEEK)
    subscribe(corpus)
    for number in range(6):
        file(corpus, minutes(f"New {number}", [Said("Mika Arai", KEPT, ("consent", "budget"))]), MONDAY)
    found = {each.name: (each.direction, each.now, each.before) for each in tick(corpus, MONDAY)[0].topics}
    assert found == {"consent": ("rose", 6, 0), "ferries": ("fell", 0, 12)}


def test_the_course_that_topics_took(corpus: Corpus) -> None:
    """Week by week before a weekly digest: in how many of the records that came in each topic stood."""
    earlier = ((30, "ferries", 1), (6, "ferries", 4), (3, "ferries", 3), (3, "consent", 2), (1, "ferries", 2))
    for weeks_ago, topic, records in earlier:
        for number in range(records):
            said = [Said("Mika Arai", KEPT, (topic,))]
            file(corpus, minutes(f"{weeks_ago} {topic} {number}", said), MONDAY - WEEK * weeks_ago - WEEK / 2)
    subscribe(corpus)
    tick(corpus, MONDAY)
    for number in range(6):
        said = [Said("Mika Arai", KEPT, ("consent",))]
        file(corpus, minutes(f"New {number}", said), MONDAY + timedelta(days=1))
    told = tick(corpus, MONDAY + WEEK)[0]
    names = [each.name for each in told.topics]
    assert sorted(names) == ["consent", "ferries"]
    shown = [(each.first and each.first.isoformat(), each.records, dict(zip(names, each.counts, strict=True)))
             for each in told.course]  # fmt: skip # shorter than one a line
    assert [each for each in shown if each[1]] == [
        (None, 1, {"consent": 0, "ferries": 1}),
        ("2025-11-17", 4, {"consent": 0, "ferries": 4}),
        ("2025-12-08", 5, {"consent": 2, "ferries": 3}),
        ("2025-12-22", 2, {"consent": 0, "ferries": 2}),
        ("2026-01-05", 6, {"consent": 6, "ferries": 0}),
    ]
    assert len(shown) == 9
    assert tick(corpus, MONDAY + 2 * WEEK)[0].course == ()


def test_the_course_goes_back_to_the_earlier_records(corpus: Corpus) -> None:
    """The steps before a short digest are as long as it takes to show where the topic stood before."""
    for weeks_ago in range(1, 11):
        file(corpus, minutes(f"Old {weeks_ago}", [Said("Mika Arai", KEPT, ("ferries",))]), MONDAY - WEEK * weeks_ago)
    subscribe(corpus, schedule=Schedule("daily", 9, 0, "UTC"))
    for number in range(6):
        file(corpus, minutes(f"New {number}", [Said("Mika Arai", KEPT, ("consent",))]), MONDAY - timedelta(minutes=30))
    shown = tick(corpus, MONDAY)[0].course
    assert sum(each.records for each in shown) == 16
    assert min(each.records for each in shown) >= 1


def test_corrections_and_health(corpus: Corpus) -> None:
    """A digest says which older records were corrected, and in one line how the corpus is."""
    document = file(corpus, minutes("One", [Said("Mika Arai", KEPT)]), MONDAY - timedelta(days=1))
    subscribe(corpus)
    corpus.corrections.add(document, "field", "title", '"One"', by="U1", now=MONDAY)
    told = tick(corpus, MONDAY)[0]
    assert [(each.source.title, each.corrected) for each in told.changes] == [("One", ("field",))]
    assert told.health is not None
    assert (told.health.records, told.health.new_with_questions) == (1, 0)
    assert tick(corpus, MONDAY + WEEK)[0].is_empty


def test_an_archive_is_counted_instead_of_listed(corpus: Corpus) -> None:
    """A digest after a large import quotes some, lists more by their titles, and says how many more there are."""
    subscribe(corpus)
    for number in range(250):
        file(corpus, minutes(f"Record {number}", [Said("Mika Arai", KEPT)]), MONDAY)
    told = tick(corpus, MONDAY)[0]
    assert (len(told.items), told.left_out) == (240, 10)
    assert [bool(item.quotes) for item in told.items] == [True] * 40 + [False] * 200


def test_follows_come_in_one_message_and_nothing_chosen_is_nothing_told(corpus: Corpus) -> None:
    """All of one person's follows make one digest, at once when they like; with no follow there is nothing to tell."""
    at_once = Schedule("immediate", 0, 0, "UTC")
    corpus.subscriptions.subscribe("U5", Terms(at_once), by="U5", now=MONDAY, kind="follows")
    corpus.follows.add("U5", Choice("include", "topic", "consent"), now=MONDAY)
    corpus.follows.add("U5", Choice("include", "person", "Mika Arai"), now=MONDAY)
    corpus.follows.add("U5", Choice("mute", "series", "Canal Group"), now=MONDAY)
    file(corpus, minutes("Both", [Said("Mika Arai", KEPT, ("consent",))]), MONDAY)
    file(corpus, minutes("Muted", [Said("Mika Arai", KEPT)], "Canal Group"), MONDAY)
    file(corpus, minutes("Other", [Said("Ines Costa", KEPT)]), MONDAY)
    told = tick(corpus, MONDAY + timedelta(minutes=1))
    assert [(item.source.title, item.matched) for item in told[0].items] == [
        ("Both", ("topic “consent”", "person “Mika Arai”"))
    ]
    assert tick(corpus, MONDAY + timedelta(minutes=2)) == []
    for follow in corpus.follows.of("U5"):
        corpus.follows.remove(follow.id, "U5", now=MONDAY)
    file(corpus, minutes("Later", [Said("Mika Arai", KEPT)]), MONDAY)
    assert titles(tick(corpus, MONDAY + timedelta(minutes=3))) == [[]]
