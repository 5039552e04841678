"""Files that hold several files: a ZIP of records, a message with attachments, or an export of Briefings."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from briefings.reading.formats import zipped
from briefings.reading.formats.attachments import attached
from briefings.reading.formats.detect import EMAIL, EXPORT, ZIP, is_archive, is_message, media_type
from briefings.reading.formats.export import exported_documents
from briefings.reading.text.decode import UnreadableRecordError

# Files that packing programs add by themselves.
_CLUTTER = ("__MACOSX/", "Thumbs.db", ".DS_Store", "desktop.ini")
_LONGEST_NAME = 200
_ARCHIVE = "This is an archive in an archive; please unpack it and add the files in it."


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a bundle. `filename` is a bare name, safe to show; nothing is ever written to that name.

    `source` is a sentence about the message that it was attached to; None where it came with none. `refused` is a
    sentence that says why this file cannot be taken out of the bundle, and what to do; its `data` is empty then.
    """

    filename: str
    data: bytes
    source: str | None = None
    refused: str | None = None


def is_bundle(data: bytes, filename: str) -> bool:
    """Whether the file holds several files. Raises UnreadableRecordError for what can't be opened safely."""
    kind = media_type(data, filename)
    return kind in (ZIP, EXPORT) or (kind == EMAIL and bool(attached(data)))


def unbundled(data: bytes, filename: str) -> list[Part]:
    """The files in a bundle, in its order; of a message itself first, then what is attached to it, also within a ZIP.

    A ZIP in a ZIP is `refused`, since there are archives that hold themselves, without end; so is a file that is
    damaged or locked, and the others are there. Raises UnreadableRecordError for a bundle that is empty, damaged or
    locked as a whole, and for one that is built to do harm.
    """
    kind = media_type(data, filename)
    if kind == EXPORT:
        parts = [Part(each.filename, each.data) for each in exported_documents(data)]
    elif kind == EMAIL:
        parts = _with_attached(Part(bare_name(filename), data))
    else:
        with zipped.opened(data) as archive:
            parts = [
                part
                for entry in archive.infolist()
                if not entry.is_dir() and not _is_clutter(entry.filename)
                for part in _with_attached(_taken_out(archive, entry))
            ]
    if not parts:
        raise UnreadableRecordError("There are no files in this one; please check that you chose the right one.")
    return parts


def _taken_out(archive: ZipFile, entry: ZipInfo) -> Part:
    """One file of a ZIP; damage or a password there is no fault of the others."""
    name = bare_name(entry.filename)
    try:
        data = zipped.unpacked(archive, entry)
    except UnreadableRecordError as error:
        return Part(name, b"", refused=str(error))
    if is_archive(data, name):
        return Part(name, b"", refused=_ARCHIVE)
    return Part(name, data)


def _with_attached(part: Part) -> list[Part]:
    """A file of a bundle, and when it is a message, the files that are attached to it."""
    if not is_message(part.data, part.filename):
        return [part]
    try:
        found = attached(part.data)
    except UnreadableRecordError:
        # It is refused with its reason when it is read.
        return [part]
    return [part, *(Part(bare_name(each.filename), each.data, each.source) for each in found)]


def bare_name(name: str) -> str:
    """The last part of a path, without signs that do not print: "../../etc/x.txt" -> "x.txt"."""
    last = PurePosixPath(name.replace("\\", "/")).name
    printed = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    return printed[-_LONGEST_NAME:] or "file"


def _is_clutter(name: str) -> bool:
    last = name.rsplit("/", 1)[-1]
    return name.startswith(_CLUTTER[0]) or last in _CLUTTER or last.startswith(("._", "~$"))
