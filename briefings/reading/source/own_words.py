"""What a record says of itself: sentences of its first and last lines, and whether somebody else says them there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefings.dates.near import matches_in, mentions, spans
from briefings.reading.source.publishers import PRESS_LINE

# A source speaks of itself at its beginning or its end.
_EDGE = 30_000
# No match of a pattern reaches further than this from the words that it needs, in characters.
_REACH = 220
# "- Ada: let's mark it ...": what somebody says; "Note: ..." and "Summary: ..." are the record's own words.
_SAYS = re.compile(
    r"\W*(?:\[[\d:.]+\]\W*)?(?!(?:[\w’' ]{1,30} )?(?:notes?|disclaimer|notice|warning|caution|important|summary|source|"
    r"about|by|minutes|author|translation|method|status|created|generated|remarks?|recap|title)\b)"
    r"[A-Z@][\w.’' -]{0,40}(?: \([^()]{1,40}\))?:\s|"
    r"\W{0,2}[一-龠ァ-ヶ々]{1,8}(?:委員長?|座長|会長|部会長|課長|局長|議員|構成員|氏|さん)[\s\u3000:：]",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:\?|か[。？]?)[”\"」]?$")
# "3. AI-generated minutes": an item of an agenda
_ITEM = re.compile(r"[#\s]*(?:\d{1,2}(?:\.\d{1,2})*[.)．、]|[（(]\d{1,2}[)）]|[①-⑳]|議題\s?\d)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that a pattern is found in; its line and its paragraph as far as the words in question go."""

    sentence: str
    line: str
    paragraph: str

    @property
    def is_quoted(self) -> bool:
        """Whether the words stand within quotation marks that are still open."""
        said = self.paragraph
        return said.count('"') % 2 == 1 or any(
            said.rfind(sign) > said.rfind(end) for sign, end in ("“”", "「」", "『』")
        )

    @property
    def is_asked(self) -> bool:
        """Whether the sentence is a question."""
        return _ASKS.search(self.sentence) is not None

    @property
    def is_somebodys(self) -> bool:
        """Whether somebody says or asks it, behind a name, in quotation marks or as a question, and not the record."""
        return self.is_quoted or self.is_asked or _SAYS.match(self.line) is not None

    @property
    def is_item(self) -> bool:
        """Whether the words are, or begin, a counted item: what was talked about."""
        return _ITEM.match(self.line) is not None


def is_bylined(text: str) -> bool:
    """Whether a reporter signs at the top: then the minutes that an AI wrote are those the article is about."""
    return any(PRESS_LINE.search(line.strip("*_#> ")) for line in text[:2_000].split("\n")[:12])


@lru_cache(maxsize=1)  # asked three times of one record
def ends(text: str) -> str:
    """The first and the last lines of a record, where it speaks of itself."""
    lines = [line for line in text.split("\n") if line.strip()]
    return (
        text
        if len(lines) < 16
        else "\n".join([*(line[:600] for line in lines[:10]), *(line[:600] for line in lines[-8:])])
    )


def said(text: str, pattern: re.Pattern[str], words: tuple[str, ...] = ()) -> list[Sentence]:
    """The sentences around each match, in order, each once; only near one of the `words`, where there are any."""
    found: dict[str, Sentence] = {}
    if len(text) > 2 * _EDGE:
        text = text[:_EDGE] + "\n" + text[-_EDGE:]
    where = spans(mentions(text, words), _REACH, _REACH, len(text)) if words else [(0, len(text))]
    for match in matches_in(pattern, text, where):
        low = max(
            text.rfind(sign, max(0, match.start() - 400), match.start()) for sign in ("\n", ". ", "。", "? ", "! ")
        )
        stops = [text.find(sign, match.end() - 1, match.end() + 400) for sign in ("\n", ".", "。", "?", "!")]
        high = min((end + 1 for end in stops if end >= 0), default=min(len(text), match.end() + 200))
        sentence = " ".join(text[low + 1 if low >= 0 else max(0, match.start() - 200) : high].split())
        if sentence and sentence not in found:
            far = max(0, match.start() - 600)
            line, above = (text.rfind(sign, far, match.start()) + 1 for sign in ("\n", "\n\n"))
            found[sentence] = Sentence(
                sentence, text[max(line, far) : match.end()], text[max(above, far) : match.end()]
            )
        if len(found) >= 8:
            break
    return list(found.values())
