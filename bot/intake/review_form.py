"""The fields in which a record is corrected, and what was entered in them: for drafts, and for records on file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.modals import State, choice_in, field, plain, text_in
from bot.rich_text import Block
from bot.surfaces.finding import chosen_subject, finder
from briefings.corpus import Corpus
from briefings.filing.changes import ChangeError
from briefings.filing.corrections import Decision
from briefings.filing.decide import answered, field_is, meeting_field_is, meeting_is, name_means, speaker_is
from briefings.records import Reading, ReadMeeting, ReadQuestion, ReadTurn

KINDS = {
    "minutes": "Minutes",
    "transcript": "Transcript",
    "report": "Report",
    "article": "Article",
    "release": "Press release",
    "conversation": "Conversation",
    "other": "Another document",
}
PROVENANCES = {
    "official": "Official",
    "official-machine-translated": "Official, machine translation",
    "press": "Press",
    "ai-written": "Written by an AI",
    "unknown": "Not known",
}
RECORD_FIELDS = ("title", "kind", "provenance", "published", "address", "language")
MEETING_FIELDS = ("series", "number", "date", "end_date", "start", "end", "place")
_LABELS = {
    "title": "Title",
    "kind": "Kind",
    "provenance": "Where it comes from",
    "published": "Published",
    "address": "Address",
    "language": "Language",
    "series": "Body that met (series)",
    "number": "Number of the meeting",
    "date": "Date of the meeting",
    "end_date": "Its last day, if it took several",
    "start": "Began",
    "end": "Ended",
    "place": "Place",
}
_HINTS = {
    "published": "Like 2022-10-05, 2022-10 or 2022; empty: not known.",
    "language": "Like en or ja.",
    "date": "Like 2022-10-05, 2022-10 or 2022; empty: not known.",
    "start": "Like 13:00.",
    "number": "Like 6.",
}
_MOST_QUESTIONS = 15
_NAME = re.compile("“([^”]+)”")


def values_of(reading: Reading) -> dict[str, str]:
    """What stands in each field of a draft; nothing where it is not known."""
    meeting = recorded(reading)
    values: dict[str, object] = {
        "title": reading.title,
        "kind": reading.kind,
        "provenance": reading.provenance.label,
        "published": reading.published,
        "address": reading.address,
        "language": reading.language,
    }
    values |= {name: getattr(meeting, name) if meeting else None for name in MEETING_FIELDS}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def recorded(reading: Reading) -> ReadMeeting | None:
    """The meeting that the record is of."""
    return next((each for each in reading.meetings if each.status == "recorded"), None)


def fields_of(reading: Reading) -> list[Block]:
    """The form of a draft."""
    return fields(values_of(reading))


def fields(values: Mapping[str, str]) -> list[Block]:
    """The form for these values."""
    blocks = [_field(name, values.get(name, "")) for name in RECORD_FIELDS]
    finding = finder("find-meeting", "Its title, number or date")
    blocks.append(field("meeting", "A meeting on file", finding, hint="Or describe it in the fields below."))
    return blocks + [_field(name, values.get(name, "")) for name in MEETING_FIELDS]


def entered_values(state: State) -> dict[str, str]:
    """What stands in each field of the form that was handed in."""
    chosen = {name: choice_in(state, name) for name in ("kind", "provenance")}
    typed = {name: text_in(state, name) for name in (*RECORD_FIELDS, *MEETING_FIELDS) if name not in chosen}
    return {**typed, **chosen}


def chosen_meeting(state: State) -> int | None:
    """The meeting on file that was chosen."""
    kind, _, number = choice_in(state, "meeting").partition(" ")
    return int(number) if kind == "meeting" and number.isdigit() else None


def wanted_fields(corpus: Corpus, reading: Reading, state: State) -> list[Decision] | dict[str, str]:
    """A decision for each field that was changed, or what is wrong, by field."""
    before, after = values_of(reading), entered_values(state)
    decisions: list[Decision] = []
    wrong: dict[str, str] = {}
    for name, value in after.items():
        # What was read may be longer than a form shows; then it stays as it was.
        if value == before[name] or value == shown_value(before[name]):
            continue
        try:
            decisions.append(meeting_field_is(name, value) if name in MEETING_FIELDS else field_is(name, value))
        except ChangeError as error:
            wrong[name] = str(error)
    meeting_id = chosen_meeting(state)
    if meeting_id is not None and not wrong:
        try:
            decisions = [each for each in decisions if each.anchor not in ("series", "number", "date")]
            decisions += meeting_is(corpus, meeting_id)
        except ChangeError as error:
            wrong["meeting"] = str(error)
    return wrong or decisions


def shown_value(value: str) -> str:
    """The value as a one-line field shows it."""
    return " ".join(value.split())[:1000]


def _field(name: str, value: str) -> Block:
    choices = {"kind": KINDS, "provenance": PROVENANCES}.get(name)
    if choices:
        options = [{"text": plain(words), "value": key} for key, words in choices.items()]
        chooser: Block = {"type": "static_select", "action_id": "value", "options": options}
        initial = next((each for each in options if each["value"] == value), options[-1])
        return field(name, _LABELS[name], {**chooser, "initial_option": initial}, optional=False)
    element: Block = {"type": "plain_text_input", "action_id": "value", "max_length": 1000}
    if value:
        element["initial_value"] = shown_value(value)
    return field(name, _LABELS[name], element, optional=name != "title", hint=_HINTS.get(name, ""))


# --- Open questions ---------------------------------------------------------------------------------------------------


def question_fields(reading: Reading) -> list[Block]:
    """A menu and a field of people on file for each question."""
    blocks: list[Block] = []
    for at, question in enumerate(reading.questions[:_MOST_QUESTIONS]):
        options = [_option("Leave it open", "open")]
        if question.suggestion:
            options.append(_option(f"Yes: {question.suggestion}", "yes"))
        options.append(_option("No, or nobody can say", "no"))
        chooser: Block = {
            "type": "static_select",
            "action_id": "value",
            "options": options,
            "initial_option": options[0],
        }
        label = question.question if len(question.question) <= 1500 else question.question[:1500] + "…"
        hint = question.evidence[:1900]
        blocks.append(field(f"question-{at}", label, chooser, optional=False, hint=hint))
        blocks.append(field(f"person-{at}", "Or somebody on file", finder("find-person", "A name")))
    return blocks


def wanted_answers(corpus: Corpus, reading: Reading, state: State) -> list[Decision]:
    """The decisions that the answers mean: the question is settled, the name leads to whoever was chosen."""
    decisions: list[Decision] = []
    for at, question in enumerate(reading.questions[:_MOST_QUESTIONS]):
        person = chosen_subject(choice_in(state, f"person-{at}"))
        answer = choice_in(state, f"question-{at}")
        if person is not None:
            name = corpus.spellings.name("person", person[1])
            if name is not None:
                decisions += _means(corpus, reading, question, name, person[1])
        elif answer == "yes" and question.suggestion:
            decisions += _means(corpus, reading, question, question.suggestion, None)
        elif answer == "no":
            decisions.append(answered(question.question, "no"))
    return decisions


def _means(
    corpus: Corpus, reading: Reading, question: ReadQuestion, name: str, person_id: int | None
) -> list[Decision]:
    asked = _asked_name(question)
    decisions = [answered(question.question, name)]
    if asked and person_id is not None:
        decisions.append(name_means(corpus, "person", asked, person_id))
        decisions.append(name_means(corpus, "person", name, person_id))
    # The words of whoever was asked about are this person's.
    return decisions + [speaker_is(turn, name) for turn in reading.turns if asked and _is_asked(turn, asked)]


def _asked_name(question: ReadQuestion) -> str | None:
    found = _NAME.search(question.question)
    return found[1] if found else None


def _is_asked(turn: ReadTurn, asked: str) -> bool:
    if turn.speaker is not None:
        return turn.speaker == asked
    return turn.label == asked or (turn.reason is not None and asked in turn.reason)


def _option(label: str, value: str) -> Block:
    return {"text": plain(label if len(label) <= 75 else label[:74].rstrip() + "…"), "value": value}
