"""Which phrases are topics: "easy Japanese" and "right to repair" are, "share information" is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from briefings.reading.stop_words import FILLER, STOP_WORDS

Key = tuple[str, ...]
# Everyday words that begin or end a term when it recurs.
_FIRST = frozenset("easy old second third open right good high low free public direct single special hard new".split())
_LAST = frozenset("part parts well wells right rights place places point points".split())
_LINKS = frozenset(("of", "at", "to", "for", "in"))
_CUES = _LINKS | _LAST
# A phrase that begins with one of these tells what is done; one that ends so tells how something is or what it does.
_VERBS = frozenset(
    """
    share sharing enable enabling conduct conducting involve involving ensure ensuring allow allowing decide
    deciding argue arguing protect exchange send sending ask collect adopt adopting keep keeping bring
    bringing raise raising apply applying obtain obtaining manage achieve achieving accelerate enhance
    enhancing address addressing adopt represent representing acknowledge remain become verify replace
    """.split()
)
_ENDS = frozenset(
    """
    personal national digital local private medical legal international regional political economic social
    special official sensitive specific different similar necessary important possible available able driven
    based behind hoc decide argue representing acknowledged regarding including related aged led wide
    level-headed concerned sure first second third us u.s u.s. japan
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
_LANGUAGES = frozenset("english french german spanish italian japanese chinese korean translation".split())
_COUNTED_MEETING = re.compile(
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b.*"
    r"\b(?:meeting|session|sitting|conference)s?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]")
_NOUN_JAPANESE = (
    r"(?:[\u4e00-\u9fff々ヶァ-ヺー]{1,16}"
    r"(?:[きりしえいけせめげちれ](?=[\u4e00-\u9fff])[\u4e00-\u9fff々ァ-ヺー]{1,8})?(?:通し|直し|組み|続き|上げ|下げ)?)"
)
_JAPANESE_OF = re.compile(
    rf"(?<![\u4e00-\u9fff々ァ-ヺー])(?P<of>{_NOUN_JAPANESE})の(?P<head>{_NOUN_JAPANESE})(?![ぁ-ん]*ます)"
)
LEAST = 3


def hidden_phrases(documents: list[list[str]], headings: list[str], key: Callable[[list[str]], Key]) -> set[Key]:
    """Keys of phrases that occur three times or more and hold an everyday word, a linking word or a number."""
    headed = " | ".join(" ".join(heading.lower().split()) for heading in headings)
    counts: Counter[str] = Counter()
    for tokens in documents:
        for start, token in enumerate(tokens[:-1]):
            following = tokens[start + 1 : start + 3]
            if token.lower() not in _FIRST and not token.isdecimal() and not any(word in _CUES for word in following):
                continue
            for size in (2, 3):
                run = tokens[start : start + size]
                if len(run) == size and _could_be_term(run, headed):
                    counts[" ".join(run).lower()] += 1
    found = {text for text, count in counts.items() if count >= LEAST}
    longer = {text.rsplit(" ", 1)[0]: counts[text] for text in found if text.count(" ") == 2}
    found = {text for text in found if longer.get(text) != counts[text]}
    return {key(text.split()) for text in found}


def _could_be_term(run: list[str], headed: str) -> bool:
    first, last = run[0], run[-1]
    if not _content(last) and last.lower() not in _LAST:
        return False
    if len(run) == 3 and run[1] in _LINKS:
        named = first[0].islower() and _content(first) and last[0].isupper()
        right = (_content(first) or first.lower() in _LAST) and " ".join(run).lower() in headed
        return named or right
    if not all(_content(word) for word in run[1:-1]):
        return False
    if first.lower() in _FIRST and _content(last):
        return first.islower() or len(run) == 3
    if last.lower() in _LAST:
        return len(run) == 2 and _content(first) and not first.lower().endswith(("ed", "ly"))
    return len(run) == 2 and first.isdecimal() and 2 <= len(first) <= 3 and last.islower() and not last.endswith("s")


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


def is_fragment(name: str) -> bool:
    """Whether a phrase is no whole noun phrase, or an office or a meeting rather than what a record is about."""
    words = name.lower().split()
    if len(words) < 2:
        return name.lower().endswith(("-driven", "-based", "-led", "u.s")) or name.lower() in _LANGUAGES
    if (
        words[0] in _VERBS
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
