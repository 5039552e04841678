"""What stands where Japanese lists have names and is none: counts, 公開, 会議資料, 総務省側, half a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

_COUNT = re.compile(
    r"(?:計|約|他|ほか|外|以上|合計)?\s*[\d０-９〇一二三四五六七八九十百]{1,4}\s*(?:名|人)(?:中.*|程度)?$"
)
_WORDS = frozenset(
    """
    公開 非公開 一部公開 一部非公開 全部公開 公開可 要点記録 全文記録 要点筆記 録音テープ 審議 審議内容 決定
    決定事項 なし 無し 該当なし 特になし 敬称略 五十音順 順不同 名簿順 以上 同上 別紙 別紙参照 別添 一般傍聴者
    報道関係者 関係者 関係機関 関係部署 関係各課 所管課 担当課 庶務 随行 随行者 一般 報道 全員 各委員 両名
    他多数 ほか 欠員 空席 未定 書面 書面出席 対面 対面参加 オンライン オンライン参加 オンライン出席 リモート
    ウェブ参加 会場参加 会場出席 途中退席 途中参加 遅参 早退 本人 代理 学識経験者 学識経験 公募市民 市民公募
    公募 有識者 市民代表 関係団体 団体代表 保護者代表 行政 行政機関 行政職員 市職員 町職員 県職員 区職員 職員
    出席職員 匿名 匿名職員 匿名委員 事業者 受託者 受託事業者 委託業者 コンサルタント 第一部 第二部 前半 後半
    """.split()
)
_COMPANY = re.compile(
    r".{2,}(?:水産|商事|商店|工業|建設|電機|電力|製薬|化学|銀行|生命|証券|不動産|運輸|交通|鉄道|新聞|放送|大学|"
    r"高校|病院|協会|連盟|"
    r"機構|財団|会社|組合|産業|物産|食品|酒造|製作所|興業|開発|システム|サービス|ホールディングス)$"
)
_ONLY_KANJI = re.compile(r"[\u4e00-\u9fff\ufa0e-\ufa6d々]+")
_ENDS = re.compile(
    r"(?:側|資料|書類|金額|番号|項目|時期|期間|期限|方法|目的|対象|案件|件数|費用|単価|備考|回答|質問|人数|員数|"
    r"一覧|名簿|次第|事項|内容|状況|結果|可否|区分|理由|経過|概要|要旨|議題|議事|日程|会議録|議事録|記録|"
    r"関係者|関係職員|の数|者数|について|に関すること|(?<=.)(?:協議会|懇談会|審議会|検討会|研究会|委員会|部会|分科会|会議|"
    r"事務所|事務局)|"
    r"(?:です|ます|した|する|続いて|つづいて|ない|ある|いる|だが|ですが|ため|とおり|通り|こと|もの))$"
)


def is_count(text: str) -> bool:
    """Whether a Japanese text only says how many they are: 十九名, （14名）, 計３人."""
    return bool(_COUNT.match(re.sub(r"[\s\u3000()（）]+", "", text)))


@lru_cache(maxsize=16_384)
def is_no_japanese_name(text: str) -> bool:
    """Whether a Japanese text that has the shape of a name is a count, a word of forms, a body or a half sentence."""
    if text.isascii():
        return False
    bare = re.sub(r"[\s\u3000]+", "", text)
    if len(bare) > 6 and bare == text and _ONLY_KANJI.fullmatch(bare):
        return True  # two names run together
    return (
        bare in _WORDS
        or bool(_COUNT.match(bare) or _COMPANY.match(bare))
        or (len(bare) > 2 and bool(_ENDS.search(bare)))
    )
