"""Records that are here already: the same bytes, or nearly the same text."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass

from briefings.corpus import Corpus
from briefings.corpus.documents import Origin
from briefings.filing.likeness import Bag, bag_of, bands_of, most_alike, similarity, words_of
from briefings.records import Reading

# Below this, two records are about the same thing rather than the same record.
NEARLY_THE_SAME = 0.85
_CANDIDATES = 12
# So many bags of words are kept, of 2 kB each; of those that are candidates most are among the newest.
_BAGS = 10_000


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


class Duplicates:
    """Finds what is here already of many records, one after the other: it knows the texts again that it has seen.

    Of records that follow one form, each has a dozen others to be compared with, and is compared with a dozen later.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        # By where a text comes from, so that they are right whoever reads a document again.
        self._bags: OrderedDict[Origin, Bag] = OrderedDict()

    def of(self, origin: Origin, reading: Reading) -> list[Duplicate]:
        """See `find_duplicates`. The record itself is known again from now on."""
        same = self._corpus.documents.all_with_sha256(origin.sha256)
        if same:
            return [Duplicate(each.id, each.title, 1.0, True, each.retired_at is not None) for each in same]
        for document_id in self._corpus.sketches.missing():
            self._corpus.sketches.put(document_id, bands_of(self._corpus.documents.text(document_id)))
        candidates = self._corpus.sketches.sharing(bands_of(reading.text), _CANDIDATES)
        bag = bag_of(reading.text)
        self._keep(origin, bag)
        alike = {
            document_id: share
            for document_id, theirs in self._corpus.documents.origins(candidates).items()
            if (share := self._likeness(document_id, theirs, bag, reading.text)) >= NEARLY_THE_SAME
        }
        if not alike:
            return []
        found = [
            Duplicate(document.id, document.title, round(alike[document.id], 3), False)
            for document in self._corpus.documents.by_id(list(alike))
        ]
        return sorted(found, key=lambda each: (-each.similarity, each.document_id))

    def _likeness(self, document_id: int, origin: Origin, bag: Bag, text: str) -> float:
        """How alike a document's text is to this one; 0 when it is not nearly the same."""
        if most_alike(bag, self._bag(document_id, origin)) < NEARLY_THE_SAME:
            return 0.0
        return similarity(words_of(text), words_of(self._corpus.documents.text(document_id)), NEARLY_THE_SAME)

    def _bag(self, document_id: int, origin: Origin) -> Bag:
        known = self._bags.get(origin)
        if known is None:
            known = bag_of(self._corpus.documents.text(document_id))
        self._keep(origin, known)
        return known

    def _keep(self, origin: Origin, bag: Bag) -> None:
        self._bags[origin] = bag
        self._bags.move_to_end(origin)
        if len(self._bags) > _BAGS:
            self._bags.popitem(last=False)


def find_duplicates(corpus: Corpus, data: bytes, reading: Reading) -> list[Duplicate]:
    """Documents with the same bytes (retired ones too), then current ones with nearly the same text, likest first.

    A document whose bytes are the same stands first and alone: there is nothing to choose then.
    """
    return Duplicates(corpus).of(Origin(hashlib.sha256(data).hexdigest(), "", 0), reading)
