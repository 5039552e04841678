"""The form behind /brief digest new: the same words that can be typed, chosen from menus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from slack_sdk.errors import SlackApiError

from bot.commands.ask import Ask
from bot.rich_text import Block
from bot.slack_errors import error_name
from bot.workspace import Workspace, zone_of
from briefings.corpus.subscriptions import Density
from briefings.digest import WEEKDAYS
from briefings.records import BriefingsError

DIGEST_VIEW = "digest"
_CADENCES = ("daily", "weekdays", "weekly", "fortnightly", "monthly")
_WITH_WEEKDAY = ("weekly", "fortnightly")
_MONTH_DAYS = (*(str(day) for day in range(1, 31)), "last")
_DEFAULT_TIME = "09:00"


async def open_form(ask: Ask) -> None:
    """Open the form for the channel in which it was asked for."""
    if not ask.trigger:
        raise BriefingsError("Slack opens a form only for a command: please type /brief digest new in a channel.")
    try:
        await ask.workspace.client.views_open(trigger_id=ask.trigger, view=_form(ask))
    except SlackApiError as error:
        if error_name(error) in ("expired_trigger_id", "exchanged_trigger_id", "trigger_expired"):
            raise BriefingsError("That took too long for Slack. Please type /brief digest new again.") from error
        raise


def typed(ask: Ask, view: Mapping[str, object]) -> Ask:
    """What was submitted, as if it had been typed in the channel."""
    state = view.get("state")
    values = state.get("values") if isinstance(state, Mapping) else None
    fields: Mapping[str, Mapping[str, Mapping[str, object]]] = values if isinstance(values, Mapping) else {}

    def field(name: str) -> str:
        given = fields.get(name, {}).get("value", {})
        option = given.get("selected_option")
        chosen = option.get("value") if isinstance(option, Mapping) else None
        return str(chosen or given.get("selected_time") or given.get("value") or "").strip()

    often = field("often")
    on = field("weekday") if often in _WITH_WEEKDAY else field("day") if often == "monthly" else ""
    words = [often, on, field("time"), field("zone")]
    words += [field("about"), f"density:{field('density')}", field("nothing")]
    return replace(ask, text=" ".join(word for word in words if word), channel=str(view.get("private_metadata") or ""))


def answered(workspace: Workspace, markdown: str) -> dict[str, object]:
    """The form's answer: what was set."""
    view: Block = {
        "type": "modal",
        "title": _plain("Digest"),
        "close": _plain("Done"),
        "blocks": workspace.compiler.view_blocks(markdown),
    }
    return {"response_action": "update", "view": view}


def wrong(error: BriefingsError) -> dict[str, object]:
    """The form stays open, with the sentence that says what to change."""
    return {"response_action": "errors", "errors": {"about": str(error)}}


def _form(ask: Ask) -> Block:
    return {
        "type": "modal",
        "callback_id": DIGEST_VIEW,
        "title": _plain("Digest"),
        "submit": _plain("Set"),
        "close": _plain("Cancel"),
        "private_metadata": ask.channel,
        "blocks": [
            _menu("often", "How often", _CADENCES, "weekly"),
            _menu("weekday", "On (weekly and fortnightly)", WEEKDAYS, WEEKDAYS[0]),
            _menu("day", "On day (monthly)", _MONTH_DAYS, _MONTH_DAYS[0]),
            _input("time", "At", {"type": "timepicker", "initial_time": _DEFAULT_TIME}),
            _input("zone", "Time zone", {"type": "plain_text_input", "initial_value": zone_of(ask.asker).key}),
            _input(
                "about",
                "About (empty for everything)",
                {
                    "type": "plain_text_input",
                    "placeholder": _plain('topic:appi -series:"Harbour" search:("my number" -cloud)'),
                },
                optional=True,
            ),
            _menu("density", "How much", get_args(Density), "excerpts"),
            _menu("nothing", "When there is nothing new", ("quiet", "always"), "quiet", ("Say nothing", "Say so")),
        ],
    }


def _menu(name: str, label: str, values: Sequence[str], chosen: str, labels: Sequence[str] | None = None) -> Block:
    options: list[Block] = [
        {"text": _plain(shown.capitalize()), "value": value}
        for shown, value in zip(labels or values, values, strict=True)
    ]
    initial = options[list(values).index(chosen)]
    return _input(name, label, {"type": "static_select", "options": options, "initial_option": initial})


def _input(name: str, label: str, element: Block, *, optional: bool = False) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "label": _plain(label),
        "optional": optional,
        "element": {**element, "action_id": "value"},
    }


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}
