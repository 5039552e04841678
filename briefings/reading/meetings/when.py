"""When a meeting was: its days and its hours, from fields, head lines, and sentences that open and close it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefings.dates import FoundDate, find_dates, find_days, merged_range
from briefings.dates.near import cued, once_a_line
from briefings.reading.head.days_told import (
    ON_THE_DAY,
    behind_dateline,
    day_in_title,
    day_of_bot,
    day_of_log,
    day_of_news,
    day_of_notice,
    in_fiscal_year,
    of_another,
    says_today,
    up_to_its_day,
    with_first_day,
)
from briefings.reading.head.heading import Heading
from briefings.reading.meetings.slashed_days import slashed_day
from briefings.reading.source.published import notice_day
from briefings.reading.text.sentence_ends import first_sentences
from briefings.records import DocumentKind

NOT_HELD = cued(
    r"\b(?:as of|published|posted|updated|released|approved|adopted|next|will be|previous|last|prepared|revised|"
    r"version|generated|printed|translated|created|to hold)\b|公表|掲載|更新|次回|前回|作成",
    "as of|published|posted|updated|released|approved|adopted|next|will be|previous|last|prepared|revised|"
    "version|generated|printed|translated|created|to hold|公表|掲載|更新|次回|前回|作成",
)
# "The discussion was moved to June 4th", "due by 4 June"
_PUT_OFF = re.compile(
    r"\b(?:moved|deferred|postponed|put off|tabled|rescheduled|due|until|before|since|by)\b[\w ]{0,16}$"
)
_HELD = cued(
    r"\b(?:was|were|been|is|being) held\b|\bheld (?:its|their|on|in|at|over|the|a|an|virtually|online|from|via|"
    r"by|remotely|through)\b|"
    r"\b(?:meeting|session|sitting|plenary|summit|hearing|forum) (?:opened|began|met) (?:on|in)\b|"
    r"\bofficially opened (?:on|in|at)\b|"
    r"\btook place\b|\bcalled to order (?:on|at)\b|\bconvened\b|\bgathered on\b|"
    r"\b(?:organi[sz]ed|hosted|attended|opened|chaired|took part in|participated in)\b"
    r"(?=[^.]{0,120}\b(?:meeting|summit|conference|dialogue|session)\b)|"
    r"\bhosted (?:in|by|on|at|virtually|online)\b|"
    r"s[’']est tenue?\b|\b(?:sitzung|versammlung|séance|réunion)\b[^.:]{0,100}\b(?:vom|am|du|le) (?=\d)|"
    r"\b(?:call|meeting|session) (?:of|on) \d|\bmet (?:on|in|at)\b|開催され|"
    r"開催し|開かれ|開催する|行われ |行われた「|(?:会合|会議|対話|協議)が行われ|会談を(?:行|実施)",
    "held|took place|called to order|took part|"
    "participated|attended|chaired|opened|began|convened|gathered on|hosted|organised|"
    "organized|"
    "met |call |meeting |session |"
    "sitzung|versammlung|séance|réunion|est tenu|開催|開かれ|行われ|会談を行|会談を実施",
)
MEETS = re.compile(
    r"\b(?:meeting|session|minutes|call|hearing|sitting|conference|notes|council|board|committee)\b", re.IGNORECASE
)
_TOWN = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2},? (?:the |on )?")
_WEEKDAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_APPROVES = re.compile(r"\b(?:agreed|approv\w+|confirmed|correct record|signed|taken as read|adopted)\b", re.IGNORECASE)
_SAID_TODAY = re.compile(
    r"\b(?:it is|it's|today is|today['’]s date is|the date is|this is)\s(?:\w+day,?\s)?(?:the\s)?$", re.IGNORECASE
)
_ENDS_IN_HALF = re.compile(r"\d\s?[ap]\.\s?m\.$", re.IGNORECASE)
# "issued the following joint statement following the first Trade Ministerial on March 18, 2024"
_ISSUED_AFTER = cued(
    r"\bissued (?:the following|this|a|their) (?:joint )?(?:statement|communiqu[eé]|declaration) (?:following|"
    r"after|at the (?:end|"
    r"conclusion) of) [^.\n]{5,160}?\bon (?P<when>(?:[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+),? \d{4})",
    "issued ",
    flags=0,
)


@dataclass(frozen=True, slots=True)
class When:
    """The days of a meeting, ISO, and the words that say so."""

    first: str
    last: str
    reason: str


@once_a_line
def says_held(text: str) -> bool:
    return _HELD.search(text) is not None


@lru_cache(maxsize=2)
def _may_say_held(text: str) -> bool:
    """Whether the beginning of a record has a cue; its days and its hours ask the same."""
    return _HELD.may_match(text)


def sentences_held(text: str, count: int) -> list[str]:
    """Those of the first sentences that say when something was held."""
    sentences = first_sentences(text, count) if _may_say_held(text) else []
    return [sentence for sentence in sentences if says_held(sentence)]


def date_of(heading: Heading, texts: list[str], body: str, kind: DocumentKind) -> When | None:
    """The days from the date field, the title, a line of the head, or a sentence that says that it was held."""
    field = heading.fields.get("when")
    sources = [field[0]] if field else []
    formal = kind in {"minutes", "transcript", "report", "other"}
    if formal or kind == "release":
        lines = [
            text
            for text in (heading.title, *texts)
            if not NOT_HELD.search(text) and (says_held(text) or (formal and not is_sentence(text)))
        ]
        if notice_day(heading.title):  # the notice's own day, which is not the meeting's
            lines = [text for text in lines if text != heading.title]
        sources += sorted(lines, key=lambda text: _rank(text, lines, heading.title))
    sources += [
        sentence for sentence in sentences_held(body[:12_000], 60) if not NOT_HELD.search(up_to_its_day(sentence))
    ]
    about_file = heading.fields.get("published", ("\0", 0))[0]
    sources = [text for text in sources if about_file not in text or (field and text == field[0])]
    told = _told_by_title(heading, kind) if not field else None
    if told := told or _before_release(heading, field[0] if field else "", body, kind):
        return told
    if formal and not field and not find_dates(heading.title, years=False) and not NOT_HELD.search(heading.title):
        titled = slashed_day([heading.title], body, heading.file_day)
        if titled:  # "Regular Meeting - 12/20/04", over the minutes of another day that are approved
            return When(titled[0], titled[0], titled[1])
    if stated := _ISSUED_AFTER.search(body[:3_000]) if formal else None:
        sources.insert(1 if field else 0, stated["when"])
    for text in sources:
        found = behind_dateline(text, [one for one in merged_range(text, find_dates(text, years=False)) if one.is_day])
        if found and not _is_future(text, found[0]):
            one = with_first_day(text, _with_last_day(found[0], sources))
            if one not in found:
                return When(one.first, one.last, f"The head gives both days, “{one.first}” to “{one.last}”.")
            return When(one.first, one.last, f"The record says “{text[one.start : one.end]}”.")
    return (
        _said_to_be_today(body)
        or _one_day(day_of_log(body))
        or _one_day(day_of_bot(body))
        or _by_day_of_paper(heading, kind, sources, body)
        or _without_year(heading, sources, "" if kind == "article" else body)
        or _one_day(slashed_day([heading.title, *sources[:16]], body, heading.file_day))
        or _by_name_of_file(heading, kind)
        or _month_in_title(heading)
    )


def _told_by_title(heading: Heading, kind: DocumentKind) -> When | None:
    """第3回対話の開催（3月21、22日）, on a paper whose own day is given."""
    held = kind not in {"minutes", "transcript"} and not NOT_HELD.search(heading.title)
    told = day_in_title(heading.title, heading.published) if held else None
    return When(*told) if told else None


def _before_release(heading: Heading, field: str, body: str, kind: DocumentKind) -> When | None:
    """ "took place in Seoul on September 13", in a release whose own day is the 14th, and all that its head gives."""
    published = heading.published
    if kind != "release" or not published or len(published) != 10:
        return None
    if field and [one.first for one in find_dates(field, years=False)] != [published]:
        return None
    for sentence in sentences_held(body[:3_000], 20)[:1]:
        told = up_to_its_day(sentence)
        days = [one for one in merged_range(told, find_dates(told, years=False)) if one.is_day]
        if days and field and days[0].last <= published:
            return When(days[0].first, days[0].last, f"The text says “{told[days[0].start : days[0].end]}”.")
        day = next(iter(find_days(told)), None) if not days else None
        first = day.in_year(int(published[:4])) if day else None
        if day and first and first <= published:
            last = day.end_in_year(int(published[:4])) or first
            return When(first, last, f"The text says “{told[day.start : day.end]}”, in the year of the release.")
    return None


def _by_day_of_paper(heading: Heading, kind: DocumentKind, sources: list[str], body: str) -> When | None:
    """ "On Tuesday", 本26日 and "today" are reckoned from the day of the paper.

    Who says "today" in minutes means the meeting's day, which is not that of the page.
    """
    if kind in {"minutes", "transcript"}:
        return None
    news = kind == "article"
    told = (day_of_news(heading.published, sources, body) if news else None) or day_of_notice(
        heading.published, body, news=news
    )
    today = heading.published if told is None and says_today(body) else None
    return When(today, today, "The record says that it was held today.") if today else _one_day(told)


def _one_day(found: tuple[str, str] | None) -> When | None:
    """A day with the words that say so."""
    return When(found[0], found[0], found[1]) if found else None


def _said_to_be_today(body: str) -> When | None:
    """ "It is September 14th, 2023.": a day that is spoken at the beginning."""
    text = body[:3_000]
    for one in find_dates(text, years=False):
        if one.is_day and _SAID_TODAY.search(text[max(0, one.start - 40) : one.start]):
            return When(one.first, one.last, f"It is said that it is “{text[one.start : one.end]}”.")
    return None


def _by_name_of_file(heading: Heading, kind: DocumentKind) -> When | None:
    """The day in the name of a file of minutes that give none themselves, unless its title names another month."""
    month = _month_in_title(heading)
    if not heading.file_day or kind not in {"minutes", "transcript"}:
        return None
    if month and not heading.file_day.startswith(month.first):
        return None
    return When(heading.file_day, heading.file_day, "The record gives no day; its title or its file's name does.")


def _month_in_title(heading: Heading) -> When | None:
    """ "Shapes WG Notes - October 2021": where the record gives no day, the month of its title."""
    months = [one for one in find_dates(heading.title, years=False) if len(one.first) == 7]
    if len(months) != 1 or NOT_HELD.search(heading.title):
        return None
    return When(months[0].first, months[0].last, f"The title says “{heading.title[months[0].start : months[0].end]}”.")


def _rank(text: str, lines: list[str], title: str) -> int:
    """The title's day counts first, then one on which it was held, then any other; that of the paper last."""
    if text == title:
        return 0
    if _is_letterhead(text, lines):
        return 3
    # Further down such a line is the item that approves the last minutes.
    if _APPROVES.search(text.split(". ")[0]):
        return 3
    if text.startswith("Held ") or (ON_THE_DAY.match(text) and not is_sentence(text)):
        return 1
    place = lines.index(text)
    early = place < 10 and not is_sentence(text) and not re.match(r"[\d(•*-]", text)
    early = early and (place < 6 or not re.match(r"minutes\b", text, re.IGNORECASE))
    days = merged_range(text, find_dates(text, years=False))
    return 1 if early and (says_held(text) or any(one.first != one.last for one in days)) else 2


def _is_letterhead(text: str, lines: list[str]) -> bool:
    """Whether a line dates the paper rather than the meeting: its publisher and a day, where another gives several days
    or says that it was held.
    """
    dates = merged_range(text, find_dates(text, years=False))
    if len(dates) != 1 or dates[0].first != dates[0].last or dates[0].end < len(text):
        return False
    if dates[0].start < 4 or says_held(text) or MEETS.search(text):
        return False
    if _TOWN.fullmatch(text[: dates[0].start]):
        whole = [one for line in lines if line != text and (one := _only_day(line))]
        if any(one != dates[0].first for one in whole):
            return True
    others = [one for line in lines if line != text for one in merged_range(line, find_dates(line, years=False))]
    return any(one.is_day and one.first != one.last for one in others)


def _only_day(text: str) -> str | None:
    """The day that is all a line says."""
    dates = find_dates(text, years=False)
    alone = (
        len(dates) == 1
        and dates[0].is_day
        and not re.search(r"[^\W\d_]{4,}", _WEEKDAYS.sub("", text[: dates[0].start]))
    )
    return dates[0].first if alone and dates[0].end >= len(text) - 2 else None


def is_sentence(text: str) -> bool:
    ended = text.endswith((".", "。")) and not _ENDS_IN_HALF.search(text)
    return (ended and len(text.split()) > 6) or re.search(r"\b(?:will|shall|would)\b", text) is not None


def _is_future(text: str, date: FoundDate) -> bool:
    """Whether a sentence plans something for a date: "will publish ... by 30 June", "From 1 April we will"."""
    behind = text[max(0, date.start - 30) : date.start]
    return re.search(r"\b(?:by|until|from|before)\s(?:the\s)?(?:\w+\s)?$", behind, re.IGNORECASE) is not None and bool(
        re.search(r"\b(?:will|shall|should|must|[a-z]+[’']ll|ought|committed)\b", text)
    )


def _with_last_day(day: FoundDate, sources: list[str]) -> FoundDate:
    """The range that another line of the head gives for the same first day, else the day itself."""
    if day.first != day.last:
        return day
    for text in sources[:16]:
        for one in merged_range(text, find_dates(text, years=False)) if len(text) < 160 else ():
            if one.first == day.first and one.last > one.first:
                return one
    for text in sources:
        for one in merged_range(text, find_dates(text, years=False)) if says_held(text) else ():
            if one.is_day and one.last == day.first and one.first < one.last and one.first[:7] == one.last[:7]:
                return one
    return day


def _without_year(heading: Heading, sources: list[str], body: str) -> When | None:
    """ "10 September video call", in the year of another date of the head."""
    years = [one.first[:4] for text in [*sources, body[:4_000]] for one in find_dates(text, years=False)][:1]
    for text in sources[:12]:
        for day in find_days(text):
            if _PUT_OFF.search(text, 0, day.start) or of_another(text, day):
                continue
            date = day.in_year(int(years[0])) if years else None
            if date:
                last = day.end_in_year(int(years[0])) or date
                return When(
                    date, last, f"The record says “{text[day.start : day.end]}”; its year is that of its other dates."
                )
            if fiscal := in_fiscal_year(day, [heading.title, *sources[:12]]):
                return When(fiscal[0], fiscal[0], f"The record says “{text[day.start : day.end]}” and “{fiscal[1]}”.")
    return None
