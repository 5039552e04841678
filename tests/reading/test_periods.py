"""Dates, times and periods in the forms in which bodies and translating machines print them."""

from __future__ import annotations

import pytest

from briefings.dates import find_dates
from briefings.dates.clock_times import find_times
from briefings.dates.horizons import find_periods


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("手引きは令和5年9月末までに公表する。", "2023-09-30", "2023-09-30"),
        ("令和６年１２月までにまとめる。", "2024-12-01", "2024-12-31"),
        ("平成29年（2017年）3月末をめどに", "2017-03-31", "2017-03-31"),
        ("令和7年夏までに", "2025-06-01", "2025-08-31"),
        ("2024年9月初旬に", "2024-09-01", "2024-09-10"),
        ("by the end of Q3 2024", "2024-09-30", "2024-09-30"),
        ("in the last quarter of 2024", "2024-10-01", "2024-12-31"),
        ("planned for 2025 Q2", "2025-04-01", "2025-06-30"),
        ("by year-end 2026", "2026-12-31", "2026-12-31"),
        ("due end of June", "2023-06-30", "2023-06-30"),
        ("Late March is fine", "2024-03-21", "2024-03-31"),
        ("by the end of the year", "2023-12-31", "2023-12-31"),
        ("by the end of the month", "2023-05-31", "2023-05-31"),
        ("within the fiscal year of Reiwa 7", "2025-04-01", "2026-03-31"),
        ("by the end of Reiwa 6 fiscal year", "2025-03-31", "2025-03-31"),
        ("by January 27, Reiwa 6", "2024-01-27", "2024-01-27"),
    ],
)
def test_period(text: str, first: str, last: str) -> None:
    """A period that a sentence of 2 May 2023 names is read as its days."""
    [period] = find_periods(text, "2023-05-02")
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["at the end of the day", "the end of the road", "a Q3 answer", "the third quarter", "春の集い"]
)
def test_no_period(text: str) -> None:
    """Words that only look like a period are none."""
    assert find_periods(text, "2023-05-02") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1. Date and time Heisei 30 (2018) September 19 (Wed.)", "2018-09-19"),
        ("Date: September 19, Heisei 30 (2018)", "2018-09-19"),
        ("Reiwa 4 November 25 (Friday) 13:00-15:00", "2022-11-25"),
        ("5 October Reiwa 4", "2022-10-05"),
        ("Reiwa 4.10.5", "2022-10-05"),
        ("on the 16th day of August, 2022", "2022-08-16"),
    ],
)
def test_day(text: str, day: str) -> None:
    """Days with an era in Latin letters, and days in full legal form, are read."""
    assert [one.first for one in find_dates(text, years=False)] == [day]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("14.02 hrs", ["14:02"]),
        ("met at 1402 hours", ["14:02"]),
        ("within 24 hours", []),
        ("takes 7 to 9 hours", []),
    ],
)
def test_hours(text: str, times: list[str]) -> None:
    """Hours with their minutes are a time of day; a number of hours is none."""
    assert [one.first for one in find_times(text)] == times
