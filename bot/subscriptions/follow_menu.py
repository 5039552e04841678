"""The menu under a message of follows: what of it is not relevant, so that it does not come again."""

from __future__ import annotations

import hashlib

from bot.rich_text import Block
from briefings.digest import Digest
from briefings.markdown import showable

NOT_RELEVANT_ACTION = "not-relevant"
_LONGEST_LABEL = 75
_LONGEST_VALUE = 150
_MOST_OPTIONS = 100


def menu_of(digest: Digest) -> Block | None:
    """A menu that offers to mute each body that met, and to stop each follow that matched; None for no offer."""
    offers: dict[str, str] = {}
    for item in digest.items:
        meeting = item.meeting
        if meeting is not None and meeting.series is not None and meeting.series_id is not None:
            offers[f"mute series {meeting.series_id}"] = f"Nothing more of {meeting.series}"
    for label in dict.fromkeys(label for item in digest.items for label in item.matched):
        offers[stop_value(label)] = f"Stop following {label}"
    if not offers:
        return None
    options: list[Block] = [
        {"text": {"type": "plain_text", "text": _cut(label), "emoji": False}, "value": value}
        for value, label in list(offers.items())[:_MOST_OPTIONS]
    ]
    menu: Block = {
        "type": "static_select",
        "action_id": NOT_RELEVANT_ACTION,
        "placeholder": {"type": "plain_text", "text": "Not relevant?", "emoji": False},
        "options": options,
    }
    return {"type": "actions", "elements": [menu]}


def stop_value(label: str) -> str:
    """What the menu sends for a follow: its label, or for a long search (an option's value is short) its digest."""
    value = f"stop {label}"
    return value if len(value) <= _LONGEST_VALUE else f"stop #{hashlib.sha256(label.encode()).hexdigest()[:32]}"


def _cut(label: str) -> str:
    label = showable(label) or "…"
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1].rstrip() + "…"
