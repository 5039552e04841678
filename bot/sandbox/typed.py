"""What people type, as Slack's client sends it: signs escaped, people and channels named by id, addresses as links."""

from __future__ import annotations

import re

from bot.sandbox.state import Workspace

_TOKEN = re.compile(r"<[@#!][^<>\s]+>")
_ADDRESS = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]}'\"]")


def as_sent(workspace: Workspace, text: str, *, with_names: bool) -> str:
    """The text on the wire. `with_names` turns @names, #channels and addresses into tokens, as in every message.

    A slash command gets that only if its manifest says `should_escape`. Tokens that are there already (`<@U…>`) stay.
    """
    pieces = _TOKEN.split(text)
    tokens = [*_TOKEN.findall(text), ""]
    sent = (_plain_piece(workspace, piece, with_names) for piece in pieces)
    return "".join(piece + token for piece, token in zip(sent, tokens, strict=True))


def _plain_piece(workspace: Workspace, text: str, with_names: bool) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if not with_names or not any(sign in escaped for sign in ("@", "#", "://")):
        return escaped
    named: dict[str, str] = {}
    for user_id, user in workspace.users.items():
        named |= {f"@{name}": f"<@{user_id}>" for name in (user["real_name"], user["name"])}
    for channel in workspace.channels.values():
        if "name" in channel:
            named[f"#{channel['name']}"] = f"<#{channel['id']}|{channel['name']}>"
    longest_first = sorted(named, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w@#])(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)
    lowered = {name.casefold(): token for name, token in named.items()}
    linked = _ADDRESS.sub(lambda found: f"<{found.group()}>", escaped)
    return pattern.sub(lambda found: lowered[found.group().casefold()], linked)
