"""Modals: opening one, its plain parts, what was entered in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from slack_sdk.errors import SlackApiError

from bot.commands.ask import Ask
from bot.rich_text import Block
from bot.slack_errors import error_name
from briefings.markdown import showable
from briefings.records import BriefingsError

_TOO_LATE = ("expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "trigger_exchanged", "invalid_trigger_id")

State = Mapping[str, Mapping[str, Mapping[str, object]]]


async def open_modal(ask: Ask, view: Mapping[str, object]) -> str:
    """Open a modal, on top of the one in which it was asked for; gives its id.

    Raises BriefingsError when it is too late for that.
    """
    if not ask.trigger:
        raise BriefingsError(
            "Slack opens a form only for a command: please type /brief add or the like where you write messages."
        )
    client = ask.workspace.client
    try:
        if ask.in_modal:
            response = await client.views_push(trigger_id=ask.trigger, view=dict(view))
        else:
            response = await client.views_open(trigger_id=ask.trigger, view=dict(view))
    except SlackApiError as error:
        name = error_name(error)
        if name in _TOO_LATE:
            raise BriefingsError("That took too long for Slack. Please try it once more.") from error
        if name == "push_limit_reached":
            raise BriefingsError("Slack stacks three windows at most. Please close one, then try again.") from error
        raise
    opened = response.get("view")
    return str(opened["id"]) if isinstance(opened, Mapping) else ""


def modal(title: str, blocks: Sequence[Block], *, close: str = "Done") -> dict[str, object]:
    """A modal that only shows."""
    return {"type": "modal", "title": plain(title), "close": plain(close), "blocks": list(blocks)}


def form(
    title: str, callback_id: str, blocks: Sequence[Block], *, submit: str, metadata: str = ""
) -> dict[str, object]:
    """A modal that is handed in."""
    return {
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": metadata,
        "title": plain(title),
        "submit": plain(submit),
        "close": plain("Cancel"),
        "blocks": list(blocks),
    }


def field(block_id: str, label: str, element: Block, *, optional: bool = True, hint: str = "") -> Block:
    """A labelled field of a form."""
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "optional": optional,
        "label": plain(label),
        "element": element,
    }
    return {**block, "hint": plain(hint)} if hint else block


def plain(text: str) -> Block:
    """Slack's plain text."""
    return {"type": "plain_text", "text": showable(text) or "…", "emoji": False}


def entered(view: Mapping[str, object]) -> State:
    """What stands in a view's fields: by block_id, then by action_id."""
    state = view.get("state")
    values = state.get("values") if isinstance(state, Mapping) else None
    return values if isinstance(values, Mapping) else {}


def text_in(state: State, block_id: str) -> str:
    """What was typed into a field."""
    return str(_first(state, block_id).get("value") or "").strip()


def choice_in(state: State, block_id: str) -> str:
    """The value that was chosen in a field, or nothing."""
    option = _first(state, block_id).get("selected_option")
    return str(option.get("value") or "") if isinstance(option, Mapping) else ""


def choices_in(state: State, block_id: str) -> list[str]:
    """The values that were chosen in a field."""
    options = _first(state, block_id).get("selected_options")
    return [str(each["value"]) for each in options if isinstance(each, Mapping)] if isinstance(options, list) else []


def _first(state: State, block_id: str) -> Mapping[str, object]:
    return next(iter(state.get(block_id, {}).values()), {})
