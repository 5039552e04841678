"""Words around a name that are not the name: honorifics and positions, in English and Japanese."""

from __future__ import annotations

import re
import unicodedata

# Stand before or after a name in minutes and in what people type. Words that are names too ("Dean") are left out.
_TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "madam", "lord", "lady", "hon",
    "honorable", "honourable", "rev", "messrs", "phd", "md", "jr", "sr", "esq", "mp", "pm", "ii", "iii", "minister",
    "vice", "deputy", "prime", "premier", "president", "chair", "chairman", "chairwoman", "chairperson",
    "chairs", "chief", "officer", "director", "directors", "general", "counselor", "counsellor", "councilor",
    "councillor", "commissioner", "secretary", "undersecretary", "ambassador", "governor", "mayor", "senator",
    "representative", "congressman", "congresswoman", "delegate", "member", "members", "special", "expert",
    "observer", "moderator", "facilitator", "rapporteur", "speaker", "executive", "managing", "senior",
    "junior", "assistant", "associate", "acting", "administrator", "manager", "adviser", "advisor", "attorney",
    "lawyer", "judge", "justice", "researcher", "fellow", "lecturer", "emeritus", "professors", "parliamentary",
    "state", "cabinet", "chancellor", "parliamentarian", "ceo", "cto", "cio", "cso", "cfo", "coo", "cpo",
    "ciso", "ca", "cllr", "cllrs", "cr", "crs", "councilman", "councilwoman", "councilmember", "councilmembers",
    "assemblyman", "assemblywoman", "assemblymember", "alderman", "alderwoman", "alderperson", "trustee",
    "supervisor", "superintendent", "treasurer", "convenor", "convener", "baroness", "viscount", "viscountess",
    "capt", "captain", "col", "colonel", "lt", "lieutenant", "sgt", "sergeant", "reverend", "shri", "smt", "shrimati",
    "herr", "frau", "monsieur", "madame", "mme", "mlle",
})  # fmt: skip # shorter than one a line
_BEFORE_HYPHEN = frozenset({"co", "ex", "under", "sub"})  # Co-Chair, Under-Secretary
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")  # C.R. Smith has no title; Jane Smith, M.P. has one
_JOINING = frozenset({"of", "for", "the", "and", "at", "to"})
_SUFFIXES = re.compile(r"[-‐‑– ](?:san|sama|sensei|shi|senpai|dono)\Z", re.IGNORECASE)
_CLOSE_SUFFIXES = re.compile(r"\A([^\s-]+)-(?:kun|chan)\Z", re.IGNORECASE)
_JAPANESE = re.compile(
    r"(?<=[㐀-鿿々ぁ-ヺー])\s*(?:さん|さま|様|氏|殿|君|くん|ちゃん|先生|"
    r"(?:特別|専門|臨時|主任|副|代表|上席|名誉|准|客員)*(?:委員長|委員|座長代理|座長|主査代理|主査|部会長|会長|議長|構成員|オブザーバー|"
    r"教授|講師|研究員|弁護士|大臣|政務官|長官|次官|審議官|統括官|監|局長|部長|課長|室長|次長|係長|補佐|参事官|企画官|調整官|議員|総理|首相|"
    r"知事|市長|区長|町長|村長|館長|所長|学長|校長|園長|主任|主事|顧問|参与|専務|常務|社長|理事長|理事|取締役|代表|大使))+\s*\Z"
)
_PARTICLES = frozenset({
    "van", "von", "der", "den", "de", "la", "du", "da", "dos", "das", "di", "del", "della", "bin", "ibn", "ter",
    "zu", "zur", "af", "av",
})  # fmt: skip # shorter than one a line


NOT_PLAIN = _TITLES | _PARTICLES


def is_title(word: str) -> bool:
    """True for one casefolded word without its dot that is an honorific or a position."""
    return word in _TITLES


def is_particle(word: str) -> bool:
    """True for a casefolded word that belongs to the next one: van, von, der, de."""
    return word in _PARTICLES


def without_titles(name: str) -> str:
    """`name` without honorifics and position words at its ends, otherwise as written; never empty unless `name` is.

    A comma followed by a position ("Naoki Ota, Representative Director of New Stories") ends the name.
    """
    text = unicodedata.normalize("NFKC", name).strip(" \t\n,;:*")
    text = _JAPANESE.sub("", text)
    text = _close(_SUFFIXES.sub("", text))
    head, comma, tail = text.partition(",")
    if comma and any(is_title(_bare(word)) for word in tail.split()):
        text = head
    words = text.split()
    start, end = 0, len(words)
    while start < end and (_is_before(words[start]) or (start and _bare(words[start]) in _JOINING)):
        start += 1
    while end > start and _is_titled(words[end - 1]):
        end -= 1
    kept = " ".join(words[start:end]).strip(" ,;:*")
    return kept or text


def display(name: str) -> str:
    """A name as a reader would write it: titles off, words in capitals or in small letters alone set as names."""
    words = without_titles(name).split()
    return " ".join(_as_name(word, first=at == 0) for at, word in enumerate(words))


def _is_before(word: str) -> bool:
    return not _INITIALS.fullmatch(word) and _is_titled(word)


def _is_titled(word: str) -> bool:
    """True for "Mr." and "Director-General"."""
    parts = _bare(word).split("-")
    return is_title(parts[-1]) and all(is_title(part) or part in _BEFORE_HYPHEN for part in parts[:-1])


def _close(text: str) -> str:
    return _CLOSE_SUFFIXES.sub(r"\1", text)


def _bare(word: str) -> str:
    return word.replace(".", "").strip(",;:()").casefold()


def _as_name(word: str, *, first: bool) -> str:
    letters = [character for character in word if character.isalpha()]
    if not letters or not (word.isupper() or word.islower()) or (word.isupper() and len(letters) == 1):
        return word
    if word.islower() and is_particle(word) and not first:
        return word
    parts = re.split(r"([-'’])", word.lower())
    shown = "".join(part[:1].upper() + part[1:] for part in parts)
    return f"Mc{shown[2:].capitalize()}" if re.match(r"Mc[a-z]{3}", shown) else shown
