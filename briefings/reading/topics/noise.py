"""Phrases that any record has and none is about: papers, meetings and their parts, eras, bare adjectives."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.dates.near import Near, lines_with, matches_in
from briefings.reading.text.words import BODY_WORDS, ROLE_WORDS, TOPIC_WORDS

# What papers consist of: "attached table", "digit number", "published materials" tell nothing by themselves.
_PAPERS = frozenset(
    """
    table tables number numbers material materials figure figures slide slides page pages handout handouts chart charts
    sheet sheets list lists item items paragraph paragraphs chapter chapters annex document documents file files
    link links
    copy copies diagram outline reference references box column row title text line lines sentence word words
    """.split()
)
_OF_PAPERS = frozenset(
    """
    attached attachment published digit digits reference distributed following relevant related additional explanatory
    written separate previous upper lower left right next first second third main whole same bottom above below top
    various several own supplementary supporting background meeting summary double-sided blank
    """.split()
)
_WEAK_FIRST = frozenset(
    """
    new past competent foreign relevant various current certain existing future respective specific major concrete
    proper
    appropriate necessary important different similar other entire former latest recent actual usual common simple
    """.split()
)
_SHARED = frozenset(("common", "foreign", "specific", "simple", "different"))
# Alone, one of these is no subject: only what stands beside it makes it one.
_ALONE = frozenset(
    """
    information protection revision design service services system systems policy policies process processes
    project projects
    plan plans planning approach measure measures material materials statement statements topic topics method methods
    content contents function functions center centers centre centres clerk subcommittee committee council
    expert experts official officials operation operations purpose purposes response responses result results standard
    standards structure target targets activity activities user users member members organization organizations
    organisation organisations body bodies person people public release releases report reports review implementation
    introduction requirement requirements management development utilization utilisation coordination consideration
    reiwa heisei showa office bureau division section ministry minister chairwoman chairperson vice-chair deputy
    mechanism mechanisms situation situations perspective procedure procedures example examples subject subjects
    comment comments question questions proposal proposals draft drafts figure figures number numbers table tables
    """.split()
)
_MEETING_PARTS = frozenset(
    """
    resolved decision decisions moved carried correction corrections dates background recorded noted seconded
    press-release administrivia adjournment apologies attendance minutes agenda roll-call quorum preliminaries
    housekeeping cross-examination adjourn procès-verbal
    """.split()
)
_OPENINGS = tuple(
    " ".join(phrase.split())
    for phrase in """
    apologies for | approval of | adoption of | call to | matters arising | declaration of | declarations of |
    date of next | any other | opening remarks | closing remarks | opening statement | opening statements |
    welcome and | minutes of | order of business | roll call | public comment | public participation |
    confirmation of | disclosure of | disclosures of | consent calendar | consent agenda | pledge of | next
    steps | action items | executive session | closed session | private capacity | open floor |
    open discussion | open mic | annual session | managing
    director | general manager | in camera | point of order | right of reply | show of hands | expert meeting |
    direct examination | redirect examination | press release | news release | media release | firm date |
    word spoken | full details | more information | further
    information | notes to editors | media enquiries | press office | round table | ranking member | joint
    committee | study group | noble friend | learned friend
    """.split("|")
)
_PERSON = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+"
_TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor|Senator|Deputy|Minister|Commissioner|"
    rf"Shri|Smt)\.? "
    rf"(?P<name>{_PERSON}(?: {_PERSON}){{0,2}})"
)
_TITLED_NEAR = Near(
    _TITLED,
    tuple("Mr Ms Dr Prof Sir Dame Lord Lady Cllr Councillor Senator Deputy Minister Commissioner Shri Smt".split()),
    before=1,
    after=152,
)
_BYLINE = re.compile(
    r"^(?:By|Words by|Reporting by|Written by|Editing by|Photographs? by) (?P<names>.{3,120})$", re.MULTILINE
)
_BYLINE_CUES = ("By ", "ords by ", "ing by ", "ritten by ", "hotograph")
_NAME = re.compile(rf"{_PERSON}(?: {_PERSON}){{1,2}}")
_LOOKED_THROUGH = 1_000_000


@lru_cache(maxsize=16_384)  # records of one body come back to the same subjects
def is_furniture(name: str) -> bool:
    """Whether a phrase names a part of papers or meetings, or says too little to be what a record is about."""
    lower = name.lower()
    words = lower.split()
    if all(word.rpartition("-")[2] in ROLE_WORDS for word in words) and name[:1].isupper():
        return True  # "Senior Researcher", "Vice-Minister"
    if len(words) == 1:
        return lower in _ALONE or lower in _MEETING_PARTS or lower in _PAPERS
    if lower.startswith(_OPENINGS) and len(words) <= 4:
        return True
    if words[-1] in _PAPERS and all(word in _OF_PAPERS or word in _PAPERS for word in words[:-1]):
        return True
    if len(words) == 2 and words[0] in _SHARED and name.split()[1].isupper():
        return False  # "common ID"
    if len(words) == 2 and words[0] in _WEAK_FIRST and (words[1] in _ALONE or name[:1].islower()):
        return True
    owned = name.islower() and any(word.endswith(("'s", "’s")) for word in words[:-1])
    return owned or (len(words) == 2 and words[0] in _WEAK_FIRST and words[1].endswith("s"))


def titled_names(text: str) -> set[str]:
    """People whom a text names with a title or in a by-line, in small letters: they are no topics either."""
    text = text[:_LOOKED_THROUGH]
    found = {" ".join(match["name"].split()).lower() for match in _TITLED_NEAR.finditer(text)}
    for line in matches_in(_BYLINE, text, lines_with(_BYLINE_CUES, text)):
        found |= {name.lower() for name in _NAME.findall(line["names"])}
    # "Mr. Digital Agency", as machines translate, is nobody.
    return {name for name in found if TOPIC_WORDS.isdisjoint(name.split()) and BODY_WORDS.isdisjoint(name.split())}
