"""Which phrases are topics: "easy Japanese" and "right to repair" are, "share information" is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from briefings.reading.topics.counts import PASSAGE_END, Key, Tokens, key_of, places_of
from briefings.reading.topics.stop_words import FILLER, STOP_WORDS

# Everyday words that begin or end a term when it recurs.
_FIRST = frozenset("easy old second third open right good high low free public direct single special hard new".split())
_LAST = frozenset("second seconds part parts well wells right rights place places point points".split())
_LINKS = frozenset(("of", "at", "to", "for", "in"))
_CUES = _LINKS | _LAST
# A phrase that begins with one of these tells what is done; one that ends so tells how something is or what it does.
_VERBS = frozenset(
    """
    appointing forming implementing introducing emphasizing emphasising exploring citing noting welcoming urging
    share sharing enable enabling conduct conducting involve involving ensure ensuring allow allowing decide
    deciding argue arguing protect exchange send sending ask collect adopt adopting keep keeping bring
    bringing raise raising apply applying obtain obtaining manage achieve achieving accelerate enhance
    enhancing address addressing adopt read say said give given make made tell told write written represent
    representing acknowledge remain become verify replace
    """.split()
)
# Some of the verbs are things as well, before an acronym: "address ID", "exchange API".
_NOUNS_TOO = frozenset("address exchange share read write code".split())
_ENDS = frozenset(
    """
    personal national digital local private medical legal international regional political economic social
    special official sensitive specific different similar necessary important possible available able driven
    based behind hoc decide argue representing acknowledged regarding including related aged led wide
    level-headed concerned sure first third us u.s u.s. japan
    """.split()
)
_OFFICES = frozenset(
    """
    officer officers director directors director-general minister ministers secretary manager chair chairman
    chairwoman chairperson president vice-president commissioner commissioners mayor governor councillor
    councillors councilmember councilmembers senator senators professor administrator engineer adviser advisor
    clerk superintendent trustee
    """.split()
)
_NOT_VERBAL = frozenset(
    "need seed feed speed bed shed breed bid steering building housing funding training meeting".split()
)
# What is of something, and is a subject of its own with it: "scope of disclosure", "duty of care".
_HEADS_OF = frozenset(
    "scope duty freedom burden chain cost conflict code loss quality transfer exchange protection standard rule right "
    "rights proof degree obligation waiver".split()
)
# Alone, what is of a country, or how something is, names no subject.
_LANGUAGES = frozenset(
    """
    english french german spanish italian japanese chinese korean translation european asian african american british
    indian russian ukrainian canadian australian afghan israeli turkish polish dutch foreign federal national global
    northern southern eastern western central royal
    """.split()
)
_COUNTED_MEETING = re.compile(
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|annual)\b.*"
    r"\b(?:(?:meeting|session|sitting|conference)s?$|dialogue\b|working group\b|committee\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]")
_NOUN_JAPANESE = (
    r"(?:[\u4e00-\u9fff々ヶァ-ヺー]{1,16}"
    r"(?:[きりしえいけせめげちれ](?=[\u4e00-\u9fff])[\u4e00-\u9fff々ァ-ヺー]{1,8})?(?:通し|直し|組み|続き|上げ|下げ|(?<=[替換])え)?)"
)
_JAPANESE_OF = re.compile(
    rf"(?<![\u4e00-\u9fff々ァ-ヺー])(?P<of>{_NOUN_JAPANESE})の(?P<head>{_NOUN_JAPANESE})(?!(?:い?た?し|り|き)ます)"
)
LEAST = 3


def hidden_phrases(tokens: Tokens, headings: list[str]) -> set[Key]:
    """Keys of phrases that occur three times or more and hold an everyday word, a linking word or a number."""
    headed = " | ".join(" ".join(heading.lower().split()) for heading in headings)
    spelled: dict[str, list[tuple[Key, int]]] = {}
    for run, count in _runs_that_may_hide_one(tokens, headed).items():
        spelled.setdefault(" ".join(run).lower(), []).append((run, count))
    counts = {
        text: sum(count for run, count in runs if _could_be_term(run, headed))
        for text, runs in spelled.items()
        if len(runs) > 1 or runs[0][1] > 1
    }
    found = {text for text, count in counts.items() if count >= LEAST or (count > 1 and _stands_in(text, headed))}
    longer = {text.rsplit(" ", 1)[0]: counts[text] for text in found if text.count(" ") == 2}
    found = {text for text in found if longer.get(text) != counts[text]}
    return {key_of(text.split()) for text in found}


def _runs_that_may_hide_one(tokens: Tokens, headed: str) -> Counter[Key]:
    """Two or three neighbours that begin with an everyday word or a number, end with one, or are linked by "of".

    Most links stand between words that make no term: only those are taken that a capital, a word that is of something,
    or a heading speaks for.
    """
    words = {token for token in tokens.counts if token.lower() in _FIRST}
    first = words | {token for token in tokens.counts if token.isdecimal()}
    last = {token for token in tokens.counts if token.lower() in _LAST}
    before = first | {PASSAGE_END}
    links_of_headings = {link for link in _LINKS if f" {link} " in headed}
    runs: list[Key] = []
    every = tokens.all
    for at in places_of(_LINKS, every):
        spoken_for = every[at + 1][0].isupper() or every[at] in links_of_headings or every[at - 1] in _HEADS_OF
        if spoken_for and every[at - 1] not in before:
            runs.append(tuple(every[at - 1 : at + 2]))
    for at in places_of(first | last, every):
        token = every[at]
        if token in words:
            runs.append(tuple(every[at : at + 2]))
            runs.append(tuple(every[at : at + 3]))
        elif token in first and 2 <= len(token) <= 3 and every[at + 1].islower():
            runs.append(tuple(every[at : at + 2]))
        if every[at - 1] in before:  # the last one ends a passage, as if it stood before the first
            continue
        if token in last and (token in _LAST or every[at + 1] in _CUES):
            runs.append(tuple(every[at - 1 : at + 1]))
    return Counter(runs)


def _stands_in(text: str, headed: str) -> bool:
    """Whether a heading is the phrase, or begins with it: "Right to repair for household appliances"."""
    return text.count(" ") == 2 and re.search(rf"(?:^|\| ){re.escape(text)}\b", headed) is not None


def _could_be_term(run: Key, headed: str) -> bool:
    if len(run) < 2:
        return False
    first, last = run[0], run[-1]
    if not _content(last) and last.lower() not in _LAST:
        return False
    if len(run) == 3 and run[1] in _LINKS:
        named = first[0].islower() and _content(first) and last[0].isupper()
        if first in _HEADS_OF and run[1] == "of" and last.islower() and _content(last):
            return True
        right = (_content(first) or first.lower() in _LAST) and " ".join(run).lower() in headed
        return named or right
    if not all(_content(word) for word in run[1:-1]):
        return False
    if first.lower() in _FIRST and _content(last):
        return first.islower() or len(run) == 3
    if last.lower() in _LAST:
        return len(run) == 2 and _content(first) and not first.lower().endswith(("ed", "ly"))
    return len(run) == 2 and first.isdecimal() and 2 <= len(first) <= 3 and last.islower() and not last.endswith("s")


@lru_cache(maxsize=65_536)
def _content(word: str) -> bool:
    lower = word.lower()
    return (
        _WORD.match(word) is not None
        and lower not in STOP_WORDS
        and lower not in FILLER
        and (len(word) > 2 or word.isupper())
        and not lower.endswith(("ly", "ed"))
    )


def japanese_of_phrases(texts: list[str]) -> dict[str, dict[int, None]]:
    """ "AのB" that occurs three times or more -> the indexes of the texts it stands in, one for each occurrence."""
    where: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        if "の" not in text:
            continue
        for match in _JAPANESE_OF.finditer(text):
            where.setdefault(match[0], []).append(index)
    return {term: dict.fromkeys(found) for term, found in where.items() if len(found) >= LEAST and 4 <= len(term) <= 16}


def occurrences(text: str, phrases: Iterable[str]) -> Counter[str]:
    """How often each "AのB" stands in a text, parts of longer words included, found in one look through the text."""
    around: dict[str, list[tuple[str, int]]] = {}
    for phrase in phrases:
        at = phrase.index("の")
        around.setdefault(phrase[at - 1 : at + 2], []).append((phrase, at))
    counts: Counter[str] = Counter()
    free: dict[str, int] = {}
    at = text.find("の", 1)
    while at >= 0:
        for phrase, before in around.get(text[at - 1 : at + 2], ()):
            start = at - before
            if start >= free.get(phrase, 0) and text.startswith(phrase, start):
                counts[phrase] += 1
                free[phrase] = start + len(phrase)
        at = text.find("の", at + 1)
    return counts


def begins_with_a_verb(key: Key) -> bool:
    """Whether the first word tells what is done: such a phrase must not hide the noun phrase within it."""
    return key[0] in _VERBS


def is_name(phrase: str) -> bool:
    """Whether what looks like a verb begins a name or stands before an acronym: "Address Registry", "address ID"."""
    words = phrase.split()
    if all(word[0].isupper() for word in words):
        return len(words) > 2
    return words[0].islower() and words[0] in _NOUNS_TOO and words[-1].rstrip("s").isupper()


@lru_cache(maxsize=16_384)  # records of one body come back to the same subjects
def ends_open(last: str) -> bool:
    """Whether a phrase that ends with this word says how something is, and not what."""
    return last in _ENDS


def is_fragment(name: str) -> bool:
    """Whether a phrase is no whole noun phrase, or an office or a meeting rather than what a record is about."""
    words = name.lower().split()
    if len(words) < 2:
        return name.lower().endswith(("-driven", "-based", "-led", "u.s")) or name.lower() in _LANGUAGES
    if (
        (words[0] in _VERBS and not is_name(name))
        or words[0].endswith(("'s", "’s", "n't"))
        or words[0] in _LINKS
        or _COUNTED_MEETING.match(name)
    ):
        return True
    last = words[-1]
    if (
        last in _ENDS
        or (last in _OFFICES and name.split()[-1][0].isupper())
        or (words[0] in _OFFICES and words[1] in _LINKS)
    ):
        return True
    if last.endswith("ed") and last not in _NOT_VERBAL:
        return True
    return (
        last.endswith("ing")
        and words[-2].endswith("s")
        and not words[-2].endswith(("ss", "us"))
        and last not in _NOT_VERBAL
    )
