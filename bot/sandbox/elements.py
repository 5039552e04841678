"""Block Kit elements as people use them: ids filled in, choices put into Slack's forms, required inputs checked.

A *raw value* is what a person enters, in the simplest form: a text; an option's value, or a list of them; a date,
time or number as text; a list of file ids; None for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from bot.sandbox.block_kit import elements_of
from bot.sandbox.wire import Json

Raw: TypeAlias = "str | list[str] | None"

SINGLE = ("static_select", "external_select", "radio_buttons", "overflow")
PICKED = {
    "users_select": "selected_user", "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "datepicker": "selected_date", "timepicker": "selected_time", "datetimepicker": "selected_date_time",
}  # fmt: skip # shorter than one a line
PICKED_MANY = {
    "multi_users_select": "selected_users", "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
}  # fmt: skip # shorter than one a line
OPTIONS_MANY = ("multi_static_select", "multi_external_select", "checkboxes")
TEXTS = ("plain_text_input", "email_text_input", "url_text_input", "number_input")


def with_ids(blocks: list[Json], new_id: str) -> list[Json]:
    """The same blocks, just read off the wire, with an id in each and in every element, as Slack returns them."""
    for index, block in enumerate(blocks):
        block.setdefault("block_id", f"{new_id}{index:02d}")
        for number, (_, element) in enumerate(elements_of(block)):
            if element["type"] != "image":
                element.setdefault("action_id", f"{new_id}{index:02d}{number:02d}")
    return blocks


def find(blocks: list[Json], action_id: str, block_id: str | None = None) -> tuple[Json, Json] | None:
    """The block and the element with that action_id (in that block), or None."""
    for block in blocks:
        if block_id is None or block.get("block_id") == block_id:
            for _, element in elements_of(block):
                if element.get("action_id") == action_id:
                    return block, element
    return None


def options_of(element: Json) -> Iterator[Json]:
    """All options that an element offers itself."""
    yield from element.get("options") or []
    for group in element.get("option_groups") or []:
        yield from group["options"]


def initial(element: Json) -> Raw:
    """The raw value with which an element is shown first."""
    for key in (
        "initial_value",
        "initial_date",
        "initial_time",
        "initial_user",
        "initial_conversation",
        "initial_channel",
    ):
        if key in element and isinstance(element[key], str):
            return str(element[key])
    if "initial_date_time" in element:
        return str(element["initial_date_time"])
    if "initial_option" in element:
        return str(element["initial_option"]["value"])
    if "initial_options" in element:
        return [option["value"] for option in element["initial_options"]]
    for key in ("initial_users", "initial_conversations", "initial_channels"):
        if key in element:
            return list(element[key])
    return None


def chosen(element: Json, raw: Raw, suggested: Mapping[str, Json], files: Mapping[str, Json]) -> Json:
    """What `view.state.values` says of an element with that raw value; also the chosen part of a block action."""
    kind: str = element["type"]
    one = raw if isinstance(raw, str) and raw else None
    many = raw if isinstance(raw, list) else [raw] if raw else []
    if kind in TEXTS:
        return {"type": kind, "value": one}
    if kind in SINGLE or kind in OPTIONS_MANY:
        picked = [option for value in many if (option := _option(element, value, suggested))]
        if kind in OPTIONS_MANY:
            return {"type": kind, "selected_options": picked}
        return {"type": kind, "selected_option": picked[0] if picked else None}
    if kind in PICKED:
        value: object = int(one) if one and kind == "datetimepicker" else one
        return {"type": kind, PICKED[kind]: value}
    if kind in PICKED_MANY:
        return {"type": kind, PICKED_MANY[kind]: many}
    if kind == "file_input":
        return {"type": kind, "files": [files[file_id] for file_id in many if file_id in files]}
    if kind == "rich_text_input":
        section = {"type": "rich_text_section", "elements": [{"type": "text", "text": one}] if one else []}
        return {"type": kind, "rich_text_value": {"type": "rich_text", "elements": [section]} if one else None}
    if kind == "feedback_buttons":
        return {"type": kind, "text": _feedback(element, one).get("text"), "value": one}
    return {"type": kind, "text": element.get("text"), "value": element.get("value")}


def answerable(blocks: list[Json], values: Json) -> Iterator[Json]:
    """The conversations chosen in menus with `response_url_enabled`, which Slack knows in a modal's inputs only."""
    for block in blocks:
        element = block.get("element") or {}
        if block["type"] == "input" and element.get("response_url_enabled") and element["type"] in PICKED:
            channel = values[block["block_id"]][element["action_id"]].get(PICKED[element["type"]])
            if channel:
                yield {"block_id": block["block_id"], "action_id": element["action_id"], "channel_id": channel}


def _option(element: Json, value: str, suggested: Mapping[str, Json]) -> Json | None:
    """The option with that value: the element's own, one it was shown with, or one that the app suggested."""
    shown = [element.get("initial_option"), *(element.get("initial_options") or [])]
    own = [*options_of(element), *(option for option in shown if option)]
    return next((option for option in own if option["value"] == value), suggested.get(value))


def _feedback(element: Json, value: str | None) -> Json:
    buttons: list[Json] = [element["positive_button"], element["negative_button"]]
    return next((button for button in buttons if button["value"] == value), {})


def stateful(element: Json) -> bool:
    """Does this element hold a value (a button does not)?"""
    return element["type"] not in {"button", "overflow", "workflow_button", "image", "feedback_buttons", "icon_button"}


def missing(block: Json, state: Json) -> str | None:
    """Why Slack's own client would not let this input be submitted, or None. `state` is the element's chosen value."""
    element = block["element"]
    value = next((value for key, value in state.items() if key != "type"), None)
    if not value:
        return None if block.get("optional") else "Please complete this required field."
    if element["type"] == "plain_text_input":
        length, most = len(value), element.get("max_length", 3000)
        if length < element.get("min_length", 0):
            return f"Please enter at least {element['min_length']} characters."
        if length > most:
            return f"Must be less than {most + 1} characters."
    if element["type"] == "file_input" and len(value) > element.get("max_files", 10):
        return f"You can upload at most {element.get('max_files', 10)} files."
    if element["type"] == "number_input":
        return _wrong_number(value, element)
    if element["type"] == "email_text_input" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        return "Please enter a valid email address."
    if element["type"] == "url_text_input" and not re.fullmatch(r"[a-z][a-z0-9+.-]*://\S+", value, re.IGNORECASE):
        return "Please enter a valid URL."
    return None


def _wrong_number(text: str, element: Json) -> str | None:
    decimal = element["is_decimal_allowed"]
    if not re.fullmatch(r"-?\d+(\.\d+)?" if decimal else r"-?\d+", text, re.ASCII):
        return "Please enter a number." if decimal else "Please enter a whole number."
    if "min_value" in element and float(text) < float(element["min_value"]):
        return f"Please enter {element['min_value']} or more."
    if "max_value" in element and float(text) > float(element["max_value"]):
        return f"Please enter {element['max_value']} or less."
    return None
