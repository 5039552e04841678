"""The clause around a date, and whether it binds anybody: conditions, denials, forecasts and mere names do not."""

from __future__ import annotations

import re

from briefings.dates.horizons import FoundPeriod
from briefings.dates.near import cued, holds
from briefings.reading.names.person_names import is_japanese

# Where another statement begins, whose verb has nothing to do with the date.
# Each begins with a sign, the "r" of "remember" or a kana, which Python looks for first.
_BOUNDARY = re.compile(
    r"[;；,.?\s–—rRのけまでしる](?:"
    # Behind white space, of which there is most, only a dash or a conjunction.
    r"(?<=\s)(?:[–—]\s|(?i:but|while|whereas|although|though|because|however|unless)\b\s)|"
    r"(?<!\s)(?:(?<=[;；])\s|(?<=—)|(?<=[a-zA-Z]{3}[.?])\s|"
    r"(?<=,)\s(?:(?i:but|while|whereas|although|though|because|however|unless)\b\s|"
    r"(?i:and|so|or|which|since|when|where|as)\s(?=(?:\w+\s){0,4}?(?i:will|would|should|must|can|could|may|"
    r"might|is|are|was|were|has|have|had|did|said|I|we|he|she|it|they|that)\b))|"
    r"(?<=\b[rR])(?i:emember|ecall|ecalled|ecalls) that\s|"
    r"(?:(?<=の)で|(?<=け)れども|(?<=ま)すが|(?<=で)すが|(?<=で)あるが|(?<=し)たが|(?<=る)が)、))"
)
_CONDITION = cued(
    r"\b(?<!even )(?<!as )(?<!see )(?<!ask )(?<!know )(?<!check )(?<!decide )(?<!out )(?<!wonder )(?<!asked "
    r")(?<!asks )(?<!wondered )(?<!checked )(?<!asking )(?<!seeing )if\b(?! "
    r"(?:possible|necessary|"
    r"needed|required|any\b|not (?:sooner|earlier|before)|you (?:like|will|wish)|I may|there (?:are|is) no))"
    r"|\bunless\b|\bprovided (?:that|the)\b|\bassuming\b|\bsupposing\b|\bin case\b|\bin the event\b|\bon condition\b"
    r"|^\W*(?:should|were) (?:the|it|there|any|we|they)\b[^?]*,"
    r"|(?<!例)(?<!でき)(?<!なけれ)[えけせてねめれげべ]ば(?!かり|ら|ん)|もし|仮に|場合(?:に)?は|"
    r"[しっんいきれえけ][ただ]ら、|なら(?:ば)?、",
    "if|unless|provided|assuming|supposing|in case|in the event|on condition|should|were|ば|もし|仮に|場合|ら、",
)
_DENIED = cued(
    r"\b(?:won[’']t|(?:will|shall|can|could|would|may|might|do|does|did|is|are|am|was|were|has|have|had|should|must) ?"
    r"(?:not|n[’']t|never)|cannot|unable to|never|nobody|neither|no longer|no one|"
    r"no (?:plans?|intention|commitment|promise|guarantee|decision|way|chance)|refus(?:es|ed) to|declin(?:es|ed) "
    r"to)\b(?! only)"
    r"|(?:ません|(?<!なければなら)ない|なかった|見送\w{1,4}|難しい|困難(?:です|である)?)(?:と思います|"
    r"と考えます)?[。」）]?$",
    "not|n't|n’t|never|nobody|neither|no longer|no one|no |unable|refuse|decline|ません|ない|なかった|見送|難しい|困難",
)
_PERHAPS = re.compile(
    r"\b(?:would|could|might|may)\b|\b(?:perhaps|probably|possibly|likely)\b|かもしれ|でしょう|だろう|可能性|[恐おそ]れ"
)
_FORECAST = cued(
    r"\b(?:expected|projected|forecast|predicted|estimated|likely|anticipated|set) to (?:\w+ly )?(?:grow|rise|fall|"
    r"decline|"
    r"shrink|increase|decrease|double|triple|exceed|surpass|outnumber|drop|remain|cost|be (?:lost|gone|over|under|"
    r"above|below))"
    r"|\b(?:will|shall) (?:\w+ly )?(?:grow|rise|fall|decline|shrink|increase|decrease|double|triple|exceed|surpass|"
    r"outnumber|"
    r"drop|age|retire|cost|run out|be (?:\w+er than|lost|gone|necessary|needed|too late|a (?:third|quarter|half)|"
    r"difficult|"
    r"hard|"
    r"possible|impossible|little|worse|better))\b"
    r"|\b(?:will|shall|to) be transferred\b"
    r"|見込まれ|見込みで|見通し|予測|推計|と思われ|になると考え|(?:減少|増加|高齢化|少子化|"
    r"人口減)[^。]{0,24}(?:始ま|続|進|減|増)",
    "to |will|shall|見込|見通し|予測|推計|思われ|と考え|減少|増加|齢化|子化|人口減",
)
_FUTURE = re.compile(r"\b(?:will|shall|[a-z]+[’']ll|going to|should|must|would)\b", re.IGNORECASE)
_PAST_VERB = re.compile(
    r"\b(?:was|were|had|did|has been|have been|asked|told|said|decided|held|met|began|gave|took|went|came|made|sent|"
    r"saw|put|"
    r"(?!need|exceed|proceed|succeed|speed|feed|embed)[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
# "…ヒアリングを行ったところでございます。"
_DONE_JAPANESE = re.compile(r"(?<!求め)[っいし]たところ(?:です|でございます|であります|である|だ)?[。」]?$")
_BEHIND_PAST = re.compile(r"\b(?:in|on|and|since|last|from|at|during|of)\s(?:the\s)?(?:\w+\s)?$", re.IGNORECASE)
_YEAR = re.compile(r"(?:fiscal(?: year)? |FY ?)?(?:(?:19|20|21)\d\d|twenty[ -]\w+(?:[ -]\w+)?)", re.IGNORECASE)
# A year that says when stands behind one of these, or is what a verb of calling speaks of.
_WHEN = re.compile(
    r"\b(?:by|until|till|before|in|during|from|towards?|for|through|within|to|early|late|mid|than|and|or|beyond|"
    r"around|year|"
    r"after|starting|since|on)\W{0,2}(?:(?:the|year|years|early|late|mid|fiscal|this|end of)[ -]){0,3}$",
    re.IGNORECASE,
)
_CALLED_FOR = re.compile(
    r"\s(?:should|must|ought|(?:is|be|as|remains) (?:\w+ ){0,3}(?:target|goal|deadline))\b", re.IGNORECASE
)
_BESIDE_NOUN = re.compile(
    r"\b(?:goal|target|deadline|aim|ambition|objective|vision|horizon)s?\W+(?:\w+\W+){0,3}$", re.IGNORECASE
)
_NAME_BEHIND = re.compile(
    r"[-\s](?:budget|edition|report|survey|census|elections?|olympics|games|expo|plan|strategy|agenda|act|programme|"
    r"program|"
    r"accounts|season|conference|summit|draft|version|figures|results|levels?|baseline|prices|data|statistics|rules|"
    r"review)\b|"
    r"\s?(?:年度)?(?:の)?(?:第\s?[\d０-９一二三四五六七八九十]+\s?回|予算|決算|補正|当初予算|税制|版|調査|報告書|"
    r"白書|概算|国勢|実績)",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?:^|\s)(?P<word>[A-Z][\w’'-]*)\s$")
# "approval of the minutes from the December 9, 2005 meeting"
_MINUTES_OF = re.compile(
    r"\bminutes (?:from|of|for) (?:the )?(?:(?:meeting|session) (?:of|on|held on) )?$", re.IGNORECASE
)
_NO_NAMES = frozenset(
    """
    by in until till before from during for since after end fiscal fy early late mid spring summer autumn fall winter
    reiwa heisei q1 q2 q3 q4 january february march april may june july august september october november december
    towards toward through around beyond within and or the year years monday tuesday wednesday thursday friday saturday
    sunday on to
    """.split()
)
_QUOTED = re.compile(r"[“\"][^“”\"]{10,600}[”\"]|(?<![\w])[‘'][^‘’'\n]{10,400}[’'](?!\w)|「[^「」]{10,400}」")
_ASKS = re.compile(r"[?？][”\"」)]?\s*$|か[。]?$")
_ASKS_FOR = re.compile(
    r"(?:^|[,.;:] ?(?:and |so |then )?)\W{0,12}(?:could|can|would|will) (?:you|someone|somebody)\b|\bplease\b|どうか|"
    r"いかが|お願い|べき|求め|いただけ",
    re.IGNORECASE,
)

# 「来年3月末までに指針を定める」と述べた: what news tell that somebody said.
_TOLD_JAPANESE = re.compile(r"[」』]?と(?:述べ|説明し|語っ|話し|表明し|明らかに|発表し|強調し|約束し|答え|回答し)")
# 今年の9月1日にスタートするデジタル庁: when the agency begins, not when something is promised for.
_OF_WHAT_FOLLOWS = re.compile(
    r"(?:の?\d{1,2}月(?:\d{1,2}日)?)?(?:に|から|より)[^、。，]{1,8}(?:する|される|始まる|開かれる|なる|迎える)"
    r"(?!こと|もの|よう|ため|とと|予定|方針|見込|考え|計画)[\u4e00-\u9fffァ-ヶ「『]"
)
_NO_ACT = re.compile(r"(?:とな|でき|られ|必要があ|ってい|見込まれ)る$")


def told_to_be(behind: str) -> str:
    """What stands between a date and 」と述べた, where it says what somebody is to do; else nothing."""
    told = _TOLD_JAPANESE.search(behind)
    words = behind[: told.start()] if told else ""
    return "" if _NO_ACT.search(words) else words


def clause_of(sentence: str, period: FoundPeriod) -> tuple[int, int]:
    """Where the part of the sentence stands that the date belongs to."""
    start, end = 0, len(sentence)
    for match in _BOUNDARY.finditer(sentence):
        if match.end() <= period.start:
            start = match.end()
        elif match.start() >= period.end:
            end = match.start()
            break
    return start, end


def only_names(sentence: str, period: FoundPeriod) -> bool:
    """Whether a year is part of a name ("Vision 2030", "the 2026 budget", 令和5年度第3回) or says no time at all."""
    behind = sentence[period.end : period.end + 40]
    if _NAME_BEHIND.match(behind) or _OF_WHAT_FOLLOWS.match(behind):
        return True
    printed = sentence[period.start : period.end]
    before = sentence[max(0, period.start - 60) : period.start]
    if _MINUTES_OF.search(before):
        return True
    if is_japanese(sentence) or not _YEAR.fullmatch(printed.strip()):
        return False
    named = _NAME_BEFORE.search(before) if before[-1:].isspace() else None
    if named and named["word"].lower() not in _NO_NAMES:
        return True
    return not (
        # Mostly it is the word right before the year.
        _WHEN.search(before, max(0, len(before) - 4))
        or _WHEN.search(before, max(0, len(before) - 40))
        or _BESIDE_NOUN.search(before)
        or _CALLED_FOR.match(behind)
        or not before.strip()
    )


_TELLS_YEAR = re.compile(r"\d{4}|twenty|next|coming|来|翌")
# "this year marked the first time", "the meeting was re-scheduled to be held on"
_TOLD_OF_NOW = re.compile(r"\s(?:marked|saw|was|were|had|brought)\b")
_MOVED = re.compile(
    r"\b(?:was|were|had been|has been) (?:re-?scheduled|postponed|brought forward|moved) (?:to|for|from)\b"
)
# 7月に委員の再任がございましたので、: what the date belongs to has happened.
_TOLD_BEHIND = re.compile(r"[^、。]{1,40}?(?:ました|った|でした)(?:ので|ため|けれど|が|ところ|こと)")


def is_past(sentence: str, clause: str, period: FoundPeriod) -> bool:
    """Whether a day without a year is told of: "in September we asked three things"."""
    if ("たところ" in clause and _DONE_JAPANESE.search(clause)) or _TOLD_BEHIND.match(
        sentence[period.end : period.end + 60]
    ):
        return True
    printed = sentence[period.start : period.end]
    if (printed.lower().startswith("this ") and _TOLD_OF_NOW.match(sentence[period.end :])) or _MOVED.search(clause):
        return True
    if _TELLS_YEAR.search(printed):
        return False
    before = sentence[max(0, period.start - 30) : period.start]
    return bool(_BEHIND_PAST.search(before) and _PAST_VERB.search(clause) and not _FUTURE.search(clause))


def is_quoted(sentence: str, period: FoundPeriod) -> bool:
    """Whether the date stands in words that the speaker quotes."""
    if not holds(sentence, "“\"‘'「"):
        return False
    return any(match.start() < period.start < match.end() for match in _QUOTED.finditer(sentence))


def is_conditional(text: str) -> bool:
    """Whether the words set a condition, "if possible" and the like apart."""
    return _CONDITION.search(text) is not None


def in_condition(sentence: str, period: FoundPeriod) -> bool:
    """Whether the date itself stands in the condition: "if it is decided by 2024, ..."."""
    conditions = [match for match in _CONDITION.finditer(sentence) if match.start() < period.start]
    if is_japanese(sentence):
        return any(match.start() >= period.end for match in _CONDITION.finditer(sentence))
    return bool(conditions) and "," not in sentence[conditions[-1].end() : period.start]


def is_denied(clause: str) -> bool:
    """Whether the clause says that something will not be."""
    return _DENIED.search(clause) is not None


def is_perhaps(clause: str) -> bool:
    """Whether the clause only says what would, could or may be."""
    return _PERHAPS.search(clause) is not None


def is_forecast(clause: str) -> bool:
    """Whether the clause says what will happen by itself: prices rise, people grow older."""
    return _FORECAST.search(clause) is not None


def is_question(sentence: str) -> bool:
    """Whether the sentence asks something, without asking for something."""
    return _asks(sentence) and not _ASKS_FOR.search(sentence)


def asks_for(sentence: str) -> bool:
    """Whether the sentence is a request in the form of a question: "Could you send it by July?"."""
    return _asks(sentence) and _ASKS_FOR.search(sentence) is not None


def _asks(sentence: str) -> bool:
    return holds(sentence, "?？か") and _ASKS.search(sentence) is not None
