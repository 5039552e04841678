"""The meetings that a record records, and those of the same series that it only mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from briefings.dates import find_dates, find_days
from briefings.reading.head.heading import Heading, is_field_line
from briefings.reading.head.mail_lines import is_mail_line
from briefings.reading.meetings.agenda import read_agenda
from briefings.reading.meetings.hours import times_of
from briefings.reading.meetings.mentions import mentioned_meetings
from briefings.reading.meetings.mentions_elsewhere import meetings_elsewhere
from briefings.reading.meetings.place import DATELINE, place_of, where_it_was_written
from briefings.reading.meetings.slashed_days import slashed_day
from briefings.reading.meetings.to_come import is_headline, is_to_come, planned, planned_in_title, same_words
from briefings.reading.meetings.when import date_of
from briefings.reading.series.aliases import aliases_of, organiser_of
from briefings.reading.series.bodies import BODY, NamedSeries
from briefings.reading.series.heads import best_named, counts_parliament, named_by_title
from briefings.reading.series.sentences import called_to_order, series_in_sentence
from briefings.reading.series.series import bare_title, clean_name, number_in_head, series_in_title
from briefings.reading.source.kinds import NEWS_DATELINE
from briefings.reading.text.lines import Line
from briefings.records import DocumentKind, MeetingStatus, ReadMeeting

_WAS_HELD = re.compile(
    r"\b(?:(?<!be )held|met|convened|took place|gathered|assembled|opened (?:its|on|in|at|this))\b|"
    r"開催した|開催され|開かれ|開催しました|"
    r"会[合議](?:を|が)[^。、]{0,16}開(?:[いき]|かれ)|(?:行わ|実施さ)れ(?:ました|た)|会談を(?:実施し|行[いっ])",
    re.IGNORECASE,
)
_DAY_HEADING = re.compile(r"\b(?:day|part|session) \d{1,2}\b", re.IGNORECASE)
_SPOKEN = re.compile(r":\s.{0,80}[a-z]{2}[.!?]\s|[a-z]{3}[.!?]\s+[A-Z].*[a-z]{3}[.!?]")
# "14:59:30 <bettina> Meeting: Lagoon Working Group Teleconference"
_LOGGED = re.compile(r"(?:^|> |\] )Meeting: (?P<name>[A-Z].{4,120})$")
# "Steering Committee Attendees:"
_OF_BODY = re.compile(
    r"(?P<name>[A-Z][\w’'&-]+(?: [A-Z&][\w’'&-]*){0,5}) (?:attendees|members present|participants):?", re.IGNORECASE
)
# "NCUC Meeting": a body's acronym over its day.
_CALLED = re.compile(
    r"(?:(?:Draft |Approved |Final |Unapproved )?(?:Minutes|Notes) of (?:the )?)?"
    r"(?P<name>(?P<body>[A-Z]{3,8}) (?:Meeting|Call|Teleconference))(?: (?:[Nn]o\.? ?|#)?(?P<number>\d{1,4}))?"
)
_ONLY_SESSION = re.compile(r"(?:first|second|third|fourth|1st|2nd|3rd) session", re.IGNORECASE)
_CONGRESS = re.compile(r"\b(?:congress|parliament|legislature)\b", re.IGNORECASE)
# Captions without a full stop name no body.
_LONGEST_NAME = 20
_ONLY_A_YEAR = re.compile(r"(?:19|20)\d\d")
# 第一回定例会の招集について: an item, which counts the meetings of another body.
_AN_ITEM = re.compile(r"(?:について|の件|に関すること|に関する件)[）)]?$")
# "Outcome of the Sixth Session": a release that says what a meeting came to.
_OUTCOME = re.compile(
    r"\bheld$|\b(?:communiqu[eé]|chairs?[’']s? summary|outcomes?|results?|readout|conclusions?|summary|overview)\b|"
    r"結果|概要",
    re.IGNORECASE,
)
# 7月3日、当省は…会合を開催しました, in a ministry's release
_WE_HELD = re.compile(
    r"(?:会合|会議|対話|協議|委員会)(?:を[^。]{0,12}|が[^。]{0,30})(?:開催(?:しました|され)|(?:行わ|実施さ)れ(?:ました|た))|"
    r"会談を(?:行(?:った|いました)|実施し)|"
    r"\bheld\b[^\n]{0,200}\b(?:overview|outline|summary|results?) (?:is|are) as follows"
)
# "They will work to hold the 8th Dialogue at an early date": that one counts no meeting of the record.
_HOLDS_NEXT = re.compile(r"\b(?:to|will|shall) (?:hold|host|convene) (?:the|its|their) (?!first\b)")
_CANCELLED = re.compile(r"cancel", re.IGNORECASE)
# "1180th meeting – 9 October 2013"
_ORDINAL_FIRST = re.compile(r"(?:the )?\d{1,4}(?:st|nd|rd|th) (?:meeting|session)\b", re.IGNORECASE)
# "The Ministers for Foreign Affairs of the Group met at headquarters on 23 September 2016"
_MINISTERS_MET = re.compile(
    r"\b[Tt]he (?:[\w’'-]+ ){0,6}?(?:Ministers|Heads|Leaders|Governors|Presidents)\b[^.\n]{0,160}?\bmet\b[^.\n]{0,120}?"
    r"\bon (?=\d|[A-Z])"
)
# "The minutes of the 11th meeting were approved" counts the meeting before.
_PREVIOUS_MINUTES = re.compile(
    r"\b(?:minutes|record|notes) of (?:the|its|their|our) (?:previous|last|[\w-]+) (?:meeting|session|sitting)\b"
    r"(?=.*\b(?:approved|adopted|confirmed|was|were)\b)|\b(?:approved|adopted)\b.*\bminutes of the\b",
    re.IGNORECASE,
)
# What a main committee of the United Nations' assembly is called, alone on its line.
_MAIN_COMMITTEE = re.compile(
    r"(?:First|Second|Third|Fourth|Fifth|Sixth|Special Political) Committee(?: \([^()]{3,40}\))?"
)
_DAY_WORD = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December"
)
_OPENED = re.compile(
    r"\b(?:[Tt]his is|[Ww]elcome to|call to order) (?:the|a|an|our|this|today[’']s) (?:[\w-]+ ){0,3}?meeting of "
    rf"(?:the )?(?P<name>(?!(?:{_DAY_WORD})\b)[A-Z][\w’'&-]*"
    rf"(?: (?:of |and |for |the )*(?!(?:{_DAY_WORD})\b)[A-Z][\w’'&-]*){{0,8}}"
    r"(?: (?:board|council|committee|commission|panel|authority))?)(?P<behind>[^.?!\n]{0,60})"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a record's words proper: short lines that are neither leftovers nor attendance."""

    heading: Heading
    kind: DocumentKind
    lines: list[Line]
    texts: list[str] = field(default_factory=list)
    body: str = ""
    turns: bool = False


def head_of(
    heading: Heading, lines: list[Line], kind: DocumentKind, head_end: int, skipped: set[int], body: str, *, turns: bool
) -> Head:
    """Collect the head: its short lines up to `head_end` (and at least the first ones of the record)."""
    texts: list[str] = []
    for index, line in enumerate(lines[: max(head_end, 30)]):
        if line.blank or index in skipped or len(line.text) > 300 or (index >= head_end and len(texts) >= 4):
            continue
        if is_mail_line(lines, index):
            continue
        texts.append(line.text)
        if len(texts) >= 24:
            break
    return Head(heading, kind, lines, texts, body, turns)


def read_meetings(head: Head) -> tuple[list[ReadMeeting], dict[str, str]]:
    """The recorded meetings first, then the mentioned ones; with the reasons for their fields."""
    reasons: dict[str, str] = {}
    named = _named(head, reasons)
    dated = _dated_sections(head)
    if named is None and not _has_head(head):
        return [], reasons
    meeting = ReadMeeting(named.name if named else None, number=named.number if named else _number_alone(head))
    if len(dated) > 1 and head.kind in {"minutes", "report", "article", "other"}:
        meetings = [replace(meeting, date=date, begins=begins) for date, begins in dated.items()]
        return meetings, {**reasons, "date": "Each part of the record has a date as its heading."}
    date = date_of(head.heading, head.texts, head.body, head.kind)
    start, end = times_of(head.heading, head.texts, head.body, head.kind)
    if date:
        meeting = replace(meeting, date=date.first, end_date=date.last if date.last != date.first else None)
        reasons["date"] = date.reason
    elif (opened := _opening(head)) and (days := find_dates(opened["behind"], years=False)) and days[0].is_day:
        meeting = replace(meeting, date=days[0].first)
        reasons["date"] = f"Whoever opens the meeting says “{opened[0].strip()}”."
    meeting = replace(meeting, start=start, end=end, agenda=read_agenda(head.lines, head.heading))
    parts = {line.text for line in head.lines[:60] if line.heading > 1 and not find_dates(line.text, years=False)}
    texts = [text for text in head.texts if text not in parts]
    place = place_of(head.heading, texts, head.body, meeting.series, meeting.date) or where_it_was_written(head.body)
    if place:
        meeting = replace(meeting, place=place[0].rstrip(" ,;"))
        reasons["place"] = place[1]
    organiser = organiser_of(head.body[:6_000])
    meeting = replace(
        meeting, spellings=aliases_of(meeting, head.body), organiser=organiser if organiser != meeting.series else None
    )
    if meeting.date and meeting.date == head.heading.published and not head.turns and is_to_come(head.body):
        meeting = replace(meeting, date=None, end_date=None)  # the day of the notice, which a dateline gives
    if head.kind in {"release", "article", "other", "report"} and meeting.date is None:
        ahead = planned_in_title(head.heading.title, head.heading.published)
        meeting = replace(meeting, date=ahead[0], end_date=ahead[1]) if ahead else planned(head.body, meeting, reasons)
    status = _status(head, meeting)
    if status is None:
        return [], {}
    meeting = replace(meeting, status=status)
    mentioned = mentioned_meetings(head.body, meeting, head.heading.published)
    if head.kind in {"release", "article", "other", "report"} and not head.turns:
        known = {(one.series, one.date) for one in mentioned}
        others = meetings_elsewhere(head.body, meeting, head.heading.published)
        mentioned += [one for one in others if (one.series, one.date) not in known]
    return [meeting, *mentioned], reasons


def _status(head: Head, meeting: ReadMeeting) -> MeetingStatus | None:
    """Recorded, or only mentioned; None when the record is not about a meeting at all."""
    if head.kind in {"report", "release", "article", "other"} and not head.turns and is_to_come(head.body):
        return "mentioned" if meeting.number or meeting.date else None
    if head.kind in {"minutes", "transcript", "report"}:
        return "recorded" if head.turns or head.kind != "report" or meeting.date or meeting.number else None
    if head.kind == "release":
        told = any(_OUTCOME.search(text) for text in (head.heading.title, *_first_capitals(head)))
        counted = meeting.number is not None and meeting.date is not None
        titled = meeting.date is not None and bool(meeting.series) and str(meeting.series) in head.heading.title
        return (
            "recorded"
            if ((titled or (told and counted)) and _was_held(head))
            or (meeting.date and _WE_HELD.search(head.body[:800]))
            else "mentioned"
            if meeting.number or meeting.date
            else None
        )
    if meeting.series and not (meeting.number or meeting.date):
        return None
    return "recorded" if _is_about(head, meeting) else "mentioned" if meeting.date or meeting.number else None


def _first_capitals(head: Head) -> list[str]:
    """The first lines that are set in capitals, as papers print what they are: "JOINT COMMUNIQUÉ"."""
    return [text for text in head.texts[:6] if text.isupper() and len(text) < 60]


def _has_head(head: Head) -> bool:
    """Minutes without a body's name are a meeting if their head has a date, a place or an agenda."""
    if head.kind == "report":
        return _MINISTERS_MET.search(head.body[:1_500]) is not None
    if head.kind not in {"minutes", "transcript"}:
        return False
    fields = any(name in head.heading.fields for name in ("when", "place", "agenda")) or head.heading.file_day
    first = [head.heading.title, *head.texts[:12]]
    dated = bool(fields) or any(find_dates(text, years=False) for text in first)
    return dated or slashed_day(first, head.body, head.heading.file_day) is not None


def _named(head: Head, reasons: dict[str, str]) -> NamedSeries | None:
    found = _first_name(head, reasons)
    found = None if found and len(found.name.split()) > _LONGEST_NAME else found
    if found and found.number is None:
        counted = sorted([head.heading.title, *head.texts], key=lambda text: "session" in text.lower())
        for text in counted:
            planned = re.search(r"\b(?:will|shall|next|scheduled|planned|to be held)\b", text) is not None
            planned = planned or (_ONLY_SESSION.fullmatch(text) is not None and _of_parliament(head))
            planned = planned or re.search(r"第\S{1,4}回[^、。]{0,12}に向け", text) is not None
            planned = planned or _PREVIOUS_MINUTES.search(text) is not None
            planned = planned or (text != head.heading.title and _AN_ITEM.search(text) is not None)
            short = len(text) < 160 and not planned and not is_field_line(text) and not counts_parliament(text)
            number = number_in_head(text) if short else None
            if number is not None:
                reasons["number"] = f"The head says “{text[:80]}”."
                return NamedSeries(found.name, number)
        for text in head.body[:6_000].split("\n")[:10]:
            said = None if _HOLDS_NEXT.search(text) else series_in_sentence(text)
            if (
                said
                and said.number
                and (same_words(said.name, found.name) or said.name in found.name or is_headline(found.name))
            ):
                reasons["number"] = f"The text says “{text[:120]}”."
                return said
        if is_headline(found.name):
            return None
    return found


def _number_alone(head: Head) -> int | None:
    """The number in a title such as "1180th meeting", or in the sentence that says where ministers met."""
    if _ORDINAL_FIRST.match(head.heading.title):
        return number_in_head(head.heading.title)
    met = _MINISTERS_MET.search(head.body[:1_500])
    return number_in_head(head.body[met.end() : met.end() + 160].split("\n")[0].split(". ")[0]) if met else None


def _of_parliament(head: Head) -> bool:
    """Whether the head names a congress, whose "FIRST SESSION" is no meeting."""
    return any(_CONGRESS.search(line.text) for line in head.lines[:60] if len(line.text) < 60)


def _first_name(head: Head, reasons: dict[str, str]) -> NamedSeries | None:
    stated = head.heading.fields.get("series")
    if stated and BODY.search(stated[0]) and len(stated[0]) < 160:
        reasons["series"] = f"The field says “{stated[0][:80]}”."
        return series_in_title(stated[0]) or NamedSeries(clean_name(stated[0]), None)
    short = [
        text
        for text in [text for text in head.texts if " " in text or not text.isascii()][:12]
        if len(text) <= 200
        and not (DATELINE.match(text) or NEWS_DATELINE.match(text))
        and not text.rstrip("~*_ ").endswith((".", "。", "?", "？", "!"))
        and not is_field_line(text)
        and not _SPOKEN.search(text)
    ]
    best = _best_of_head(head, short)
    told = best is not None and head.kind not in {"minutes", "transcript"} and is_headline(best[0].name)
    if best and not told:
        reasons["series"] = f"The head says “{best[1][:120]}”."
        return best[0]
    paragraphs = [text for text in head.body[:8_000].split("\n")[:14] if len(text) > 40]
    for text in paragraphs:
        named = series_in_sentence(text)
        if named and len(named.name) > 3:
            reasons["series"] = f"The text says “{text[:120]}”."
            return named
    if best:
        return best[0]
    for line in head.body[:4_000].split("\n")[:40]:
        logged = _LOGGED.search(line)
        if logged and (named := series_in_title(logged["name"])):
            reasons["series"] = f"The log says “{logged[0].strip()[:120]}”."
            return named
    if called := _said_at_opening(head, reasons) or _called(head, reasons):
        return called
    titled = (
        named_by_title(bare_title(head.heading.title), head.heading.title)
        if head.kind in {"minutes", "transcript"}
        else None
    )
    if titled:
        reasons["series"] = f"The title says “{head.heading.title[:120]}”."
    return titled


def _best_of_head(head: Head, short: list[str]) -> tuple[NamedSeries, str] | None:
    """The body that the head's short lines name best, or whose meeting the first words say was called to order."""
    if assembly := next((text for text in short if _MAIN_COMMITTEE.fullmatch(text)), None):
        return NamedSeries(assembly, None), assembly
    best = best_named(head.heading.title, short, head.texts)
    if best is None or best[0].number is not None:
        return best
    text = next((text for text in head.body[:3_000].split("\n")[:8] if " to order" in text), "")
    said = called_to_order(text)
    return (said, text) if said else best


def _said_at_opening(head: Head, reasons: dict[str, str]) -> NamedSeries | None:
    """ "This is the regular meeting of the Larkmead Water District board", as captions write it, in small letters."""
    opened = _opening(head)
    if opened is None:
        return None
    reasons["series"] = f"Whoever opens the meeting says “{opened[0].strip()}”."
    return NamedSeries(clean_name(opened["name"]), None)


def _opening(head: Head) -> re.Match[str] | None:
    texts = head.body[:3_000].split("\n")[:4] if head.kind == "transcript" else []
    return next((opened for text in texts if (opened := _OPENED.search(text[:600]))), None)


def _called(head: Head, reasons: dict[str, str]) -> NamedSeries | None:
    """ "Steering Committee Attendees:" and "NCUC Meeting": lines of the head that name the body beside something."""
    for text in [head.heading.title, *(line.text for line in head.lines[:20] if len(line.text) < 90)]:
        listed = _OF_BODY.fullmatch(text)
        if listed and BODY.search(listed["name"]):
            reasons["series"] = f"The head says “{text[:120]}”."
            return NamedSeries(clean_name(listed["name"]), None)
        called = _CALLED.fullmatch(text)
        if called and head.kind in {"minutes", "transcript"}:
            reasons["series"] = f"The head says “{text[:120]}”."
            number = called["number"]
            return NamedSeries(called["body"], int(number)) if number else NamedSeries(called["name"], None)
    return None


def _is_about(head: Head, meeting: ReadMeeting) -> bool:
    """Whether an article is about the meeting: its title names it, or its first words say that it was held."""
    series = meeting.series or ""
    if series in head.heading.title and (meeting.number or meeting.date):
        return True
    return _was_held(head, series) and (meeting.number is not None or _first_tells(head, series, meeting.date))


def _first_tells(head: Head, series: str, date: str | None) -> bool:
    """Whether the first paragraph says that the body met, and a day is known."""
    first = next((text for text in head.body[:3_000].split("\n")[:10] if len(text) > 60), "")
    return date is not None and series in first and _WAS_HELD.search(first) is not None


def _was_held(head: Head, series: str = "") -> bool:
    """Whether one of the first paragraphs says that the meeting, named by its body if there is one, was held."""
    told = [text for text in head.body[:3_000].split("\n")[:10] if len(text.encode()) > 60][:4]
    return any(series in text and _WAS_HELD.search(text) for text in told)


def _day_of_heading(text: str, year: int | None) -> tuple[int, int, str] | None:
    """Where the one day of a heading stands, and which it is; one without a year is of the year headed above."""
    dates = find_dates(text, years=False)
    if len(dates) == 1 and dates[0].is_day:
        return dates[0].start, dates[0].end, dates[0].first
    days = find_days(text) if year and not dates else []
    day = days[0].in_year(year) if year and len(days) == 1 else None
    return (days[0].start, days[0].end, day) if day else None


def _dated_sections(head: Head) -> dict[str, int]:
    """Notes that roll on: each heading that is nothing but a day, with where it stands; none that was cancelled."""
    found: dict[str, int] = {}
    year: int | None = None
    for index, line in enumerate(head.lines):
        if not line.heading or len(line.text) > 60 or _DAY_HEADING.search(line.text):
            continue
        year = int(line.text) if _ONLY_A_YEAR.fullmatch(line.text) else year
        when = _day_of_heading(line.text, year)
        if when is None:
            continue
        start, end, day = when
        rest = line.text[:start] + line.text[end:]
        if (
            len(
                re.findall(
                    r"[^\W\d_]{2,}", re.sub(r"\b\w+day\b|meeting|minutes|notes|call", "", rest, flags=re.IGNORECASE)
                )
            )
            > 1
        ):
            continue
        below = " ".join(one.text for one in head.lines[index + 1 : index + 4])
        if not _CANCELLED.search(line.text) and not _CANCELLED.match(below.strip()) and day not in found:
            found[day] = line.start
    return found
