"""What a person names on the command line -> the single files to be read."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NoReturn

from briefings import fetch
from briefings.reading.formats import MAX_FILE_BYTES
from briefings.reading.formats.bundles import bare_name
from briefings.reading.formats.detect import ARCHIVE_ENDINGS, ENDINGS, RARE_ENDINGS
from briefings.records import BriefingsError

_OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's bytes, with the address that they were fetched from, if any."""

    data: bytes
    filename: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file or web address, not opened yet. `label` is what the person is told about it by."""

    label: str

    @property
    def is_address(self) -> bool:
        """Whether it is fetched from the web."""
        return self.label.lower().startswith(("http://", "https://"))

    def load(self) -> Loaded:
        """The bytes. Raises BriefingsError, saying why, when they cannot be had."""
        if self.is_address:
            fetched = fetch.fetch(self.label)
            return Loaded(fetched.data, fetched.filename, fetched.address)
        path = Path(self.label)
        if _OTHER_ADDRESS.match(self.label) and not path.exists():
            raise BriefingsError("Only web addresses that begin with https:// or http:// are read.")
        try:
            # Not the whole of a device or of a film, only to refuse it then.
            if path.stat().st_size > MAX_FILE_BYTES:
                limit = MAX_FILE_BYTES // 1_000_000
                raise BriefingsError(f"This file is larger than {limit} MB; please split it and add the parts.")
            if not path.is_file():
                raise BriefingsError("This is no file; please check the path.")
            return Loaded(path.read_bytes(), bare_name(path.name))
        except OSError as error:
            raise BriefingsError(f"The file cannot be opened: {error.strerror}.") from error


@dataclass(frozen=True, slots=True)
class Found:
    """The files and addresses to be read, in order, and the files in folders that were left out."""

    sources: list[Source]
    left_out: list[Path]


def found(what: Sequence[str]) -> Found:
    """Every file and address that is named, and of folders what is in them of the kinds that are read, by name.

    A file that is named itself is taken whatever its name. Folders whose names begin with a dot are not searched.
    """
    sources: list[Source] = []
    left_out: list[Path] = []
    for each in what:
        path = Path(each)
        if Source(each).is_address or not path.is_dir():
            sources.append(Source(each))
            continue
        for inner in _files_in(path):
            if _is_of_a_kind_that_is_read(inner.name):
                sources.append(Source(str(inner)))
            else:
                left_out.append(inner)
    return Found(sources, left_out)


def _files_in(folder: Path) -> list[Path]:
    files: list[Path] = []
    for at, folders, names in os.walk(folder, onerror=_cannot_be_searched):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(at, name) for name in names]
    # A pipe or a device in a folder would be waited for without end.
    return sorted(file for file in files if file.is_file())


def _cannot_be_searched(error: OSError) -> NoReturn:
    raise BriefingsError(f"The folder {error.filename} cannot be searched: {error.strerror}.") from error


def _is_of_a_kind_that_is_read(name: str) -> bool:
    """By its name alone. Office programs keep "~$minutes.docx" beside a file that is open."""
    ending = PurePath(name).suffix.removeprefix(".").lower()
    return not name.startswith((".", "~$")) and ending in (*ENDINGS, *ARCHIVE_ENDINGS, *RARE_ENDINGS)
