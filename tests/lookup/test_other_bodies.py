"""Lookups and questions over the records of other bodies, typed as people type."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from briefings.lookup import Lookup
from tests.lookup.other_field import open_other_field

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def lookup(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lookup]:
    """Lookups over the other field."""
    corpus = open_other_field(tmp_path_factory.mktemp("other") / "other.db")
    yield Lookup(corpus)
    corpus.close()


@pytest.mark.parametrize(
    ("typed", "series", "day"),
    [
        ("coastal cities 15", "Coastal Cities", "2024-01-24"),
        ("fifteenth coastal cities roundtable", "Coastal Cities", "2024-01-24"),
        ("16th CCRT", "Coastal Cities", "2024-05-22"),
        ("latest coastal cities round table", "Coastal Cities", "2024-01-24"),
        ("minutes of the coastal cities round table", "Coastal Cities", "2024-01-24"),
        ("SLBC", "Bankers", "2019-06-24"),
        ("slbc kaveripur 58", "Bankers", "2019-06-24"),
        ("bankers cttee 58", "Bankers", "2019-06-24"),
        ("57th slbc", "Bankers", "2019-02-12"),
        ("24.06.2019", "Bankers", "2019-06-24"),
        ("slbc minutes june 2019", "Bankers", "2019-06-24"),
        ("cedar hollow board of education january 2023", "Board of Education", "2023-01-17"),
        ("weir cpc", "Cross Project", "2021-06-15"),
        ("保育データ標準化WG 5", "保育データ", "2025-01-27"),
        ("保育データ標準化ワーキンググループ（第５回）議事概要", "保育データ", "2025-01-27"),
        ("空き家研究会", "空き家", "2019-02-21"),
        ("第5回 空き家の流通に関する研究会", "空き家", "2019-04-18"),
    ],
)
def test_a_meeting_of_any_body_is_found(lookup: Lookup, typed: str, series: str, day: str) -> None:
    """Acronyms, short forms, the place in a record's title and the kind of record lead to the meeting."""
    answer = lookup.meeting(typed, TODAY)
    assert answer.verdict == "found"
    assert series in str(answer.results[0].series)
    assert answer.results[0].date == day


@pytest.mark.parametrize(
    "typed",
    [
        "slbc 60",
        "coastal cities 3",
        "weir cpc 2019",
        "space council",
        "board of tourism",
        "第7回 空き家研究会",
        "金融審議会",
    ],
)
def test_a_meeting_that_is_not_on_file_is_not_stated(lookup: Lookup, typed: str) -> None:
    """A wrong number or date, or another body, is never stated as a meeting on file."""
    assert lookup.meeting(typed, TODAY).verdict in ("none", "unsure")


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("storm surge warning", "storm surge warnings"),
        ("low floor bus", "low-floor buses"),
        ("Low-Floor Buses", "low-floor buses"),
        ("eelgras", "eelgrass"),
        ("eel grass", "eelgrass"),
        ("ACP", "Annual Credit Plan"),
        ("bell schedules", "bell schedule"),
        ("空き家バンク", "空き家バンク"),
        ("午睡記録", "午睡記録"),
    ],
)
def test_a_topic_is_found_in_any_dress(lookup: Lookup, typed: str, topic: str) -> None:
    """Plurals, hyphens, slips and acronyms lead to the topic."""
    answer = lookup.topic(typed, TODAY)
    assert (answer.verdict, answer.results[0].name) == ("found", topic)


@pytest.mark.parametrize("typed", ["heat wave", "travel insurance", "credit cards", "beach volleyball", "年金"])
def test_a_topic_that_is_not_on_file_is_not_stated(lookup: Lookup, typed: str) -> None:
    """One word in common makes no topic."""
    assert lookup.topic(typed, TODAY).verdict in ("none", "unsure")


@pytest.mark.parametrize(
    ("asked", "kind", "name"),
    [
        ("tell me about odette fontaine", "person", "Odette Fontaine"),
        ("is larkspur on file?", "person", "Gideon Larkspur"),
        ("contact for deshpande", "person", "Anant Deshpande"),
        ("what is fontaine's role", "person", "Odette Fontaine"),
        ("Nils Aagaard", "person", "Nils Aagaard"),
        ("anything about beach nourishment?", "topic", "beach nourishment"),
        ("do we have anything on eelgrass", "topic", "eelgrass"),
        ("what was said about the travel fund", "topic", "travel fund"),
        ("午睡記録について教えて", "topic", "午睡記録"),
        ("what did the SLBC decide", "meeting", "State Level Bankers' Committee (58th)"),
        ("how many times did the slbc meet", "meeting", "State Level Bankers' Committee (58th)"),
        ("when did the slbc last meet", "meeting", "State Level Bankers' Committee (58th)"),
        ("空き家の流通に関する研究会の議事録", "meeting", "空き家の流通に関する研究会 (4th)"),
        ("次の空き家研究会はいつですか", "meeting", "空き家の流通に関する研究会 (5th)"),
        ("next coastal cities round table", "meeting", "Coastal Cities Round Table (16th)"),
    ],
)
def test_a_question_gets_what_it_asks_for(lookup: Lookup, asked: str, kind: str, name: str) -> None:
    """A simple question is answered as typed, with the one clear answer in full."""
    answer = lookup.anything(asked, TODAY)
    assert answer.verdict == "found"
    assert (answer.results[0].kind, answer.results[0].name) == (kind, name)


@pytest.mark.parametrize(
    "asked",
    [
        "who is the chair of the coastal cities round table",
        "who chairs the coastal cities round table",
        "how many people attended the coastal cities round table",
        "did greta holm attend the coastal cities round table",
        "was Holm at the 15th coastal cities round table?",
        "who missed the 15th coastal cities round table",
    ],
)
def test_who_was_there_is_asked_in_many_ways(lookup: Lookup, asked: str) -> None:
    """Questions about attendance show who was at that meeting, and who was not."""
    answer = lookup.anything(asked, TODAY)
    assert (answer.verdict, answer.focus, answer.results[0].date) == ("found", "attendance", "2024-01-24")


@pytest.mark.parametrize(
    ("asked", "speaker"),
    [
        ("what did aagaard say about storm surge warnings", "Nils Aagaard"),
        ("show me what aagaard said about storm surge warnings", "Nils Aagaard"),
        ("has aagaard said anything about storm surge warnings", "Nils Aagaard"),
        ("what are fontaine's views on beach nourishment", "Odette Fontaine"),
        ("what did tamm say about beach nourishment", "Lauri Tamm"),
        ("what did tamm say about low-floor buses", "Mihkel Tamm"),
    ],
)
def test_what_somebody_said_is_in_their_own_words(lookup: Lookup, asked: str, speaker: str) -> None:
    """Of two people with one name, the one who spoke of it is meant."""
    answer = lookup.anything(asked, TODAY)
    assert answer.verdict == "found"
    assert {each.speaker for each in answer.results} == {speaker}


@pytest.mark.parametrize(
    "asked",
    [
        "who is boris johnson",
        "what did sato say about shore power",
        "who attended the 99th slbc",
        "was churchill at the moon landing",
        "when is the next fisheries summit",
        "what is quantum computing",
        "how many people live in paris",
        "小野は誰",
        "zzz",
    ],
)
def test_a_question_without_an_answer_on_file_is_told_so(lookup: Lookup, asked: str) -> None:
    """Nobody and nothing is stated that is not on file."""
    assert lookup.anything(asked, TODAY).verdict in ("none", "unsure")
