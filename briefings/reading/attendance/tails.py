"""What a list prints beside a name: a role, an organisation, initials, a handle, or when they came."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.marks import PRESENT
from briefings.reading.names.person_names import is_common_word, is_handle, is_initials
from briefings.reading.names.roles import is_role, organisation_at_end, split_role
from briefings.reading.names.titles import without_letters_before

_AWAY = re.compile(
    r"(?:unwell|ill(?:ness| health)?|sick(?:ness)?|on leave|travelling|holiday|work|family|personal|"
    r"maternity leave|leave of absence|(?:work|other|family|business|personal|prior) (?:commitments?|reasons?|"
    r"engagements?)|another meeting|council business|bereavement|childcare)",
    re.IGNORECASE,
)
# "Ronald Caffey (for Joseph A. Brown)": whose seat it is, no organisation.
_STANDS_IN = re.compile(
    r"(?:for|proxy for|alternate for|in place of|substitut(?:e|ing) for|replacing|representing|"
    r"deputi[sz]ing for|on behalf of) "
    r"(?:(?:Mr|Mrs|Ms|Dr|Cllr|Prof)\.? )?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}$"
)
_COUNT_OR_TIME = re.compile(
    r"\d{1,3}(?: ?min(?:ute)?s?\.?)?|(?:at |from |until )?\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?", re.IGNORECASE
)
PRONOUNS = re.compile(r"(?:mrs?\.?|ms\.?|miss|dr\.?|she|he|they|her|him|them|hers|his|theirs|[/, ])+", re.IGNORECASE)
# How or for how long somebody was there: no role and no organisation.
WHILE = re.compile(
    r"(?:(?:participat|attend|join|dial|connect)(?:ing|ed|led) |present )?"
    r"(?:(?:by|via|over|on|per|through) (?:(?:the )?(?:zoom|(?:ms |microsoft )?teams|webex|skype|(?:google )?meet|"
    r"(?:tele|video|web|audio|audio[- ]?visual)?[- ]?(?:phone|conference|conferencing|link|call)|video|conference call)"
    r"(?: for .{1,40})?)"
    r"|remote(?:ly)?|online|virtual(?:ly)?|in[- ]person|on[- ]?site|dial-in"
    r"|(?:(?:for|from|until|to|up to|except|during|left|joined|arrived|"
    r"present)\b.{0,12}?\b)?(?:agenda )?items?\b.{0,30}"
    r"|(?:bis|ab|jusqu[’']à|dès|hasta|desde|tot|vanaf|fino) .{0,24}"
    r"|(?:until|left|joined|arrived|departed|late|part[- ]time|part of)\b.{0,40}"
    r"|from (?:\d|item|noon|agenda).{0,30}|(?:morning|afternoon|am|pm|day \d)(?: only| session)?"
    r"|(?:presenting|speaking|giving|dialling|calling)\b.{0,40}"
    r"|(?:for|from|until|to|up to|except) (?:minutes?|paras?|paragraphs?|resolutions?|parts?) [\dIVX].{0,20}"
    r"|(?:after|before) (?:the|roll|item|\d).{0,40}"
    r"|for (?:lateness|early departure|late arrival)"
    r"|ret(?:ired|d)?\.?|(?:non-?)?voting|by invitation|new|taking (?:the )?minutes"
    r"|(?:first|second|last) (?:day|half|part|hour)(?: only)?)",
    re.IGNORECASE,
)
# A chat's nickname in brackets behind the name: "Pete Snyder (pes)".
_NICKNAME = re.compile(r"[a-z][a-z\d_|`^-]{1,14}")
_PRESIDES = re.compile(r"chair(?:ing|ed)(?: (?:the meeting|(?:from|until|for) .{1,40}))?", re.IGNORECASE)
_MIXED_INITIALS = re.compile(r"[A-Z][a-z][A-Z]")
_OWN_ROLE = re.compile(
    r"(?:taking )?(?:notes|minutes)|note[- ]?tak(?:er|ing)|scrib(?:e|ing)|ex[- ]officio|HoD", re.IGNORECASE
)
_SEATS = frozenset(("Senator", "Councillor", "Councilor", "Representative", "Deputy", "Delegate", "Alderman"))
# Behind a name, a second person with a title is no office: "Rickards A Mr DR Peake P Mr JB Adams".
_SOMEBODY_ELSE = re.compile(r"^[A-Z] (?:Mr|Mrs|Ms|Miss|Dr|Cllr|Cr)\.? [A-Z]|\b(?:was|were|had been|it was) [a-z]+ed\b")
_BODY_WORD = re.compile(r"\b(?:Ministry|Agency|Department|Office|Bureau|Council|Secretariat|Commission)\b")
_BODY_FIRST = re.compile(
    r"(?P<body>(?:(?:Ministry|Department|Bureau|Office|Agency|Council|Commission) (?:of|for) "
    r"(?:[A-Z][\w&’'-]*,? |and |the )+?|"
    r"(?:[A-Z][\w&’'-]* ){1,4}?(?:Agency|Ministry|Secretariat|Commission|Office)(?:, | )))"
    r"(?P<role>(?:(?:Senior|Deputy|Vice|Assistant|Chief|Acting)[ -])*"
    r"(?:Director(?:[- ]General)?|Minister|Counsell?or|Councill?or|Manager|Secretary|Commissioner|Officer|Advis[eo]r|"
    r"C[A-Z]O|CA)\b.*)$"
)
_SMALL = frozenset(("of", "the", "and", "for"))
_SLASHED = re.compile(r"[^/]+(?: / [^/]+)+")
_SEGMENT = re.compile(r"\s+[-–—|/]\s+|\s*—\s*|\t+|\s{3,}")


def noted(entry: Entry, notes: list[str]) -> Entry:
    """What stands in parentheses: initials, a handle, pronouns, a role or an organisation."""
    for note in (note.lstrip("*† ") for note in notes):
        if _STANDS_IN.match(note) or _COUNT_OR_TIME.fullmatch(note):
            continue
        if _AWAY.fullmatch(note) or PRONOUNS.fullmatch(note) or WHILE.fullmatch(note) or PRESENT.fullmatch(note):
            continue
        if _PRESIDES.fullmatch(note):
            entry = replace(entry, role=entry.role or "Chair")
        elif _OWN_ROLE.fullmatch(note):
            entry = replace(entry, role=entry.role or note)
        elif is_handle(note) or _abbreviates(note, entry.name):
            entry = replace(entry, also=(*entry.also, note))
        elif first := _body_first(note):
            entry = replace(entry, role=entry.role or first[0], organisation=entry.organisation or first[1])
        elif not is_role(note) or (
            organisation_at_end(note) and not split_role(note)[1] and not is_role(note.split()[0])
        ):
            entry = replace(entry, organisation=entry.organisation or note)
        else:
            role, organisation = _role_at_end(note) or split_role(note)
            role = f"{entry.role}, {role}" if entry.role and role and entry.role != role else role
            entry = replace(entry, role=role or entry.role, organisation=entry.organisation or organisation)
    return entry


def _abbreviates(note: str, name: str) -> bool:
    """Whether a word in brackets is made of the name's first letters, in capitals or as a nickname of a chat."""
    if is_initials(note):
        return note[0].upper() == name[0].upper()
    if _MIXED_INITIALS.fullmatch(note):  # Paul de Botton (PxB)
        return note[0] == name[0] and note[-1] == name.split()[-1][0]
    if not _NICKNAME.fullmatch(note) or is_role(note) or is_common_word(note):
        return False
    letters = "".join(sign for sign in note if sign.isalpha())
    parts = [part.lower() for part in re.findall(r"[^\W\d_]+", name)]
    if set(letters) <= {part[0] for part in parts}:
        return True
    heads = [part for part in parts if part.startswith(letters[:3]) and len(letters) > 2]
    return bool(heads) or any(letters.startswith((parts[0][:2] + one[0], parts[0][0] + one[:3])) for one in parts[1:])


# "Registrars C. joined after the roll call"
_CAME_OR_WENT = re.compile(
    r"[.,;]?\s+(?:joined|arrived|left|departed) (?:after|before|at|late|early|during|the)\b.{0,40}$"
)
# "Ministry of Finance2": a note of the page
_NOTE_NUMBER = re.compile(r"(?<=[a-z]{3})\d{1,2}$")


def with_tail(entry: Entry, text: str, *, separated: bool) -> Entry:
    """What follows the name: a role, an organisation, or both."""
    text = _CAME_OR_WENT.sub("", text)
    text = without_letters_before(_NOTE_NUMBER.sub("", text.strip(" ,;:-–—|/")))
    if not text or not re.search(r"\w", text):
        return entry
    segments = [part.strip(" ,;:") for part in _SEGMENT.split(text) if re.search(r"\w", part)]
    if len(segments) > 1:
        return _with_segments(entry, segments, slashed=_SLASHED.fullmatch(text) is not None)
    if WHILE.fullmatch(text) or _STANDS_IN.match(text):
        return entry
    if _SOMEBODY_ELSE.search(text):
        return entry
    if is_role(text) or (not separated and not organisation_at_end(text)):
        role, organisation = _role_at_end(text) or split_role(text)
        own = None if entry.role in _SEATS and role else entry.role  # "Senator Quilty, Minister": the minister
        role = f"{own}, {role}" if own and role else role or own
        return replace(entry, role=role, organisation=organisation)
    return replace(entry, organisation=text)


def _with_segments(entry: Entry, segments: list[str], *, slashed: bool) -> Entry:
    """ "Postalia - chair": what dashes or bars part is a role each, or an organisation each; slashes are kept."""
    segments = [part for part in segments if not WHILE.fullmatch(part) and not PRESENT.fullmatch(part)]
    roles = [part for part in segments if is_role(part) and not _is_body(part)]
    bodies = [part for part in segments if part not in roles]
    if len(roles) == 1 and not bodies:
        return with_tail(entry, roles[0], separated=True)
    role = ", ".join((*((entry.role,) if entry.role else ()), *roles)) or None
    between = " / " if slashed and not roles else ", "
    return replace(entry, role=role, organisation=between.join(bodies) or entry.organisation)


def _is_body(text: str) -> bool:
    return organisation_at_end(text) and not is_role(text.split()[0])


def _body_first(text: str) -> tuple[str, str] | None:
    """ "Digital Agency CPO" and "Ministry of Trade Director-General of Ports" as (position, body).


    None for notes that do not begin with a body.
    """
    match = _BODY_FIRST.match(text) if _BODY_WORD.search(text) else None
    if match is None or is_role(match["body"]) or match["body"].split()[-1] in _SMALL:
        return None
    return match["role"], match["body"].rstrip(" ,")


def _role_at_end(text: str) -> tuple[str, str] | None:
    """ "Ohio, Chairwoman" and "Department of Transport, observer" as (role, organisation); else None."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) < 2 or is_role(parts[0].split()[0] if parts[0] else "") or len(parts[-1].split()) > 3:
        return None
    first = ", ".join(parts[:-1])
    words = re.findall(r"[\w-]+", parts[-1])
    if not (all(map(is_role, words)) or (is_role(words[-1]) and organisation_at_end(first))):
        return None
    if is_role(first) and not organisation_at_end(first):
        return None
    return parts[-1], first


def initial_and_surname(rest: str) -> bool:
    """ "R Human" behind a title: whatever the word means elsewhere."""
    initials, _, last = rest.rpartition(" ")
    return re.fullmatch(r"[A-Z]\.?(?: ?[A-Z]\.?)?", initials) is not None and last.istitle() and not is_role(last)
