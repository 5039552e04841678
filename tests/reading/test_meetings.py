"""Which meeting a record records, and which it mentions, in heads and closing lines as many bodies print them."""

from __future__ import annotations

import pytest

from briefings.reading import read
from briefings.records import ReadMeeting

ROSTER = "Present: Ann Bell (chair), Carl Dorn, Eve Falk, Gus Holt\n\n"
TALK = "Ann Bell: Let us begin with the budget.\n\nCarl Dorn: The budget is late.\n\nAnn Bell: We will wait for it.\n"


def recorded(text: str) -> ReadMeeting:
    """The one meeting that a text records."""
    [meeting] = [one for one in read(text.encode(), "minutes.txt").meetings if one.status == "recorded"]
    return meeting


@pytest.mark.parametrize(
    ("head", "series", "number"),
    [
        ("Draft minutes of the 12th meeting of TC 9/SC 2/WG 4", "TC 9/SC 2/WG 4", 12),
        ("MINUTES OF THE 31st MEETING OF LAKE USERS' COMMITTEE (LUC), OSTERBY", "LAKE USERS' COMMITTEE", 31),
        ("# QUIC-LITE Working Group Minutes - Standards Week 44 Porto", "QUIC-LITE Working Group", None),
        ("Notes: Harbour Data WG minutes, 3 May 2023", "Harbour Data WG", None),
        ("Dial-in details: Paper Trails CG, 3 May 2023", "Paper Trails CG", None),
        ("OSTERBY TOWN COUNCIL\n\nORDINARY MEETING OF COUNCIL", "OSTERBY TOWN COUNCIL", None),
        ("OSTERBY LAKES AUTHORITY\n\nSpecial Meeting of the Authority", "OSTERBY LAKES AUTHORITY", None),
        ("OSTERBY SCHOOL DISTRICT NO. 418\n\nBoard of Education Meeting", "Board of Education", None),
        (
            "Lamp Post Working Group - rolling notes (newest on top)\n\nMeeting 8 | May 3, 2023",
            "Lamp Post Working Group",
            8,
        ),
        ("OSTERBY HARBOUR ASSOCIATION     MINUTES 4/2023\nBoard meeting", "OSTERBY HARBOUR ASSOCIATION Board", 4),
        ("Assembly of Osterby\n\nForty-sixth session\n\n31st plenary meeting", "Assembly of Osterby", 31),
        ("交通審議会　海事部会　第9回小型船安全小委員会", "小型船安全小委員会", 9),
        (
            "Minutes No. 3/2023 of the Board of the Federation of Lake Fishers (registered association)",
            "Board of the Federation of Lake Fishers",
            3,
        ),
        ("Lake Users' Committee: Key Takeaways from the Meeting", "Lake Users' Committee", None),
        ("PROCÈS-VERBAL DU CONSEIL MUNICIPAL D’OSTERBY", "CONSEIL MUNICIPAL D’OSTERBY", None),
        ("第1回こども居場所づくり検討委員会 会議要旨", "こども居場所づくり検討委員会", 1),
        ("OSTERBY DISTRICT COUNCIL\n\nOVERVIEW AND SCRUTINY COMMITTEE", "OVERVIEW AND SCRUTINY COMMITTEE", None),
        ("THE 19TH SENIOR OFFICIALS' MEETING ON REEDS", "SENIOR OFFICIALS' MEETING ON REEDS", 19),
        ("RAJYA SABHA OF OSTERBY", "RAJYA SABHA OF OSTERBY", None),
        ("令和6年度 第3回 湖水利用検討会議（令和6年5月3日開催）", "湖水利用検討会議", 3),
    ],
)
def test_series(head: str, series: str, number: int | None) -> None:
    """The body is named as its head names it, without papers, places, dates and labels."""
    meeting = recorded(f"{head}\n\nMinutes\n\nDate: 3 May 2023\n\n{ROSTER}{TALK}")
    assert (meeting.series, meeting.number) == (series, number)


@pytest.mark.parametrize(
    ("head", "date", "start", "place"),
    [
        (
            "1. Date and time Reiwa 5 May 3 (Wed.) 10:00 - 11:30\n\n2. Place Room 4, Lake House",
            "2023-05-03",
            "10:00",
            "Room 4, Lake House",
        ),
        (
            "**Date** Reiwa 5 May 3 (Wednesday) 10:00-11:30\n\n**Venue** Web conference",
            "2023-05-03",
            "10:00",
            "Web conference",
        ),
        ("日　時：令和5年5月3日（水）10:00～11:30\n場　所：湖水会館４階", "2023-05-03", "10:00", "湖水会館４階"),
        (
            "開催日時及び場所\n　令和5年5月3日（水）10時00分～11時30分\n　於：湖水会館4階",
            "2023-05-03",
            "10:00",
            "湖水会館4階",
        ),
        (
            "Meeting held on Wednesday 3 May 2023, 10am - 11.30am, via Microsoft Teams",
            "2023-05-03",
            "10:00",
            "Microsoft Teams",
        ),
        (
            "HELD IN THE LAKE HOUSE, 4 SHORE STREET, OSTERBY\nON WEDNESDAY, 3 MAY 2023\nCOMMENCING AT 10.00AM",
            "2023-05-03",
            "10:00",
            "LAKE HOUSE, 4 SHORE STREET, OSTERBY",
        ),
        ("Wednesday, May 3, 2023 - 10:00 A.M.\nLake House, Room 4", "2023-05-03", "10:00", "Lake House, Room 4"),
        (
            "Lake Office                3 June 2023\n\n3-4 May 2023\nLake House, Room 4",
            "2023-05-03",
            None,
            "Lake House, Room 4",
        ),
        (
            "Time       Wednesday 3.5.2023 at 10.00-11.30\nPlace      Pilot Station, Osterby",
            "2023-05-03",
            "10:00",
            "Pilot Station, Osterby",
        ),
        ("Norby, 6 June 2023\n\n3 May 2023\nOnline (Webex)", "2023-05-03", None, "Online (Webex)"),
        (
            "Distr.: General\n9 June 2023\n\nHeld at Lake House, Osterby, on Wednesday, 3 May 2023",
            "2023-05-03",
            None,
            "Lake House, Osterby",
        ),
        ("met on the 3rd day of May, 2023", "2023-05-03", None, None),
    ],
)
def test_when_and_where(head: str, date: str, start: str | None, place: str | None) -> None:
    """Day, hour and place are read with or without labels, in capitals, and as machines translate them."""
    title = "第３回 湖水利用検討会 議事録" if "月" in head else "Lake Users' Committee - Minutes"
    talk = "○田中委員　資料を見ました。\n\n○鈴木委員　同じです。\n" if "月" in head else ROSTER + TALK
    meeting = recorded(f"{title}\n\n{head}\n\n{talk}")
    said = meeting.place.removeprefix("the ").removeprefix("THE ") if meeting.place else None
    assert (meeting.date, meeting.start, said) == (date, start, place)


@pytest.mark.parametrize(
    ("closing", "number", "date"),
    [
        ("The committee adjourned at 10.49 a.m. until 9.30 a.m. on Thursday, 18 May 2023.", None, "2023-05-18"),
        ("The House then adjourned till Eleven of the Clock on Thursday, May 18, 2023.", None, "2023-05-18"),
        ("The next (4th) will be held on May 18, Reiwa 5.", 4, "2023-05-18"),
        ("The next is May 18. Thank you.", None, "2023-05-18"),
        ("IX. SCHEDULE OF FUTURE MEETINGS\n   Regular Meeting: May 18, 2023, 6:00 PM\n", None, "2023-05-18"),
        ("That the Treasurer report to the meeting of the Committee on 18 May 2023.", None, "2023-05-18"),
        ("The next meeting is scheduled for around June 2023. That is all.", None, "2023-06"),
        ("We will meet again in Norby on 18 May 2023.", None, "2023-05-18"),
        ("The review would be considered at its meeting on 18 May 2023.", None, "2023-05-18"),
        ("Next interim: 2023-05-18, online.", None, "2023-05-18"),
        ("Date and place of next meeting\n18 May 2023, Osterby\n", None, "2023-05-18"),
    ],
)
def test_next_meeting(closing: str, number: int | None, date: str) -> None:
    """A next meeting that the last lines announce is mentioned, with its day and number."""
    text = f"Lake Users' Committee, 3rd meeting - Minutes\n\nDate: 3 May 2023\n\n{ROSTER}{TALK}\n{closing}\n"
    [meeting] = [one for one in read(text.encode(), "minutes.txt").meetings if one.status == "mentioned"]
    assert (meeting.number, meeting.date) == (number, date)


@pytest.mark.parametrize(
    "sentence",
    ["The next step is a draft by 18 May 2023.", "Board Retreat: 18 May 2023.", "We adjourned the debate on fees."],
)
def test_no_next_meeting(sentence: str) -> None:
    """A next step, a retreat and a debate put off are no meetings."""
    text = f"Lake Users' Committee, 3rd meeting - Minutes\n\nDate: 3 May 2023\n\n{ROSTER}{TALK}\n{sentence}\n"
    assert [one for one in read(text.encode(), "minutes.txt").meetings if one.status == "mentioned"] == []


@pytest.mark.parametrize("field", ["掲載日", "公開日", "更新日"])
def test_today_in_minutes_is_not_the_day_of_the_page(field: str) -> None:
    """Who says 本日 in minutes means the meeting's day: the day on which a page came out says nothing of it."""
    words = "出席者：池側、北川\n\n本日は報告書について意見を交わした。\n"
    text = f"# 港湾データ運営会議 議事録\n\n{field}：2024-07-25\n\n{words}"
    reading = read(text.encode(), "page.md")
    assert (reading.published, [each.date for each in reading.meetings]) == ("2024-07-25", [None])


def test_release_of_a_meeting_held_today() -> None:
    """A release dates the meeting by its own day and by the town it is dated from."""
    text = (
        "FOR IMMEDIATE RELEASE\nMay 3, 2023\n\nLAKE COUNCIL ADOPTS REED PLAN\n\n"
        "OSTERBY — The Lake Council, meeting here today for its eleventh annual session, approved a plan for the "
        "reeds of "
        "all four lakes.\n\nThe Council will hold its twelfth annual session in Norby on May 14-15, 2024.\n"
    )
    first, second = read(text.encode(), "release.txt").meetings
    assert (first.series, first.number, first.date, first.place) == ("LAKE COUNCIL", 11, "2023-05-03", "Osterby")
    assert (second.number, second.date, second.end_date) == (12, "2024-05-14", "2024-05-15")


def test_day_of_the_last_minutes_is_not_the_meeting_s() -> None:
    """Approved minutes name the day of the meeting before, which is only mentioned."""
    text = (
        "OSTERBY PARISH COUNCIL\n\nMinutes of a meeting held at the Lake House on Wednesday, 3 May 2023 commencing "
        "at 6.00 pm\n\n"
        "Present: Ann Bell (chair), Carl Dorn\n\n34. MINUTES\nThe minutes of the meeting held on 8 March 2023 were "
        "agreed as a "
        "correct record.\n"
    )
    assert recorded(text).date == "2023-05-03"


def test_day_that_is_spoken() -> None:
    """A transcript without a head gives its day where somebody says what day it is."""
    text = "CHAIR: Good evening. This is the fare hearing of the Lake Commission. It is May 3rd, 2023.\n\n" + TALK * 2
    assert recorded(text).date == "2023-05-03"


@pytest.mark.parametrize(
    ("closing", "end"),
    [
        ("Meeting closed 3.50pm.", "15:50"),
        ("Adjourned 6:41 PM to January 25, 2024.", "18:41"),
        ("Meeting ended: 15:50", "15:50"),
        ("La séance est levée à 21 h 05.", "21:05"),
        ("Críochnaigh an cruinniú ag 1.25 p.m.", "13:25"),
        ("15.04 hrs\n\nThe Sabha then adjourned till Thursday.", "15:04"),
        ("We closed 3 of 50 items.", None),
    ],
)
def test_end(closing: str, end: str | None) -> None:
    """The hour at which a meeting closed is read from its last sentence, with and without "at"."""
    text = f"Lake Users' Committee - Minutes\n\nDate: 3 May 2023\nTime: 10.00\n\n{ROSTER}{TALK}\n{closing}\n"
    assert recorded(text).end == end
