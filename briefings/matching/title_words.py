"""The words of a title: cut, folded and stemmed, and which of them tell one title from another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from briefings.names.phrases import singular

_WORD = re.compile(r"[㐀-鿿豈-﫿々]+|[ぁ-ゖ]+|[ァ-ヺー]+|[^\W_]+")
CJK = re.compile(r"[㐀-鿿豈-﫿々ぁ-ゖァ-ヺー]")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")
_QUOTES = str.maketrans("", "", "'’`´ʼ")

# Say nothing of which title is meant; and words that nearly every body's name has, so that a few titles can't
# make them rare.
STOP = frozenset({
    "a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with", "の",
    "に関する", "に", "を", "と", "は", "が", "について",
})  # fmt: skip # shorter than one a line
GENERIC = frozenset({
    "meeting", "session", "group", "working", "committee", "subcommittee", "council", "conference", "panel",
    "forum", "workshop", "task", "force", "board", "commission", "expert", "special", "study", "会", "会議",
    "委員会", "小委員会", "分科会", "作業部会", "検討会議", "審議会", "協議会", "懇談会", "連絡会議", "有識者会議",
    "部会", "研究会", "検討会", "ワーキング", "グループ", "ワーキンググループ",
    "service", "system", "measure", "issue", "matter", "sitzung",
    "wg", "tf", "cttee", "ctee", "cmte", "comm", "subcomm", "cncl", "mtg", "conf",
})  # fmt: skip # shorter than one a line
_ENDS_OF_BODIES = re.compile(
    r"(?<=.)(?:小委員会|委員会|分科会|作業部会|部会|研究会|検討会議|検討会|審議会|協議会|懇談会|連絡会議|有識者会議|会議)\Z"
)
_WHOLE = STOP | GENERIC  # not cut into pairs of characters
SHORT_FORMS = {
    "wg": "working group", "tf": "task force", "govt": "government", "gov": "government", "dept": "department",
    "intl": "international", "info": "information", "mgmt": "management", "natl": "national", "comm": "committee",
    "subcomm": "subcommittee", "dg": "director general", "mtg": "meeting", "regs": "regulations", "reg": "regulation",
    "cttee": "committee", "ctee": "committee", "cmte": "committee", "cncl": "council", "assoc": "association",
    "conf": "conference", "dev": "development", "env": "environment", "lang": "language", "org": "organisation",
    "telecom": "telecommunications", "tech": "technology", "sec": "security", "admin": "administration",
}  # fmt: skip # shorter than one a line


def stem(word: str) -> str:
    """A word without its plural's ending: "bus" and "buses", "house" and "houses"."""
    plain = singular(word)
    return plain[:-1] if len(plain) > 3 and plain.endswith("se") else plain


def title_words(text: str) -> list[str]:
    """The words of a title, casefolded, hyphens and dots aside; a run of Japanese is cut into pairs of characters."""
    folded = _DOTTED.sub(lambda found: found.group().replace(".", ""), _folded(text))
    words: list[str] = []
    for word in _words(folded):
        if CJK.match(word) and len(word) > 2 and word not in _WHOLE:
            words += [word[at : at + 2] for at in range(len(word) - 1)]
        else:
            words.append(word)
    return words


def _words(folded: str) -> Iterator[str]:
    for word in _WORD.findall(folded):
        end = _ENDS_OF_BODIES.search(word)
        if end:
            yield word[: end.start()]
        yield end.group() if end else word


def plain_form(words: Sequence[str], stems: Sequence[str]) -> str:
    """One string for titles that differ only in case, accents, hyphens and number: for exact matches."""
    return " ".join(own for word, own in zip(words, stems, strict=True) if word not in STOP)


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower().translate(_QUOTES)
    # Accents off, but not the marks that make は into ば.
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES))
    return unicodedata.normalize("NFC", "".join(letter for letter in decomposed if not "̀" <= letter <= "ͯ"))


def telling_words(text: str) -> int:
    """How many words of `text` tell one title from another: "the meeting of the cloud working group" has one."""
    return sum(word not in STOP and stem(word) not in GENERIC for word in title_words(text))


def says_nothing(text: str) -> bool:
    """True when no word of `text` tells one title from another ("the meeting of the working group")."""
    return telling_words(text) == 0
