"""Records that are here already: the same bytes, or nearly the same text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from briefings.corpus import Corpus
from briefings.filing.likeness import bands_of, similarity, words_of
from briefings.records import Reading

# Below this, two records are about the same thing rather than the same record.
NEARLY_THE_SAME = 0.85
_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A document that a new record may be a copy or another version of. `similarity` is 0 to 1, 1 for the same bytes.

    `retired`: it was taken out of the answers, so that restoring it may be what is wanted.
    """

    document_id: int
    title: str
    similarity: float
    same_bytes: bool
    retired: bool = False


def find_duplicates(corpus: Corpus, data: bytes, reading: Reading) -> list[Duplicate]:
    """Documents with the same bytes (retired ones too), then current ones with nearly the same text, likest first.

    A document whose bytes are the same stands first and alone: there is nothing to choose then.
    """
    same = corpus.documents.all_with_sha256(hashlib.sha256(data).hexdigest())
    if same:
        return [Duplicate(each.id, each.title, 1.0, True, each.retired_at is not None) for each in same]
    for document_id in corpus.sketches.missing():
        corpus.sketches.put(document_id, bands_of(corpus.documents.text(document_id)))
    words = words_of(reading.text)
    found = []
    for document in corpus.documents.by_id(corpus.sketches.sharing(bands_of(reading.text), _CANDIDATES)):
        alike = similarity(words, words_of(corpus.documents.text(document.id)), NEARLY_THE_SAME)
        if alike >= NEARLY_THE_SAME:
            found.append(Duplicate(document.id, document.title, round(alike, 3), False))
    return sorted(found, key=lambda each: (-each.similarity, each.document_id))
