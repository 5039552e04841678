"""The head of a record: its title, labelled fields ("Date:", 日時), addresses and the day it was published."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePath

from briefings.dates import find_dates
from briefings.dates.clock_times import find_times
from briefings.dates.near import once_a_line
from briefings.reading.head.days_told import day_in_name
from briefings.reading.head.front_matter import whole_value
from briefings.reading.head.mail_lines import is_mail_line, stamp_of
from briefings.reading.head.title_lines import (
    better_titled,
    ends_breadcrumbs,
    is_masthead,
    is_no_title,
    stands_below_field,
    with_its_end,
    without_translation,
)
from briefings.reading.layout.leftovers import front_matter_end
from briefings.reading.names.person_names import is_japanese
from briefings.reading.text.lines import Line

# A whole sentence behind a speaker's name: captions begin so, and chats.
_SAYS = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}:\s\S.*[.!?]$")
# What captions that no person wrote begin with: "Ada Lind: all right it is six o'clock".
_CAPTIONED = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z\d][\w.’'-]*){1,3}: [a-z]")
_TITLE_FIELD = re.compile(
    r"(?:title|article|headline|subject|件名|タイトル|表題)\s*[:：]\s*(?P<title>\S.{3,220})$", re.IGNORECASE
)
_FIELDS = {
    "when": re.compile(
        r"(?:meeting )?date(?:s|\s?(?:and|&|/|,)?\s?time)?(?:\s?(?:and|&|/|,)\s?(?:place|venue|location))?"
        r"(?: of (?:the )?meeting)?|when|day|開催日時?|招集日時?|招集年月日|"
        r"開催年月日|会議開催日時|日時|日程|(?:開催)?日時(?:及び|"
        r"および|・|、|と)(?:開催)?場所|"
        r"日付|期日|"
        r"datum|sitzungs(?:termin|tag|datum)|fecha",
        re.IGNORECASE,
    ),
    "time": re.compile(
        r"(?:start(?:ing)? |meeting )?times?|時間|開催時間|heure|uhrzeit|hora|beginn(?: der sitzung)?|sitzungsbeginn",
        re.IGNORECASE,
    ),
    "place": re.compile(
        r"(?:meeting )?(?:location|place|venue|where)(?: of (?:the )?meeting)?|開催場所|場所|会場|"
        r"開催方法|会議場所|会見場所|"
        r"招集場所|開催の場所|会議の場所|開催会場|"
        r"lieu|(?:sitzungs|tagungs|veranstaltungs)?ort|lugar",
        re.IGNORECASE,
    ),
    "agenda": re.compile(
        r"(?:draft |meeting |proposed |today[’']s )?agenda(?: items?| topics?)?(?: \(.{1,30}\))?|議題|議事次第|"
        r"議事|次第|(?:本日の)?会議に付した(?:事件|案件)|付議(?:事件|案件)|協議事項|"
        r"審議事項|agenda items|ordre du jour|tagesordnung|orden del día",
        re.IGNORECASE,
    ),
    "published": re.compile(
        r"(?:first |last |date )?(?:published|posted|released|issued|publication date|release date|date of "
        r"(?:publication|issue|release))(?: on| at)?|公表(?:日時?|時間)?|公開日?|掲載日?|発表日|更新日付?|報道発表日",
        re.IGNORECASE,
    ),
    "series": re.compile(
        r"(?:meeting|body|committee|group|working group|meeting name|name of (?:the )?meeting|会議名|"
        r"会議の名称|名称|会議)",
        re.IGNORECASE,
    ),
    "address": re.compile(
        r"(?:url|address|source|source url|link|web ?page|permalink|出典|掲載url|ソース)", re.IGNORECASE
    ),
}
_URL = re.compile(r"https?://[^\s<>\"'）)」』】、。]{4,500}")
_BOILERPLATE = re.compile(
    r"\btranslat|機械翻訳|自動翻訳|\bcookies?\b|javascript|all rights reserved|©|\bdisclaimer\b", re.IGNORECASE
)
_LABEL = re.compile(r"(?P<name>[^:：]{1,45}?)\s?[:：]\s*+(?P<value>.*)$")
_SPACED = re.compile(
    r"(?:[○◯〇●◎■□◆◇・]|[\d一二三四五六七八九十]{1,2}[.、．\s]|"
    r"[(（][\d一二三四五]{1,2}[)）])?\s*[【\[(（]?(?P<name>[一-龠ァ-ヶー・\u3000 "
    r"]{2,10}?)[】\])）]?[ \u3000\t]+(?P<value>\S.*)$"
)
# "2. Place Ministry of Mountains", "Date Reiwa 4 November 25": fields without a colon, as machines translate them.
_WORDED = re.compile(
    r"(?P<name>(?:meeting )?date(?: and time|/time)?(?: and place)?|time|place(?: of (?:the )?meeting)?|venue|"
    r"location)\s+(?P<value>(?:[A-Z\d(]|online|web\b).{2,150})$",
    re.IGNORECASE,
)
# 会 議 結 果 and 議 事 係 長 大久保 are no 会議 and no 議事 with what stands behind them.
_SIGN_BY_SIGN = re.compile(r"[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff][ \u3000][\u4e00-\u9fff](?:[ \u3000]|$)")
_CONTACT = re.compile(
    r"(?:担当|担当者|電話|電話番号|メール|連絡先|問合せ先|問い合わせ先|直通|代表|内線)$|^(?:TEL|FAX|E-?mail)$",
    re.IGNORECASE,
)
_TIMED = re.compile(r"(?:meeting )?(?:date|time)\b", re.IGNORECASE)
_FIELD_NUMBER = re.compile(
    r"^\s*(?:\d{1,2}(?:[.)．、]\s*|[\s\u3000]+)|[IVX]{1,4}[.)]\s+|[一二三四五六七八九十][、.．\s]\s*|"
    r"[(（]\d{1,2}[)）]\s*)"
)
_MAY_END = re.compile(
    r"\b[A-Z]\.$|\b(?:Inc|Ltd|Co)\.$|^(?:draft )?minutes of [^:.]{12,180}[,.]$|"
    r"^(?:an?|the) (?:\w+ )?meeting of (?=.{0,120}\bheld\b).{12,240}\.$|"
    r"^(?:draft )?minutes of (?=.{0,120}\bheld\b)[^:]{12,180}\.$",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"(?:chair\w*|present|attendees|members|apologies|absent|in attendance|secretary|clerk)\s?:", re.IGNORECASE
)
# What every meeting begins with.
_OPENING = re.compile(
    r"(?:[\dIVX]{1,3}[.)] )?(?:call to order|roll call|invocation|pledge of allegiance|welcome|opening|"
    r"apologies(?: for absence)?|approved|unapproved|draft|final|adopted)",
    re.IGNORECASE,
)
# How a chat's bot is told that a meeting begins.
_STARTED = re.compile(r"(?:^|\s)#startmeeting\s+(?P<title>\S.{3,120})$")
# What a mail says before the minutes that it brings.
_LETTER = re.compile(
    r"(?:please (?:find|see|note)|dear|hello|hi|hey|(?:kind|best|warm) regards|thank(?:s| you)|"
    r"attached)\b",
    re.IGNORECASE,
)
# "MPC(21)M04": the number of the paper is not what it is called.
_PAPER_NUMBER = re.compile(r"(?=\S*\d)[A-Z]{2,8}[\dA-Z()/.-]{2,20}")
HEAD_LINES = 60


@dataclass(slots=True)
class Heading:
    """What the head says. `fields` maps a field's kind to its value and the line it stands on."""

    title: str
    title_line: int | None = None
    fields: dict[str, tuple[str, int]] = field(default_factory=dict)
    published: str | None = None
    address: str | None = None
    about_address: str | None = None
    reasons: dict[str, str] = field(default_factory=dict)
    # The day in the title or the file's name ("2020-04-02.md"), for a record that gives none itself.
    file_day: str | None = None


def read_heading(source: str, lines: list[Line], filename: str, skipped: set[int], body_start: int) -> Heading:
    """Read title, fields and addresses. `skipped` are leftover lines, `body_start` where speech or prose begins."""
    heading = Heading("")
    _take_front_matter(heading, source, lines)
    if not heading.title:
        _find_title(heading, lines, filename, skipped)
    # "DevMeeting-2025-03-04": a day that is glued to a title is written as in names of files.
    heading.file_day = day_in_name(heading.title) or day_in_name(PurePath(filename).stem) or heading.published
    head = [i for i, line in enumerate(lines[: max(body_start, 1)]) if not line.blank and i not in skipped][:HEAD_LINES]
    for index in head:
        _read_field(heading, lines, index)
    _find_addresses(heading, source, lines, head)
    return heading


def _take_front_matter(heading: Heading, source: str, lines: list[Line]) -> None:
    """Title, date and source of the block of such fields at the top."""
    between = "=" if source.lstrip().startswith("+++") else ":"
    for index in range(front_matter_end(source, lines)):
        key, sign, value = source[lines[index].start : lines[index].end].partition(between)
        value = whole_value(source, lines, index, value.strip())
        if not sign or not value or source[lines[index].start] in " \t":
            continue
        if (name := key.strip().lower()) == "title":
            heading.title, heading.title_line = value, index
        elif name in {"date", "published", "pubdate"} and (dates := find_dates(value, years=False)):
            heading.published = dates[0].first
            heading.reasons["published"] = f"The head of the file says “{value[:60]}”."
        elif name in {"source", "source_url", "url", "link", "canonical", "address"} and (match := _URL.match(value)):
            heading.address = match[0]
            heading.reasons["address"] = "The head of the file says so."


def _find_title(heading: Heading, lines: list[Line], filename: str, skipped: set[int]) -> None:
    first = [i for i, line in enumerate(lines[:400]) if not line.blank and i not in skipped][:40]
    for index in first[:12]:
        if match := _TITLE_FIELD.match(lines[index].text):
            heading.title, heading.title_line = match["title"].strip(), index
            return
    for index in first[:6]:
        if started := _STARTED.search(lines[index].text):
            heading.title, heading.title_line = started["title"].strip(), index
            return
    for index in first:
        if lines[index].heading and len(lines[index].text) > 2 and lines[index].heading <= 2:
            heading.title, heading.title_line = lines[index].text, index
            return
    likely = [i for i in first[:10] if _could_be_title(lines[i]) and not stands_below_field(lines, i)]
    likely = [index for index in likely if not is_masthead(lines, index, skipped)] or likely
    if likely:
        index = ends_breadcrumbs(lines, first) or better_titled(lines, likely)
        heading.title, heading.title_line = with_its_end(lines, index, skipped), index
        return
    stem = PurePath(filename).stem.replace("_", " ").strip()
    text = lines[first[0]].text if first else ""
    # What somebody says is no title, where the file has a name.
    is_title = 0 < len(text) <= 80 and not ((is_no_title(text) or _SAYS.match(text) or _CAPTIONED.match(text)) and stem)
    heading.title = text if is_title else stem or text[:80]


def _could_be_title(line: Line) -> bool:
    text = line.text
    if is_no_title(text) or _CAPTIONED.match(text) or text.startswith(">>"):
        return False
    if line.bullet or line.cells or not 3 <= len(text) <= 220 or _URL.match(text):
        return False
    if _BOILERPLATE.search(without_translation(text)):
        return False
    if text.endswith((".", "。", "!", "?", ",", "、", ":", "：", ";")) and not _MAY_END.search(text):
        return False
    if _OPENING.fullmatch(text.strip(" –—-*")) or _LISTS.match(text):
        return False
    if _PAPER_NUMBER.fullmatch(text) or _LETTER.match(text):
        return False
    label = _LABEL.match(text) or (_SPACED.match(text) if is_japanese(text) else None)
    if label and any(pattern.fullmatch(_bare(label["name"])) for kind, pattern in _FIELDS.items() if kind != "series"):
        return False
    if re.fullmatch(
        r"(?:WEBVTT|Kind: .*|Language: .*|for immediate release|press releases?|news releases?|press conferences?|"
        r"報道発表(?:資料)?|"
        r"プレスリリース|"
        r"報道資料)",
        text,
        re.IGNORECASE,
    ):
        return False
    dates = find_dates(text, years=False)
    left = text if not dates else text[: dates[0].start] + text[dates[-1].end :]
    return (
        len(
            re.findall(
                r"[^\W\d_]", re.sub(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?", "", left, flags=re.IGNORECASE)
            )
        )
        >= 3
        and len(text.split()) <= 40
    )


def _bare(name: str) -> str:
    return name.strip(" \u3000*_【】[]()（）<>＜＞〈〉《》≪≫○◯●■□・").replace("\u3000", "").strip()


def _read_field(heading: Heading, lines: list[Line], index: int) -> None:
    if stamp := stamp_of(lines[index].text):
        heading.fields.setdefault("published", (stamp, index))
        return
    parts = _name_and_value(heading, lines, index)
    if parts is None:
        return
    bare, value = _bare(parts[0]), parts[1]
    if is_japanese(bare):
        bare = bare.replace(" ", "")
    for kind, pattern in _FIELDS.items():
        if not pattern.fullmatch(bare):
            continue
        field = "published" if kind == "when" and is_mail_line(lines, index) else kind
        if field not in heading.fields:
            if not value and kind not in {"agenda"}:
                value = _value_below(lines, index)
            value = f"{value} {_end_of_place(lines, index)}" if kind == "place" and value.endswith(",") else value
            heading.fields[field] = (value.strip(" *_:："), index)
            return


def _end_of_place(lines: list[Line], index: int) -> str:
    """ "Port Alder, New Caxton", which hangs in below "PLACE:   400 Foundry Street,"."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    hangs = below is not None and not below.blank and below.indent > lines[index].indent + 3
    return below.text if below and hangs and len(below.text) < 80 and ":" not in below.text else ""


def _name_and_value(heading: Heading, lines: list[Line], index: int) -> tuple[str, str] | None:
    """What may be a field's name on a line, and what stands behind it (nothing, where the line is a heading)."""
    line = lines[index]
    text = _FIELD_NUMBER.sub("", line.text)
    spaced = _SPACED.match(text) if is_japanese(text[:20]) and not _SIGN_BY_SIGN.match(text) else None
    match = _LABEL.match(text) if spaced is None or not _names_field(spaced["name"]) else None
    if len(line.cells) == 2 and (match is None or _names_field(line.cells[0])):
        return line.cells[0], line.cells[1]
    worded = _worded(heading, line, index) if match is None or not _names_field(match["name"]) else None
    if worded:
        return worded
    if found := match or spaced:
        return found["name"], found["value"].lstrip(" :：")
    heads = line.heading or line.bold or is_japanese(text) or _opens_items(lines, index)
    heads = heads or _stands_over_value(heading, lines, index, text)
    return (text, "") if len(text) < 30 and heads else None


def _worded(heading: Heading, line: Line, index: int) -> tuple[str, str] | None:
    """A field's name and value with nothing between them: a date beside "Date", then places on the lines near it."""
    match = _WORDED.match(_FIELD_NUMBER.sub("", line.text))
    if match is None or line.text.endswith("."):
        return None
    if "date" in match["name"].lower() or match["name"].lower() == "time":
        dates = find_dates(match["value"], years=False)
        timed = match["name"].lower() == "time" and find_times(match["value"], dotted=True)
        return (match["name"], match["value"]) if timed or (dates and dates[0].start < 12) else None
    near = any(kind in heading.fields and 0 < index - heading.fields[kind][1] <= 8 for kind in ("when", "time"))
    whole = match["name"].lower().startswith("place of ")
    return (match["name"], match["value"]) if line.numbered or near or whole else None


def _stands_over_value(heading: Heading, lines: list[Line], index: int, text: str) -> bool:
    """ "2 Place" alone on its line, right over the place; "Date and time" over a day."""
    if len(text) > 30 or index + 1 >= len(lines) or lines[index + 1].bullet:
        return False
    text, below = _bare(text), lines[index + 1].text
    if any(_FIELDS[kind].fullmatch(text) for kind in ("when", "time")):
        return bool(find_dates(below[:120], years=False) or find_times(below[:120]))
    beside = "when" in heading.fields and 0 < index - heading.fields["when"][1] <= 6
    return (
        beside
        and _FIELDS["place"].fullmatch(text) is not None
        and 2 < len(below) < 120
        and not below.endswith(".")
        and not _names_field(below)
    )


def _opens_items(lines: list[Line], index: int) -> bool:
    """Whether the next line is the first of a numbered list: "Agenda" alone on a line heads it."""
    below = next((line for line in lines[index + 1 : index + 3] if not line.blank), None)
    return below is not None and (
        below.numbered or below.bullet or re.match(r"(?:TOP|Item|Punkt)\s?1\b", below.text) is not None
    )


@once_a_line
def _names_field(name: str) -> bool:
    bare = _bare(name).replace(" ", "")
    return any(pattern.fullmatch(bare) for pattern in _FIELDS.values())


def is_field_line(text: str) -> bool:
    """Whether a line is a labelled field of the head ("Date: ...", 場所：...), whatever it is about."""
    labels = [_LABEL.match(text)]
    if is_japanese(text[:20]):
        labels.append(_SPACED.match(_FIELD_NUMBER.sub("", text)))
    labels.append(_WORDED.match(text) if _TIMED.match(text) else None)
    return any(label is not None and _names_field(label["name"]) for label in labels)


def says_when_or_where(text: str) -> bool:
    """Whether a line is a field of time or place ("日　時：平成31年2月21日"), whose name nobody speaks under."""
    label = _LABEL.match(text[:200])
    if label is None or not label["value"]:
        return False
    bare = _bare(label["name"]).replace(" ", "")
    if bare == "担当" and label["value"].rstrip().endswith("。"):
        return False  # 担当：…ております。 answers for its division
    return _CONTACT.search(bare) is not None or any(_FIELDS[kind].fullmatch(bare) for kind in ("when", "time", "place"))


def _value_below(lines: list[Line], index: int) -> str:
    for line in lines[index + 1 : index + 3]:
        if not line.blank and not line.heading:
            return line.text.lstrip(": ") if len(line.text) < 200 else ""
    return ""


def _find_addresses(heading: Heading, source: str, lines: list[Line], head: list[int]) -> None:
    """An address in a field or alone on a line is the record's own; one in a sentence is what it speaks of."""
    if heading.address:
        return
    if "address" in heading.fields and (match := _URL.search(heading.fields["address"][0])):
        heading.address = match[0].rstrip(".,;")
        heading.reasons["address"] = f"It stands in the field on line {heading.fields['address'][1] + 1}."
        return
    for index in head[:10]:
        printed = source[lines[index].start : lines[index].end].strip()
        match = _URL.fullmatch(printed.strip("<>"))
        if match:
            heading.address = match[0]
            heading.reasons["address"] = "It stands alone on a line of the head."
            return
    for line in lines[:40]:
        printed = source[line.start : min(line.end, line.start + 2_000)]
        match = _URL.search(printed)
        if match and re.search(
            r"\b(?:provided|regarding|about|based on|according to|following) (?:the )?(?:url|link|page|website|"
            r"source)\b|\bprovided url\b",
            printed,
            re.IGNORECASE,
        ):
            heading.about_address = match[0].rstrip(".,;:")
            heading.reasons["about_address"] = "The text speaks of what this address holds."
            return


def any_address(text: str) -> str | None:
    """The first web address of a text."""
    match = _URL.search(text[:60_000])
    return match[0].rstrip(".,;:") if match else None
