"""Whether the database would be lost at the next restart, as far as that can be told from inside."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

# Set by hosts whose machines begin with an empty disk at each start.
_NO_VOLUMES = ("DYNO",)
_CONTAINERS = ("KUBERNETES_SERVICE_HOST", "FLY_APP_NAME", "RENDER", "RAILWAY_ENVIRONMENT", "container")


def loss_warning(database: Path, environment: Mapping[str, str], *, root: Path = Path("/")) -> str | None:
    """A sentence when the file would be lost at a restart, or None when nothing speaks for that.

    `root` is the root of the file system; in a container, what is on the same device as it is part of the image.
    """
    advice = "Give the bot a disk that lasts and set BRIEFINGS_DB to a file on it; the README says how."
    if any(environment.get(name) for name in _NO_VOLUMES):
        return f"The disk of this host is emptied at each restart, and {database.name} with it. {advice}"
    contained = any(environment.get(name) for name in _CONTAINERS) or (root / ".dockerenv").exists()
    if contained and database.absolute().parent.stat().st_dev == root.stat().st_dev:
        return f"{database.name} is on the container's own disk, and is lost with the container. {advice}"
    return None
