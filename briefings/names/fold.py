"""A name -> tokens, and a token -> its form at four levels of looseness.

| level | makes one                                                                                             |
|-------|-------------------------------------------------------------------------------------------------------|
| 0     | case, width, accents, kana and romaji, macrons and circumflexes spelled out, hyphens, titles left off  |
| 1     | Hepburn, Kunrei, Nihon-shiki and wapuro: shi/si, tsu/tu, ja/zya/jya, fu/hu, l/r, m before b, p, m -> n |
| 2     | long vowels: ou, oo, oh (not before a vowel), uu, uh -> short                                          |
| 3     | voicing (g/k, z/s, d/t, b/p/h/f/v) and doubled letters: for finding candidates only                    |

Level 2 merges names that differ (Ono, Oono), so callers prefer the match at the lowest level.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from briefings.names.kana import has_kanji, romaji
from briefings.names.titles import NOT_PLAIN, is_particle, without_titles

_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | {"'": "", "’": "", "ʼ": "", "`": "", "‘": "", "´": "", '"': "", "“": "", "”": ""}
)
_LONG_O_FIRST = re.compile(r"\b[ōô]")  # 大 is nearly the only long o that begins a name, and it is written おお
_SEPARATORS = re.compile(r"[\s,;:/・･=()（）\[\]*_|]+|\.(?=\S)|\.$|\.\s")
_SIMPLE = re.compile(
    r"[a-z]{2,} [a-z]{2,}|[a-z]{2,}"
)  # most names: nothing to take off (an index folds 100,000 of them)
_HYPHENS = re.compile(r"[-‐‑–—−]+")
_KANJI_VARIANTS = str.maketrans(
    "髙﨑碕嵜齋齊斉邊邉澤廣國瀧濵濱櫻眞惠德黑渕淵嶋嶌槗槙曾籠龍彌榮與壽禮條淺增塚藪檜冨峯舘萬應澁惣鷗桒隆鄕祐",
    "高崎崎崎斎斎斎辺辺沢広国滝浜浜桜真恵徳黒淵淵島島橋槇曽篭竜弥栄与寿礼条浅増塚薮桧富峰館万応渋総鴎桑隆郷祐",
)

_ROMANISATION = re.compile(
    r"[st]?sh(?=i)|[st]?sh(?=[aueo])|s?sh|tch(?=i)|tch|cch(?=i)|ch(?=i)|ch(?=[aueo])|cy(?=[auo])|ch|tsu|jy|j(?=i)|j(?=[aueo])"
    r"|dz|du|di|dy|fu|l|m(?=[bpm])"
)
_ROMANISED = {
    "tsu": "tu",
    "jy": "zy",
    "dz": "z",
    "du": "zu",
    "di": "zi",
    "dy": "zy",
    "fu": "hu",
    "l": "r",
    "m": "n",
    "cy": "ty",
}
_LONG_VOWELS = re.compile(r"o[ou]+h?(?![aiueoy])|o[ou]+|oh(?![aiueoy])|uu+h?(?![aiueoy])|uu+|uh(?![aiueoy])")
_VOICED = str.maketrans("gzdbhfvcq", "kstppppkk")
_DOUBLED = re.compile(r"(.)\1+")
_OLD_E = re.compile(r"(?<=[aiou])ye|^ye", re.MULTILINE)


def tokens(name: str) -> tuple[str, ...]:
    """The parts of `name` at level 0, in the order written, titles off; () when nothing is left.

    Particles join what they belong to ("van Roekel" -> "vanroekel"), hyphens join ("Geun-hye" -> "geunhye"), a kanji
    name is one token without its space ("太田 直樹" -> "太田直樹").
    """
    quick = name.casefold()
    if _SIMPLE.fullmatch(quick):
        words = quick.split(" ")
        if NOT_PLAIN.isdisjoint(words):
            return tuple(words)
    text = _plain(without_titles(name))
    words = [word for word in _SEPARATORS.split(text) if word]
    if words and all(has_kanji(word) for word in words):
        return ("".join(words),)
    glued: list[str] = []
    before = ""
    for at, word in enumerate(words):
        joined = before + _HYPHENS.sub("", word)
        before = joined if is_particle(word) and at + 1 < len(words) else ""
        if not before and joined:
            glued.append(joined)
    return tuple(glued)


def fold(token: str, level: int) -> str:
    """A token of `tokens` at `level` 0 to 3; each level folds the one below. Kanji only lose old forms."""
    return token if level <= 0 else levels(token)[level]


def levels(token: str) -> tuple[str, str, str, str]:
    """A token of `tokens` at all its levels, in about the time that the loosest one takes."""
    if not token.isascii() and has_kanji(token):
        plain = token.translate(_KANJI_VARIANTS)
        return token, plain, plain, plain
    return token, *_folded(token)


def all_levels(tokens: Sequence[str]) -> list[tuple[str, str, str, str]]:
    """`levels` of each token, in order. Folded in one piece, which takes a third of the time."""
    latin = [token for token in tokens if token.isascii() or not has_kanji(token)]
    # No token holds a line's end, and no fold reaches over one.
    columns = [column.split("\n") for column in _folded("\n".join(latin))] if latin else [[], [], []]
    folded = zip(latin, *columns, strict=True)
    return [next(folded) if token.isascii() or not has_kanji(token) else levels(token) for token in tokens]


def _folded(text: str) -> tuple[str, str, str]:
    one = _ROMANISATION.sub(_romanised, text)
    short = _LONG_VOWELS.sub(_first_letter, one)
    return one, short, _DOUBLED.sub(r"\1", _OLD_E.sub("e", short).translate(_VOICED))


def key(name: str, level: int = 2) -> str:
    """One string for every order and romanisation of `name`: its folded tokens, sorted, with a space between."""
    return " ".join(sorted(fold(token, level) for token in tokens(name)))


def same(one: str, other: str) -> bool:
    """True when two spellings differ only in order, titles, case and romanisation ("Mr. OHTA Naoki", "Naoki Ota")."""
    folded = key(one)
    return folded != "" and folded == key(other)


def _plain(text: str) -> str:
    folded = romaji(unicodedata.normalize("NFKC", text)).casefold().translate(_LETTERS)
    if folded.isascii():
        return folded
    folded = unicodedata.normalize("NFC", folded)
    folded = _LONG_O_FIRST.sub("oo", folded).replace("ō", "ou").replace("ô", "ou")
    folded = folded.replace("ū", "uu").replace("û", "uu").replace("ī", "ii")
    stripped = "".join(c for c in unicodedata.normalize("NFD", folded) if not "̀" <= c <= "ͯ")
    return unicodedata.normalize("NFC", stripped)


def _first_letter(found: re.Match[str]) -> str:
    return found.group()[0]


def _romanised(found: re.Match[str]) -> str:
    text = found.group()
    if text in _ROMANISED:
        return _ROMANISED[text]
    following = found.string[found.end() : found.end() + 1]
    double = len(text) > 2
    if text.endswith("sh"):
        base, glide = "s", "sy"
    elif text.endswith("ch"):
        base, glide = "t", "ty"
        if following not in "aiueo" or not following:
            return "k"
    else:
        base, glide = "z", "zy"
    one = base if following == "i" or not following or following not in "aueo" else glide
    return base + one if double and text[0] in "stc" else one
