"""What every format is brought to: its text, and what the file itself says about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extracted:
    """The words of a file, headings, lists and tables as Markdown, and what its format states apart from them.

    `media_type` is the type found by looking inside (https://www.iana.org/assignments/media-types), not the one a
    name claims. `published` is an ISO 8601 day. What the format does not state is None.
    """

    text: str
    media_type: str
    title: str | None = None
    published: str | None = None
    address: str | None = None
    language: str | None = None
