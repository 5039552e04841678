"""Sentences that say who came or sent apologies: "Apologies were received from A and B.", "attended by A, B and C"."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.dates.near import cued
from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.items import listed_name, parse_entry
from briefings.reading.attendance.names import bare_name, short_name, split_names, split_outside, without_plural
from briefings.reading.names.person_names import is_japanese
from briefings.reading.text.lines import Line

_SENT = r"(?:received|noted|submitted|sent|tendered|given|accepted|recorded|made|reported|offered|conveyed)"
_ABSENT = cued(
    r"(?:^|(?<=[.;:]\s)|(?<=[A-Z]{4}\s))(?:\W{0,4}[\d.]{0,5}\s?)(?:[Aa]polog(?:y|i[sz]?es)|APOLOGIES|[Rr]egrets)"
    r"(?: (?:for|FOR) (?:absence|ABSENCE|non-attendance))?"
    rf"(?: (?:was|were|have been|had been|has been))?(?: also)?(?: {_SENT})?(?: and accepted)? (?:from|by|"
    rf"on behalf of)\s+"
    r"|\b(?:[Cc]ommittee|[Mm]eeting|[Bb]oard|[Cc]ouncil|[Cc]lerk|[Mm]embers|[Cc]hair\w*|[Ss]ecretary|[Ww]e|"
    r"[Pp]anel|[Gg]roup) "
    rf"(?:had )?(?:received|noted|reported|accepted|recorded|gave|conveyed) (?:the )?(?:apologies|regrets)"
    r"(?: for absence)? (?:from|of)\s+"
    r"|\b[Tt]he following (?:[\w-]+ ){0,5}(?:was|were) (?:absent|excused)(?: from the (?:meeting|session))?\s*:\s*"
    r"|\b[Ll]eave of absence (?:was |is |be |had been )?(?:granted|given) to\s+",
    "apolog|regrets|absent|excused|absence",
    flags=0,
)
_PRESENT = cued(
    r"\b(?:(?:[Tt]he )?(?:meeting|session|sitting|call|workshop|conference|hearing|following|discussion|event) "
    r"(?:was|were) attended by|"
    r"[Tt]here (?:were|was) (?:also )?present(?: at the meeting)?:?|"
    r"[Pp]resent (?:at the (?:meeting|session) )?(?:was|were)|"
    r"\b(?:[Mm]embers|[Cc]ommittee|[Bb]oard|[Cc]ouncil|[Cc]ouncillors|[Mm]eeting|[Gg]roup|[Pp]anel|[Tt]hey) "
    r"(?:was|were) (?:also )?joined by|"
    r"(?:[Ww]ith )?[Tt]he following (?:[\w-]+ ){0,4}(?:in attendance|present)\s*:|"
    r"(?:[Aa]lso )?(?:[Pp]resent|[Ii]n attendance|[Aa]ttending|[Pp]articipating)(?: at the meeting| remotely|"
    r" for (?:some or all|all or (?:some|part)|part|some|all) of the meeting)? "
    r"(?:was|were)|[Tt]he following (?:\w+ ){0,2}(?:took part|participated|attended|"
    r"were present)(?: in the (?:meeting|session))?|"
    r"(?:Visitors|Guests|Observers|Liaisons|Others|(?:(?:Board|Council|Committee) )?[Mm]embers|Staff|"
    r"Commissioners|Trustees)(?: (?:present|attending|in attendance))? (?:included|were)|"
    r"[Tt]hose (?:present|attending|in attendance|who attended)(?: were)?)\s*:?\s+(?!\()",
    "attend|present|participat|took part|included|were|joined",
    flags=0,
)
_WAS_THERE = re.compile(
    r"(?P<who>[A-ZÀ-Þ](?:[^.;:]|(?<=\b[MD]r)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\bCllr)\.){3,160}?) "
    r"(?:(?:joined|attended) (?:the meeting )?(?:by|via|remotely|online|at)\b[^;:]{0,40}|"
    r"(?:was|were) (?:also )?(?:present|in attendance))(?: as (?:the )?"
    r"(?P<role>[^.;:]{3,80}?)(?: representative)?)?\.?$"
)
_SENT_BY = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^;:]{3,160}?) (?:(?:had )?(?:sent|gave|given|tendered|submitted|offered) (?:his |"
    r"her |their )?"
    r"(?:apologies|regrets)(?: for absence)?|(?:(?:was|were) (?:absent|excused|unable to attend)|"
    r"could not (?:attend|be present))(?: the (?:meeting|session))?)\.?$"
)
_ABSENT_IN_JAPANESE = re.compile(
    r"[※＊*・（(\s\u3000]*(?:なお、)?(?:本日は?、)?(?:(?:構成員|委員|メンバー|会員)の)?(?P<who>[^。（）()\d０-９は]{2,60}?)(?:は|が)、?"
    r"(?:(?:所用|都合|公務|体調不良|他用務)(?:により|のため|で)、?)?(?:本日は?、?)?(?:ご|御)?欠席"
)
_BETWEEN_JAPANESE = re.compile(r"、|及び|並びに|，|と(?=[\u4e00-\u9fff]{2,6}(?:委員|構成員)$)")
_END = re.compile(
    r"(?<![A-Z])(?<!\b[MDS]r)(?<!\bMrs)(?<!\bMs)(?<!\b(?:Dr|"
    r"Cr))(?<!\bProf)(?<!\bCllr)(?<!\bRev)(?<!\bHon)(?<!\bSmt)\.(?:\s|$)"
)
# "(Member Scott Neil was absent.)"
_IN_BRACKETS = re.compile(r"\((?P<said>[A-Z][^()]{4,120} (?:was|were) (?:absent|excused|present))\.?\)")
_BEHIND = re.compile(
    r"\s+(?:who|whose|due to|because|as (?:he|she|they)|and it was|owing to|for this|(?:all )?being|constituting)\b.*$"
)
# "from the Chairman, Deputy Aengus Moran, and Deputy Niamh Smith"
_ITS_CHAIR = re.compile(
    r"^the (?:Vice[- ])?(?:Chair(?:man|woman|person)?|Cathaoirleach|Mayor|President|Convenor), (?=[A-Z])"
)
# "the following Council members present:" names its people by their family names.
_MEMBERS = re.compile(
    r"\b(?:members|commissioners|supervisors|trustees|directors|aldermen|councillors|selectmen)\b", re.IGNORECASE
)
_SENTENCES = re.compile(
    r"(?<=[a-z])(?<!\b[MD]r)(?<!\bM[rs]s)(?<!\bMs)(?<!\bProf)(?<!\bCllr)(?<!\bRev)\. (?=[A-Z])|(?<=[ap]\.m)\. (?=[A-Z])"
)
_BEGINS = re.compile(
    r"(?:The|With|It|In|No|There|This|These|All|Members|Apologies|As|At|On|He|She|They|Having|Following|Due|Mr|Cllr)\b "
)
WITHIN = 4
_FIRST = 20


def says_who(text: str) -> bool:
    """Whether a line is a sentence that says who came or did not."""
    return bool(_ABSENT.search(text) or _PRESENT.search(text))


def named_in_sentences(lines: list[Line], listed: set[int]) -> list[tuple[Entry, int, bool]]:
    """Everybody whom such a sentence names, with its line and whether they were there. `listed` are lines of lists."""
    found: list[tuple[Entry, int, bool]] = []
    for index, line in enumerate(lines):
        text = line.text
        if line.blank or line.cells or len(text) > 4_000:
            continue
        if is_japanese(text):
            beside = "欠席" in text and any(near in listed for near in range(index - 12, index))
            found += [(entry, index, False) for entry in _absent_in_japanese(text)] if beside else []
            continue
        for pattern, present in ((_ABSENT, False), (_PRESENT, True)):
            for match in pattern.finditer(text):
                names = _sentence(lines, index, match.end())
                several = _MEMBERS.search(match[0]) is not None
                found += [(entry, index, present) for entry in _people(names, several=several)]
                if len(text) > 120:
                    said = [
                        (entry, there)
                        for one in _SENTENCES.split(text[match.end() :])[1:3]
                        for entry, there in _whole(one)
                    ]
                    found += [(entry, index, there) for entry, there in said]
        if ".)" in text or "absent)" in text:
            found += [
                (entry, index, there)
                for one in _IN_BRACKETS.finditer(text)
                for entry, there in _whole(one["said"].removeprefix("Member "))
            ]
        beside = any(near in listed for near in range(index - 12, index + 1))
        # "Chairperson Updike called the meeting to order. Clerk Roe and Treasurer Quill were present."
        if (
            (beside or (index < _FIRST and " to order" in text))
            and len(text) < 300
            and (" was " in text or " were " in text or " sent " in text or " gave " in text or " could not " in text)
        ):
            found += [(entry, index, there) for one in _SENTENCES.split(text) for entry, there in _whole(one)]
    return found


def _absent_in_japanese(text: str) -> list[Entry]:
    """ "※ 構成員の赤堀哲也は欠席。", "なお、桐生委員及び南雲委員は所用により欠席": who did not come, below a list."""
    match = _ABSENT_IN_JAPANESE.match(text)
    items = _BETWEEN_JAPANESE.split(match["who"]) if match else []
    entries = [parse_entry(item) for item in items]
    return [entry for entry in entries if entry] if entries and all(entries) else []


def _whole(text: str) -> list[tuple[Entry, bool]]:
    """ "David Bust was present as the Treasury representative." """
    for pattern, present in ((_WAS_THERE, True), (_SENT_BY, False)):
        match = pattern.fullmatch(text)
        if match and not re.match(r"(?:The|A|An|No|All|Members?|Also)\s", match["who"]):
            role = match.groupdict().get("role")
            people = _people(match["who"])
            return [(replace(one, role=one.role or role) if len(people) == 1 else one, present) for one in people]
    return []


def _sentence(lines: list[Line], index: int, start: int) -> str:
    """The rest of a sentence from an offset into one line, over the lines that it wraps to."""
    text = lines[index].text[start:]
    for line in lines[index + 1 : index + WITHIN]:
        if _END.search(text) or line.blank or line.bullet or line.heading or line.numbered:
            break
        if _is_whole(text, line.text):
            break
        text = text + line.text if text.endswith("-") else f"{text} {line.text}"
    end = _END.search(text)
    return _BEHIND.sub("", text[: end.start()] if end else text)


def _is_whole(text: str, below: str) -> bool:
    """Whether a short line that lacks its full stop ends with a name, and the line below begins a sentence."""
    return (
        len(text) < 50
        and not text.rstrip().endswith((",", "and", "&"))
        and _BEGINS.match(below) is not None
        and listed_name(bare_name(split_names(text)[-1] if text.strip() else ""))
    )


def _people(text: str, *, several: bool = False) -> list[Entry]:
    """The people of a list of names, or nobody when one item of it is no full or titled name."""
    if not text or len(text) > 1_500:
        return []
    text = _ITS_CHAIR.sub("", text)
    plural = several or without_plural(text) != text  # "Councillors Gough and Mrs Lavery"
    entries = [
        _person(item) or (short_name(item) if plural and item[0].isupper() else None) for item in split_names(text)
    ]
    return [entry for entry in entries if entry] if entries and all(entries) else []


def _person(item: str) -> Entry | None:
    """The person whom an item names in full or with a title; "Xena Shaw of the Council" is one."""
    entry = parse_entry(item)
    if entry is None or not (listed_name(bare_name(split_outside(item, ",")[0])) or listed_name(entry.name)):
        return None
    return entry
