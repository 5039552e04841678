"""`briefings export` and `briefings import`: the corpus as files, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from briefings.cli.contracts import line
from briefings.cli.options import database_options, folder_made, opened
from briefings.corpus import Corpus
from briefings.exchange import as_csv, markdown_pages, sheets
from briefings.records import BriefingsError
from briefings.render import plural

STANDARD_OUTPUT = "-"


@click.command("export", short_help="Write the whole corpus to files.", epilog="Example: briefings export corpus.jsonl")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "markdown", "sqlite"]),
    default="jsonl",
    show_default=True,
    help="jsonl: one file that can be imported again; csv, markdown: a folder of files; sqlite: one database file.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object when done.")
@database_options
@click.argument("out", type=click.Path(path_type=Path, allow_dash=True))
@click.pass_context
def export_corpus(context: click.Context, db: Path | None, no_seeds: bool, form: str, as_json: bool, out: Path) -> None:
    """Write the whole corpus to OUT (for jsonl, - is standard output).

    The JSON lines hold everything, original files and audit trail included, and give an equal corpus when imported.
    Cells of CSV files that a spreadsheet would take for a formula are marked as text. Nothing that exists is replaced.
    """
    to_screen = str(out) == STANDARD_OUTPUT
    if to_screen and (form != "jsonl" or as_json):
        raise click.UsageError("Only jsonl can go to standard output, and without --json.")
    if not to_screen and out.exists():
        raise BriefingsError(f"{out} exists already; please choose another name or remove it first.")
    with opened(context, db, no_seeds) as corpus:
        if to_screen:
            for each in corpus.exported_lines():
                click.echo(each, nl=False)
            return
        count = _write(corpus, form, out)
    said = f"{out} is written: {count:,} {'bytes' if form == 'sqlite' else 'lines' if form == 'jsonl' else 'files'}."
    click.echo(line({"format": form, "out": str(out), "count": count}) if as_json else said)


@click.command(
    "import",
    short_help="Fill a new database from an export.",
    epilog="Example: briefings --db new.db import corpus.jsonl",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object when done.")
@click.option("--db", type=click.Path(path_type=Path, dir_okay=False), default=None, help="The database file.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_context
def import_corpus(context: click.Context, db: Path | None, as_json: bool, file: Path) -> None:
    """Fill a new database with the JSON lines of `briefings export`: all of them or none."""
    path: Path = db or context.obj
    if path.exists():
        rows, documents = _imported(path, file)
    else:
        with _new_file(path) as partial:
            rows, documents = _imported(partial, file)
    said = f"{plural(documents, 'record is', 'records are')} on file ({plural(rows, 'row')})."
    click.echo(line({"rows": rows, "documents": documents}) if as_json else said)


def _imported(path: Path, file: Path) -> tuple[int, int]:
    """How many rows, and how many documents, the database at `path` has of the export."""
    # A new database gets no seeds here: what it holds comes from the export.
    corpus = Corpus.open(path)
    try:
        with file.open(encoding="utf-8", newline="\n") as lines:
            return corpus.import_lines(lines), corpus.documents.count()
    except UnicodeDecodeError as error:
        raise BriefingsError("This is no export of Briefings: it is not UTF-8 text.") from error
    except OSError as error:
        raise BriefingsError(f"{file} cannot be read: {error.strerror}.") from error
    finally:
        corpus.close()


@contextmanager
def _new_file(path: Path) -> Iterator[Path]:
    """A name beside `path` to make a database under; it gets its own name once it is whole, and else it goes."""
    partial = path.with_name(f".{path.name}.partial")
    written = [partial.with_name(partial.name + ending) for ending in ("", "-wal", "-shm", "-journal")]
    try:
        # What a run that was killed left.
        for each in written:
            each.unlink(missing_ok=True)
        yield partial
        if path.exists():
            raise BriefingsError(f"{path} was made by another program meanwhile; nothing was imported.")
        partial.rename(path)
    except OSError as error:
        raise BriefingsError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        for each in written:
            each.unlink(missing_ok=True)


def _write(corpus: Corpus, form: str, out: Path) -> int:
    if form in ("sqlite", "jsonl"):
        folder_made(out)
    if form == "sqlite":
        return corpus.vacuum_into(out)
    try:
        if form == "jsonl":
            return _write_lines(out, corpus.exported_lines())
        files = _tables(corpus) if form == "csv" else markdown_pages(corpus)
        return _write_files(out, files)
    except OSError as error:
        raise BriefingsError(f"{out} cannot be written: {error.strerror}.") from error


def _tables(corpus: Corpus) -> Iterator[tuple[str, str]]:
    return ((f"{name}.csv", as_csv(rows)) for name, rows in sheets(corpus))


def _write_lines(out: Path, lines: Iterable[str]) -> int:
    """Written beside its place first, so that a file of that name is always a whole one."""
    partial = out.with_name(f".{out.name}.partial")
    count = 0
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            for count, each in enumerate(lines, 1):  # noqa: B007 - the last number is the answer
                file.write(each)
        partial.rename(out)
    finally:
        partial.unlink(missing_ok=True)
    return count


def _write_files(out: Path, files: Iterable[tuple[str, str]]) -> int:
    out.mkdir(parents=True)
    count = 0
    for name, text in files:
        with (out / name).open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        count += 1
    return count
