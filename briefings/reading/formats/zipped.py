"""Zipped formats, looked at before anything in them is unpacked."""

from __future__ import annotations

import io
import zipfile
from xml.sax.handler import ContentHandler

import defusedxml.sax
from defusedxml.common import DefusedXmlException

from briefings.reading.text.decode import UnreadableRecordError

MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 200_000_000
# Office files seldom unpack to more than 20 times their size; bombs to a thousand times.
MAX_RATIO = 100
_RATIO_MATTERS_FROM = 1_000_000
MAX_XML_DEPTH = 250
_DAMAGED = "This file is damaged: it cannot be unpacked. Please save it again and add that."
_LOCKED = "This file is protected by a password; please save it without one and add that."
_UNKNOWN_PACKING = "This file is packed in a way that is not read; please pack it as an ordinary ZIP, or add it alone."
_ENCRYPTED_FLAG = 0x1


class _DepthGuard(ContentHandler):
    """Counts how deep elements stand in one another."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def startElement(self, name: str, attrs: object) -> None:  # noqa: N802 - the name that xml.sax calls
        self._depth += 1
        if self._depth > MAX_XML_DEPTH:
            raise UnreadableRecordError("This file is built too deep to be a document; please save it as PDF or text.")

    def endElement(self, name: str) -> None:  # noqa: N802 - the name that xml.sax calls
        self._depth -= 1


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive, if what it says of itself is harmless.

    Nothing is unpacked here, and `zipfile` never gives more bytes of an entry than the entry declares. Raises
    UnreadableRecordError for too many entries, too much or too densely packed content, passwords and damage.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableRecordError(_DAMAGED) from error
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        raise UnreadableRecordError(
            f"This file holds {len(entries):,} parts, more than the {MAX_ENTRIES:,} that are read."
        )
    if unpacked > MAX_UNPACKED_BYTES:
        limit = MAX_UNPACKED_BYTES // 1_000_000
        raise UnreadableRecordError(f"This file unpacks to more than {limit} MB; please split it and add the parts.")
    if unpacked > _RATIO_MATTERS_FROM and unpacked > MAX_RATIO * len(data):
        raise UnreadableRecordError(
            f"This file unpacks to more than {MAX_RATIO} times its size, as no honest document does; it was not opened."
        )
    # Where only some are, the others are still read: `unpacked` refuses those that are.
    locked = [bool(entry.flag_bits & _ENCRYPTED_FLAG) for entry in entries if not entry.is_dir()]
    if locked and all(locked):
        raise UnreadableRecordError(_LOCKED)
    return archive


def checked_office_file(data: bytes) -> None:
    """Look at every XML part of an Office file: no entities, no document types, no abysses, no damage."""
    with opened(data) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels")):
                _checked_xml(unpacked(archive, entry))


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of one entry. Raises UnreadableRecordError for a password and where they are not as declared."""
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise UnreadableRecordError(_LOCKED)
    try:
        return archive.read(entry)
    except MemoryError:
        raise
    except NotImplementedError as error:
        raise UnreadableRecordError(_UNKNOWN_PACKING) from error
    except Exception as error:
        # Damage shows as BadZipFile, EOFError, zlib.error, LZMAError, ...: they have no common base.
        raise UnreadableRecordError(_DAMAGED) from error


def _checked_xml(part: bytes) -> None:
    try:
        defusedxml.sax.parseString(part, _DepthGuard(), forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnreadableRecordError(
            "This file defines XML entities, as no Office program does; it was not opened. Please save it as PDF."
        ) from error
    except (UnreadableRecordError, MemoryError):
        raise
    except Exception as error:
        # A SAXParseException, or a LookupError for an encoding that expat does not know.
        raise UnreadableRecordError(_DAMAGED) from error
