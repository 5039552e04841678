"""The command and its subcommands."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import click

from briefings.cli.add import add
from briefings.cli.digest import digest
from briefings.cli.lookup import lookup
from briefings.cli.purge import purge_record
from briefings.cli.read import read
from briefings.cli.reread import reread
from briefings.cli.transfer import export_corpus, import_corpus
from briefings.cli.upkeep import backup, doctor, restore
from briefings.records import BriefingsError

DEFAULT_DATABASE = Path("briefings.db")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--db",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="BRIEFINGS_DB",
    default=DEFAULT_DATABASE,
    show_default=True,
    help="The database file. BRIEFINGS_DB says the same.",
)
@click.pass_context
def command(context: click.Context, db: Path) -> None:
    """Ask, read and file records of policy meetings.

    Example: briefings lookup person ohta
    """
    context.obj = db


def main() -> None:
    """Run the command. A known error is one sentence on standard error and exit status 1; wrong use exits with 2."""
    upkeep = (backup, restore, doctor, purge_record)
    for each in (lookup, read, add, digest, reread, export_corpus, import_corpus, *upkeep):
        command.add_command(each)
    try:
        command(prog_name="briefings")
    except BriefingsError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)
    except sqlite3.DatabaseError as error:
        click.echo(f"Error: The database could not be used ({error}). Run `briefings doctor` to see why.", err=True)
        sys.exit(1)
