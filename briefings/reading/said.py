"""What a record says, and who says it: its attendance list, its speakers and their words, before its head is read."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.reading.attendance.listed import Roster
from briefings.reading.attendance.roster import opens_list, read_roster
from briefings.reading.head.heading import says_when_or_where
from briefings.reading.head.mail_lines import around_a_mail
from briefings.reading.labels.labels import Label, candidates
from briefings.reading.labels.names import listing_of
from briefings.reading.labels.stamps import times_of_recording
from briefings.reading.layout.body import Body
from briefings.reading.layout.chatbot import asked_of_ai
from briefings.reading.layout.leftovers import leftover_lines, prompt_lines
from briefings.reading.people.people import named_in_sentences
from briefings.reading.text.lines import Line, Paragraph, paragraphs, split_lines, wraps_at_width
from briefings.reading.text.small_words import SmallWords
from briefings.reading.turns.attribution import Attributed, attribute
from briefings.reading.turns.examinations import examines, is_sworn, of_a_hearing
from briefings.reading.turns.speakers import accepted_speakers
from briefings.reading.turns.spoken_notes import others_speaking
from briefings.reading.turns.turns import RawTurn, assemble, closing_lines, cut_at_labels
from briefings.records import ReadPassage, ReadTurn


@dataclass(frozen=True, slots=True)
class Said:
    """What a record says, by whom, and which of its lines are no words of its own.

    `skipped` are a page's leftovers; `asked` are the lines of questions to an AI, `answered` how its answer begins.
    """

    text: str
    lines: list[Line]
    captions: bool
    skipped: set[int]
    asked: set[int]
    answered: str
    roster: Roster
    labels: list[Label]
    found: list[Paragraph]
    wraps: bool
    named: list[tuple[str, str | None]]
    attributed: Attributed
    turns: tuple[ReadTurn, ...]
    passages: tuple[ReadPassage, ...]

    @property
    def spoken_lines(self) -> set[int]:
        """The lines that a speaker's label opens."""
        return {label.line for label in self.labels}

    @property
    def structured(self) -> bool:
        """Whether people speak, or are listed, in it: then who says what is told apart."""
        return bool(self.turns) or len(self.roster.listed) > 3

    @property
    def body_start(self) -> int:
        """The first line that somebody speaks on, or the end."""
        return self.labels[0].line if self.labels else len(self.lines)


def words_said(spoken: Body) -> Said:
    """The attendance list, who speaks, and what they say."""
    text = spoken.text
    lines = split_lines(text)
    skipped = leftover_lines(text, lines) | times_of_recording(lines)
    asked, answered = asked_of_ai(lines)
    small = SmallWords(text)
    # What an AI makes up of a meeting has no list of attendees, and nobody speaks in it.
    roster, labels, others = (
        (Roster(), [], set[int]()) if asked else _people_and_labels(text, lines, spoken.voices, skipped, small)
    )
    unread = skipped | (asked or prompt_lines(lines)) | around_a_mail(text, lines)
    wraps = wraps_at_width(lines)
    opened = {label.line for label in labels} | others | skipped
    found = paragraphs(text, lines, opened, wraps=wraps, left_out=skipped)
    found = cut_at_labels([one for one in found if one.first not in unread], labels, text)
    alone = {one.line for one in labels if one.form in {"circle", "bracket"} and one.rest >= lines[one.line].end}
    named = named_in_sentences(_without(text, lines, roster.lines | alone)[:1_000_000], titled=not labels)
    askers = {one.text for one in labels if one.form == "asks"}
    named = [one for one in named if one[0] not in askers] if askers else named
    raw_turns = assemble(text, lines, found, labels, closing_lines(text, lines) | others)
    attributed = attribute(raw_turns, roster, text, small, named)
    return Said(
        text=text,
        lines=lines,
        captions=spoken.captions,
        skipped=skipped,
        asked=asked,
        answered=answered,
        roster=roster,
        labels=labels,
        found=found,
        wraps=wraps,
        named=named,
        attributed=attributed,
        turns=tuple(attributed.turns),
        passages=_passages(found, raw_turns),
    )


def _people_and_labels(
    text: str, lines: list[Line], voices: frozenset[str], skipped: set[int], small: SmallWords
) -> tuple[Roster, list[Label], set[int]]:
    """Lists and labels need each other: bare lists end where speech begins, and labels are known by the lists.

    Then the lines that open like a turn, of nobody known.
    """
    found = [label for label in candidates(text, lines, voices) if label.line not in skipped]
    if of_a_hearing(text):
        found = [label for label in found if not examines(label.text) and not is_sworn(label.text)]
    found = [label for label in found if not opens_list(lines, label.line)]
    found = [label for label in found if not says_when_or_where(lines[label.line].text)]
    first = accepted_speakers(found, lines, small, listing_of(Roster()))
    roster = read_roster(text, lines, first[0].line if first else len(lines))
    found = [label for label in found if label.line not in roster.lines]
    listing = listing_of(roster)
    labels = accepted_speakers(found, lines, small, listing, voices)
    return roster, labels, others_speaking(found, labels, lines, listing)


def _without(text: str, lines: list[Line], left_out: set[int]) -> str:
    """The text without its attendance lists and labels alone on their lines: what stands there is no sentence."""
    parts: list[str] = []
    start = 0
    for index in sorted(left_out):
        if index < len(lines):
            parts.append(text[start : lines[index].start])
            start = lines[index].end
    return "".join((*parts, text[start:])) if parts else text


def _passages(found: list[Paragraph], turns: list[RawTurn]) -> tuple[ReadPassage, ...]:
    owner = {index: number for number, turn in enumerate(turns) for index in turn.paragraphs}
    return tuple(ReadPassage(one.start, one.end, owner.get(index)) for index, one in enumerate(found))
