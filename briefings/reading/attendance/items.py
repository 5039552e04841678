"""One entry of an attendance list -> name, role, organisation, present or absent, initials or handle."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from briefings.dates.near import once_a_line
from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.japanese.entry import parse_japanese
from briefings.reading.attendance.marks import (
    ABSENT,
    PRESENT,
    UNCLEAR,
    UNTICKED,
    closed,
    struck,
    without_leaders,
    without_number,
    without_star,
)
from briefings.reading.attendance.tails import PRONOUNS, WHILE, initial_and_surname, noted, with_tail
from briefings.reading.names.family_first import behind_body, family_first, long_name, turned_round
from briefings.reading.names.person_names import (
    is_common_word,
    is_handle,
    is_initials,
    is_japanese,
    is_name_token,
    looks_like_name,
    one_form,
)
from briefings.reading.names.roles import is_role, organisation_at_end
from briefings.reading.names.romaji import is_romaji
from briefings.reading.names.titles import TITLE_START, without_letters
from briefings.reading.names.translated_holders import holder_of
from briefings.reading.text.words import BODY_WORDS, COMMON_SURNAMES, PARTICLES, ROLE_WORDS

# "(Special Advisor to the Prime Minister (Manager))"
_NESTED_OFFICE = re.compile(r"\(([A-Z][^()]{2,90}?) \(([A-Z][\w -]{2,24})\)\)")
_PARENTHESES = re.compile(r"[(（\[]([^()（）\[\]]{1,160})[)）\]]")
# "John Smith <john@example.org>"
_ADDRESS = re.compile(r"\s*[<(]?\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,60}[>)]?")
# 太田 茂（房村委員の代理出席）: who came instead of whom.
_STANDS_IN = re.compile(r"\s*[(（][^()（）]{1,20}の代理(?:出席|人)?[)）]")
_NOTE_OF_TIME = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]")
# "DC Daniel Collins", "JG: Josh Green (Sloane Fund)": before a name, what its first letters make.
_INITIALS_FIRST = re.compile(r"\[?(?P<initials>[A-Z]{2,4})\]?(?: ?[:–-])? (?P<rest>[A-ZÀ-Þ][a-zß-ÿ].{3,})")
_OWN_INITIALS = re.compile(r"(?P<name>[A-Z][a-z]+(?: [A-Z][\w'’-]+){1,2}) \((?P<initials>[A-Z]{2,3})\)")
_SAYS = re.compile(r"(?:was|were|is|are|has|had|have|will|would)\b(?! of\b)")
_DANGLES = re.compile(r"\b(?:of|for|the|and)$")
_TITLE_BEHIND = re.compile(r"(?<=\w)\s+(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?$")
_COUNCILLOR = re.compile(r"((?:(?:County|District|Borough|City|Shire|Unitary) )?Councill?or) ")
_IN_THE_CHAIR = re.compile(r"(?:,|\s)\s*[(\[]?(?:presiding )?in the [Cc]hair\d?[)\]]?(?=$|[,;.])")
_INITIAL_A = re.compile(r"A [A-ZÀ-Þ][a-zß-ÿ’'-]+")
_CALLED = re.compile(r"(?<=[a-z]) [“\"‘']([A-Z][\w'’-]{1,16}?)[”\"’'](?= [A-Z])")
_SHORT_GIVEN = frozenset("an to so art will mark may".split())
_DASH = re.compile(r"\s+[-–—|]\s+|\s*—\s*|\s{3,}|\t+|\s+/\s+|:\s+")
# "Thomas Keller- Registrars"
_TIGHT_DASH = re.compile(r"(?<=[a-z]{2})(?:- (?=[A-Z])| -(?=[A-Z]))")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Jr|Sr|Ltd|Inc|Co|Corp|Dr|Hon|Esq|Ph\.?D|[ap]\.m)\.$|\.\.$")
_OFFICE = re.compile(
    r"(?P<role>(?:Deputy |Vice[- ]|Acting |Committee |Special |Temporary |Extraordinary |Provisional |"
    r"Expert |Regular |Student |Youth |Board |City |County |Town |District |State )*"
    r"(?:Mayor(?:[ -]Pro[ -]?Tem(?:pore)?)?|Manager|Attorney|Clerk|Engineer|Planner|Treasurer|Councilmembers?|Council "
    r"?members?|Council(?:man|woman)|Commissioners?|Supervisors?|"
    r"Trustees?|Chair(?:man|woman|person)?|President|Secretary|Senators?|Representatives?|Delegates?|"
    r"Alder(?:man|woman|person)|Director|Baroness|Lord|Lady|Minister|[Mm]embers?|"
    r"Superintendent|Administrator|Ambassador|Solicitor|Librarian|Archivist|Chief (?:Examiner|Researcher|Investigator)|"
    r"Chief(?! (?:Executive|Financial|"
    r"Operating|Technology|Information|of|Officer|Secretary|Engineer|Justice|Constable|Inspector|Clerk|Whip|"
    r"Planner|Data)\b)|"
    r"Moderator|Expert|Deputy))(?::\s*|\s+)(?=(?:(?:Mr|Mrs|Ms|Dr|"
    r"Hon)\.?\s)?[A-ZÀ-Þ])"
)
# "GOTO Special Member", "Ota Committee Member": as machines turn 後藤臨時委員 round.
_OFFICE_BEHIND = re.compile(
    r"(?P<name>[A-Z](?:[a-z]{2,11}|[A-Z]{2,11})) (?P<role>"
    r"(?:(?:Special|Temporary|Extraordinary|Provisional|Committee|Expert|Regular) ){0,2}"
    r"Member|(?:(?:Vice|Deputy|Acting)[ -]|Committee |Section |Subcommittee ){0,2}Chair(?:person|man|woman)?|"
    r"Chief Examiner|Moderator)$"
)
_DEPUTY_INSIDE = re.compile(
    r"\s*[(（]代理(?:出席)?(?:者|人|委員)?[ \u3000：:・][^()（）]{2,30}[)）](?=[ \u3000]*[^\s\u3000])"
)
_COUNT_BEHIND = re.compile(r"\s*[（(〔【\[](?:以上|合計|計|ほか)?\s?[\d０-９]{1,3}\s?[名人][)）〕】\]]$")
# "The Mayor, Councillor Lorraine Eddington": the office, then a title with the name.
_THE_OFFICE = re.compile(
    r"(?:[Tt]he )?(?P<role>(?:Deputy |Vice[- ]|Lord )?(?:Mayor|Chair(?:man|woman|person)?|President|Convenor|"
    r"Provost)),\s+"
    r"(?=(?:Mr|Mrs|Ms|Miss|Dr|Prof|Cllr|Cr|Councill?or|Alderman|Deputy|Senator)\b)"
)
# Vietnamese names have a middle part; nobody would print them without it on a list.
_THREE_PART_FAMILIES = frozenset("nguyen nguyễn tran trần pham phạm hoang hoàng huynh huỳnh phan bui bùi".split())
# A peer's title goes with the place: "Baroness Lyle of Netherby" is a name as it stands.
PEER = re.compile(
    r"(?:Lord|Lady|Baroness|Baron|Viscount(?:ess)?|Earl|Countess|Marquess|Duke|Duchess) [A-Z][\w'’-]+ of(?: the)?"
    r"(?: [A-Z][\w'’-]+){1,3}"
)
_PLURAL_OFFICE = re.compile(
    r"(?:members|commissioners|supervisors|trustees|senators|representatives|delegates|"
    r"councilmembers)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4_096)
def parse_entry(text: str) -> Entry | None:
    """The attendee that one list item names, or None when it names nobody."""
    crossed_out = struck(text)
    if crossed_out:
        entry = parse_entry(crossed_out)
        return replace(entry, present=False) if entry else None
    text = text.strip(" \t;・,、。\u3000").lstrip("◎○〇◯●")
    present: bool | None = not UNTICKED.match(text)
    text = _ADDRESS.sub("", without_number(text))
    if not 2 <= len(text) <= 300:
        return None
    text = _TIGHT_DASH.sub(" - ", without_leaders(text))
    if text.endswith(".") and not _ABBREVIATED.search(text):
        text = text[:-1]
    text, unsure = without_star(closed(text))
    if "代理" in text and _DEPUTY_INSIDE.search(text):
        text, unsure = _DEPUTY_INSIDE.sub("", text), True
    text = _IN_THE_CHAIR.sub(", Chair", text)
    text = _STANDS_IN.sub("", text)
    text = _NOTE_OF_TIME.sub(lambda note: "" if WHILE.fullmatch(note[1]) else note[0], text).strip()
    text = _COUNT_BEHIND.sub("", text) if text[-1:] in "〕】)）]" else text
    absent = ABSENT.search(text)
    unclear = UNCLEAR.search(text)
    there = PRESENT.search(text)
    if absent and absent.start() > 0:
        text, present = closed(text[: absent.start()].rstrip(" ,(（*:")), False
    elif unclear or unsure:
        text, present = text[: unclear.start() if unclear else len(text)].rstrip(" ,("), None
    elif there and there.start() > 0:
        text = closed(text[: there.start()].rstrip(" ,(（"))
    if is_japanese(text):
        own = (_in_both_languages(text) if " / " in text else None) or _in_japanese(text)
        return replace(own, present=present) if own else None
    entry = (
        _behind_initials(text)
        or _behind_body(text)
        or _parse_latin(text)
        or _with_own_initials(text)
        or _of_holder(text)
        or _with_nickname(text)
    )
    if entry and entry.role and (title := _TITLE_BEHIND.search(entry.role)):  # "Chief of Section     Ms. Aki Enomoto"
        entry = replace(entry, role=entry.role[: title.start()])
    return replace(entry, present=present) if entry and not _is_cut_or_told(entry) else None


def _is_cut_or_told(entry: Entry) -> bool:
    """ "Technical University of Harrow Bay" is no Harrow Bay, and "Ada Lind was elected as Chair" is a sentence."""
    return any(_DANGLES.search(part) or _SAYS.match(part) for part in (entry.role, entry.organisation) if part)


def _behind_initials(text: str) -> Entry | None:
    """ "DC Daniel Collins": who stands behind letters that are those of the name."""
    initials = _INITIALS_FIRST.match(text)
    entry = parse_entry(initials["rest"]) if initials else None
    letters = iter(re.findall(r"[A-ZÀ-Þ]", entry.name)) if entry else iter(())
    if initials and entry and all(sign in letters for sign in initials["initials"]):
        return replace(entry, also=(*entry.also, initials["initials"]))
    return None


def opens_with_initials(text: str) -> bool:
    """Whether the letters at an item's start are those of the name behind them: "[DC] Daniel Collins"."""
    found = _INITIALS_FIRST.match(text)
    entry = parse_entry(text) if found else None
    return found is not None and entry is not None and found["initials"] in entry.also


def _with_nickname(text: str) -> Entry | None:
    """Terence “Tex” McCutcheon, who is called Tex too."""
    called = _CALLED.search(text) if any(sign in text for sign in "“‘\"'") else None
    entry = _parse_latin(text[: called.start()] + text[called.end() :]) if called else None
    return replace(entry, also=(*entry.also, called[1])) if called and entry else None


def _with_own_initials(text: str) -> Entry | None:
    """ "Dean Tribble (DT)": behind them their initials say that even such words are somebody's name."""
    match = _OWN_INITIALS.fullmatch(text)
    if match is None or "".join(word[0] for word in match["name"].split()) != match["initials"]:
        return None
    return Entry(match["name"], also=(match["initials"],))


def _in_japanese(text: str) -> Entry | None:
    found = parse_japanese(text)
    return Entry(found.name, found.role, found.organisation) if found else None


def _in_both_languages(text: str) -> Entry | None:
    """ "大槻 誠 デジタル庁審議官 / OTSUKI Makoto, Deputy Director-General": one person, written twice."""
    own, _, latin = text.partition(" / ")
    if not latin.isascii() or is_japanese(own) is False:
        return None
    entry, other = parse_entry(own), parse_entry(latin)
    return replace(entry, also=(*entry.also, other.name)) if entry and other else None


def _behind_body(text: str) -> Entry | None:
    """ "NTT Harbour KOBAYASHI Takeshi": who stands behind a body."""
    body, name = behind_body(text) or ("", "")
    return replace(entry, organisation=body) if name and (entry := _parse_latin(name)) else None


def _of_holder(text: str) -> Entry | None:
    """ "Nishinaka Deputy Secretary General", as machines turn 西中事務局次長 round."""
    holder = holder_of(text)
    if holder is None:
        return None
    office, comma, body = holder[1].partition(", ")
    return Entry(one_form(holder[0]), office, body if comma else None)


def _parse_latin(text: str) -> Entry | None:
    text, notes = _without_notes(text)
    text = without_letters(text)
    text, handles = _without_handles(text)
    handles += [note for note in notes if is_handle(note)]
    notes = [note for note in notes if note not in handles and not PRONOUNS.fullmatch(note)]
    if not text and handles and notes and looks_like_name(notes[0]):  # "@anna (Anna Moss)"
        return noted(Entry(one_form(notes[0]), also=tuple(handles)), notes[1:])
    if not text:
        return noted(Entry(handles[0]), notes) if handles else None
    if (behind := _OFFICE_BEHIND.match(text)) and is_romaji(behind["name"]):
        return noted(Entry(one_form(behind["name"]), behind["role"]), notes)
    of_office = text.startswith(("the ", "The ")) and len(notes) == 1 and is_role(text[4:]) and listed_name(notes[0])
    name, tail, separated = ("", "", False) if of_office else _name_and_role(text)
    if not name and len(notes) == 1 and is_role(text) and ":" not in text and listed_name(notes[0]):
        position = re.sub(r"^[Tt]he ", "", text).strip(" -–—,")
        return Entry(one_form(notes[0]), position.removesuffix(" , Chair"))  # General Manager (Mr Stuart McAllen)
    if not name:
        return (
            noted(Entry(handles[0], text if is_role(text) else None), notes)
            if handles and text.startswith(("-", "–"))
            else None
        )
    councillor = _COUNCILLOR.match(name)
    if not separated and len(tail.split()) == 1 and (organisation_at_end(tail) or tail.lower() in BODY_WORDS):
        return None  # "Pine Property Services" is a company
    office, name = (None, name) if PEER.fullmatch(name) else _without_office(name)
    office = office or (councillor[1] if councillor and not tail and not notes else None)
    form = one_form(name)
    bare = TITLE_START.sub("", name).strip()
    also = (*handles, *((bare,) if bare != form and not handles else ()))
    entry = Entry(form, office, also=also)
    bodies = [note for note in notes if not is_role(note) and not is_initials(note) and not PRESENT.fullmatch(note)]
    if bodies and tail.strip(" ,;/-–—") and separated and not WHILE.fullmatch(tail.strip(" ,;/-–—")):
        return noted(replace(entry, role=tail.strip(" ,;/-–—")), notes)
    entry = with_tail(entry, tail, separated=separated)
    if entry.role and _PLURAL_OFFICE.search(entry.role):
        entry = replace(entry, role=None)  # "Committee members Akira Senda, ...": the first of several
    return noted(entry, notes)


def _without_notes(text: str) -> tuple[str, list[str]]:
    """The text without what stands in brackets behind the name or at the end; inside a position, brackets stay."""
    comma = text.find(",")
    notes: list[str] = []

    def take(note: re.Match[str]) -> str:
        behind = text[note.end() : note.end() + 1]
        inside = 0 < comma < note.start() and behind.strip(" .;") and behind != ")"
        if behind.isalnum() or inside:
            return note[0]
        notes.extend(part.strip() for part in re.split(r"[;,]" if note[1].startswith("@") else ";", note[1]))
        return "  "

    left = _PARENTHESES.sub(take, _NESTED_OFFICE.sub(r"(\1, \2)", text))
    return " ".join(part for part in re.split(r" +", left) if part).strip(), notes


def _without_handles(text: str) -> tuple[str, list[str]]:
    handles = [word.rstrip(",.;") for word in text.split() if is_handle(word.rstrip(",.;"))]
    rest = " ".join(word for word in text.split(" ") if word.rstrip(",.;") not in handles)
    return rest.strip(" -–—,"), handles


def _without_office(name: str) -> tuple[str | None, str]:
    """ "Mayor Pro Tem Ellis Ndiaye" -> the office and the name; a plural heads several names and says no role."""
    office = _OFFICE.match(name) or _THE_OFFICE.match(name)
    if not office:
        return None, name
    role = office["role"]
    return (None if _PLURAL_OFFICE.search(role) else role), name[office.end() :]


def _name_and_role(text: str) -> tuple[str, str, bool]:
    """Split "Name, role", "Name - role", "Name role", "role Name": (name, the rest, whether a sign stood between)."""
    if inverted := family_first(text) or turned_round(text) or long_name(text):
        return inverted
    comma = text.find(",")
    for dash in _DASH.finditer(text):
        if (comma < 0 or dash.start() < comma) and listed_name(text[: dash.start()]):
            return text[: dash.start()].strip(), text[dash.end() :], True
        break
    if comma > 0 and listed_name(text[:comma]):
        return text[:comma].strip(), text[comma + 1 :], True
    if listed_name(text):
        return text, "", True
    body = re.match(r"(?P<name>[^,]{4,60}?) (?:of|from|representing) (?:the )?(?P<body>[A-ZÀ-Þ].*)$", text)
    if body and listed_name(body["name"]):
        return body["name"], body["body"], True
    office = _OFFICE.match(text) or _THE_OFFICE.match(text)
    if office and office.end() < len(text):
        name, tail, separated = _name_and_role(text[office.end() :])
        if name:
            return text[: office.end()] + name, tail, separated
    tokens = text.split()
    end = _run_of_name(tokens)
    if end:
        return " ".join(tokens[:end]).rstrip(","), " ".join(tokens[end:]), tokens[end - 1].endswith(",")
    return (*_role_first(tokens), False)


@once_a_line
def listed_name(text: str) -> bool:
    """A name as lists print it: full, or title and surname ("Cllr Smith"), or with initials ("A Smith")."""
    text = text.strip()
    if PEER.fullmatch(text):
        return True
    office = _OFFICE.match(text)
    if office:
        rest = text[office.end() :]
        return looks_like_name(rest) or (len(rest.split()) == 1 and is_name_token(rest)) or listed_name(rest)
    title = TITLE_START.match(text)
    rest = text[title.end() :] if title else text
    if title and 1 <= len(rest.split()) <= 5:
        return all(map(_part_of_titled_name, rest.split())) or initial_and_surname(rest)
    return looks_like_name(rest) or _with_common_surname(rest) or _with_initial_a(rest)


def _part_of_titled_name(token: str) -> bool:
    """Behind a title even a word that is common elsewhere is a name: "Ms An De Smet", "Councillor Joy Dean"."""
    word = token.lower()
    cased = token.istitle() or (token.isupper() and len(token) > 2)  # "Hon LAW Cheung-kwong"
    known = word in PARTICLES or (cased and (word in COMMON_SURNAMES or word in _SHORT_GIVEN))
    return is_name_token(token) or known or (len(token) == 1 and token.isupper())


def _with_initial_a(text: str) -> bool:
    """ "A Piazza" beside "G Shearman": no article."""
    return _INITIAL_A.fullmatch(text) is not None and is_name_token(text[2:])


def _with_common_surname(text: str) -> bool:
    """ "Una Page", "Mark Price": on a list a surname may be a word that elsewhere is none."""
    tokens = text.split()
    return (
        2 <= len(tokens) <= 3
        and tokens[-1].lower() in COMMON_SURNAMES
        and tokens[-1].istitle()
        and all(is_name_token(token) and token.lower() not in COMMON_SURNAMES for token in tokens[:-1])
    )


def _run_of_name(tokens: list[str]) -> int:
    """How many words at the start of "Koichi Akaishi Chief Officer ..." are the name: two, with initials, particles."""
    title = TITLE_START.match(" ".join(tokens))
    index = len(title[0].split()) if title else 0
    names, wanted = 0, 3 if tokens[index].lower() in _THREE_PART_FAMILIES else 2
    while index < len(tokens) and names < wanted:
        token = tokens[index]
        if token.lower() in PARTICLES and names:
            index += 1
            continue
        if not is_name_token(token.rstrip(",")):
            return 0
        names += 0 if re.fullmatch(r"[A-Z]\.?", token) and names else 1
        index += 1
        if token.endswith(","):
            break
    if names < 2 or index >= len(tokens):
        return 0
    following = tokens[index]
    return (
        index
        if following[:1].isupper()
        or is_common_word(following)
        or (following[:1].islower() and is_role(" ".join(tokens[index:])))
        else 0
    )


def _role_first(tokens: list[str]) -> tuple[str, str]:
    """ "Assistant Secretary of State Kurt Campbell": a role, and a name of two words at its end."""
    prefix = " ".join(tokens[:-2])
    opens = len(tokens) >= 3 and (is_common_word(tokens[0]) or tokens[-3].lower() in ROLE_WORDS)
    if opens and is_role(prefix) and looks_like_name(" ".join(tokens[-2:])):
        return " ".join(tokens[-2:]), " ".join(tokens[:-2])
    office = 3 <= len(tokens) <= 5 and tokens[-2].lower() in ROLE_WORDS and is_role(" ".join(tokens[:-1]))
    if office and all(token[:1].isupper() for token in tokens) and is_name_token(tokens[-1]) and tokens[-1].isalpha():
        return tokens[-1], " ".join(tokens[:-1])  # "Finance Director Hahn"
    return "", ""
