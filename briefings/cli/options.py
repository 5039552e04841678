"""Options and arguments that several subcommands share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from briefings import filing
from briefings.corpus import Corpus

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
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
