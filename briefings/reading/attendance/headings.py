"""Lines that open a part of an attendance list: "Present:", "Members", "Apologies: ...", 出席委員."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefings.dates.near import holds, once_a_line
from briefings.reading.attendance.headed_roles import HEADED_ROLES, OF_A_HEARING, of_one, represented_by, told_who_came
from briefings.reading.attendance.japanese.spaced import without_seat
from briefings.reading.attendance.keys import (
    ABSENT,
    DELEGATION,
    INVITED,
    PLACES,
    PRESENT,
    attendance_in,
    is_group_key,
    is_position,
    may_open,
)
from briefings.reading.attendance.tables import columns_of
from briefings.reading.attendance.without_colon import may_lack_sign, without_sign
from briefings.reading.names.no_names_japanese import is_count
from briefings.reading.names.person_names import is_japanese, looks_like_name
from briefings.reading.names.titles import TITLE_START
from briefings.reading.text.lines import Line

_JAPANESE_KEY = re.compile(r"[一-龠ァ-ヶー]{1,8}")
_SAID = re.compile(r"(?:発言|意見|報告|説明|挨拶|紹介|概要|状況|質疑|質問|回答)$")
_BRACKETED = re.compile(r"[（(【［\[][^（）()【】\[\]［］]{2,16}[）)】］\]]$")
# A group's name is nobody's role; a chair, scribe or observer is.
_LOOKING_ON = frozenset(("Observer", "Guest", "オブザーバー"))
_NO_ROLE = frozenset(
    (
        "gallery",
        "in the gallery",
        "public gallery",
        "in the public gallery",
        "media",
        "staff",
        "officers",
        "secretariat",
        "事務局",
        "事務局職員",
        "minutes",
        "minutes by",
        "protokoll",
    )
)
# 出席議員は、13名で次のとおりである。 and 欠席議員は、10番 吉村 眞弓美
_AS_FOLLOWS = re.compile(
    r"(?P<key>(?:出席|欠席)(?:議員|委員|者))は、(?:(?:[\d０-９一二三四五六七八九十]{1,3}名で)?、?(?:次|以下|"
    r"下記|左|左記)のとおり(?:である|です)?。?|"
    r"(?P<rest>(?:[\d０-９]{1,2}番[ \u3000]+)?[^。は]{2,40}))|"
    r".{0,30}(?P<key2>出席した者)は、(?:次|以下|下記)のとおり(?:である|です)?。?"
)
# "PRESENT S. Roger Koontz, Chairman; Will Owings, ...": a heading by its capitals alone.
_IN_CAPITALS = re.compile(
    r"((?:MEMBERS |STAFF |OTHERS |ALSO |BOARD MEMBERS |COUNCIL MEMBERS )?(?:PRESENT|ABSENT|EXCUSED|ATTENDING|"
    r"IN ATTENDANCE))"
    r"[ .–—-]+(?=[A-Z][\w.’'-]*[a-z.])(.+[,;].+)$"
)
_RECEIVED = re.compile(
    r"(?:(?:were|was|had been|have been) )?(?:received|noted|sent|accepted) (?:from|by)\s+", re.IGNORECASE
)
# 出席者：（委員（五十音順））, over the names.
# 出席者　委員７名（50音順，敬称略）, over the names.
_COUNTED_GROUP = re.compile(r"(?:委員|構成員|職員)?\s?[\d０-９]{1,3}[名人]\s?[(（][^()（）]{2,20}[)）]")
# 【委員】朝比奈委員長、荻原委員；【事務局】堀切課長, within one cell of a table.
_GROUPS_WITHIN = re.compile(r"[;；、\s\u3000]*【[^【】]{2,12}】[\s\u3000:：]*")
# "<Secretariat> Local Administration Bureau: Director Kishimoto"
_GROUP_IN_SIGNS = re.compile(r"[<＜〈](?P<key>[A-Z][A-Za-z ]{3,30})[>＞〉]\s+(?P<rest>\S.*)$")
# （欠席）佐野委員: nothing stands between who did not come and the key in brackets.
_CAME_IN_BRACKETS = re.compile(
    r"[（(]\s*(?P<key>(?:ご|御)?(?:出席|欠席)(?:者|委員)?)\s*[)）][ \u3000]*(?P<rest>[^\s（(。].{1,300})$"
)
_ONLY_GROUP = re.compile(r"[（(【](?:委員|構成員|メンバー)(?:[（(].{0,12}[)）])?[)）】]")
# 地方自治法第121条の規定により出席した者の職氏名, 職務のため議場に出席した事務局職員
_ATTENDED = re.compile(
    r".{0,30}(?:出席した(?:者|説明員|職員|事務局職員)|出席(?:説明員|事務局職員))(?:の(?:職(?:・|、|及び)?)?氏名)?[：:]?"
)
_SPACES = re.compile(r"[\s\u3000]+")
_LABELLED = re.compile(r"([^:：]{1,70}+)[:：]\s*(.*)$")
_COUNTED = re.compile(r"^[(（][\d０-９一二三四五]{1,2}[)）][\s\u3000]*")
_JAPANESE_GROUPS = (
    re.compile(r"(?P<key>事務局|オブザーバー|説明員|説明者|幹事)\s*[(（](?P<rest>[^:：]*[、長事査員][^:：]*)[)）]$"),
    re.compile(r"[（(]\s*(?P<key>[^（）()：:]{2,12})\s*[：:]\s*(?P<rest>[^（）()]{2,200})[）)]$"),
    re.compile(
        r"[（(【［\[〔]\s*(?P<key>[^（）()【】\[\]［］〔〕：:]{2,12})\s*[）)】］\]〕][\s\u3000]*[：:]?(?P<rest>.*)$"
    ),
    re.compile(r"(?P<key>[^：:（）()\s]{2,12}(?:[（(][^（）()]{1,30}[）)])?)\s*[：:]\s*(?P<rest>.*)$"),
    re.compile(r"(?P<key>[^\s、：:（）()]{2,8})[ \u3000]+(?P<rest>\S.*[^\s]、.*)$"),
    re.compile(r"(?P<key>ご?[出欠]席(?:委員|者|議員|構成員)?|事務局|傍聴[者人]|説明[員者])[ \u3000]+(?P<rest>\S.*)$"),
    re.compile(r"(?P<key>[^：:（）()、]{2,12}?)(?:[（(][^（）()]{1,30}[）)])?$"),
)
_JAPANESE_SIDES = frozenset("説明員 説明者 関係省庁 関係者 職員 当局 執行部 行政 理事者 随行者 列席者 出席状況".split())
# Alone on a line these head the record of what was said.
_NEEDS_NAMES = frozenset(("minutes", "protokoll"))
_FILLER = re.compile(
    r"\b(?:members?|councillors?|cllrs?|crs|committee|board|council|the|of|list|voting|non-voting|remote(?:ly)?|in[- "
    r"]person|and|online|virtual(?:ly)?|those|people|were|also|"
    r"who|following|for|received|from|at|meeting|are|via|zoom|officers|officials|staff|others?|other|directors?|"
    r"individuals|persons?|by|record|tsc|tc|wg|with|in|hybrid|onsite|sont|reconstructed|some|part|all|or)\b",
    re.IGNORECASE,
)
_NOTE_BEHIND = re.compile(
    r"(?P<key>[^(（]{2,50}?)\s*[(（](?:\d{1,3}(?: \w+)?|(?:non-)?voting|(?:in )?alphabetical(?: order)?|"
    r"of the [a-z]{3,20}|"
    r"in person|online|\d{1,3} (?:out )?of [^()]{1,30}|[^()（）\d]{0,40}\b(?:omitted|order)\b[^()（）\d]{0,20}|"
    r"(?:please |pls )?(?:add|sign|put|list|fill|enter)\b[^()（）]{0,60}|"
    r"remote(?:ly)?|(?:via )?(?:zoom|teams|phone)|[^()（）]{0,20}(?:順|敬称略|順不同|[\d０-９]名|[\d０-９]人))[)）]?$",
    re.IGNORECASE,
)
# "Members, honorifics omitted, Japanese syllabary order"
_ORDER_BEHIND = re.compile(
    r"(?P<key>[a-z ]{3,40}?)(?:[,;:] (?=[^()]{0,90}\b(?:omitted|order|honorifics)\b)[^()]{3,90}|"
    r"\s?[,;:–—-]\s?(?:please|pls) (?:add|sign|put|list|fill|enter)\b[^()]{0,60})$"
)
# "... pursuant to notice. The following directors were present for the meeting:" over the names
_LAST_SENTENCE = re.compile(
    r"\. (?P<key>(?:Also p|P)resent\b[^.:]{0,60}|The following [^.:]{0,40}(?:present|attend|absent)[^.:]{0,40}|"
    r"Those [^.:]{0,20}(?:present|attend)[^.:]{0,40}):(?P<rest>)$"
)
_OF_THE_BODY = re.compile(r"(?:(?<=guests)|(?<=visitors)) of the (?:senate|board|council|committee|house|meeting)$")
_LEAD = re.compile(
    r"^\s*(?:[A-Z]{0,5}[a-z]{0,3}[/.-]?\d{1,4}/\d{2,4}(?:-\d{2})?[\s:.]+(?=\S)|第[\d０-９]{1,2}[\s\u3000]+|"
    r"[(（][\d０-９]{1,2}[)）]\s*|\d{1,2}(?:\.\d{1,2})?[.)]?\s+|[IVX]{1,4}[.)]\s+|[\d０-９]{1,2}[．、]\s*|\d{1,2}\.(?=[\u4e00-\u9fff])|"
    r"[○◯〇●◎■□◆◇・【\[(（<＜〈《≪]\s*|"
    r"[一二三四五六七八九十]+[、.．]\s*)+"
)


@dataclass(frozen=True, slots=True)
class Section:
    """What a line opens: who follows is present (None: only invited), has a role, and the names on the line itself.

    `says`: it says itself whether they were there. `organisation`: whose they are, where the line names a body.
    """

    present: bool | None
    role: str | None
    rest: str
    exact: bool
    says: bool = False
    organisation: str | None = None


_ORDERS = tuple(f"{verb} " for verb in "elect approve appoint adopt nominate thank confirm introduce welcome".split())


def section_of(line: Line, *, in_head: bool) -> Section | None:
    """The part of a list that a line opens, if it does. `exact`: the line cannot well mean anything else."""
    label = None if line.blank or len(line.cells) > 3 or len(line.text) > 6_000 else _label(line)
    if in_head and (by := represented_by(line.text)) is not None:
        return Section(True, None, "", exact=True, says=True, organisation=by or None)
    if label is None:
        return Section(True, None, "", exact=True, says=True) if in_head and told_who_came(line.text) else None
    key, head, colon, rest = label
    if not may_open(key, head):
        return None  # most lines: somebody's label, or a sentence
    standalone = bool(colon or line.heading or line.bold or line.cells) or (
        not line.bullet
        and (len(line.text) < 45 or (line.text.endswith(")") and len(key) < 30))
        and not (line.text[0].islower() and line.text.endswith("."))  # a sentence's end: "are still missing."
    )
    role = HEADED_ROLES.get(key)
    if role and in_head and (key not in _NEEDS_NAMES or (colon and rest)) and (colon or (not rest and standalone)):
        return Section(True, None if key in _NO_ROLE else role, rest, exact=bool(colon and rest))
    absent, present = attendance_in(key) if standalone else (False, False)
    if (absent or present) and _nothing_else(key, head, 2 if line.heading or colon else 1):
        observer = next(
            (
                role
                for word, role in HEADED_ROLES.items()
                if word in key and role in {"Observer", "Guest", "オブザーバー"}
            ),
            None,
        )
        return Section(not absent, observer, rest, exact=True, says=True)
    if not in_head or not standalone or key.startswith(_ORDERS):
        return None  # "Elect officers" is in an agenda
    if colon and rest and not line.cells and is_position(key):
        return Section(True, of_one(head.strip(" *_")), rest, exact=True)
    return _in_head(key, head, rest, colon=bool(colon))


@lru_cache(maxsize=1_024)  # the same line is asked for its labels, its lists and what stands beside it
def _label(line: Line) -> tuple[str, str, str, str] | None:
    """The key of a line that may open a part of a list, and its label, sign and value as printed."""
    if len(line.cells) > 1 and len(columns_of(line.cells)) > 1 and not any(map(looks_like_name, line.cells)):
        return None  # the head of a table
    if not line.cells and _cannot_head(line):
        return None
    head, colon, rest = _head(line)
    rest = _RECEIVED.sub("", rest, count=1) if _RECEIVED.match(rest) else rest
    if is_japanese(rest) and (is_count(rest) or _ONLY_GROUP.fullmatch(rest) or _COUNTED_GROUP.fullmatch(rest)):
        rest = ""
    if rest.endswith(("?", "？", "!")):
        return None  # "CHAIR: Dr Auchterlonie?" is said, not listed
    key = _key(head)
    return (key, head, colon, rest) if key and len(key) <= 70 and len(key.split()) <= 9 else None


def _cannot_head(line: Line) -> bool:
    """Whether a line is too long for a heading and has no sign where a label ends: most lines of a record."""
    text = line.text
    if line.heading or line.bold or not (line.bullet or len(text) > 44) or ":" in text[:76] or "：" in text[:76]:
        return False
    if text[0] == "(" and text[-1] == ")" and len(text) < 90:
        return False
    if text[-1] == ":" and _LAST_SENTENCE.search(text):
        return False
    if may_lack_sign(text) and without_sign(_LEAD.sub("", text)):
        return False
    if text[:6].isupper() and _IN_CAPITALS.match(text):
        return False
    return not (is_japanese(text[:12]) and _may_end_japanese_label(text))


def _may_end_japanese_label(text: str) -> bool:
    """Whether behind its number or mark a long line may begin with a label; that may also end with a space."""
    bare = _without_lead(text)
    return holds(bare[:72], ":：") or holds(bare[:16], " \u3000") or bare[:6].isupper()


@once_a_line
def _key(head: str) -> str:
    """What a line calls its part, in lower case, without how many they are or in which order: "members" (9)."""
    key = _SPACES.sub(" ", head).strip(" *_:：】)）]》〉.").lower()
    noted = _NOTE_BEHIND.match(key) or _ORDER_BEHIND.match(key)
    key = _OF_THE_BODY.sub("", noted["key"] if noted else key)
    return key.replace(" ", "") if is_japanese(key) else key.strip()


def _in_head(key: str, head: str, rest: str, *, colon: bool) -> Section | None:
    """Parts that only a record's head may open: delegations, groups, places, those invited."""
    if not rest and "delegation" in key and DELEGATION.fullmatch(key):
        return Section(True, None, "", exact=False, organisation=head.strip(" *_:"))
    if colon and PLACES.fullmatch(key):
        return Section(True, None, rest, exact=True, says=True)
    if is_group_key(key) and (rest or len(key.split()) < 4):
        return Section(True, None, rest, exact=False)
    if colon and INVITED.fullmatch(key):
        return Section(None, None, rest, exact=False)
    hearing = OF_A_HEARING.fullmatch(head.strip(" *_")) if colon and TITLE_START.match(rest) else None
    if hearing:
        return Section(True, hearing["role"], rest, exact=True)
    return None


def is_group(text: str) -> bool:
    """Whether a label is only the name of a group of attendees ("Members", "Remote", "Staff"), no organisation."""
    key = " ".join(text.lower().split())
    left = re.sub(r"[^\w]+", "", _FILLER.sub(" ", ABSENT.sub(" ", PRESENT.sub(" ", key))))
    return bool(key in HEADED_ROLES or is_group_key(key) or PLACES.fullmatch(key) or not left)


def attended(text: str) -> bool:
    """Whether a line heads those who came beside the members: 説明のため出席した者の職氏名."""
    return _ATTENDED.fullmatch(text) is not None


def is_bracketed_group(line: Line) -> bool:
    """Whether a line is a name of a body in brackets, as Japanese lists print it over its officials: （水管理局）."""
    return is_japanese(line.text) and bool(_BRACKETED.match(line.text)) and not ABSENT.search(line.text)


def group_in_japanese(text: str) -> Section | None:
    """A group of a Japanese list: （欠　席）　仲宗根　良, （欠席：諏訪部構成員）, 【事務局】, 構成員（五十音順）."""
    bare = _without_lead(text) if not text.startswith(("（", "(", "【", "［", "[", "〔")) else _COUNTED.sub("", text)
    if bare[1:2] in " \u3000" and bare[3:4] in " \u3000" and bare[:3:2] == "委員":  # 委　員　　赤城議長、市来副議長
        bare = f"委員 {bare[3:].strip()}"
    match = next((found for pattern in _JAPANESE_GROUPS if (found := pattern.match(bare))), None)
    if not match:
        return None
    key = re.sub(r"[\s\u3000]+|^ご|[(（].*$", "", match["key"])
    absent, present = ABSENT.search(key), PRESENT.search(key)
    known = (
        key in HEADED_ROLES or is_group_key(key) or ((absent or present) and len(key) <= 10) or key in _JAPANESE_SIDES
    )
    if not known:
        return None
    role = HEADED_ROLES.get(key) if key not in _NO_ROLE else None
    rest = (match.groupdict().get("rest") or "").strip(" \u3000")
    if rest and f"、{key} " in rest:
        return None  # 委員 金子 勇、委員 飯島 さくら: each with the role
    return Section(
        not absent,
        role,
        "" if is_count(rest) else rest,
        exact=True,
        says=bool(absent or present),
    )


def _nothing_else(key: str, head: str, words: int) -> bool:
    if is_japanese(key):
        return attended(head) or (
            len(key) <= 14
            and not _SAID.search(key)
            and not re.search(r"[^\s]{2,}[\s\u3000]+[^\s]{2,}", head)
            and not re.search(r"[はがをにで、。]", key)
        )
    left = _FILLER.sub(" ", ABSENT.sub(" ", PRESENT.sub(" ", key)))
    # "Faculty Senate Officers and Staff Present": whose part it is may be told at length before the word.
    behind = words > 1 and key.endswith((" present", " absent", " in attendance", " excused"))
    return len(re.findall(r"[^\W\d]{2,}", left)) <= (words + 2 if behind else words)


def _without_lead(text: str) -> str:
    """A line without its number or mark; a pattern put in its place would look for a beginning all along the line."""
    lead = _LEAD.match(text)
    return text[lead.end() :] if lead else text


def _of_cells(line: Line) -> tuple[str, str, str] | None:
    """A row of two or three cells as a key and what stands beside it."""
    if len(line.cells) not in {2, 3} or not line.cells[0]:
        return None
    rest = ", ".join(cell for cell in line.cells[1:] if cell).strip(" :")
    rest = _GROUPS_WITHIN.sub("、", rest).lstrip("、") if rest.count("【") > 1 and "欠席" not in rest else rest
    return line.cells[0], ":", rest


def _group_in_signs(text: str) -> tuple[str, str, str] | None:
    """ "<Secretariat> Director Kishimoto" and （欠席）佐野委員 as the group with its people."""
    if text[:1] in {"（", "("} and (came := _CAME_IN_BRACKETS.match(text)):
        return came["key"], ":", came["rest"]
    group = _GROUP_IN_SIGNS.match(text) if text[:1] in {"<", "＜", "〈"} else None
    known = group and (group["key"].lower() in HEADED_ROLES or is_group_key(group["key"].lower()))
    return (group["key"], ":", group["rest"]) if group and known else None


def _head(line: Line) -> tuple[str, str, str]:
    """(name, sign, value) of a line or of a table row with two cells."""
    if group := _of_cells(line) or _group_in_signs(line.text):
        return group
    text = _without_lead(line.text)
    if "は、" in text[:60] and (told := _AS_FOLLOWS.fullmatch(text)):
        return told["key"] or told["key2"], ":", without_seat((told["rest"] or "").strip())
    found = _LAST_SENTENCE.search(text) if text[-1:] == ":" and len(text) > 76 else None
    found = found or _LABELLED.match(text)
    if found:
        rest = found[2].strip()
        rest = rest[:-1] if rest.endswith(")") and rest.count("(") < rest.count(")") else rest  # (Absent: Member Ueda)
        return found[1].strip(), ":", rest
    if bare := _IN_CAPITALS.match(text) or without_sign(text):
        return bare[1], ":", bare[2].strip()
    if is_japanese(text[:12]):
        parts = re.split(r"[】）)]?[ \u3000]+", text[:200], maxsplit=4)
        for count in range(1, len(parts)):
            key = "".join(parts[:count])
            if (count > 1 and max(map(len, parts[:count])) > 3) or not _JAPANESE_KEY.fullmatch(key):
                break
            rest = text
            for part in parts[:count]:
                rest = rest[rest.index(part) + len(part) :]
            rest = rest.lstrip("】）) \u3000")
            # 委員　石田琢磨　会社 is one entry; 委員　石田琢磨、橘美智代 opens a list.
            numbered = text is not line.text and line.text[:1].isdigit()  # ５　事務局　教育長　長倉　勲
            lists = (key in HEADED_ROLES or is_group_key(key)) and (
                numbered or "、" in rest or not re.search(r"[ \u3000]", rest)
            )
            if lists or any(attendance_in(key)):
                return key, ":", rest
    return text.strip(), "", ""
