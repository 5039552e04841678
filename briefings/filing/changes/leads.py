"""Where names led before a change: kept with it, so that they lead there again when it is taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from briefings.corpus import Corpus
from briefings.corpus.decisions import AuditEntry
from briefings.corpus.documents import Document
from briefings.filing.identity import key_of
from briefings.records import SubjectKind

Name = tuple[SubjectKind, str]  # as a record writes it
# As JSON in an audit entry's steps: by the document's id, [kind, name, subjects before mergers] each.
Kept = dict[str, list[tuple[SubjectKind, str, list[int]]]]


def led_now(corpus: Corpus, record_id: int, names: Collection[Name]) -> Kept:
    """Where these names lead in each version of a record: a decision about the record holds in all of them."""
    keys = {(kind, key_of(kind, text)) for kind, text in names}
    return {
        str(document_id): [
            (each.kind, each.text, [each.named_id])
            for each in corpus.spellings.of_document(document_id)
            if (each.kind, key_of(each.kind, each.text)) in keys
        ]
        for document_id in corpus.documents.versions([record_id])
    }


def led_without(corpus: Corpus, entry: AuditEntry, document_ids: Iterable[int]) -> dict[int, dict[Name, Sequence[int]]]:
    """Where the names that a change decided lead without it, by document.

    That is where they led before; or, when the change that had led them there was taken back since, where they led
    before that one, and so on. A name that led to somebody whom a purge or the doctor removed leads where its words
    lead.
    """
    return {
        each.id: {
            (kind, text): [one for one in ids if corpus.spellings.name(kind, one)]
            for (kind, text), ids in _led_without(corpus, entry, each).items()
        }
        for each in corpus.documents.by_id(sorted(set(document_ids)))
    }


def _led_without(corpus: Corpus, entry: AuditEntry, document: Document) -> dict[Name, Sequence[int]]:
    versions = corpus.documents.versions([document.record_id])
    led = _kept_by(entry, document.id, versions)
    earlier = corpus.audit.leading(versions, before=entry.id) if led else []
    kept = [(each.undone_by, _kept_by(each, document.id, versions)) for each in earlier]
    for name in led:
        for undone_by, before in kept:
            if name not in before or (undone_by is not None and undone_by < entry.id):
                continue
            if undone_by is None:
                break
            led[name] = before[name]
    return led


def _kept_by(entry: AuditEntry, document_id: int, versions: Sequence[int]) -> dict[Name, Sequence[int]]:
    """Where names of a document led before a change; in a version that was filed after it, as in the latest before."""
    led: dict[Name, Sequence[int]] = {}
    for step in entry.undo or ():
        kept: Kept = step.get("leads") or {}
        for each in (*versions, document_id):
            led.update({(kind, text): ids for kind, text, ids in kept.get(str(each), ())})
    return led
