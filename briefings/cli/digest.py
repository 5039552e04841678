"""`briefings digest`: what is new, as a digest would tell it. Nothing is posted and nothing is changed."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import click

from briefings.cli.contracts import digest_as_json, line
from briefings.cli.options import Moment, database_options, now, opened
from briefings.digest import for_period
from briefings.lookup import Lookup
from briefings.render import Renderer

PERIOD = timedelta(days=7)


@click.command(
    short_help="Print what is new in a period.", epilog="Example: briefings digest --since 2026-11-16 --at 2026-11-23"
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of Markdown.")
@click.option("--at", type=Moment(), help="The end of the period (default: now).")
@click.option("--since", type=Moment(), help="Its beginning (default: a week before its end).")
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Preview a template of your own instead of ours.",
)
@database_options
@click.pass_context
def digest(
    context: click.Context,
    db: Path | None,
    no_seeds: bool,
    as_json: bool,
    at: datetime | None,
    since: datetime | None,
    template: Path | None,
) -> None:
    """Print the digest of a period: what the corpus first saw in it, and which promises came due."""
    with opened(context, db, no_seeds) as corpus:
        until = at or now()
        begun = since or until - PERIOD
        if begun >= until:
            raise click.UsageError("The period ends before it begins; --since must be earlier than --at.")
        told = for_period(corpus, Lookup(corpus).documents, begun, until)
        renderer, values = Renderer(), {"digest": told, "late": False, "due_on": None, "picture": None}
        if template is None:
            markdown = renderer.render("digest", **values)
        else:
            markdown = renderer.preview(template.read_text(encoding="utf-8"), **values)
        click.echo(line(digest_as_json(told, markdown)) if as_json else markdown)
