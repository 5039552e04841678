"""One meeting in hundreds of heads: however its day, hours, place and number are printed, they are the same."""

from __future__ import annotations

import pytest

from briefings.reading import read
from briefings.records import ReadMeeting

_SERIES = "Buoy Names Council"
_BODY = """

Present:
- Anna Lindqvist (Ministry of Ports)
- Bo Ekman (Port Authority)

1. Budget

The budget was discussed at length. Bo Ekman asked for the figures of the last year, and the secretariat will look.

2. Any other business

There was none.
"""
_DAYS = (
    "5 October 2022",
    "October 5, 2022",
    "5 Oct 2022",
    "Oct. 5, 2022",
    "5th October 2022",
    "October 5th, 2022",
    "Wednesday, October 5, 2022",
    "Wednesday 5th October 2022",
    "2022-10-05",
    "2022/10/05",
    "05.10.2022",
    "05-Oct-2022",
    "20221005",
    "OCTOBER 5, 2022",
    "5 octobre 2022",
    "5. Oktober 2022",
)
_HEADS_WITH_DAY = (
    f"# {_SERIES} – Meeting of {{}}",
    f"# Minutes of the {_SERIES}, {{}}",
    f"# {_SERIES} Meeting - {{}}",
    f"# {{}} {_SERIES} Meeting Minutes",
    f"# {_SERIES} Meeting Minutes ({{}})",
    f"# {_SERIES}\n\n{{}}",
    f"# {_SERIES} Minutes\n\nDate: {{}}",
    f"# {_SERIES} Minutes\n\n**Date:** {{}}",
    f"# {_SERIES} Minutes\n\n- Date: {{}}",
    f"# {_SERIES} Minutes\n\n| Date | {{}} |\n|---|---|\n| Chair | Anna Lindqvist |",
    f"# {_SERIES}\n\nMinutes of the meeting held on {{}}",
    f"{_SERIES}\nMinutes\n{{}}",
    f"# {_SERIES} minutes\n\nThe {_SERIES} met on {{}} in Lindhaven.",
    f"# {_SERIES} minutes\n\nThe meeting was called to order on {{}} at 2:00 p.m. by Anna Lindqvist.",
)
_HOURS = (
    ("14:00-15:30", "14:00", "15:30"),
    ("14:00 – 15:30 CET", "14:00", "15:30"),
    ("2:00 PM - 3:30 PM", "14:00", "15:30"),
    ("2:00–3:30 pm", "14:00", "15:30"),
    ("14.00-15.30", "14:00", "15:30"),
    ("14h00-15h30", "14:00", "15:30"),
    ("from 14:00 to 15:30", "14:00", "15:30"),
    ("9:30am – 11am", "09:30", "11:00"),
    ("10 a.m. to noon", "10:00", "12:00"),
    ("noon–1pm", "12:00", "13:00"),
    ("14:00 UTC", "14:00", None),
    ("2:00 p.m.", "14:00", None),
)
_HEADS_WITH_HOURS = (
    f"# {_SERIES} Minutes\n\nDate: 5 October 2022\nTime: {{}}",
    f"# {_SERIES} Minutes\n\nDate and time: 5 October 2022, {{}}",
    f"# {_SERIES}\n\n5 October 2022, {{}}",
    f"# {_SERIES}\n\n5 October 2022\n{{}}",
    f"# {_SERIES}\n\n5 October 2022, {{}}, Lindhaven",
    f"# {_SERIES} – 5 October 2022, {{}}",
    f"Minutes of the meeting of the {_SERIES} held on 5 October 2022, {{}}",
)
_PLACES = (
    "Lindhaven",
    "Town Hall, Lindhaven",
    "Room 12, Harbour House, 4 Quay Street, Lindhaven",
    "Online",
    "online (Zoom)",
    "Conference Room B",
    "Council Chamber, Civic Centre",
)
_HEADS_WITH_PLACE = (
    f"# {_SERIES} Minutes\n\nDate: 5 October 2022\nPlace: {{}}",
    f"# {_SERIES} Minutes\n\n**Date:** 5 October 2022\n\n**Venue:** {{}}",
    f"# {_SERIES} Minutes\n\n- Date: 5 October 2022\n- Location: {{}}",
    f"# {_SERIES} Minutes\n\n| Date | 5 October 2022 |\n|---|---|\n| Venue | {{}} |",
    f"# {_SERIES} Minutes\n\n5 October 2022, 14:00-15:30, {{}}",
)
_COUNTED = (
    f"# The 6th meeting of the {_SERIES}\n\n5 October 2022",
    f"# Sixth meeting of the {_SERIES}\n\n5 October 2022",
    f"# {_SERIES}, 6th meeting\n\n5 October 2022",
    f"# {_SERIES} (6th meeting)\n\n5 October 2022",
    f"# {_SERIES} (6th)\n\n5 October 2022",
    f"# 6th {_SERIES}\n\n5 October 2022",
    f"# {_SERIES} Meeting #6\n\n5 October 2022",
    f"# {_SERIES} Meeting No. 6\n\n5 October 2022",
    f"# {_SERIES} - Meeting 6\n\n5 October 2022",
    f"# {_SERIES}, Session VI\n\n5 October 2022",
    f"# {_SERIES}: sixth session\n\n5 October 2022",
    f"# {_SERIES}\n\n6th meeting, 5 October 2022",
    f"# {_SERIES} | Meeting 06 | 5 October 2022",
    f"{_SERIES}\n\nSummary record of the 6th meeting\n\nHeld at Headquarters on Wednesday, 5 October 2022, at 10 a.m.",
)


def _meeting(head: str) -> ReadMeeting:
    meetings = read(f"{head}{_BODY}".encode(), "notes.md").meetings
    assert [one.status for one in meetings] == ["recorded"]
    return meetings[0]


@pytest.mark.parametrize("day", _DAYS)
@pytest.mark.parametrize("head", _HEADS_WITH_DAY)
def test_day_is_read_wherever_it_stands(head: str, day: str) -> None:
    """Days in the usual forms, in titles, fields, lines of their own and sentences."""
    meeting = _meeting(head.format(day))
    assert (meeting.series, meeting.date, meeting.end_date) == (_SERIES, "2022-10-05", None)


@pytest.mark.parametrize("hours", _HOURS, ids=lambda hours: hours[0])
@pytest.mark.parametrize("head", _HEADS_WITH_HOURS)
def test_hours_are_read_wherever_they_stand(head: str, hours: tuple[str, str, str | None]) -> None:
    """Hours of two clocks, with and without an end, beside the day and below it."""
    printed, start, end = hours
    meeting = _meeting(head.format(printed))
    assert (meeting.date, meeting.start, meeting.end) == ("2022-10-05", start, end)


@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize("head", _HEADS_WITH_PLACE)
def test_place_is_read_wherever_it_stands(head: str, place: str) -> None:
    """Towns, rooms and calls, in fields and behind the hours."""
    meeting = _meeting(head.format(place))
    assert (meeting.date, meeting.place) == ("2022-10-05", place)


@pytest.mark.parametrize("head", _COUNTED)
def test_number_is_read_in_any_form(head: str) -> None:
    """Ordinals, digits and Roman numbers, before and behind the body."""
    meeting = _meeting(head)
    assert (meeting.series, meeting.number, meeting.date) == (_SERIES, 6, "2022-10-05")
