"""Labels -> people: stated where the record names them, inferred only with signs that it says, else unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefings.dates.near import cued
from briefings.reading.attendance.japanese.entry import split_japanese_role
from briefings.reading.attendance.listed import Roster
from briefings.reading.labels.names import Listing, bare_label, is_name_like, listing_of, name_in_label
from briefings.reading.names.japanese_offices import split_office
from briefings.reading.names.person_names import (
    fold,
    initials_of,
    is_initials,
    is_japanese,
    is_name_token,
    looks_like_name,
    one_form,
    surname,
)
from briefings.reading.text.small_words import SmallWords
from briefings.reading.turns.announced import Announced
from briefings.reading.turns.chairs import CHAIR_LABEL, chairs_of
from briefings.reading.turns.examinations import examiners_of, witnesses_of
from briefings.reading.turns.full_names import full_names, initials_told, own_full_name
from briefings.reading.turns.inference import Inference, infer_unnamed
from briefings.reading.turns.nicknames import add_nicknames
from briefings.reading.turns.spoken_notes import of_several
from briefings.reading.turns.turns import RawTurn
from briefings.records import ReadQuestion, ReadTurn

_PARENTHESES = re.compile(r"[(（]([^()（）]{2,60})[)）]")
_TITLED = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Senator|Hon|Cllr|Councill?or|Lord|Lady|Baroness)\b\.? ?){1,3}"
    r"[A-Z][\w'’-]+"
)
# "Secretariat (Suga)": an office with the family name of who speaks for it.
_OFFICE = re.compile(r"(?:The )?(?:Secretariat|Office|Moderator|Chair\w*|Interpreter|Facilitator) ?\([A-Z][a-z]+\)$")
_OFFICE_ENDS = re.compile(
    r"(?:長|官|員|監|補佐|代理|主査|主幹|参事|理事|幹事|教授|大臣|氏|さん|様|君|課|室|部|局|担当|リーダー|"
    r"[ァ-ヶー]{3,})$"
)
_OWN_NAME = re.compile(r"\b(?:I am|I[’']m|[Mm]y name is)\s(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){1,2})")
# Labels of whoever it may be: a device, a caller, somebody from the public.
_NAMELESS = re.compile(
    r"(?:the )?(?:iphone|ipad|android|galaxy|samsung|pixel|zoom user|user|laptop|call-?in|dial-?in|phone|"
    r"caller|speaker|"
    r"(?:unidentified|unknown) (?:speaker|man|woman|person|male|female)|public|(?:member of the )?audience|resident|"
    r"guest|(?:a )?(?:member of the )?public(?: member| speaker)?|(?:public )?(?:commenter|questioner|witness)|floor)\b"
    r"[\s\w()#]{0,14}$",
    re.IGNORECASE,
)
_SAYS_NAME = re.compile(
    r"(?:(?:Yes|Hi|Hello|Sorry|Thank you|Thanks|Good \w+|Oh|Okay|So)(?:,? (?:everyone|everybody|all|there|"
    r"chair|madam chair|"
    r"again|council|very much))?[,.!] ?){0,3}(?P<said>(?:[Ii]t[’']s|I am|I[’']m|[Mm]y name is|[Mm]y name[’']s|"
    r"[Tt]his is) "
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,2}))(?=[,.;]| (?:from|with|of|and|at|here|speaking)\b)"
)
_HELD_POSITION = cued(
    r"\b(?P<position>The (?:SPEAKER|PRESIDENT|CHAIR(?:MAN|WOMAN|PERSON)?|DEPUTY SPEAKER|ACTING SPEAKER|Speaker|"
    r"Chair|President)) \((?P<name>(?:(?:Hon|Mr|Ms|Mrs|Dr|Senator)\.? ){0,2}[A-Z][\w'’-]+(?: "
    r"[A-Z][\w'’.-]+){1,3})\)",
    "the speaker|the president|the chair|the deputy speaker|the acting speaker",
    flags=0,
)
_SOLE_ROLE = re.compile(
    r"(?:the )?(?:chair|chairman|chairwoman|chairperson|moderator|secretary|mayor|president|clerk|host|"
    r"interviewer|facilitator|convenor|mc)"
)
_ROLE_KEYS = (
    (
        re.compile(r"\b(?:vice|deputy|co)[- ]?chair", re.IGNORECASE),
        re.compile(r"\b(?:vice|deputy|co)[- ]?chair", re.IGNORECASE),
    ),
    (
        re.compile(r"\bchair", re.IGNORECASE),
        re.compile(r"(?<!vice-)(?<!vice )(?<!co-)(?<!deputy )\bchair|座長|議長|委員長|会長", re.IGNORECASE),
    ),
    (re.compile(r"\bmayor\b", re.IGNORECASE), re.compile(r"(?<!deputy )\bmayor\b", re.IGNORECASE)),
    (re.compile(r"\bmoderator\b", re.IGNORECASE), re.compile(r"\bmoderator\b", re.IGNORECASE)),
    (re.compile(r"\bsecretary\b", re.IGNORECASE), re.compile(r"\bsecretary\b", re.IGNORECASE)),
    (re.compile(r"\bclerk\b", re.IGNORECASE), re.compile(r"\bclerk\b", re.IGNORECASE)),
    (re.compile(r"\bpresident\b", re.IGNORECASE), re.compile(r"(?<!vice )(?<!vice-)\bpresident\b", re.IGNORECASE)),
    *(
        (re.compile(f"^{role}$"), re.compile(f"{role}(?!代理)"))
        for role in ("座長", "議長", "委員長", "会長", "部会長", "分科会長", "主査", "司会")
    ),
)


@dataclass(slots=True)
class Attributed:
    """The turns with their speakers, what the reader asks, and how each person is written in the labels."""

    turns: list[ReadTurn] = field(default_factory=list)
    questions: list[ReadQuestion] = field(default_factory=list)
    labels: dict[str, list[str]] = field(default_factory=dict)


_NOBODY = Inference(None, "unknown", None)


def attribute(
    turns: list[RawTurn], roster: Roster, text: str, small: SmallWords, named: list[tuple[str, str | None]]
) -> Attributed:
    """Give each turn its speaker, or none with the reason why. `text` may give a surname's full name."""
    listing = listing_of(roster)
    for name, role in named:
        if role and not listing.find(name) and not listing.find(surname(name)) and not is_japanese(name):
            listing.add(name, given=False)  # a company in a role ("Director, Hashizume Suisan") looks like a name
    _add_full_names(listing, turns, text, small)
    add_nicknames(listing, turns)
    japanese = _japanese_names(listing)
    printed = dict.fromkeys(turn.label.text for turn in turns)
    voices = frozenset(fold(name_in_label(label)) for label in printed)
    by_label = {
        label: of_several(label, voices, listing) or _stated(label, listing, japanese, roster) for label in printed
    }
    # Who asks in an interview is no name: a paper, a channel.
    stated = [None if turn.label.form == "asks" else by_label[turn.label.text] for turn in turns]
    inferred, questions = infer_unnamed(turns, [one.speaker if one else None for one in stated], listing, roster)
    result = Attributed(questions=[*questions, *_ambiguous(turns, stated, listing)])
    inferred |= (
        _introduced(turns, stated, inferred) | _own_introductions(turns, stated) | _same_position(turns, stated, text)
    )
    inferred |= _examining(turns, stated, examiners_of(text, listing), frozenset(("Q", "Question")))
    inferred |= _examining(turns, stated, witnesses_of(text, listing), frozenset(("A", "Answer", "THE WITNESS")))
    in_chair = _in_chair(turns, stated, chairs_of(text, listing))
    inferred |= in_chair
    for index, turn in enumerate(turns):
        known = in_chair.get(index) or stated[index] or inferred.get(index) or _unknown(turn)
        result.turns.append(
            ReadTurn(known.speaker, turn.label.text, known.attribution, known.reason, turn.text, turn.start, turn.end)
        )
        if known.speaker and known.attribution == "stated":
            written = name_in_label(turn.label.text)
            labels = result.labels.setdefault(known.speaker, [])
            if written and written not in labels:
                labels.append(written)
    return result


def _ambiguous(turns: list[RawTurn], stated: list[Inference | None], listing: Listing) -> list[ReadQuestion]:
    """One question for each label that two attendees share."""
    asked: dict[str, ReadQuestion] = {}
    for turn, one in zip(turns, stated, strict=True):
        name = name_in_label(turn.label.text)
        people = listing.several(name) if one and one.speaker is None and name else []
        if people:
            label = turn.label.text
            evidence = f"“{label}” speaks, and the list has {' and '.join(people)}."
            asked.setdefault(label, ReadQuestion(f"Who is “{label}”: {' or '.join(people)}?", None, evidence))
    return list(asked.values())


def _same_position(turns: list[RawTurn], stated: list[Inference | None], text: str) -> dict[int, Inference]:
    """ "Moderator:" after "Moderator (Katrien Maes):" is the same person, where only one holds the position."""
    holders: dict[str, set[str]] = {}
    for turn, one in zip(turns, stated, strict=True):
        position = bare_label(turn.label.text).strip().lower()
        if one and one.speaker and position and not _is_membership(position) and not name_in_label(position.title()):
            holders.setdefault(position, set()).add(one.speaker)
    for match in _HELD_POSITION.finditer(text[:20_000]):
        holders.setdefault(match["position"].lower(), set()).add(one_form(match["name"]))
    result: dict[int, Inference] = {}
    for index, turn in enumerate(turns):
        people = holders.get(turn.label.text.lower(), set())
        if stated[index] is None and len(people) == 1:
            name = next(iter(people))
            result[index] = Inference(name, "inferred", f"Another label names {name} as {turn.label.text}.")
    return result


def _introduced(
    turns: list[RawTurn], stated: list[Inference | None], known: dict[int, Inference]
) -> dict[int, Inference]:
    """ "iPad (2): It's Morag Sinnott, from the north end": that turn is hers; others hold it, too."""
    result: dict[int, Inference] = {}
    for index, turn in enumerate(turns):
        if stated[index] is not None or known.get(index, _NOBODY).speaker or not _NAMELESS.match(turn.label.text):
            continue
        said = _SAYS_NAME.match(turn.text[:200])
        if said and looks_like_name(said["name"]):
            result[index] = Inference(one_form(said["name"]), "inferred", f"The speaker says “{said['said']}”.")
    return result


def _own_introductions(turns: list[RawTurn], stated: list[Inference | None]) -> dict[int, Inference]:
    """ "CHAIR: ... I am Torvald Engen, and I chair this council": every turn with that one label is his."""
    found: dict[str, tuple[str, str] | None] = {}
    for turn, one in zip(turns, stated, strict=True):
        label = turn.label.text.lower()
        said = _OWN_NAME.search(turn.text[:300]) if one is None and _SOLE_ROLE.fullmatch(label) else None
        if said and looks_like_name(said["name"]):
            known = found.get(label)
            found[label] = (said["name"], said[0]) if known is None or known[0] == said["name"] else None
    result: dict[int, Inference] = {}
    for index, turn in enumerate(turns):
        who = found.get(turn.label.text.lower())
        if who and stated[index] is None:
            reason = f"“{turn.label.text}” says “{who[1]}”."
            result[index] = Inference(one_form(who[0]), "inferred", reason)
    return result


def _examining(
    turns: list[RawTurn], stated: list[Inference | None], announced: Announced, labels: frozenset[str]
) -> dict[int, Inference]:
    """ "Q." below "BY MS. TREMAINE:" is she; "A." below "OLIVE TARRANT, having been duly sworn" is the witness."""
    result: dict[int, Inference] = {}
    for index, turn in enumerate(turns if announced.offsets else []):
        who = announced.at(turn.start) if stated[index] is None and turn.label.text in labels else None
        if who:
            result[index] = Inference(who[0], "inferred", f"The record says “{who[1]}” above the questions.")
    return result


def _in_chair(turns: list[RawTurn], stated: list[Inference | None], chairs: Announced) -> dict[int, Inference]:
    """ "Chairman:" after "(Mrs Ratna Pawar in the Chair)" is she, until the record puts somebody else there."""
    result: dict[int, Inference] = {}
    for index, turn in enumerate(turns if chairs.offsets else []):
        one = stated[index]
        if (one and one.attribution == "stated") or not CHAIR_LABEL.fullmatch(turn.label.text.strip(" .")):
            continue
        who = chairs.at(turn.start)
        if who:
            result[index] = Inference(who[0], "inferred", f"The record says “{who[1]}” before this.")
    return result


def _add_full_names(listing: Listing, turns: list[RawTurn], text: str, small: SmallWords) -> None:
    """Full names in labels stand for their short forms in later ones ("Jane Doe (Org):" ... "Ms Doe:").

    A surname that remains, with a title, stands for the one full name that the record gives it.
    """
    labels = dict.fromkeys(turn.label.text for turn in turns)
    for label in labels:
        name = name_in_label(label)
        if " " in name and not is_japanese(name) and is_name_like(name) and not listing.find(name):
            listing.add(one_form(name))
    names = {name_in_label(label) for label in labels}
    short = [
        name for name in names if name and " " not in name and not listing.find(name) and not listing.several(name)
    ]
    own = {
        turn.label.text: opened
        for turn in turns
        if (opened := own_full_name(name_in_label(turn.label.text), turn.text))
    }
    for abbreviated, name in initials_told([label for label in labels if is_initials(label)], text).items():
        if not listing.find(abbreviated):
            listing.add(name)
            listing.names[fold(abbreviated)] = listing.find(name) or name
    for name in (
        *own.values(),
        *full_names([name for name in short if name not in map(surname, own.values())], text, small).values(),
    ):
        listing.add(name, given=False)


def _stated(label: str, listing: Listing, japanese: _JapaneseNames, roster: Roster) -> Inference | None:
    whole = listing.find(label)
    if whole:
        return Inference(whole, "stated", None)
    name = name_in_label(label)
    if len(name) == 1 and name.isascii():
        return None  # "E:" may be Emily or Ekr
    if not name:
        name = _name_in_parentheses(label, listing)
        if not name:
            return _by_role(label, roster)
    found = listing.find(name) or _by_mark(name, label, listing)
    if found:
        return Inference(found, "stated", None)
    several = listing.several(name)
    if several:
        return Inference(None, "unknown", f"“{label}” could be {' or '.join(several)}.")
    if is_japanese(name):
        return _japanese_person(name, label, japanese, roster)
    initials = is_initials(name)
    people = [one.entry.name for one in roster.listed] or sorted(set(listing.names.values())) if initials else []
    by_initials = [person for person in people if name in (initials_of(person), initials_of(person, hyphens=False))]
    if len(by_initials) == 1:
        whole = "on the list" if roster.listed else "named in full"
        reason = f"Of all {whole}, only {by_initials[0]} has the initials {name}."
        return Inference(by_initials[0], "inferred", reason)
    handles = any(one.entry.name.startswith("@") for one in roster.listed)
    return Inference(one_form(name if handles else name.lstrip("@")), "stated", None)


def _name_in_parentheses(label: str, listing: Listing) -> str:
    """ "CHAIR (Senator Galbraith)" -> Galbraith; empty where the parentheses hold no name."""
    inner = _PARENTHESES.search(label)
    if inner is None or is_japanese(label) or re.match(r"(?:[QA]|Question|Answer|Reporter|Journalist|Press)\b", label):
        return ""
    name = name_in_label(inner[1])
    known = listing.find(name) or looks_like_name(name) or _TITLED.fullmatch(inner[1].strip())
    if name and _OFFICE.match(label) and is_name_token(inner[1]):
        return name
    return name if name and known else ""


def _by_mark(name: str, label: str, listing: Listing) -> str | None:
    """田中（正）委員 among several 田中: the one whose given name begins with the sign in brackets."""
    mark = re.search(r"[(（]([\u3040-\u30ff\u4e00-\u9fff\ufa0e-\ufa6d]{1,2})[)）]", label)
    if not mark:
        return None
    fits = [person for person in listing.several(name) if re.sub(r"[ (（)）]", "", person).startswith(name + mark[1])]
    return fits[0] if len(fits) == 1 else None


@dataclass(frozen=True, slots=True)
class _JapaneseNames:
    """The listed people with Japanese names: how each is written in one word, and what a label for them begins with."""

    whole: dict[str, str]
    begin_with: dict[str, str]


def _japanese_names(listing: Listing) -> _JapaneseNames:
    people = [person for person in sorted(set(listing.names.values())) if is_japanese(person)]
    begin_with = {
        person: person.split()[0]
        for short, who in listing.shorts.items()
        for person in who
        if len(short) > 1 and " " in person
    }
    begin_with |= {person: person for person in people if " " not in person and len(person) > 1}
    return _JapaneseNames({person: person.replace(" ", "") for person in people}, begin_with)


def _names(bare: str, first: str, person: str, label: str) -> bool:
    """Whether a label is a family name with an office behind it: 吉由 behind 山村 is another given name."""
    rest = bare[len(first) :]
    office = label.removeprefix(first)
    if office != label and (split_office(office) == ("", office) or len(rest) == 1):
        return True  # 蓮見水環境課長, of whose office one sign is left with the name
    return bare.startswith(first) and (not rest or person.endswith(rest) or _OFFICE_ENDS.search(rest) is not None)


def _japanese_person(name: str, label: str, known: _JapaneseNames, roster: Roster) -> Inference | None:
    """A label such as 坂本情報連携課長: the attendee whose surname begins it; or whoever holds the role."""
    bare = name.replace(" ", "").replace("\u3000", "")
    starts = [person for person, written in known.whole.items() if written.startswith(bare)]
    if len(starts) == 1:
        return Inference(starts[0], "stated", None)
    begins = {person for person, first in known.begin_with.items() if _names(bare, first, person, label)}
    if len(begins) == 1:
        return Inference(begins.pop(), "stated", None)
    holder = _by_role(label, roster)
    if holder is not None:
        return holder
    if mark := re.search(r"[(（]([\u4e00-\u9fff\ufa0e-\ufa6d])[)）]", label):
        return Inference(f"{one_form(name)}（{mark[1]}）", "stated", None)
    return Inference(one_form(name), "stated", None)


def _by_role(label: str, roster: Roster) -> Inference | None:
    """ "The Chair" is whoever the list names as the one present chair."""
    bare = re.sub(r"^(?:the|mr|madam|madame)\s", "", bare_label(label).strip().lower())
    exact = [one.entry for one in roster.listed if one.present and one.entry.role and one.entry.role.lower() == bare]
    if len(exact) == 1 and (not _is_membership(bare)):
        return Inference(exact[0].name, "inferred", f"The attendance list names {exact[0].name} as {exact[0].role}.")
    key = split_japanese_role(label)[1] if is_japanese(label) else label
    for in_label, in_role in _ROLE_KEYS:
        if not in_label.search(label if is_japanese(label) and in_label.search(label) else key or label):
            continue
        holders = [
            one.entry for one in roster.listed if one.present and one.entry.role and in_role.search(one.entry.role)
        ]
        # A chair of some other body says which; the one of this meeting needs no more words.
        own = [holder for holder in holders if holder.organisation is None]
        holders = own if len(own) == 1 else holders
        if len(holders) == 1:
            return Inference(
                holders[0].name, "inferred", f"The attendance list names {holders[0].name} as {holders[0].role}."
            )
        return None
    return None


def _is_membership(role: str) -> bool:
    return role in (
        "member|special member|委員|構成員|事務局|observer|オブザーバー|participant|guest|secretariat".split("|")
    )


def _unknown(turn: RawTurn) -> Inference:
    label = turn.label.text
    if not label:
        return Inference(None, "unknown", "The record marks a new speaker without a name.")
    return Inference(None, "unknown", f"The record prints only “{label}”, and nothing near it says who that is.")
