"""People by the offices that stand before their names: "trade minister Akira Sudo"."""

from __future__ import annotations

import re
from itertools import chain

from briefings.dates.near import Near, holds
from briefings.reading.names.person_names import is_common_word, is_name_token
from briefings.reading.names.romaji import is_romaji
from briefings.reading.people.name_patterns import NAME, NAME_BEHIND_CAPITAL, ROLE_NOUN, UPPER
from briefings.reading.text.words import BODY_WORDS, PORTFOLIOS

_BEHIND_SMALL = re.compile(rf"(?P<name>[{UPPER}](?<=[a-z] [{UPPER}]){NAME_BEHIND_CAPITAL})\b(?![’'-]?\w)")
# "minister S. Jaishankar", "counterpart A K Abdul Momen", "minister Dr AK Momen"
_INITIALED = r"(?:[A-Z][a-z’'-]+ )?[A-Z][a-z’'-]{2,}"
_INITIALS = re.compile(rf"(?P<name>[A-Z](?<=[a-z] [A-Z])(?:\.? |\.|[A-Z] )(?:[A-Z]\.? ?){{0,2}}{_INITIALED})\b")
_TITLED_NAME = re.compile(
    r"[DMPS](?<=[a-z] [DMPS])(?:rs?|s|rof|hri|mt)\.? "
    rf"(?P<name>(?:(?:[A-Z]\.? ?){{1,3}}{_INITIALED}|[{UPPER}]{NAME_BEHIND_CAPITAL}))\b"
)
_SMALL_ROLE = re.compile(
    r"(?<![\w-])(?P<role>(?:(?!(?:In|On|At|By|As|But|And|The|A|An|When|While|[A-Z][a-z]+day)\b)[A-Z][\w-]+ (?=[A-Z]))"
    r"{0,3}(?:(?!(?:[Bb]oth|the|a|an|its|their|his|her|our|former|then|late|and|by|said|told|that|"
    r"with|of|to|from|for|as|new|in|on|"
    r"but|or|so|yet|whom|which|because|if|has|have|had|is|was|"
    r"\w+(?<!retir)(?<!elect)(?<!appoint)ed|when|where|while|after)\b)[\w-]+ ){0,2}"
    r"(?:(?:vice|deputy|prime|foreign|co|first|chief)[- ])*(?:(?:secretary|director)[- ]general|"
    r"minister|president|chancellor|premier|mayor|"
    r"governor|secretary|"
    r"director|chief|executive|chair(?:man|woman|person)?|spokes(?:man|woman|person)|senator|ambassador|"
    r"commissioner|envoy|"
    r"lawmaker|professor|economist|analyst|councillor|councilor|councilmember|leader|negotiator|lawyer|researcher|"
    r"superintendent|counterpart|attorney|administrator|treasurer|clerk|judge|general|representative|engineer|"
    r"officer|head|owner|"
    r"manager|master|skipper|warden|ranger|vicar|curator|librarian|nurse|midwife|doctor|surgeon|physician|pharmacist|teacher|headteacher|lecturer|farmer|fisherman|"
    r"fisherwoman|resident|student|driver|volunteer|campaigner|activist|historian|scientist|biologist|geologist|"
    r"architect|author|journalist|technician|electrician|shopkeeper|inspector|captain|coach|organi[sz]er|"
    r"coordinator|member|trustee|adviser|advisor|aide|delegate|auditor|founder|editor)) $"
)
_NO_OFFICE = rf"(?!(?:(?:Vice-|Deputy-)?(?:{ROLE_NOUN})|Mr|Mrs|Ms|Dr)\b)"
_TAIL = rf"(?:{_NO_OFFICE}(?:[A-Z][\w’'-]*|of|for|and|the|on|in),? ){{1,14}}{_NO_OFFICE}[A-Z][\w’'-]*"
_OFFICE_OF = Near(
    re.compile(
        r"\b(?P<office>(?:(?:Department|Ministry|Office) of (?:the )?[A-Z][\w’'-]* )?(?:[A-Z][\w’'-]* "
        r"){0,3}?(?:(?:Vice|Deputy)[- ])?(?:President|Minister|Commissioner|Secretary|"
        r"Director|Chancellor|Chief|Director[- ]General|Chair|Chairman|Chairwoman|Governor|Ambassador|Representative|"
        rf"Rapporteur|Head) (?:of|for) )(?P<tail>{_TAIL})"
    ),
    re.compile(
        r"(?:President|Minister|Commissioner|Secretary|Director|General|Chancellor|Chief|Chair|Chairman|Chairwoman|"
        r"Governor|Ambassador|Representative|Rapporteur|Head) (?:of|for) "
    ),
    before=80,
    after=260,
)
_CAPITAL_FAMILY = Near(
    re.compile(
        r"(?:Mr|Mrs|Ms|Dr|Prof|H\.E)\.? (?P<name>[A-Z]{2,}(?:[- ][A-Z]{2,})? [A-Z][a-z]+(?:-[a-z]+)?|"
        r"[A-Z][a-z]+(?:-[a-z]+)? [A-Z]{2,}(?:-[A-Z]{2,})?)(?:, (?:the )?(?P<role>(?:[A-Z][\w-]* ){0,4}"
        rf"(?:(?:Vice|Deputy|Under|Co)-)?(?:{ROLE_NOUN})(?![\w-])(?: (?:of|"
        rf"for|in charge of) (?:the )?[A-Z][\w’'-]*(?: (?:of|and|the|[A-Z][\w’'-]*))*"
        r"(?:(?:, [A-Z][\w’'-]*){1,3} and [A-Z][\w’'-]*)?)?))?"
    ),
    ("Mr", "Ms", "Dr", "Prof", "H.E"),
    before=0,
    after=1_000,
)
_FAMILY_IN_CAPITALS = re.compile(r"[A-Z][A-Z]{2,} [A-Z][a-z]")
# "State Minister OGUSHI Masaki"
_OFFICE_AND_FAMILY = Near(
    re.compile(
        rf"(?P<role>(?:[A-Z][\w-]+ ){{0,3}}(?:{ROLE_NOUN})) (?P<name>[A-Z]{{3,}} "
        rf"[A-Z][a-z]+(?:-[a-z]+)?)(?![\w’'-]| [A-Z])"
    ),
    _FAMILY_IN_CAPITALS,
    before=82,
    after=60,
)
# "and OTA Fusae, the State Minister of Economy"
_FAMILY_AND_OFFICE = Near(
    re.compile(
        rf"\b(?P<name>[A-Z]{{3,}} [A-Z][a-z]+(?:-[a-z]+)?), (?:the )?(?P<role>(?:[A-Z][\w-]* ){{0,4}}"
        rf"(?:(?:Vice|Deputy|Under|Co)-)?(?:{ROLE_NOUN})(?![\w-])"
        r"(?: (?:of|for) (?:the )?[A-Z][\w’'-]*(?: (?:of|for|and|the|[A-Z][\w’'-]*))*"
        r"(?:(?:, [A-Z][\w’'-]*){1,3} and [A-Z][\w’'-]*)?)?)"
    ),
    re.compile(r"[A-Z][A-Z]{2,} [A-Z][a-z]+(?:-[a-z]+)?, (?:the )?[A-Z]"),
    before=2,
    after=200,
)
# "Secretary (Mr Ottavio Brunelleschi)", "Chair (Anna Berg)"
_IN_BRACKETS = Near(
    re.compile(
        rf"\b(?P<role>(?:[A-Z][\w-]+ ){{0,2}}(?:(?:Vice|Deputy|Under)-)?(?:{ROLE_NOUN})(?: of State)?"
        rf"(?: (?:of|for) (?:the )?[A-Z][\w’'-]*(?:,? (?:and )?[A-Z][\w’'-]*){{0,4}})?) "
        rf"\((?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?(?P<name>{NAME})\)"
    ),
    (" (",),
    before=160,
    after=80,
)
# "Imogen Thackray KC": letters that stand behind people's names alone.
_LETTERED = Near(
    re.compile(rf"(?P<name>{NAME}) (?:KC|QC|MP|MEP|MSP|OBE|MBE|CBE|KBE|PhD|FRS)(?=[,.;:)\s])"),
    (" KC", " QC", " MP", " MEP", " MSP", " OBE", " MBE", " CBE", " KBE", " PhD", " FRS"),
    before=80,
    after=5,
)
# "Minister of Trade and Regional Integration, H.E. Kassahun Gofe"
_OFFICE_AND_EXCELLENCY = Near(
    re.compile(
        rf"(?P<role>(?:[A-Z][\w-]* ){{0,3}}(?:{ROLE_NOUN})"
        rf"(?: (?:of|for) (?:the )?[A-Z][\w’'-]*(?: (?:of|for|and|the|[A-Z][\w’'-]*))*)?)"
        rf",? (?:H\.E\. (?:(?:Mr|Ms|Mrs|Dr)\. )?|(?<=[a-zA-Z] )(?:Dr|Mrs?|Ms|Prof)\. )"
        rf"(?P<name>[{UPPER}]{NAME_BEHIND_CAPITAL})"
    ),
    re.compile(r"H\.E\. |[DMP](?<=[a-zA-Z] [DMP])(?:rs?|s|rof)\. (?=[A-Z][a-z])"),
    before=160,
    after=60,
)
_OWN_SIGNS = re.compile(r"(?<=[a-z]) [(（][\u4e00-\u9fff]{2,5}[)）]")
_AND_BEFORE = re.compile(r"(?:\b[A-Z][a-z]+ )?\b(?P<word>[A-Z][a-z]+) and $")
_PORTFOLIOS_BEFORE = re.compile(r"(?:\b[A-Z][a-z]+, ){1,3}$")
_ONE_MORE = re.compile(r" (?P<more>[A-ZÀ-Þ][a-zß-ÿ’'-]+)(?![\w’'-]|\.\w| [A-Z])")
_ONE_BEFORE = re.compile(
    r"(?:(?<=[a-z])(?<!\bin)(?<!\bat)(?<!\bof)(?<!\bfrom)(?<!\bto)(?<!\bon)(?<!\bfor)(?<!\bnear) |"
    r"(?<=according to) |[,;:] )"
    r"(?P<first>[A-ZÀ-Þ][a-zß-ÿ’'-]+) $"
)
# "Satellite Licensing Office", "Lantern Makers' Union"
_WORD_BEHIND = re.compile(r"(?:(?<=s)[’'])? (?P<word>[A-Z][\w’'-]*)")
_WORD_BEFORE = re.compile(r"(?P<word>[A-Z][\w’'-]*) $")
_SAID_BEHIND = re.compile(r",? (?:said|told|added|noted|explained|announced|stated|stressed|warned)\b")
_STYLES = re.compile(r"\b(?:Tan Sri|Datuk|Dato[’']|Datin)(?: (?:Seri|Sri|Paduka|Wira))? (?=[A-Z])")
_STYLED = ("Tan Sri ", "Datuk ", "Dato’", "Dato'", "Datin ")
_WORKS = frozenset("project programme program act protocol accord initiative treaty".split())
_PARTICLES = re.compile(r" (?:(?:de|la|da|van|von|der|al|bin|del|di|du|dos) ){1,3}[A-ZÀ-Þ][\w’'-]*")
_MONTHS = frozenset("January February March April May June July August September October November December".split())
_TELLS = re.compile(
    r"\b(?:said|says|told|who|which|is|was|were|are|has|had|have|will|would|Introducing|introducing|met|Opening|"
    r"Speaking)\b"
)
_SENTENCE_BEFORE = re.compile(r"^.*[a-z]{2}\. (?=[A-Z])")
_LEADS_UP = re.compile(r"^(?:(?:The|the|a|an|In|On|At|As|By|And|But|When|While|Under|its|their|Mr|Mrs|Ms|Dr)\.? )+")
_LEADS_ON = re.compile(r"(?:,? (?:and|or|of|for|the|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|H\.?E)\b\.?|[,;])+$")
_LEADS_TO = re.compile(
    r"\b(?:Co|Vice|Deputy|Under)-$|"
    r"(?:[A-Z][\w-]* ){0,2}(?:Advis[eo]r|Assistant|Aide|Counsell?or|Envoy|Secretary|Deputy) (?:to|of) (?:the )?$|"
    r"(?:U\.S\. |[A-Z][a-z]+ )?(?:Department|Ministry) of (?:the )?$"
)


def without_own_signs(text: str) -> str:
    """ "Chiou Wen-Song (邱文聰), director": without the name again in its own signs."""
    return text if text.isascii() else _OWN_SIGNS.sub("", text)


def without_styles(text: str) -> str:
    """ "Prime Minister Tan Sri Muhyiddin Yassin": without what Malaysia's honours put before a name."""
    text = _STYLES.sub("", text) if holds(text, _STYLED) else text
    return text.replace("His Excellency ", "H.E. ").replace("Her Excellency ", "H.E. ")


def is_told(role: str) -> bool:
    """Whether what stands behind a name is a story, or of somebody else: ", introducing the report", ", and Mayor"."""
    return role.startswith("and ") or _TELLS.search(role) is not None or _SENTENCE_BEFORE.match(role) is not None


def bare_role(role: str) -> str:
    """A role without what leads up to it ("In his remarks, the") or to the next name (", and Mr")."""
    role = role.removeprefix("H.E. ")
    role = role.rpartition(" And ")[2]  # "Media Mogul Sawiris And Morocco Minister", in a headline
    role = _LEADS_UP.sub("", _SENTENCE_BEFORE.sub("", " ".join(role.split())))
    return _LEADS_ON.sub("", role)


def with_small_role(text: str) -> list[tuple[int, str, str | None]]:
    """ "the former trade minister Akira Sudo": a position in small letters right before a full name."""
    found: list[tuple[int, str, str | None]] = []
    for match in chain(_BEHIND_SMALL.finditer(text), _INITIALS.finditer(text), _TITLED_NAME.finditer(text)):
        role = _SMALL_ROLE.search(text[max(0, match.start() - 60) : match.start()])
        if role:
            called = None if role["role"].endswith("counterpart") else role["role"]
            found.append((match.start(), whole_name(text, match["name"], match.end()), called))
    return found


def with_capital_family(text: str) -> list[tuple[int, str, str | None]]:
    """ "Mr. KONO Taro, Minister for Digital Transformation"."""
    patterns = [_OFFICE_AND_EXCELLENCY, _CAPITAL_FAMILY]
    if _FAMILY_IN_CAPITALS.search(text):
        patterns += [_OFFICE_AND_FAMILY, _FAMILY_AND_OFFICE]
    return [
        (match.start(), whole_name(text, match["name"], match.end("name")), bare_role(match["role"] or "") or None)
        for pattern in patterns
        for match in pattern.finditer(text)
    ]


def with_brackets_or_letters(text: str) -> list[tuple[int, str, str | None]]:
    """ "Secretary (Mr Ottavio Brunelleschi)"; "Imogen Thackray KC", without an office."""
    held: list[tuple[int, str, str | None]] = [
        (match.start(), match["name"], bare_role(match["role"])) for match in _IN_BRACKETS.finditer(text)
    ]
    return held + [(match.start(), match["name"], None) for match in _LETTERED.finditer(text)]


def offices_with_names(text: str) -> list[tuple[int, str, str | None]]:
    """ "Second Minister of Foreign Affairs and Trade Lim Jock Seng": a long office, and right behind it its holder."""
    found: list[tuple[int, str, str | None]] = []
    for match in _OFFICE_OF.finditer(text):
        start, name = _name_in_tail(match["tail"])
        if not name and _SAID_BEHIND.match(text, match.end()) and not text.endswith(", ", 0, match.start()):
            start, name = _name_at_end(match["tail"])
        if name and start:
            office = (match["office"] + match["tail"][:start]).rstrip(" ,")
            found.append(
                (match.start(), whole_name(text, name, match.start("tail") + start + len(name)), bare_role(office))
            )
    return found


def surnames_behind_offices(text: str) -> list[tuple[str, str]]:
    """(family name, office) in "Minister for Digital Transformation Kono delivered": Japanese family names only."""
    found: list[tuple[str, str]] = []
    for match in _OFFICE_OF.finditer(text):
        words = match["tail"].split()
        name = words[-1]
        told = re.match(r" [a-z]|[.,;)]", text[match.end() : match.end() + 2]) is not None
        if (
            told
            and len(words) > 1
            and words[-2][:1].isupper()
            and _is_of_office(words[-2])
            and not _is_of_office(name)
            and is_romaji(name)
        ):
            found.append((name, bare_role(match["office"] + " ".join(words[:-1]))))
    return found


def _name_in_tail(tail: str) -> tuple[int, str]:
    """Where the first name stands in what follows "Minister of": behind the nouns of the office; (0, "") without
    one."""
    for run in re.finditer(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*", tail):
        words = run[0].split()
        office = max((at for at, word in enumerate(words) if _is_of_office(word)), default=-1)
        left = words[office + 1 :]
        if office < 0:
            # "Head of Policy, Keizai Doyukai": behind a comma stands a body as well as a person.
            left = left[-2:] if len(left) > 2 and not tail[: run.start()].endswith(", ") else []
        if 2 <= len(left) <= 3 and all(is_name_token(word) for word in left):
            name = " ".join(left)
            return run.end() - len(name), name
    return 0, ""


def _name_at_end(tail: str) -> tuple[int, str]:
    """Where a name stands behind the last comma of "Tarn Harbour Trust, Ada Roe", of whom it is told that she said
    something; (0, "") without one."""
    before, _, name = tail.rpartition(", ")
    words = name.split()
    whole = before and len(words) == 2 and all(is_name_token(word) and not _is_of_office(word) for word in words)
    return (len(before) + 2, name) if whole else (0, "")


def _is_of_office(word: str) -> bool:
    return word.lower() in PORTFOLIOS or is_common_word(word)


def ends_body(text: str, start: int) -> bool:
    """Whether a name is the end of a body's: "Negara Malaysia" behind "Bank"."""
    before = _WORD_BEFORE.search(text[max(0, start - 30) : start]) if start >= 0 else None
    return before is not None and before["word"].lower() in BODY_WORDS


def begins_body(text: str, end: int) -> bool:
    """Whether a name is the beginning of a body's: "Satellite Licensing" before "Office"."""
    behind = _WORD_BEHIND.match(text, end)
    return behind is not None and behind["word"].lower() in BODY_WORDS | PORTFOLIOS | _WORKS


def with_first(text: str, name: str, start: int) -> str:
    """A name of two words with the one before, where that can be no sentence's beginning: Khurshid and
    Mahmud Kasuri."""
    before = _ONE_BEFORE.search(text[max(0, start - 40) : start])
    if before and len(name.split()) == 2 and _begins_a_name(before["first"]):
        return f"{before['first']} {name}"
    return name


def _begins_a_name(word: str) -> bool:
    return is_name_token(word) and word not in _MONTHS and not _is_of_office(word)


def whole_name(text: str, name: str, end: int) -> str:
    """A name of two words with its third, where that follows: Pham Binh and Minh, Rogelio Ramírez
    and de la O."""
    behind = text[end : end + 40]
    if particles := _PARTICLES.match(behind):
        return name + particles[0]
    more = _ONE_MORE.match(behind)
    if more and len(name.split()) == 2 and is_name_token(more["more"]) and more["more"] not in _MONTHS:
        return name + more[0]
    return name


def lead_to(text: str, match: re.Match[str]) -> str:
    """ "Special Advisor to the " before "Prime Minister, Hideki Murai": it is the advisor who is named."""
    before = text[max(0, match.start() - 60) : match.start()]
    if lead := _LEADS_TO.search(before):
        return lead[0]
    joined = _AND_BEFORE.search(before)  # "Communication and Information Minister": of both
    both = joined and is_portfolio(joined["word"]) and is_portfolio(match["role"].partition(" ")[0])
    if not joined or not both:
        return ""
    several = _PORTFOLIOS_BEFORE.search(before[: joined.start()])  # "Economy, Trade and Industry Minister"
    more = several is not None and all(map(is_portfolio, several[0].rstrip(", ").split(", ")))
    return several[0] + joined[0] if several and more else joined[0]


def is_portfolio(word: str) -> bool:
    """Whether a word is what a ministry is for: "Communication", "Affairs"."""
    return not PORTFOLIOS.isdisjoint((word.lower(), f"{word.lower()}s"))
