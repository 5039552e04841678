"""`briefings purge`: remove a record for good, where the law asks for it."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.contracts import line
from briefings.cli.options import now, opened_if_there
from briefings.corpus.purging import Holdings
from briefings.filing.purge import purge, to_be_purged

PURGED_BY = "command line"


@click.command(
    "purge",
    short_help="Remove a record for good.",
    epilog='Example: briefings purge 12 --reason "erasure request of 3 Nov 2026"',
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object when done.")
@click.option("--reason", required=True, help="Why; it stays on record with the tombstone.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option("--dry-run", is_flag=True, help="Only say what would be removed.")
@click.option("--db", type=click.Path(path_type=Path, dir_okay=False), default=None, help="The database file.")
@click.argument("document", type=int)
@click.pass_context
def purge_record(
    context: click.Context, db: Path | None, as_json: bool, reason: str, yes: bool, dry_run: bool, document: int
) -> None:
    """Remove the record with this DOCUMENT id for good: all versions, their files, and what is known from them alone.

    A tombstone stays (who, when, why, the files' SHA-256). This cannot be undone; `/brief` retires records instead.
    Backups, exports and messages in Slack are not reached: delete those by hand.
    """
    if not reason.strip():
        raise click.UsageError("Please give the reason for the purge; it stays on record.")
    with opened_if_there(db or context.obj) as corpus:
        holdings = to_be_purged(corpus, document)
        click.echo(_told(holdings), err=True)
        if dry_run:
            return
        if not yes:
            click.confirm("Remove it for good?", abort=True, err=True)
        purge(corpus, document, reason=reason, by=PURGED_BY, now=now())
    said = {"purged": holdings.record_id, "versions": len(holdings.sha256s), "passages": holdings.passages}
    click.echo(line({**said, "reason": reason}) if as_json else "It is removed; a tombstone stays.")


def _told(holdings: Holdings) -> str:
    titles = " / ".join(f"“{title}”" for title in holdings.titles)
    return (
        f"To be removed: {titles}, {len(holdings.sha256s)} version(s), {holdings.passages} passages, "
        f"{holdings.corrections} correction(s), {holdings.bytes_kept / 1_000:,.0f} kB of original files."
    )
