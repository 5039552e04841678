"""Everybody a record names: attendees, speakers, and those whom its sentences give a name with a role."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.dates.near import Near, at_line_starts, lines_with, matches_in
from briefings.reading.attendance.listed import Roster
from briefings.reading.labels.names import QUESTION_NUMBER, name_in_label
from briefings.reading.names.person_names import (
    fold,
    is_common_word,
    is_japanese,
    is_japanese_word,
    looks_like_name,
    one_form,
    surname,
)
from briefings.reading.names.roles import is_role, split_role
from briefings.reading.names.translated_holders import holder_of
from briefings.reading.people.behind import with_roles_behind
from briefings.reading.people.holders import holders, with_short_office
from briefings.reading.people.introduced import Introductions
from briefings.reading.people.japanese import named_in_japanese
from briefings.reading.people.ministers_japanese import ministers_by_surname
from briefings.reading.people.name_patterns import NAME, NAME_BEHIND_CAPITAL, ROLE_NOUN, UPPER, WHOLE_NAME
from briefings.reading.people.no_names import is_no_person
from briefings.reading.people.office_first import offices_first
from briefings.reading.people.offices import (
    bare_role,
    begins_body,
    is_told,
    lead_to,
    offices_with_names,
    whole_name,
    with_brackets_or_letters,
    with_capital_family,
    with_first,
    with_small_role,
    without_own_signs,
    without_styles,
)
from briefings.reading.people.quoted import of_countries, who_said
from briefings.reading.people.titled import beside_bars, is_more, titled
from briefings.reading.text.words import PORTFOLIOS
from briefings.records import ReadPerson, ReadTurn

_CAPITAL_WORD = r"[A-Z][\w.-]*[  ]"
_ROLE_NOUN_BEHIND_CAPITAL = "|".join(f"(?<={noun[0]}){noun[1:]}" for noun in ROLE_NOUN.split("|"))
_BEFORE = re.compile(
    rf"(?P<role>[A-Z](?:(?<=\b[A-Z]){_CAPITAL_WORD[5:]}(?:\b{_CAPITAL_WORD}){{0,3}}(?:Vice-|Deputy-|"
    rf"Co-)?(?:{ROLE_NOUN})|"
    rf"{_ROLE_NOUN_BEHIND_CAPITAL})(?![\w-])(?: of [A-Z]\w+(?: and [A-Z]\w+)?| for "
    rf"[A-Z]\w+(?: (?:and )?[A-Z]\w+)*| without Portfolio)?)(?:, | (?:(?:Dr|Mrs?|Ms|Prof|Shri|Smt)\.? )?)"
    rf"(?P<name>(?:[A-Z]\.? |[A-Z]{{2}} ){{0,3}}{NAME}|(?:[A-Z]\. ?|[A-Z] ){{1,3}}[A-Z][a-z]{{2,}})\b"
)
# "Akiko Sugawara, Managing Director and Head of Policy, Keizai Doyukai": the office is hers, and what follows her body.
_OF_SOMEBODY = re.compile(rf"(?P<before>{NAME}), (?:[A-Z][\w’'-]* (?:and |& )?){{0,5}}$")
_GATHERINGS = tuple("meeting session conference hearing summit talks vote debate year month week".split())
_WHEN = re.compile(r"\d|\b(?:morning|afternoon|evening|night|day|year|month|week|meantime)\b")
_LEADS = re.compile(
    rf"(?P<name>{WHOLE_NAME}), who (?:has been|is|was|leads|speaks|heads|runs|chairs|represents|works|led|edits|"
    rf"owns|founded|chaired|attended|manages|"
    r"directs|oversees|teaches|wrote|writes)\b"
)
_JOINED = re.compile(
    rf"(?P<name>[{UPPER}](?:(?<=^[{UPPER}])|(?<=[.!?]\s[{UPPER}])){NAME_BEHIND_CAPITAL}) "
    r"(?:(?:has|have) (?:joined|offered|agreed|volunteered|left|resigned|stepped|undertaken)|"
    r"(?:is|was) (?:not )?(?:convinced|elected|appointed|worried|happy)|undertook)\b",
    re.MULTILINE,
)
_BRACKETED = re.compile(rf"(?P<name>{WHOLE_NAME}) \((?P<role>(?:{ROLE_NOUN}))\)")
_SPOKEN_BY = re.compile(
    rf"[Aa]ccording to (?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?(?P<name2>{NAME})(?=,? (?:of|an?|the|who)\b)|"
    rf"(?:\b(?:[Rr]emarks|[Ss]peech|[Aa]ddress|[Kk]eynote|[Tt]estimony|[Ii]nterview) (?:by|of|with|from) "
    rf"|\b(?:headed|chaired|moderated) by ) ?"
    rf"(?:(?:Mr|Mrs|Ms|Dr|Prof|M|Mme)\.? )?(?P<name>{NAME})"
)
_LABELLED = re.compile(
    rf"^[^\w\n]*+(?=[RCSAEP])(?P<role>Rapporteur|Chair|Chairman|Chairperson|Secretary|Author|Editor|"
    rf"Presenter)\s?:\s(?P<name>{NAME})\b",
    re.MULTILINE | re.IGNORECASE,
)
# "Ada Roe (on the chat)": by what way somebody spoke is not whose they are.
_HOW = re.compile(
    r"(?:on|in|via|by|over|through|from) (?:the )?(?:\w+ )?(?:chat|call|phone|telephone|line|floor|room|zoom|teams|"
    r"webex|irc|jabber|zulip|video|audio|microphone|mic|queue)|remote(?:ly)?|online|virtual(?:ly)?|in[- ]person|zoom|"
    r"teams|webex|chat|phone|dial-in|muted|inaudible|individual|no hats?",
    re.IGNORECASE,
)
_NAME_LIST = re.compile(
    rf"(?:^[^\w\n]*+(?:Speakers|Participants|Contributors)\s?:\s|\()(?P<names>{NAME}(?: \([^()\n]{{2,40}}\))?"
    rf"(?:(?:, | and |, and ){NAME}(?: \([^()\n]{{2,40}}\))?){{2,}})",
    re.MULTILINE,
)
_OPENS_LIST = ("(", "Speakers", "Participants", "Contributors")
_TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Dr|Cllr|Councillor|Prof|Professor|Sir|Dame|Senator|Capt|Rev)\.? (?P<name>{NAME})\b"
)
# Each title begins with its capital, which Python looks for first.
_TITLED_SURNAME = re.compile(
    r"(?:M(?<=\bM)(?:rs?|s|inister|ember)|D(?<=\bD)(?:r|irector)|P(?<=\bP)rof(?:essor)?|S(?<=\bS)enator)\.? "
    r"([A-Z][a-zA-Zōūā’'-]+)"
)
_APPOSED = re.compile(
    rf"[Tt](?<!\w[Tt])he (?P<role>[a-z][\w-]*(?: [\w-]+){{0,5}}), (?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|"
    rf"Dame)\.? )?(?P<name>{NAME}),"
)
_OF_THEIRS = re.compile(
    rf"[’']s (?P<role>[a-z][\w-]*(?: [\w-]+){{0,4}}), (?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame)\.? )?(?P<name>{NAME}),"
)
# The end of a line that may be wrapped: those of lists are short.
_LINE_END = re.compile(r"\n(?<=[^\n]{40}\n)[ \t]*(?=\S)")
_WRAP = re.compile(r"\n(?<=[^\n]{60}\n)[ \t]*(?=[^\s#|*-])")
_SIGNED = re.compile(
    # Most lines have a sign that no name has.
    rf"^(?=[^\n,:;!?()]*+\n)[ \t]*(?P<name>(?:Dr\. |Prof\. )?{NAME})[ \t]*\n[ \t]*(?P<role>(?:[A-Z][\w-]* "
    rf")?(?:{ROLE_NOUN})\b[^\n.]{{0,90}})$",
    re.MULTILINE,
)
# "Seizing the opportunity of the Council, Mr. Nishimura ...": what somebody took or was at is no office.
_OCCASIONS = frozenset(
    "opportunity occasion course end beginning start invitation request margins sidelines side wake light presence "
    "time day outset case event spirit context absence direction initiative".split()
)
# A dash or a bar behind a name, as callers of video meetings add whose they are.
_BODY_BEHIND = re.compile(r"\s+[-–—|]\s*(?=[A-Z])")
_MC = re.compile(
    r"\bwill (?:be|serve as|act as)(?: the| your| our)? (?P<what>MC|master of ceremonies|moderator|chair|"
    r"facilitator|host)\b",
    re.IGNORECASE,
)
# The quick ones with which the slow ones above are looked for: a role, a name behind a comma, and the like.
_BEFORE_NEAR = Near(_BEFORE, re.compile(rf"(?:{ROLE_NOUN})(?![\w-])"), before=120, after=200)
_APPOSED_NEAR = Near(_APPOSED, re.compile(rf", (?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame)\.? )?{NAME},"), before=200, after=0)
_OF_THEIRS_NEAR = Near(_OF_THEIRS, ("’s ", "'s "), before=0, after=250)
_LEADS_NEAR = Near(_LEADS, (", who ",), before=100, after=20)
_BRACKETED_NEAR = Near(_BRACKETED, re.compile(rf"\((?:{ROLE_NOUN})\)"), before=100, after=0)
_JOINED_NEAR = Near(
    _JOINED,
    tuple(
        f" {word}"
        for word in "joined offered agreed volunteered left resigned stepped undertaken undertook convinced elected "
        "appointed worried happy".split()
    ),
    before=140,
    after=1,
)
_SPOKEN_NEAR = Near(
    _SPOKEN_BY,
    ("ccording to ", "emarks ", "peech ", "ddress ", "eynote ", "estimony ", "nterview ", "ed by "),
    before=10,
    after=200,
)


def read_people(
    text: str,
    roster: Roster,
    turns: tuple[ReadTurn, ...],
    labels: dict[str, list[str]],
    named: list[tuple[str, str | None]],
) -> tuple[ReadPerson, ...]:
    """People in order: the attendance list, then speakers on no list, then those named in sentences."""
    people: dict[str, ReadPerson] = {}
    for listed in roster.listed:
        entry = listed.entry
        spellings = tuple(dict.fromkeys(spelling for spelling in entry.also if spelling != entry.name))
        people[entry.name] = ReadPerson(entry.name, entry.role, entry.organisation, spellings)
    introduced = Introductions(text)
    for turn in turns:
        if turn.speaker and turn.speaker not in people:
            people[turn.speaker] = beside_bars(turn.label, turn.speaker) or _speaker(turn, introduced)
    for name, written in labels.items():
        if name in people:
            people[name] = _with_spellings(people[name], written)
    folded = {fold(name): name for name in reversed(people)}  # the first of one folded name counts
    for name, role in named:
        known = folded.get(fold(name)) if name not in people else name
        position, organisation = split_role(role) if role and not is_japanese(name) else (role, None)
        if known is None:
            known = _upgraded(people, name, position, organisation)
        if known is None:
            people[name] = ReadPerson(name, position, organisation)
            folded.setdefault(fold(name), name)
        elif known == name and position and _says_more(position, people[name].role):
            people[name] = replace(people[name], role=position, organisation=people[name].organisation or organisation)
    people |= {person.name: person for person in titled(people, text)}
    people |= {person.name: person for person in ministers_by_surname(people, text)}
    prose = not turns and not roster.listed
    people |= {person.name: person for person in holders(people, text if prose else "")}
    return tuple(_with_variants(people, text))


def _says_more(office: str, known: str | None) -> bool:
    """Whether an office is new, or says of what somebody is "Minister"."""
    return (
        known is None
        or is_more(office, known)
        or (" " not in known and office.startswith((f"{known} for ", f"{known} of ")))
    )


def _upgraded(people: dict[str, ReadPerson], name: str, role: str | None, organisation: str | None) -> str | None:
    """A speaker known by surname only ("Kettunen") whose full name one sentence gives gets the role."""
    short = surname(name)
    if short not in people or name == short or (people[short].role is not None and role is None):
        return None
    people[short] = replace(people[short], spellings=tuple(dict.fromkeys((*people[short].spellings, name))))
    return short


def named_in_sentences(text: str, *, titled: bool = False) -> list[tuple[str, str | None]]:
    """(name, role) of everybody whom sentences name with a role, as signing, or as having said something.

    With `titled`, "Cllr Fay Dunnock" is enough: for records in which nobody speaks.
    """
    text = text.replace("**", "") if "**" in text else text  # names that are set off from their sentence
    flowed = _LINE_END.sub(" ", text) if text.count("\n\n") * 3 < text.count("\n") else _WRAP.sub(" ", text)
    flowed = without_styles(without_own_signs(flowed))
    found = _beside_roles(flowed)
    found += offices_first(flowed)
    found += offices_with_names(flowed) + with_capital_family(flowed)
    found += [one for line in text[:1_500].split("\n")[:10] for one in offices_with_names(without_styles(line))]
    found += with_short_office(flowed) + with_small_role(flowed) + with_brackets_or_letters(flowed)
    found += [
        (match.start(), match["name"], " ".join(match["role"].split())) for match in at_line_starts(_SIGNED, text)
    ]
    found += who_said(flowed) + of_countries(flowed)
    found += [(match.start(), match["name"], match["role"].strip()) for match in at_line_starts(_LABELLED, text)]
    found += _by_name(flowed)
    for match in matches_in(_NAME_LIST, text, lines_with(_OPENS_LIST, text)):
        found += [(match.start() + one.start(), one[0], None) for one in re.finditer(NAME, match["names"])]
    found += named_in_japanese(text, told=titled) if is_japanese(text) else []
    if titled:
        found += [(one.start(), whole_name(flowed, one["name"], one.end()), None) for one in _TITLED.finditer(flowed)]
    found.sort(key=lambda one: (one[0], one[2] is None))
    names = [(one_form(re.sub(r"[’']s$", "", name)), role) for _, name, role in found]
    return _whole_names([(name, role) for name, role in names if _is_person(name)])


def _beside_roles(flowed: str) -> list[tuple[int, str, str | None]]:
    """Where a role stands right before a name, behind it, or set off from it by commas."""
    found: list[tuple[int, str, str | None]] = [
        (
            match.start(),
            whole_name(flowed, match["name"], match.end()),
            bare_role(lead_to(flowed, match) + match["role"]),
        )
        for match in _BEFORE_NEAR.finditer(flowed)
        if not begins_body(flowed, match.end())
        and (
            flowed[match.start("name") - 2] != ","
            or not _OF_SOMEBODY.search(flowed[max(0, match.start() - 120) : match.start()])
        )
    ]
    found += [
        (match.start(), with_first(flowed, match["name"], match.start()), bare_role(role))
        for match, role in with_roles_behind(flowed)
        if not is_told(role)
    ]
    for pattern in (_APPOSED_NEAR, _OF_THEIRS_NEAR):
        found += [
            (match.start(), match["name"], bare_role(match["role"]))
            for match in pattern.finditer(flowed)
            if match["role"].split()[0] not in _OCCASIONS
            and (is_role(match["role"]) or (len(match["role"].split()) > 2 and not match["role"].endswith(_GATHERINGS)))
            and not _WHEN.search(match["role"])
        ]
    return found


def _by_name(flowed: str) -> list[tuple[int, str, str | None]]:
    """Who is named with a role in brackets, as leading, as joined by others, or as having spoken."""
    found: list[tuple[int, str, str | None]] = []
    for by_name in (_BRACKETED_NEAR, _LEADS_NEAR, _JOINED_NEAR, _SPOKEN_NEAR):
        for match in by_name.finditer(flowed):
            if by_name is _BRACKETED_NEAR and flowed[max(0, match.start() - 5) : match.start()].endswith(
                (" of ", " in ", " for ", " to ")
            ):
                continue  # "in charge of Central Asia (Ambassador)"
            groups = match.groupdict()
            given = groups.get("role")
            found.append((match.start(), groups["name"] or groups["name2"], given.strip() if given else None))
    return found


def _whole_names(named: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """ "Jock Seng" and "Lim Jock" as "Lim Jock Seng", where a record names him whole somewhere."""
    whole: dict[str, str] = {}
    for name, _ in named:
        words = name.split()
        if len(words) == 3 and name.isascii():
            whole[" ".join(words[:2])] = whole[" ".join(words[1:])] = name
    return [(whole.get(name, name), role) for name, role in named]


# A company's end, or the first word of the next line.
_NO_PARTS = frozenset(
    """
    Co Ltd Inc Corp We He She They It There You And But If As Our Not No When While Since After Meets Visits Holds
    Attends Hosts Welcomes Receives Addresses Delivers Announces
    """.split()
)


def _is_person(name: str) -> bool:
    if is_japanese(name):
        return not is_japanese_word(name)
    if is_no_person(name.split()) or any(token[-1] in "-’'" for token in name.split()):
        return False  # a name that a line's end cuts
    if name.partition(" ")[0].lower() in PORTFOLIOS:
        return False  # "Senior Vice-Minister for Foreign Affairs Kobayashi"
    return looks_like_name(name) and not any(
        (is_common_word(token) and len(token) > 1) or token in _NO_PARTS for token in name.split()
    )


def _speaker(turn: ReadTurn, introduced: Introductions) -> ReadPerson:
    """A speaker on no list, with the role that the record's words or the label give."""
    name = turn.speaker or ""
    organisation = None
    role = None
    inner = re.search(r"[(（]([^()（）]{2,80})[)）]", turn.label)
    before = QUESTION_NUMBER.sub("", re.sub(r"[(（].*$", "", turn.label).strip())
    printed = name_in_label(turn.label)
    if printed and printed in before:
        role = re.sub(
            r"^(?:(?:Mr|Mrs|Ms|Miss|Dr)\b\.?\s*,?\s*)+|\s(?:Mr|Mrs|Ms|Miss|Dr)\b\.?\s*$",
            "",
            before.replace(printed, "").strip(" ,:-–—"),
        ).strip(" ,.")
        role = role or None
        role, organisation = _or_body(role, before.removeprefix(printed))
    elif printed and inner and printed in inner[1]:
        role = re.sub(r"^the\s+", "", before, flags=re.IGNORECASE) or None  # "The Minister for Housing (Tom Varley)"
        organisation = inner[1].partition(printed)[2].strip(" ,") or None
    elif not printed and inner and name and name in inner[1]:  # "Moderator (Katrien Maes, Ghent Seed Bank)"
        role, organisation = before or None, inner[1].partition(name)[2].strip(" ,") or None
    said = introduced.of(surname(name)) if name else None
    if said and holder_of(said["role"]) is None and any(is_common_word(word) for word in said["role"].split()):
        moderates = _MC.search(said["rest"])
        role = said["role"] + (f" ({moderates['what']})" if moderates else "")
    if inner and printed and printed not in inner[1]:
        organisation = inner[1].removeprefix(name).strip(" ,") if inner[1].startswith(name) else inner[1]
        if is_role(organisation.split(",")[0]) and "," in organisation and not role:
            role, organisation = split_role(organisation)
        elif is_role(organisation) and not (role or "," in organisation or organisation.endswith(" Office")):
            role, organisation = organisation, None  # "Alice Smith (Chair)"
    organisation = (
        None if organisation in {"君", "氏", "さん", "様"} or _HOW.fullmatch(organisation or "") else organisation
    )
    if role is not None and (sent := re.match(r"(?:of|from) (?:the )?", role)):  # "Mr. Otsuka of the Ministry of Ports"
        organisation, role = role[sent.end() :], None
    if role and re.fullmatch(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|MR|MS|MRS|DR)\.?|君|氏|様|さん", role):
        role = None
    return ReadPerson(name, role, organisation)


def _or_body(role: str | None, behind: str) -> tuple[str | None, str | None]:
    """What a dash parts from a name is whose somebody is, unless it is a position: "Pádraic Quilty - Eilean Lines"."""
    return (None, role) if role and _BODY_BEHIND.match(behind) and not is_role(role) else (role, None)


def _with_spellings(person: ReadPerson, written: list[str]) -> ReadPerson:
    known = {person.name, surname(person.name), "君", "氏", "さん", "様"}
    extra = [form for form in written if form not in known]
    return replace(person, spellings=tuple(dict.fromkeys((*person.spellings, *extra)))[:10])


def _with_variants(people: dict[str, ReadPerson], text: str) -> list[ReadPerson]:
    """Surnames that the record spells another way after a title ("Mr. Ohta" for Naoki Ota)."""
    by_fold: dict[str, list[str]] = {}
    for name in people:
        if name.isascii() and " " in name:
            by_fold.setdefault(fold(surname(name)), []).append(name)
    for printed in dict.fromkeys(_TITLED_SURNAME.findall(text[:3_000_000])) if by_fold else ():
        names = by_fold.get(fold(printed), [])
        if len(names) == 1 and printed.lower() != surname(names[0]).lower():
            people[names[0]] = _with_spellings(people[names[0]], [printed])
    return list(people.values())
