"""The lists of a record, corrected in one form each: who was there, who is who, who spoke, topics and promises."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.modals import State, choice_in, choices_in, field, plain, text_in
from bot.rich_text import Block
from bot.surfaces.finding import chosen_subject, finder
from briefings.corpus import Corpus
from briefings.filing.changes import ChangeError
from briefings.filing.changes.fields import due_within
from briefings.filing.corrections import Decision
from briefings.filing.decide import (
    attendance_is,
    commitment_is,
    commitment_missed,
    is_no_commitment,
    name_is_new,
    name_means,
    role_is,
    speaker_is,
    topic_is,
)
from briefings.records import BriefingsError, ReadAttendance, Reading, ReadPerson

_LONGEST_OPTION = 75
_A_GROUP = 100
# A view holds 250 kB, and each option takes some 150 bytes.
_MOST_OPTIONS = 600

Wrong = dict[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """One form: its name in buttons, its title, its fields over a reading, and what was decided in it."""

    label: str
    title: str
    fields: Callable[[Reading], list[Block]]
    wanted: Callable[[Corpus, Reading, State], list[Decision]]


class WrongFieldError(BriefingsError):
    """What stands in one field cannot be; the message is shown beside it."""

    def __init__(self, block_id: str, message: str) -> None:
        super().__init__(message)
        self.block_id = block_id


def parts() -> Mapping[str, Part]:
    """Every part that is corrected in a form of its own, by what stands for it in buttons."""
    return {
        "there": Part("Who was there", "Who was there", _there_fields, _there_wanted),
        "names": Part("Who is who", "Who is who", _names_fields, _names_wanted),
        "spoke": Part("Who spoke", "Who spoke", _spoke_fields, _spoke_wanted),
        "about": Part("Topics and promises", "Topics and promises", _about_fields, _about_wanted),
    }


def part_named(name: str) -> Part:
    """The part of this name. Raises BriefingsError for a button of another version."""
    part = parts().get(name)
    if part is None:
        raise BriefingsError("This button is from an earlier version. Please ask again.")
    return part


def seen(reading: Reading) -> str:
    """What tells a reading whose lists are the same from others: the forms name what they list by its place."""
    listed = [
        [(each.name, each.present) for each in reading.attendance],
        [each.name for each in reading.people],
        [(each.start, each.speaker) for each in reading.turns],
        [each.name for each in reading.topics],
        [each.text for each in reading.commitments],
    ]
    return hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:16]


def decided_in(part: Part, corpus: Corpus, reading: Reading, state: State) -> list[Decision] | Wrong:
    """What was decided in a form, or what is wrong, by field."""
    try:
        return part.wanted(corpus, reading, state)
    except WrongFieldError as error:
        return {error.block_id: str(error)}


# --- Who was there ----------------------------------------------------------------------------------------------------


def _there_fields(reading: Reading) -> list[Block]:
    # In notes that roll on somebody stands on several lists; what is decided of them holds for all of these.
    first = {each.name: each.meeting for each in reversed(reading.attendance)}
    lines = [(at, each) for at, each in enumerate(reading.attendance) if each.meeting == first[each.name]]
    return [
        *chooser("was-there", "Were there after all", _people(each for each in lines if each[1].present is not True)),
        *chooser("was-absent", "Were absent", _people(each for each in lines if each[1].present is not False)),
        *chooser("not-listed", "Are on the list by mistake", _people(lines)),
        field(
            "added",
            "Were there too",
            {"type": "plain_text_input", "action_id": "value", "multiline": True},
            hint="One person a line, with their role after a comma: Naoki Ota, Special member",
        ),
    ]


def _there_wanted(_corpus: Corpus, reading: Reading, state: State) -> list[Decision]:
    decisions: list[Decision] = []
    named: set[str] = set()
    for block_id, said in (("was-there", "present"), ("was-absent", "absent"), ("not-listed", "off")):
        for at in choices_in(state, block_id):
            name = reading.attendance[int(at)].name
            if name in named:
                raise WrongFieldError(block_id, f"{name} is chosen in two fields. Please choose one.")
            named.add(name)
            decisions.append(attendance_is(name, said))
    for line in text_in(state, "added").splitlines():
        name, _, role = line.partition(",")
        if not name.strip():
            continue
        try:
            decision = attendance_is(name, "present")
            decisions.append(decision)
            if role.strip():
                decisions.append(role_is(decision.anchor, role, None))
        except ChangeError as error:
            raise WrongFieldError("added", str(error)) from error
    return decisions


def _people(lines: Iterable[tuple[int, ReadAttendance]]) -> list[Block]:
    return [option(f"{line.name}, {line.role}" if line.role else line.name, str(at)) for at, line in lines]


# --- Who is who -------------------------------------------------------------------------------------------------------


def _names_fields(reading: Reading) -> list[Block]:
    names = [option(name, str(at)) for at, name in enumerate(_names(reading))]
    if not names:
        raise BriefingsError("This record names nobody.")
    new: Block = {"type": "checkboxes", "action_id": "value", "options": [option("Somebody not on file yet", "new")]}
    words: Block = {"type": "plain_text_input", "action_id": "value", "max_length": 300}
    return [
        *chooser("name", "A name in this record", names, many=False),
        field("person", "Means this person", finder("find-person", "A name"), hint="Leave it empty to keep who it is."),
        field("new", "Or", new),
        field("role", "Their role in this record", words, hint="Leave it empty to keep what was read."),
        field("organisation", "Their organisation", words),
    ]


def _names_wanted(corpus: Corpus, reading: Reading, state: State) -> list[Decision]:
    chosen = choice_in(state, "name")
    if not chosen:
        raise WrongFieldError("name", "Please choose a name.")
    name = _names(reading)[int(chosen)]
    person, new = chosen_subject(choice_in(state, "person")), "new" in choices_in(state, "new")
    role, organisation = text_in(state, "role"), text_in(state, "organisation")
    if person is not None and new:
        raise WrongFieldError("new", "Please choose somebody on file, or somebody new.")
    decisions: list[Decision] = []
    if person is not None:
        decisions.append(name_means(corpus, "person", name, person[1]))
    elif new:
        decisions.append(name_is_new("person", name))
    if role or organisation:
        held = _held(reading, name)
        decisions.append(role_is(name, role or held[0], organisation or held[1]))
    if not decisions:
        raise WrongFieldError("person", "Please say who it is, or which role they have.")
    return decisions


def _names(reading: Reading) -> list[str]:
    """Everybody whom the record names, each once."""
    listed = [each.name for each in reading.attendance] + [each.name for each in reading.people]
    return list(dict.fromkeys([*listed, *(each.speaker for each in reading.turns if each.speaker)]))


def _held(reading: Reading, name: str) -> tuple[str | None, str | None]:
    known: list[ReadAttendance | ReadPerson] = [*reading.attendance, *reading.people]
    return next(((each.role, each.organisation) for each in known if each.name == name), (None, None))


# --- Who spoke --------------------------------------------------------------------------------------------------------


def _spoke_fields(reading: Reading) -> list[Block]:
    # Those without a name are most likely to be looked for.
    order = sorted(range(len(reading.turns)), key=lambda at: reading.turns[at].speaker is not None)
    turns = [(at, reading.turns[at]) for at in order]
    if not turns:
        raise BriefingsError("Nobody speaks in this record.")
    options = [option(f"{turn.speaker or 'Unnamed'}: {turn.text}", str(at)) for at, turn in turns]
    nobody: Block = {
        "type": "checkboxes",
        "action_id": "value",
        "options": [option("The record does not say", "nobody")],
    }
    return [
        *chooser("turn", "Whose words?", options, many=False),
        field("person", "Said by", finder("find-person", "A name")),
        field("name", "Or somebody new", {"type": "plain_text_input", "action_id": "value", "max_length": 150}),
        field("nobody", "Or nobody known", nobody),
    ]


def _spoke_wanted(corpus: Corpus, reading: Reading, state: State) -> list[Decision]:
    chosen = choice_in(state, "turn")
    if not chosen:
        raise WrongFieldError("turn", "Please choose the words.")
    turn = reading.turns[int(chosen)]
    person, name = chosen_subject(choice_in(state, "person")), text_in(state, "name")
    nobody = "nobody" in choices_in(state, "nobody")
    if sum((person is not None, bool(name), nobody)) != 1:
        raise WrongFieldError(
            "person", "Please say who spoke: choose somebody, write a new name, or tick that nobody knows."
        )
    if person is None:
        return [speaker_is(turn, name or None)]
    known = corpus.spellings.name("person", person[1])
    if known is None:
        raise WrongFieldError("person", "That person is not on file any more.")
    return [speaker_is(turn, known), name_means(corpus, "person", known, person[1])]


# --- Topics and promises ----------------------------------------------------------------------------------------------


def _about_fields(reading: Reading) -> list[Block]:
    topics = [option(each.name, str(at)) for at, each in enumerate(reading.topics)]
    promises = [option(each.text, str(at)) for at, each in enumerate(reading.commitments)]
    lines: Block = {"type": "plain_text_input", "action_id": "value", "multiline": True}
    kinds = [option("A promise", "promise"), option("A target", "target")]
    which = [
        *chooser("promise", "Whose kind or date to correct", promises, many=False, optional=True),
        *chooser("promise-kind", "It is", kinds, many=False, optional=True),
        field(
            "promise-due",
            "It is due",
            {"type": "plain_text_input", "action_id": "value", "max_length": 20},
            hint="Like 2026-03-31, 2026-03 or 2026.",
        ),
    ]
    return [
        *chooser("not-about", "It is not about", topics),
        field("also-about", "It is also about", lines, hint="One topic a line."),
        *chooser("no-promise", "Is no promise or target", promises),
        *(which if promises else []),
        field("missed", "A promise or target that was missed", lines, hint="Copy its sentence from the record."),
        *chooser("missed-kind", "The missed one is", kinds, many=False, optional=True),
        field(
            "missed-due",
            "The missed one is due",
            {"type": "plain_text_input", "action_id": "value", "max_length": 20},
            hint="Like 2026-03-31, 2026-03 or 2026. Leave it empty where the record names no date.",
        ),
    ]


def _about_wanted(_corpus: Corpus, reading: Reading, state: State) -> list[Decision]:
    decisions = [topic_is(reading.topics[int(at)].name, about=False) for at in choices_in(state, "not-about")]
    try:
        decisions += [topic_is(line, about=True) for line in text_in(state, "also-about").splitlines() if line.strip()]
    except ChangeError as error:
        raise WrongFieldError("also-about", str(error)) from error
    decisions += [is_no_commitment(reading.commitments[int(at)].text) for at in choices_in(state, "no-promise")]
    return decisions + _promise_wanted(reading, state) + _missed_wanted(reading, state)


def _promise_wanted(reading: Reading, state: State) -> list[Decision]:
    chosen, kind, due = choice_in(state, "promise"), choice_in(state, "promise-kind"), text_in(state, "promise-due")
    if not chosen:
        if kind or due:
            raise WrongFieldError("promise", "Please choose which one this is about.")
        return []
    if chosen in choices_in(state, "no-promise"):
        raise WrongFieldError("no-promise", "Please either take it off, or correct its kind or date.")
    if not kind and not due:
        raise WrongFieldError("promise-kind", "Please say what it is, or when it is due.")
    known = reading.commitments[int(chosen)]
    try:
        return [commitment_is(known.text, "target" if (kind or known.type) == "target" else "promise", due, known.due)]
    except ChangeError as error:
        raise WrongFieldError("promise-due", str(error)) from error


def _missed_wanted(reading: Reading, state: State) -> list[Decision]:
    words, kind, due = text_in(state, "missed"), choice_in(state, "missed-kind"), text_in(state, "missed-due")
    if not words:
        if kind or due:
            raise WrongFieldError("missed", "Please copy the sentence that this is about from the record.")
        return []
    if not kind:
        raise WrongFieldError("missed-kind", "Please say whether it is a promise or a target.")
    try:
        due_within(due)
    except ChangeError as error:
        raise WrongFieldError("missed-due", str(error)) from error
    try:
        return [commitment_missed(reading, words, "target" if kind == "target" else "promise", due)]
    except ChangeError as error:
        raise WrongFieldError("missed", str(error)) from error


# --- Fields -----------------------------------------------------------------------------------------------------------


def chooser(
    block_id: str, label: str, options: Sequence[Block], *, many: bool = True, optional: bool | None = None
) -> list[Block]:
    """A menu of these options, in groups where one menu does not hold them; no field when there are none."""
    shown = options[:_MOST_OPTIONS]
    if not shown:
        return []
    element: Block = {"type": "multi_static_select" if many else "static_select", "action_id": "value"}
    if len(shown) <= _A_GROUP:
        element["options"] = list(shown)
    else:
        element["option_groups"] = [
            {
                "label": plain(f"{first + 1} to {min(first + _A_GROUP, len(shown))}"),
                "options": list(shown[first : first + _A_GROUP]),
            }
            for first in range(0, len(shown), _A_GROUP)
        ]
    return [field(block_id, label, element, optional=many if optional is None else optional)]


def option(label: str, value: str) -> Block:
    """An option of a menu; of a long label the beginning."""
    words = " ".join(label.split())
    shown = words if len(words) <= _LONGEST_OPTION else words[: _LONGEST_OPTION - 1].rstrip() + "…"
    return {"text": plain(shown or "…"), "value": value}
