"""`briefings read`: what a file says, without filing it."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.contracts import line
from briefings.reading.contract import as_contract
from briefings.reading.worker import read_safely
from briefings.render import Renderer


@click.command(epilog="Example: briefings read --json minutes.txt")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of Markdown.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def read(as_json: bool, file: Path) -> None:
    """Read FILE and print what it says; nothing is filed."""
    said = read_safely(file.read_bytes(), file.name)
    click.echo(line(as_contract(said)) if as_json else Renderer().render("understood", reading=said))
