"""Templates: every answer is rendered, whatever the records hold, and shows what must never be left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blocks import Compiler
from bot.limits import slack_limits
from bot.sandbox.block_kit import BlockKit
from briefings.answers import Answer, MeetingDetails, PersonDetails, Result, TopicDetails
from briefings.data import data_folder
from briefings.records import (
    Attendance,
    BriefingsError,
    Commitment,
    Counted,
    Meeting,
    ProvenanceLabel,
    Quote,
    RoleHeld,
    Source,
    Spelling,
)
from briefings.render import Renderer, day, excerpt, excerpt_with, meeting_days, ordinal, plural
from tests.bot.shown import folded, problems, shown_words

RENDERER = Renderer()
COMPILER = Compiler(slack_limits())
KIT = BlockKit()
SOURCE = Source(1, "Minutes of the group", "minutes", "official", "2025-05-20", "https://example.org/1")
MEETING = Meeting(
    1, 1, "Group", "Group (6th)", 6, "2025-05-20", None, "13:00", "14:30", "Online", ("Opening",), "recorded"
)
QUOTE = Quote(1, 1, "We agree.", "Naoki Ota", 2, "Director", "Ota:", "stated", None, MEETING, SOURCE)


def person(*quotes: Quote) -> Answer:
    details = PersonDetails(
        2,
        "Naoki Ota",
        (Spelling("Ohta", "record"),),
        (RoleHeld("Director", "New Stories", "2025-05-20", SOURCE), RoleHeld("Member", None, None, SOURCE)),
        ((MEETING, True), (replace(MEETING, title="Other"), False)),
        (Counted(1, "consent", 4),),
        quotes,
        len(quotes),
        (SOURCE,),
    )
    return Answer("ota", "person", "found", details=details)


def meeting(quote: Quote) -> Answer:
    details = MeetingDetails(
        quote.meeting or MEETING,
        (
            Attendance(2, "Naoki Ota", "Director", None, True, SOURCE),
            Attendance(3, "Hana Sato", None, None, False, SOURCE),
            Attendance(4, "Kenji Otani", None, None, None, SOURCE),
        ),
        (Counted(2, "Naoki Ota", 3), Counted(None, "", 2)),
        (Counted(1, "consent", 4),),
        (Commitment(1, quote.text, "promise", None, "2026-03-31", None, "open", None, SOURCE, 1),),
        (quote,),
        (quote.source,),
    )
    return Answer("group", "meeting", "found", details=details)


def topic(quote: Quote) -> Answer:
    details = TopicDetails(
        1, quote.text, (), quote, ((MEETING, 2),), (Counted(None, "", 1),), (quote,), 9, (quote.source,)
    )
    return Answer("consent", "topic", "found", details=details)


def words_of(markdown: str) -> str:
    messages = COMPILER.messages(markdown)
    assert all(problems(KIT, message) == [] for message in messages)
    return "\n".join(shown_words(message.blocks) for message in messages)


@pytest.mark.parametrize("build", [person, meeting, topic])
def test_quotes_carry_everything(build: object) -> None:
    """Every quote shows its speaker, position, meeting, date and provenance."""
    assert callable(build)
    words = words_of(RENDERER.answer(build(QUOTE)))
    for part in ("We agree.", "Naoki Ota, Director", "Group (6th)", "20 May 2025", "Minutes, official", "source"):
        assert part in words


@pytest.mark.parametrize("build", [person, meeting, topic])
@pytest.mark.parametrize(
    ("label", "words"),
    [("ai-written", "written by an AI"), ("official-machine-translated", "machine translation"), ("press", "press")],
)
def test_labels_stand_everywhere(build: object, label: ProvenanceLabel, words: str) -> None:
    """A source that is no plain official record wears its label wherever it is shown."""
    assert callable(build)
    source = replace(SOURCE, provenance=label)
    shown = words_of(RENDERER.answer(build(replace(QUOTE, source=source))))
    assert words in shown.partition("We agree.")[2]


def test_unknown_speaker_is_an_unnamed_member() -> None:
    """A speaker whom the record does not name is no name."""
    quote = replace(QUOTE, speaker=None, speaker_id=None, role=None, label="Member:", attribution="unknown")
    assert "Unnamed member, printed as “Member:”" in words_of(RENDERER.answer(topic(quote)))
    assert "unnamed members (2)" in words_of(RENDERER.answer(meeting(quote)))


def test_inferred_speaker_says_from_what() -> None:
    """An inferred speaker says from what it was inferred."""
    quote = replace(QUOTE, attribution="inferred", reason="thanked as “Mr. Ota” just before")
    assert "Speaker inferred: thanked as “Mr. Ota” just before" in words_of(RENDERER.answer(topic(quote)))


def test_absent_is_not_there() -> None:
    """Who was there, who was absent, and of whom the record does not say it, are three lists."""
    words = words_of(RENDERER.answer(meeting(QUOTE)))
    assert "There (1): Naoki Ota" in words
    assert "Absent (1): Hana Sato" in words
    assert "presence not on record (1): Kenji Otani" in words


def test_weak_matches_are_never_the_answer() -> None:
    """A weak match is asked about, not stated; nothing near says what to try."""
    near = (Result("person", 2, "Naoki Ota", 61.0, "Ohta"),)
    assert "Did you mean" in words_of(RENDERER.answer(Answer("otto", "person", "unsure", near)))
    assert "Which one" in words_of(RENDERER.answer(Answer("ota", "person", "ambiguous", near * 2)))
    assert "/brief search" in words_of(RENDERER.answer(Answer("xyz", "person", "none")))
    assert "Try May." in words_of(RENDERER.answer(Answer("xyz", "any", "none", hint="Try May.")))


def test_second_page_shows_only_words() -> None:
    """From the second page on a person's answer is their words, with where one is in them."""
    answer = person(*[replace(QUOTE, passage_id=number) for number in range(5)])
    assert isinstance(answer.details, PersonDetails)
    answer = replace(answer, details=replace(answer.details, quotes_total=12))
    words = words_of(RENDERER.answer(answer, first_quote=6))
    assert "6–10 of 12" in words
    assert "Meetings" not in words


HOSTILE = st.text(
    st.one_of(st.sampled_from("*_`~[]()<>&|!#+-=.: \n\\太é1"), st.characters(codec="utf-8")), min_size=1, max_size=60
).filter(lambda text: bool(text.strip()))


@given(HOSTILE, HOSTILE, HOSTILE, st.sampled_from([person, meeting, topic]))
@settings(max_examples=150)
def test_anything_in_a_record_is_shown_as_it_stands(one: str, two: str, three: str, build: object) -> None:
    """Whatever stands in a record's text, names and titles, the answer is valid and shows it."""
    assert callable(build)
    held = replace(MEETING, title=two, place=one, agenda=(three,))
    source = replace(SOURCE, title=three)
    quote = replace(QUOTE, text=one, speaker=two, role=three, label=one, meeting=held, source=source)
    markdown = RENDERER.answer(build(quote))
    words = words_of(markdown)
    flat = " ".join(words.split())
    for text in (one, two):
        assert folded(text) in flat
    text = "".join(message.text for message in COMPILER.messages(markdown))
    assert "<" not in text.replace("&lt;", "")


def test_team_template_takes_the_place_of_ours(tmp_path: Path) -> None:
    """A team's file of the same name is used; the others stay ours."""
    (tmp_path / "none.md").write_text("Nichts zu {{ answer.query }}.", encoding="utf-8")
    renderer = Renderer(tmp_path)
    assert renderer.answer(Answer("*x*", "any", "none")) == "Nichts zu \\*x\\*.\n"
    assert "Naoki Ota" in renderer.answer(person(QUOTE))


@pytest.mark.parametrize(
    "broken", ["{{ answer.nothing.more }}", "{% if %}", "{{ ().__class__.__mro__ }}", "{{ 1 / 0 }}", "{{ nobody }}"]
)
def test_broken_team_template_falls_back(tmp_path: Path, broken: str) -> None:
    """A team's template that fails, or reaches for what it should not, is told of, and ours is used."""
    (tmp_path / "none.md").write_text(broken, encoding="utf-8")
    told: list[str] = []
    renderer = Renderer(tmp_path, lambda name, error: told.append(name))
    assert "Nothing on file" in renderer.answer(Answer("x", "any", "none"))
    assert told == ["none"]


def test_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    """A folder of templates that is not there is an error for people."""
    with pytest.raises(BriefingsError, match="does not exist"):
        Renderer(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("value", "words"),
    [("2022-10-05", "5 Oct 2022"), ("2012-03", "Mar 2012"), ("2013", "2013"), (None, ""), ("soon", "soon")],
)
def test_dates(value: str | None, words: str) -> None:
    """Dates are shown as people write them, cut where unknown."""
    assert day(value) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2012-10-18", "2012-10-19", "18–19 Oct 2012"),
        ("2012-10-31", "2012-11-01", "31 Oct – 1 Nov 2012"),
        ("2012-12-31", "2013-01-01", "31 Dec 2012 – 1 Jan 2013"),
        ("2012-10-18", None, "18 Oct 2012"),
        ("2012-10", "2012-10", "Oct 2012"),
    ],
)
def test_days_of_a_meeting(first: str, last: str | None, words: str) -> None:
    """A meeting of several days shows the first and the last."""
    assert meeting_days(replace(MEETING, date=first, end_date=last)) == words


def test_a_search_shows_the_sentences_that_it_found() -> None:
    """Of a long passage a search shows what holds the words, and says that more stands around it."""
    long = replace(QUOTE, text=f"{'Nothing of note was said. ' * 30}The ferry needs a new engine. {'And so on. ' * 60}")
    words = words_of(RENDERER.answer(Answer("ferry engine", "search", "found", quotes=(long,), quotes_total=1)))
    assert "The ferry needs a new engine." in words
    assert "… " in words
    assert "ferry" not in words_of(RENDERER.answer(person(long)))


def test_small_words() -> None:
    """Ordinals, plurals and excerpts."""
    numbers = (1, 2, 3, 11, 22, 112)
    assert [ordinal(number) for number in numbers] == [
        "1st",
        "2nd",
        "3rd",
        "11th",
        "22nd",
        "112th",
    ]
    assert plural(1, "passage") == "1 passage"
    assert plural(1200, "person", "people") == "1,200 people"
    assert excerpt("One. Two is longer.", 8) == "One. …"
    assert excerpt("One.", 8) == "One."
    assert excerpt_with("One. Two ferries. Three.", 13, "ferry speaker:three") == "… Two ferries. …"
    assert excerpt_with("One. Two ferries. Three.", 13, "speaker:three") == "One. …"
    assert excerpt_with("One. Two. " * 100_000, 13, "nowhere") == "One. Two. …"


def test_neighbouring_quotes_share_their_lines() -> None:
    """Passages of one speaker from one source stand together over one set of lines; a gap between them shows."""
    quotes = [
        replace(QUOTE, text="First.", position=1),
        replace(QUOTE, text="Second.", position=2),
        replace(QUOTE, text="Fifth.", position=5),
        replace(QUOTE, text="Another.", position=6, speaker="Hana Sato", role="Professor"),
    ]
    words = words_of(RENDERER.answer(person(*quotes)))
    assert "First.\n\nSecond.\n\n…\n\nFifth.\nNaoki Ota, Director" in words
    assert "Another.\nHana Sato, Professor" in words
    assert words.count("Naoki Ota, Director · passages ") == 1


def test_spellings_that_differ_in_case_alone_are_one() -> None:
    """A name in capitals is no other spelling of it."""
    shown = RENDERER.answer(_also("OTA NAOKI", "naoki  ota", "NAOKI OTA", "Ohta", "OHTA"))
    assert "Also written OTA NAOKI, Ohta" in shown


def _also(*spellings: str) -> Answer:
    details = person(QUOTE).details
    assert isinstance(details, PersonDetails)
    also = tuple(Spelling(each, "record") for each in spellings)
    return Answer("ota", "person", "found", details=replace(details, spellings=also))


@pytest.mark.parametrize("answer", [person(QUOTE), person(replace(QUOTE, attribution="inferred", reason="thanked"))])
def test_what_is_included_says_the_same_in_its_place(answer: Answer) -> None:
    """Our templates are compiled with what they include; that shows what including shows as an answer is made."""
    template = (data_folder("templates") / "person.md").read_text(encoding="utf-8")
    assert "{% include" in template
    assert RENDERER.answer(answer) == RENDERER.preview(template, answer=answer, details=answer.details, first_quote=1)


def test_lists_of_names_follow_what_the_record_says_of_presence() -> None:
    """Who was there, who was away and of whom the record does not say stand in lists of their own."""
    markdown = RENDERER.answer(meeting(QUOTE))
    assert "**There (1):** Naoki Ota\n" in markdown
    assert "**Absent (1):** Hana Sato\n" in markdown
    assert "**Named, presence not on record (1):** Kenji Otani\n" in markdown


def test_a_meeting_found_by_its_body_is_not_also_written_so() -> None:
    """The name of the body that met is part of the meeting's own; another spelling of it is shown."""
    found = Result("meeting", 1, "Group (6th)", 90.0, "Group", ("Group",), series="Group", number=6, date="2025-05-20")
    for matched, shown in (("group", False), ("Grp", True)):
        answer = Answer("x", "meeting", "unsure", (replace(found, matched=matched), replace(found, id=2)))
        assert ("also written" in RENDERER.answer(answer)) is shown
