"""What a file's format states apart from its words: used where the words themselves do not say."""

from __future__ import annotations

from briefings.reading.formats import Extracted
from briefings.reading.formats.detect import EMAIL
from briefings.reading.head.heading import Heading

_WHERE = "stated by the file itself, apart from its text"


def take_what_the_file_states(heading: Heading, file: Extracted) -> None:
    """Fill the heading's gaps; a title that was read from the text stays, except in a mail, which has a subject."""
    if file.title and (heading.title_line is None or file.media_type == EMAIL):
        heading.title, heading.reasons["title"] = file.title, _WHERE
    if file.published and heading.published is None:
        heading.published, heading.reasons["published"] = file.published, _WHERE
    if file.address and heading.address is None:
        heading.address, heading.reasons["address"] = file.address, _WHERE
