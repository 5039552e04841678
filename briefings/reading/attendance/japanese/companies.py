"""Whom somebody comes from, before the name in Japanese lists: ソニー 福地, NTT 田辺様, 慶應大 折原, A社：田口様."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from briefings.reading.attendance.entry import Entry
from briefings.reading.names.person_names import is_japanese_word, looks_like_name

# Companies that print without any word for a company, and are nobody's family name.
_KNOWN = frozenset(
    "東芝 日立 富士通 三菱 三菱電機 三菱重工 日本電気 沖電気 日産 住友 三井 三井物産 伊藤忠 丸紅 双日 京セラ "
    "富士フイルム 凸版印刷 大日本印刷 日本郵便 日本製鉄 神戸製鋼 東レ 旭化成 花王 資生堂 味の素 電通 博報堂 "
    "楽天 東急 西武 小田急 京王 東武 日通 日立製作所 産総研 理研 気象研 国総研 情報処理推進機構 ソニー "
    "パナソニック シャープ ソフトバンク トヨタ トヨタ自動車 ホンダ マツダ スバル スズキ自動車 キヤノン "
    "キャノン リコー カシオ オムロン アンリツ ルネサス デンソー ブリヂストン クボタ コマツ ダイキン ヤマハ "
    "ニコン オリンパス テルモ エプソン アイシン パイオニア ケンウッド ヤフー グーグル アマゾン マイクロソフト "
    "アップル インテル クアルコム エリクソン ノキア サムスン メルカリ サイボウズ リクルート セコム キリン "
    "サントリー ライオン ファナック キーエンス ローム アドバンテスト シスコ オラクル アクセンチュア デロイト "
    "シーメンス ボッシュ フィリップス ファーウェイ".split()
)
_KIND_FIRST = re.compile(
    r"(?:[(（][株有財社][)）]|㈱|㈲|株式会社|有限会社|合同会社|(?:一般|公益)?(?:社団|財団)法人|(?:国立研究開発|独立行政|国立大学|特定非営利活動|"
    r"社会福祉|学校|医療|NPO)法人|NPO)\S{2,}"
)
_ENDS = re.compile(
    r"(?:[ァ-ヶー]{2,}(?:テック|システムズ?|ソリューションズ?|バンク|ネット|サービス|ホールディングス|モーターズ?|エナジー|モバイル|"
    r"コンサルティング|エンジニアリング|データ|ラボ|ワークス|テクノロジーズ?|コーポレーション|フーズ|ファーマ|エレクトロニクス)|"
    r"[\u4e00-\u9fffァ-ヶーA-Z]+(?:自動車|電機|電工|技研|無線|精機|化成|製鋼|商会|電器|重工|製鉄|製薬|化学|銀行|生命|証券|海上|火災|建設|工業|商事|物産|通信|印刷|食品|"
    r"製作所|ガス|電力|鉄道|総研|放送|テレビ|新聞社?|[\u4e00-\u9fff]業会|工務店|病院|生協|農協|漁協)|"
    r"[\u3040-\u30ff\u4e00-\u9fff]+(?:町内会|自治会|商工会|医師会|婦人会|老人会|老人クラブ|工房)|商工会|[\u4e00-\u9fff]{3,}(?:連合会|町内会|自治会|商工会|医師会|婦人会|振興会|同友会|研究会|保存会|[協組]合会|友の会|老人会|子ども会)|"
    r"[\u4e00-\u9fff]{1,4}大|[\u4e00-\u9fff]{1,5}高専|[A-ZＡ-Ｚ]社|[弊当御貴自他同]社)"
)
# Family names of one sign that are common enough to stand alone among others.
_ONE_SIGN = frozenset(
    "林森原東南北西島嶋関辻堀岡谷泉菅星宮堤柳金李朴王張劉楊陳黄呉周孫馬郭何高沢澤城滝橘榊榎楠峰峯畑畠浜濱秦乾巽轟勝梶角門神椿桂梅"
    "栗柏杉松竹笹荒牧湊藤鶴龍"
)
# "NTT", "KDDI", "NICT": nobody is called so.
_LETTERS = re.compile(r"[A-ZＡ-Ｚ](?:[A-ZＡ-Ｚ\d&.-]{1,11}|[A-Za-z\d&.-]{2,15})[\u30a1-\u30fa\u30fc\u4e00-\u9fff]{0,8}")
_BEFORE_NAMES = re.compile(r"(?P<body>[^\s：:、。（）()「」]{2,24})[ \u3000]?[：:][ \u3000]*(?P<names>[^：:。]{1,300})")
_NAMED_SO = re.compile(
    r"(?:社|省|庁|局|部|課|室|会|協会|機構|大学|学部|研究所|研究科|センター|銀行|法人|市|県|町|村|区|都|府|院|所|校|側)$"
)


@lru_cache(maxsize=16_384)
def is_company(text: str) -> bool:
    """Whether a word before a name is a company, an association or a university, however it is shortened."""
    return (
        text in _KNOWN
        or (len(text) > 2 and _KIND_FIRST.fullmatch(text) is not None)
        or _ENDS.fullmatch(text) is not None
        or (_LETTERS.fullmatch(text) is not None and (text[:3].isupper() or not text.isascii()))
    )


def body_before_names(text: str) -> tuple[str | None, str]:
    """A社：田口様、宮様 as (A社, 田口様、宮様); (None, text) where no body and colon stand before names."""
    found = _BEFORE_NAMES.fullmatch(text) if "：" in text or ":" in text else None
    body = found["body"] if found else ""
    if (
        not found
        or is_japanese_word(body)
        or not (is_company(body) or _NAMED_SO.search(body))
        or (len(body) < 3 and looks_like_name(body + "一"))
    ):
        return None, text
    return body, found["names"]


def of_one_sign(text: str) -> Entry | None:
    """島, among others of a list."""
    bare = text.strip().removesuffix("様").removesuffix("さん")
    return Entry(bare) if bare in _ONE_SIGN else None


def of_body(entries: list[Entry], body: str | None) -> list[Entry]:
    """The entries with the body that stands before all of them, where they have none of their own."""
    return [replace(one, organisation=one.organisation or body) for one in entries] if body else entries
