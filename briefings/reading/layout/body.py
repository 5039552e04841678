"""The text that is read of a file: captions, chat logs and forms as what they record, everything else as it stands."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.reading.layout.boxes import without_boxes
from briefings.reading.layout.captions import captions_of
from briefings.reading.layout.copied_tags import without_tags
from briefings.reading.layout.irc_log import minutes_of_log
from briefings.reading.layout.joined_minutes import without_joined_minutes
from briefings.reading.layout.joined_turns import without_joined_turns
from briefings.reading.layout.line_numbers import without_line_numbers
from briefings.reading.layout.quoted import unquoted


@dataclass(frozen=True, slots=True)
class Body:
    """The text to read, whether it was captions, and the voices that the file's format names."""

    text: str
    captions: bool = False
    voices: frozenset[str] = frozenset()


def body_of(text: str, filename: str) -> Body:
    """What there is to read in a file's text."""
    if captions := captions_of(text, filename):
        return Body(captions.text, captions=True, voices=captions.voices)
    if log := minutes_of_log(text):
        return Body(log[0], voices=log[1])
    return Body(
        without_joined_minutes(without_joined_turns(without_boxes(without_line_numbers(without_tags(unquoted(text))))))
    )
