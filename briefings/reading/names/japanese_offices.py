"""Where a Japanese surname ends and an office begins: 牛山図書館長 is 牛山 and 図書館長."""

from __future__ import annotations

import re

# What divisions of ministries, towns and companies are called by; an office is made of these and a rank.
_DIVISIONS = (
    "総務 企画 政策 財務 財政 人事 秘書 広報 会計 契約 監査 管理 情報 通信 電波 電気 "
    "放送 地上 衛星 流通 活用 利用 連携 推進 振興 支援 対策 調整 調査 研究 開発 技術 "
    "科学 学術 基盤 制度 審査 登録 認証 標準 基準 規格 統計 分析 国際 海外 地域 地方 "
    "都市 住宅 建築 建設 土木 道路 河川 港湾 空港 航空 鉄道 海事 海洋 水産 漁業 農業 "
    "農林 農村 農政 畜産 林業 林政 森林 食品 食料 食育 栄養 健康 保健 医療 医務 医政 "
    "薬務 薬事 疾病 感染 福祉 介護 高齢 障害 障がい 児童 子ども 子供 こども 家庭 保育 "
    "青少年 女性 男女 雇用 労働 職業 年金 保険 教育 学校 給食 図書 文化 芸術 生涯 社会 "
    "体育 スポーツ 高等 初等 大学 環境 廃棄 資源 エネルギー 電力 ガス 原子力 循環 自然 "
    "公園 緑地 上下水道 水道 下水道 経済 産業 商工 商業 工業 観光 貿易 通商 中小 金融 "
    "証券 銀行 信用 税務 税制 主税 主計 関税 市民 住民 県民 区民 町民 生活 消費 協働 "
    "行政 改革 戦略 総合 未来 創造 事業 業務 運営 計画 設備 施設 整備 営繕 用地 交通 "
    "運輸 自動車 物流 安全 危機 防災 消防 警備 警察 防衛 法務 法規 法制 刑事 民事 選挙 "
    "議会 事務 庶務 経理 調達 デジタル DX システム サイバー セキュリティ 個人 番号 公共 "
    "公務 国土 国家 官民 空き家 移住 交流 広域 中央 治山 砂防 ダム 水資源 水管理 水政 "
    "気象 地震 火山 宇宙 石油 化学 機械 製造 知的 特許 商標 著作 映像 コンテンツ 配信 "
    "料金 品質 検査 試験 指導 監督 監視 相談 被害 救済 補償 給付 徴収 納税 資産 固定 "
    "市税 戸籍 国保 専門 特別 大臣官房 内閣 政府 首席 主任 副 筆頭 統括 次席 上席 主席 "
    "常務 専務 代表 名誉 栄養課 健康局 小型 船舶 海上 陸上 旅客 貨物 労務 厚生 校務 教務 "
    "学務 学事 入試 就職 医事 官房 保険 歯科 看護 薬剤 血液 難病 結核 援護 社会保障 公文書 外務 北米 欧州 儀典 復興 "
    "経営 資金 中堅 創業 審判 製品 生物 素材 繊維 鉄鋼 金属 鉱物 知財 電源 需給 省エネ 新エネ 原子 文化財 伝統 博覧会 "
    "政務 国民 日銀 公民 博物 美術 児童館 体育館 "
    "総括 統合 創生 共創 定住 多文化 人権 平和 同和 収納 債権 車両 検収 出納 用度 "
    "議事 速記 自治 "
    "子育て 少子化 若者 幼児 母子 高齢者 障害者 長寿 包括 ケア 在宅 衛生 清掃 リサイクル 共同 参画 "
    "活動 職員 管財 財産 防犯 広聴 "
    "入札 企業 誘致 ふるさと まちづくり 地域づくり 健康づくり 区画 整理 農地 人材 育成 研修 "
).split()
_RANKS = (
    r"(?:政務次官|事務次官|次官|課長補佐|課長代理|室長補佐|室長代理|局次長|部次長|課長|室長|係長|部長|局長|次長|"
    r"班長|館長|園長|校長|院長|"
    r"支所長|所長|署長|場長|支店長|"
    r"支部長|本部長|センター長|事務局長|事務局次長|教育長|担当大臣|特命担当大臣|審議官|参事官補佐|参事官|企画官|"
    r"調整官|調査官|専門官|管理官|統括官|政策統括官|主査|"
    r"主任|主幹|主事|参事|理事|監|官|課員|担当|室員)$"
)
_OFFICE = re.compile(rf"(?:{'|'.join(sorted(_DIVISIONS, key=len, reverse=True))})")
# 麻布地区総合支所長: where an office is, and nobody's surname.
_DISTRICT = re.compile(r"[\u4e00-\u9fff]{1,4}(?:地区|地域(?=総合|振興局|センター|支所|事務所|[課室局]))")
_ONLY_DIVISIONS = re.compile(
    rf"(?:{'|'.join(sorted((one for one in _DIVISIONS if len(one) > 1), key=len, reverse=True))})+"
)
_RANK_END = re.compile(_RANKS)
_RANK = re.compile(_RANKS.removesuffix("$"))
_MIXED_OFFICE = re.compile(
    r"(?P<surname>[\u4e00-\u9fff\ufa0e-\ufa6d々]{2,3})(?P<office>[A-Za-zＡ-Ｚ]{2,6}[\u4e00-\u9fff]{2,10})"
)
_DIVISION = re.compile(rf"(?:{'|'.join(sorted(_DIVISIONS, key=len, reverse=True))})+[部局課室]")
_NAME_SIGNS = re.compile(r"[\u4e00-\u9fff\ufa0e-\ufa6d々ヶ]{1,5}$|[ァ-ヶー・]{2,14}$")


def surname_before_division(text: str) -> tuple[str, str] | None:
    """(竹内, 原子力) of 竹内原子力: a surname with a division's words behind it; None for other texts."""
    for count in (2, 3, 1):
        rest = text[count:]
        if rest and _NAME_SIGNS.match(text[:count]) and _ONLY_DIVISIONS.fullmatch(rest) and not _OFFICE.match(text):
            return text[:count], rest
    return None


def begins_division(text: str) -> bool:
    """Whether a text begins with a division's word: 経済局審議官, 通信省国際戦略課長."""
    return _OFFICE.match(text) is not None


def is_division(text: str) -> bool:
    """Whether a word is a division of a body (総務部) rather than a family name (曽我部)."""
    return _DIVISION.fullmatch(text) is not None


def split_office(text: str) -> tuple[str, str]:
    """(surname, office) of a surname with an office behind it; ("", text) for an office alone; (text, "") for neither.

    A surname has two signs unless the office can only begin elsewhere (南 and 地上放送課長); a word of a division is
    no surname.
    """
    rank = _RANK_END.search(text)
    if not rank or rank.start() == 0 or len(text) > 30:
        return ("", text) if rank and rank.start() == 0 else (text, "")
    if _OFFICE.match(text) or _DISTRICT.match(text):
        return "", text
    if mixed := _MIXED_OFFICE.fullmatch(text):  # 松田IT担当大臣
        return mixed["surname"], mixed["office"]
    katakana = re.match(r"[ァ-ヶー・]{2,14}(?=[\u4e00-\u9fff\ufa0e-\ufa6d])", text)
    counts = [katakana.end()] if katakana else [2, 1, 3, 4, 5]
    for begins in (_OFFICE.match, _RANK.fullmatch):
        for count in counts:
            surname, office = text[:count], text[count:]
            if office and _NAME_SIGNS.match(surname) and begins(office):
                return surname, office
    return text, ""
