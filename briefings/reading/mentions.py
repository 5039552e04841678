"""Meetings of the same series that a record only speaks of: an earlier one with its date, the next one announced."""

from __future__ import annotations

import re

from briefings.dates import FoundDate, find_dates, find_ordinals, merged_range
from briefings.records import ReadMeeting

_SENTENCE = re.compile(r"(?<=[a-z0-9)”][.!?])\s+(?=[A-Z“(])|(?<=。)|\n")
_NUMBERED = re.compile(r"\b(?:meeting|session|conference|dialogue)s?\b|回", re.IGNORECASE)
_NEXT = re.compile(
    r"\bnext\s(?:[\w.’-]+\s){0,6}?(?:meeting|session|call|telecon|sitting|conference)\b|\bdate of (?:the "
    r")?next\b|\bnext meeting\b|次回(?:の)?(?:会議|会合|日程|開催|委員会)?",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"\b(?:minutes|meeting|actions?)\b[^.\n]{0,60}\b(?:previous|last|prior)\b[^.\n]{0,30}\bmeeting\b|\bminutes "
    r"of the (?:\w+ )?meeting (?:held )?(?:on|of|from)\b|\b(?:previous|last) meeting\b|前回",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|at) (?P<place>(?:the )?[A-Z][\w’'-]*(?:,? (?:[A-Z]\.){2,3}|,? [A-Z][\w’'-]*)*)")
_MONTHS = re.compile(
    r"(?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|fiscal|fy)\b",
    re.IGNORECASE,
)
WINDOW = 140


def mentioned_meetings(body: str, recorded: ReadMeeting) -> list[ReadMeeting]:
    """The mentioned meetings in order, each once; without a number and a date there is nothing to mention."""
    found: dict[tuple[int | None, str | None], ReadMeeting] = {}
    for sentence in _sentences(body):
        for one in _of_sentence(sentence, recorded):
            if one.date and recorded.date and recorded.date.startswith(one.date[:10]) and one.number is None:
                continue
            _keep(found, one)
    return list(found.values())[:20]


def _sentences(body: str) -> list[str]:
    return [part for part in _SENTENCE.split(body[:1_000_000]) if part and len(part) < 3_000]


def _keep(found: dict[tuple[int | None, str | None], ReadMeeting], one: ReadMeeting) -> None:
    """One entry for a number, the one that has a date; undated ones only where the number is new."""
    if one.number is not None:
        for key, known in found.items():
            if known.number == one.number:
                if known.date is None and one.date:
                    found[key] = one
                return
        found[one.number, None] = one
    elif one.date and not any(known.date == one.date for known in found.values()):
        found[None, one.date] = one


def _of_sentence(sentence: str, recorded: ReadMeeting) -> list[ReadMeeting]:
    following = _NEXT.search(sentence)
    if following:
        date = _first_date(sentence[following.start() : following.start() + 3 * WINDOW])
        if date is None or (recorded.date and date.first <= recorded.date[: len(date.first)] and len(date.first) > 4):
            return []
        place = _place(sentence[following.end() :])
        return [_meeting(recorded, None, date, place)]
    if len(sentence) < 300 and (before := _PREVIOUS.search(sentence)):
        date = _first_date(sentence[before.start() : before.start() + 2 * WINDOW])
        return [_meeting(recorded, None, date, None)] if date and date.is_day else []
    return _numbered(sentence, recorded)


def _numbered(sentence: str, recorded: ReadMeeting) -> list[ReadMeeting]:
    """ "the third meeting in March 2012": another number than the recorded one's, near the word and its date."""
    found = []
    for ordinal in find_ordinals(sentence):
        if ordinal.value == recorded.number or recorded.number is None:
            continue
        behind = sentence[ordinal.end : ordinal.end + 60]
        word = re.match(r"\s(?:[\w.-]+\s){0,3}?(?:meeting|session|conference|dialogue)\b", behind, re.IGNORECASE) or (
            re.match(r"(?:会合|会議|の会合|の会議)?[(（]", behind) if sentence[ordinal.start] == "第" else None
        )
        if not word:
            continue
        start = ordinal.end + word.end()
        dates = [one for one in find_dates(sentence[start : start + 40]) if one.start < 16]
        if dates:
            found.append(_meeting(recorded, ordinal.value, dates[0], None))
    return found


def _first_date(text: str) -> FoundDate | None:
    dates = merged_range(text, find_dates(text))
    return dates[0] if dates else None


def _place(text: str) -> str | None:
    for match in _PLACE.finditer(text[:300]):
        if not _MONTHS.match(match["place"]) and not find_dates(match["place"]):
            return match["place"]
    return None


def _meeting(recorded: ReadMeeting, number: int | None, date: FoundDate, place: str | None) -> ReadMeeting:
    return ReadMeeting(
        recorded.series,
        number=number,
        date=date.first,
        end_date=date.last if date.last != date.first else None,
        place=place,
        status="mentioned",
    )
