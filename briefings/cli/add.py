"""`briefings add`: file records from files, folders, ZIPs, exports and web addresses."""

from __future__ import annotations

import shlex
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from briefings.cli.contracts import filed_as_json, line
from briefings.cli.filer import Choice, Filer, in_groups
from briefings.cli.options import database_options, give_way, opened, printable
from briefings.cli.readers import Readers, Task
from briefings.cli.sources import Found, Source, found
from briefings.filing import Filed

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
    # A ZIP alone may hold thousands.
    give_way()
    tally = Tally()
    with opened(context, db, no_seeds) as corpus, Readers() as readers, corpus.many_writes():
        filer = Filer(corpus, Choice(nearly_same, version_of))
        try:
            with _progress() as progress:
                for tasks in _read(filer, readers, given.sources, progress):
                    with not_stopped():
                        for task, filed in zip(tasks, filer.file(tasks), strict=True):
                            tally.count(filed)
                            progress.console.file.flush()
                            label = task.label
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


def _read(filer: Filer, readers: Readers, sources: list[Source], progress: Progress) -> Iterator[list[Task]]:
    """Groups of tasks, in order, as soon as they are read; reading runs ahead in worker processes."""
    bar = progress.add_task("Filing", total=len(sources))
    for group in in_groups(readers.read_ahead(sources, unless=filer.is_settled)):
        grows_by = sum(task.total_grows_by for task in group)
        if grows_by:
            progress.update(bar, total=(progress.tasks[0].total or 0) + grows_by)
        for task in group:
            task.wait()
        yield group
        progress.advance(bar, len(group))


@contextmanager
def not_stopped() -> Iterator[None]:
    """Holds Ctrl-C back until the end of the block, so that what is filed is also told; the second one is heard."""
    held = False

    def hold(number: int, frame: FrameType | None) -> None:
        nonlocal held
        if held:
            raise KeyboardInterrupt
        held = True

    before = signal.getsignal(signal.SIGINT)
    if not callable(before) or threading.current_thread() is not threading.main_thread():
        # Ctrl-C is not heard at all, or not here.
        yield
        return
    signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held:
        raise KeyboardInterrupt


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
