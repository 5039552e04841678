"""Dates, ordinals, times and periods as minutes, releases and people write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.dates import find_dates, find_days, find_ordinals, kanji_number, merged_range
from briefings.dates.clock_times import find_times
from briefings.dates.horizons import find_periods, period_cues
from briefings.dates.ordinals import ordinals_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Wednesday, October 5, 2022 (2022), from 13:00 to 14:30", "2022-10-05", "2022-10-05"),
        ("October 18/19, 2012", "2012-10-18", "2012-10-19"),
        ("Sun. Feb 23rd, 2025", "2025-02-23", "2025-02-23"),
        ("At 2025-05-18 20:00", "2025-05-18", "2025-05-18"),
        ("令和4年10月5日", "2022-10-05", "2022-10-05"),
        ("令和４年１０月５日（水）", "2022-10-05", "2022-10-05"),
        ("令和六年三月五日", "2024-03-05", "2024-03-05"),
        ("令和元年12月10日", "2019-12-10", "2019-12-10"),
        ("2022年（令和4年）10月5日", "2022-10-05", "2022-10-05"),
        ("R4.10.5", "2022-10-05", "2022-10-05"),
        ("30 October - 2 November 2012", "2012-10-30", "2012-11-02"),
        ("14–15 May 2024", "2024-05-14", "2024-05-15"),
        ("Day 1 – Tuesday 14 May 2024", "2024-05-14", "2024-05-14"),
        ("Tuesday 14th November 2023 at 7.30 pm", "2023-11-14", "2023-11-14"),
        ("12. September 2023", "2023-09-12", "2023-09-12"),
        ("le 15 mars 2023", "2023-03-15", "2023-03-15"),
        ("5 de octubre de 2022", "2022-10-05", "2022-10-05"),
        ("13/10/2025", "2025-10-13", "2025-10-13"),
        ("10/13/2025", "2025-10-13", "2025-10-13"),
        ("in March 2012", "2012-03", "2012-03"),
        ("平成31年3月", "2019-03", "2019-03"),
        ("in 2013 in Tokyo", "2013", "2013"),
        ("twenty twenty-five", "2025", "2025"),
    ],
)
def test_date_is_found(text: str, first: str, last: str) -> None:
    """A date is read in whichever form it is written, cut where the text says no more."""
    found = merged_range(text, find_dates(text))[0]
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["3/4/2025", "13:00", "6th", "ISO/IEC 15408 v2025.1.3", "31 February 2024", "$1,204.31"]
)
def test_no_day_is_found(text: str) -> None:
    """What is no date, or could be two, is not read as a day."""
    assert not [one for one in find_dates(text) if one.is_day]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6th", 6),
        ("sixth", 6),
        ("(6th)", 6),
        ("no. 6", 6),
        ("#6", 6),
        ("第6回", 6),
        ("第６回", 6),
        ("第二十四回", 24),
        ("twenty-fourth meeting", 24),
        ("thirtieth", 30),
        ("Meeting 12", 12),
    ],
)
def test_ordinal_is_found(text: str, value: int) -> None:
    """Every way of counting a meeting gives its number."""
    assert [one.value for one in find_ordinals(text)] == [value]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("13:00 to 14:30", "13:00", "14:30"),
        ("from 1:00 p.m. to 2:30 p.m.", "13:00", "14:30"),
        ("7-9pm", "19:00", "21:00"),
        ("9:00 AM – 12:30 PM", "09:00", "12:30"),
        ("13時00分～14時30分", "13:00", "14:30"),
        ("午後1時半から3時", "13:30", "15:00"),
        ("午前十時", "10:00", None),
        ("21 h 35", "21:35", None),
    ],
)
def test_time_is_found(text: str, first: str, last: str | None) -> None:
    """Times and ranges of them are read on a clock of 24 hours."""
    found = find_times(text)[0]
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("by 2030", "2030-01-01", "2030-12-31"),
        ("by the end of fiscal 2025", "2026-03-31", "2026-03-31"),
        ("first half of FY2025", "2025-04-01", "2025-09-30"),
        ("令和7年度末", "2026-03-31", "2026-03-31"),
        ("by March 2026", "2026-03-01", "2026-03-31"),
        ("end of March 2026", "2026-03-31", "2026-03-31"),
        ("in the first quarter of 2026", "2026-01-01", "2026-03-31"),
        ("in the 2030s", "2030-01-01", "2039-12-31"),
        ("by the end of this fiscal year", "2023-03-31", "2023-03-31"),
        ("summer 2023", "2023-06-01", "2023-08-31"),
    ],
)
def test_period_is_full_days(text: str, first: str, last: str) -> None:
    """A named period is the days from its first to its last, relative ones counted from the day they were said."""
    assert [(one.first, one.last) for one in find_periods(text, "2022-10-05")] == [(first, last)]


def test_day_without_year() -> None:
    """A day without its year is found with month and day only."""
    [found] = find_days("Next call: 14 November, same time")
    assert (found.month, found.day, found.in_year(2022)) == (11, 14, "2022-11-14")


def test_kanji_numbers() -> None:
    """Numbers in kanji are read by place or by tens and hundreds."""
    assert [kanji_number(text) for text in ("二十四", "二四", "百五", "十", "24", "abc")] == [24, 24, 105, 10, 24, None]


@given(st.text(max_size=200))
def test_any_text_has_dates_within_it(text: str) -> None:
    """Whatever the text, what is found lies inside it, in order, and is a real date."""
    for one in find_dates(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.first <= one.last
    spans = [(one.start, one.end) for one in find_times(text)] + [(one.start, one.end) for one in find_ordinals(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one.first <= one.last for one in find_periods(text, "2024-02-29"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                "the 6th meeting",
                "sixth",
                "no. 6",
                "No.\n6",
                "第6回",
                "第六回",
                "16th",
                "6",
                "6.6th",
                "a word or two " * 12,
            )
        ),
        max_size=12,
    ),
    st.integers(1, 20),
)
def test_ordinals_of_one_value_are_those_among_all(parts: list[str], value: int) -> None:
    """Looking for one value alone finds what looking for all ordinals finds of that value, at the same places."""
    text = " ".join(parts)
    assert ordinals_of(text, value) == [one for one in find_ordinals(text) if one.value == value]


@given(
    st.lists(
        st.sampled_from(
            "by 2029|by the end of FY2026|in mid-March|R7.4.1|来年度末までに|by Friday|in the 2030s|by Q3 2027|"
            "in Reiwa 8|within the next two weeks|im Oktober 2026|令和8年|by twenty thirty|it is settled|"
            "on 13/10/2027|２０２８年|"
            "next year|on 20270401|2027-05-01 to 2027-05-03".split("|")
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_sentence_is_asked_for_what_its_paragraph_holds(sentences: list[str]) -> None:
    """The periods of a sentence are the same when only those words are looked for that its paragraph holds."""
    cues = period_cues(". ".join(sentences))
    for sentence in sentences:
        assert find_periods(sentence, "2026-01-15", cues) == find_periods(sentence, "2026-01-15")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on August 23 and 24.", [(8, 23, 24)]),
        ("from 3-5 May we", [(5, 3, 5)]),
        ("May 3 and 10 people", [(5, 3, None)]),
        ("at 12:30-5 May", []),
        ("from 10 to 3 May", [(5, 3, None)]),
    ],
)
def test_days_without_a_year_may_be_several(text: str, days: list[tuple[int, int, int | None]]) -> None:
    """Two days of one month are a range; a number that counts something else, or an hour, is no day."""
    assert [(one.month, one.day, one.last_day) for one in find_days(text)] == days
