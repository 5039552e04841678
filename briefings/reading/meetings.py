"""The meeting that a record records, and those of the same series that it only mentions."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.dates import FoundDate, find_dates, find_ordinals, find_times, merged_range
from briefings.reading.agenda import read_agenda
from briefings.reading.heading import Heading
from briefings.reading.lines import Line
from briefings.reading.mentions import mentioned_meetings
from briefings.reading.person_names import is_japanese
from briefings.reading.series import BODY, NamedSeries, clean_name, ordinal_value, series_in_sentence, series_in_title
from briefings.records import DocumentKind, ReadMeeting

_HELD = re.compile(
    r"\b(?:held|met|convened|took place|meeting|gathered|opened|called to order|commenced)\b|開催|開かれ", re.IGNORECASE
)
_NOT_HELD = re.compile(
    r"\b(?:published|posted|updated|released|approved|adopted|next|will be|previous|last)\b|公表|掲載|更新|次回|前回",
    re.IGNORECASE,
)
_HELD_IN = re.compile(
    r"\bheld\b[^\n]{0,260}?\b(?:in|at) (?P<place>(?:the )?[A-Z][\w’'-]*(?:,? (?:of |and )?(?:[A-Z]\.){1,3}|"
    r"(?:,|) (?:of |the )?[A-Z][\w’'-]*)*)"
)
_BODY_END = re.compile(r"(?: Meeting| Session)$")
_QUOTED_ALIAS = re.compile(r"[“\"『「](?P<name>[^”\"』」\n]{6,160})[”\"』」]")


def read_meetings(
    heading: Heading, lines: list[Line], kind: DocumentKind, head_end: int, skipped: set[int]
) -> tuple[list[ReadMeeting], dict[str, str]]:
    """The recorded meeting first, then the mentioned ones; with the reasons for its fields."""
    reasons: dict[str, str] = {}
    named = _named(heading, lines, head_end, reasons)
    recorded = kind in {"minutes", "transcript", "report"} or (
        named is not None and (kind != "article" or _is_about(heading, lines, named))
    )
    if not recorded or (named is None and not _has_head(heading, kind)):
        return [], reasons
    meeting = ReadMeeting(named.name if named else None, number=named.number if named else None)
    meeting = _dated(meeting, heading, lines, kind, head_end, reasons)
    meeting = replace(meeting, place=_place(heading, lines, reasons), agenda=read_agenda(lines, heading))
    body = "\n".join(line.text[:3_000] for line in lines[:4_000] if not line.blank)
    meeting = replace(meeting, spellings=_aliases(meeting, body))
    organiser = _organiser(body[:6_000])
    if organiser and organiser != meeting.series:
        meeting = replace(meeting, organiser=organiser)
    return [meeting, *(mentioned_meetings(body, meeting) if meeting.series else [])], reasons


def _has_head(heading: Heading, kind: DocumentKind) -> bool:
    return (
        kind in {"minutes", "transcript"} and any(name in heading.fields for name in ("when", "place", "agenda"))
    ) or bool(kind == "minutes" and find_dates(heading.title, years=False))


def _named(heading: Heading, lines: list[Line], head_end: int, reasons: dict[str, str]) -> NamedSeries | None:
    stated = heading.fields.get("series")
    title = series_in_title(heading.title)
    if (
        stated
        and stated[0]
        and (one := series_in_title(stated[0]) or NamedSeries(clean_name(stated[0]), None))
        and BODY.search(stated[0])
    ):
        reasons["series"] = f"The field says “{stated[0][:80]}”."
        return NamedSeries(one.name, one.number or (title.number if title else None))
    if title:
        reasons["series"] = f"The title is “{heading.title[:120]}”."
        if title.number is None and (number := _number_near(title.name, lines, head_end)):
            reasons["number"] = "The head counts the meeting."
            return NamedSeries(title.name, number)
        return title
    head = [line for line in lines[: max(head_end, 12)] if not line.blank and line.text != heading.title][:14]
    for line in head:
        if (
            len(line.text) <= 200
            and not line.bullet
            and (own := series_in_title(line.text))
            and (own.number or BODY.search(own.name))
            and not line.text.endswith(".")
        ):
            reasons["series"] = f"The head says “{line.text[:120]}”."
            return own
    for line in head[:6]:
        said = series_in_sentence(line.text)
        if said:
            reasons["series"] = f"The text says “{line.text[:120]}”."
            return said
    return None


def _number_near(name: str, lines: list[Line], head_end: int) -> int | None:
    """第N回, or "6th meeting", standing on a line of the head."""
    for line in [line for line in lines[: max(head_end, 8)] if not line.blank][:10]:
        if is_japanese(line.text):
            match = re.search(r"第\s?[\d０-９〇一二三四五六七八九十百]{1,5}\s?回", line.text[:200])
            if match and len(line.text) < 80:
                return ordinal_value(match[0])
        match = re.match(
            r"(?:the )?(?P<ordinal>\w+(?:-\w+)?) (?:meeting|session)\b|(?:meeting|session) (?:no\.?|number|"
            r"#)\s?(?P<number>\d{1,4})\b",
            line.text[:120],
            re.IGNORECASE,
        )
        if match and (value := int(match["number"]) if match["number"] else ordinal_value(match["ordinal"])):
            return value
    return None


def _is_about(heading: Heading, lines: list[Line], named: NamedSeries) -> bool:
    """Whether an article is about the meeting: its title names it, or its first paragraph says that it was held."""
    return named.name in heading.title or any(
        named.name in line.text and _HELD.search(line.text) for line in [line for line in lines if not line.blank][:4]
    )


def _dated(
    meeting: ReadMeeting,
    heading: Heading,
    lines: list[Line],
    kind: DocumentKind,
    head_end: int,
    reasons: dict[str, str],
) -> ReadMeeting:
    texts: list[str] = []
    if "when" in heading.fields:
        texts.append(heading.fields["when"][0])
    if kind in {"minutes", "transcript"}:
        texts.append(heading.title)
        texts += [
            line.text for line in _head_lines(lines, head_end) if not _NOT_HELD.search(line.text) and not line.bullet
        ]
    texts += [
        sentence
        for line in lines[:40]
        for sentence in _sentences(line.text[:2_000])
        if re.search(r"\bheld\b|\btook place\b|\bconvened\b|開催され|開催し|開かれ|開催した", sentence)
        and not _NOT_HELD.search(sentence)
    ]
    for text in texts:
        found = [one for one in merged_range(text, find_dates(text, years=False)) if one.is_day]
        if found:
            one = found[0]
            meeting = replace(meeting, date=one.first, end_date=one.last if one.last != one.first else None)
            reasons["date"] = f"The record says “{text[one.start : one.end]}”."
            break
    for text in ([heading.fields["time"][0]] if "time" in heading.fields else []) + texts:
        times = list(find_times(_without_dates(text)))
        if times:
            last = times[0].last or (times[1].first if len(times) == 2 and times[1].first > times[0].first else None)
            return replace(meeting, start=times[0].first, end=last)
    return meeting


def _without_dates(text: str) -> str:
    dates: list[FoundDate] = find_dates(text, years=False)
    for one in reversed(dates):
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _head_lines(lines: list[Line], head_end: int) -> list[Line]:
    return [line for line in lines[: max(head_end, 6)] if not line.blank and len(line.text) < 300][:25]


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z“])|(?<=。)", text)


def _place(heading: Heading, lines: list[Line], reasons: dict[str, str]) -> str | None:
    stated = heading.fields.get("place")
    if stated and stated[0] and len(stated[0]) < 160:
        reasons["place"] = f"The field says “{stated[0][:80]}”."
        return stated[0].rstrip(".。 ") if not re.search(r"\b[A-Z]\.[A-Z]\.$", stated[0]) else stated[0]
    sentences = [
        sentence
        for line in [line for line in lines[:60] if not line.blank][:15]
        for sentence in _sentences(line.text[:1_500])
    ]
    for sentence in sentences:
        for match in _HELD_IN.finditer(sentence):
            place = match["place"].strip(" ,")
            if not find_dates(place) and not re.match(
                r"(?:the )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
                place,
            ):
                reasons["place"] = f"The text says “{match[0][-80:]}”."
                return place
    return None


def _aliases(meeting: ReadMeeting, body: str) -> tuple[str, ...]:
    """Other ways the record writes the series: with the same ordinal, in brackets behind it, or as 「...」(第N回)."""
    found: dict[str, None] = {}
    if not meeting.series:
        return ()
    behind = re.search(
        re.escape(meeting.series)
        + r"[”\"」』]?\s?[(（](?:hereinafter |以下[、]?)?[“\"「『]?(?P<name>[A-Z][\w. -]{1,30}|"
        r"[^()（）\s]{2,30}?)[”\"」』]?(?:という。?)?[)）]",
        body,
    )
    if behind and not find_ordinals(behind["name"]):
        found[behind["name"].strip()] = None
    if meeting.number is not None:
        for ordinal in find_ordinals(body[:400_000]):
            if ordinal.value != meeting.number:
                continue
            _alias_at(body, ordinal.start, ordinal.end, found)
    plain = _key(meeting.series)
    return tuple(name for name in found if _key(name) != plain and len(name) > 2)[:8]


def _alias_at(body: str, start: int, end: int, found: dict[str, None]) -> None:
    after = body[end : end + 170]
    quoted = re.match(r"\s?[“\"『「](?P<name>[^”\"』」\n]{6,160})[”\"』」]", after)
    named = re.match(
        r"\s(?P<name>(?:[A-Z][\w&-]*\s){0,7}(?:WG|TF|Working Group|Committee|Council|Task Force|Panel|"
        r"Board))\b(?!\s(?:[A-Z]|on\b|of\b))",
        after,
    )
    if quoted and BODY.search(quoted["name"]):
        found[quoted["name"].strip(" .,")] = None
    elif named and len(named["name"].split()) > 1:
        found[named["name"].strip()] = None
    before = body[max(0, start - 80) : start]
    japanese = re.search(r"(?P<name>[\u3040-\u30ff\u4e00-\u9fff・ー]{4,60})\s?[(（]$", before)
    if japanese and BODY.search(japanese["name"]):
        found[japanese["name"]] = None


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _organiser(text: str) -> str | None:
    """Who held it: "Japan's Digital Agency held the first meeting", "was held ... by the Ministry of ..."."""
    match = re.search(
        r"(?:\b[A-Z][a-z]+’s |\b[Tt]he )(?P<name>(?:[A-Z][\w-]+ )(?:(?:of|and|for|[A-Z][\w-]+) "
        r"){0,7})(?:\([A-Z]{2,8}\) )?(?:held|convened|hosted) (?:the|its|a)\b",
        text,
    )
    match = match or re.search(
        r"\bheld\b[^.\n]{0,120}?, by the (?P<name>[A-Z][\w-]+(?: (?:of|and|for|[A-Z][\w-]+)){0,7}?)(?= \(| and "
        r"the| in | at |,|\.)",
        text,
    )
    return match["name"].strip() if match else None
