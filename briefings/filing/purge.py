"""Removing a record for good, where the law asks for it. Everything else that people do can be undone; this cannot."""

from __future__ import annotations

from datetime import datetime

from briefings.corpus import Corpus
from briefings.corpus.purging import Holdings
from briefings.filing.file import FilingError


def to_be_purged(corpus: Corpus, document_id: int) -> Holdings:
    """What a purge of this document's record, in all its versions, would remove."""
    document = corpus.documents.get(document_id)
    holdings = corpus.purging.holdings(document.record_id) if document else None
    if holdings is None:
        raise FilingError("There is no such record; it may be purged already.")
    return holdings


def purge(corpus: Corpus, document_id: int, *, reason: str, by: str, now: datetime) -> Holdings:
    """Remove the record of this document, all its versions and all that is known from it alone; leave a tombstone.

    The tombstone keeps the day, who, the reason and the files' SHA-256, so that the same file is not filed again.
    Copies elsewhere (backups, exports, what was posted in Slack) are not reached.
    """
    if not reason.strip():
        raise FilingError("Please give the reason for the purge; it stays on record.")
    holdings = to_be_purged(corpus, document_id)
    with corpus.write():
        corpus.purging.remove(holdings.record_id)
        corpus.tombstones.add(holdings.record_id, holdings.sha256s, reason=reason.strip(), by=by, now=now)
        corpus.audit.add("purged", "document", holdings.record_id, by=by, now=now, after=reason.strip())
        corpus.spellings.names_changed()
    corpus.purging.wipe()
    return holdings
