"""`briefings read`: what a file says, without filing it."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.contracts import line
from briefings.reading.contract import as_contract
from briefings.reading.formats import MAX_FILE_BYTES
from briefings.reading.worker import read_safely
from briefings.records import BriefingsError
from briefings.render import Renderer


@click.command(
    short_help="Print what a file says; nothing is filed.", epilog="Example: briefings read --json minutes.txt"
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of Markdown.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def read(as_json: bool, file: Path) -> None:
    """Read FILE and print what it says; nothing is filed."""
    said = read_safely(_bytes(file), file.name)
    click.echo(line(as_contract(said)) if as_json else Renderer().render("understood", reading=said))


def _bytes(file: Path) -> bytes:
    """Also from a pipe, but never more than may be read: a device has no end."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise BriefingsError(f"The file cannot be opened: {error.strerror}.") from error
    if len(data) > MAX_FILE_BYTES:
        raise BriefingsError(f"This file is larger than {MAX_FILE_BYTES // 1_000_000} MB; please split it.")
    return data
