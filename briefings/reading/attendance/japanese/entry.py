"""One entry of a Japanese attendance list: name, role and organisation in any order, told apart by how they end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefings.reading.attendance.japanese.companies import is_company
from briefings.reading.names.japanese_offices import is_division, split_office, surname_before_division
from briefings.reading.names.no_names_japanese import is_count
from briefings.reading.names.person_names import is_japanese_word, looks_like_name, one_form
from briefings.reading.text.words import JAPANESE_ROLES

_NOTE = re.compile(r"[(（【\[]([^()（）【】\[\]]{1,120})[)）】\]]")
# (財)日本気象協会 within brackets of its own: what kind of body it is.
_KIND_OF_BODY = re.compile(r"[(（](財|社|株|独|有|公財|公社|一社|一財|国研|地独|学|医|福|特非)[)）]")
_KIND_WHOLE = re.compile("\ue000([^\ue001]*)\ue001")
# 委員黒川清: the group, and a whole name right behind it.
_GROUP_AND_NAME = re.compile(
    r"(?P<role>(?:専門|臨時|特別|副)?委員|構成員|オブザーバー|委員長)(?P<name>[\u4e00-\u9fff\ufa0e-\ufa6d々ヶ]{3,5})"
)
# 田中次長兼議事調査課長: two offices of one person.
_TWO_OFFICES = re.compile(
    r"(?P<first>[^兼]{3,14}(?:長|官|監|主幹|主査|補佐|参事|理事))兼(?P<second>[^兼]{1,16}(?:長|官|監|主幹|主査|補佐|参事|理事))"
)
_BODY_END = re.compile(
    r"(?:大学|学部|研究科|研究所|株式会社|協会|機構|省|庁|財団|連合会|連盟|法人|銀行|センター|委員会|学会|新聞|"
    r"新聞社|組合|協議会|会議所|局|部|課|室|係|班|町|市|県|都|府|村|区|館|院|所|社|団体|学校|担当|総研|理研|公団|公社|公庫|生協|農協|漁協|"
    r"アドバイザー|(?<=[\u4e00-\u9fff]{2})会)$"
)
_READING = re.compile(r"[ぁ-んー\s\u3000]+$")
_MARKED = re.compile(
    r"(?P<name>[\u4e00-\u9fff\ufa0e-\ufa6d々]{1,4}[(（][\u3040-\u30ff\u4e00-\u9fff\ufa0e-\ufa6d][)）])(?P<role>[\u4e00-\u9fff\ufa0e-\ufa6dァ-ヶー]{2,6})"
    r"(?:[(（](?P<body>[^()（）]{2,60})[)）])?$"
)
# Assemblies print office, name and 君 in one breath: 副委員長新藤 義彦君.
_SEATED = re.compile(
    r"(?P<role>[\u4e00-\u9fff]{0,6}(?:委員長|委員会委員長|議長|理事|監査委員|委員|局長|部長|課長|次長|長官|大臣|"
    r"知事|市長|町長|"
    r"村長|区長|会長|教育長|総監|管理者))?[ \u3000]*"
    r"(?P<name>[\u4e00-\u9fff\ufa0e-\ufa6d々ヶァ-ヶー]{1,4}[ \u3000]+[\u3040-\u30ff\u4e00-\u9fff\ufa0e-\ufa6d々]{1,4}|"
    r"[\u4e00-\u9fff\ufa0e-\ufa6d々]{1,3}[\u3041-\u30ff]{2,5})君$"
)
# 管理課長兼務: one more office that the same person holds.
_ALSO = re.compile(r"(?<=[長監官事])(?:兼務|事務取扱|心得)$")
_HOW = re.compile(r"出席|リモート|オンライン|会議室|会場|対面|現地|来場|(?:テレビ|ＴＶ|TV|[Ww][Ee][Bb]|ウェブ)会議")
_BODY_FIRST = re.compile(r"[\u4e00-\u9fffァ-ヶー]{2,}(?:省|庁(?!舎)|府|本部|事務局|委員会|支所)")
_OF_BODY = re.compile(
    r"(?P<body>.*(?:(?<!大)省|庁|(?<!事務)局|研究所|法律事務所|協会|機構|財団|法人|連合会|連盟|銀行|協議会|組合|学会)|"
    r"(?:.{2,12}[都道府県])(?=.{1,6}[市町村区]長$)|株式会社.{1,16}?(?=代表|取締役|社長|執行|部長|顧問|相談役|会長|"
    r"主席|主任|専務|常務)|"
    r".{1,16}株式会社)(?P<role>.{2,24})$"
)
# ゲスト：白石さん, among others of one list
_PART_AND_NAME = re.compile(
    r"(?P<part>ゲスト|オブザーバー|司会|書記|記録|進行|講師|発表者|説明者)[:：][\s\u3000]*(?=\S)"
)
_ONE_SIGN = re.compile(r"[\u4e00-\u9fff\ufa0e-\ufa6d]")
_HONORIFICS = frozenset("君 氏 様 さん".split())
_HEAD_ROLES = sorted(JAPANESE_ROLES, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class JapaneseEntry:
    """Name with one half-width space where one is printed."""

    name: str
    role: str | None = None
    organisation: str | None = None


@lru_cache(maxsize=16_384)
def split_japanese_role(text: str) -> tuple[str, str]:
    """山田委員 -> (山田, 委員); 坂本情報連携課長 -> (坂本, 情報連携課長); without a role, (text, "")."""
    surname, office = split_office(text)
    if surname and office:
        return surname, office
    if inner := with_body_before(text):
        return inner[1], inner[2]
    for role in _HEAD_ROLES:
        if text.endswith(role) and len(text) > len(role):
            bare = text[: -len(role)].strip()
            divided = surname_before_division(bare) if 3 < len(bare) < 12 else None
            if divided and len(divided[0]) > 2 and divided[0].endswith("副"):  # 山田副総務ディレクター
                return divided[0][:-1], f"副{divided[1]}{role}"
            return (divided[0], divided[1] + role) if divided else (bare, role)
    if len(text) > 3 and text.endswith("長"):
        return text[:-2], text[-2:]
    return text, ""


@lru_cache(maxsize=16_384)
def with_body_before(text: str) -> tuple[str, str, str] | None:
    """消費者庁日下部審議官 as (消費者庁, 日下部, 審議官), where the whole is no office of that body."""
    body = _BODY_FIRST.match(text) if 6 < len(text) < 40 else None
    surname, office = split_office(text[body.end() :]) if body else ("", "")
    return (body[0], surname, office) if body and len(surname) > 1 and office and "兼" not in body[0] else None


def role_run(text: str) -> list[str]:
    """青山会長　石田委員　上野委員 as three: words that are each a name with a role; empty for other texts."""
    words = re.split(r"[ \u3000]+(?![^（()）]{0,30}[)）])", text.strip())
    bare = [_NOTE.sub("", word) for word in words]
    named = len(words) > 1 and all(split_japanese_role(word)[1] and len(word) > 2 for word in bare)
    return words if named and not any(is_japanese_word(word) for word in words) else []


def parse_japanese(text: str) -> JapaneseEntry | None:
    """The attendee that a Japanese item names, or None."""
    if part := _PART_AND_NAME.match(text):
        found = _parsed(text[part.end() :])
        return found and JapaneseEntry(found.name, found.role or part["part"], found.organisation)
    if _KIND_OF_BODY.search(text):
        found = _parsed(_KIND_OF_BODY.sub("\ue000\\1\ue001", text))
        return found and JapaneseEntry(found.name, _with_kind(found.role), _with_kind(found.organisation))
    return _two_offices(text) or _parsed(text)


def _two_offices(text: str) -> JapaneseEntry | None:
    """森田支所長兼課長: one person with both."""
    both = _TWO_OFFICES.fullmatch(text) if "兼" in text else None
    name, office = split_japanese_role(both["first"]) if both else ("", "")
    named = both and office and looks_like_name(f"{name}一")
    return JapaneseEntry(name, f"{office}兼{both['second']}") if both and named else None


def _parsed(text: str) -> JapaneseEntry | None:
    notes = [
        part for note in _NOTE.findall(text) if not _READING.match(note) for part in re.split(r"[ \u3000、]+", note)
    ]
    notes = [
        part
        for part in notes
        if part and part not in {"兼", "他", "記", "ほか", "敬称略", "順不同"} and not is_count(part)
    ]
    seat = _SEATED.match(text.strip(" \u3000"))
    if seat and looks_like_name(name := re.sub(r"[ \u3000]+", " ", seat["name"])):
        return JapaneseEntry(one_form(name), seat["role"])
    mark = _MARKED.match(text)
    if mark:
        return JapaneseEntry(mark["name"], mark["role"], mark["body"])
    text = re.sub(r"※.*$", "", _NOTE.sub(" ", text)).strip(" \u3000：:・、,〃々")
    parts = _joined_signs([_ALSO.sub("", part) for part in re.split(r"[ \u3000\t、，,：:]+", text) if part])
    parts = _joined_role(parts)
    if len(parts) == 1 and (both := _two_offices(parts[0])):
        return JapaneseEntry(both.name, both.role, " ".join(notes) or None)
    parts = _parted(_given_whole(parts))
    before: list[str] = []
    while len(parts) > 1 and not _is_family(parts) and _is_position_or_body(parts[0]) and _name_follows(parts[1:]):
        before.append(parts.pop(0))
    if len(parts) == 1 and (group := _GROUP_AND_NAME.fullmatch(parts[0])) and looks_like_name(group["name"]):
        parts, before = [group["name"]], [group["role"]]
    if len(parts) == 1 and (inner := with_body_before(parts[0])):
        return JapaneseEntry(inner[1], inner[2], inner[0])
    name, used = _name_at(parts)
    if not name and parts and notes and _ONE_SIGN.fullmatch(parts[0]) and notes[0].endswith(("省", "庁", "府", "局")):
        name, used = parts[0], 1  # (国土交通省)西
    if not name:
        return None
    name, own_role = split_japanese_role(name) if " " not in name else (name, "")
    beside = [half for part in (*before, *parts[used:]) for half in _body_and_role(part)]
    inside = [half for part in notes for half in _body_and_role(part)]
    if own_role and not beside and len(inside) > len(notes):  # 岩浪構成員（株式会社潮代表取締役）: whom he comes from
        return JapaneseEntry(one_form(name), own_role, " ".join(notes))
    rest = [*beside, *inside]
    roles = [part for part in (own_role, *rest) if part and _is_role(part)]
    bodies = [part for part in rest if part not in roles and not _HOW.fullmatch(part)]
    roles = [part for part in roles if part not in _HONORIFICS]
    return JapaneseEntry(one_form(name), "、".join(roles) or None, " ".join(bodies) or None)


def _is_family(parts: list[str]) -> bool:
    """曽我部 直人, 吉長 成恭: a family name that ends as divisions and offices do."""
    if len(parts) > 1 and len(parts[0]) == 2 == len(parts[1]) and parts[0][-1] == "長":
        known = parts[0] in JAPANESE_ROLES or split_office(parts[0]) == ("", parts[0])
        return not known and looks_like_name("".join(parts[:2]))
    if len(parts) != 2 or len(parts[0]) != 3 or parts[0][-1] not in "部町村市谷所院島" or is_division(parts[0]):
        return False
    return len(parts[1]) <= 3 and parts[0] not in JAPANESE_ROLES and looks_like_name(" ".join(parts))


def _with_kind(text: str | None) -> str | None:
    return _KIND_WHOLE.sub(r"(\1)", text) if text else None


def _body_and_role(part: str) -> list[str]:
    """東都大学大学院工学研究科教授 as [東都大学大学院工学研究科, 教授]; 河川計画課長 stays one.

    経済産業省商務情報政策局サイバーセキュリティ課長 is an office of that bureau, 株式会社潮代表取締役 of that company.
    """
    whole = _OF_BODY.match(part)
    if whole and (split_japanese_role(whole["role"])[1] or is_japanese_word(whole["role"])):
        inner, office = split_japanese_role(whole["role"])
        if inner and office and whole["body"].endswith("法人"):  # NPO法人ひなた代表理事
            return [whole["body"] + inner, office]
        return [whole["body"], whole["role"]]
    body, role = split_japanese_role(part)
    return (
        [body, role]
        if role != "長" and not body.endswith("担当") and role and len(body) > 3 and _BODY_END.search(body)
        else [part]
    )


def _joined_role(parts: list[str]) -> list[str]:
    """委 員 仁科 泰弘, whose role alone is set apart, as [委員, 仁科, 泰弘]."""
    for count in (3, 2):
        role = "".join(parts[:count])
        if len(parts) > count and len(role) == count and role in JAPANESE_ROLES:
            return [role, *parts[count:]]
    return parts


def _joined_signs(parts: list[str]) -> list[str]:
    """委 員 長 大 野 美 帆, set apart sign by sign, as [委員長, 大野, 美帆]."""
    if len(parts) == 3 and [len(part) for part in parts[:2]] == [1, 1] and len(parts[2]) > 1:  # 榎 沢 あゆみ
        family = "".join(parts[:2])
        return parts if is_japanese_word(family) else [family, parts[2]]
    if len(parts) < 4 or sum(len(part) == 1 for part in parts) < len(parts) - 1:
        return parts
    if len(parts[0]) > 1 and all(len(part) == 1 for part in parts[1:]):  # 学校給食課長 浦 田 幹 夫
        name = "".join(parts[1:])
        return [parts[0], *([name[:2], name[2:]] if len(name) == 4 else [name])]
    text = "".join(parts)
    if split_office(text) == ("", text):
        return []  # 会 計 課 長 alone
    role = _office_at_start(text) or next((role for role in _HEAD_ROLES if text.startswith(role)), "")
    name = text[len(role) :].removeprefix("兼")
    return ([role] if role else []) + ([name[:2], name[2:]] if len(name) == 4 else [name])


def _given_whole(parts: list[str]) -> list[str]:
    """[委員長, 大, 島, やよい] as [委員長, 大島, やよい]: a family name set sign by sign, a given name that is not."""
    if len(parts) < 3 or len(parts[-1]) < 2 or [len(part) for part in parts[-3:-1]] != [1, 1]:
        return parts
    return [*parts[:-3], parts[-3] + parts[-2], parts[-1]]


def _parted(parts: list[str]) -> list[str]:
    """総務課長池山久栄 as [総務課長, 池山久栄]."""
    office = _office_at_start(parts[0]) if len(parts) == 1 and 5 < len(parts[0]) < 18 else ""
    name = parts[0][len(office) :] if office else ""
    return [office, name] if 2 < len(name) < 6 and looks_like_name(name) else parts


def _office_at_start(text: str) -> str:
    """企画調整課長 of 企画調整課長金井薫平; empty without an office."""
    ends = (end for end in range(min(14, len(text) - 2), 2, -1) if text[end - 1] in "長官事査")
    return next((text[:end] for end in ends if split_office(text[:end]) == ("", text[:end])), "")


def _is_role(part: str) -> bool:
    return bool(split_japanese_role(part)[1]) or is_japanese_word(part)


def _is_position_or_body(part: str) -> bool:
    if is_japanese_word(part) or (_BODY_END.search(part) and len(part) > 2) or is_company(part):
        return True
    bare, role = split_japanese_role(part)
    return bool(role) and (
        len(bare) > 3 or not looks_like_name(bare) or role not in {"委員", "氏", "君", "さん", "先生", "構成員"}
    )


def _name_follows(parts: list[str]) -> bool:
    while len(parts) > 1 and (
        split_office(parts[0]) == ("", parts[0])
        or is_company(parts[0])
        or (len(parts[0]) > 4 and _BODY_END.search(parts[0]))
        or _division_of(parts[0], parts[1])
    ):
        parts = parts[1:]
    return bool(_name_at(parts)[0])


def _name_at(parts: list[str]) -> tuple[str, int]:
    """The name at the start of the parts: 山田 太郎, 山田太郎, 山田委員, ロバート・ハインズ; how many parts it took."""
    if not parts or is_japanese_word(parts[0]):
        return "", 0
    first = parts[0]
    if split_office(first) == ("", first):
        return "", 0  # 総務課長 alone is an office
    if len(parts) > 1 and len(first) <= 5 and len(parts[1]) <= 7 and _two_part(first, parts[1]):
        return f"{first} {parts[1]}", 2
    bare, role = split_japanese_role(first)
    if looks_like_name(first) and not _BODY_END.search(first) and not role:
        return first, 1
    if role and re.fullmatch(r"[ァ-ヶー・]{2,20}", bare) and not is_japanese_word(bare):
        return first, 1
    if (
        role
        and 1 <= len(bare) <= 6
        and not is_japanese_word(bare)
        and looks_like_name(bare + "一")
        and not _BODY_END.search(bare + "x")
    ):
        return first, 1
    town = _BODY_END.search(first) and not re.fullmatch(r"[\u4e00-\u9fff\ufa0e-\ufa6d]村", first)  # 中村, 木村, 田村
    if re.fullmatch(r"[ァ-ヶー]{2,12}|[\u4e00-\u9fff\ufa0e-\ufa6d々]{2,3}", first) and not town and not role:
        return first, 1
    return "", 0


def _division_of(first: str, second: str) -> bool:
    """電波部 諸星様: a division and one of its people, whose family name is not the division's."""
    honoured = len(second) > 2 and second.endswith(("様", "さん", "氏")) and _BODY_END.search(first) is not None
    return honoured and len(first) > 2


def _two_part(first: str, second: str) -> bool:
    body = _BODY_END.search(first) is not None and (len(first) > 3 or _division_of(first, second))
    if is_japanese_word(second) or body or is_company(first):
        return False
    if len(second) > 3 and _BODY_END.search(second):
        return False  # 桜庭 環境防災庁
    foreign = re.fullmatch(r"[ァ-ヶー]{2,}", first)
    if foreign and re.fullmatch(r"[ァ-ヶー]{2,}|[\u4e00-\u9fff\ufa0e-\ufa6d々]{1,3}", second):
        return True
    return looks_like_name(f"{first} {second}") and not (split_japanese_role(second)[1] and len(second) > 2)
