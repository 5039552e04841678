"""Sentences that name a future date and what is to be done by it: a promise, or a target that is called for."""

from __future__ import annotations

import re

from briefings.dates.horizons import FoundPeriod
from briefings.dates.near import cued
from briefings.reading.commitments.clauses import (
    asks_for,
    clause_of,
    in_condition,
    is_conditional,
    is_denied,
    is_forecast,
    is_past,
    is_perhaps,
    is_question,
    is_quoted,
    told_to_be,
)
from briefings.reading.commitments.days import Days, WordsOfTime, periods_ahead
from briefings.reading.commitments.items import ActionItems, owner_of_item, without_marks
from briefings.reading.commitments.owners import OWNER, is_resolved, owner_of
from briefings.reading.commitments.sentences import sentences_of
from briefings.reading.commitments.tables import Tables
from briefings.reading.commitments.voices import Voices
from briefings.reading.names.person_names import is_japanese
from briefings.records import CommitmentType, ReadCommitment, ReadPassage, ReadTurn

_TARGET = cued(
    r"\b(?:should|must|need(?:s|ed)? to|ought to|called (?:for|on|upon)|calls (?:for|on|upon)|calling (?:for|on)|"
    r"(?:we|I|they|to) call (?:for|on|upon)|urg(?:e|es|ed|ing)|recommend(?:s|ed)?|"
    r"propos(?:e|es|ed)|request(?:s|ed)|(?:we|I|they|to) request|aim(?:s|ed|ing)? (?:to|for|at)|"
    r"expect(?:s|ed)?(?! that)|hopes?|asked (?:that|for|to)|(?:[Ww]e|I|they) ask (?:that|for|the|all|every|\w+ to)|"
    r"invit(?:es|"
    r"ed) (?:[\w-]+ ){1,5}?to|asks (?:that|for|the)|wants?(?!\w)|would (?:like|rather|"
    r"prefer)|required? to|(?:is|are) required by|"
    r"demand(?:s|ed)? (?:that|the|to|an?\b)|insist(?:s|ed)? (?:that|on)|deadline for|suggest(?:s|ed)? that|"
    r"advis(?:es|ed) that(?=.{0,120}\bbe\b)(?!.{0,120}\b(?:would|will)\b)|direct(?:s|ed) (?:that|the|all|staff)|"
    r"instruct(?:s|ed)|task(?:s|ed) (?:[\w-]+ ){1,6}?(?:with|to)|mandat(?:es|ed)|"
    r"encourag(?:es|ed)|is (?:necessary|essential|important|desirable)|"
    r"(?:goals?|aims?|targets?|objectives?|ambition|deadline) (?:is|was|are|of|remains?)\b|"
    r"(?:doit|doivent|devra|devront|devraient|devrait|soll|sollen|sollte|sollten|muss|müssen|fordert|fordern)\b|"
    r"demande(?:nt)? (?:que|de|à|au|aux)\b)"
    r"|\b(?:as (?:an?|the|our|its) (?:\w+ )?|is an? (?:\w+ )?|is (?:the|our) (?:\w+ )?)(?:target|goal|deadline)\b"
    r"|べき|目標(?!を(?:達成|実現)(?:いた)?します)|目指|めざ|求め|要望|期待|必要がある|必要である|必要です|必要だ|望まし|なければな|てほしい|て欲しい|"
    r"ていただきたい|てもらいたい|願いたい|望まれ|[てで]ください|お願い(?:し|いたし)ます",
    "should|must|need|ought|call|urg|recommend|propos|request|aim|expect|hope|ask|invit|want|would|require|"
    "demand|insist|task|mandat|"
    "deadline|suggest|advis|direct|instruct|encourag|necessary|essential|important|desirable|goal|target|objective|"
    "ambition|べき|目標|目指|めざ|求め|要望|期待|必要|望ま|なければな|ほしい|欲しい|いただきたい|もらいたい|願いたい|"
    "doit|doivent|devr|"
    "soll|muss|müssen|fordert|fordern|ください|お願い",
)
# Nouns of targets: they decide only where no verb promises ("will reach the target by March").
_TARGET_NOUN = re.compile(
    r"\b(?:goals?|targets?|visions?|deadline|objectives?|ambition|horizon|toward)\b", re.IGNORECASE
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
    r"|予定|まとめます|作ります|行います|設け|つくる方針|方針を明らか|(?:終え|始め|進め|設け|まとめ|改め|[^\s、。]し|公表す|実施す|提出す|開始す|整備す|作成す)る(?:と|考えを|"
    r"意向を)(?:説明|表明|述べ|話し|答え)|公開します|開始します|実施いたし|"
    r"廃止いたし|(?<!て)します|いたします|致します|してまいります|ていきます|実施する|公表する|決定した|こととする|"
    r"開始する|提出する|策定する|[えけげせてねべめれしきぎちにびみり]る(?:こととする|ものとする|方針|予定)"
    r"|(?:公表|公開|実施|開始|策定|作成|整理|提示|まとめ|提出|お示し|導入)し?たい"
    r"|\b(?:sera|seront) \w+(?:[éiu]|ée|és|ées|is|it|ie|ue|us)\b|\bs[’']engage(?:nt)? à\b|\bprévoi(?:t|ent) de\b|"
    r"\b(?:va|vont) [a-zé]+(?:er|ir|re)\b|\b(?:wird|werden)\b(?=.*\b[a-zäöü]+(?:en|ern|eln)\b)"
    r"|\b(?:comes?|come) out\b|\bgoes? live\b|\benters? into force\b|\btakes? effect\b|\blaunches\b",
    re.IGNORECASE,
)
_OWN_PROMISE = re.compile(
    r"\b(?:I|we|our \w+|my \w+)(?: \w+){0,2}? (?:will|shall|are going to|am going to|commit|plan to|intend "
    r"to|expect to)\b|\b(?:I|we) can (?!not\b)[a-z]+\b[^.]*\bby\b|\b(?:I|we)[’']ll\b|\b(?:has|have) committed "
    r"to\b|(?<!て)します|いたします|(?<!てい)(?<!ており)(?<!ござい)(?<!であり)(?<!なり)(?<!申し上げ)ます。?$",
    re.IGNORECASE,
)
# "We would open the tariff by October 31": what somebody says they would do by a day, without a condition.
_OWN_WOULD = cued(
    r"\b[Ww]e(?: would|[’']d) (?!not\b|like|rather|prefer|hope|need|want|love|have|be\b|say|think|expect|suggest|"
    r"recommend|argue|propose|ask|appreciate|welcome|urge|see|also like|really)[a-z]+\b[^.]*\bby\b",
    "would|’d|'d",
    flags=0,
)
_REPORTED = cued(
    r"\b(?:said|says|stated|told|informed|confirmed|report(?:ed|s)|announced|explained|noted|added|advised|"
    r"indicated|promised|"
    r"replied|responded|agreed|assured|pledged|clarified|mentioned|that)\b.*\bwould\b|\bwould\b.*\b(?:said|told|"
    r"says|according to)\b|^[^,]{2,80}\bwould be\b.*\bby\b"
    r"|^(?:\d+\.\s+)?(?:He|She|They|It|His|Her|Their|The) [^,]{0,60}\bwould (?!be\b|have\b|cost|like|mean|need|"
    r"require|take|seem|rise|fall)",
    "would",
)
_OPENS_ACTION = re.compile(
    r"\W{0,4}(?:action(?: item)?s?|todo|ai|ap|due)\b\s?(?:(?:no\.? ?)?\d[\d./-]{0,9}|-|#\d+)?\s*[:：-]|"
    r"\W{0,4}(?:\[?[\w-]{2,12}\]\s)?action(?: item)? for [^:]{2,80}:",
    re.IGNORECASE,
)
_ACTION = cued(
    r"(?<!\bin )(?<!\bof )\b(?:action|due)\s*[:：]|宿題|アクション",
    "action|due|宿題|アクション",
)
_PAST = cued(
    r"\b(?:was|were|had(?! (?:committed|agreed|promised|pledged|undertaken|decided))|did|since|ago|last year|"
    r"started|began|established in|enacted in|adopted in)\b",
    "was|were|had|did|since|ago|last year|started|began|established|enacted|adopted",
    flags=0,
)
# "is on leave until March" tells how things are.
_STATES = re.compile(r"\b(?:is|are|was|were|has|have|had)\b", re.IGNORECASE)
_DECIDES = re.compile(r"\b[A-Z]?[a-z]+ [a-z]{2,}s (?:the|an?|its|their|all|our)\b.* by (?:the )?$")
_BEHIND_JAPANESE = re.compile(
    r"[(（](?P<name>[^()（）\s]{1,10}?)(?:副座長|座長|副会長|会長|部会長|委員長|専門委員|臨時委員|委員|構成員|"
    r"メンバー|議員|氏)[)）]\s*$"
)
_BEFORE_DUE = re.compile(r"\b(?:by|until|before|due|due on|deadline:?|no later than)\s(?:the\s)?$", re.IGNORECASE)
# "９月末までに…します": behind a date, the plain polite form says what its speaker will do.
_JAPANESE_UNTIL = re.compile(r"^[^。]{0,3}?(?:まで|から|中に|以内|末|に|より|を目途|をめど|以降|内に)")
_JAPANESE_WILL = re.compile(r"(?<!ござ)(?<!て|ご)(?:い|し|り|き|ち|み|び|え|け|せ|て|ね|め|れ|げ|べ)ます[。）」]?$")
_JAPANESE_PLAIN = re.compile(
    r"(?<!であ)(?<!てい)(?<!れてい)(?<!にな)(?<!があ)(?<!と思)(?<!と見)(?<!考え)(?<!とい)[うくぐすつぬぶむる](?:こと"
    r"とする|ものとする)?[。）」]?$"
)
_OUGHT = re.compile(r"\b(?:should|must|ought|need)\b|べき", re.IGNORECASE)
_NOUN_NEAR = re.compile(
    r"\b(?:goal|target|deadline|aim|ambition|objective|vision|horizon)s?\b\W{0,3}(?:(?:of|for|is|was|date|by|in|to|"
    r"on|the|set)\W{1,3}"
    r"){0,3}$",
    re.IGNORECASE,
)
_MAX_COMMITMENTS = 500
_LONGEST_ITEM = 300
_LISTED = re.compile(r"\s*(?:[-*•–]|\(?[0-9a-z]{1,3}[.)])\s")


def read_commitments(
    text: str,
    passages: tuple[ReadPassage, ...],
    turns: tuple[ReadTurn, ...],
    days: Days,
    known: dict[str, str],
    holders: dict[str, str] | None = None,
) -> tuple[ReadCommitment, ...]:
    """Commitments in order. `known` maps short names to people, `holders` offices to who alone holds them."""
    found: list[ReadCommitment] = []
    called_for = False
    tables = Tables(days.today, known)
    items = ActionItems()
    voices = Voices(known, holders)
    words = WordsOfTime(text)
    for index, passage in enumerate(passages):
        body = text[passage.start : passage.end]
        rows = tables.rows(body, index)
        if rows is not None:
            found += rows
            continue
        is_item = items.holds(body)
        listed = called_for and _LISTED.match(body) is not None
        called_for = listed or (body.rstrip().endswith((":", "：")) and _TARGET.search(body) is not None)
        if not words.may_name_date(body):
            continue
        speaker = turns[passage.turn].speaker if passage.turn is not None else _named_behind(body, known)
        sentences = sentences_of(text, passages, index)
        held = words.held("\n".join(sentences))
        for place, sentence in enumerate(sentences):
            plain = ""
            for period in periods_ahead(sentence, days, held):
                plain = plain or " ".join(sentence.split())
                due = (period.first, period.last) if period.first else (None, None)
                if any(_is_same(one, plain, index, due) for one in found[-4:]):
                    continue
                kind = _type(sentence, period, speaker) or ("target" if listed else _fragment(sentence, period))
                kind = kind or _of_item(sentence, period, is_item=is_item)
                if kind is not None:
                    who = owner_of(sentence, known) or (owner_of_item(sentence, known) if is_item else None) or speaker
                    if who is None and passage.turn is None:
                        who = voices.of(sentence, sentences[max(0, place - 8) : place])
                    found.append(ReadCommitment(without_marks(plain), kind, due, who, index))
        if len(found) >= _MAX_COMMITMENTS:
            break
    return tuple(found[:_MAX_COMMITMENTS])


def _named_behind(body: str, known: dict[str, str]) -> str | None:
    """Who is named in brackets behind an opinion: "…べき。（田中委員）"."""
    match = _BEHIND_JAPANESE.search(body)
    return known.get(match["name"], match["name"]) if match else None


def _is_same(one: ReadCommitment, text: str, passage: int, due: tuple[str | None, str | None]) -> bool:
    """Whether a commitment is read already: the same day, in the same words or in an echo of them ("ACTION: ...")."""
    return one.due == due and (
        (one.passage == passage and one.text == text) or (len(text) > 20 and one.text.endswith(text))
    )


def _type(sentence: str, period: FoundPeriod, speaker: str | None) -> CommitmentType | None:
    """What the clause of the date says, in the light of its sentence; None where it binds nobody."""
    start, end = clause_of(sentence, period)
    clause = sentence[start:end].strip()
    if is_question(sentence) or is_past(sentence, clause, period) or (speaker and is_quoted(sentence, period)):
        return None
    if _OPENS_ACTION.match(sentence) or _ACTION.search(sentence) or is_resolved(sentence[: period.start]):
        return "promise"
    if asks_for(sentence):
        return "target"
    past = _PAST.search(sentence[max(start, period.start - 60) : period.start]) is not None
    said = _said(clause, sentence, period, speaker, past=past)
    if said is None and len(sentence.split()) <= 30:
        clause, said = sentence, _said(sentence, sentence, period, speaker, past=past)
    if said is None or in_condition(sentence, period):
        return None
    if said == "target":
        return None if is_forecast(clause) and not _OUGHT.search(clause) else "target"
    return "promise" if _is_meant(clause, sentence, speaker) else None


def _is_meant(clause: str, sentence: str, speaker: str | None) -> bool:
    """Whether the words of a promise bind: neither denied, nor forecast, nor what others would do on a condition."""
    if is_denied(clause):
        return False
    if _OWN_PROMISE.search(clause) and not is_japanese(clause):
        return True
    if _OWN_WOULD.search(clause) and not is_conditional(sentence):
        return True
    reported = speaker is None and _REPORTED.search(sentence) is not None
    return not is_conditional(sentence) and (reported or not (is_forecast(clause) or is_perhaps(clause)))


def _said(clause: str, sentence: str, period: FoundPeriod, speaker: str | None, *, past: bool) -> CommitmentType | None:
    """A promise or a target by the clause's verbs and nouns. `past`: a verb of the past stands before the date."""
    target = _TARGET.search(clause)
    owner = OWNER.match(sentence)
    reported = speaker is None and _REPORTED.search(sentence) is not None
    promised = _PROMISE.search(clause) or _OWN_PROMISE.search(clause) or _OWN_WOULD.search(clause) or reported
    if not promised and owner and owner["verb"] == "to":
        promised = True
    if not promised and _says_it_will(clause, sentence, period):
        promised = True
    if not target and not promised:
        noun = _TARGET_NOUN.search(clause)
        return "target" if noun and _NOUN_NEAR.search(sentence[max(0, period.start - 40) : period.start]) else None
    if past and not target and not reported:
        return None
    own = _OWN_PROMISE.search(clause)
    if own and (not target or own.start() < target.start()):
        return "promise"
    before = _before(sentence, clause, period)
    if target and (reported or _PROMISE.search(before)) and not _TARGET.search(before):
        return "promise"  # "would ban it by 2026 and called on others": what is called for stands behind the date
    return "target" if target else "promise"


def _before(sentence: str, clause: str, period: FoundPeriod) -> str:
    """What stands before the date in its clause."""
    return sentence[max(0, sentence.find(clause)) : period.start]


def _says_it_will(clause: str, sentence: str, period: FoundPeriod) -> bool:
    """Japanese has no future: behind 〜までに, the plain form of a verb says what its speaker will do."""
    behind = sentence[period.end :]
    if not _JAPANESE_UNTIL.match(behind):
        return False
    if _JAPANESE_PLAIN.search(told_to_be(behind)):
        return True
    return _JAPANESE_WILL.search(clause) is not None or _JAPANESE_PLAIN.search(clause) is not None


def _of_item(sentence: str, period: FoundPeriod, *, is_item: bool) -> CommitmentType | None:
    """What stands with its day in a list of actions is to be done by then, whatever its verb."""
    if not is_item or is_question(sentence) or is_past(sentence, sentence, period) or is_denied(sentence):
        return None
    return "promise" if len(sentence) < _LONGEST_ITEM else None


def _fragment(sentence: str, period: FoundPeriod) -> CommitmentType | None:
    """An item of a list in note form, "prototype by November 2022", or what is decided: "Bell moves it by 1.11."."""
    whole = sentence.rstrip().endswith((".", "。", "?", "？"))
    if len(sentence) > 160 or not _BEFORE_DUE.search(sentence[: period.start]) or len(sentence.split()) < 3:
        return None
    if _PAST.search(sentence) or _STATES.search(sentence) or is_denied(sentence) or is_conditional(sentence):
        return None
    if not _LISTED.match(sentence) and period.last[5:] == "12-31" and period.first[5:] == "01-01":
        return None  # "High-speed access for all by 2025" heads a part
    decided = _DECIDES.search(sentence[: period.start]) and period.first[:7] == period.last[:7]
    note = len(sentence.split()) <= 8 and not _TARGET.search(sentence)
    decided = decided or (note and len(period.first) == 10 and period.first == period.last)
    return "promise" if not whole or (decided and len(sentence) - period.end <= 2) else None
