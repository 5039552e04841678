"""Text -> lines without their markup, and paragraphs of lines, both with their offsets in the text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Set
from dataclasses import dataclass, field

from briefings.dates.near import holds

_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")
_BULLET = re.compile(r"[ \t]*(?:[-*+•·‣▪◦∙・][ \t]+|[・•‣▪◦](?=\S)|\[[ xX]\][ \t]+)")
_NUMBERED = re.compile(r"[ \t]*(?:\(?\d{1,2}[.)](?:\d{1,2}[.)]?){0,2}|\([a-z]\)|[a-z]\))[ \t]+")
# 情 報 通 信 審 議 会 (第17回): a title set sign by sign.
_APART = re.compile(
    r"(?:[\u3040-\u30ff\u4e00-\u9fff・] ){7,}[\u3040-\u30ff\u4e00-\u9fff](?: ?[(（][^()（）]{2,12}[)）])?"
)
_SPACED_KEY = re.compile(r"(?:[\u3040-\u30ff\u4e00-\u9fff] ){2,11}[\u3040-\u30ff\u4e00-\u9fff](?= |$|[：:])")
_KEY_NUMBER = re.compile(r"(?:[\d０-９]{1,2}[.．、]? ?|[○〇◯●◇◆■□] ?)(?=[\u4e00-\u9fff] )")
_KEYS = frozenset(
    """
    会議名 会議の名称 会議録 開催日時 開催場所 開催年月日 出席者 欠席者 出席委員 欠席委員 出席者の氏名
    欠席者の氏名 出席者氏名 欠席者氏名 構成員 事務局 事務局員 説明員 説明者 参考人 関係者 出席議員 欠席議員
    開会日時 閉会日時 傍聴者 傍聴者数 会議次第 議事録 担当部課名 会議資料 配布資料
    """.split()
)
# 日時 / Date: and 出席者（Attendees）, as bilingual records head their parts; and "Venue / 場所:".
_BOTH_LANGUAGES = re.compile(
    r"(?P<own>(?:[\d.（(）)]{1,4} ?)?[^\x00-\x7f／：、。]{2,12})(?: ?[/／] ?[A-Z][A-Za-z&, ]{2,30}?|"
    r" ?[(（][A-Z][A-Za-z&, ]{2,30}[)）])"
    r"(?= ?[:：]|$)|"
    r"(?P<latin>[A-Z][A-Za-z& ]{2,30}?)(?: ?[/／] ?[^\x00-\x7f／：、。]{2,12}| ?[(（][^\x00-\x7f（）]{2,12}[)）])"
    r"(?= ?[:：]|$)"
)
# "**3 Attendees**  Committee members: ...": what a numbered key in bold says of the rest of its line.
# "**○ Place** Hall 8", "**Venue** The Mill": so does one with a mark, or alone.
_BOLD_KEY = re.compile(
    r"^\s*\*\*(?:(?P<key>\d{1,2}[.)]? ?[A-Z][^*:：]{2,40})|[○●◯■□◆◇・▪•]? ?(?P<plain>(?i:(?:meeting )?(?:"
    r"date(?: and time)?|time|place|venue|location|attendees|participants|present|absent|apologies))))"
    r"\*\*[ \t\u3000]{1,4}(?=[^\s:：])"
)
_QUOTE = re.compile(r"[ \t]{0,3}(?:>(?:[ \t]|$))+")
_UNDERLINE = re.compile(r"[ \t]*(={3,}|-{3,})[ \t]*$")
_TABLE_RULE = re.compile(r"[\s|:+-]+$")
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,600}(?:\([^()\s]{0,100}\)[^()\s]{0,200})?(?:\s+\"[^\"\n]{0,200}\")?\)"
)
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,300})\]\[[^\[\]\n]{0,60}\]")
_EMPHASIS = re.compile(r"\*\*\*|\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`")
_TAG = re.compile(
    r"</?(?!(?:Members?|Secretariat|Observers?|Explainers?|Experts?|Guests?)>)[a-zA-Z][a-zA-Z0-9]{0,10}(?:\s[^<>\n]{0,200})?/?>"
)
# The line ends within a table's cell.
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>@~-])")
_SENTENCE_END = (".", "!", "?", "。", "！", "？", ":", ";", "”", '"', "」", ")", "）")
_WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]+")
_RULE = re.compile(r"[-=_*~─━―]{3,}(?:\s?[◇◆○●☆★]\s?[-=_*~─━―]{3,})?")
_CELL_SIGN = re.compile(r"(?<!\\)\|")
_BOX = re.compile(r"\[[ xX]\]\s+")
_WRAPPED_JAPANESE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\n[ \t\u3000]*(?=[\u3000-\u9fff\uff00-\uffef])")
_WRAPPED = re.compile(r"\s*\n\s*")
# What a new paragraph of Japanese begins with: an indent, a mark, an opening bracket.
_OPENS_JAPANESE = frozenset("\u3000 \t○◯●◎・※→■□◆◇【〔（(「＜<")
# "ACTION 44/2: ..." right below "ACTION 44/1: ...": what was agreed stands for itself.
_OPENS_RESULT = re.compile(
    r"(?:ACTION|Action|AP|PROPOSED|PROPOSAL|DECISION|Decision|RESOLVED|AGREED|TODO)\b"
    r"(?: (?i:item|point))?\s?(?:[Nn]o\.? ?)?"
    r"[\d./-]{0,12}\s?[:：]\s"
)
MAX_PARAGRAPH = 4_000
# 教育長　　　　本日は…, and the next line set in as far as what is said: at least so many columns.
_HANGS_IN = 4
_LONG_SPLIT = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])")


# Lines and paragraphs are not frozen, though nobody changes them: making a frozen one takes three times as long.
@dataclass(slots=True, eq=False)
class Line:
    """One line: `source[start:end]` as printed; `text` without bullets, heading marks, emphasis and link addresses.

    Each is equal to itself alone, so that what was worked out for a line can be remembered.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    bullet: bool = False
    numbered: bool = False
    heading: int = 0
    bold: bool = False
    cells: tuple[str, ...] = ()
    # Whether nothing is printed on it (rules of dashes included). Every stage asks for it, some for each line again.
    blank: bool = field(init=False)

    def __post_init__(self) -> None:
        self.blank = not self.text


@dataclass(slots=True)
class Paragraph:
    """`source[start:end]`, standing on lines `first` to `last` (both included)."""

    start: int
    end: int
    first: int
    last: int


def split_lines(source: str) -> list[Line]:
    """Every line of the source in order, blank ones included."""
    lines: list[Line] = []
    position = 0
    for raw in source.split("\n"):
        end = position + len(raw)
        lines.append(_line(raw, position, end))
        position = end + 1
    return _setext(source, lines)


def plain(text: str) -> str:
    """Text without links' addresses, emphasis, tags and escapes, its white space made one space each."""
    if holds(text, "[*_`<\\"):
        text = _BREAK.sub("; ", text) if "<" in text else text
        text = _LINK.sub(r"\1", text)
        text = _REFERENCE.sub(r"\1", text)
        text = _TAG.sub("", text)
        text = _EMPHASIS.sub("", text)
        text = _ESCAPE.sub(r"\1", text)
    # What has no other white space than single blanks inside it is as it should be.
    if "  " in text or not text.isprintable() or text[:1] == " " or text[-1:] == " ":
        return " ".join(text.split())
    return text


def flow(text: str) -> str:
    """A paragraph as one line; its line ends become a space, and nothing between Japanese signs."""
    if "\n" not in text:
        return text
    text = text if text.isascii() else _WRAPPED_JAPANESE.sub("", text)
    return _WRAPPED.sub(" ", text)


def _line(raw: str, start: int, end: int) -> Line:
    stripped = raw.strip()
    if stripped[:1] == ">" and (quote := _QUOTE.match(raw)):  # what a mail quotes, or a block that is set off
        raw = raw[quote.end() :]
        stripped = raw.strip()
    if stripped.endswith("|") and stripped.count("|") == 1:  # what a table's cell leaves behind
        raw = raw[: raw.rindex("|")].rstrip()
        stripped = raw.strip()
    if not stripped or _RULE.fullmatch(stripped):
        return Line(start, end, "")
    indent = len(raw) - len(raw.lstrip())
    heading = _HEADING.match(raw)
    if heading:
        return Line(start, end, plain(raw[heading.end() :].rstrip("# \t")), indent, heading=len(heading[1]))
    if stripped.startswith("|") and stripped.count("|") >= 2:
        if _TABLE_RULE.match(stripped):
            return Line(start, end, "")
        cells = tuple(plain(cell) for cell in _CELL_SIGN.split(stripped.strip("|")))
        return Line(start, end, " ".join(cell for cell in cells if cell), indent, cells=cells)
    if "\t" in stripped and not _BULLET.match(raw):
        cells = tuple(plain(cell) for cell in stripped.split("\t") if cell.strip())
    else:
        cells = ()
    mark = _BULLET.match(raw)
    bold_label = stripped.startswith(("**", "__"))
    body = raw[mark.end() :] if mark and not (bold_label and mark[0].strip() != "") else raw
    box = _BOX.match(body)
    body = body[box.end() :] if box else body
    inner = body.strip()
    bold = (
        len(inner) > 4
        and inner[:2] in {"**", "__"}
        and inner.rstrip(":")[-2:] == inner[:2]
        and inner.count(inner[:2]) == 2
    )
    numbered = bool(_NUMBERED.match(body))
    text = plain(_BOLD_KEY.sub(_key_with_colon, body, count=1) if bold_label and not cells else body)
    text = text if text[:80].isascii() else _whole_key(text, stripped, in_table=bool(cells))
    return Line(start, end, text, indent, bool(mark), numbered, 0, bold, cells)


def _key_with_colon(found: re.Match[str]) -> str:
    return f"{found['key'] or found['plain']}: "


def _whole_key(text: str, stripped: str, *, in_table: bool) -> str:
    """A line that prints its key sign by sign or in two languages, with the key in one piece."""
    if _APART.fullmatch(stripped):
        return text.replace(" ", "")
    number = _KEY_NUMBER.match(text)
    start = number.end() if number else 0
    if text[start + 1 : start + 2] == " " and text[start + 3 : start + 4] == " ":
        text = text[:start] + _key_joined(text[start:])
    key = None if in_table else _BOTH_LANGUAGES.match(text)
    return (key["own"] or key["latin"]) + text[key.end() :] if key else text


def _key_joined(text: str) -> str:
    """会議の名称 and 出席者の氏名 where a form prints them sign by sign: 出 席 者 の 氏 名 佐久間 修."""
    spaced = _SPACED_KEY.match(text)
    key = spaced[0].replace(" ", "") if spaced else ""
    for length in range(len(key), 2, -1):
        if key[:length] in _KEYS and key[length : length + 1] not in set("長員次"):
            return key[:length] + text[2 * length - 1 :]
    return text


def _setext(source: str, lines: list[Line]) -> list[Line]:
    """A line underlined with === or --- is a heading, if it is short and stands first in its paragraph."""
    for index in range(1, len(lines)):
        line, above = lines[index], lines[index - 1]
        if line.text or above.blank or above.heading or above.bullet or above.cells or len(above.text) > 150:
            continue
        mark = _UNDERLINE.match(source[line.start : line.end])
        if mark and (index == 1 or lines[index - 2].blank):
            lines[index - 1] = Line(
                above.start, above.end, above.text, above.indent, heading=1 if mark[1][0] == "=" else 2
            )
    return lines


def paragraphs(
    source: str, lines: list[Line], breaks: set[int], *, wraps: bool | None = None, left_out: Set[int] = frozenset()
) -> list[Paragraph]:
    """Paragraphs in order. A new one starts after a blank line, at a bullet, heading, table row or line in `breaks`,
    and at every line of a block that is not wrapped at a fixed width. Very long ones are cut at the ends of sentences.
    What is `left_out` takes no line below with it. `wraps` is what `wraps_at_width` says, where that is known.
    """
    wraps = wraps_at_width(lines) if wraps is None else wraps
    found: list[Paragraph] = []
    index = 0
    while index < len(lines):
        if lines[index].blank:
            index += 1
            continue
        last = index
        while last not in left_out and last + 1 < len(lines) and _continues(source, lines, last, breaks, wraps):
            last += 1
        found += _cut(source, Paragraph(*_trimmed(source, lines[index].start, lines[last].end), index, last))
        index = last + 1
    return found


def wraps_at_width(lines: list[Line]) -> bool:
    """Whether the record is wrapped at a fixed width: then many full lines break off inside a sentence."""
    full = [
        line
        for line, below in itertools.pairwise(lines)
        if 45 <= _width(line) <= 110 and not below.blank and not line.heading and not line.cells
    ]
    inside = sum(not line.text.endswith(_SENTENCE_END) for line in full)
    return len(full) > 2 and inside >= 0.4 * len(full)


def _width(line: Line) -> int:
    """Columns that a line takes: a Japanese sign takes two."""
    length = line.end - line.start
    return length if line.text.isascii() or length > 130 else length + sum(map(len, _WIDE.findall(line.text)))


def _continues(source: str, lines: list[Line], index: int, breaks: set[int], wraps: bool) -> bool:
    here, following = lines[index], lines[index + 1]
    if following.blank or following.bullet or following.heading or following.cells or index + 1 in breaks:
        return False
    if following.text[0] in "ADRTP" and _OPENS_RESULT.match(following.text):
        return False
    if here.heading or here.cells or following.numbered:
        return False
    width = _width(here)
    if not 45 <= width <= (110 if width == here.end - here.start else 130):
        return False
    ended = here.text.endswith(_SENTENCE_END)
    if not ended and following.indent >= _HANGS_IN and following.indent > here.indent + 2:
        return True
    if width > here.end - here.start and source[following.start] in _OPENS_JAPANESE:
        return False
    return not ended or (wraps and width >= 62 and not following.bold and following.text[:1].isalpha())


def _trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return start, end


def _cut(source: str, paragraph: Paragraph) -> list[Paragraph]:
    if paragraph.end - paragraph.start <= MAX_PARAGRAPH:
        return [paragraph]
    parts: list[Paragraph] = []
    start = paragraph.start
    while start < paragraph.end:
        end = min(start + MAX_PARAGRAPH, paragraph.end)
        if end < paragraph.end:
            ends = [match.end() for match in _LONG_SPLIT.finditer(source, start + 1, end)]
            space = source.rfind(" ", start + 1, end)
            end = ends[-1] if ends else space + 1 if space > start else end
        trimmed = _trimmed(source, start, end)
        if trimmed[0] < trimmed[1]:
            parts.append(Paragraph(*trimmed, paragraph.first, paragraph.last))
        start = end
    return parts
