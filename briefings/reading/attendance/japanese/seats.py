"""Seats and offices of assemblies, several on a line, each ended by 君: 1番 守屋 久君 2番 宮川文憲君, 市長
横内公明君 副市長 水川 勉君."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.japanese.spaced import name_of_signs
from briefings.reading.names.japanese_offices import split_office
from briefings.reading.names.person_names import looks_like_name, one_form
from briefings.reading.text.words import JAPANESE_ROLES

_SIGN = r"[\u4e00-\u9fff\ufa0e-\ufa6d々ヶ]"
_ONE = (
    r"(?:(?P<seat>\d{1,3})番|(?P<office>[\u4e00-\u9fffァ-ヶー・]{0,14}(?:長|役|官|監|者|記|主事|主査|参事|理事|"
    r"主幹|補佐|代理|"
    r"次長|係|員)))[ \u3000]+"
    rf"(?P<name>{_SIGN}{{1,4}}[ \u3000]?(?:{_SIGN}|[ぁ-んァ-ヶー]){{1,5}}?)君"
)
_EACH = re.compile(_ONE)
_UNNAMED = re.sub(r"\?P<[a-z]+>", "?:", _ONE)
_WHOLE = re.compile(rf"(?:{_UNNAMED}[ \u3000]*){{1,6}}")


# 山 村 美咲子(副議長)
_NOTED = re.compile(r"[(（](副?議長)[)）]\s*$")
_OFFICE = re.compile(
    r"[\u4e00-\u9fffァ-ヶーぁ-ん・]{1,14}(?:部長|課長|局長|室長|次長|所長|館長|園長|支所長|管理者|監査委員|管理監|"
    r"政策監|理事|参事|主幹|主査|"
    r"係長|書記|補佐|代理|町長|市長|村長|区長)"
)
_SEAT = re.compile(r"(?=(?<!\d)\d{1,3}番)")
_CHAIRS = re.compile(r"議 ?長 (?P<chair>\S{3,6}|\S{1,3} \S{1,3}) 副 ?議 ?長 (?P<vice>\S{3,6}|\S{1,3} \S{1,3})")


# 会 長 1番 秋山 安夫: the office, the seat and the name
_OFFICE_SEAT_NAME = re.compile(
    rf"(?P<office>{_SIGN}(?:[ \u3000]?{_SIGN}){{1,8}}?)[ \u3000]+[\d０-９]{{1,2}}番[ \u3000]+"
    rf"(?P<name>{_SIGN}{{1,4}}[ \u3000]+(?:{_SIGN}|[ぁ-んァ-ヶー]){{1,5}})"
)


def seated(text: str) -> list[Entry]:
    """Everybody of a line that is nothing but such names; nobody for other lines."""
    held = _OFFICE_SEAT_NAME.fullmatch(text) if "番" in text[3:20] else None
    if held and _is_plain_office(office := re.sub(r"\s", "", held["office"])):
        return [Entry(one_form(" ".join(held["name"].split())), office)]
    if chairs := _CHAIRS.fullmatch(text):
        return [Entry(chairs["chair"], "議長"), Entry(chairs["vice"], "副議長")]
    if text[:1].isdigit() and not text.endswith("君"):
        return _by_seats(text)
    if not text.endswith("君") and len(text) < 120 and (pairs := _by_offices(text.split())):
        return pairs
    if not text.endswith("君") or len(text) > 200 or not _WHOLE.fullmatch(text):
        return []
    found = [Entry(one_form(match["name"]), match["office"]) for match in _EACH.finditer(text)]
    return found if all(looks_like_name(one.name) for one in found) else []


def _by_seats(text: str) -> list[Entry]:
    """1番 川 名 正 二 2番 福 岡 信 治, or 1番 斎藤明美 2番 徳永由美子: seats and names, to the line's end."""
    found: list[Entry] = []
    for part in _SEAT.split(text) if len(text) < 200 else ():
        seat, _, name = part.strip().partition("番")
        noted = _NOTED.search(name)
        name = name[: noted.start()] if noted else name
        signs = name.split()
        if not part.strip():
            continue
        whole = name_of_signs(signs) if any(len(sign) == 1 for sign in signs) and len(signs) > 2 else " ".join(signs)
        if not seat.isdecimal() or not looks_like_name(whole):
            return []
        found.append(Entry(whole, noted[1] if noted else None))
    return found


def _by_offices(signs: list[str]) -> list[Entry]:
    """町 長 山 村 吉 由 副 町 長 松 井 宏 之: two offices or more, each with its holder, set sign by sign or not."""
    found: list[Entry] = []
    place = 0
    while place < len(signs):
        end = _office_at(signs, place, first=not found)
        name_end = end + 1
        while name_end < len(signs) and not _office_at(signs, name_end, first=False):
            name_end += 1
        own = signs[end:name_end]
        apart = len(own) > 2 and any(len(sign) == 1 for sign in own)
        name = name_of_signs(own) if apart else " ".join(own)
        bare = name.replace(" ", "")
        if not end or not own or not 2 <= len(bare) <= 6 or not looks_like_name(name) or _is_office(bare):
            return []
        found.append(Entry(name, "".join(signs[place:end])))
        place = name_end
    return found if len(found) > 1 else []


def _office_at(signs: list[str], place: int, *, first: bool) -> int:
    """Where the office that begins at a place ends, 0 where none does; `first`: an office must stand there."""
    for end in range(place + 1, min(place + 9, len(signs)) + 1):
        if end - place > 1 and max(map(len, signs[place:end])) > 2 and not first:
            return 0
        office = "".join(signs[place:end])
        if _is_office(office) and (end - place == 1 or _is_plain_office(office)):
            return end
    return 0


def _is_plain_office(text: str) -> bool:
    """Whether signs set apart make an office that is known as such: no end of a name stands before it."""
    return (
        text in JAPANESE_ROLES or split_office(text) == ("", text) or text in {"副町長", "副市長", "副村長", "副区長"}
    )


def _begins_office(text: str) -> bool:
    """Whether no family name of two signs stands at the beginning of what may be an office."""
    return split_office(text)[0] != text[:2] or text[:2] in JAPANESE_ROLES


@lru_cache(maxsize=4_096)
def _is_office(text: str) -> bool:
    if len(text) < 2:
        return False
    return text in JAPANESE_ROLES or (len(text) > 2 and _OFFICE.fullmatch(text) is not None and _begins_office(text))
