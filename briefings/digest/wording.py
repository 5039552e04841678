"""What somebody types, as the terms of a digest, and the terms as a sentence.

weekly mon 09:00 Asia/Tokyo topic:appi person:"Naoki Ota" -topic:x search:("my number" -cloud) density:headlines quiet
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import get_args
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from briefings.corpus.query import FILTERS
from briefings.corpus.subscriptions import Cadence, Choice, ChoiceKind, Density, Schedule, Terms
from briefings.digest.schedule import anchored
from briefings.records import BriefingsError

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DEFAULT_HOUR = 9
_LAST_DAY = 31
_NEAR_ENOUGH = 60
_SURELY_NEAR = 80

_QUOTES = str.maketrans("“”„‟＂：（）", '"""""' + ":()")
# A word, key:"several words" or key:(a whole search); quotation marks may stand around the whole too.
_TOKEN = re.compile(r'-?\w+:"[^"]*"|-?\w+:\((?:"[^"]*"|[^()"])*\)|"[^"]*"|\S+')
_CHOICE = re.compile(r'(-?)(\w+):(?:"([^"]*)"|\((.*)\)|(.*))', re.DOTALL)
_TIME = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_MONTH_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_CADENCES: dict[str, Cadence] = {
    "daily": "daily",
    "weekdays": "weekdays",
    "weekly": "weekly",
    "fortnightly": "fortnightly",
    "biweekly": "fortnightly",
    "monthly": "monthly",
}
_TWO_WEEKS = re.compile(r"\bevery\s+(?:two|2|other)\s+weeks?\b", re.IGNORECASE)
_KINDS: dict[str, ChoiceKind] = {
    **{kind: kind for kind in get_args(ChoiceKind)},
    "topics": "topic",
    "people": "person",
    "meeting": "series",
    "group": "series",
    "organisation": "ministry",
    "organization": "ministry",
}
_THINGS = "person:NAME, role:ROLE, series:NAME, topic:TOPIC, ministry:NAME or search:WORDS."
# What searches know and digests do not.
_OF_SEARCHES = frozenset(FILTERS) - set(_KINDS)
_IN_BRACKETS = 'Please put a whole search in brackets: search:("my number" -cloud speaker:ota after:2022).'
# Said between the words that count; "first" is what a month's weekday is anyway.
_SMALL_WORDS = frozenset({"at", "on", "every", "the", "in", "of", "each", "day", "month", "first"})
# What people call a zone that has another name in the IANA database.
_ABBREVIATIONS = {"JST": "Asia/Tokyo", "CET": "Europe/Berlin", "CEST": "Europe/Berlin", "BST": "Europe/London",
                  "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "EST": "America/New_York",
                  "EDT": "America/New_York", "IST": "Asia/Kolkata", "KST": "Asia/Seoul"}  # fmt: skip # shorter so


class TermsError(BriefingsError):
    """Something in the terms cannot be understood; the message quotes it and says what would be."""


class UnknownWordError(TermsError):
    """A word that is neither a time nor something to choose."""

    def __init__(self, message: str, word: str) -> None:
        super().__init__(message)
        self.word = word


@dataclass(slots=True)
class _Found:
    """What was found so far, word by word."""

    cadence: Cadence | None = None
    weekday: int | None = None
    day: int | None = None
    time: tuple[int, int] | None = None
    zone: str | None = None
    density: Density = "excerpts"
    quiet: bool = True


def read_terms(text: str, zone: str, now: datetime) -> Terms:
    """The terms in what was typed; `zone` holds where none is named. Raises TermsError, which says what to type."""
    found = _Found()
    choices: list[Choice] = []
    text = _TWO_WEEKS.sub(" fortnightly ", text.translate(_QUOTES))
    for token in _TOKEN.findall(text):
        choice = _choice(token)
        if choice is not None:
            choices.append(choice)
        elif not _setting(token, found):
            _schedule_word(token, found, after_search=bool(choices) and choices[-1].kind == "search")
    if found.cadence is None:
        raise TermsError(
            "Please say how often: daily, weekdays, weekly, fortnightly or monthly; for example: weekly mon 09:00."
        )
    schedule = anchored(_schedule(found, found.cadence, zone), now)
    return Terms(schedule, _without_repeats(choices), found.density, found.quiet)


def read_choice(text: str) -> Choice:
    """One thing to follow or mute, such as `topic:appi` or `person:Naoki Ota`. Raises TermsError."""
    found = _choice(text.translate(_QUOTES).strip(), spaces=True)
    if found is None:
        raise TermsError(f"Please say what kind of thing it is: {_THINGS}")
    return replace(found, effect="include")


def read_follow(text: str, zone: str, now: datetime) -> tuple[tuple[Choice, ...], Schedule | None]:
    """What is to be followed or muted, and how often if that is said, "immediate" included. Raises TermsError.

    One thing needs no quotation marks, and behind `search:` stands whatever can stand in a search.
    """
    text = text.translate(_QUOTES).strip()
    words = text.casefold().split()
    timed = any(word in _CADENCES or word == "immediate" for word in words)
    if not timed and text.count(":") == 1 and '"' not in text and "(" not in text:
        return (read_choice(text),), None
    try:
        if ":" not in text and not timed:
            read_choice(text)
        return _timed(text, zone, now) if timed else (read_terms(f"daily {text}", zone, now).choices, None)
    except TermsError as error:
        found = _one_search(text, zone, now)
        if found is not None:
            return found
        if isinstance(error, UnknownWordError):
            raise TermsError(f"I don't understand “{error.word}”. Please say what it is: {_THINGS}") from error
        raise


def _timed(text: str, zone: str, now: datetime) -> tuple[tuple[Choice, ...], Schedule]:
    """Choices with when they are told."""
    kept = re.sub(r"(?<!\S)immediate(?!\S)", "daily", text, flags=re.IGNORECASE)
    terms = read_terms(kept, zone, now)
    if kept == text:
        return terms.choices, terms.schedule
    return terms.choices, Schedule("immediate", 0, 0, terms.schedule.time_zone)


def _one_search(text: str, zone: str, now: datetime) -> tuple[tuple[Choice, ...], Schedule | None] | None:
    """A single search in all the words that searches know, with when it is told before it or behind it; else None."""
    match = re.fullmatch(r"((?:[^\s:]+(?::\d\S*)?\s+)*)search:\s*(.+)", text, re.IGNORECASE | re.DOTALL)
    if match is None:
        return None
    before, words = match[1].strip(), match[2].split()
    if before:
        return (Choice("include", "search", " ".join(words)),), _timed(before, zone, now)[1]
    for at in range(1, len(words)):
        try:
            choices, schedule = _timed(" ".join(words[at:]), zone, now)
        except TermsError:
            continue
        if not choices:
            return (Choice("include", "search", " ".join(words[:at])),), schedule
    return (Choice("include", "search", " ".join(words)),), None


def in_words(schedule: Schedule) -> str:
    """When it posts, as people say it: "every Monday at 09:00 (Asia/Tokyo)"."""
    at = f"at {schedule.hour:02}:{schedule.minute:02} ({schedule.time_zone})"
    weekday = WEEKDAYS[schedule.weekday or 0]
    match schedule.cadence:
        case "immediate":
            return "as soon as something comes in"
        case "daily":
            return f"every day {at}"
        case "weekdays":
            return f"Monday to Friday {at}"
        case "weekly":
            return f"every {weekday} {at}"
        case "fortnightly":
            return f"every other {weekday} {at}"
        case "monthly":
            if schedule.day is None:
                return f"on the first {weekday} of each month {at}"
            if schedule.day >= _LAST_DAY:
                return f"on the last day of each month {at}"
            return f"on day {schedule.day} of each month {at}"


def time_zone(text: str) -> str:
    """The IANA name of a zone as it was typed. Raises TermsError, which names the nearest one."""
    known = {name.casefold(): name for name in available_timezones()}
    exact = known.get(text.casefold())
    if exact is not None:
        return exact
    meant = _ABBREVIATIONS.get(text.upper())
    if meant is None:
        meant = _nearest(text, list(known.values()))
    hint = f"; did you mean {meant}?" if meant else "; zones are named like Asia/Tokyo or Europe/Berlin."
    raise TermsError(f"I don't know the time zone “{text}”{hint}")


def _nearest(text: str, zones: list[str], cutoff: int = _NEAR_ENOUGH) -> str | None:
    """The zone whose name, or whose city, is most like `text`."""
    wanted = text.rpartition("/")[2].replace("_", " ").casefold()
    # Places first: "Etc/…" and the old names without a continent are rarely meant.
    places = sorted(zone for zone in zones if "/" in zone and not zone.startswith(("Etc/", "posix", "right")))
    cities = {zone: zone.rpartition("/")[2].replace("_", " ").casefold() for zone in places}
    best = process.extract(wanted, cities, scorer=fuzz.ratio, limit=5, score_cutoff=cutoff)
    if not best:
        return None
    # Of cities that are equally near, the one on the continent that was typed.
    return max(best, key=lambda each: (round(each[1]), fuzz.ratio(text.casefold(), str(each[2]).casefold())))[2]


def _choice(token: str, *, spaces: bool = False) -> Choice | None:
    """`topic:appi` and the like; None for what is no choice."""
    match = _CHOICE.fullmatch(token)
    if match is None or match[2].casefold() == "density" or match[2].isdigit():
        return None
    kind = _KINDS.get(match[2].casefold())
    if kind is None:
        if match[2].casefold() in _OF_SEARCHES:
            raise TermsError(f"“{match[2]}:” is a part of a search. {_IN_BRACKETS}")
        near = process.extractOne(match[2].casefold(), list(_KINDS), score_cutoff=_NEAR_ENOUGH)
        hint = f"; did you mean {near[0]}:?" if near else "."
        raise TermsError(f"There is no “{match[2]}:” to choose{hint} There are {_listed(get_args(ChoiceKind), ':')}.")
    quoted, bracketed, bare = match[3], match[4], match[5]
    text = " ".join((quoted or bracketed or (bare or "").strip('"')).split())
    if bare is not None and bare.startswith("("):
        raise TermsError(f"The bracket after {kind}: is not closed; please add a closing one.")
    if not text or (not spaces and bracketed is None and '"' in text):
        raise TermsError(f'Please say which {kind}, for example {kind}:"{_example(kind)}".')
    if kind == "search" and quoted is not None:
        # As in every search: in quotes they are found together.
        text = f'"{text}"'
    return Choice("mute" if match[1] else "include", kind, text)


def _setting(token: str, found: _Found) -> bool:
    """`density:…`, `quiet` and `always`; False for anything else."""
    name, _, value = token.casefold().partition(":")
    if name == "density":
        densities = get_args(Density)
        if value not in densities:
            raise TermsError(f"A digest's density is {_listed(densities)}; “{value}” is none of them.")
        found.density = value  # type: ignore[assignment]  # just checked; mypy does not narrow by get_args
        return True
    if name in {"quiet", "always"} and not value:
        found.quiet = name == "quiet"
        return True
    return False


def _schedule_word(token: str, found: _Found, *, after_search: bool = False) -> None:
    word = token.casefold().rstrip(",")
    if word in _SMALL_WORDS:
        return
    cadence = _CADENCES.get(word)
    weekday = next((at for at, name in enumerate(WEEKDAYS) if len(word) > 2 and _is_weekday(word, name)), None)
    if cadence is not None:
        _once(found.cadence, "how often")
        found.cadence = cadence
    elif weekday is not None:
        _once(found.weekday, "the weekday")
        found.weekday = weekday
    elif word == "last" or (found.cadence == "monthly" and _MONTH_DAY.fullmatch(word)):
        _once(found.day, "the day")
        found.day = _month_day(word)
    elif (time := _time(word)) is not None:
        _once(found.time, "the time")
        found.time = time
    elif word[0].isdigit():
        raise TermsError(f"I can't read “{token}” as a time; please write it like 09:00 or 5pm.")
    elif "/" in word or word.upper() in _ABBREVIATIONS or word.upper() in {"UTC", "GMT"}:
        found.zone = time_zone(token.rstrip(","))
    else:
        raise _not_understood(token, after_search=after_search)


def _schedule(found: _Found, cadence: Cadence, zone: str) -> Schedule:
    if found.weekday is not None and cadence in {"daily", "weekdays"}:
        raise TermsError(f"A {cadence} digest has no weekday; leave out {WEEKDAYS[found.weekday]}, or make it weekly.")
    if found.day is not None and cadence != "monthly":
        raise TermsError("Only a monthly digest has a day of the month.")
    if found.day is not None and found.weekday is not None:
        raise TermsError(
            "A monthly digest comes on a day of the month or on its first such weekday; please choose one of them."
        )
    weekly = cadence in {"weekly", "fortnightly"}
    weekday = found.weekday if found.weekday is not None else (0 if weekly else None)
    day = 1 if cadence == "monthly" and found.day is None and found.weekday is None else found.day
    hour, minute = found.time or (DEFAULT_HOUR, 0)
    return Schedule(cadence, hour, minute, found.zone or time_zone(zone), weekday, day)


def _is_weekday(word: str, name: str) -> bool:
    # "mon", "tues", "Mondays", but not "mont".
    return name.casefold().startswith(word) or word == f"{name.casefold()}s"


def _month_day(word: str) -> int:
    day = _LAST_DAY if word == "last" else int("".join(filter(str.isdigit, word)))
    if not 1 <= day <= _LAST_DAY:
        raise TermsError(f"A month has no day {day}; please choose 1 to 31, or last.")
    return day


def _time(word: str) -> tuple[int, int] | None:
    """(hour, minute), or None for what is no time. Raises TermsError for an hour that no day has."""
    match = _TIME.fullmatch(word)
    if match is None or (match[2] is None and match[3] is None):
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 24
    if hour > 23 or minute > 59:
        raise TermsError(f"There is no time “{word}”; please write it like 09:00 or 5pm.")
    return hour, minute


def _once(known: object, what: str) -> None:
    if known is not None:
        raise TermsError(f"You named {what} twice; please name it once.")


def _not_understood(token: str, *, after_search: bool) -> TermsError:
    words = [*_CADENCES, *(name[:3].casefold() for name in WEEKDAYS), "quiet", "always"]
    near = process.extractOne(token.casefold(), words, scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    if near is not None:
        return TermsError(f"I don't understand “{token}”; did you mean {near[0]}?")
    zone = _nearest(token, list(available_timezones()), _SURELY_NEAR) if len(token) > 3 else None
    if zone is not None:
        return TermsError(f"I don't understand “{token}”; did you mean the time zone {zone}?")
    if after_search:
        return TermsError(f"I don't understand “{token}”. {_IN_BRACKETS}")
    return UnknownWordError(
        f"I don't understand “{token}”. A digest is set like this: "
        'weekly mon 09:00 Asia/Tokyo topic:appi person:"Naoki Ota".',
        token,
    )


def _without_repeats(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    kept: dict[tuple[str, str], Choice] = {}
    for choice in choices:
        known = kept.setdefault((choice.kind, choice.text.casefold()), choice)
        if known.effect != choice.effect:
            raise TermsError(f"You both include and mute {choice.label}; please choose one.")
    return tuple(kept.values())


def _listed(words: Iterable[str], ending: str = "") -> str:
    *first, last = (f"{word}{ending}" for word in words)
    return f"{', '.join(first)} or {last}"


def _example(kind: ChoiceKind) -> str:
    return {
        "topic": "personal information",
        "person": "Naoki Ota",
        "series": "working group",
        "role": "deputy director",
        "ministry": "internal affairs",
        "search": "consent records",
    }[kind]
