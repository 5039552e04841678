"""Templates and the code that names them."""

from __future__ import annotations

import re
from pathlib import Path

import bot
import briefings
from briefings.data import data_folder


def test_every_template_that_the_code_names_is_there() -> None:
    """No answer fails for want of its template: each name given to `render` is a file in templates/."""
    folders = [Path(package.__file__ or "").parent for package in (bot, briefings)]
    named = {
        name
        for folder in folders
        for file in folder.rglob("*.py")
        for name in re.findall(r'\.render\(\s*"(\w+)"', file.read_text(encoding="utf-8"))
    }
    assert len(named) > 20
    assert {name for name in named if not (data_folder("templates") / f"{name}.md").is_file()} == set()
