"""Every limit of Slack: a payload at it is taken, one past it refused with Slack's error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox
from bot.sandbox.people import ADMIN
from bot.sandbox.wire import Json

CASES: list[Json] = [
    case
    for file in sorted((Path(__file__).parent / "limits").glob("*.json"))
    for case in json.loads(file.read_text(encoding="utf-8"))
]


def built(template: object, size: int, place: int = 0) -> object:
    """The payload of a case at that size; see limits/README.md."""
    if isinstance(template, list):
        return [built(part, size, place) for part in template]
    if isinstance(template, str):
        return template.replace("{n}", str(place))
    if not isinstance(template, dict):
        return template
    match template:
        case {"$text": letter}:
            return str(letter) * size
        case {"$fixed": number}:
            return "y" * int(number)
        case {"$number": _}:
            return size
        case {"$list": item}:
            return [built(item, size, index) for index in range(size)]
    return {key: built(part, size, place) for key, part in template.items()}


async def send(sandbox: Sandbox, client: AsyncWebClient, case: Json, size: int) -> None:
    """Send a case's payload where it belongs: as a message, a modal or a Home tab."""
    blocks = built(case.get("blocks"), size)
    if case["surface"] == "message":
        await client.chat_postMessage(channel="#policy", text="x", blocks=blocks)  # type: ignore[arg-type] # made of JSON
        return
    bare: Json = (
        {"type": "home"}
        if case["surface"] == "home"
        else {"type": "modal", "title": _plain("x"), "submit": _plain("y")}
    )
    view = built(case["view"], size) if "view" in case else {**bare, "blocks": blocks}
    if case["surface"] == "home":
        await client.views_publish(user_id=ADMIN, view=view)  # type: ignore[arg-type] # made of JSON
    else:
        await client.views_open(trigger_id=sandbox.hub.tickets.new_trigger(ADMIN), view=view)  # type: ignore[arg-type] # made of JSON


def _plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
async def test_limit(sandbox: Sandbox, client: AsyncWebClient, case: Json) -> None:
    """At the limit Slack takes it; one past it Slack says where the fault is."""
    await send(sandbox, client, case, case["limit"])
    with pytest.raises(SlackApiError) as refused:
        await send(sandbox, client, case, case["limit"] + 1)
    reply = refused.value.response
    assert reply["error"] == ("invalid_blocks" if case["surface"] == "message" else "invalid_arguments")
    lines = reply["response_metadata"]["messages"]
    assert [line for line in lines if line.endswith(f"[json-pointer:{case['pointer']}]")], lines
    if "message" in case:
        assert f"[ERROR] {case['message']} [json-pointer:{case['pointer']}]" in lines


WRONG: list[tuple[str, list[Json], str]] = [
    ("an empty text", [{"type": "section", "text": {"type": "mrkdwn", "text": ""}}], "must be more than 0 characters"),
    ("a section of nothing", [{"type": "section"}], "must define either `text` or `fields`"),
    ("a block without a type", [{"text": "x"}], "missing required field: type"),
    ("a type there is not", [{"type": "heading"}], "unsupported type: heading"),
    ("mrkdwn in a header", [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}], "unsupported type: mrkdwn"),
    ("a field there is not", [{"type": "divider", "colour": "red"}], "invalid additional property: colour"),
    (
        "an image without words",
        [{"type": "image", "image_url": "https://example.org/a.png"}],
        "missing required field: alt_text",
    ),
    ("a block_id twice", [{"type": "divider", "block_id": "a"}] * 2, "block_id `a` already exists"),
    (
        "an action_id twice",
        [{"type": "actions", "elements": [{"type": "button", "text": _plain("x"), "action_id": "a"}] * 2}],
        "action_id `a` already exists",
    ),
]


@pytest.mark.parametrize(("blocks", "words"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
async def test_wrong_blocks(client: AsyncWebClient, blocks: list[Json], words: str) -> None:
    """What is not a limit but wrong all the same is refused with a sentence about it."""
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="#policy", text="x", blocks=blocks)
    assert words in str(refused.value.response["errors"])


async def test_an_action_id_may_come_back_in_another_block(client: AsyncWebClient) -> None:
    """Slack asks for an `action_id` that is unique in its block: two rows of a message may have one alike."""
    row = {"type": "actions", "elements": [{"type": "button", "text": _plain("x"), "action_id": "a"}]}
    assert (await client.chat_postMessage(channel="#policy", text="x", blocks=[row, row]))["ok"]


async def test_every_fault_is_named(client: AsyncWebClient) -> None:
    """blocks.validate lists every fault with a JSON pointer into the blocks, its code and its words."""
    blocks = [{"type": "header", "text": _plain("x" * 151)}, {"type": "foo"}]
    with pytest.raises(SlackApiError) as refused:
        await client.api_call("blocks.validate", json={"blocks": blocks})
    assert refused.value.response["error"] == "invalid_blocks"
    found = [(row["pointer"], row["code"], row["message"]) for row in refused.value.response["errors"]]
    assert found == [
        ("/0/text/text", "failed_constraint", "must be less than 151 characters"),
        ("/1/type", "failed_constraint", "unsupported type: foo"),
    ]
    assert (await client.api_call("blocks.validate", json={"blocks": [{"type": "divider"}]}))["ok"]


async def test_the_example_of_blocks_validate(client: AsyncWebClient) -> None:
    """What Slack's page of the method shows as its answers is what is answered."""
    blocks = [{"type": "section", "text": {"type": "invalid", "text": "Hello"}}]
    with pytest.raises(SlackApiError) as refused:
        await client.api_call("blocks.validate", json={"blocks": blocks})
    assert refused.value.response["errors"] == [
        {
            "code": "failed_constraint",
            "message": "unsupported type: invalid",
            "pointer": "/0/text/type",
            "constraint": {"type": "enum", "expected": ["plain_text", "mrkdwn"]},
        }
    ]
    for arguments in ({}, {"blocks": blocks, "view": "{}"}):
        with pytest.raises(SlackApiError) as refused:
            await client.api_call("blocks.validate", json=arguments)
        assert refused.value.response["response_metadata"]["messages"] == [
            "must provide exactly one of `blocks`, `view`, or `message`"
        ]
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await client.api_call("blocks.validate", params={"blocks": "["})


async def test_view_of_250_kilobytes(sandbox: Sandbox, client: AsyncWebClient) -> None:
    """A view of more than 250 kB is too large, however few blocks it has."""
    text = {"type": "section", "text": {"type": "mrkdwn", "text": "€" * 3000}}
    view = {"type": "home", "blocks": [text] * 27}
    await client.views_publish(user_id=ADMIN, view=view)
    with pytest.raises(SlackApiError, match="view_too_large"):
        await client.views_publish(user_id=ADMIN, view={**view, "blocks": [text] * 28})


async def test_message_text_is_cut(client: AsyncWebClient) -> None:
    """A message's text is cut at 40,000 characters; an update refuses more than 4,000."""
    posted = await client.chat_postMessage(channel="#policy", text="x" * 40_001)
    assert len(posted["message"]["text"]) == 40_000
    await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="x" * 4_000)
    with pytest.raises(SlackApiError, match="msg_too_long"):
        await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="x" * 4_001)
