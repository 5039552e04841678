"""The head of a mail, which dates the mail and not the meeting."""

from __future__ import annotations

import re

from briefings.reading.lines import Line

_MAIL_LINE = re.compile(r"(?:from|to|cc|bcc|date|sent|message-id|reply-to)\s?:", re.IGNORECASE)
# "On 2025/08/27 17:22, Ida Jacobs wrote:"
_QUOTES = re.compile(r"On .{6,90} wrote:$")


def is_mail_line(lines: list[Line], index: int) -> bool:
    """Whether a line is one of the head lines of a mail, which are about the mail and not the meeting."""
    if _QUOTES.match(lines[index].text):
        return True
    if not _MAIL_LINE.match(lines[index].text):
        return False
    names = {line.text.partition(":")[0].lower() for line in lines[max(0, index - 6) : index + 6] if ":" in line.text}
    return len(names & {"from", "to", "cc", "subject", "message-id", "reply-to"}) >= 2
