"""Checks messages and views against block_kit.schema.json and says what is wrong the way Slack says it.

The schema is compiled once per checker. A valid answer of a dozen blocks is passed in some fifty microseconds; only a
refused one pays for the list of its faults.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import jsonschema_rs

from bot.sandbox.wire import Json, SlackError

SCHEMA_FILE = Path(__file__).parent.parent / "block_kit.schema.json"

Surface = Literal["message", "view"]


# The list of a payload's faults costs a fraction of a millisecond each, and of a payload with more parts than this it
# would hold the sandbox up for seconds: of such a one only the first fault is named.
LISTED_PARTS = 1000
LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing Slack would refuse: where (a JSON pointer), what kind, in words, and the limit that was broken."""

    pointer: str
    code: str
    message: str
    constraint: Json | None = None

    def line(self) -> str:
        """As Slack lists it in `response_metadata.messages`."""
        return f"[ERROR] {self.message} [json-pointer:{self.pointer}]"


@cache
def _validator(schema_file: Path, surface: str) -> jsonschema_rs.Draft202012Validator:
    definitions = json.loads(schema_file.read_text(encoding="utf-8"))["$defs"]
    return jsonschema_rs.Draft202012Validator({"$ref": f"#/$defs/{surface}", "$defs": definitions})


class BlockKit:
    """Slack's limits, read from the schema file. `limits` holds those that a JSON schema cannot say."""

    def __init__(self, schema_file: Path = SCHEMA_FILE) -> None:
        schema: Json = json.loads(schema_file.read_text(encoding="utf-8"))
        self.limits: Json = schema["x-limits"]
        self._validators = {surface: _validator(schema_file, surface) for surface in ("message", "view")}

    def faults(self, surface: Surface, payload: Json) -> list[Fault]:
        """Everything wrong with a message (`{"blocks": [...]}`) or a view; pointers start at its own fields."""
        validator = self._validators[surface]
        try:
            if validator.is_valid(payload):
                return list(self._whole(surface, payload))
            if not _has_few_parts(payload):
                validator.validate(payload)
            found = [_fault(error) for error in validator.iter_errors(payload)]
        except jsonschema_rs.ValidationError as error:
            found = [_fault(error)]
        except ValueError:
            # The checker goes no deeper than a few hundred levels, and no good payload is nested that deep.
            found = [Fault("/blocks", "failed_constraint", "nested too deeply")]
        return list({(fault.pointer, fault.message): fault for fault in found}.values())

    def check_message(self, blocks: object) -> None:
        """Refuse blocks as chat.postMessage does: `invalid_blocks`, or `invalid_blocks_format` if they are no list."""
        if not isinstance(blocks, list):
            raise SlackError("invalid_blocks_format")
        faults = self.faults("message", {"blocks": blocks})
        if faults:
            raise refusal("invalid_blocks", faults)

    def check_view(self, view: object) -> None:
        """Refuse a view as views.open does: `invalid_arguments`, `view_too_large`."""
        if not isinstance(view, dict):
            raise refusal("invalid_arguments", [Fault("/view", "invalid_type", "must provide an object")])
        if len(json.dumps(view, ensure_ascii=False).encode()) > self.limits["view"]["bytes"]:
            raise SlackError("view_too_large")
        faults = self.faults("view", view)
        if faults:
            moved = [Fault("/view" + fault.pointer, fault.code, fault.message, fault.constraint) for fault in faults]
            raise refusal("invalid_arguments", moved)

    def _whole(self, surface: Surface, payload: Json) -> Iterator[Fault]:
        blocks: list[Json] = payload.get("blocks") or []
        yield from _duplicates(blocks)
        if surface == "message":
            yield from self._message(blocks)
        elif payload["type"] == "modal" and "submit" not in payload:
            needs = [index for index, block in enumerate(blocks) if block["type"] == "input"]
            if needs:
                yield Fault("/submit", "missing_field", "missing required field: submit")

    def _message(self, blocks: list[Json]) -> Iterator[Fault]:
        limits = self.limits["message"]
        tables = [index for index, block in enumerate(blocks) if block["type"] == "table"]
        if len(tables) > limits["tables"]:
            yield Fault(f"/blocks/{tables[1]}", "failed_constraint", "only_one_table_allowed")
        for index in tables:
            if sum(_characters(cell) for row in blocks[index]["rows"] for cell in row) > limits["table_characters"]:
                words = f"must be less than {limits['table_characters'] + 1} characters"
                yield Fault(f"/blocks/{index}/rows", "failed_constraint", words)
        markdown = [index for index, block in enumerate(blocks) if block["type"] == "markdown"]
        if sum(len(blocks[index]["text"]) for index in markdown) > limits["markdown_characters"]:
            words = f"must be less than {limits['markdown_characters'] + 1} characters"
            yield Fault(f"/blocks/{markdown[-1]}/text", "failed_constraint", words)


def refusal(name: str, faults: list[Fault]) -> SlackError:
    """The error reply that carries faults the way Slack's methods do."""
    lines = [fault.line() for fault in faults]
    return SlackError(
        name, errors=[line.removeprefix("[ERROR] ") for line in lines], response_metadata={"messages": lines}
    )


def _duplicates(blocks: list[Json]) -> Iterator[Fault]:
    """Ids used twice. An `action_id` may come back in another block
    (https://docs.slack.dev/reference/block-kit/block-elements/button-element: unique in the containing block)."""
    block_ids: set[str] = set()
    for index, block in enumerate(blocks):
        block_id = block.get("block_id")
        if block_id and block_id in block_ids:
            yield Fault(f"/blocks/{index}/block_id", "duplicate", f"block_id `{block_id}` already exists")
        block_ids.add(block_id or "")
        action_ids: set[str] = set()
        for pointer, element in elements_of(block):
            action_id = element.get("action_id")
            if action_id and action_id in action_ids:
                yield Fault(
                    f"/blocks/{index}{pointer}/action_id", "duplicate", f"action_id `{action_id}` already exists"
                )
            action_ids.add(action_id or "")


def elements_of(block: Json) -> Iterator[tuple[str, Json]]:
    """The interactive elements of a block with their pointers inside it."""
    if block["type"] in {"actions", "context_actions"}:
        for index, element in enumerate(block["elements"]):
            yield f"/elements/{index}", element
    elif block["type"] == "input":
        yield "/element", block["element"]
    elif "accessory" in block:
        yield "/accessory", block["accessory"]


def _has_few_parts(payload: object) -> bool:
    """Has this JSON no more than LISTED_PARTS objects and lists in it, with what they hold?"""
    waiting, counted = [payload], 0
    while waiting and counted <= LISTED_PARTS:
        part = waiting.pop()
        if isinstance(part, dict | list):
            counted += len(part)
            if counted <= LISTED_PARTS:
                waiting.extend(part.values() if isinstance(part, dict) else part)
    return counted <= LISTED_PARTS


def _characters(cell: object) -> int:
    """Characters of a table cell: its own text, or all texts inside a rich_text cell."""
    if isinstance(cell, list):
        return sum(_characters(part) for part in cell)
    if not isinstance(cell, dict):
        return 0
    return len(cell.get("text") or "") + _characters(cell.get("elements") or [])


def _fault(error: jsonschema_rs.ValidationError) -> Fault:
    """Slack's words for a schema error."""
    path, kind = list(error.instance_path), error.kind.name
    pointer = "".join(f"/{part}" for part in path)
    details: Json = error.kind.as_dict()
    # As in the example at https://docs.slack.dev/reference/methods/blocks.validate.
    named = {"limit": "limit", "options": "expected"}
    constraint: Json = {"type": kind, **{named[key]: value for key, value in details.items() if key in named}}
    if kind == "required":
        return Fault(pointer, "missing_field", f"missing required field: {details['property']}")
    if kind == "additionalProperties":
        return Fault(pointer, "additional_property", f"invalid additional property: {details['unexpected'][0]}")
    if kind in {"enum", "const"} and path and path[-1] == "type":
        return Fault(pointer, "failed_constraint", f"unsupported type: {error.instance}"[:LONGEST_WORDS], constraint)
    if kind == "anyOf" and isinstance(error.instance, dict) and error.instance.get("type") == "section":
        return Fault(f"{pointer}/type", "failed_constraint", "must define either `text` or `fields`", constraint)
    return Fault(pointer, "failed_constraint", _constraint_words(kind, details, error), constraint)


def _constraint_words(kind: str, details: Json, error: jsonschema_rs.ValidationError) -> str:
    match kind:
        case "maxLength":
            return f"must be less than {details['limit'] + 1} characters"
        case "minLength":
            return f"must be more than {details['limit'] - 1} characters"
        case "maxItems":
            return f"no more than {details['limit']} items allowed"
        case "minItems":
            return f"no fewer than {details['limit']} items allowed"
        case "oneOf":
            return "must define exactly one of its alternatives"
        case "enum":
            return f"invalid value: {error.instance}"[:LONGEST_WORDS]
        case "type":
            return f"must provide a {' or '.join(details.get('types', ['value of another type']))}"
        case _:
            return str(error.message)[:LONGEST_WORDS]
