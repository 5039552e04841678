"""Seats and offices of assemblies, several on a line, each ended by 君: 1番 守屋 久君 2番 宮川文憲君, 市長 "
"横内公明君 副市長 水川 勉君."""

from __future__ import annotations

import re

from briefings.reading.person_names import looks_like_name, one_form
from briefings.reading.roster_entry import Entry
from briefings.reading.roster_spaced_japanese import name_of_signs

_SIGN = r"[\u4e00-\u9fff\ufa0e-\ufa6d々ヶ]"
_ONE = (
    r"(?:(?P<seat>\d{1,3})番|(?P<office>[\u4e00-\u9fffァ-ヶー・]{0,14}(?:長|役|官|監|者|記|主事|主査|参事|理事|主幹|補佐|代理|"
    r"次長|係|員)))[ \u3000]+"
    rf"(?P<name>{_SIGN}{{1,4}}[ \u3000]?(?:{_SIGN}|[ぁ-んァ-ヶー]){{1,5}}?)君"
)
_EACH = re.compile(_ONE)
_UNNAMED = re.sub(r"\?P<[a-z]+>", "?:", _ONE)
_WHOLE = re.compile(rf"(?:{_UNNAMED}[ \u3000]*){{1,6}}")


_BY_SIGN = re.compile(rf"\d{{1,3}}番(?P<signs>(?: (?:{_SIGN}|[ぁ-んァ-ヶー]){{1,3}}){{2,5}}) ?")
_SEATS = re.compile(rf"(?:{_BY_SIGN.pattern.replace('?P<signs>', '?:')}){{1,4}}")


def seated(text: str) -> list[Entry]:
    """Everybody of a line that is nothing but such names; nobody for other lines."""
    if not text.endswith("君") and _SEATS.fullmatch(text):
        return [Entry(name_of_signs(match["signs"].split())) for match in _BY_SIGN.finditer(text)]
    if not text.endswith("君") or len(text) > 200 or not _WHOLE.fullmatch(text):
        return []
    found = [Entry(one_form(match["name"]), match["office"]) for match in _EACH.finditer(text)]
    return found if all(looks_like_name(one.name) for one in found) else []
