"""One call of a Web API method: its arguments, read the way Slack reads them."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.sandbox.hub import Hub
from bot.sandbox.wire import Json, SlackError, parsed


@dataclass(frozen=True, slots=True)
class Call:
    """What a handler gets: the workspace's parts and the arguments (strings from forms, any JSON from JSON bodies)."""

    hub: Hub
    arguments: Json

    def text(self, name: str) -> str | None:
        """An argument as text, None if not given or empty."""
        value = self.arguments.get(name)
        if value is None or value == "":
            return None
        return value if isinstance(value, str) else json.dumps(value)

    def required(self, name: str) -> str:
        """An argument that must be there; `invalid_arguments` names it."""
        value = self.text(name)
        if value is None:
            raise missing_argument(name)
        return value

    def flag(self, name: str) -> bool:
        """A true-or-false argument; forms send "true", "1", "false", "0"."""
        return str(self.arguments.get(name, "")).casefold() in {"true", "1"}

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number from 1 to `most`; `invalid_limit` otherwise."""
        value = self.text(name)
        try:
            number = default if value is None else int(value)
        except ValueError:
            raise SlackError("invalid_limit") from None
        if not 0 <= number <= most:
            raise SlackError("invalid_limit")
        return number or default

    def data(self, name: str, error: str) -> object:
        """An argument that is JSON, sent as text in forms; None if not given; `error` if it is no JSON."""
        value = self.arguments.get(name)
        if isinstance(value, str) and value:
            try:
                return parsed(value)
            except ValueError:
                raise SlackError(error) from None
        return value or None

    def page(self, rows: Sequence[Json], default: int = 100, most: int = 1000) -> tuple[list[Json], Json]:
        """One page of rows by `limit` and `cursor`, and the `response_metadata` with the next cursor."""
        limit = self.number("limit", default, most)
        cursor = self.text("cursor")
        start = 0
        if cursor:
            try:
                start = int(base64.urlsafe_b64decode(cursor.encode()).removeprefix(b"next:"))
            except ValueError:
                raise SlackError("invalid_cursor") from None
            if start < 0:
                raise SlackError("invalid_cursor")
        more = start + limit < len(rows)
        following = base64.urlsafe_b64encode(f"next:{start + limit}".encode()).decode() if more else ""
        return list(rows[start : start + limit]), {"next_cursor": following}


def missing_argument(name: str) -> SlackError:
    """Slack's refusal of a call that lacks an argument."""
    return SlackError("invalid_arguments", response_metadata={"messages": [f"[ERROR] missing required field: {name}"]})
