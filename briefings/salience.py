"""Which passages of a record matter most: those that a colleague would quote to say what was said.

Signs that something is settled, asked for, owed or counted raise a passage; signs of procedure lower it; its topics and
a readable length help. The weights were set by hand on the records in tests/digest/salience, where the method is
measured against plain ones: tests/digest/test_salience.py prints the figures.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefings.dates.near import holds
from briefings.records import Spoken

_LONGEST = 1_100
# Japanese says as much in about a third of the characters.
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_CJK_FACTOR = 2.6
_SHORTEST = 38
_USUAL = 250


_ESCAPED_OR_CAPITAL = re.compile(r"(\\.)|([A-Z])")


@dataclass(frozen=True, slots=True)
class _Sign:
    """Words that speak for a passage or against it, and how much."""

    cues: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    weight: float

    def stands_in(self, lowered: str) -> bool:
        """Whether one of the words stands in a text in small letters."""
        if holds(lowered, self.cues):
            for pattern in self.patterns:
                if pattern.search(lowered):
                    return True
        return False


def _sign(weight: float, *words: str, cues: str) -> _Sign:
    # In small letters, for a text in small letters: half the work of a pattern that ignores case. And each by itself:
    # Python finds the places of a pattern by what it begins with, but tries one of several ways at each letter.
    small = (_ESCAPED_OR_CAPITAL.sub(lambda found: found[1] or found[2].lower(), each) for each in words)
    return _Sign(tuple(cues.split("|")), tuple(map(re.compile, small)), weight)


SIGNS: tuple[_Sign, ...] = (
    # Settled: what was decided, and what somebody will do.
    _sign(
        1.6,
        r"\b(it was |was |were )?(agreed|decided|resolved|adopted|concluded|concurred)\b",
        r"motion carried",
        cues="adopted|agreed|concluded|concurred|decided|motion carried|resolved",
    ),
    _sign(
        1.6,
        r"\bto introduce\b",
        r"決定",
        r"合意",
        r"了承",
        r"beschlossen",
        r"décid",
        cues="beschlossen|décid|to introduce|了承|合意|決定",
    ),
    _sign(
        1.4,
        r"\bwill (?!be held from|explain|now|read|be the mc|appoint|designate|be brief|introduce)",
        r"'ll have",
        cues="'ll have|will ",
    ),
    _sign(1.4, r"いたします", r"予定", r"公開", cues="いたします|予定|公開"),
    # Asked for: opinions with a direction.
    _sign(
        1.2,
        r"\b(should|must|needs? to|ought to|necessary|important|essential|requires?)\b",
        r"すべき",
        r"べきで",
        cues="essential|important|must|necessary|need|ought to|require|should|すべき|べきで",
    ),
    _sign(1.2, r"必要", r"重要", r"ことが先", cues="ことが先|必要|重要"),
    _sign(
        1.0,
        r"\b(propos\w+|recommend\w*|suggest\w*|vision|goals?|targets?|deadline|plans? to)\b",
        r"提案",
        r"目標",
        cues="deadline|goal|plan|propos|recommend|suggest|target|vision|提案|目標",
    ),
    # In doubt or dispute.
    _sign(
        1.0,
        r"\b(concern\w*|critics?|oppos\w+|object(s|ed)|risks?|too late|fail\w*|skeptical|less pleased)\b",
        cues="concern|critic|fail|less pleased|object|oppos|risk|skeptical|too late",
    ),
    _sign(
        1.0,
        r"\b(threat\w*|nobody|lack of|delay\w*|drop(ped)?)\b",
        r"懸念",
        r"課題",
        r"難しい",
        cues="delay|drop|lack of|nobody|threat|懸念|課題|難しい",
    ),
    # Reported: what is new or how things stand.
    _sign(
        0.8,
        r"\b(announc\w+|report(s|ed)? (on|that)|opened|presented|submitted|stood at|started|considering)\b",
        cues="announc|considering|opened|presented|report|started|stood at|submitted",
    ),
    # Counted: amounts and shares, and when.
    _sign(
        0.9,
        r"[$€£¥]\s?\d",
        r"\d[\d,.]*\s?(%|percent|million|billion|times|pages|dwellings|yen|cities|nights)",
        cues="$|%|billion|cities|dwellings|million|nights|pages|percent|times|yen|£|¥|€",
    ),
    _sign(0.9, r" of (?<=\d of )\d", r"万(?<=[\d０-９]万)", r"割(?<=[\d０-９]割)", cues=" of |万|割"),
    _sign(
        0.9,
        r"\b(by|until|in|from|before) (the end of |the )?((fiscal|fy) ?)?(20\d\d|[A-Z][a-z]+ \d{1,2}, 20\d\d)",
        cues="20",
    ),
    _sign(
        0.9,
        r"by (?<=\bby )[A-Z][a-z]+ 20\d\d",
        r"(年度末|年)までに",
        r"end of (?<=\bend of )(fiscal )?\w+ 20\d\d",
        cues="by |end of |までに",
    ),
    # Said of oneself, in one's own words.
    _sign(
        0.5, r"\bI (believe|think|propose|want|ask|accept)\b", r"[\"“].{25,}[\"”]", r"思います", cues='"|i |“|思います'
    ),
    # Procedure: opening, thanking, handing over, closing, who is there.
    _sign(
        -3.0,
        r"^\W*(thank you|thanks|hello|welcome|good (morning|afternoon|evening)|nice to meet)",
        r"よろしくお願い",
        cues="afternoon|evening|hello|morning|nice to meet|thank you|thanks|welcome|よろしくお願い",
    ),
    _sign(
        -3.0,
        r"ありがとうござい",
        r"以上(です|)",
        r"開会|閉会|終了いたします",
        r"^\W*(yes|no|certainly)\b",
        cues="certainly|no|yes|ありがとうござい|以上|終了いたします|閉会|開会",
    ),
    _sign(
        -3.0,
        r"\b(apologies|roll call|members present|in attendance|regrets|adjourn\w*|called .{0,30}to order)\b",
        cues="adjourn|apologies|in attendance|members present|regrets|roll call|to order",
    ),
    _sign(
        -3.0,
        r"^(present|attendees|absent|staff|witnesses|contact|location|date and time|agenda|ayes|noes)\b\s*:?",
        cues="absent|agenda|attendees|ayes|contact|date and time|location|noes|present|staff|witnesses",
    ),
    _sign(
        -3.0,
        r"\b(minutes|record) of the .{0,40}(were approved|approved and signed|circulated)",
        r"any objection",
        cues="any objection|approved and signed|circulated|were approved",
    ),
    _sign(
        -2.5,
        r"next,? (mr|ms|mrs|dr|prof)",
        r"(mr|ms|dr)\.? \w+,? please",
        r"i would like to ask .{0,60}to explain",
        cues=" please|i would like to ask |next",
    ),
    _sign(
        -2.5,
        r"show of hands",
        r"about three minutes|be brief",
        r"turn(ed)? on the (screen|audio)",
        r"my name is",
        cues=" on the |about three minutes|be brief|my name is|show of hands",
    ),
    _sign(
        -2.5,
        r"that is all|that's all",
        r"\b(secretariat|chair\w*),? please\W*$",
        r"please (explain|see page|look at)",
        r"お願い(いた)?します",
        r"御覧ください$",
        cues=" please|please |that is all|that's all|お願い|御覧ください",
    ),
    _sign(
        -2.5,
        r"closed session",
        r"public hearing at \d",
        r"translat(ed|ion) (using|by|may|automatically)",
        r"pledge|proposed: cllr",
        cues="closed session|pledge|proposed: cllr|public hearing at |translat",
    ),
    _sign(
        -2.5,
        r"\((\w+ )?(outline|participants|reference)\)",
        r"^\W*\(?reference\)?",
        r"declared an interest",
        cues="declared an interest|outline|participants|reference",
    ),
    _sign(
        -2.5,
        r"approve the (agenda|minutes|consent)",
        r"the time has come",
        r"is absent today",
        r"we will rise",
        cues="approve the |is absent today|the time has come|we will rise",
    ),
    _sign(
        -2.5,
        r"i will allow it",
        r"minutes (manually|automatically)",
        r"begrüßt|genehmigt|nächste sitzung",
        cues="begrüßt|genehmigt|i will allow it|minutes |nächste sitzung",
    ),
    _sign(
        -2.5,
        r"procès-verbal|s'est réuni|ordre du jour|séance (est )?levée",
        r"find (below|attached)",
        cues="find |ordre du jour|procès-verbal|s'est réuni|séance ",
    ),
    _sign(
        -3.0,
        r"\b(machine|automatically)[- ]translated\b",
        r"^\W*this (page|record|document|transcript) (contains|is|was) ",
        cues="this |translated",
    ),
    _sign(
        -2.0,
        r"^\W*(reporting by|by [A-Z]\w+ [A-Z]\w+ and|about the [A-Z])",
        r"©",
        r"cookies",
        r"newsletter",
        cues=" and|about the |cookies|newsletter|reporting by|©",
    ),
    _sign(
        -1.5,
        r"if you can paste|unable to (open|access)",
        r"\b(most )?likely\b|\bprobably\b|presumably",
        cues="if you can paste|likely|presumably|probably|unable to ",
    ),
    _sign(-1.0, r"\?\s*$", r"^(\W*(this|that) is (the|my) \w+( question)?\.?)$", cues=" is |?"),
)


def key_passages(quotes: Iterable[Spoken], topics: Mapping[int, int], limit: int) -> tuple[Spoken, ...]:
    """At most `limit` passages, in the document's order: what was settled, asked for, owed or counted.

    `topics` says how many topics a passage mentions, by passage id. Fewer, or none, where little is worth quoting.
    """
    scored = [(score, quote) for quote in quotes if (score := _score(quote, topics)) > 0]
    scored.sort(key=lambda each: (-each[0], each[1].position))
    return tuple(sorted(_varied(scored, limit), key=lambda quote: quote.position))


def telling(quote: Spoken, topics: Mapping[int, int]) -> float:
    """How much a passage tells; nothing (0) or less for what is procedure or too short. `topics` as above."""
    return _score(quote, topics)


def said(quote: Spoken) -> str:
    """A passage's words without the speaker's label."""
    return _said(quote)


def _score(quote: Spoken, topics: Mapping[int, int]) -> float:
    text = _said(quote)
    length, found = _weights(text)
    if found is None:
        return 0.0
    speaks_for = sum(weight for weight in found if weight > 0) + 0.35 * min(topics.get(quote.passage_id, 0), 3)
    # Long passages hold more signs by chance, and are cut when they are shown.
    speaks_for *= math.sqrt(_USUAL / max(length, _USUAL))
    return speaks_for + sum(weight for weight in found if weight < 0) + min(length, 160) / 160


# An answer is shown again, page by page; weighing a text takes a tenth of a millisecond.
@lru_cache(maxsize=4096)
def _weights(text: str) -> tuple[float, tuple[float, ...] | None]:
    """How long a text is, and the weights of the signs in it; None for what nobody would quote."""
    length = len(text) + _CJK_FACTOR * len(_CJK.findall(text))
    if length < _SHORTEST or not _is_sentence(text) or len(text) > 2 * _LONGEST:
        return length, None
    lowered = text.lower()
    found = (sign.weight for sign in SIGNS if sign.stands_in(lowered))
    return length, tuple(found)


def _varied(scored: Sequence[tuple[float, Spoken]], limit: int) -> list[Spoken]:
    """The best, of as many speakers as there are: another one's word before a third of the same person."""
    chosen: list[Spoken] = []
    left = list(scored)
    while left and len(chosen) < limit:
        heard = [quote.speaker or quote.label for quote in chosen if quote.speaker or quote.label]
        best = max(
            left, key=lambda each: (each[0] - 0.8 * heard.count(each[1].speaker or each[1].label), -each[1].position)
        )
        left.remove(best)
        chosen.append(best[1])
    return chosen


def _is_sentence(text: str) -> bool:
    """Whether this is something said, not a heading or an entry of a list of people."""
    if _CJK.search(text):
        return "。" in text
    return bool(re.search(r"[.!?;:…][\"”’)]*$", text)) and bool(re.search(r"\b[a-zà-ÿ]{2,}\b", text))


def _said(quote: Spoken) -> str:
    """The words without the speaker's label, which opens a speech in most records."""
    return _plain(quote.text, quote.label or "")


# Each passage is weighed in several ways.
@lru_cache(maxsize=4096)
def _plain(text: str, label: str) -> str:
    return " ".join(text.removeprefix(label).lstrip(":： \n").split())
