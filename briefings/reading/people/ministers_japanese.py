"""Japanese sentences that name holders of public offices: 青木総務大臣, 西山一郎外務省欧州局長."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain

from briefings.dates.near import Near
from briefings.reading.names.japanese_offices import is_division, surname_before_division
from briefings.reading.names.no_names_japanese import is_no_japanese_name
from briefings.reading.names.person_names import is_japanese_word
from briefings.records import ReadPerson

_KANJI = r"[\u4e00-\u9fff\ufa0e-\ufa6d々]"
_KATAKANA = r"[ァ-ヶー]"
_PORTFOLIO = (
    r"デジタル|総務|法務|外務|財務|文部科学|文科|厚生労働|厚労|農林水産|農水|経済産業|経産|国土交通|国交|環境|防衛|"
    r"復興|内閣府特命担当|経済再生担当|経済財政政策担当|国家公安委員会担当"
)
_NOT_BEHIND_NAME = r"(?<![\u4e00-\u9fff\ufa0e-\ufa6d々ァ-ヶーA-Za-z])"
# What may stand right behind an office: 青木大臣記者会見, 西山一郎外務省欧州局長及び
_GOES_ON = "閣議後|兼|及び|並びに|記者会見|会見|主催|出席|冒頭|発言|挨拶|ほか|他"
_MINISTER = Near(
    re.compile(
        rf"{_NOT_BEHIND_NAME}(?P<name>{_KANJI}{{1,5}}?)(?P<role>(?:{_PORTFOLIO})(?:副大臣|大臣政務官|大臣)|副大臣|"
        rf"大臣政務官|(?:内閣)?総理大臣|大臣|副総理|総理|首相)(?!(?!{_GOES_ON}){_KANJI})"
    ),
    ("大臣", "総理", "首相"),
    before=20,
    after=6,
)
PREFECTURES = (
    "青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|東京|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|"
    "滋賀|京都|大阪|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄"
)
_MINISTRY = (
    r"外務省|総務省|法務省|財務省|文部科学省|文科省|厚生労働省|厚労省|農林水産省|農水省|経済産業省|経産省|国土交通省|"
    r"国交省|環境省|防衛省|内閣府|内閣官房|デジタル庁|金融庁|警察庁|消費者庁|復興庁|こども家庭庁|文化庁|観光庁|特許庁|"
    r"資源エネルギー庁|個人情報保護委員会"
)
_RANK = r"事務次官|審議官|局次長|局長|部長|課長|室長|参事官|統括官|総括官|企画官|事務局長|副大臣|大臣政務官|大臣|長官"
# 西山一郎外務省欧州局長; and, the other way round, 総務省青木花子大臣
_OFFICIAL = Near(
    re.compile(
        rf"{_NOT_BEHIND_NAME}(?P<name>{_KANJI}{{2,5}}?)(?P<role>(?:{_MINISTRY})(?:{_KANJI}|{_KATAKANA}){{0,16}}?"
        rf"(?:{_RANK}))(?!(?!{_GOES_ON}){_KANJI})"
        rf"|(?:{_MINISTRY})(?P<name2>{_KANJI}{{4,5}}?)(?P<role2>副大臣|大臣政務官|大臣|長官)"
        rf"(?!(?!{_GOES_ON}){_KANJI})"
    ),
    ("省", "庁", "内閣", "委員会"),
    before=12,
    after=32,
)
# 諸星知事, 大杉副知事
_GOVERNOR = Near(
    re.compile(
        rf"{_NOT_BEHIND_NAME}(?P<name>(?!(?:{PREFECTURES})[副知]){_KANJI}{{1,3}}?)(?P<role>副?知事)"
        r"(?=[はがもをにと、，,（(「\s]|$)"
    ),
    ("知事",),
    before=6,
    after=2,
)
# アンナ・ベルグ欧州港湾庁(EPA)北海総局長
_FOREIGN = Near(
    re.compile(
        rf"(?<!{_KATAKANA})(?P<name>{_KATAKANA}{{2,14}}(?:[・＝]{_KATAKANA}{{1,14}}){{1,3}})"
        rf"(?P<role>(?:{_KANJI}(?:{_KANJI}|{_KATAKANA}|[・]|[(（][A-Z]{{2,8}}[)）]){{0,30}}?)?"
        rf"(?:大臣|国家主席|主席|長官|局長|本部長|委員長|委員|大使|次官|代表|首相|大統領|議長|部長|総裁|会長|社長|教授))"
        rf"(?!(?!{_GOES_ON}){_KANJI}|{_KATAKANA}|[(（](?:Mr|Ms|Mrs|Dr)\.? [A-Z])"
    ),
    ("・", "＝"),
    before=16,
    after=70,
)
# イヴァン・ペトロシュ（H.E. Mr. Ivan Petrosh）経済省次官: the name in its own letters before the office.
_LATIN_BETWEEN = re.compile(
    rf"(?<={_KATAKANA})[(（](?:(?:H\. ?E\.|The Hon\.|Mr|Ms|Mrs|Dr|Prof)\.? ){{1,2}}[A-ZÀ-Þ][^（）()\n,]{{2,50}}[)）]"
    rf"(?={_KANJI}|{_KATAKANA})"
)
# 欧州理事会議長、アンナ・ベルグ氏
_FOREIGN_SHI = Near(
    re.compile(
        rf"(?:(?P<role>{_KANJI}{{2,14}}(?:長|大臣|代表|長官|総裁|大統領|首相|教授))[、の])?(?<!{_KATAKANA})"
        rf"(?P<name>{_KATAKANA}{{2,14}}(?:[・＝]{_KATAKANA}{{1,14}}){{1,4}})氏"
    ),
    ("氏",),
    before=70,
    after=1,
)
# ドリーズ大臣, ヴェステアー上級副委員長: a family name from abroad, which is no country.
_FOREIGN_SURNAME = Near(
    re.compile(
        rf"(?<!{_KATAKANA})(?<![・＝])(?P<name>{_KATAKANA}{{2,10}})"
        rf"(?P<role>[米英仏独伊加印豪露韓]?(?:{_PORTFOLIO}|(?:情報)?通信|内務|貿易|産業|通商|運輸|国務|"
        rf"国防|保健|教育|農業|エネルギー|閣外|(?:上級|筆頭)?副|欧州|前|元)?"
        rf"(?:大臣|委員長|委員|長官|大統領|首相|外相|財務相|国防相|国家主席|主席|議長|事務総長|総裁|大使))(?!(?!{_GOES_ON}){_KANJI}|{_KATAKANA})"
    ),
    ("大臣", "委員", "長官", "大統領", "相", "主席", "議長", "事務総長", "総裁", "大使"),
    before=24,
    after=4,
)
_COUNTRIES = frozenset(
    """
    ドイツ フランス ロシア インド カナダ イタリア スペイン ブラジル メキシコ インドネシア ベトナム フィリピン
    マレーシア シンガポール タイ ミャンマー カンボジア ラオス ブルネイ モンゴル ネパール スリランカ バングラデシュ
    パキスタン アフガニスタン イラン イラク イスラエル トルコ エジプト ウクライナ ポーランド チェコ ハンガリー
    ルーマニア ブルガリア ギリシャ オランダ ベルギー スイス オーストリア スウェーデン ノルウェー フィンランド
    デンマーク アイルランド ポルトガル エストニア ラトビア リトアニア アメリカ イギリス オーストラリア
    ニュージーランド フィジー パラオ アルゼンチン チリ ペルー コロンビア ケニア ガーナ ナイジェリア エチオピア
    モロッコ チュニジア ウズベキスタン カザフスタン ジョージア アルメニア ヨルダン カタール オマーン クウェート
    バーレーン セルビア クロアチア スロバキア スロベニア ルクセンブルク マルタ キプロス アイスランド コスタリカ
    パナマ キューバ ジャマイカ ウルグアイ パラグアイ ボリビア エクアドル ベネズエラ ザンビア
    """.split()
)
# 同大臣, 各大臣, 英首相, 本日大臣から: nobody's family name.
_NO_SURNAMES = frozenset(
    "同 各 両 前 元 現 新 副 当 全 諸 他 某 故 兼 米 独 仏 英 中 韓 伊 加 露 日 印 豪 蘭 西 内閣 国務 担当 特命 "
    "関係 主務 所管 主管 歴代 初代 後任 前任 現職 現在 当時 本日 昨日 今日 先日 当日 今般 今回 先般 前回 次回 以下 "
    "以上 直接 両国 各国 同国 各省 全閣 閣僚 筆頭 主要 議長国 開催国 担当の 経済 国家 内閣府 総理 副総理 行政 政府 "
    "外国 自国 特命担当 閣内 省内 庁内 官邸 日本 中国 韓国 米国 英国 豪州 一昨日 翌日 毎回 再度 随時 適宜 "
    "必要 場合 関連 女性 男性 次期 近隣 隣県 他県 革新 保守 両副 現副 前副 元副".split()
)
_WORDS_IN_KATAKANA = (
    "デジタル データ システム サイバー セキュリティ グローバル イノベーション エネルギー インフラ サービス "
    "ビジネス ネットワーク コンテンツ メディア グリーン ヘルス リスク プロジェクト マネジメント テクノロジー アジア "
    "ヨーロッパ アフリカ アメリカ サウジ スリ・ コスタ・ シエラ "
    "ニュー サン・ コート スポーツ アカデミー センター パートナー クラウド ガバ カーボン "
    "エコノミー スマート トラスト チーフ シニア ゼネラル ディレクター マネージャー オープン コミュニティ "
    "ボスニア トリニダード"
).split()
_OF_BODY = re.compile(r"[県都府道州国省庁会党課部局社連組]$")
_FAR = 1_000_000


def with_public_office(text: str) -> Iterator[tuple[int, str, str | None]]:
    """(place, name, office) of officials behind whose full name their ministry stands, and of people from abroad."""
    for match in _OFFICIAL.finditer(text):
        name = match["name"] or match["name2"]
        if _is_name(name) and len(name) > 1:
            yield match.start(), name, match["role"] or match["role2"]
    for match in _MINISTER.finditer(text):
        if len(match["name"]) > 3 and _is_name(match["name"]):
            yield match.start(), match["name"], match["role"]
    for pattern in (_FOREIGN, _FOREIGN_SHI):
        for match in pattern.finditer(text if pattern is _FOREIGN_SHI else _LATIN_BETWEEN.sub("", text)):
            name, role = _without_country(match["name"], match["role"])
            if not any(word in name for word in _WORDS_IN_KATAKANA):
                yield match.start("name"), name, role


def _without_country(name: str, role: str | None) -> tuple[str, str | None]:
    """ヤナ・コヴァチ・データ and 保護局長 as ヤナ・コヴァチ and データ保護局長: what ends such a name may begin the
    office; so does a country."""
    before, _, last = name.rpartition("・")
    of_office = last in _COUNTRIES or ("・" in before and last.startswith(tuple(_WORDS_IN_KATAKANA)))
    return (before, last + role) if role and before and of_office else (name, role)


def ministers_by_surname(people: Collection[str], text: str) -> Iterator[ReadPerson]:
    """青木総務大臣 and 石田副大臣, each once, unless one of `people` has the family name; the longest office counts."""
    if text.isascii():
        return
    text = text[:_FAR]
    found: dict[str, str] = {}
    for match in _MINISTER.finditer(text):
        name, office = match["name"], match["role"]
        if len(name) > 3 or not _is_name(name) or len(found.get(name, "")) >= len(office):
            continue
        if len(name) > 1 or office not in {"総理", "首相"}:
            found[name] = office
    for match in chain(_GOVERNOR.finditer(text), _FOREIGN_SURNAME.finditer(text)):
        name = match["name"]
        if _is_name(name) and name not in _COUNTRIES and not any(word in name for word in _WORDS_IN_KATAKANA):
            found.setdefault(name, match["role"])
    taken = [one.replace(" ", "") for one in people]
    for name, office in found.items():
        if not any(one.startswith(name) or one.endswith(f"・{name}") for one in taken):
            yield ReadPerson(name, office, None)


def _is_name(name: str) -> bool:
    """Whether signs before an office can be somebody's name: no division, no country, no word of time."""
    return not (
        name in _NO_SURNAMES
        or _OF_BODY.search(name)
        or is_division(name)
        or surname_before_division(name)
        or is_japanese_word(name)
        or is_no_japanese_name(name)
        or name in _PORTFOLIOS
        or name.startswith(_PORTFOLIOS)
    )


_PORTFOLIOS = (*_PORTFOLIO.split("|"), "内閣府", "通商", "政策", "経済", "国際", "産業", "情報", "大臣官房")
