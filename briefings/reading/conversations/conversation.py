"""The reading of a conversation in a chat: who wrote what is stated by its form, and nobody has published it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from briefings.reading.attendance.listed import Roster
from briefings.reading.commitments.commitments import read_commitments
from briefings.reading.commitments.days import Days
from briefings.reading.conversations.chat import Written
from briefings.reading.people.people import named_in_sentences, read_people
from briefings.reading.source.ai_signs import ai_signs
from briefings.reading.text.language import language_of
from briefings.reading.text.lines import Paragraph, flow, paragraphs, plain, split_lines
from briefings.reading.topics.topics import read_topics
from briefings.records import Provenance, Reading, ReadPassage, ReadPerson, ReadTurn

_LONGEST_TITLE = 60
_STATED = "The conversation says who wrote each message."
_NO_PERSON = "An app wrote this message, or the conversation does not say who did."


def read_conversation(text: str, messages: Sequence[Written]) -> Reading:
    """What a conversation says: each message is a turn, each line of it a passage."""
    passages, turns = _turns(text, messages)
    words = "\n".join(each.words for each in messages)
    people = read_people(words, Roster(), turns, {}, named_in_sentences(words[:1_000_000], titled=False))
    day = messages[0].moment[:10]
    return Reading(
        text=text,
        title=_title(text, messages),
        kind="conversation",
        language=language_of(words),
        published=day,
        address=None,
        about_address=None,
        provenance=_provenance(words),
        turns=turns,
        people=people,
        topics=read_topics(text, passages, [name for each in people for name in (each.name, *each.spellings)], []),
        commitments=read_commitments(text, passages, turns, Days(day), _short_names(people)),
        passages=passages,
        reasons={"published": "The day of the first message."},
    )


def _turns(text: str, messages: Sequence[Written]) -> tuple[tuple[ReadPassage, ...], tuple[ReadTurn, ...]]:
    lines = split_lines(text)
    every_line = set(range(len(lines)))
    begins = [each.first for each in messages]
    found: list[ReadPassage] = []
    own: list[list[Paragraph]] = [[] for _ in messages]
    for one in paragraphs(text, lines, every_line):
        number = bisect_right(begins, one.first) - 1
        if number < 0:
            continue  # the title
        message = messages[number]
        words_at = lines[message.first].start + message.words_at if one.first == message.first else one.start
        start = max(one.start, words_at)
        if start < one.end:
            found.append(ReadPassage(start, one.end, number))
            own[number].append(Paragraph(start, one.end, one.first, one.last))
    turns = tuple(
        ReadTurn(
            speaker=message.speaker,
            label=message.name,
            attribution="stated" if message.speaker else "unknown",
            reason=_STATED if message.speaker else _NO_PERSON,
            text="\n\n".join(text[one.start : one.end] for one in parts),
            start=lines[message.first].start,
            end=parts[-1].end if parts else lines[message.first].end,
        )
        for message, parts in zip(messages, own, strict=True)
    )
    return tuple(found), turns


def _title(text: str, messages: Sequence[Written]) -> str:
    """The first line, which says where and when, with the first words, which tell it from others of that day."""
    head = text.lstrip("\ufeff").split("\n", 1)[0]
    words = plain(flow(messages[0].words))
    if len(words) > _LONGEST_TITLE:
        words = words[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
    return f"{head}: “{words}”" if words else head


def _provenance(words: str) -> Provenance:
    signs = ai_signs(words, structured=True)
    said = [f"Part of it may be an AI’s: {each}" for each in signs[:3]]
    return Provenance("unknown", ("It is a conversation in a chat, which no body has published.", *said))


def _short_names(people: Sequence[ReadPerson]) -> dict[str, str]:
    short: dict[str, str] = {}
    for person in people:
        for name in (person.name, person.name.split()[0]):
            short.setdefault(name.lower().lstrip("@"), person.name)
    return short
