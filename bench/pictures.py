"""Takes the pictures of docs/using.md: each command typed on the sandbox's page, over the five first records.

    python -m bench.pictures [FOLDER]

Needs Debian's Chromium. The pictures are kept small: 64 colours, of one answer each.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image
from playwright.async_api import Locator, Page, async_playwright

from bench.set_up import bot_over
from bot import sandbox as sandboxes
from bot.app import build_app
from bot.sandbox.people import ADMIN, GUEST, MEMBER
from briefings import filing
from briefings.corpus import Corpus
from briefings.reading.worker import SafeReader
from tests.kit.bolt import connected

CHROMIUM = Path("/usr/bin/chromium")
NOW = datetime(2025, 6, 2, 9, 30, tzinfo=UTC)
COMMANDS = {
    "guide": "/brief",
    "person": "/brief person ohta",
    "meeting": "/brief meeting my number 6th",
    "topic": "/brief topic my number card",
    "search": '/brief search "personal data"',
    "anything": "/brief what did ota say about mynaportal",
    "near": "/brief person kusnokki",
    "recent": "/brief recent",
    "document": "/brief document 24th meeting",
    "timeline": "/brief timeline my number card",
    "commitments": "/brief commitments overdue",
    "alias": "/brief alias naoki ota",
    "digest": "/brief digest weekly mon 09:00 topic:appi",
    "follow": '/brief follow person:"Naoki Ota"',
    "status": "/brief status",
    "help": "/brief help",
}
FOR_ADMINS = {"audit": "/brief audit", "marks": "/brief commitments"}
_COLOURS = 64
_TALLEST = 1100


async def take(folder: Path) -> None:
    """All pictures, into a folder."""
    async with _workspace() as address, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = await browser.new_page(viewport={"width": 1080, "height": 2400})
        await _open(page, address, MEMBER)
        for name, typed in COMMANDS.items():
            await _keep(await _answer(page, typed), folder / f"{name}.png")
        await _keep_picture(page, folder)
        await _keep_windows(page, address, folder)
        await _open(page, address, ADMIN)
        for name, typed in FOR_ADMINS.items():
            await _keep(await _answer(page, typed), folder / f"{name}.png")
        await _answer(page, "/brief add")
        await _keep(page.locator("dialog.modal"), folder / "add.png")
        await page.get_by_role("button", name="Cancel").click()
        await _open(page, address, ADMIN)
        await _home(page)
        await _keep(page.locator("#main"), folder / "home-admin.png")
        await _open(page, address, GUEST)
        await _keep(await _answer(page, "/brief person ohta"), folder / "guest.png")
        await browser.close()


async def _keep_picture(page: Page, folder: Path) -> None:
    """The picture of who spoke how much."""
    answer = await _answer(page, "/brief meeting my number 6th")
    await answer.get_by_role("button", name="Who spoke how much").click()
    image = page.locator("#main article img[alt*='Turns']").last
    await image.wait_for()
    await page.wait_for_timeout(500)
    await _keep(page.locator("#main article").last, folder / "picture.png")


async def _keep_windows(page: Page, address: str, folder: Path) -> None:
    """The Home tab and the search window."""
    await _open(page, address, MEMBER)
    await _home(page)
    await _keep(page.locator("#main"), folder / "home.png")
    await page.get_by_role("button", name="Search the records").click()
    window = page.locator("dialog.modal")
    await window.wait_for()
    await _keep(window, folder / "search-window.png")


@contextlib.asynccontextmanager
async def _workspace() -> AsyncIterator[str]:
    """The bot in a sandbox, over the five first records."""
    manifest = Path(sandboxes.__file__).parents[1] / "manifest.yaml"
    clock = sandboxes.Clock(NOW)
    with tempfile.TemporaryDirectory() as place, contextlib.closing(Corpus.open(Path(place) / "a.db")) as corpus:
        filing.file_seeds(corpus, NOW)
        async with sandboxes.Sandbox(clock=clock, manifest=manifest, rate_limits=False) as sandbox:
            reader = SafeReader()
            workspace = bot_over(corpus, reader, sandbox.api, now=clock.moment)
            async with connected(build_app(workspace), sandbox):
                yield sandbox.address
                await workspace.background.settled()
            reader.close()


async def _open(page: Page, address: str, user: str) -> None:
    await page.goto(f"{address}/?as={user}")
    await page.wait_for_selector("body.ready")
    await page.get_by_text("policy", exact=True).first.click()
    await page.wait_for_selector("#composer-text")


async def _home(page: Page) -> None:
    await page.get_by_text("Briefings", exact=True).first.click()
    await page.wait_for_timeout(500)
    home = page.get_by_role("tab", name="Home")
    if await home.count():
        await home.click()
    await page.get_by_text("What is new").wait_for()
    await page.wait_for_timeout(300)


async def _answer(page: Page, typed: str) -> Locator:
    """Type a command; what came up, as soon as it is there."""
    articles = page.locator("#main article")
    before = await articles.count()
    await page.locator("#composer-text").fill(typed)
    await page.keyboard.press("Escape")
    await page.locator("#composer-text").press("Enter")
    await page.locator(f"#main article:nth-of-type({before + 1}), dialog.modal").first.wait_for()
    await page.wait_for_timeout(300)
    return articles.last


async def _keep(what: Locator, path: Path) -> None:
    """A picture of it, small: few colours, and what goes beyond a page cut off."""
    data = await what.screenshot()
    image = Image.open(io.BytesIO(data)).convert("RGB")
    image = image.crop((0, 0, image.width, min(image.height, _TALLEST)))
    image.quantize(_COLOURS).save(path, "PNG", optimize=True)
    sys.stdout.write(f"{path.name}\n")


def main(arguments: Sequence[str]) -> int:
    """Take the pictures, into docs/pictures unless said otherwise."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parents[1] / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(take(folder))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
