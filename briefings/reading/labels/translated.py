"""Labels of translated records that keep a circle or brackets: "○ Ogawa Counselor", "(Member Ishida)", "[Chairman]"."""

from __future__ import annotations

import re

from briefings.reading.names.romaji import is_romaji
from briefings.reading.names.translated_holders import holder_of
from briefings.reading.text.lines import Line

_MARKS = "○◯〇●◎■◆◇•・"
_CLOSES = {
    "[": "]",
    "(": ")",
    "【": "】",
    "（": "）",
    "［": "］",
    "<": ">",
    "＜": "＞",
    "〈": "〉",
    "《": "》",
    "〔": "〕",
}
_FIRST = frozenset(_MARKS) | _CLOSES.keys()
_MAX = 120
_BEHIND_MARK = re.compile(r"(?P<label>[A-Z][^:：\n]{1,110}?)[ \t]*(?:[:：][ \t]*|$|[ ]{2,}|\u3000+)")
_BARE = re.compile(
    r"(?:The )?(?:(?:Vice|Deputy|Acting|Sub|Committee|Expert)[- ])*(?:Secretariat|Chair(?:man|woman|person)?|Office|"
    r"Moderator|Members?|Observer|Superintendent|Expert)"
)
_TITLED = re.compile(
    r"(?:Mr|Ms|Mrs|Dr|Prof)\.? (?P<name>[A-Z][A-Za-z’']{1,13})(?P<given> [A-Z][a-z’']{1,11})?(?:, [A-Z][^.]{2,70})?"
)
_SENTENCE = re.compile(r"[a-z0-9)”\"][.?!](?:\s|$)")


def translated_label(source: str, lines: list[Line], index: int) -> tuple[str, int, bool] | None:
    """(label, where what is said begins, whether it stands in brackets alone) of a line that so begins, or None."""
    line = lines[index]
    raw = source[line.start : min(line.end, line.start + 400)]
    start = len(raw) - len(raw.lstrip())
    if raw[start : start + 1] not in _FIRST:
        return _bare_line(lines, index)
    marked = raw[start] in _MARKS
    if marked:
        start += 1 + len(raw[start + 1 :]) - len(raw[start + 1 :].lstrip())
    found = _in_brackets(raw, start) or (_behind_mark(raw, start) if marked else None)
    if found is None or not _is_speaker(found[0]):
        return None
    label, rest = found
    if raw[rest:].strip() or (_sentence_below(lines, index) and not _ends_list(source, lines, index)):
        return label, line.start + rest, not marked
    return None


def _ends_list(source: str, lines: list[Line], index: int) -> bool:
    """Whether this is one more item below another: people on a list, not somebody over their words."""
    above = next((one for one in reversed(lines[max(0, index - 2) : index]) if not one.blank), None)
    own, before = (source[one.start : one.end].lstrip() if one is not None else "" for one in (lines[index], above))
    return before[:1] == own[:1] and not _SENTENCE.search(before[:600])


def _bare_line(lines: list[Line], index: int) -> tuple[str, int, bool] | None:
    """ "Tabuchi Director" alone on a line, below a blank one and right above what he says."""
    line = lines[index]
    bare = 8 < len(line.text) < 80 and index > 0 and lines[index - 1].blank and line.text[-1].isalpha()
    if not bare or line.bullet or line.heading or line.numbered or line.cells or index + 1 >= len(lines):
        return None
    below = lines[index + 1]
    if below.blank or below.bullet or not _SENTENCE.search(below.text[:600]) or holder_of(line.text) is None:
        return None
    return line.text, line.end, True


def _in_brackets(raw: str, start: int) -> tuple[str, int] | None:
    """What stands in the brackets that open here, and where the text behind them begins."""
    close = _CLOSES.get(raw[start : start + 1])
    if close is None or not raw[start + 1 : start + 2].isupper():
        return None
    end = raw.find(close, start, start + _MAX)
    if close == ")" and end > 0 and "(" in raw[start + 1 : end]:
        end = raw.find(close, end + 1, start + _MAX)
    if end < 0:
        return None
    rest = end + 1
    while rest < len(raw) and raw[rest] in " \t\u3000:：":
        rest += 1
    return raw[start + 1 : end].strip(), rest


def _behind_mark(raw: str, start: int) -> tuple[str, int] | None:
    found = _BEHIND_MARK.match(raw, start)
    return (found["label"], found.end()) if found else None


def _is_speaker(label: str) -> bool:
    titled = _TITLED.fullmatch(label)
    if titled and is_romaji(titled["name"]):
        return True
    return _BARE.fullmatch(label) is not None or holder_of(label.rstrip(",")) is not None


def _sentence_below(lines: list[Line], index: int) -> bool:
    """Whether the next line, after one blank at most, is running text: a label alone stands over its words."""
    below = next((one for one in lines[index + 1 : index + 3] if not one.blank), None)
    return below is not None and not below.heading and _SENTENCE.search(below.text[:600]) is not None
