"""The day on which a record was published: a field, a sentence that says so, or the date in an article's head."""

from __future__ import annotations

import re

from briefings.dates import find_dates, find_days
from briefings.dates.near import cued
from briefings.reading.head.days_told import within
from briefings.reading.head.heading import Heading
from briefings.reading.text.lines import Line
from briefings.records import DocumentKind

_PUBLISHED = cued(
    r"\b(?:put (?:up )?(?:an?|the|its) notice|published|posted|released|issued|announced)\b|公表|公開|掲載|"
    r"発表|更新日",
    "notice|published|posted|released|issued|announced|公表|公開|掲載|発表|更新日",
)
_RELEASED = re.compile(r"(?:Media|Press|News) (?:[Rr]elease|[Ss]tatement),? (?P<day>[\w ,]{8,24})$")
# "Halden, 9 February 2010 – ", "PORT ALDER (Estmark), 14 June 2024 -- "
_DATED_FROM = re.compile(
    r"(?:\*\*)?[A-ZÀ-Þ][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}(?:, [A-Z][\w. ]+?| \([\w. ]+\))?(?:,| \(|:) ?"
    r"(?:[A-Z][a-z]+day,? )?(?P<day>[\w ,]{8,24}?)\)?(?: \([A-Z][\w ./]{1,40}\)(?=:| ?[–—-]))?"
    r"(?:\*\*)? ?(?:[–—:]|--?)(?:\*\*)? (?=[A-Z])"
)
_STAMP = re.compile(r"date (?P<day>(?:19|20)\d\d-[01]\d-[0-3]\d)(?= )")
# "2013年04月15日 19:26": no meeting begins at such a minute.
_STAMPED = re.compile(r"(?:日|\d{4},?) \d{1,2}:\d[1-46-9](?: [A-Z]{2,4})?$")
_HOUR = re.compile(r" \d{1,2}:\d{2}(?: [A-Z]{2,4})?$")
_DATELINE = re.compile(r"[A-Z][A-Z ,.]{3,30} [–—] [A-Z]")
_DASH = re.compile(r"[–—-] |\): ")
# What a ministry's notice says behind its own day.
_NOTICE = re.compile(
    r"[\s:–—-]{1,3}(?:Results?|Outcomes?|Summary|Overview|Report|Joint|Holding|Release|Announcement|Publication)\b"
)
_COMMUNIQUE = re.compile(r"\b(?:press|communiqu[eé]|statement|declaration|release)\b", re.IGNORECASE)
_TOWN = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2},? ){1,2}(?:\w+day,? )?")
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b[.,]{0,2}\s?",
    re.IGNORECASE,
)
# "Minutes of the Council Meeting on 21 July 2016 were posted on the 3rd": those of another day
_OTHER_MINUTES = re.compile(r"\W*(?:the |draft |final )*minutes (?:of|from) ", re.IGNORECASE)
# 12月22日に開催することを発表しました
_TO_BE_HELD = re.compile(r"(?:\s?[(（][日月火水木金土](?:曜日)?[)）])?に、?[^。、]{0,20}?(?:開催|開く|開か|行う|行わ)")
_HELD = re.compile(r"\b(?:held|met|convened|took place|meeting|gathered|assembled)\b|開催|開かれ|行われ", re.IGNORECASE)


def _published_by_field(heading: Heading, value: tuple[str, int], lines: list[Line]) -> bool:
    """A field with a date, or with a day only ("12月23日 8時50分") whose year a line right below gives."""
    if dates := find_dates(value[0], years=False):
        heading.published = dates[0].first
        heading.reasons["published"] = f"The field says “{value[0][:60]}”."
        return True
    days = find_days(value[0])
    for line in lines[value[1] : value[1] + 8] if days else ():
        for one in find_dates(line.text[:200], years=False):
            if one.first == days[0].in_year(int(one.first[:4])):
                heading.published = one.first
                heading.reasons["published"] = f"The field says “{value[0][:60]}”; a line below gives the year."
                return True
    return False


def _dated_results(heading: Heading) -> bool:
    """ "December 17, 2019 Results of the 25th Dialogue": a notice that begins with its own day."""
    if (day := notice_day(heading.title)) is None:
        return False
    heading.published = day
    heading.reasons["published"] = f"The title begins with the notice's own day: “{heading.title[:80]}”."
    return True


def notice_day(title: str) -> str | None:
    """The day that a title such as "July 3, 2023 Results of the Council" begins with; None for other titles."""
    if not _NOTICE.search(title):
        return None
    dates = find_dates(title[:60], years=False)
    begins = bool(dates) and dates[0].is_day and dates[0].start <= 2
    return dates[0].first if begins and _NOTICE.match(title[dates[0].end :]) else None


def _has_dateline(lines: list[Line]) -> bool:
    """Whether one of the first lines opens with a town in capitals and a dash, as papers and press offices write."""
    return any(_DATELINE.match(line.text) for line in lines[:14] if len(line.text) > 60)


def _was_held_before(lines: list[Line], day: str) -> bool:
    """Whether the title or one of the first sentences says that something was held before the day of the paper."""
    told = [line.text[:400] for line in lines[:30] if len(line.text) > 40 and _HELD.search(line.text[:400])][:4]
    if any(one.is_day and one.first < day for text in told for one in find_dates(text, years=False)[:1]):
        return True
    headline = next((line.text for line in lines[:4] if not line.blank), "")
    days = [one for text in (headline, *told[:1]) if len(text) < 400 for one in find_days(text)[:1]]
    return any((on := within(one, day)) and on < day for one in days)


def _day_below_title(heading: Heading, lines: list[Line], *, article: bool) -> bool:
    """A line that is nothing but a day, right below the title of a release or an article.

    On other papers only where their first sentences tell what was held before that day.
    """
    first = (heading.title_line or 0) + 1
    for line in [line for line in lines[first : first + 8] if not line.blank][:3]:
        dates = find_dates(line.text[:60], years=False) if len(line.text) < 40 else []
        if (
            len(dates) == 1
            and dates[0].is_day
            and len(_WEEKDAY.sub("", _HOUR.sub("", line.text))) <= dates[0].end - dates[0].start + 4
            and (
                article or _STAMPED.search(line.text) or _has_dateline(lines) or _was_held_before(lines, dates[0].first)
            )
        ):
            heading.published = dates[0].first
            heading.reasons["published"] = f"The line below the title says “{line.text}”."
            return True
    return False


def _town_and_day(heading: Heading, lines: list[Line]) -> bool:
    """ "Reykholt, 9 May 2018" in the head of a communiqué: where and when it was issued."""
    head = [line.text for line in lines[:14] if not line.blank][:8]
    if not any(_COMMUNIQUE.search(text) for text in head if len(text) < 90):
        return False
    for text in head:
        dates = find_dates(text, years=False) if len(text) < 60 else []
        alone = len(dates) == 1 and dates[0].end == len(text) and dates[0].is_day and dates[0].first == dates[0].last
        if alone and _TOWN.fullmatch(text, 0, dates[0].start):
            heading.published = dates[0].first
            heading.reasons["published"] = f"The head of the paper says “{text}”."
            return True
    return False


def _day_above_title(heading: Heading, lines: list[Line]) -> bool:
    """A line above the title that is nothing but a day: the page's, not that of a meeting which the title names."""
    for index, line in enumerate(lines[: heading.title_line or 0]):
        dates = find_dates(line.text, years=False) if not line.blank and len(line.text) < 40 else []
        if len(dates) == 1 and dates[0].is_day and len(_WEEKDAY.sub("", line.text)) <= dates[0].end - dates[0].start:
            heading.published = dates[0].first
            heading.fields.setdefault("published", (line.text, index))
            heading.reasons["published"] = f"The line above the title says “{line.text}”."
            return True
    return False


def _stamped(heading: Heading, lines: list[Line]) -> bool:
    """ "date 2023-09-06", with which a page that was stored as text begins."""
    first = next((line.text for line in lines[:4] if not line.blank), "")
    if stamp := _STAMP.match(first):
        heading.published = stamp["day"]
        heading.reasons["published"] = f"The text begins with “{stamp[0]}”."
    return stamp is not None


def _dated_above(heading: Heading, lines: list[Line], kind: DocumentKind) -> bool:
    """The day above a title, or a town's beside it; above a transcript's only where another day stands below."""
    if kind in {"minutes", "transcript"}:
        return kind == "transcript" and _dated_twice(heading, lines) and _day_above_title(heading, lines)
    return _day_above_title(heading, lines) or _town_and_day(heading, lines)


def _dated_twice(heading: Heading, lines: list[Line]) -> bool:
    """Whether another day stands alone below the title: then that above it is the page's."""
    first = (heading.title_line or 0) + 1
    for line in [line for line in lines[first : first + 8] if not line.blank and len(line.text) < 40][:3]:
        dates = find_dates(line.text, years=False)
        if len(dates) == 1 and dates[0].is_day:
            return True
    return False


def _said_in_text(heading: Heading, lines: list[Line], *, article: bool) -> bool:
    """A sentence that says when something was published."""
    if not _PUBLISHED.may_match("\n".join([line.text for line in lines[:3_000]])):
        return False
    for line in lines[:3_000]:
        text = line.text[:1_500]
        if not _PUBLISHED.search(text):
            continue
        for sentence in re.split(r"(?<=[.。!?])\s*", text):
            sign = _PUBLISHED.search(sentence)
            dates = find_dates(sentence, years=False) if sign else []
            dates = [one for one in dates if sign and abs(one.start - sign.start()) < 160 and one.is_day]
            if (
                dates
                and not re.search(
                    r"\bwill be\b|(?<!ordered )(?<!house )(?<!commons )(?<!lords )\bto be\b|予定", sentence.lower()
                )
                and (len(line.text) < 80 or article)
                and not (_OTHER_MINUTES.match(sentence) or _TO_BE_HELD.match(sentence, dates[0].end))
            ):
                heading.published = dates[0].first
                heading.reasons["published"] = f"The text says “{' '.join(sentence.split())[:160]}”."
                return True
    return False


def _below_the_text(heading: Heading, lines: list[Line], *, article: bool) -> bool:
    """ "Media Release, 6 Dec 2011", below a text; or "Halden, 9th February 2010 – ", which opens it."""
    last = [line.text for line in lines[-8:] if not line.blank][-3:] if article else []
    first = [line.text[:80] for line in lines[:8] if _DASH.search(line.text)]
    for text, pattern in [*((text, _RELEASED) for text in last), *((text, _DATED_FROM) for text in first)]:
        match = pattern.match(text) if len(text) < 81 else None
        dates = find_dates(match["day"], years=False) if match else []
        if match and dates and dates[0].is_day:
            heading.published = dates[0].first
            heading.reasons["published"] = f"The text says “{match[0]}”."
            return True
    return False


def published_of(heading: Heading, lines: list[Line], kind: DocumentKind, *, article: bool) -> None:
    """The day of publication: a field, a sentence that says so, or, on an article, the date in its head."""
    if heading.published:
        return
    value = heading.fields.get("published")
    if value and _published_by_field(heading, value, lines):
        return
    reports = article or kind in {"report", "release", "other"}
    if _dated_results(heading) or (reports and _day_below_title(heading, lines, article=article)):
        return
    if _stamped(heading, lines) or _dated_above(heading, lines, kind):
        return
    if _below_the_text(heading, lines, article=article) or _said_in_text(heading, lines, article=article):
        return
    if article:
        for line in [line for line in lines[:60] if not line.blank][:6]:
            dates = find_dates(line.text[:200], years=False)
            if (
                dates
                and dates[0].is_day
                and (len(line.text) < 90 or dates[0].start < 60)
                and not _HELD.search(line.text[:200])
            ):
                heading.published = dates[0].first
                heading.reasons["published"] = (
                    f"The head of the article is dated “{line.text[dates[0].start : dates[0].end]}”."
                )
                return
