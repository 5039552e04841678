"""Kana to romaji (modified Hepburn, long vowels as they are written: おおた -> oota, さとう -> satou)."""

from __future__ import annotations

import re
from types import MappingProxyType

_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さ すせそ", "z": "ざ ずぜぞ",
    "t": "た  てと", "d": "だ  でど", "n": "なにぬねの", "h": "はひ へほ", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ", "m": "まみむめも", "r": "らりるれろ",
}  # fmt: skip # shorter than one a line
_OTHERS = {
    "し": "shi", "じ": "ji", "ち": "chi", "つ": "tsu", "ぢ": "ji", "づ": "zu", "ふ": "fu",
    "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "ゐ": "i", "ゑ": "e", "を": "o",
    "ん": "n", "ゔ": "vu", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゃ": "ya",
    "ゅ": "yu", "ょ": "yo", "ゎ": "wa", "ゕ": "ka", "ゖ": "ke",
}  # fmt: skip # shorter than one a line
_GLIDES = {
    "き": "ky", "ぎ": "gy", "し": "sh", "じ": "j", "ち": "ch", "ぢ": "j", "に": "ny",
    "ひ": "hy", "び": "by", "ぴ": "py", "み": "my", "り": "ry", "ゔ": "vy",
}  # fmt: skip # shorter than one a line
_FOREIGN = {
    "ふぁ": "fa", "ふぃ": "fi", "ふぇ": "fe", "ふぉ": "fo", "ゔぁ": "va", "ゔぃ": "vi",
    "ゔぇ": "ve", "ゔぉ": "vo", "てぃ": "ti", "でぃ": "di", "とぅ": "tu", "どぅ": "du",
    "うぃ": "wi", "うぇ": "we", "うぉ": "wo", "しぇ": "she", "じぇ": "je", "ちぇ": "che",
    "つぁ": "tsa", "つぇ": "tse", "つぉ": "tso",
}  # fmt: skip # shorter than one a line


def _syllables() -> dict[str, str]:
    table = dict(_OTHERS)
    for consonant, row in _ROWS.items():
        table.update({kana: consonant + vowel for kana, vowel in zip(row, "aiueo", strict=True) if kana != " "})
    for kana, consonant in _GLIDES.items():
        table.update({kana + small: consonant + vowel for small, vowel in zip("ゃゅょ", "auo", strict=True)})
    return table | _FOREIGN


_SYLLABLES = MappingProxyType(_syllables())
_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
_KANJI = re.compile(r"[㐀-鿿豈-﫿々〆\U00020000-\U0002fa1f]")
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def is_kana(text: str) -> bool:
    """True when `text` is kana and long marks only."""
    return _KANA.fullmatch(text) is not None


def has_kanji(text: str) -> bool:
    """True when `text` holds at least one Chinese character."""
    return _KANJI.search(text) is not None


def romaji(text: str) -> str:
    """Every run of kana in `text` as romaji; everything else as it is."""
    return _KANA.sub(lambda run: _convert(run.group().translate(_TO_HIRAGANA)), text)


def _convert(hiragana: str) -> str:
    parts: list[str] = []
    at = 0
    doubled = False
    while at < len(hiragana):
        if hiragana[at] == "っ":
            doubled, at = True, at + 1
            continue
        if hiragana[at] == "ー":
            before = parts[-1][-1:] if parts else ""
            parts.append(before if before in tuple("aiueo") else "")
            at += 1
            continue
        size = 2 if hiragana[at : at + 2] in _SYLLABLES else 1
        syllable = _SYLLABLES.get(hiragana[at : at + size], "")
        parts.append(syllable[:1] + syllable if doubled and syllable[:1] not in tuple("aiueon") else syllable)
        doubled, at = False, at + size
    return "".join(parts)
