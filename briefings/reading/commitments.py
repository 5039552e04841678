"""Sentences that name a future date and what is to be done by it: a promise, or a target that is called for."""

from __future__ import annotations

import re

from briefings.dates import FoundPeriod, find_periods
from briefings.reading.lines import flow
from briefings.records import CommitmentType, ReadCommitment, ReadPassage, ReadTurn

_SENTENCE = re.compile(r"(?<=[a-z0-9)”%’][.!?])\s+(?=[A-Z“(])|(?<=[。！？])|\n")
_TARGET = re.compile(
    r"\b(?:should|must|need(?:s|ed)? to|ought to|called (?:for|on)|calls? (?:for|on)|urged?|recommend(?:s|ed)?|"
    r"propos(?:e|es|ed)|request(?:s|ed)?|aim(?:s|ed|ing)? (?:to|for|at)|"
    r"goals?|targets?|visions?|deadline|expect(?:s|ed)?(?! that)|hopes?|objectives?|ambition|asked (?:that|"
    r"for|to)|wants?|would like|required? to|horizon|toward)\b"
    r"|べき|目標|目指|求め|要望|期待|必要がある|必要である|望まし",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:will|shall|won[’']t|\w+[’']ll|(?:is|are|am) (?:going to|committed to|to (?:send|deliver|"
    r"prepare|publish|report|draft|submit|complete|circulate|update|review|present|share|provide|write|contact|"
    r"arrange|"
    r"follow|bring|produce|confirm|check|organi[sz]e|finali[sz]e|schedule|investigate|create|set|open|file|ask|"
    r"invite|reach))|plans? to|commit(?:s|ted)? to|pledge[sd]?|promise[sd]?|intends? to|undert(?:ake|akes|ook)|"
    r"agreed to|has committed to|have committed to|has decided to|decided to|scheduled to|due (?:by|on|to)|to "
    r"be (?:completed|submitted|published|"
    r"delivered|finished|ready))\b"
    r"|予定|まとめます|作ります|行います|設け|つくる方針|方針を明らか|公開します|開始します|実施いたし|"
    r"廃止いたし|します|いたします|致します|してまいります|ていきます|実施する|公表する|決定した|こととする|"
    r"開始する|提出する|策定する",
    re.IGNORECASE,
)
_OWN_PROMISE = re.compile(
    r"\b(?:I|we|our \w+|my \w+)(?: \w+){0,2}? (?:will|shall|can|are going to|am going to|commit|plan to|intend "
    r"to)\b|\b(?:I|we)[’']ll\b|\b(?:has|have) committed to\b|します|いたします|ます。?$",
    re.IGNORECASE,
)
_TASKED = re.compile(
    r"^\W*(?:[Tt]he )?(?:[A-Z][\w.’'-]*|clerk|chair|secretary|secretariat|staff)(?: [A-Z][\w.’'-]*){0,3} "
    r"(?:to|was asked to|were asked to|is asked to) [a-z]{3,}"
)
_REPORTED = re.compile(r"\bwould\b")
_ITEM = re.compile(r"\s*(?:[-*+•・]|\(?\w{1,3}[.)])\s")
_ACTION = re.compile(
    r"^\W{0,4}(?:action(?: item)?s?|todo|ai|ap|due)\b\s?(?:\d{1,3}|-|#\d+)?\s*[:：-]|\b(?:action|due)\s*[:：]|"
    r"宿題|アクション",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:next|following|future|forthcoming) (?:[\w.-]+ ){0,6}(?:meeting|session|call|conference)\b|\bmeeting "
    r"(?:will|is to) be held\b|次回",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:by|until|before|no later than|through|toward|towards|in|from|within|during|for|end|goal|target|"
    r"beyond|to)\b[^.]{0,40}$|$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|until|before|no later than|toward|towards|within|through|for|in|during|on|from|at|of|and|due|"
    r"deadline|the|end)\W*$|までに?|に|中|末|目途|めど|[(（:：]\s*$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did|since|ago|last year|started|began|established in|enacted in|adopted in)\b")
_OWNER = re.compile(
    r"(?:action(?: item)?|todo|ai|"
    r"ap)\s?(?:\d{1,3})?\s*[:：-]\s*@?(?P<owner>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)?)\s(?:to|will|shall)\b",
    re.IGNORECASE,
)


def read_commitments(
    text: str, passages: tuple[ReadPassage, ...], turns: tuple[ReadTurn, ...], today: str | None, known: dict[str, str]
) -> tuple[ReadCommitment, ...]:
    """Commitments in order. `today` is the record's own day (ISO, may be cut); `known` maps short names to people."""
    found: list[ReadCommitment] = []
    lead = ""
    for index, passage in enumerate(passages):
        body = text[passage.start : passage.end]
        if body.rstrip().endswith((":", "：")):
            lead = body
        elif not _ITEM.match(body):
            lead = ""
        if not re.search(r"\d{4}|20\d\d|twenty|year|年|FY|month|[RH]\d", body):
            continue
        speaker = turns[passage.turn].speaker if passage.turn is not None else None
        for sentence in _SENTENCE.split(flow(body)):
            if not sentence or len(sentence) > 3_000:
                continue
            for period in _future(sentence, today):
                kind = _type(sentence, period, speaker, lead)
                if kind is None:
                    continue
                owner = _OWNER.search(sentence)
                who = known.get(owner["owner"].lower(), owner["owner"]) if owner else speaker
                found.append(ReadCommitment(" ".join(sentence.split()), kind, (period.first, period.last), who, index))
    return tuple(found[:500])


def _future(sentence: str, today: str | None) -> list[FoundPeriod]:
    """Periods of the sentence that end after the record's day and are named as when something is to be."""
    if _MEETING.search(sentence):
        return []
    periods: list[FoundPeriod] = []
    for period in find_periods(sentence, today):
        if today and period.last <= today:
            continue
        if today is None and period.first < "2000":
            continue
        if any((period.first, period.last) == (other.first, other.last) for other in periods):
            continue
        periods.append(period)
    return periods


def _type(sentence: str, period: FoundPeriod, speaker: str | None, lead: str) -> CommitmentType | None:
    action = _ACTION.search(sentence)
    target = _TARGET.search(sentence)
    if lead and not target and (_TARGET.search(lead) or _PROMISE.search(lead)):
        return "target" if _TARGET.search(lead) else "promise"
    promise = (
        _PROMISE.search(sentence)
        or _OWN_PROMISE.search(sentence)
        or _TASKED.match(sentence)
        or (_REPORTED.search(sentence) if speaker is None else None)
    )
    if action:
        return "promise"
    if not target and not promise:
        return None
    reported = speaker is None and _REPORTED.search(sentence) is not None
    if _PAST.search(sentence[max(0, period.start - 60) : period.start]) and not target and not reported:
        return None
    own = _OWN_PROMISE.search(sentence)
    if own and (not target or own.start() < target.start()):
        return "promise"
    return "target" if target else "promise"
