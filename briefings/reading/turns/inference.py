"""Who an unnamed turn ("Member:") is by: two signs that agree, or nobody. A name on no list becomes a question."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from briefings.reading.attendance.listed import Roster
from briefings.reading.labels.names import Listing, name_in_label
from briefings.reading.names.person_names import fold, is_japanese, one_form, surname
from briefings.reading.turns.turns import RawTurn
from briefings.records import Attribution, ReadQuestion

_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Councill?or|Cllr|Senator|Director|Member|Minister|Commissioner|"
    r"Chief|President|Ambassador)\b\.?"
)
_NAMED = re.compile(
    rf"\b{_TITLE}\s(?P<name>(?:[A-Z][\w'’-]+\s){{0,2}}[A-Z][\w'’-]+)|"
    rf"(?P<first>\b[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)-san\b"
)
_NAMED_JAPANESE = re.compile(
    r"(?P<name>[\u4e00-\u9fff\ufa0e-\ufa6d々ァ-ヶー]{1,8}?)(?:特別委員|専門委員|委員|構成員|先生|さん|様|氏|議員|"
    r"教授|大臣|"
    r"局長|課長|座長)"
)
_SENTENCE = re.compile(r"[^.!?。！？\n]+(?:\.(?=[A-Za-z])[^.!?。！？\n]*)*[.!?。！？]?")
_ABBREVIATION = re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|Hon|St|Cllr)\.")
_THANKS = re.compile(r"\bthank(?:s| you)\b|ありがとう", re.IGNORECASE)
_SELF = re.compile(
    r"\b(?:I am|I[’']m|My name is|This is)\s(?P<name>(?:[A-Z][\w'’-]+\s){0,2}[A-Z][\w'’-]+)|"
    r"(?P<japanese>[\u4e00-\u9fff\ufa0e-\ufa6d々]{1,5})(?:です|と申します|でございます)"
)
_REPLY = re.compile(
    r"\b(?:said|says|mentioned|pointed out|suggested|asked|raised|stated|noted|commented|explained|proposed|"
    r"question|point|comment|remark|talk)\b|ご指摘|ご質問|おっしゃ|ご発言|ご意見|お話",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z][a-z-]{5,}|[ァ-ヶー]{3,}|[\u4e00-\u9fff\ufa0e-\ufa6d]{2,}")
_COMMON = frozenset(
    "mentioned suggested pointed question opinion comment thank however should regarding because therefore "
    "within through various important consider "
    "considered considering believe working members member people information system materials discussion "
    "earlier stated "
    "meeting understand possible necessary website".split()
)
_PLAIN = _COMMON | frozenset(
    "about also another because been before being could does each every from good have here into just like made make "
    "many more most much must only other others over point said same says some such than that their them then there "
    "these they thing things think this those time today very want well were what when where which while will with "
    "work would your really still know come take".split()
)
REPLIES_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Inference:
    """A speaker or none, how that is known, and the reason in one sentence."""

    speaker: str | None
    attribution: Attribution
    reason: str | None


@dataclass(frozen=True, slots=True)
class _Call:
    name: str
    printed: str
    thanks: bool
    sentence: str


def infer_unnamed(
    turns: list[RawTurn], speakers: list[str | None], listing: Listing, roster: Roster
) -> tuple[dict[int, Inference], list[ReadQuestion]]:
    """What can be said of the turns whose label names nobody, by index, and the questions that remain."""
    inferred: dict[int, Inference] = {}
    questions: dict[str, ReadQuestion] = {}
    spoken = list(speakers)
    for index, turn in enumerate(turns):
        if speakers[index] is not None or name_in_label(turn.label.text):
            continue
        own = _says_own_name(turn, listing)
        if own:
            inferred[index] = Inference(
                own[0], "inferred", f"The speaker says “{own[1]}”, who is on the attendance list."
            )
            continue
        call = _named_before(turns, index, speakers)
        if call is None:
            continue
        person = listing.find(call.name)
        if person is None:
            inferred[index] = Inference(
                None, "unknown", f"Just before, “{call.printed}” is called, who is on no list (“{call.sentence}”)."
            )
            question = _question(call, turns[index], roster, [one for one in spoken if one])
            questions.setdefault(fold(call.name), question)
            continue
        signs = _second_signs(turns, index, person, call, speakers, listing, roster)
        if signs:
            before = f"{'thanked' if call.thanks else 'called'} as “{call.printed}” just before"
            inferred[index] = Inference(person, "inferred", _sentence([before, *signs]))
        else:
            why = f"“{call.printed}” is named just before, but nothing else says that {person} speaks here."
            inferred[index] = Inference(None, "unknown", why)
    return inferred, list(questions.values())


def _sentence(signs: list[str]) -> str:
    text = "; ".join(signs)
    return text[0].upper() + text[1:] + "."


def _says_own_name(turn: RawTurn, listing: Listing) -> tuple[str, str] | None:
    for match in _SELF.finditer(turn.text[:250]):
        printed = match["name"] or match["japanese"] or ""
        found = listing.find(printed)
        if found is None and match["name"]:
            found, printed = listing.find(printed.split()[0]), printed.split()[0]
        if found:
            return found, match[0].strip()
    return None


def _named_before(turns: list[RawTurn], index: int, speakers: list[str | None]) -> _Call | None:
    """The last name that the turn before calls or thanks, in its last two sentences."""
    if index == 0 or speakers[index - 1] is None:
        return None
    text = _ABBREVIATION.sub(r"\1", turns[index - 1].text[-600:])
    sentences = [match[0].strip() for match in _SENTENCE.finditer(text) if len(match[0].strip()) > 1]
    for sentence in reversed(sentences[-3:]):
        names = list(_NAMED.finditer(sentence)) or list(_NAMED_JAPANESE.finditer(sentence))
        names = [one for one in names if not one[0].endswith(("'s", "’s"))]  # "Mr. Nagase's comments" calls nobody
        if not names:
            continue
        printed = names[-1][0]
        name = names[-1].groupdict().get("name") or names[-1].groupdict().get("first") or ""
        thanks = bool(_THANKS.search(sentence)) and not re.search(
            r"\b(?:next|please|nice to meet you)\b|お願い", sentence, re.IGNORECASE
        )
        if not thanks and not _is_call(sentence, sentences):
            return None
        return _Call(name, re.sub(r"^(Mr|Mrs|Ms|Dr|Prof)\s", r"\1. ", printed), thanks, sentence[:120])
    return None


def _is_call(sentence: str, sentences: list[str]) -> bool:
    ahead = " ".join(sentences[max(0, sentences.index(sentence) - 1) :])
    return bool(
        re.search(
            r"\b(?:next|please|nice to meet|go ahead|over to|invite|call on|(?:have|has|take|give) the floor|"
            r"would like to (?:start|speak|"
            r"hear)|turn to|(?:your|his|her) hand|how about|what (?:do|would|about) you|"
            r"your (?:views?|opinion|thoughts|comments?)|any comments?)\b|お願い|どうぞ|いかが",
            ahead,
            re.IGNORECASE,
        )
    )


def _second_signs(
    turns: list[RawTurn],
    index: int,
    person: str,
    call: _Call,
    speakers: list[str | None],
    listing: Listing,
    roster: Roster,
) -> list[str]:
    """The signs beside the name before; none when they are too few. Thanks often close a turn: they need a reply."""
    signs: list[str] = []
    not_yet = person not in [one for one in speakers[:index] if one]
    reply = _reply_names(turns, index, person, listing)
    if not_yet:
        signs.append(f"{person} is on the attendance list and has not yet spoken")
    if reply:
        signs.append(f"answered later as “{reply[0]}” for what is said here (“{reply[1]}”)")
    absent = any(one.entry.name == person and not one.present for one in roster.listed)
    if absent:
        return []
    if call.thanks:
        return signs if reply and not_yet else []
    return signs if reply or not_yet else []


def _reply_names(turns: list[RawTurn], index: int, person: str, listing: Listing) -> tuple[str, str] | None:
    """A later sentence that names the person for words which this turn uses and those beside it do not."""
    own = _words(turns[index].text)
    around: set[str] = set()
    for near in range(max(0, index - 8), index):
        around |= _words(turns[near].text)
    telling = own - around
    telling_pairs = _pairs(turns[index].text) - set().union(
        *(_pairs(turns[near].text) for near in range(max(0, index - 8), index))
    )
    for later in range(index + 1, min(len(turns), index + 1 + REPLIES_AHEAD)):
        text = _ABBREVIATION.sub(r"\1", turns[later].text[:8_000])
        for match in _SENTENCE.finditer(text):
            sentence = match[0]
            if not _REPLY.search(sentence):
                continue
            for named in [*_NAMED.finditer(sentence), *_NAMED_JAPANESE.finditer(sentence)]:
                name = named.groupdict().get("name") or named.groupdict().get("first") or ""
                if listing.find(name) != person:
                    continue
                shared = sorted(_words(sentence) & telling) or sorted(_pairs(sentence) & telling_pairs)
                if shared:
                    return re.sub(r"^(Mr|Mrs|Ms|Dr|Prof)\s", r"\1. ", named[0]), shared[0]
    return None


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if word not in _COMMON}


def _pairs(text: str) -> set[str]:
    """Two words side by side, both of four letters or more: "five times" tells as much as a long word."""
    words = re.findall(r"[a-z]+|[.!?,;:]", text.lower()[:8_000])
    return {
        f"{one} {two}"
        for one, two in itertools.pairwise(words)
        if min(len(one), len(two)) >= 4 and one not in _PLAIN and two not in _PLAIN
    }


def _question(call: _Call, turn: RawTurn, roster: Roster, spoken: list[str]) -> ReadQuestion:
    """Ask who the called name is; suggest the one attendee who has not spoken and whose name is near."""
    suggestion = _nearest(call.name, roster, spoken)
    asked = f"Is “{call.name}” {suggestion}?" if suggestion else f"Who is “{call.name}”?"
    evidence = (
        f"“{call.printed}” is called just before a turn printed only “{turn.label.text}” "
        f"(“{call.sentence}”), but nobody of that name is on the list."
    )
    return ReadQuestion(asked, suggestion, evidence)


def _nearest(name: str, roster: Roster, spoken: list[str]) -> str | None:
    called = fold(surname(one_form(name)))
    near = []
    for listed in roster.listed:
        person = listed.entry.name
        if not listed.present or person in spoken or is_japanese(person) != is_japanese(name):
            continue
        own = fold(surname(person))
        starts = min(len(called), len(own)) >= 3 and (own.startswith(called) or called.startswith(own))
        if starts or Levenshtein.distance(called, own) <= (1 if len(called) < 7 else 2):
            near.append(person)
    return near[0] if len(near) == 1 else None
