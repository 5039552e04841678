"""files.*: the two steps of an upload, and what is known of a file."""

from __future__ import annotations

import mimetypes
import re

from bot.sandbox.hub import Hub
from bot.sandbox.methods.call import Call
from bot.sandbox.methods.chat import known_channel
from bot.sandbox.wire import Json, SlackError

# Slack's own names for kinds of files; the extension for all others.
FILETYPES = {
    "txt": ("text", "Plain Text"),
    "md": ("markdown", "Markdown (raw)"),
    "htm": ("html", "HTML"),
    "jpeg": ("jpg", "JPEG"),
}


def get_upload_url(call: Call) -> Json:
    """files.getUploadURLExternal"""
    name = call.required("filename")
    try:
        size = int(call.required("length"))
    except ValueError:
        raise SlackError("invalid_arguments") from None
    if size <= 0:
        raise SlackError("invalid_arguments")
    hub = call.hub
    file = new_file(hub, name, hub.workspace.identity.bot_user_id, size)
    return {"ok": True, "upload_url": f"{hub.address}/upload/v1/{file['id']}", "file_id": file["id"]}


def complete_upload(call: Call) -> Json:
    """files.completeUploadExternal: shares the uploaded files in a channel, or leaves them private without one."""
    hub = call.hub
    wanted = call.data("files", "invalid_arguments")
    if not isinstance(wanted, list) or not wanted:
        raise SlackError("invalid_arguments", response_metadata={"messages": ["[ERROR] missing required field: files"]})
    files = []
    for row in wanted:
        file = hub.workspace.files.get(str(row.get("id"))) if isinstance(row, dict) else None
        if file is None or file["id"] not in hub.workspace.contents:
            raise SlackError("file_not_found")
        file["title"] = str(row.get("title") or file["name"])
        files.append(file)
    named = call.text("channel_id") or (call.text("channels") or "").split(",")[0]
    if named:
        channel = known_channel(hub, named)
        if not hub.workspace.is_member(channel["id"], hub.workspace.identity.bot_user_id):
            raise SlackError("not_in_channel")
        thread_ts = call.text("thread_ts")
        message = hub.bot_message(
            call.text("initial_comment") or "", subtype="file_share", files=files, upload=True, thread_ts=thread_ts
        )
        share(hub, files, channel["id"], message)
    return {"ok": True, "files": files}


def upload_gone(_call: Call) -> Json:
    """files.upload: Slack took it away."""
    raise SlackError("method_deprecated")


def info(call: Call) -> Json:
    """files.info"""
    file = call.hub.workspace.files.get(call.required("file"))
    if file is None:
        raise SlackError("file_not_found")
    return {"ok": True, "file": file, "comments": [], "response_metadata": {"next_cursor": ""}}


def delete(call: Call) -> Json:
    """files.delete"""
    file_id = call.required("file")
    if call.hub.workspace.files.pop(file_id, None) is None:
        raise SlackError("file_not_found")
    call.hub.workspace.contents.pop(file_id, None)
    return {"ok": True}


def new_file(hub: Hub, name: str, user: str, size: int) -> Json:
    """A file in Slack's form, without its content yet."""
    file_id = hub.workspace.new_id("F")
    extension = name.rpartition(".")[2].casefold() if "." in name else ""
    filetype, pretty = FILETYPES.get(extension, (extension or "binary", extension.upper() or "Binary"))
    now = int(hub.clock.now())
    # As in Slack, an address holds no more of a name than its plain letters: a name may be a path, or end the address.
    slug = re.sub(r"[^a-z0-9.-]+", "_", name.lower()).strip("._") or "file"
    base = f"{hub.address}/files-pri/{hub.workspace.identity.team_id}-{file_id}"
    file: Json = {
        "id": file_id, "created": now, "timestamp": now, "name": name, "title": name, "user": user, "size": size,
        "mimetype": mimetypes.guess_type(name)[0] or "application/octet-stream", "filetype": filetype,
        "pretty_type": pretty,
        "user_team": hub.workspace.identity.team_id, "editable": False, "mode": "hosted", "is_external": False,
        "external_type": "", "is_public": False, "public_url_shared": False, "display_as_bot": False, "username": "",
        "url_private": f"{base}/{slug}", "url_private_download": f"{base}/download/{slug}",
        "permalink": f"{hub.address}/files/{user}/{file_id}/{slug}", "channels": [], "groups": [], "ims": [],
        "file_access": "visible", "has_rich_preview": False,
    }  # fmt: skip # shorter than one a line
    hub.workspace.files[file_id] = file
    return file


def share(hub: Hub, files: list[Json], channel: str, message: Json) -> None:
    """Post a message that carries files; tells of `file_shared` for each."""
    for file in files:
        file["channels"] = list(dict.fromkeys([*file["channels"], channel]))
    hub.workspace.post(channel, message)
    for file in files:
        data = {"channel_id": channel, "file_id": file["id"], "user_id": message["user"], "file": {"id": file["id"]}}
        hub.workspace.tell("file_shared", data)
