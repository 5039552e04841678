"""Japanese attendance lists below their heading: groups in brackets or numbered, names in one line or one a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefings.dates.ordinals import kanji_number
from briefings.reading.attendance.adding import with_role
from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.headings import Section, attended, group_in_japanese
from briefings.reading.attendance.items import parse_entry
from briefings.reading.attendance.japanese.companies import body_before_names, is_company, of_body
from briefings.reading.attendance.japanese.entry import role_run, split_japanese_role
from briefings.reading.attendance.japanese.seats import seated
from briefings.reading.attendance.listed import Roster
from briefings.reading.attendance.names import split_outside
from briefings.reading.names.japanese_offices import split_office
from briefings.reading.names.no_names_japanese import is_count
from briefings.reading.names.person_names import is_japanese, is_japanese_word, looks_like_name
from briefings.reading.text.lines import Line
from briefings.reading.text.words import JAPANESE_FIELDS, JAPANESE_ROLES

MAX_LINES = 200
_COUNT = re.compile(r"[（(]?(?:以上|計|合計)?[\s\u3000]*[\d０-９]{1,3}[名人][)）]?$")
_BODY = re.compile(
    r"(?:省|庁|局|部|課|室|会|連盟|協会|機構|財団|法人|大学|研究所|センター|銀行|組合|株式会社|市|県|町|村|区|都|"
    r"府|道|社|団体|所|院|総研|理研|公団|公社|公庫|生協|農協|漁協)"
    r"(?:等|ほか|他)?$"
)
# 匿名委員 A、B and 委員A、委員B: who they are stays unsaid.
_ANONYMOUS = re.compile(
    r"(?:匿名)?(?:委員|構成員|参加者|市民)?[\s\u3000]*[A-ZＡ-Ｚ](?:氏|委員|様|さん)?"
    r"(?:[、，,・\s\u3000]+(?:匿名)?(?:委員|構成員|参加者|市民)?[A-ZＡ-Ｚ](?:氏|委員|様|さん)?)*"
)
_ABSENT_COUNT = re.compile(r"欠席委員[ \u3000（(]*(?P<count>[\d一二三四五六七八九十]{1,3})[名人]")
_BESIDE = re.compile(r"^副?議長$|(?:局|部|課|室|次|総|総務|秘書|区|市|町|村|教育)長$|副?[市区]長$|知事$")
# 会計管理者兼高橋弥一, whose other office stands on the next line
_HELD_WITH = re.compile(r"[\u4e00-\u9fff]{2,10}兼[\u4e00-\u9fff\u3040-\u30ff]{2,6}")
_NUMBER = re.compile(r"^(?:第?[\d０-９一二三四五六七八九十]{1,2}[．.、\s\u3000]*|[(（][\d０-９]{1,2}[)）]\s*)")
_PART = re.compile(r"第?[\d０-９]{1,2}(?:[．.、]|[\s\u3000])")
_COUNTED_ITEM = re.compile(r"(?P<number>[\d０-９]{1,2})(?:[．.、]|[)）])?[\s\u3000]+(?=\S)")
_STAFF = re.compile(r"[【（(\[\s]*(?:事務局|説明|オブザーバー|傍聴)")
_NEXT_STAFF = re.compile(r"(?:[\d０-９]{1,2}[.．、\s\u3000]*)(?:事務局|説明|オブザーバー|傍聴)")
_COUNTED = re.compile(r"[(（][\d０-９]{1,2}[)）]")
_BRACKET = re.compile(r"[（(【［\[〔]")
# "梅津委員、小西委員、（欠席：浜委員）": the last of the list did not come.
_GONE = re.compile(r"[（(]\s*(?:ご|御)?欠席(?:者|委員)?\s*[:：]\s*(?P<names>[^()（）]{2,200})[)）]\s*$")
# (協　力　者)小島武司、井田 良: the group before the first of them.
_IN_FRONT = re.compile(r"^[(（【\[]([^()（）【】\[\]]{2,20})(?<![省庁府])[)）】\]]\s*(?=[\u4e00-\u9fff])")
# やなざわ 亜紀, beside other names
_HIRAGANA_FAMILY = re.compile(r"[ぁ-ん]{2,5} [\u4e00-\u9fff\ufa0e-\ufa6dぁ-ん々]{1,4}")
# 《ワーキンググループ》 within one list
_SUBGROUP = re.compile(r"[ \u3000]*《[^《》]{2,16}》[ \u3000]*")
# 委員：石倉委員、大平委員 事務局：丸山課長
_GROUP_BESIDE = re.compile(r"(?<=\S)[ \u3000]+(?=[\u4e00-\u9fffァ-ヶー]{2,8}[:：])")
_ITEM = re.compile(r"^(?:[・•○◯●◎◇◆■□]|[-*] )\s*")
# 山田真貴子 ( 局長 ) 奈良俊哉( 審議官 ): no comma parts the two.
_NEXT_BEHIND_BRACKET = re.compile(r"[)）](?=[ \u3000]+[\u4e00-\u9fff\u3040-\u30ff々]{2,8}[ \u3000]?[(（])")
_DITTO = re.compile(r"^(?:同|〃|々)[ \u3000]+")
_ROLE_FIRST = re.compile(r"(?P<role>[\u4e00-\u9fff\ufa0e-\ufa6dァ-ヶー]{1,10})[ \u3000]{1,16}(?P<rest>\S.*)$")


# 受付時間：9:00～17:00
_FIELD_OF_HOURS = re.compile(
    r"[^\s：:（）()]{2,10}[\s\u3000]*[：:][\s\u3000]*(?:午[前後])?[\d０-９]{1,2}(?:[:：][\d０-９]{2}|時)"
)


@dataclass(slots=True)
class _Place:
    """Where in a list a line stands: under which heading, in which group of it, behind whom."""

    section: Section
    heading: str
    base: Section
    group: Section
    depth: int = -1
    below_heading: int = -1  # 委員：石倉 right below 欠席者 belongs to it
    role: str | None = None
    items: int = 0

    def enter(self, group: Section, line: Line, text: str, position: int) -> None:
        """Go on in a group that opens on a line: ４　欠席者, after which others follow, or 委員 within the list."""
        heads = group.says and not group.rest and not _BRACKET.match(text)
        within = self.below_heading == position and not heads and not _STAFF.match(text)
        stays = within or line.indent > self.depth
        self.base = group if heads else _base_of(group, line, self.base if stays else self.section)
        self.depth = line.indent if heads else self.depth
        self.below_heading = position + 1 if heads or within else -1
        present = group.present if group.says else self.base.present
        self.group = replace(self.base, present=present, role=group.role)
        self.heading = line.text if group.says else self.heading
        self.role, self.items = None, 0

    def leave_gap(self, people: list[Entry], lines: list[Line], position: int) -> None:
        """Below a blank line stand a body's officials after those who are absent, or other offices beside them."""
        if not people:
            self.group = replace(self.section, present=True, role=None)
        self.group = _beside_absent(self.group, people, self.heading, lines, position)

    def add(self, people: list[Entry], roster: Roster, position: int) -> None:
        """Put the people of a line on the list, with the group's role."""
        for entry in people:
            self.role = entry.role
            came = entry.present if self.group.present else self.group.present
            roster.add(with_role(entry, self.group.role), position, came)


def read_block(lines: list[Line], index: int, section: Section, roster: Roster) -> int:
    """Read the people below a Japanese heading on line `index`; returns the first line after them."""
    first = next((line for line in lines[index + 1 : index + 4] if not line.blank), None)
    if first is None or len(first.cells) > 1:
        return index + 1
    place = _Place(section, lines[index].text, section, section)
    position, end, gap = index + 1, index + 1, 0
    while position < len(lines) and position - index < MAX_LINES and gap < 4:
        line = lines[position]
        text, wrapped = _unwrapped(lines, position, line.text.strip(" \u3000"))
        text, *beside = _GROUP_BESIDE.split(text)
        if line.blank or _COUNT.fullmatch(text) or is_count(text):
            gap, position = gap + 1, position + 1
            continue
        counted = _counted_person(text, place.items + 1)
        text, place.items = (counted, place.items + 1) if counted else (text, place.items)
        group = group_in_japanese(text) or _others(text) if not counted else None
        if group:
            place.enter(group, line, text, position)
            text = group.rest
            roster.lines.add(position)
        elif _ends(text) or line.heading or len(line.cells) > 1:
            break
        text, gone = _without_absent(text)
        people = _people(text, place.role) if text else []
        if not people and text and not _names_nobody(lines, position, text, heads=not group):
            break
        if gap and not group:
            place.leave_gap(people, lines, position)
        place.add(people, roster, position)
        for entry in _people(gone, None):
            roster.add(with_role(entry, place.group.role), position, present=False)
        _add_beside(beside, place.base, position, roster)
        roster.lines.update(range(position, position + wrapped))
        gap, position = 0, position + 1 + wrapped
        end = position
    return end if any(index < one.line < end for one in reversed(roster.listed)) else index + 1


def _counted_person(text: str, number: int) -> str:
    """１　山田 太郎（東京海洋大学）, the first of a list or the next one, without its number; empty for other lines."""
    found = _COUNTED_ITEM.match(text)
    if found is None or kanji_number(found["number"]) != number:
        return ""
    rest = text[found.end() :]
    people = _people(rest, None) if len(rest) < 80 and not group_in_japanese(rest) and not _ends(rest) else []
    return rest if len(people) == 1 and not is_japanese_word(people[0].name) else ""


def _add_beside(texts: list[str], base: Section, position: int, roster: Roster) -> None:
    """The groups behind the first one on a line: 事務局：丸山課長."""
    for text in texts:
        group = group_in_japanese(text)
        came = group.present if group and group.says else base.present
        for entry in _people(group.rest, None) if group else ():
            roster.add(with_role(entry, group.role if group else None), position, entry.present if came else came)


def _beside_absent(state: Section, people: list[Entry], heading: str, lines: list[Line], position: int) -> Section:
    """議長 and 財務局長, apart below 欠席委員 四名: other offices, and not four of them. Who was away is not said."""
    offices = bool(people) and all(one.role is not None and _BESIDE.search(one.role) is not None for one in people)
    counted = _ABSENT_COUNT.search(heading) if offices and state.present is False else None
    if counted is None:
        return state
    below = next((at for at in range(position, min(position + 60, len(lines))) if lines[at].blank), position)
    return state if kanji_number(counted["count"]) == below - position else replace(state, present=None)


def _base_of(group: Section, line: Line, base: Section) -> Section:
    """What a group stands under: one beside the heading starts anew, and 5.事務局 below 4.欠席者 came."""
    came = base.present is False and not group.says and _NEXT_STAFF.match(line.text)
    return replace(base, present=True) if came else base


def _unwrapped(lines: list[Line], position: int, text: str) -> tuple[str, int]:
    """A line with those on which its bracket closes, and how many these are: 大谷和子（日本総合研 over 究所）、…"""
    wrapped = 0
    while wrapped < 6 and position + wrapped + 1 < len(lines):
        below = lines[position + wrapped + 1].text.strip(" \u3000")
        if below.isdigit() and _is_cut(text):  # a page's number
            wrapped += 1
            continue
        if not below or _BRACKET.match(below) or not (_is_cut(text) or _office_goes_on(text, below)):
            break
        text, wrapped = text + below, wrapped + 1
    return _SUBGROUP.sub("、", text).replace("】、", "】") if "《" in text else text, wrapped


def _names_nobody(lines: list[Line], position: int, text: str, *, heads: bool) -> bool:
    """Whether a line of a list names bodies, a group, or the rest of the position above (会計課長 / 会計管理者兼)."""
    return (
        _ANONYMOUS.fullmatch(text) is not None
        or _only_bodies(text)
        or _is_office(text)
        or _set_by_sign(text)
        or _HELD_WITH.fullmatch(text) is not None
        or (heads and _heads_names(lines, position))
    )


def _set_by_sign(text: str) -> bool:
    """Whether a line is set sign by sign: who stands on it may stay unclear, and the list goes on."""
    words = text.split()
    return len(words) > 4 and sum(len(word) == 1 for word in words) >= 0.8 * len(words) and "。" not in text


def _is_office(text: str) -> bool:
    """Whether a line is nothing but an office, however it is spaced."""
    bare = re.sub(r"[\s\u3000]+", "", text)
    return 2 < len(bare) < 12 and not _COUNT.fullmatch(bare) and split_office(bare) == ("", bare)


def _office_goes_on(text: str, below: str) -> bool:
    """Whether the next line begins with the rest of an office: 今林国際戦略 over 局長、山田情報流通行政局長."""
    first = re.split(r"[、，]", below)[0]
    office = split_office(first) == ("", first) or first in JAPANESE_ROLES
    listed = "、" in text and "、" in below and text[-1:] not in "、)）" and len(text) < 1_000
    return office and listed and not re.search(r"[：:]", first)


def _is_cut(text: str) -> bool:
    """Whether a bracket is open at the end of a line, or a piece of one or two signs stands behind whole entries."""
    if text.count("(") + text.count("（") > text.count(")") + text.count("）"):
        return True
    return re.search(r"[)）]、[\u4e00-\u9fff]{1,2}$", text) is not None


def _others(text: str) -> Section | None:
    """Those who came beside the members, by a heading as long as a sentence."""
    return Section(True, None, "", exact=True, says=True) if attended(text) else None


def _without_absent(text: str) -> tuple[str, str]:
    """The line without （欠席：…） at its end, and the names in there."""
    gone = _GONE.search(text)
    return (text[: gone.start()].rstrip("、 "), gone["names"]) if gone else (text, "")


def _ends(text: str) -> bool:
    """Whether a line is a sentence or opens another part of the record (５　議　題)."""
    bare = _NUMBER.sub("", text)
    field = re.sub(r"[\s\u3000]+|[：:].*$", "", bare) in JAPANESE_FIELDS
    return (
        text.endswith(("。", "？"))
        or len(text) > 300
        or field
        or _PART.match(text) is not None
        or _FIELD_OF_HOURS.match(text) is not None
    )


def _people(text: str, before: str | None) -> list[Entry]:
    """Everybody whom a line names, A社：田口様、宮様 with their body."""
    body, names = body_before_names(_ITEM.sub("", text))
    return of_body(_named(names, before), body) if body else _named(text, before)


def _named(text: str, before: str | None) -> list[Entry]:
    """The people of a line; 同 and 〃 stand for the role of the line above."""
    if seats := seated(text):
        return seats
    text = _ITEM.sub("", text)
    text = _NEXT_BEHIND_BRACKET.sub(r"\g<0>、", text) if "、" not in text else text
    text = _IN_FRONT.sub("", text) if "、" in text else text
    if apart := _apart(text):
        return apart
    ditto = _DITTO.match(text)
    pieces = [piece.strip(" \u3000") for piece in split_outside(text[ditto.end() :] if ditto else text, "、，,")]
    pieces = role_run(pieces[0]) or pieces if len(pieces) == 1 else pieces
    if len(pieces) == 2 and (one := _with_body(*pieces)):
        return [one]
    found: list[Entry] = []
    for piece in pieces:
        entry = parse_entry(piece) if piece else None
        if entry is None and len(pieces) > 1 and _HIRAGANA_FAMILY.fullmatch(piece):
            entry = Entry(piece)
        if entry is None or not (entry.role or entry.organisation or looks_like_name(entry.name) or " " in entry.name):
            continue
        if is_japanese_word(entry.name) or re.search(r"[はがをにで]$", entry.name):
            continue
        found.append(with_role(entry, before) if ditto else entry)
    return found if len(found) * 2 > len([piece for piece in pieces if piece]) else []


def _with_body(name: str, body: str) -> Entry | None:
    """山田 太郎、東京海洋大学: somebody, and whose they are."""
    entry = parse_entry(name)
    named = entry is not None and " " in entry.name and not (entry.role or entry.organisation)
    return replace(entry, organisation=body) if entry and named and (is_company(body) or _BODY.search(body)) else None


def _apart(text: str) -> list[Entry]:
    """委員 東裕 若柳善朗 樋口ユミ 岸真: whole names with a space between them, behind their role."""
    words = [word for word in text.split() if not is_count(word) and word not in JAPANESE_FIELDS]
    role = words[0] if words and words[0] in JAPANESE_ROLES else None
    names = words[1 if role else 0 :]
    long = sum(len(name) > 2 for name in names) * 2 > len(names)
    if len(names) < 3 or not long or "、" in text or not all(map(_is_whole, names)):
        return []
    return [Entry(name, role) for name in names]


def _is_whole(name: str) -> bool:
    """Whether a word is somebody's whole name, with no position in it."""
    return 2 <= len(name) <= 6 and looks_like_name(name) and not split_japanese_role(name)[1]


def _only_bodies(text: str) -> bool:
    """Whether a line names organisations and nobody: they may be on the list, as observers."""
    pieces = [piece.strip(" \u3000") for piece in split_outside(_ITEM.sub("", text), "、，,")]
    return all(_BODY.search(re.sub(r"[(（][^()（）]*[)）]$", "", piece)) for piece in pieces if piece)


def _heads_names(lines: list[Line], position: int) -> bool:
    """A short line that names a body or a group, over lines that name people."""
    text = lines[position].text.rstrip("：:")
    if len(text) > 30 or re.search(r"[。：:]" if _COUNTED.match(text) else r"[、。：:]", text):
        return False
    below = next((line for line in lines[position + 1 : position + 4] if not line.blank), None)
    return (
        below is not None and is_japanese(below.text) and len(_people(below.text, None)) > 0 and len(below.text) < 200
    )


def role_blocks(lines: list[Line], roster: Roster) -> None:
    """Runs of three lines or more of a role and a name each, which no heading opens: they are who came."""
    index = 0
    while index < len(lines):
        run: list[tuple[Entry, int]] = []
        role: str | None = None
        while index < len(lines) and (entry := _with_role_first(lines[index], role)) and index not in roster.lines:
            role = entry.role
            run.append((entry, index))
            index += 1
        for entry, line in run if len(run) >= 3 else ():
            roster.add(entry, line, entry.present)
            roster.reason = roster.reason or "A list of names with their roles stands in the record."
        index += 1


def _with_role_first(line: Line, before: str | None) -> Entry | None:
    """委員　朝比奈　豪, or 同　五十嵐　みなみ below it."""
    if line.blank or len(line.text) > 60 or line.text.endswith("。") or not is_japanese(line.text[:4]):
        return None
    match = _ROLE_FIRST.match(line.text)
    if not match:
        return None
    ditto = match["role"] in {"同", "〃"}
    role = before if ditto else match["role"]
    if role is None or not (role in JAPANESE_ROLES or (ditto and before)):
        return None
    entry = parse_entry(match["rest"])
    if entry is None or not (" " in entry.name or entry.role or "・" in entry.name):
        return None
    return replace(entry, role=entry.role or role)
