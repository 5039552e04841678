"""What a handler of a subcommand is given, and what a subcommand is."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from bot.access import Asker
from bot.replies import Reply
from bot.workspace import Workspace, zone_of
from briefings.records import BriefingsError

SLASH = "/brief"
LONGEST_QUESTION = 300
# Addresses are long, and several may be given.
LONGEST_ADDRESSES = 4_000
# Beyond every list, and within what SQLite holds as a number.
_FARTHEST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Ask:
    """One use of a subcommand: who, where, and what follows the subcommand's name."""

    workspace: Workspace
    asker: Asker
    text: str
    channel: str
    home_team: str
    trigger: str
    commands: tuple[Command, ...]
    in_modal: bool = False

    @property
    def is_direct(self) -> bool:
        """Whether it was typed in a direct message (https://docs.slack.dev/reference/objects/conversation-object)."""
        return self.channel.startswith("D")

    @property
    def is_own(self) -> bool:
        """Whether it is about the asker's own place: their direct messages, or what "me" stands for elsewhere."""
        return self.is_direct or self.channel == self.asker.id

    @property
    def today(self) -> date:
        """The asker's date."""
        return self.workspace.now().astimezone(zone_of(self.asker)).date()

    def on_their_clock(self, moment: str) -> str:
        """A moment as the corpus keeps it (ISO 8601), as the asker's clock shows it: the day may be another one."""
        return datetime.fromisoformat(moment).astimezone(zone_of(self.asker)).isoformat()


Handler = Callable[[Ask], Awaitable[Reply | None]]


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand. Its handler's docstring is its help: the first line in lists, the rest where one asks for more.

    A handler gives the reply, or None when it opened a modal. One that `only_tells` changes nothing, and its reply
    hangs on the words, the day, what is on file, and whether an admin asks. `longest`: the characters it takes in all.
    """

    name: str
    arguments: str
    handler: Handler
    admins_only: bool = False
    only_tells: bool = False
    longest: int = LONGEST_QUESTION

    @property
    def usage(self) -> str:
        """As it is typed."""
        return f"{SLASH} {self.name} {self.arguments}".rstrip()

    @property
    def help(self) -> str:
        """One line."""
        return _told(self.handler).partition("\n")[0]

    @property
    def details(self) -> str:
        """What more there is to say, or nothing."""
        return _told(self.handler).partition("\n")[2].strip()


@cache
def _told(handler: Handler) -> str:
    """What a handler's docstring says. Looked at once: /brief help shows all of them."""
    return inspect.getdoc(handler) or ""


def place_in_list(text: str) -> int:
    """The place, from 1, that `text` names as its number; 1 when it is empty.

    Raises BriefingsError when it is anything else.
    """
    # Not isdigit: “²” is a digit, and no number.
    if text and not text.isdecimal():
        raise BriefingsError("Please give a number to start from, such as 9, or nothing to start with the newest.")
    return min(max(int(text), 1), _FARTHEST) if text else 1
