"""People whom Japanese sentences name with a position: 河野太郎大臣, 議長である佐藤 一郎氏, 市長の森田 健です."""

from __future__ import annotations

import re

from briefings.dates.near import Near
from briefings.reading.attendance.japanese.entry import split_japanese_role
from briefings.reading.names.japanese_offices import split_office
from briefings.reading.names.person_names import looks_like_name, one_form
from briefings.reading.people.ministers_japanese import PREFECTURES, with_public_office
from briefings.reading.people.officials_japanese import officials
from briefings.reading.text.words import JAPANESE_ROLES

_KANJI = r"[\u4e00-\u9fff\ufa0e-\ufa6d々]"
_OFFICES = (
    r"首相|総理|外相|(?:デジタル|総務|財務|経産|経済産業|厚労|厚生労働|国交|国土交通|農水|農相|文科|環境|防衛|外務|"
    r"法務|復興|経済再生|"
    r"少子化)相|官房長官|副大臣|政務官|大臣|長官|副?知事|副?市長|副?町長|副?村長|副?区長|准教授|教授|課長|分科会長|部会長|部長|副?委員長|副議長|副会長|"
    r"局長|理事長|会長|社長|代表|研究員|"
    r"議員|事務次官|審議官|専務理事|常務理事|弁護士"
)
_UNSPACED = re.compile(
    rf"(?:[の、：:はと（(「・]|^|\s)(?P<name>{_KANJI}{{2,3}}[ \u3000]?{_KANJI}{{1,2}}(?<!副))"
    rf"(?P<role>{_OFFICES}|氏)(?!{_KANJI})"
    rf"|(?P<role2>{_KANJI}{{0,10}}(?:大臣|長官|知事|市長|町長|局長|課長|理事長|会長|代表))(?:の|：|:)[ "
    rf"\u3000]?(?P<name2>{_KANJI}{{1,3}}[ \u3000]?{_KANJI}{{1,3}})(?=です|と申し|でございます|）|"
    r"\)|$)",
    re.MULTILINE,
)
# 副議長の石川 保氏, 議長である吉宮茂氏
_OFFICE_OF_ONE = re.compile(
    rf"(?P<role>{_KANJI}{{0,10}}(?:議長|委員長|部会長|分科会長|会長|座長|理事長|社長|市長|町長|村長|区長|知事|"
    rf"大臣|長官|局長|部長|課長|室長|教授|代表|議員|委員|弁護士))(?:の|である|"
    rf"を務める)(?P<name>{_KANJI}{{2,3}}[ \u3000]?{_KANJI}{{1,2}})(?:氏|さん)"
)
# 工藤範子氏、石川武利氏: three to five signs before 氏.
_WITH_SHI = re.compile(rf"(?<!{_KANJI})(?P<name>{_KANJI}{{3,5}})[ \u3000]?氏(?!{_KANJI})")
# 千汐大学の遠山泉教授（行政法）: three signs, where a bracket says what the professor teaches.
_PROFESSOR = re.compile(
    rf"(?:の|、)(?P<name>{_KANJI}{{3}})(?P<role>(?:名誉|准|特任)?教授)(?=[（(][^（）()]{{1,16}}[法学論史策][)）])"
)
# 会社員の葛西美波さん, 代表の尾関ユキさん: in news, where nobody is called so but people.
_WITH_SAN = re.compile(
    rf"(?:の|、|」)(?P<name>{_KANJI}{{4}}|{_KANJI}{{2,3}}[ァ-ヶー]{{2,4}}|{_KANJI}{{2}}[ぁ-ん]{{2,3}})さん"
    r"(?=[はがもをにと、。（(「])"
)
# 川辺町の滝口博町長は, （会長・諸星隆知事）, 環境大の岩渕聡教授: three signs behind the place or body that is theirs.
_OF_THEIR_PLACE = re.compile(
    rf"(?:(?:[市町村区県道府都大学院]の|[（(]{_KANJI}{{0,6}}[長表]・)(?P<name>{_KANJI}{{2}}[^\W\d_副前元現新各同両全])"
    rf"(?P<role>副?知事|副?市長|副?町長|副?村長|副?区長|(?:名誉|准|特任)?教授))(?=[はがもにらと、「（()）])"
)
_OF_THEIR_PLACE_NEAR = Near(_OF_THEIR_PLACE, ("知事", "長", "教授"), before=24, after=4)
_PREFECTURE_NAMES = frozenset(PREFECTURES.split("|"))
_OFFICE_OF_ONE_NEAR = Near(_OFFICE_OF_ONE, ("氏", "さん"), before=40, after=2)
_PROFESSOR_NEAR = Near(_PROFESSOR, ("教授（", "教授("), before=8, after=20)
_WITH_SAN_NEAR = Near(_WITH_SAN, ("さん",), before=8, after=2)
_WITH_SHI_NEAR = Near(_WITH_SHI, ("氏",), before=8, after=2)
# 新潟県長岡市長 is no 新潟県長岡.
_OF_BODY_OR_PLACE = re.compile(r"[県都府道州国省庁会党課部局社連組協団院校学元前新現副同当各全第]")
_NO_NAME_END = frozenset("両各同前元現新故諸三四五")
# 代表取締役社長　告原豊和, alone on its line, as records are signed.
_SIGNED = re.compile(
    rf"^(?:[^\n]{{2,12}} - )?[ \t\u3000]*(?P<role>{_KANJI}{{0,10}}(?:社長|会長|理事長|議長|委員長|市長|町長|村長|知事|"
    rf"署名人|署名者|代表者))[ \u3000]+(?P<name>{_KANJI}{{2,3}}[ \u3000]?{_KANJI}{{1,3}})"
    r"(?:[ \u3000]*[㊞印])?[ \t\u3000]*$",
    re.MULTILINE,
)
_BEHIND_NAMES = "|".join(sorted((one for one in JAPANESE_ROLES if len(one) > 1 or one == "氏"), key=len, reverse=True))
# With a space between family and given name, whatever stands before it.
_SPACED = re.compile(
    rf"(?<!{_KANJI})(?!出席|欠席|委員|"
    rf"構成員)(?P<name>{_KANJI}{{1,4}}[ \u3000](?:(?![副前元現同]){_KANJI}{{1,3}}[ぁ-んァ-ヶー]{{0,2}}|"
    rf"[ぁ-ん]{{2,4}}))"
    rf"(?P<role>{_BEHIND_NAMES})(?!{_KANJI})"
)
# （会長＝鵜飼俊哉・北濃大教授）, as newspapers say who somebody is
_AS_PAPERS_SAY = re.compile(
    rf"[（(](?P<role>{_KANJI}{{0,6}}(?:会長|座長|委員長|代表|社長|理事長|議長|市長|町長|知事|教授))＝"
    rf"(?P<name>{_KANJI}{{3,5}})(?=[・、＝）)])"
)
# 理髪店主の五十畑繁さん（67）
_WITH_AGE = re.compile(
    rf"(?:の|、|」|＝)(?P<name>{_KANJI}{{3,5}}|{_KANJI}{{2,3}}[ぁ-ん]{{2,4}})(?:さん|氏|君)[（(][\d０-９]{{1,3}}[)）]"
)
# の代表、瓜生かおりさんは, と指摘した会長、森田健氏
_APPOSED = re.compile(
    rf"(?P<role>代表|会長|理事長|社長|座長|委員長|副会長|事務局長|住民|店主|組合長)、"
    rf"(?P<name>{_KANJI}{{3,5}}|{_KANJI}{{1,3}}[ぁ-ん]{{2,4}}|{_KANJI}{{1,3}}[ァ-ヶー]{{2,5}})(?:さん|氏)(?=[はがもの、（(。])"
)
# 全国離島航路協会の友利さくら会長は
_HIRAGANA_GIVEN = re.compile(
    rf"(?:[の、・]|^[ \u3000]*)(?P<name>{_KANJI}{{2,3}}[ぁ-ん]{{2,3}})(?P<role>会長|社長|代表|市長|町長|村長|知事|"
    rf"理事長|教授|議員|座長|委員長|館長|所長)(?=[はがもの、「（(])"
)
# （座長：望月 佳奈 南海大学教授）
_IN_BRACKETS = re.compile(
    rf"[（(](?P<role>{_KANJI}{{0,8}}(?:{_BEHIND_NAMES}))[：:][ \u3000]?"
    rf"(?P<name>{_KANJI}{{1,4}}[ \u3000]{_KANJI}{{1,4}})(?=[ \u3000、,]{_KANJI}|[)）])"
)
# 審議会での会長 is nobody by name.
_PARTICLES_BEHIND = re.compile(r"(?:での|への|との|から|まで|より|という|する|した|いる|ある|の|は|が|を|に|で)$")
_NO_PERSON_ENDS = re.compile(
    r"(?:電力|鉄道|電鉄|生命|信金|物産|商事|建設|製薬|工業|農業|産業|住民|市民|世代|患者|職員|業者)$"
)
_BODY_ENDS = (
    "大学",
    "学院",
    "高校",
    "病院",
    "会社",
    "法人",
    "協会",
    "銀行",
    "新聞",
    "学会",
    "機構",
    "財団",
    "連盟",
    "組合",
)


def named_in_japanese(text: str, *, told: bool = False) -> list[tuple[int, str, str | None]]:
    """(place, name, role) of everybody; 氏 and さん are no roles. `told`: nobody speaks in the record."""
    found: list[tuple[int, str, str | None]] = []
    for match in _UNSPACED.finditer(text):
        name, role = match["name"] or match["name2"], match["role"] or match["role2"]
        whole = re.sub(r"[ \u3000]", "", name)
        surname, office = split_office(whole + role)
        shorter = split_japanese_role(whole + role)[0]
        cut = (surname and len(surname) < len(whole)) or office == whole + role or len(shorter) < len(whole)
        if cut or whole.endswith(_BODY_ENDS) or _names_prefecture(name, role):
            continue  # 福岡総務課長 is 福岡, who is 総務課長; 南海大学教授 is nobody by name
        five = len(whole) == 5 and role != "氏" and not _OF_BODY_OR_PLACE.search(whole)
        if len(whole) == 4 or five or whole != name:
            found.append((match.start(), one_form(name), None if role == "氏" else role))
    found += [(match.start(), one_form(match["name"]), match["role"]) for match in _OFFICE_OF_ONE_NEAR.finditer(text)]
    for match in _WITH_SHI_NEAR.finditer(text):
        if match["name"][-1] not in _NO_NAME_END and not split_japanese_role(match["name"])[1]:
            found.append((match.start() + 1, match["name"], None))
    for match in _SIGNED.finditer(text):
        if looks_like_name(match["name"]) and not split_japanese_role(match["name"])[1]:
            found.append((match.start(), one_form(match["name"]), match["role"]))
    for match in _SPACED.finditer(text):
        role = match["role"]
        if split_japanese_role(match["name"].split()[0])[1] or _names_prefecture(match["name"], role):
            continue  # 松澤主幹 嶋田副主幹: two people
        found.append((match.start("name"), one_form(match["name"]), None if role in {"氏", "さん", "先生"} else role))
    return [*found, *_beside_signs(text, told=told), *with_public_office(text), *officials(text)]


def _names_prefecture(name: str, role: str) -> bool:
    """Whether 石川 馳知事 in a headline says whose governor somebody is."""
    return role.endswith("知事") and len(name.split()) > 1 and name.split()[0] in _PREFECTURE_NAMES


def _is_person(name: str) -> bool:
    """Whether four signs before さん are no company, body or group."""
    return not (_OF_BODY_OR_PLACE.search(name) or _NO_PERSON_ENDS.search(name) or name.endswith(_BODY_ENDS))


def _beside_signs(text: str, *, told: bool) -> list[tuple[int, str, str | None]]:
    """Whom a bracket gives an office, or an age, and in news whom さん stands behind."""
    held: list[tuple[int, str, str | None]] = [
        (match.start(), one_form(match["name"]), match["role"])
        for pattern in (
            _IN_BRACKETS,
            _AS_PAPERS_SAY,
            _PROFESSOR_NEAR,
            _OF_THEIR_PLACE_NEAR,
            *((_APPOSED,) if "さん" in text or "氏" in text else ()),
        )
        for match in pattern.finditer(text)
    ]
    held += [
        (match.start(), match["name"], match["role"])
        for match in _HIRAGANA_GIVEN.finditer(text)
        if not _PARTICLES_BEHIND.search(match["name"])
    ]
    if told:
        held += [(one.start(), one["name"], None) for one in _WITH_SAN_NEAR.finditer(text) if _is_person(one["name"])]
    return held + [(match.start(), match["name"], None) for match in _WITH_AGE.finditer(text)]
