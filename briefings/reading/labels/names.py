"""The name inside a label, and the list that says whose name it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from briefings.dates.near import once_a_line
from briefings.reading.attendance.japanese.entry import split_japanese_role
from briefings.reading.attendance.listed import Roster
from briefings.reading.names.bodies import is_body
from briefings.reading.names.japanese_offices import split_office
from briefings.reading.names.no_names_japanese import is_no_japanese_name
from briefings.reading.names.person_names import (
    fold,
    is_common_word,
    is_handle,
    is_initials,
    is_japanese,
    is_japanese_word,
    is_name_token,
    looks_like_name,
    surname,
    without_honorific,
)
from briefings.reading.names.romaji import is_romaji
from briefings.reading.names.translated_holders import holder_of
from briefings.reading.text.words import (
    COMMON_SURNAMES,
    GENERIC_SPEAKERS,
    HONORIFICS,
    PARTICLES,
    PORTFOLIOS,
    ROLE_WORDS,
)

NOT_INITIALS = frozenset(
    "NOTE TODO FAQ AOB PR URL ID FYI PS NB ETA PDF API CEO CTO AI IT UK US EU UN TBD RE CC OK DATE TIME TEL FAX WHO "
    "WHAT WHEN WHY HOW AYES NOES NAYS AYE NAY YES NO PRO CON WG TC IRC ACTION ITEM AGM MIC TSC END AM PM".split()
)
_INITIAL_LAST = re.compile(r"^[A-ZÀ-Þ][a-zß-ÿ]+ [A-ZÀ-Þ]\.$")  # "Ben S."
# Blanks are looked through from their first one only.
AFTER_NAME = re.compile(r"(?<!\s)(?:\s*[(（\[,/]|\s+[-–—]\s).*$")
QUESTION_NUMBER = re.compile(r"^Q\d{1,4}[.:]?\s+(?=\S)")
# "OpenSSL", "GraphQL", "PEPs": programs and abbreviations, but not McDONALD.
_CODED = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|Van|O['’])[A-Z]?[a-z]+[A-Z]{2,}|^[A-Z]{2,}s?[a-z]{0,1}$(?<=[a-z])")
_CODED_APART = re.compile(r"[A-Z]-[a-z]+$|[A-Z]+-\d")  # "N-api", "FNV-1a"
_JAPANESE_BODY = re.compile(
    r"(?:協会|連盟|連合会|協議会|機構|財団|法人|株式会社|組合|新聞社?|放送|テレビ|研究所|センター|大学|省|庁|事業者|団体)$"
)
# 事務局餅田企画課長
_GROUP_BEFORE = re.compile(
    r"^(?:事務局|オブザーバー|説明者|参考人)(?=[\u4e00-\u9fff]{2,}(?:長|官|補佐|委員|主査|主任)$)"
)
_GROUP_AND_DOT = re.compile(
    r"^(?:事務局|オブザーバー|説明者|説明員|参考人|委員|司会)[・･](?=[\u4e00-\u9fff\u3040-\u309f]{1,8}$)"
)
# 委員Ａ, 参加者１: who it is stays unsaid
LETTERED = re.compile(r"(?:委員|構成員|参加者|発言者|質問者|市民|住民|出席者|メンバー)[A-ZＡ-Ｚ\d０-９①-⑨]{1,2}")
_ANONYMOUS_JAPANESE = re.compile(
    r"^(?:委員|構成員|参加者|発言者|質問者|市民|住民|出席者|メンバー)?[A-ZＡ-Ｚ〇○●甲乙丙丁\d０-９①-⑨]{1,2}$|"
    r"^(?:No|NO|Ｎｏ|№)[.．]?[ \u3000]?[\d０-９]{1,3}$|"
    r"^(?:各|他|複数|全|某|別の|一部の?|[都道府県市区町村]職員)$"
)
# "The Minister for Housing (Tom Varley)": an office with its holder's name.
_OFFICE_WITH_NAME = re.compile(
    rf"(?:the )?(?:{'|'.join(sorted(ROLE_WORDS, key=len, reverse=True))})\b[^()]{{0,60}}?\b(?:of|for|and|"
    rf"to)\b[^()]{{1,60}}"
    r"\((?P<name>[^()]{5,50})\)$",
    re.IGNORECASE,
)
# "The Chair (Mr. Pat Kelly (Calgary Crowfoot, CPC))": who presides, with the seat in a bracket of its own.
_PRESIDING = re.compile(
    r"(?:the )?(?:acting |deputy |vice[- ]|joint |co-)*(?:chair\w*|president|speaker|presiding officer|moderator|"
    r"(?:committee )?member) "
    r"\((?P<name>(?:the )?(?:Mr|Mrs|Ms|Miss|Dr|Hon|Sen|Senator|Mme?)\b\.? [^()]{3,50}?)(?:,? \([^()]{2,60}\))?\)$",
    re.IGNORECASE,
)
# "Jabber (Ville Korpi)": somebody's words read out from elsewhere.
_RELAYED = re.compile(
    r"(?:from )?(?:the )?(?:jabber|(?:zoom |webex |teams )?chat|zulip|irc|slack|online|remote|zoom|webex|"
    r"relay|etherpad|"
    r"mailing list)\s*[(\[](?:for |from )?(?P<name>[^()\[\]]{2,40})[)\]]$",
    re.IGNORECASE,
)
# "Secretariat (Matsuda)", "Digital Agency (Mr. Kuze)": an office, and the Japanese family name of who speaks for it.
_SPEAKS_FOR = re.compile(
    r"(?:[A-Z][\w’'&-]* (?:of |for |and |the )*){0,6}(?:Secretariat|Office|Staff|Agency|Ministry|Division|"
    r"Bureau|Affairs|"
    r"Communications|Industry|Commission|Association|Department|Moderator|Chair|Chairperson|Chairman)\s?"
    r"\((?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?(?P<name>[A-Z][A-Za-z’']{2,12})(?:, [^()]{2,40})?\)$"
)
# "Secretariat (Section Chief Hirano)"
_HELD_BY = re.compile(
    r"(?:The )?(?:Secretariat|MC|Moderator|Host|Facilitator|Office|Staff)\s?\((?P<holder>[A-Z][^()]{5,60})\)$"
)
# "Gyousei Co., Ltd. (Mr. Ishizaki)"
_TITLED_SPEAKER = re.compile(
    r"[A-Z][^():]{2,60} \((?:Mr|Ms|Mrs|Dr|Prof)\.? (?P<name>[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20})?)\)$"
)
# "Mr. Otsuka of the Ministry of Internal Affairs"
_OF_BODY = re.compile(
    r"(?:Mr|Ms|Mrs|Dr)\.? (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) (?:of|from) (?:the )?(?=[A-Z])"
    r"(?=.*\b(?:Ministry|Agency|"
    r"Bureau|Office|Department|Institute|University|Association|Federation|Secretariat|Company|Corporation|Council)\b)"
)
_ANONYMOUS = re.compile(
    r"^(?:an?|the|another|one|some|several)\s.*\b(?:members?|speaker|participant|person|voice|man|woman|resident|"
    r"delegate|attendee|staff|audience|floor|student|reporter|journalist|guest|citizen|senators?|mps?)\b"
    r"|^(?:(?:some|an?|several|other)\s)?hon(?:\.|ou?rable)\s(?:members?|senators?)$|^\+?[\d\s()*x·•.-]{5,}$"
    r"|^(?:iphone|ipad|android|galaxy|samsung|pixel|zoom user|user|laptop|macbook|call-?in|dial-?in|conference room|"
    r"meeting room|jabber|chat|room)\b[\s\w()#'’-]{0,20}$|^[\w'’]+(?:'s|’s) (?:iphone|ipad|phone|macbook)$"
    r"|^\?{1,4}$|^(?:man|woman|boy|girl)(?: \d{1,2})?$"
    r"|^the (?:court|defendant|plaintiff|bailiff|reporter|interpreter|foreperson)$"
    r"|^senior (?:[\w-]+ ){1,3}officials?$|^(?:speaker|spkr?|voice|person)[ _-]?\d{1,3}$"
    r"|^(?:unknown|unidentified|unnamed|anonymous|inaudible|audience|floor|guest|speaker|participant|public|questioner|"
    r"caller|male|female|multiple|various|all|office|secretariat|staff|chorus|voices?)\b(?: (?:speakers?|members?|man|"
    r"woman|male|female|voices?|person|participants?|guests?|\d{1,3}|[a-z]))*$|^(?:q|a|question|answer|frage|"
    r"zusatzfrage|zuruf|journaliste|journalist)\d*$",
    re.IGNORECASE,
)


@once_a_line
def bare_label(text: str) -> str:
    """A label without what stands behind the name: a bracket, a dash, an office behind a comma."""
    return AFTER_NAME.sub("", text)


@dataclass(frozen=True, slots=True)
class Listing:
    """Everybody on the lists, by every short way a label can name them."""

    names: dict[str, str] = field(default_factory=dict)
    shorts: dict[str, list[str]] = field(default_factory=dict)

    def find(self, text: str) -> str | None:
        """The one attendee that a name, surname, given name, initials or handle means; None when none or several."""
        key = fold(text.lstrip("@"))
        if key in self.names:
            return self.names[key]
        people = self.shorts.get(key, [])
        return people[0] if len(people) == 1 else None

    def several(self, text: str) -> list[str]:
        """The attendees whom a short name could mean, when they are more than one."""
        people = self.shorts.get(fold(text), [])
        return people if fold(text) not in self.names and len(people) > 1 else []

    def add(self, name: str, spellings: tuple[str, ...] = (), *, given: bool = True) -> None:
        """Enter a full name with its short forms, without the given name if `given` is false.

        A short form that two share stands for neither.
        """
        for spelling in (name, *spellings):
            self.names.setdefault(fold(spelling.lstrip("@")), name)
        for short in _folded_forms(name, given):
            people = self.shorts.setdefault(short, [])
            if name not in people:
                people.append(name)


@lru_cache(maxsize=4_096)  # a body's lists name the same people again and again
def _folded_forms(name: str, given: bool) -> tuple[str, ...]:
    """The short forms of a name, for comparing."""
    return tuple(map(fold, sorted(_short_forms(name) - (set() if given else {name.split()[0]}))))


def _short_forms(name: str) -> set[str]:
    tokens = name.split()
    if is_japanese(name):
        parts = [part for part in re.split(r"[ ・=＝]", name) if part]
        bare = name.replace(" ", "")
        return (
            set(parts) | {bare} if len(parts) > 1 else {bare[:length] for length in (1, 2, 3, 4) if length < len(bare)}
        )
    if len(tokens) < 2:
        return set()
    if " of " in name:  # a peer: Baroness Lyle of Netherby
        return {tokens[1], " ".join(tokens[1:])}
    start = next((i for i, token in enumerate(tokens) if i and token.lower() in PARTICLES), len(tokens) - 1)
    initial = f"{tokens[0]} {surname(name)[0]}"  # "John W"
    spoken = f"{tokens[0][0]}. {surname(name)}"  # "S. O'BRIEN"
    account = f"{tokens[0][0]}{surname(name)}".lower()  # "ehuss"
    return {surname(name), tokens[0], " ".join(tokens[start:]), initial, spoken, account}


def listing_of(roster: Roster) -> Listing:
    """The index of a roster."""
    listing = Listing()
    for listed in roster.listed:
        listing.add(listed.entry.name, listed.entry.also)
    for short, name in roster.legend.items():
        listing.names[fold(short)] = name
        listing.add(name)
    return listing


@lru_cache(maxsize=16_384)
def name_in_label(text: str) -> str:
    """The words of a label that are the name: without organisation, roles and honorifics. Empty for a bare role."""
    text = QUESTION_NUMBER.sub("", text)
    if is_japanese(text):
        return _japanese_name_in(text)
    bare = bare_label(text).strip(" .,:") or text
    bare = f"{bare}." if _INITIAL_LAST.search(text) else bare
    office = _OFFICE_WITH_NAME.match(text) or _PRESIDING.match(text)
    if office and looks_like_name(without_honorific(office["name"])):
        return without_honorific(office["name"])
    relayed = _OF_BODY.match(text) or _RELAYED.match(text)
    if relayed and (name := name_in_label(relayed["name"])):
        return name
    if speaker := speaks_for(text):
        return speaker
    if " | " in text and len(barred := [part for part in text.split(" | ") if looks_like_name(part)]) == 1:
        return barred[0]  # "Delegation | Ada Roe | Co-Chair"
    if _ANONYMOUS.search(bare) or is_body(bare):
        return ""
    tokens = [token for token in bare.split() if token.strip(".,").lower() not in HONORIFICS]
    if is_name_like(" ".join(tokens)):
        return " ".join(tokens)
    start = 0
    while start < len(tokens) and _skips(tokens[start]):
        start += 1
    end = len(tokens)
    capital = start < end and tokens[start][0].isupper()
    while end > start and (_skips(tokens[end - 1]) or (capital and end - start > 1 and tokens[end - 1].islower())):
        end -= 1
    start = _behind_office(tokens, start, end)
    name = " ".join(tokens[start:end])
    return "" if is_initials(name) and len(name) < 4 and len(tokens) > 1 else name


def _behind_office(tokens: list[str], start: int, end: int) -> int:
    """Where the name begins behind "Foreign Press Secretary" or "Senior Vice-Minister for Digital Affairs"."""
    offices = [place for place in range(start, end - 1) if tokens[place].strip(".,").lower() in ROLE_WORDS]
    if offices and is_name_like(" ".join(tokens[offices[-1] + 1 : end])):
        return offices[-1] + 1
    for_what = end - start > 1 and tokens[start].lower() in PORTFOLIOS
    return start + 1 if for_what and any(token.lower() in {"for", "of"} for token in tokens[:start]) else start


def _ends_in_an_office(tokens: list[str]) -> bool:
    """ "Mike Bishop": a surname that is an office, too, behind a given name."""
    last = tokens[-1] if tokens else ""
    return len(tokens) == 2 and last.istitle() and last.lower() in COMMON_SURNAMES and is_name_token(tokens[0])


def speaks_for(text: str) -> str:
    """The family name in "Secretariat (Matsuda)", "Digital Agency (Mr. Kuze)" and "Kuze Digital Agency Counselor"."""
    if holder := holder_of(text):
        return holder[0]
    held = _HELD_BY.match(text) if text.endswith(")") else None
    if held and (holder := holder_of(held["holder"])):
        return holder[0]
    match = (_SPEAKS_FOR.match(text) or _TITLED_SPEAKER.match(text)) if text.endswith(")") else None
    return match["name"] if match and (match.re is _TITLED_SPEAKER or is_romaji(match["name"])) else ""


def _skips(token: str) -> bool:
    word = token.strip(".,").lower()
    return (
        word in ROLE_WORDS
        or word in GENERIC_SPEAKERS
        or is_common_word(token)
        or word in {"le", "la", "les", "der", "die", "el", "il"}
        or word in {"for", "of", "and", "the", "&", "pro", "tem", "division", "section", "department", "bureau", "unit"}
    )


@lru_cache(maxsize=16_384)
def is_name_like(text: str) -> bool:
    """A full name, one capitalised word, initials or a handle."""
    tokens = text.split()
    if not tokens or len(tokens) > 5:
        return False
    if is_handle(text) or looks_like_name(text):
        return True
    if _ends_in_an_office(tokens):
        return True
    if len(tokens) > 1 and tokens[0].lower() in PARTICLES:
        return all(is_name_token(token) or token.lower() in PARTICLES for token in tokens)
    return (
        len(tokens) == 1
        and len(text) > 1
        and not _CODED.search(text)
        and not _CODED_APART.match(text)
        and (is_name_token(tokens[0]) or (is_initials(text) and text not in NOT_INITIALS))
    )


def _japanese_name_in(text: str) -> str:
    inner = re.search(r"[(（]([^()（）]{2,20})[)）]", text)
    bare = re.sub(r"[(（][^()（）]*[)）]", "", text).strip()
    office = split_office(bare) == ("", bare)  # 健康福祉部長（近藤さやかさん）
    held = inner is not None and inner[1].endswith(("君", "氏", "さん"))  # 事務総長（江刺悟君）
    if (
        inner
        and (held or office or is_japanese_word(bare) or not looks_like_name(split_japanese_role(bare)[0]))
        and _person_in(inner[1])
    ):
        bare = inner[1]
    return _person_in(bare)


def is_of_group(text: str) -> bool:
    """Whether a label says to which group somebody belongs: 事務局・小野寺."""
    return _GROUP_AND_DOT.match(text) is not None


def is_japanese_body(text: str) -> bool:
    """Whether a label is an organisation (全国動画配信協会) and nobody by name."""
    return len(text) >= 4 and bool(_JAPANESE_BODY.search(text))


def _person_in(bare: str) -> str:
    bare = _GROUP_AND_DOT.sub("", bare)  # 事務局・小野寺
    first, space, rest = bare.replace("\u3000", " ").partition(" ")
    if space and rest and is_japanese_word(first):  # 事務局 鈴木補佐
        bare = rest.strip()
    if is_japanese_word(bare) or is_japanese_body(bare) or bare in {"問", "答", "記者", "質問", "回答"}:
        return ""
    bare = _GROUP_BEFORE.sub("", bare)
    if split_office(bare) == ("", bare):
        return ""  # 都市整備部長: an office, and nobody by name
    name, role = split_japanese_role(bare)
    while role and name and (longer := split_japanese_role(name))[1] and longer[0]:
        name = longer[0]
    return (
        ""
        if is_japanese_word(name) or (len(name) > 6 and is_no_japanese_name(name)) or _ANONYMOUS_JAPANESE.match(name)
        else name
    )
