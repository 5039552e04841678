"""Officials of any ministry or town in Japanese prose: 対外経済省の古賀真由美経済局審議官, 森健良外務審議官."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.dates.near import Near
from briefings.reading.names.japanese_offices import begins_division, is_division
from briefings.reading.names.no_names_japanese import is_no_japanese_name

_KANJI = r"[\u4e00-\u9fff\ufa0e-\ufa6d々]"
_RANK = r"(?:事務次官|次官|審議官|局次長|局長|部長|課長|室長|参事官|統括官|企画官|事務局長)"
# What leads up to a person: whose they are, the one named before, or the side that spoke.
_OFFICIAL = Near(
    re.compile(
        rf"(?:(?<=[省庁府県市町村区側社会]の)|(?<=から[、，,])|(?<=側[、，,])|(?<=において[、，,])|(?<=大臣[、，,])"
        rf"|(?<=官[、，,])|(?<=長[、，,])|(?<=及び)|(?<=と))"
        rf"(?P<words>{_KANJI}{{4,16}}(?:[・ァ-ヶー]{{1,10}}{_KANJI}{{1,8}})??{_RANK})"
        r"(?=[はがもをのにとへ、。，,」（(からよ及並]|$)"
    ),
    ("官", "長"),
    before=40,
    after=4,
)
# Before a division these begin the office, or say which one it is: 次世代通信局長, 同国際課長.
_NO_NAME = re.compile(r"[次新各両同前元現全本当第主担関県府都市町村区省庁外国日欧北中南東西在駐以]")
_NO_NAME_END = re.compile(r"[局部課室省庁府県都道市町村区会党社側州国的性化系型]$")
# By how many signs a family and a given name have most often.
_LENGTHS = (4, 3, 5)


def officials(text: str) -> Iterator[tuple[int, str, str | None]]:
    """(place, name, office) of everybody whose office begins with a division's word: only there a name can end."""
    for match in _OFFICIAL.finditer(text):
        words = match["words"]
        if begins_division(words):
            continue
        for length in _LENGTHS:
            name, office = words[:length], words[length:]
            if len(office) > 2 and begins_division(office) and _is_name(name):
                yield match.start(), name, office
                break


def _is_name(name: str) -> bool:
    # A name of three signs is seldom told from a word: 次世代, 中南米.
    doubtful = _NO_NAME.match(name) if len(name) == 3 else None
    return not (doubtful or _NO_NAME_END.search(name) or is_division(name) or is_no_japanese_name(name))
