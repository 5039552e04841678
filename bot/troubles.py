"""What went wrong that only an admin can put right: noted where it happens, told by the clock."""

from __future__ import annotations

import logging


class Troubles:
    """Sentences for admins, each told once as long as the bot runs."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._untold: list[str] = []

    def note(self, sentence: str) -> None:
        """Something that admins should know."""
        if sentence not in self._known:
            self._known.add(sentence)
            self._untold.append(sentence)

    def broken_template(self, name: str, error: Exception) -> None:
        """A team's template failed, and ours was used."""
        logging.getLogger(__name__).warning("The team's template %s.md failed, ours was used: %s", name, error)
        self.note(f"Your template {name}.md does not work, so I used my own: {error}")

    def untold(self) -> list[str]:
        """What was not told yet; asked for once, it counts as told."""
        found, self._untold = self._untold, []
        return found
