"""Slack's limits, read from block_kit.schema.json: the only place where their numbers stand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """What one message or view may hold. Lengths count characters."""

    message_blocks: int
    view_blocks: int
    message_text: int
    text_recommended: int
    section_text: int
    header_text: int
    context_elements: int
    context_text: int
    actions_elements: int
    button_text: int
    button_value: int
    option_text: int
    option_value: int
    menu_options: int
    block_id: int
    link_url: int
    image_url: int
    alt_text: int
    table_rows: int
    table_columns: int
    table_characters: int


def slack_limits(path: Path | None = None) -> Limits:
    """The limits that stand in the schema at `path` (default: the one beside this file)."""
    schema = json.loads((path or Path(__file__).with_name("block_kit.schema.json")).read_text(encoding="utf-8"))

    def number(pointer: str) -> int:
        found = schema
        for step in pointer.split("/"):
            found = found[step]
        if not isinstance(found, int):
            raise TypeError(f"{pointer} is not a number")
        return found

    shape = "$defs/{}/properties/{}"
    return Limits(
        message_blocks=number("$defs/message_blocks/maxItems"),
        view_blocks=number(shape.format("modal", "blocks/maxItems")),
        message_text=number("x-limits/message/text_cut"),
        text_recommended=number("x-limits/message/text_recommended"),
        section_text=number(shape.format("section", "text/properties/text/maxLength")),
        header_text=number(shape.format("header", "text/properties/text/maxLength")),
        context_elements=number(shape.format("context", "elements/maxItems")),
        # A context's text has the limit of any text object; the section's is that number.
        context_text=number(shape.format("section", "text/properties/text/maxLength")),
        actions_elements=number(shape.format("actions", "elements/maxItems")),
        button_text=number(shape.format("element_button", "text/properties/text/maxLength")),
        button_value=number(shape.format("element_button", "value/maxLength")),
        option_text=number(shape.format("plain_option", "text/properties/text/maxLength")),
        option_value=number(shape.format("plain_option", "value/maxLength")),
        menu_options=number(shape.format("element_static_select", "options/maxItems")),
        block_id=number(shape.format("actions", "block_id/maxLength")),
        link_url=number(shape.format("element_button", "url/maxLength")),
        image_url=number(shape.format("image", "image_url/maxLength")),
        alt_text=number(shape.format("image", "alt_text/maxLength")),
        table_rows=number(shape.format("table", "rows/maxItems")),
        table_columns=number(shape.format("table", "rows/items/maxItems")),
        table_characters=number("x-limits/message/table_characters"),
    )
