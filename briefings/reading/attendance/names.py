"""Lists of names in one line: "A, B (c, d); E and F"."""

from __future__ import annotations

import itertools
import re

from briefings.dates.near import once_a_line
from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.items import listed_name, parse_entry
from briefings.reading.attendance.tails import WHILE, initial_and_surname
from briefings.reading.names.person_names import is_handle, is_initials, is_japanese, looks_like_name, one_form
from briefings.reading.names.roles import is_role
from briefings.reading.names.titles import TITLE_START
from briefings.reading.text.words import FIELDS, PORTFOLIOS

_NOBODY = re.compile(
    r"(?:none|nobody|no one|n/?a|nil|-+|–|tbd|tbc|all|aucune?|keine?|なし|無し)(?: received|"
    r" noted)?\.?$"
    r"|(?:there (?:were|was) )?no(?:ne|body)?\s?(?:absen\w+|apologies|regrets|members? (?:were )?absent)?\.?$"
    r"|(?:\d{1,3}|no|one|two|three|four|five|six|seven|eight|nine|ten|several|some|an?) (?:other )?(?:members?|"
    r"residents?|"
    r"parishioners?|observers?|electors?|representatives?) (?:of|from) (?:the )?(?:public|press|parish|"
    r"media)\b.{0,40}$",
    re.IGNORECASE,
)
# "... and 6 members of the public" at the end of a list names nobody.
_CROWD = re.compile(
    r"(?:,| and|, and|,? &|,? plus)\s(?:\+?\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|several|some|"
    r"about \d+|other|others)"
    r"\b(?: (?:other )?(?:members?|residents?|observers?|people|persons?|guests?|others)(?: of the (?:public|press))?"
    r"(?: \([A-Z]{2,5}s?\))?)?\.?$"
)
# "C Richardson and the Parish Clerk, Mrs S. McIntyre": the office stands before whose it is.
_AND_THE_OFFICE = re.compile(
    r"(?:,? and|,|;) (?:[Tt]he|[Oo]ur) (?P<office>[A-Z][\w’'-]+(?: (?:of |and )?[A-Z][\w’'-]+){0,3}),? "
    r"(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Prof|Cllr)\.? (?:[A-Z][\w.’'-]* ){0,2}[A-Z][\w’'-]+)"
)
# What a chair says when giving somebody the floor ("Senator Papadakis, you have the call."), not a list.
_SPOKEN = re.compile(r"\b(?:you|your|I(?!\.| [A-Z][a-z])|we|our|please|thank|thanks|have|has|welcome|next)\b")
_SENTENCE_END = re.compile(
    r"\b[a-z]{3,}[.!?]\s[A-Z]|"
    r"\b(?!(?:Prof|Profs|Cllr|Cllrs|Capt|Smt|Mrs|Hon|Rev|Sen|Rep|Reps|Sens|Engr|Dott|Shri|Messrs|Mmes|Corp|Inc|"
    r"Ltd)\.)[A-Za-z]{5,}[.!?]\s[A-Z]"
)
# "... and Cllr H Allsopp (leave). The meeting accepted these reasons."
_SAID_OF_THEM = re.compile(
    r"(?<=[\w)])(?<!\b[MDC]r)(?<!\bM[rs]s)(?<!\bMs)(?<!\bCllr)(?<!\bProf)(?<!\bRev)(?<!\b[A-Z])\. (?=(?:The|"
    r"These|This|Those|It|They|All|Both|No|There|Members|Apologies|Absence|RESOLVED|Resolved|"
    r"A quorum|Council|Quorum|With|As|Also|Reasons|Noted)\b|"
    r"(?:[A-Z][\w'’-]{1,20} (?:and )?){1,5}(?:may|might|will|would|had|has|was|were|is|are|arrived|attended|joined|"
    r"left|sent)\b)"
)
# "A, B and C made representations."
_DID = re.compile(r" (?:made representations|gave (?:oral )?evidence|(?:was|were) examined|testified)\.?$")
_COMPANY = re.compile(r"[ ,](?:Inc|LLC|LLP|Ltd|Corp)\.?$")
_NO_NAME = frozenset(
    "the and none all everyone quorum tbd etc people members others public press see below attached yes no link".split()
)
# "@anna @ben, and @cleo"
_HANDLES = re.compile(r"@[\w.,;-]{1,40}(?:\s+(?:(?:and|&)\s+)?@[\w.,;-]{1,40}){1,80}")
# "Steve Bocian, Assistant City Manager, and Cory Emberson, Recording Secretary"
_AND_LAST = re.compile(r",? and (?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,2}),(?= [A-Z])")
# "Mr and Mrs T Langdon": two of one name, of whom the first is named by it.
_COUPLE = re.compile(r"\b(Mr|Dr|Cllr|Councillor|Prof)\.? (?:and|&) (?:Mrs|Ms|Dr|Mr)\.? (?=[A-Z])")
_THE_TITLED = re.compile(r"(?<![\w])[Tt]he (?=(?:Rev|Revd|Reverend|Hon|Honourable|Ven|Very Rev)\.? [A-Z])")
_AND = re.compile(r"\s+(?:and|&|et|und|y|e|och|og|en)\s+")
# "Representative Hastings of Washington"
_OF_STATE = re.compile(r"^(?:Representative|Senator|Mr\.|Ms\.|Mrs\.) [A-Z][\w’'-]+ of [A-Z][\w’'-]+$")
_OFFICE_OF = re.compile(r"\b(?:Minister|Secretary|Director|Head|Chief|Officer) (?:of|for) (?:[\w-]+ ?){1,3}$")
# Titles of several: "Councillors A, B and C", "Messrs Kerr and Lowe".
_PLURAL = re.compile(
    r"^(?:and\s+)?(?:(?:Deputy|Honou?rable|City|County|Town|District|Parish|Committee|Board|Council|"
    r"Independent|Co-opted) )?"
    r"(?:Councill?ors|Cllrs|Crs|Messrs|Mesdames|Mmes|MM|Mssrs|Drs|Profs|Professors|Members|Commissioners|Supervisors|"
    r"Trustees|Senators|Representatives|Deputies|Directors|Aldermen|Council ?members|Misses|Governors|Delegates|"
    r"Judges|Justices|Herren|Sres|Sras)\b\.?:?\s+(?=[A-ZÀ-Þ])"
)
_PLURAL_WITHIN = re.compile(r"\b(?:Messrs|Mesdames|Cllrs|Councill?ors|Mmes)\.? [A-ZÀ-Þ]")
_ALSO_SURNAMES = frozenset(("Dean", "Bishop", "Judge", "Warden", "Baron"))
_STRONG = re.compile(
    r"(?:[A-ZÀ-Þ]\.\s?){1,3}[A-ZÀ-Þ][\w'’-]+|[A-ZÀ-Þ][a-zß-ÿ'’-]+ (?:[A-ZÀ-Þ]\. )?[A-ZÀ-Þ'’-]{3,}|"
    r"[A-ZÀ-Þ'’-]{3,} [A-ZÀ-Þ][a-zß-ÿ'’-]+"
)


def is_nobody(text: str) -> bool:
    """Whether a text says that there was nobody ("None")."""
    return bool(_NOBODY.match(text.strip()))


def is_prose(text: str) -> bool:
    """Whether a text holds the end of one sentence and the beginning of another."""
    return bool(_SENTENCE_END.search(text[:600]))


# "Turner, Williams and Wolff. 11. APOLOGIES FOR ABSENCE", where a page has lost the ends of its lines
_NEXT_ITEM = re.compile(r"(?<=[a-z]{2})\.? \d{1,3}\. (?=[A-Z]{4})")


def first_sentence(text: str) -> str:
    """ "Cllr A Watson and Cllr J Foster (work). The meeting accepted these." without what is said of the names."""
    goes_on = (_NEXT_ITEM.search(text) or _SAID_OF_THEM.search(text)) if ". " in text else None
    return _DID.sub("", text[: goes_on.start()] if goes_on else text)


_OFFICIALS = re.compile(
    r"(?P<body>[A-ZÀ-Þ][^(),;:]{2,80}) \((?P<names>(?:Mr|Ms|Mrs|Miss|Dr|Prof|H\.E)\b[^()]{4,300})\)"
)
# "Ada Brack, Lis Moe, joined by Jonas Feld (City Treasurer)"
_JOINED_BY = re.compile(r",? (?:(?:and|later) )?(?:joined|accompanied|assisted) by:? (?=[A-ZÀ-Þ])")
_AND_FIRST = re.compile(r"^(?:and|et|und|y|e|och|&)\s+(?=\S)")


def is_name_list(text: str) -> bool:
    """Whether a text is names rather than a sentence."""
    if is_nobody(text):
        return True
    if is_prose(text) or (" " not in text and text.endswith(".") and not listed_name(text)):
        return False
    if re.search(r"[。？]|です|ます|ました|ません", text):
        return False
    if _SPOKEN.search(re.sub(r"\([^()]*\)", "", text[:400])):
        return False
    if _PLURAL.match(text) or _PLURAL_WITHIN.search(text[:400]):
        return True
    if is_initials(bare_name(text)):
        return False  # "Secretariat: NNO (Norway)" is a body
    items = split_names(text)[:12]
    named = sum(parse_entry(item) is not None or officials_of(item) is not None for item in items)
    if named >= max(1, len(items) / 2):
        return True
    if re.search(r"(?<!\b[A-Z])[.!?]\s", text) or len(text) > 900:
        return False
    if all(short_name(item) is not None for item in items):
        return len(items) > 1 or len(bare_name(text).split()) <= 2
    return named > 0 and len(items) > 2 and all(short_name(item) or parse_entry(item) for item in items)


def officials_of(item: str) -> tuple[str, list[str]] | None:
    """ "Ministry of Trade (Ms. A. Brown, Mr. C. Dole)" as the body and whom it sent, each with a title."""
    found = _OFFICIALS.fullmatch(item) if item.endswith(")") else None
    if found is None or parse_entry(item) is not None:
        return None
    names = split_names(found["names"])
    titled = all(TITLE_START.match(name) and listed_name(bare_name(split_outside(name, ",")[0])) for name in names)
    return (found["body"], names) if names and titled else None


def split_names(text: str) -> list[str]:
    """The items, one a person: cut at semicolons, then commas outside parentheses; a role goes back to its name."""
    return list(_names_of(text))


@once_a_line
def _names_of(text: str) -> tuple[str, ...]:
    text = re.sub(r"[,\s]+and$", "", _CROWD.sub("", text.strip()))
    text = _COUPLE.sub(r"\1 ", text) if " Mrs" in text else text
    if " the " in text or " The " in text:
        text = _AND_THE_OFFICE.sub(_name_first, _THE_TITLED.sub("", text))
    if text.startswith("@") and _HANDLES.fullmatch(text):
        return tuple(handle.strip(",;.") for handle in text.split() if handle.startswith("@"))
    text = _JOINED_BY.sub(", ", text) if " by " in text else text
    if not re.search(r"\b[A-Z]\.$|\b(?:Jr|Sr|Ltd|Inc)\.$", text):
        text = text.rstrip(".。")
    outside = re.sub(r"[(（][^()（）]*[)）]", "", text)
    if ";" in outside or "；" in outside:
        items = [re.sub(r"^\s*(?:and|et|und)\s+", "", item).strip() for item in split_outside(text, ";；")]
        return tuple(part for item in items if item for part in _of_chunk(item))
    return tuple(_joined(_parts(text), plural=bool(_PLURAL.match(text) or _PLURAL_WITHIN.search(text))))


def without_crowd(text: str) -> str:
    """The text without "and 4 members of the public" at its end."""
    return _CROWD.sub("", text)


def _name_first(found: re.Match[str]) -> str:
    office, name = found["office"], found["name"]
    return f"{found[0][0] if found[0][0] in ',;' else ','} {name} ({office})" if is_role(office) else found[0]


def _of_chunk(chunk: str) -> list[str]:
    """What stands between two semicolons: one person with their role, or several who are clearly names."""
    last = _AND_LAST.search(chunk) if "," in chunk else None
    if last and looks_like_name(last["name"]) and listed_name(bare_name(split_outside(chunk, ",")[0])):
        return [without_plural(chunk[: last.start()]), chunk[last.start("name") :]]
    parts = _parts(chunk)
    if len(parts) > 1 and all(is_strong_name(part) for part in parts[:-1]) and _is_plural_role(parts[-1]):
        return parts[:-1]
    if (
        len(parts) > 2
        and " and " in chunk
        and parts[-1].islower()
        and all(map(listed_name, map(bare_name, parts[:-1])))
    ):
        return parts[:-1]  # "Dan Hollis and Bea Lind, residents"
    several = len(parts) > 1 and all(is_strong_name(part) for part in parts)
    several = several or (len(parts) > 2 and all(looks_like_name(part.partition("—")[0]) for part in parts))
    # "Bruno Costa, Carla Dias (Fishers' Union)": two people of one body
    several = several or (len(parts) > 1 and "(" in parts[-1] and all(listed_name(bare_name(part)) for part in parts))
    several = several or (len(parts) == 2 and "," not in chunk and all(listed_name(bare_name(part)) for part in parts))
    return parts if several or (_PLURAL.match(chunk) and len(parts) > 1) else [without_plural(chunk)]


def _is_plural_role(text: str) -> bool:
    return text.islower() and text.endswith("s") and is_role(text[:-1])


def _parts(text: str) -> list[str]:
    signs = ",、，" + (
        "・" if "・" in text and "、" not in text and not re.search(r"[ァ-ヶー]・[ァ-ヶー]", text) else ""
    )
    split = [part for item in split_outside(text, signs) for part in _split_and(item)]
    return [part for part in (without_plural(part) for part in split) if part]


def without_plural(text: str) -> str:
    """The text without "Councillors", "Messrs" and the like, or an "and", before it."""
    return _AND_FIRST.sub("", _PLURAL.sub("", text.strip())).strip()


def _split_and(item: str) -> list[str]:
    """Cut at "and" where a name follows; "Director of Housing and Health" stays whole."""
    parts: list[str] = []
    start = 0
    for sign in _AND.finditer(item):
        if _COMPANY.search(item) and "&" in sign[0]:
            continue  # "Vance & Wills LLP"
        right = bare_name(item[sign.end() :].split(" and ")[0])
        left = bare_name(item[start : sign.start()])
        one_word = re.fullmatch(r"@?[\w'’-]+", right) and (
            len(left.split()) == 1 or listed_name(left) or _OF_STATE.search(left)
        )
        if right.partition(" ")[0].lower() in PORTFOLIOS and _OFFICE_OF.search(left):
            # "Minister of Foreign Affairs and Trade Penny Wong": the office goes on.
            continue
        if (
            (listed_name(right) and not right.endswith(" of"))
            or (one_word and (right[:1].isupper() or left[:1].islower()))
            or (_holds_office(left) and _holds_office(right))
            or _both_have_more(left, right)
            or (" of " in right and listed_name(left) and listed_name(right.partition(" of ")[0]))
        ):
            parts.append(item[start : sign.start()])
            start = sign.end()
    return [*parts, item[start:]]


# "Tom Roe - Tidal Trust and María Fuentes - Harbour Trust"
_SIGN_BEHIND = re.compile(r" [-–—/|] | <")


def _both_have_more(left: str, right: str) -> bool:
    """Whether on both sides of an "and" a name stands before a dash, a slash or an address."""
    first, second = _SIGN_BEHIND.search(left), _SIGN_BEHIND.search(right)
    if first is None or second is None:
        return False
    return listed_name(left[: first.start()]) and listed_name(right[: second.start()])


def _holds_office(item: str) -> bool:
    """ "Parent Liaison Sidney Orcutt": an office, and then a name of two words or more."""
    entry = parse_entry(item)
    return entry is not None and entry.role is not None and " " in entry.name and item.endswith(f" {entry.name}")


@once_a_line
def bare_name(item: str) -> str:
    """An item without its parentheses and without a title of several."""
    return " ".join(re.sub(r"\s*[(（\[][^()（）\[\]]*[)）\]]", "", without_plural(item)).split())


def is_strong_name(item: str) -> bool:
    """A name that is hardly a company's: with a title, initials, or its surname in capitals."""
    bare = bare_name(item)
    return bool(_STRONG.fullmatch(bare)) or (bool(TITLE_START.match(bare)) and listed_name(bare))


def split_outside(text: str, signs: str) -> list[str]:
    """Split at any of the signs that stand outside parentheses."""
    if not any(sign in text for sign in signs):
        return [text]
    items: list[str] = []
    depth, start = 0, 0
    for position, sign in enumerate(text):
        if sign in "(（[":
            depth += 1
        elif sign in ")）]":
            depth = max(0, depth - 1)
        elif sign in signs and depth == 0:
            items.append(text[start:position])
            start = position + 1
    items.append(text[start:])
    return items


def _joined(items: list[str], *, plural: bool) -> list[str]:
    """Put a role back to its name: ["Jane Smith", "Chair", "Bob Jones"] -> ["Jane Smith, Chair", "Bob Jones"]."""
    joined: list[str] = []
    first = ""
    items = _with_company_ends(items)
    # Among several names of one word ("Hanne, Loic, mgarcia, Priya Deshmukh, Wolfgang") one more is no role.
    by_one_name = plural or sum(short_name(item) is not None and not is_role(item) for item in items) > 2
    full = [looks_like_name(bare_name(item)) for item in items]
    by_one_name = by_one_name or (sum(full) > 2 and any(one and two for one, two in itertools.pairwise(full)))
    for item in items:
        named = listed_name(bare_name(item)) or item.startswith("@") or parse_entry(item) is not None
        named = named or (plural and initial_and_surname(bare_name(item)))  # "Councillors A Hood, D Risk (DR)"
        named = (named or (by_one_name and _is_word_of_name(item))) and not _COMPANY.search(item)
        if joined and not named and not is_japanese(item) and listed_name(first):
            joined[-1] += ", " + item
        else:
            joined.append(item)
            # Looked for once: what is put back to it may be the rest of a long line.
            first = bare_name(split_outside(item, ",")[0])
    return joined


def _with_company_ends(items: list[str]) -> list[str]:
    """["Mary Mullen", "TimeSaver Secretarial", "Inc"] with the company in one."""
    kept: list[str] = []
    for item in items:
        if kept and _COMPANY.fullmatch(f" {item}"):
            kept[-1] = f"{kept[-1]}, {item}"
        else:
            kept.append(item)
    return kept


def _is_word_of_name(item: str) -> bool:
    return short_name(item) is not None and not is_role(item) and not re.fullmatch(r"[A-Z\d&]{2,}", item)


def short_name(item: str) -> Entry | None:
    """A nickname or one name alone, as attendance lines print them ("dom", "Florian", "mgarcia (scribe)")."""
    found = re.fullmatch(
        r"(?P<name>@?[A-Za-zÀ-ÿ](?:['’](?=[A-Z]))?[\w.+-]{1,24})(?:\s?[(\[](?P<note>[^()\[\]]{1,80})[)\]])?",
        item.strip(" ."),
    )
    if not found or found["name"].lower() in _NO_NAME:
        return None
    name = found["name"]
    if (is_role(name) and name not in _ALSO_SURNAMES) or name.lower() in FIELDS:
        return None  # "Lawyer" after a name is what they are
    form = one_form(name) if "_" in name else name.lstrip("@")
    note = found["note"] if found["note"] and not re.fullmatch(r"\d{1,3}", found["note"]) else None
    note = None if note and WHILE.fullmatch(note) else note
    return Entry(form, note, also=(name,) if is_handle(name) or form != name else ())
