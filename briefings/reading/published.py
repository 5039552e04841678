"""The day on which a record was published: a field, a sentence that says so, or the date in an article's head."""

from __future__ import annotations

import re

from briefings.dates import find_dates, find_days
from briefings.dates.near import cued
from briefings.reading.heading import Heading
from briefings.reading.lines import Line

_PUBLISHED = cued(
    r"\b(?:put (?:up )?(?:an?|the|its) notice|published|posted|released|issued|announced)\b|公表|公開|掲載|"
    r"発表",
    "notice|published|posted|released|issued|announced|公表|公開|掲載|発表",
)
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


def published_of(heading: Heading, source: str, lines: list[Line], *, article: bool, body_start: int) -> None:
    """The day of publication: a field, a sentence that says so, or, on an article, the date in its head."""
    if heading.published:
        return
    value = heading.fields.get("published")
    if value and _published_by_field(heading, value, lines):
        return
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
            ):
                heading.published = dates[0].first
                heading.reasons["published"] = f"The text says “{' '.join(sentence.split())[:160]}”."
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
