"""Filing what the readers have read, several records in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefings import filing, reading
from briefings.cli.options import now
from briefings.cli.readers import Task
from briefings.corpus import Corpus, CorpusError
from briefings.corpus.documents import Document
from briefings.filing import Duplicates, Filed, Origin
from briefings.filing.corrections import Decision
from briefings.filing.decide import came_with
from briefings.filing.identity import NamesOnFile
from briefings.records import BriefingsError, Reading

FILED_BY = "command line"
# Records of one form change the same parts of the database: eight in one transaction write a quarter of what they write
# in eight. They take some tens of milliseconds, for which others who write have to wait.
_TOGETHER = 8
_TOGETHER_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Choice:
    """What to do with a record that is nearly the same as one on file, or that is a version of a given one."""

    nearly_same: str
    version_of: int | None


def in_groups(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """The tasks in order, a few small ones at a time; a large one comes alone."""
    group: list[Task] = []
    size = 0
    for task in tasks:
        if group and size + len(task.data) > _TOGETHER_BYTES:
            yield group
            group, size = [], 0
        group.append(task)
        size += len(task.data)
        if len(group) == _TOGETHER:
            yield group
            group, size = [], 0
    if group:
        yield group


class Filer:
    """Files records, one run long."""

    def __init__(self, corpus: Corpus, choice: Choice) -> None:
        self._corpus = corpus
        self._choice = choice
        self._duplicates = Duplicates(corpus)
        self._names = NamesOnFile()

    def file(self, tasks: Sequence[Task]) -> list[Filed]:
        """What became of each record, in order; when this returns, all of it is kept.

        Each is wholly there or not at all. A database that cannot be written ends the run (CorpusError), and then none
        of these is there; everything else is a record's own trouble.
        """
        if sum(task.is_read for task in tasks) < 2:
            return [self._alone(task) for task in tasks]
        try:
            with self._corpus.write():
                return [self._filed(task) for task in tasks]
        except CorpusError:
            raise
        except BriefingsError:
            # One of them cannot be filed, and must not leave a part of itself among the others.
            # What was learned of names is taken back with the rest.
            self._names = NamesOnFile()
            return [self._alone(task) for task in tasks]

    def is_settled(self, task: Task) -> bool:
        """Whether it need not be read to say what becomes of it."""
        return self._is_too_many(task) or self._on_file(task) is not None

    def _is_too_many(self, task: Task) -> bool:
        """Whether it is one of several files that cannot all be a version of one record."""
        return self._choice.version_of is not None and task.among > 1

    def _on_file(self, task: Task) -> Document | None:
        """The document with the very same bytes."""
        return self._corpus.documents.with_sha256(task.sha256)

    def _alone(self, task: Task) -> Filed:
        try:
            return self._filed(task)
        except CorpusError:
            raise
        except BriefingsError as error:
            return Filed("refused", None, str(error))

    def _filed(self, task: Task) -> Filed:
        """File one record. Raises BriefingsError when it cannot be filed."""
        if task.refused is not None:
            return Filed("refused", None, task.refused)
        if self._is_too_many(task):
            return Filed("refused", None, f"It came with others ({task.among} files); --version-of takes one file.")
        known = self._on_file(task)
        if known is not None:
            return filing.here_already(known)
        try:
            said = task.reading()
        except BriefingsError as error:
            return Filed("refused", None, str(error))
        version_of, note = self._place(task, said)
        if note is not None and note.outcome == "duplicate":
            return note
        filed = filing.file_record(
            self._corpus,
            task.data,
            task.filename,
            said,
            reader_version=reading.READER_VERSION,
            filed_by=FILED_BY,
            now=now(),
            version_of=version_of,
            decisions=_decisions(task, said),
            on_file=self._names,
        )
        return Filed(filed.outcome, filed.document_id, filed.reason or (note.reason if note else None))

    def _place(self, task: Task, said: Reading) -> tuple[int | None, Filed | None]:
        """The document that this is a version of, if any, and what to say of one that is nearly the same."""
        # What is attached to a message is no version of what the message is one of.
        if self._choice.version_of is not None and task.source is None:
            return self._choice.version_of, None
        origin = Origin(task.sha256, task.filename, reading.READER_VERSION)
        alike = next(iter(self._duplicates.of(origin, said)), None)
        if alike is None or alike.same_bytes:
            return None, None
        share = min(99, int(alike.similarity * 100))
        told = f"nearly the same ({share}%) as document {alike.document_id}, “{alike.title}”"
        if self._choice.nearly_same == "discard":
            return None, Filed("duplicate", alike.document_id, f"Not filed: it is {told}.")
        if self._choice.nearly_same == "new-version":
            return alike.document_id, Filed("new-version", None, f"It is {told}, and takes its place.")
        kept = f"It is {told}; --nearly-same new-version would make it a version of that one."
        return None, Filed("filed", None, kept)


def _decisions(task: Task, said: Reading) -> list[Decision]:
    """A page that does not state its address was still read at one; what was attached to a message came with it."""
    decisions = [came_with(task.source)] if task.source else []
    if task.address is not None and said.address is None:
        decisions.append(Decision("field", "address", json.dumps(task.address)))
    return decisions
