"""Files that people give the bot in Slack: by the bot's token, from Slack's own host and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from briefings.records import BriefingsError

LARGEST_FILE = 25 * 1024**2
_SECONDS = aiohttp.ClientTimeout(total=60)
_SLACK_HOST = "files.slack.com"


async def download(client: AsyncWebClient, file_id: str) -> tuple[str, bytes]:
    """A file's name and bytes. Raises BriefingsError when Slack does not give it, or when it is too large."""
    try:
        response = await client.files_info(file=file_id)
    except SlackApiError as error:
        raise BriefingsError("Slack no longer has this file. Please upload it again.") from error
    found = response.get("file")
    file: Mapping[str, object] = found if isinstance(found, Mapping) else {}
    name = str(file.get("name") or "upload.txt")
    address = str(file.get("url_private_download") or file.get("url_private") or "")
    if not is_slacks(address, client.base_url):
        raise BriefingsError(f"{name} is not kept by Slack itself, so I cannot fetch it. Please upload the file.")
    too_large = BriefingsError(f"{name} is larger than {LARGEST_FILE // 1024**2} MB. Please split it.")
    size = file.get("size")
    if isinstance(size, int) and size > LARGEST_FILE:
        raise too_large
    try:
        async with (
            aiohttp.ClientSession(timeout=_SECONDS) as session,
            session.get(
                address,
                headers={"Authorization": f"Bearer {client.token}"},
                allow_redirects=False,  # a redirect would carry the token to another host
                proxy=client.proxy,
            ) as reply,
        ):
            if reply.status != 200 or (reply.content_type == "text/html" and not name.endswith((".html", ".htm"))):
                # Slack answers a missing permission with its sign-in page.
                raise BriefingsError(f"Slack did not let me read {name}. The app needs the scope files:read.")
            data = bytearray()
            async for chunk in reply.content.iter_chunked(1 << 16):
                data += chunk
                if len(data) > LARGEST_FILE:
                    raise too_large
    except (aiohttp.ClientError, TimeoutError) as error:
        raise BriefingsError(f"{name} could not be fetched from Slack just now. Please try again.") from error
    return name, bytes(data)


def is_slacks(address: str, base_url: str) -> bool:
    """Slack's own files, or those of the server that the client itself speaks to (the sandbox)."""
    parts, own = urlsplit(address), urlsplit(base_url)
    if own.hostname != "slack.com":
        return (parts.scheme, parts.netloc) == (own.scheme, own.netloc)
    return parts.scheme == "https" and parts.hostname == _SLACK_HOST
