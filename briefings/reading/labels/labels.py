"""Line starts that could be speakers: "Name:", "Name (Organisation):", ">> NAME:", "<nick>", ○委員, "Mr. SMITH."."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from briefings.dates.near import holds
from briefings.reading.attendance.japanese.entry import split_japanese_role
from briefings.reading.labels.apart import set_apart
from briefings.reading.labels.behind import said_before
from briefings.reading.labels.emphasis import BOLD_BEFORE_WORDS, without_emphasis
from briefings.reading.labels.items import over_items
from briefings.reading.labels.own_line import over_words, own_lines
from briefings.reading.labels.patterns import (
    ALONE,
    ANGLE,
    ASKED,
    ASKED_ALONE,
    ASKED_BARE,
    ASKED_BY_PERIOD,
    ASKED_IN_FRENCH,
    BRACKET,
    CAPITALS,
    CAPITALS_BEFORE,
    CHATTED,
    CHEVRON,
    CIRCLE,
    CIRCLE_BRACKET,
    CIRCLE_LATIN,
    CIRCLE_OFFICE,
    CIRCLE_SPACED,
    CLOSED,
    COLON,
    COUNTED,
    DASH,
    INITIALS_IN_BRACKETS,
    INITIALS_SET_OFF,
    ITEM,
    LISTS,
    LONG_DASH,
    MARK_INSIDE,
    MARKED_ALONE,
    MAX_LABEL,
    MIXED_PERIOD,
    OFFICE_IN_BRACKETS,
    OPENS_TERM,
    PARAGRAPH_MARK,
    PAREN,
    PARTING,
    PERIOD,
    PLAIN_BRACKET,
    SAID_BY,
    SENTENCE_JAPANESE,
    SET_APART,
    SHORTENED,
    SPACED,
    SQUARE,
    SQUARE_MARK,
    SQUARE_SPACED,
    STAMP_AFTER,
    STAMPED,
    STAMPED_BEFORE,
    TITLED,
    WRITTEN_TO,
)
from briefings.reading.labels.scribes import NO_SPEAKERS, has_robots, scribes_of
from briefings.reading.labels.stamps import beside_times
from briefings.reading.labels.translated import translated_label
from briefings.reading.layout.mark_legend import mark_legend
from briefings.reading.layout.speaker_columns import rows_of_speakers
from briefings.reading.names.person_names import fold, is_japanese
from briefings.reading.text.lines import Line, plain

Form = Literal[
    "colon",
    "chevron",
    "angle",
    "circle",
    "bracket",
    "period",
    "alone",
    "item",
    "dash",
    "spaced",
    "capitals",
    "bold",
    "apart",
    "own",
    "asks",
    "behind",
]

# The signs that may open a line, with the patterns to try then, in order.
_BY_SIGN: tuple[tuple[str, re.Pattern[str], Form], ...] = (
    ("(-*+•", INITIALS_IN_BRACKETS, "colon"),
    ("(-*+•・○", OFFICE_IN_BRACKETS, "bracket"),
    ("○◯〇●◎■◆◇・", CIRCLE_BRACKET, "circle"),
    ("○◯〇●◎■◆◇・", CIRCLE_OFFICE, "circle"),
    ("○◯〇●◎■◆◇", MARKED_ALONE, "circle"),
    ("○◯〇●◎◆◇■", CIRCLE_LATIN, "circle"),
    ("○◯〇●◎◆◇", CIRCLE_SPACED, "circle"),
    ("○◯〇●◎◆◇", CIRCLE, "circle"),
    ("■□◆◇", SQUARE_SPACED, "circle"),
    ("■□◇◆▲△▼▽▪☆★", SQUARE_MARK, "circle"),
    ("【［〔＜〈", BRACKET, "bracket"),
    ("[<", PLAIN_BRACKET, "bracket"),
    ("(", ASKED, "bracket"),
    ("§", PARAGRAPH_MARK, "period"),
)


@dataclass(slots=True)
class Label:
    """A candidate: `text` as printed without markup; what is said starts at `rest` (an offset into the source).

    `stamped`: a time stands before it. `strong`: it is set off by emphasis, or stands in a chat that has a
    scribe. `counted`: a number stands before it.
    `until`: where what is said ends, if the label stands behind it; else 0.
    """

    line: int
    text: str
    rest: int
    form: Form
    said: str
    stamped: bool = False
    strong: bool = False
    counted: bool = False
    until: int = 0


def candidates(source: str, lines: list[Line], voices: frozenset[str] = frozenset()) -> list[Label]:
    """At most one candidate a line, in order. `voices` are those that the file's format marks, whatever their signs."""
    found = [Label(row.line, row.speaker, row.rest, "own", row.said) for row in rows_of_speakers(source, lines)]
    found += [
        Label(at, lines[at].text, lines[at].end, "own", lines[at + 2].text[:400])
        for at in own_lines(lines) or over_words(lines)
    ]
    found += [Label(at, lines[at].text, rest, "alone", "", stamped=True) for at, rest in beside_times(lines)]
    found += [Label(at, lines[at].text, lines[at].end, "item", "") for at in over_items(lines)]
    behind = [one for one in said_before(source, lines) if _candidate(source, lines[one.first], one.first) is None]
    found += [
        Label(one.first, one.who, one.start, "behind", source[one.start : one.end], until=one.end) for one in behind
    ]
    scribes = scribes_of(source)
    chat = bool(scribes) or has_robots(source)
    rows = {label.line for label in found} | {at for one in behind for at in range(one.first, one.last + 1)}
    legend = mark_legend(lines) if not source.isascii() else {}
    for index, line in enumerate(lines):
        if index in rows:
            continue
        if line.blank or (len(line.cells) > 1 and source[line.start : line.end].lstrip().startswith("|")):
            continue
        label = (_voice(source, line, index, voices) if voices else None) or _translated(source, lines, index)
        label = label or _candidate(source, line, index)
        if legend and source[line.start : line.end].strip()[:1] in legend:
            label = _by_legend(source, line, index, legend, label)
        label = label or _colon_below(source, lines, index) or _alone_above(source, lines, index)
        if label and label.form == "bracket" and (_is_list(label.said) if label.said else _over_names(lines, index)):
            continue
        if label:
            label = _scribed(source, lines[index], label) if label.text in scribes else label
            found.append(replace(label, strong=True) if chat and label.form == "angle" else label)
    return found


def _over_names(lines: list[Line], index: int) -> bool:
    """（推進本部） alone on a line over a list of names, which is nobody's words."""
    return _is_list(next((one.text for one in lines[index + 1 : index + 3] if not one.blank), ""))


def _is_list(text: str) -> bool:
    """Whether a Japanese text lists people with their positions and is no sentence."""
    if text.isascii() or "。" in text or len(text) > 300 or SENTENCE_JAPANESE.search(text):
        return False
    return LISTS.search(text) is not None


def _colon_below(source: str, lines: list[Line], index: int) -> Label | None:
    """ "Secretariat (Tamai)" over ": Thank you for coming", as lists of terms are converted."""
    line = lines[index]
    if index + 1 >= len(lines) or line.end - line.start > MAX_LABEL or line.heading or line.bullet:
        return None
    below = lines[index + 1]
    opened = OPENS_TERM.match(source, below.start, below.end)
    if opened is None or line.text.endswith((":", ".", "。", "：")):
        return None
    rest = opened.end()
    return Label(index, line.text, rest, "colon", source[rest : min(below.end, rest + 400)].strip())


def _alone_above(source: str, lines: list[Line], index: int) -> Label | None:
    """橘川部会長 alone on a line, over a sentence."""
    line = lines[index]
    if line.text in ASKED_ALONE and index + 1 < len(lines) and not lines[index + 1].blank:
        said = source[lines[index + 1].start : lines[index + 1].start + 400].strip()
        return Label(index, line.text.rstrip("."), line.end, "colon", said)
    if line.end - line.start > 40 or line.text.isascii() or 0 < line.heading < 3 or not ALONE.fullmatch(line.text):
        return None
    below = next((one for one in lines[index + 1 : index + 3] if not one.blank), None)
    if below is None or not ("。" in below.text or SENTENCE_JAPANESE.search(below.text)):
        return None
    apart = line.text.endswith("大臣") and index > 0 and lines[index - 1].blank and below is lines[index + 1]
    said = source[below.start : min(below.end, below.start + 400)].strip()
    return Label(index, line.text, line.end, "spaced", said, strong=apart)


def _translated(source: str, lines: list[Line], index: int) -> Label | None:
    """ "○ Ogawa Counselor" and "(Member Ishida)", over their words or before them."""
    found = translated_label(source, lines, index)
    if found is None:
        return None
    text, rest, bracket = found
    below = next((one for one in lines[index + 1 : index + 3] if not one.blank), lines[index])
    said = source[rest : lines[index].end].strip() or below.text
    return Label(index, text, rest, "bracket" if bracket else "circle", said[:400])


def _scribed(source: str, line: Line, label: Label) -> Label:
    """ "<manu1> markus: This came up": what the scribe wrote for somebody else is that person's."""
    inner = SAID_BY.match(source, label.rest, min(line.end, label.rest + 60)) if label.form == "angle" else None
    if inner is None or inner["who"].lower() in NO_SPEAKERS:
        return label
    said = source[inner.end() : min(line.end, inner.end() + 400)].strip()
    return replace(label, text=inner["who"], rest=inner.end(), said=said)


def _by_legend(source: str, line: Line, index: int, legend: dict[str, str], own: Label | None) -> Label | None:
    """A line that a mark of the legend opens, unless a name with a role stands behind the mark, or another mark."""
    if own and own.form == "circle" and split_japanese_role(own.text)[1]:
        return own
    raw = source[line.start : line.end]
    start = len(raw) - len(raw.lstrip())
    rest = line.start + start + 1
    said = source[rest : min(line.end, rest + 400)].strip()
    return Label(index, legend[raw[start]], rest, "circle", said) if said and said[0] not in legend else own


def _voice(source: str, line: Line, index: int, voices: frozenset[str]) -> Label | None:
    """ "+49 151 *****22: Hello?" where the captions name that voice."""
    printed, colon, _ = source[line.start : min(line.end, line.start + 200)].partition(": ")
    if not colon or printed not in voices:
        return None
    rest = line.start + len(printed) + 2
    return Label(index, printed, rest, "colon", source[rest : min(line.end, rest + 400)].strip())


def _with_bracket_closed(source: str, line: Line, raw: str) -> str:
    """A line whose bracket closes on the next one, with the line end as a space: offsets stay as they are."""
    if raw.count("(") != raw.count(")") + 1 or not TITLED.match(raw):
        return raw
    close = source.find("):", line.end, line.end + 160)
    if close < 0 or "\n\n" in source[line.end : close] or source.count("\n", line.end, close) > 2:
        return raw
    end = source.find("\n", close)
    return source[line.start : end if end > 0 else len(source)][:400].replace("\n", " ")


def _candidate(source: str, line: Line, index: int) -> Label | None:
    raw = _with_bracket_closed(source, line, without_emphasis(source[line.start : min(line.end, line.start + 400)]))
    first = raw.lstrip()[:1]
    if first in {">", "&"} and (match := CHEVRON.match(raw)) and raw.lstrip().startswith((">>", "&gt;&gt;")):
        return _label(source, line, index, match, "chevron")
    # Most lines begin with a letter, and with no name that a dash or wide blanks set apart.
    if not (first.isascii() and first.isalpha() and raw.lstrip()[1:2] != "." and not holds(raw[:60], PARTING)):
        if marked := _marked(source, line, index, raw):
            return marked
        if first and (opened := _opened_by_sign(raw, first)):
            return _label(source, line, index, *opened)
    opens = source[max(0, line.start - 2) : line.start] in {"", "\n\n"} and first in "MDCSRGJPVA"
    if not line.heading and (match := PERIOD.match(raw) or MIXED_PERIOD.match(f"  {raw}" if opens else raw)):
        found = _label(source, line, index, match, "period")
        return replace(found, rest=found.rest - 2) if found and match.string != raw else found
    if first in "QR" and (match := ASKED_IN_FRENCH.match(raw)):
        return _label(source, line, index, match, "colon")
    if first == "Q" and (match := ASKED_BARE.match(raw)):
        return _label(source, line, index, match, "colon")
    if ">" in raw[:50] and (match := CHATTED.match(raw)):
        return _label(source, line, index, match, "colon")
    if (
        not line.heading
        and (":" in raw or "：" in raw)
        and (match := COLON.match(raw))
        and "。" not in match["label"]
        and "//" not in raw[match.end() - 1 : match.end() + 2]
    ):
        return _label(source, line, index, match, "colon")
    return _without_sign(source, line, index, raw)


def _without_sign(source: str, line: Line, index: int, raw: str) -> Label | None:
    """A name that no sign parts from what is said: alone on its line, or with spaces behind it."""
    if line.end - line.start <= 70 and not line.heading and (match := STAMPED.match(raw) or STAMPED_BEFORE.match(raw)):
        return Label(index, plain(match["label"]).strip(" -–—:"), line.end, "alone", "")
    said = line.text.endswith((".", "?", "!")) and not SHORTENED.search(line.text)  # "**Ada for President.**"
    if line.bold and not line.heading and len(line.text) <= 80 and ":" not in line.text and not said:
        return Label(index, line.text, line.end, "alone", "")
    if line.end - line.start <= 44 and not line.cells and (match := CAPITALS.match(raw)):
        return Label(index, match["label"], line.end, "capitals", "")
    if raw[:2].isupper() and not (line.cells or line.heading) and (match := CAPITALS_BEFORE.match(raw)):
        return _label(source, line, index, match, "capitals")
    if not line.cells and not raw.isascii() and (match := SPACED.match(raw)):
        return _label(source, line, index, match, "spaced")
    return None


def _opened_by_sign(raw: str, first: str) -> tuple[re.Match[str], Form] | None:
    """○委員, 【委員】 or （委員） at the start of a line."""
    for signs, pattern, form in _BY_SIGN:
        if first in signs and (match := pattern.match(raw)):
            return match, form
    if first in "（(→⇒" and is_japanese(raw[:30]) and (match := PAREN.match(raw)):
        return match, "bracket"
    if not first.isascii() and (match := CLOSED.match(raw)):
        return match, "bracket"
    return None


def _marked(source: str, line: Line, index: int, raw: str) -> Label | None:
    """<nick> at the start of a line, [name] at the start of a bullet, or a name set apart by bold or wide blanks."""
    if ("<" in raw[:40] or "{" in raw[:14]) and (match := ANGLE.match(raw)):
        return _label(source, line, index, match, "angle")
    if raw.lstrip()[:2] in {"Q.", "A."} and (match := ASKED_BY_PERIOD.match(raw)):
        return _label(source, line, index, match, "colon")
    if raw.lstrip()[:1] in {"[", "("} and (match := SQUARE.match(raw) or INITIALS_SET_OFF.match(raw)):
        return _label(source, line, index, match, "bracket")
    if "—" in raw[:90] and not line.bullet and (match := LONG_DASH.match(raw)):
        return _label(source, line, index, match, "period")
    if (" - " in raw[:60] or "–" in raw[:60] or "—" in raw[:60]) and (match := DASH.match(raw)):
        return _label(source, line, index, match, "item" if match["bold"] else "dash")
    if line.bullet and "[" in raw[:40] and (match := ITEM.match(raw)):
        return _label(source, line, index, match, "item")
    if not (line.heading or line.bullet or line.cells) and (match := BOLD_BEFORE_WORDS.match(raw)):
        return _label(source, line, index, match, "bold")
    apart = set_apart(source, line)
    return _label(source, line, index, apart, "apart") if apart else None


def _label(source: str, line: Line, index: int, match: re.Match[str], form: Form) -> Label | None:
    groups = match.groupdict()
    printed = groups.get("label") or groups.get("label2") or groups.get("label3") or ""
    text = printed if form == "angle" else plain(printed).strip(" \t\u3000*_[]")
    written = WRITTEN_TO.match(text) if form == "colon" and text.startswith("From ") else None
    text = written["who"] if written else text
    number = COUNTED.match(text) if form == "colon" and text[:1].isdigit() else None
    text = text[number.end() :] if number else text
    text = f"{text}]" if text.count("[") == text.count("]") + 1 else text  # "Mitsuko [chat]"
    text = text if text.isascii() else MARK_INSIDE.sub("", text).lstrip("・")
    text = (STAMP_AFTER.sub("", text) or text) if ":" in text else text
    text = text if text.isascii() else SET_APART.sub("", text)  # 会　長
    if not text and form != "chevron":
        return None
    rest = line.start + match.end()
    stamped = match.string.lstrip(" \t[(>*-")[:1].isdigit()
    strong = bool(groups.get("open"))
    said = source[rest : min(max(line.end, rest), rest + 400)].strip()
    return Label(index, text, rest, form, said, stamped and number is None, strong, number is not None)


def label_key(label: Label) -> str:
    """One key for the labels of one form that differ in case or romanisation only."""
    return f"{label.form}:{fold(label.text)}"
