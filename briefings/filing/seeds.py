"""The five records that a new corpus begins with."""

from __future__ import annotations

from datetime import datetime

from briefings import reading
from briefings.corpus import Corpus
from briefings.data import data_folder
from briefings.filing.file import Filed, file_record


def file_seeds(corpus: Corpus, now: datetime) -> list[Filed]:
    """File the seeds into a new corpus; does nothing when it is in use already. All of them or none."""
    filed: list[Filed] = []
    with corpus.write():
        if not corpus.begin():
            return []
        for path in sorted(data_folder("seeds").iterdir()):
            data = path.read_bytes()
            filed.append(
                file_record(
                    corpus,
                    data,
                    path.name,
                    reading.read(data, path.name),
                    reader_version=reading.READER_VERSION,
                    filed_by="seeds",
                    now=now,
                )
            )
    return filed
