"""Meetings of other bodies that a release or an article tells of beside its own: "attended the Fisheries Council"."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.dates import find_dates, find_days
from briefings.dates.near import cued
from briefings.reading.head.days_told import within
from briefings.reading.series.bodies import BODY, NAME
from briefings.reading.series.sentences import series_in_sentence
from briefings.reading.series.series import clean_name
from briefings.reading.text.sentence_ends import first_sentences
from briefings.records import ReadMeeting

# "attended the Fisheries Council earlier this week"
_AT_ANOTHER = cued(
    rf"\b(?:attended|chaired|addressed|hosted|joined|(?:participated|took part) in|convened) the "
    rf"(?:(?:annual|plenary|regular|informal) (?:meeting|session) of the )?(?P<name>{NAME})",
    "attended|chaired|addressed|hosted|joined|participated|took part|convened",
    flags=0,
)
_HELD = re.compile(
    r"\b(?:met|held|took place|convened|attended|chaired|addressed|hosted|joined|participated|took part)\b"
)
# "U.S.-Japan Dialogue" and "United States-Japan Dialogue" are one.
_STATES, _KINGDOM = re.compile(r"\bunited states\b|\bu\.s\b\.?"), re.compile(r"\bunited kingdom\b|\bu\.k\b\.?")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z-]+")
_SMALL = frozenset("of on the for and in to with de des du a an its".split())
_FAR = 20_000
_SENTENCES = 80


def is_another(name: str, own: ReadMeeting) -> bool:
    """Whether a name in full is not the meeting's own, nor a part of it, nor short for it."""
    if own.series is None or len(name.split()) < 2 or not name.isascii() or not own.series.isascii():
        return False
    words = _words(name)
    own_words = [_words(spelling) for spelling in (own.series, *own.spellings)]
    if any(words <= known or known <= words for known in own_words):
        return False
    initials = "".join(word[0] for word in own.series.split() if word.lower() not in _SMALL).casefold()
    return not any(short[0].casefold() in initials for short in _ACRONYM.finditer(name))


def in_its_series(found: ReadMeeting, sentence: str, own: ReadMeeting) -> ReadMeeting:
    """The meeting that a sentence counts, as one of the body that the sentence names in full, where that is another."""
    if found.number is None or own.series is None:
        return found
    named = series_in_sentence(sentence)
    other = named is not None and named.number == found.number and is_another(named.name, own)
    return replace(found, series=named.name) if named and other else found


def meetings_elsewhere(body: str, own: ReadMeeting, published: str | None) -> list[ReadMeeting]:
    """Those that the first sentences say were held on a day, each body's once."""
    found: dict[tuple[str, str], ReadMeeting] = {}
    for sentence in first_sentences(body[:_FAR], _SENTENCES):
        if not _HELD.search(sentence):
            continue
        said, number = _body_in(sentence, own)
        day = _day_in(sentence, published or own.date) if said else None
        if said and day and (said, day[0]) not in found:
            first, last = day
            end = last if last != first else None
            found[said, first] = ReadMeeting(said, number=number, date=first, end_date=end, status="mentioned")
    return list(found.values())[:5]


def _body_in(sentence: str, own: ReadMeeting) -> tuple[str | None, int | None]:
    """(body, number of its meeting) that a sentence names, if it is another than the record's own."""
    named = series_in_sentence(sentence)
    if named and is_another(named.name, own):
        return named.name, named.number
    match = _AT_ANOTHER.search(sentence) if named is None else None
    name = clean_name(match["name"]) if match else ""
    return (name, None) if name and BODY.search(name) and is_another(name, own) else (None, None)


def _day_in(sentence: str, published: str | None) -> tuple[str, str] | None:
    """The one day of a sentence; one without a year is the last such day before the paper."""
    days = [one for one in find_dates(sentence, years=False) if one.is_day]
    if days:
        return (days[0].first, days[0].last) if len(days) == 1 else None
    bare = find_days(sentence)
    on = within(bare[0], published) if len(bare) == 1 and published and len(published) == 10 else None
    return (on, on) if on else None


def _words(name: str) -> set[str]:
    plain = _STATES.sub("us", _KINGDOM.sub("uk", name.casefold()))
    return {word for word in re.findall(r"[^\W_]+", plain) if word not in _SMALL}
