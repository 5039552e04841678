"""Pictures on their way to Slack: each is uploaded once, then reused."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping

from slack_sdk.errors import SlackApiError

from bot.pictures import Bars, Columns
from bot.workspace import Workspace
from briefings.records import BriefingsError

# Changed whenever the same rows are drawn in another way.
_VERSION = "2"
# Slack takes a moment to look at a file, and refuses to show it before.
_LOOKS, _BETWEEN_LOOKS_SECONDS = 8, 0.5


async def uploaded(workspace: Workspace, shown: Bars | Columns) -> str:
    """The id of the file in Slack that holds this picture; uploaded when nobody asked for it before.

    Raises BriefingsError when Slack does not take it, and aiohttp's errors when it does not answer.
    """
    pictures = workspace.corpus.pictures
    key = hashlib.sha256(f"{_VERSION}|{workspace.client.base_url}|{shown!r}".encode()).hexdigest()
    known = await asyncio.to_thread(pictures.file_of, key)
    if known is not None and await _about(workspace, known) is not None:
        return known
    # Here, not above: loading Pillow would hold up every start, and most never draw.
    from bot.drawing import draw

    data = await asyncio.to_thread(draw, shown)
    try:
        response = await workspace.client.files_upload_v2(
            content=data, filename="picture.png", title=shown.title[:200], alt_txt=shown.words[:1000]
        )
    except SlackApiError as error:
        raise BriefingsError("Slack did not take the picture just now. Please try again in a minute.") from error
    file = response.get("file") or (response.get("files") or [{}])[0]
    file_id = str(file["id"])
    await asyncio.to_thread(pictures.keep, key, file_id, workspace.now())
    await _until_ready(workspace, file_id)
    return file_id


async def _until_ready(workspace: Workspace, file_id: str) -> None:
    """Wait until Slack knows what kind of file it is, or for a few seconds."""
    for _ in range(_LOOKS):
        about = await _about(workspace, file_id)
        if about is None or about.get("mimetype"):
            return
        await asyncio.sleep(_BETWEEN_LOOKS_SECONDS)


async def _about(workspace: Workspace, file_id: str) -> Mapping[str, object] | None:
    """What Slack says of a file; None for one that is gone: a workspace may delete old ones."""
    try:
        answer = await workspace.client.files_info(file=file_id)
    except SlackApiError:
        return None
    file = answer.get("file")
    return file if isinstance(file, Mapping) else None
