"""Officials of any ministry or town in Japanese prose: 対外経済省の古賀真由美経済局審議官, 森健良外務審議官."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.dates.near import Near
from briefings.reading.names.japanese_offices import begins_division, is_division
from briefings.reading.names.no_names_japanese import is_no_japanese_name

_KANJI = r"[\u4e00-\u9fff\ufa0e-\ufa6d々]"
_RANK = r"(?:事務次官|次官|審議官|局次長|局長|部長|課長|室長|参事官|統括官|企画官|事務局長|大使|調整官)"
# What leads up to a person: whose they are, the one named before, or the side that spoke.
_OFFICIAL = Near(
    re.compile(
        rf"(?:(?<=[省庁府県市町村区側社会]の)|(?<=から)|(?<=から[、，,])|(?<=側[、，,])|(?<=において[、，,])|(?<=大臣[、，,])"
        rf"|(?<=官[、，,])|(?<=長[、，,])|(?<=及び)|(?<=と))"
        rf"(?P<words>{_KANJI}{{3,5}}(?:{_KANJI}|[・ァ-ヶー]){{1,20}}?{_RANK})"
        r"(?=[はがもをのにとへ、。，,」（(からよ及並兼]|$)"
    ),
    ("官", "長", "大使"),
    before=40,
    after=4,
)
# 崔盛周（チェ・ソンジュ）外交部国際安全保障大使: how a name is read, which only names have beside them.
_WITH_READING = Near(
    re.compile(
        rf"(?<!{_KANJI})(?P<name>{_KANJI}{{2,4}})[(（][ぁ-んァ-ヶー]{{1,8}}[・ \u3000][ぁ-んァ-ヶー]{{1,10}}[)）]"
        rf"(?P<role>{_KANJI}(?:{_KANJI}|[・ァ-ヶー]){{1,20}}?(?:官|長|大使|代表|大臣|首相|主席|教授|委員))?"
        rf"(?=[^\u4e00-\u9fff]|$)"
    ),
    ("（", "("),
    before=6,
    after=50,
)
# Before a division these begin the office, or say which one it is: 次世代通信局長, 同国際課長.
_NO_NAME = re.compile(r"[次新各両同前元現全本当第主担関県府都市町村区省庁外国日欧北中南東西在駐以]")
_NO_KANJI = re.compile(r"[ァ-ヶー・]")
_NO_NAME_END = re.compile(r"[局部課室省庁府県都道市町村区会党社側州国的性化系型]$")
# By how many signs a family and a given name have most often.
_LENGTHS = (4, 3, 5)


def officials(text: str) -> Iterator[tuple[int, str, str | None]]:
    """(place, name, office) of everybody whose office begins with a division's word: only there a name can end."""
    for match in _WITH_READING.finditer(text):
        yield match.start(), match["name"], match["role"]
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
    return not (
        _NO_KANJI.search(name)
        or doubtful
        or _NO_NAME_END.search(name)
        or is_division(name)
        or is_no_japanese_name(name)
    )
