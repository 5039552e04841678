"""What looks like a person's name, and the one form in which each is kept."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefings.names import key
from briefings.reading.names.given_in_capitals import is_given_in_capitals
from briefings.reading.names.no_names_japanese import is_no_japanese_name
from briefings.reading.names.titles import LETTERS_BEHIND, TITLE_START
from briefings.reading.text.words import (
    BODY_WORDS,
    FIELDS,
    JAPANESE_FIELDS,
    JAPANESE_ROLES,
    NOUN_ENDINGS,
    PARTICLES,
    ROLE_WORDS,
    TOPIC_WORDS,
)

_JAPANESE_SIGN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\ufa0e-\ufa6d]")
_TOKEN = re.compile(r"(?:(?:al|el|ad|an|ar|as|ash|az)-)?[A-ZÀ-ÞĀ-ŽȘȚΑ-ΩЀ-Я][\w'’.\-]*$")
# A name holds no particle between two words: 会議に付した事件.
_PHRASE = re.compile(
    r"[\u4e00-\u9fff\ufa0e-\ufa6d][をがにはでへ][\u4e00-\u9fff\ufa0e-\ufa6d]|から|まで|より|した|する|ます|です|"
    r"ました|ません|ください|[\u4e00-\u9fff\ufa0e-\ufa6d][はがをに]$|"
    r"[\u4e00-\u9fff\ufa0e-\ufa6d]{2}の[\u4e00-\u9fff\ufa0e-\ufa6d]{2}"
)
_KANJI_NAME = re.compile(
    r"[\u4e00-\u9fff\ufa0e-\ufa6d々ヶヵツノケ]{1,4}[ \u3000]?[\u4e00-\u9fff\ufa0e-\ufa6d々ぁ-んァ-ヶー]{1,6}$"
)
_KATAKANA_NAME = re.compile(r"(?:[A-ZＡ-Ｚ](?=・)|[ァ-ヶー]{1,})(?:[・=＝ \u3000][ァ-ヶーA-Z.]{1,}){1,4}$")
_INITIALS = re.compile(r"[A-Z]{2,4}\d?$")
_COMPOUND = re.compile(r"[A-Z][a-z]{4,}[A-Z]")  # "ChangeSummary": a program, but not "FitzGerald"
_HANDLE = re.compile(r"@[A-Za-z0-9][\w.-]{0,38}$")
# A family name of two letters in capitals (KO, LI, AU); "JP" and "AJ" are initials.
_TWO_LETTER_NAME = re.compile(r"[B-DF-HJ-NP-TV-Z][AEIOU]|A[UNL]|OU|NG")
_UNDERSCORED = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:_[A-ZÀ-Þ][^\W_]*){1,3}")
_HONORIFIC_END = re.compile(r"(?:[-\s](?:san|sama|sensei)|さん|様|氏|君|先生)$")


def is_japanese(text: str) -> bool:
    """Whether the text holds kana or kanji."""
    return not text.isascii() and _JAPANESE_SIGN.search(text) is not None


def without_honorific(text: str) -> str:
    """The text without "Mr.", "Councillor", "-san", さん and the like around it."""
    return _HONORIFIC_END.sub("", TITLE_START.sub("", text)).strip()


@lru_cache(maxsize=16_384)
def looks_like_name(text: str) -> bool:
    """Whether the whole text has the shape of a full name: two to five capitalised words, or a Japanese name."""
    if is_japanese(text):
        shaped = _KANJI_NAME.match(text) or _KATAKANA_NAME.match(text)
        named = bool(shaped) and not is_japanese_word(text) and not _PHRASE.search(text)
        return named and not is_no_japanese_name(text)
    tokens = LETTERS_BEHIND.sub("", text).split()
    if not 2 <= len(tokens) <= 5:
        return False
    if not all(_TOKEN.match(token) or token.lower() in PARTICLES for token in tokens) or not _TOKEN.match(tokens[0]):
        return False
    if any(_COMPOUND.match(token) for token in tokens):
        return False
    initials = len(tokens) > 2 and len(tokens[-1]) > 1  # "A M Pettifer"
    return not any(is_common_word(token) and not (initials and len(token) == 1) for token in tokens)


def is_name_token(token: str) -> bool:
    """Whether one word could be part of a name: capitalised, and no role, field or topic word."""
    return bool(_TOKEN.match(token)) and not is_common_word(token)


@lru_cache(maxsize=16_384)
def is_common_word(token: str) -> bool:
    """Whether a word is known as a role, a field or a heading's word."""
    word = token.strip(".,:;()").lower()
    word = word[:-2] if word.endswith(("'s", "’s")) else word
    if len(token) == 2 and token[0].isupper() and token[1] == ".":  # an initial: "A. Whitmore"
        return False
    if word in ROLE_WORDS or word in FIELDS or word in TOPIC_WORDS or word in BODY_WORDS:
        return True
    if word.endswith("s") and word[:-1] in ROLE_WORDS:  # "Senators"
        return True
    if word.startswith(("vice-", "deputy-", "under-", "co-")) and word.partition("-")[2] in ROLE_WORDS:
        return True
    return len(word) > 7 and word.endswith(("tion", "tions", "ment", "ments", "ities", "ology"))


def is_abstract_word(word: str) -> bool:
    """Whether a word ends like an abstract noun; surnames such as Harding do too, so this is a hint only."""
    return len(word) > 6 and word.endswith(NOUN_ENDINGS)


def is_japanese_word(text: str) -> bool:
    """Whether a short Japanese text is a role or a field of a form rather than a name."""
    bare = text.replace(" ", "").replace("\u3000", "")
    return bare in JAPANESE_FIELDS or bare in JAPANESE_ROLES


def is_initials(text: str) -> bool:
    """Two to four capitals, perhaps with a digit, as minutes abbreviate their attendees."""
    return bool(_INITIALS.match(text))


def is_handle(text: str) -> bool:
    """An account name as "@name"."""
    return bool(_HANDLE.match(text))


def one_form(name: str) -> str:
    """A name in the form in which it is kept: "TARO KONO" and "KONO Taro" -> "Taro Kono", 河野　太郎 -> 河野 太郎."""
    name = " ".join(unicodedata.normalize("NFKC", name).split()) if is_japanese(name) else " ".join(name.split())
    name = without_honorific(name).strip(" ,;:")
    if "_" in name and _UNDERSCORED.fullmatch(name):  # as chats write it
        name = name.replace("_", " ")
    if is_initials(name) and len(name) < 4:
        return name
    if is_japanese(name):
        return name
    tokens = LETTERS_BEHIND.sub("", name).split()
    return " ".join(_cased(token, tokens) for token in _given_first(tokens))


def _given_first(tokens: list[str]) -> list[str]:
    """KONO Taro -> [Taro, KONO]; VAN DEN BERG Pieter -> [Pieter, van, den, BERG]; other names as they are."""
    capitals = next((count for count, token in enumerate(tokens) if not _is_capitals(token)), len(tokens))
    given = tokens[capitals:]
    if not capitals or not given or len(given) > 2 or max(map(len, tokens[:capitals])) < 3:
        return tokens
    if capitals == 1 and is_given_in_capitals(tokens[0], given):
        return tokens
    if re.fullmatch(r"[A-Z][a-z]+-[a-z]+", given[0]):  # FUNG Kwok-leung, PARK Eun-seo: printed as they are said
        return tokens
    if any("." in token or token.lower() in PARTICLES or len(token) == 1 for token in given):
        return tokens
    small = PARTICLES - {"le", "la", "el", "al", "st", "st."} if capitals > 1 else frozenset[str]()
    family = [
        token.lower() if token.lower() in small else token.capitalize() if len(token) == 2 else token
        for token in tokens[:capitals]
    ]
    return [*given, *family]


def _is_capitals(token: str) -> bool:
    letters = [sign for sign in token if sign.isalpha()]
    return len(letters) > 1 and all(sign.isupper() for sign in letters) and "." not in token


def _cased(token: str, tokens: list[str]) -> str:
    """TARO -> Taro, O'BRIEN -> O'Brien, McDONALD -> McDonald; initials of a mixed name ("JP Morgan") stay."""
    if token in {"ST.", "STE."}:  # LYNN ST. AMOUR
        return token.capitalize()
    if not _is_capitals(token):
        if re.match(r"Mc[A-Z]{3,}", token):
            return token[:3] + token[3:].lower()
        return token
    if len(token) == 2 and _TWO_LETTER_NAME.fullmatch(token) and any(not _is_capitals(other) for other in tokens):
        return token.capitalize()
    if len(token) <= 2 and any(not _is_capitals(other) for other in tokens):
        return token
    cased = re.sub(r"[^\W\d_]+", lambda word: word[0][0] + word[0][1:].lower(), token)
    cased = re.sub(r"(?<=[a-z]['’])[A-Z]", lambda vowel: vowel[0].lower(), cased)  # Jun'ichi, but O'Brien
    return re.sub(r"\bMc([a-z])", lambda mc: "Mc" + mc[1].upper(), cased) if len(cased) > 4 else cased


def surname(name: str) -> str:
    """The last word of a Western-order name; a Japanese name as it is."""
    return name if is_japanese(name) else name.split()[-1] if name.split() else name


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """A name for comparing: orders and romanisations are one (Ohta, Ota); initials and handles only lose case."""
    if (
        (is_initials(name) and len(name) < 4)
        or not name[:1].isalpha()
        or "_" in name
        or any(sign.isdigit() for sign in name)
    ):
        return name.casefold()
    return key(name) or name.casefold()


def initials_of(name: str, *, hyphens: bool = True) -> str:
    """ "Amadou Diallo" -> AD; "Tim Berners-Lee" -> TBL, or TB without what stands behind a hyphen."""
    return "".join(part[0] for part in re.split(r"[\s-]+" if hyphens else r"\s+", name) if part[:1].isupper())
