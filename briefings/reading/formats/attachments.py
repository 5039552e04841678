"""What is attached to a message: files of their own, each with the message as its source."""

from __future__ import annotations

import email
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import default

from briefings.reading.text.decode import UnreadableRecordError

MOST_ATTACHMENTS = 200
_DAMAGED = "This message is damaged; please save it again and add that."
# What mail programs add by themselves, and pictures, which hold no words.
_NO_RECORDS = ("image", "audio", "video")
_SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message; `source` is a sentence that says with which."""

    filename: str
    data: bytes
    source: str


def attached(data: bytes) -> list[Attachment]:
    """The files attached to a message, in its order; a message within it stays one file.

    Raises UnreadableRecordError for a damaged message and for one with more than anybody sends.
    """
    try:
        message = email.message_from_bytes(data, policy=default)
        parts = [part for part in message.iter_attachments() if isinstance(part, EmailMessage) and _is_record(part)]
        if len(parts) > MOST_ATTACHMENTS:
            raise UnreadableRecordError(
                f"This message has more than {MOST_ATTACHMENTS} attachments; please save them and add them as a ZIP."
            )
        source = _source(message)
        found = [Attachment(_name(part, at), _bytes(part), source) for at, part in enumerate(parts, 1)]
    except (UnreadableRecordError, MemoryError):
        raise
    except Exception as error:
        # As in `mail`: what the parser does not forgive has no common base.
        raise UnreadableRecordError(_DAMAGED) from error
    return [each for each in found if each.data]


def _is_record(part: EmailMessage) -> bool:
    return part.get_content_maintype() not in _NO_RECORDS and part.get_content_type() not in _SIGNATURES


def _name(part: EmailMessage, number: int) -> str:
    given = part.get_filename()
    if given:
        return given
    if part.get_content_type() == "message/rfc822":
        return f"message-{number}.eml"
    return f"attachment-{number}{'.html' if part.get_content_type() == 'text/html' else '.txt'}"


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _source(message: EmailMessage) -> str:
    subject = _short(message["Subject"])
    sender = _short(message["From"])
    said = f"It was attached to the message “{subject}”" if subject else "It was attached to a message"
    said += f" from {sender}" if sender else ""
    day = getattr(message["Date"], "datetime", None)
    return said + (f" of {day:%-d %b %Y}" if isinstance(day, datetime) else "") + "."


def _short(value: object) -> str:
    words = " ".join(str(value or "").split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
