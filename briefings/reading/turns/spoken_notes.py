"""Notes of a conversation, a paragraph a speaker: there a name that stands once, or in small letters, is one, too."""

from __future__ import annotations

import re
from collections import Counter

from briefings.reading.labels.labels import Label
from briefings.reading.labels.names import Listing, bare_label, name_in_label
from briefings.reading.labels.scribes import NO_SPEAKERS
from briefings.reading.labels.tasks import is_task
from briefings.reading.names.person_names import fold, is_common_word, is_initials
from briefings.reading.text.lines import Line
from briefings.reading.text.words import FIELDS, TOPIC_WORDS
from briefings.reading.turns.inference import Inference

LEAST_TURNS = 6
_MOST_WORDS = 4  # in what may be a label
_SHARE = 0.6
_NEAR = 12  # lines
_PARTS = re.compile(r"\s*(?:/|&|\+)\s*|\s+and\s+")
_SMALL_NAME = re.compile(r"[a-z][\w'’-]{1,11}(?: [a-z][\w'’-]{1,11})?")
_NO_NAMES = NO_SPEAKERS | FIELDS | TOPIC_WORDS | frozenset("e.g i.e ps nb see so also then http https".split())


_TELLS = re.compile(
    r"(?P<who>[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w’'-]+)?) (?:(?:also|then|again|\w+ly) )?"
    r"(?:[a-z]{2,}ed|said|says|asks|told|spoke|gave|made|put|left|thinks|wants|notes|suggests|explains|presents|will)\b"
)
_NARRATES = re.compile(
    r"(?:(?:Brief|General|Further|Some|Short|Long|More) )?[Dd]iscussion (?:of|on|about|around|followed|ensued)\b|"
    r"(?:The|A|This) (?:\w+ ){0,2}(?:group|committee|board|motion|meeting|vote|council)\b (?:\w+ )?"
    r"(?:[a-z]{2,}ed|took|was|is)\b|It was (?:agreed|decided|resolved|noted)\b|Motion (?:carried|passed|by)\b"
)


def parts_of(label: str) -> list[str]:
    """ "YK/AK" -> [YK, AK]; one part alone for a label that joins nobody."""
    return [part for part in _PARTS.split(label) if part] if re.search(r"[/&+]| and ", label) else [label]


def is_of_several(label: str, known: frozenset[str], listing: Listing) -> bool:
    """Whether a label joins people who speak for themselves elsewhere, or are listed: "STH/BE", "mb & ekr"."""
    parts = parts_of(label)
    return len(parts) > 1 and all(fold(part) in known or listing.find(part) is not None for part in parts)


def of_several(label: str, voices: frozenset[str], listing: Listing) -> Inference | None:
    """That a label names several people at once, whose words therefore nobody is known to have said; else None."""
    if listing.find(label) or not is_of_several(label, voices, listing):
        return None
    return Inference(None, "unknown", f"“{label}” names {len(parts_of(label))} people at once.")


def is_conversation(found: list[Label], labels: list[Label], lines: list[Line]) -> bool:
    """Whether most turns are one paragraph or item, so that the next one opens with a label, too, or is a heading."""
    own = sorted({label.line for label in labels if label.form == "colon"})
    if len(own) < LEAST_TURNS:
        return False
    opened = {label.line for label in found if label.form == "colon" and len(label.text.split()) <= _MOST_WORDS}
    short = 0
    for index in own:
        short += _is_followed(lines, index, opened)
        if short >= _SHARE * len(own):
            return True
    return False


def _is_followed(lines: list[Line], index: int, opened: set[int]) -> bool:
    """Whether the next paragraph below a turn's first line, soon after it, opens a turn, too; or a heading stands."""
    for below in range(index + 1, min(index + _NEAR, len(lines))):
        if lines[below].heading:
            return True
        if _opens(lines, below, opened):
            return below in opened
    return index + _NEAR >= len(lines)


def also_speaking(found: list[Label], sure: list[Label], lines: list[Line], listing: Listing) -> list[Label]:
    """Further labels of a conversation: known names in small letters, nicknames and letters that recur, "YK/AK"."""
    if not is_conversation(found, sure, lines):
        return []
    taken = {label.line for label in sure}
    bulleted = {lines[label.line].bullet for label in sure if label.form == "colon"}
    rest = [label for label in found if label.form == "colon" and label.line not in taken and label.said]
    labelled = taken | {label.line for label in rest}
    rest = [label for label in rest if _opens(lines, label.line, labelled)]
    rest = [label for label in rest if not is_task(label, lines, listing)]
    names = {name for label in sure if (name := name_in_label(label.text))}
    given = Counter(fold(name.split()[0]) for name in names if " " in name)
    known = frozenset((*map(fold, names), *(name for name, count in given.items() if count == 1)))
    counts = Counter(bare_label(label.text).casefold() for label in rest if lines[label.line].bullet in bulleted)
    return [label for label in rest if _speaks(label, known, counts, listing)]


def _speaks(label: Label, known: frozenset[str], counts: Counter[str], listing: Listing) -> bool:
    bare = bare_label(label.text).strip()
    if bare.casefold() in _NO_NAMES or not bare:
        return False
    if fold(bare) in known or is_of_several(label.text, known, listing):
        return True
    if counts[bare.casefold()] < 2 or any(is_common_word(word) or word in _NO_NAMES for word in bare.split()):
        return False
    return _SMALL_NAME.fullmatch(bare) is not None or (len(bare) == 1 and bare.isupper() and bare not in "QA")


def others_speaking(found: list[Label], labels: list[Label], lines: list[Line], listing: Listing) -> set[int]:
    """Lines of a conversation that open like a turn, of nobody known, and those in which its scribe tells something.

    The words of the turn above end there.
    """
    taken = {label.line for label in labels}
    chatted = any(label.form == "angle" for label in labels)
    told = _told(lines, taken, listing, chatted=chatted) if _is_in_short(labels) else set()
    if not is_conversation(found, labels, lines):
        return told
    return told | {
        label.line
        for label in found
        if label.form == "colon" and label.line not in taken and _opens(lines, label.line, taken) and _is_short(label)
    }


def _is_in_short(labels: list[Label]) -> bool:
    """Whether most speakers are initials or one word, or stand before a dash, as somebody writes who takes notes."""
    short = sum(
        label.form == "dash" or (label.form in {"colon", "angle"} and " " not in label.text) for label in labels
    )
    return short >= LEAST_TURNS - 1 and 4 * short >= 3 * len(labels)


def _told(lines: list[Line], taken: set[int], listing: Listing, *, chatted: bool) -> set[int]:
    """Paragraphs that tell what was done or said: "KG expressed a preference", "Discussion of which topic to take"."""
    told: set[int] = set()
    # Where words that go on are marked so, nobody says what stands unmarked below a blank line.
    marked = sum(line.text.startswith(("...", "…")) for line in lines) > (0 if chatted else 1)
    for index in range(min(taken), len(lines)):
        line = lines[index]
        if line.blank or index in taken or line.bullet or not lines[index - 1].blank:
            continue
        unmarked = marked and not line.text.startswith(("...", "…"))
        tells = _TELLS.match(line.text)
        listed = tells is not None and listing.find(tells["who"]) is not None
        if unmarked or listed or _is_heading(lines, index) or _NARRATES.match(line.text):
            told.add(index)
    return told


def _is_heading(lines: list[Line], index: int) -> bool:
    """Whether a line stands between blank ones In Words With Capitals, and ends as no sentence."""
    text = lines[index].text
    if len(text) > 80 or not text[-1].isalpha() or (index + 1 < len(lines) and not lines[index + 1].blank):
        return False
    words = text.split()
    return len(words) > 1 and 5 * sum(word[0].isupper() for word in words) >= 3 * len(words)


def _is_short(label: Label) -> bool:
    words = bare_label(label.text).split()
    named = is_initials(label.text) or not any(is_common_word(word) for word in words)
    return 0 < len(words) <= 3 and named and not (set(map(str.casefold, words)) & _NO_NAMES)


def _opens(lines: list[Line], index: int, labelled: set[int]) -> bool:
    """Whether a paragraph or an item begins on a line, or stands right below a line that opens a turn."""
    line = lines[index]
    if line.blank or line.heading:
        return False
    above = lines[index - 1] if index else None
    return line.bullet or above is None or above.blank or above.heading > 0 or index - 1 in labelled
