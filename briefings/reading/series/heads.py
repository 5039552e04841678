"""Which of a head's lines names the body that met: a letterhead stands above it, papers and places around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.reading.head.title_lines import ONLY_WHO
from briefings.reading.names.person_names import is_common_word
from briefings.reading.series.bodies import BODY, NamedSeries
from briefings.reading.series.dates import unglued
from briefings.reading.series.series import clean_name, series_in_title
from briefings.reading.series.statements import MINISTERS

# Bodies that other bodies belong to: in a head they are the letterhead, unless nothing else is named.
_PARENT = re.compile(
    r"\b(?:parliament|senate|house(?: of \w+)?|assembly|congress|authority|trust|association|foundation|society|"
    r"network|cabinet|legislature|secretariat|cabinet office)$",
    re.IGNORECASE,
)
# "Council for a Long-lived Society" is a council.
_BODY_OF = re.compile(
    r"(?:[A-Z][a-z]+ ){0,2}(?:Council|Committee|Commission|Panel|Task Force|Conference|Forum|Group|"
    r"Sub-?committee) (?:for|on|of) "
)
_ONLY_PARENT = re.compile(
    r"(?:the )?(?!(?:faculty|academic|university|student|graduate|staff|college) )(?:[a-z-]+ )?(?:parliament|"
    r"congress|senate|legislature|general assembly)",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\bhansard\b|\bofficial report\b|^(?:examination|questions?|evidence|testimony|opening|closing|remarks|"
    r"apologies|welcome|approval|adoption|report|in the chair)\b.{0,20}\b(?:from|by|of|to)\b(?!.{0,40}\bmeeting\b)|"
    r"^(?:please|dear|attached|hello|see also|back to|return to)\b|^irc log\b|^the committee consisted\b|"
    r"^(?:moderators?|note[- ]?takers?|hosts?|facilitators?|scribes?|attendees|present|demo|presenters?|speakers?)\s*:|"
    r"^(?:we|you|let['’]s|do|does|can|should|how|why|need) [a-z]|"
    r"^\d{1,4} (?:\w+ ){0,3}(?:members|votes|present|councillors)\b|"
    r"^[\d./]{1,8}[.)]? .{0,20}\bminutes of (?:the )?(?:last|previous)\b|"
    r"\(\d{1,3} ?min(?:utes)?\b|^action\b|\bstatus: |\b(?:handbook|manual|home ?page)$|\b(?:goals|priorities) for\b",
    re.IGNORECASE,
)
# 資料１ 審議会の進め方について: a paper that was handed out.
_HANDED_OUT = re.compile(r"\W{0,3}(?:参考|配[布付])?(?:資料|別紙|別添|議案)\s*(?:第\s*)?[\d０-９①-⑨]")
# A line that names people with their titles names nobody's body; nor does "NOT FINAL UNTIL APPROVED BY THE BOARD".
_TITLED = re.compile(r"\b(?:Mr|Ms|Mrs)\.? [A-Z]|\buntil approved\b|\bsubject to approval\b", re.IGNORECASE)
# "HEARING BEFORE THE" over the committee that held it
_BEFORE = re.compile(r"(?:(?:public )?(?:hearings?|markup|meeting) )?before (?:the|a)", re.IGNORECASE)
_LONGEST = 20
# "And the spokesperson for the Assembly", "Thur 2-3:30 - 16th", "Conference Rooms A & B": what goes on, hours, rooms.
_NO_BODY = re.compile(
    r"(?:And|Or|But|With) |(?:Conference|Committee|Meeting|Board|Council|Assembly) (?:Rooms?|Chambers?|Hall)\b|"
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,? \d"
)
_NUMBERED = re.compile(r"(?:\(?\d{1,2}|[A-Z]|[IVX]{2,5})[.)]\s+(?=[A-Z])")
_SESSIONS = re.compile(
    r"\bsession\b.{0,12}\b(?:parliament|congress|legislature)\b|\b(?:parliament|congress|"
    r"legislature)\b.{0,12}\bsession\b",
    re.IGNORECASE,
)
_ONE_WORD_FIELD = re.compile(r"[^:：]{1,30}[:：]\s*\S{0,12}$")
_MEETING_OF = re.compile(
    r"\b(?:meeting|session|sitting|plenary) of (?:the )?(?P<name>[A-ZÀ-Þ][\w’'.&-]*(?:(?:/[\w-]+){2,}$|"
    r" (?:of|and|for|on|the|[A-ZÀ-Þ][\w’'.&-]*)){1,10})(?=\s*(?:$|,|\(|held\b))",
    re.IGNORECASE,
)
_MINUTES_OF = re.compile(r"(?:draft )?minutes of (?:the |an? )", re.IGNORECASE)
_BARE = frozenset("council board committee commission assembly forum panel authority parliament".split())
_BARE_WORDS = frozenset(
    "the ordinary special extraordinary regular full annual general monthly meeting of statutory open public "
    "our parish town city county district borough village".split()
)
_COUNCIL = re.compile(r"(?<!planning )(?<!advisory )\bcouncil$", re.IGNORECASE)
_COMMITTEE = re.compile(
    r"\w \b(?:committee|sub-?committee|panel|cabinet|commission|forum|working group|task group)$", re.IGNORECASE
)
_KIND_OF_MEETING = re.compile(
    r"\b(?:triage|sync|stand-?up|retro(?:spective)?|planning|check-?in|office hours?|briefing|"
    r"call|meeting|telecon\w*|weekly)\b",
    re.IGNORECASE,
)
# "Ropebis Minutes Harbour Forum 89, Holm"
_OWN_MINUTES = re.compile(r"(?P<name>[A-Z][\w/-]*(?: [A-Z][\w/-]*){0,2}) Minutes\b(?! (?:of|for|from)\b)")
_DAY_WORDS = re.compile(
    r"\b(?:minutes|notes|meeting|call|weekly|monthly|daily|team|draft|agenda|public|summary|transcript|date|action|"
    r"open|regular|special|general|ordinary|annual|online|virtual|next|current|"
    r"items)\b",
    re.IGNORECASE,
)


def best_named(title: str, lines: list[str], told: list[str]) -> tuple[NamedSeries, str] | None:
    """The body and the line that names it. The first one counts, unless a later one says clearly more.

    `told` are all texts of the head: a sentence of them may name the body in full.
    """
    best: tuple[int, NamedSeries, str] | None = None
    every = [title, *lines]
    for position, text in enumerate(every):
        if (
            _NO_BODY.match(text)
            or _PAPER.search(text)
            or _TITLED.search(text)
            or _ONE_WORD_FIELD.match(text)
            or _HANDED_OUT.match(text)
        ):
            continue
        if position and _NUMBERED.match(text) and not _MEETING_OF.search(text):
            continue  # "3) Overview of Council decisions" is an item
        bracketed = text.startswith("[") and text.endswith("]")  # "[Tuesday: Base group meeting, invitation only]"
        named = None if bracketed else _meeting_of(text) or series_in_title(text)
        if named is None or (text.isascii() and ONLY_WHO.fullmatch(text)):
            continue
        by_a_word = BODY.search(named.name) or MINISTERS.search(named.name) or _MEETING_OF.search(text)
        if not by_a_word and (not named.number or _is_running_text(named.name)):
            continue
        if (
            len(named.name) <= 3
            or (named.name.islower() and named.name.isalpha())
            or _ONLY_PARENT.fullmatch(named.name)
        ):
            continue
        if len(named.name.split()) > _LONGEST:
            continue  # captions without a full stop
        worth = _worth(named, text) + (6 if position and _BEFORE.fullmatch(every[position - 1]) else 0)
        if best is None or (worth >= best[0] + 2 and position <= 8):
            best = (worth, named, text)
    if best and _COUNCIL.search(best[1].name):
        best = next((one for one in _committees(lines[:5])), best)
    whole = [text for text in told[:8] if text not in lines and _MINUTES_OF.match(text)]
    return (_with_letterhead(best[1], [*lines[:8], *whole]), best[2]) if best else None


def _is_running_text(name: str) -> bool:
    """Whether words before a number are a sentence's ("please edit its first line"), of which few have a capital."""
    words = [word for word in name.split() if len(word) > 3]
    return name.isascii() and len(name.split()) > 2 and 3 * sum(word[0].isupper() for word in words) <= len(words)


def _committees(lines: list[str]) -> Iterator[tuple[int, NamedSeries, str]]:
    """Lines that are nothing but a committee's name: under a council's letterhead they say who met."""
    for text in lines:
        named = series_in_title(text)
        if (
            named
            and _COMMITTEE.search(named.name)
            and len(text) < len(named.name) + 4
            and not _ONE_WORD_FIELD.match(text)
        ):
            yield 2, named, text


def _with_letterhead(named: NamedSeries, lines: list[str]) -> NamedSeries:
    """A body called by a bare word ("Ordinary Council", "the Board") is the one that the letterhead names in full."""
    words = named.name.lower().split()
    if not words or words[-1] not in _BARE or any(word not in _BARE_WORDS and word not in _BARE for word in words):
        return named
    for text in lines[:12]:
        above = None if _PAPER.search(text) else series_in_title(text)
        if above is None or len(above.name.split()) < 2:
            continue
        longer = above.name.lower().split()
        if longer[-1] != words[-1] and len(words) == 1 and _PARENT.search(above.name):
            return NamedSeries(f"{above.name} {named.name}", named.number)
        if longer[-1] == words[-1] and not all(word in _BARE_WORDS or word in _BARE for word in longer):
            return NamedSeries(above.name, named.number if named.number is not None else above.number)
    return named


def counts_parliament(text: str) -> bool:
    """Whether a line counts a parliament's sessions ("44th PARLIAMENT, 1st SESSION"), which are no meetings."""
    if _SESSIONS.search(text):
        return True
    named = series_in_title(text)
    return named is not None and _ONLY_PARENT.fullmatch(named.name) is not None


def _worth(named: NamedSeries, text: str) -> int:
    explicit = 4 if _MEETING_OF.search(text) else 0
    counted = 3 if named.number is not None else 0
    parent = _PARENT.search(named.name) and not _BODY_OF.match(named.name)
    return explicit + counted + (0 if parent or not BODY.search(named.name) else 2)


def _meeting_of(text: str) -> NamedSeries | None:
    """ "Minutes of the Meeting of the Municipal District of Ballykeel", whatever the body is called."""
    match = _MEETING_OF.search(text)
    if match is None:
        return None
    named = series_in_title(text)
    if named and (named.number is not None or BODY.search(named.name) or match["name"] in named.name):
        return None
    name = clean_name(match["name"])
    whole = len(name.split()) > 1 or name.count("/") > 1
    return NamedSeries(name, None) if whole and name[:1].isupper() else None


def named_by_title(bare: str, title: str) -> NamedSeries | None:
    """A gathering without a body's word, "Document Platform triage": `bare` is the title without dates and noise."""
    title = unglued(title)
    own = _OWN_MINUTES.match(title)
    if own and not any(_DAY_WORDS.fullmatch(word) or is_common_word(word) for word in own["name"].split()):
        return NamedSeries(own["name"], None)
    if (
        "call to order" in title.lower()
        or not _KIND_OF_MEETING.search(title)
        or not 1 <= len(bare.split()) <= 6
        or not bare[:1].isupper()
    ):
        return None
    bare = f"{bare} Meeting" if bare.endswith("Annual General") else bare
    left = re.sub(r"[\W\d_]+", " ", _DAY_WORDS.sub(" ", bare)).strip()
    one = re.search(rf"\b{re.escape(bare)} (?P<what>meeting|call)\b", title, re.IGNORECASE)
    if one and len(bare.split()) == 1:
        bare = f"{bare} {one['what']}"
    return NamedSeries(bare, None) if len(left) > 2 else None
