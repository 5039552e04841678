"""Clock times and ranges of them: "13:00 to 14:30", "7.00 pm", "9am-11am", 13時～14時30分, 午後1時."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefings.dates.ordinals import fold_digits, kanji_number

_LATIN = (
    r"(?:(?P<h{0}>{1})(?:(?::{2}|\.| ?[hH] ?|(?=\d{{2}} "
    r"?h(?:ou)?rs))(?P<m{0}>\d{{2}})|(?P<bare{0}> ?h\b))?(?::\d{{2}})?\s{{0,2}}(?P<half{0}>[ap]\.?\s?m\b\.?"
    r"|noon\b|midnight\b|Uhr\b|h(?:ou)?rs\b)?)"
)
_JAPANESE = (
    r"(?:(?P<noon{0}>正午)|(?P<half{0}>午前|午後)?\s?(?P<h{0}>\d{{1,2}}|"
    r"[零〇一二三四五六七八九十]{{1,3}})(?:\s?時\s?(?:(?P<m{0}>\d{{1,2}}|"
    r"[零〇一二三四五六七八九十]{{1,3}})\s?分|(?P<thirty{0}>半))?|"
    r"[::](?P<n{0}>\d{{2}})))"
)
_JOIN = (
    r"\s{0,2}(?:(?:UTC|GMT|[CE]E?S?T|JST|BST)\s{0,2})?(?:-|–|—|~|～|〜|\bto\b|\buntil\b|\btill\b|から|より|"
    r"\bbis\b|à)\s{0,2}(?:[A-Z][a-z]+day,?\s)?"
)
# It begins with a digit, which Python looks for first.
_HOUR = r"\d{1,2}"
_FIRST_HOUR = r"\d(?<![\d.:,/-]\d)\d?"
_SPACE = " ?"
# "17: 00-18: 30", as machines translate it: a blank behind the colon counts within a range only.
_SPACE_IN_RANGE = r"(?: (?=\d\d ?[-–~〜] ?\d{1,2}: ?\d\d))?"
_LATIN_RANGE = re.compile(
    rf"{_LATIN.format(1, _FIRST_HOUR, _SPACE_IN_RANGE)}(?:{_JOIN}{_LATIN.format(2, _HOUR, _SPACE)})?(?![\d:/%])",
    re.IGNORECASE,
)
_JAPANESE_RANGE = re.compile(rf"(?<!\d){_JAPANESE.format(1)}(?:{_JOIN}{_JAPANESE.format(2)})?")


# "de 14 h à 16 h", "à 18 h": alone, "24 h" is how long something takes.
_AT_FRENCH = re.compile(r"(?:à|dès|vers)\s$", re.IGNORECASE)


# "10 a.m. to noon", "noon–1 pm", "at noon", which are as long as "12pm"; "12 noon" says its hour itself.
_NOON = re.compile(
    r"(?:(?<=to )|(?<=at )|(?<=until )|(?<=[-–—])|(?<=[-–—] ))(?<!12 )noon\b|\bnoon(?=\s?[-–—]| to \d| until \d)",
    re.IGNORECASE,
)
# "1400-1530": no years, which later hours could be.
_WITHOUT_COLON = re.compile(
    r"(?<![\d.,:/-])(?P<h1>0\d|1[0-8])(?P<m1>[0-5]\d) ?(?:[-–—]|to) ?(?P<h2>0\d|1[0-8])(?P<m2>[0-5]\d)(?![\d.,:/-])"
)


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time ("HH:MM") at `text[start:end]`; `last` is where a range ends, None for a single time."""

    start: int
    end: int
    first: str
    last: str | None


def find_times(text: str, *, dotted: bool = False) -> list[FoundTime]:
    """Times of the text in its order. A bare number ("7") is a time only beside one that says so ("7 to 9 pm").

    With `dotted`, "9.15" and "9.30 to 12.00" are times too: for text that is known to speak of times.
    """
    folded = fold_digits(text)
    folded = _NOON.sub("12pm", folded) if "oon" in folded else folded
    japanese = _JAPANESE_RANGE.finditer(folded) if "時" in folded or "午" in folded else ()
    found = [time for match in japanese if (time := _japanese(match))]
    taken = [(time.start, time.end) for time in found]
    for match in _LATIN_RANGE.finditer(folded):
        time = _latin(match, dotted)
        if time and not any(start < time.end and time.start < end for start, end in taken):
            found.append(time)
    for match in _WITHOUT_COLON.finditer(folded) if dotted and not found else ():
        first, last = _clock(match["h1"], match["m1"], None), _clock(match["h2"], match["m2"], None)
        found += [FoundTime(match.start(), match.end(), first, last)] if first and last and first < last else []
    return sorted(found, key=lambda time: time.start)


def _latin(match: re.Match[str], dotted: bool) -> FoundTime | None:
    second = match["h2"] is not None
    says = [_says_time(match, 1, dotted), second and _says_time(match, 2, dotted)]
    french = match["bare1"] and (
        (second and (match["bare2"] or says[1]))
        or _AT_FRENCH.search(match.string, max(0, match.start() - 5), match.start())
    )
    if not says[0] and not french and not (second and match["half2"] and says[1]):
        return None
    half_first = match["half1"] or (match["half2"] if second and not match["half1"] else None)
    first = _clock(match["h1"], match["m1"], half_first)
    last = (
        _clock(match["h2"], match["m2"], match["half2"])
        if second and (says[1] or match["half2"] or match["bare2"])
        else None
    )
    if first and last and not match["half1"] and match["half2"] and first > last:
        first = _clock(match["h1"], match["m1"], "am")
    if first is None:
        return None
    end = match.end() if last else _first_end(match)
    return FoundTime(match.start(), end, first, last)


def _first_end(match: re.Match[str]) -> int:
    ends = [match.end(name) for name in ("h1", "m1", "bare1", "half1") if match[name]]
    return max(ends)


def _says_time(match: re.Match[str], index: int, dotted: bool) -> bool:
    """A colon and minutes, or a half of the day, say that a number is a time; "7.00" alone is not clear."""
    mark = (match[f"half{index}"] or "").lower()
    if mark and not mark.startswith("h"):
        return True
    if not match[f"m{index}"]:  # "in 24 hours" is no time, "14.02 hrs" is
        return False
    if mark:
        return True
    sign = match.string[match.end(f"h{index}") : match.start(f"m{index}")].strip()
    return sign != "." or dotted


def _clock(hour_text: str, minute_text: str | None, half: str | None) -> str | None:
    hour, minute = kanji_number(hour_text), kanji_number(minute_text or "0")
    if hour is None or minute is None:
        return None
    mark = (half or "").lower().replace(".", "").replace(" ", "")
    if mark in {"pm", "午後", "noon"} and hour < 12:
        hour += 12
    elif mark in {"am", "午前", "midnight"} and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _japanese(match: re.Match[str]) -> FoundTime | None:
    if "時" not in match[0] and not match["half1"] and not match["noon1"]:
        return None
    first = _japanese_clock(match, 1, match["half1"])
    last = _japanese_clock(match, 2, match["half2"] or match["half1"]) if match["h2"] or match["noon2"] else None
    return FoundTime(match.start(), match.end(), first, last) if first else None


def _japanese_clock(match: re.Match[str], index: int, half: str | None) -> str | None:
    if match[f"noon{index}"]:
        return "12:00"
    minute = "30" if match[f"thirty{index}"] else match[f"m{index}"] or match[f"n{index}"]
    return _clock(match[f"h{index}"], minute, half)
