"""Slack's HTTP side: the Web API, response addresses, uploads and private downloads."""

from __future__ import annotations

import asyncio
import codecs

from aiohttp import web

from bot.sandbox.faults import Fault
from bot.sandbox.hub import APP_TOKEN, BOT_TOKEN, Hub
from bot.sandbox.methods import TABLE, Call, Method
from bot.sandbox.methods.chat import checked_content
from bot.sandbox.rates import rate_limited
from bot.sandbox.tickets import Response
from bot.sandbox.wire import Json, SlackError, is_shallow, parsed

LARGEST_UPLOAD = 200 * 1024 * 1024
# More than the largest message or view that Slack takes; a larger body is answered with 413.
LARGEST_CALL = 4 * 1024 * 1024
CHARSETS = ("utf-8", "iso8859-1")
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class WebApi:
    """The routes that the app's client calls."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._late: set[asyncio.Task[None]] = set()

    def routes(self) -> list[web.RouteDef]:
        """All of them, for aiohttp's router."""
        return [
            web.post("/api/{method}", self.call),
            web.get("/api/{method}", self.call),
            web.post("/response/{token}", self.respond),
            web.post("/upload/v1/{file}", self.upload),
            web.put("/upload/v1/{file}", self.upload),
            web.get("/files-pri/{file}/{tail:.*}", self.download),
        ]

    # --- Methods ---------------------------------------------------------------------------------------------------

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One call of a method: token, fault, rate, scope, handler."""
        name = request.match_info["method"]
        try:
            arguments, token = await _arguments(request.clone(client_max_size=LARGEST_CALL))
            method = TABLE.get(name)
            if method is None:
                raise SlackError("unknown_method", req_method=name)
            _check_token(method, _bearer(request) or token)
            fault = self._hub.faults.strike(name, on_socket=False)
            if fault:
                return await self._faulty(request, fault, method, arguments)
            return web.json_response(self._carry_out(method, arguments))
        except SlackError as error:
            return web.json_response(error.body(), status=error.status, headers=error.headers)

    def _carry_out(self, method: Method, arguments: Json) -> Json:
        hub = self._hub
        hub.rates.count(method.name, method.tier)
        if not hub.manifest.allows(method.scopes):
            provided = ",".join(sorted(hub.manifest.scopes or ()))
            raise SlackError("missing_scope", needed=method.scopes[0], provided=provided)
        return method.handler(Call(hub, arguments))

    async def _faulty(self, request: web.Request, fault: Fault, method: Method, arguments: Json) -> web.StreamResponse:
        match fault.kind:
            case "rate-limited":
                raise rate_limited(fault.seconds)
            case "server-error":
                return web.Response(status=500, text="fatal_error")
            case "token-expired":
                raise SlackError("token_expired")
            case "slow":
                await self._hub.clock.sleep(fault.seconds)
                return web.json_response(self._carry_out(method, arguments))
            case "drop-request":
                pass
            case "store-late":
                task = asyncio.create_task(self._carry_out_late(fault.seconds, method, arguments))
                self._late.add(task)
                task.add_done_callback(self._late.discard)
            case _:
                self._carry_out(method, arguments)
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def _carry_out_late(self, seconds: float, method: Method, arguments: Json) -> None:
        await self._hub.clock.sleep(seconds)
        try:
            self._carry_out(method, arguments)
        except SlackError:
            return  # nobody is there any more to be told

    # --- Response addresses ----------------------------------------------------------------------------------------

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """A message sent to a `response_url`."""
        fault = self._hub.faults.strike("response_url", on_socket=False)
        if fault and fault.kind == "server-error":
            return web.Response(status=500, text="fatal_error")
        try:
            response = self._hub.tickets.use_response(request.match_info["token"])
            try:
                body = parsed(await request.clone(client_max_size=LARGEST_CALL).text())
            except ValueError:
                raise SlackError("invalid_payload", status=400) from None
            if not isinstance(body, dict):
                raise SlackError("invalid_payload", status=400)
            show_response(self._hub, response, body)
        except SlackError as error:
            return web.json_response(error.body(), status=error.status if error.status != 200 else 400)
        if fault and fault.kind == "drop-reply" and request.transport is not None:
            request.transport.abort()
        return web.Response(text="ok")

    # --- Files -----------------------------------------------------------------------------------------------------

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file, as a body or as the one part of a form."""
        file = self._hub.workspace.files.get(request.match_info["file"])
        if file is None:
            return web.Response(status=404, text="file_not_found")
        if request.content_type == "multipart/form-data":
            form = await request.post()
            part = next((value for value in form.values() if isinstance(value, web.FileField)), None)
            data = part.file.read() if part else b""
        else:
            data = await request.read()
        self._hub.workspace.contents[file["id"]] = data
        file["size"] = len(data)
        return web.Response(text=f"OK - {len(data)}")

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A private file, for whoever shows the app's token; Slack sends others to its sign-in page."""
        file_id = request.match_info["file"].rpartition("-")[2]
        if _bearer(request) != BOT_TOKEN or not self._hub.manifest.allows(("files:read",)):
            return web.Response(text="<!DOCTYPE html><title>Sign in | Sandbox</title>", content_type="text/html")
        return file_reply(self._hub, file_id)

    async def close(self) -> None:
        """Give up what would have been stored late."""
        for task in list(self._late):
            task.cancel()


def file_reply(hub: Hub, file_id: str) -> web.Response:
    """A file's bytes; never as a page of this address."""
    file = hub.workspace.files.get(file_id)
    if file is None or file_id not in hub.workspace.contents:
        return web.Response(status=404, text="file_not_found")
    headers = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
    return web.Response(body=hub.workspace.contents[file_id], content_type=file["mimetype"], headers=headers)


def show_response(hub: Hub, response: Response, body: Json) -> None:
    """Show what the app answered (in an ack or at a response_url): a message, a replacement, or nothing any more."""
    workspace, channel, ts = hub.workspace, response.channel, response.message_ts
    if _is_true(body.get("delete_original")):
        if ts and response.ephemeral:
            workspace.change_ephemeral(channel, response.user, ts, None)
        elif ts:
            workspace.delete_message(channel, ts)
        return
    content = checked_content(hub, body.get("text"), body.get("blocks"), body.get("attachments"))
    if _is_true(body.get("replace_original")) and ts:
        changes = {"blocks": None, "attachments": None, **content}
        if response.ephemeral:
            workspace.change_ephemeral(channel, response.user, ts, changes)
        elif workspace.message(channel, ts) is not None:
            workspace.change_message(channel, ts, changes | {"edited": {"user": "", "ts": hub.new_ts()}})
        return
    metadata = body.get("metadata") if isinstance(body.get("metadata"), dict) and is_shallow(body) else None
    thread_ts = str(body.get("thread_ts") or "") or response.thread_ts
    text = content.pop("text")
    if body.get("response_type") == "in_channel":
        workspace.post(channel, hub.bot_message(text, metadata=metadata, thread_ts=thread_ts, **content))
    else:
        workspace.post_ephemeral(
            channel, response.user, hub.bot_message(text, is_ephemeral=True, thread_ts=thread_ts, **content)
        )


def _check_token(method: Method, token: str) -> None:
    if method.token == "none":  # noqa: S105 # a kind of token, not one
        return
    if not token:
        raise SlackError("not_authed")
    if token not in {BOT_TOKEN, APP_TOKEN}:
        raise SlackError("invalid_auth")
    if (method.token == "app") != (token == APP_TOKEN):  # noqa: S105 # a kind of token, not one
        raise SlackError("not_allowed_token_type")


def _is_true(value: object) -> bool:
    return value is True or value == "true"


def _bearer(request: web.Request) -> str:
    """The token in the Authorization header, or "" """
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.casefold() == "bearer" else kind


async def _arguments(request: web.Request) -> tuple[Json, str]:
    """Arguments of a call from the address, a form or a JSON body, and the token that a form may carry.

    An empty body is no error. A token in the address or in JSON is none: Slack takes it from the header or a form.
    """
    arguments: Json = {key: value for key, value in request.query.items() if key != "token"}
    if not request.body_exists:
        return arguments, ""
    kind, charset = _kind_of_body(request)
    if kind in FORMS:
        try:
            form = {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
        except (LookupError, ValueError):
            raise SlackError("invalid_form_data") from None
        token = form.pop("token", "")
        return arguments | form, token
    body = await request.read()
    if body.strip() and kind == "application/json":
        arguments |= _json_arguments(body, charset)
    return arguments, ""


def _kind_of_body(request: web.Request) -> tuple[str, str]:
    """Content type and character set of a body; refused as Slack refuses others than those it knows."""
    if "Content-Type" not in request.headers:
        raise SlackError("missing_post_type")
    charset = request.charset or "utf-8"
    try:
        known = codecs.lookup(charset).name in CHARSETS
    except LookupError:
        known = False
    if not known:
        raise SlackError("invalid_charset")
    if request.content_type not in {*FORMS, "application/json", "text/plain"}:
        raise SlackError("invalid_post_type")
    return request.content_type, charset


def _json_arguments(body: bytes, charset: str) -> Json:
    try:
        arguments = parsed(body.decode(charset))
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(arguments, dict):
        raise SlackError("json_not_object")
    arguments.pop("token", None)
    return arguments
