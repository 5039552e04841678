"""Where the files that travel with the code are found."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from briefings.records import BriefingsError


def data_folder(name: Literal["templates", "seeds"]) -> Path:
    """The folder `name`: at the top of a checkout, or else inside the installed package."""
    package = Path(__file__).parent
    checkout = package.parent
    # An installed package may have a stranger's folder of that name beside it; only a checkout has a pyproject.toml.
    folder = checkout / name if (checkout / "pyproject.toml").is_file() else package / "_data" / name
    if not folder.is_dir():
        raise BriefingsError(f"The folder {name} is missing from this installation; please install Briefings again.")
    return folder
