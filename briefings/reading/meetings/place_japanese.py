"""Where a Japanese sentence says that a meeting was held: 東京において、…対話が行われました."""

from __future__ import annotations

import re

# 平成25年第11回教育委員会議（定例会）を教育委員室において開催した。
_HELD_AT_JAPANESE = re.compile(
    r"(?:を、?|、|日|時|分|[)）])(?P<place>[^\s。、を()（）]{2,30}(?:室|会館|ホール|庁舎|センター|議場|講堂|"
    r"公民館|館|階))において[、]?(?:開催|開か|行)"
)
# 本25日、東京において、…第1回会合が開催されました; 第3回会合をデジタル庁で開催しました; がオンラインにて開催され
_HELD_IN_JAPANESE = re.compile(
    r"(?:[、，,をがは日]|省と共同で、)(?P<place>オンライン|東京都?|京都府?|大阪府?|[\u4e00-\u9fff]{2,4}[市都府県]|"
    r"(?:[\u4e00-\u9fff]{2,8}|デジタル)[庁省]|[\u4e00-\u9fffァ-ヶー]{2,12}(?:官邸|会館|庁舎|ホール|センター|ホテル|"
    r"大学)|"
    r"[ァ-ヶー]{2,8}・[ァ-ヶー]{2,12}|(?:ロンドン|パリ|ブリュッセル|ワシントン|ニューヨーク|ジュネーブ|ベルリン|"
    r"ウィーン|ソウル|北京|"
    r"シンガポール|バンコク|ジャカルタ|ハノイ|マニラ|ニューデリー))"
    r"(?:(?:で|にて|において)、?開催|(?:において|で|にて)[、，,]?[^。、\n]{0,40}(?:会合|会議|対話|協議|委員会|総会|"
    r"フォーラム)[をがは]、?開催)"
)
# 3月12日、横浜において「第5回日・北海対話」を開催しました
_TOWN_JAPANESE = re.compile(
    r"[、，日](?P<place>[\u4e00-\u9fffァ-ヶー]{2,8})(?:において|にて|で)[、，]?「[^」\n]{4,60}」(?:を|が)開催"
)
# 東京において、…第3回対話が行われました; ルーメン（カルディア共和国）において; 県庁で第7回会合を開き
_WHERE_JAPANESE = re.compile(
    r"(?:^|[、，,日はがをに夜後前])(?:[\u4e00-\u9fffァ-ヶー]{2,8}の)?(?P<place>(?:[\u4e00-\u9fffァ-ヶー・]|[A-Z.]){2,20}(?:[(（][^（）()\n]{2,20}[)）])?"
    r"[\u4e00-\u9fffァ-ヶー]{0,10})"
    r"(?:において|にて|(?<=[庁館邸所園堂社町市県都府国京内室場ルター大学))])で|(?<=[ァ-ヶー])で(?=「?第))[、，,]?(?P<told>[^。\n]{0,240}?)(?:開催|開か|開[いき]|行わ|実施)"
)
_AT = re.compile(r"で|において|にて")
_NO_WHERE = re.compile(
    r"(?:分野|会合|会議|総会|対話|国会|議会|協議|サミット|セッション|[中下上点面際間度形式同国等者官])$"
)
_MET_THERE = re.compile(r"会合|会議|対話|協議|総会|委員会|審議会|検討会|部会|フォーラム|シンポジウム")
_TO_COME_JAPANESE = re.compile(r"次回|前回|昨年|来年|予定")


def said_in_japanese(text: str) -> tuple[str, str] | None:
    """The place that one of the first sentences gives, with the words that say so."""
    if ("で" in text or "にて" in text) and (held := _HELD_IN_JAPANESE.search(text)):
        return held["place"], f"The text says “{held[0]}”."
    online = re.search(r"を(?P<place>オンライン|ウェブ会議|Web会議)(?:形式)?(?:で|により|にて)開催", text)
    if online:
        return online["place"], f"The text says “{online[0]}”."
    if held := _TOWN_JAPANESE.search(text):
        return held["place"], f"The text says “{held[0]}”."
    held = _HELD_AT_JAPANESE.search(text) if "において" in text else None
    return (held["place"], f"The text says “{held[0]}”.") if held else _where_in_japanese(text)


def _where_in_japanese(text: str) -> tuple[str, str] | None:
    """The place in one of the first sentences that say that a meeting was held."""
    for sentence in re.split(r"[。\n]", text[:1_500])[:10]:
        match = _WHERE_JAPANESE.search(sentence) if _AT.search(sentence) else None
        if match is None or _TO_COME_JAPANESE.search(sentence):
            continue
        around = match["told"], sentence[: match.start()], sentence[match.end() : match.end() + 40]
        met = any(map(_MET_THERE.search, around))
        if met and not _NO_WHERE.search(match["place"]):
            return match["place"], f"The text says “{match[0][:80]}”."
    return None
