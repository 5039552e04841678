"""By which day something is to be: the periods of a sentence that lie ahead and say when, not what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefings.dates.days_ahead import WORDS
from briefings.dates.horizons import PERIOD_CUES, FoundPeriod, find_periods, period_cues
from briefings.dates.near import cued, held, holds
from briefings.reading.commitments.clauses import only_names

_MEETING = cued(
    r"\b(?:next|following|future|forthcoming) (?:[\w.-]+ ){0,6}(?:meeting|session|call|conference)\b|\b(?:meeting|"
    r"session|"
    r"conference|call|AGM|assembly|workshop|forum|hearing|webinar|dialogue|summit|plenary|round) "
    r"(?:will|is to|shall) (?:be held|"
    r"take place)\b|\bnext (?:\(\w+\) )?(?:one )?(?:will|is to|"
    r"shall) be held\b|\bthe \d{1,3}(?:st|nd|rd|th) (?:one )?(?:will be|is scheduled)\b|"
    r"\bthe \d{1,3}(?:st|nd|rd|th) (?:[a-z]+ ){1,4}(?:will be held|is scheduled|will take place)\b|"
    r"\b(?:go(?:es)?|comes?|returns?|heads?) (?:back )?(?:before|to) (?:the|a|its|our) (?:[\w-]+ ){0,3}?(?:board|"
    r"council|committee|commission|panel|cabinet|assembly|court|parliament|senate)\b|"
    r"\b(?:will|shall|is to|are to) next (?:meet|convene|gather|sit)\b|\bnext meets\b|"
    r"\b(?:will|shall|is to) be hosted\b|\bat (?:its|the|their|our) (?:[\w-]+ ){0,2}meeting on\b|"
    r"\bhold (?:its|their|the) (?:[\w-]+ "
    r"){0,3}(?:session|meeting|"
    r"conference|assembly)\b|"
    # "agreed to hold the next Cyber Dialogue in 2023", "will host the 15th Ports Ministers’ Meeting next year"
    r"\b(?:hold|host|conven|organi[sz])(?:e?s?|ing) (?:the|its|their|our) (?:next|\d{1,4}(?:st|nd|rd|th)|second|third|"
    r"fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:[\w.’'&/-]+ ){0,8}?(?:meeting|session|dialogue|summit|"
    r"conference|consultations?|round|forum|talks|plenary|assembly|workshop)\b|"
    r"ただ(?:い|今)ま?から|開会(?:いた)?します|\b(?:will|shall|to) (?:meet|reconvene|"
    r"gather) (?:again|next)\b|次回|次の(?:本会議|会議|会合|委員会)は|"
    r"第\s?[\d０-９一二三四五六七八九十]+\s?回[^。]{0,40}開催",
    "meeting|session|call|conference|next|will be|is scheduled|hosted|"
    "dialogue|summit|plenary|round|assembly|agm|workshop|forum|hearing|webinar|meet|reconvene|"
    "gather|consultation|talks|次回|次の|回|"
    "ただ|開会|will take place|board|council|committee|commission|panel|cabinet|court|parliament|senate",
)
_DIGITS_OF_YEAR = re.compile(r"[0-9０-９][0-9０-９]{3}")
_YEAR_OF_ERA = re.compile(r"[RH]\d")
_FISCAL = cued(r"\bFY", "fy", flags=0)
_AHEAD = (*WORDS, "next ", "次回")
_OF_YEARS = ("年", "月", "twenty", "year", "month")
# Each branch begins with its capital, which Python looks for first.
_MONTH = re.compile(
    r"J(?:anuary|une|uly|(?<=\bJ)(?:an|un|ul)\b)|F(?:ebruary|(?<=\bF)eb\b)|M(?:arch|(?<=\bM)a[ry]\b)|"
    r"A(?:pril|ugust|(?<=\bA)(?:pr|ug)\b)|S(?:eptember|(?<=\bS)ept?\b)|O(?:ctober|(?<=\bO)ct\b)|"
    r"N(?:ovember|(?<=\bN)ov\b)|D(?:ecember|(?<=\bD)ec\b)"
)
_WORDS_OF_TIME = (*PERIOD_CUES, *_AHEAD[-2:])
_FOR_YEAR = re.compile(r"\bfor (?:the )?(?:year )?$", re.IGNORECASE)
# What only those who know the day can reckon.
_UNDATED = re.compile(
    r"\b(?:by|before|until|within) (?:the )?(?:end of )?(?:the |this |next )?(?:year|month|quarter|fiscal year)\b|"
    r"\bby (?:the )?(?:end of )?(?:the |this |next )?(?:spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
# What is to be there by the next meeting, or told at it; that it is held is no promise.
_BY_NEXT_MEETING = cued(
    r"\b(?:by|before|until|ahead of|in time for) (?:the|our|its) (?:next|following) (?:\w+ ){0,2}(?:meeting|"
    r"session|call)\b|"
    r"\b(?:report|present|submit|provide|bring|circulate|share)\b[^.;]{0,60}\b(?:at|in|to) (?:the|our|its) next "
    r"(?:\w+ ){0,2}(?:meeting|session|call)\b|次回(?:の?(?:会議|会合|委員会|部会|協議会|審議会|検討会|研究会|ＷＧ|"
    r"WG))?までに",
    "next|following|次回",
)
# "in Q1 2020, rather than by the end of 2019": the day that is given up.
_INSTEAD_OF = cued(
    r"\b(?:rather than|instead of|and not|not|originally|initially|previously)\s(?:by|in|on|before|at|due|planned|"
    r"scheduled|set)?"
    r"\s?(?:for |by |in )?(?:the\s)?(?:end of\s|early\s|late\s)?(?:the\s)?$",
    "rather than|instead of|not|originally|initially|previously",
)


@dataclass(frozen=True, slots=True)
class Days:
    """The record's own day (ISO, may be cut), and that of the meeting that it announces next, where it does."""

    today: str | None
    next_meeting: str | None = None


class WordsOfTime:
    """The words by which a record tells times, looked for once: no paragraph or sentence of it is asked for others."""

    def __init__(self, text: str) -> None:
        found = held(text, _WORDS_OF_TIME)
        self._cues = tuple(word for word in found if word in _OF_YEARS or word in _AHEAD)
        # A Japanese word may go on in the next line, and stands in one piece only where lines are joined.
        self._words = found if text.isascii() else PERIOD_CUES

    def may_name_date(self, paragraph: str) -> bool:
        """Whether a paragraph of the record may name a date: most of a long record name none."""
        if _DIGITS_OF_YEAR.search(paragraph) or _YEAR_OF_ERA.search(paragraph):
            return True
        if holds(paragraph.lower(), self._cues):
            return True
        return _MONTH.search(paragraph) is not None or _FISCAL.search(paragraph) is not None

    def held(self, paragraph: str) -> tuple[str, ...]:
        """Those that a paragraph, its lines joined, holds: what `find_periods` has to look for in its sentences."""
        return period_cues(paragraph, self._words)


def periods_ahead(sentence: str, days: Days, cues: tuple[str, ...]) -> list[FoundPeriod]:
    """Periods of the sentence that end after the record's day and are named as when something is to be.

    `cues`: what `WordsOfTime.held` says of its paragraph.
    """
    today = days.today
    named = find_periods(sentence, today, cues)
    if not named and (by_next := _BY_NEXT_MEETING.search(sentence)):
        day = days.next_meeting or ""
        return [FoundPeriod(by_next.start(), by_next.end(), day, day)]
    undated = _UNDATED.search(sentence) if today is None else None
    if not (named or undated):
        return []
    if _MEETING.search(sentence) and not (named and _BY_NEXT_MEETING.search(sentence)):
        return []
    if _INSTEAD_OF.may_match(sentence):
        given_up = _INSTEAD_OF.pattern
        named = [one for one in named if not given_up.search(sentence, max(0, one.start - 100), one.start)]
    periods = [FoundPeriod(undated.start(), undated.end(), "", "")] if undated else []
    for period in named:
        if (today and period.last <= today) or (today is None and period.first < "2000"):
            continue
        if not only_names(sentence, period):
            periods.append(period)
    # "an offer for 2024 by 30 November": the year is what the offer is for.
    closer = any(one.first[:7] == one.last[:7] for one in periods)
    return [
        one for one in periods if not (closer and _FOR_YEAR.search(sentence[: one.start]) and one.first[5:] == "01-01")
    ]
