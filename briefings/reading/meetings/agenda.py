"""The agenda: what is listed under "Agenda:", 議題 and the like."""

from __future__ import annotations

import re

from briefings.reading.head.heading import Heading
from briefings.reading.text.lines import Line

_NUMBER = re.compile(
    r"^(?:(?:TOP|Item|Punkt)\s?\d{1,2}[.:)]?|\d{1,2}(?:\.\d{1,2})*[.)．、]?|[(（]\d{1,2}[)）]|[①-⑳]|"
    r"[一二三四五六七八九十][、.．]|[a-z][.)]|"
    r"[ivx]{1,4}[.)]|"
    r"議題\s?\d{1,2}[：:.\s])[\s\u3000]+|^(?:[①-⑳]|[(（]\d{1,2}[)）]|\d{1,2}[.．、])"
)
_OF_AGENDA = re.compile(r"(?:draft |provisional |revised )?agenda (?:for|of) ", re.IGNORECASE)
_TIMES = re.compile(r"^\d{1,2}[:.]\d{2}\s?(?:[-–]\s?\d{1,2}[:.]\d{2})?\s?(?:[ap]m)?\s?[-–:]?\s+", re.IGNORECASE)
# Numbering that begins again behind a gap is the next list: of papers, or of the minutes' own sections.
_FIRST = re.compile(
    r"(?:TOP|Item|Punkt)\s?1\b|(?:[(（]?(?:[1１一](?![\d０-９一二三四五六七八九十])|"
    r"[iI](?![a-zA-Z]))[)）.．、\s\u3000])"
)
_NEXT_FIELD = re.compile(
    r"(?:会議資料|配[布付]資料|資料|傍聴|出席|欠席|公開|会議の|事務局|担当課|問合せ)[^\s　。]{0,10}[\s　]+\S"
)
_ORDER = re.compile(r"[〇○◯●◎]?\s*議事日程(?:\s*[（(]?第[\d０-９一二三四五六七八九十]{1,3}号[)）]?)?")
_ORDERED = re.compile(r"(?:日程)?第[\d０-９一二三四五六七八九十]{1,3}[\s\u3000]+(?P<item>\S.*)")
# 午前10時8分開会: from here on it is told what was said
_OPENED = re.compile(
    r"(?:午前|午後)[\d０-９]{1,2}時(?:[\d０-９]{1,2}分)?[\s\u3000]*(?:開[\s\u3000]*会|開[\s\u3000]*議)$"
)
_NEXT_PARTS = frozenset(
    (
        "material",
        "materials",
        "references",
        "reference",
        "minutes",
        "meeting video",
        "conference video",
        "handouts",
        "attendees",
        "participants",
        "summary",
        "proceedings, etc",
        "related information",
        "minutes, etc.",
        "meeting information",
        "event information",
        "relevant policies",
        *"資料 参考資料 配付資料 配布資料 会議資料 関連政策 関連情報 議事概要 議事要旨".split(),
        *"議事録 議事録等 動画 会議の様子".split(),
        *"出席者 出席委員 概要 参考 開催概要 お問い合わせ お問い合わせ先 問合せ先 公開資料 発言要旨 会議録".split(),
    )
)
_NO_ITEMS = frozenset(
    (
        "下記のとおり",
        "別紙のとおり",
        "以下のとおり",
        "別添のとおり",
        "agenda",
        "slides",
        "recording",
        "video",
        "link",
        "links",
        "minutes",
    )
)
# "- 三浦: ...", "- kaede-m: ...": what somebody says of an item.
_SAID = re.compile(r"@?[^\s:：]{1,16}[:：] ?\S.{8,}")
_PARTS = re.compile(r"[;；]\s*|\s*[①-⑳]\s*|\s+(?=[(（]\d{1,2}[)）])")
_COUNT = re.compile(r"(?:(?<=\s)|^)(?P<count>\d{1,2})[.)．、](?!\d)\s*(?=\S)")
MAX_ITEMS = 60


def read_agenda(lines: list[Line], heading: Heading) -> tuple[str, ...]:
    """The items in order, sub-items among them, without their numbers."""
    stated = heading.fields.get("agenda") or _below_its_name(lines)
    if ordered := _order_of_the_day(lines):
        return ordered
    if stated is None:
        return ()
    value, index = stated
    if value and not re.match(r"https?://|\S+\.(?:pdf|html?)$|link\b|here\b|\[", value, re.IGNORECASE):
        parts = _counted_parts(value) or [part for part in _PARTS.split(value) if part.strip()]
        items = [_bare(part) for part in (*parts, *_below(lines, index))]
        return tuple(item for item in items if item and item not in _NO_ITEMS)[:MAX_ITEMS]
    under = _under_subheadings(lines, index) if lines[index].heading else []
    return tuple(under or _below(lines, index))


def _order_of_the_day(lines: list[Line]) -> tuple[str, ...]:
    """What a Japanese assembly has on its order of the day: 第１　一般質問, below 議事日程第４号 and the day."""
    start = next(
        (at for at, line in enumerate(lines[:80]) if len(line.text) < 30 and _ORDER.fullmatch(line.text)), None
    )
    items: list[str] = []
    for line in lines[start + 1 : start + 200] if start is not None else ():
        if item := _ORDERED.match(line.text):
            items.append(item["item"])
        elif not line.blank and (items or "日" not in line.text):
            break
    return tuple(items[:MAX_ITEMS])


def _below_its_name(lines: list[Line]) -> tuple[str, int] | None:
    """Where the items begin of a paper that is called "Agenda for the 9th meeting": above its first numbered line."""
    if not any(_OF_AGENDA.match(line.text) for line in lines[:12] if len(line.text) < 90):
        return None
    return next((("", at - 1) for at, line in enumerate(lines[:40]) if at and _FIRST.match(line.text)), None)


def _counted_parts(value: str) -> list[str]:
    """ "1. Fees 2. The pier": the items of a cell whose line ends are lost, where they count on from one."""
    starts: list[int] = []
    for match in _COUNT.finditer(value):
        if int(match["count"]) == len(starts) + 1 and (starts or not match.start()):
            starts.append(match.start())
    ends = [*starts[1:], len(value)]
    return [value[start:end] for start, end in zip(starts, ends, strict=True)] if len(starts) > 1 else []


def _under_subheadings(lines: list[Line], index: int) -> list[str]:
    """The items of an agenda that is parted by headings: those headings, or the items listed under each."""
    level = lines[index].heading
    end = next((i for i in range(index + 1, len(lines)) if 0 < lines[i].heading <= level), len(lines))
    heads = [i for i in range(index + 1, end) if lines[i].heading > level]
    above = [line.text.lower() for line in lines[index + 1 : heads[0]] if not line.blank] if heads else []
    if not heads or any(text not in _NO_ITEMS for text in above):
        return []
    top = min(lines[i].heading for i in heads)
    heads = [i for i in heads if lines[i].heading == top]
    items: list[str] = []
    for head, following in zip(heads, [*heads[1:], end], strict=True):
        block = [line for line in lines[head + 1 : following] if not line.blank]
        listed = [line for line in block if line.bullet]
        told = any(not line.bullet and not line.heading and not line.text.startswith("Extracted") for line in block)
        told = told or sum(_SAID.match(line.text) is not None for line in listed) * 2 > len(listed)
        if not block or not listed or told:
            items.append(_bare(lines[head].text))
        elif lines[head].text.lower() != "announcements":
            items += [_bare(line.text) for line in listed if line.indent == min(one.indent for one in listed)]
    return [item for item in items if re.search(r"[^\W_]", item)][:MAX_ITEMS]


def _below(lines: list[Line], index: int) -> list[str]:
    items: list[str] = []
    gap = False
    level = lines[index].heading
    style = _style(lines[index].text)
    counted = style is not None
    for line in lines[index + 1 : index + 300]:
        if line.blank:
            gap = True
            continue
        next_section = counted and line.indent <= lines[index].indent and _style(line.text) == style
        next_section = next_section and (not level or line.heading > 0)  # a heading is followed by headings
        if next_section or _opens_part(line) or _begins_again(line, gap=gap and bool(items)):
            break
        listed = line.bullet or line.numbered or bool(_NUMBER.match(line.text))
        if line.heading and (not level or line.heading <= level or items):
            break
        if (
            not listed
            and not line.heading
            and (
                (gap and items)
                or re.match(r"[^:：]{1,30}[:：]", line.text)
                or len(line.text) > 160
                or (line.indent == 0 and not items and gap and not level)
            )
        ):
            break
        if re.match(r"(?:[^\s:：]{1,12})[:：]\s*\S", line.text) and not line.numbered and not level:
            break
        if not listed and line.heading == 0 and not items and len(line.text) > 120:
            break
        text = "" if _is_told(line, listed=listed) else _bare(line.text)
        if text and text.lower() not in _NO_ITEMS:
            items.append(text)
            gap = False
        if len(items) >= MAX_ITEMS:
            break
    return items


def _is_told(line: Line, *, listed: bool) -> bool:
    """Whether a line is a sentence, of what was said of the item above."""
    return not listed and line.text.endswith("。") and len(line.text) > 30


def _opens_part(line: Line) -> bool:
    """Whether a line is the next field of a form or the next part of a page."""
    part = not line.bullet and line.text.rstrip(":").lower() in _NEXT_PARTS
    return part or _NEXT_FIELD.match(line.text) is not None or _OPENED.match(line.text) is not None


def _style(text: str) -> str | None:
    """How a line is numbered: "(1)", "1.", ①; None where it is not."""
    if not _NUMBER.match(text):
        return None
    return "(" if text[0] in "(（" else "①" if text[0] in "①②③④⑤⑥⑦⑧⑨⑩" else "1"


def _begins_again(line: Line, *, gap: bool) -> bool:
    return gap and not line.bullet and _FIRST.match(line.text) is not None


def _bare(text: str) -> str:
    text = _NUMBER.sub("", text.strip())
    return _TIMES.sub("", text).strip(" *-•・")
