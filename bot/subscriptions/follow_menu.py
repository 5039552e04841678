"""The menu under a message of follows: what of it is not relevant, so that it does not come again."""

from __future__ import annotations

from bot.rich_text import Block
from briefings.digest import Digest
from briefings.markdown import showable

NOT_RELEVANT_ACTION = "not-relevant"
_LONGEST_LABEL = 75
_MOST_OPTIONS = 100


def menu_of(digest: Digest) -> Block | None:
    """A menu that offers to mute each body that met, and to stop each follow that matched; None for no offer."""
    offers: dict[str, str] = {}
    for item in digest.items:
        meeting = item.meeting
        if meeting is not None and meeting.series is not None and meeting.series_id is not None:
            offers[f"mute series {meeting.series_id}"] = f"Nothing more of {meeting.series}"
    for label in dict.fromkeys(label for item in digest.items for label in item.matched):
        value = f"stop {label}"
        # Slack's limit for an option's value; a longer follow is stopped by /brief follow.
        if len(value) <= 2 * _LONGEST_LABEL:
            offers[value] = f"Stop following {label}"
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


def _cut(label: str) -> str:
    label = showable(label) or "…"
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1].rstrip() + "…"
