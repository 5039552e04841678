"""What a person names on the command line -> the single files to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefings import fetch
from briefings.reading.formats import MAX_FILE_BYTES
from briefings.reading.formats.bundles import bare_name
from briefings.records import BriefingsError


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


def found(what: tuple[str, ...]) -> list[Source]:
    """Every file and address, folders searched through in the order of their names; hidden files are left out."""
    return [source for each in what for source in _expanded(each)]


def _expanded(each: str) -> Iterator[Source]:
    path = Path(each)
    if Source(each).is_address or not path.is_dir():
        yield Source(each)
        return
    for inner in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in inner.relative_to(path).parts)
        if not hidden and inner.is_file():
            yield Source(str(inner))
