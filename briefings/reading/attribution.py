"""Labels -> people: stated where the record names them, inferred only with signs that it says, else unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefings.reading.inference import Inference, infer_unnamed
from briefings.reading.person_names import fold, is_japanese, looks_like_name, one_form, surname
from briefings.reading.roster import Roster
from briefings.reading.roster_japanese import split_japanese_role
from briefings.reading.speakers import Listing, listing_of, name_in_label
from briefings.reading.turns import RawTurn
from briefings.records import ReadQuestion, ReadTurn

_PARENTHESES = re.compile(r"[(（]([^()（）]{2,60})[)）]")
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


def attribute(turns: list[RawTurn], roster: Roster) -> Attributed:
    """Give each turn its speaker, or none with the reason why."""
    listing = listing_of(roster)
    _add_full_names(listing, turns)
    stated = [_stated(turn, listing, roster) for turn in turns]
    inferred, questions = infer_unnamed(turns, [one.speaker if one else None for one in stated], listing, roster)
    result = Attributed(questions=questions)
    for index, turn in enumerate(turns):
        known = stated[index] or inferred.get(index) or _unknown(turn)
        result.turns.append(
            ReadTurn(known.speaker, turn.label.text, known.attribution, known.reason, turn.text, turn.start, turn.end)
        )
        if known.speaker and known.attribution == "stated":
            written = name_in_label(turn.label.text)
            labels = result.labels.setdefault(known.speaker, [])
            if written and written not in labels:
                labels.append(written)
    return result


def _add_full_names(listing: Listing, turns: list[RawTurn]) -> None:
    """Full names in labels stand for their short forms in later ones ("Jane Doe (Org):" ... "Ms Doe:")."""
    for turn in turns:
        name = name_in_label(turn.label.text)
        if (
            name
            and not is_japanese(name)
            and looks_like_name(name)
            and len(name.split()) > 1
            and not listing.find(name)
        ):
            form = one_form(name)
            listing.names.setdefault(fold(form), form)
            for short in {surname(form), form.split()[0]}:
                people = listing.surnames.setdefault(fold(short), [])
                if form not in people:
                    people.append(form)


def _stated(turn: RawTurn, listing: Listing, roster: Roster) -> Inference | None:
    label = turn.label.text
    name = name_in_label(label)
    if not name:
        inner = _PARENTHESES.search(label)
        inner_name = name_in_label(inner[1]) if inner else ""
        if not inner_name or (is_japanese(inner_name) is False and len(inner_name.split()) > 4):
            return _by_role(label, roster)
        name = inner_name
    found = listing.find(name)
    if found:
        return Inference(found, "stated", None)
    if is_japanese(name):
        return Inference(_japanese_person(name, label, listing), "stated", None)
    several = listing.surnames.get(fold(name), [])
    if len(several) > 1 and len(name.split()) == 1:
        return Inference(None, "unknown", f"“{label}” could be {' or '.join(several)}.")
    return Inference(one_form(name), "stated", None)


def _japanese_person(name: str, label: str, listing: Listing) -> str:
    """A surname of the label completed from the list where one attendee's name begins with it."""
    bare = name.replace(" ", "").replace("\u3000", "")
    starts = sorted({person for person in listing.names.values() if is_japanese(person) and person.startswith(bare)})
    return starts[0] if len(starts) == 1 else one_form(name)


def _by_role(label: str, roster: Roster) -> Inference | None:
    """ "The Chair" is whoever the list names as the one present chair."""
    bare = split_japanese_role(label)[1] or label
    for in_label, in_role in _ROLE_KEYS:
        if not in_label.search(bare if is_japanese(label) else label):
            continue
        holders = [
            one.entry for one in roster.listed if one.present and one.entry.role and in_role.search(one.entry.role)
        ]
        if len(holders) == 1:
            return Inference(
                holders[0].name, "inferred", f"The attendance list names {holders[0].name} as {holders[0].role}."
            )
        return None
    return None


def _unknown(turn: RawTurn) -> Inference:
    label = turn.label.text
    if not label:
        return Inference(None, "unknown", "The record marks a new speaker without a name.")
    return Inference(None, "unknown", f"The record prints only “{label}”, and nothing near it says who that is.")
