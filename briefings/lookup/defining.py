"""What a topic is, in the words of a record: of the passages that name it the one that says so best.

A sentence says what something is when it opens with the name and goes on "is a …", "refers to …", "was established …",
"…とは", or ends "… is known as" the name. One that only praises or blames ("the APPI is an important issue"), asks
or supposes does not. The forms were written down from ministries' and newspapers' ways of explaining a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from briefings.records import Spoken
from briefings.salience import said
from briefings.sentences import sentence_spans

# Of these lengths, in characters, a sentence explains something and is still read.
_READABLE = range(14, 700)
# Whose words count first; an AI's only where nobody else's are on file.
_TRUSTED = ("official", "official-machine-translated", "press", "unknown", "ai-written")

# How plainly a glossary's line says it.
_GLOSSARY = 3

# With so many words a name is one by itself, whatever stands around it.
_OWN_WORDS = 3

# What these words make of a thing is an opinion of it, or its place on an agenda, not what it is.
_JUDGED = (
    "matter|issue|issues|problem|problems|challenge|challenges|concern|concerns|question|questions|reason|reasons|result"
    "|case|fact|point|points|topic|topics|theme|themes|focus|pity|shame|step|way|success|failure|factor|burden|disaster"
    "|thing|things|item|items|subject|subjects|matters|must|prerequisite|priority|lot|bit|mistake|example"
)
_OPINION = (
    rf"(?!(?:(?!on|of|for|in|to|that|which|by|with)[\w-]+\s+){{0,2}}(?:{_JUDGED})\b"
    r"|(?:very|most|more|much|good|great|big|bigger|biggest|greatest|key|main|major|important|necessary|difficult|hard"
    r"|same|first|second|last|next|little|few|bad|better|best|top|huge|considerable|clear|real|serious|useful|strong"
    r"|weak|kind of|sort of|long|short|new|one that|week|month|year|day|moment|while|decade)\b)"
)
# What stands for something means a thing: not "that …", "nothing", "page 4".
_A_THING = (
    r"(?!\s+(?:that|nothing|something|everything|a lot|much|more|less|little|all|you|we|they|i|it|there|no|not|one|what"
    r"|how|when|where|whether|so|having|going|being|only|business|well|pages?|sections?|items?|paragraphs?|figures?|slides?|documents?"
    r"|materials?|many|the same|the next|the last|a great)\b)"
)
_LEADS_IN = (
    r"(?:(?:here|namely|so|now|and|in (?:japan|short|brief|other words)|for reference|note that|first(?: of all)?"
    r"|as (?:you|we)(?: all)? know)\b,?\s+)*"
)
_CAPITALS = r"(?-i:[A-Z])[\w.’'-]*"
# What may stand before the name in a sentence that opens with it; a quoted name may open one after a heading.
_OPENS = rf"(?:^\W*{_LEADS_IN}|\s[“\"「])(?:(?:the|an?|our|this|japan[’']s)\s+)?[“\"「『]?"
_OPENS_WITH = re.compile(_OPENS + "$", re.IGNORECASE)
# A name of several words is often part of a longer one: "the Japan-U.S. Policy Dialogue on the Internet is a …".
_OPENS_LONGER = re.compile(rf"{_OPENS}(?:{_CAPITALS}\s+){{0,3}}$", re.IGNORECASE)
_LONGER = rf"(?:\s+(?:on|of|for)\s+(?:the\s+)?{_CAPITALS}(?:\s+{_CAPITALS}){{0,4}})?"
_NAME_ENDS = r"s?[”\"」』]?(?:\s*[(（][^()（）]{1,90}[)）])?[”\"]?"
_AFTER_NAME = re.compile(_NAME_ENDS, re.IGNORECASE)
_AFTER_LONGER = re.compile(_LONGER + _NAME_ENDS, re.IGNORECASE)

_KINDS_JAPANESE = (
    "制度|法律|法|仕組み|組織|機関|会議|会議体|システム|サービス|番号|基盤|計画|戦略|事業|概念|カード|アプリ|サイト"
)
# A verb and the noun that it describes ("支払う料金"), unless that noun is an opinion or a plan.
_DESCRIBED = (
    r"[うくぐすつぬぶむるた](?!(?:問題|課題|必要|重要|予定|状況|論点|点|話|理由|方向|段階|結果|考|見込|方針|次第|可能|筈|訳)"
    r"(?:です|で|と|を|）))[一-龥ァ-ヶー]{1,10}"
)
_ENDS_JAPANESE = r"(?:です|である|であり|であって|を(?:いう|いいます|指す|指します|意味する|意味します))(?=[。、,]|$)"
_BE = r"(?:is|are|was|were)(?:\s+(?:initially|originally|currently|first|also))?"
_DOES = (
    r"(?:lists?|governs?|regulates?|sets? (?:out|up)|provides?|pays? for|allows?|requires?|covers?|defines?|protects?"
    r"|promotes?|oversees?|manages?|handles?|collects?|keeps|aims?|consists? (?:of|in)|comprises?|deals? with|serves?"
    r"|brings? together|advises?|supervises?|enables?|is (?:responsible|in charge|used|charged|issued|designed"
    r"|intended)|was (?:established|created|enacted|set up|founded|introduced|launched))\b"
)
# What an apposition says: "body that pays for repairs,".
_WHO_DOES = r"[\w-]+(?:\s+[\w-]+){0,3}?\s+(?:that|which|who|responsible for|in charge of)\s[^,.;]{3,90}[,.]"
# How a sentence may go on after the name, the surest first.
_GOES_ON = tuple(
    (strength, re.compile(form, re.IGNORECASE))
    for strength, form in (
        (4, rf"\s*(?:refers? to|means|denotes|designates|stands? for)\b{_A_THING}"),
        (4, rf"\s*{_BE}\s+(?:short for|defined as|understood as|the (?:name|term) (?:for|of))\b"),
        (4, r"\s*(?:can|may|could) be (?:defined|described|understood) as\b"),
        (4, rf"\s*{_BE}\s+(?:an?|one of the)\s+{_OPINION}[\w“\"]"),
        (4, r"とは(?!言|いえ|いい難|違|異な|別|関係|限ら|思|なら|無関係|なって|なり)[、,]?"),
        (3, rf"\s*{_BE}\s+(?:the|japan[’']s)\s+{_OPINION}[\w-]+(?:\s+[\w-]+){{0,4}}?\s+(?:that|which|who|for|of|to|on"
            r"|responsible|in charge|where|under which)\b"),
        (3, r"\s*are\s+[\w-]+(?:\s+[\w-]+){0,3}?\s+(?:that|which|used|issued)\b(?<!taken that)"),
        (3, r"は[、,]?[^。]{3,160}?(?:を(?:いう|いいます|指す|指します|意味する|意味します)|のこと(?:です|である)?"
            rf"|(?:{_KINDS_JAPANESE})(?:です|であり|である|であって))(?=[。、,]|$)"),
        (3, rf"(?:というのは|って)[、,]?[^。]{{2,160}}?{_DESCRIBED}(?:のこと)?{_ENDS_JAPANESE}"),
        (3, rf",\s+which\s+{_DOES}"),
        (2, rf"は[、,]?[^。]{{2,160}}?{_DESCRIBED}{_ENDS_JAPANESE}"),
        (2, rf",\s+(?:an?|japan[’']s)\s+{_OPINION}[^,.;]{{6,90}},\s(?!and\b|or\b)"),
        (2, rf",\s+the\s+{_OPINION}{_WHO_DOES}"),
        (2, rf"\s*{_BE}\s+(?:\w+\s+)?(?:responsible for|in charge of|designed to|intended to|made up of|established"
            r"|set up|created|enacted|introduced|launched|founded)\b"),
        (2, r"\s*(?:aims|seeks|serves) to\b|\s*(?:governs|regulates|oversees|consists (?:of|in)|comprises)\b"),
        (1, r"\s*(?:is|are)\s+(?:used (?:to|for)|charged (?:to|on|for)|levied on|paid (?:by|for)|issued (?:to|by))\s"),
        (1, r"\s*describes\s+(?:an?|the|how)\s"),
        (1, r"\s*(?:allows?|enables?|lets|requires?)\s+(?!us\b|me\b|you\b|no\b|that\b)[\w-]+(?:\s+[\w-]+){0,4}?"
            r"\s+to\b"),
    )
)  # fmt: skip # shorter than one a line
# How a glossary goes on after a name that stands at its very beginning.
_EXPLAINED = re.compile(
    rf"[”\"」』]?\s*(?:[:：]|\s[–—-])\s*(?:an?|the)\s+{_OPINION}[\w-]+(?:\s+[\w-]+){{0,5}}?"
    r"\s+(?:that|which|who|for|of|by|where|used|paid)\b",
    re.IGNORECASE,
)
# What may follow a name wherever it stands.
_BESIDE = tuple(
    (strength, re.compile(form, re.IGNORECASE))
    for strength, form in (
        (3, r"[”\"]?,\s+(?:i\.e\.|that is(?: to say)?|namely),?\s+(?:an?|the)\s"),
        (2, rf"[”\"]?,\s+an?\s+{_OPINION}{_WHO_DOES}"),
        (2, rf"（[^（）]{{2,80}}{_DESCRIBED}）"),
    )
)  # fmt: skip # shorter than one a line
# How a sentence may come to the name, and go on after it.
_COMES_TO = tuple(
    (strength, re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for strength, before, after in (
        (4, r"\bby [“\"]?$", r"[”\"]?,?\s+(?:we|i)\s+mean\s+(?:an?|the|any)\b"),
        (3, r"を[「『]?$", r"[」』]?と(?:いう|いいます|呼ぶ|呼び|呼ばれ|称|定義)"),
        (2, r"(?:known|referred to) as\s+(?:the\s+)?[“\"]?$", r"(?!\w)"),
        (2, rf"\b(?:an?|the)\s+{_OPINION}[^,.;]{{6,90}},?\s+(?:called|named|termed|the so-called)\s+(?:the\s+)?[“\"]?$",
            r"[”\"]?(?=[.,;)]|$)"),
        (2, r"\(here(?:in)?after,?(?: referred to as| called)?,?\s+[“\"]?(?:the\s+)?[“\"]?$", r"[”\"]?\)"),
        (2, r"以下[、,]?\s*[「『]$", r"[」』]と(?:いう|いいます|する|呼ぶ)"),
        (2, r"[一-龥ァ-ヶー]{2,}[、,]いわゆる[「『]?$", ""),
        (2, rf"{_DESCRIBED}である[「『]?$", ""),
    )
)  # fmt: skip # shorter than one a line
# What stands right before the name in every one of these.
_MAY_COME_TO = re.compile(
    r"(?:\b(?:by|as|the|called|named|termed|so-called)|を|いわゆる|である|[“\"「『(])\s*[“\"「『]?$", re.IGNORECASE
)


# What must stand around a name in any of the forms above: most passages that name something are passed over by these
# alone, before their sentences are cut.
_MAY_OPEN = re.compile(
    rf"(?:^|\n|[^\w\s,])\W*{_LEADS_IN}(?:(?:the|an?|our|this|japan[’']s)\s+)?[“\"「『]?(?:{_CAPITALS}\s+){{0,3}}$",
    re.IGNORECASE,
)
_MAY_GO_ON = re.compile(
    rf"{_NAME_ENDS}(?:\s*(?:[:：,]|とは|は|というのは|って|(?:refers?|means|denotes|designates|stands?|is|are|was|were|can|may"
    r"|could|aims|seeks|serves|governs|regulates|oversees|consists|comprises|describes|allows?|enables?|lets"
    rf"|requires?)\b)|\s[–—-])|\s+(?:on|of|for)\s+(?:the\s+)?{_CAPITALS}",
    re.IGNORECASE,
)
_MAY_STAND_BESIDE = re.compile(r"[”\"]?(?:,\s+(?:i\.e\.|that is|namely|an?\s)|（)", re.IGNORECASE)
_MAY_PRECEDE = re.compile(
    r"(?:\b(?:by|as|called|named|termed|so-called|here(?:in)?after),?\s+[“\"]?(?:the\s+)?|を|いわゆる|である"
    r"|[“\"「『(]\s*)[“\"「『]?$",
    re.IGNORECASE,
)
# How those begin: what stands right before a name, quotes and blanks left out; the sign behind it.
_PRECEDING = ("by", "as", "called", "named", "termed", "after", "the", ",", "を", "いわゆる", "である")
_OPENING = frozenset('“"「『(')
_BLANKS_AND_OPENING = "".join(_OPENING) + " \n\t"
_BESIDE_SIGNS = frozenset('”",（')
# How far before a name, in letters, its sentence begins, and the words begin that lead to it ("hereinafter, “the ").
# Words have one blank between them here.
_PRECEDES = 120
_LEADS_TO = 24


def definition(quotes: Iterable[Spoken], spellings: Iterable[str]) -> Spoken | None:
    """The passage that says best what something of these spellings is, from the sentence on that does; else None."""
    names = tuple(sorted({each.strip().lower() for each in spellings if each.strip()}, key=len, reverse=True))
    best: tuple[tuple[int, int, int, int], Spoken, int] | None = None
    for quote in quotes:
        plainest = _plainest(said(quote), names)
        if plainest is None:
            continue
        strength, at, start = plainest
        trust = _TRUSTED.index(quote.provenance)
        by_ai = int(quote.provenance == "ai-written")
        key = (by_ai, -strength, trust, at)
        if best is None or key < best[0]:
            best = key, quote, start
    if best is None:
        return None
    _, quote, start = best
    # The sentence itself must be seen, also when it stands far down in a long passage.
    return quote if start == 0 else replace(quote, text=f"… {said(quote)[start:]}")


# A topic is asked for again and again, and most of what is said of it stays as it is.
@lru_cache(maxsize=4096)
def _plainest(words: str, names: tuple[str, ...]) -> tuple[int, int, int] | None:
    """How plainly these words say what something is, in which sentence, and where that begins; None where none does."""
    return _looked_for(words, names) if _may_tell(words, names) else None


def _may_tell(words: str, names: Sequence[str]) -> bool:
    """Whether one of these names stands in these words as it may in a definition."""
    folded = words.lower()
    if len(folded) != len(words):
        # A letter that is two as a small one: its places are not those of the words.
        return True
    for name in names:
        at = folded.find(name)
        while at >= 0:
            end = at + len(name)
            if (
                (words[end : end + 1] in _BESIDE_SIGNS and _MAY_STAND_BESIDE.match(words, end))
                or (_is_preceded(folded, at) and _MAY_PRECEDE.search(words, max(0, at - _LEADS_TO), at))
                or (_MAY_GO_ON.match(words, end) and _MAY_OPEN.search(words, max(0, at - _PRECEDES), at))
            ):
                return True
            at = folded.find(name, at + 1)
    return False


def _is_preceded(folded: str, at: int) -> bool:
    """Whether the last word or sign before a name may lead to it: most often one look, where the pattern takes six."""
    before = folded[max(0, at - _LEADS_TO) : at]
    words = before.rstrip(_BLANKS_AND_OPENING)
    return words.endswith(_PRECEDING) or not _OPENING.isdisjoint(before[len(words) :])


def _looked_for(words: str, names: Sequence[str]) -> tuple[int, int, int] | None:
    found = [
        (strength, at, start)
        for at, (start, end) in enumerate(sentence_spans(words))
        if (strength := _strength(words[start:end].strip(), names))
    ]
    return min(found, key=lambda each: (-each[0], each[1]), default=None)


def _strength(sentence: str, names: Sequence[str]) -> int:
    """How plainly a sentence says what something of these names (in small letters) is, 4 the plainest; 0 if not."""
    if len(sentence) not in _READABLE or sentence.endswith(("?", "？", "か。")):
        return 0
    folded = sentence.lower()
    if not any(name in folded for name in names):
        return 0
    if len(folded) != len(sentence):
        # A letter that is two as a small one: its places would no longer be those of the sentence.
        folded = sentence
    best = 0
    for name in names:
        at = folded.find(name)
        while at >= 0:
            longer = len(name.split()) >= _OWN_WORDS
            best = max(best, _around(sentence, at, at + len(name), longer=longer))
            at = folded.find(name, at + 1)
    return best


def _around(sentence: str, start: int, end: int, *, longer: bool) -> int:
    """How plainly it is said what that is which is named from `start` to `end`."""
    before = sentence[:start]
    best = 0
    if _MAY_COME_TO.search(before):
        best = max((each for each, comes, ends in _COMES_TO if ends.match(sentence, end) and comes.search(before)),
                   default=0)  # fmt: skip # shorter than one a line
    ways = [(_OPENS_WITH, _AFTER_NAME)] + ([(_OPENS_LONGER, _AFTER_LONGER)] if longer else [])
    for opens, after in ways:
        ended = after.match(sentence, end) if opens.search(before) else None
        if ended is not None:
            found = (strength for strength, form in _GOES_ON if form.match(sentence, ended.end()))
            best = max(best, next(found, 0))
    if not before.strip('“"「『 ') and _EXPLAINED.match(sentence, end):
        best = max(best, _GLOSSARY)
    return max(best, *(strength if form.match(sentence, end) else 0 for strength, form in _BESIDE))
