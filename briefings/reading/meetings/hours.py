"""At which hours a meeting was: from fields, head lines, and sentences that open and close it."""

from __future__ import annotations

import re

from briefings.dates import FoundDate, find_dates
from briefings.dates.clock_times import find_times
from briefings.dates.near import Cued, cued, holds
from briefings.reading.head.heading import Heading
from briefings.reading.meetings.when import MEETS, NOT_HELD, is_sentence, says_held, sentences_held
from briefings.records import DocumentKind

_OPENED = cued(
    r"\b(?:call(?:ed|s)? (?:(?:the|this|an?) (?:[\w-]+ ){1,7}|(?:[A-Z][a-z]+ ){1,6}(?:\d{1,4} )?)?to order|"
    r"(?:meeting|session|hearing|sitting|"
    r"house|(?:sub)?committee|commission|board|council|panel) "
    r"(?:was )?(?:opened|began|started|commenced|met)|opened (?:the )?(?:meeting|session)|"
    r"took the chair|(?:meeting|session) (?:called|starts?|begins?)|start(?:ed|s)?|begins?|began|"
    r"commenced|ouverte|débute|commence)\b,?(?: [\w,]+){0,10}? "
    r"(?:at|à) (?:approximately |about |around )?(?P<time>[^.;\n]{3,16}(?:(?<=[ap])\.\s?m\b)?)",
    "order|opened|began|started|commence|met|chair|called|start|begin|ouverte|débute",
)
_CLOSED = cued(
    r"\b(?:adjourn(?:ed|s)?|closed|concluded|ended|ends|rose|finished|dismissed|close[sd]? the (?:meeting|"
    r"session)|lev[ée]e|c?h?ríochnaigh|beendet|geschlossen|terminée?|"
    r"(?:ende|schluss)(?: der sitzung)?)\b(?:(?: [\w,]+){0,5}? (?:at|à|ag|um) |:? (?=\d))"
    r"(?P<time>[^;\n]{3,14})|\b[Ww]hereupon,? at (?P<whereupon>[^;\n]{3,12}), the .{3,60} adjourned|(?:閉会|散会|"
    r"終了)[^\d]{0,6}?(?P<ja>(?:(?:午前|午後)\s?)?\d{1,2}[:時][^。\n]{0,6})|(?P<ja2>(?:午前|"
    r"午後)?\s?(?:\d{1,2}[:時](?:\d{1,2}分)?|"
    r"[零一二三四五六七八九十]{1,3}時(?:[零一二三四五六七八九十]{1,3}分)?))[にで]?(?:閉会|散会|終了)",
    "ende|schluss|adjourn|close|concluded|ended|ends|rose|finished|dismissed|lev|ríochnaigh|beendet|geschlossen|termin|"
    "閉会|散会|終了",
)
_DIGIT = re.compile(r"\d")
# What _OPENED calls the time begins with an hour: of "at" in a sentence few have one right behind.
_AT_HOUR = re.compile(r" (?:at|à) (?:[^.;\n]{0,4}\d|[^.;\n]{0,8}[時午])")
# Hours that are kept every week, and until when something may be sent in.
_OTHER_HOURS = re.compile(
    r"\b(?:office|opening|business|visiting) hours?\b|"
    r"\b(?:mon|tues|wednes|thurs|fri)days\b|\b(?:every|each) (?:week|month)\b|"
    r"\b(?:until|deadline|due|closed|closes|no later than)\b(?=.{0,80}\d{1,2}[:.]\d{2})",
    re.IGNORECASE,
)
# When somebody came or went is not when the meeting began.
_CAME_LATE = re.compile(r"\b(?:joined|left|arrived|departed|entered|retired)\b", re.IGNORECASE)
_OCLOCK = re.compile(r"\s?o['’]clock\b")
_DOTTED_RANGE = re.compile(r"(?<![\d.])\d{1,2}\.\d{2} ?[-–—] ?\d{1,2}\.\d{2}(?![\d.])")
# "Thursday 7 March 2024, 18.30"
_DAY_AND_HOUR = re.compile(r"\b(?:19|20)\d\d,? (?:at )?(?:[01]?\d|2[0-3])\.[0-5]\d(?=$|,| ?h| ?[ap]m|;)")
_STAMP = re.compile(r"[\d/.-]{6,10}\s?[|·•-]\s?\d{1,2}[:.]\d{2}\s?(?:[ap]m)?(?:\s?[A-Z]{2,4})?", re.IGNORECASE)
_BEGAN_LATER = re.compile(r"\bscheduled\b.{1,60}\b(?:began|begun|started)\b|\bbusiness\b.{1,40}\bbegan\b")
_FIELDS = re.compile(r"\b(?:start|finish|end|from|to|until|began|ended|time|when)\b\s?[:：]?", re.IGNORECASE)


def times_of(heading: Heading, texts: list[str], body: str, kind: DocumentKind) -> tuple[str | None, str | None]:
    """(start, end) as "HH:MM"."""
    sources = [heading.fields[name][0] for name in ("time", "when") if name in heading.fields]
    held = sentences_held(body[:8_000], 40)
    start = end = None
    about_file = heading.fields.get("published", ("\0", 0))[0]
    if kind != "article":
        for text in [*sources, *texts, *(held if kind != "other" else [])]:
            if (
                (NOT_HELD.search(text) and text not in sources)
                or _STAMP.fullmatch(text)
                or (about_file in text and text not in sources)
                or _CAME_LATE.search(text)
            ):
                continue
            if text not in sources and (_OTHER_HOURS.search(text) or (is_sentence(text) and not _begins(text))):
                continue
            dotted = (
                text in sources
                or bool(_FIELDS.search(text) or _DAY_AND_HOUR.search(text))
                or bool(_DOTTED_RANGE.search(without_dates(text)))
            )
            times = find_times(_OCLOCK.sub("", without_dates(text)), dotted=dotted)
            if len(times) == 1 and not times[0].last and text not in sources and _CLOSED.search(text):
                continue  # "voted to adjourn the meeting at 7:37 p.m."
            if times and times[0].first == "00:00" and text not in sources:
                continue  # "[ 0:00 ] Release updates": where a recording begins
            if times and (len(times) < 3):
                start = times[0].first
                later = len(times) == 2 and times[1].first > start and not _BEGAN_LATER.search(text)
                end = times[0].last or (times[1].first if later else None)
                break
    formal = kind in {"minutes", "transcript", "report"}
    if formal or kind == "article":
        told = body[: 20_000 if formal else 1_500].split("\n") if start is None else []
        lines = [line for line in told if _AT_HOUR.search(line.lower()) and (formal or MEETS.search(line))]
        start = start or _said(_OPENED, "\n".join(line for line in lines if _OPENED.may_match(line)))
    if formal:
        end = end or _said(_CLOSED, _lines_with_hours(body[-3_000:]), last=True) or _last_hour(body[-1_200:])
    return start, None if start and end and end <= start else end


def _lines_with_hours(text: str) -> str:
    """The lines that may say when it closed: they have a digit; in Japanese that may stand on the next line."""
    if holds(text, ("閉会", "散会", "終了")):
        return text
    lines = text.split("\n") if _CLOSED.may_match(text) else []
    return "\n".join(line for line in lines if _DIGIT.search(line) and _CLOSED.may_match(line))


def _begins(text: str) -> bool:
    """Whether a sentence says when something was held, or when it began."""
    return says_held(text) or _OPENED.search(text) is not None or re.search(r"\b(?:scheduled|time)\b", text) is not None


def _last_hour(text: str) -> str | None:
    """ "15.04 hrs" alone on a line above the sentence that the house adjourned."""
    if "adjourn" not in text.lower() or not re.search(r"\badjourn", text, re.IGNORECASE):
        return None
    times = [
        find_times(line) for line in text.split("\n") if re.fullmatch(r"\s*\d{1,2}[.:]?\d{2} h(?:ou)?rs\.?\s*", line)
    ]
    return times[-1][0].first if times and times[-1] else None


def _said(pattern: Cued, text: str, *, last: bool = False) -> str | None:
    matches = list(pattern.finditer(text))
    for match in reversed(matches) if last else matches:
        words = next((value for value in match.groupdict().values() if value), "")
        times = find_times(words, dotted=True)
        if times and times[0].start <= 4:
            return times[0].first
    return None


def without_dates(text: str) -> str:
    """The text with its dates blanked out, of the same length."""
    dates: list[FoundDate] = find_dates(text, years=False)
    for one in reversed(dates):
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text
