"""The head of a mail, which dates the mail and not the meeting."""

from __future__ import annotations

import re

from briefings.reading.text.lines import Line

_MAIL_LINE = re.compile(r"(?:from|to|cc|bcc|date|sent|message-id|reply-to)\s?:", re.IGNORECASE)
# "On 2025/08/27 17:22, Ida Jacobs wrote:"
_QUOTES = re.compile(r"On .{6,90} wrote:$")


# "Wed Dec 5 18:46:11 UTC 2007", as archives of mailing lists date a mail
_STAMP = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2}\s+\d{1,2} \d{2}:\d{2}:\d{2} [A-Z]{2,5} (?:19|20)\d\d"
)


def stamp_of(text: str) -> str | None:
    """The day, as printed, of a line with which an archive dates a mail ("Dec 5 2007"); None for other lines."""
    words = text.split() if _STAMP.fullmatch(text) else []
    return f"{words[1]} {words[2]}, {words[-1]}" if words else None


# "-- " over a signature (RFC 3676, section 4.3).
_SIGNED = re.compile(r"--\s?")
_HEAD_LINE = re.compile(
    r"(?:from|to|cc|bcc|date|sent|subject|message-id|reply-to|mime-version|content-type)\s?:", re.IGNORECASE
)
_LONGEST_HEAD = 16


def around_a_mail(source: str, lines: list[Line]) -> set[int]:
    """The indexes of a mail's head lines and of the signature below "-- ": they are no words of the record."""
    first = next((index for index, line in enumerate(lines[:6]) if not line.blank), len(lines))
    if first == len(lines) or not is_mail_line(lines, first):
        return set()
    found = set()
    for index in range(first, min(len(lines), first + _LONGEST_HEAD)):
        if not _HEAD_LINE.match(lines[index].text):
            break
        found.add(index)
    # Where two dashes stand more than once they part the mail's own sections.
    dashes = [i for i in range(first, len(lines)) if _SIGNED.fullmatch(source, lines[i].start, lines[i].end)]
    for index in range(dashes[0], len(lines)) if len(dashes) == 1 else ():
        if lines[index].blank:
            break
        found.add(index)
    return found


def is_mail_line(lines: list[Line], index: int) -> bool:
    """Whether a line is one of the head lines of a mail, which are about the mail and not the meeting."""
    if _QUOTES.match(lines[index].text) or _STAMP.fullmatch(lines[index].text):
        return True
    if not _MAIL_LINE.match(lines[index].text):
        return False
    names = {line.text.partition(":")[0].lower() for line in lines[max(0, index - 6) : index + 6] if ":" in line.text}
    return len(names & {"from", "to", "cc", "subject", "message-id", "reply-to"}) >= 2
