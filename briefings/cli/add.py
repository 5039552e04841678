"""`briefings add`: file records from files, folders, ZIPs, exports and web addresses."""

from __future__ import annotations

import hashlib
import json
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from briefings import filing, reading
from briefings.cli.contracts import filed_as_json, line
from briefings.cli.options import database_options, now, opened, printable
from briefings.cli.readers import Readers, Task
from briefings.cli.sources import Found, Source, found
from briefings.corpus import Corpus, CorpusError
from briefings.corpus.documents import Document
from briefings.filing import Filed
from briefings.filing.corrections import Decision
from briefings.filing.decide import came_with
from briefings.records import BriefingsError, Reading

FILED_BY = "command line"
STOPPED = 130
_SHOWN_LEFT_OUT = 3


@dataclass(slots=True)
class Tally:
    """How many had which outcome."""

    filed: int = 0
    known: int = 0
    refused: int = 0

    def count(self, filed: Filed) -> None:
        """Count one more."""
        if filed.outcome == "refused":
            self.refused += 1
        elif filed.outcome == "duplicate":
            self.known += 1
        else:
            self.filed += 1


@dataclass(frozen=True, slots=True)
class Choice:
    """What to do with a record that is nearly the same as one on file, or that is a version of a given one."""

    nearly_same: str
    version_of: int | None


@click.command(
    short_help="File records from files, folders, ZIPs and addresses.",
    epilog="Example: briefings add minutes.pdf reports/ https://example.org/minutes/6 archive.zip",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a file.")
@click.option(
    "--nearly-same",
    type=click.Choice(["separate", "new-version", "discard"]),
    default="separate",
    show_default=True,
    help="What to do with a text that is nearly the same as that of a record on file.",
)
@click.option("--version-of", type=int, metavar="DOCUMENT", help="File it as a new version of this document (by id).")
@database_options
@click.argument("what", nargs=-1, required=True, metavar="FILE|FOLDER|ADDRESS|ZIP...")
@click.pass_context
def add(
    context: click.Context,
    db: Path | None,
    no_seeds: bool,
    as_json: bool,
    nearly_same: str,
    version_of: int | None,
    what: tuple[str, ...],
) -> None:
    """File records. The same file is never filed twice, so a run that was stopped is taken up by starting it again.

    Folders are searched through for the kinds of files that are read; to take in another one, name it. The files in a
    ZIP, and in an export of Briefings, are filed one by one.
    Exit status 1 when one was refused, 130 when it was stopped.
    """
    given = found(what)
    if version_of is not None and len(given.sources) != 1:
        raise click.UsageError(f"--version-of takes one file; these are {len(given.sources)}.")
    choice = Choice(nearly_same, version_of)
    tally = Tally()
    with opened(context, db, no_seeds) as corpus, Readers() as readers:
        try:
            with _progress() as progress:
                for label, filed in _outcomes(corpus, readers, given.sources, choice, progress):
                    tally.count(filed)
                    progress.console.file.flush()
                    click.echo(line(filed_as_json(label, filed)) if as_json else _sentence(label, filed))
        except KeyboardInterrupt:
            click.echo(
                f"Stopped: {tally.filed} filed, {tally.known} were here already. Start it again to go on.", err=True
            )
            # What is being read is of no interest any more: don't wait for it.
            readers.abandon()
            sys.exit(STOPPED)
    for sentence in _summed_up(tally, given):
        click.echo(sentence, err=True)
    if tally.refused:
        sys.exit(1)


def _outcomes(
    corpus: Corpus, readers: Readers, sources: list[Source], choice: Choice, progress: Progress
) -> Iterator[tuple[str, Filed]]:
    """(label, what became of it) for each file, in order; reading runs ahead in worker processes."""
    bar = progress.add_task("Filing", total=len(sources))

    def settled(task: Task) -> bool:
        return _is_too_many(task, choice) or _on_file(corpus, task) is not None

    for task in readers.read_ahead(sources, unless=settled):
        if task.total_grows_by:
            progress.update(bar, total=(progress.tasks[0].total or 0) + task.total_grows_by)
        yield task.label, _filed(corpus, task, choice)
        progress.advance(bar)


def _filed(corpus: Corpus, task: Task, choice: Choice) -> Filed:
    """File one record. A database that cannot be written ends the run; everything else is this record's own trouble."""
    try:
        if task.refused is not None:
            return Filed("refused", None, task.refused)
        if _is_too_many(task, choice):
            return Filed("refused", None, f"It came with others ({task.among} files); --version-of takes one file.")
        known = _on_file(corpus, task)
        if known is not None:
            return Filed("duplicate", known.id, f"The same file is here already, as “{known.title}”.")
        said = task.reading()
        version_of, note = _place(corpus, task, said, choice)
        if note is not None and note.outcome == "duplicate":
            return note
        filed = filing.file_record(
            corpus,
            task.data,
            task.filename,
            said,
            reader_version=reading.READER_VERSION,
            filed_by=FILED_BY,
            now=now(),
            version_of=version_of,
            decisions=_decisions(task, said),
        )
        return Filed(filed.outcome, filed.document_id, filed.reason or (note.reason if note else None))
    except CorpusError:
        raise
    except BriefingsError as error:
        return Filed("refused", None, str(error))


def _is_too_many(task: Task, choice: Choice) -> bool:
    """Whether it is one of several files that cannot all be a version of one record."""
    return choice.version_of is not None and task.among > 1


def _on_file(corpus: Corpus, task: Task) -> Document | None:
    """The document with the very same bytes."""
    return corpus.documents.with_sha256(hashlib.sha256(task.data).hexdigest())


def _place(corpus: Corpus, task: Task, said: Reading, choice: Choice) -> tuple[int | None, Filed | None]:
    """The document that this is a version of, if any, and what to say of one that is nearly the same."""
    # What is attached to a message is no version of what the message is one of.
    if choice.version_of is not None and task.source is None:
        return choice.version_of, None
    alike = next(iter(filing.find_duplicates(corpus, task.data, said)), None)
    if alike is None or alike.same_bytes:
        return None, None
    told = f"nearly the same ({min(99, int(alike.similarity * 100))}%) as document {alike.document_id}, “{alike.title}”"
    if choice.nearly_same == "discard":
        return None, Filed("duplicate", alike.document_id, f"Not filed: it is {told}.")
    if choice.nearly_same == "new-version":
        return alike.document_id, Filed("new-version", None, f"It is {told}, and takes its place.")
    return None, Filed("filed", None, f"It is {told}; --nearly-same new-version would make it a version of that one.")


def _decisions(task: Task, said: Reading) -> list[Decision]:
    """A page that does not state its address was still read at one; what was attached to a message came with it."""
    decisions = [came_with(task.source)] if task.source else []
    if task.address is not None and said.address is None:
        decisions.append(Decision("field", "address", json.dumps(task.address)))
    return decisions


def _progress() -> Progress:
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        # What is printed for a script must not be mixed with a bar.
        redirect_stdout=sys.stdout.isatty(),
        disable=not console.is_terminal,
    )


def _summed_up(tally: Tally, given: Found) -> list[str]:
    """What a person wants to know at the end of many: how many there were, and what of a folder was left out."""
    told = []
    if len(given.sources) > 1:
        told.append(f"{tally.filed:,} filed, {tally.known:,} here already, {tally.refused:,} refused.")
    # Those that somebody may have meant first.
    left = sorted(given.left_out, key=lambda each: each.name.startswith((".", "~$")))
    if not given.sources:
        told.append("Nothing was filed: there is no file of a kind that is read.")
    if left:
        shown = ", ".join(printable(each.name) for each in left[:_SHOWN_LEFT_OUT])
        more = f" and {len(left) - _SHOWN_LEFT_OUT:,} more" if len(left) > _SHOWN_LEFT_OUT else ""
        one = len(left) == 1
        told.append(
            f"{len(left):,} other file{' was' if one else 's were'} left out, of no kind that is read by "
            f"{'its' if one else 'their'} name: {shown}{more}. To take one in anyway, name it: "
            f"briefings add {shlex.quote(printable(str(left[0])))}"
        )
    return told


def _sentence(label: str, filed: Filed) -> str:
    said = f"{printable(label)}: {filed.outcome}"
    said += f" (document {filed.document_id})" if filed.document_id is not None else ""
    return said + (f". {filed.reason}" if filed.reason else "")
