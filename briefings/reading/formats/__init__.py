"""Bytes of any format -> text. What a file is, is decided by its content; what cannot be read says why.

Parsers of strangers' files are best run in a process of their own: see `briefings.reading.worker`.
"""

from __future__ import annotations

from dataclasses import replace

from briefings.reading.formats.detect import DOCX, EMAIL, EXPORT, HTML, PDF, PPTX, TEXT, media_type
from briefings.reading.formats.extracted import Extracted
from briefings.reading.text.decode import UnreadableRecordError, decode
from briefings.reading.text.invisible import without_invisible

__all__ = ["MAX_FILE_BYTES", "Extracted", "as_text", "media_type"]

# Decks and scans of policy meetings come with pictures; a text larger than decode.MAX_BYTES is refused there.
MAX_FILE_BYTES = 60_000_000


def as_text(data: bytes, filename: str) -> Extracted:
    """The words of a file, whatever its format, with what the format states about it.

    Raises UnreadableRecordError, in a sentence that says why and what to do, for what cannot be read.
    """
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableRecordError(
            f"This file is larger than {MAX_FILE_BYTES // 1_000_000} MB; please split it and add the parts."
        )
    kind = media_type(data, filename)
    extracted = Extracted(decode(data), TEXT) if kind == TEXT else _parsed(data, filename, kind)
    return replace(extracted, text=without_invisible(extracted.text))


def _parsed(data: bytes, filename: str, kind: str) -> Extracted:
    # Each parser's libraries take 0.2 to 0.4 s to import, so that a plain text does without them.
    if kind == HTML:
        from briefings.reading.formats.web_page import page_text

        return page_text(data)
    if kind == PDF:
        from briefings.reading.formats.pdf import pdf_text

        return pdf_text(data)
    if kind == DOCX:
        from briefings.reading.formats.word import word_text

        return word_text(data)
    if kind == PPTX:
        from briefings.reading.formats.slides import slides_text

        return slides_text(data)
    if kind == EMAIL:
        from briefings.reading.formats.mail import mail_text

        return mail_text(data, lambda page: as_text(page, "message.html"))
    return _single(data, filename, kind)


def _single(data: bytes, filename: str, kind: str) -> Extracted:
    """A bundle of one document is that document; a bundle of several is no single record."""
    from briefings.reading.formats.bundles import is_bundle, unbundled

    parts = unbundled(data, filename)
    # A bundle in a bundle is refused: there are archives that hold themselves, without end.
    if len(parts) != 1 or is_bundle(parts[0].data, parts[0].filename):
        what = "export" if kind == EXPORT else "ZIP"
        raise UnreadableRecordError(
            f"This {what} holds several files or another archive; please add the files in it one by one."
        )
    if parts[0].refused is not None:
        raise UnreadableRecordError(parts[0].refused)
    return as_text(parts[0].data, parts[0].filename)
