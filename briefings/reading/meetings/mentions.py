"""Meetings of the same series that a record only speaks of: an earlier one, the next one announced."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefings.dates import find_dates, find_days, find_ordinals, merged_range
from briefings.dates.clock_times import find_times
from briefings.dates.horizons import find_periods
from briefings.dates.near import cued, held, holds
from briefings.reading.meetings.mention_hours import hours_beside_day
from briefings.reading.meetings.mention_places import place_told
from briefings.reading.meetings.mentions_elsewhere import in_its_series
from briefings.reading.meetings.mentions_japanese import (
    COUNTED,
    CUE,
    behind_count,
    next_and_last,
    said_before,
    with_years,
)
from briefings.reading.text.sentence_ends import SentenceEnds
from briefings.records import ReadMeeting

_SENTENCES = SentenceEnds(before="a-z0-9)”", after="A-Z“(")
_NEXT = re.compile(
    r"\bnext\s(?:[\w.’-]+\s){0,6}?(?:meetings?|mtg|session|call|telecon\w*|sitting|conference|hearing|plenary)\b|"
    r"^\W*next dates?\b|"
    r"\badjourn(?:ed)?\b.{0,40}\bto (?:the )?(?:regular |special |next )?(?:meeting|hearing|session)?|"
    r"\bcontinued?\b.{0,40}\bto (?:the |a )?(?:[\w-]+ ){0,3}?(?:meeting|hearing|session)\b|\bdate of "
    r"(?:the )?next\b|\bnext (?:one|time)\b[^.]{0,40}\b(?:on|is)\b|"
    r"\b[Tt]he next (?:(?:working|study|review) )?(?:committee|council|panel|board|group|subcommittee|commission)\b"
    r"(?=[^.]{0,40}\d)"
    r"|^[^\w\n]*+next\W*:|^[^\w\n]*+next (?!steps?|actions?|deadlines?|milestones?|drafts?|versions?|releases?|"
    r"reviews?|items?|topics?)"
    r"(?:[a-z-]+ ){0,2}[a-z-]+\s?:(?=.{0,40}\d)|(?<!minutes of the )\bmeeting of the \w+(?: (?!held)\w+){0,4} "
    r"on\b(?=.{6,30}\d)|\bhold (?:its|their|the) "
    r"(?:[\w-]+ ){0,3}(?:session|meeting|conference|assembly)\b|\badjourn\w*\b[^\n]{0,60}?\b(?:to\b(?! "
    r"order)|until|till)\b|\bcontinue\w*\b[^\n]{0,60}?\b(?:to (?=(?:the |our |its )?(?:\d|(?-i:[A-Z])|next\b|"
    r"tomorrow))|"
    r"until|till)\b"
    # "It comes back to us at the meeting of May 8, 2025"
    r"|\b(?:at|to|for|until|before|by) (?:the|our|its) (?:[a-z]+ ){0,2}(?:meeting|session|sitting) (?:of|on) "
    r"(?=\d|(?-i:[A-Z][a-z]{2,8}))"
    r"|\bnext \(\d{1,3}(?:st|nd|rd|th)\)|\bat (?:its|their|our) (?:[\w-]+ ){0,2}meeting on\b|\b(?:meet|reconvene|"
    r"gather) again\b|\b(?:will|shall|is to|are to|to) next (?:meet|convene|gather|sit)\b|\bnext meets\b|"
    r"\bthe next (?:is|will be|one is) (?:on "
    r")?(?=[A-Z\d])"
    # "The next Digital Partnership Council is planned for 2025", "to hold the 8th Cyber Dialogue at an early date"
    r"|\bthe next (?:(?-i:[A-Z])[\w-]+ ){1,6}(?:is|will be) (?:planned|scheduled|held|expected)\b"
    r"|\bto (?:hold|host|convene) the (?=\d{1,3}(?:st|nd|rd|th) )"
    # "The 7th Steering Board is to be held on 18 October"
    r"|\b\d{1,3}(?:st|nd|rd|th) (?:[\w’'&-]+ ){1,6}(?:is to|will|is scheduled to|shall) be held\b"
    r"|\b(?:meeting|session|call) (?:is|has been) (?:scheduled|planned|set) for\b"
    r"|\b(?:meeting|session|call) (?:will|is to|is scheduled to|shall) (?:be held|take place)\b|\b(?:nächste|"
    r"prochaine|próxima)\b|次回|次の(?:本会議|会議|会合|委員会)は",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"\b(?:minutes|record|notes|actions?|protokoll|procès-verbal)\b[^.\n]{0,80}\b(?:previous|last|prior|"
    r"meeting|session|call|sitzung|séance|of|from)\b|\b(?:previous|last) (?:meeting|session|call)\b|前々?回",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:\s(?:[\w.’-]+\s){0,4}?|\s?)(?:meeting|session|conference|dialogue|consultations?|talks|call|sitting|"
    r"plenary|AGM|séance|réunion)s?\b|"
    r"\s(?:[a-z]+\s)?(?:committee|council|panel|subcommittee|group)(?=,? (?:is|will be|will take)\b)",
    re.IGNORECASE,
)
# "2nd Special Meeting Room"
_ROOM_BEHIND = re.compile(r" (?:[Rr]oom|[Hh]all|[Cc]enter|[Cc]entre)\b")
_HEADING = cued(
    r"^[^\w\n]*+(?:[\dIVXivx]{1,6}[.)]?\s+)?(?:(?:schedule|calendar|list|dates?(?:,? (?:time )?(?:and|&) (?:place|"
    r"venue|time))?) "
    r"of )?(?:the )?(?:next|future|upcoming|forthcoming|scheduled) (?:[\w-]+ )?(?:meetings?|calls?|sessions?|events|"
    r"dates)"
    r"(?: dates?| schedule)?\W*$",
    "next|future|upcoming|forthcoming|scheduled",
)
_PAST_HEADING = cued(
    r"\b(?:minutes|record|notes)\b.{0,40}\b(?:meetings?|sessions?|sittings?)\b(?: of)?\s*[:：]$",
    "minutes|record|notes",
)
_ABOUT_MONTH = re.compile(r"\b(?:around|about|for|on)\s(?=(?:early |mid-?|late )?[A-Z][a-z]{2,8}\b)")
_BY_THEN = re.compile(r"日(?:[(（].[)）])?まで")
_NO_MEETING = re.compile(
    r"\bno (?:meeting|call|session)|\bcancel|\bretreat\b|\bholiday|\bdeadline\b|休会|中止", re.IGNORECASE
)
_PLANNED = re.compile(
    r"\b(?:is|are)\b[^.]{0,30}\b(?:scheduled|planned|on|in)\b|\b(?:will|is to) be held\b|\bwill take place\b",
    re.IGNORECASE,
)
# "I will report it at the time of the 11th.", as translated records say without a noun.
_AT_THE = re.compile(r"\b(?:at|in|during) (?:the time of )?the $", re.IGNORECASE)
_NO_NOUN = re.compile(r"(?=[.;)]|$)")
_GERMAN = re.compile(r"\b(?P<number>\d{1,3})\. (?:Sitzung|Tagung)\b")
# What a sentence has to hold, in any case, to speak of a meeting, of the next one, or of an earlier one: looking for
# these words first is much quicker than trying the patterns at each of its signs.
_MAY_MENTION = (
    *(
        "meeting",
        "session",
        "conference",
        "dialogue",
        "consultation",
        "talks",
        "call",
        "sitting",
        "hearing",
        "plenary",
        "next",
        "adjourn",
        "again",
        "be held",
    ),
    *("continue", "reconvene", "minutes", "sitzung", "tagung", "séance", "nächste", "prochaine", "próxima", "回", "会"),
)
_MAY_MENTION_ORDINAL = re.compile(
    r"\d(?:st|nd|rd|th)(?:(?=[.;)])|,? (?:(?:committee|council|panel|subcommittee),? )?(?:is|will)\b)", re.IGNORECASE
)
_MAY_ANNOUNCE = (
    *(
        "to hold the ",
        "to host the ",
        "to convene the ",
        "next",
        "again",
        "adjourn",
        "continue",
        "be held",
        "meeting ",
        "session ",
        "call ",
        "nächste",
        "prochaine",
        "próxima",
        "次回",
        "次の",
    ),
)
_MAY_LOOK_BACK = (
    *("minutes", "record", "notes", "action", "protokoll", "procès-verbal", "previous", "last", "前回", "前々回"),
)
# "Fifty-first session" in a head says in which session they met.
_ONLY_SESSION = re.compile(
    r"\W*(?:the )?[\w-]+ (?:regular |annual |ordinary )?session"
    r"(?:, (?:the )?[\w-]+ (?:parliament|congress|legislature|legislative assembly))?\W*",
    re.IGNORECASE,
)
# "44th Parliament, 1st Session" counts no meetings.
_OF_PARLIAMENT = re.compile(
    r"\b(?:Parliament|Congress|Legislature), (?:the )?[\w-]+ (?i:session)\b(?! (?:was|is|will)\b)"
)
_TIME_FIELD = re.compile(r"\W*(?:time|hours?|when)\W{1,5}\d", re.IGNORECASE)
MAX_TEXT = 1_000_000


@dataclass(frozen=True, slots=True)
class _Day:
    first: str
    last: str


def mentioned_meetings(body: str, recorded: ReadMeeting, published: str | None) -> list[ReadMeeting]:
    """The mentioned meetings in order, each once; one without a number is mentioned only by its date."""
    found: list[ReadMeeting] = []
    today = recorded.date or published
    parts = [part for part in _SENTENCES.split(body[:MAX_TEXT]) if len(part) < 3_000]
    cues = held(body, _MAY_MENTION)
    counted = _MAY_MENTION_ORDINAL.search(body) is not None
    headed = _HEADING.may_match(body)
    listed = 0
    last: str | None = None  # the day that was listed last
    for index, sentence in enumerate(parts):
        if len(sentence) < 90:
            opens = headed and _HEADING.search(sentence) is not None
            if opens or (sentence.endswith((":", "：")) and _PAST_HEADING.search(sentence)):
                listed = 1 if opens else -1
                continue
        if listed:
            _fill_hours(found, last, sentence)
            one = _listed(sentence, recorded, today, later=listed > 0)
            listed, last = (listed, one.date) if one else (0, None)
            if one and not _NO_MEETING.search(sentence[: _first_day_ends(sentence) + 12]):
                _keep(found, one)
                continue
        heads = len(sentence) < 40 and _announces(sentence, sentence.lower()) and index + 1 < len(parts)
        text = f"{sentence}: {parts[index + 1][:200]}" if heads else sentence
        may = (cues and holds(text.lower(), cues)) or (counted and _MAY_MENTION_ORDINAL.search(text))
        if not may or _OF_PARLIAMENT.search(text):
            continue
        for one in _of_sentence(with_years(text, today), recorded, today):
            if one.date is None and one.number is None:
                continue
            if one.number is None and recorded.date and one.date and recorded.date.startswith(one.date):
                continue
            _keep(found, one)
    return found[:20]


def _fill_hours(found: list[ReadMeeting], day: str | None, line: str) -> None:
    """ "Time: 10:00 AM - 11:00 AM", on the line below the day of the next meeting."""
    times = find_times(line, dotted=True) if day and len(line) < 60 and _TIME_FIELD.match(line) else []
    for place, one in enumerate(found) if times else ():
        if one.date == day and one.start is None:
            found[place] = replace(one, start=times[0].first, end=times[0].last)


def _first_day_ends(line: str) -> int:
    """Where the first day of a line ends: what stands further on is another entry."""
    ends = [one.end for one in find_dates(line, years=False)] + [one.end for one in find_days(line)]
    return min(ends, default=len(line))


def _listed(line: str, recorded: ReadMeeting, today: str | None, *, later: bool) -> ReadMeeting | None:
    """A short line with a day under "Next meetings" or "Approval of minutes of meeting of:"."""
    if len(line) > 120:
        return None
    day = _day_near(line, today, later=later)
    if day is None or len(day.first) < 10 or (today and (day.first > today) != later):
        return None
    lowered = line.lower()
    counts = recorded.number is not None or _announces(line, lowered) or _looks_back(line, lowered)
    numbers = _numbers(line, recorded) if counts else []
    return _meeting(recorded, numbers[0][0] if numbers else None, day, line)


def _keep(found: list[ReadMeeting], one: ReadMeeting) -> None:
    """One entry for a number, with its date if any sentence gives it, and one for a date without a number."""
    for position, known in enumerate(found):
        same_number = one.number is not None and known.number == one.number and known.series == one.series
        same_date = one.date is not None and known.date == one.date and (one.number is None or known.number is None)
        if same_number or same_date:
            if (known.date is None and one.date) or (known.number is None and one.number):
                found[position] = one
            return
    found.append(one)


def _of_sentence(sentence: str, recorded: ReadMeeting, today: str | None) -> list[ReadMeeting]:
    """The meetings that a sentence mentions."""
    if ("次回" in sentence or "前回" in sentence) and (told := next_and_last(sentence, recorded, today)):
        return told
    if len(sentence) < 40 and _ONLY_SESSION.fullmatch(sentence):
        return []
    lowered = sentence.lower()
    following = _announces(sentence, lowered)
    earlier = None if following else _looks_back(sentence, lowered)
    numbers = _numbers(sentence, recorded) if recorded.number is not None or following or earlier else []
    if numbers:
        found = [
            _meeting(
                recorded,
                number,
                _day_beside(sentence, end, today, later=bool(following) or _is_later(number, recorded)),
                behind_count(sentence, end),
            )
            for number, end in numbers
        ]
        return [in_its_series(one, sentence, recorded) for one in found]
    if following:
        behind = sentence[following.start() : following.start() + 260]
        day = _day_near(behind, today, later=True)
        if day and not (recorded.date and len(day.first) > 4 and day.first <= recorded.date[: len(day.first)]):
            if following[0].lower().endswith(("meetings", "dates")):  # "Next meetings: 16 January, 13 February"
                days = [_day_near(part, today, later=True) for part in re.split(r"[,;]| and ", behind)[:12]]
                return [_meeting(recorded, None, one, "") for one in days if one and len(one.first) == 10]
            return [_meeting(recorded, None, day, sentence[following.end() :])]
        return []
    if earlier and len(sentence) < 400:
        day = _day_near(sentence[earlier.start() : earlier.start() + 220], today, later=False)
        if day and len(day.first) == 10 and (today is None or day.first < today):
            return [_meeting(recorded, None, day, "")]
    return []


def _day_beside(sentence: str, end: int, today: str | None, *, later: bool) -> _Day | None:
    """The day behind a counted meeting, or right before it: ９月１２日の第６回の検討会."""
    japanese = "回" in sentence[max(0, end - 12) : end]
    before = said_before(sentence, end)
    if before and (day := _day_near(before["day"], today, later=later)):
        return day
    return _day_near(sentence[end : end + (40 if japanese else 160)], today, later=later)


def _announces(sentence: str, lowered: str) -> re.Match[str] | None:
    return _NEXT.search(sentence) if holds(lowered, _MAY_ANNOUNCE) else None


def _looks_back(sentence: str, lowered: str) -> re.Match[str] | None:
    return _PREVIOUS.search(sentence) if holds(lowered, _MAY_LOOK_BACK) else None


def _is_later(number: int, recorded: ReadMeeting) -> bool:
    return recorded.number is not None and number > recorded.number


def _numbers(sentence: str, recorded: ReadMeeting) -> list[tuple[int, int]]:
    """(number, where it ends) of each other meeting that the sentence counts."""
    found = [(int(match["number"]), match.end()) for match in _GERMAN.finditer(sentence)]
    ordinals = find_ordinals(sentence)
    dates = [(one.start, one.end) for one in find_dates(sentence)] if ordinals else []
    for ordinal in ordinals:
        behind = sentence[ordinal.end : ordinal.end + 70]
        if sentence[ordinal.start] == "第":
            word = (
                COUNTED.match(behind)
                if CUE.search(sentence) and "回" in sentence[ordinal.start : ordinal.end]
                else None
            )
        else:
            word = _COUNTED.match(behind) or (
                re.match(r"\)", behind) if re.search(r"\bnext \($", sentence[: ordinal.start]) else None
            )
            word = (
                None
                if word
                and re.search(r"\b(?:day|week|month|item|after|before|every|of|[Ff]loor|[Rr]oom|[Hh]all)\b", word[0])
                else word
            )
            word = None if word and _ROOM_BEHIND.match(behind[word.end() :]) else word
            if (
                word is None
                and recorded.number
                and ordinal.value == recorded.number + 1
                and _PLANNED.match(behind.lstrip(" ,"))
            ):
                word = re.match("", behind)
            if (
                word is None
                and recorded.number
                and abs(ordinal.value - recorded.number) <= 2
                and _AT_THE.search(sentence[: ordinal.start])
            ):
                word = _NO_NOUN.match(behind)
        if word and not any(start <= ordinal.start < end for start, end in dates):
            found.append((ordinal.value, ordinal.end + word.end()))
    return [(number, end) for number, end in found if number != recorded.number and 0 < number < 2_000]


def _day_near(text: str, today: str | None, *, later: bool) -> _Day | None:
    if _BY_THEN.search(text):
        return None  # "…第11回議事要旨(案)に9月26日までに意見があれば": a deadline
    dates = merged_range(text, find_dates(text))
    full = next((one for one in dates if len(one.first) > 4), dates[0] if dates else None)
    if full and (len(full.first) > 4 or not find_days(text)):
        return _Day(full.first, full.last)
    days = find_days(text)
    if full is None and not days and later and today:
        month = next(
            (
                one
                for one in find_periods(_ABOUT_MONTH.sub("in ", text), today)
                if one.first[:7] == one.last[:7] and one.first > today
            ),
            None,
        )
        return _Day(month.first[:7], month.first[:7]) if month else None
    if not days or not today:
        return _Day(full.first, full.last) if full else None
    year = int(today[:4])
    if days[0].in_year(year) == today:
        return None
    for candidate in (year, year + 1) if later else (year, year - 1):
        date = days[0].in_year(candidate)
        if date and (date > today) == later:
            return _Day(date, date)
    return None


def _meeting(recorded: ReadMeeting, number: int | None, day: _Day | None, behind: str) -> ReadMeeting:
    start, end = hours_beside_day(behind) if day else (None, None)
    return ReadMeeting(
        recorded.series,
        number=number,
        date=day.first if day else None,
        end_date=day.last if day and day.last != day.first else None,
        start=start,
        end=end,
        place=place_told(behind) if day or (number and not behind.isascii()) else None,
        status="mentioned",
    )
