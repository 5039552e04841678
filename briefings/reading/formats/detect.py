"""What a file is, by looking inside it; a name decides only where the content cannot."""

from __future__ import annotations

import re
import zipfile
from pathlib import PurePosixPath

from briefings.reading.formats import zipped
from briefings.reading.text.decode import UnreadableRecordError

TEXT = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
EMAIL = "message/rfc822"
ZIP = "application/zip"
EXPORT = "application/vnd.briefings.export+jsonl"

# What the names of files that are read end in. A file that is named itself is looked into, whatever its name.
ENDINGS = ("txt", "md", "text", "markdown", "html", "htm", "pdf", "docx", "pptx", "eml", "vtt", "srt", "json")
ARCHIVE_ENDINGS = ("jsonl", "zip")
RARE_ENDINGS = ("xhtml", "docm", "pptm")

EXPORT_MARK = b'{"briefings_export":'
_HEAD = 4_096
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAGS = re.compile(rb"<(?:html|body|div|p|table|br|h[1-6]|span|article|main)\b", re.IGNORECASE)
_MAIL_HEADER = re.compile(
    rb"^(from|to|subject|date|message-id|mime-version|received|return-path|content-type):", re.I | re.M
)
_MAIL_PROOF = {b"message-id", b"mime-version", b"received", b"return-path"}

# The first bytes of what holds no text that we could read, and what to do instead.
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "This is an RTF file; please save it as DOCX or PDF and add that."),
    (b"\x89PNG", "This is a picture; please add the words as text, since words in pictures are not read."),
    (b"\xff\xd8\xff", "This is a picture; please add the words as text, since words in pictures are not read."),
    (b"GIF8", "This is a picture; please add the words as text, since words in pictures are not read."),
    (b"BM", "This is a picture; please add the words as text, since words in pictures are not read."),
    (b"II*\x00", "This is a picture; please add the words as text, since words in pictures are not read."),
    (b"MM\x00*", "This is a picture; please add the words as text, since words in pictures are not read."),
    (b"ID3", "This is a recording; please add its transcript."),
    (b"OggS", "This is a recording; please add its transcript."),
    (b"fLaC", "This is a recording; please add its transcript."),
    (b"\x1aE\xdf\xa3", "This is a recording; please add its transcript."),
    (b"\x1f\x8b", "This is a compressed file; please unpack it and add what is inside."),
    (b"7z\xbc\xaf", "This is a 7-Zip archive; please pack its files as a ZIP or add them one by one."),
    (b"Rar!", "This is a RAR archive; please pack its files as a ZIP or add them one by one."),
    (b"BZh", "This is a compressed file; please unpack it and add what is inside."),
    (b"\xfd7zXZ", "This is a compressed file; please unpack it and add what is inside."),
    (b"\x7fELF", "This is a program, not a record."),
    (b"MZ", "This is a program, not a record."),
    (b"SQLite format 3\x00", "This is a database, not a record; `briefings restore` takes a backup of Briefings."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP_NAMES = (".html", ".htm", ".xhtml")


def media_type(data: bytes, filename: str) -> str:
    """The media type of a file that can be read (or TEXT, which `decode` then judges).

    Raises UnreadableRecordError, saying what the file is and what to do, for everything else.
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1_024]:
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if head.startswith(_OLE):
        raise UnreadableRecordError(_old_office(data))
    if head[4:8] == b"ftyp" or (head.startswith(b"RIFF") and head[8:12] in (b"WAVE", b"AVI ", b"WEBP")):
        raise UnreadableRecordError("This is a recording or a picture; please add its transcript or its words.")
    for signature, sentence in _REFUSED:
        # Two letters may also begin a text: then the rest has no zero bytes.
        if head.startswith(signature) and (len(signature) > 2 or b"\x00" in head):
            raise UnreadableRecordError(sentence)
    return _written(head, filename)


def may_hold_several(data: bytes, filename: str) -> bool:
    """Whether a file may be a bundle, by its first bytes alone: nothing of a stranger's is opened for that."""
    head = data[:_HEAD]
    return head.startswith(b"PK") or _letters(head).startswith(EXPORT_MARK) or is_message(data, filename)


def is_archive(data: bytes, filename: str) -> bool:
    """Whether a file is a ZIP of other files, not a document that is packed in one."""
    try:
        return data.startswith(b"PK") and media_type(data, filename) == ZIP
    except UnreadableRecordError:
        # It is refused with its reason when it is read.
        return False


def is_message(data: bytes, filename: str) -> bool:
    """Whether a file is a mail message, by its first bytes."""
    return _is_mail(_letters(data[:_HEAD]), PurePosixPath(filename.lower()).suffix)


def _letters(head: bytes) -> bytes:
    # UTF-16 pages and exports are told by their letters, too.
    return head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")


def _written(head: bytes, filename: str) -> str:
    suffix = PurePosixPath(filename.lower()).suffix
    letters = _letters(head)
    if letters.startswith(EXPORT_MARK):
        return EXPORT
    if _is_mail(letters, suffix):
        return EMAIL
    page = letters.lstrip()[:3].lower() in {b"<h1", b"<h2"} and letters.count(b"</") > 7
    if page or _MARKUP.match(letters) or (suffix in _MARKUP_NAMES and _TAGS.search(letters)):
        return HTML
    if letters.startswith(b"<?xml"):
        raise UnreadableRecordError("This is an XML file of a kind that is not read; please save its words as text.")
    if suffix in (".json", ".jsonl") and letters.lstrip()[:1] in (b"{", b"["):
        raise UnreadableRecordError("This JSON file is no export of Briefings; please save its words as text.")
    return TEXT


def _is_mail(letters: bytes, suffix: str) -> bool:
    """A header block; a text that only quotes one ("From:", "Subject:") has no line that a mail server writes."""
    block = re.split(rb"\r?\n\r?\n", letters, maxsplit=1)[0]
    headers = {match[1].lower() for match in _MAIL_HEADER.finditer(block)}
    starts = re.match(rb"(?:From |[A-Za-z][A-Za-z0-9-]*:)", block) is not None
    return starts and len(headers) >= 2 and (bool(headers & _MAIL_PROOF) or suffix == ".eml")


def _zipped(data: bytes) -> str:
    with zipped.opened(data) as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            return DOCX
        if "ppt/presentation.xml" in names:
            return PPTX
        if any(name.startswith("xl/") for name in names):
            raise UnreadableRecordError("This is a spreadsheet; please save the sheet as text or PDF and add that.")
        if "mimetype" in names:
            raise UnreadableRecordError(_by_mimetype(archive))
    return ZIP


def _by_mimetype(archive: zipfile.ZipFile) -> str:
    kind = zipped.unpacked(archive, archive.getinfo("mimetype"))[:100].decode("ascii", errors="replace")
    if "epub" in kind:
        return "This is an e-book; please save the part that matters as PDF or text and add that."
    return "This is an OpenDocument file; please save it as DOCX, PPTX or PDF and add that."


def _old_office(data: bytes) -> str:
    """Names of streams in an OLE file are UTF-16 (https://learn.microsoft.com/openspecs, MS-CFB)."""
    for stream, sentence in (
        ("EncryptedPackage", "This file is protected by a password; please save it without one and add that."),
        ("WordDocument", "This is a Word file of the old kind (.doc); please save it as DOCX or PDF and add that."),
        ("PowerPoint Document", "This is a PowerPoint file of the old kind (.ppt); please save it as PPTX or PDF."),
        ("Workbook", "This is an Excel file of the old kind (.xls); please save the sheet as text or PDF."),
        ("__substg1.0_", "This is an Outlook message (.msg); please save it as EML or text and add that."),
    ):
        if stream.encode("utf-16-le") in data:
            return sentence
    return "This is an Office file of the old kind; please save it as DOCX, PPTX or PDF and add that."
