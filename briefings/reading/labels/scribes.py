"""Who writes down in a chat what others say there, and the words before a colon that are no speaker's."""

from __future__ import annotations

import re

_SCRIBE_IS = re.compile(r"\bscribe(?:nick)?:[ \t]+(?P<nick>[A-Za-z_][\w|`^-]{0,24})", re.IGNORECASE)
_ROBOT = re.compile(r"^[ \t]*<(?:[Zz]akim|RRSAgent|trackbot|github-bot|agendabot)>", re.MULTILINE)
NO_SPEAKERS = frozenset(
    "scribe scribenick topic subtopic agenda meeting chair present regrets proposal proposed resolved resolution "
    "action issue date http https rrsagent zakim trackbot note github summary minutes log previous".split()
)


def scribes_of(source: str) -> frozenset[str]:
    """The nicknames of those who write down what others say, as a chat's log names them ("scribe: manu1")."""
    if "<" not in source[:4_000] or "cribe" not in source[:60_000]:
        return frozenset()
    return frozenset(match["nick"] for match in _SCRIBE_IS.finditer(source[:60_000]))


def has_robots(source: str) -> bool:
    """Whether a robot of W3C's chats writes in it."""
    return "<" in source and _ROBOT.search(source) is not None
