"""EML files: a message with its sender, day and subject, and its words."""

from __future__ import annotations

import email
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime

from briefings.reading.formats.detect import EMAIL
from briefings.reading.formats.extracted import Extracted
from briefings.reading.text.decode import UnreadableRecordError, decode

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_DAMAGED = "This message is damaged; please save it again and add that."


def mail_text(data: bytes, page_text: Callable[[bytes], Extracted]) -> Extracted:
    """A message's headers and words; `page_text` reads a message that is written in HTML.

    Attachments are named, not read: each is a record of its own (see `bundles`). Raises UnreadableRecordError for
    damage and for a message without words.
    """
    try:
        message = email.message_from_bytes(data, policy=default)
        body = message.get_body(preferencelist=("plain", "html"))
        words = _words(body, page_text) if isinstance(body, EmailMessage) else ""
        attached = [name for part in message.iter_attachments() if (name := part.get_filename())]
        headers = [f"{name}: {_one_line(message[name])}" for name in _HEADERS if message[name]]
    except (UnreadableRecordError, MemoryError):
        raise
    except Exception as error:
        # The parser forgives much; what it does not shows as RecursionError, LookupError, IndexError, ...
        raise UnreadableRecordError(_DAMAGED) from error
    if not words.strip():
        which = f" Its attachments ({', '.join(attached)}) are records of their own." if attached else ""
        raise UnreadableRecordError(f"This message has no words of its own.{which}")
    note = [f"Attachments: {', '.join(attached)}"] if attached else []
    return Extracted(
        "\n\n".join(["\n".join(headers), words.strip(), *note]),
        EMAIL,
        title=_one_line(message["Subject"]) or None,
        published=_day(message["Date"]),
    )


def _words(body: EmailMessage, page_text: Callable[[bytes], Extracted]) -> str:
    raw = body.get_payload(decode=True)
    payload = raw if isinstance(raw, bytes) else b""
    if body.get_content_type() == "text/html":
        return page_text(payload).text
    charset = body.get_content_charset()
    try:
        text = payload.decode(charset) if charset else decode(payload)
    except (UnicodeDecodeError, LookupError):
        text = decode(payload)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _one_line(value: object) -> str:
    return " ".join(str(value or "").split())


def _day(written: object) -> str | None:
    try:
        return parsedate_to_datetime(str(written)).date().isoformat() if written else None
    except ValueError:
        return None
