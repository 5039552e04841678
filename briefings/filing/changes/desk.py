"""What every change needs: the corpus, who changes it, when, and the reader that reads a record's bytes again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefings import reading
from briefings.corpus import Corpus
from briefings.corpus.decisions import Step
from briefings.corpus.documents import Document
from briefings.filing.file import reread_document
from briefings.records import BriefingsError, Reading, SubjectKind

Reader = Callable[[bytes, str], Reading]


class ChangeError(BriefingsError):
    """A change that cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where changes are made. `by` is a Slack user id or "command line".

    `read` reads filed bytes again; give a `SafeReader`'s where strangers' files are among them.
    """

    corpus: Corpus
    by: str
    now: datetime
    read: Reader = reading.read

    def document(self, document_id: int) -> Document:
        """The document with this id. Raises ChangeError when there is none, or a newer version took its place."""
        document = self.corpus.documents.get(document_id)
        if document is None:
            raise ChangeError("There is no such record.")
        if document.superseded_by is not None:
            raise ChangeError("That record has a newer version. Please open it again.")
        return document

    def subject(self, kind: SubjectKind, subject_id: int) -> str:
        """The main name of a subject. Raises ChangeError when there is none, or it was merged into another one."""
        name = self.corpus.spellings.name(kind, subject_id)
        if name is None:
            raise ChangeError(f"There is no such {kind}.")
        if self.corpus.mergers.end_of(kind, subject_id) != subject_id:
            raise ChangeError(f"{name} was merged into another {kind}. Please open that one.")
        return name

    def readings(self, document_ids: Iterable[int]) -> dict[int, Reading]:
        """The documents' bytes, read again. Done before a transaction begins, since it takes its time."""
        documents = self.corpus.documents
        return {
            each.id: self.read(documents.original(each.id), each.filename)
            for each in documents.by_id(sorted(set(document_ids)))
        }

    def restate(
        self,
        readings: Mapping[int, Reading],
        leads: Mapping[int, Mapping[tuple[SubjectKind, str], Sequence[int]]] | None = None,
    ) -> None:
        """Say anew what the documents say, with every decision about them laid over."""
        for document_id, said in readings.items():
            reread_document(
                self.corpus,
                document_id,
                said,
                reader_version=reading.READER_VERSION,
                leads=(leads or {}).get(document_id),
            )

    def correct(self, record_id: int, kind: str, anchor: str, value: str) -> int:
        """Keep a decision about a record; gives its id."""
        return self.corpus.corrections.add(record_id, kind, anchor, value, by=self.by, now=self.now)

    def note(
        self,
        action: str,
        subject: str,
        subject_id: int,
        *,
        undo: Sequence[Step],
        before: str | None = None,
        after: str | None = None,
    ) -> int:
        """Write the audit entry of a change; gives its id, by which the change is undone."""
        return self.corpus.audit.add(
            action, subject, subject_id, by=self.by, now=self.now, before=before, after=after, undo=undo
        )
