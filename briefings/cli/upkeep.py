"""`briefings backup`, `restore` and `doctor`: keeping a corpus safe and sound, also while the bot runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefings import reading
from briefings.cli.contracts import Json, line
from briefings.cli.options import database_options, folder_made, now, opened, opened_if_there
from briefings.corpus import Corpus, CorpusError
from briefings.corpus.copies import is_sound, replace_damaged
from briefings.corpus.health import Finding
from briefings.render import plural


@click.command(
    short_help="Copy the database, while the bot runs.", epilog="Example: briefings backup backups/2026-11-23.db"
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object when done.")
@click.option("--force", is_flag=True, help="Replace a file of that name, once the new copy is whole.")
@database_options
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def backup(context: click.Context, db: Path | None, no_seeds: bool, as_json: bool, force: bool, target: Path) -> None:
    """Copy the database to TARGET while the bot runs: a whole copy of one moment, or none.

    A file of that name is replaced only with --force.
    """
    if target.exists() and not target.is_file():
        raise CorpusError(f"{target} is no file; please choose another name.")
    if target.exists() and not force:
        raise CorpusError(f"{target} exists already; please choose another name, or add --force to replace it.")
    with opened(context, db, no_seeds) as corpus:
        if target.resolve() == corpus.path.resolve():
            raise click.UsageError("The backup must be another file than the database.")
        size = corpus.back_up(folder_made(target))
    said = f"{target} is a whole copy ({size / 1_000_000:,.1f} MB)."
    click.echo(line({"backup": str(target), "bytes": size}) if as_json else said)


@click.command(
    short_help="Put a backup back, while the bot runs.", epilog="Example: briefings restore backups/2026-11-23.db"
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object when done.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option("--db", type=click.Path(path_type=Path, dir_okay=False), default=None, help="The database file.")
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_context
def restore(context: click.Context, db: Path | None, as_json: bool, yes: bool, source: Path) -> None:
    """Put the backup SOURCE in the place of the database, also while the bot runs.

    The database as it was is kept beside it. Digests that were sent since the backup are not sent again.
    """
    path: Path = db or context.obj
    is_there = path.exists()
    if is_there and source.samefile(path):
        raise click.UsageError("The backup must be another file than the database.")
    if not is_sound(source):
        raise CorpusError(f"{source} is damaged or is no database of Briefings; nothing was changed.")
    if is_there and not yes:
        click.confirm(f"Put {source} in the place of {path}? What was filed since then goes.", abort=True, err=True)
    damaged = is_there and not is_sound(path)
    kept = replace_damaged(path, source, now=now()) if damaged else None
    corpus = Corpus.open(path)
    try:
        kept = kept or corpus.restore(source, now=now())
        count = corpus.documents.count()
    finally:
        corpus.close()
    if not is_there:
        # It was made a moment ago, and holds nothing.
        kept.unlink()
        kept = None
    said = f"{plural(count, 'record is', 'records are')} on file again."
    said += f" The database as it was is kept as {kept}." if kept else ""
    said += " It was damaged: please start the bot again." if damaged else ""
    told: Json = {"documents": count, "kept": str(kept) if kept else None, "was_damaged": damaged}
    click.echo(line(told) if as_json else said)


@click.command(short_help="Say whether all is well, and what to do.", epilog="Example: briefings doctor --fix")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--fix", is_flag=True, help="Make anew what can be made anew (the search index), remove orphaned names.")
@click.option("--db", type=click.Path(path_type=Path, dir_okay=False), default=None, help="The database file.")
@click.pass_context
def doctor(context: click.Context, db: Path | None, as_json: bool, fix: bool) -> None:
    """Look the database over and say what to do: integrity, foreign keys, search index, orphans, digests, disk space.

    Exit status 1 when something is not well.
    """
    with opened_if_there(db or context.obj) as corpus:
        done = corpus.health.mend() if fix else []
        findings = corpus.health.look_over(now=now(), reader_version=reading.READER_VERSION)
    well = all(each.advice is None for each in findings)
    if as_json:
        told = [
            {"name": each.name, "well": each.advice is None, "told": each.told, "advice": each.advice}
            for each in findings
        ]
        click.echo(line({"well": well, "fixed": done, "findings": told}))
    else:
        for sentence in [*done, *(_sentence(each) for each in findings)]:
            click.echo(sentence)
    if not well:
        sys.exit(1)


def _sentence(finding: Finding) -> str:
    mark = "well" if finding.advice is None else "NOT WELL"
    return f"{finding.name}: {mark}. {finding.told}" + (f" {finding.advice}" if finding.advice else "")
