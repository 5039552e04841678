"""The five records that a new corpus begins with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from briefings import reading
from briefings.corpus import Corpus
from briefings.data import data_folder
from briefings.filing.file import Filed, file_record
from briefings.records import Reading


def file_seeds(corpus: Corpus, now: datetime, read: Callable[[bytes, str], Reading] = reading.read) -> list[Filed]:
    """File the seeds into a new corpus; does nothing when it is in use already. All of them or none."""
    if not corpus.is_new():
        return []
    originals = [(path.read_bytes(), path.name) for path in sorted(data_folder("seeds").iterdir())]
    # Reading takes seconds: nobody who wants to write waits for it.
    readings = [read(data, filename) for data, filename in originals]
    with corpus.write():
        if not corpus.begin():
            return []
        return [
            file_record(
                corpus,
                data,
                filename,
                read_from_it,
                reader_version=reading.READER_VERSION,
                filed_by="seeds",
                now=now,
            )
            for (data, filename), read_from_it in zip(originals, readings, strict=True)
        ]
