"""`briefings digest --template`: a template of one's own is previewed, and a broken one is explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings.cli.digest import digest


@pytest.mark.parametrize(
    ("template", "status", "said"),
    [
        ("Seen until {{ digest.last_day|day }}: {{ digest.items|length }} new.", 0, "Seen until 12 Jan 2026: 0 new."),
        ("{{ digest.no_such_thing }}", 1, "The template does not work"),
        ("{{ ''.__class__.__mro__ }}", 1, "The template does not work"),
    ],
)
def test_a_template_of_ones_own(tmp_path: Path, template: str, status: int, said: str) -> None:
    """The preview shows what the template makes of the period, and a mistake in it is one sentence."""
    (tmp_path / "mine.md").write_text(template, encoding="utf-8")
    result = CliRunner().invoke(
        digest,
        ["--db", str(tmp_path / "x.db"), "--no-seeds", "--at", "2026-01-12", "--template", str(tmp_path / "mine.md")],
    )
    assert said in result.output + str(result.exception or "")
    assert (result.exit_code == 0) == (status == 0)
