"""`briefings add`: file records."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefings import filing, reading
from briefings.cli.contracts import filed_as_json, line
from briefings.cli.options import database_options, now, opened
from briefings.corpus import Corpus
from briefings.filing import Filed
from briefings.records import BriefingsError

FILED_BY = "command line"


@click.command(epilog="Example: briefings add --json minutes.txt report.md")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a file.")
@database_options
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def add(context: click.Context, db: Path | None, no_seeds: bool, as_json: bool, files: tuple[Path, ...]) -> None:
    """File each of FILES. The same file is never filed twice. Exit status 1 when one was refused."""
    refused = False
    with opened(context, db, no_seeds) as corpus:
        for file in files:
            filed = _filed(corpus, file)
            refused |= filed.outcome == "refused"
            said = filed_as_json(str(file), filed)
            click.echo(line(said) if as_json else _sentence(file, filed))
    if refused:
        sys.exit(1)


def _filed(corpus: Corpus, file: Path) -> Filed:
    try:
        data = file.read_bytes()
        return filing.file_record(
            corpus,
            data,
            file.name,
            reading.read(data, file.name),
            reader_version=reading.READER_VERSION,
            filed_by=FILED_BY,
            now=now(),
        )
    except OSError as error:
        return Filed("refused", None, f"The file cannot be opened: {error.strerror}.")
    except BriefingsError as error:
        return Filed("refused", None, str(error))


def _sentence(file: Path, filed: Filed) -> str:
    said = f"{file}: {filed.outcome}"
    said += f" (document {filed.document_id})" if filed.document_id is not None else ""
    return said + (f". {filed.reason}" if filed.reason else "")
