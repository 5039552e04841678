"""`briefings reread`: bring readings that an older reader made up to date."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from briefings import filing, reading
from briefings.cli.contracts import line
from briefings.cli.options import database_options, give_way, opened
from briefings.reading.worker import SafeReader
from briefings.records import BriefingsError


@click.command(short_help="Read documents anew with the present reader.", epilog="Example: briefings reread --all")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object when done.")
@click.option("--all", "everything", is_flag=True, help="Also documents that this reader has read already.")
@database_options
@click.pass_context
def reread(context: click.Context, db: Path | None, no_seeds: bool, as_json: bool, everything: bool) -> None:
    """Read documents anew with the present reader. Corrections stay; each document changes wholly or not at all."""
    give_way()
    version = reading.READER_VERSION
    done, failed = 0, []
    with opened(context, db, no_seeds) as corpus, SafeReader(behind_others=True) as reader:
        ids = corpus.documents.read_by_older_reader(version + 1 if everything else version)
        for document_id in track(ids, "Reading", console=Console(stderr=True), disable=not ids):
            document = corpus.documents.get(document_id)
            if document is None:
                continue
            try:
                said = reader.read(corpus.documents.original(document_id), document.filename)
                filing.reread_document(corpus, document_id, said, reader_version=version)
                done += 1
            except BriefingsError as error:
                failed.append({"document": document_id, "reason": str(error)})
    if as_json:
        click.echo(line({"reread": done, "failed": failed, "reader_version": version}))
    else:
        click.echo(f"{done} of {len(ids)} documents read anew." if ids else "Every document is up to date.")
        for each in failed:
            click.echo(f"Document {each['document']} stays as it was: {each['reason']}", err=True)
    if failed:
        sys.exit(1)
