"""Japanese lists set sign by sign: 委　　員　新　藤　加　奈　　野　本　たつや is 委員, 新藤 加奈 and 野本 たつや."""

from __future__ import annotations

import re

from briefings.reading.text.words import JAPANESE_ROLES

# 管理課長兼務, 部長事務取扱
_OFFICE_END = re.compile(r"(?:長|参事|主幹|主査|担当|補佐|官|監)(?:兼務|心得|事務取扱|職務代理者?)?$")
_OTHER = re.compile(r"[^\u3040-\u30ff\u4e00-\u9fff\ufa0e-\ufa6d々]")
# Family names of three signs that are common enough to stand before a given name of one.
_THREE_SIGNS = frozenset(
    "長谷川 佐々木 五十嵐 小笠原 久保田 大久保 佐久間 宇都宮 小野寺 阿久津 長谷部 曽我部 曾我部 日下部 二階堂 "
    "波多野 大河原 小野田 宇佐美 宇佐見 海老原 海老沢 久保木 波多江 大河内 小早川 東海林 仲宗根 喜屋武 伊集院 御手洗 "
    "五百井 一ノ瀬 一之瀬 市ヶ谷 八重樫 与那嶺 我那覇 渡嘉敷 西園寺 大曽根 加賀美 加賀谷 "
    "久留島 須賀川 瀬戸口 曽根田 多々良 津久井 奈良岡 羽生田 日比野 三田村 "
    "安孫子 我孫子 和久井 和久田 木之下 井之上 小此木 美濃部 矢田部".split()
)
_SEAT_BEFORE = re.compile(r"[\d０-９]{1,2}番[ \u3000]+")


def sign_by_sign(raw: str) -> str | None:
    """The line with its role, one space and the names between 、; None for lines that are not set so."""
    chunks = [re.split(r"[ \u3000]", chunk) for chunk in re.split(r"[ \u3000]{2,}", raw) if chunk]
    tokens = [token for chunk in chunks for token in chunk]
    if len(tokens) < 4 or sum(len(token) == 1 for token in tokens) < 0.5 * len(tokens):
        return None
    if any(_OTHER.search(token) for token in tokens):
        return None
    role, chunks = _role_and_names(chunks)
    if any("".join(chunk) in JAPANESE_ROLES for chunk in chunks):
        return None  # 議 長  櫻田道明  副議長  森本 正: two roles
    chunks = _with_short_given(chunks)
    if any(len("".join(chunk)) == 1 or _OFFICE_END.search("".join(chunk)) for chunk in chunks):
        return None  # 町     長  山 村 吉 由     副  町  長  松 井 宏 之: roles set apart, too
    own = [_own_role(chunk) for chunk in chunks]
    if role and any(before for before, _ in own):  # 委　員　金子 勇　　　　委　員　飯島 さくら
        return "、".join(f"{before or role} {name_of_signs(chunk)}" for before, chunk in own)
    names = "、".join(name_of_signs(chunk) for chunk in chunks)
    return f"{role}\u3000{names}" if role else names


def in_columns(raw: str) -> str | None:
    """都市計画課長　土井 茂　　同課主査　穂積 健太 with 、 between the two; None for lines that are not set so."""
    chunks = [re.split(r"[ \u3000]", chunk) for chunk in re.split(r"[ \u3000]{2,}", raw) if chunk]
    if raw.endswith("君") or not 1 < len(chunks) < 5 or not all(_is_role_and_name(chunk) for chunk in chunks):
        return None
    return "、".join(" ".join(chunk) for chunk in chunks)


def _is_role_and_name(chunk: list[str]) -> bool:
    held = len(chunk) in {2, 3} and (chunk[0] in JAPANESE_ROLES or _OFFICE_END.search(chunk[0]) is not None)
    signs = "".join(chunk[1:])
    return held and 2 < len(signs) < 8 and _OTHER.search(signs) is None and _OFFICE_END.search(signs) is None


def _role_and_names(chunks: list[list[str]]) -> tuple[str, list[list[str]]]:
    """The role that a line begins with, and the names behind it."""
    tokens = [token for chunk in chunks for token in chunk]
    for count in (4, 3, 2, 1):
        role = "".join(tokens[:count])
        if len(tokens) > count + 1 and (
            role in JAPANESE_ROLES or (count == 1 and len(role) > 3 and _OFFICE_END.search(role))
        ):
            left = count
            kept: list[list[str]] = []
            for chunk in chunks:
                kept.append(chunk[left:])
                left = max(0, left - len(chunk))
            return role, [chunk for chunk in kept if chunk]
    return "", chunks


def _own_role(chunk: list[str]) -> tuple[str, list[str]]:
    """[委, 員, 飯島, さくら] as (委員, [飯島, さくら]): a role of their own, set sign by sign before the name."""
    for count in (3, 2):
        role = "".join(chunk[:count])
        if len(chunk) > count and len(role) == count and role in JAPANESE_ROLES:
            return role, chunk[count:]
    return "", chunk


def _with_short_given(chunks: list[list[str]]) -> list[list[str]]:
    """大 浦  昇, whose given name of one sign stands further off, as one name."""
    kept: list[list[str]] = []
    for chunk in chunks:
        if kept and len(chunk) == 1 == len(chunk[0]) and len(kept[-1]) in {2, 3} and max(map(len, kept[-1])) == 1:
            kept[-1] = [f"{''.join(kept[-1])} {chunk[0]}"]
        else:
            kept.append(chunk)
    return kept


def name_of_signs(tokens: list[str]) -> str:
    """[新, 藤, 加, 奈] as 新藤 加奈 and [野, 本, たつや] as 野本 たつや."""
    single = [len(token) == 1 for token in tokens]
    if len(tokens) == 2 and not single[0]:  # 大河内 学
        return " ".join(tokens)
    if len(tokens) in {4, 5} and all(single):
        cut = 3 if len(tokens) == 4 and "".join(tokens[:3]) in _THREE_SIGNS else len(tokens) - 2
        return f"{''.join(tokens[:cut])} {''.join(tokens[cut:])}"
    if len(tokens) > 1 and all(single[:-1]) and not single[-1]:
        return f"{''.join(tokens[:-1])} {tokens[-1]}"
    if len(tokens) > 2 and not single[0] and all(single[1:]):
        return f"{tokens[0]} {''.join(tokens[1:])}"
    return " ".join(tokens) if not any(single) else "".join(tokens)


def without_seat(name: str) -> str:
    """10番 吉 沢 眞弓美, who sits there, as 吉沢 眞弓美."""
    seat = _SEAT_BEFORE.match(name)
    signs = name[seat.end() :].split() if seat else []
    return name_of_signs(signs) if len(signs) > 2 else " ".join(signs) if signs else name
