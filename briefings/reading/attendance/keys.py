"""What the key of a line says, the words before its colon: who came, who did not, a group, a position, a place."""

from __future__ import annotations

import re

from briefings.dates.near import once_a_line
from briefings.reading.attendance.headed_roles import HEADED_ROLES, OF_A_HEARING
from briefings.reading.text.words import ROLE_WORDS

PRESENT = re.compile(
    r"\b(?:present|attendees?|attendance|attending|attended|participants?|participating|roll call|(?:in|"
    r"on) (?:the )?call|who (?:was|were) (?:there|here|present)|joined|roster|"
    r"deltagare|deltagere|deltakere|présents?|"
    r"i láthair|presentes|närvarande|til ?stede|läsnä|obecni|přítomni|jelen|prezenți|anwesend\w*|"
    r"teilnehmer\w*|teilnehmende|asistentes|presenti|aanwezig\w*)\b"
    r"|出席|出欠|参加者|列席|参集者|出席者",
    re.IGNORECASE,
)
ABSENT = re.compile(
    r"\b(?:apolog(?:y|ies)|regrets|absent|absen(?:ce|ces|tees?)|excused|on leave|who was not|"
    r"not (?:present|here|there|attending|in attendance)|did(?: not|n['’]t) (?:attend|come|join)|"
    r"(?:not able|unable) to (?:attend|join|make it)|could(?: not|n['’]t) (?:attend|join|come|make it)|"
    r"can(?:not|['’]t) (?:attend|join)|missing|declined|absentees|"
    r"excusée?s?|absente?s?|entschuldigt|abwesend|ausentes|assenti|afwezig\w*|leithscéalta|frånvarande|"
    r"forfall|avbud|nieobecni|omluveni|excusados)\b|欠席",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:(?:[\w'’-]+ ){0,3}(?:members|membership|witnesses|delegates|panell?ists|experts|councillors|officials|"
    r"liaisons|"
    r"mitglieder|membres|jury|directors|trustees|commissioners|supervisors|governors|senators|deputies|"
    r"representatives|participants|attendees|council ?members|aldermen|officers|staff|advis[eo]rs|speakers|"
    r"concejales|vocales|conseillers|conseillères|adjoints|gäste|invités|leden|ledamöter)"
    r"|ministry|management|secretariat|committee|board|bureau|others)(?: of (?:the )?(?:community|public|committee|"
    r"board|council|"
    r"working group))?$|committee member$|"
    r"(?:.{0,12}(?:会|会議|WG|ＷＧ|チーム|グループ|部会|班))?(?:委員|構成員|メンバー)|専門委員|.{2,12}事務局職員",
    re.IGNORECASE,
)
PLACES = re.compile(
    r"(?:(?:joined|joining|attended|attending) )?"
    r"(?:remote|online|virtual|in[- ]person|on[- ]?site|in the room|by phone|real|physical|face[- ]to[- ]face|f2f|"
    r"dial(?:l?ed)?[- ]in|(?:(?:via|by|on)(?: the)? )?(?:zoom|teams|webex|(?:tele)?phone|video))"
    r"(?:ly| participants| attendees| participation)?(?: \([^()]{2,40}\)?)?",
    re.IGNORECASE,
)
# "Valdorian delegation", "Delegation of Orland"
DELEGATION = re.compile(
    r"(?:the )?(?:[^\W\d_][\w.'’-]* ){1,4}delegation|(?:the )?delegation (?:of|from) (?:the )?"
    r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,4}"
)
INVITED = re.compile(r"invited|invitees|distribution|cc", re.IGNORECASE)
# Who wrote an article, or what one does on a day: no office that a list of attendees is headed by.
_NO_POSITION = frozenset(
    "reporter editor author speaker witness analyst researcher student teacher coach lead leader owner expert "
    "participant attendee applicant applicants resident planning legal technical head acting senior special".split()
)
_IN_POSITION = frozenset(
    "city town county parish district of the to for and responsible finance board council committee commission "
    "authority".split()
)


@once_a_line
def may_open(key: str, head: str) -> bool:
    """Whether a key can open a part of a list at all, whatever stands behind it and wherever its line stands."""
    return (
        key in HEADED_ROLES
        or any(attendance_in(key))
        or is_position(key)
        or "delegation" in key
        or PLACES.fullmatch(key) is not None
        or is_group_key(key)
        or INVITED.fullmatch(key) is not None
        or OF_A_HEARING.fullmatch(head.strip(" *_")) is not None
    )


@once_a_line
def attendance_in(key: str) -> tuple[bool, bool]:
    """Whether a key says that somebody was absent, and that somebody was there."""
    return ABSENT.search(key) is not None, PRESENT.search(key) is not None


@once_a_line
def is_position(key: str) -> bool:
    """Whether a label is a position and nothing else: "Deputy Clerk", "City Attorney", "Alcaldesa"."""
    words = re.findall(r"[^\W\d_][\w-]*", key)
    if (
        not 0 < len(words) <= 5
        or words[0] == "the"
        or ((words[-1] not in ROLE_WORDS or words[-1] in _NO_POSITION) and "of the" not in key)
    ):
        return False
    return all(word in ROLE_WORDS or word in _IN_POSITION for word in words)


@once_a_line
def is_group_key(key: str) -> bool:
    """Whether a key is only the name of a group: "members", "village officials", 委員."""
    return _GROUP.fullmatch(key) is not None and not key.startswith("house of ")
