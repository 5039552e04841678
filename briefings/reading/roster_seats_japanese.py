"""Seats and offices of assemblies, several on a line, each ended by 君: 1番 守屋 久君 2番 宮川文憲君, 市長
横内公明君 副市長 水川 勉君."""

from __future__ import annotations

import re

from briefings.reading.person_names import looks_like_name, one_form
from briefings.reading.roster_entry import Entry
from briefings.reading.roster_spaced_japanese import name_of_signs

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


_SEAT = re.compile(r"(?=(?<!\d)\d{1,3}番)")
_CHAIRS = re.compile(r"議 ?長 (?P<chair>\S{3,6}|\S{1,3} \S{1,3}) 副 ?議 ?長 (?P<vice>\S{3,6}|\S{1,3} \S{1,3})")


def seated(text: str) -> list[Entry]:
    """Everybody of a line that is nothing but such names; nobody for other lines."""
    if chairs := _CHAIRS.fullmatch(text):
        return [Entry(chairs["chair"], "議長"), Entry(chairs["vice"], "副議長")]
    if text[:1].isdigit() and not text.endswith("君"):
        return _by_seats(text)
    if not text.endswith("君") or len(text) > 200 or not _WHOLE.fullmatch(text):
        return []
    found = [Entry(one_form(match["name"]), match["office"]) for match in _EACH.finditer(text)]
    return found if all(looks_like_name(one.name) for one in found) else []


def _by_seats(text: str) -> list[Entry]:
    """1番 川 名 正 二 2番 福 岡 信 治, or 1番 斎藤明美 2番 徳永由美子: seats and names, to the line's end."""
    found: list[Entry] = []
    for part in _SEAT.split(text) if len(text) < 200 else ():
        seat, _, name = part.strip().partition("番")
        signs = name.split()
        if not part.strip():
            continue
        whole = name_of_signs(signs) if any(len(sign) == 1 for sign in signs) and len(signs) > 2 else " ".join(signs)
        if not seat.isdecimal() or not looks_like_name(whole):
            return []
        found.append(Entry(whole))
    return found
