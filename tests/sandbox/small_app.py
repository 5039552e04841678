"""A small Bolt app that uses each kind of listener once, as Bolt's own examples do."""

from __future__ import annotations

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox
from bot.sandbox.wire import Json
from tests.kit.bolt import web_client

FORM: Json = {
    "type": "modal",
    "callback_id": "form",
    "title": {"type": "plain_text", "text": "A form"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input", "block_id": "name", "label": {"type": "plain_text", "text": "Name"},
            "element": {"type": "plain_text_input", "action_id": "value"},
        },
        {
            "type": "input", "block_id": "file", "optional": True, "label": {"type": "plain_text", "text": "File"},
            "element": {"type": "file_input", "action_id": "value", "max_files": 1},
        },
        {
            "type": "input", "block_id": "topic", "optional": True, "label": {"type": "plain_text", "text": "Topic"},
            "element": {"type": "external_select", "action_id": "topic", "min_query_length": 0},
        },
        {
            "type": "input", "block_id": "place", "optional": True, "label": {"type": "plain_text", "text": "Place"},
            "element": {"type": "conversations_select", "action_id": "place", "response_url_enabled": True},
        },
    ],
}  # fmt: skip # shorter than one a line


def buttons(*labels: str) -> list[Json]:
    """A section and a row of buttons."""
    row = [
        {"type": "button", "text": {"type": "plain_text", "text": label}, "action_id": label.lower(), "value": label}
        for label in labels
    ]
    return [{"type": "section", "text": {"type": "mrkdwn", "text": "Choose"}}, {"type": "actions", "elements": row}]


def small_app(sandbox: Sandbox) -> AsyncApp:
    """The app, not connected yet."""
    app = AsyncApp(client=web_client(sandbox), process_before_response=True)
    _commands_and_actions(app)
    _views_and_options(app)
    _shortcuts_and_events(app)
    return app


def _commands_and_actions(app: AsyncApp) -> None:
    @app.command("/echo")
    async def echo(ack: AsyncAck, command: Json, respond: AsyncRespond) -> None:
        match command["text"].split():
            case ["buttons"]:
                await ack(text="Choose", blocks=buttons("Open", "Replace", "Delete"))
            case ["loud", *_]:
                await ack(text="said aloud", response_type="in_channel")
            case ["too-long"]:
                await ack(blocks=[{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}])
            case ["later"]:
                await ack()
                await respond("said later")
            case ["silent"]:
                return
            case _:
                await ack(text=f"you said: {command['text']}")

    @app.action("open")
    async def open_(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.action("replace")
    async def replace(ack: AsyncAck, respond: AsyncRespond) -> None:
        await respond("replaced", replace_original=True)
        await ack()

    @app.action("delete")
    async def delete(ack: AsyncAck, respond: AsyncRespond) -> None:
        await respond(delete_original=True)
        await ack()


def _views_and_options(app: AsyncApp) -> None:
    @app.options("topic")
    async def options(ack: AsyncAck, payload: Json) -> None:
        if payload["value"] == "all":
            await ack(options=[{"text": {"type": "plain_text", "text": str(n)}, "value": str(n)} for n in range(101)])
            return
        found = [word for word in ("privacy", "pensions", "roads") if payload["value"] in word]
        await ack(options=[{"text": {"type": "plain_text", "text": word.title()}, "value": word} for word in found])

    @app.view("form")
    async def form(ack: AsyncAck, view: Json, body: Json, client: AsyncWebClient, respond: AsyncRespond) -> None:
        values = view["state"]["values"]
        if values["name"]["value"]["value"] == "nobody":
            await ack(response_action="errors", errors={"name": "Please name somebody."})
            return
        files = [file["name"] for file in values["file"]["value"]["files"]]
        topic = values["topic"]["topic"]["selected_option"]
        said = f"{values['name']['value']['value']} {files} {topic and topic['value']}"
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text=f"got {said}")
        for place in body["response_urls"]:
            named = f"{place['block_id']} {place['action_id']} {place['channel_id']}"
            await respond(f"told here, by {named}", response_type="in_channel")

    @app.view_closed("form")
    async def closed(ack: AsyncAck) -> None:
        await ack()


def _shortcuts_and_events(app: AsyncApp) -> None:
    @app.shortcut("mark")
    async def mark(ack: AsyncAck, payload: Json, client: AsyncWebClient) -> None:
        await ack()
        await client.chat_postMessage(channel=payload["channel"]["id"], thread_ts=payload["message_ts"], text="marked")

    @app.event("app_home_opened")
    async def home(event: Json, client: AsyncWebClient) -> None:
        blocks = [{"type": "section", "text": {"type": "plain_text", "text": "Your home"}}]
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    @app.event("app_mention")
    async def mention(event: Json, client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text="you called")

    @app.event("file_shared")
    async def shared(event: Json, client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel=event["channel_id"], text=f"saw {event['file_id']}")

    @app.event("message")
    async def message() -> None:
        return None
