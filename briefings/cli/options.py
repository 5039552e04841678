"""Options and arguments that several subcommands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from briefings import filing
from briefings.corpus import Corpus, CorpusError
from briefings.records import BriefingsError

# Beyond them a week more or another time zone leaves the calendar.
_FIRST_YEAR, _LAST_YEAR = 1900, 2999

# Of a program that reads and files thousands (man 7 sched); those who read for it are nicer still.
_NICENESS = 10

Command = Callable[..., Any]  # what click decorates: its parameters are known to click alone


def database_options(command: Command) -> Command:
    """`--db` and `--no-seeds`, after the subcommand's name as well as before it."""
    seeds = click.option("--no-seeds", is_flag=True, help="Leave a new database empty.")
    database = click.option(
        "--db",
        type=click.Path(path_type=Path, dir_okay=False),
        default=None,
        help="The database file (default: BRIEFINGS_DB, or briefings.db).",
    )
    return database(seeds(command))


@contextmanager
def opened_if_there(path: Path) -> Iterator[Corpus]:
    """The corpus of a database that is there already. Raises CorpusError, without making one, where none is."""
    if not path.exists():
        raise CorpusError(f"There is no database {path}; please check the path.")
    corpus = Corpus.open(path)
    try:
        yield corpus
    finally:
        corpus.close()


@contextmanager
def opened(context: click.Context, db: Path | None, no_seeds: bool) -> Iterator[Corpus]:
    """The corpus; a new one gets the seeds, or with `no_seeds` stays empty for good."""
    corpus = Corpus.open(db or context.obj)
    try:
        if no_seeds:
            corpus.begin()
        elif corpus.is_new():
            filing.file_seeds(corpus, now())
        yield corpus
    finally:
        corpus.close()


def give_way() -> None:
    """Let others have the processor first, from now on: somebody may be asking the bot while thousands are filed."""
    os.setpriority(os.PRIO_PROCESS, 0, max(os.getpriority(os.PRIO_PROCESS, 0), _NICENESS))


def folder_made(path: Path) -> Path:
    """The path, with the folder that it is to be written in. Raises BriefingsError where there cannot be one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BriefingsError(f"The folder {path.parent} cannot be made: {error.strerror}.") from error
    return path


def now() -> datetime:
    """The time, in UTC. Only entry points read it."""
    return datetime.now(UTC)


def printable(words: str) -> str:
    """Words of a stranger, such as a file's name, for a terminal: signs that would steer it are shown as "?"."""
    return "".join(sign if sign.isprintable() else "?" for sign in words)


class Moment(click.ParamType[datetime]):
    """A moment in ISO 8601; without a zone it is in UTC, without a time it is the day's beginning."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """`value` as a datetime with a zone."""
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is not a time. Write it like 2026-11-23 or 2026-11-23T09:00+09:00.", param, ctx)
        if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
            self.fail(f"{value} is too far away; the years {_FIRST_YEAR} to {_LAST_YEAR} are known.", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
