"""Acronyms with their long forms, in both orders: "Act on ... (APPI)" and "APPI (Act on ...)".

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003).
"""

from __future__ import annotations

import re

from briefings.dates.near import Near, places

_BRACKET = re.compile(r"[(（]([^()（）\n]{2,90})[)）]")
_APPOSED = Near(
    re.compile(
        r",? (?:or|often called|also called|also known as|known as|called|abbreviated(?: as| to)?|abbr\.)(?: the)? "
        r"(?P<short>[A-Z][A-Za-z&/-]{1,9})\b"
    ),
    (
        " or ",
        " often called ",
        " also called ",
        " also known as ",
        " known as ",
        " called ",
        " abbreviated ",
        " abbr. ",
    ),
    before=1,
    after=20,
)
# "(the MSP)", "(hereinafter “MSP”)"
_LEADS_UP = re.compile(
    r"^(?:the |an? |or |also |i\.e\.,? |hereinafter |hereafter |henceforth |referred to as |known as |called |"
    r"abbreviated (?:as |to )?|in short |short )+",
    re.IGNORECASE,
)
# "MSP, the Marine Spatial Planning, ...", "MSP stands for Marine Spatial Planning.", "MSP – Marine Spatial Planning:"
_EXPLAINED = re.compile(
    r"(?<![\w-])(?P<short>(?![IVX]+\b)[A-Z][A-Za-z]{1,7})"
    r"(?:, (?:or )?(?:the )?| stands for (?:the )?| is short for (?:the )?| [–—-] )"
    r"(?P<long>[A-Z][\w’'-]*(?: [\w’'-]+){1,8}?)(?=[,.:;)\n]|$)"
)
_EXPLAINS = (", the ", ", or the ", " stands for ", " is short for ", " – ", " — ", " - ")
_SHORT = re.compile(r"[A-Z][A-Za-z0-9&./-]{1,9}$")
_WORDS_BEFORE = re.compile(r"[^()（）\n.;:!?]*$")
_LINK = re.compile(r"(?:of|on|the|and|for|in|to|a|an)\b")
_LONGEST_NAME = 14
_QUOTES = "“”\"'‘’「」『』 "


def acronyms(text: str) -> dict[str, str]:
    """Short form -> long form, as the text writes them, the first definition of each."""
    found: dict[str, str] = {}
    for match in filter(None, (_BRACKET.match(text, start) for start, _ in places(text, ("(", "（")))):
        inner = _LEADS_UP.sub("", match[1].strip(_QUOTES)).strip(_QUOTES)
        before = text[max(0, match.start() - 160) : match.start()].rstrip()
        short, long = inner, _long_form(inner, before) if _is_short(inner) else None
        if long is None:
            word = re.search(r"([A-Z][A-Za-z0-9&./-]{1,9})[”\"]?$", before)
            if word and _is_short(word[1]):
                short, long = word[1], _long_form(word[1], inner)
                long = inner if long and len(inner.split()) <= 10 and long == inner else None
        if long and short not in found and not re.match(r"[a-z]", long.split()[-1][:1] if long.isupper() else "A"):
            found[short] = long
    for match in _APPOSED.finditer(text):
        long = _long_form(match["short"], text[max(0, match.start() - 160) : match.start()])
        if long and _is_short(match["short"]):
            found.setdefault(match["short"], long)
    for match in _EXPLAINED.finditer(text) if any(sign in text for sign in _EXPLAINS) else ():
        if _is_short(match["short"]) and _long_form(match["short"], match["long"]) == match["long"]:
            found.setdefault(match["short"], match["long"])
    return found


def _is_short(text: str) -> bool:
    """Two to ten characters, begun by a capital, with two capitals at least: MIC, APPI, PETs, R&D."""
    return bool(_SHORT.match(text)) and sum(sign.isupper() for sign in text) >= 2 and " " not in text


def _long_form(short: str, before: str) -> str | None:
    """The long form of a few words; of more only where it is one name: "United Nations ... Agency for ... (UNRWA)"."""
    words = _WORDS_BEFORE.search(before)
    written = (words[0] if words else before).split()
    usual = min(len(short) + 5, len(short) * 2)
    long = _fewest_words(short, " ".join(written[-usual:]).strip(_QUOTES), len(short) * 2 + 2)
    if long is None and len(short) >= 4 and short.isupper() and len(written) > usual:
        long = _fewest_words(short, " ".join(written[-_LONGEST_NAME:]).strip(_QUOTES), _LONGEST_NAME)
        if long and any(word[0].islower() and not _LINK.fullmatch(word) for word in long.split()):
            return None
    return long


def _fewest_words(short: str, candidate: str, most: int) -> str | None:
    """The fewest words at the end of a candidate that hold the short form's letters in order, from a word's start."""
    plural = short.endswith("s") and short[:-1].isupper()
    letters = [sign.lower() for sign in (short[:-1] if plural else short) if sign.isalnum()]
    lower = candidate.lower()
    at = len(lower) - 1
    for position in range(len(letters) - 1, -1, -1):
        while at >= 0 and (
            lower[at] != letters[position]
            or (not _starts_word(lower, at) and (position == 0 or short.isupper()))
            or (position == 0 and _LINK.match(candidate, at) is not None)
        ):
            at -= 1
        if at < 0:
            return None
        at -= 1
    long = candidate[at + 1 :].strip(_QUOTES)
    if len(long) <= len(short) or not 2 <= len(long.split()) <= most:
        return None
    return long


def _starts_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()
