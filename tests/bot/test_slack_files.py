"""Files of Slack's: fetched by the bot's token, from Slack's own host and nowhere else."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.intake.slack_files import download, is_slacks
from briefings.records import BriefingsError

SLACK = "https://slack.com/api/"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/files-pri/T1-F1/a.txt",
        "http://files.slack.com/files-pri/T1-F1/a.txt",
        "https://files.slack.com.evil.example/a.txt",
        "https://files.slack.com@evil.example/a.txt",
        "https://evil.example/https://files.slack.com/a.txt",
        "https://files.slack.com:8443@evil.example/a.txt",
        "file:///etc/passwd",
        "https://169.254.169.254/latest/meta-data",
        "",
    ],
)
def test_other_hosts_are_not_slacks(address: str) -> None:
    """An address that only looks like Slack's gets no token."""
    assert not is_slacks(address, SLACK)


def test_slacks_host() -> None:
    """Slack's own host over TLS is where files are fetched."""
    assert is_slacks("https://files.slack.com/files-pri/T1-F1/a.txt", SLACK)


class FakeSlack:
    """A Web API that tells of one file, whose address redirects to another path that would take the token."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.url = ""

    def app(self) -> web.Application:
        """The server's routes."""
        app = web.Application()
        app.router.add_route("*", "/api/files.info", self._info)
        app.router.add_get("/moved", self._moved)
        app.router.add_get("/thief", self._thief)
        return app

    async def _info(self, _request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "file": {"name": "a.txt", "size": 3, "url_private_download": self.url}})

    async def _moved(self, request: web.Request) -> web.Response:
        raise web.HTTPFound(str(request.url.with_path("/thief")))

    async def _thief(self, request: web.Request) -> web.Response:
        self.taken.append(request.headers.get("Authorization", ""))
        return web.Response(text="words")


@pytest.fixture
async def fake() -> AsyncIterator[tuple[FakeSlack, str]]:
    """That Slack, and where it is."""
    slack = FakeSlack()
    runner = web.AppRunner(slack.app())
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield slack, f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_a_redirect_is_not_followed(fake: tuple[FakeSlack, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A file's address that leads elsewhere is refused in a sentence; the token stays here."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    slack, address = fake
    slack.url = f"{address}/moved"
    with pytest.raises(BriefingsError, match="did not let me read"):
        await download(AsyncWebClient("xoxb-made-up", f"{address}/api/"), "F1")
    assert slack.taken == []


async def test_another_server_gets_no_token(fake: tuple[FakeSlack, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that Slack says is kept elsewhere is not asked for at all."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    slack, address = fake
    slack.url = address.replace("127.0.0.1", "localhost") + "/thief"
    with pytest.raises(BriefingsError, match="not kept by Slack"):
        await download(AsyncWebClient("xoxb-made-up", f"{address}/api/"), "F1")
    assert slack.taken == []
