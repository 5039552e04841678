"""Socket Mode: what Slack sends over the socket to the app, and the app's acks back."""

from __future__ import annotations

import json

from slack_bolt import BoltResponse
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest


class SocketHandler(AsyncSocketModeHandler):
    """Bolt's handler, which sends an ack's JSON as the app wrote it instead of reading and writing it once more."""

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # as in Bolt's
        """Answer one envelope."""
        response: BoltResponse = await run_async_bolt_app(self.app, req)
        ack = whole_ack(req.envelope_id, response)
        if ack is None:
            await send_async_response(client, req, response, 0.0)
        else:
            await client.send_message(ack)


def whole_ack(envelope_id: str, response: BoltResponse) -> str | None:
    """The ack with the response's JSON in it; None where the response holds none, which Bolt knows how to send."""
    kind = response.headers.get("content-type", [""])[0]
    if response.status != 200 or not response.body or not kind.startswith("application/json"):
        return None
    return f'{{"envelope_id": {json.dumps(envelope_id)}, "payload": {response.body}}}'
