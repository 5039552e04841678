"""What a topic is, in the words of a record: of the passages that name it the one that says so best.

A sentence says what something is when it opens with the name and goes on "is a …", "refers to …", "was established …",
"…とは", or ends "… is known as" the name. One that only praises or blames ("the APPI is an important issue"), asks
or supposes does not. The forms were written down from ministries' and newspapers' ways of explaining a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from briefings.records import Quote
from briefings.salience import said
from briefings.sentences import sentence_spans

# Of these lengths, in characters, a sentence explains something and is still read.
_READABLE = range(20, 700)
# Whose words count first; an AI's only where nobody else's are on file.
_TRUSTED = ("official", "official-machine-translated", "press", "unknown", "ai-written")

# With so many words a name is one by itself, whatever stands around it.
_OWN_WORDS = 3

# What these words make of a thing is an opinion of it, not what it is.
_OPINION = (
    r"(?!(?:very|most|more|much|good|great|big|bigger|biggest|greatest|bit|matter|key|main|major|important|necessary|difficult|hard|problem"
    r"|issue|challenge|concern|question|reason|result|same|first|second|last|next|case|fact|lot|little|few|bad|better"
    r"|best|top|priority|must|prerequisite|point|topic|theme|focus|pity|shame|step|way|success|failure|factor|huge"
    r"|considerable|clear|real|serious|useful|strong|weak|kind of|sort of|long|short|new|one that|good)\b)"
)
_LEADS_IN = (
    r"(?:(?:here|namely|so|now|and|in (?:japan|short|brief|other words)|for reference|note that|first(?: of all)?"
    r"|as (?:you|we)(?: all)? know)\b,?\s+)*"
)
_BE = r"(?:is|are|was|were)(?:\s+(?:initially|originally|currently|first|also))?"
# How a sentence may go on after the name, the surest first.
_GOES_ON = (
    (4, r"\s*(?:refers? to|means|denotes|stands? for)\b"),
    (4, rf"\s*{_BE}\s+(?:short for|defined as|the (?:name|term) (?:for|of))\b"),
    (4, rf"\s*{_BE}\s+(?:an?|one of the)\s+{_OPINION}[\w“\"]"),
    (3, rf"\s*{_BE}\s+(?:the|japan[’']s)\s+{_OPINION}[\w-]+(?:\s+[\w-]+){{0,4}}?\s+(?:that|which|who|for|of|to|on"
        r"|responsible|in charge|where|under which)\b"),
    (3, r"\s*are\s+[\w-]+(?:\s+[\w-]+){0,3}?\s+(?:that|which|used|issued)\b(?<!taken that)"),
    (2, rf",\s+(?:an?|the|japan[’']s)\s+{_OPINION}[^,.;]{{6,90}},\s"),
    (2, rf"\s*{_BE}\s+(?:\w+\s+)?(?:responsible for|in charge of|designed to|intended to|made up of|established|set up"
        r"|created|enacted|introduced|launched|founded)\b"),
    (2, r"\s*(?:aims|seeks|serves) to\b|\s*(?:governs|regulates|oversees|consists of|comprises)\b"),
)  # fmt: skip
_GOES_ON_JAPANESE = (
    (4, r"とは(?!言|いえ|いい難|違|異な|別|関係|限ら|思|なら|無関係|なって|なり)[、,]?"),
    (3, r"は[、,]?[^。]{3,160}?(?:を(?:いう|いいます|指す|指します)|のこと(?:です|である|をいう)?"
        r"|(?:制度|法律|法|仕組み|組織|機関|会議|会議体|システム|サービス|番号|基盤|計画|戦略|事業|概念|カード|アプリ|サイト)"
        r"(?:です|であり|である|であって))(?=[。、,]|$)"),
)  # fmt: skip


def definition(quotes: Iterable[Quote], spellings: Iterable[str]) -> Quote | None:
    """The passage that says best what something of these spellings is, from the sentence on that does; else None."""
    written = tuple(sorted({each.strip() for each in spellings if each.strip()}, key=lambda each: -len(each)))
    forms = _forms(written)
    names = [each.casefold() for each in written]
    best: tuple[tuple[int, int, int, int], Quote, int] | None = None
    for quote in quotes:
        words = said(quote)
        for at, (start, end) in enumerate(sentence_spans(words)):
            sentence = words[start:end]
            # Few sentences name it, and looking for a name takes a hundredth of what the forms take.
            folded = sentence.casefold()
            strength = _strength(sentence, forms) if any(name in folded for name in names) else 0
            if not strength:
                continue
            trust = _TRUSTED.index(quote.source.provenance)
            by_ai = int(quote.source.provenance == "ai-written")
            key = (by_ai, -strength, trust, at)
            if best is None or key < best[0]:
                best = key, quote, start
    if best is None:
        return None
    _, quote, start = best
    # The sentence itself must be seen, also when it stands far down in a long passage.
    return quote if start == 0 else replace(quote, text=f"… {said(quote)[start:]}")


@dataclass(frozen=True, slots=True)
class _Forms:
    """How sentences on one thing may go, with how plain each is, the plainest first: those after an opening with its
    name, and those that end with it."""

    opening: re.Pattern[str]
    opened: tuple[tuple[int, re.Pattern[str]], ...]
    others: tuple[tuple[int, re.Pattern[str]], ...]


def _strength(sentence: str, forms: _Forms | None) -> int:
    """How plainly a sentence says what something is, 4 the plainest; 0 when it does not."""
    text = sentence.strip()
    if len(text) not in _READABLE or text.endswith(("?", "？", "か。")):
        return 0
    if forms is None:
        return 0
    other = next((strength for strength, form in forms.others if form.search(text)), 0)
    if not forms.opening.search(text):
        return other
    return max(other, next((strength for strength, form in forms.opened if form.search(text)), 0))


# A topic's page is shown again and again, and compiling the forms takes longer than using them.
@lru_cache(maxsize=256)
def _forms(spellings: tuple[str, ...]) -> _Forms | None:
    if not spellings:
        return None
    names = "|".join(re.escape(each) for each in spellings)
    # A name of several words is often part of a longer one: "the Japan-U.S. Policy Dialogue on the Internet is a …".
    long = "|".join(re.escape(each) for each in spellings if len(each.split()) >= _OWN_WORDS) or "(?!)"
    capitals = r"(?-i:[A-Z])[\w.’'-]*"
    longer = rf"(?:{capitals}\s+){{0,3}}(?:{long})(?:\s+(?:on|of|for)\s+(?:the\s+)?{capitals}(?:\s+{capitals}){{0,4}})?"
    opens = (
        rf"(?:^\W*{_LEADS_IN}|\s[“\"「])(?:(?:the|an?|our|this|japan[’']s)\s+)?[“\"「『]?(?:{names}|{longer})s?[”\"」』]?"
        r"(?:\s*[(（][^()（）]{1,90}[)）])?[”\"]?"
    )
    ends = rf"(?:known|referred to) as\s+(?:the\s+)?[“\"]?(?:{names})\b"
    ends_japanese = rf"を[「『]?(?:{names})[」』]?と(?:いう|いいます|呼ぶ|呼び|呼ばれ|称|定義)"
    going_on = sorted((*_GOES_ON, *_GOES_ON_JAPANESE), key=lambda each: -each[0])
    return _Forms(
        re.compile(opens, re.IGNORECASE),
        tuple((strength, re.compile(opens + rest, re.IGNORECASE)) for strength, rest in going_on),
        tuple((strength, re.compile(form, re.IGNORECASE)) for strength, form in ((3, ends_japanese), (2, ends))),
    )
